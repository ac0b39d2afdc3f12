"""Dates that lean on an event: "the day before the call", "two weeks after the landing", "today's talks".

The event is one that the text dates elsewhere, else a landmark of general history; where neither is found
the expression stays without a date, and its anchor says which event it leans on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline import edtf, lexicon
from pipeline.interval import shift_months
from pipeline.model import Timex, Unit, When
from pipeline.timex import say

RECENT_DAYS = 14  # "today's talks" are talks of at most two weeks before publication


@dataclass(frozen=True, slots=True)
class Told:
    """An event that the text dates to the day: its noun with what stands before it, and when it was."""

    noun: str
    before: frozenset[str]
    when: When


@dataclass(frozen=True, slots=True)
class Leaning:
    """A time expression that leans on an event: so many units before or after what `noun` names."""

    timex: Timex
    end: int
    noun: str
    before: frozenset[str]
    phrase: str
    count: int | None
    unit: str
    is_today: bool = False


_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_ARTICLE = r"(?:the|this|that|these|those|his|her|their|its|our)\s+"
_SAME = re.compile(rf"(?:on\s+)?the\s+(?:very\s+|same\s+)*day\s+(?:of|as)\s+{_ARTICLE}", re.I)
_COUNTED = re.compile(
    rf"(?:(the|a|an|\d{{1,3}}|{'|'.join(_NUMBERS)}|a\s+few|several|some)\s+)"
    rf"(day|week|month|year)s?\s+(before|after|following)\s+{_ARTICLE}",
    re.I,
)
_EVE = re.compile(rf"(?:on\s+)?the\s+eve\s+of\s+{_ARTICLE}", re.I)
_TODAY = re.compile(r"today\s*['’]s\s+", re.I)
_NOUN_WORDS = 6


@cache
def _nouns() -> frozenset[str]:
    kinds = lexicon.load("predicates").values()
    nouns = {noun for kind in kinds if isinstance(kind, dict) for noun in kind.get("nouns", [])}
    return frozenset(nouns | set(_synonyms()))


def leaning(text: str, timex: Timex) -> Leaning | None:
    """What a time expression leans on, by the words at and after it; None where it leans on no event."""
    window = text[timex.start : timex.end + 120]
    for pattern, reading in ((_SAME, (0, "day")), (_EVE, (-1, "day")), (_TODAY, (0, "day"))):
        if (found := pattern.match(window)) is not None:
            return _with_noun(timex, window, found.end(), *reading, is_today=pattern is _TODAY)
    found = _COUNTED.match(window)
    if found is None:
        return None
    word = found[1].lower()
    number = int(word) if word.isdigit() else 1 if word == "the" else _NUMBERS.get(word)
    sign = -1 if found[3].lower() == "before" else 1
    return _with_noun(timex, window, found.end(), None if number is None else sign * number, found[2].lower())


def _with_noun(
    timex: Timex, window: str, at: int, count: int | None, unit: str, *, is_today: bool = False
) -> Leaning | None:
    whole = max((name for name in _landmarks() if _begins_with(window[at:], name)), key=len, default=None)
    if whole is not None:
        noun, end = whole.split()[-1], timex.start + at + len(whole)
        return Leaning(timex, end, noun, frozenset(), whole, count, unit, is_today)
    words = list(re.finditer(r"[\w-]+", window[at:]))[:_NOUN_WORDS]
    for index, word in enumerate(words):
        following = words[index + 1][0].lower() if index + 1 < len(words) else ""
        if word[0].lower() in _nouns() and following not in _nouns():
            before = frozenset(w[0].lower() for w in words[:index])
            phrase = " ".join(window[at : at + word.end()].split())
            return Leaning(
                timex, timex.start + at + word.end(), word[0].lower(), before, phrase, count, unit, is_today
            )
    return None


def _begins_with(text: str, phrase: str) -> bool:
    return text[: len(phrase)].lower() == phrase and not text[len(phrase) : len(phrase) + 1].isalnum()


def resolve(lean: Leaning, told: Sequence[Told], *, published: When | None) -> Timex:
    """The expression with the date that its event gives it, or without a date and with the reason."""
    base, basis = _base(lean, told, published)
    if base is None or lean.count is None:
        missing = "does not date" if base is None else "counts from only roughly"
        return replace(
            lean.timex, when=None, anchor=f"It leans on “{lean.phrase}”, which the text {missing}."
        )
    when = _shifted(base, lean.count, lean.unit)
    shift = "" if lean.count == 0 else f", {_distance(lean)}"
    return replace(
        lean.timex,
        end=lean.end,
        type="DATE",
        value=edtf.write(when),
        mod=None,
        when=when,
        anchor=f"“{lean.phrase}” is {basis}{shift}.",
        rule="leans on an event",
        confidence=0.75,
    )


def _distance(lean: Leaning) -> str:
    number = abs(lean.count or 0)
    side = "before" if (lean.count or 0) < 0 else "after"
    return f"and this is {number} {lean.unit}{'s' if number > 1 else ''} {side}"


def _base(lean: Leaning, told: Sequence[Told], published: When | None) -> tuple[Unit | None, str]:
    matches = [(score, event) for event in told if (score := _likeness(lean, event)) > 0]
    if lean.is_today:
        matches = [(score, event) for score, event in matches if _is_recent(event.when, published)]
    if matches:
        best = max(score for score, _ in matches)
        event = next(event for score, event in matches if score == best)
        if event.when.first is not None:
            return event.when.first, f"the one that the text dates to {say.when(event.when)}"
    landmark = None if lean.is_today else _named(lean)
    if landmark is not None and landmark[1].first is not None:
        return landmark[1].first, f"{landmark[0]}, {say.when(landmark[1])}"
    return None, ""


def _is_recent(when: When, published: When | None) -> bool:
    if published is None or published.start is None or when.start is None:
        return False
    return 0 <= published.start - when.start <= RECENT_DAYS


def _likeness(lean: Leaning, event: Told) -> int:
    """0 for another thing; more for the same noun, a synonym, the same words before it."""
    same = 2 if lean.noun == event.noun else 0
    compounds = {f"{word} {lean.noun}" for word in lean.before} | {lean.noun}
    others = {f"{word} {event.noun}" for word in event.before} | {event.noun}
    narrow = {c for c in others if " " in c and c in _synonyms()} or others
    if any(_synonyms().get(c, set()) & narrow for c in compounds):
        same = max(same, 2 if narrow != others else 1)
    elif same and narrow != others and not lean.before & event.before:
        same = 1
    return same and same + 2 * len(lean.before & event.before)


@cache
def _synonyms() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group in lexicon.load("synonyms")["groups"]:
        for word in group:
            found.setdefault(word, set()).update(group)
    return found


@cache
def _landmarks() -> dict[str, tuple[str, When]]:
    return {
        phrase: (entry["name"], edtf.read(entry["edtf"]))
        for entry in lexicon.load("landmarks")["landmark"]
        for phrase in entry["phrases"]
    }


def _named(lean: Leaning) -> tuple[str, When] | None:
    """A landmark whose name the phrase begins with."""
    phrase = lean.phrase.lower()
    return next((value for name, value in _landmarks().items() if phrase == name), None)


def _shifted(base: Unit, count: int, unit: str) -> When:
    if count == 0:
        return When.of(base)
    if unit in ("day", "week"):
        days = base.days.shift(count * (7 if unit == "week" else 1))
        return When.of(Unit(days, base.precision))
    day = shift_months(base.days.start, count * (12 if unit == "year" else 1))
    moved = Unit.of_day(day)
    return When.of(moved, approximate=True)


def collect(nouns: Iterable[tuple[str, frozenset[str]]], when: When) -> list[Told]:
    """The events that a sentence with a date to the day tells of, by their nouns."""
    return [Told(noun, before, when) for noun, before in nouns] if when.precision == "day" else []
