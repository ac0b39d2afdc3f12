"""Mentions grouped by event: fine dates first, then coarser ones, then those whose dates lie days apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.events import Mention
from pipeline.merge.evidence import Match, conflict, match
from pipeline.merge.facts import Facts, Kindred, facts_of
from pipeline.merge.moments import COARSE, TOLERANCE, fineness, fit
from pipeline.model import When

CROWD = 60  # what more groups than this share tells none of them from the others
COMPARED = 8  # members of a group that a mention is held against
MONTH = 30  # days of the stretches by which groups are looked up


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
    shelves = _Shelves()
    found: list[Group] = []
    for mention in ordered:
        facts = facts_of(mention, names)
        home = _best(facts, shelves.near(facts, 0), kindred)
        if home is None:
            found.append(Group(len(found), [facts]))
            shelves.put(found[-1], facts)
        else:
            group, why = home
            group.members.append(facts)
            group.notes[mention.mention_id] = why.note
            shelves.put(group, facts)
    return _days_apart(found, kindred, printed)


def _order(mention: Mention) -> tuple[int, float, str]:
    return fineness(mention.when), -mention.confidence, mention.mention_id


class _Shelves:
    """Groups by deed, stretch of time, and what they name: so that few need to be compared."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, ...], dict[int, Group]] = defaultdict(dict)

    def put(self, group: Group, facts: Facts) -> None:
        """Shelve a group under what a mention of it tells."""
        for stretch in _stretches(facts.mention.when, 0):
            for deed in facts.deed_keys:
                for token in ("", *facts.tokens):
                    shelf = self._groups[deed, stretch, token]
                    if len(shelf) <= CROWD:
                        shelf[group.number] = group

    def near(self, facts: Facts, days: int) -> list[Group]:
        """The groups that a mention may belong to: by its deed alone, or where that is crowded by a token."""
        found: dict[int, Group] = {}
        for stretch in _stretches(facts.mention.when, days):
            for deed in facts.deed_keys:
                for token in ("", *facts.tokens):
                    shelf = self._groups.get((deed, stretch, token), {})
                    if len(shelf) <= CROWD:
                        found |= shelf
                        if not token:
                            break
        return [found[number] for number in sorted(found)]


def _stretches(when: When, days: int) -> list[str]:
    """The stretches of about a month that a time lies in; a long or open time is looked up by itself."""
    if when.days is None or when.days.days > COARSE:
        known = when.start if when.start is not None else (when.end or 0) - 1
        alone = f"{when.start}/{when.end}"
        return [alone] if when.start is not None else [alone, *_months(known - MONTH // 3, known)]
    return _months(when.days.start - days, when.days.end - 1 + days)


def _months(first: int, last: int) -> list[str]:
    return [str(number) for number in range(first // MONTH, last // MONTH + 1)]


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
    if any(conflict(facts, member) for member in members):
        return None
    found = [one for member in members if (one := match(facts, member, kindred)) is not None]
    return max(found, key=lambda one: one.points, default=None)


def _days_apart(found: list[Group], kindred: Kindred, printed: Mapping[str, int]) -> list[Group]:
    """Groups whose days lie apart by little joined, where no text tells of both and all else agrees."""
    shelves = _Shelves()
    kept: list[Group] = []
    for group in found:
        days = [f for f in group.members if f.mention.when.precision == "day"]
        if not days:
            kept.append(group)
            continue
        home = _neighbour(group, days[0], shelves, kindred, printed)
        if home is None:
            kept.append(group)
            for facts in days[:COMPARED]:
                shelves.put(group, facts)
        else:
            other, why = home
            other.notes |= {facts.mention.mention_id: why.note for facts in group.members}
            other.notes |= group.notes
            other.members += group.members
    return kept


def _neighbour(
    group: Group, first: Facts, shelves: _Shelves, kindred: Kindred, printed: Mapping[str, int]
) -> tuple[Group, Match] | None:
    """The one group some days off that tells of the same event."""
    found = [
        (other, why)
        for other in shelves.near(first, TOLERANCE)
        if not other.documents & group.documents
        and _told_after(group, other, printed)
        and (why := _agreeing(group, other, kindred)) is not None
    ]
    return found[0] if len(found) == 1 else None


def _agreeing(group: Group, other: Group, kindred: Kindred) -> Match | None:
    mine, yours = group.members[:COMPARED], other.members[:COMPARED]
    if any(conflict(a, b) for a in mine for b in yours):
        return None
    found = [why for a in mine for b in yours if (why := match(a, b, kindred)) is not None]
    return max((why for why in found if why.fit == "near"), key=lambda why: why.points, default=None)


def _told_after(group: Group, other: Group, printed: Mapping[str, int]) -> bool:
    """Whether all texts of both were published after both days: a text knows no day that is still to come."""
    last = max(_last(group), _last(other))
    known: Iterator[int] = (printed[d] for d in sorted(group.documents | other.documents) if d in printed)
    return all(day >= last for day in known)


def _last(group: Group) -> int:
    return max((f.mention.when.end or 0) - 1 for f in group.members if f.mention.when.precision == "day")
