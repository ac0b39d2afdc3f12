"""The stage: text → timexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipeline.interval import day_of, ymd
from pipeline.model import Domain, Timex, Unit, When
from pipeline.nlp import text_of
from pipeline.timex import hours, periods, say, story, timex3
from pipeline.timex.answer import Answer, Setting
from pipeline.timex.aside import (
    closes,
    framing,
    is_compared,
    is_first,
    is_flashback,
    is_frame,
    is_measured,
    is_passing,
    weigh,
)
from pipeline.timex.combine import combine
from pipeline.timex.expr import Bare, Clock, Expr, FromEvent, Length, Nth, Of, Rep, Shift, Stated, Then
from pipeline.timex.match import Found, find, widen
from pipeline.timex.periods import part_of
from pipeline.timex.recall import beside, event_name, event_told
from pipeline.timex.resolve import evaluate, in_future
from pipeline.timex.rules import RULES
from pipeline.timex.story import Told
from pipeline.timex.tense import direction, is_habit, is_ordered_then, is_present
from pipeline.timex.view import View, view


def tag(doc: Any, *, dct: When | None, domain: Domain = "news", reference: When | None = None) -> list[Timex]:
    """The time expressions of a document, sorted and never overlapping.

    `doc` is a spaCy Doc with tags and sentence starts; `dct` the publication date (None: unknown, and nothing
    that leans on it is invented); `reference` a date the story starts from.
    """
    seen = view(text_of(doc), doc)
    found = combine(seen, find(seen, RULES))
    return resolve_all(seen, found, dct=dct, domain=domain, reference=reference)


def resolve_all(
    seen: View, found: Sequence[Found], *, dct: When | None, domain: Domain, reference: When | None
) -> list[Timex]:
    """The expressions with their places on the calendar, each leaning on those before it."""
    return [timex for _, timex in placed(seen, found, dct=dct, domain=domain, reference=reference)]


def placed(
    seen: View, found: Sequence[Found], *, dct: When | None, domain: Domain, reference: When | None = None
) -> Iterator[tuple[Found, Timex]]:
    """Every expression that holds in the domain, with its place."""
    told: list[Told] = []
    if reference is not None and (unit := reference.first or reference.last) is not None:
        told.append(Told(unit, 0, 0))
    nows = _nows(dct)
    months_said = False
    for n, one in enumerate(found):
        at = Setting(
            now=None,
            domain=domain,
            start=one.start,
            sentence=seen.sentence(one.start)[0],
            told=told,
            direction=direction(seen, one.start, one.end) if domain == "news" else 0,
            coming=_coming(seen, found, n) if _is_bare(one.reading.expr) else (),
            first=is_first(seen, one),
            framed=framing(seen, one, told),
            present=domain == "news" and is_present(seen, one.start, one.end),
            flashback=_is_bare(one.reading.expr) and is_flashback(seen, one),
            months_said=months_said,
            ahead=_year_ahead(seen, found, n) or _year_held(seen, found, n) or _year_beside(seen, one, told),
            compared=is_compared(seen, one.start),
        )
        if _is_hour(one.reading.expr):
            at = replace(at, flashback=is_flashback(seen, one), habit=is_habit(seen, one.start))
        if at.ahead is None:
            at = replace(at, ahead=_year_turned(seen, found, n, at, nows))
        if isinstance(one.reading.expr, FromEvent):
            at = replace(at, event=_event(seen, found, n, at, nows))
        if one.rule in _ONLY_IN[_OTHER[domain]] or (
            domain == "narrative" and seen.low[one.start : one.end] == "soon"
        ):
            continue
        if domain == "news" and one.text_ends(seen.low, ("years old", "years of age")):
            continue
        if isinstance(one.reading.expr, Length):
            months_said = one.reading.expr.value in ("P6M", "P9M")
        if isinstance(one.reading.expr, Length) and _is_from_now(seen, one):
            from_now = len(nows) == 1 and not is_ordered_then(seen, one.start)
            ahead = in_future(one.reading.expr.value, replace(at, now=nows[0])) if from_now else None
            if ahead is not None:
                yield one, _timex(seen, one, _on_calendar(ahead))
                continue
        explained = _explained_by(seen, found, n)
        answer = _on_calendar(_widest(explained or one.reading.expr, at, nows, dct))
        if domain == "narrative":
            answer = _unknown_before_christ(_winter_named(one.reading.expr, answer, at), told)
        if isinstance(one.reading.expr, FromEvent) and answer.type == "DURATION":
            one = widen(one, end=one.end - len(_LEAD_TO_EVENT.split(seen.low[one.start : one.end])[-1]))
        yield one, _timex(seen, one, answer)
        if answer.unit is not None and answer.type in ("DATE", "TIME"):
            months_said = months_said and not isinstance(one.reading.expr, Bare)
            told.append(
                Told(
                    answer.unit,
                    one.start,
                    one.end,
                    weigh(seen, one, answer.unit, told),
                    answer.rooted,
                    at.sentence,
                    measured=is_measured(one.reading.expr),
                    frame=is_frame(seen, one),
                    hour=hours.said(answer.value),
                    closed=closes(seen, one),
                )
            )


_IN = re.compile(r"(?<![a-z])in\s$")
_BOUNDED = re.compile(r"\s(?:ending|ended|to|through|until|from|of)\b")


def _is_from_now(seen: View, one: Found) -> bool:
    """ "In five years" may count from now; "in the next five years" and "in the six months ending" do not."""
    return (
        bool(_IN.search(seen.low, max(0, one.start - 4), one.start))
        and not seen.low.startswith(("the", "its"), one.start)
        and not _BOUNDED.match(seen.low, one.end)
    )


_LEAD_TO_EVENT = re.compile(r"(?=\s+(?:before|after|following|prior\s+to)$)")
_OTHER: dict[Domain, Domain] = {"news": "narrative", "narrative": "news"}
_ONLY_IN: dict[Domain, frozenset[str]] = {
    "news": frozenset(),
    "narrative": frozenset(
        {
            "year of three digits",
            "year of two digits",
            "vague adjective",
            "the eve of an event",
            "at the same time",
            "four figures of a story",
            "dotted hour of a story",
        }
    ),
}


def _winter_named(expr: Expr, answer: Answer, at: Setting) -> Answer:
    """A story's bare winter is named by its January; its place on the calendar is the same."""
    bare_winter = isinstance(expr, Bare) and expr.rep == Rep("season", "WI") and at.ahead is None
    return (
        answer
        if answer.unit is None or not bare_winter
        else replace(answer, value=timex3.winter(answer.unit))
    )


