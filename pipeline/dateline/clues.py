"""What an undated text says about its own day: dates told as past or as ahead, weekdays of days, "today"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Literal

from pipeline import edtf, lexicon
from pipeline.dateline import words
from pipeline.dateline.officials import Named, officials
from pipeline.dateline.stated import is_place_line
from pipeline.interval import MAX_DAY, Interval, day_of, of_year, ymd
from pipeline.model import Unit
from pipeline.nlp import text_of
from pipeline.timex import say
from pipeline.timex.combine import combine
from pipeline.timex.expr import Bare, Clock, Deictic, Expr, Nth, Of, Rep, Shift, Stated
from pipeline.timex.match import Found, find
from pipeline.timex.periods import part_of
from pipeline.timex.rules import RULES
from pipeline.timex.tense import direction
from pipeline.timex.view import View, view

Kind = Literal["after", "before", "pair", "dateline", "today", "years"]
Side = Literal[-1, 0, 1]


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that bounds the day of writing.

    `after`: not written before `unit`; `before`: not after it; `pair`: a month and day with its weekday and
    no year, told as past (-1) or ahead (1); `dateline`: a month and day at the place of writing; `today`: the
    day itself; `years`: within `unit`, by a count of years. `why` is what the text does, for a note: "tells
    “2018” as past". `is_near`: news seldom name such a date long after it.
    """

    kind: Kind
    quote: str
    unit: Unit | None = None
    why: str = ""
    month: int = 0
    day: int = 0
    weekday: int | None = None
    side: int = 0
    is_near: bool = False

    @property
    def first(self) -> int:
        """The first day of its unit."""
        return self.unit.days.start if self.unit else 0

    @property
    def last(self) -> int:
        """The last day of its unit."""
        return self.unit.days.end - 1 if self.unit else 0


@dataclass(frozen=True, slots=True)
class Clues:
    """All clues of a text, and whether it speaks from its own days: "yesterday", "on Monday", "last week"."""

    found: tuple[Clue, ...]
    is_fresh: bool


def read(doc: Any) -> Clues:
    """The clues of a parsed text."""
    seen = view(text_of(doc), doc)
    found = combine(seen, find(seen, RULES))
    clues = [
        *(clue for one in found if (clue := _bound(seen, one)) is not None),
        *_days_without_year(seen, found),
        *_todays(seen, found),
        *_counted_years(seen, found),
        *_landmarks(seen),
        *_officials(seen, found),
    ]
    return Clues(tuple(clues), any(_is_fresh(seen, one) for one in found))


def _is_fresh(seen: View, one: Found) -> bool:
    return _is_deictic(one.reading.expr) and not _is_quoted(seen, one.start)


def _is_deictic(expr: Expr) -> bool:
    match expr:
        case Clock(_, date):
            return date is not None and _is_deictic(date)
        case Shift(unit=unit, base="now"):
            return unit in ("D", "W", "M")
        case Deictic() | Nth(base="now") | Bare(Rep("weekday")):
            return True
    return False


def _stated(expr: Expr) -> Unit | None:
    """The stretch of the calendar that a phrase states in full; none for decades and wider."""
    match expr:
        case Clock(_, date) if date is not None:
            return _stated(date)
        case Stated(unit, False) if unit.precision not in ("decade", "century"):
            return unit
        case Of(part, Stated(whole, False)):
            return part_of(part, whole)
    return None


_FOUR_DIGITS = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def _bound(seen: View, one: Found) -> Clue | None:
    """A date told as past, before which the text was not written, or as ahead, after which it was not."""
    quote = " ".join(seen.text[one.start : one.end].split())
    unit = _stated(one.reading.expr)
    if unit is None or not _FOUR_DIGITS.search(quote) or not 0 < unit.days.start <= MAX_DAY:
        return None
    side = _side(seen, one, unit)
    if side == 0:
        return None
    if side < 0:
        return Clue("after", quote, unit, f"tells “{quote}” as past", is_near=True)
    return Clue("before", quote, unit, f"speaks of “{quote}” as still to come")


def _side(seen: View, one: Found, unit: Unit) -> Side:
    tense = words.table()["tense"]
    link = _link(seen, one.start)
    first, last = seen.sentence(one.start)
    at = seen.index(one.start)
    near = _words(seen, max(first, at - _BEFORE), min(last, at + _AFTER))
    around = _words(seen, max(first, at - _WINDOW), min(last, at + _WINDOW))
    way = direction(seen, one.start, one.end)
    if way < 0 and _is_past(seen, at, first, last) and not near & set(tense["prospect"]):
        return -1 if link in tense["past_links"] or (unit.precision == "day" and link == ",") else 0
    if way > 0 and around & set(tense["ahead"]) and not around & set(tense["then"]):
        return 1 if link in tense["future_links"] else 0
    return 0


