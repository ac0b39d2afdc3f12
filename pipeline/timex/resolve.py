"""Anchoring: asks an expression for its place on the calendar, and keeps the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from pipeline.interval import MONTHS, julian_day, ymd
from pipeline.model import Unit
from pipeline.timex import hours, periods, say, story, timex3
from pipeline.timex.answer import NO_STORY, STATED, UNKNOWN, Answer, Setting, dated, undated, unknown
from pipeline.timex.bare import bare, weekday_told
from pipeline.timex.expr import (
    ON_OR_AFTER,
    Bare,
    Base,
    Clock,
    Deictic,
    Every,
    Expr,
    FromEvent,
    Length,
    Nth,
    Of,
    OldStyle,
    QuarterEnded,
    Rep,
    SameIn,
    Shift,
    Stated,
    Then,
    Unplaced,
    Vague,
)
from pipeline.timex.reported import (
    part_in_year,
    quarter_reported,
    reported,
    same_in,
    same_quarter,
    year_reported,
)


def evaluate(expr: Expr, at: Setting) -> Answer:
    """The place of an expression in a setting."""
    match expr:
        case Stated(unit, loose):
            return replace((_before_christ(unit, at) if loose else None) or dated(unit, STATED), rooted=True)
        case Of(part, whole):
            return _of(part, whole, at)
        case Bare(rep, of_week):
            return bare(rep, of_week, at)
        case OldStyle():
            return _old_style(expr, at)
        case Nth(what, offset, base):
            return _nth(what, offset, base, expr.word, at)
        case Shift():
            return _shift(expr, at)
        case Deictic(days):
            return _deictic(days, at)
        case Then(unit_letter, loose):
            return _then(unit_letter, at, loose=loose)
        case SameIn(year):
            return same_in(year, at)
        case QuarterEnded(day):
            return _quarter_ended(day, at)
        case FromEvent():
            return _from_event(expr, at)
        case Clock(time, date):
            return _hour(expr, at) if date is None else _clock(time, date, at)
        case Vague(value):
            return Answer("DATE", value, None, "It names no date of its own.", 0.9)
        case Length(value):
            return Answer("DURATION", value, None, "A length of time, not a date.", 0.95)
        case Every(value, each):
            value = each or value if at.domain == "narrative" else value
            return Answer("SET", value, None, "It comes again and again; no single date.", 0.9)
        case Unplaced(value, why, type_, counted):
            told = evaluate(counted, at) if counted is not None else None
            if told is not None and told.unit is not None:
                return told
            return Answer(type_, value, None, why[:1].upper() + why[1:] + ".", 0.6)


def _before_christ(unit: Unit, at: Setting) -> Answer | None:
    """A decade or century whose era is not said, in a story told before Christ: "in the fifth century"."""
    mirrored = periods.before_christ(unit)
    last = story.before_christ(at.told, ymd(mirrored.days.start)[0], ymd(unit.days.start)[0])
    return None if last is None else dated(mirrored, f"Before Christ, as in {say.unit(last.unit)}.", 0.85)


def _old_style(expr: OldStyle, at: Setting) -> Answer:
    """The Gregorian day of a Julian one; the year is stated, or that which the bare day would get."""
    year, why, stated = expr.year, STATED, expr.year is not None
    if year is None:
        found = bare(Rep("monthday", expr.month, min(expr.day, 28)), None, at)
        if found.unit is None:
            return undated("XXXX-XX-XX", found.why)
        year, why = ymd(found.unit.days.start)[0], found.why
    unit = Unit.of_day(julian_day(year, expr.month, expr.day))
    said = f"{expr.day} {MONTHS[expr.month - 1]} {year}"
    how = f"{said} in the Julian calendar (Old Style) is {say.unit(unit)} in the Gregorian one. {why}"
    return replace(dated(unit, how, 0.95), rooted=stated)


def _of(part: Rep, whole: Expr, at: Setting) -> Answer:
    outer = evaluate(whole, at)
    if outer.unit is None:
        known = periods.is_yearly(part) or part.kind == "weekend"
        return undated(unknown(part) if known else "XXXX-XX-XX", outer.why)
    unit = periods.part_of(part, outer.unit)
    if part.kind == "dom" and whole == Then("M"):
        unit = _on_the_side_of_the_verb(part, unit, outer.unit, at)
    if unit is None:
        return undated(outer.value, periods.missing(part))
    if unit.precision == "interval" and part.kind == "half":
        return Answer("DATE", outer.value, unit, outer.why, outer.confidence)
    return replace(dated(unit, outer.why, outer.confidence), rooted=outer.rooted)


def _on_the_side_of_the_verb(dom: Rep, unit: Unit | None, month: Unit, at: Setting) -> Unit | None:
    """ "On the 30th" in news of the 2nd: last month's, where the verb tells of what was."""
    if at.now is None or at.domain != "news" or not month.days.start <= at.now < month.days.end:
        return unit
    if at.direction < 0 and (unit is None or unit.days.start > at.now):
        before = periods.unit_of("M", month.days.start - 1)
        return unit if before is None else periods.part_of(dom, before)
    if at.direction > 0 and unit is not None and unit.days.end <= at.now:
        after = periods.unit_of("M", month.days.end)
        return unit if after is None else periods.part_of(dom, after)
    return unit


