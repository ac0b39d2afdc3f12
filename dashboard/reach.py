"""How far each text looks back and forward: its events against its publication date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from dashboard import dates, strings
from dashboard.load import Corpus, Event, Source
from dashboard.scale import Scale, build
from dashboard.spans import spans_of
from pipeline.interval import Interval
from pipeline.model import When

MOST_MARKS = 1_600
MARK_PX = 11.0
TRACK_PX = 14.0
MOST_TRACKS = 5
WHISKER_PX = 16.0
PILL_PX = 36.0
BAR_PX = 8.0
MOST_DOTS = 250
_UNITS = ((700, 365.2425, "year"), (60, 30.44, "month"), (21, 7, "week"), (1, 1, "day"))


@dataclass(frozen=True, slots=True)
class Reach:
    """A text with its dated events, in order of time, and where they lie from its publication."""

    source: Source
    published: When | None
    events: tuple[Event, ...]
    before: int
    after: int
    distance: int | None

    @property
    def near(self) -> int:
        """How many events may lie on the day, or in the days, of publication."""
        return len(self.events) - self.before - self.after


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
    ids = {m.event_id for m in corpus.mentions_in.get(source.doc_id, ())}
    found = (corpus.event(event_id) for event_id in ids)
    events = tuple(sorted((e for e in found if e.when is not None), key=lambda e: e.order))
    published = dates.parse(source.published)
    if published is None:
        return Reach(source, None, events, 0, 0, None)
    far = [distance(span, published) for span in spans_of(events)]
    return Reach(
        source,
        published,
        events,
        sum(days < 0 for days in far),
        sum(days > 0 for days in far),
        median_low(far) if far else None,
    )


def distance(span: Interval, published: When) -> int:
    """Days from publication to an event, negative before it; 0 where it may be the same day.

    >>> from pipeline.model import Unit
    >>> day = When.of(Unit.day(1956, 10, 24))
    >>> [distance(Unit.day(1956, 10, d).days, day) for d in (22, 24, 27)]
    [-2, 0, 3]
    """
    if published.start is not None and span.end <= published.start:
        return span.end - 1 - published.start
    if published.end is not None and span.start >= published.end:
        return span.start - published.end + 1
    return 0


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
    """One scale for all rows: over the events and the publication dates."""
    spans = [span for reach in reaches for span in spans_of(reach.events)]
    spans += [span for reach in reaches if (span := _days(reach.published)) is not None]
    return build(spans, width)


def _days(when: When | None) -> Interval | None:
    if when is None:
        return None
    start, end = when.start, when.end
    if start is None:
        return None if end is None else Interval(end - 1, end)
    return Interval(start, end if end is not None else start + 1)


def published_px(reach: Reach, scale: Scale) -> tuple[float, float] | None:
    """From where to where a text's publication date may lie, in pixels."""
    span = _days(reach.published)
    return None if span is None else (scale.x(span.start), scale.x(span.end))


def dots(
    events: Sequence[Event], scale: Scale, *, tracks: int = MOST_TRACKS, pitch: float = MARK_PX
) -> list[Dot]:
    """Events as marks that never cover one another: each takes the free track nearest to the middle.

    Where no track is free, a mark becomes a pill that counts the others.
    """
    order = sorted(range(tracks), key=lambda t: abs(t - (tracks - 1) / 2))
    until = [float("-inf")] * tracks
    last = [-1] * tracks
    found: list[Dot] = []
    for x, event, span in _placed(events, scale):
        free = next((t for t in order if x >= until[t]), None)
        if free is None:
            track = max(range(tracks), key=lambda t: (found[last[t]].more > 0, found[last[t]].x))
            dot = found[last[track]]
            found[last[track]] = replace(dot, more=dot.more + 1, whisker=None)
            until[track] = max(until[track], dot.x + PILL_PX)
            continue
        left, right = scale.x(span.start), scale.x(span.end)
        whisker = (left, right) if right - left > WHISKER_PX else None
        last[free], until[free] = len(found), x + pitch
        found.append(Dot(event, x, (free + 0.5) * TRACK_PX, 0, whisker))
    return found


def bars(events: Sequence[Event], scale: Scale) -> list[Bar]:
    """Events counted in stretches of a few pixels, for a text that has too many to draw one by one."""
    counted = Counter(int(x // BAR_PX) for x, _, _ in _placed(events, scale))
    found = []
    for place, number in sorted(counted.items()):
        first, last = scale.day(place * BAR_PX), scale.day((place + 1) * BAR_PX - 0.5)
        found.append(Bar(Interval(first, last + 1), number, place * BAR_PX))
    return found


def _placed(events: Sequence[Event], scale: Scale) -> list[tuple[float, Event, Interval]]:
    """Events with the middle of their possible days in pixels, from left to right."""
    pairs = zip(events, spans_of(events), strict=True)
    return sorted(
        ((_middle(span, scale), event, span) for event, span in pairs),
        key=lambda item: (item[0], item[1].event_id),
    )


def _middle(span: Interval, scale: Scale) -> float:
    inset = MARK_PX / 2
    return round(min(max((scale.x(span.start) + scale.x(span.end)) / 2, inset), scale.width - inset), 1)


def arrange(reaches: Sequence[Reach], scale: Scale) -> list[list[Dot]]:
    """The marks of every row, in as many tracks as a page can hold; on a full page they stand wider apart.

    A text with very many events has none: it is drawn as bars.
    """
    for tracks, pitch in ((7, 1.0), (5, 1.0), (3, 1.0), (1, 1.0), (1, 3.0), (1, 10.0)):
        rows = [
            dots(reach.events, scale, tracks=tracks, pitch=pitch * MARK_PX)
            if len(reach.events) <= MOST_DOTS
            else []
            for reach in reaches
        ]
        if sum(len(row) for row in rows) <= MOST_MARKS:
            break
    return rows
