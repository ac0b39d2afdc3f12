"""The kind of event that a word stands for, from the lexicon of predicates."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline import lexicon
from pipeline.claims import subject_of
from pipeline.events.senses import has_percentage, is_of_money, sense_of, sense_of_noun

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def verb_types() -> dict[str, str]:
    return _types("verbs")


@cache
def noun_types() -> dict[str, str]:
    return _types("nouns")


def _types(key: str) -> dict[str, str]:
    return {
        word: kind
        for kind, words in lexicon.load("predicates").items()
        if isinstance(words, dict) and kind not in ("light", "stative", "aspect")
        for word in words.get(key, [])
    }


@cache
def verb_list(group: str) -> frozenset[str]:
    return frozenset(lexicon.load("predicates")[group]["verbs"])


@cache
def speech_verbs() -> frozenset[str]:
    say = lexicon.load("claims")["say"]
    return frozenset(verb for force in ("assert", "allege", "warn", "predict") for verb in say[force])


@cache
def said_nouns() -> frozenset[str]:
    return frozenset(lexicon.load("claims")["attribution"]["nouns"])


def noun_type(noun: Token) -> str | None:
    """The kind of event a noun stands for, by its compound first ("peace treaty")."""
    lemma = noun.lemma_.lower()
    before = [c.lower_ for c in noun.children if c.dep_ in ("compound", "amod") and c.i == noun.i - 1]
    for word in before:
        if (kind := noun_types().get(f"{word} {lemma}")) is not None:
            return kind
    return noun_types().get(lemma) or noun_types().get(noun.lower_)


_CARRIERS = {
    "send",
    "issue",
    "present",
    "deliver",
    "submit",
    "hand",
    "extend",
    "impose",
    "deal",
    "order",
    "declare",
    "decree",
}
"""Verbs whose deed is named by their object: "sent an ultimatum", "issued a denial", "ordered a blockade"."""
_MORE_OR_LESS = {"increase", "reduce", "expand", "boost", "cut", "curb", "broaden", "intensify", "raise"}


@cache
def _forces_of_nature() -> frozenset[str]:
    return frozenset(lexicon.load("nature")["nouns"])


@cache
def _endings() -> frozenset[str]:
    return frozenset(lexicon.load("predicates")["aspect"]["end"])


def event_type(trigger: Token) -> str:
    """The kind of event, after PLOVER, from the lexicon of predicates."""
    if trigger.pos_ not in ("VERB", "AUX"):
        return _kind_of_noun(trigger)
    lemma = _lemma(trigger)
    objects = _things(trigger, lemma)
    carried = next((kind for kind in map(noun_type, objects) if kind is not None), None)
    if carried is not None and carried != "other" and lemma in verb_list("light") | _CARRIERS:
        return sense_of(trigger, lemma) or carried
    if (kind := sense_of(trigger, lemma)) is not None and kind != "other":
        return kind
    if (usual := kind or verb_types().get(lemma)) is not None:
        weak = usual == "other" or lemma in _MORE_OR_LESS
        if weak and lemma not in _endings() and carried not in (None, "statement"):
            return carried
        subject = subject_of(trigger)
        natural = subject is not None and subject.lemma_.lower() in _forces_of_nature()
        kind = "other" if usual == "assault" and natural else usual
    else:
        kind = "statement" if lemma in speech_verbs() else carried or "other"
    return "economy" if kind == "other" and has_percentage(trigger) else kind


_UP_AND_DOWN = {
    "rise", "fall", "drop", "gain", "increase", "decrease", "decline", "surge", "plunge", "slump", "loss",
    "expansion", "rebound", "upturn", "downturn", "contraction", "cut", "charge",
}  # fmt: skip


def _kind_of_noun(noun: Token) -> str:
    """The kind of a noun's event; what goes up and down is economic where money or a number says so."""
    if (kind := sense_of_noun(noun)) is not None:
        return kind
    kind = noun_type(noun) or "other"
    if noun.lemma_.lower() in _UP_AND_DOWN:
        return "economy" if is_of_money(noun) else "other" if kind == "economy" else kind
    begun = [inner for c in noun.children if c.lower_ == "of" for inner in c.children if inner.dep_ == "pobj"]
    if kind == "other" and begun and noun.lemma_.lower() in _BEGINNINGS:
        return noun_type(begun[0]) or kind
    return kind


_BEGINNINGS = {"start", "beginning", "opening", "outbreak", "launch", "resumption", "outset", "onset"}


def _things(verb: Token, lemma: str) -> list[Token]:
    """The nouns that can name a verb's event: its objects, or the subject of what begins or happens."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "attr", "nsubjpass") and c.tag_ != "WDT"]
    if not things and lemma in _occurrences():
        things = [c for c in verb.children if c.dep_ == "nsubj"]
    if not things and verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN":
        things = [verb.head]
    return things


@cache
def _occurrences() -> frozenset[str]:
    """Verbs whose subject is the event: "the strike began", "talks resumed", "a battle took place"."""
    return goings_on() | {"happen", "occur", "ensue", "follow", "break"}


@cache
def goings_on() -> frozenset[str]:
    """Verbs that begin or continue what they govern."""
    aspect = lexicon.load("predicates")["aspect"]
    return frozenset([*aspect["begin"], *aspect["continue"]])


def _lemma(verb: Token) -> str:
    """A verb's lemma, mended where its silent "e" was lost ("fined" is read as "fin", "raped" as "rap")."""
    lemma, written = verb.lemma_.lower(), verb.lower_
    known = verb_types()
    lost = f"{lemma}e" in known and (lemma not in known or (written == f"{lemma}ed" and _SHORT.search(lemma)))
    return f"{lemma}e" if lost else lemma


_SHORT = re.compile(r"(?:^|[^aeiou])[aeiou][^aeiouwxy]$")
