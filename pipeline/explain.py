"""Explaining a text's dates to a person: which rule read each, what it means, and why that date."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import edtf, nlp
from pipeline.documents import InputError, breaks
from pipeline.model import Domain, Timex
from pipeline.tagging import read_dct
from pipeline.timex.trace import Refusal, Source, Step, Trace, trace


def explain(text: str, *, dct: str | None, domain: Domain | None = None) -> str:
    """A page of plain text about every time expression; raises InputError for an empty text or a bad date.

    The domain is news where a publication date is given, else narrative, as for `tag`.
    """
    when = read_dct(dct, where="--dct")
    if not text.strip():
        raise InputError('the text is empty; give one in quotes ("They met last week."), or - for stdin')
    doc = next(nlp.parse([nlp.Prose(text, breaks(text))], depth="tags"))
    return page(trace(doc, dct=when, domain=domain or ("news" if when else "narrative")))


def page(found: Trace) -> str:
    """The trace as paragraphs."""
    paragraphs = [_step(step) for step in found.steps] or ["No time expression found."]
    paragraphs += [_stretch(one) for one in found.stretches]
    paragraphs += [_refusal(one) for one in found.refusals]
    return "\n\n".join(paragraphs) + "\n"


def _step(step: Step) -> str:
    timex = step.timex
    lines = [
        ("type", timex.type),
        ("value", timex.value),
        *([("mod", timex.mod)] if timex.mod else []),
        ("EDTF", _edtf(timex)),
        *(("rule", line) for line in map(_source, step.sources)),
        ("meaning", step.meaning),
        ("why", timex.anchor),
    ]
    return _block(timex.text, timex.start, timex.end, lines)


def _source(source: Source) -> str:
    example = f", as in “{source.example}”" if source.example else ""
    return f"{source.name} ({source.file}){example}"


def _edtf(timex: Timex) -> str:
    return edtf.write(timex.when) if timex.when is not None else "none: it has no place on the calendar"


def _stretch(timex: Timex) -> str:
    return _block(timex.text, timex.start, timex.end, [("stretch", _edtf(timex)), ("why", timex.anchor)])


def _refusal(one: Refusal) -> str:
    lines = [("no time", f"{one.guard}: {one.reason}"), ("rule", f"{one.rule} would have read it")]
    return _block(one.text, one.start, one.end, lines)


def _block(text: str, start: int, end: int, lines: list[tuple[str, str]]) -> str:
    return "\n".join(_lines(f"“{' '.join(text.split())}”, characters {start} to {end}", lines))


def _lines(head: str, lines: list[tuple[str, str]]) -> Iterator[str]:
    yield head
    for name, value in lines:
        yield f"  {name:<8} {value}"
