"""Anchoring: asks an expression for its place on the calendar, and keeps the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.interval import weekday, ymd
from pipeline.model import Domain, TimexType, Unit
from pipeline.timex import periods, say, story, timex3
from pipeline.timex.expr import (
    Bare,
    Clock,
    Deictic,
    Every,
    Expr,
    FromEvent,
    Length,
    Nth,
    Of,
    Rep,
    SameIn,
    Shift,
    Stated,
    Then,
    Unplaced,
    Vague,
)
from pipeline.timex.story import Told

NO_DCT = "It needs a publication date, and the text states none."
NO_STORY = "It leans on an earlier date, and the text has told none."
STATED = "Stated in full."


@dataclass(frozen=True, slots=True)
class Setting:
    """All that an anchor may lean on at one place of a text."""

    now: int | None
    domain: Domain
    start: int = 0  # where the expression stands
    told: Sequence[Told] = ()
    direction: int = 0
    coming: Sequence[Unit] = ()  # the next dates stated in full
    ahead: int | None = None  # a year stated just to the right: "between March 3 and June 9, 1921"
    months_said: bool = False  # whether "the nine months" was the last stretch named
    unclear: str = NO_DCT  # why there is no `now`


@dataclass(frozen=True, slots=True)
class Answer:
    """An expression's place on the calendar, or None, with the reason."""

    type: TimexType
    value: str
    unit: Unit | None
    why: str
    confidence: float = 1.0
    rooted: bool = False  # whether the year comes from the text


_UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "FY": "XXXX", "6M": "XXXX-HX", "DE": "XXX", "CE": "XX", "SP": "XXXX-SP", "SU": "XXXX-SU", "FA": "XXXX-FA",
    "WI": "XXXX-WI",
}  # fmt: skip


def evaluate(expr: Expr, at: Setting) -> Answer:
    """The place of an expression in a setting."""
    match expr:
        case Stated(unit):
            return replace(_dated(unit, STATED), rooted=True)
        case Of(part, whole):
            return _of(part, whole, at)
        case Bare(rep, of_week):
            return _bare(rep, of_week, at)
        case Nth(what, offset, base):
            return _nth(what, offset, base, expr.word, at)
        case Shift():
            return _shift(expr, at)
        case Deictic(days):
            return _deictic(days, at)
        case Then(unit_letter):
            return _then(unit_letter, at)
        case SameIn(year):
            return _same_in(year, at)
        case FromEvent():
            return _from_event(expr, at)
        case Clock(time, date):
            return _clock(time, date, at)
        case Vague(value):
            return Answer("DATE", value, None, "It names no date of its own.", 0.9)
        case Length(value):
            return Answer("DURATION", value, None, "A length of time, not a date.", 0.95)
        case Every(value, each):
            value = each or value if at.domain == "narrative" else value
            return Answer("SET", value, None, "It comes again and again; no single date.", 0.9)
        case Unplaced(value, why, type_):
            return Answer(type_, value, None, why[:1].upper() + why[1:] + ".", 0.6)


def _dated(unit: Unit, why: str, confidence: float = 1.0) -> Answer:
    return Answer("DATE", timex3.write(unit), unit, why, confidence)


def _undated(value: str, why: str) -> Answer:
    return Answer("DATE", value, None, why, 0.5)


def unknown(rep: Rep) -> str:
    """The TIMEX3 value of a repeating thing without its year or week.

    >>> unknown(Rep("weekday", 0)), unknown(Rep("monthday", 12, 13))
    ('XXXX-WXX-1', 'XXXX-12-13')
    """
    match rep:
        case Rep("weekday", int(n)):
            return f"XXXX-WXX-{n + 1}"
        case Rep("month", int(n)):
            return f"XXXX-{n:02d}"
        case Rep("monthday", int(n), day):
            return f"XXXX-{n:02d}-{day:02d}"
        case Rep("season", name):
            return f"XXXX-{name}"
        case Rep("quarter", n):
            return f"XXXX-Q{n}"
        case Rep("half", n):
            return f"XXXX-H{n}"
        case Rep("weekend"):
            return "XXXX-WXX-WE"
        case Rep("decade", int(tens)):
            return f"XX{tens // 10}"
        case Rep("year2", int(n)):
            return f"XX{n:02d}"
    return "XXXX-XX-XX"


