"""Figures: events in, a Plotly figure as a plain dictionary out. Nothing here knows Streamlit.

Every coordinate is a pixel, so that labels stand where they were placed. What can be pointed at stands in
`layout.meta.boxes`: a rectangle, what it opens, and a tooltip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import dates, draw, strings
from dashboard.lanes import EDGE_PX, LABEL_GAP, NAME_PX, PILL, Cluster, Lane, Placed, extent_of, name_lines
from dashboard.records import Event
from dashboard.scale import Scale, ticks
from dashboard.textwidth import measure
from dashboard.theme import CHART_TEXT, LANE_TEXT, SERIF, Palette
from pipeline.edtf import write
from pipeline.interval import to_date
from pipeline.model import Unit, When

AXIS_PX = 32.0
MOST_JOINS = 120
LIST = "list"
"""The id of the list that stands beside a chart."""
Figure = dict[str, Any]


def lanes_figure(
    lanes: Sequence[Lane],
    scale: Scale,
    colours: Palette,
    *,
    selected: Event | None = None,
    ways: Mapping[str, Mapping[str, Any]] | None = None,
) -> Figure:
    """The lanes: names left, marks and labels right, the axis on top, the selected event in accent.

    `ways` says where the name of a lane leads, by the lane's value.
    """
    bottom = lanes[-1].bottom if lanes else 0.0
    placed = [item for lane in lanes for item in lane.placed]
    chosen = [item for item in placed if selected and item.event.event_id == selected.event_id]
    pills = [pill for lane in lanes for pill in lane.clusters]
    shapes = [*_grid(lanes, scale, bottom, colours), *_column(selected, scale, bottom, colours)]
    shapes += draw.dashed(_marks(placed), colours)
    shapes += [draw.pill(c.x, c.y, *PILL, fill=colours.page, line=colours.muted, radius=8) for c in pills]
    notes = [*_axis(scale, colours, selected), *_names(lanes, colours)]
    notes += [_centred(c.x, c.y, strings.in_a_pill(c.number), colours.ink, weight=600) for c in pills]
    lines = joins(placed)
    boxes = [box_of(item, lines) for item in sorted(placed, key=lambda p: p.event.salience)]
    boxes += [_box_of_pill(c, scale) for c in pills] + _box_of_names(lanes, ways or {})
    if chosen:
        shapes += _flag(selected, scale, colours)
        notes += _flag_words(selected, scale, colours)
    return draw.figure(
        [*_joins(lines, selected, colours), *_data(placed, colours, selected), *_rings(chosen, colours)],
        x=(-NAME_PX, scale.width + EDGE_PX),
        y=(-AXIS_PX, bottom + 2),
        shapes=shapes,
        notes=notes,
        meta={"boxes": boxes, "origin": [-NAME_PX, -AXIS_PX]},
    )


def _marks(placed: Sequence[Placed]) -> list[draw.Mark]:
    return [
        (item.extent.dot, item.y, item.event.event_type, item.event.status, item.event.event_id)
        for item in placed
        if item.extent.dot is not None
    ]


def _data(placed: Sequence[Placed], colours: Palette, selected: Event | None) -> list[draw.Trace]:
    """Bars, whiskers, labels and silhouettes, from the ground up."""
    extents = [(item.extent, item.y, item.event.event_type, item.event.status) for item in placed]
    chosen = selected.event_id if selected else None
    labels = [(p.label_x, p.y, p.label, p.side) for p in placed if p.label and p.event.event_id != chosen]
    return [
        *draw.bars(extents, colours),
        *draw.ends(extents, colours),
        *draw.tails(extents, colours),
        *draw.texts([(x, y, text, side) for x, y, text, side in labels], colours.ink),
        *draw.silhouettes(_marks(placed), colours),
    ]


def joins(placed: Sequence[Placed]) -> dict[str, list[tuple[float, float]]]:
    """The marks of every event that stands in several lanes, from the top down."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for item in placed:
        points[item.event.event_id].append((item.extent.middle, item.y))
    return {event_id: line for event_id, line in points.items() if len(line) > 1}


def _upright(line: Sequence[tuple[float, float]]) -> bool:
    """Whether all marks stand at one place in time; those of one wide day stand side by side."""
    return max(x for x, _ in line) - min(x for x, _ in line) < 1


