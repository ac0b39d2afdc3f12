"""One event of a view at a time: which neighbours its line shows, and what a class may ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.records import Event, Mention

STOPS = 7
COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """The stops of a line, from `first` to before `last`, and how many are not drawn at either side."""

    first: int
    last: int
    earlier: int
    to_come: int


def line_of(total: int, at: int, *, hide: bool, most: int = STOPS) -> Line:
    """The stops around one of `total` events; what comes next is no stop where it is hidden.

    >>> line_of(10_000, 5_000, hide=False)
    Line(first=4997, last=5004, earlier=4997, to_come=4996)
    >>> line_of(11, 5, hide=True)
    Line(first=0, last=6, earlier=0, to_come=5)
    """
    if hide:
        first, last = max(0, at + 2 - most), at + 1
    else:
        first = max(0, min(at - most // 2, total - most))
        last = min(total, first + most)
    return Line(first, last, first, total - last)


REACH = (STOPS, 2, 1)
"""How far from the shown event stops are drawn on a wide, a middling and a narrow screen."""


def left_out(total: int, at: int, line: Line) -> list[tuple[int, int]]:
    """How many events are earlier and how many to come beside the stops, for every reach.

    >>> left_out(11, 5, line_of(11, 5, hide=True))
    [(0, 5), (3, 5), (4, 5)]
    """
    return [(max(line.first, at - reach), total - min(line.last, at + reach + 1)) for reach in REACH]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote around its time expression; `cut` says that words are left out."""

    before: str
    written: str
    after: str
    cut: bool


def excerpt(mention: Mention, most: int) -> Excerpt:
    """At most about so many characters of a quote, with its time expression, cut at words."""
    quote = mention.quote
    start, end = mention.timex_start - mention.sentence_start, mention.timex_end - mention.sentence_start
    if not 0 <= start < end <= len(quote):
        start = end = 0
    if len(quote) <= most:
        return Excerpt(quote[:start], quote[start:end], quote[end:], cut=False)
    room = max(most - (end - start), 40)
    left = min(start, max(room // 2, room - (len(quote) - end)))
    before, after = quote[start - left : start], quote[end : end + room - left]
    if left < start:
        before = "… " + (before.partition(" ")[2] or before)
    if end + room - left < len(quote):
        after = (after.rpartition(" ")[0] or after) + " …"
    return Excerpt(before, quote[start:end], after, cut=True)


def voices(mentions: Sequence[Mention], most: int = COLUMNS) -> list[Mention]:
    """The reports that stand side by side: one of every text first, those that deny before the rest."""
    seen: set[str] = set()
    first: list[Mention] = []
    again: list[Mention] = []
    for mention in mentions:
        (again if mention.doc_id in seen else first).append(mention)
        seen.add(mention.doc_id)
    order = {mention.mention_id: place for place, mention in enumerate(mentions)}
    ranked = sorted(first, key=lambda m: m.status != "denied") + again
    return sorted(ranked[:most], key=lambda m: order[m.mention_id])


def asks_who_says_so(event: Event, mentions: Sequence[Mention]) -> bool:
    """Whether there is reason to ask: the sources differ, or nobody says it in their own voice."""
    hearsay = bool(mentions) and all(m.said_by or m.status == "alleged" for m in mentions)
    return event.disputed or hearsay
