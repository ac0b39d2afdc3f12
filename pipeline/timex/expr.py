"""A small algebra of time: what a phrase means before anyone asks when it is written.

An expression is a frozen value built by a rule; `resolve` asks it for its place on the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model import TimexType, Unit

Base = Literal["now", "then"]
CalUnit = Literal["D", "W", "WE", "M", "Q", "6M", "Y", "DE", "CE", "SP", "SU", "FA", "WI", "FY"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A stretch of the calendar that the text states in full: "13 December 1937", "the 1930s"."""

    unit: Unit
    loose: bool = False  # a century or decade without its era: before Christ in a story told in such years


@dataclass(frozen=True, slots=True)
class Rep:
    """Something that comes again: a weekday, a month, a month and day, a season, a holiday.

    `kind` is one of weekday, month, monthday, dom (day of the month), season, quarter, half, holiday,
    weekend, decade ("the thirties"), year2 ("'37"), year3 ("732"), domweekday ("Friday the 13th"). A weekday
    with `b` is any one: "on a Friday".
    """

    kind: str
    a: int | str
    b: int = 0


@dataclass(frozen=True, slots=True)
class Bare:
    """A repeating thing without a word that says which: "in July", "on Monday"."""

    rep: Rep
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class OldStyle:
    """A day of the Julian calendar; without a year it gets one as any other: "25 October (Old Style)"."""

    month: int
    day: int
    year: int | None = None


ON_OR_AFTER = "on or after"  # the word of a weekday that may be the base itself: "that Thursday"


@dataclass(frozen=True, slots=True)
class Nth:
    """The `offset`-th occurrence or unit from the base: this 0, last -1, next 1."""

    what: Rep | str
    offset: int
    base: Base | Expr = "now"
    word: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units after (before, when negative) a base: "two weeks ago", "a year earlier"."""

    amount: float
    unit: str
    base: Base | Expr
    sharp: str = ""  # the unit of the result, where it is not the one counted in: "ten years ago today"


@dataclass(frozen=True, slots=True)
class Deictic:
    """A day counted from the base: today 0, yesterday -1, tomorrow 1."""

    days: int
    base: Base = "now"


@dataclass(frozen=True, slots=True)
class Of:
    """A part of a whole: "August of that year", "the third quarter of 1990", "the first half of 1938"."""

    part: Rep
    whole: Expr


@dataclass(frozen=True, slots=True)
class Then:
    """The running reference itself, at a unit's size: "that year", "the same day"; "" keeps its size."""

    unit: str = ""
    loose: bool = False  # said with no more than an article: "the end of the year"


@dataclass(frozen=True, slots=True)
class SameIn:
    """The part of a year being told, in another stated year: "the 1988 quarter"."""

    year: int


@dataclass(frozen=True, slots=True)
class QuarterEnded:
    """The quarter that ended on a day: "the quarter ended July 31", most of which is the second of a year."""

    day: Expr


@dataclass(frozen=True, slots=True)
class FromEvent:
    """A length counted from an event that follows: "two days before the call"; `amount` None is vague."""

    length: str
    amount: float | None
    unit: str
    phrase: bool = False  # "the day before the call": no length of its own


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day on a date: `time` is "T10:00", "TMO" or the like."""

    time: str
    date: Expr | None = None
    open_half: bool = False  # by the clock's face, before or after noon: "half past nine"


@dataclass(frozen=True, slots=True)
class Vague:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Length:
    """A duration by its TIMEX3 value: "P3D"."""

    value: str


@dataclass(frozen=True, slots=True)
class Every:
    """A set by its TIMEX3 value: "P1Y", "XXXX-WXX-1"; `each` is how stories' annotators print an adverb."""

    value: str
    each: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A phrase with a place in time that this text does not tell; `why` says what is missing.

    `else_` is what it means where the text does tell enough.
    """

    value: str
    why: str
    type: TimexType = "DATE"
    else_: Shift | None = None


Expr = (
    Stated
    | Bare
    | OldStyle
    | Nth
    | Shift
    | Deictic
    | Of
    | Then
    | SameIn
    | QuarterEnded
    | FromEvent
    | Clock
    | Vague
    | Length
    | Every
    | Unplaced
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of a match: the expression, its modifier, and how it is said."""

    expr: Expr
    mod: str | None = None
    type: TimexType | None = None
    approximate: bool = False
