"""Where the words of a search stand: marked in headlines and quotes of a page's finished HTML."""

from __future__ import annotations

import re
from html import escape

_TAGS = re.compile(r"(<[^>]*>)")
_PLACE = re.compile(r'<(h2|blockquote)\b|<(span) class="dl-head[ "]')
_NAME = re.compile(r"</?(\w+)")


def mark(html: str, search: str) -> str:
    """Escaped HTML with every word of a search marked where it stands in a headline or a quote.

    >>> mark('<a title="tolls"><span class="dl-head">Tolls &amp; fees</span> tolls</a>', "toll amp")
    '<a title="tolls"><span class="dl-head"><mark class="dl-hit">Toll</mark>s &amp; fees</span> tolls</a>'
    """
    words = sorted({escape(word) for word in search.split()}, key=len, reverse=True)
    if not words:
        return html
    pattern = re.compile(f"({'|'.join(map(re.escape, words))})|&#?\\w+;", re.IGNORECASE)
    inside, depth = "", 0
    found = []
    for part in _TAGS.split(html):
        if not part.startswith("<"):
            found.append(pattern.sub(_marked, part) if depth else part)
            continue
        found.append(part)
        if not depth:
            place = _PLACE.match(part)
            inside, depth = (place[1] or place[2], 1) if place else ("", 0)
        elif (name := _NAME.match(part)) and name[1] == inside:
            depth += -1 if part.startswith("</") else 1
    return "".join(found)


def _marked(found: re.Match[str]) -> str:
    return f'<mark class="dl-hit">{found[1]}</mark>' if found[1] else found[0]
