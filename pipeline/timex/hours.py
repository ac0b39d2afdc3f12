"""How an hour follows the one told before it: after noon, past midnight, so many hours on."""

from __future__ import annotations

import re

_SAID = re.compile(r"T(\d\d:\d\d|MO|MI|AF|EV|NI)")
_FACE = 12 * 60  # minutes of a round of the clock's face
_DAY = 24 * 60
_AHEAD = 8 * 60  # within so much of the time told before, the hour of the other half is the next one
_LATE, _EARLY = 18 * 60, 6 * 60
# From when on an hour by the clock's face is meant, where a part of the day was told.
_FROM = {"MI": 11 * 60, "AF": 12 * 60, "EV": 16 * 60, "NI": 18 * 60}
_TILL_LATE = ("EV", "NI")


def said(value: str) -> str:
    """The hour or part of the day in a TIMEX3 value.

    >>> said("1848-02-17T21:00"), said("1848-02-17TEV"), said("1848-02-17")
    ('21:00', 'EV', '')
    """
    found = _SAID.search(value)
    return found[1] if found else ""


def minutes(time: str) -> int | None:
    """An hour in minutes from midnight; a part of the day has none.

    >>> minutes("21:30"), minutes("EV")
    (1290, None)
    """
    return int(time[:2]) * 60 + int(time[3:5]) if time[:1].isdigit() else None


def follow(time: str, before: str, *, open_half: bool, onward: bool = False) -> tuple[str, int]:
    """An hour as it follows the time told before, and how many days later it is.

    A story goes onward from an evening to the morning; news may go back.

    >>> follow("T09:00", "EV", open_half=True), follow("T01:30", "20:00", open_half=False)
    (('T21:00', 0), ('T01:30', 1))
    """
    at, last = minutes(time[1:]), minutes(before)
    late = before in _TILL_LATE if last is None else last >= _LATE
    if at is None:
        return time, int(late and time == "TMO")
    if not open_half:
        return time, int(late and at < (_FACE if onward else _EARLY))
    first = _FROM.get(before) if last is None else last
    if first is None:
        return time, 0
    found = next(n for n in range(at % _FACE, 4 * _FACE, _FACE) if n >= first)
    if last is not None and (found - last > _AHEAD or found >= _DAY + _EARLY):
        return time, 0
    return clock(found % _DAY), found // _DAY


def clock(at: int) -> str:
    """Minutes from midnight as the time of a TIMEX3 value.

    >>> clock(1290)
    'T21:30'
    """
    return f"T{at // 60:02d}:{at % 60:02d}"