def _is_past(seen: View, at: int, first: int, last: int) -> bool:
    """Whether the nearest verb before a word is past, or where there is none the first one after it."""
    before = (seen.tags[n] for n in range(at - 1, max(first, at - _WINDOW) - 1, -1))
    after = (seen.tags[n] for n in range(at, min(last, at + _WINDOW)))
    nearest = next((tag for tag in before if tag in _VERBS), None)
    return (nearest or next((tag for tag in after if tag in _VERBS), None)) in ("VBD", "VBN")


_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


def _words(seen: View, start: int, end: int) -> set[str]:
    return {word.lower() for word in seen.words[start:end] if word != "May"}


_BEFORE, _AFTER, _WINDOW = 10, 5, 40  # words of the sentence to either side
_LAST_WORD = re.compile(r"([\w’']+|,)\W{0,3}\Z")


def _link(seen: View, start: int) -> str:
    """The word before an expression, weekdays and "early" skipped: "on" of "on Friday, 3 March"."""
    before = seen.before(start, 40)
    for _ in range(3):
        found = _LAST_WORD.search(before)
        if found is None:
            return ""
        if found[1] not in ("the", "about", "around") and not words.weekdays(found[1]):
            return found[1]
        if found[1] == "the":
            return "the"
        before = before[: found.start()]
    return ""


def _days_without_year(seen: View, found: Sequence[Found]) -> Iterator[Clue]:
    """ "Sunday, February 12", "Friday (11 March)" and the yearless day of a place line."""
    for before, one in pairwise([None, *found]):
        if one is None or not isinstance(one.reading.expr, Bare) or one.reading.expr.rep.kind != "monthday":
            continue
        rep = one.reading.expr.rep
        named, start = one.reading.expr.weekday, one.start
        if named is None and before is not None and _is_bracketed(seen, before, one):
            named, start = _weekday(before.reading.expr), before.start
        quote = " ".join(seen.text[start : one.end].split())
        if named is not None:
            side = direction(seen, start, one.end)
            yield Clue("pair", quote, month=int(rep.a), day=rep.b, weekday=named, side=side)
        elif start < _HEAD and is_place_line(seen.text, start, one.end):
            yield Clue("dateline", quote, month=int(rep.a), day=rep.b)


_HEAD = 2_000


def _weekday(expr: Expr) -> int | None:
    match expr:
        case Bare(Rep("weekday", int(n))):
            return n
    return None


def _is_bracketed(seen: View, one: Found, other: Found) -> bool:
    """Whether the second stands right behind the first, in brackets or after a comma."""
    between = seen.low[one.end : other.start].strip()
    return other.start - one.end <= 6 and between in ("(", ",", ", on", "")


def _todays(seen: View, found: Sequence[Found]) -> Iterator[Clue]:
    """ "Today, 5 July 2023", outside of quotations."""
    for one, other in pairwise(found):
        expr, unit = one.reading.expr, _stated(other.reading.expr)
        if not isinstance(expr, Deictic) or unit is None or unit.precision != "day":
            continue
        if _is_bracketed(seen, one, other) and not _is_quoted(seen, one.start):
            quote = " ".join(seen.text[one.start : other.end].split())
            yield Clue("today", quote, Unit(unit.days.shift(-expr.days), "day"))


