"""The kind of event that a word stands for, from the lexicon of predicates."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline import lexicon
from pipeline.claims import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def _verb_types() -> dict[str, str]:
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


_CARRIERS = {"send", "issue", "present", "deliver", "submit", "hand", "extend", "impose", "deal"}
"""Verbs whose deed is named by their object: "sent an ultimatum", "issued a denial"."""


@cache
def _forces_of_nature() -> frozenset[str]:
    return frozenset(lexicon.load("nature")["nouns"])


def event_type(trigger: Token) -> str:
    """The kind of event, after PLOVER, from the lexicon of predicates."""
    if trigger.pos_ not in ("VERB", "AUX"):
        return noun_type(trigger) or "other"
    lemma = trigger.lemma_.lower()
    particle = next((c.lower_ for c in trigger.children if c.dep_ == "prt"), "")
    objects = [c for c in trigger.children if c.dep_ in ("dobj", "attr", "nsubjpass")]
    if lemma in verb_list("light") or lemma in _CARRIERS:
        for noun in objects:
            if (kind := noun_type(noun)) is not None:
                return kind
    if particle and (kind := _verb_types().get(f"{lemma} {particle}")) is not None:
        return kind
    if (kind := _verb_types().get(lemma)) is not None:
        subject = subject_of(trigger)
        natural = subject is not None and subject.lemma_.lower() in _forces_of_nature()
        return "other" if kind == "assault" and natural else kind
    return "statement" if lemma in speech_verbs() else next(filter(None, map(noun_type, objects)), "other")
