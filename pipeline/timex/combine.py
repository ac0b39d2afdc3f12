"""Composition of neighbours: "10 p.m." + "Wednesday", "August" of "that year", "the end of" + "1937"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.interval import ymd
from pipeline.model import Unit
from pipeline.timex import words
from pipeline.timex.expr import (
    ON_OR_AFTER,
    Bare,
    Clock,
    Deictic,
    Every,
    Expr,
    FromEvent,
    Length,
    Nth,
    Of,
    OldStyle,
    Reading,
    Rep,
    Shift,
    Stated,
    Then,
    Unplaced,
)
from pipeline.timex.match import Found, widen
from pipeline.timex.rule import GAP
from pipeline.timex.rules.clock import BARE_HOUR
from pipeline.timex.view import View

_TO_DATE = re.compile(rf"(?:{GAP}(?:on|of){GAP}(?:the{GAP})?|,?{GAP}|{GAP})\Z")
_TO_TIME = re.compile(
    rf"(?:,?{GAP}(?:at|in the)?{GAP}?(?P<about>(?:about|around|approximately|roughly|circa){GAP})?)\Z"
)
_TO_HOUR = re.compile(
    rf"(?:{GAP}(?:at|around|about){GAP}(?P<about>(?:about|around|approximately|roughly|circa){GAP})?)\Z"
)
_OF = re.compile(rf"{GAP}of{GAP}\Z")
_OF_OR_GAP = re.compile(rf"(?:,?{GAP}(?:of{GAP})?)\Z")
_OWNED = re.compile(rf"['’]s?{GAP}\Z")
_DATES = (Stated, Bare, Nth, Deictic, Of, Then, Shift, OldStyle)


def combine(view: View, found: list[Found]) -> list[Found]:
    """Neighbours that make one expression, joined."""
    out: list[Found] = []
    for one in found:
        joined = _join(view, out[-1], one) if out else None
        while joined is not None:
            out.pop()
            one = joined
            joined = _join(view, out[-1], one) if out else None
        out.append(one)
    out = [one for one in out if not (one.rule == "half" and _OF_NOTHING.match(view.low, one.end))]
    out = [_with_count(view, one) for one in out]
    out = [_with_prefix(view, _trimmed(view, one), out[n - 1].end if n else 0) for n, one in enumerate(out)]
    return _with_second_days(view, _with_shared_day(view, out))


def _with_count(view: View, one: Found) -> Found:
    """ "The third in as many years": the number stands before, in the sentence."""
    if one.rule != "as many units" or not isinstance(one.reading.expr, Length):
        return one
    first, at = view.sentence(one.start)[0], view.index(one.start)
    for n in range(at - 1, max(first, at - _COUNT_AWAY) - 1, -1):
        word = view.words[n].lower()
        number = words.ordinals().get(word) or (words.number(word) if view.tags[n] == "CD" else None)
        if number:
            value = one.reading.expr.value.replace("X", f"{number:g}")
            return replace(one, reading=replace(one.reading, expr=Length(value)))
    return one


_COUNT_AWAY = 14  # words from a number to "as many"
_OF_NOTHING = re.compile(rf"{GAP}of\b")  # "the first half of the game"
_TO_CLOCK = re.compile(rf"(?:{GAP}(?:to|and|until|till|through){GAP}|{GAP}?[-–—]{GAP}?)\Z")


def _with_shared_day(view: View, found: list[Found]) -> list[Found]:
    """Of two times of day the day stands with the second: "from 10 a.m. to 5 p.m. on Friday"."""
    out: list[Found] = []
    for n, (one, after) in enumerate(zip(found, [*found[1:], None], strict=False)):
        if after is not None and n + 2 < len(found) and (day := _day_behind_bracket(view, found[n : n + 3])):
            one, found[n + 1] = day
            out.append(one)
            continue
        match one.reading.expr, after.reading.expr if after else None:
            case Clock(date=None) as clock, Clock(date=date) if (
                date is not None and after and _TO_CLOCK.match(view.low[one.end : after.start])
            ):
                one = replace(one, reading=replace(one.reading, expr=replace(clock, date=date)))
        out.append(one)
    return out


_BRACKET, _BRACKET_CLOSED = re.compile(rf"{GAP}?\(\Z"), re.compile(rf"\){GAP}(?:on{GAP})?\Z")


def _day_behind_bracket(view: View, three: list[Found]) -> tuple[Found, Found] | None:
    """ "At 9:45 p.m. (1245 GMT) on Tuesday": the day of both hours stands behind the bracket."""
    first, second, day = three
    match first.reading.expr, second.reading.expr:
        case Clock(date=None) as a, Clock(date=None) as b if (
            _is_day(day.reading.expr)
            and _BRACKET.match(view.low[first.end : second.start])
            and _BRACKET_CLOSED.match(view.low[second.end : day.start])
        ):
            date = day.reading.expr
            return (
                replace(first, reading=replace(first.reading, expr=replace(a, date=date))),
                replace(second, reading=replace(second.reading, expr=replace(b, date=date))),
            )
    return None


_DETERMINER = re.compile(rf"(?:the|its|a|an|their|his|her|our){GAP}")
_TRIMMED = frozenset({"so-many-unit", "unit-long", "season", "quarter", "year-ago period", "month"})
_SECOND_DAY = re.compile(
    rf"(?:{GAP}(?:and|or|to|through|until|-|–){GAP}|,{GAP}|[-–])(?:the{GAP})?(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)?(?![\w:/%]|[.,]\d|{GAP}(?:people|men|other|others|more|years|days|percent|per)\b)"
)


_NEXT_DAY = re.compile(
    rf"(?:{GAP}(?:and|or|to|-|–){GAP}|[-–])(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)\b(?!{GAP}\w)"
)


def _trimmed(view: View, one: Found) -> Found:
    """Before a noun the article is the noun's: "the [summer] offensive", "a [year-earlier] loss"."""
    if one.rule not in _TRIMMED or view.text[one.end : one.end + 1] not in (" ", "\n"):
        return one
    lead = _DETERMINER.match(view.low, one.start)
    n = view.index(one.end - 1) + 1
    follows = n < len(view.tags) and view.tags[n] in ("NN", "NNS", "NNP", "JJ", "VBG")
    return widen(one, start=lead.end()) if lead and follows else one


