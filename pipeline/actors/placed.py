"""Where the name of a state or a capital stands for a place, not for who acts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token
from pipeline.actors.agents import nouns
from pipeline.actors.names import Way


@cache
def place_words(group: str) -> frozenset[str]:
    """A list of the lexicon of places: `place_words("motion")`."""
    return frozenset(lexicon.load("places")[group])


def is_fronted(place: Token) -> bool:
    """Whether a place with a comma opens a clause that then lacks its subject ("In Malmö, A and B signed"):
    then the names joined to it are that subject."""
    prep, doc = place.head, place.doc
    verb = prep.head if prep.dep_ == "prep" else prep
    while verb.dep_ in ("prep", "pobj") and verb.head.i != verb.i:
        verb = verb.head
    comma = place.i + 1 < len(doc) and doc[place.i + 1].text == ","
    acts = verb.pos_ == "VERB" and verb.i > place.i
    return comma and acts and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def is_place(span: Span, way: Way) -> bool:
    root = span.root
    while root.dep_ == "conj" and root.head.pos_ == "PROPN":
        root = root.head
    head = root.head
    if root.i < span.start and is_fronted(root):
        return False
    if any(token.ent_type_ == "DATE" for token in span.doc[head.i + 1 : span.start]):
        return False
    if root.dep_ == "pobj" and head.lower_ in place_words("prepositions") | {"into"}:
        return True
    if (
        way == "capital"
        and root.dep_ in ("compound", "nmod")
        and head.tag_ in ("NN", "NNS")
        and head.i >= span.end
    ):
        return head.lemma_.lower() not in nouns("state")
    if (
        root.dep_ == "pobj"
        and head.lower_ in place_words("ways")
        and head.head.lemma_.lower() in place_words("motion")
    ):
        return True
    if root.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in place_words("nouns"):
        return True
    if root.dep_ == "dobj" and head.lemma_.lower() in place_words("taken"):
        return way == "capital"
    if root.dep_ in ("appos", "npadvmod") and head.ent_type_ in ("GPE", "LOC", "FAC"):
        return True
    return way == "capital" and root.dep_ == "pobj" and head.lower_ in ("of", "to", "from")
