"""Where the story stands: the dates told so far, and which of them a later phrase leans on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.interval import ymd
from pipeline.model import Unit

_RANK = {"day": 0, "week": 1, "month": 2, "quarter": 3, "season": 3, "half": 4, "year": 5, "decade": 6, "century": 7, "interval": 3}


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has told: its unit, where, and whether as an aside."""

    unit: Unit
    start: int
    end: int
    aside: bool = False
    stated: bool = False

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return ymd(self.unit.days.start)[0]


def rank(unit: Unit) -> int:
    """How coarse a unit is: a day is 0, a century 7."""
    return _RANK[unit.precision]


def latest(told: Sequence[Told]) -> Told | None:
    """The date the story has reached: the last one that is no aside, else the last."""
    for one in reversed(told[-12:]):
        if not one.aside and rank(one.unit) <= 5:
            return one
    return told[-1] if told else None


def latest_within(told: Sequence[Told], coarsest: int) -> Told | None:
    """The last date at least as sharp as the given rank."""
    for one in reversed(told[-12:]):
        if rank(one.unit) <= coarsest:
            return one
    return None


def year_for(month: int, told: Sequence[Told]) -> tuple[int, Told] | None:
    """The year of a month named without one.

    The story's year; but from a month late in a year to one early in it the story goes on into the next year.
    """
    last = latest(told)
    if last is None:
        return None
    if rank(last.unit) <= 3 and ymd(last.unit.days.start)[1] - month >= 8:
        return ymd(last.unit.days.start)[0] + 1, last
    return last.year, last