def _with_second_days(view: View, found: list[Found]) -> list[Found]:
    """The day that shares a month with the one before it, taken in: "May 4 and 5", "December 25-26, 1776"."""
    out: list[Found] = []
    for n, one in enumerate(found):
        whole = _second_of_year(view, out[-1], one) if out else None
        if whole is not None and isinstance(whole.reading.expr, Clock):
            out.pop()  # "the night of December 25-26, 1776" is one night
        elif whole is None:
            one = _with_night_end(view, one, found[n + 1].start if n + 1 < len(found) else len(view.low))
        out.append(whole or one)
        second = _second_of_month(view, one)
        if second is not None and (n + 1 == len(found) or second.end <= found[n + 1].start):
            out.append(second)
    return out


def _second_of_year(view: View, first: Found, year: Found) -> Found | None:
    if not first.rule.endswith("first of two days, year") or not isinstance(year.reading.expr, Stated):
        return None
    second = _SECOND_DAY.match(view.low, first.end)
    if second and second.end() <= year.start and isinstance(first.reading.expr, Clock):
        return widen(first, end=year.end)
    if second is None or second.end() > year.start or not isinstance(first.reading.expr, Stated):
        return None
    day, shift = first.reading.expr.unit, int(second["d"]) - ymd(first.reading.expr.unit.days.start)[2]
    reading = Reading(Stated(Unit.of_day(day.days.start + shift)))
    return Found(second.start("d"), year.end, "second of two days, year", reading) if shift > 0 else None


_NIGHT_END = re.compile(rf"(?:{GAP}?[-–/]{GAP}?|{GAP}(?:to|and){GAP})(?P<d>\d{{1,2}})(?![\w:/%]|[.,]\d)")


def _with_night_end(view: View, one: Found, floor: int) -> Found:
    """ "The night of December 25-26": the day on which the night ended, taken in."""
    match one.reading.expr:
        case Clock(time="TNI", date=Bare(Rep("monthday", b=day))):
            end = _NIGHT_END.match(view.low, one.end)
            if end is not None and int(end["d"]) == day + 1 and end.end() <= floor:
                return widen(one, end=end.end())
    return one


