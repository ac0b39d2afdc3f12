"""One actor under one name across all texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
from pipeline.actors.names import Actor


def unify(names: Mapping[Actor, int]) -> dict[Actor, Actor]:
    """Each actor's canonical form across documents, given how often each is named.

    A lone surname joins the one full name that ends or begins with it; spellings join where the surname is
    the same and the first names differ by at most two letters. The commonest spelling gives the name.
    """
    persons = sorted((a for a in names if a.type == "person"), key=lambda a: (-names[a], a.name))
    target: dict[Actor, Actor] = {}
    fuller = [a for a in persons if " " in a.name]
    for index, actor in enumerate(fuller):
        same = (
            other for other in fuller[:index] if other not in target and same_person(actor.name, other.name)
        )
        if not actor.wikidata and (other := next(same, None)) is not None:
            target[actor] = other
    for actor in persons:
        if " " not in actor.name:
            bearers = {
                target.get(a, a) for a in fuller if actor.name in (a.name.split()[-1], a.name.split()[0])
            }
            if len(bearers) == 1:
                target[actor] = bearers.pop()
    by_id: dict[str, Actor] = {}
    canonical: dict[Actor, Actor] = {}
    for actor in sorted(names, key=lambda a: (a.wikidata is None, -names[a], a.name, a.type)):
        chosen = target.get(actor, actor)
        canonical[actor] = by_id.setdefault(chosen.actor_id, chosen)
    return canonical


def same_person(one: str, other: str) -> bool:
    """Whether two full names are spellings of one: same surname, first names alike.

    >>> same_person("Anthony Harmon", "Antony Harmon"), same_person("George Bush", "Georgia Bush")
    (True, False)
    """
    from rapidfuzz.distance import Levenshtein

    left, right = one.casefold().split(), other.casefold().split()
    if left == right:
        return True
    if left[-1] != right[-1] or len(left) != len(right) or len(left) < 2:
        return False
    apart = Levenshtein.distance(" ".join(left[:-1]), " ".join(right[:-1]))
    return apart == 1 and min(len(left[0]), len(right[0])) >= 5
