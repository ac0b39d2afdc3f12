"""Small changes to words: cutting, tidying, capitals, labels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


LABEL_CHARS = 26


def listing(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


LEADING = re.compile(r"^(?:the|a|an|this|that|these|those|another)\s+", re.I)


_DANGLING = re.compile(
    r"\s+(?:and|or|of|to|the|a|an|in|on|at|for|with|by|from|that|as|its|their|his|her|more|than|over|into|about|"
    r"between|against|through|which|who|not|after|before|,|-|–)$",
    re.I,
)


def cut(text: str, words: int) -> str:
    """At most so many words, not ending in one that leads on."""
    short = " ".join(text.split()[:words])
    while (trimmed := _DANGLING.sub("", short)) != short:
        short = trimmed
    return short


_ARTICLES = re.compile(r"\b(?:the|a|an)\s+", re.I)


def short_label(options: Iterable[str]) -> str:
    """The first option that fits, else the last cut at a word."""
    tidy = [
        capitalised(_ARTICLES.sub("", LEADING.sub("", cut(tidied(option), 12))))
        for option in options
        if option.strip()
    ]
    for option in tidy:
        if len(option) <= LABEL_CHARS:
            return option
    words = (tidy[-1] if tidy else "Event").split()
    while len(words) > 1 and len(" ".join(words)) > LABEL_CHARS:
        words.pop()
    return cut(" ".join(words), 8)[:LABEL_CHARS]


def tidied(text: str) -> str:
    text = re.sub(r"[\"“”«»]", "", " ".join(text.split()))
    text = re.sub(r"\s+([,.;:%)’'])", r"\1", text)
    text = re.sub(r"([($€£])\s+", r"\1", text)
    text = re.sub(r"\s*-\s*(?=\w)", lambda m: m[0].strip() if m[0] != " - " else m[0], text)
    return text.strip(" ,;:.-–—")


def capitalised(text: str) -> str:
    text = tidied(text)
    return text[:1].upper() + text[1:]


def spaced(tokens: Iterable[Token]) -> str:
    """Tokens as they are written, with a space where others stood between them."""
    pieces: list[str] = []
    last = None
    for token in tokens:
        if last is not None and token.i > last + 1:
            pieces.append(" ")
        pieces.append(token.text_with_ws)
        last = token.i
    return "".join(pieces)