def _unknown_before_christ(answer: Answer, told: Sequence[Told]) -> Answer:
    """An unknown year of a story that is told before Christ is one of those."""
    last = story.latest(told) if answer.unit is None and answer.value.startswith("XXXX") else None
    return answer if last is None or last.year > 0 else replace(answer, value=f"BC{answer.value}")


def _nows(dct: When | None) -> tuple[int, ...]:
    """The first and last day that the publication date may be; nothing where a side is open."""
    if dct is None or dct.days is None:
        return ()
    days = dct.days
    return (days.start,) if days.days == 1 else (days.start, days.end - 1)


def _widest(expr: Expr, at: Setting, nows: tuple[int, ...], dct: When | None) -> Answer:
    """The answer that holds for every possible publication date, or none."""
    if not nows:
        return evaluate(expr, at)
    answers = [evaluate(expr, replace(at, now=now)) for now in nows]
    if dct is None or len(answers) == 1:
        return answers[0]
    if all(answer.unit == answers[0].unit for answer in answers):
        first_day = say.unit(Unit.of_day(nows[0]))
        return replace(answers[0], why=answers[0].why.replace(first_day, say.when(dct)))
    why = f"It needs an exact publication date; known is only {say.when(dct)}."
    return evaluate(expr, replace(at, now=None, unclear=why))