def _second_of_month(view: View, one: Found) -> Found | None:
    expr = one.reading.expr
    if one.rule == "day of that month" and (second := _NEXT_DAY.match(view.low, one.end)):
        rep = Rep("dom", int(second["d"]))
        return Found(second.start("d"), second.end(), "second day of a month", Reading(Of(rep, Then("M"))))
    if not one.rule.endswith("month day") or not view.low[one.start].isalpha() or not isinstance(expr, Bare):
        return None
    second = _SECOND_DAY.match(view.low, one.end)
    if second is None or not 1 <= int(second["d"]) <= 31:
        return None
    rep = Rep("monthday", expr.rep.a, int(second["d"]))
    return Found(second.start("d"), second.end(), "second day of a month", Reading(Bare(rep)))


def _join(view: View, left: Found, right: Found) -> Found | None:
    between = view.low[left.end : right.start]
    if len(between) > 14:
        return None
    a, b = left.reading.expr, right.reading.expr
    match a, b:
        case Clock(time="TNI"), _ if left.rule.endswith(_FIRST_OF_TWO) and _TO_SECOND.fullmatch(between):
            return _as(left, right, a)  # "the night of 12-13 August" began on the first of the two
        case _, Unplaced(value=value, type="TIME") if (
            isinstance(a, _DATES) and _is_day(a) and "-XXT" in value
        ):
            in_place = _TO_TIME.match(between)
            joined = _as(left, right, Clock(value.split("-XX")[-1], a))
            return _about(joined, in_place) if in_place else None
        case Unplaced(value=value, type="TIME"), _ if (
            isinstance(b, _DATES) and _is_day(b) and "-XXT" in value
        ):
            in_place = _TO_DATE.match(between)
            return _as(left, right, Clock(value.split("-XX")[-1], b)) if in_place else None
        case Clock(time="TMO" | "TAF" | "TEV" | "TNI" as part, date=day), Unplaced(
            value=value, type="TIME"
        ) if day is not None and value.endswith(part) and re.fullmatch(GAP, between):
            return _as(left, right, a)
        case Clock(time=hour, date=None), Clock(time="TMO" | "TAF" | "TEV" | "TNI" as part, date=day) if (
            day is not None and re.fullmatch(rf"{GAP}(?:on{GAP})?(?:an?{GAP})?", between)
        ):
            return _as(left, right, _hour_of(hour, part, day))
        case Clock(time=hour, date=day), Unplaced(value=value, type="TIME") if (
            hour[1:2].isdigit() and _PART_BEHIND.fullmatch(between) and value[-3:] in _PARTS
        ):
            return _as(left, right, _hour_of(hour, value[-3:], day))
        case Clock(time=hour, date=day), Clock(time="TMO" | "TAF" | "TEV" as part, date=None) if (
            hour[1:2].isdigit() and re.fullmatch(rf"{GAP}in{GAP}", between) and _has_article(view, right)
        ):
            return _as(left, right, _hour_of(hour, part, day))
        case Every(value), Clock(time=hour, date=None) if hour[1:2].isdigit() and _TO_HOUR.match(between):
            every = _every_hour(value, hour)
            return None if every is None else _as(left, right, every)
        case Clock(time=hour, date=None), Every(value) if hour[1:2].isdigit() and re.fullmatch(GAP, between):
            every = _every_hour(value, hour)
            return None if every is None else _as(left, right, every)
        case Clock(time="TMO" | "TAF" | "TEV" | "TNI" as part, date=day), Clock(time=hour, date=None) if (
            day is not None and hour[1:2].isdigit() and (at := _TO_HOUR.match(between))
        ):
            return _about(_as(left, right, _hour_of(hour, part, day)), at)
        case Clock(date=None), Clock(date=None) if re.fullmatch(rf",?{GAP}(?:on|in the){GAP}", between):
            return None
        case Clock(date=None), _ if isinstance(b, _DATES) and _is_day(b) and _TO_DATE.match(between):
            return _as(left, right, replace(a, date=b))
        case _, Clock(time=hour, date=None) if (
            right.rule == BARE_HOUR and isinstance(a, _DATES) and _is_day(a)
        ):
            return _as(left, right, Clock(_in_part(hour, "TAF") if hour < "T07" else hour, a, open_half=True))
        case _, Clock(date=None) if isinstance(a, _DATES) and _is_day(a) and (at := _TO_TIME.match(between)):
            return _about(_as(left, right, replace(b, date=a)), at)
        case Bare(Rep(kind="month" | "monthday" | "season" | "quarter" | "half" | "holiday") as part), _ if (
            _is_year(b) and (_OF.match(between) or (not isinstance(b, Stated) and _OF_OR_GAP.match(between)))
        ):
            return _as(left, right, Of(part, b))
        case Bare(Rep(kind="half") as part), _ if isinstance(b, _DATES) and _OF.match(between):
            return _as(left, right, Of(part, b))
        case _, Bare(Rep(kind="month" | "season" | "quarter" | "half") as part) if _is_year(
            a
        ) and _OWNED.match(between):
            return _as(left, right, Of(part, a))
        case Bare(Rep(kind="weekday")), Bare(Rep(kind="monthday")) if re.fullmatch(
            rf",?{GAP}(?:the{GAP})?", between
        ):
            return _as(left, right, b)
        case FromEvent(amount=amount, unit=unit), _ if isinstance(b, _DATES) and re.fullmatch(GAP, between):
            return None if amount is None else _as(left, right, Shift(amount, unit, b))
        case Shift(amount=amount, unit=unit, base="now"), _ if amount < 0 and re.fullmatch(GAP, between):
            return _ago(left, right, a, b)
        case Every(value), Clock(time, None) if value.startswith("XXXX-") and (
            re.fullmatch(rf",?{GAP}at{GAP}", between) and "T" not in value[5:]
        ):
            return _as(left, right, Every(value + time))
        case Clock(time, None), Every(value) if re.fullmatch(GAP, between) and value[:-2] == "XXXX-XX-XXT":
            return _as(left, right, Every(value[:-3] + _in_part(time, value[-3:])))
        case Length(), Length() if _LISTED.fullmatch(between):
            return _long(view, left, right, between)
        case Length(value), Shift() if re.fullmatch(rf",?{GAP}and{GAP}", between):
            return _sum(left, right, value, b)
        case Length(), _ if isinstance(b, _DATES) and (
            re.fullmatch(rf"{GAP}(?:before|after|prior to){GAP}", between) or _runs_to(view, left, b, between)
        ):
            return _offset(left, right, between)
        case _, _ if (
            isinstance(b, _DATES)
            and re.fullmatch(GAP, between)
            and view.low[left.start : left.end].endswith((" before", " after"))
        ):
            counted = _counted_from(a, b)
            return None if counted is None else _as(left, right, counted)
    return None


