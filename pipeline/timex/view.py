"""A text as the tagger sees it: lower-cased at equal length, with Penn tags and sentence starts by offset."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Word(Protocol):
    """What is needed of a spaCy token."""

    idx: int
    text: str
    tag_: str
    is_sent_start: bool | None


@dataclass(frozen=True, slots=True)
class View:
    """The text with its words' starts, tags and sentence starts."""

    text: str
    low: str
    starts: list[int]
    words: list[str]
    tags: list[str]
    sentences: list[int]

    def index(self, at: int) -> int:
        """The number of the word at an offset."""
        return max(bisect_right(self.starts, at) - 1, 0)

    def tag(self, at: int) -> str:
        """The Penn tag of the word at an offset."""
        return self.tags[self.index(at)] if self.tags else ""

    def sentence(self, at: int) -> tuple[int, int]:
        """The word numbers (first, after last) of the sentence at an offset."""
        n = bisect_right(self.sentences, self.index(at)) - 1
        last = self.sentences[n + 1] if n + 1 < len(self.sentences) else len(self.starts)
        return (self.sentences[n] if n >= 0 else 0), last

    def before(self, start: int, reach: int = 24) -> str:
        """The lower-cased text before an offset, gaps squeezed."""
        return _GAPS.sub(" ", self.low[max(0, start - reach) : start])

    def after(self, end: int, reach: int = 24) -> str:
        """The lower-cased text after an offset, gaps squeezed."""
        return _GAPS.sub(" ", self.low[end : end + reach])

    def next_word(self, end: int) -> int:
        """The offset of the word after the one that ends there."""
        n = self.index(end - 1) + 1
        return self.starts[n] if n < len(self.starts) else end


_GAPS = re.compile(r"\s+")


def view(text: str, doc: Iterable[Word]) -> View:
    """The view of a parsed document."""
    starts: list[int] = []
    words: list[str] = []
    tags: list[str] = []
    sentences: list[int] = []
    for n, word in enumerate(doc):
        starts.append(word.idx)
        words.append(word.text)
        tags.append(word.tag_)
        if word.is_sent_start or n == 0:
            sentences.append(n)
    return View(text, lower(text), starts, words, tags, sentences)


def lower(text: str) -> str:
    """Lower case at equal length, curly quotes kept.

    >>> lower("İn MAY")
    'İn may'
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


WORD = re.compile(r"[^\W\d_]+|\d+")
