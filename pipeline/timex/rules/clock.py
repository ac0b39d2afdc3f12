"""Times of day."""

from __future__ import annotations

from pipeline.timex import words
from pipeline.timex.expr import Clock, Deictic, Length, Reading, Unplaced
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
    if hour > 24 or int(minute) >= 60:
        return None
    seconds = f":{g['se']}" if "se" in g else ""
    open_half = not half and 1 <= hour <= 12 and not g["h"].startswith("0") and not seconds
    return Reading(Clock(f"T{hour:02d}:{minute}{seconds}", open_half=open_half))


def _named(g: Groups) -> Reading:
    return Reading(Clock({"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[g["t"]]))


def _generic(g: Groups) -> Reading:
    part = words.spellings("calendar", "daypart")[g["p"]]
    return Reading(Unplaced(f"XXXX-XX-XXT{part}", "it is said of no particular day", "TIME"))


def _part(g: Groups) -> Reading:
    return Reading(Clock(f"T{words.spellings('calendar', 'daypart')[g['p']]}"))


def _beside_event(g: Groups) -> Reading:
    part = words.spellings("calendar", "daypart")[g["p"]]
    return Reading(Unplaced(f"XXXX-XX-XXT{part}", "the text does not date the event it lies beside", "TIME"))


def _dated_part(g: Groups) -> Reading:
    return Reading(Clock(f"T{words.spellings('calendar', 'daypart_dated')[g['p']]}"))


def _past_or_to(g: Groups) -> Reading | None:
    """ "Half past nine", "a quarter to five", by the face of the clock."""
    hour = int(words.number(g["h"]) or 0)
    said = g["q"].removesuffix(" minutes")
    minute = {"half": 30, "quarter": 15, "a quarter": 15}.get(said) or int(words.number(said) or 0)
    if not (1 <= hour <= 12 and 0 < minute < 60):
        return None
    total = (hour % 12 * 60 + (minute if g["k"] == "past" else -minute)) % 720 or 720
    hour = total // 60 or 12
    return Reading(Clock(f"T{hour:02d}:{total % 60:02d}", open_half=True))


def _first_hour(g: Groups) -> Reading | None:
    """ "From 4 to 7 p.m.", "from 11 to 2 p.m.": of the same half of the day, or of the one before."""
    first, second = int(words.number(g["h"]) or 0), int(words.number(g["h2"]) or 0)
    if not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    same = first % 12 <= second % 12
    half = g["ap"] if same else {"a": "p", "p": "a"}[g["ap"]]
    return _clock({**g, "ap": half})


def _race(g: Groups) -> Reading:
    """ "In 2:14:37": hours, minutes and seconds of a length."""
    return Reading(Length(f"PT{int(g['h'])}H{int(g['mi'])}M{int(g['se'])}S"))


def _spoken_hour(g: Groups) -> Reading | None:
    """ "Three in the morning", "ten at night"; twelve and one at night are past midnight."""
    night = g["ap"] == "at night" and int(words.number(g["h"]) or 0) < 6
    return _clock({"h": g["h"], "ap": "a" if g["ap"] == "in the morning" or night else "p"})


_HOUR = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_PART = r"(?:morning|afternoon|evening|night)"
_OF_A_DAY = (
    rf"(?:(?:on )?(?:an? )?<:weekday> {_PART}|(?:yesterday|tomorrow) {_PART}|(?:this|that|the same) {_PART}"
    rf"|the (?:next|following) {_PART}|tonight|last night)"
)

BARE_HOUR = "bare hour of a day"

RULES: tuple[Rule, ...] = (
    Rule("race time", "in 2:14:37", r"(?P<h>\d{1,2}):(?P<mi>[0-5]\d):(?P<se>[0-5]\d)", _race),
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
        "hour of a part of a day",
        "at eleven that night",
        rf"(?P<h>\d{{1,2}}|{_HOUR})(?:[.:](?P<mi>[0-5]\d))?(?= {_OF_A_DAY})",
        _clock,
    ),
    Rule(
        BARE_HOUR,
        "tomorrow at 2",
        rf"(?P<h>\d{{1,2}}|{_HOUR})(?: sharp)?",
        _clock,
    ),
    Rule(
        "first of two hours",
        "from 4 to 7 p.m.",
        rf"(?P<h>\d{{1,2}}|{_HOUR})(?:[:.](?P<mi>[0-5]\d))?(?= ?(?:to|and|until|till|-|–) ?"
        rf"(?P<h2>\d{{1,2}}|{_HOUR})(?:[:.][0-5]\d)? ?(?P<ap>[ap])(?:\.m\.?|m\b))",
        _first_hour,
    ),
    Rule(
        "past or to the hour",
        "half past nine",
        rf"(?P<q>half|a quarter|quarter|five|ten|twenty|twenty-five|<:number> minutes) (?P<k>past|to)"
        rf" (?P<h>{_HOUR})(?: o['’]clock)?" + _ZONE,
        _past_or_to,
    ),
    Rule(
        "hours in four figures",
        "at 0900 hours",
        r"(?P<h>[01]\d|2[0-3])(?P<mi>[0-5]\d) ?(?:hours|hrs)" + _ZONE,
        _clock,
    ),
    Rule(
        "four figures with a zone",
        "at 1430 GMT",
        r"(?P<h>[01]\d|2[0-3])(?P<mi>[0-5]\d) ?(?:gmt|utc|zulu|z|local time|bst|cet|cest|msk)",
        _clock,
    ),
    Rule("four figures", "at 0430", r"(?P<h>0\d)(?P<mi>[0-5]\d)(?![-–/:.,]\d)", _clock),
    Rule("four figures of a story", "at 1430", r"(?P<h>1\d|2[0-3])(?P<mi>[0-5]\d)(?![-–/:.,]\d)", _clock),
    Rule(
        "dawn or dusk of a day",
        "at dawn on 6 June",
        r"<p:daypart_dated>(?= (?:on|of) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?\b|<:month>|<:weekday>))",
        _dated_part,
    ),
    Rule(
        "dotted hour of a story",
        "at 10.05",
        r"(?P<h>[01]?\d|2[0-3])\.(?P<mi>[0-5]\d)(?![-–/:.,%]?\d)",
        _clock,
    ),
    Rule("dawn or dusk", "at dawn", r"<p:daypart_dated>", _dated_part),
    Rule("noon", "at noon", r"(?P<t>noon|midday|midnight)", _named),
    Rule(
        "the night before an event",
        "the night before the battle",
        r"the (?P<p>morning|afternoon|evening|night)"
        r"(?= (?:before|after) (?:the|an?|his|her|their|its|our|my)\b)",
        _beside_event,
    ),
    Rule("overnight", "overnight", r"overnight", lambda g: Reading(Clock("TNI", Deictic(-1)))),
    Rule("part of the day", "in the afternoon", r"the <p:daypart>", _part),
    Rule("by evening", "by evening", r"<p:daypart>", _part),
    Rule("any part of the day", "at night", r"<p:daypart>", _generic),
)
