"""From days to pixels: a scale that folds the years in which nothing happens, and its ticks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dashboard.dates import SHORT_MONTHS, year_words
from dashboard.lookup import Rows
from dashboard.textwidth import measure
from pipeline.interval import MAX_DAY, MIN_DAY, MONTHS, Interval, add_months, day_of, ymd

YEAR = 365.2425
FOLD_YEARS = 5
GAP_PX = 54.0
MIN_STRETCH_PX = 34.0
MOST_FOLDED = 0.33
_BY_EVENTS = 0.8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that are drawn, from `left` to `right` in pixels; `count` is how many events begin in it."""

    days: Interval
    left: float
    right: float
    count: int

    @property
    def per_day(self) -> float:
        """Pixels a day."""
        return (self.right - self.left) / self.days.days


@dataclass(frozen=True, slots=True)
class Gap:
    """A folded stretch, in pixels, and how many whole years it leaves out."""

    left: float
    right: float
    years: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis with its words, or none where they would not fit."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A piecewise linear way from day ordinals to pixels.

    >>> s = Scale((Stretch(Interval(0, 10), 0, 100, 1),), 100)
    >>> s.x(5), s.day(50)
    (50.0, 5)
    """

    stretches: tuple[Stretch, ...]
    width: float

    def x(self, day: float) -> float:
        """Where a day begins; days in a fold lie within its pixels, days outside at the ends."""
        found = bisect_right([s.days.start for s in self.stretches], day) - 1
        if found < 0:
            return self.stretches[0].left
        here = self.stretches[found]
        if day <= here.days.end:
            return here.left + (day - here.days.start) * here.per_day
        if found + 1 == len(self.stretches):
            return here.right
        after = self.stretches[found + 1]
        share = (day - here.days.end) / (after.days.start - here.days.end)
        return here.right + share * (after.left - here.right)

    def places(self, days: Rows) -> Rows:
        """Where many days begin, all at once."""
        knots = [day for s in self.stretches for day in (s.days.start, s.days.end)]
        return np.interp(days, knots, [x for s in self.stretches for x in (s.left, s.right)])

    def day(self, x: float) -> int:
        """The day drawn at a pixel; within a fold, the last day before it."""
        here = self.stretches[0]
        for stretch in self.stretches:
            if stretch.left <= x:
                here = stretch
        inside = int((min(x, here.right) - here.left) / here.per_day)
        return max(here.days.start, min(here.days.start + inside, here.days.end - 1))

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is folded away."""
        return tuple(
            Gap(a.right, b.left, int((b.days.start - a.days.end) / YEAR)) for a, b in pairwise(self.stretches)
        )


def build(
    spans: Sequence[Interval], width: float, *, fold: bool = True, window: Interval | None = None
) -> Scale:
    """A scale over `spans`, or over all of `window`, `width` pixels wide.

    Stretches of five empty years and more are folded. A span longer than that unfolds nothing where there are
    shorter ones, so that one "in the 19th century" does not stretch the line; else it counts by its two ends.
    """
    starts, ends = np.array([s.start for s in spans], dtype=int), np.array([s.end for s in spans], dtype=int)
    return build_over(starts, ends, width, fold=fold, window=window)


def build_over(
    starts: Rows, ends: Rows, width: float, *, fold: bool = True, window: Interval | None = None
) -> Scale:
    """The scale over spans that are given by their first days and the days after their last."""
    if window is not None:
        starts, ends = np.maximum(starts, window.start), np.minimum(ends, window.end)
        starts, ends = starts[starts < ends], ends[starts < ends]
    whole = window or _hull(starts, ends) or Interval(day_of(2000), day_of(2001))
    folds = fold and len(starts) > 0
    runs = _runs(starts, ends, whole, windowed=window is not None) if folds else [(whole, len(starts))]
    runs = _fewer(runs, max(2, int(width * MOST_FOLDED / GAP_PX)) + 1)
    gap = GAP_PX if len(runs) > 1 else 0.0
    room = width - gap * (len(runs) - 1)
    stretches = []
    left = 0.0
    for (days, count), share in zip(runs, _shares(runs, room), strict=True):
        stretches.append(Stretch(days, left, left + share, count))
        left += share + gap
    return Scale(tuple(stretches), width)


def _hull(starts: Rows, ends: Rows) -> Interval | None:
    return _rounded(Interval(int(starts.min()), int(ends.max()))) if len(starts) else None


def _rounded(days: Interval) -> Interval:
    """Out to whole months, to whole years where it is very long."""
    (y0, m0, _), (y1, m1, _) = ymd(days.start), ymd(days.end - 1)
    if days.days > 30 * YEAR:
        bounds = day_of(y0), day_of(y1 + 1)
    else:
        bounds = day_of(y0, m0), day_of(*add_months(y1, m1, 1))
    return Interval(max(bounds[0], MIN_DAY), min(bounds[1], MAX_DAY + 1))


