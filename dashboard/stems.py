"""The actor's line: every mark on a stem above or below it, with its label right or left, placed by cost.

Deterministic. Of two marks or labels none lies on another, and no stem goes through a label; where that
leaves no place, labels go, the least salient first. All lengths are pixels; x counts from the plot's
left edge, and rows count from the line outwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.lanes import LABEL_GAP, PAD, RING_GAP, Extent, Side, extent_of
from dashboard.records import Event
from dashboard.scale import Scale
from dashboard.textwidth import measure
from dashboard.theme import CHART_TEXT

ROW = 22.0
FIRST = 21.0  # from the line to the middle of the first row
MOST_ROWS = 8
LAST_ROWS = 12  # where marks without labels find no place otherwise
MOST_STEMS = 60
LEFT_COST = 0.8
CROSSING_COST = 6.0
LONG_PX = 90.0
_CLEAR = 1.5  # between a stem and what it passes
_SHARES = (1.0, 0.75, 0.5, 0.3, 0.15, 0.0)  # of the labels, tried one after the other


@dataclass(frozen=True, slots=True)
class Stem:
    """An event's mark on its stem, in a row counted from the line, with its label where there is room."""

    event: Event
    extent: Extent
    row: int
    label: str = ""
    label_x: float = 0.0
    side: Side = "right"

    @property
    def x(self) -> float:
        """Where the stem stands: at the silhouette, else where a faded bar begins."""
        return stem_x(self.extent)

    @property
    def box(self) -> tuple[float, float]:
        """The pixels of the mark with its label."""
        left, right = self.extent.box
        if not self.label:
            return left, right
        size = measure(self.label, CHART_TEXT, "sans-bold")
        return (left, self.label_x + size) if self.side == "right" else (self.label_x - size, right)


def stem_x(extent: Extent) -> float:
    """Where the stem of an extent stands."""
    return extent.dot if extent.dot is not None else extent.left


def offset(row: int) -> float:
    """How far from the line a row's middle is.

    >>> offset(0), offset(1)
    (21.0, 43.0)
    """
    return FIRST + row * ROW


@dataclass(frozen=True, slots=True)
class _Rules:
    """Whether labels may lie over stems to come, whether stems keep clear of labels, and how many rows."""

    over: bool = True
    strict: bool = True
    rows: int = MOST_ROWS


_RULES = (_Rules(), _Rules(over=False))
_LAST_RULES = (_Rules(over=False, rows=LAST_ROWS), _Rules(over=False, strict=False, rows=LAST_ROWS))


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An event to be placed: its extent and the label that it would have."""

    event: Event
    extent: Extent
    label: str
    bold: bool

    @property
    def x(self) -> float:
        return stem_x(self.extent)

    @property
    def is_long(self) -> bool:
        return self.extent.right - self.extent.left > LONG_PX


def place(
    events: Sequence[Event],
    scale: Scale,
    *,
    room: float,
    selected: str | None = None,
    mark_disputed: str = " ≠",
) -> list[Stem] | None:
    """All events of one side of the line on stems, or None where there are too many; `room` ends the labels.

    An event whose label lies over later stems stands above them, as on a staircase.
    """
    dated = [(event, event.when) for event in events if event.when is not None]
    if len(dated) > MOST_STEMS:
        return None
    ranked = sorted((e for e, _ in dated), key=lambda e: (e.event_id != selected, -e.salience, e.order))
    for share in _SHARES:
        named = {event.event_id for event in ranked[: round(share * len(ranked))]} | {selected}
        waiting = [
            _Waiting(
                event,
                extent_of(when, scale),
                (event.label + mark_disputed * event.disputed) * (event.event_id in named),
                event.event_id == selected,
            )
            for event, when in dated
        ]
        for rules in _RULES if share else (*_RULES, *_LAST_RULES):
            found = _try(waiting, room, rules)
            if found is not None:
                return found
    return None


def _try(waiting: Sequence[_Waiting], room: float, rules: _Rules) -> list[Stem] | None:
    """Place every event; None as soon as one finds no place.

    Long bars come first and go outside, so that they bar nobody's way; then all others from right to left.
    """
    long = sorted((w for w in waiting if w.is_long), key=lambda w: (w.x, w.event.order))
    rest = [w for w in waiting if not w.is_long]
    order = sorted(rest, key=lambda w: (-w.x, not w.bold, -w.event.salience, w.event.order))
    done: list[Stem] = []
    for at, item in enumerate([*long, *order]):
        to_come = [other.x for other in order[at - len(long) + 1 :] if other.x < item.x - _CLEAR]
        best = _best(item, done, [] if item.is_long else to_come, room, rules)
        if best is None:
            return None
        done.append(best)
    return _closed_up(done)


def _closed_up(done: Sequence[Stem]) -> list[Stem]:
    """The same places without the rows in which nothing stands."""
    rows = {row: at for at, row in enumerate(sorted({stem.row for stem in done}))}
    return [replace(stem, row=rows[stem.row]) for stem in done]


def _best(
    item: _Waiting, done: Sequence[Stem], to_come: Sequence[float], room: float, rules: _Rules
) -> Stem | None:
    """The cheapest place: with its label, else without."""
    for make in (_with_label, _bare):
        choices = []
        for row in range(rules.rows):
            far = rules.rows - 1 - row if item.is_long else row
            for stem, side in make(item, row):
                cost = _cost(stem, done, to_come, room, rules)
                if cost is not None:
                    choices.append((cost + far + side, row, stem))
        if choices:
            return min(choices, key=lambda choice: choice[:2])[2]
    return None


def _with_label(item: _Waiting, row: int) -> list[tuple[Stem, float]]:
    if not item.label:
        return []
    left, right = item.extent.box
    gap = LABEL_GAP + RING_GAP * item.bold
    return [
        (Stem(item.event, item.extent, row, item.label, right + gap, "right"), 0.0),
        (Stem(item.event, item.extent, row, item.label, left - gap, "left"), LEFT_COST),
    ]


def _bare(item: _Waiting, row: int) -> list[tuple[Stem, float]]:
    return [(Stem(item.event, item.extent, row), 0.0)]


def _cost(
    stem: Stem, done: Sequence[Stem], to_come: Sequence[float], room: float, rules: _Rules
) -> float | None:
    """What a place costs beside its row and side: marks that stems pass; None where it is not free."""
    left, right = stem.box
    if stem.label and (right > room or left < 0):
        return None
    mark = stem.extent.box[0]
    # what the label covers and is still to come will have to stand below this one
    covered = sum(left - _CLEAR < x < mark - _CLEAR for x in to_come)
    if covered > stem.row * rules.over:
        return None
    cost = covered / 2
    for other in done:
        a, b = other.box
        if other.row == stem.row:
            if left < b + PAD and right > a - PAD:
                return None
            continue
        low, high = (stem, other) if stem.row < other.row else (other, stem)
        crossing = crosses(high, low)
        if crossing == "label" and rules.strict:
            return None
        cost += CROSSING_COST * (crossing != "")
    return cost


def crosses(high: Stem, low: Stem) -> str:
    """What the stem of the outer one goes through: "" nothing, "mark" (it passes behind), or "label".

    Marks of one day stand on one stem: that is no crossing.
    """
    left, right = low.box
    if not left - _CLEAR < high.x < right + _CLEAR or abs(high.x - low.x) < 0.5:
        return ""
    first, last = low.extent.box
    return "mark" if first - _CLEAR < high.x < last + _CLEAR else "label"
