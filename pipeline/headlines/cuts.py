"""Whether a headline breaks off before what its last word leads on to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token
from pipeline.headlines.phrases import View, is_time, preps
from pipeline.headlines.verbs import is_particle, is_passive, words


def is_cut(view: View, sentence: Span, text: str) -> bool:
    """Whether the last word has something behind it in the sentence that it cannot do without.

    "Negotiated the entry" breaks off before "of the state", "cooperation comes" before "with limits".
    """
    written = text.lower().split()
    found = [t for t in sentence if t.lower_ in written and t.i not in view.where.by_token]
    last = [t for t in found if t.lower_ == written[-1]]
    if last and all(_leads_on(view, token) for token in last):
        return True
    following = dict(pairwise(written))
    return any(_lacks_of(view, t) and following.get(t.lower_) != "of" for t in found if t.pos_ == "NOUN")


def _lacks_of(view: View, noun: Token) -> bool:
    """Whether "of …" stands right behind a noun: "the entry of the state"."""
    behind = [c for c in noun.children if c.i == noun.i + 1 and c.lower_ == "of"]
    return any(c.i not in view.without and _is_open(view, c) for c in behind)


def _leads_on(view: View, token: Token) -> bool:
    behind = [c for c in token.children if c.i > token.i and c.i not in view.without]
    if token.pos_ in ("NOUN", "ADJ"):
        led = words("leading", "prepositions") if token.pos_ == "NOUN" else frozenset(["of", "to"])
        return any(_is_open(view, c) for c in behind if c.i == token.i + 1 and c.lower_ in led)
    if token.pos_ == "VERB" and not is_passive(token):
        near = [c for c in behind if c.i == token.i + 1]
        return not any(is_particle(c) for c in near) and any(_is_open(view, c) for c in near)
    return False


def _is_open(view: View, prep: Token) -> bool:
    """Whether a phrase says more than when."""
    if prep.dep_ != "prep" or any(is_time(c, prep.lower_) for c in prep.children):
        return False
    return bool(preps(view, prep))
