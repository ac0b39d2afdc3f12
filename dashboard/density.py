"""Which events of a very full lane are drawn one by one, and how many stand in the crowds beside them.

A lane shows the most salient events of every bin of time; the rest is counted. What is drawn stays a few
hundred marks, whether there are a thousand events or a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.lookup import Postings, Rows
from dashboard.scale import Scale
from pipeline.interval import MAX_DAY, MIN_DAY

FULL = 90
BIN_PX = 90.0
PER_BIN = 5
CROWD_PX = 64.0


@dataclass(frozen=True, slots=True)
class Crowd:
    """Events that are counted and not drawn: how many, where, and on which days the first and last begin."""

    number: int
    x: float
    days: tuple[int, int]

    def joined(self, other: Crowd) -> Crowd:
        """Both as one.

        >>> Crowd(3, 10.0, (5, 9)).joined(Crowd(1, 30.0, (2, 6)))
        Crowd(number=4, x=15.0, days=(2, 9))
        """
        number = self.number + other.number
        x = (self.x * self.number + other.x * other.number) / number
        days = (min(self.days[0], other.days[0]), max(self.days[1], other.days[1]))
        return Crowd(number, x, days)


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one lane: its name, the value behind it (None for the rest), and its rows."""

    name: str
    value: str | None
    rows: Rows


@dataclass(frozen=True, slots=True)
class Thinned:
    """What is drawn of one lane, and what is counted beside it."""

    name: str
    value: str | None
    rows: Rows
    crowds: tuple[Crowd, ...]


def group_rows(
    postings: Postings, rows: Rows, *, prefer: Sequence[str] = (), most: int, others: str
) -> list[Group]:
    """Lanes by value: those with most of the rows, `prefer` first; the rest in one lane more.

    A row with several values stands in each of their lanes; none is lost.
    """
    shown = np.zeros(postings.size, dtype=bool)
    shown[rows] = True
    numbers = postings.counts(shown)
    ranked = sorted(numbers, key=lambda value: (value not in prefer, -numbers[value], value))[:most]
    groups = [Group(v, v, found[shown[found]]) for v in ranked for found in (postings.rows_of(v),)]
    rest = rows[~postings.any_of(ranked)[rows]]
    return [*groups, Group(others, None, rest)] if len(rest) else groups


def thin(
    frame: pd.DataFrame, groups: Sequence[Group], scale: Scale, *, selected: int | None = None
) -> list[Thinned]:
    """Every lane with the rows that are drawn one by one; `selected` always is."""
    columns = {name: frame[name].to_numpy() for name in ("first", "lo", "hi", "salience")}
    return [_thin(columns, group, scale, selected) for group in groups]


def _thin(columns: Mapping[str, Rows], group: Group, scale: Scale, selected: int | None) -> Thinned:
    low, high = columns["lo"][group.rows], columns["hi"][group.rows]
    rows = group.rows[(low > MIN_DAY) | (high < MAX_DAY)]
    if len(rows) <= FULL:
        return Thinned(group.name, group.value, rows, ())
    x = scale.places(columns["first"][rows])
    kept = _strongest(np.floor(x / BIN_PX), columns["salience"][rows], rows) | (rows == selected)
    return Thinned(group.name, group.value, rows[kept], _crowds(x[~kept], columns, rows[~kept]))


def _strongest(bins: Rows, salience: Rows, rows: Rows) -> Rows:
    """Which are among the most salient of their bin; of equals, the earlier ones."""
    order = np.lexsort((rows, -salience, bins))
    sorted_bins = bins[order]
    rank = np.arange(len(rows)) - np.searchsorted(sorted_bins, sorted_bins)
    kept = np.zeros(len(rows), dtype=bool)
    kept[order[rank < PER_BIN]] = True
    return kept


def _crowds(x: Rows, columns: Mapping[str, Rows], rows: Rows) -> tuple[Crowd, ...]:
    """The rows counted by their place."""
    if not len(rows):
        return ()
    order = np.argsort(x, kind="stable")
    x, rows = x[order], rows[order]
    bins = np.floor(x / CROWD_PX)
    starts = np.flatnonzero(np.concatenate([[True], bins[1:] != bins[:-1]]))
    numbers = np.diff(np.append(starts, len(x)))
    first = columns["first"][rows]  # the window that a crowd opens is always narrower than its own
    return tuple(
        Crowd(int(n), float(total / n), (int(a), int(b)))
        for n, total, a, b in zip(
            numbers,
            np.add.reduceat(x, starts),
            np.minimum.reduceat(first, starts),
            np.maximum.reduceat(first, starts),
            strict=True,
        )
    )
