"""Whether the numbers of two reports agree, like compared with like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.events.figures import Figure

SOME_MORE = 1.34  # "at least 30" agrees with up to a third more
ROUGHLY = 0.15  # "about 30" agrees with so much more or less


def comparable(one: Iterable[Figure], other: Iterable[Figure]) -> list[tuple[Figure, Figure]]:
    """The figures of the same thing in both; a thing counted twice in one report is left out."""
    left, right = _single(list(one)), _single(list(other))
    return [(left[key], right[key]) for key in sorted(left.keys() & right.keys())]


def _single(figures: Sequence[Figure]) -> dict[tuple[str, str], Figure]:
    counts = Counter((figure.what, figure.who) for figure in figures)
    return {(f.what, f.who): f for f in figures if counts[f.what, f.who] == 1}


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can both be right.

    >>> agree(Figure(20, "least", "dead", "people"), Figure(23, "", "dead", "people"))
    True
    >>> agree(Figure(12, "", "dead", "people"), Figure(19, "", "dead", "people"))
    False
    """
    low, high = sorted((one.number, other.number))
    bounds = {one.bound, other.bound}
    if low == high:
        return True
    if bounds == {""}:
        return _rounded(low, high)
    if "about" in bounds:
        return high - low <= ROUGHLY * high
    return high <= SOME_MORE * low and (bounds == {"least", "most"} or _on_its_side(one, other))


def _on_its_side(one: Figure, other: Figure) -> bool:
    """Whether the other number lies on the side that the bound leaves open."""
    if one.bound == other.bound:
        return True
    bounded, exact = (one, other) if one.bound else (other, one)
    return exact.number >= bounded.number if bounded.bound == "least" else exact.number <= bounded.number


def _rounded(one: float, other: float) -> bool:
    """Whether one number is the other in round hundreds, thousands, millions."""
    for rough, exact in ((one, other), (other, one)):
        for size in (10**9, 10**8, 10**7, 10**6, 10**5, 10**4, 10**3, 10**2):
            if rough % size == 0:
                return round(exact / size) * size == rough
    return False
