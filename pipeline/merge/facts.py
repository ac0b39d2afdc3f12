"""What two mentions are compared by, gathered once a mention."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.events import Mention
from pipeline.merge.words import deed_rows


@dataclass(frozen=True)
class Facts:
    """A mention under canonical names: who takes part (and of which state), who is named, in what words."""

    mention: Mention
    agents: frozenset[str]
    patients: frozenset[str]
    actors: frozenset[str]
    circle: frozenset[str]

    @cached_property
    def deed_keys(self) -> tuple[str, ...]:
        """The deed's words and the rows of synonyms they stand in; mentions of one event share one."""
        deeds = self.mention.content.deeds or {self.mention.lemma}
        rows = {f"row {row}" for deed in deeds for row in deed_rows(deed)}
        return tuple(sorted({*deeds, *rows}))

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Actors, names and things."""
        content = self.mention.content
        return tuple(sorted(self.circle | content.names | content.things))


def facts_of(mention: Mention, names: Mapping[str, str]) -> Facts:
    """The facts of a mention; `names` maps the actors' names to canonical ones."""
    acting = [part for part in mention.parts if part.role != "speaker"]
    named = frozenset(names.get(part.actor.name, part.actor.name) for part in acting)
    about = frozenset(names.get(name, name) for name in mention.content.about)
    countries = frozenset(part.actor.country for part in acting if part.actor.country)
    speakers = {part.actor.name for part in mention.parts if part.role == "speaker"}
    return Facts(
        mention,
        agents=_with_states(mention, "agent", names),
        patients=_with_states(mention, "patient", names),
        actors=named | (about - speakers),
        circle=named | (about - speakers) | countries,
    )


def _with_states(mention: Mention, role: str, names: Mapping[str, str]) -> frozenset[str]:
    parts = [part.actor for part in mention.parts if part.role == role]
    found = {names.get(actor.name, actor.name) for actor in parts}
    return frozenset(found | {actor.country for actor in parts if actor.country})


class Kindred:
    """Which texts tell of the same matter: they share names that few of all texts have."""

    NAMES = 3  # so many make two texts kindred

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            persons = {part.actor.name.casefold() for part in mention.parts if part.actor.type == "person"}
            self._names[mention.doc_id] |= mention.content.names | persons
        self._texts = Counter(name for names in self._names.values() for name in names)
        self._few = max(2, len(self._names) // 4)
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}

    def shared(self, one: str, other: str) -> tuple[str, ...]:
        """The telling names that two texts share, where they are enough; for a text and itself none."""
        if one == other:
            return ()
        pair = (min(one, other), max(one, other))
        if pair not in self._found:
            both = self._names.get(one, set()) & self._names.get(other, set())
            rare = sorted(name for name in both if self._texts[name] <= self._few)
            self._found[pair] = tuple(rare) if len(rare) >= self.NAMES else ()
        return self._found[pair]
