"""When a document was published: stated in it, in its metadata, given by a person, inferred, or unknown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from pipeline import edtf
from pipeline.documents import InputError, Line, lines
from pipeline.interval import MONTHS, WEEKDAYS, day_of, weekday
from pipeline.model import Document, Published, Unit, When

HEAD_LINES, TAIL_LINES = 12, 8  # non-blank lines looked at, from the top and from the end
SPARE_LETTERS = 45  # letters that may stand beside the date in a dateline
INFERRED_DAYS = 28  # an article that names the weekday of a day was written within four weeks of it

_MONTH = r"[^\W\d_]{3,12}\.?"
_DATES = re.compile(
    rf"""(?<![\d.,/-])(?:
      (?P<ymd>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})
    | (?P<dmy>\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}})
    | (?P<words>\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:de\s+)?\d{{4}}
        | {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}
        | \d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日
        | \d{{4}}년\s?\d{{1,2}}월\s?\d{{1,2}}일)
    )(?![\d/])""",
    re.X,
)
_LABEL = re.compile(
    r"\b(published|posted|updated|date|filed|created|last modified|publié|veröffentlicht|stand|publicado|"
    r"опубликовано|дата)\b",
    re.I,
)
_PLACE_LINE = re.compile(r"^[A-Z][A-Z .,'’/-]{2,40}[A-Z.],?\s")
_FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n(.*?)\r?\n---\r?\n", re.S)
_META = re.compile(
    r"""(?:property|name|itemprop)\s*=\s*["'](?:article:published_time|datePublished|date|pubdate|dc\.date[\w.]*|
    parsely-pub-date)["'][^>]{0,200}?content\s*=\s*["']([^"']{4,40})|
    content\s*=\s*["']([^"']{4,40})["'][^>]{0,200}?(?:property|name|itemprop)\s*=\s*["']
    (?:article:published_time|datePublished|date)["']|
    "datePublished"\s*:\s*"([^"]{4,40})"|<time[^>]{0,200}?datetime\s*=\s*["']([^"']{4,40})""",
    re.I | re.X,
)


def find(document: Document, given: Mapping[str, Any]) -> Published:
    """A document's publication date, by the first of: stated, metadata, given, inferred.

    `given` is the document's entry in the manifest. Raises InputError where its date is not EDTF.
    """
    for published in (_stated(document.text), _metadata(document.text), _given(document, given)):
        if published is not None:
            return published
    return _inferred(document.masked) or Published(None, "unknown", "The text states no publication date.")


def _given(document: Document, given: Mapping[str, Any]) -> Published | None:
    if "published" not in given:
        return None
    try:
        when = edtf.read(given["published"])
    except ValueError as error:
        raise InputError(f'manifest.toml: published of "{document.path}": {error}') from error
    return Published(when, "given", given.get("why") or "Given in the manifest, without a reason.")


def _stated(text: str) -> Published | None:
    """The first dateline among the lines at the top, else at the end."""
    filled = [line for line in lines(text) if line.text]
    places = chain(filled[:HEAD_LINES], filled[max(HEAD_LINES, len(filled) - TAIL_LINES) :])
    for line in places:
        for found in _DATES.finditer(line.text):
            if not _is_dateline(line, found):
                continue
            when, doubt = read_date(found[0])
            if when is not None:
                return Published(when, "stated", f"The text states it: “{found[0]}”.{doubt}")
    return None


def _is_dateline(line: Line, found: re.Match[str]) -> bool:
    """Whether a line is there for its date: little else in it, a label before it, or a place line."""
    before, after = line.text[: found.start()], line.text[found.end() :]
    if len(before) > 120:
        return False
    letters = sum(map(str.isalpha, before + after))
    if letters <= SPARE_LETTERS and not re.search(r"[a-z]{2}[.!?]\W*$", line.text):
        return True
    if _LABEL.search(before) and sum(map(str.isalpha, before)) <= 60:
        return True
    return bool(_PLACE_LINE.match(line.text)) and sum(map(str.isalpha, before)) <= 40


def read_date(text: str) -> tuple[When | None, str]:
    """A written full date as a When, and a sentence of doubt where its order leaves two readings.

    >>> from pipeline import edtf
    >>> edtf.write(read_date("29.08.2021")[0])
    '2021-08-29'
    """
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if re.fullmatch(r"\d{4}\D\d{1,2}\D\d{1,2}\D?", text):
        return _day(numbers[0], numbers[1], numbers[2]), ""
    if re.fullmatch(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", text):
        return _either_order(numbers, dotted="." in text)
    date = _spelled(" ".join(text.split()))
    return (_day(date.year, date.month, date.day), "") if date else (None, "")


def _either_order(numbers: list[int], *, dotted: bool) -> tuple[When | None, str]:
    day_first = _day(numbers[2], numbers[1], numbers[0])
    month_first = None if dotted else _day(numbers[2], numbers[0], numbers[1])
    if day_first and month_first and day_first != month_first:
        first, last = sorted((day_first, month_first), key=lambda when: when.start or 0)
        return When(first.first, last.last), " Day and month could stand in either order."
    return day_first or month_first, ""


def _day(year: int, month: int, day: int) -> When | None:
    try:
        return When.of(Unit.day(year, month, day))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _spelled(text: str) -> dt.datetime | None:
    """A date in words, by dateparser: English first, then its other languages."""
    import dateparser

    settings: Any = {"REQUIRE_PARTS": ["day", "month", "year"], "NORMALIZE": True}
    for languages in (["en"], None):
        found = dateparser.parse(text, languages=languages, settings=settings)
        if found is not None and str(found.year) in text:
            return found
    return None


def _metadata(text: str) -> Published | None:
    """A date in front matter or in a page's meta tags."""
    for value in _metadata_values(text[:100_000]):
        found = _DATES.search(value.replace("T", " "))
        when = read_date(found[0])[0] if found else None
        if when is not None:
            return Published(when, "metadata", f"The file's metadata state it: “{value.strip()}”.")
    return None


