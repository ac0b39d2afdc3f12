"""What the stages found as rows of the six tables: names canonical, events merged, corrections applied."""

from __future__ import annotations

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline import actors, edtf, merge, table
from pipeline.actors import Actor
from pipeline.corrections import FILE, Corrections
from pipeline.events import Mention
from pipeline.headlines.wording import short_label
from pipeline.interval import to_date
from pipeline.model import Document, Leftover, When

Row = dict[str, Any]
_LOG = logging.getLogger(__name__)


def tabulate(
    documents: Sequence[Document], found: Iterable[Mention], leftovers: Iterable[Leftover], edits: Corrections
) -> table.Tables:
    """All results as the six checked tables; events in order of time, mentions in order of their events."""
    found = list(found)
    _tell_unused("report has the id", edits.events, {m.mention_id for m in found})
    mentions = [m for m in found if m.mention_id not in edits.removed_mentions]
    canonical = _canonical(mentions, edits)
    mentions = [_dated(_renamed(mention, canonical, edits), edits) for mention in mentions]
    events = merge.merge(
        mentions,
        {actor.name: target.name for actor, target in canonical.items()},
        merge.Texts(
            sources=merge.source_names({d.doc_id: (d.publisher, d.title) for d in documents}),
            printed=_printed(documents),
            words={document.doc_id: document.masked for document in documents},
        ),
    )
    event_of = {mention.mention_id: event for event in events for mention in event.mentions}
    texts = {document.doc_id: document.text for document in documents}
    ordered = [mention for event in events for mention in event.mentions]
    return table.Tables(
        documents=table.frame("documents", map(_document, documents)),
        mentions=table.frame(
            "mentions", (_mention(m, event_of[m.mention_id], texts[m.doc_id]) for m in ordered)
        ),
        events=table.frame("events", (_event(event, edits) for event in events)),
        actors=table.frame("actors", _actors(ordered, event_of)),
        participations=table.frame("participations", _participations(ordered)),
        leftovers=table.frame("leftovers", map(_leftover, leftovers)),
    )


def _printed(documents: Iterable[Document]) -> dict[str, int]:
    """The last possible day of publication of the texts that have one."""
    found = {d.doc_id: d.published.when for d in documents if d.published is not None}
    return {
        doc_id: when.end - 1 for doc_id, when in found.items() if when is not None and when.end is not None
    }


def _canonical(mentions: Iterable[Mention], edits: Corrections) -> dict[Actor, Actor]:
    """Every actor's canonical form, by evidence across the texts, then by a person's corrections."""
    counts = Counter(part.actor for mention in mentions for part in mention.parts)
    joined = actors.unify(counts)
    by_name = {actor.name: actor for actor in joined.values()}
    _tell_unused(
        "actor is called", [*edits.actors, *sorted(edits.removed_actors - {*edits.actors.values()})], by_name
    )
    return {
        actor: by_name.get(
            edits.actors.get(target.name, target.name),
            replace(target, name=edits.actors.get(target.name, target.name)),
        )
        for actor, target in joined.items()
    }


def _tell_unused(what: str, asked: Iterable[str], known: Container[str]) -> None:
    """Say which corrections found nothing to change: a slip of the pen, or a text that is gone."""
    for name in asked:
        if name not in known:
            _LOG.warning("%s: no %s “%s”; that entry changed nothing", FILE, what, name)


def _renamed(mention: Mention, canonical: Mapping[Actor, Actor], edits: Corrections) -> Mention:
    parts, headline, label, said_by = [], mention.headline, mention.label, mention.said_by
    seen = set()
    for part in mention.parts:
        actor = canonical[part.actor]
        if said_by == part.actor.name:
            said_by = actor.name
        if actor.name != part.actor.name and actor.name not in headline:
            headline = re.sub(rf"\b{re.escape(part.actor.name)}\b", actor.name, headline)
        if actor.name not in edits.removed_actors and (actor, part.role == "speaker") not in seen:
            seen.add((actor, part.role == "speaker"))
            parts.append(replace(part, actor=actor))
    return replace(mention, parts=tuple(parts), headline=headline, label=label, said_by=said_by)


def _dated(mention: Mention, edits: Corrections) -> Mention:
    """The mention with the date that a person gave it."""
    stated = edits.events.get(mention.mention_id, {}).get("edtf")
    if stated is None:
        return mention
    return replace(mention, when=edtf.read(stated), anchor="Corrected by a person.", confidence=1.0)