def _of(part: Rep, whole: Expr, at: Setting) -> Answer:
    outer = evaluate(whole, at)
    if outer.unit is None:
        return _undated(unknown(part) if periods.is_yearly(part) else "XXXX-XX-XX", outer.why)
    unit = periods.part_of(part, outer.unit)
    if unit is None:
        return _undated(outer.value, "The calendar has no such day.")
    if unit.precision == "interval" and unit.days.days != 2:
        return Answer("DATE", outer.value, unit, outer.why, outer.confidence)
    return replace(_dated(unit, outer.why, outer.confidence), rooted=outer.rooted)


def _bare(rep: Rep, of_week: int | None, at: Setting) -> Answer:
    match rep:
        case Rep("weekday", int(n)):
            return _weekday(n, at)
        case Rep("weekend"):
            return _weekend(at)
        case Rep("year3", int(n)):
            return _early_year(n, at)
        case Rep("decade" | "year2", int(n)):
            return _short_years(rep, n, at)
    if at.ahead is not None:
        unit = periods.in_year(rep, at.ahead)
        if unit is not None:
            return _dated(unit, f"The year, {at.ahead}, stands with the date it is paired with.", 0.95)
    if at.domain == "narrative" or at.now is None or _in_a_story(at):
        return _by_story(rep, at)
    return _by_tense(rep, of_week, at)


def _in_a_story(at: Setting) -> bool:
    """Whether news tells of another year at this place: a date stated in the text, not long before."""
    last = story.near(at.told, at.start, _NEWS_REACH)
    if last is None or not last.rooted or last.weight < 1 or at.now is None:
        return False
    return abs(last.year - ymd(at.now)[0]) > 1 and at.direction <= 0


_NEWS_REACH, _STORY_REACH, _EVENT_REACH = 300, 700, 400  # characters


def _weekday(n: int, at: Setting) -> Answer:
    base, name, what = at.now, "the publication date", say.weekday(n)
    if at.domain == "narrative":
        last = story.latest_within(at.told, 0)
        if last is not None and at.now is not None and at.start - last.end <= _STORY_REACH:
            day = last.unit.days.start + (n - weekday(last.unit.days.start)) % 7
            return _dated(
                Unit.of_day(day), f"The {what} on or after the last date told, {say.unit(last.unit)}.", 0.6
            )
    if base is None:
        return _undated(unknown(Rep("weekday", n)), at.unclear)
    after = (n - weekday(base)) % 7
    day = base + after if at.direction > 0 else base - (weekday(base) - n) % 7
    side = "on" if day == base else "after" if day > base else "before"
    return _dated(
        Unit.of_day(day),
        f"{what} {side} {name}, {say.unit(Unit.of_day(base))}.",
        0.9 if at.direction else 0.8,
    )


def _weekend(at: Setting) -> Answer:
    if at.now is None:
        return _undated("XXXX-WXX-WE", at.unclear)
    this = periods.unit_of("WE", at.now)
    assert this is not None  # noqa: S101 - a weekend exists for every day
    before = this.days.start > at.now and at.direction <= 0
    unit = Unit(this.days.shift(-7), "interval") if before else this
    side = "before" if before else "nearest to"
    return _dated(unit, f"The weekend {side} the publication date, {say.unit(Unit.of_day(at.now))}.", 0.8)


def _early_year(n: int, at: Setting) -> Answer:
    """A year of three digits: before Christ where the story is told in such years."""
    last = story.latest(at.told)
    if last is not None and last.year <= 0:
        return _dated(Unit.year(1 - n), f"Before Christ, as in {say.unit(last.unit)}.", 0.85)
    return _dated(Unit.year(n), "A year of three digits.", 0.8)


def _short_years(rep: Rep, n: int, at: Setting) -> Answer:
    last = story.latest(at.told)
    if at.now is not None and (at.domain == "news" or last is None):
        base, why = ymd(at.now)[0], "The latest such years before the publication date."
    elif last is not None:
        base, why = last.year + 10, f"The century is the one the story is telling ({say.unit(last.unit)})."
    else:
        base, why = 2000, "The 20th century is meant where none is stated."
    year = base // 100 * 100 + n
    year -= 100 if year > base else 0
    unit = periods.years(year, 10, "decade") if rep.kind == "decade" else Unit.year(year)
    return _dated(unit, why, 0.9)


