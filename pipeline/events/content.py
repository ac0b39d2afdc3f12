"""What a mention tells of, in words that compare: the deed, whom and what it concerns, its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline import headlines, lexicon
from pipeline.claims import Scene, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token
from pipeline.events.figures import Figure, figures_of
from pipeline.events.kinds import noun_type, verb_list


@dataclass(frozen=True, slots=True)
class Content:
    """The clause of a mention as sets of words.

    `deeds` name what is done ("board", "come back", "talk"); `on` are the heads of what it is done to, or of
    what moves or breaks by itself ("The ferry sank"): nouns, and names in lower case under `on_names`;
    `owners` are the proper words of the subject ("The Aurora's crew");
    `things` are all its nouns, `names` the proper words that are no state's, `about` all actors named in it,
    places too. `is_other` says that the text calls it another, a second one.
    """

    deeds: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    on_names: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    is_other: bool = False


EMPTY = Content()

_OBJECTS = {"dobj", "nsubjpass", "attr", "dative"}
_APART = {"relcl", "advcl", "parataxis", "csubj"}
_BACK = {"back", "down", "up", "out", "off", "away", "home", "over", "in", "apart", "aside", "ashore"}
_ANOTHER = {"another", "other", "second", "third", "further", "additional", "different", "more", "next"}
_ABOUT = {"for", "about", "against", "of", "over"}  # what leads to what is asked, said or fought over
_OCCURS = {"begin", "start", "commence", "break", "erupt", "occur", "happen", "take", "follow", "open"}
_PLAIN = {"way", "part", "place", "time", "one", "number", "side", "day", "year", "month", "week", "hour"}


@cache
def _known_deeds() -> frozenset[str]:
    return frozenset(word for row in lexicon.load("synonyms")["deeds"] for word in row)


def content_of(where: Scene, trigger: Token, times: frozenset[int]) -> Content:
    """What the clause of a trigger tells; `times` are the tokens of dates, which do not count."""
    told = headlines.fullest(where, trigger)
    subject = subject_of(trigger)
    tokens = {t.i: t for t in clause_tokens(told)}
    if subject is not None and subject.i not in tokens and subject.i != trigger.i:
        tokens |= {t.i: t for t in clause_tokens(subject)}
    words = [t for i, t in sorted(tokens.items()) if i not in times and t.is_alpha]
    heads = list(_undergoers(where, told, subject, times))
    named = [t for t in words if t.pos_ == "PROPN" and _is_name(where, t) and noun_type(t) is None]
    return Content(
        deeds=frozenset(deeds_of(trigger, times)),
        on=frozenset(t.lemma_.lower() for t in heads if t.pos_ == "NOUN"),
        on_names=frozenset(t.lower_ for t in heads if t.pos_ == "PROPN"),
        things=frozenset(t.lemma_.lower() for t in words if t.pos_ == "NOUN" and t.i != trigger.i) - _PLAIN,
        names=frozenset(t.lower_ for t in named if len(t) > 2),
        about=frozenset(where.by_token[i].actor.name for i in tokens if i in where.by_token),
        ordinals=frozenset(t.lower_ for i, t in tokens.items() if i not in times and _is_ordinal(t)),
        figures=tuple(figures_of(trigger, times)),
        owners=frozenset(t.lower_ for t in _named_by(subject) if t.pos_ == "PROPN" and len(t) > 2)
        if subject is not None and subject.i != trigger.i
        else frozenset(),
        is_other=any(
            c.lower_ in _ANOTHER for head in (*heads, told) for c in head.children if c.i not in times
        ),
    )


def clause_tokens(head: Token) -> Iterator[Token]:
    """The tokens under a head without those of relative, adverbial and loosely joined clauses."""
    yield head
    for child in head.children:
        if child.dep_ not in _APART and not (child.dep_ == "conj" and child.pos_ == "VERB"):
            yield from clause_tokens(child)


def deeds_of(trigger: Token, times: frozenset[int]) -> Iterator[str]:
    """The words that name the deed: the trigger, with its particle, with the noun that says what is done."""
    lemma = trigger.lemma_.lower()
    if trigger.pos_ not in ("VERB", "AUX"):
        yield lemma
        yield from (f"{c.lower_} {lemma}" for c in trigger.children if c.dep_ in ("compound", "amod"))
        return
    particle = next((c for c in trigger.children if _is_particle(trigger, c)), None)
    nouns = [t for t in _objects(trigger) if t.i not in times]
    pairs = {f"{lemma} {noun.lemma_.lower()}" for noun in (*nouns, *_after_prepositions(trigger, times))}
    if particle is not None:
        pairs.add(f"{lemma} {particle.lower_}")
    known = pairs & _known_deeds()
    yield from sorted(known)
    if not known or lemma not in verb_list("light"):
        yield lemma
    subject = subject_of(trigger)
    if lemma in _OCCURS and subject is not None and subject.pos_ == "NOUN" and noun_type(subject) is not None:
        yield subject.lemma_.lower()
    if lemma in verb_list("light") and not known:
        yield from (noun.lemma_.lower() for noun in nouns if noun_type(noun) is not None)


def _is_particle(verb: Token, child: Token) -> bool:
    near = 0 < child.i - verb.i <= 3
    return child.dep_ == "prt" or (near and child.dep_ in ("advmod", "prep") and child.lower_ in _BACK)


def _objects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in _OBJECTS]


def _after_prepositions(verb: Token, times: frozenset[int]) -> Iterator[Token]:
    for prep in verb.children:
        if prep.dep_ in ("prep", "agent"):
            yield from (c for c in prep.children if c.dep_ == "pobj" and c.i not in times)


def _undergoers(where: Scene, told: Token, subject: Token | None, times: frozenset[int]) -> Iterator[Token]:
    """What the deed is done to; where it has no object, what does it or is named after "of"."""
    if told.pos_ not in ("VERB", "AUX"):
        heads = [c for c in told.children if c.dep_ in ("compound", "poss")]
        heads += [o for c in told.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children]
    else:
        heads = _objects(told) or [t for t in _after_prepositions(told, times) if t.head.lower_ in _ABOUT]
        if not heads and subject is not None and subject.i != told.i:
            heads = [subject] if subject.i not in where.by_token else []
    for head in heads:
        if head.i not in times and f"{told.lemma_} {head.lemma_}".lower() not in _known_deeds():
            yield head
            yield from (c for c in head.conjuncts if c.pos_ in ("NOUN", "PROPN") and c.i not in times)


def _named_by(head: Token) -> Iterator[Token]:
    """A noun and what names it or its owner ("the Aurora's crew"), without where and with whom."""
    yield head
    for child in head.children:
        of = child.dep_ == "prep" and child.lower_ == "of"
        if of or child.dep_ in ("compound", "poss", "appos", "conj", "nmod", "pobj"):
            yield from _named_by(child)


def _is_name(where: Scene, token: Token) -> bool:
    mention = where.by_token.get(token.i)
    return mention is None or (mention.actor.type not in ("state", "bloc") and not mention.actor.wikidata)


def _is_ordinal(token: Token) -> bool:
    return token.ent_type_ == "ORDINAL" or (
        token.text[:1].isdigit() and token.text[-2:] in ("st", "nd", "rd", "th")
    )
