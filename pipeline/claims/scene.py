"""What claims are read from: a parsed text with its actors, quotations and names at hand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.actors import ActorMention
from pipeline.nlp import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Scene:
    """What a claim is read from: the doc, actors by token, quotations as character spans, lemma counts,
    persons by their last name, and the several actors that "they" stands for."""

    doc: Doc
    text: str  # spaCy makes a doc's text anew whenever it is asked for
    by_token: Mapping[int, ActorMention]
    quotations: Sequence[tuple[int, int]]
    lemmas: Counter[str]
    surnames: Mapping[str, ActorMention]
    groups: Mapping[int, tuple[ActorMention, ...]]

    def quotation_at(self, at: int) -> tuple[int, int] | None:
        """The quotation that holds a character."""
        place = bisect_right(self.quotations, (at, 10**9)) - 1
        if place < 0 or at >= self.quotations[place][1]:
            return None
        return self.quotations[place]


def scene(doc: Doc, actors: Iterable[ActorMention]) -> Scene:
    """Index a doc's actors by token, and find its quotations."""
    by_token: dict[int, ActorMention] = {}
    surnames: dict[str, ActorMention] = {}
    groups: dict[int, tuple[ActorMention, ...]] = {}
    for mention in actors:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None and mention.also:
            groups |= {token.i: (mention, *mention.also) for token in span}
        elif span is not None:
            by_token |= {token.i: mention for token in span}
        if mention.actor.type == "person" and " " in mention.actor.name:
            for part in reversed(mention.actor.name.casefold().split()[1:]):
                surnames.setdefault(part, mention)
    lemmas = Counter(token.lemma_.lower() for token in doc)
    text = text_of(doc)
    return Scene(doc, text, by_token, quotations(text), lemmas, surnames, groups)


_QUOTED = re.compile(r"“[^“”\n]{2,1500}(?:”|(?=\n))|\"[^\"\n]{2,1500}\"|«[^«»]{2,1500}»")


def quotations(text: str) -> list[tuple[int, int]]:
    """The spans between quotation marks of at least three words.

    >>> quotations('He said: "We shall not move."')
    [(9, 29)]
    """
    return [found.span() for found in _QUOTED.finditer(text) if found[0].count(" ") >= 2]
