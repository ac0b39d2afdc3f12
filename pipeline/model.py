"""The values that pass between the stages; all frozen, all with offsets into the document's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.interval import Interval, day_of, of_months, of_year

Precision = Literal[
    "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "interval"
]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Domain = Literal["news", "narrative"]
PublishedBasis = Literal["stated", "metadata", "given", "inferred", "unknown"]
Status = Literal["happened", "ongoing", "planned", "alleged", "denied", "hypothetical"]
ActorType = Literal["person", "state", "organisation", "bloc"]
Role = Literal["agent", "patient", "speaker", "other"]
LeftoverKind = Literal["timex", "sentence", "document"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One named stretch of the calendar: a day, a month, a season, a decade.

    >>> Unit.month(1938, 1).days.days
    31
    """

    days: Interval
    precision: Precision

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Unit:
        """One day; raises ValueError where the calendar has no such day."""
        first = day_of(year, month, day)
        return cls(Interval(first, first + 1), "day")

    @classmethod
    def of_day(cls, day: int) -> Unit:
        """One day, by its ordinal."""
        return cls(Interval(day, day + 1), "day")

    @classmethod
    def month(cls, year: int, month: int) -> Unit:
        """One calendar month."""
        return cls(of_months(year, month), "month")

    @classmethod
    def year(cls, year: int) -> Unit:
        """One calendar year."""
        return cls(of_year(year), "year")


@dataclass(frozen=True, slots=True)
class When:
    """When something was, with its precision: one unit, or an interval between two; None is an open side.

    `approximate` stands for "about", `uncertain` for "probably".

    >>> When.of(Unit.year(1937)).precision
    'year'
    >>> When(Unit.month(1937, 10), Unit.month(1939, 10)).precision
    'interval'
    """

    first: Unit | None
    last: Unit | None
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("a When needs at least one known side")
        if self.first and self.last and self.first.days.start >= self.last.days.end:
            raise ValueError("a When cannot end before it begins")

    @classmethod
    def of(cls, unit: Unit, *, approximate: bool = False, uncertain: bool = False) -> When:
        """A single unit."""
        return cls(unit, unit, approximate, uncertain)

    @property
    def precision(self) -> Precision:
        """The unit's precision, or `interval` between two different ones."""
        return self.first.precision if self.first and self.first == self.last else "interval"

    @property
    def start(self) -> int | None:
        """The first possible day, or None."""
        return self.first.days.start if self.first else None

    @property
    def end(self) -> int | None:
        """The day after the last possible one, or None."""
        return self.last.days.end if self.last else None

    @property
    def days(self) -> Interval | None:
        """All possible days, or None where a side is open."""
        return Interval(self.start, self.end) if self.start is not None and self.end is not None else None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as read: `text[start:end]`, its TIMEX3 type, value and mod, and its place in time.

    `when` is None where the expression has no place on the calendar (a duration, a set, an unanchored
    "yesterday"). `anchor` says in a sentence why this date, or why none. `rule` names the rule that fired.
    `confidence` is 0 to 1.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None
    when: When | None
    anchor: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Published:
    """A document's publication date: `when` (None: unknown), the basis it rests on, and why in words."""

    when: When | None
    basis: PublishedBasis
    note: str


@dataclass(frozen=True, slots=True)
class Document:
    """One source text. `text` is the file decoded and otherwise unchanged; `masked` has the same length,
    with boilerplate and markup overwritten by spaces, so that offsets in one are offsets in the other."""

    doc_id: str
    path: str
    text: str
    masked: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something seen and not used, with the reason; offsets are 0 where a whole document is meant."""

    doc_id: str
    start: int
    end: int
    text: str
    kind: LeftoverKind
    reason: str
