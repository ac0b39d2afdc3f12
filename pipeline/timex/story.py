"""Where the story stands: the dates told so far, and which of them a later phrase leans on.

A month or a day named without its year gets the year in which it lies nearest to the dates told around it.
Steps forward are cheap, steps back dear, asides weigh little, and a date stated further on pulls too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.interval import ymd
from pipeline.model import Unit
from pipeline.timex import periods
from pipeline.timex.expr import Rep

_RANK = {
    "day": 0, "week": 1, "month": 2, "quarter": 3, "season": 3, "interval": 3, "half": 4, "year": 5,
    "decade": 6, "century": 7,
}  # fmt: skip
_RECENT = (1.0, 0.5, 0.3, 0.2, 0.1)  # how much the last, the one before ... weigh
_COMING = (0.5, 0.25)
_BESIDE = 20  # characters: "in 1982, on 2 April"
_FAR = 36.0  # months: farther is not worse
_WITHIN = 2.5  # months: a step forward within a year costs no more
_PASSED = 0.4  # the part of a step forward from an earlier date than the last, which it has since gone
_BACK = 1.5  # a step back costs so many steps forward
_AT_ONCE = (
    12.0  # what it is worth to go on at once, in the month after the one just told: "in March 1944. In April"
)
_IN_YEAR = 3.0  # what it is worth to stay in the year just told
_REACH = 700
_NEXT_DOOR = 250  # characters
HALF = 0.5  # a date that weighs less is told in passing, and nothing leans on it
_PASSING = 0.3  # and one that weighs no more than this takes no place among the last ones told
NOTE = 0.2  # the weight of what only says when something was said
_AT_HAND = 100  # characters from a date to "that year"


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has told: its unit, where, and how much of the story rests on it."""

    unit: Unit
    start: int
    end: int
    weight: float = 1.0
    rooted: bool = True  # whether its year comes from the text, not from the publication date
    sentence: int = -1  # the first word of its sentence
    measured: bool = False  # whether it is only measured from another: "a year earlier"
    frame: bool = False  # whether it sets the time of its sentence: "In 1998, the firm", "the race in 1998"
    hour: str = ""  # the hour or part of the day that was told with it: "21:00", "EV"
    closed: int | None = None  # from where on no hour leans on it: "which fell on Thursday, rose at 3 p.m."

    @property
    def aside(self) -> bool:
        """Whether it is told in passing."""
        return self.weight < 0.6

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return ymd(self.unit.days.start)[0]

    @property
    def day(self) -> int:
        """The day to count from: the first; of a week the Thursday, which says its month and year."""
        return self.unit.days.start + (3 if self.unit.precision == "week" else 0)


def rank(unit: Unit) -> int:
    """How coarse a unit is: a day is 0, a century 7."""
    return _RANK[unit.precision]


def latest(told: Sequence[Told]) -> Told | None:
    """The date the story has reached: the last one that is no aside, else the last."""
    for one in reversed(told[-12:]):
        if not one.aside and rank(one.unit) <= 5:
            return one
    return told[-1] if told else None


def near(told: Sequence[Told], start: int, reach: int) -> Told | None:
    """The date the story has reached, when it stands no farther before `start` than `reach` characters."""
    last = latest(told)
    return last if last is not None and start - last.end <= reach else None


def just_told(told: Sequence[Told], start: int, coarsest: int) -> Told | None:
    """The date told last, aside or not, where it is sharp enough and stands close before."""
    last = told[-1] if told else None
    near_by = last is not None and 0 <= start - last.end <= _AT_HAND and rank(last.unit) <= coarsest
    return last if near_by else None


def before_christ(told: Sequence[Told], bc: int, ad: int) -> Told | None:
    """The date before Christ that the story goes on from, if it is nearer to `bc` than any is to `ad`."""
    recent = [one for one in told[-12:] if not one.aside][-_ERAS:] or list(told[-1:])
    best: tuple[float, Told | None] = (_NEVER, None)
    for place, one in enumerate(reversed(recent)):
        if one.year <= 0:
            best = min(best, (_years_on(one.year, bc) + _ERA_AGO * place, one), key=lambda pair: pair[0])
        if (since := _years_on(one.year, ad) + _ERA_AGO * place) < best[0]:
            best = (since, None)
    return best[1]


_ERAS = 4  # so many dates back the era of a year may be told
_ERA_AGO = 20.0  # what each of them costs, in years
_NEVER = 1e6