def _runs(starts: Rows, ends: Rows, whole: Interval, *, windowed: bool) -> list[tuple[Interval, int]]:
    """Populated stretches with the number of spans that begin in each."""
    limit = FOLD_YEARS * YEAR
    short = ends - starts <= limit
    if short.any():
        starts, ends = starts[short], ends[short]
    else:
        starts, ends = np.concatenate([starts, ends - 1]), np.concatenate([starts + 1, ends])
    order = np.argsort(starts, kind="stable")
    starts, reached = starts[order], np.maximum.accumulate(ends[order])
    cuts = np.flatnonzero(starts[1:] - reached[:-1] >= limit) + 1
    firsts, lasts = [0, *cuts.tolist()], [*cuts.tolist(), len(starts)]
    runs = [[int(starts[a]), int(reached[b - 1]), b - a] for a, b in zip(firsts, lasts, strict=True)]
    if windowed:
        runs[0][0] = whole.start if runs[0][0] - whole.start < limit else runs[0][0]
        runs[-1][1] = whole.end if whole.end - runs[-1][1] < limit else runs[-1][1]
    rounded = [(_rounded(Interval(start, end)), count) for start, end, count in runs]
    return [
        (Interval(max(days.start, whole.start), min(days.end, whole.end)), count) for days, count in rounded
    ]


def _fewer(runs: list[tuple[Interval, int]], most: int) -> list[tuple[Interval, int]]:
    """At most so many stretches: those with the fewest empty years between them become one."""
    left = list(runs)
    while len(left) > most:
        empty = [b.start - a.end for (a, _), (b, _) in pairwise(left)]
        at = empty.index(min(empty))
        (first, some), (last, others) = left[at], left[at + 1]
        left[at : at + 2] = [(Interval(first.start, last.end), some + others)]
    return left


def _shares(runs: Sequence[tuple[Interval, int]], room: float) -> list[float]:
    """Pixels for every run: by its events and its days, and enough for a label."""
    days = sum(run.days for run, _ in runs)
    events = sum(count for _, count in runs)
    weights = [
        _BY_EVENTS * count / max(events, 1) + (1 - _BY_EVENTS) * run.days / days for run, count in runs
    ]
    least = min(MIN_STRETCH_PX, room / len(runs))
    spare = room - least * len(runs)
    return [least + spare * weight / sum(weights) for weight in weights]


def ticks(scale: Scale, *, size: float, room: float = 0.0) -> list[Tick]:
    """Ticks with labels that never touch; the first of a stretch says its year. `room` is free at the right.

    >>> year = Interval(day_of(1956), day_of(1957))
    >>> [t.label for t in ticks(Scale((Stretch(year, 0, 700, 1),), 700), size=13)][:2]
    ['Jan 1956', 'Feb']
    """
    found: list[Tick] = []
    for stretch in scale.stretches:
        free = room if stretch is scale.stretches[-1] else 0.0
        found += _ticks_of(stretch, size, stretch.right + free)
    return found


def _ticks_of(stretch: Stretch, size: float, right: float) -> list[Tick]:
    for starts, words in _choices(stretch):
        made = _labelled(stretch, starts, words, size, right)
        if made is not None:
            return made
    year = ymd(stretch.days.start)[0]
    return [Tick(stretch.left, year_words(year))]


def _choices(stretch: Stretch) -> Iterable[tuple[list[int], int]]:
    """Sets of days to mark, the finest first; the number says the form of their words."""
    days = stretch.days
    if days.days <= 40:
        yield list(range(days.start, days.end)), 0
        yield (
            [
                d
                for d in range(days.start, days.end)
                if d == days.start or ((ymd(d)[2] - 1) % 5 == 0 and ymd(d)[2] < 29)
            ],
            0,
        )
    if days.days <= 3 * YEAR:
        months = _months(days)
        for form in (1, 2, 4):
            yield months, form
        yield [d for d in months if (ymd(d)[1] - 1) % 3 == 0 or d == days.start], 2
        yield [d for d in months if (ymd(d)[1] - 1) % 6 == 0 or d == days.start], 2
    first, last = ymd(days.start)[0], ymd(days.end - 1)[0]
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000):
        years = [y for y in range(first, last + 1) if y % step == 0]
        starts = [max(day_of(y), days.start) for y in years]
        yield (starts if starts[:1] == [days.start] else [days.start, *starts]), 3


def _months(days: Interval) -> list[int]:
    year, month, _ = ymd(days.start)
    found = [days.start]
    while (day := day_of(*add_months(year, month, 1))) < days.end:
        year, month = add_months(year, month, 1)
        found.append(day)
    return found


def _labelled(stretch: Stretch, starts: list[int], form: int, size: float, right: float) -> list[Tick] | None:
    """The ticks, or None where a label would touch the next one."""
    made = [
        Tick(stretch.left + (day - stretch.days.start) * stretch.per_day, _word(day, form, first=i == 0))
        for i, day in enumerate(starts)
    ]
    crowded = [i for i, (a, b) in enumerate(pairwise(made)) if a.x + measure(a.label, size) + 9 > b.x]
    if form == 3 and crowded == [0] and len(made) > 2:
        return [Tick(made[0].x, ""), *made[1:]]
    if crowded or len(made) > 60:
        return None
    last = made[-1]
    if last.x + measure(last.label, size) > right:
        if len(made) == 1:
            return None
        made[-1] = Tick(last.x, "")
    return made


def _word(day: int, form: int, *, first: bool) -> str:
    """A tick's words: 0 days, 1 months in full, 2 and 4 short months, 3 years; the first says its year."""
    number, month, of_month = ymd(day)
    year = year_words(number)
    short = SHORT_MONTHS[month - 1]
    if form == 0:
        return (
            f"{of_month} {short} {year}"
            if first
            else f"{of_month} {short}"
            if of_month == 1
            else str(of_month)
        )
    if form == 1:
        return MONTHS[month - 1] + (f" {year}" if first or month == 1 else "")
    if form == 2 and first:
        return f"{short} {year}"
    return year if form == 3 or first or month == 1 else short