def _document(document: Document) -> Row:
    published = document.published
    return {
        "doc_id": document.doc_id,
        "path": document.path,
        "title": document.title,
        "publisher": document.publisher,
        "language": document.language,
        "published": edtf.write(published.when) if published and published.when else None,
        "published_basis": published.basis if published else "unknown",
        "published_note": published.note if published else "",
        "sha256": document.sha256,
        "chars": len(document.text),
        "text": document.text,
    }


def _when(when: When) -> Row:
    return {
        "edtf": edtf.write(when),
        "earliest": to_date(when.start) if when.start is not None else None,
        "latest": to_date(when.end - 1) if when.end is not None else None,
        "precision": when.precision,
    }


def _mention(mention: Mention, event: merge.Event, text: str) -> Row:
    timex = mention.timex
    return {
        "mention_id": mention.mention_id,
        "event_id": event.event_id,
        "doc_id": mention.doc_id,
        "sentence_start": mention.sentence[0],
        "sentence_end": mention.sentence[1],
        "quote": text[slice(*mention.sentence)],
        "trigger": text[slice(*mention.trigger)],
        "trigger_start": mention.trigger[0],
        "trigger_end": mention.trigger[1],
        "timex_text": text[timex.start : timex.end],
        "timex_start": timex.start,
        "timex_end": timex.end,
        "timex_type": timex.type,
        "timex_value": timex.value,
        **_when(mention.when),
        "anchor": mention.anchor,
        "rule": timex.rule,
        "headline": mention.headline,
        "label": mention.label,
        "event_type": mention.event_type,
        "status": mention.status,
        "said_by": mention.said_by,
        "actors": list(mention.names),
        "places": list(mention.places),
        "confidence": mention.confidence,
        "merge_note": event.notes.get(mention.mention_id),
    }


def _event(event: merge.Event, edits: Corrections) -> Row:
    lead = event.lead
    names = Counter(name for mention in event.mentions for name in mention.names)
    places = dict.fromkeys(place for mention in (lead, *event.mentions) for place in mention.places)
    row: Row = {
        "event_id": event.event_id,
        "headline": lead.headline,
        "label": lead.label,
        **_when(event.when),
        "event_type": lead.event_type,
        "status": lead.status,
        "actors": [*lead.names, *(name for name in names if name not in lead.names)],
        "places": list(places),
        "salience": event.salience,
        "n_documents": len({mention.doc_id for mention in event.mentions}),
        "n_mentions": len(event.mentions),
        "disputed": event.dispute_note is not None,
        "dispute_note": event.dispute_note,
    }
    for mention in event.mentions:
        changed = edits.events.get(mention.mention_id, {})
        if "headline" in changed:
            row["label"] = short_label([changed["headline"]])
        row |= {key: value for key, value in changed.items() if key != "edtf"}
    return row


def _actors(mentions: Sequence[Mention], event_of: Mapping[str, merge.Event]) -> Iterator[Row]:
    aliases: dict[Actor, Counter[str]] = defaultdict(Counter)
    events: dict[Actor, set[str]] = defaultdict(set)
    documents: dict[Actor, set[str]] = defaultdict(set)
    for mention in mentions:
        for part in mention.parts:
            aliases[part.actor][" ".join(part.text.split())] += 1
            if part.role != "speaker":
                events[part.actor].add(event_of[mention.mention_id].event_id)
            documents[part.actor].add(mention.doc_id)
    for actor in sorted(aliases, key=lambda a: (-len(events[a]), a.name)):
        yield {
            "actor_id": actor.actor_id,
            "name": actor.name,
            "type": actor.type,
            "wikidata": actor.wikidata,
            "aliases": [alias for alias, _ in sorted(aliases[actor].items(), key=lambda a: (-a[1], a[0]))],
            "country": actor.country,
            "n_events": len(events[actor]),
            "n_documents": len(documents[actor]),
        }


def _participations(mentions: Iterable[Mention]) -> Iterator[Row]:
    for mention in mentions:
        for part in mention.parts:
            yield {
                "mention_id": mention.mention_id,
                "actor_id": part.actor.actor_id,
                "role": part.role,
                "text": part.text,
                "start": part.start,
                "end": part.end,
            }


def _leftover(leftover: Leftover) -> Row:
    return {
        "doc_id": leftover.doc_id,
        "start": leftover.start,
        "end": leftover.end,
        "text": leftover.text,
        "kind": leftover.kind,
        "reason": leftover.reason,
    }
