"""Whom a text calls president or minister, and when they were: it was not written before they took office."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline import edtf, lexicon
from pipeline.model import Unit

_BY_SURNAME = ("United States", "president")  # whom the press calls by surname alone
_TITLES = frozenset(
    (
        *("president", "prime minister", "chancellor"),
        *("secretary of state", "foreign minister", "secretary-general"),
    )
)
READ = 400_000  # characters of a text


@dataclass(frozen=True, slots=True)
class Term:
    """An office held from a day until another; None where no end is known."""

    first: Unit
    last: Unit | None


@dataclass(frozen=True, slots=True)
class Named:
    """An official by name and title in a text: the characters, and the terms of all who bear both."""

    start: int
    end: int
    text: str
    terms: Sequence[Term]
    is_former: bool

    @property
    def first(self) -> Unit:
        """The first day that any of them was in office, or out of it where the text says "former"."""
        ends = [term.last for term in self.terms if term.last is not None]
        if self.is_former and len(ends) == len(self.terms):
            return min(ends, key=lambda unit: unit.days.start)
        return min((term.first for term in self.terms), key=lambda unit: unit.days.start)

    @property
    def last(self) -> Unit | None:
        """The last day that any of them was in office; None where it is not known."""
        ends = [term.last for term in self.terms]
        if self.is_former or None in ends:
            return None
        return max((unit for unit in ends if unit is not None), key=lambda unit: unit.days.end)


_NAME = re.compile(r"[ \t\u00a0]+((?:[^\W\d_a-z][\w.’'-]{0,20}[ \t\u00a0]){0,3}[^\W\d_a-z][\w’'-]{1,20})")
_NOT_YET = re.compile(r"(?:vice|deputy|assistant|under|shadow|future|would-be|candidate)[ -]\Z", re.I)
_FORMER = re.compile(r"\b(?:former|ex|late|then|one-?time)[ -](?:[\w.’'-]+ ){0,2}\Z", re.I)


def officials(text: str) -> Iterator[Named]:
    """The officials that a text names with their titles."""
    text = text[:READ]
    for title in _title().finditer(text):
        before = text[max(0, title.start() - 40) : title.start()]
        name = _NAME.match(text, title.end())
        if name is None or _NOT_YET.search(before):
            continue
        office = _offices()[" ".join(title[0].lower().split())]
        terms, length = _terms(office, name[1])
        if terms:
            end = name.start(1) + length
            quote = " ".join(text[title.start() : end].split())
            yield Named(title.start(), end, quote, terms, bool(_FORMER.search(before)))


def _terms(office: str, words: str) -> tuple[Sequence[Term], int]:
    """The terms in an office of whoever bears the longest name that the words begin with, and its length."""
    parts = re.sub(r"['’]s?\Z", "", words).split()
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        if terms := _holders().get((office, name)):
            return terms, len(name)
    return (), 0


@cache
def _offices() -> dict[str, str]:
    return {
        name.lower(): row["title"]
        for row in lexicon.load("offices")["office"]
        if row["title"] in _TITLES
        for name in (row["title"], *row.get("variants", ()))
        if " " in name or name in _TITLES
    }


@cache
def _title() -> re.Pattern[str]:
    names = sorted(_offices(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.I)


@cache
def _holders() -> dict[tuple[str, str], list[Term]]:
    """The terms by office and name, of persons whose terms are all known."""
    found: dict[tuple[str, str], list[Term | None]] = defaultdict(list)
    lists: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in lexicon.load("offices")["holder"]:
        if row["office"] in _TITLES and "from" in row:
            lists[row.get("state") or row.get("organisation", ""), row["office"]].append(row)
    for key, rows in lists.items():
        for row, term in _known_terms(sorted(rows, key=lambda row: row["from"])):
            names = [row["person"], *row.get("aliases", ())]
            if key == _BY_SURNAME:
                names.append(row["person"].split()[-1])
            for name in dict.fromkeys(names):
                found[row["office"], name].append(term)
    return {key: [t for t in terms if t is not None] for key, terms in found.items() if None not in terms}


_GAP = 200  # days between two holders: nobody else was in office for long
_KNOWN_DAYS = 12 * 365  # so long before a term the list must be without a gap


def _known_terms(rows: Sequence[dict[str, str]]) -> Iterator[tuple[dict[str, str], Term | None]]:
    """Each holder's term; None where an earlier one may be missing, and no end where a later one may be."""
    terms = [_term(row) for row in rows]
    since = terms[0].first.days.start
    for n, (row, term) in enumerate(zip(rows, terms, strict=True)):
        if n and not _follows(terms[n - 1], term):
            since = term.first.days.start
        is_known = term.first.days.start - since >= _KNOWN_DAYS
        is_closed = terms[-1].last is None and all(map(_follows, terms[n:], terms[n + 1 :]))
        yield row, (term if is_closed else Term(term.first, None)) if is_known else None


def _follows(before: Term, term: Term) -> bool:
    return before.last is not None and term.first.days.start - before.last.days.end <= _GAP


def _term(row: dict[str, str]) -> Term:
    first = edtf.read(row["from"]).first
    last = edtf.read(row["until"]).last if "until" in row else None
    if first is None:
        raise ValueError(f"a term needs a beginning: {row['person']}")
    return Term(first, last)
