"""An actor's line as a figure: what it does above, what is done to it below, on stems or as count bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import dates, draw, stems, strings
from dashboard.actorbars import Bar, BarStyle, bars_of, draw_bars
from dashboard.figures import Figure, tooltip
from dashboard.lanes import LABEL_GAP, extent_of
from dashboard.records import Event
from dashboard.roles import Part
from dashboard.scale import Scale, ticks
from dashboard.stems import Stem
from dashboard.textwidth import measure
from dashboard.theme import CHART_TEXT, LANE_TEXT, SERIF, Palette

LEFT_PX = 104.0
RIGHT_PX = 104.0
TOP_PX = 6.0
AXIS_PX = 30.0
BARS_PX = 84.0
_OUTER = 13.0  # from the middle of the last row to the edge
_LEAST = 34.0
_BETWEEN = 14.0


@dataclass(frozen=True, slots=True)
class Band:
    """One part's side of a line: its name, where the line is, and whether it grows up (-1) or down (+1)."""

    part: Part
    base: float
    sign: int
    height: float
    stems: tuple[Stem, ...] = ()
    bars: tuple[Bar, ...] = ()

    def y(self, row: int) -> float:
        """The middle of a row."""
        return self.base + self.sign * stems.offset(row)


@dataclass(frozen=True, slots=True)
class Line:
    """The bands of an actor's line, laid out from the top."""

    bands: tuple[Band, ...]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """All of the figure, with its axis."""
        return self.bottom + AXIS_PX - self.top

    @property
    def counted(self) -> bool:
        """Whether there are too many events for marks of their own."""
        return any(band.bars for band in self.bands)


def lay_out(parts: Mapping[Part, Sequence[Event]], scale: Scale, *, selected: str | None = None) -> Line:
    """Stems for every part; where one has too many events, count bars for all."""
    room = scale.width + RIGHT_PX
    placed: dict[Part, list[Stem]] = {}
    for part, events in parts.items():
        found = stems.place(events, scale, room=room, selected=selected)
        if found is None:
            return _stack({p: ((), tuple(bars_of(group, scale))) for p, group in parts.items()})
        placed[part] = found
    return _stack({part: (tuple(found), ()) for part, found in placed.items()})


def _stack(found: Mapping[Part, tuple[tuple[Stem, ...], tuple[Bar, ...]]]) -> Line:
    most = max([bar.number for _, bars in found.values() for bar in bars], default=1)
    heights = {part: _height(*content, most) for part, content in found.items() if any(content)}
    bands: list[Band] = []
    top = bottom = 0.0
    if "agent" in heights:
        bands.append(Band("agent", 0.0, -1, heights["agent"], *found["agent"]))
        top = -heights["agent"]
    if "patient" in heights:
        bands.append(Band("patient", 0.0, 1, heights["patient"], *found["patient"]))
        bottom = heights["patient"]
    if "other" in heights:
        base = bottom + _BETWEEN if bands else 0.0
        bands.append(Band("other", base, 1, heights["other"], *found["other"]))
        bottom = base + heights["other"]
    return Line(tuple(bands), top - TOP_PX, bottom + 6)


def _height(found: tuple[Stem, ...], bars: tuple[Bar, ...], most: int) -> float:
    if bars:
        return max(_LEAST, BARS_PX * max(bar.number for bar in bars) / most + 20)
    return max(_LEAST, stems.offset(max((s.row for s in found), default=0)) + _OUTER)


def actor_figure(
    line: Line, scale: Scale, colours: Palette, *, actor_id: str, selected: Event | None = None
) -> Figure:
    """The figure of a laid-out line; a mark opens its event, a bar the timeline of its days."""
    chosen = selected.event_id if selected else None
    shapes = [*_ground(line, scale, colours), *_column(line, selected, scale, colours)]
    notes = [*_axis(line, selected, scale, colours), *_names(line, colours)]
    data: list[draw.Trace] = []
    boxes: list[dict[str, Any]] = []
    most = max([bar.number for band in line.bands for bar in band.bars], default=1)
    for band in line.bands:
        if band.bars:
            style = BarStyle(band.base, band.sign, BARS_PX / most, colours.axis, colours.ink)
            found = draw_bars(band.bars, style, actor_id)
            shapes, notes, boxes = shapes + found.shapes, notes + found.notes, boxes + found.boxes
        else:
            data += _band(band, colours, chosen)
            shapes += draw.dashed(_marks(band), colours)
            boxes += [_box(stem, band.y(stem.row)) for stem in band.stems]
    return draw.figure(
        data,
        x=(-LEFT_PX, scale.width + RIGHT_PX),
        y=(line.top, line.bottom + AXIS_PX),
        shapes=[*shapes, *_flag(line, selected, scale, colours)],
        notes=[*notes, *_flag_words(line, selected, scale, colours)],
        meta={"boxes": boxes, "origin": [-LEFT_PX, line.top]},
    )


def _marks(band: Band) -> list[draw.Mark]:
    return [
        (s.extent.dot, band.y(s.row), s.event.event_type, s.event.status, s.event.event_id)
        for s in band.stems
        if s.extent.dot is not None
    ]


