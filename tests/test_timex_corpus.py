"""Every phrase of tests/corpus: the span in double brackets is found, with the value its group states."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import edtf, nlp
from pipeline.timex import tag

CORPUS = Path(__file__).parent / "corpus"


def _cases(*, negative: bool) -> Iterator[Any]:
    for path in sorted(CORPUS.glob("*.toml")):
        corpus = tomllib.loads(path.read_text("utf-8"))
        if path.stem.startswith("negative") != negative:
            continue
        for group in corpus["group"]:
            for text in group["texts"]:
                yield pytest.param(corpus, group, text, id=f"{path.stem}: {text}")


@pytest.fixture(scope="session")
def tagger() -> Any:
    language = nlp.load(depth="tags")

    def run(corpus: dict[str, Any], text: str) -> list[Any]:
        dct = edtf.read(corpus["dct"]) if "dct" in corpus else None
        return tag(language(text), dct=dct, domain=corpus["domain"])

    return run


@pytest.mark.parametrize(("corpus", "group", "marked"), list(_cases(negative=False)))
def test_phrase(tagger: Any, corpus: dict[str, Any], group: dict[str, Any], marked: str) -> None:
    phrase = re.search(r"\[\[(.*?)\]\]", marked, re.S)
    assert phrase is not None
    text = marked.replace("[[", "").replace("]]", "")
    found = [one for one in tagger(corpus, text) if one.end > phrase.start() and one.start < phrase.end() - 4]
    assert [(one.text, one.value) for one in found] == [(phrase[1], group["value"])]
    one = found[0]
    assert text[one.start : one.end] == one.text
    assert one.anchor.endswith(".")
    if "edtf" in group:
        assert one.when is not None
        assert edtf.write(one.when) == group["edtf"]
    elif group["value"].startswith(("P", "X", "FUT")):
        assert one.when is None
    for key in ("mod", "type"):
        if key in group:
            assert getattr(one, key) == group[key]


@pytest.mark.parametrize(("corpus", "group", "text"), list(_cases(negative=True)))
def test_no_time(tagger: Any, corpus: dict[str, Any], group: dict[str, Any], text: str) -> None:
    assert [(one.text, one.value) for one in tagger(corpus, text)] == []