_RANK = {
    "D": 0,
    "W": 1,
    "WE": 1,
    "M": 2,
    "Q": 3,
    "DE": 6,
    "CE": 7,
}  # how sharp a date must be to count such units from it


def _base(
    base: Base | Expr, unit: str, at: Setting, *, later: tuple[float, str] | None = None
) -> tuple[int | None, str]:
    """The day to count from, and its name or the reason why there is none."""
    if not isinstance(base, str):
        inner = evaluate(base, at)
        if inner.unit is None:
            return None, inner.why
        return inner.unit.days.start + (3 if inner.unit.precision == "week" else 0), say.unit(inner.unit)
    if base == "now" and at.domain == "narrative" and _is_of_old(at):
        base = "then"
    if base == "now":
        return (
            at.now,
            f"the publication date, {say.unit(Unit.of_day(at.now))}" if at.now is not None else at.unclear,
        )
    coarsest = _RANK.get(unit, 5)
    last = story.latest_within(_told_by_then(at), coarsest)
    if later:
        may_be = (_in_clause(coarsest, at), last, _stated_before(coarsest, at))
        last = next((one for one in may_be if one and not _is_too_late(one, *later, at)), None)
    if last is not None and last.measured and at.domain == "news" and not later:
        last = story.latest_within([one for one in at.told if not one.measured], coarsest)
    if last is not None and coarsest == 0 and at.start - last.end > DAY_REACH:
        return None, "It leans on an earlier day, and the last one told stands too far before it."
    if last is not None:
        return last.day, f"the last date told, {say.unit(last.unit)}"
    if at.domain == "news" and at.now is not None and unit not in ("D",) and not (later and _is_past(at)):
        return at.now, f"the publication date, {say.unit(Unit.of_day(at.now))}"
    return None, NO_STORY


def _in_clause(coarsest: int, at: Setting) -> story.Told | None:
    """The date told just before in the same sentence: "built in 1936 and rebuilt ten years later"."""
    last = story.just_told(_told_by_then(at), at.start, coarsest)
    return last if last is not None and _stands(last, at) else None


def _stated_before(coarsest: int, at: Setting) -> story.Told | None:
    """The date stated last, even in passing: "She had asked in August 2007. The following month she left"."""
    for one in reversed(_told_by_then(at) if at.domain == "news" else ()):
        if at.start - one.end > _NEWS_REACH:
            return None
        if one.rooted and one.weight > story.NOTE and story.rank(one.unit) <= coarsest:
            return one
    return None


def _is_too_late(last: story.Told, later: float, unit: str, at: Setting) -> bool:
    """Whether what the news tells as past would lie ahead, if it were counted from this date."""
    if at.domain != "news" or at.now is None or at.direction >= 0 or not periods.can_shift(unit):
        return False
    return periods.shift(last.day, *_in_whole_units(later, unit)) > at.now


def _stands(last: story.Told, at: Setting) -> bool:
    return last.sentence == at.sentence and last.weight > story.NOTE and not last.measured


def _told_by_then(at: Setting) -> Sequence[story.Told]:
    """The dates told so far; for what is told as past in news, those that do not lie ahead."""
    if at.domain != "news" or at.now is None or at.direction >= 0:
        return at.told
    now = at.now
    return [one for one in at.told if one.unit.days.start <= now]


