"""Times of day."""

from __future__ import annotations

from pipeline.timex import words
from pipeline.timex.expr import Clock, Reading, Unplaced
from pipeline.timex.rule import Groups, Rule

_ZONE = (
    r"(?: ?(?:(?:eastern|central|mountain|pacific) (?:standard |daylight )?time|e[sd]t|c[sd]t|p[sd]t|m[sd]t"
    r"|gmt|utc|bst|cet|cest|msk|et|z"
    r"|(?!(?:this|that|every|first|last|each|same|any|in|on|at|some|by) )[a-z]+ time)\b)?"
)


def _clock(g: Groups) -> Reading | None:
    hour = int(g["h"]) if g["h"].isdigit() else int(words.number(g["h"]) or 0)
    minute = g.get("mi", "00")
    half = g.get("ap", "")
    if half and not 1 <= hour <= 12:
        return None
    if half.startswith("p"):
        hour = hour % 12 + 12
    elif half.startswith("a"):
        hour %= 12
    seconds = f":{g['se']}" if "se" in g else ""
    return Reading(Clock(f"T{hour:02d}:{minute}{seconds}")) if hour <= 24 and int(minute) < 60 else None


def _named(g: Groups) -> Reading:
    return Reading(Clock({"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[g["t"]]))


def _generic(g: Groups) -> Reading:
    part = words.spellings("calendar", "daypart")[g["p"]]
    return Reading(Unplaced(f"XXXX-XX-XXT{part}", "it is said of no particular day", "TIME"))


def _part(g: Groups) -> Reading:
    return Reading(Clock(f"T{words.spellings('calendar', 'daypart')[g['p']]}"))


def _dated_part(g: Groups) -> Reading:
    return Reading(Clock(f"T{words.spellings('calendar', 'daypart_dated')[g['p']]}"))


def _past_or_to(g: Groups) -> Reading | None:
    """ "Half past nine", "a quarter to five", by the face of the clock."""
    hour = int(words.number(g["h"]) or 0)
    minute = {"half": 30, "quarter": 15, "a quarter": 15}.get(g["q"]) or int(words.number(g["q"]) or 0)
    if not (1 <= hour <= 12 and 0 < minute < 60):
        return None
    total = hour * 60 + (minute if g["k"] == "past" else -minute)
    return Reading(Clock(f"T{total // 60:02d}:{total % 60:02d}"))


def _spoken_hour(g: Groups) -> Reading | None:
    """ "Three in the morning", "ten at night"; twelve and one at night are past midnight."""
    night = g["ap"] == "at night" and int(words.number(g["h"]) or 0) < 6
    return _clock({"h": g["h"], "ap": "a" if g["ap"] == "in the morning" or night else "p"})


_HOUR = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

RULES: tuple[Rule, ...] = (
    Rule(
        "clock time",
        "10:30 p.m.",
        r"(?P<h>\d{1,2})[:.](?P<mi>[0-5]\d)(?::(?P<se>[0-5]\d))? ?(?P<ap>[ap]\.m\.|[ap]m\b)" + _ZONE,
        _clock,
    ),
    Rule(
        "hour in the morning",
        "3 in the morning",
        rf"(?P<h>\d{{1,2}}|{_HOUR})(?: o['’]clock)? "
        r"(?P<ap>in the (?:morning|afternoon|evening)|at night)",
        _spoken_hour,
    ),
    Rule(
        "clock time, 24 hours",
        "22:30",
        r"(?P<h>[01]?\d|2[0-4]):(?P<mi>[0-5]\d)(?::(?P<se>[0-5]\d))?(?: hours| hrs)?" + _ZONE,
        _clock,
    ),
    Rule(
        "hour",
        "9 a.m.",
        r"(?P<h>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?(?P<ap>[ap]\.m\."
        r"|[ap]\.m|[ap]m\b)" + _ZONE,
        _clock,
    ),
    Rule(
        "o'clock",
        "ten o'clock",
        r"(?P<h>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o['’]clock",
        _clock,
    ),
    Rule(
        "past or to the hour",
        "half past nine",
        rf"(?P<q>half|a quarter|quarter|five|ten|twenty|twenty-five) (?P<k>past|to) (?P<h>{_HOUR})" + _ZONE,
        _past_or_to,
    ),
    Rule(
        "hours in four figures",
        "at 0900 hours",
        r"(?P<h>0\d|(?<=at\s)1\d|(?<=at\s)2[0-3])(?P<mi>[0-5]\d) ?(?:hours|hrs)" + _ZONE,
        _clock,
    ),
    Rule(
        "dawn or dusk of a day",
        "at dawn on 6 June",
        r"<p:daypart_dated>(?= (?:on|of) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?\b|<:month>|<:weekday>))",
        _dated_part,
    ),
    Rule("noon", "at noon", r"(?P<t>noon|midday|midnight)", _named),
    Rule("part of the day", "in the afternoon", r"the <p:daypart>", _part),
    Rule("any part of the day", "at night", r"<p:daypart>", _generic),
)
