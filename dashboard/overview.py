"""The overview strip: how many events fall in each stretch of the whole span, and the chosen window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard import dates, draw, strings
from dashboard.dates import SHORT_MONTHS, year_words
from dashboard.figures import Figure
from dashboard.lookup import Rows
from dashboard.scale import YEAR, Scale, Stretch
from dashboard.textwidth import measure
from dashboard.theme import CHART_TEXT, Palette
from pipeline.edtf import write
from pipeline.interval import Interval, add_months, day_of, ymd
from pipeline.model import Unit, When

TOP = 32.0
BARS = 42.0
WORDS = 24.0
HEIGHT = TOP + BARS + WORDS
_MIN_BAR_PX = 7.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Days counted together, in pixels: `total` events begin here, `shown` of them pass the filters."""

    left: float
    right: float
    label: str
    total: int
    shown: int
    window: tuple[str, ...] = ()
    """The first and the last time in it, as an address says them."""


def overview_figure(
    all_days: Sequence[int] | Rows,
    shown_days: Sequence[int] | Rows,
    scale: Scale,
    colours: Palette,
    *,
    window: tuple[int, int] | None = None,
) -> Figure:
    """Count bars over a folded axis; grey for all events, ink for those shown."""
    all_days, shown_days = np.asarray(all_days), np.asarray(shown_days)
    groups = [
        (unit, bins_of(s, all_days, shown_days, unit)) for s in scale.stretches for unit in (unit_of(s),)
    ]
    bins = [b for _, group in groups for b in group]
    most = max([b.total for b in bins], default=1)
    base = TOP + BARS
    shapes = [draw.rule(s.left, base, s.right, base, colours.axis) for s in scale.stretches]
    for item in bins:
        for count, colour in ((item.total, colours.axis), (item.shown, colours.ink)):
            if count:
                top = base - max(2.0, BARS * count / most)
                shapes.append(draw.block(item.left + 0.5, top, item.right - 0.5, base, colour, "above"))
    notes = [*_counts(bins, most, base, colours), *_words(scale, groups, base, colours)]
    shapes += [draw.rule(g.left + 4, base, g.right - 4, base, colours.axis, 1, "dot") for g in scale.gaps]
    stops = [scale.x(window[0]), scale.x(window[1] + 1)] if window else None
    return draw.figure(
        [],
        x=(0, scale.width),
        y=(0, HEIGHT),
        shapes=shapes,
        notes=notes,
        meta={
            "boxes": [_box(b) for b in bins],
            "origin": [0, 0],
            "brush": {"window": stops, "top": 0, "bottom": base},
        },
    )


def unit_of(stretch: Stretch) -> str:
    """The finest unit whose bars can be told apart.

    >>> unit_of(Stretch(Interval(day_of(1956), day_of(1957)), 0, 700, 9))
    'month'
    """
    for unit, days in (("day", 1.0), ("month", 30.4), ("year", YEAR), ("decade", 10 * YEAR)):
        if stretch.per_day * days >= _MIN_BAR_PX and not (unit == "day" and stretch.days.days > 62):
            return unit
    return "century"


def bins_of(stretch: Stretch, all_days: Rows, shown_days: Rows, unit: str) -> list[Bin]:
    """The bins of one stretch, empty ones left out."""
    edges = _edges(stretch.days, unit)
    total, shown = _counted(all_days, edges), _counted(shown_days, edges)
    x = [stretch.left + (edge - stretch.days.start) * stretch.per_day for edge in edges]
    return [
        Bin(
            x[i],
            x[i + 1],
            _label(edges[i], unit),
            int(total[i]),
            int(shown[i]),
            _window(edges[i], edges[i + 1] - 1, unit),
        )
        for i in range(len(edges) - 1)
        if total[i]
    ]


def _counted(days: Rows, edges: list[int]) -> Rows:
    """How many days fall between each edge and the next."""
    inside = days[(days >= edges[0]) & (days < edges[-1])]
    return np.bincount(np.searchsorted(edges, inside, side="right") - 1, minlength=len(edges) - 1)