def _is_quoted(seen: View, at: int) -> bool:
    """Whether a quotation is open at an offset of its paragraph."""
    start = max(seen.text.rfind("\n", 0, at) + 1, at - 2_000)
    before = seen.text[start:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _counted_years(seen: View, found: Sequence[Found]) -> Iterator[Clue]:
    """ "Ten years ago, in 2011", "the 10th anniversary of the 2011 flood", "born in 1961, aged 62"."""
    for one, other in (*pairwise(found), *((b, a) for a, b in pairwise(found))):
        expr, unit = one.reading.expr, _stated(other.reading.expr)
        if unit is None or not isinstance(expr, Shift) or (expr.unit, expr.base) != ("Y", "now"):
            continue
        gap = seen.low[min(one.end, other.end) : max(one.start, other.start)].strip()
        if gap in (",", ", in", "(", "in", ", on", "—", "–") and expr.amount < 0 and not one.reading.mod:
            quote = seen.text[min(one.start, other.start) : max(one.end, other.end)]
            year = ymd(unit.days.start)[0] + round(-expr.amount)
            yield Clue("years", " ".join(quote.split()), _years(year, year + 1))
    for pattern, early, late in ((_ANNIVERSARY, -1, 1), (_AGED, 0, 1)):
        for match in pattern.finditer(seen.low):
            year = int(match["year"]) + int(match["count"])
            quote = " ".join(seen.text[match.start() : match.end()].split())
            yield Clue("years", quote, _years(year + early, year + late))


_ANNIVERSARY = re.compile(
    r"\b(?P<count>\d{1,3})(?:st|nd|rd|th)\s{1,2}anniversary\s{1,2}of\s{1,2}the\s{1,2}"
    r"(?:[a-z]{3,9}\s{1,2})?(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_AGED = re.compile(
    r"\(born\s(?:[a-z0-9]{1,9},?\s{1,2}){0,3}(?P<year>1[5-9]\d\d|20\d\d)[;,)]?\s{0,2}"
    r"\(?aged?\s(?P<count>\d{1,3})\b"
)


def _years(first: int, last: int) -> Unit:
    return Unit(Interval(of_year(first).start, of_year(last).end), "interval")


@cache
def _unforeseen() -> tuple[tuple[str, Unit], ...]:
    """Phrases for events that nobody could name beforehand, and the event's first day or month."""
    kinds = set(words.table()["tense"]["unforeseen"])
    dated = ((row["phrases"], edtf.read(row["edtf"]).first) for row in lexicon.load("landmarks")["landmark"])
    return tuple(
        (phrase, first)
        for phrases, first in dated
        for phrase in phrases
        if first is not None and " " in phrase and kinds & set(phrase.split())
    )


_LANDMARK_TEXT = 400_000


def _landmarks(seen: View) -> Iterator[Clue]:
    """Events of general history that the text names, so that it is later than they."""
    low = seen.low[:_LANDMARK_TEXT].replace("’", "'")
    for phrase, unit in _unforeseen():
        found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", low) if phrase in low else None
        if found is not None:
            quote = seen.text[found.start() : found.end()]
            yield Clue("after", quote, unit, f"names the “{quote}” ({say.unit(unit)})")


def _officials(seen: View, found: Sequence[Found]) -> Iterator[Clue]:
    """Holders of offices: no text before they took office, and none long after where they act in the news."""
    days = [one.start for one in found if _is_deictic_day(one.reading.expr)]
    years = [one.start for one in found if _stated(one.reading.expr) is not None]
    for named in officials(seen.text):
        since = "out of office since" if named.is_former else "in office since"
        why = f"speaks of “{named.text}” ({since} {say.unit(named.first)})"
        yield Clue("after", named.text, named.first, why)
        if named.last is not None and _acts_now(seen, named, days, years):
            until = Unit.of_day(named.last.days.end + _REPORTED_DAYS - 1)
            why = f"tells what “{named.text}” (in office until {say.unit(named.last)}) did just then"
            yield Clue("before", named.text, until, why)


_REPORTED_DAYS = 7  # from what an official does "on Monday" to the report


def _is_deictic_day(expr: Expr) -> bool:
    match expr:
        case Clock(_, date):
            return date is not None and _is_deictic_day(date)
        case Bare(Rep("weekday")):
            return True
        case Deictic(days):
            return -1 <= days <= 0
    return False


def _acts_now(seen: View, named: Named, days: Sequence[int], years: Sequence[int]) -> bool:
    """Whether a past verb follows the name, in a sentence with "on Monday" or the like and without a year."""
    n = seen.index(named.end - 1) + 1
    if seen.tags[n : n + 1] != ["VBD"]:
        return False
    first, last = seen.sentence(named.start)
    start = seen.starts[first]
    end = seen.starts[last] if last < len(seen.starts) else len(seen.text)
    return _any_between(days, start, end) and not _any_between(years, start, end)


def _any_between(sorted_: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(sorted_, start) < bisect_left(sorted_, end)


@lru_cache(maxsize=256)
def falls_on(year: int, month: int, day: int) -> int | None:
    """The ordinal of a day, or None where the year has none."""
    try:
        return day_of(year, month, day)
    except ValueError:
        return None


def of_kind(clues: Iterable[Clue], *kinds: Kind) -> list[Clue]:
    """The clues of some kinds."""
    return [clue for clue in clues if clue.kind in kinds]