def _on_calendar(answer: Answer) -> Answer:
    """The answer, without its date where that needs a year of more than four figures."""
    if answer.unit is not None and answer.unit.days.start < _FIRST_DAY:
        return Answer("DATE", "PAST_REF", None, "It lies before the year 9999 BC.", 0.5)
    if (answer.unit is not None and answer.unit.days.end > _END) or _FIVE_FIGURES.match(answer.value):
        return Answer("DATE", "FUTURE_REF", None, "It lies after the year 9999.", 0.5)
    return answer


_FIVE_FIGURES = re.compile(r"\d{5}")
_FIRST_DAY, _END = day_of(-9998), day_of(10_000)


def _year_ahead(seen: View, found: Sequence[Found], n: int) -> int | None:
    """The year stated with the date that this one is paired with: "March 3 and June 9, 1921"."""
    expr = found[n].reading.expr
    if not isinstance(expr, Bare):
        return None
    mine = expr.rep
    for k in range(n + 1, min(n + 4, len(found))):
        between = seen.low[found[k - 1].end : found[k].start]
        if len(between) > 16 or not _pairs(between):
            return None
        match found[k].reading.expr:
            case Of(Rep("month" | "monthday" | "season") as other, Stated(unit)):
                return _paired_year(mine, other.a, ymd(unit.days.start)[0], between)
            case Stated(unit) if unit.precision == "day" and unit.days.days == 1:
                year, month, _ = ymd(unit.days.start)
                return _paired_year(mine, month, year, between)
            case Bare():
                continue
            case _:
                return None
    return None


_IN_IT = re.compile(r",\s(?:in|on)\s(?:the\s|late\s|early\s)?")


def _year_beside(seen: View, one: Found, told: Sequence[Told]) -> int | None:
    """The year named right before, which this date makes sharper: "two years ago, in the fall"."""
    last = told[-1] if told and _is_bare(one.reading.expr) else None
    if last is None or last.unit.precision != "year":
        return None
    return last.year if _IN_IT.fullmatch(seen.low, last.end, one.start) else None


def _year_held(seen: View, found: Sequence[Found], n: int) -> int | None:
    """The year of a date of the sentence that lies in this season: "the summer offensive in June 1942"."""
    if n + 1 == len(found):
        return None
    one, following = found[n], found[n + 1]
    if seen.sentence(one.start) != seen.sentence(following.start):
        return None
    match one.reading.expr, following.reading.expr:
        case Bare(Rep("season") as season), Of(Rep() as part, Stated(whole)):
            return _year_of(season, part_of(part, whole))
        case Bare(Rep("season") as season), Stated(unit):
            return _year_of(season, unit)
    return None


def _year_of(season: Rep, unit: Unit | None) -> int | None:
    """The year in which a season holds a date."""
    if unit is None:
        return None
    year = ymd(unit.days.start)[0]
    near = ((y, periods.in_year(season, y)) for y in (year, year - 1))
    return next((y for y, one in near if one is not None and one.days.contains(unit.days)), None)


_TURN = 6  # months: "December, and November" goes back within the year


def _year_turned(
    seen: View, found: Sequence[Found], n: int, at: Setting, nows: tuple[int, ...]
) -> int | None:
    """The year of the first of two months between which the year turns: "November and January"."""
    if n + 1 == len(found) or not _pairs(seen.low[found[n].end : found[n + 1].start]):
        return None
    match found[n].reading.expr, found[n + 1].reading.expr:
        case Bare(Rep("month", int(first))), Bare(Rep("month", int(second)) as rep) if (
            first - second >= _TURN
        ):
            last = evaluate(Bare(rep), replace(at, now=nows[0] if len(nows) == 1 else None))
            return None if last.unit is None else ymd(last.unit.days.start)[0] - 1
    return None


