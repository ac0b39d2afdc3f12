"""How far each text looks back and forward: its events against its publication date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard import dates, strings
from dashboard.corpus import Corpus
from dashboard.lookup import Rows
from dashboard.records import Event, Source
from dashboard.scale import Scale, build
from dashboard.spans import known_days
from pipeline.interval import MAX_DAY, MIN_DAY, Interval
from pipeline.model import When

MOST_MARKS = 600
MARK_PX = 11.0
TRACK_PX = 14.0
MOST_TRACKS = 5
WHISKER_PX = 16.0
PILL_PX = 36.0
BAR_PX = 8.0
MOST_DOTS = 250
MOST_LINKS = 400
MOST_SPANS = 2_000
_UNITS = ((700, 365.2425, "year"), (60, 30.44, "month"), (21, 7, "week"), (1, 1, "day"))


@dataclass(frozen=True, slots=True)
class Reach:
    """A text with the days of its dated events, and where they lie from its publication.

    `start` and `end` are their possible days, half-open, in order of time; `events` is empty where there are
    too many to be drawn one by one.
    """

    source: Source
    published: When | None
    start: Rows
    end: Rows
    events: tuple[Event, ...]
    earliest: str
    latest: str
    before: int
    after: int
    distance: int | None

    @property
    def number(self) -> int:
        """How many dated events the text has."""
        return len(self.start)

    @property
    def near(self) -> int:
        """How many events may lie on the day, or in the days, of publication."""
        return self.number - self.before - self.after


@dataclass(frozen=True, slots=True)
class Bar:
    """Many events of a stretch of time: its first and last day, how many, and where it is drawn."""

    days: Interval
    number: int
    left: float


@dataclass(frozen=True, slots=True)
class Dot:
    """Where an event is drawn; `more` is how many others stand behind it, `whisker` its possible days."""

    event: Event
    x: float
    y: float
    more: int = 0
    whisker: tuple[float, float] | None = None


def reach_of(corpus: Corpus, source: Source) -> Reach:
    """One text's reach."""
    frame = corpus.frame
    rows = corpus.source_rows.rows_of(source.doc_id)
    low, high = (frame[name].to_numpy()[rows] for name in ("lo", "hi"))
    dated = (low > MIN_DAY) | (high < MAX_DAY)
    rows, low, high = rows[dated], low[dated], high[dated]
    start = np.where(low > MIN_DAY, low, high)
    end = np.where(high < MAX_DAY, high, start) + 1
    words = frame["edtf"].to_numpy()[rows]
    published = dates.parse(source.published)
    far = distances(start, end, published) if published is not None and len(rows) else None
    return Reach(
        source,
        published,
        start,
        end,
        tuple(corpus.events.at(rows)) if len(rows) <= MOST_DOTS else (),
        str(words[0]) if len(rows) else "",
        str(words[end.argmax()]) if len(rows) else "",
        0 if far is None else int((far < 0).sum()),
        0 if far is None else int((far > 0).sum()),
        None if far is None else int(np.sort(far)[(len(far) - 1) // 2]),
    )


def distances(start: Rows, end: Rows, published: When) -> Rows:
    """Days from publication to events, negative before it; 0 where it may be the same day.

    >>> from pipeline.model import Unit
    >>> days = np.array([Unit.day(1956, 10, d).days.start for d in (22, 24, 27)])
    >>> distances(days, days + 1, When.of(Unit.day(1956, 10, 24))).tolist()
    [-2, 0, 3]
    """
    far = np.zeros(len(start), dtype=np.int64)
    if published.start is not None:
        far = np.where(end <= published.start, end - 1 - published.start, far)
    if published.end is not None:
        far = np.where(start >= published.end, start - published.end + 1, far)
    return far


def distance_words(days: int | None) -> str:
    """A distance from publication in words.

    >>> distance_words(-2), distance_words(45), distance_words(-30000), distance_words(0)
    ('2 days before', '6 weeks after', '82 years before', 'about the same day')
    """
    if days is None:
        return ""
    if days == 0:
        return strings.SAME_DAY
    size, noun = next((size, noun) for least, size, noun in _UNITS if abs(days) >= least)
    return strings.apart_in_time(strings.plural(round(abs(days) / size), noun), before=days < 0)


def scale_of(reaches: Sequence[Reach], width: float) -> Scale:
    """One scale for all rows: over the events and the publication dates; very many events stand for all."""
    total = sum(reach.number for reach in reaches)
    step = -(-total // MOST_SPANS) or 1
    spans = [
        Interval(int(first), int(last))
        for reach in reaches
        for first, last in zip(_some(reach.start, step), _some(reach.end, step), strict=True)
    ]
    spans += [known_days(reach.published) for reach in reaches if reach.published]
    return build(spans, width)


def _some(days: Rows, step: int) -> list[int]:
    """Every so many days, and the last."""
    return [*days[::step].tolist(), *days[-1:].tolist()]


def published_px(reach: Reach, scale: Scale) -> tuple[float, float] | None:
    """From where to where a text's publication date may lie, in pixels."""
    if reach.published is None:
        return None
    span = known_days(reach.published)
    return scale.x(span.start), scale.x(span.end)


def dots(reach: Reach, scale: Scale, *, tracks: int = MOST_TRACKS, pitch: float = MARK_PX) -> list[Dot]:
    """Events as marks that never cover one another: each takes the free track nearest to the middle.

    Where no track is free, a mark becomes a pill that counts the others.
    """
    order = sorted(range(tracks), key=lambda t: abs(t - (tracks - 1) / 2))
    until = [float("-inf")] * tracks
    last = [-1] * tracks
    found: list[Dot] = []
    middles = _middles(reach, scale)
    lefts, rights = pixels(scale, reach.start), pixels(scale, reach.end)
    for place in np.argsort(middles, kind="stable").tolist() if reach.events else []:
        x = float(middles[place])
        free = next((t for t in order if x >= until[t]), None)
        if free is None:
            track = max(range(tracks), key=lambda t: (found[last[t]].more > 0, found[last[t]].x))
            dot = found[last[track]]
            found[last[track]] = replace(dot, more=dot.more + 1, whisker=None)
            until[track] = max(until[track], dot.x + PILL_PX)
            continue
        left, right = float(lefts[place]), float(rights[place])
        whisker = (left, right) if right - left > WHISKER_PX else None
        last[free], until[free] = len(found), x + pitch
        found.append(Dot(reach.events[place], x, (free + 0.5) * TRACK_PX, 0, whisker))
    return found


def bars(reach: Reach, scale: Scale, size: float = BAR_PX) -> list[Bar]:
    """Events counted in stretches of a few pixels, for a text that has too many to draw one by one."""
    found = []
    places, numbers = _filled(reach, scale, size)
    for place, number in zip(places.tolist(), numbers.tolist(), strict=True):
        first, last = scale.day(place * size), scale.day((place + 1) * size - 0.5)
        found.append(Bar(Interval(first, last + 1), number, place * size))
    return found


def _filled(reach: Reach, scale: Scale, size: float) -> tuple[Rows, Rows]:
    """Which stretches hold events, and how many."""
    return np.unique((_middles(reach, scale) // size).astype(np.int64), return_counts=True)


def link_px(reaches: Sequence[Reach], scale: Scale) -> float:
    """How wide the links over the bars of all rows have to be, so that they are not too many."""
    size = BAR_PX
    while size < scale.width and sum(len(_filled(r, scale, size)[0]) for r in reaches) > MOST_LINKS:
        size *= 2
    return size


def pixels(scale: Scale, days: Rows) -> Rows:
    """Where days begin, as `Scale.x` has it for one."""
    knots = [(day, x) for s in scale.stretches for day, x in ((s.days.start, s.left), (s.days.end, s.right))]
    return np.interp(days, [day for day, _ in knots], [x for _, x in knots])


def _middles(reach: Reach, scale: Scale) -> Rows:
    """The middle of the events' possible days, inside the plot."""
    middle = (pixels(scale, reach.start) + pixels(scale, reach.end)) / 2
    return np.clip(middle, MARK_PX / 2, scale.width - MARK_PX / 2).round(1)


def arrange(reaches: Sequence[Reach], scale: Scale) -> list[list[Dot]]:
    """The marks of every row, in as many tracks as a page can hold; on a full page they stand wider apart.

    A text with very many events has none: it is drawn as bars.
    """
    for tracks, pitch in ((7, 1.0), (5, 1.0), (3, 1.0), (1, 1.0), (1, 3.0), (1, 10.0)):
        rows = [dots(reach, scale, tracks=tracks, pitch=pitch * MARK_PX) for reach in reaches]
        if sum(len(row) for row in rows) <= MOST_MARKS:
            break
    return rows
