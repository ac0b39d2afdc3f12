"""The days in which an undated text was written, by what it says itself; none where it says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline import nlp
from pipeline.dateline import clues
from pipeline.dateline.clues import Clue, Clues, falls_on, of_kind
from pipeline.documents import breaks
from pipeline.interval import Interval, weekday, ymd
from pipeline.model import Published, Unit, When

READ = 100_000  # characters parsed here, where no parsed text is given
_SOON_DAYS = 31  # a text that names the weekday of a past day was written so soon after it
_AHEAD_DAYS = 92  # and so long before one that lies ahead
_TODAY_DAYS = 7  # a text that says "today, 5 July" may have been posted within the week
_YEARS = 2  # years tried from the last one told, where nothing ends the search
_SPAN = 12  # years tried between two bounds


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Not before `first`, not after `last`; each with what says so."""

    first: Clue | None = None
    last: Clue | None = None


def infer(masked: str, doc: Any = None) -> Published | None:
    """The publication date as the text's own dates, weekdays and tenses leave it.

    `doc` is the text parsed by spaCy; without it the text's beginning is parsed here.
    """
    if doc is None and len(masked) > READ and not any(map(str.isdigit, masked)):
        return None
    told = clues.read(doc if doc is not None else _parsed(masked))
    bounds = _bounds(told)
    return _narrow(told, bounds) or (_wide(bounds) if told.is_fresh else None)


def _parsed(masked: str) -> Any:
    prose = masked[:READ]
    return next(nlp.parse([nlp.Prose(prose, breaks(prose))], depth="tags"))