def _event(
    seen: View, found: Sequence[Found], n: int, at: Setting, nows: tuple[int, ...]
) -> tuple[str, Unit] | None:
    """The event that an expression counts from, with its date: stated right behind it, or told before."""
    one = found[n]
    if n + 1 < len(found) and beside(seen, one, found[n + 1]):
        unit = evaluate(found[n + 1].reading.expr, replace(at, now=nows[0] if len(nows) == 1 else None)).unit
        return None if unit is None else (event_name(seen, one.end), unit)
    return event_told(seen, one.end, at.told)


_EXPLAINS = re.compile(r"\s?[,(]\s?(?:on\s|that\sis,\s)?(?:the\s)?")


def _explained_by(seen: View, found: Sequence[Found], n: int) -> Expr | None:
    """The date that stands right behind and says which day is meant: "the next day, on August 18"."""
    match found[n].reading.expr:
        case Shift(unit="D") | Then("D") | Nth("D"):
            pass
        case _:
            return None
    if n + 1 == len(found) or not _EXPLAINS.fullmatch(seen.low, found[n].end, found[n + 1].start):
        return None
    match found[n + 1].reading.expr:
        case Stated(unit) as expr if unit.precision == "day":
            return expr
        case Bare(Rep("monthday")) as expr:
            return expr
    return None


def _pairs(between: str) -> bool:
    text = " ".join(between.split()).strip(" ,()")
    return text in (
        "",
        "and",
        "to",
        "until",
        "through",
        "till",
        "or",
        "-",
        "–",
        "—",
        "and to",
        "up to",
        "and in",
        "and on",
        "and again in",
    )


def _paired_year(mine: Rep, other: int | str, year: int, between: str) -> int | None:
    if mine.kind not in ("month", "monthday", "season"):
        return None
    if isinstance(mine.a, int) and isinstance(other, int) and mine.a > other:
        return year - 1
    return year


def _date_of(expr: Expr) -> Expr:
    """The date of a time of day; any other expression itself."""
    return expr.date if isinstance(expr, Clock) and expr.date is not None else expr


def _is_bare(expr: Expr) -> bool:
    return isinstance(_date_of(expr), Bare)


def _is_hour(expr: Expr) -> bool:
    return isinstance(expr, Clock) and expr.date is None


def _coming(seen: View, found: Sequence[Found], n: int) -> list[Unit]:
    """The next dates stated in full, at most two of the next six expressions."""
    units: list[Unit] = []
    for later in found[n + 1 : n + 7]:
        if later.start > found[n].end + 1200 or len(units) == 2:
            break
        if is_passing(seen, later):
            continue
        match _date_of(later.reading.expr):
            case Stated(unit):
                units.append(unit)
            case Of(part, Stated(whole)) if (unit_ := part_of(part, whole)) is not None:
                units.append(unit_)
    return units


def _feast(expr: Expr) -> Rep | None:
    """The holiday that an expression names."""
    match expr:
        case Of(rep) | Bare(rep) | Nth(Rep() as rep) if rep.kind == "holiday":
            return rep
        case Clock(date=date) if date is not None:
            return _feast(date)
    return None


def _computed(feast: Rep) -> Iterator[str]:
    """What a reader must know of a day that is computed by another calendar."""
    calendar = periods.calendar_of(feast)
    if calendar is not None:
        yield f"The day is computed by the {calendar} calendar."
    if periods.is_approximate(feast):
        yield "It may differ by a day from country to country."


def _timex(seen: View, one: Found, answer: Answer) -> Timex:
    when = None
    feast = _feast(one.reading.expr)
    if answer.unit is not None:
        about = feast is not None and periods.is_approximate(feast)
        when = When.of(answer.unit, approximate=one.reading.approximate or about)
    return Timex(
        start=one.start,
        end=one.end,
        text=seen.text[one.start : one.end],
        type=one.reading.type or answer.type,
        value=answer.value,
        mod=one.reading.mod,
        when=when,
        anchor=answer.why if when is None or feast is None else " ".join((answer.why, *_computed(feast))),
        rule=one.rule,
        confidence=answer.confidence,
    )
