"""Plain HTML tables of sources, and events as a row of marks. All text is escaped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

from dashboard.components import marks
from dashboard.components.report import published_words
from dashboard.load import Corpus, Event

MOST_MARKS = 24


def events_by_actor(corpus: Corpus) -> Mapping[str, list[Event]]:
    """Every actor's events, in order of time."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in corpus.events:
        for name in dict.fromkeys(event.actors):
            found[name].append(event)
    return found


def strip(events: Sequence[Event], most: int = MOST_MARKS) -> str:
    """Events as a row of marks, in order of time."""
    svg = "".join(marks.silhouette(e.event_type, e.status, size=12) for e in events[:most])
    more = f" +{len(events) - most:,}" if len(events) > most else ""
    return f'<span class="dl-marks">{svg}{more}</span>'


def sources_naming(corpus: Corpus, events: Sequence[Event]) -> str:
    """The sources that report an actor's events."""
    tally: dict[str, int] = defaultdict(int)
    for event in events:
        for doc_id in {m.doc_id for m in corpus.mentions_of.get(event.event_id, ())}:
            tally[doc_id] += 1
    rows = "".join(
        f'<tr><th scope="row">{marks.source_link(escape(source.name), doc_id)}</th><td>{tally[doc_id]:,}</td>'
        f'<td class="dl-soft">{escape(published_words(source))}</td></tr>'
        for doc_id, source in corpus.sources.items()
        if tally[doc_id]
    )
    return f'<table class="dl-partners"><tbody>{rows}</tbody></table>'
