"""The date in a file's metadata: front matter, a header, meta tags, JSON-LD, a <time>, its own address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from pipeline.dateline import words
from pipeline.dateline.written import LINE, first
from pipeline.documents import Line
from pipeline.model import Published, Unit, When

HEAD = 200_000  # characters looked at
_HEADER_LINES = 40
_KEYS = (
    r"date|published|published[ _-]?(?:at|on|time|date)|publish[ _-]?date|date[ _-]?published|pub[ _-]?date"
    r"|publication[ _-]?date|creation[ _-]?date|created|datum|fecha|posted"
)
_KEY_LINE = re.compile(rf"[ \t]*[#+:;.]{{0,2}}[\"']?(?:{_KEYS})[\"']?[ \t]*[:=][ \t]*(\S.{{0,80}})", re.I)
_HEADER_LINE = re.compile(
    r"[#+:;.]{0,2}[A-Za-z][A-Za-z_-]{1,24}[ \t]?:[ \t]+\S|[#:]\+?[A-Za-z_-]{2,20}:[ \t]*\S"
)
_FENCES = {"---": ("---", "..."), "+++": ("+++",), ";;;": (";;;",), "<!--": ("-->",)}


def front_matter(text: str) -> tuple[list[str], int]:
    """The lines of a file's header and where it ends: fenced, or "Key: value" lines before a blank one.

    >>> front_matter("---\\ndate: 2022-03-14\\n---\\nText")
    (['date: 2022-03-14'], 25)
    """
    head = text[: _HEADER_LINES * LINE].splitlines(keepends=True)[: _HEADER_LINES + 1]
    if not head:
        return [], 0
    closing = _FENCES.get(head[0].lstrip("\ufeff").strip())
    inside = head[1:] if closing else head
    at = len(head[0]) if closing else 0
    found: list[str] = []
    for line in inside:
        stripped = line.strip()
        if closing and stripped in closing:
            return found, at + len(line)
        if not closing and not stripped:
            is_header = len(found) > 1 and not any(words.begins(each, "facts") for each in found)
            return (found, at) if is_header else ([], 0)
        if not closing and not (_HEADER_LINE.match(line) or (found and line[:1] in " \t")):
            return [], 0
        found.append(line.rstrip("\r\n"))
        at += len(line)
    return [], 0


def stated_in(text: str, header: Sequence[str]) -> Published | None:
    """The first full date among the metadata, else a month."""
    values = chain(_of_header(header), _of_markup(text[:HEAD]))
    return next((found for value in values if (found := _published(value)) is not None), None)


def in_address(filled: Sequence[Line], text: str) -> Published | None:
    """The date in the page's own address, where one stands alone at the top or in a link to itself."""
    tags = [tag for tag in _tags(text[:HEAD]) if _OWN.search(tag)]
    own = [address for tag in tags if (address := _value(tag, "href") or _value(tag, "content"))]
    lone = [line.text for line in filled if _ADDRESS.fullmatch(line.text[:LINE])]
    for addresses in (own, lone):
        dated = {when: address for address in addresses if (when := _of_address(address)) is not None}
        if len(dated) == 1:
            when, address = dated.popitem()
            return Published(when, "metadata", f"The page's address holds it: “{_cut(address)}”.")
    return None


def _published(value: str) -> Published | None:
    when = _when(value)
    if when is None:
        return None
    return Published(when, "metadata", f"The file's metadata state it: “{_cut(value)}”.")


def _cut(value: str) -> str:
    return value.strip().strip("\"',")[:80]


def _when(value: str) -> When | None:
    value = value.strip().strip("\"'")
    if month := re.match(r"(\d{4})-(\d{2})\Z", value):
        return When.of(Unit.month(int(month[1]), int(month[2]))) if 1 <= int(month[2]) <= 12 else None
    value = re.sub(r"\A(\d{4})(\d{2})(\d{2})(?=\Z|T)", r"\1-\2-\3", value)
    date = first(re.sub(r"(?<=\d)T(?=\d)", " ", value))
    return date.when if date else None


def _of_header(header: Sequence[str]) -> Iterator[str]:
    for line in header:
        if found := _KEY_LINE.match(line[:LINE]):
            yield found[1]


_TAG = re.compile(r"<(?:meta|time|link|span|abbr|div|p)\s[^<>]{5,1000}>", re.I)
_TAGS = 3_000
_ATTRIBUTE = r"""\b{}\s{{0,2}}=\s{{0,2}}(?:"([^"]{{1,300}})"|'([^']{{1,300}})'|([^\s"'>]{{1,300}}))"""
_JSON = re.compile(
    r'"(?:datePublished|date_published|publishedAt|pubDate)"\s{0,4}:\s{0,4}"([^"]{4,40})"', re.I
)


def _of_markup(text: str) -> Iterator[str]:
    times: list[str] = []
    for tag in _tags(text):
        names = {name.lower() for key in ("property", "name", "itemprop") if (name := _value(tag, key))}
        value = _value(tag, "content") or _value(tag, "datetime") or _value(tag, "title")
        if value and names & words.listed("tags"):
            yield value
        elif value and tag[:5].lower() == "<time":
            times.append(value)
    yield from (found[1] for found in islice(_JSON.finditer(text), 20))
    yield from times[:1]


def _tags(text: str) -> Iterator[str]:
    return (found[0] for found in islice(_TAG.finditer(text), _TAGS))


def _value(tag: str, key: str) -> str | None:
    found = _ATTRIBUTES[key].search(tag)
    return next(group for group in found.groups() if group) if found else None


_ATTRIBUTES = {
    key: re.compile(_ATTRIBUTE.format(key), re.I)
    for key in ("property", "name", "itemprop", "content", "datetime", "title", "href")
}
_OWN = re.compile(r"rel\s?=\s?[\"']?canonical|property\s?=\s?[\"']?og:url", re.I)
_ADDRESS = re.compile(
    r"(?:\W{0,3}(?:source|url|link|permalink|via|original)\W{1,4})?<?https?://\S{4,300}", re.I
)
_IN_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?:(?P<sep>[/-])(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2}))?"
    r"|(?P<mm>\d{2})(?P<dd>\d{2}))(?=[/._-]|\Z)"
)

_OF_A_FILE = re.compile(r"/uploads?/|\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34])\b", re.I)


def _of_address(address: str) -> When | None:
    found = _IN_ADDRESS.search(address)
    if found is None or _OF_A_FILE.search(address):
        return None
    year, month, day = int(found["y"]), int(found["m"] or found["mm"]), found["d"] or found["dd"]
    try:
        return When.of(Unit.day(year, month, int(day)) if day else Unit.month(year, month))
    except ValueError:
        return None