def _metadata_values(text: str) -> Iterator[str]:
    if front := _FRONT_MATTER.match(text):
        yield from re.findall(r"^(?:date|published|pubdate)\s*:\s*(.+)$", front[1], re.M | re.I)
    for found in _META.finditer(text):
        yield next(group for group in found.groups() if group)


_WEEKDAYS = [name.lower() for name in WEEKDAYS]
_MONTHS = [name[:3].lower() for name in MONTHS]
_PAIR = re.compile(
    rf"\b({'|'.join(_WEEKDAYS)})\s*[,(]\s*(?:({'|'.join(_MONTHS)})[a-z]*\.?\s+(\d{{1,2}})"
    rf"|(\d{{1,2}})\s+({'|'.join(_MONTHS)})[a-z]*)\b(?!,?\s*\d{{4}})",
    re.I,
)
_YEAR = re.compile(r"(?<![\d.,$€£])(1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)")


def _inferred(masked: str) -> Published | None:
    """The four weeks after a day whose weekday is named, where just one year near the last stated fits."""
    years = [int(year) for year in _YEAR.findall(masked)]
    pairs = [(found, *_pair(found)) for found in _PAIR.finditer(masked)]
    if not years or not pairs:
        return None
    fits = [
        year
        for year in range(max(years), max(years) + 2)
        if all(_falls_on(year, *pair[1:]) for pair in pairs)
    ]
    if len(fits) != 1:
        return None
    last = max(day_of(fits[0], month, day) for _, _, month, day in pairs)
    when = When(Unit.of_day(last), Unit.of_day(last + INFERRED_DAYS - 1))
    quoted = "”, “".join(" ".join(pair[0][0].split()) for pair in pairs)
    return Published(when, "inferred", f"“{quoted}” fits {fits[0]}, and the text was written soon after.")


def _pair(found: re.Match[str]) -> tuple[int, int, int]:
    month = (found[2] or found[5])[:3].lower()
    return _WEEKDAYS.index(found[1].lower()), _MONTHS.index(month) + 1, int(found[3] or found[4])


def _falls_on(year: int, named: int, month: int, day: int) -> bool:
    try:
        return weekday(day_of(year, month, day)) == named
    except ValueError:
        return False
