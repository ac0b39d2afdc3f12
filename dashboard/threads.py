"""As it happened against as it was reported: events above, publications below, and threads between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import dates, draw, strings
from dashboard.corpus import Corpus
from dashboard.figures import Figure, lanes_figure
from dashboard.lanes import EDGE_PX, LABEL_GAP, NAME_PX, Extent, Lane, extent_of, name_lines
from dashboard.records import Event, Source
from dashboard.reports import reports_of
from dashboard.scale import Scale
from dashboard.textwidth import measure
from dashboard.theme import CHART_TEXT, LANE_TEXT, SERIF, Palette

TRACKS = 8
ROW = 40.0
GAP = 44.0  # between the events and the first publication, for the threads to bend
MOST_SOURCES = 12
MOST_THREADS = 300
DOT = 5.0
_STEPS = 14
_FAINT = 0.5

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A source's line: its height, and its publication on it (None where the date is not known)."""

    source: Source
    y: float
    extent: Extent | None
    number: int

    def x(self, scale: Scale) -> float:
        """Where threads end."""
        return scale.width + EDGE_PX - 2 * DOT if self.extent is None else self.extent.middle


@dataclass(frozen=True, slots=True)
class Thread:
    """From an event's mark to a publication."""

    event: Event
    doc_id: str
    start: Point
    end: Point
    sure: bool

    def path(self) -> str:
        """The curve as SVG.

        It leaves and arrives upright.
        """
        (x0, y0), (x1, y1) = self.start, self.end
        bend = 0.55 * (y1 - y0)
        return f"M{x0:.1f},{y0:.1f}C{x0:.1f},{y0 + bend:.1f} {x1:.1f},{y1 - bend:.1f} {x1:.1f},{y1:.1f}"

    def points(self) -> list[Point]:
        """The same curve as a polyline."""
        (x0, y0), (x1, y1) = self.start, self.end
        bend = 0.55 * (y1 - y0)
        found = []
        for i in range(_STEPS + 1):
            t = i / _STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            x, y = (a + b) * x0 + (c + d) * x1, a * y0 + b * (y0 + bend) + c * (y1 - bend) + d * y1
            found.append((round(x, 1), round(y, 1)))
        return found


def places_of(lanes: Sequence[Lane]) -> dict[str, tuple[Event, Point]]:
    """Where every event of the chart stands: at its mark, else at the pill that holds it."""
    found: dict[str, tuple[Event, Point]] = {}
    for lane in lanes:
        for pill in lane.clusters:
            found |= {event.event_id: (event, (pill.x, pill.y)) for event in pill.events}
        for item in lane.placed:
            found[item.event.event_id] = (item.event, (item.extent.middle, item.y))
    return found


def rows_of(corpus: Corpus, events: Sequence[Event], scale: Scale, top: float) -> list[Row]:
    """The sources that report these events, in order of publication, from `top` down."""
    numbers: dict[str, int] = defaultdict(int)
    for event in events:
        for report in reports_of(corpus, event):
            numbers[report.source.doc_id] += 1
    told = [source for doc, source in corpus.sources.items() if doc in numbers]
    rows = []
    for place, source in enumerate(told[:MOST_SOURCES]):
        when = dates.parse(source.published)
        extent = extent_of(when, scale) if when else None
        rows.append(Row(source, top + GAP + ROW * place, extent, numbers[source.doc_id]))
    return rows


def threads_of(
    corpus: Corpus,
    places: Mapping[str, tuple[Event, Point]],
    rows: Sequence[Row],
    scale: Scale,
    *,
    selected: str | None = None,
) -> list[Thread]:
    """The threads of the weightiest events, and always those of the selected one."""
    by_doc = {row.source.doc_id: row for row in rows}
    ranked = sorted(places.values(), key=lambda p: (p[0].event_id != selected, -p[0].salience, *p[0].order))
    found: list[Thread] = []
    for event, start in ranked:
        for report in reports_of(corpus, event):
            row = by_doc.get(report.source.doc_id)
            if row is not None and len(found) < MOST_THREADS:
                end = (row.x(scale), row.y)
                found.append(Thread(event, row.source.doc_id, start, end, row.extent is not None))
    return found


def threads_figure(
    corpus: Corpus, lanes: Sequence[Lane], scale: Scale, colours: Palette, *, selected: Event | None = None
) -> Figure:
    """The events as one lane, a line for every source under it, and the threads between the two."""
    figure = lanes_figure(lanes, scale, colours, selected=selected)
    chosen = selected.event_id if selected else None
    places = places_of(lanes)
    rows = rows_of(corpus, [event for event, _ in places.values()], scale, lanes[-1].bottom)
    threads = threads_of(corpus, places, rows, scale, selected=chosen)
    grow = height_of(rows)
    layout = figure["layout"]
    layout["height"] += grow
    layout["yaxis"]["range"][0] += grow
    layout["shapes"] += _lines(rows, scale, colours)
    layout["annotations"] += _names(rows, colours)
    meta = layout["meta"]
    meta["boxes"] = [_lit(box, threads) for box in meta["boxes"]] + [
        _box(row, threads, scale) for row in rows
    ]
    lines = _strokes(threads, colours, chosen)
    figure["data"] = [*lines, *figure["data"], *_marks(rows, scale, colours), *_dates(rows, scale, colours)]
    return figure