def _years_on(year: int, other: int) -> float:
    """How far a story goes from a year to another; back counts twice."""
    return other - year if other >= year else 2.0 * (year - other)


def latest_within(told: Sequence[Told], coarsest: int) -> Told | None:
    """The last date at least as sharp as the given rank, unless the story has since moved elsewhere."""
    main = [one for one in told[-12:] if not one.aside]
    moved: list[Unit] = []
    for one in reversed(main):
        if rank(one.unit) <= coarsest:
            return one if all(unit.days.overlaps(one.unit.days) for unit in moved) else None
        moved.append(one.unit)
    for one in reversed(told[-12:]):
        if rank(one.unit) <= coarsest:
            return one if all(unit.days.overlaps(one.unit.days) for unit in moved) else None
    return None


def year_for(
    rep: Rep,
    told: Sequence[Told],
    coming: Sequence[Unit],
    start: int,
    sentence: int = -2,
    *,
    flashback: bool = False,
) -> tuple[Unit, Told | Unit] | None:
    """A yearly thing in the year that fits the story best, and the date it was taken from.

    A flashback lies before the date that the story has reached.
    """
    last = latest(told)
    if last is None and not coming:
        return None
    for one in (last, told[-1] if told else None):
        named = periods.in_year(rep, one.year) if one and one.weight >= HALF else None
        if one and named and one.unit.days.contains(named.days) and _is_beside(one, start, sentence):
            return named, one
    steps = (-1, 0, 1) if flashback else (0, 1)
    years = {one.year + step for one in told[-5:] for step in steps} | {
        ymd(unit.days.start)[0] for unit in coming
    }
    fitting = [unit for year in sorted(years) for unit in periods.all_in_year(rep, year)]
    if not fitting:
        return None
    if flashback and last is not None and rank(last.unit) <= 2:
        fitting = [unit for unit in fitting if unit.days.start < last.unit.days.end] or fitting
    best = min(fitting, key=lambda unit: _cost(unit, told, coming) - _goes_on(unit, told, start))
    return best, _source(best, told, coming)


def _is_beside(one: Told, start: int, sentence: int) -> bool:
    """Whether a date stands right before, or names the year in the same sentence."""
    main = one.frame or one.weight == 1
    in_sentence = one.sentence == sentence and one.unit.precision == "year" and main
    return start - one.end <= _BESIDE or in_sentence


def _cost(unit: Unit, told: Sequence[Told], coming: Sequence[Unit]) -> float:
    behind, place = 0.0, 0
    for one in reversed(told[-8:]):
        passed = _PASSED if place and one.unit.days.end <= unit.days.start else 1.0
        behind += _RECENT[place] * one.weight * passed * _step(one.unit, unit)
        place += one.weight > _PASSING
        if place == len(_RECENT):
            break
    ahead = sum(w * _step(unit, later) for w, later in zip(_COMING, coming, strict=False))
    return behind + ahead


def _goes_on(unit: Unit, told: Sequence[Told], start: int) -> float:
    """What speaks for a day in the year just told, and for a month right after the one just told."""
    last = told[-1] if told else None
    if last is None or start - last.end > _REACH or not last.rooted:
        return 0.0
    if last.unit.precision == "year" and last.weight == 1:
        return _IN_YEAR if last.unit.days.contains(unit.days) else 0.0
    if rank(last.unit) > 2 or start - last.end > _NEXT_DOOR:
        return 0.0
    return _AT_ONCE if 0 <= unit.days.start - last.unit.days.end <= 31 and rank(unit) <= 2 else 0.0


def _step(a: Unit, b: Unit) -> float:
    """What it costs the story to go from one date to another, in months."""
    if a.days.overlaps(b.days):
        return 0.0
    if b.days.start >= a.days.end:
        same_year = ymd(a.days.start)[0] == ymd(b.days.start)[0]
        return min((b.days.start - a.days.end) / 30.4, _WITHIN if same_year else _FAR)
    return min(_BACK * (a.days.start - b.days.end) / 30.4 + 1, _FAR)


def _source(unit: Unit, told: Sequence[Told], coming: Sequence[Unit]) -> Told | Unit:
    year = ymd(unit.days.start)[0]
    for one in reversed(told[-5:]):
        if one.year == year or one.unit.days.contains(unit.days):
            return one
    for later in coming:
        if ymd(later.days.start)[0] == year:
            return later
    return told[-1]
