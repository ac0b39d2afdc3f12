"""The words that introduce a name: "Ecuador’s foreign minister, Jane Doe", "Jane Doe, head of the agency"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
from pipeline.actors.agents import nouns
from pipeline.actors.names import ActorMention, title_words

_REACH = 12  # words that an introduction has at most
_JOINTS = frozenset({"of", "for", "in", "to", "on", "at"})


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a name is introduced as: the noun ("minister") and all words with it, lower-case, and its span."""

    noun: str
    words: frozenset[str]
    start: int
    end: int


def before(doc: Doc, start: int) -> Introduction | None:
    """The introduction before a name that begins at token `start`."""
    at = start - 1
    if at >= 0 and doc[at].pos_ in ("ADP", "SCONJ", "CCONJ"):
        return None
    apart = at >= 0 and doc[at].text == ","
    found = list(_back(doc, at - 1 if apart else at))[::-1]
    return _introduction(found, many=not apart)


def _back(doc: Doc, at: int) -> Iterator[Token]:
    for index in range(at, max(-1, at - _REACH), -1):
        token = doc[index]
        stops = token.is_punct and token.text not in ("-", ".") and token.dep_ != "case"
        if stops or token.is_space or token.pos_ == "AUX" or token.tag_ in ("VBD", "VBZ", "VBP", "VB"):
            return
        yield token
        if token.is_sent_start:
            return


def after(doc: Doc, end: int) -> Introduction | None:
    """The introduction after a name that ends before token `end`: ", head of the agency," or "(chair)"."""
    if end >= len(doc) or doc[end].text not in (",", "("):
        return None
    closing = ")" if doc[end].text == "(" else ","
    found: list[Token] = []
    for token in doc[end + 1 : end + 1 + _REACH]:
        if token.text == closing or token.is_space or token.text in (";", ".", ":", "("):
            break
        if token.pos_ in ("VERB", "AUX") or (token.tag_ in ("WP", "WDT", "CC", "IN") and not found):
            break
        found.append(token)
    opens = found and (
        closing == ")"
        or found[0].pos_ == "DET"
        or found[0].lower_ in ("former", "head")
        or _is_person(found[0])
    )
    owned = any(token.tag_ in ("POS", "PRP$", "JJ") for token in found[:4])
    return _introduction(found) if opens or owned else None


def _introduction(found: Sequence[Token], *, many: bool = False) -> Introduction | None:
    """The first noun for a person that heads the words: last of them, or with "of …" after it; `many`: it may
    be the plural ("Presidents A and B")."""
    for index, token in enumerate(found):
        last = index + 1 == len(found)
        if _is_person(token, many=many and last) and (last or found[index + 1].lower_ in _JOINTS):
            words = frozenset(t.lower_ for t in found)
            return Introduction(noun_of(token), words, found[0].i, found[-1].i + 1)
    return None


def noun_of(token: Token) -> str:
    """The noun by which a person is called, in the singular."""
    lemma = str(token.lemma_.lower().rstrip("."))
    return lemma.removesuffix("s") if token.tag_ == "NNPS" else lemma


def _is_person(token: Token, *, many: bool = False) -> bool:
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or (token.tag_ in ("NNS", "NNPS") and not many):
        return False
    return noun_of(token) in nouns("person") or noun_of(token) in title_words()


def state_in(words: range, states: Mapping[int, ActorMention]) -> ActorMention | None:
    """The one state that an introduction names; None where it names none or several."""
    found = {states[index].actor.name: states[index] for index in words if index in states}
    return next(iter(found.values())) if len(found) == 1 else None
