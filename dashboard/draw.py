"""Pieces of a Plotly figure as plain dictionaries; every coordinate is a pixel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from dashboard.lanes import FADE, FADE_SHARE, TAIL, Extent
from dashboard.textwidth import measure
from dashboard.theme import CHART_TEXT, MARK, SANS, Palette, group_of

BAR = 7.0
BAR_OPACITY = 0.82
STROKE = 1.7
_STEPS = 7
DASH = (6.0, 3.0)
_TAIL: dict[str, list[tuple[float, float, float]]] = {
    "about": [(TAIL * i / 4, TAIL * (i + 1) / 4, 0.85 - 0.22 * i) for i in range(4)],
    "probably": [(1.0, 3.5, 1.0), (6.0, 8.5, 1.0)],
}
_HOLLOW = ("planned", "alleged", "denied", "hypothetical")
_CORNERS: dict[str, list[tuple[float, float]]] = {
    "square": [(-1, -1), (1, -1), (1, 1), (-1, 1)],
    "diamond": [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)],
    "triangle-up": [(0, -1.1), (1.15, 0.9), (-1.15, 0.9)],
    "triangle-down": [(0, 1.1), (1.15, -0.9), (-1.15, -0.9)],
}
_SUFFIX = {"planned": "-open", "alleged": "-open-dot", "denied": "-open"}

Trace = dict[str, Any]
Shape = dict[str, Any]
Mark = tuple[float, float, str, str, str]
"""x, y, kind, status and event id of a silhouette."""


def rgba(colour: str, opacity: float) -> str:
    """A hex colour with an opacity.

    >>> rgba("#A8005A", 0.5)
    'rgba(168,0,90,0.5)'
    """
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


def is_hollow(status: str) -> bool:
    """Whether a status is drawn without a fill.

    >>> is_hollow("planned"), is_hollow("ongoing")
    (True, False)
    """
    return status in _HOLLOW


def silhouettes(marks: Sequence[Mark], colours: Palette, *, size: float = MARK) -> list[Trace]:
    """Marks whose symbol carries kind and status, over a ground in the colour of the page."""
    if not marks:
        return []
    solid = [m for m in marks if m[3] != "hypothetical"]
    hues = [colours.kind(m[2]) for m in solid]
    widths = [STROKE if is_hollow(m[3]) else 0 for m in solid]
    grounds = [group_of(m[2]).silhouette for m in marks]
    symbols = [group_of(m[2]).silhouette + _SUFFIX.get(m[3], "") for m in solid]
    traces = [
        _points(marks, symbol=grounds, size=size + 3, color=colours.page, line={"width": 0}),
        _points(
            solid,
            symbol=symbols,
            size=size,
            color=hues,
            line={"width": widths, "color": hues},
            customdata=[m[4] for m in solid],
        ),
    ]
    crossed = [m for m in solid if m[3] == "denied"]
    if crossed:
        line = {"width": STROKE, "color": [colours.kind(m[2]) for m in crossed]}
        traces.append(_points(crossed, symbol="x-thin", size=size + 3, line=line))
    return traces


def _points(marks: Sequence[Mark], *, customdata: list[str] | None = None, **marker: Any) -> Trace:
    trace: Trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [m[0] for m in marks],
        "y": [m[1] for m in marks],
        "marker": {"opacity": 1, **marker},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return trace | ({"customdata": customdata} if customdata else {})


def dashed(marks: Iterable[Mark], colours: Palette, *, size: float = MARK) -> list[Shape]:
    """Outlines of the hypothetical, which no Plotly symbol can dash."""
    return [
        {
            "type": "path",
            "path": _outline(group_of(kind).silhouette, x, y, size / 2),
            "line": {"color": colours.kind(kind), "width": STROKE, "dash": "2px,1.8px"},
            "fillcolor": rgba(colours.page, 1),
            "layer": "above",
        }
        for x, y, kind, status, _ in marks
        if status == "hypothetical"
    ]


def _outline(silhouette: str, x: float, y: float, r: float) -> str:
    if silhouette == "circle":
        k = 0.5523 * r
        return (
            f"M{x - r},{y}C{x - r},{y - k} {x - k},{y - r} {x},{y - r}"
            f"C{x + k},{y - r} {x + r},{y - k} {x + r},{y}"
            f"C{x + r},{y + k} {x + k},{y + r} {x},{y + r}C{x - k},{y + r} {x - r},{y + k} {x - r},{y}Z"
        )
    return "M" + "L".join(f"{x + a * r:g},{y + b * r:g}" for a, b in _CORNERS[silhouette]) + "Z"


def bars(items: Iterable[tuple[Extent, float, str, str]], colours: Palette) -> list[Trace]:
    """Bars for (extent, y, kind, status): as long as the possible days, fading where a bound is not known."""
    polygons: dict[tuple[str, float], list[tuple[float, float, float, float]]] = defaultdict(list)
    for extent, y, kind, status in items:
        if not extent.is_bar:
            continue
        for left, right, opacity in _striped(_faded(extent), extent):
            for top, bottom in _strips(y, hollow=is_hollow(status)):
                polygons[colours.kind(kind), opacity].append((left, right, top, bottom))
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for a, b, _, _ in boxes for x in (a, b, b, a, a, None)],
            "y": [y for _, _, t, u in boxes for y in (t, t, u, u, t, None)],
            "fill": "toself",
            "fillcolor": rgba(colour, opacity),
            "line": {"width": 0},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
        for (colour, opacity), boxes in sorted(polygons.items())
    ]


def _strips(y: float, *, hollow: bool) -> list[tuple[float, float]]:
    top, bottom = y - BAR / 2, y + BAR / 2
    return [(top, top + 1.5), (bottom - 1.5, bottom)] if hollow else [(top, bottom)]


def _striped(parts: list[tuple[float, float, float]], extent: Extent) -> list[tuple[float, float, float]]:
    """The bar of a time that is only probable, cut into dashes; any other as it is."""
    if extent.doubt != "probably":
        return parts
    step = sum(DASH)
    dashes = [extent.left + i * step for i in range(int((extent.right - extent.left) / step) + 1)]
    cut = [
        (max(left, dash), min(right, dash + DASH[0]), opacity)
        for left, right, opacity in parts
        for dash in dashes
    ]
    return [part for part in cut if part[0] < part[1]]


def _faded(extent: Extent) -> list[tuple[float, float, float]]:
    """A bar as (left, right, opacity), in steps where it fades."""
    length = extent.right - extent.left
    fade = min(FADE, FADE_SHARE * length)
    step = fade / _STEPS
    left = extent.left + fade * extent.fade_left
    right = extent.right - fade * extent.fade_right
    parts = [(left, right, BAR_OPACITY)]
    for i in range(_STEPS):
        opacity = round(BAR_OPACITY * (i + 0.5) / _STEPS, 3)
        if extent.fade_left:
            parts.append((extent.left + i * step, extent.left + (i + 1) * step, opacity))
        if extent.fade_right:
            parts.append((extent.right - (i + 1) * step, extent.right - i * step, opacity))
    return parts


def strokes(
    segments: Iterable[Sequence[tuple[float, float]]], colour: str, width: float, *, dash: str = "solid"
) -> list[Trace]:
    """Polylines of one colour as one trace."""
    lines = list(segments)
    if not lines:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for line in lines for x in (*(p[0] for p in line), None)],
            "y": [y for line in lines for y in (*(p[1] for p in line), None)],
            "line": {"color": colour, "width": width, "dash": dash},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    ]


def ends(items: Iterable[tuple[Extent, float, str, str]], colours: Palette) -> list[Trace]:
    """Whiskers of short ranges and chevrons of what goes on."""
    whiskers: dict[str, list[Sequence[tuple[float, float]]]] = defaultdict(list)
    for extent, y, kind, _ in items:
        hue = colours.kind(kind)
        if not extent.is_bar and extent.right - extent.left > MARK:
            whiskers[hue].append([(extent.left, y), (extent.right, y)])
        if extent.goes_on:
            tip = extent.right + 4
            whiskers[hue].append([(tip - 5, y - 5), (tip, y), (tip - 5, y + 5)])
    return [trace for hue, lines in sorted(whiskers.items()) for trace in strokes(lines, hue, 2)]


def tails(items: Iterable[tuple[Extent, float, str, str]], colours: Palette) -> list[Trace]:
    """What stands on both sides of a doubtful day: "about" fades away, "probably" is dotted."""
    lines: dict[tuple[str, float], list[Sequence[tuple[float, float]]]] = defaultdict(list)
    for extent, y, kind, _ in items:
        if not extent.has_tails or extent.dot is None:
            continue
        for side in (-1, 1):
            for start, end, opacity in _TAIL[extent.doubt]:
                a, b = (extent.dot + side * (MARK / 2 + 1 + at) for at in (start, end))
                lines[colours.kind(kind), opacity].append([(a, y), (b, y)])
    return [
        trace
        for (hue, opacity), drawn in sorted(lines.items())
        for trace in strokes(drawn, rgba(hue, opacity), 2)
    ]


def path(points: Sequence[tuple[float, float]]) -> str:
    """A polyline as SVG.

    >>> path([(0, 1), (2.25, 3)])
    'M0,1L2.2,3'
    """
    return "M" + "L".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in points)


def texts(
    labels: Sequence[tuple[float, float, str, str]],
    colour: str,
    *,
    weight: int = 400,
    size: float = CHART_TEXT,
) -> list[Trace]:
    """Labels as (x, y, text, side); text is escaped, since Plotly reads tags."""
    if not labels:
        return []
    return [
        {
            "type": "scatter",
            "mode": "text",
            "x": [x for x, _, _, _ in labels],
            "y": [y for _, y, _, _ in labels],
            "text": [plain(text) for _, _, text, _ in labels],
            "textposition": [
                f"middle {side}" if side != "center" else "middle center" for *_, side in labels
            ],
            "textfont": {"family": SANS, "size": size, "color": colour, "weight": weight},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    ]


def plain(text: str) -> str:
    """Text that Plotly draws as it stands, without reading tags in it.

    >>> plain("<b>3</b>")
    '&lt;b&gt;3&lt;/b&gt;'
    """
    return escape(text, quote=False)


def note(x: float, y: float, text: str, colour: str, **more: Any) -> dict[str, Any]:
    """An annotation without an arrow, in pixels; its left middle stands at (x, y) unless told otherwise."""
    font = {"family": SANS, "size": CHART_TEXT, "color": colour} | more.pop("font", {})
    return {
        "x": x,
        "y": y,
        "text": plain(text),
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "font": font,
        "borderpad": 0,
        **more,
    }


def rule(
    x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 1, dash: str = "solid"
) -> Shape:
    """A straight line under the data."""
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "line": line, "layer": "below"}


def block(x0: float, y0: float, x1: float, y1: float, fill: str, layer: str = "below") -> Shape:
    """A filled rectangle without an outline."""
    return {
        "type": "rect",
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "fillcolor": fill,
        "line": {"width": 0},
        "layer": layer,
    }


def pill(x: float, y: float, width: float, height: float, *, fill: str, line: str, radius: float) -> Shape:
    """A rounded rectangle around a point, above the data."""
    a, b, c, d, r = x - width / 2, x + width / 2, y - height / 2, y + height / 2, radius
    path = (
        f"M{a + r:g},{c:g}L{b - r:g},{c:g}Q{b:g},{c:g} {b:g},{c + r:g}"
        f"L{b:g},{d - r:g}Q{b:g},{d:g} {b - r:g},{d:g}"
        f"L{a + r:g},{d:g}Q{a:g},{d:g} {a:g},{d - r:g}L{a:g},{c + r:g}Q{a:g},{c:g} {a + r:g},{c:g}Z"
    )
    return {
        "type": "path",
        "path": path,
        "fillcolor": fill,
        "line": {"color": line, "width": 1.3},
        "layer": "above",
    }


def figure(
    data: list[Trace],
    *,
    x: tuple[float, float],
    y: tuple[float, float],
    shapes: list[Shape],
    notes: list[dict[str, Any]],
    meta: dict[str, Any],
) -> dict[str, Any]:
    """A figure whose coordinates are pixels: `x` from left to right, `y` from top to bottom."""
    axis = {"visible": False, "fixedrange": True, "autorange": False, "zeroline": False, "showgrid": False}
    return {
        "data": [trace | {axis: _rounded(trace[axis]) for axis in ("x", "y")} for trace in data],
        "layout": {
            "width": x[1] - x[0],
            "height": y[1] - y[0],
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            "xaxis": axis | {"range": [x[0], x[1]]},
            "yaxis": axis | {"range": [y[1], y[0]]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "hovermode": False,
            "dragmode": False,
            "shapes": shapes,
            "annotations": notes,
            "meta": meta,
        },
    }


def _rounded(places: Sequence[float | None]) -> list[float | None]:
    """Tenths of a pixel, so that fewer bytes are sent."""
    return [None if place is None else round(place, 1) for place in places]


def box(x0: float, y0: float, x1: float, y1: float, go: dict[str, Any], title: str) -> dict[str, Any]:
    """A place that can be pointed at: at least 24 pixels high and wide, what it opens, and its tooltip."""
    grow_x, grow_y = max(0.0, (24 - (x1 - x0)) / 2), max(0.0, (24 - (y1 - y0)) / 2)
    return {
        "box": [round(v, 1) for v in (x0 - grow_x, y0 - grow_y, x1 + grow_x, y1 + grow_y)],
        "centre": [round((x0 + x1) / 2, 1), round((y0 + y1) / 2, 1)],
        "go": go,
        "title": title,
    }


def text_width(text: str, *, bold: bool = False) -> float:
    """The width of a chart label."""
    return measure(text, CHART_TEXT, "sans-bold" if bold else "sans")
