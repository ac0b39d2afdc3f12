"""The period that a report is about: the quarter, the year, and the same a year before."""

from __future__ import annotations

from pipeline.interval import ymd
from pipeline.model import Unit
from pipeline.timex import periods, say, story
from pipeline.timex.answer import NO_STORY, STATED, Answer, Setting, dated, undated
from pipeline.timex.expr import Rep, Shift


def same_quarter(expr: Shift, at: Setting) -> Answer | None:
    """In business news "a year ago" beside a quarter is the same quarter a year before."""
    if expr.unit != "Y" or abs(expr.amount) != 1 or at.domain != "news" or not at.told:
        return None
    last = reported(at, named=expr.sharp == "Q")
    if last is None:
        return None
    if at.months_said:
        return dated(
            Unit.year(last.year + int(expr.amount)), f"The year before that of {say.unit(last.unit)}.", 0.8
        )
    unit = part_in_year(last.unit, last.year + int(expr.amount))
    return dated(unit, f"The same part of the year before {say.unit(last.unit)}.", 0.85)


def quarter_reported(at: Setting) -> Answer:
    """ "The quarter" of a report: the one it is about, else the last that has ended."""
    last = reported(at)
    if last is not None:
        return dated(last.unit, f"The period that is reported, {say.unit(last.unit)}.", 0.85)
    closed = None if at.now is None else periods.unit_of("Q", periods.shift(at.now, -1, "Q"))
    if closed is None or at.now is None:
        return undated("XXXX-QX", NO_STORY)
    said = say.unit(Unit.of_day(at.now))
    return dated(closed, f"The last quarter that ended before the publication date, {said}.", 0.7)


def year_reported(at: Setting) -> int | None:
    """The year of the period that is reported; early in a year, what is told as past is the year before."""
    last = reported(at)
    if last is not None:
        return last.year
    if at.now is None:
        return None
    year, month, _ = ymd(at.now)
    return year - 1 if month <= _EARLY and at.direction < 0 else None


_EARLY = 2  # until February reports are of the year before
_REPORT_REACH = 12  # dates


def reported(at: Setting, *, named: bool = False) -> story.Told | None:
    """The quarter or half-year that a report is about: the last one told on its main line and not to come.

    Once the report goes on to years it is about none, unless a quarter is `named`.
    """
    for one in reversed(at.told[-_REPORT_REACH:]):
        if one.aside or (at.now is not None and one.unit.days.start > at.now):
            continue
        if one.unit.precision in ("quarter", "half"):
            return one
        if one.unit.precision == "year" and not named:
            return None
    return None


def part_in_year(part: Unit, year: int) -> Unit:
    """The quarter or half of another year that a unit is of its own."""
    month = ymd(part.days.start)[1]
    rep = Rep("quarter", (month + 2) // 3) if part.precision == "quarter" else Rep("half", 1 + (month > 1))
    return periods.in_year(rep, year) or Unit.year(year)


def same_in(year: int, at: Setting) -> Answer:
    """The told quarter or half in a stated year; the whole year where none is told."""
    last = None if at.months_said else reported(at)
    if last is None:
        return dated(Unit.year(year), STATED)
    return dated(
        part_in_year(last.unit, year),
        f"The year is stated; the part of it is that of {say.unit(last.unit)}.",
        0.85,
    )
