"""Finding: where a rule fires, the longest match at a place wins, guards refuse what is no time.

The engine knows no rule; it gets them as an argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.timex import words
from pipeline.timex.expr import Reading
from pipeline.timex.guards import refuses
from pipeline.timex.heads import chooser, plain
from pipeline.timex.rule import Rule, groups
from pipeline.timex.view import WORD, View

_APOSTROPHES = ("'", "’", "‘", "`")
_LOOK = 60  # characters from which an expression's first words are taken, wide gaps included
_REACH = 6  # how many words before a temporal word an expression may begin


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match: the span, the rule's name, what it means."""

    start: int
    end: int
    rule: str
    reading: Reading

    def text_ends(self, low: str, endings: tuple[str, ...]) -> bool:
        """Whether the lower-cased text of the match ends so."""
        return low[self.start : self.end].endswith(endings)


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """Single words that are temporal by themselves, and words with which an expression may begin."""
    triggers = words.table("triggers")
    names = list(words.holidays())
    listed = [
        word for section in words.table("calendar").values() for group in section.values() for word in group
    ]
    refs = [word for group in words.table("modifiers")["refs"].values() for word in group]
    adjectives = [word for group in words.table("modifiers")["adjectives"].values() for word in group]
    numbers = [
        word for key in ("ones", "teens", "tens", "scale", "ordinal") for word in words.table("numbers")[key]
    ]
    vague = words.table("modifiers")["vague"]["words"]
    heads = {WORD.findall(word)[0] for word in refs + adjectives}
    core = (
        set(triggers["temporal"]) | heads | {part for word in listed + names for part in WORD.findall(word)}
    )
    core -= set(triggers["too_common"])
    first = core | set(triggers["leading"]) | heads
    first |= {WORD.findall(word)[0] for word in numbers + vague + names}
    return frozenset(core), frozenset(first)


def find(view: View, rules: Sequence[Rule]) -> list[Found]:
    """All expressions, left to right, none overlapping."""
    found: list[Found] = []
    reached = 0
    rules_for = _chooser(tuple(rules))
    for at in candidates(view.low):
        if at < reached or _inside_word(view.low, at):
            continue
        best = _best(view, rules_for(plain(view.low[at : at + _LOOK])), at)
        if best is not None:
            found.append(best)
            reached = best.end
    return found


@lru_cache(maxsize=4)
def _chooser(rules: tuple[Rule, ...]) -> Callable[[str], tuple[Rule, ...]]:
    return chooser((rule.pattern, rule) for rule in rules)


def _inside_word(low: str, at: int) -> bool:
    """No expression begins within letters and figures that are written together: "a1b2"."""
    return at > 0 and (low[at - 1].isalpha() or low[at - 1] in "_@")


def candidates(low: str) -> Iterator[int]:
    """Offsets where an expression may begin: a word that may come first, a temporal one near behind."""
    core, first = _vocabulary()
    waiting: list[tuple[int, int]] = []
    for n, word in enumerate(WORD.finditer(low)):
        text = word.group()
        if text in core or text[0].isdigit():
            for _, at in (pair for pair in waiting if n - pair[0] <= _REACH):
                yield at
            waiting.clear()
            yield word.start() - (text.isdigit() and low[word.start() - 1 : word.start()] in _APOSTROPHES)
            if text in core and text in first:
                waiting.append((n, word.start()))
        elif text in first:
            waiting.append((n, word.start()))


def _best(view: View, rules: Sequence[Rule], at: int) -> Found | None:
    best: Found | None = None
    for rule in rules:
        match = rule.match(view.low, at)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        reading = rule.make(groups(match))
        if reading is None or refuses(view, match, rule, reading):
            continue
        best = Found(match.start(), match.end(), rule.name, reading)
    return best


def widen(found: Found, *, start: int | None = None, end: int | None = None) -> Found:
    """The same with another span."""
    return replace(
        found, start=found.start if start is None else start, end=found.end if end is None else end
    )
