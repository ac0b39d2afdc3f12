"""Names of what does not act: ships, and the agency that a dateline names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
from pipeline.actors.agents import nouns

_DATELINE = 600  # characters from the start of a text in which a dateline stands


def ships(doc: Doc) -> frozenset[int]:
    """The tokens that name a ship: after "MV" or "the ferry", or with a verb of the sea."""
    named: set[tuple[str, ...]] = set()
    runs = list(_runs(doc))
    for start, end in runs:
        if _is_ship(doc, start, end):
            words = tuple(token.text for token in doc[start:end])
            named.add(words[1:] if words[0].lower() in nouns("vessels", "prefixes") else words)
    if not named:
        return frozenset()
    return frozenset(
        index
        for start, end in runs
        if any(_ends_with(doc, start, end, words) for words in named)
        for index in range(start, end)
    )


def _ends_with(doc: Doc, start: int, end: int, words: tuple[str, ...]) -> bool:
    return len(words) > 0 and tuple(token.text for token in doc[max(start, end - len(words)) : end]) == words


def _runs(doc: Doc) -> list[tuple[int, int]]:
    """Capitalised words in a row, small words of names between them, as token ranges."""
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(doc):
        if not _capital(doc[index]):
            index += 1
            continue
        end = index + 1
        while end < len(doc) and (
            _capital(doc[end]) or (doc[end].lower_ in ("del", "de", "of") and _next(doc, end))
        ):
            end += 1
        found.append((index, end))
        index = end
    return found


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag_ in ("NNP", "NNPS", "NN") and token.ent_type_ != "DATE"


def _next(doc: Doc, index: int) -> bool:
    return index + 1 < len(doc) and _capital(doc[index + 1])


def _is_ship(doc: Doc, start: int, end: int) -> bool:
    first, head = doc[start], doc[end - 1]
    if first.lower_ in nouns("vessels", "prefixes") and first.text.isupper() and end - start > 1:
        return True
    before = [
        token for token in doc[max(0, start - 3) : start] if token.text not in ('"', "“", "'", "‘", "the")
    ]
    if before and before[-1].lemma_.lower() in nouns("vessels"):
        return True
    article = start > 0 and doc[start - 1].lower_ == "the"
    if article and before and before[-1].text == "," and _named_before(doc, start - 2):
        return True
    if article and before and before[-1].lower_ == "and" and start > 2 and doc[start - 3].text[:1].isupper():
        return head.dep_ == "conj" and _is_listed_ship(head)
    following = doc[end].lemma_.lower() if end < len(doc) else ""
    return article and {following, head.head.lemma_.lower()} & nouns("vessels", "verbs") != set()


def _named_before(doc: Doc, comma: int) -> bool:
    return comma > 0 and doc[comma - 1].lemma_.lower() in nouns("vessels")


def _is_listed_ship(head: Token) -> bool:
    """Whether a name is joined to one that stands after a noun for ships ("The boats, the A and the B")."""
    above = head.head
    return above.dep_ == "appos" and above.head.lemma_.lower() in nouns("vessels")


_PLACE_LINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.' -]{2,}[^\n()]{0,60}?"
    r"(?:\([^()\n]{2,60}\)[ \t]*(?:[-–—_:]|--)|[ \t](?:[-–—]|--)[ \t])",
    re.M,
)


def dateline(doc: Doc, text: str) -> frozenset[int]:
    """The tokens of a dateline: "LIMA, March 14 (Andes Press) - "."""
    found = _PLACE_LINE.search(text[:_DATELINE])
    if found is None:
        return frozenset()
    return frozenset(token.i for token in doc[: _DATELINE // 2] if found.start() <= token.idx < found.end())
