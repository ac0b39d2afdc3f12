"""Persons named by what they are: "the Chilean president", "the head of the agency"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.actors.names import (
    Actor,
    ActorMention,
    Entry,
    Way,
    Word,
    holder_list,
    name_table,
    office_titles,
    words,
)
from pipeline.interval import ymd

_LAST = 10**7  # the last day of an office that is still held


def office_holders(
    text: str, known: Sequence[ActorMention], persons: Sequence[ActorMention], day: int | None
) -> list[ActorMention]:
    """Persons named by office ("the Chilean president"): whom the text, else the lexicon, puts there."""
    stream = words(text)
    lowered = [word.text.lower() for word in stream]
    states = _state_words(stream)
    in_text: dict[tuple[str, str], Actor] = {}
    bare: list[tuple[int, int, str, str]] = []
    starts = {mention.start: mention for mention in persons}
    for index, (length, state) in states.items():
        at = index + length
        if lowered[at : at + 1] == ["'"]:
            at += 2
        title, size = _office_at(lowered, at)
        first, last = index, at + size - 1
        if title is not None and _owner_follows(lowered, last + 1, states):
            continue
        if title is None:
            title, size, before = _office_before(lowered, index)
            if title is None:
                continue
            first, last = before, index + length - 1
        after = stream[last + 1] if last + 1 < len(stream) else None
        if after is not None and after.text == "," and last + 2 < len(stream):
            after = stream[last + 2]
        if after is not None and after.start in starts:
            in_text.setdefault((state, title), starts[after.start].actor)
        else:
            bare.append((stream[first].start, stream[last].end, state, title))
    found = []
    for start, end, state, title in bare:
        if any(m.start < end and start < m.end for m in persons):
            continue
        actor = in_text.get((state, title))
        entries = () if actor is not None else holders(state, title)
        actor = actor or _holder(state, title, day)
        if actor is not None or len(entries) > 1:
            at_once = actor or entries[0].actor
            way: Way = "office" if at_once.type == "person" else "demonym"
            found.append(ActorMention(start, end, text[start:end], at_once, way, entries=entries))
    return found


LEADERS = frozenset(
    [
        *("head", "chief", "leader", "director", "secretary", "chairman", "chairwoman", "chair", "spokesman"),
        *("spokeswoman", "spokesperson", "president", "minister", "premier", "chancellor", "ambassador"),
        *("governor", "mayor", "king", "queen", "pope", "general", "adviser", "advisor", "envoy", "founder"),
        "commander",
    ]
)
"""Nouns for who leads or speaks for a body."""


_DESCRIPTION = re.compile(r"\b[Tt]he ((?:[\w'’-]+ ){0,9}?[\w'’-]+),? $")


def described_as(text: str, persons: Sequence[ActorMention]) -> list[ActorMention]:
    """Other places where a text uses the very words it put before a name ("the head of the agency, Ms X")."""
    described: dict[str, Actor] = {}
    for person in persons:
        found = _DESCRIPTION.search(text[max(0, person.start - 90) : person.start])
        if found and len(found[1].split()) >= 3 and LEADERS & set(found[1].lower().split()):
            described.setdefault(found[1], person.actor)
    return [
        ActorMention(found.start(), found.end(), found[0], actor, "office")
        for phrase, actor in described.items()
        for found in re.finditer(rf"\b[Tt]he {re.escape(phrase)}\b(?!,? [A-Z])", text)
    ]


def _state_words(stream: Sequence[Word]) -> dict[int, tuple[int, str]]:
    """Where a state is named or its demonym stands: word index → (length in words, state)."""
    found = {}
    for index, word in enumerate(stream):
        for key, entries in name_table().get(word.text, ()):
            if (
                entries[0].actor.type == "state"
                and entries[0].way in ("name", "demonym")
                and tuple(w.text for w in stream[index : index + len(key)]) == key
            ):
                found[index] = (len(key), entries[0].actor.name)
                break
    return found


def _owner_follows(lowered: Sequence[str], at: int, states: Mapping[int, tuple[int, str]]) -> bool:
    """Whether "of" and a state come next: the office is that state's, not the one's named before it."""
    if lowered[at : at + 1] != ["of"]:
        return False
    return at + 1 in states or (lowered[at + 1 : at + 2] == ["the"] and at + 2 in states)


def _office_at(lowered: Sequence[str], at: int) -> tuple[str | None, int]:
    for size in range(4, 0, -1):
        title = office_titles().get(tuple(lowered[at : at + size]))
        if title is not None and len(lowered[at : at + size]) == size:
            return title, size
    return None, 0


def _office_before(lowered: Sequence[str], index: int) -> tuple[str | None, int, int]:
    """An office that ends in "of" or "of the" right before a state's name."""
    end = index
    if lowered[end - 1 : end] == ["the"]:
        end -= 1
    if lowered[end - 1 : end] != ["of"]:
        return None, 0, index
    for size in range(4, 0, -1):
        title = office_titles().get(tuple(lowered[max(0, end - 1 - size) : end - 1]))
        if title is not None:
            return title, size, end - 1 - size
    return None, 0, index


@cache
def holders(state: str, title: str) -> tuple[Entry, ...]:
    """The state of an office, then all who held it, with the years in which they did."""
    held = [h for h in holder_list() if h.of == state and h.office == title]
    owner = Actor(state, "state", country=state)
    return (
        Entry(owner, "office", kind="owner"),
        *(
            Entry(Actor(h.person, "person", h.wikidata, state), "office", _year(h.since), _year(h.until))
            for h in held
        ),
    )


def _year(day: int) -> int | None:
    return ymd(day)[0] if 0 < day < _LAST else None


def _holder(state: str, title: str, day: int | None) -> Actor | None:
    if day is None:
        return None
    held = [h for h in holder_list() if h.of == state and h.office == title and h.since <= day <= h.until]
    if len({h.person for h in held}) != 1:
        return None
    return Actor(held[0].person, "person", held[0].wikidata, state)