def _band(band: Band, colours: Palette, chosen: str | None) -> list[draw.Trace]:
    """Stems, bars, labels and silhouettes, from the ground up; the chosen one in accent."""
    drawn = [(s, band.y(s.row)) for s in band.stems]
    lines = [[(s.x, band.base), (s.x, y)] for s, y in drawn if s.event.event_id != chosen]
    on = [(s, y) for s, y in drawn if s.event.event_id == chosen]
    extents = [(s.extent, y, s.event.event_type, s.event.status) for s, y in drawn]
    labels = [(s.label_x, y, s.label, s.side) for s, y in drawn if s.label]
    accent = {s.label for s, _ in on}
    ring = {"symbol": "circle-open", "size": 20, "color": colours.accent, "line": {"width": 2}}
    rings: draw.Trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [s.x for s, _ in on],
        "y": [y for _, y in on],
        "marker": ring,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return [
        *draw.strokes(lines, colours.axis, 1),
        *draw.strokes([[(s.x, band.base), (s.x, y)] for s, y in on], colours.accent, 2),
        *draw.bars(extents, colours),
        *draw.ends(extents, colours),
        *draw.tails(extents, colours),
        *draw.texts([label for label in labels if label[2] not in accent], colours.ink),
        *draw.texts([label for label in labels if label[2] in accent], colours.accent, weight=600),
        *draw.silhouettes(_marks(band), colours),
        *([rings] if on else []),
    ]


def _ground(line: Line, scale: Scale, colours: Palette) -> list[draw.Shape]:
    """Folds, the hairlines of months or years, and the lines on which the stems stand."""
    right = scale.width + RIGHT_PX
    folds = [draw.block(gap.left, line.top, gap.right, line.bottom, colours.field) for gap in scale.gaps]
    grid = [
        draw.rule(t.x, line.top, t.x, line.bottom, colours.hairline)
        for t in ticks(scale, size=CHART_TEXT, room=RIGHT_PX - LABEL_GAP)
    ]
    lines = [draw.rule(-LEFT_PX, y, right, y, colours.axis) for y in {band.base for band in line.bands}]
    return [*folds, *grid, *lines]


def _names(line: Line, colours: Palette) -> list[dict[str, Any]]:
    """What each side of a line is."""
    font = {"family": SERIF, "size": LANE_TEXT, "weight": 600}
    notes = [
        draw.note(-LEFT_PX, band.base + band.sign * 14, strings.PARTS[band.part], colours.ink, font=font)
        for band in line.bands
    ]
    units = dict.fromkeys(bar.period.unit for band in line.bands for bar in band.bars)
    if units:
        words = strings.a_bar(strings.or_list(list(units)))
        notes.append(draw.note(-LEFT_PX, line.bottom + AXIS_PX / 2, words, colours.muted))
    return notes


def _axis(line: Line, selected: Event | None, scale: Scale, colours: Palette) -> list[dict[str, Any]]:
    """Words of the ticks and the folds, without those that the flag would cover."""
    y = line.bottom + AXIS_PX / 2
    flag = _flag_box(selected, scale)
    words: list[tuple[float, float, str, dict[str, Any]]] = [
        (t.x + 1, t.x + 1 + measure(t.label, CHART_TEXT), t.label, {})
        for t in ticks(scale, size=CHART_TEXT, room=RIGHT_PX - LABEL_GAP)
        if t.label
    ]
    for gap in scale.gaps:
        said = strings.years_folded(gap.years)
        size = measure(said, CHART_TEXT)
        if size + 4 <= gap.right - gap.left:
            left = (gap.left + gap.right - size) / 2
            words.append((left, left + size, said, {"font": {"style": "italic"}}))
    return [
        draw.note(left, y, said, colours.muted, **more)
        for left, right, said, more in words
        if flag is None or right < flag[0] - 4 or left > flag[1] + 4
    ]


def _column(line: Line, selected: Event | None, scale: Scale, colours: Palette) -> list[draw.Shape]:
    """The possible days of the selected event, over the whole height."""
    if selected is None or selected.when is None:
        return []
    extent = extent_of(selected.when, scale)
    spread = max(0.0, 8 - (extent.right - extent.left)) / 2
    return [draw.block(extent.left - spread, line.top, extent.right + spread, line.bottom, colours.wash)]


def _flag_box(selected: Event | None, scale: Scale) -> tuple[float, float] | None:
    if selected is None or selected.when is None:
        return None
    extent = extent_of(selected.when, scale)
    half = draw.text_width(dates.say(selected.edtf, short=True), bold=True) / 2 + 8
    middle = min(max((extent.left + extent.right) / 2, half - LEFT_PX), scale.width + RIGHT_PX - half)
    return middle - half, middle + half


def _flag(line: Line, selected: Event | None, scale: Scale, colours: Palette) -> list[draw.Shape]:
    bounds = _flag_box(selected, scale)
    if bounds is None:
        return []
    left, right = bounds
    y = line.bottom + AXIS_PX / 2
    accent = colours.accent
    return [draw.pill((left + right) / 2, y, right - left, 22, fill=accent, line=accent, radius=3)]


def _flag_words(line: Line, selected: Event | None, scale: Scale, colours: Palette) -> list[dict[str, Any]]:
    bounds = _flag_box(selected, scale)
    if selected is None or bounds is None:
        return []
    said = dates.say(selected.edtf, short=True)
    y = line.bottom + AXIS_PX / 2
    return [draw.note(sum(bounds) / 2, y, said, colours.page, xanchor="center", font={"weight": 600})]


def _box(stem: Stem, y: float) -> dict[str, Any]:
    left, right = stem.box
    go = {"event": stem.event.event_id}
    return draw.box(left, y - 9, right, y + 9, go, tooltip(stem.event)) | {
        "centre": [round(stem.x, 1), round(y, 1)]
    }
