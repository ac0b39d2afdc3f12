"""Organisations that the lexicon does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
from pipeline.actors.names import Actor, ActorMention, inside, plain_name
from pipeline.actors.persons import trimmed


def bodies_of(doc: Doc, taken: Sequence[ActorMention]) -> list[ActorMention]:
    """Organisations of several capitalised words that the lexicon does not know."""
    persons = [mention for mention in taken if mention.actor.type == "person"]
    exact = [mention for mention in taken if mention.actor.type != "person"]
    found = []
    for entity in doc.ents:
        span = trimmed(entity) if entity.label_ == "ORG" else None
        if span is None or len(span) < 2 or len(span) > 8 or "\n" in span.text:
            continue
        mention = ActorMention(
            span.start_char, span.end_char, span.text, Actor(plain_name(span.text), "organisation"), "name"
        )
        covers = [m for m in exact if m.start < span.end_char and span.start_char < m.end]
        whole = any(m.start <= span.start_char and span.end_char <= m.end for m in covers)
        wider = any(
            m.actor.type != "state" or m.start < span.start_char or m.end > span.end_char for m in covers
        )
        if whole or wider or inside(mention, persons) or not _capitalised(span):
            continue
        if not covers and plain_name(span.text).lower() in _ownerless():
            continue
        country = covers[0].actor.name if covers else None
        found.append(replace(mention, actor=replace(mention.actor, country=country)))
    return found


_BODIES = (
    "ministry",
    "council",
    "government",
    "parliament",
    "department",
    "committee",
    "agency",
    "court",
    "office",
)


_FIELDS = (
    "foreign",
    "defence",
    "defense",
    "interior",
    "finance",
    "justice",
    "security",
    "economy",
    "health",
    "state",
)


@cache
def _ownerless() -> frozenset[str]:
    """Names of bodies that every state has ("Foreign Ministry"), which without an owner name nobody."""
    return frozenset(f"{field} {body}" for field in _FIELDS for body in _BODIES)


def _capitalised(span: Span) -> bool:
    small = [t for t in span if t.text[:1].islower()]
    return span.text[:1].isupper() and all(
        t.lower_ in ("of", "for", "the", "and", "on", "in", "de") for t in small
    )
