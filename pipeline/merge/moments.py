"""How the times of two reports go together."""

from __future__ import annotations

from typing import Literal

from pipeline.model import When

Fit = Literal["same", "inside", "by then", "near"]

TOLERANCE = 3  # days that reports of one event may lie apart, where all else agrees
COARSE = 366  # a stretch of more days than a year says too little to hold an event of a day
BY_THEN = 9  # news told without a date is at most so many days old when it is printed


def fit(one: When, other: When) -> Fit | None:
    """How two times go together: the same; one inside the other; days apart but near; None: not.

    "By then" is a time known only to have passed ("by 14 March"), with the other shortly before.
    """
    if (one.start, one.end) == (other.start, other.end):
        return "same"
    left, right = one.days, other.days
    if left is None or right is None:
        return "by then" if _by_then(one, other) or _by_then(other, one) else None
    if left.contains(right) or right.contains(left):
        return "inside" if max(left.days, right.days) <= COARSE else None
    if left.days <= 2 and right.days <= 2 and apart(one, other) <= TOLERANCE:
        return "near"
    return None


def apart(one: When, other: When) -> int:
    """The days between the first days of two times; 0 where one is not known."""
    return 0 if one.start is None or other.start is None else abs(one.start - other.start)


def _by_then(late: When, day: When) -> bool:
    if late.start is not None or late.end is None or day.days is None:
        return False
    return day.days.days <= BY_THEN and 0 <= late.end - day.days.end <= BY_THEN


def fineness(when: When) -> int:
    """The number of possible days; a time with an open side counts as very long."""
    return when.days.days if when.days is not None else 10**6
