"""The systems that are compared, each as a function from a document to its timexes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

from benchmarks.timeml import Gold, Span
from pipeline import nlp
from pipeline.tagging import tag_line

Domain = Literal["news", "narrative"]
System = Callable[[Gold], list[Span]]


def datelines(domain: Domain) -> System:
    """This project's tagger, as `python -m pipeline tag` runs it; the domain is stated for stories only."""
    stated = {"domain": "narrative"} if domain == "narrative" else {}

    def tag(document: Gold) -> list[Span]:
        found = tag_line({"doc": document.name, "text": document.text, "dct": document.dct, **stated})
        return [Span(one["start"], one["end"], one["value"]) for one in found]

    return tag


def bare_spacy() -> System:
    """Nothing but spaCy's words, tags and sentences: what any tagger on top of it must cost."""
    parse = nlp.load(depth="tags")

    def tag(document: Gold) -> list[Span]:
        parse(document.text)
        return []

    return tag


def dateparser() -> System:
    """The dates that dateparser's `search_dates` finds; their places are looked for in order."""
    from dateparser.search import search_dates

    def tag(document: Gold) -> list[Span]:
        base = dt.datetime.fromisoformat((document.dct or "2000-01-01")[:10])
        spans: list[Span] = []
        at = 0
        for text, when in search_dates(document.text, ["en"], settings={"RELATIVE_BASE": base}) or []:
            start = document.text.find(text, at)
            if start >= 0:
                at = start + len(text)
                spans.append(Span(start, at, f"{when:%Y-%m-%d}"))
        return spans

    return tag