def _is_past(at: Setting) -> bool:
    """Whether news tells what is past: "three weeks later" of it is none to come."""
    last = at.told[-1] if at.told else None
    return at.direction < 0 or (last is not None and last.rooted and at.start - last.end <= _AT_HAND)


def _is_of_old(at: Setting) -> bool:
    """Whether the story is years away from its writer's day: "last year" in it is not the writer's."""
    last = story.latest(at.told)
    return at.now is not None and last is not None and abs(last.year - ymd(at.now)[0]) > 2


_AT_HAND = 150  # characters
_NEWS_REACH = 300


def _is_told_of_then(at: Setting) -> bool:
    """Whether "next summer" in a story is seen from a date of another year told just before it."""
    if at.domain != "narrative" or at.now is None or not at.told:
        return False
    last = at.told[-1]
    return at.start - last.end <= _AT_HAND and last.rooted and last.year != ymd(at.now)[0]


def _nth(what: Rep | str, offset: int, base: Base | Expr, word: str, at: Setting) -> Answer:
    if isinstance(what, Rep) and word == ON_OR_AFTER and base == "then":
        return weekday_told(what, at)
    key = what if isinstance(what, str) else "W" if what.kind == "weekday" else "Y"
    if what == "Q" and word == "whole":
        return _then("Q", at)
    if word in ("full", "whole") and what == "Y" and at.domain == "news":
        year = year_reported(at)
        if year is not None:
            return dated(Unit.year(year), f"The year that is reported, {year}.", 0.8)
    if word == "whole" and story.just_told(at.told, at.start, _RANK.get(key, 5)) is not None:
        return _then(key, at)
    if word in ("end", "whole", "new") and at.domain == "narrative":
        base = "then"
    if offset and base == "now" and _is_told_of_then(at):
        base = "then"
    day, name = _base(base, key, at, later=(offset, key) if offset > 0 else None)
    if day is None:
        return undated(_somewhere(what, at) if isinstance(what, str) else unknown(what), name)
    if what == "Y" and word == "last" and at.compared and not at.months_said and (last := reported(at)):
        same = part_in_year(last.unit, last.year - 1)
        return dated(same, f"The same part of the year before {say.unit(last.unit)}.", 0.7)
    if what == "W" and offset < 0 and not isinstance(base, str):
        day += 2  # a Saturday or Sunday ends "the week before" it
    if word == "new" and _is_begun(day, at):
        offset = 0
    unit = _unit_nth(what, offset, day, word) if isinstance(what, str) else _rep_nth(what, offset, day, word)
    if isinstance(what, Rep) and what.kind == "weekday" and offset == 0 and at.direction > 0:
        unit = _rep_nth(what, 1, day - 1, word)
    if what == "WE" and offset == 0 and at.direction < 0 and unit is not None and unit.days.start > day:
        unit, offset = Unit(unit.days.shift(-7), "interval"), -1
    if unit is None:
        why = "The calendar has no such day." if isinstance(what, str) else periods.missing(what)
        return undated("XXXX", why)
    thing = say.noun(what) if isinstance(what, str) else say.rep(what)
    of = "that of " if isinstance(what, str) and what != "D" else ""
    this = f"The {thing} of" if isinstance(what, str) else f"The {thing} nearest to"
    this = f"The {thing} on or after" if word == ON_OR_AFTER else this
    side = {0: this, -1: f"The {thing} before {of}", 1: f"The {thing} after {of}"}
    far = f"{say.times(abs(offset))} {thing} {'after' if offset > 0 else 'before'} {of}"
    why = side.get(offset, far).rstrip()
    return dated(unit, f"{why} {name}.", 0.9)


def _is_begun(day: int, at: Setting) -> bool:
    """Whether "the new year" is the one that has just begun: told of its first weeks, or in news as past."""
    if at.domain == "news":
        return ymd(day)[1] == 1 or (ymd(day)[1] <= _STILL_NEW and at.direction < 0)
    last = story.latest_within(at.told, 3)
    return last is not None and last.day == day and last.unit.precision != "interval" and ymd(day)[1] == 1


