"""Verbs for a headline: their forms, and the group of a verb with modal, negation and passive."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def table(name: str) -> dict[str, str]:
    """A table of the lexicon of verbs, lemma → form."""
    return dict(lexicon.load("verbs")[name])


@cache
def words(group: str, key: str) -> frozenset[str]:
    """A list of the lexicon of verbs."""
    return frozenset(lexicon.load("verbs")[group][key])


@cache
def claim_words(group: str, key: str) -> frozenset[str]:
    return frozenset(lexicon.load("claims")[group][key])


@cache
def claim_forces() -> tuple[str, ...]:
    """The kinds of verbs of saying that put something forward."""
    return ("assert", "allege", "deny", "promise", "warn", "ask")


@cache
def speech_verbs() -> frozenset[str]:
    return frozenset(verb for force in claim_forces() for verb in claim_words("say", force))


@cache
def event_nouns() -> frozenset[str]:
    kinds = lexicon.load("predicates").values()
    return frozenset(noun for kind in kinds if isinstance(kind, dict) for noun in kind.get("nouns", []))


@cache
def light_verbs() -> frozenset[str]:
    return frozenset(lexicon.load("predicates")["light"]["verbs"])


def _doubles(lemma: str) -> bool:
    short = re.fullmatch(r"(?:[^aeiou]|(?<=q)u)*[aeiou][bdglmnprt]", lemma)
    return lemma in words("doubling", "verbs") or short is not None


def past(lemma: str) -> str:
    """The past tense of an English verb.

    >>> [past(verb) for verb in ("agree", "deny", "stop", "meet", "transfer", "visit", "acquit")]
    ['agreed', 'denied', 'stopped', 'met', 'transferred', 'visited', 'acquitted']
    """
    if lemma in table("past"):
        return table("past")[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    if lemma.endswith("c"):
        return lemma + "ked"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def participle(lemma: str) -> str:
    """The past participle.

    >>> [participle(verb) for verb in ("take", "sign", "hold")]
    ['taken', 'signed', 'held']
    """
    return table("participle").get(lemma) or past(lemma)


def gerund(lemma: str) -> str:
    """The form in -ing.

    >>> [gerund(verb) for verb in ("make", "stop", "lie", "agree", "sell")]
    ['making', 'stopping', 'lying', 'agreeing', 'selling']
    """
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    if lemma.endswith("c"):
        return lemma + "king"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"


def lemma_of(verb: Token) -> str:
    """The lemma, mended where the lemmatizer halves a double letter ("installing" → "instal")."""
    lemma = verb.lemma_.lower()
    stem = re.sub(r"(?:ing|ed)$", "", verb.lower_)
    return stem if stem == lemma + "l" and lemma not in words("doubling", "verbs") else lemma


def past_of(verb: Token) -> str:
    """The past tense of a verb as it stands in a text."""
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.lower_.endswith("ed")):
        return verb.lower_
    return past(lemma_of(verb))


def participle_of(verb: Token) -> str:
    return verb.lower_ if verb.tag_ == "VBN" else participle(lemma_of(verb))


_MODALS = {"will", "would", "could", "might", "may", "shall", "should", "can", "must"}
_BE = {"is": "was", "are": "were", "was": "was", "were": "were", "'s": "was", "’s": "was", "'re": "were"}


def helpers_of(verb: Token) -> list[str]:
    """The helping verbs of a verb, with those of the verb it is joined to where it has none of its own."""
    own = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    if own or verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
        return own
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return own
    plain = {"VB", "VBP"}
    same = (verb.tag_ == verb.head.tag_ and verb.tag_ in ("VBN", "VBG")) or {
        verb.tag_,
        verb.head.tag_,
    } <= plain
    return helpers_of(verb.head) if same else own


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, also as a participle behind its noun ("a letter found")."""
    if any(child.dep_ == "auxpass" for child in verb.children):
        return True
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return verb.tag_ == "VBN"
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and any(child.dep_ == "agent" for child in verb.children):
        return verb.head.pos_ in ("VERB", "AUX") and is_passive(verb.head)
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "dobj") for child in verb.children):
        return False
    if verb.dep_ == "conj":
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        return not subjects and verb.head.pos_ in ("VERB", "AUX") and is_passive(verb.head)
    if verb.dep_ == "acl":
        return not any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.head.children)
    return verb.dep_ in ("relcl", "advcl") and not any(c.dep_ == "nsubj" for c in verb.children)


def particle_of(verb: Token) -> str:
    """Its particle after a space: " out" of "carry out"."""
    return "".join(f" {c.lower_}" for c in verb.children if c.i > verb.i and is_particle(c))


def is_particle(token: Token) -> bool:
    """Whether a word belongs to its verb: "out" of "carry out", "aground" of "ran aground"."""
    behind = token.tag_ == "RP" or (token.i == token.head.i + 1 and token.lower_ in words("adverbs", "kept"))
    return token.dep_ == "prt" or (token.dep_ == "advmod" and behind)