def _by_story(rep: Rep, at: Setting) -> Answer:
    if at.now is None and not at.coming and at.told and story.near(at.told, at.start, _STORY_REACH) is None:
        return _undated(unknown(rep), f"The last year told, {at.told[-1].year}, stands too far before it.")
    found = story.year_for(rep, at.told, at.coming, at.start)
    if found is None:
        return _undated(unknown(rep), NO_STORY) if at.now is None else _by_tense(rep, None, at)
    unit, source = found
    year = ymd(unit.days.start)[0]
    if isinstance(source, Unit):
        why = f"The year is that of the next date told, {say.unit(source)}."
    elif source.year == year or source.unit.days.contains(unit.days):
        why = f"The year is the one the story is telling, {say.unit(source.unit)}."
    else:
        why = f"The story goes on into the next year after {say.unit(source.unit)}."
    return replace(_dated(unit, why, 0.85), rooted=True)


# Days from the publication date: where the nearest is nearer than this, it is meant whatever the tense.
_TENSE_DECIDES = {"month": (40, 40), "season": (120, 120), "quarter": (60, 110)}  # (told as past, as to come)


def _by_tense(rep: Rep, of_week: int | None, at: Setting) -> Answer:
    """The nearest one to the publication date, unless tense or a word like "since" says otherwise."""
    now = at.now
    if now is None:
        return _undated(unknown(rep), at.unclear)
    year = ymd(now)[0]
    near = [unit for y in range(year - 2, year + 3) if (unit := periods.in_year(rep, y)) is not None]
    if not near:
        return _undated(unknown(rep), "The calendar has no such day.")
    fitting = [unit for unit in near if weekday(unit.days.start) == of_week]
    if len(fitting) == 1:
        return _dated(fitting[0], f"The year in which that day is a {say.weekday(of_week or 0)}.", 0.95)
    nearest = min(near, key=lambda unit: _away(unit, now))
    unit = _on_the_side_of_the_verb(near, nearest, rep, at.direction, now)
    how = "nearest to" if unit == nearest else "before" if unit.days.start < nearest.days.start else "after"
    told = say.unit(Unit.of_day(now))
    return _dated(unit, f"The one {how} the publication date, {told}.", 0.85 if at.direction else 0.75)


def _away(unit: Unit, now: int) -> float:
    return abs((unit.days.start + unit.days.end) / 2 - now)


def _on_the_side_of_the_verb(near: list[Unit], nearest: Unit, rep: Rep, direction: int, now: int) -> Unit:
    limits = _TENSE_DECIDES.get(rep.kind, (100, 100))
    if direction < 0 and nearest.days.end > now and (direction == -2 or _away(nearest, now) > limits[0]):
        return next(
            (u for u in reversed(near) if u.days.end <= now or (direction == -1 and u.days.start <= now)),
            nearest,
        )
    if direction > 0 and nearest.days.end <= now and _away(nearest, now) > limits[1]:
        return next((unit for unit in near if unit.days.end > now), nearest)
    return nearest


def _base(base: str, unit: str, at: Setting) -> tuple[int | None, str]:
    """The day to count from, and its name or the reason why there is none."""
    if base == "now" and at.domain == "narrative" and _is_of_old(at):
        base = "then"
    if base == "now":
        return (
            at.now,
            f"the publication date, {say.unit(Unit.of_day(at.now))}" if at.now is not None else at.unclear,
        )
    coarsest = {"D": 0, "W": 1, "WE": 1, "M": 2, "Q": 3}.get(unit, 5)
    last = story.latest_within(at.told, coarsest)
    if last is not None:
        return last.unit.days.start, f"the last date told, {say.unit(last.unit)}"
    if at.domain == "news" and at.now is not None and unit not in ("D",):
        return at.now, f"the publication date, {say.unit(Unit.of_day(at.now))}"
    return None, NO_STORY


def _is_of_old(at: Setting) -> bool:
    """Whether the story is years away from its writer's day: "last year" in it is not the writer's."""
    last = story.latest(at.told)
    return at.now is not None and last is not None and abs(last.year - ymd(at.now)[0]) > 2


def _nth(what: Rep | str, offset: int, base: str, word: str, at: Setting) -> Answer:
    key = what if isinstance(what, str) else "Y"
    day, name = _base(base, key, at)
    if day is None:
        return _undated(_UNKNOWN[what] if isinstance(what, str) else unknown(what), name)
    unit = _unit_nth(what, offset, day, word) if isinstance(what, str) else _rep_nth(what, offset, day)
    if unit is None:
        return _undated("XXXX", "The calendar has no such day.")
    side = {0: "The one of", -1: "The one before", 1: "The one after"}.get(offset, f"{offset:+d} from")
    return _dated(unit, f"{side} {name}.", 0.9)


