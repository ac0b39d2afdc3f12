"""Plain HTML tables: the index of actors, an actor's partners and names. All text is escaped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

from dashboard import strings
from dashboard.components import marks
from dashboard.components.report import published_words
from dashboard.load import Actor, Corpus, Event

ACTOR_COLUMNS = {
    "name": strings.NAME,
    "type": strings.TYPE,
    "events": strings.EVENTS,
    "sources": strings.SOURCES_COLUMN,
}
MOST_MARKS = 24


def sorted_actors(actors: Sequence[Actor], by: str) -> list[Actor]:
    """Actors by a column: numbers downwards, words upwards."""
    keys = {
        "name": lambda a: (a.name.casefold(),),
        "type": lambda a: (a.type, -a.n_events, a.name),
        "sources": lambda a: (-a.n_documents, -a.n_events, a.name),
    }
    return sorted(actors, key=keys.get(by, lambda a: (-a.n_events, a.name)))


def actor_index(corpus: Corpus, by: str) -> str:
    """Every actor, with the marks of its events; the heads of the columns sort."""
    events = events_by_actor(corpus)
    heads = "".join(_head(name, words, by) for name, words in ACTOR_COLUMNS.items())
    rows = "".join(
        f"<tr><td>{marks.actor_link(actor.name, actor.actor_id)}</td>"
        f'<td class="dl-soft">{strings.ACTOR_TYPES.get(actor.type, escape(actor.type))}</td>'
        f'<td class="dl-num">{actor.n_events:,}</td><td class="dl-num">{actor.n_documents:,}</td>'
        f'<td class="dl-strip">{strip(events.get(actor.name, ()))}</td></tr>'
        for actor in sorted_actors(list(corpus.actors.values()), by)
    )
    return (
        f'<table class="dl-index dl-actorindex"><thead><tr>{heads}<th scope="col">{strings.IN_TIME}</th></tr>'
        f"</thead><tbody>{rows}</tbody></table>"
    )


def _head(name: str, words: str, by: str) -> str:
    direction = "ascending" if name in ("name", "type") else "descending"
    on = f' aria-sort="{direction}"' if name == by else ""
    arrow = (" ↑" if direction == "ascending" else " ↓") if name == by else ""
    link = marks.link(f"{words}{arrow}", {"sort": name}, page="actors", params={"sort": name})
    return f'<th scope="col"{on}{" class=dl-num" if direction == "descending" else ""}>{link}</th>'


def events_by_actor(corpus: Corpus) -> Mapping[str, list[Event]]:
    """Every actor's events, in order of time."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in corpus.events:
        for name in dict.fromkeys(event.actors):
            found[name].append(event)
    return found


def strip(events: Sequence[Event]) -> str:
    """Events as a row of marks, in order of time."""
    svg = "".join(marks.silhouette(e.event_type, e.status, size=12) for e in events[:MOST_MARKS])
    more = f" +{len(events) - MOST_MARKS}" if len(events) > MOST_MARKS else ""
    return f'<span class="dl-marks">{svg}{more}</span>'


def partners(corpus: Corpus, name: str, events: Sequence[Event]) -> str:
    """Who else stands in an actor's events, the most frequent first."""
    together: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for other in dict.fromkeys(event.actors):
            if other != name:
                together[other].append(event)
    if not together:
        return f'<p class="dl-note">{strings.ALONE}</p>'
    ranked = sorted(together.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    rows = "".join(
        f'<tr><th scope="row">{_named(corpus, other)}</th>'
        f"<td>{len(shared):,}</td><td>{strip(shared)}</td></tr>"
        for other, shared in ranked
    )
    return f'<table class="dl-partners"><tbody>{rows}</tbody></table>'


def _named(corpus: Corpus, name: str) -> str:
    actor = corpus.actor_named.get(name)
    return marks.actor_link(name, actor.actor_id if actor else None)


def names_as_written(corpus: Corpus, actor: Actor) -> str:
    """Every name that the texts use, how often, and a place where it stands."""
    found: dict[str, list[str]] = defaultdict(list)
    for mention_id, group in corpus.participations_of.items():
        for part in group:
            if part.actor_id == actor.actor_id:
                found[part.text].append(mention_id)
    for alias in actor.aliases:
        found.setdefault(alias, [])
    rows = []
    for name, mention_ids in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        first = corpus.mentions.get(mention_ids[0]) if mention_ids else None
        where = (
            marks.source_link(escape(corpus.sources[first.doc_id].name), first.doc_id, first.mention_id)
            if first and first.doc_id in corpus.sources
            else ""
        )
        number = f"{len(mention_ids):,}" if mention_ids else ""
        rows.append(
            f'<tr><th scope="row">{escape(name)}</th><td>{number}</td><td class="dl-soft">{where}</td></tr>'
        )
    return f'<table class="dl-partners"><tbody>{"".join(rows)}</tbody></table>'


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
