"""What a text is called: its title, else its first words; a name and a sign that tell it from the others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard import dates

MOST_CHARACTERS = 72
_EDGES = " \t\r\n/|\\-–—_*#=~>«»\"'“”„‘’.,;:·•"


def heading_of(row: Mapping[str, Any]) -> str:
    """A text's title; without one its first words in quotation marks, else who published it, else its id.

    >>> heading_of({"doc_id": "t1", "title": None, "publisher": "Le Jour", "text": "Le Jour - It ends."})
    '“It ends”'
    >>> heading_of({"doc_id": "t1", "title": None, "publisher": None, "text": ""})
    't1'
    """
    if title := _line(row["title"]):
        return title
    words = first_words(row["text"] or "", skip=_line(row["publisher"]))
    return f"“{words}”" if words else _line(row["publisher"]) or str(row["doc_id"])


def first_words(text: str, *, skip: str = "", most: int = MOST_CHARACTERS) -> str:
    """The first words of a text, cut at a word; a first mention of its publisher is left out.

    >>> first_words("/ world today/ The talks in the harbour town went on", skip="World Today", most=20)
    'The talks in the …'
    """
    start = _line(text[: 4 * most + len(skip)]).strip(_EDGES)
    if skip and start.casefold().startswith(skip.casefold()):
        start = start[len(skip) :].strip(_EDGES) or start
    if len(start) <= most:
        return start
    cut = start[: most + 1].rpartition(" ")[0] or start[:most]
    return cut.rstrip(_EDGES) + " …"


def names_of(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """A name for every text: its publisher, with the date or the title where one publisher has several.

    >>> one = {"doc_id": "a", "title": "Locks", "publisher": "Gazette", "text": "", "published": "1911-08"}
    >>> names_of([one, one | {"doc_id": "b", "published": "1912"}, one | {"publisher": None}])
    ['Gazette, Aug 1911', 'Gazette, 1912', 'Locks']
    """
    many = Counter(_line(row["publisher"]) for row in rows)
    found = [_name(row, alone=many[_line(row["publisher"])] == 1) for row in rows]
    same = Counter(found)
    return [
        name
        if same[name] == 1
        else f"{name}, {row['doc_id'] if name == heading_of(row) else heading_of(row)}"
        for name, row in zip(found, rows, strict=True)
    ]


def signs_of(names: Iterable[str]) -> list[str]:
    """A short, unique sign for every name, in order.

    >>> signs_of(["Harbour Gazette", "Nile Monitor", "Harbour Guide", "Le Monde"])
    ['HG', 'NM', 'HG2', 'LM']
    """
    seen: dict[str, int] = defaultdict(int)
    signs = []
    for name in names:
        words = [word for word in name.replace("-", " ").split() if word[:1].isalnum()]
        sign = "".join(word[0] for word in words[:2]).upper() if len(words) > 1 else name[:2].upper()
        seen[sign] += 1
        signs.append(sign if seen[sign] == 1 else f"{sign}{seen[sign]}")
    return signs


def _name(row: Mapping[str, Any], *, alone: bool) -> str:
    publisher = _line(row["publisher"])
    if not publisher:
        return heading_of(row)
    published = dates.say_published(row["published"], short=True) if row["published"] else ""
    return publisher if alone or not published else f"{publisher}, {published}"


def _line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()
