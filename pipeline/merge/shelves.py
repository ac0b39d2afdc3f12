"""Where a mention finds the groups it may belong to, without being held against all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.merge.facts import Facts
from pipeline.merge.moments import BY_THEN, COARSE

CROWD = 40  # a shelf with more groups is parted by what they name; what so many name tells nothing
FINE = 2  # days of a date that is looked up by the day
MONTH = 30  # days of the stretches by which the others are looked up

Span: TypeAlias = tuple[int | None, int | None]
Place: TypeAlias = tuple[str, str]


@dataclass(slots=True)
class Shelf:
    """The numbers of groups of one deed and one stretch of time; parted by what they name where crowded."""

    numbers: dict[int, Facts] = field(default_factory=dict)
    parted: dict[str, list[int]] | None = None

    def put(self, number: int, facts: Facts) -> None:
        """Add a group, under what a mention of it names once the shelf is crowded."""
        if self.parted is not None:
            self._part(number, facts)
        elif number not in self.numbers:
            self.numbers[number] = facts
            if len(self.numbers) > CROWD:
                self.parted = {}
                for one, its in self.numbers.items():
                    self._part(one, its)

    def _part(self, number: int, facts: Facts) -> None:
        assert self.parted is not None  # noqa: S101  (called for parted shelves only)
        for token in _tokens(facts):
            numbers = self.parted.setdefault(token, [])
            if len(numbers) <= CROWD and number not in numbers[-1:]:
                numbers.append(number)

    def look(self, facts: Facts) -> Iterable[int]:
        """The numbers of the groups that a mention may belong to."""
        if self.parted is None:
            return self.numbers
        found = (self.parted.get(token, []) for token in _tokens(facts))
        return [number for numbers in found if len(numbers) <= CROWD for number in numbers]


def _tokens(facts: Facts) -> Iterable[str]:
    return (*facts.circle, *facts.mention.content.names, facts.mention.doc_id)


class Shelves:
    """Groups by deed and stretch of time: days for fine dates, months for coarser ones."""

    def __init__(self) -> None:
        self._shelves: dict[Place, Shelf] = {}

    def put(self, number: int, facts: Facts) -> None:
        """Shelve a group under what a mention of it tells."""
        for stretch in (*_days(facts.span, 0), *_months(facts.span)):
            for deed in facts.deed_keys:
                self._shelves.setdefault((deed, stretch), Shelf()).put(number, facts)

    def near(self, facts: Facts, within: int) -> list[int]:
        """The numbers of the groups that a mention may belong to, up to so many days off."""
        found: set[int] = set()
        for stretch in _days(facts.span, within) or _months(facts.span):
            for deed in facts.deed_keys:
                shelf = self._shelves.get((deed, stretch))
                if shelf is not None:
                    found.update(shelf.look(facts))
        return sorted(found)


def _days(span: Span, within: int) -> list[str]:
    """The days of a fine date and those around it; none for a coarse one."""
    start, end = span
    if start is None or end is None or end - start > FINE:
        return []
    return [f"day {day}" for day in range(start - within, end + within)]


def _months(span: Span) -> list[str]:
    """The stretches of about a month that a time lies in; a long time is looked up by itself, one known only
    to have passed also in the stretches before."""
    start, end = span
    if start is not None and end is not None and end - start <= COARSE:
        return _between(start, end)
    alone = [f"{start}/{end}"]
    return alone if start is not None or end is None else [*alone, *_between(end - BY_THEN, end)]


def _between(start: int, end: int) -> list[str]:
    return [f"month {number}" for number in range(start // MONTH, (end - 1) // MONTH + 1)]