def _unit_nth(what: str, offset: int, day: int, word: str) -> Unit | None:
    if what in ("Q", "6M") and word == "latest":
        offset = -1
    return periods.unit_of(what, periods.shift(day, offset, what))


def _rep_nth(rep: Rep, offset: int, day: int) -> Unit | None:
    if rep.kind == "weekday":
        n = int(rep.a)
        if offset == 0:
            return Unit.of_day(day - weekday(day) + n)
        step = (n - weekday(day) - 1) % 7 + 1 if offset > 0 else -((weekday(day) - n - 1) % 7 + 1)
        return Unit.of_day(day + step)
    year = ymd(day)[0]
    near = [unit for y in range(year - 2, year + 3) if (unit := periods.in_year(rep, y)) is not None]
    if offset == 0:
        return min(
            near,
            key=lambda u: (
                (u.days.start > day, abs(u.days.start - day))
                if rep.kind != "season" and rep.kind != "month"
                else (ymd(u.days.start)[0] != year, 0)
            ),
            default=None,
        )
    if offset > 0:
        return next((unit for unit in near if unit.days.start > day), None)
    return next((unit for unit in reversed(near) if unit.days.end <= day), None)


def _shift(expr: Shift, at: Setting) -> Answer:
    unit_letter = expr.unit
    if not periods.can_shift(unit_letter):
        return _undated("XXXX-XX-XX", "It counts units shorter than a day")
    if not isinstance(expr.base, str):
        inner = evaluate(expr.base, at)
        day, name = (inner.unit.days.start, say.unit(inner.unit)) if inner.unit else (None, inner.why)
    else:
        day, name = _base(expr.base, unit_letter, at)
    if day is None:
        return _undated(_UNKNOWN.get(unit_letter, "XXXX-XX-XX"), name)
    amount, unit_letter = _in_whole_units(expr.amount, unit_letter)
    quarter = _same_quarter(expr, at)
    if quarter is not None:
        return quarter
    target = periods.shift(day, amount, unit_letter)
    unit = periods.unit_of(unit_letter if unit_letter != "2W" else "W", target)
    if unit is None:
        return _undated("XXXX-XX-XX", "It cannot be counted in days.")
    if expr.amount == 0:
        return _dated(unit, f"The same as {name}.", 0.9)
    side = "after" if expr.amount > 0 else "before"
    return _dated(unit, f"{say.count(abs(expr.amount), unit_letter)} {side} {name}.", 0.9)


