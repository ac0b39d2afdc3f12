"""One actor under one name across all texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pipeline.actors.agents import folded
from pipeline.actors.names import Actor

_LIKE = 0.8  # how alike family names must be where given name and office or state are the same
_GIVEN_LIKE = 0.6  # how alike given names must be where family name and office are the same


def unify(names: Mapping[Actor, int]) -> dict[Actor, Actor]:
    """Each actor's canonical form across documents, given how often each is named.

    A lone surname joins the one full name that ends or begins with it; spellings join on evidence (see
    `same_person`). The commonest spelling gives the name.
    """
    persons = sorted((a for a in names if a.type == "person"), key=_order(names))
    fuller = [a for a in persons if " " in a.name]
    target: dict[Actor, Actor] = {}
    for index, actor in enumerate(fuller):
        others = (other for other in fuller[:index] if other not in target and _joins(actor, other))
        if not actor.wikidata and (other := next(others, None)) is not None:
            target[actor] = other
    for actor in persons:
        if " " not in actor.name:
            bearers = {target.get(a, a).name: target.get(a, a) for a in fuller if _bears(a, actor)}
            if len(bearers) == 1:
                target[actor] = next(iter(bearers.values()))
    by_id: dict[str, Actor] = {}
    canonical: dict[Actor, Actor] = {}
    for actor in sorted(names, key=lambda a: (a.wikidata is None, *_order(names)(a))):
        chosen = target.get(actor, actor)
        canonical[actor] = by_id.setdefault(chosen.actor_id, chosen)
    return canonical


def _order(names: Mapping[Actor, int]) -> Callable[[Actor], tuple[object, ...]]:
    """Commonest first; the same order whatever the order of the texts."""
    return lambda a: (-names[a], a.name, a.type, a.country or "", sorted(a.called))


def _bears(full: Actor, lone: Actor) -> bool:
    parts = folded(full.name).split()
    return folded(lone.name) in (parts[0], parts[-1]) and not _apart(full, lone)


def _apart(one: Actor, other: Actor) -> bool:
    """Whether two persons cannot be one: of two states, or two known ones."""
    states = one.country is not None and other.country is not None and one.country != other.country
    return states or (
        one.wikidata is not None and other.wikidata is not None and one.wikidata != other.wikidata
    )


def _joins(one: Actor, other: Actor) -> bool:
    if _apart(one, other):
        return False
    if same_person(one.name, other.name):
        return True
    same_office = bool(one.called & other.called)
    same_state = one.country is not None and one.country == other.country
    left, right = plain(one.name), plain(other.name)
    if left[0] == right[0] and (same_office or same_state):
        return _is_longer(left, right) or (len(left) == len(right) and _alike(left[-1], right[-1]) >= _LIKE)
    return same_office and left[1:] == right[1:] and _alike(left[0], right[0]) >= _GIVEN_LIKE


def _is_longer(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name is the other with a further family name ("Ana Ruiz", "Ana Ruiz Soto")."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 2 and len(short) < len(long) and list(long[: len(short)]) == list(short)


def _alike(one: str, other: str) -> float:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other)


def same_person(one: str, other: str) -> bool:
    """Whether two full names are spellings of one by their letters alone.

    >>> same_person("Anthony Harmon", "Antony Harmon"), same_person("George Bush", "Georgia Bush")
    (True, False)
    >>> same_person("Aleksei Belsky", "Alexey Belskiy")
    True
    """
    from rapidfuzz.distance import Levenshtein

    if plain(one) == plain(other):
        return True
    left, right = one.casefold().split(), other.casefold().split()
    if left[-1] != right[-1] or len(left) != len(right) or len(left) < 2:
        return False
    apart = Levenshtein.distance(" ".join(left[:-1]), " ".join(right[:-1]))
    return apart == 1 and min(len(left[0]), len(right[0])) >= 5


_SPELLINGS = (
    (r"tsch|tch|č", "ch"), (r"dzh|dj", "j"), (r"kh", "h"), (r"ks", "x"), (r"ph", "f"), (r"ou", "u"),
    (r"ck", "k"), (r"[yj]", "i"), (r"w", "v"), (r"(.)\1", r"\1"), (r"(.)\1", r"\1"),
)  # fmt: skip
"""Letters that stand for one another when a name comes from another script."""


def plain(name: str) -> list[str]:
    """The parts of a name as they are compared across spellings.

    >>> plain("Volodymyr Zelenskyy") == plain("Volodymyr Zelenskiy")
    True
    """
    text = folded(name)
    for pattern, letter in _SPELLINGS:
        text = re.sub(pattern, letter, text)
    return text.split()