def _edges(days: Interval, unit: str) -> list[int]:
    if unit == "day":
        return list(range(days.start, days.end + 1))
    inner: list[int] = []
    year, month, _ = ymd(days.start)
    last = ymd(days.end - 1)[0]
    if unit == "month":
        while (day := day_of(*add_months(year, month, 1))) < days.end:
            inner.append(day)
            year, month = add_months(year, month, 1)
    else:
        step = {"year": 1, "decade": 10, "century": 100}[unit]
        inner = [day_of(y) for y in range(year + 1, last + 1) if y % step == 0]
    return [days.start, *inner, days.end]


def _label(day: int, unit: str) -> str:
    year, month, of_month = ymd(day)
    return {"day": str(of_month), "month": SHORT_MONTHS[month - 1]}.get(unit, year_words(year))


def _window(first: int, last: int, unit: str) -> tuple[str, str]:
    """The ends of a bar as an address says them.

    >>> _window(day_of(1956, 7, 1), day_of(1956, 7, 31), "month")
    ('1956-07', '1956-07')
    """
    fine = {"day": 10, "month": 7}.get(unit, 4)
    start, end = (write(When.of(Unit.of_day(day)))[:fine] for day in (first, last))
    return start, end


def _box(item: Bin) -> dict[str, object]:
    """The place of a bar, which narrows the view to its time."""
    said = dates.say("/".join(dict.fromkeys(item.window)))
    return {
        "box": [item.left, 0, item.right, HEIGHT],
        "centre": [(item.left + item.right) / 2, TOP],
        "title": f"{said}: {strings.shown(item.shown, item.total)}",
        "go": {"window": list(item.window)},
    }


def _counts(bins: Sequence[Bin], most: int, base: float, colours: Palette) -> list[dict[str, object]]:
    """The number on top of a bar that is wide enough."""
    return [
        draw.note(
            (b.left + b.right) / 2,
            base - max(2.0, BARS * b.total / most) - 9,
            str(b.shown),
            colours.ink,
            xanchor="center",
        )
        for b in bins
        if b.shown and measure(str(b.shown), CHART_TEXT) + 4 <= b.right - b.left
    ]


def _words(
    scale: Scale, groups: Sequence[tuple[str, list[Bin]]], base: float, colours: Palette
) -> list[dict[str, object]]:
    """Years under the line, folds, and what a bar stands for."""
    notes: list[dict[str, object]] = []
    y = base + 13
    end = -10.0
    for stretch, (unit, _) in zip(scale.stretches, groups, strict=True):
        for x, word in _year_words(stretch):
            room = stretch.right + (12 if x == stretch.left else 0)  # a later year never runs into the fold
            if x >= end + 8 and x + measure(word, CHART_TEXT) <= min(room, scale.width):
                notes.append(draw.note(x, y, word, colours.muted))
                end = x + measure(word, CHART_TEXT)
        said = strings.a_bar(unit)
        if measure(said, CHART_TEXT) <= stretch.right - stretch.left:
            notes.append(draw.note(stretch.left, 8, said, colours.muted))
    for gap in scale.gaps:
        middle = (gap.left + gap.right) / 2
        notes.append(draw.note(middle, base - 1, "//", colours.muted, xanchor="center"))
        years = strings.years_folded(gap.years)
        if measure(years, CHART_TEXT) + 6 <= gap.right - gap.left:
            font = {"style": "italic"}
            notes.append(draw.note(middle, y, years, colours.muted, xanchor="center", font=font))
    return notes


def _year_words(stretch: Stretch) -> list[tuple[float, str]]:
    first, last = ymd(stretch.days.start)[0], ymd(stretch.days.end - 1)[0]
    pixels = stretch.per_day * YEAR
    step = next((n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if n * pixels >= 44), 2000)
    years = [year for year in range(first + 1, last + 1) if year % step == 0]
    places = [stretch.left + (day_of(year) - stretch.days.start) * stretch.per_day for year in years]
    return [(stretch.left, year_words(first)), *zip(places, map(year_words, years), strict=True)]


def first_days(frame: pd.DataFrame) -> Rows:
    """The day on which each event is counted."""
    return frame["first"].to_numpy()
