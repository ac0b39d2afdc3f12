"""Mentions grouped by event: fine dates first, then coarser ones, then those whose dates lie days apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.events import Mention
from pipeline.merge.evidence import Match, conflict, weigh
from pipeline.merge.facts import Facts, Kindred, facts_of
from pipeline.merge.moments import TOLERANCE, fineness, fit
from pipeline.merge.shelves import Shelves
from pipeline.model import When

COMPARED = 8  # members of a group that a mention is held against


@dataclass(slots=True)
class Group:
    """Mentions of one event, the first the finest; `notes` say why each later one joined."""

    number: int
    members: list[Facts]
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def when(self) -> When:
        """The time of its first mention."""
        return self.members[0].mention.when

    @property
    def documents(self) -> set[str]:
        """The texts that report it."""
        return {facts.mention.doc_id for facts in self.members}


def groups(
    mentions: Iterable[Mention],
    names: Mapping[str, str],
    printed: Mapping[str, int],
    texts: Mapping[str, str],
) -> list[Group]:
    """The mentions grouped by event; the order of the mentions makes no difference.

    `names` maps actors to canonical names; `printed` gives the day a text was published, where it is known;
    `texts` are the texts themselves, for the names they share.
    """
    ordered = sorted(mentions, key=_order)
    kindred = Kindred(texts)
    shelves = Shelves()
    found: list[Group] = []
    for mention in ordered:
        facts = facts_of(mention, names)
        home = _best(facts, [found[number] for number in shelves.near(facts, 0)], kindred)
        if home is None:
            group = Group(len(found), [facts])
            found.append(group)
        else:
            group, why = home
            group.members.append(facts)
            group.notes[mention.mention_id] = why.note
        shelves.put(group.number, facts)
    return _days_apart(found, kindred, printed)


def _order(mention: Mention) -> tuple[int, float, str]:
    return fineness(mention.when), -mention.confidence, mention.mention_id


def _best(facts: Facts, candidates: Sequence[Group], kindred: Kindred) -> tuple[Group, Match] | None:
    """The group that a mention fits best; None where none does, or two of different times do equally."""
    matches = [(group, found) for group in candidates if (found := _held(facts, group, kindred)) is not None]
    matches = [(group, found) for group, found in matches if found.fit != "near"]
    if not matches:
        return None
    points = max(found.points for _, found in matches)
    best = [(group, found) for group, found in matches if found.points == points]
    times = {(group.when.start, group.when.end) for group, _ in best}
    return best[0] if len(times) == 1 else None


def _held(facts: Facts, group: Group, kindred: Kindred) -> Match | None:
    """The best match of a mention with a group's members, none of which may conflict with it."""
    if fit(facts.mention.when, group.when) is None:
        return None
    members = group.members[:COMPARED]
    found = [one for member in members if (one := weigh(facts, member, kindred)) is not None]
    if not found or any(conflict(facts, member) for member in members):
        return None
    return max(found, key=lambda one: one.points)


def _days_apart(found: list[Group], kindred: Kindred, printed: Mapping[str, int]) -> list[Group]:
    """Groups whose days lie apart by little joined, where no text tells of both and all else agrees."""
    shelves = Shelves()
    kept: dict[int, Group] = {}
    for group in found:
        days = [f for f in group.members if f.mention.when.precision == "day"]
        others = [kept[number] for number in (shelves.near(days[0], TOLERANCE) if days else [])]
        home = _neighbour(group, others, kindred, printed)
        if home is None:
            kept[group.number] = group
            for facts in days[:COMPARED]:
                shelves.put(group.number, facts)
        else:
            other, why = home
            other.notes |= {facts.mention.mention_id: why.note for facts in group.members} | group.notes
            other.members += group.members
    return list(kept.values())


def _neighbour(
    group: Group, others: Sequence[Group], kindred: Kindred, printed: Mapping[str, int]
) -> tuple[Group, Match] | None:
    """The one group some days off that tells of the same event."""
    found = [
        (other, why)
        for other in others
        if (why := _agreeing(group, other, kindred)) is not None
        and not other.documents & group.documents
        and _told_after(group, other, printed)
    ]
    return found[0] if len(found) == 1 else None


def _agreeing(group: Group, other: Group, kindred: Kindred) -> Match | None:
    """The best match of their members on days apart, where no two members conflict."""
    pairs = [(a, b) for a in group.members[:COMPARED] for b in other.members[:COMPARED]]
    found = [why for a, b in pairs if (why := weigh(a, b, kindred)) is not None and why.fit == "near"]
    if not found or any(conflict(a, b) for a, b in pairs):
        return None
    return max(found, key=lambda why: why.points)


def _told_after(group: Group, other: Group, printed: Mapping[str, int]) -> bool:
    """Whether all texts of both were published after both days: a text knows no day that is still to come."""
    last = max(_last(group), _last(other))
    known: Iterator[int] = (printed[d] for d in sorted(group.documents | other.documents) if d in printed)
    return all(day >= last for day in known)


def _last(group: Group) -> int:
    return max((f.mention.when.end or 0) - 1 for f in group.members if f.mention.when.precision == "day")
