"""With what a rule's match can begin, so that only rules are tried whose first words stand there.

A head is the beginning of a match in a plain spelling: every figure is a 0, every gap one blank.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from re import _constants as op  # type: ignore[attr-defined] # a pattern's parts are seen nowhere else
from re import _parser  # type: ignore[attr-defined]
from typing import Any, TypeVar

from pipeline.timex import words

LENGTH = 6  # characters of a head: "the qu" tells more than "the"
_FEW = 12  # characters of a range; more are as good as any
_ANY = "\0"  # any character may stand here
_BLANKS = re.compile(r"\s+")
_FIGURES = re.compile(r"\d")
_MACRO = re.compile(r"<\w*:(\w+)>")
_FIRST_MACRO = 0xE000  # macros are parsed apart; in a pattern a private character stands for each

T = TypeVar("T")


def plain(text: str) -> str:
    """The plain spelling of a beginning.

    >>> plain("the  4th of")
    'the 0t'
    """
    return _FIGURES.sub("0", _BLANKS.sub(" ", text))[:LENGTH]


def heads(pattern: str) -> frozenset[str]:
    """The heads of a rule's pattern; after a short one anything may follow, or nothing.

    >>> sorted(heads("(?:the )?1\\\\d(?:st|nd)? <:month>") & {"the 00", "00 may", "00st j"})
    ['00 may', '00st j', 'the 00']
    """
    found = {head.partition(_ANY)[0] for head in _sequence({""}, _parsed(pattern))}
    return frozenset(head for head in found if not any(head[:n] in found for n in range(len(head))))


def _parsed(pattern: str) -> Any:
    names = list(words.macros())
    return _parser.parse(_MACRO.sub(lambda found: chr(_FIRST_MACRO + names.index(found[1])), pattern))


@cache
def _macro(code: int) -> frozenset[str]:
    return frozenset(_sequence({""}, _parsed(list(words.macros().values())[code - _FIRST_MACRO])))


def _sequence(before: set[str], parts: Iterable[tuple[Any, Any]]) -> set[str]:
    """The beginnings, each followed by what the parts of a pattern match one after another."""
    for kind, value in parts:
        if all(map(_is_whole, before)):
            break
        before = _part(before, kind, value)
    return before


def _part(before: set[str], kind: Any, value: Any) -> set[str]:
    if kind is op.LITERAL:
        return _followed(before, _literal(value))
    if kind is op.IN:
        return _followed(before, _characters(value))
    if kind is op.BRANCH:
        return set().union(*(_sequence(before, branch) for branch in value[1]))
    if kind is op.SUBPATTERN:
        return _sequence(before, value[3])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return _repeated(before, *value)
    return before if kind in (op.ASSERT, op.ASSERT_NOT, op.AT) else _followed(before, {_ANY})


def _repeated(before: set[str], least: int, most: int, parts: Iterable[tuple[Any, Any]]) -> set[str]:
    out = set(before) if least == 0 else set()
    for n in range(1, min(int(most), LENGTH + int(least)) + 1):
        before = _sequence(before, parts)
        if n >= least:
            out |= before
    return out


def _literal(code: int) -> Iterable[str]:
    return {plain(chr(code))} if code < _FIRST_MACRO else _macro(code)


def _characters(members: Sequence[tuple[Any, Any]]) -> set[str]:
    out: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            out.update(_literal(value))
        elif kind is op.RANGE and value[1] - value[0] < _FEW:
            out |= {plain(chr(code)) for code in range(value[0], value[1] + 1)}
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            out.add("0")
        else:
            return {_ANY}
    return out


def _is_whole(head: str) -> bool:
    return len(head) == LENGTH or head.endswith(_ANY)


def _followed(before: Iterable[str], more: Iterable[str]) -> set[str]:
    return {
        head if _is_whole(head) else (head.removesuffix(" ") + one if one[:1] == " " else head + one)[:LENGTH]
        for head in before
        for one in more
    }


def chooser(patterns: Iterable[tuple[str, T]]) -> Callable[[str], tuple[T, ...]]:
    """A function from a plain beginning to all those whose pattern may match there, in their order.

    >>> chooser([("<:month>", 1), ("the <:month>", 2), ("ma", 3)])("may 0,")
    (1, 3)
    """
    listed = list(patterns)
    by_head: dict[str, set[int]] = defaultdict(set)
    for n, (pattern, _) in enumerate(listed):
        for head in heads(pattern):
            by_head[head].add(n)

    @lru_cache(maxsize=50_000)
    def choose(beginning: str) -> tuple[T, ...]:
        chosen = set().union(*(by_head.get(beginning[:n], ()) for n in range(len(beginning) + 1)))
        return tuple(listed[n][1] for n in sorted(chosen))

    return choose
