"""Where every mark and every label stands in the lanes: deterministic, and nothing overlaps.

All lengths are pixels; x counts from the plot's left edge, y from the first lane's top.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

from dashboard.density import Crowd
from dashboard.records import Event
from dashboard.scale import FOLD_YEARS, YEAR, Scale
from dashboard.textwidth import fit, measure
from dashboard.theme import CHART_TEXT, LANE_TEXT, MARK
from pipeline.model import Unit, When

NAME_PX = 124.0
EDGE_PX = 88.0  # room for the labels of the last marks
TRACK = 19.0
PAD = 5.0
MIN_BAR = 16.0
FADE = 14.0
FADE_SHARE = 0.42
OPEN_PX = 44.0
PILL = (38.0, 17.0)
LABEL_GAP = 5.0
CHEVRON = 6.0
RING_GAP = 5.0
MOST_SQUEEZED = 40
LONG = FOLD_YEARS * YEAR
MAX_LANES = 8
MOST_ALONE = 14  # tracks of a chart that has one lane
TAIL = 12.0
SPREAD_PX = 60.0  # a day this wide has room for its events side by side
SPREAD_STEP = 24.0
MOST_SPOTS = 12
FULL_LANE = 60  # events that fill a lane at its highest anyway

Side = Literal["right", "left"]
Doubt = Literal["", "about", "probably"]


@dataclass(frozen=True, slots=True)
class Extent:
    """What an event covers on the line: its bar, and where its silhouette is (None on an unknown start)."""

    left: float
    right: float
    dot: float | None
    fade_left: bool = False
    fade_right: bool = False
    goes_on: bool = False
    doubt: Doubt = ""

    @property
    def is_bar(self) -> bool:
        """Whether it is long enough to be drawn as a bar."""
        return self.right - self.left >= MIN_BAR

    @property
    def box(self) -> tuple[float, float]:
        """The pixels that the mark takes, with its silhouette."""
        reach = MARK / 2 + 1
        left, right = (self.left, self.right) if self.right - self.left > 1 else (self.middle, self.middle)
        if self.dot is not None:
            reach += TAIL * self.has_tails
            left, right = min(left, self.dot - reach), max(right, self.dot + reach)
        return left, right + CHEVRON * self.goes_on

    @property
    def has_tails(self) -> bool:
        """Whether a mark without a bar says beside it that its date is "about" or "probably"."""
        return bool(self.doubt) and self.dot is not None and not self.is_bar

    @property
    def middle(self) -> float:
        """Where a joining line or a ring goes."""
        return self.dot if self.dot is not None else (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Placed:
    """An event's mark in one lane, with its label where there is room."""

    event: Event
    extent: Extent
    y: float
    label: str = ""
    label_x: float = 0.0
    side: Side = "right"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Events too close to be told apart, as one pill; those of a crowd are counted and not held."""

    events: tuple[Event, ...]
    x: float
    y: float
    crowd: Crowd | None = None

    @property
    def number(self) -> int:
        """How many events it stands for."""
        return len(self.events) + (self.crowd.number if self.crowd else 0)


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the chart."""

    name: str
    events: tuple[Event, ...]
    top: float
    tracks: int
    placed: tuple[Placed, ...]
    clusters: tuple[Cluster, ...]
    actor: str | None = None
    crowded: int = 0

    @property
    def number(self) -> int:
        """How many events it holds, with those that are only counted."""
        return len(self.events) + self.crowded

    @property
    def bottom(self) -> float:
        """Where the next lane begins."""
        return self.top + self.tracks * TRACK


def extent_of(when: When, scale: Scale) -> Extent:
    """What a time covers on the line.

    A side is known where it is a day and not approximate; other sides fade. A short extent is a mark with a
    whisker; the whisker is drawn from `left` to `right`.
    """
    doubt: Doubt = "probably" if when.uncertain else "about" if when.approximate else ""
    known_start = _known(when.first, when)
    known_end = _known(when.last, when)
    right = scale.x(when.end) if when.end is not None else None
    left = scale.x(when.start) if when.start is not None else max(0.0, (right or 0.0) - OPEN_PX)
    goes_on = right is None
    if right is None:
        right = min(scale.width, left + OPEN_PX)
    if when.days is not None and when.days.days > LONG and right - left < MIN_BAR:
        left, right = (left + right - MIN_BAR) / 2, (left + right + MIN_BAR) / 2  # in a fold: never a point
    one_day = when.days is not None and when.days.days == 1 and known_start
    if one_day or (right - left < MIN_BAR and not goes_on and when.first is not None):
        dot = left if known_start and not one_day else (left + right) / 2
        if one_day:
            left = right = dot
        return Extent(left, right, dot, doubt=doubt)
    start = left if known_start else None
    return Extent(left, right, start, not known_start, not (known_end or goes_on), goes_on, doubt)