_FIRST_OF_TWO = "first of two days of a month"
_TO_SECOND = re.compile(rf"{GAP}?(?:[-–/]|to|and){GAP}?")
_PARTS = ("TMO", "TAF", "TEV", "TNI")
_PART_BEHIND = re.compile(rf"{GAP}(?:at{GAP})?\Z")


def _has_article(view: View, one: Found) -> bool:
    return view.low.startswith("the", one.start)


def _about(joined: Found, between: re.Match[str]) -> Found:
    """ "On 3 May at about 9 a.m.": the hour is about, the day is sure."""
    return joined if not between["about"] else replace(joined, reading=replace(joined.reading, mod="APPROX"))


def _is_day(expr: object) -> bool:
    match expr:
        case Stated(unit):
            return unit.precision == "day"
        case (
            Bare(Rep(kind="weekday" | "monthday" | "holiday"))
            | Deictic()
            | OldStyle()
            | Of(Rep(kind="monthday" | "dom" | "holiday"))
        ):
            return True
        case Nth(Rep(kind="weekday")) | Then("D") | Nth("D") | Shift(unit="D"):
            return True
    return False


def _is_year(expr: object) -> bool:
    match expr:
        case Stated(unit):
            return unit.precision in ("year", "decade", "century")
        case Nth("Y") | Nth("FY") | Then("Y") | Bare(Rep("year3" | "year2")):
            return True
    return False


def _offset(left: Found, right: Found, between: str) -> Found | None:
    match = (
        re.fullmatch(r"P(\d+)(D|W|M|Y)", left.reading.expr.value)
        if isinstance(left.reading.expr, Length)
        else None
    )
    if match is None or not isinstance(right.reading.expr, _DATES):
        return None
    if "before" in between or "prior" in between:
        return _as(left, right, Shift(-int(match[1]), match[2], right.reading.expr))
    day = right.reading.expr
    sharp = "" if "after" in between else "D"
    return _as(left, right, Shift(int(match[1]), match[2], _coming(day) if sharp else day, sharp))


