"""Very many events of one part as count bars along the line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard import draw, strings
from dashboard.periods import UNITS, Period, Unit, period_at
from dashboard.records import Event
from dashboard.scale import Scale, Stretch
from dashboard.textwidth import measure
from dashboard.theme import CHART_TEXT
from pipeline.interval import MAX_DAY

MIN_BAR_PX = 5.0
MOST_KINDS = 4
_DAYS: dict[Unit, float] = {"day": 1, "month": 30, "year": 365, "decade": 3652, "century": 36524}


@dataclass(frozen=True, slots=True)
class Bar:
    """The events that begin in one period, with the number of each kind, the most frequent first."""

    period: Period
    left: float
    right: float
    kinds: tuple[tuple[str, int], ...]

    @property
    def number(self) -> int:
        """All of its events."""
        return sum(number for _, number in self.kinds)


@dataclass(frozen=True, slots=True)
class BarStyle:
    """Where bars stand, which way and how far they grow for each event, and in what colours."""

    base: float
    sign: int
    per_event: float
    fill: str
    ink: str


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
        tally.setdefault(key, Counter())[event.event_type] += 1
    found = []
    for (at, period), kinds in sorted(tally.items(), key=lambda pair: (pair[0][0], pair[0][1].start)):
        stretch = scale.stretches[at]
        inside = [min(max(d, stretch.days.start), stretch.days.end) for d in (period.start, period.end)]
        left, right = scale.x(inside[0]), scale.x(inside[1])
        order = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
        found.append(Bar(period, left, max(right, left + 2), tuple(order)))
    return found


def draw_bars(bars: Sequence[Bar], style: BarStyle, actor_id: str) -> Drawn:
    """Bars that grow from the line, each with its number where there is room."""
    made = Drawn()
    for bar in bars:
        y = style.base + style.sign * max(2.0, style.per_event * bar.number)
        made.shapes.append(draw.block(bar.left + 0.5, style.base, bar.right - 0.5, y, style.fill, "above"))
        words = f"{bar.number:,}"
        if measure(words, CHART_TEXT) + 8 <= bar.right - bar.left:
            middle = (bar.left + bar.right) / 2
            made.notes.append(draw.note(middle, y + style.sign * 9, words, style.ink, xanchor="center"))
        go = {"page": "timeline", "actor": actor_id, **bar.period.params}
        most = [f"{kind} {number:,}" for kind, number in bar.kinds[:MOST_KINDS]]
        title = f"{strings.events_in(bar.number, bar.period.words)}\n{', '.join(most)}"
        made.boxes.append(draw.box(bar.left, min(style.base, y), bar.right, max(style.base, y), go, title))
    return made