def height_of(rows: Sequence[Row]) -> float:
    """How much the lines of the sources add to the chart's height."""
    return GAP + ROW * len(rows) - ROW / 2 if rows else 0.0


def _strokes(threads: Sequence[Thread], colours: Palette, chosen: str | None) -> list[draw.Trace]:
    faint = draw.rgba(colours.axis, _FAINT)
    quiet = [thread for thread in threads if thread.event.event_id != chosen]
    return [
        *draw.strokes([t.points() for t in quiet if t.sure], faint, 1),
        *draw.strokes([t.points() for t in quiet if not t.sure], faint, 1, dash="dot"),
        *draw.strokes([t.points() for t in threads if t.event.event_id == chosen], colours.accent, 2),
    ]


def _lines(rows: Sequence[Row], scale: Scale, colours: Palette) -> list[draw.Shape]:
    right = scale.width + EDGE_PX
    shapes = [draw.rule(0, row.y, right, row.y, colours.hairline) for row in rows]
    for row in rows:
        if row.extent is not None and row.extent.is_bar:
            left, end = row.extent.left, row.extent.right
            shapes.append(draw.block(left, row.y - 3, end, row.y + 3, draw.rgba(colours.ink, 0.35)))
    return shapes


def _marks(rows: Sequence[Row], scale: Scale, colours: Palette) -> list[draw.Trace]:
    """A dot where a text was published; a hollow one where that is not known."""
    known = [row for row in rows if row.extent is not None]
    unknown = [row for row in rows if row.extent is None]
    found = []
    for group, symbol in ((known, "circle"), (unknown, "circle-open")):
        if group:
            found.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [row.x(scale) for row in group],
                    "y": [row.y for row in group],
                    "marker": {"symbol": symbol, "size": 2 * DOT, "color": colours.ink, "line": {"width": 2}},
                    "hoverinfo": "skip",
                    "cliponaxis": False,
                }
            )
    return found


def published_words(row: Row) -> str:
    """When a source was published, or that it is not known."""
    published = row.source.published
    return dates.say_published(published, short=True) if published else strings.DATE_UNKNOWN


def _dates(rows: Sequence[Row], scale: Scale, colours: Palette) -> list[draw.Trace]:
    """The date beside every publication, on the side that has room; it stands off the line."""
    labels = []
    for row in rows:
        words = f"{published_words(row)} · {strings.plural(row.number, 'event')}"
        x, reach = row.x(scale), max(DOT, (row.extent.right - row.extent.left) / 2 if row.extent else DOT)
        fits = x + reach + LABEL_GAP + measure(words, CHART_TEXT) <= scale.width + EDGE_PX
        side = "right" if fits else "left"
        labels.append((x + (reach + LABEL_GAP) * (1 if fits else -1), row.y - 9, words, side))
    return draw.texts(labels, colours.ink)


def _names(rows: Sequence[Row], colours: Palette) -> list[dict[str, Any]]:
    notes = []
    for row in rows:
        lines = name_lines(row.source.name, most=2)
        font = {"family": SERIF, "size": LANE_TEXT, "weight": 600}
        top = row.y - 8 * (len(lines) - 1)
        for number, line in enumerate(lines):
            notes.append(draw.note(-NAME_PX, top + 16 * number, line, colours.ink, font=font))
    return notes


def _lit(box: dict[str, Any], threads: Sequence[Thread]) -> dict[str, Any]:
    """A mark's box with the event's threads, which light up with it."""
    event_id = box["go"].get("event")
    mine = [t.path() for t in threads if t.event.event_id == event_id] if event_id else []
    return box | {"path": "".join(mine)} if mine else box


def _box(row: Row, threads: Sequence[Thread], scale: Scale) -> dict[str, Any]:
    """A source's line: its name and its dot lead to the text; its threads light up."""
    go = {"page": "sources", "source": row.source.doc_id}
    title = f"{row.source.name}\n{published_words(row)}: {strings.plural(row.number, 'event')}"
    whole = draw.box(-NAME_PX, row.y - 12, scale.width + EDGE_PX, row.y + 12, go, title)
    mine = "".join(t.path() for t in threads if t.doc_id == row.source.doc_id)
    return whole | {"centre": [round(row.x(scale), 1), round(row.y, 1)]} | ({"path": mine} if mine else {})
