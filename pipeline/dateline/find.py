"""The stage: text → publication date, by the first basis that gives one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline import edtf
from pipeline.dateline import metadata, stated
from pipeline.dateline.inferred import infer, is_refuted
from pipeline.dateline.stated import Dateline
from pipeline.documents import InputError, Line, lines, markup, mask
from pipeline.model import Document, Published

UNKNOWN = Published(None, "unknown", "The text states no publication date.")
_EDGE = 40_000  # characters at either end in which a dateline may stand


def find(document: Document, given: Mapping[str, Any], doc: Any = None) -> Published:
    """A document's publication date, by the first of: stated, metadata, given, inferred.

    `given` is the document's entry in the manifest; `doc` its spaCy Doc, parsed here where it is needed and
    not given. Raises InputError where the manifest's date is not EDTF.
    """
    for found in _written(document.text):
        when = found.published.when
        if found.is_labelled or (when is not None and not is_refuted(when, document.masked, doc)):
            return found.published
    return _given(document, given) or infer(document.masked, doc) or UNKNOWN


FIRM_DAYS = 366


def is_firm(published: Published) -> bool:
    """Whether other dates may lean on it: both sides known, and no more than a year between them.

    >>> is_firm(UNKNOWN)
    False
    """
    if published.when is None or published.basis != "inferred":
        return published.when is not None
    return published.when.days is not None and published.when.days.days <= FIRM_DAYS


def _written(text: str) -> Iterator[Dateline]:
    """The dates that the text or its file states: at the top, in metadata, at the end, in its address."""
    header, end = metadata.front_matter(text)
    top, tail = _filled(text[end:])
    yield from _maybe(stated.at_the_top(top))
    yield from _maybe(metadata.stated_in(text, header))
    yield from _maybe(stated.at_the_end(tail))
    yield from _maybe(metadata.in_address(_lines(text[end : end + _EDGE])[: stated.HEAD_LINES], text))


def _maybe(found: Dateline | Published | None) -> Iterator[Dateline]:
    if found is not None:
        yield Dateline(found, is_labelled=True) if isinstance(found, Published) else found


def _filled(text: str) -> tuple[list[Line], list[Line]]:
    """The lines that are not blank, markup masked: those at the top, and those at the end after them."""
    if len(text) <= 2 * _EDGE:
        filled = list(_lines(mask(text, markup(text))))
        return filled, filled
    head, tail = text[:_EDGE], text[-_EDGE:]
    top, end = (list(_lines(mask(edge, markup(edge)))) for edge in (head, tail))
    return top, [*top[: stated.HEAD_LINES], *end]


def _lines(text: str) -> list[Line]:
    return [line for line in lines(text) if line.text]


def _given(document: Document, given: Mapping[str, Any]) -> Published | None:
    if "published" not in given:
        return None
    try:
        when = edtf.read(given["published"])
    except ValueError as error:
        raise InputError(f'manifest.toml: published of "{document.path}": {error}') from error
    return Published(when, "given", given.get("why") or "Given in the manifest, without a reason.")
