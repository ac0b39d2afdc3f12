"""What anchoring works with: the setting of an expression, and the answer it gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Domain, TimexType, Unit
from pipeline.timex import timex3
from pipeline.timex.expr import Rep
from pipeline.timex.story import Told

NO_DCT = "It needs a publication date, and the text states none."
NO_STORY = "It leans on an earlier date, and the text has told none."
STATED = "Stated in full."


@dataclass(frozen=True, slots=True)
class Setting:
    """All that an anchor may lean on at one place of a text."""

    now: int | None
    domain: Domain
    start: int = 0  # where the expression stands
    sentence: int = -2  # the first word of its sentence
    told: Sequence[Told] = ()
    direction: int = 0
    coming: Sequence[Unit] = ()  # the next dates stated in full
    first: bool = False  # whether it stands at the head of its sentence
    framed: Told | None = None  # the year that sets the time of its clause: "In 1998, it earned most in June"
    present: bool = False  # whether a verb in the present governs it: "has led since July 9"
    flashback: bool = False  # whether it is told in the pluperfect: "had spent the spring"
    ahead: int | None = None  # a year stated just to the right: "between March 3 and June 9, 1921"
    compared: bool = (
        False  # whether a figure is compared with one of this time: "up from $5 million last year"
    )
    months_said: bool = False  # whether "the nine months" was the last stretch named
    habit: bool = False  # whether an hour is told of no day: "the shop usually opens at 9 a.m."
    unclear: str = NO_DCT  # why there is no `now`
    event: tuple[str, Unit] | None = None  # the event counted from and its date, where the text tells it


@dataclass(frozen=True, slots=True)
class Answer:
    """An expression's place on the calendar, or None, with the reason."""

    type: TimexType
    value: str
    unit: Unit | None
    why: str
    confidence: float = 1.0
    rooted: bool = False  # whether the year comes from the text


UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "FY": "XXXX", "6M": "XXXX-HX", "DE": "XXX", "CE": "XX", "SP": "XXXX-SP", "SU": "XXXX-SU", "FA": "XXXX-FA",
    "WI": "XXXX-WI",
}  # fmt: skip


def dated(unit: Unit, why: str, confidence: float = 1.0) -> Answer:
    """An answer with a place on the calendar."""
    return Answer("DATE", timex3.write(unit), unit, why, confidence)


def undated(value: str, why: str) -> Answer:
    """An answer without one, and the reason."""
    return Answer("DATE", value, None, why, 0.5)


def unknown(rep: Rep) -> str:
    """The TIMEX3 value of a repeating thing without its year or week.

    >>> unknown(Rep("weekday", 0)), unknown(Rep("monthday", 12, 13))
    ('XXXX-WXX-1', 'XXXX-12-13')
    """
    match rep:
        case Rep("weekday", int(n)):
            return f"XXXX-WXX-{n + 1}"
        case Rep("month", int(n)):
            return f"XXXX-{n:02d}"
        case Rep("monthday", int(n), day):
            return f"XXXX-{n:02d}-{day:02d}"
        case Rep("season", name):
            return f"XXXX-{name}"
        case Rep("quarter", n):
            return f"XXXX-Q{n}"
        case Rep("half", n):
            return f"XXXX-H{n}"
        case Rep("weekend"):
            return "XXXX-WXX-WE"
        case Rep("decade", int(tens)):
            return f"XX{tens // 10}"
        case Rep("year2", int(n)):
            return f"XX{n:02d}"
    return "XXXX-XX-XX"
