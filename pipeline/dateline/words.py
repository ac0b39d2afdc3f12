"""The words beside dates: names of months and weekdays in many languages, labels, small words."""

from __future__ import annotations

import importlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from pipeline import lexicon
from pipeline.interval import MONTHS, WEEKDAYS

Numbers = Mapping[str, frozenset[int]]
_PREFIX = 4  # letters that a declined month keeps: "augusti", "augustil"


@cache
def table() -> dict[str, Any]:
    """The word lists of `words.toml`."""
    text = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists as a set."""
    return frozenset(table()[name])


def months(word: str) -> frozenset[int]:
    """The months that a word may name: two where languages disagree, none where it names no month.

    >>> sorted(months("März")), sorted(months("Sept.")), sorted(months("harbour"))
    ([3], [9], [])
    """
    word = plain(word)
    return _ENGLISH_MONTHS.get(word) or _world()[0].get(word) or _declined(word)


def weekdays(word: str) -> frozenset[int]:
    """The weekdays that a word may name, Monday 0.

    >>> sorted(weekdays("Wed,")), sorted(weekdays("mercredi"))
    ([2], [2])
    """
    word = plain(word)
    return _ENGLISH_WEEKDAYS.get(word) or _world()[1].get(word, frozenset())


def plain(word: str) -> str:
    """A word without the marks around it, in lower case."""
    return word.strip(" .,;:()[]’'\"").lower()


@cache
def event_nouns() -> frozenset[str]:
    """Nouns of events: "attack", "summit", "flood"."""
    kinds = (kind for kind in lexicon.load("predicates").values() if isinstance(kind, dict))
    named = {noun for kind in kinds for noun in kind.get("nouns", ())}
    natural = {noun for kind in lexicon.load("nature").values() if isinstance(kind, list) for noun in kind}
    return frozenset(noun.lower() for noun in named | {noun for noun in natural if isinstance(noun, str)})


def begins(line: str, name: str) -> bool:
    """Whether the first word of a line is in a list.

    >>> begins("Venue: Town Hall", "facts")
    True
    """
    found = _FIRST_WORD.match(line)
    return found is not None and found[1].lower() in listed(name)


_FIRST_WORD = re.compile(r"\W{0,3}([^\W\d_]{1,20})")


def _declined(word: str) -> frozenset[int]:
    for length in range(len(word) - 1, max(_PREFIX, len(word) - 4), -1):
        if found := _world()[0].get(word[:length]):
            return found
    return frozenset()


def _english(names: tuple[str, ...], first: int) -> dict[str, frozenset[int]]:
    return {
        form: frozenset({n})
        for n, name in enumerate(names, first)
        for form in (name.lower(), name[:3].lower(), name[:4].lower())
    }


_ENGLISH_MONTHS = _english(MONTHS, 1)
_ENGLISH_WEEKDAYS = _english(WEEKDAYS, 0) | {"thurs": frozenset({3})}


@cache
def _world() -> tuple[Numbers, Numbers]:
    """Months and weekdays of all languages that dateparser knows, and ours."""
    from dateparser.data.languages_info import language_order

    found: tuple[dict[str, set[int]], dict[str, set[int]]] = (defaultdict(set), defaultdict(set))
    for code in language_order[:_LANGUAGES]:
        info = importlib.import_module(f"dateparser.data.date_translation_data.{code}").info
        for names, first, into in ((MONTHS, 1, found[0]), (WEEKDAYS, 0, found[1])):
            for n, name in enumerate(names, first):
                for word in info.get(name.lower(), ()):
                    into[plain(word)].add(n)
    for key, into in zip(("months", "weekdays"), found, strict=True):
        for number, listed_words in table()[key].items():
            for word in listed_words:
                into[plain(word)] = {int(number)}
    return _frozen(found[0]), _frozen(found[1])


_LANGUAGES = 120  # the most widely written; the rest share short words that mean other months elsewhere


def _frozen(words: Mapping[str, set[int]]) -> Numbers:
    return {word: frozenset(numbers) for word, numbers in words.items() if word and not word.isdigit()}
