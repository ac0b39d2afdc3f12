"""A parsed text as plain values: words, spans and the tree over them, under the names that spaCy gives them.

spaCy makes a new object and looks a string up whenever a word or one of its properties is asked for; the
stages ask some sixty times a word. Here each is read once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc


class Token:
    """A word or a mark; two are equal only if they are the same."""

    __slots__ = (
        "_subtree", "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_alpha", "is_punct",
        "is_sent_start", "is_space", "is_upper", "lemma_", "like_num", "lower_", "pos_", "sent", "tag_",
        "text", "whitespace_",
    )  # fmt: skip

    doc: Doc
    head: Token
    sent: Span
    children: list[Token]

    def __init__(
        self, i: int, idx: int, text: str, lower: str, lemma: str, pos: str, tag: str, dep: str, entity: str,
        alpha: int, punct: int, space: int, upper: int, like_num: int, spacy: int,
    ) -> None:  # fmt: skip
        self.i, self.idx = i, idx
        self.text, self.lower_, self.lemma_ = text, lower, lemma
        self.pos_, self.tag_, self.dep_, self.ent_type_ = pos, tag, dep, entity
        self.is_alpha, self.is_punct, self.is_space = alpha == 1, punct == 1, space == 1
        self.is_upper, self.like_num = upper == 1, like_num == 1
        self.whitespace_ = " " if spacy else ""
        self.is_sent_start = False
        self.children = []
        self._subtree: tuple[Token, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    def nbor(self, step: int = 1) -> Token:
        """The word so many places further on."""
        return self.doc.tokens[self.i + step]

    @property
    def text_with_ws(self) -> str:
        return self.text + self.whitespace_

    @property
    def lefts(self) -> list[Token]:
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[Token]:
        return [c for c in self.children if c.i > self.i]

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The word and all that hangs on it, in the order of the text."""
        if not self._subtree:
            self._subtree = tuple(_under(self))
        return self._subtree

    @property
    def left_edge(self) -> Token:
        return min(self.subtree)

    @property
    def right_edge(self) -> Token:
        return max(self.subtree)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words that it hangs on, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, descendant: Token) -> bool:
        return any(above is self for above in descendant.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words joined to it by "and" or a comma, before and behind it."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        joined = [first]
        for token in joined:
            joined += [c for c in token.rights if c.dep_ == "conj"]
        return tuple(token for token in joined if token is not self)


def _under(token: Token) -> Iterator[Token]:
    waiting = [(token, False)]
    while waiting:
        one, opened = waiting.pop()
        if opened or not one.children:
            yield one
            continue
        waiting += [(c, False) for c in reversed(one.rights)]
        waiting.append((one, True))
        waiting += [(c, False) for c in reversed(one.lefts)]


class Span:
    """Words that stand together: a sentence, a name."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[self.end + at if at < 0 else self.start + at]

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        if self.end == self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> Span:
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The word on which the others hang; of several, the one nearest to the sentence's root."""
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        outside = [t for t in tokens if not self.start <= t.head.i < self.end]
        return min(outside, key=self._depth, default=tokens[0])

    def _depth(self, token: Token) -> int:
        """How far a word is from the root of its sentence; a mark on which nothing hangs is never near."""
        if (token.is_space or token.is_punct) and not token.children:
            return len(self.doc.tokens) - 1
        return sum(1 for _ in token.ancestors)


class Doc:
    """A text with its words, sentences and named things."""

    __slots__ = ("_places", "ents", "sents", "text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = list(tokens)
        self.ents: tuple[Span, ...] = ()
        self.sents: tuple[Span, ...] = ()
        self._places = [token.idx for token in tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if not isinstance(at, slice):
            return self.tokens[at]
        start, end, _ = at.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    def char_span(
        self, start: int, end: int, label: str = "", *, alignment_mode: str = "strict"
    ) -> Span | None:
        """The words from one character to another; with `expand` also those that are cut there."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        if alignment_mode == "strict":
            if first.idx != start or last.idx + len(last.text) != end:
                return None
            return Span(self, first.i, last.i + 1, label)
        skipped = start == first.idx + len(first.text)
        return Span(self, first.i + skipped, last.i + 1, label)

    def _at(self, place: int) -> Token | None:
        """The word that a character belongs to; the blank behind a word belongs to it."""
        index = bisect_right(self._places, place) - 1
        if index < 0:
            return None
        token = self.tokens[index]
        return token if place < token.idx + len(token.text) + len(token.whitespace_) else None


_STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_FLAGS = ("IS_ALPHA", "IS_PUNCT", "IS_SPACE", "IS_UPPER", "LIKE_NUM", "SPACY")
_TREE = ("IDX", "HEAD", "SENT_START")


def plain(doc: SpacyDoc, text: str) -> Doc:
    """A parsed text in plain values."""
    import numpy as np

    table: Any = doc.to_array([*_STRINGS, *_FLAGS, *_TREE])
    columns = table.reshape(len(doc), -1).astype(np.int64).T.tolist()
    rows = table.reshape(len(doc), -1)[:, : len(_STRINGS)].T.tolist()
    names = {key: doc.vocab.strings[key] for column in rows for key in set(column)}
    strings = [[names[key] for key in column] for column in rows]
    places, heads, starts = columns[-3:]
    tokens = [
        Token(i, *values)
        for i, values in enumerate(zip(places, *strings, *columns[len(_STRINGS) : -3], strict=True))
    ]
    made = Doc(text, tokens)
    for token, step in zip(tokens, heads, strict=True):
        token.doc = made
        token.head = tokens[token.i + step]
        if step:
            token.head.children.append(token)
    edges = [i for i, start in enumerate(starts) if start == 1 and i] + [len(tokens)]
    made.sents = tuple(
        Span(made, start, end) for start, end in zip([0, *edges[:-1]], edges, strict=True) if end > start
    )
    for sentence in made.sents:
        tokens[sentence.start].is_sent_start = True
        for token in tokens[sentence.start : sentence.end]:
            token.sent = sentence
    made.ents = tuple(Span(made, e.start, e.end, e.label_) for e in doc.ents)
    return made