_STILL_NEW = 4  # the month until which a year is new to those who look back on its beginning


def _unit_nth(what: str, offset: int, day: int, word: str) -> Unit | None:
    if what in ("Q", "6M", "M", "W") and word == "latest":
        offset = -1
    if what == "WE" and offset == 1 and word in ("following", "subsequent", "ensuing", "succeeding"):
        return periods.unit_of("WE", day + 1 if periods.weekday_of(day) == 6 else day)
    return periods.unit_of(what, periods.shift(day, offset, what))


def _rep_nth(rep: Rep, offset: int, day: int, word: str) -> Unit | None:
    if rep.kind == "weekday":
        n = int(rep.a)
        if offset == 0:
            after = (n - periods.weekday_of(day)) % 7 if word == ON_OR_AFTER else n - periods.weekday_of(day)
            return Unit.of_day(day + after)
        step = (
            (n - periods.weekday_of(day) - 1) % 7 + 1
            if offset > 0
            else -((periods.weekday_of(day) - n - 1) % 7 + 1)
        )
        return Unit.of_day(day + step + 7 * (offset - 1 if offset > 0 else offset + 1))
    year, reach = ymd(day)[0], abs(offset) + 1
    near = [unit for y in range(year - reach, year + reach + 1) for unit in periods.all_in_year(rep, y)]
    if offset == 0:
        return min(
            near,
            key=lambda u: (
                (u.days.start > day, abs(u.days.start - day))
                if rep.kind not in ("season", "month", "holiday")
                else (ymd(u.days.start)[0] != year, 0)
            ),
            default=None,
        )
    if offset > 0:
        return next(islice((unit for unit in near if unit.days.start > day), offset - 1, None), None)
    return next(islice((unit for unit in reversed(near) if unit.days.end <= day), -offset - 1, None), None)


def _shift(expr: Shift, at: Setting) -> Answer:
    unit_letter = expr.unit
    if unit_letter in ("S", "TM", "TH") and expr.base == "then":
        return _in_hours(expr, at)
    if not periods.can_shift(unit_letter):
        return undated("XXXX-XX-XX", "It counts units shorter than a day")
    if (quarter := same_quarter(expr, at)) is not None:
        return quarter
    if expr.sharp == "Q":  # "last year's quarter", where no quarter is told
        expr = replace(expr, sharp="")
    later = (expr.amount, unit_letter) if expr.amount > 0 else None
    day, name = _base(expr.base, expr.sharp or unit_letter, at, later=later)
    if day is None:
        return _in_decades(expr, at) or undated(_somewhere(expr.sharp or unit_letter, at), name)
    amount, unit_letter = _in_whole_units(expr.amount, unit_letter)
    if abs(amount) > 20_000:
        return undated(UNKNOWN.get(unit_letter, "XXXX-XX-XX"), "It reaches beyond the calendar.")
    target = periods.shift(day, amount, unit_letter)
    unit = periods.unit_of(expr.sharp or (unit_letter if unit_letter != "2W" else "W"), target)
    if unit is None:
        return undated("XXXX-XX-XX", "It cannot be counted in days.")
    if expr.amount == 0:
        return dated(unit, f"The same as {name}.", 0.9)
    side = "after" if expr.amount > 0 else "before"
    return dated(unit, f"{_counted(abs(expr.amount), expr.unit)} {side} {name}.", 0.9)


_YEARS = {"Y": 1, "DE": 10, "CE": 100}


def _in_decades(expr: Shift, at: Setting) -> Answer | None:
    """Whole decades after a decade, or centuries after a century: "the 1880s, and twenty years later"."""
    last = at.told[-1] if at.told else None
    years = expr.amount * _YEARS.get(expr.unit, 0)
    precision = last.unit.precision if last else ""
    step, letter = {"decade": (10, "DE"), "century": (100, "CE")}.get(precision, (0, ""))
    if last is None or expr.base != "then" or expr.sharp or not step or not years or years % step:
        return None
    unit = periods.unit_of(letter, periods.shift(last.day, years, "Y"))
    if unit is None or abs(years) > 20_000:
        return None
    side = "after" if years > 0 else "before"
    return dated(unit, f"{_counted(abs(expr.amount), expr.unit)} {side} {say.unit(last.unit)}.", 0.7)