def _known(unit: Unit | None, when: When) -> bool:
    return unit is not None and unit.precision == "day" and not when.approximate and not when.uncertain


def group_by_actor(
    events: Sequence[Event], *, prefer: Sequence[str] = (), most: int = MAX_LANES, others: str = ""
) -> list[tuple[str, str | None, tuple[Event, ...]]]:
    """Lanes as (name, actor, events): the actors with most events, `prefer` first; the rest in one lane more.

    An event of several lanes stands in each of them; none is lost.
    """
    by_actor: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for name in dict.fromkeys(event.actors):
            by_actor[name].append(event)
    ranked = sorted(by_actor, key=lambda name: (name not in prefer, -len(by_actor[name]), name))[:most]
    lanes: list[tuple[str, str | None, tuple[Event, ...]]] = [
        (name, name, tuple(by_actor[name])) for name in ranked
    ]
    chosen = set(ranked)
    rest = tuple(event for event in events if chosen.isdisjoint(event.actors))
    return [*lanes, (others, None, rest)] if rest else lanes


@dataclass
class _Track:
    """The pixels taken on one track, as (left, right) pairs."""

    taken: list[tuple[float, float]] = field(default_factory=list)

    def free(self, left: float, right: float) -> bool:
        return all(right <= a or left >= b for a, b in self.taken)


def arrange(
    groups: Sequence[tuple[str, str | None, Sequence[Event]]],
    scale: Scale,
    *,
    selected: str | None = None,
    mark_disputed: str = " ≠",
    most_tracks: int = 7,
    crowds: Mapping[str, Sequence[Crowd]] | None = None,
) -> list[Lane]:
    """Lay out every lane from the top; an event's label stands once, in the first lane that has room.

    `crowds` are further events of a lane, by its name, that are counted and not drawn one by one.
    """
    named: set[str] = set()
    lanes: list[Lane] = []
    top = 0.0
    for name, actor, events in groups:
        least = max(3 if len(events) > 2 else 2, len(name_lines(name)) + 1)
        more = (crowds or {}).get(name, ())
        least = most_tracks if more or len(events) > FULL_LANE else least
        try_at = partial(_try_at, events, scale, top, named, selected, mark_disputed, more)
        best = _lowest(try_at, least, most_tracks, named)
        named = best.named
        counted = sum(crowd.number for crowd in more)
        marks = tuple(best.placed), tuple(best.clusters)
        lanes.append(Lane(name, tuple(events), top, best.tracks, *marks, actor, counted))
        top = lanes[-1].bottom
    return lanes


@dataclass(frozen=True, slots=True)
class _Try:
    """A lane of one height: of two that show as much the lower one is taken."""

    tracks: int
    placed: list[Placed]
    clusters: list[Cluster]
    named: set[str]

    @property
    def shows(self) -> tuple[int, int]:
        """How many marks stand by themselves, and how many events have a name so far."""
        return len(self.placed), len(self.named)


def _try_at(
    events: Sequence[Event],
    scale: Scale,
    top: float,
    named: set[str],
    selected: str | None,
    mark_disputed: str,
    more: Sequence[Crowd],
    tracks: int,
) -> _Try:
    seen = set(named)
    placed, clusters = _lane(events, scale, top, tracks, seen, selected, mark_disputed, more)
    return _Try(tracks, placed, clusters, seen)


def _lowest(try_at: Callable[[int], _Try], least: int, most: int, named: set[str]) -> _Try:
    """The lowest height at which a lane shows most; no more are tried once nearly everything has its name."""
    best = tried = try_at(least)
    while tried.tracks < most and (tried.clusters or not _mostly_named(tried.placed, named)):
        tried = try_at(tried.tracks + 1)
        best = max(best, tried, key=lambda one: one.shows)
    return best


def _mostly_named(placed: Sequence[Placed], elsewhere: set[str]) -> bool:
    """Whether most marks have a label, here or in a lane above."""
    bare = [p for p in placed if not p.label and p.event.event_id not in elsewhere]
    return 3 * len(bare) <= len(placed)


