"""Which words texts use for one another: "sink" and "go down", "boat" and "vessel"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline import lexicon
from pipeline.events import Mention


@cache
def _rows(key: str) -> dict[str, frozenset[int]]:
    """The numbers of the rows that a word stands in."""
    found: dict[str, set[int]] = {}
    for index, row in enumerate(lexicon.load("synonyms")[key]):
        for word in row:
            found.setdefault(word, set()).add(index)
    return {word: frozenset(rows) for word, rows in found.items()}


@cache
def deed_rows(word: str) -> frozenset[int]:
    """The rows of synonyms for deeds that hold a word."""
    return _rows("deeds").get(word, frozenset())


def same_deed(one: str, other: str) -> bool:
    """Whether two words tell of the same deed.

    >>> same_deed("sink", "go down"), same_deed("sink", "arrest")
    (True, False)
    """
    return one == other or bool(deed_rows(one) & deed_rows(other))


@cache
def thing_rows(word: str) -> frozenset[int]:
    """The rows of synonyms for things that hold a noun."""
    return _rows("things").get(word, frozenset())


def same_thing(one: str, other: str) -> bool:
    """Whether two nouns may name the same thing.

    >>> same_thing("boat", "vessel"), same_thing("boat", "wall")
    (True, False)
    """
    return one == other or bool(thing_rows(one) & thing_rows(other))


def shared_things(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """The nouns of one that the other has as well, or a synonym of, in order."""
    others = sorted(other)
    return [word for word in sorted(one) if any(same_thing(word, another) for another in others)]


def deeds_of(mention: Mention) -> frozenset[str]:
    """The words that name a mention's deed."""
    return mention.content.deeds or frozenset({mention.lemma})


@cache
def measures() -> frozenset[str]:
    """Words for what figures do: shares rise, income falls."""
    return frozenset(lexicon.load("synonyms")["measures"])


@cache
def light() -> frozenset[str]:
    """Verbs that say little of what is done."""
    return frozenset(lexicon.load("predicates")["light"]["verbs"])
