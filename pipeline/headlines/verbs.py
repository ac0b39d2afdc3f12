"""Verbs for a headline: in the past tense, with modal, negation and passive."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def _irregular() -> dict[str, str]:
    return dict(lexicon.load("verbs")["past"])


@cache
def _doubling() -> frozenset[str]:
    return frozenset(lexicon.load("verbs")["doubling"]["verbs"])


def past(lemma: str) -> str:
    """The past tense of an English verb.

    >>> [past(verb) for verb in ("agree", "deny", "stop", "meet", "transfer", "visit")]
    ['agreed', 'denied', 'stopped', 'met', 'transferred', 'visited']
    """
    if lemma in _irregular():
        return _irregular()[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    if lemma in _doubling() or re.fullmatch(r"[^aeiou]*[aeiou][bdglmnprt]", lemma):
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


@cache
def _plan_verbs() -> frozenset[str]:
    return frozenset(lexicon.load("claims")["plan"]["verbs"])


_MODALS = {"will", "would", "could", "might", "may", "shall", "should", "can", "must"}


PARTICLES = {"prt"}


def verb_group(verb: Token, *, passive: bool, plural: bool) -> str:
    """The verb with what belongs to it: modal, negation, passive; everything else in the past tense."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    lowered = [h.lower_ for h in helpers]
    negated = any(c.dep_ == "neg" for c in verb.children)
    particle = "".join(f" {c.text}" for c in verb.children if c.dep_ in PARTICLES)
    lemma = verb.lemma_.lower()
    modal = next((h for h in lowered if h in _MODALS), None) or (
        "will" if {"'ll", "’ll", "wo"} & set(lowered) else None
    )
    base = f"be {verb.text.lower()}" if passive else lemma
    if modal:
        perfect = "have" in lowered and not passive
        base = f"have {_participle(verb)}" if perfect else base
        return f"{modal} {'not ' if negated else ''}{base}{particle}"
    if "to" in lowered and verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        return f"{'were' if plural else 'was'} {'not ' if negated else ''}to {base}{particle}"
    planned = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _plan_verbs()
    if "to" in lowered and (planned or verb.dep_ in ("acl", "relcl", "ROOT", "advcl")):
        return f"{'not ' if negated else ''}to {base}{particle}"
    was = "were" if plural else "was"
    if passive:
        return f"{was} {'not ' if negated else ''}{verb.text.lower()}{particle}"
    if verb.tag_ == "VBG" and {"is", "are", "'s", "’s", "'re"} & set(lowered):
        return f"{'are' if plural else 'is'} {'not ' if negated else ''}{verb.text.lower()}{particle}"
    if negated:
        return f"did not {lemma}{particle}" if lemma != "be" else f"{was} not"
    if lemma == "be":
        return was
    return (verb.text.lower() if verb.tag_ == "VBD" else past(lemma)) + particle


def _participle(verb: Token) -> str:
    return verb.text.lower()


def bare_group(verb: Token, group: str, *, passive: bool) -> str:
    """The verb for a label: with what takes it back or puts it ahead, else its past or participle alone."""
    if group.split()[0] in _MODALS | {"to", "did", "is", "are"}:
        return group
    particle = "".join(f" {c.text}" for c in verb.children if c.dep_ in PARTICLES)
    return (verb.text.lower() if passive or verb.tag_ == "VBD" else past(verb.lemma_.lower())) + particle
