"""Persons as spaCy finds them, under the fullest name that the text gives."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
from pipeline.actors.names import Actor, ActorMention, Way, known_persons, plain_name, title_words


def persons_of(doc: Doc, listed: Sequence[ActorMention]) -> list[ActorMention]:
    """Persons as spaCy finds them, under the fullest name that the text gives."""
    spans = [span for span in map(trimmed, doc.ents) if span is not None and span.label_ == "PERSON"]
    spans += _titled(doc, spans)
    exact = {(mention.start, mention.end) for mention in listed}
    spans = [span for span in spans if (span.start_char, span.end_char) not in exact and _namelike(span)]
    full = Counter(plain_name(span.text) for span in spans if len(span) > 1 and len(span) <= 4)
    by_part: dict[str, set[str]] = defaultdict(set)
    for name in full:
        parts = name.split()
        for part in {parts[0], parts[-1]}:
            by_part[part.casefold()].add(name)
    spans += _surnames(doc, spans, by_part, listed)
    found = []
    text = doc.text  # made anew by spaCy whenever it is asked for
    for span in sorted(spans, key=lambda s: s.start):
        actor, way = _person(span, text, full, by_part)
        if actor is not None:
            found.append(ActorMention(span.start_char, span.end_char, span.text, actor, way))
    return found


def _person(
    span: Span, text: str, full: Mapping[str, int], by_part: Mapping[str, set[str]]
) -> tuple[Actor | None, Way]:
    name = plain_name(span.text)
    if known := known_persons().get(name.casefold()):
        return known, "name"
    if name in full:
        return Actor(name, "person"), "name"
    fuller = _last_introduced(text, span.start_char, by_part.get(name.casefold(), ()))
    if fuller is not None:
        return known_persons().get(fuller.casefold()) or Actor(fuller, "person"), "surname"
    bearers = {
        a.name: a
        for key, a in known_persons().items()
        if name.casefold() in (key.split()[-1], key.split()[0])
    }
    if len(bearers) == 1 and _titled_before(span):
        return next(iter(bearers.values())), "surname"
    return (Actor(name, "person"), "surname") if _titled_before(span) else (None, "surname")


def _last_introduced(text: str, until: int, names: Iterable[str]) -> str | None:
    """Of full names that share a part, the one that stands last before; where none does, the only one."""
    options = sorted(names)
    placed = max(((text.rfind(name, 0, until), name) for name in options), default=(-1, ""))
    return placed[1] if placed[0] >= 0 else options[0] if len(options) == 1 else None


def _titled(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Capitalised words after a title that spaCy did not take for a person ("Mr. Eden")."""
    taken = {token.i for span in spans for token in span}
    found = []
    for token in doc[:-1]:
        name = doc[token.i + 1]
        if (
            token.lower_.rstrip(".") in title_words()
            and token.text[:1].isupper()
            and name.tag_ in ("NNP", "NNPS")
            and name.i not in taken
            and name.ent_type_ in ("", "PERSON")
            and name.text[1:].islower()
            and name.lower_ not in title_words()
        ):
            found.append(doc[name.i : name.i + 1])
    labelled = (doc.char_span(s.start_char, s.end_char, label="PERSON") for s in found)
    return [span for span in labelled if span is not None]


def _surnames(
    doc: Doc, spans: Sequence[Span], by_part: Mapping[str, set[str]], listed: Sequence[ActorMention]
) -> list[Span]:
    """Proper nouns that are part of a full name in the text, where spaCy saw no person ("Eden’s talks")."""
    taken = {token.i for span in spans for token in span}
    taken |= {t.i for m in listed for t in doc.char_span(m.start, m.end, alignment_mode="expand") or ()}
    found = []
    for token in doc:
        if token.tag_ == "NNP" and token.i not in taken and len(token) >= 3 and token.lower_ in by_part:
            beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
            if not any(t.tag_ in ("NNP", "NNPS") for t in beside):
                found.append(doc.char_span(token.idx, token.idx + len(token), label="PERSON"))
    return [span for span in found if span is not None]


def _titled_before(span: Span) -> bool:
    return span.start > 0 and span.doc[span.start - 1].lower_.rstrip(".") in title_words()


def trimmed(span: Span) -> Span | None:
    """An entity without titles before it and possessives, marks and line breaks at its ends."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (
        doc[start].lower_.rstrip(".") in title_words()
        or doc[start].lower_ == "the"
        or not doc[start].text[0].isalnum()
    ):
        start += 1
    while end > start and (
        doc[end - 1].text in ("'s", "’s", "’", "'")
        or doc[end - 1].lower_ in ("of", "the", "for", "and", "in", "on")
        or not doc[end - 1].text[-1].isalnum()
    ):
        end -= 1
    return (
        doc.char_span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), label=span.label_)
        if start < end
        else None
    )


_NAME_PART = re.compile(r"[^\W\d_][\w'’.-]*|al|bin|de|der|van|von|ibn|el|da|di")


def _namelike(span: Span) -> bool:
    return (
        all(_NAME_PART.fullmatch(t.text) or t.text == "-" for t in span)
        and span.text[:1].isupper()
        and len(span.text) > 2
    )