_YEAR = re.compile(r"(?<![\d.,$€£])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
_SLACK_DAYS = 60


def is_refuted(when: When, masked: str, doc: Any = None) -> bool:
    """Whether the text tells as past what came well after a day on which it is said to be published."""
    if when.last is None:
        return False
    year = ymd(when.last.days.end - 1)[0]
    if not any(int(found[0]) > year for found in _YEAR.finditer(masked)):
        return False
    past = of_kind(clues.read(doc if doc is not None else _parsed(masked)).found, "after")
    return any(clue.first > when.last.days.end + _SLACK_DAYS for clue in past)


def _bounds(told: Clues) -> _Bounds:
    """The latest past and the earliest future date that agree."""
    past = of_kind(told.found, "after")
    first = max(past, key=lambda clue: (clue.first, clue.is_near), default=None)
    if not told.is_fresh:
        return _Bounds(first)
    ahead = [c for c in of_kind(told.found, "before") if first is None or c.last >= first.first]
    return _Bounds(first, min(ahead, key=lambda clue: clue.last, default=None))


def _narrow(told: Clues, bounds: _Bounds) -> Published | None:
    """The few days that a weekday's date, "today" or a place line leaves."""
    for clue in of_kind(told.found, "today"):
        if _allows(bounds, clue.first, clue.first + _TODAY_DAYS - 1):
            when = _days(clue.first, clue.first + _TODAY_DAYS - 1)
            return _inferred(when, f"It says “{clue.quote}”, and was published that day or soon after.")
    return _by_weekdays(told, bounds) or _by_place_line(told, bounds) or _by_years(told, bounds)


def _by_weekdays(told: Clues, bounds: _Bounds) -> Published | None:
    """The one year near the dates told in which all weekdays fall on their days."""
    pairs = of_kind(told.found, "pair")
    years = _years(bounds)
    if not pairs or not years:
        return None
    fits = [(year, days) for year in years if (days := _window(pairs, year, bounds)) is not None]
    if len(fits) != 1:
        return None
    year, (first, last) = fits[0]
    quoted = "”, “".join(dict.fromkeys(pair.quote for pair in pairs))
    verb = "fits" if len(pairs) == 1 else "fit"
    tried = f"{min(years)} to {max(years)}"
    note = f"“{quoted}” {verb} only {year} of the years {tried}, which its other dates allow; "
    return _inferred(_days(first, last), note + "a text that names such a day is written near it.")


def _years(bounds: _Bounds) -> range:
    """The years that its dates allow; none where nothing says how near they are."""
    if bounds.first is None or (not bounds.first.is_near and bounds.last is None):
        return range(0)
    first = ymd(bounds.first.first)[0]
    last = ymd(bounds.last.last)[0] if bounds.last else first + _YEARS - 1
    return range(first, last + 1) if last - first < _SPAN else range(0)


def _window(pairs: Sequence[Clue], year: int, bounds: _Bounds) -> tuple[int, int] | None:
    """The days in which the text may have been written, were its first pair of that year."""
    placed = _placed(pairs, year)
    if placed is None:
        return None
    past = [day for pair, day in zip(pairs, placed, strict=True) if pair.side <= 0]
    ahead = [day for pair, day in zip(pairs, placed, strict=True) if pair.side > 0]
    first = max(past) if past else min(ahead) - _AHEAD_DAYS
    last = max(past) + _SOON_DAYS - 1 if past else min(ahead)
    if ahead and min(ahead) >= first:
        last = min(last, *ahead)
    if bounds.first is not None:
        first = max(first, bounds.first.first)
    if bounds.last is not None:
        last = min(last, bounds.last.last)
    return (first, last) if first <= last else None


def _placed(pairs: Sequence[Clue], year: int) -> list[int] | None:
    """Each pair's day, the first in the given year and the others in the year nearest to it."""
    days: list[int] = []
    for pair in pairs:
        near = [y for y in (year - 1, year, year + 1) if days] or [year]
        options = [day for y in near if (day := falls_on(y, pair.month, pair.day)) is not None]
        if not options:
            return None
        day = min(options, key=lambda d: abs(d - days[0])) if days else options[0]
        if weekday(day) != pair.weekday:
            return None
        days.append(day)
    return days


def _by_place_line(told: Clues, bounds: _Bounds) -> Published | None:
    """The day of a place line without its year, where the bounds leave one year; else a later bound."""
    clue = next(iter(of_kind(told.found, "dateline")), None)
    if clue is None or bounds.first is None:
        return None
    first = ymd(bounds.first.first)[0]
    last = ymd(bounds.last.last)[0] if bounds.last else first + 8
    options = (falls_on(year, clue.month, clue.day) for year in range(first, last + 1))
    days = [day for day in options if day is not None and _allows(bounds, day, day)]
    if not days:
        return None
    if len(days) == 1 and bounds.last is not None:
        note = f"The place line says “{clue.quote}”, and only {ymd(days[0])[0]} agrees with the dates told."
        return _inferred(_days(days[0], days[0] + 1), note)
    return _wide(replace(bounds, first=replace(bounds.first, unit=Unit.of_day(days[0]))), clue.quote)


def _by_years(told: Clues, bounds: _Bounds) -> Published | None:
    """The years that a count of years leaves: "ten years ago, in 2011"."""
    if not told.is_fresh:
        return None
    for clue in of_kind(told.found, "years"):
        first = max(clue.first, bounds.first.first if bounds.first else 0)
        last = min(clue.last, bounds.last.last if bounds.last else clue.last)
        if first <= last:
            return _inferred(_days(first, last), f"It says “{clue.quote}”.")
    return None


def _allows(bounds: _Bounds, first: int, last: int) -> bool:
    """Whether some day from first to last lies within the bounds."""
    early = bounds.first is not None and last < bounds.first.first
    late = bounds.last is not None and first > bounds.last.last
    return not early and not late


def _days(first: int, last: int) -> When:
    """From a day to another; a week from Monday to Sunday is one."""
    if last - first == 6 and weekday(first) == 0:
        return When.of(Unit(Interval(first, last + 1), "week"))
    return When(Unit.of_day(first), Unit.of_day(last))


def _inferred(when: When, note: str) -> Published:
    return Published(when, "inferred", note)


def _side(unit: Unit, *, last: bool) -> Unit:
    """A bound as EDTF writes one: a day, a month or a year, and the outermost day of anything else."""
    outermost = unit.days.end - 1 if last else unit.days.start
    return unit if unit.precision in ("day", "month", "year") else Unit.of_day(outermost)


def _wide(bounds: _Bounds, place_line: str = "") -> Published | None:
    """What the bounds alone leave, open to the side of which nothing is known."""
    first, last = bounds.first, bounds.last
    if first is None and last is None:
        return None
    notes = [clue.why for clue in (first, last) if clue is not None]
    if place_line:
        notes.insert(1, f"its place line says “{place_line}” without a year")
    rest = "" if last is not None else "; nothing in it says how much later it was written"
    note = f"It {' and '.join(notes)}{rest}."
    start = _side(first.unit, last=False) if first and first.unit else None
    end = _side(last.unit, last=True) if last and last.unit else None
    if start is not None and end is not None and start.days.start >= end.days.end:
        return None
    return _inferred(When(start, end), note)
