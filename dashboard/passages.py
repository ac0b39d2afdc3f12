"""A long text in sections, and a section in pieces whose marks never cross."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

SECTION = 20_000
_BREAKS = ("\n\n", "\n", ". ", " ")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters that are marked: what kind of mark, and its number among those of its kind."""

    start: int
    end: int
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two boundaries, with the spans that cover it."""

    start: int
    end: int
    spans: tuple[Span, ...]


def sections(text: str, size: int = SECTION) -> list[tuple[int, int]]:
    """A text in stretches of at most `size` characters, cut after a paragraph, a line, a sentence or a word.

    >>> sections("one two\\nthree\\nfour", 12)
    [(0, 8), (8, 18)]
    >>> sections("")
    [(0, 0)]
    """
    cuts = [0]
    while len(text) - cuts[-1] > size:
        cuts.append(_cut(text, cuts[-1], cuts[-1] + size))
    return list(pairwise([*cuts, len(text)])) if cuts[-1] < len(text) else [(0, 0)]


def _cut(text: str, start: int, end: int) -> int:
    """The last good place to cut in the second half of a stretch, else its end."""
    for mark in _BREAKS:
        at = text.rfind(mark, start + (end - start) // 2, end)
        if at >= 0:
            return at + len(mark)
    return end


def section_at(found: Sequence[tuple[int, int]], offset: int) -> int:
    """The number, from 0, of the section that holds a character.

    >>> section_at([(0, 8), (8, 18)], 8), section_at([(0, 8), (8, 18)], 99)
    (1, 1)
    """
    return next((number for number, (_, end) in enumerate(found) if offset < end), len(found) - 1)


def pieces(start: int, end: int, spans: Iterable[Span]) -> list[Piece]:
    """Cut start..end at every boundary, so that overlapping marks never cross.

    >>> [(p.start, p.end, len(p.spans)) for p in pieces(0, 9, [Span(2, 6, "a", 0), Span(4, 8, "b", 0)])]
    [(0, 2, 0), (2, 4, 1), (4, 6, 2), (6, 8, 1), (8, 9, 0)]
    """
    valid = [s for s in spans if s.start < s.end and s.start < end and s.end > start]
    inside = (max(s.start, start) for s in valid), (min(s.end, end) for s in valid)
    cuts = sorted({start, end, *inside[0], *inside[1]})
    ranked = sorted(valid, key=lambda s: (s.start, -s.end))
    found: list[Piece] = []
    active: list[Span] = []
    following = 0
    for left, right in pairwise(cuts):
        active = [s for s in active if s.end > left]
        while following < len(ranked) and ranked[following].start <= left:
            active.append(ranked[following])
            following += 1
        found.append(Piece(left, right, tuple(active)))
    return found
