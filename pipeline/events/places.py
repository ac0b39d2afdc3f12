"""Where an event is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.actors import ActorMention, place_words
from pipeline.claims import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token
from pipeline.events.roles import clause_tokens

_NO_PLACE = {"NORP", "LANGUAGE", "EVENT", "LAW", "WORK_OF_ART", "PERCENT", "MONEY", "QUANTITY"}


def places_of(where: Scene, trigger: Token) -> list[str]:
    """The places in the trigger's clause, as written: "in Paita", "off the port of Paita", "to Paita"."""
    found: dict[str, None] = {}
    for token in sorted(clause_tokens(trigger), key=lambda t: t.i):
        mention = where.by_token.get(token.i)
        if mention is not None and mention.is_place:
            found[_printed(mention)] = None
        elif token.dep_ == "prep" and _leads_to_place(token):
            found |= dict.fromkeys(_places_after(where, token))
        elif token.dep_ == "dobj" and token.head.lemma_.lower() in place_words("taken"):
            found |= dict.fromkeys(_named_places(where, token, only_known=True))
    if not found and trigger.dep_ == "conj" and trigger.head.pos_ == "VERB":
        fronted = (c for c in trigger.head.children if c.dep_ == "prep" and c.i < trigger.head.i)
        for prep in fronted:
            found |= dict.fromkeys(_under(where, prep))
    if trigger.dep_ == "relcl" and any(c.lower_ == "where" for c in trigger.children):
        there = where.by_token.get(trigger.head.i)
        names = [_printed(there)] if there is not None and there.is_place else []
        found |= dict.fromkeys(names or _named_places(where, trigger.head, only_known=True))
    return list(found)


def _under(where: Scene, prep: Token) -> Iterator[str]:
    """The places of a phrase that opens a sentence and holds for its verbs: "In Oslo, A met B and left"."""
    for token in clause_tokens(prep):
        mention = where.by_token.get(token.i)
        if mention is not None and mention.is_place:
            yield _printed(mention)
        elif token.dep_ == "prep" and _leads_to_place(token):
            yield from _places_after(where, token)


def _moving() -> frozenset[str]:
    return place_words("motion") | place_words("carried")


def _printed(mention: ActorMention) -> str:
    if mention.place:
        return mention.place
    return mention.text if mention.way == "capital" else mention.actor.name


def _leads_to_place(prep: Token) -> bool:
    """Whether a preposition is of a place: "in", "near", "in front of"; "to" after a word of movement."""
    word = prep.lower_
    if word in place_words("prepositions") | place_words("roughly"):
        return True
    if word == "of":
        return prep.head.lower_ in place_words("nouns") or prep.head.lower_ == "front"
    return word in place_words("ways") and prep.head.lemma_.lower() in _moving()


def _places_after(where: Scene, prep: Token) -> Iterator[str]:
    for noun in prep.children:
        if noun.dep_ == "pobj":
            kinds = {c.lower_ for c in noun.children}
            strict = prep.lower_ in place_words("roughly") | {"at", "for"} or (
                "the" in kinds and not kinds & place_words("nouns")
            )
            yield from _named_places(
                where, noun, only_known=strict and noun.pos_ == "PROPN" and prep.lower_ != "at"
            )
            yield from _joined(where, noun)


def _joined(where: Scene, noun: Token) -> Iterator[str]:
    for child in noun.children:
        if child.dep_ == "conj" and child.pos_ == "PROPN":
            yield from _named_places(where, child, only_known=False)
            yield from _joined(where, child)


def _named_places(where: Scene, noun: Token, *, only_known: bool) -> Iterator[str]:
    """The run of proper nouns that a noun phrase names; `only_known`: where spaCy takes it for a place."""
    inner = [
        c for c in noun.children if c.dep_ in ("compound", "appos", "nmod", "amod") and c.pos_ == "PROPN"
    ]
    for start in [noun] if noun.pos_ == "PROPN" else [c for c in inner if not _has_other(noun, c)][:1]:
        run = _run(where, start)
        labels = {token.ent_type_ for token in run}
        if (
            not run
            or labels & _NO_PLACE
            or place_words("not_places") & {token.lower_ for token in run}
            or (only_known and not labels & {"GPE", "LOC", "FAC"})
        ):
            continue
        if (
            noun.pos_ != "PROPN"
            and not labels & {"GPE", "LOC", "FAC"}
            and noun.lower_ not in place_words("nouns")
        ):
            continue
        yield " ".join(token.text for token in run)


def _has_other(noun: Token, child: Token) -> bool:
    """Whether a name before a noun is its owner or kind, not its place ("the Chala case")."""
    return child.dep_ == "amod" or (child.dep_ == "compound" and child.i + 1 < noun.i)


def _run(where: Scene, token: Token) -> list[Token]:
    """The capitalised words around a proper noun, none of them an actor's or the calendar's."""
    doc, start, end = where.doc, token.i, token.i + 1
    while start and _part(where, doc[start - 1]):
        start -= 1
    while end < len(doc) and _part(where, doc[end]):
        end += 1
    return [t for t in doc[start:end] if t.text != "-"] if _part(where, token) else []


def _part(where: Scene, token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and token.tag_ in ("NNP", "NNPS")
        and token.i not in where.by_token
        and token.lower_ not in place_words("calendar")
        and token.is_alpha
    )