def name_lines(name: str, width: float = NAME_PX - 10, most: int = 3) -> list[str]:
    """A lane's name on up to three lines, shortened where they are not enough.

    >>> name_lines("United Nations Emergency Force")
    ['United Nations', 'Emergency', 'Force']
    """
    lines: list[str] = []
    for word in name.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == most or measure(joined, LANE_TEXT, "serif-bold") <= width):
            lines[-1] = joined
        else:
            lines.append(word)
    return [fit(line, width, LANE_TEXT, "serif-bold") for line in lines]


def _lane(
    events: Sequence[Event],
    scale: Scale,
    top: float,
    count: int,
    named: set[str],
    selected: str | None,
    mark_disputed: str,
    more: Sequence[Crowd] = (),
) -> tuple[list[Placed], list[Cluster]]:
    tracks = [_Track() for _ in range(count)]
    placed: list[Placed] = []
    waiting: list[tuple[Event, Extent]] = []
    ranked = sorted(events, key=lambda e: (e.event_id != selected, -e.salience, *e.order))
    for event in ranked:
        if event.when is None:
            continue
        extent = extent_of(event.when, scale)
        label = "" if event.event_id in named else event.label + mark_disputed * event.disputed
        bold = event.event_id == selected
        found = _place_one(
            event, _spots(extent, event.when, scale), label, tracks, scale.width + EDGE_PX, bold=bold
        )
        if found is None:
            waiting.append((event, extent))
            continue
        placed.append(replace(found, y=top + (found.y + 0.5) * TRACK))
        if found.label:
            named.add(event.event_id)
    return _cluster(placed, waiting, tracks, top, scale.width + EDGE_PX, selected, named, more)


def _spots(extent: Extent, when: When, scale: Scale) -> list[Extent]:
    """Where a mark may stand: the events of one wide day have no order, so they stand side by side."""
    if extent.dot is None or when.start is None or when.days is None or when.days.days != 1:
        return [extent]
    left, right = scale.x(when.start), scale.x(when.start + 1)
    if right - left < SPREAD_PX:
        return [extent]
    number = min(int((right - left) / SPREAD_STEP), MOST_SPOTS)
    step = (right - left) / number
    places = [left + SPREAD_STEP / 2 + step * i for i in range(number)]
    return [replace(extent, left=x, right=x, dot=x) for x in places]


def _place_one(
    event: Event, spots: Sequence[Extent], label: str, tracks: Sequence[_Track], width: float, *, bold: bool
) -> Placed | None:
    """The first of some spots that is free, with the label where any spot has room for it."""
    bare = None
    for spot in spots:
        found = _place(event, spot, label, tracks, width, bold=bold, bare=len(spots) == 1 or not label)
        if found is not None:
            return found
    for spot in spots if label and len(spots) > 1 else ():
        bare = bare or _place(event, spot, "", tracks, width, bold=bold)
    return bare


def _place(
    event: Event,
    extent: Extent,
    label: str,
    tracks: Sequence[_Track],
    width: float,
    *,
    bold: bool,
    bare: bool = True,
) -> Placed | None:
    """The first free place: with its text right of the mark, then left, then without text.

    The `y` of the answer is the number of the track.
    """
    left, right = extent.box
    size = measure(label, CHART_TEXT, "sans-bold" if bold else "sans")
    order = [1, 0, *range(2, len(tracks))][: len(tracks)] if len(tracks) > 1 else [0]
    gap = LABEL_GAP + RING_GAP * bold
    options: list[tuple[Side, float, float, float]] = []
    if label:
        options.append(("right", left, right + gap + size, right + gap))
        options.append(("left", left - gap - size, right, left - gap))
    for track in order:
        for side, a, b, label_x in options:
            inside = b <= width if side == "right" else a >= 0
            if inside and tracks[track].free(a - PAD, b + PAD):
                tracks[track].taken.append((a, b))
                return Placed(event, extent, track, label, label_x, side)
    for track in order if bare else ():
        if tracks[track].free(left - 1, right + 1):
            tracks[track].taken.append((left, right))
            return Placed(event, extent, track)
    return None


