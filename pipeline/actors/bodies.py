"""Organisations that the lexicon does not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token
from pipeline.actors.agents import nouns
from pipeline.actors.names import Actor, ActorMention, demonyms, inside, plain_name, state_body, title_words
from pipeline.actors.persons import acts, trimmed
from pipeline.actors.placed import place_words

MAX_WORDS = 8


def bodies_of(
    doc: Doc, text: str, taken: Sequence[ActorMention], things: AbstractSet[int]
) -> list[ActorMention]:
    """Organisations of several capitalised words, as spaCy or their own words show them."""
    persons = [mention for mention in taken if mention.actor.type == "person"]
    exact = [mention for mention in taken if mention.actor.type != "person"]
    found = [
        m for m in called_bodies(doc, text) if not any(e.start <= m.start and m.end <= e.end for e in exact)
    ]
    found += [m for m in _short_forms(doc, text) if not inside(m, [*exact, *found])]
    persons = [mention for mention in persons if not inside(mention, found)]
    often = Counter(e.text.removeprefix("the ") for e in doc.ents if e.label_ == "ORG" and not _is_placed(e))
    often.subtract(Counter({e.text: 99 for e in doc.ents if _is_placed(e)}))
    for span, by_head in [
        *((s, True) for s in _named_by_head(doc, persons)),
        *((s, False) for s in _entities(doc)),
    ]:
        if (
            not (2 <= len(span) <= MAX_WORDS or _is_short_name(span, comes_again=often[span.text] > 1))
            or "\n" in span.text
            or things & set(range(span.start, span.end))
        ):
            continue
        name = _in_title_case(span) if len(span) > 1 and span.text.isupper() else plain_name(span.text)
        mention = ActorMention(span.start_char, span.end_char, span.text, Actor(name, "organisation"), "name")
        covers = [m for m in exact if m.start < span.end_char and span.start_char < m.end]
        whole = any(m.start <= span.start_char and span.end_char <= m.end for m in covers)
        wider = any(
            (m.actor.type != "state" and not by_head) or m.start < span.start_char or m.end > span.end_char
            for m in covers
        )
        whole = whole or any(
            m.actor.country and m.end == span.end_char and m.actor.type != "state" for m in covers
        )
        if whole or wider or inside(mention, [*persons, *found]) or not _capitalised(span):
            continue
        if not by_head and not _is_body(span):
            continue
        owner = covers[0].actor if covers else _owner(doc, span, exact)
        actor = _owned(name, owner, inner=bool(covers))
        nameless = actor.country is None and actor.name.lower() in _ownerless()
        found.append(replace(mention, actor=actor, way="description" if nameless else "name"))
    return found


def _is_placed(entity: Span) -> bool:
    return entity.start > 0 and entity.doc[entity.start - 1].lower_ in place_words("prepositions")


def _is_short_name(span: Span, *, comes_again: bool) -> bool:
    """Whether one word names a body: an abbreviation that acts, or a name that acts and comes again."""
    if len(span) != 1 or span.label_ != "ORG" or not acts(span.root) or len(span.text) < 3:
        return False
    if span.text.isupper():
        return len(span.text) <= 6
    if span.text.lower() in nouns("body", "heads"):
        return False
    return comes_again and span.root.tag_ == "NNP" and span.text[1:].islower()


def _short_forms(doc: Doc, text: str) -> list[ActorMention]:
    """Firms by their name with and without its "Inc.": "Ralston Corp.", then "Ralston"."""
    full: dict[str, str] = {}
    for entity in doc.ents:
        span = trimmed(entity) if entity.label_ == "ORG" else None
        if span is not None and len(span) > 1 and span[-1].lower_.rstrip(".") in nouns("body", "firm"):
            short = plain_name(doc[span.start : span.end - 1].text)
            full.setdefault(short, plain_name(span.text))
    return [
        ActorMention(at.start(), at.end(), at[0], Actor(name, "organisation"), "name")
        for short, name in full.items()
        for at in re.finditer(rf"(?<![\w-])(?:{re.escape(name)}|{re.escape(short)})(?![\w-])", text)
    ]


_MARKS = ('"', "“", "”", "''", "``", "«", "»", "‘", "’", "'")


def called_bodies(doc: Doc, text: str) -> list[ActorMention]:
    """Bodies that the noun before them shows: "the company Ferrovias", "the daily “Morning Star”"."""
    found = []
    names: dict[str, Actor] = {}
    for token in doc[:-1]:
        kind = _kind(token)
        if kind is None or not token.i or token.tag_ != "NN":
            continue
        start = token.i + 1
        quoted = doc[start].text in _MARKS
        end = start = start + quoted
        while end < len(doc) and end - start < MAX_WORDS and _runs_on(doc, end):
            end += 1
        closed = not quoted or (end < len(doc) and doc[end].text in _MARKS)
        if end == start or not closed or not (quoted or doc[start].tag_ == "NNP"):
            continue
        actor = Actor(plain_name(doc[start:end].text), "organisation", media=kind == "media")
        names[actor.name] = actor
    for name, actor in names.items():
        found += [
            ActorMention(at.start(), at.end(), at[0], actor, "name")
            for at in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
        ]
    return found


def _runs_on(doc: Doc, at: int) -> bool:
    """Whether a name goes on: a capitalised word, or a small one before such ("Diário de Lima")."""
    small = doc[at].lower_ in nouns("person", "particles") and at + 1 < len(doc)
    return _is_part(doc[at + 1 if small else at], frozenset())


def _kind(token: Token) -> str | None:
    """The kind of body that a common noun stands for, where a name after it would be that body’s."""
    word = token.lower_
    kinds = ("company", "media", "party", "armed")
    return next(
        (kind for kind in kinds if word in nouns("kinds", kind) - {"group", "movement", "paper"}), None
    )


def _entities(doc: Doc) -> Iterator[Span]:
    for entity in doc.ents:
        if entity.label_ == "ORG" and (span := trimmed(entity)) is not None:
            yield span


def _is_body(span: Span) -> bool:
    """Whether what spaCy takes for an organisation is one: no office, no place, no adjective at its end."""
    words = [token.lower_.rstrip(".") for token in span]
    if words[-1] in nouns("body", "never"):
        return False
    if words[-1] in nouns("person") | title_words() or span[-1].tag_.startswith("JJ") or "in" in words:
        return False
    if demonyms() & {span[-1].text}:
        return False
    if set(words) & (nouns("body", "heads") | nouns("body", "media") | nouns("body", "firm")):
        return True
    small = _SMALL & set(words)
    if small and (span.root.dep_ not in ("nsubj", "nsubjpass", "poss") or "and" in small):
        return False
    return acts(span.root) and not any(t.ent_type_ in ("GPE", "LOC") for t in span)


_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "de", "&"})


def _named_by_head(doc: Doc, persons: Sequence[ActorMention]) -> Iterator[Span]:
    """Bodies by the noun that heads them: "Ministry of Water Management", "Andean Transport Union"."""
    others = {t.i for p in persons for t in doc.char_span(p.start, p.end, alignment_mode="expand") or ()}
    yield from _titled(doc)
    for token in doc:
        if token.lower_ not in nouns("body", "heads") or not token.text[:1].isupper() or token.text.isupper():
            continue
        end = token.i + 1
        following = doc[end].lower_ if end < len(doc) else ""
        if following in ("of", "for"):
            end = _last(doc, end, others)
        start = token.i
        while start and _is_part(doc[start - 1], others) and not doc[start - 1].is_sent_start:
            start -= 1
        if end - start > 1:
            yield doc[start:end]


def _titled(doc: Doc) -> Iterator[Span]:
    """A first line in capitals that is the name of a body ("JOINT COMMISSION FOR THE RIVER DRIN")."""
    end = next((t.i for t in doc[: MAX_WORDS + 2] if "\n" in t.text), 0)
    line = doc[:end]
    if end > 1 and line.text.isupper() and nouns("body", "heads") & {t.lower_ for t in line}:
        yield line


def _last(doc: Doc, at: int, others: AbstractSet[int]) -> int:
    """Where the capitalised words after "of" end; small words count only between capitalised ones."""
    end, index = at, at
    while index < len(doc) and (doc[index].lower_ in _SMALL or _is_part(doc[index], others)):
        index += 1
        if doc[index - 1].lower_ not in _SMALL:
            end = index
        elif doc[index - 1].lower_ == "and" and end > at + 2:
            break
    return end if end > at else at


def _is_part(token: Token, others: AbstractSet[int]) -> bool:
    return (
        token.text[:1].isupper()
        and not token.text.isupper()
        and token.tag_ in ("NNP", "NNPS", "JJ", "NN")
        and token.i not in others
        and token.ent_type_ != "DATE"
    )


def _owner(doc: Doc, span: Span, known: Sequence[ActorMention]) -> Actor | None:
    """The state named right before a body ("the Peruvian Defence Ministry", "Peru’s Ministry …")."""
    ends = [t.idx + len(t) for t in doc[max(0, span.start - 2) : span.start]]
    before = [m for m in known if m.end in ends and m.actor.type == "state"]
    return before[-1].actor if before else None


def _in_title_case(span: Span) -> str:
    """ "JOINT COMMISSION FOR THE RIVER" as "Joint Commission for the River"."""
    return " ".join(
        t.lower_ if t.lower_ in _SMALL and t.i > span.start else t.text.capitalize() for t in span
    )


def _owned(name: str, owner: Actor | None, *, inner: bool) -> Actor:
    """The body under a name that tells it from other states' bodies."""
    country = owner.name if owner is not None and owner.type == "state" else None
    media = name.split()[-1].lower() in nouns("body", "media")
    body = Actor(name, "organisation", country=country, media=media)
    if (
        country is not None
        and (_FIELD_BODIES & set(name.lower().split()))
        and not (inner and "ministry" not in name.lower())
    ):
        return state_body(body, country)
    return body


_FIELD_BODIES = frozenset({"ministry", "parliament", "senate", "army", "navy", "cabinet"})
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
    "foreign", "defence", "defense", "interior", "finance", "justice", "security", "economy", "health",
    "state",
)  # fmt: skip


@cache
def _ownerless() -> frozenset[str]:
    """Names of bodies that every state has ("Foreign Ministry"), which without an owner name nobody."""
    plain = {f"{field} {body}" for field in _FIELDS for body in _BODIES}
    return frozenset(plain | {f"{body} of {field}" for field in _FIELDS for body in _BODIES})


def _capitalised(span: Span) -> bool:
    small = [t for t in span if t.text[:1].islower()]
    return span.text[:1].isupper() and all(t.lower_ in _SMALL for t in small)