def _counted(amount: float, unit_letter: str) -> str:
    """ "The day" for one, "2 weeks" for more, at the head of a sentence."""
    return f"The {say.noun(unit_letter)}" if amount == 1 else say.count(amount, unit_letter)


def _in_whole_units(amount: float, unit_letter: str) -> tuple[float, str]:
    """Half a year is six months, a decade ten years."""
    smaller = {"Y": (12, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "W": (7, "D"), "M": (30, "D")}
    if unit_letter == "DE" and abs(amount) == 1:
        return 10 * amount, "Y"
    if amount == int(amount) or unit_letter not in smaller:
        return amount, unit_letter
    factor, unit_letter = smaller[unit_letter]
    return round(amount * factor), unit_letter


DAY_REACH = 600  # characters from a day told to "the next day"
FROM_EVENT = "It counts from an event, and is as sure as that event's date."


def _from_event(expr: FromEvent, at: Setting) -> Answer:
    """From the event's date where the text tells it; else the value guesses that it is the one just dated."""
    length, amount, unit_letter = expr.length, expr.amount, expr.unit
    if at.domain == "news" and not expr.phrase:
        return Answer("DURATION", length, None, FROM_EVENT, 0.5)
    if (beside := _in_apposition(at)) is not None:
        return beside
    if amount is not None and at.event is not None and periods.can_shift(unit_letter):
        return _from_told_event(amount, unit_letter, *at.event)
    if amount is None or not periods.can_shift(unit_letter):
        return undated("PAST_REF" if length.endswith("X") else "FUTURE_REF", FROM_EVENT)
    guess = _shift(Shift(amount, unit_letter, "then"), at)
    return undated(guess.value, FROM_EVENT)


def _in_apposition(at: Setting) -> Answer | None:
    """ "On 22 September, five days after the battle": the date that stands right before."""
    last = at.told[-1] if at.told else None
    if last is None or last.sentence != at.sentence or not 1 <= at.start - last.end <= 2:
        return None
    return dated(last.unit, f"The date it explains, {say.unit(last.unit)}.", 0.85)


def _from_told_event(amount: float, unit_letter: str, name: str, event: Unit) -> Answer:
    """So long from the date that the text gives the event, as sharp as that date allows."""
    if story.rank(event) > _RANK.get(unit_letter, 5):
        return undated(_inside(event, unit_letter), f"“{name}” is dated only to {say.unit(event)}.")
    start = event.days.start + (3 if event.precision == "week" else 0)
    unit = periods.unit_of(unit_letter, periods.shift(start, *_in_whole_units(amount, unit_letter)))
    if unit is None or abs(amount) > 20_000:
        return undated("XXXX-XX-XX", "It cannot be counted in days.")
    side = "after" if amount > 0 else "before"
    told = f"the date told for “{name}”, {say.unit(event)}"
    if amount == 0:
        return dated(unit, f"It is {told}.", 0.75)
    return dated(unit, f"{_counted(abs(amount), unit_letter)} {side} {told}.", 0.75)


def _inside(whole: Unit, unit_letter: str) -> str:
    """The value of an unknown day in a known month or year.

    >>> _inside(Unit.month(1943, 6), "D"), _inside(Unit.year(1943), "D"), _inside(Unit.year(1943), "M")
    ('1943-06-XX', '1943-XX-XX', '1943-XX')
    """
    stem = timex3.write(whole)
    if unit_letter == "D" and whole.precision == "month":
        return f"{stem}-XX"
    year = ymd(whole.days.start)[0]
    if whole.precision == "year" or (
        whole.precision in ("season", "half") and ymd(whole.days.end)[0] == year > 0
    ):
        return timex3.write(Unit.year(year)) + {"D": "-XX-XX", "M": "-XX", "W": "-WXX"}.get(unit_letter, "")
    return UNKNOWN.get(unit_letter, "XXXX-XX-XX")


def _somewhere(unit_letter: str, at: Setting) -> str:
    """The value of an unknown day or month of a story: within the month or year told, where one is near."""
    last = story.near(_told_by_then(at), at.start, DAY_REACH)
    if last is None or (at.domain == "news" and not last.rooted):
        return UNKNOWN.get(unit_letter, "XXXX-XX-XX")
    if story.rank(last.unit) > _RANK.get(unit_letter, 5):
        return _inside(last.unit, unit_letter)
    return UNKNOWN.get(unit_letter, "XXXX-XX-XX")


def _quarter_ended(day: Expr, at: Setting) -> Answer:
    """The quarter just told, as a fiscal one; else that of most of the three months before the day."""
    told = at.told[-1] if at.told else None
    if told is not None and told.unit.precision == "quarter" and at.start - told.end <= _AT_HAND:
        return dated(told.unit, f"The quarter just told, {say.unit(told.unit)}.", 0.8)
    end = evaluate(day, at)
    if end.unit is None:
        return undated("XXXX-QX", end.why)
    unit = periods.unit_of("Q", end.unit.days.start - 45)
    return (
        undated("XXXX-QX", end.why)
        if unit is None
        else dated(unit, f"It ended on {say.unit(end.unit)}.", 0.8)
    )


def _deictic(days: int, at: Setting) -> Answer:
    if at.domain == "narrative" and days == 0 and at.now is not None:
        return Answer("DATE", "PRESENT_REF", None, "“Today” in a story is the writer's own time.", 0.7)
    if at.now is None:
        return Answer("DATE", "PRESENT_REF" if days == 0 else "XXXX-XX-XX", None, at.unclear, 0.5)
    unit = Unit.of_day(at.now + days)
    name = say.unit(Unit.of_day(at.now))
    if days == 0:
        return dated(unit, f"The publication date, {name}.", 0.9)
    return dated(
        unit,
        f"{_counted(abs(days), 'D')} {'after' if days > 0 else 'before'} the publication date, {name}.",
        0.95,
    )


def _then(unit_letter: str, at: Setting, *, loose: bool = False) -> Answer:
    if not unit_letter:
        return _then_itself(at)
    if unit_letter == "Q" and at.domain == "news":
        return quarter_reported(at)
    coarsest = _RANK.get(unit_letter, 5)
    if loose and (at.direction > 0 or at.present) and (to_come := _to_come(unit_letter, at)) is not None:
        return to_come
    last = story.just_told(at.told, at.start, coarsest) if unit_letter not in ("Q", "6M") else None
    if last is not None:
        day: int | None = last.day
        name = f"the last date told, {say.unit(last.unit)}"
    else:
        if unit_letter in ("W", "WE") and (whole := _only_inside(unit_letter, at)) is not None:
            return undated(_inside(whole, unit_letter), f"The last date told is only {say.unit(whole)}.")
        day, name = _base("then", unit_letter, at)
    if day is None:
        return undated(_somewhere(unit_letter, at), name)
    unit = periods.unit_of(unit_letter, day)
    if unit is None:
        return undated("XXXX-XX-XX", name)
    return dated(unit, f"The same {say.noun(unit_letter)} as {name}.", 0.85)


def _only_inside(unit_letter: str, at: Setting) -> Unit | None:
    """In news, the month or year of another time told just before, in which "that same week" lies."""
    last = story.near(at.told, at.start, _AT_HAND) if at.domain == "news" and at.now is not None else None
    if last is None or not last.rooted or story.rank(last.unit) <= _RANK.get(unit_letter, 5):
        return None
    return None if last.unit.days.start <= (at.now or 0) < last.unit.days.end else last.unit


def _to_come(unit_letter: str, at: Setting) -> Answer | None:
    """What "will close by the end of the month": the present one, unless one to come stands before."""
    if at.domain != "news" or at.now is None:
        return None
    last = story.just_told(at.told, at.start, _RANK.get(unit_letter, 5))
    return None if last is not None and last.unit.days.end > at.now else _nth(unit_letter, 0, "now", "", at)


def _then_itself(at: Setting) -> Answer:
    """ "At the same time": the date the story has reached."""
    last = story.near(at.told, at.start, DAY_REACH)
    if last is None:
        return undated("PAST_REF", NO_STORY)
    return dated(last.unit, f"The same time as the last date told, {say.unit(last.unit)}.", 0.6)


def in_future(length: str, at: Setting) -> Answer | None:
    """ "In five years", said of what will be: that long after the publication date."""
    match = re.fullmatch(r"P(\d+)([DWMY])", length)
    if match is None or at.now is None or at.domain != "news" or at.direction <= 0 or match[1] == "1":
        return None
    return _shift(Shift(int(match[1]), match[2], "now"), at)


_HOUR_REACH = 300  # characters from an hour told to one that goes on from it


def _hour(expr: Clock, at: Setting) -> Answer:
    """An hour without its day: on the day told, in the half of it, or past the midnight, that was reached."""
    if at.habit:
        day = undated("XXXX-XX-XX", "It comes again and again; no single date.")
        return replace(day, type="TIME", value=day.value + expr.time)
    last = _day_of_hour(at)
    if last is None and (at.domain != "news" or at.now is None):
        return replace(undated("XXXX-XX-XX", NO_STORY), type="TIME", value=f"XXXX-XX-XX{expr.time}")
    if last is not None:
        unit, why = last.unit, f"On the last day told, {say.unit(last.unit)}."
    else:
        unit = Unit.of_day(at.now or 0)
        why = f"On the publication date, {say.unit(unit)}."
    time, days = _after_hour_told(expr, unit, at)
    if days:
        why = f"Past the midnight that ended {say.unit(unit)}."
        unit = Unit.of_day(unit.days.start + days)
    answer = dated(unit, why, 0.6 if last is None else 0.7)
    return replace(answer, type="TIME", value=answer.value + time)


def _day_of_hour(at: Setting) -> story.Told | None:
    """The day told that an hour leans on; in news none that lies ahead of what is past, or is said aside."""
    if at.domain == "narrative":
        return story.latest_within(at.told, 0)
    fitting = [
        one
        for one in at.told[-12:]
        if (one.closed is None or at.start < one.closed) and not _is_past_it(one, at)
    ]
    beside = [one for one in fitting if one.sentence == at.sentence and one.unit.precision == "day"]
    return beside[-1] if beside else story.latest_within(fitting, 0)


def _is_past_it(one: story.Told, at: Setting) -> bool:
    """Whether a day lies ahead of what is told as past, or was told in the pluperfect a sentence before."""
    if at.now is None:
        return False
    if one.unit.days.start > at.now:
        return at.direction < 0
    return one.weight <= _TOLD_ASIDE and one.sentence != at.sentence


_TOLD_ASIDE = 0.3


def _after_hour_told(expr: Clock, day: Unit, at: Setting) -> tuple[str, int]:
    """The hour as it follows the one told close before on the same day, and how many days later it is."""
    told = next((one for one in reversed(at.told[-3:]) if one.hour), None)
    goes_on = told is not None and told.unit == day and at.start - told.end <= _HOUR_REACH
    if told is None or not goes_on or at.flashback:
        return expr.time, 0
    return hours.follow(expr.time, told.hour, open_half=expr.open_half, onward=at.domain == "narrative")


def _in_hours(expr: Shift, at: Setting) -> Answer:
    """So many hours or minutes from the hour told last; whole days also from the day told last."""
    length = expr.amount * {"TH": 60, "TM": 1}.get(expr.unit, 0)
    told = next((one for one in reversed(at.told[-3:]) if story.rank(one.unit) == 0), None)
    from_hour = hours.minutes(told.hour) if told is not None and at.start - told.end <= _HOUR_REACH else None
    if told is not None and from_hour is not None and length == int(length) and expr.unit != "S":
        days, rest = divmod(from_hour + int(length), 24 * 60)
        unit = Unit.of_day(told.unit.days.start + days)
        side = "after" if length > 0 else "before"
        why = f"{say.count(abs(expr.amount), expr.unit)} {side} the hour told last."
        return Answer("TIME", timex3.write(unit) + hours.clock(rest), unit, why, 0.8)
    if length and length % (24 * 60) == 0:
        return _shift(Shift(length / (24 * 60), "D", "then"), at)
    vague = "PAST_REF" if expr.amount < 0 else "FUTURE_REF"
    return Answer("TIME", vague, None, "It counts hours, not days.", 0.5)


def _clock(time: str, date: Expr, at: Setting) -> Answer:
    if isinstance(date, Deictic) and at.domain == "narrative" and _is_of_old(at):
        day = undated("XXXX-XX-XX", "It is said in the story's own time.")
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
