"""A dateline among a text's lines: a full date with nothing beside it but what belongs to a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from pipeline.dateline import words
from pipeline.dateline.written import LINE, Written, dates_in, doubt
from pipeline.documents import Line
from pipeline.interval import WEEKDAYS, weekday
from pipeline.model import Published

HEAD_LINES, TAIL_LINES = 12, 8  # non-blank lines looked at, from the top and from the end
_PROSE, _PROSE_LINES = 160, 2  # so many lines of so many letters, and the head of the text is over
_BESIDE = 12  # words of other parts of a line: "World | Europe | 5 July 2023"
_DATES_A_LINE = 4
_CHRONICLE = 3  # so many lines of different dates are a chronicle, and none of them a dateline

Role = Literal["published", "updated", "plain"]
_RANK: dict[Role, int] = {"published": 0, "plain": 1, "updated": 2}


@dataclass(frozen=True, slots=True)
class _Candidate:
    role: Role
    date: Written
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class Dateline:
    """A publication date as a line states it, and whether the line says what the date is of."""

    published: Published
    is_labelled: bool


def at_the_top(filled: Sequence[Line]) -> Dateline | None:
    """The dateline in the head of a text, given as its lines that are not blank."""
    return _best(list(_head(filled)))


def at_the_end(filled: Sequence[Line]) -> Dateline | None:
    """The dateline under a text."""
    return _best(filled[max(HEAD_LINES, len(filled) - TAIL_LINES) :])


def _head(filled: Sequence[Line]) -> Iterator[Line]:
    prose = 0
    for line in filled[:HEAD_LINES]:
        yield line
        prose += len(line.text) > _PROSE
        if prose == _PROSE_LINES:
            return


def _best(lines: Sequence[Line]) -> Dateline | None:
    """The first date said to be of publication, else the first alone, else the first of an update."""
    texts = [_unglued(line.text[:LINE]) for line in lines]
    found = [
        candidate
        for n, text in enumerate(texts)
        if not _is_of_an_event(texts[n : n + _FACTS])
        for candidate in _candidates(text, is_title=n == 0)
    ]
    if len({one.date.days for one in found if one.role == "plain"}) >= _CHRONICLE:
        found = [one for one in found if one.role != "plain"]
    if not found:
        return None
    best = min(found, key=lambda one: _RANK[one.role])
    note = f"The text states it: “{best.date.text}”.{_doubts(best)}"
    return Dateline(Published(best.date.when, "stated", note), best.role != "plain")


_GLUED = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\d{1,2}(?::\d\d|\.?\s[^\W\d_]{3})|[^\W\d_]{3,9}\s\d)")

_GLUED_LABEL = re.compile(r"(?<=[^\W\d_])(?=(?:Updated|Published|Posted|Modified)\b)")


def _unglued(line: str) -> str:
    """A line that lost its blanks on the way: "July 5, 20239:43 AM", "5 Jul 20235 Jul 2023".

    >>> _unglued("7 March 201917:25")
    '7 March 2019 17:25'
    """
    return _GLUED_LABEL.sub(" ", _GLUED.sub(r"\1 ", line))


def _doubts(found: _Candidate) -> str:
    day = found.date.days[0]
    if found.weekdays and len(found.date.days) == 1 and weekday(day) not in found.weekdays:
        return f" Its weekday does not agree: that day was a {WEEKDAYS[weekday(day)]}."
    return doubt(found.date)


_FACTS = 5  # lines of a box of facts: date, time, place


def _is_of_an_event(texts: Sequence[str]) -> bool:
    """Whether a line "Date: ..." is followed by the place or the result: a box of facts about an event."""
    return words.begins(texts[0], "dates") and any(words.begins(text, "facts") for text in texts)


def _candidates(line: str, *, is_title: bool) -> Iterator[_Candidate]:
    dates = list(islice(dates_in(line), _DATES_A_LINE))
    for date in dates:
        role = _role(_without([other for other in dates if other != date], line), date, is_title=is_title)
        if role is not None:
            near = f"{line[max(0, date.start - 20) : date.start]} {line[date.end : date.end + 20]}"
            named = [days for word in _WORD.findall(near) if len(days := words.weekdays(word)) == 1]
            weekdays = frozenset().union(*named) if len(named) == 1 else frozenset()
            said_again = frozenset(other.days[0] for other in dates if len(other.days) == 1)
            yield _Candidate(role, date.among(said_again).on_weekday(weekdays), weekdays)


def _without(dates: Sequence[Written], line: str) -> str:
    """The line with other dates overwritten by dots."""
    for date in dates:
        line = line[: date.start] + "." * (date.end - date.start) + line[date.end :]
    return line


_WORD = re.compile(r"[^\W\d_][^\s\d,;:()|/<>«»\"“”—–：，（）【】「」]*")
_SEPARATOR = re.compile(r"\s[–—-]{1,2}\s|\s/{1,2}\s|[|•·∙›»©\t]|\s{3,}|\s>\s")
_AGENCY = r"(?:\([^()]{2,40}\)|/[^/]{2,40}/)"
_PLACE = re.compile(
    rf"(?:{_AGENCY}\s{{0,2}}[–—-]*\s?)?(?:[^\W\d_a-z][^\s,;:()|]*\s?(?:d[aeiou]\w?\s|of\s)?){{1,4}}"
    r"(?:,\s(?:[^\W\d_a-z][^\s,;:()|]*\s?){1,3}){0,2}(?:\([A-Za-z]{2,20}\))?(?P<end>,|\s)\s?(?:den|le|a|il|el|on|\()?\s?\Z"
)
_PLACE_CAPITALS = re.compile(
    r"[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я .,'’/-]{2,40}[A-ZÀ-ÞА-Я.)],?\s(?:\([A-Za-z]{2,20}\),?\s)?(?:[–—-]{1,2}\s)?\Z"
)
_DASH = re.compile(rf"\)?[.,]?\s{{0,2}}(?:{_AGENCY}|[A-Z][A-Z-]{{1,19}})?\s{{0,2}}(?:[–—_:]|--?)\s")
_AGENCY_AFTER = re.compile(rf"[.,]?\s{{1,2}}{_AGENCY}")
_COUNT = re.compile(r"\d[\d.,  ]*\s{0,2}[^\W\d_]+")
_NAMES = re.compile(r"(?:\s{0,2}[^\W\d_][^\s,;:()|\d]*){1,4}")


_RANGE_AFTER = re.compile(
    r"\W{0,2}\s{0,2}(?:[–—-]|to|until|till|bis|through)\s{0,2}(?:\.{6}|present|now|today)", re.I
)
_RANGE_BEFORE = re.compile(
    r"(?<![:/])(?P<last>\b\d{1,2}|[^\W\d_]{3,12}|\.{6})(?:st|nd|rd|th|\.)?"
    r"\s{0,2}(?:[–—-]|to|and|&|until|till|bis|through|au|al|по)\s{0,2}\Z",
    re.I,
)


def _is_range(before: str, after: str) -> bool:
    """Whether the date ends or begins a stretch: "24–26 February 2022", "5 July 1943 – present"."""
    found = _RANGE_BEFORE.search(before)
    is_last = found is not None and (not found["last"].isalpha() or bool(words.months(found["last"])))
    return is_last or bool(_RANGE_AFTER.match(after))


def _role(line: str, date: Written, *, is_title: bool = False) -> Role | None:
    """What a date is to its line, or None where the line is no dateline."""
    before, after = line[: date.start], line[date.end :]
    if _is_range(before, after):
        return None
    if _dates_an_agency_report(before, after):
        return "published"
    parts, mine = _parts(line, date)
    left = mine[0]
    labelled = _label(left)
    if labelled is not None:
        role, at, colon = labelled
        if not _unknown(left[at:]) and (colon or not _runs_on(mine[1])):
            return role
    if _STRONG.search(before):
        return "published"
    others = sum(len(_WORD.findall(part)) for part in parts)
    if others > _BESIDE or _ends_a_sentence(line, date) or _forbids(line) or _names_an_event(*mine):
        return None
    unknown = _unknown(left) + _unknown(mine[1])
    if is_title and (unknown or (_has_dash(line, date) and sum(map(_unknown, parts)))):
        return None
    if not unknown or _is_minor(left, mine[1], unknown, date):
        return "plain"
    return None


def _dates_an_agency_report(before: str, after: str) -> bool:
    """ "LONDON, July 5, 2023 (AP) — The council": a place before, an agency or a dash after."""
    if _PLACE_CAPITALS.match(before):
        return bool(_DASH.match(after) or _AGENCY_AFTER.match(after))
    place = _PLACE.match(before) if len(before) <= 60 else None
    if place is None or (place["end"] != "," and "(" not in before):
        return False
    alone = "(" in before and not after.strip(" .")
    return (alone or bool(_AGENCY_AFTER.match(after) or _DASH.match(after))) and not _forbids(before)


def _parts(line: str, date: Written) -> tuple[list[str], tuple[str, str]]:
    """The other parts of a line between its separators, and what stands around the date in its own."""
    start, end = 0, len(line)
    for found in _SEPARATOR.finditer(line):
        if found.end() <= date.start:
            start = found.end()
        elif found.start() >= date.end:
            end = min(end, found.start())
    others = [line[:start], line[end:]]
    return others, (line[start : date.start], line[date.end : end])


def _has_dash(line: str, date: Written) -> bool:
    return bool(_DASHED.search(line[: date.start]) or _DASHED.search(line[date.end :]))


_DASHED = re.compile(r"\s[–—-]{1,2}\s")


@cache
def _labels() -> dict[str, Role]:
    roles: tuple[Role, ...] = ("published", "updated")
    return {label: role for role in roles for label in words.listed(role)}


@cache
def _label_words() -> frozenset[str]:
    return frozenset(word for label in _labels() for word in label.split())


_LABEL_WORDS = 5


def _label(before: str) -> tuple[Role, int, bool] | None:
    """The label that begins a part, where it ends, and whether a colon follows: the longest there is."""
    tokens = list(_WORD.finditer(before))[:_LABEL_WORDS]
    start = tokens[0].start() if tokens else 0
    for token in reversed(tokens):
        text = " ".join(before[start : token.end()].lower().split()).strip(" .:()[]")
        role = _labels().get(text)
        if role is not None:
            return role, token.end(), before[token.end() :].lstrip()[:1] in (":", "：")
    return None


_STRONG = re.compile(
    r"\b(?:published|posted|publié(?:e)?|veröffentlicht|publicado|опубликовано)(?:\s(?:on|at|le|am|el|em))?\s?:\s{0,2}\Z",
    re.I,
)  # and a colon right before the date, wherever in the line


def _runs_on(after: str) -> bool:
    """Whether prose follows the date: "Published on 5 July 2023, the report said ..."."""
    return _unknown(after) > 0


def _unknown(text: str) -> int:
    """How many words do not belong to a dateline."""
    text = _without_byline(text)
    text = _COUNT.sub(lambda found: " " if _is_count(found[0]) else found[0], text)
    return sum(not _is_small(word) for word in _WORD.findall(text))


def _is_count(text: str) -> bool:
    return len(_WORD.findall(text)) == 1


def _is_small(word: str) -> bool:
    plain = words.plain(word)
    return (
        len(plain) <= 1
        or plain in words.listed("small")
        or plain in _label_words()
        or bool(words.weekdays(plain) or words.months(plain))
        or all(part in words.listed("small") for part in plain.split("."))
    )


def _without_byline(text: str) -> str:
    """The text without a name that a word such as "by" brings."""
    for token in _WORD.finditer(text):
        if words.plain(token[0]) in words.listed("byline"):
            names = _NAMES.match(text, token.end())
            tail = text[names.end() :] if names else text[token.end() :]
            return text[: token.start()] + " " + tail
    return text


def _is_minor(left: str, right: str, unknown: int, date: Written) -> bool:
    """Whether the unknown words are a place, a source, or a few beside a date in figures."""
    if not _unknown(right) and _PLACE.match(left) and left.rstrip(" .aeilndo").endswith(","):
        return True
    if not _unknown(right) and unknown == 1 and not left.strip()[:1].islower():
        return True
    if not _unknown(right) and unknown <= 2 and left.strip().isupper() and len(left) <= 24:
        return True
    beside = sum(map(str.isalpha, left + right))
    return date.is_numeric and unknown <= 6 and beside <= 45 and not (left.strip() and right.strip())


def _ends_a_sentence(line: str, date: Written) -> bool:
    return bool(re.search(r"[^\W\d_]{3}[.!?]\W{0,4}\Z", line)) or (
        _unknown(line[: date.start]) > 0
        and not _PLACE.match(line[: date.start])
        and line[date.end :].strip() in (".", ".)", ".”", "!", "?")
    )


def _names_an_event(*texts: str) -> bool:
    """Whether the noun of an event stands beside the date: "Fall of Saigon, April 30, 1975"."""
    return any(
        words.plain(word) in words.event_nouns() and not _is_small(word)
        for text in texts
        for word in _WORD.findall(_without_byline(text))
    )


def _forbids(text: str) -> bool:
    """Whether a word says that the date is of something else."""
    return any(words.plain(word) in words.listed("other") for word in _WORD.findall(text))


def is_place_line(text: str, start: int, end: int) -> bool:
    """Whether a date at these offsets stands between a place and an agency: "MOSCOW, Feb. 22 (TASS) -"."""
    first = text.rfind("\n", 0, start) + 1
    before = text[first:start].lstrip()
    return 0 < len(before) <= 60 and _dates_an_agency_report(before, text[end : end + 60].split("\n")[0])
