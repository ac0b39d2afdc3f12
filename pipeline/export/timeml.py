"""TimeML: a document with its time expressions as inline TIMEX3."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr


def document(row: Mapping[str, Any], timexes: Sequence[Mapping[str, Any]]) -> str:
    """One TimeML document; offsets of `timexes` count characters of `row["text"]`.

    >>> print(document({"doc": "a", "text": "May 1", "dct": None}, []).splitlines()[2])
    <DOCID>a</DOCID>
    """
    text, pieces, done = row["text"], [], 0
    for number, timex in enumerate(timexes, 1):
        attributes = {
            "tid": f"t{number}",
            "type": timex["type"],
            "value": timex["value"],
            "mod": timex["mod"],
        }
        opened = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items() if value)
        pieces += [_clean(text[done : timex["start"]]), f"<TIMEX3{opened}>"]
        pieces += [_clean(text[timex["start"] : timex["end"]]), "</TIMEX3>"]
        done = timex["end"]
    pieces.append(_clean(text[done:]))
    dct = row.get("dct")
    stamp = (
        f'<TIMEX3 tid="t0" type="DATE" value={quoteattr(dct)} functionInDocument="CREATION_TIME">'
        if dct
        else ""
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{_clean(row['doc'])}</DOCID>\n<DCT>{stamp}{_clean(dct) + '</TIMEX3>' if dct else ''}</DCT>\n"
        f"<TEXT>{''.join(pieces)}</TEXT>\n</TimeML>\n"
    )


def _clean(text: str) -> str:
    """Escaped, and without the characters that XML cannot hold."""
    return escape(_NO_XML.sub("\ufffd", text))


_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
