"""Small changes to words: tidying, joining, capitals, what can be printed, labels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_WORDS = 12
LABEL_CHARS = 26


def listing(names: list[str]) -> str:
    """Names joined as in a sentence.

    >>> listing(["Chad", "Mali", "Niger"])
    'Chad, Mali and Niger'
    """
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def owned(name: str) -> str:
    """A name as an owner.

    >>> owned("Chad"), owned("organisers")
    ('Chad’s', 'organisers’')
    """
    return f"{name}’" if name.endswith("s") else f"{name}’s"


_COUNTS = r"(?!lot\b|few\b|number\b|couple\b|dozen\b|hundred\b|thousand\b|million\b|series\b|handful\b)"
LEADING = re.compile(rf"^(?:the|(?:a|an|another)\s+{_COUNTS}|this|that|these|those)\s*\b", re.I)


_LEADS_ON = (
    "and|or|but|of|to|the|a|an|in|on|at|for|with|by|from|that|as|its|their|his|her|more|than|over|into|about|"
    "between|against|through|which|who|not|after|before|whether|if|when|while|during|amid|near|off|under|upon|"
    "towards?|"
)
_DANGLING = re.compile(rf"\s+(?:{_LEADS_ON},|-|–)$", re.I)
_PRONOUN_FIRST = re.compile(
    r"^(?:he|she|it|they|we|i|you|this|that|these|those|which|who|whom|what|him|them|there)\b", re.I
)


def words_in(text: str) -> int:
    return len(text.split())


def trimmed(text: str) -> str:
    """The text without words at its end that lead on to something.

    >>> trimmed("Envoy returned to the")
    'Envoy returned'
    """
    while (shorter := _DANGLING.sub("", text)) != text:
        text = shorter
    return text


def cut(text: str, words: int) -> str:
    """At most so many words, not ending in one that leads on."""
    return trimmed(" ".join(text.split()[:words]))


def printable(text: str) -> bool:
    """Whether a text has the outward form of a headline."""
    return (
        0 < words_in(text) <= MAX_WORDS
        and (not _PRONOUN_FIRST.match(text) or text.split()[0] == "WHO")
        and not re.search(r"[\"“”«»()\[\]]", text)
        and not _DANGLING.search(text)
    )


_ARTICLES = re.compile(r"\b(?:the|a|an)\s+(?=\w)", re.I)


def short_label(options: Iterable[str]) -> str:
    """The first option that fits, without articles; else the last cut between words."""
    last = "Event"
    for option in options:
        if not option.strip():
            continue
        last = capitalised(_ARTICLES.sub("", trimmed(tidied(option))))
        if len(last) <= LABEL_CHARS and last:
            return last
    words = last.split()
    while len(words) > 1 and len(" ".join(words)) > LABEL_CHARS:
        words.pop()
    label = trimmed(" ".join(words))
    return label if len(label) <= LABEL_CHARS else "Event"


_PLAIN = re.compile(r"[\w’]+(?: [\w’]+)*")


def tidied(text: str) -> str:
    """A text without quotation marks and brackets, evenly spaced, with one kind of apostrophe."""
    if _PLAIN.fullmatch(text):
        return text
    text = re.sub(r"[\"“”«»()\[\]]", "", " ".join(text.split()))
    text = re.sub(r"\s+([,.;:%)’'])", r"\1", text)
    text = re.sub(r"(\w)'(?=s?\b|s?$)", r"\1’", text)
    text = re.sub(r"([$€£])\s+", r"\1", text)
    text = re.sub(r"\s*-\s*(?=\w)", lambda m: m[0].strip() if m[0] != " - " else m[0], text)
    return " ".join(text.split()).strip(" ,;:.-–—'")


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