def _in_whole_units(amount: float, unit_letter: str) -> tuple[float, str]:
    """Half a year is six months, a decade and a half fifteen years."""
    smaller = {"Y": (12, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "W": (7, "D"), "M": (30, "D")}
    if amount == int(amount) or unit_letter not in smaller:
        return amount, unit_letter
    factor, unit_letter = smaller[unit_letter]
    return round(amount * factor), unit_letter


def _same_quarter(expr: Shift, at: Setting) -> Answer | None:
    """In business news "a year ago" beside a quarter is the same quarter a year before."""
    if expr.unit != "Y" or abs(expr.amount) != 1 or at.domain != "news" or not at.told:
        return None
    last = next(
        (one for one in reversed(at.told[-8:]) if not one.aside and one.unit.precision != "day"), None
    )
    if last is not None and at.months_said and last.unit.precision in ("quarter", "half", "year"):
        return _dated(
            Unit.year(last.year + int(expr.amount)), f"The year before that of {say.unit(last.unit)}.", 0.8
        )
    if last is None or last.unit.precision not in ("quarter", "half"):
        return None
    month = ymd(last.unit.days.start)[1]
    kind, n = (
        ("quarter", (month + 2) // 3)
        if last.unit.precision == "quarter"
        else ("half", 1 if month == 1 else 2)
    )
    unit = periods.in_year(Rep(kind, n), last.year + int(expr.amount))
    return (
        None
        if unit is None
        else _dated(unit, f"The same part of the year before {say.unit(last.unit)}.", 0.85)
    )


FROM_EVENT = "It counts from an event, and is as sure as that event's date."


def _from_event(expr: FromEvent, at: Setting) -> Answer:
    """In a story the event is most likely the one just dated; in news it is left open."""
    length, amount, unit_letter = expr.length, expr.amount, expr.unit
    if at.domain == "news" and not expr.phrase:
        return Answer("DURATION", length, None, FROM_EVENT, 0.5)
    if story.near(at.told, at.start, _EVENT_REACH) is None:
        return _undated(_UNKNOWN.get(unit_letter, "XXXX-XX-XX"), FROM_EVENT)
    if amount is None or not periods.can_shift(unit_letter):
        return Answer("DATE", "PAST_REF" if length.endswith("X") else "FUTURE_REF", None, FROM_EVENT, 0.4)
    answer = _shift(Shift(amount, unit_letter, "then"), at)
    return replace(answer, why=f"{FROM_EVENT} {answer.why}", confidence=0.4)


def _same_in(year: int, at: Setting) -> Answer:
    """The told quarter or half in a stated year; the whole year where none is told."""
    last = next((one for one in reversed(at.told) if not one.aside), None)
    if last is None or last.unit.precision not in ("quarter", "half"):
        return _dated(Unit.year(year), STATED)
    month = ymd(last.unit.days.start)[1]
    rep = (
        Rep("quarter", (month + 2) // 3)
        if last.unit.precision == "quarter"
        else Rep("half", 1 if month == 1 else 2)
    )
    return _dated(
        periods.in_year(rep, year) or Unit.year(year),
        f"The year is stated; the part of it is that of {say.unit(last.unit)}.",
        0.85,
    )


def _deictic(days: int, at: Setting) -> Answer:
    if at.domain == "narrative" and days == 0 and at.now is not None:
        return Answer("DATE", "PRESENT_REF", None, "“Today” in a story is the writer's own time.", 0.7)
    if at.now is None:
        return Answer("DATE", "PRESENT_REF" if days == 0 else "XXXX-XX-XX", None, at.unclear, 0.5)
    unit = Unit.of_day(at.now + days)
    name = say.unit(Unit.of_day(at.now))
    if days == 0:
        return _dated(unit, f"The publication date, {name}.", 0.9)
    return _dated(
        unit,
        f"{say.count(abs(days), 'D')} {'after' if days > 0 else 'before'} the publication date, {name}.",
        0.95,
    )


def _then(unit_letter: str, at: Setting) -> Answer:
    day, name = _base("then", unit_letter, at)
    if day is None:
        return _undated(_UNKNOWN.get(unit_letter, "XXXX-XX-XX"), name)
    unit = periods.unit_of(unit_letter, day)
    if unit is None:
        return _undated("XXXX-XX-XX", name)
    return _dated(unit, f"The one of {name}.", 0.85)


def in_future(length: str, at: Setting) -> Answer | None:
    """ "In five years", said of what will be: that long after the publication date."""
    match = re.fullmatch(r"P(\d+)([DWMY])", length)
    if match is None or at.now is None or at.domain != "news" or at.direction <= 0:
        return None
    return _shift(Shift(int(match[1]), match[2], "now"), at)


def _clock(time: str, date: Expr | None, at: Setting) -> Answer:
    if date is None:
        last = story.latest_within(at.told, 0)
        if last is not None:
            day = _dated(last.unit, f"On the last day told, {say.unit(last.unit)}.", 0.7)
        elif at.domain == "news" and at.now is not None:
            day = _dated(
                Unit.of_day(at.now), f"On the publication date, {say.unit(Unit.of_day(at.now))}.", 0.6
            )
        else:
            day = _undated("XXXX-XX-XX", NO_STORY)
    elif isinstance(date, Deictic) and at.domain == "narrative" and _is_of_old(at):
        day = _undated("XXXX-XX-XX", "It is said in the story's own time.")
    elif isinstance(date, Deictic) and date.days == 0 and at.now is not None:
        day = evaluate(date, replace(at, domain="news"))
    else:
        day = evaluate(date, at)
    if day.unit is not None and day.unit.precision != "day":
        return replace(
            day,
            type="TIME",
            value=f"{day.value}-XX{time}" if day.unit.precision == "month" else f"{day.value}{time}",
        )
    stem = day.value if day.value[:2] != "PR" else "XXXX-XX-XX"
    return replace(day, type="TIME", value=stem + time)
