"""TimeML files and the measures of TempEval-3, task A."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Span(NamedTuple):
    """A timex: where it stands and its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A document: its name, text, publication date as written, and timexes."""

    name: str
    text: str
    dct: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of gold and found timexes, counted; scores add up."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    valued: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.gold + other.gold,
            self.found + other.found,
            self.strict + other.strict,
            self.relaxed + other.relaxed,
            self.valued + other.valued,
        )

    def f1(self, hits: int) -> float:
        """F1 in per cent of so many hits.

        >>> Score(gold=4, found=6).f1(3)
        60.0
        """
        return 200 * hits / (self.gold + self.found) if hits else 0.0


def read_folder(folder: Path) -> list[Gold]:
    """The documents of a folder's .tml files, sorted by name."""
    return [read(path) for path in sorted(folder.glob("[!.]*.tml"))]


def read(path: Path) -> Gold:
    """The gold of one file; offsets count in the joined text of TEXT."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - corpora are files of one's own
    stamp, node = root.find(".//DCT//TIMEX3"), root.find(".//TEXT")
    if node is None:
        raise ValueError(f"{path}: it has no TEXT")
    spans = tuple(sorted(_spans(node, 0)))
    dct = stamp.get("value") if stamp is not None else None
    return Gold(path.stem, "".join(node.itertext()), dct, spans)


def _spans(element: ElementTree.Element, start: int) -> Iterator[Span]:
    """The timexes of an element that begins at an offset."""
    at = start + len(element.text or "")
    for child in element:
        yield from _spans(child, at)
        at += len("".join(child.itertext())) + len(child.tail or "")
    if element.tag == "TIMEX3":
        yield Span(start, at, element.get("value") or "")


def tidy(spans: Iterable[Span], text: str) -> list[Span]:
    """The spans in order without blanks at their ends; empty ones and repeats are dropped.

    >>> tidy([Span(0, 5, "2001"), Span(0, 4, "2002")], "2001 was")
    [Span(start=0, end=4, value='2002')]
    """
    kept: dict[tuple[int, int], Span] = {}
    for start, end, value in sorted(spans, key=lambda span: span[:2]):
        inner = text[start:end]
        first = start + len(inner) - len(inner.lstrip())
        last = first + len(inner.strip())
        if first < last:
            kept.setdefault((first, last), Span(first, last, value))
    return list(kept.values())


def pairs(gold: Sequence[Span], found: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """One-to-one pairs: equal spans first, then by shared length, then from left to right."""
    options = sorted(
        (a[:2] != b[:2], -(min(a.end, b.end) - max(a.start, b.start)), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if a.start < b.end and b.start < a.end
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, _, i, j in options:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            yield gold[i], found[j]


def score(document: Gold, found: Iterable[Span]) -> Score:
    """How well one document was tagged."""
    gold, answer = tidy(document.spans, document.text), tidy(found, document.text)
    matched = list(pairs(gold, answer))
    strict = sum(a[:2] == b[:2] for a, b in matched)
    return Score(len(gold), len(answer), strict, len(matched), sum(a.value == b.value for a, b in matched))


def score_all(documents: Sequence[Gold], answers: Sequence[Iterable[Span]]) -> Score:
    """The score of a folder, micro-averaged."""
    return sum((score(one, found) for one, found in zip(documents, answers, strict=True)), Score())
