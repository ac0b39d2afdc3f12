"""The few questions of grammar that claims, events and headlines ask of a parsed sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
HELPERS = ("aux", "auxpass")


def upward(token: Token) -> Iterator[tuple[Token, Token]]:
    """Each step from a token to the root of its sentence, as (below, above)."""
    while token.head.i != token.i:
        yield token, token.head
        token = token.head


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, that of the verb it is joined to, or the noun it describes."""
    own = own_subject(verb)
    if own is not None:
        return _described(verb) if own.tag_ in ("WP", "WDT") else own
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head)
    if verb.dep_ in ("relcl", "acl") and verb.tag_ != "VBN":
        return _described(verb)
    return None


def own_subject(verb: Token) -> Token | None:
    """The subject that stands with the verb itself, not the dateline before it ("ROME - The pope met")."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    if len(found) > 1 and any(t.text in ("-", "–", "—", ")") for t in verb.doc[found[0].i : found[1].i]):
        return found[1]
    if (
        len(found) > 1
        and found[-1].i < verb.i
        and any(t.text == "," for t in verb.doc[found[0].i : found[-1].i])
    ):
        return found[-1]  # "Two envoys left, the agency said", with "envoys" read as a subject of "said"
    return found[0] if found else None


def _described(verb: Token) -> Token | None:
    return verb.head if verb.dep_ in ("relcl", "acl") else None


def helpers(verb: Token) -> list[Token]:
    """The auxiliaries of a verb; a bare second verb shares those of the first ("will meet and sign")."""
    own = [child for child in verb.children if child.dep_ in HELPERS]
    if own or verb.dep_ != "conj" or own_subject(verb) is not None or verb.head.pos_ not in ("VERB", "AUX"):
        return own
    shares = verb.tag_ == verb.head.tag_ and verb.tag_ in ("VB", "VBN", "VBG")
    return helpers(verb.head) if shares else own


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive ("was seen")."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether "not" or "never" stands with a verb."""
    return any(child.dep_ == "neg" and child.lower_ != "no" for child in verb.children)


def objects(verb: Token) -> list[Token]:
    """What a verb governs without a preposition, and the subject of its passive."""
    return [child for child in verb.children if child.dep_ in ("dobj", "attr", "nsubjpass", "oprd")]


def after(token: Token, word: str) -> list[Token]:
    """The objects of a preposition that belongs to a token ("of" in "charge of fraud")."""
    found = (child for child in token.children if child.dep_ in ("prep", "agent") and child.lower_ == word)
    return [inner for one in found for inner in one.children if inner.dep_ in ("pobj", "pcomp")]