def _coming(day: Expr) -> Expr:
    """The weekday to come: "a week from Monday" counts from today's or the next one, whatever the verb."""
    return Nth(day.rep, 0, "now", ON_OR_AFTER) if isinstance(day, Bare) and day.rep.kind == "weekday" else day


_RATES = ("a day", "a week", "a month", "a year")  # "a million barrels a day from May 1"
_LASTS = re.compile(r"\b(?:for|lasts?|lasted|lasting|over|within|of|closed|strike) $")


def _runs_to(view: View, left: Found, day: Expr, between: str) -> bool:
    """Whether a length leads to a day: "two weeks from Monday", "a week tomorrow", "a week on Saturday"."""
    rate = view.low[left.start : left.end] in _RATES and view.tag(left.start - 2)[:3] in ("NNS", "CD")
    if not _is_day(day) or rate or _LASTS.search(view.before(left.start)):
        return False
    if re.fullmatch(rf"{GAP}from{GAP}", between):
        return True
    in_weeks = left.reading.expr in (Length("P1W"), Length("P2W"), Length("P3W"))
    match day:
        case Deictic(0 | 1):
            return in_weeks and re.fullmatch(GAP, between) is not None
        case Bare(Rep("weekday")):
            return in_weeks and re.fullmatch(rf"{GAP}on{GAP}", between) is not None
    return False


def _ago(left: Found, right: Found, ago: Shift, day: Expr) -> Found | None:
    """ "A year ago today", "two years ago this week", "a week ago Friday": the day stands beside."""
    match day:
        case Deictic():
            return _as(left, right, replace(ago, base=day, sharp="D"))
        case Nth("W" | "M" as unit, 0) if ago.unit in ("Y", "DE", "CE"):
            return _as(left, right, replace(ago, sharp=unit))
        case Bare(Rep("weekday") as rep) if ago.unit in ("W", "2W"):
            return _as(left, right, replace(ago, base=Nth(rep, -1, "now", "last"), sharp="D"))
        case Bare(Rep("weekday" | "monthday" | "holiday")) if ago.unit in ("Y", "DE", "CE"):
            return _as(left, right, replace(ago, base=day, sharp="D"))
    return None


def _counted_from(expr: Expr, date: Expr) -> Expr | None:
    """What is told as before or after the last date, counted from the one that follows instead.

    "The week after" + "Easter", "the Monday before" + "Thanksgiving", "the night before" + "the 6th".
    """
    match expr:
        case Shift(base="then") | Nth(base="then"):
            return replace(expr, base=date)
        case Clock(time, date=Shift(base="then") | Nth(base="then") as day):
            return Clock(time, replace(day, base=date))
    return None


_LISTED = re.compile(rf",?{GAP}(?:and{GAP})?")
_UNITS = ("Y", "M", "W", "D", "TH", "TM", "TS")
_ONE_UNIT = re.compile(r"P(T?)(\d+)([YMWDHS])")


def _long(view: View, left: Found, right: Found, between: str) -> Found | None:
    """ "Two years and three months", "three days, four hours": one length, told from the longer unit down."""
    first, second = (one.reading.expr.value for one in (left, right) if isinstance(one.reading.expr, Length))
    parts = re.findall(r"T?\d+[YMWDHS]", first)
    unit = _ONE_UNIT.fullmatch(second)
    if unit is None or "".join(parts) != first.removeprefix("P") or not _COUNTED.match(view.low, right.start):
        return None
    timed = "T" in first
    ranks = [
        _UNITS.index(("T" if timed and "T" in first[: first.index(part) + 1] else "") + part[-1])
        for part in parts
    ]
    rank = _UNITS.index(unit[1] + unit[3])
    step = rank - ranks[-1]
    if step < 1 or ("and" not in between and step > 1 and ranks[-1] != 0):
        return None
    value = first + (f"{unit[2]}{unit[3]}" if timed or not unit[1] else f"T{unit[2]}{unit[3]}")
    return _as(left, right, Length(value))


def _sum(left: Found, right: Found, length: str, b: Shift) -> Found | None:
    """ "Three years and two months later": one shift, counted in the smaller unit."""
    match = re.fullmatch(r"P(\d+)([YMWD])", length)
    if match is None or b.amount == 0:
        return None
    sign = 1 if b.amount > 0 else -1
    if match[2] == "Y" and b.unit == "M":
        return _as(left, right, replace(b, amount=b.amount + sign * 12 * int(match[1])))
    if match[2] == "W" and b.unit == "D":
        return _as(left, right, replace(b, amount=b.amount + sign * 7 * int(match[1])))
    return None