def is_planned(verb: Token) -> bool:
    """Whether a verb hangs on a plan: "plans to meet", "is due to meet", "is supposed to vote"."""
    above = verb.head
    if verb.dep_ != "xcomp" or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    planned = f"{above.lower_} to" in claim_words("plan", "phrases")
    return planned or above.lemma_.lower() in {"be", "go"} | claim_words("plan", "verbs")


def in_condition(verb: Token) -> bool:
    """Whether a verb tells a condition: "if the dam breaks", "had the bill passed"."""
    subjects = [c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    had = [c.i for c in verb.children if c.dep_ == "aux" and c.lower_ == "had"]
    if had and subjects and had[0] < subjects[0] and verb.sent[-1].text != "?":
        return True
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    conditions = claim_words("hypothetical", "conjunctions") - {"whether"}
    return verb.dep_ == "advcl" and bool(marks & conditions)


def verb_group(verb: Token, *, passive: bool, plural: bool) -> str:
    """The verb with what belongs to it: modal, negation, passive; everything else in the past tense."""
    helpers = helpers_of(verb)
    negated = "not " if any(c.dep_ == "neg" for c in verb.children) else ""
    lemma, particle = lemma_of(verb), particle_of(verb)
    written = next((_BE[h] for h in helpers if h in _BE), None) if passive else None
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if any(c.pos_ == "PRON" and c.lower_ not in ("many", "some", "others", "several") for c in own):
        written = None  # the name that stands for it can be one or many
    elif passive and "been" in helpers and {"have", "'ve"} & set(helpers):
        written = "were"
    was = written or ("were" if plural else "was")
    hedge = next((f"{c.lower_} " for c in verb.children if c.lower_ in words("hedge", "adverbs")), "")
    base = f"be {participle_of(verb)}" if passive else lemma
    if (governor := _shared_governor(verb)) is not None:
        to = f"to {base}{particle}"
        return to if is_planned(verb.head) else f"{past_of(governor)} {to}"
    modal = _modal(verb, helpers)
    if modal == "to":
        return f"{negated}to {base}{particle}"
    if modal:
        perfect = {"have", "had"} & set(helpers) or (modal == "might" and "had" in helpers)
        base = f"have {'been ' if passive else ''}{participle_of(verb)}" if perfect else base
        return f"{modal} {negated}{base}{particle}"
    if passive:
        return f"{was} {negated}{hedge}{participle_of(verb)}{particle}"
    if (
        verb.tag_ == "VBG"
        and (now := {"is", "are", "'s", "’s", "'re"} & set(helpers))
        and "been" not in helpers
    ):
        is_ = "are" if {"are", "'re"} & now else "is"
        return f"{is_} {negated}{verb.lower_}{particle}"
    going_on = verb.tag_ == "VBG" and verb.dep_ == "ccomp" and "been" not in helpers
    if going_on and {"was", "were"} & set(helpers):
        return f"{'were' if plural else 'was'} {negated}{verb.lower_}{particle}"
    if lemma == "be":
        return f"{was} {negated}".strip()
    return f"did {negated}{lemma}{particle}" if negated else f"{hedge}{past_of(verb)}{particle}"


def _modal(verb: Token, helpers: list[str]) -> str | None:
    """The modal to print: as written; "to" for a plan; "may" and "might" for a condition."""
    if in_condition(verb):
        return "might" if "had" in helpers else "may"
    modal = next((h for h in helpers if h in _MODALS), None)
    if modal is None and {"'ll", "’ll", "wo"} & set(helpers):
        modal = "will"
    if modal == "would" and "have" not in helpers and _reported(verb):
        return "to"
    if modal is None and "to" in helpers:
        return "to" if is_planned(verb) or verb.dep_ in ("acl", "relcl", "ROOT", "advcl", "ccomp") else None
    return modal


def _shared_governor(verb: Token) -> Token | None:
    """The verb that governs the infinitive that a verb is joined to: "failed to stop or report it"."""
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VB", "VBP") or head.dep_ != "xcomp":
        return None
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in head.children)
    active = head.head.pos_ == "VERB" and not is_passive(head.head)
    return head.head if infinitive and active else None


def _reported(verb: Token) -> bool:
    """Whether "would" is a "will" told in the past: "said that it would sell the ships"."""
    return (
        verb.dep_ == "ccomp"
        and verb.head.tag_ in ("VBD", "VBN", "VBG")
        and not any(c.dep_ == "advcl" and in_condition(c) for c in verb.children)
    )


def bare_group(verb: Token, group: str, *, passive: bool) -> str:
    """The verb for a label: with what takes it back or puts it ahead, else its past or participle alone."""
    if not group or group.split()[0] in _MODALS | {"to", "not", "did", "is", "are"} or " not " in group:
        return group
    return (participle_of(verb) if passive else past_of(verb)) + particle_of(verb)
