"""Very many events of one part as count bars along the line, stacked by group of kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard import draw, strings
from dashboard.load import Event
from dashboard.periods import UNITS, Period, Unit, period_at
from dashboard.scale import Scale, Stretch
from dashboard.textwidth import measure
from dashboard.theme import CHART_TEXT, GROUPS, Palette, group_of
from pipeline.interval import MAX_DAY

MIN_BAR_PX = 9.0
_DAYS: dict[Unit, float] = {"day": 1, "month": 30, "year": 365, "decade": 3652, "century": 36524}


@dataclass(frozen=True, slots=True)
class Bar:
    """The events that begin in one period, counted by group of kinds."""

    period: Period
    left: float
    right: float
    kinds: tuple[tuple[str, int], ...]

    @property
    def number(self) -> int:
        """All of its events."""
        return sum(number for _, number in self.kinds)


@dataclass
class Drawn:
    """What a row of bars adds to a figure."""

    shapes: list[draw.Shape] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    boxes: list[dict[str, Any]] = field(default_factory=list)


def unit_for(stretch: Stretch) -> Unit:
    """The finest unit whose bars can be told apart and pointed at."""
    return next((u for u in UNITS if stretch.per_day * _DAYS[u] >= MIN_BAR_PX), "century")


def bars_of(events: Sequence[Event], scale: Scale) -> list[Bar]:
    """The events in bars of calendar periods, empty ones left out."""
    tally: dict[tuple[int, Period], Counter[str]] = {}
    units = [unit_for(stretch) for stretch in scale.stretches]
    for event in events:
        if event.when is None:
            continue
        day = min(max(event.order[0], 1), MAX_DAY)
        at = max((i for i, s in enumerate(scale.stretches) if s.days.start <= day), default=0)
        key = (at, period_at(day, units[at]))
        tally.setdefault(key, Counter())[group_of(event.event_type).name] += 1
    found = []
    for (at, period), kinds in sorted(tally.items(), key=lambda pair: (pair[0][0], pair[0][1].start)):
        stretch = scale.stretches[at]
        inside = [min(max(d, stretch.days.start), stretch.days.end) for d in (period.start, period.end)]
        left, right = scale.x(inside[0]), scale.x(inside[1])
        order = [(group.name, kinds[group.name]) for group in GROUPS if kinds[group.name]]
        found.append(Bar(period, left, max(right, left + 2), tuple(order)))
    return found


def draw_bars(
    bars: Sequence[Bar], base: float, sign: int, height: float, most: int, colours: Palette, actor_id: str
) -> Drawn:
    """Bars that grow from the line; `most` is the number that is as high as `height`."""
    made = Drawn()
    for bar in bars:
        y = base
        for name, number in bar.kinds:
            end = y + sign * height * number / most
            fill: str = getattr(colours, name)
            made.shapes.append(draw.block(bar.left + 0.5, y, bar.right - 0.5, end, fill, "above"))
            y = end
        words = f"{bar.number:,}"
        if measure(words, CHART_TEXT) + 2 <= bar.right - bar.left:
            middle = (bar.left + bar.right) / 2
            made.notes.append(draw.note(middle, y + sign * 9, words, colours.ink, xanchor="center"))
        go = {"page": "timeline", "actor": actor_id, **bar.period.params}
        title = strings.events_in(bar.number, bar.period.words)
        made.boxes.append(draw.box(bar.left, min(base, y), bar.right, max(base, y), go, title))
    return made