def _hour_of(hour: str, part: str, day: Expr | None) -> Clock:
    """An hour of a part of a day; past midnight a night is of the next day: "at two on Friday night"."""
    time = _in_part(hour, part)
    if part == "TNI" and day is not None and time < "T06":
        return Clock(time, Shift(1, "D", day))
    return Clock(time, day)


def _every_hour(value: str, hour: str) -> Every | None:
    """ "Every evening at nine", "every Sunday at noon", "9 a.m. every day"."""
    if value == "P1D":
        return Every(f"XXXX-XX-XX{hour}")
    if value.startswith("XXXX-XX-XXT"):
        return Every(f"XXXX-XX-XX{_in_part(hour, value[-3:])}")
    return Every(value + hour) if value.startswith("XXXX-WXX-") and value[-1].isdigit() else None


def _in_part(hour: str, part: str) -> str:
    """ "Five o'clock" of an afternoon or evening is 17:00."""
    match = re.match(r"T(\d\d)(.*)", hour)
    if match is not None and match[1] == "12" and part in ("TMO", "TNI"):
        return f"T00{match[2]}"
    if match is None or part == "TMO" or not 1 <= int(match[1]) < 12 or (part == "TNI" and int(match[1]) < 6):
        return hour
    return f"T{int(match[1]) + 12:02d}{match[2]}"


def _as(left: Found, right: Found, expr: Expr) -> Found:
    reading = replace(right.reading, expr=expr)
    return Found(left.start, right.end, f"{left.rule} + {right.rule}", reading)


def _is_weekday(expr: object) -> bool:
    return (isinstance(expr, Bare) and expr.rep.kind == "weekday") or isinstance(expr, Deictic | Nth)


_COUNTED = re.compile(
    r"\d|an? |half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety"
)


@lru_cache(maxsize=1)
def _prefixes() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    known = words.macros()
    phase = rf"(?:\bthe )?(?<!\w)(?P<p>{known['phase']})(?: |-)(?:the )?\Z"
    measure = rf"(?<!\w)(?P<p>{known['measure']}) \Z"
    around = rf"(?<!\w)(?P<p>{known['around']})(?: |(?<=c\.)|(?<=ca\.))\Z"
    return tuple(re.compile(pattern.replace(" ", GAP)) for pattern in (phase, measure, around))  # type: ignore[return-value]


def _with_prefix(view: View, one: Found, floor: int) -> Found:
    """The expression with "early", "the end of", "more than", "about" taken in."""
    phase, measure, around = _prefixes()
    low = max(floor, one.start - 40)
    before = view.low[low : one.start]
    expr = one.reading.expr
    if isinstance(expr, Length) and not _COUNTED.match(view.low, one.start):
        return one
    if isinstance(expr, Length) and expr.value.endswith("WE") and before.endswith("over "):
        return one  # "over a weekend" is in its course
    if (
        isinstance(expr, Shift | FromEvent)
        and _COUNTED.match(view.low, one.start)
        and (found := measure.search(before))
    ):
        return _prefixed(one, found, low, "measure")
    if isinstance(expr, Length):
        found, section = measure.search(before), "measure"
    elif isinstance(expr, (*_DATES, Clock)):
        found, section = phase.search(before), "phase"
        if found is None and not _is_weekday(expr):
            found, section = around.search(before), "around"
    else:
        return one
    return one if found is None or _is_split(found, expr) else _prefixed(one, found, low, section)


def _is_split(found: re.Match[str], expr: object) -> bool:
    """ "Earlier this month": the adverb stands apart; "later that month": it belongs."""
    return found["p"] in ("earlier", "later") and not isinstance(expr, Then)


def _prefixed(one: Found, found: re.Match[str], low: int, section: str) -> Found:
    start = low + found.start()
    word = " ".join(found["p"].split())
    mod = words.spellings("modifiers", section)[word]
    # "about 9 a.m. on 3 May" is about an hour, of a day that is sure
    about = mod == "APPROX" and not isinstance(one.reading.expr, Clock)
    reading = replace(one.reading, mod=mod, approximate=about)
    return replace(widen(one, start=start), reading=reading)