def _cluster(
    placed: list[Placed],
    waiting: list[tuple[Event, Extent]],
    tracks: Sequence[_Track],
    top: float,
    width: float,
    selected: str | None,
    named: set[str],
    more: Sequence[Crowd],
) -> tuple[list[Placed], list[Cluster]]:
    """Gather what found no place into pills; a pill swallows the marks in its way, never the selected one."""
    still: list[tuple[Event, Extent]] = []
    for rank, (event, extent) in enumerate(waiting):
        squeezed = (
            _squeeze(placed, event, extent, len(tracks), top, selected) if rank < MOST_SQUEEZED else None
        )
        if squeezed is None:
            still.append((event, extent))
        else:
            placed = squeezed
    pills = _pills(still, more)
    clusters: list[Cluster] = []
    last_right = -PILL[0]
    half = PILL[0] / 2
    for first, last, events, crowd in pills:
        x = min(max((first + last) / 2, half, last_right + half + 2), width - half)
        last_right = x + half
        number = _least_crowded(
            placed, len(tracks), x, top, selected, alone=len(events) == 1 and crowd is None
        )
        y = top + (number + 0.5) * TRACK
        kept, swallowed = _make_room(placed, x, y, selected)
        for gone in swallowed:
            named.discard(gone.event.event_id)
        placed = kept
        everyone = sorted([*events, *(p.event for p in swallowed)], key=lambda e: e.order)
        clusters.append(Cluster(tuple(everyone), x, y, crowd))
    return placed, clusters


_Pill = tuple[float, float, list[Event], Crowd | None]


def _pills(still: Sequence[tuple[Event, Extent]], more: Sequence[Crowd]) -> list[_Pill]:
    """What stands close together becomes one pill: its first and last place, its events, its crowd."""
    singles: list[_Pill] = [(extent.middle, extent.middle, [event], None) for event, extent in still]
    crowds: list[_Pill] = [(crowd.x, crowd.x, [], crowd) for crowd in more]
    pills: list[_Pill] = []
    for x, _, events, crowd in sorted([*singles, *crowds], key=lambda p: (p[0], [e.event_id for e in p[2]])):
        if pills and x - pills[-1][1] < PILL[0] * 1.5 and x - pills[-1][0] < PILL[0] * 2.5:
            first, _, before, counted = pills[-1]
            both = counted.joined(crowd) if counted and crowd else counted or crowd
            pills[-1] = (first, x, [*before, *events], both)
        else:
            pills.append((x, x, events, crowd))
    return pills


def _squeeze(
    placed: list[Placed], event: Event, extent: Extent, count: int, top: float, selected: str | None
) -> list[Placed] | None:
    """Place a mark alone where only labels stand in its way; they go. None where marks do."""
    left, right = extent.box
    best: tuple[float, float, list[Placed]] | None = None
    for number in range(count):
        y = top + (number + 0.5) * TRACK
        hit = [p for p in placed if p.y == y and _reach(p)[0] < right + 1 and _reach(p)[1] > left - 1]
        if any(p.event.event_id == selected or _mark_in(p, left - 1, right + 1) for p in hit):
            continue
        cost = sum(1 + p.event.salience for p in hit)
        if best is None or cost < best[0]:
            best = (cost, y, hit)
    if best is None:
        return None
    kept = [replace(p, label="") if p in best[2] else p for p in placed]
    return [*kept, Placed(event, extent, best[1])]


def _mark_in(item: Placed, left: float, right: float) -> bool:
    return item.extent.box[0] < right and item.extent.box[1] > left


def _reach(item: Placed) -> tuple[float, float]:
    """The pixels of a placed mark with its label."""
    left, right = item.extent.box
    if not item.label:
        return left, right
    size = measure(item.label, CHART_TEXT, "sans-bold")
    return (left, item.label_x + size) if item.side == "right" else (item.label_x - size, right)


def _least_crowded(
    placed: Sequence[Placed], count: int, x: float, top: float, selected: str | None, *, alone: bool
) -> int:
    """The track where a pill at `x` disturbs least; one event alone looks for another to join."""

    def cost(number: int) -> tuple[bool, bool, float, int]:
        y = top + (number + 0.5) * TRACK
        hit = [p for p in placed if p.y == y and _touches(p, x)]
        joins = any(_touches(p, x, mark_only=True) and not p.extent.is_bar for p in hit)
        return (
            any(p.event.event_id == selected for p in hit),
            alone and not joins,
            sum(1 + p.event.salience for p in hit),
            -number,
        )

    return min(range(count), key=cost)


def _touches(item: Placed, x: float, *, mark_only: bool = False) -> bool:
    left, right = item.extent.box if mark_only else _reach(item)
    return left < x + PILL[0] / 2 + 2 and right > x - PILL[0] / 2 - 2


def _make_room(
    placed: Sequence[Placed], x: float, y: float, selected: str | None
) -> tuple[list[Placed], list[Placed]]:
    """Marks under the pill join it; labels under it go."""
    kept, swallowed = [], []
    for item in placed:
        if item.y != y or not _touches(item, x) or item.event.event_id == selected:
            kept.append(item)
        elif _touches(item, x, mark_only=True) and not item.extent.is_bar:
            swallowed.append(item)
        else:
            kept.append(replace(item, label=""))
    return kept, swallowed
