"""Nouns for those who act, from the lexicon of agents."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Literal

from pipeline import lexicon

Gender = Literal["female", "male"]


@cache
def nouns(group: str, key: str = "nouns") -> frozenset[str]:
    """A list of the lexicon of agents: `nouns("state")`, `nouns("body", "heads")`."""
    return frozenset(lexicon.load("agents")[group][key])


@lru_cache(maxsize=65_536)
def folded(name: str) -> str:
    """A name without case and accents, for comparing.

    >>> folded("Hernán Ševčík")
    'hernan sevcik'
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


PERSON_NOUNS = nouns("person")
ACTING_NOUNS = nouns("state") | PERSON_NOUNS | nouns("body", "heads")
"""Nouns whose owner acts through them: "Peru’s navy", "the union’s leader"."""


@cache
def given_names() -> dict[str, Gender]:
    """Given names that tell a woman from a man, folded."""
    lists = lexicon.load("given_names")
    genders: tuple[Gender, ...] = ("female", "male")
    return {folded(name): gender for gender in genders for name in lists[gender]}


@cache
def also_words() -> frozenset[str]:
    """Given names that are common words, places or firms too, folded."""
    return frozenset(map(folded, lexicon.load("given_names")["also_words"]))


def gender_of(name: str) -> Gender | None:
    """A man's or a woman's, by the given name, else by the ending of the family name.

    >>> gender_of("Ilse Harkort"), gender_of("Nadira Karimova"), gender_of("Bo Lindqvist")
    ('female', 'female', None)
    """
    parts = folded(name).replace("-", " ").split()
    if len(parts) > 1 and (gender := given_names().get(parts[0])) is not None:
        return gender
    endings = lexicon.load("agents")["gender"]
    for group, found in (("female_endings", "female"), ("male_endings", "male")):
        if len(parts) > 1 and any(
            parts[-1].endswith(folded(e)) and len(parts[-1]) > 5 for e in endings[group]
        ):
            return "female" if found == "female" else "male"
    return None