def _joins(
    joined: Mapping[str, list[tuple[float, float]]], selected: Event | None, colours: Palette
) -> list[draw.Trace]:
    """A line between the marks of one event in several lanes; among very many, only the selected one's."""
    lines = dict(joined)
    chosen = lines.pop(selected.event_id, None) if selected else None
    lines = {event_id: line for event_id, line in lines.items() if _upright(line)}
    if len(lines) > MOST_JOINS:
        lines = {}
    return [
        *draw.strokes(lines.values(), draw.rgba(colours.axis, 0.6), 1),
        *(draw.strokes([chosen], colours.accent, 2) if chosen else []),
    ]


def _rings(chosen: Sequence[Placed], colours: Palette) -> list[draw.Trace]:
    """The selected event: a ring at every mark, and its label again in accent."""
    if not chosen:
        return []
    rings = [(item.extent.middle, item.y) for item in chosen if item.extent.dot is not None]
    under = [(x, y, "", "", "") for x, y in rings]
    labels = [(p.label_x, p.y, p.label, p.side) for p in chosen if p.label]
    ring = {
        "type": "scatter",
        "mode": "markers",
        "x": [m[0] for m in under],
        "y": [m[1] for m in under],
        "marker": {"symbol": "circle-open", "size": 20, "color": colours.accent, "line": {"width": 2}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return [ring, *draw.texts(labels, colours.accent, weight=600)]


def _grid(lanes: Sequence[Lane], scale: Scale, bottom: float, colours: Palette) -> list[draw.Shape]:
    """Hairlines between lanes and at ticks; the ground of a fold."""
    right = scale.width + EDGE_PX
    rules = [draw.rule(-NAME_PX, lane.top, right, lane.top, colours.hairline) for lane in lanes]
    rules.append(draw.rule(-NAME_PX, bottom, right, bottom, colours.hairline))
    folds = [draw.block(gap.left, 0, gap.right, bottom, colours.field) for gap in scale.gaps]
    marks = [
        draw.rule(t.x, -6, t.x, bottom, colours.hairline)
        for t in ticks(scale, size=CHART_TEXT, room=EDGE_PX - LABEL_GAP)
    ]
    return [*folds, *marks, *rules]


def _axis(scale: Scale, colours: Palette, selected: Event | None) -> list[dict[str, Any]]:
    """Words of the ticks and the folds, without those that the flag would cover."""
    flag = _flag_box(selected, scale)
    notes = []
    for tick in ticks(scale, size=CHART_TEXT, room=EDGE_PX - LABEL_GAP):
        right = tick.x + LABEL_GAP + measure(tick.label, CHART_TEXT)
        if tick.label and not (flag and tick.x < flag[1] + 4 and right > flag[0] - 4):
            notes.append(draw.note(tick.x + LABEL_GAP, -AXIS_PX / 2, tick.label, colours.muted))
    for gap in scale.gaps:
        middle = (gap.left + gap.right) / 2
        words = strings.years_folded(gap.years)
        half = measure(words, CHART_TEXT) / 2
        fits = 2 * half + 4 <= gap.right - gap.left
        if fits and not (flag and middle - half < flag[1] and middle + half > flag[0]):
            notes.append(_centred(middle, -AXIS_PX / 2, words, colours.muted, style="italic"))
    return notes


def _centred(x: float, y: float, text: str, colour: str, **font: Any) -> dict[str, Any]:
    return draw.note(x, y, text, colour, xanchor="center", font=font)


def _names(lanes: Sequence[Lane], colours: Palette) -> list[dict[str, Any]]:
    notes = []
    for lane in lanes:
        lines = name_lines(lane.name)
        step = 18 if len(lines) == 1 else 16
        room = 57 if len(lines) < 3 else 76
        y = lane.top + min(lane.bottom - lane.top, room) / 2 - step * len(lines) / 2
        font = {"family": SERIF, "size": LANE_TEXT, "weight": 600}
        for number, line in enumerate(lines):
            notes.append(draw.note(-NAME_PX, y + number * step, line, colours.ink, font=font))
        words = strings.plural(lane.number, "event")
        notes.append(draw.note(-NAME_PX, y + len(lines) * step, words, colours.muted))
    return notes


def _column(selected: Event | None, scale: Scale, bottom: float, colours: Palette) -> list[draw.Shape]:
    """The possible days of the selected event, down through every lane."""
    if selected is None or selected.when is None:
        return []
    extent = extent_of(selected.when, scale)
    spread = max(0.0, 8 - (extent.right - extent.left)) / 2
    return [draw.block(extent.left - spread, 0, extent.right + spread, bottom, colours.wash)]


def _flag_box(selected: Event | None, scale: Scale) -> tuple[float, float] | None:
    if selected is None or selected.when is None:
        return None
    extent = extent_of(selected.when, scale)
    half = draw.text_width(_flag_date(selected), bold=True) / 2 + 8
    middle = min(max((extent.left + extent.right) / 2, half), scale.width + EDGE_PX - half)
    return middle - half, middle + half


def _flag_date(event: Event) -> str:
    return dates.say(event.edtf, short=True)


def _flag(selected: Event | None, scale: Scale, colours: Palette) -> list[draw.Shape]:
    bounds = _flag_box(selected, scale)
    if bounds is None:
        return []
    left, right = bounds
    return [
        draw.pill(
            (left + right) / 2,
            -AXIS_PX / 2,
            right - left,
            22,
            fill=colours.accent,
            line=colours.accent,
            radius=3,
        )
    ]


def _flag_words(selected: Event | None, scale: Scale, colours: Palette) -> list[dict[str, Any]]:
    bounds = _flag_box(selected, scale)
    if selected is None or bounds is None:
        return []
    return [_centred(sum(bounds) / 2, -AXIS_PX / 2, _flag_date(selected), colours.page, weight=600)]


def box_of(item: Placed, lines: Mapping[str, Sequence[tuple[float, float]]]) -> dict[str, Any]:
    """What can be pointed at of a mark with its label, and the line that lights up with it."""
    left, right = item.extent.box
    if item.label:
        size = draw.text_width(item.label)
        left = min(left, item.label_x - size if item.side == "left" else left)
        right = max(right, item.label_x + size if item.side == "right" else right)
    line = lines.get(item.event.event_id, ())
    return (
        draw.box(left, item.y - 9, right, item.y + 9, {"event": item.event.event_id}, tooltip(item.event))
        | {"centre": [round(item.extent.middle, 1), round(item.y, 1)]}
        | ({"path": draw.path(line)} if line else {})
    )


def tooltip(event: Event) -> str:
    """What a mark says when it is pointed at."""
    return f"{dates.say(event.edtf)}\n{event.headline}{strings.DISPUTED_MARK * event.disputed}"


def _box_of_pill(cluster: Cluster, scale: Scale) -> dict[str, Any]:
    """Where a pill leads: closer to its days, or to the list where no closer look is to be had."""
    days = [*span_of(cluster.events)] if cluster.events else []
    days += cluster.crowd.days if cluster.crowd else []
    first, last = min(days), max(days)
    window = [write(When.of(Unit.of_day(day))) for day in (first, last)]
    closest = scale.x(last + 1) - scale.x(first) > scale.width / 2 and first == last
    go = {"scroll": LIST} if closest else {"window": window}
    words = strings.cluster(cluster.number, _between(first, last), listed=closest)
    width, height = PILL
    return draw.box(
        cluster.x - width / 2,
        cluster.y - height / 2,
        cluster.x + width / 2,
        cluster.y + height / 2,
        go,
        words,
    )


def span_of(events: Sequence[Event]) -> tuple[int, int]:
    """The first and the last day that these events may take."""
    starts = [e.when.start for e in events if e.when and e.when.start is not None]
    ends = [e.when.end for e in events if e.when and e.when.end is not None]
    days = [*starts, *(end - 1 for end in ends)]
    return min(days), max(days)


def _between(first: int, last: int) -> str:
    if to_date(first) is None or first == last:
        return dates.say_when(When.of(Unit.of_day(first)), short=True)
    return dates.say_when(When(Unit.of_day(first), Unit.of_day(last)), short=True)


def _box_of_names(lanes: Sequence[Lane], ways: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        draw.box(
            -NAME_PX,
            lane.top + 8,
            -12,
            lane.bottom - 8,
            dict(ways.get(lane.actor or "", {})),
            lane.name,
        )
        for lane in lanes
        if lane.actor in ways or "…" in "".join(name_lines(lane.name))
    ]
