"""Temporal tagging alone: one JSON row in, its TIMEX3 time expressions out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipeline import nlp
from pipeline.documents import InputError, breaks
from pipeline.model import Domain, Unit, When
from pipeline.timex import tag


def tag_line(row: Mapping[str, Any], *, where: str = "input") -> list[dict[str, Any]]:
    """The time expressions of `{"doc", "text", "dct", "domain"}`: start, end, type, value, mod.

    Offsets count characters. Raises InputError, naming `where`, where a field is missing or bad.
    """
    text, dct = row.get("text"), row.get("dct")
    if not isinstance(row.get("doc"), str) or not isinstance(text, str):
        raise InputError(f'{where}: needs "doc" and "text", both texts')
    when = read_dct(dct, where=where)
    domain = row.get("domain") or ("news" if when else "narrative")
    if domain not in ("news", "narrative"):
        raise InputError(f'{where}: "domain" must be "news" or "narrative"')
    return tag_text(text, dct=when, domain="news" if domain == "news" else "narrative")


def tag_text(text: str, *, dct: When | None, domain: Domain) -> list[dict[str, Any]]:
    """The time expressions of a text, in order."""
    text = without_halves(text)
    doc = next(nlp.parse([nlp.Prose(text, breaks(text))], depth="tags"))
    return [
        {"start": t.start, "end": t.end, "type": t.type, "value": t.value, "mod": t.mod}
        for t in tag(doc, dct=dct, domain=domain)
    ]


def without_halves(text: str) -> str:
    """The text with half characters (lone surrogates, which JSON can hold and UTF-8 cannot) replaced.

    >>> without_halves("May \\ud83d 3")
    'May \ufffd 3'
    """
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


_HALVES = re.compile("[\ud800-\udfff]")


def read_dct(dct: object, *, where: str = "input") -> When | None:
    """A document creation time: an ISO date or date-time, also without separators, or null.

    >>> read_dct("1998-01-08T18:30:00").precision
    'day'
    """
    if dct is None or dct == "":
        return None
    found = (
        re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)|(\d{4})-?(\d{2})$|(\d{4})$", dct)
        if isinstance(dct, str)
        else None
    )
    try:
        if found and found[1]:
            return When.of(Unit.day(int(found[1]), int(found[2]), int(found[3])))
        if found and found[4]:
            return When.of(Unit.month(int(found[4]), int(found[5])))
        if found:
            return When.of(Unit.year(int(found[6])))
    except ValueError as error:
        raise InputError(f'{where}: "dct" {dct!r}: {error}') from error
    raise InputError(f'{where}: "dct" must be an ISO date, a date-time or null, not {dct!r}')
