"""What of the events is shown: a frozen value and its address; sieve.py tells what it lets through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard import dates, strings
from dashboard.corpus import TEXTS, Corpus
from dashboard.lookup import Postings
from dashboard.theme import KIND_ORDER
from pipeline.edtf import write
from pipeline.interval import MAX_DAY, MIN_DAY
from pipeline.model import Unit, When

WEIGHTS = {"main": 2 / 3, "chief": 9 / 10}
"""The share of the events, by salience, that a weight leaves out."""
STATUSES = ("happened", "ongoing", "planned", "alleged", "denied", "hypothetical")
PRECISIONS = ("day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "interval")
LISTS = {
    "actor": "actors",
    "kind": "kinds",
    "status": "statuses",
    "source": "sources",
    "said": "said",
    "place": "places",
    "precision": "precisions",
}
"""Parameters that may stand more than once in an address, and their fields."""
PARTS = {
    "when": ("from", "to"),
    "actor": ("actor", "actors"),
    "kind": ("kind",),
    "status": ("status",),
    "source": ("source",),
    "said": ("said",),
    "place": ("place",),
    "precision": ("precision",),
    "weight": ("weight",),
    "disputed": ("disputed",),
    "q": ("q",),
}
"""The filters as a reader sees them, each with its parameters."""
PARAMETERS = tuple(name for names in PARTS.values() for name in names)
_WORDS = {"actors": ("all",), "weight": tuple(WEIGHTS), "disputed": ("true",), "scale": ("true",)}
"""Parameters with a word of our own."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are shown. Days are inclusive ordinals; an empty tuple means all.

    >>> Filters(kinds=("aid",)).to_params()
    {'kind': ['aid']}
    """

    start: int | None = None
    end: int | None = None
    actors: tuple[str, ...] = ()
    every: bool = False
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    weight: str = ""
    disputed: bool = False
    text: str = ""
    fold: bool = True

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return replace(self, fold=True, every=False) != Filters()

    def to_params(self) -> dict[str, str | list[str]]:
        """The address: only what differs from the whole, dates as short as people write them.

        >>> from pipeline.interval import day_of
        >>> Filters(start=day_of(1956, 7, 1), end=day_of(1956, 12, 31), fold=False).to_params()
        {'from': '1956-07', 'to': '1956', 'scale': 'true'}
        """
        params: dict[str, str | list[str]] = {}
        if self.start is not None:
            params["from"] = day_words(self.start, last=False)
        if self.end is not None:
            params["to"] = day_words(self.end, last=True)
        for name, field in LISTS.items():
            if values := getattr(self, field):
                params[name] = list(values)
            if name == "actor" and self.every:
                params["actors"] = "all"
        words = {"weight": self.weight, "disputed": "true" * self.disputed, "q": self.text}
        words["scale"] = "" if self.fold else "true"
        return params | {name: word for name, word in words.items() if word}


def known_values(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Every value that a list parameter may take in this corpus."""
    return {
        "actor": tuple(corpus.actors),
        "kind": KIND_ORDER,
        "status": STATUSES,
        "source": tuple(corpus.sources),
        "said": tuple(dict.fromkeys((TEXTS, *by_number(corpus.speaker_rows)))),
        "place": by_number(corpus.place_rows),
        "precision": PRECISIONS,
    }


def by_number(postings: Postings) -> tuple[str, ...]:
    """Values with the most frequent first."""
    numbers = postings.counts()
    return tuple(sorted(numbers, key=lambda value: (-numbers[value], value)))


def from_params(
    params: Mapping[str, Sequence[str]], known: Mapping[str, Sequence[str]]
) -> tuple[Filters, tuple[str, ...]]:
    """The filters an address asks for, and one sentence for every value in it that was ignored.

    >>> from_params({"kind": ["aid", "gossip"]}, {"kind": ["aid"]})[1]
    ('kind “gossip” is not known here',)
    """
    problems: list[str] = []
    lists = {}
    for name, field in LISTS.items():
        asked = dict.fromkeys(value for value in params.get(name, ()) if value)
        allowed = dict.fromkeys(known.get(name, ()) if asked else ())
        lists[field] = tuple(value for value in allowed if value in asked)
        problems += [strings.unknown_value(name, value) for value in asked if value not in allowed]
    start = _bound(params, "from", problems)
    end = _bound(params, "to", problems)
    if start is not None and end is not None and start > end:
        problems.append(strings.WINDOW_REVERSED)
        start = end = None
    words = {name: _word(params, name, problems) for name in _WORDS}
    text = " ".join(next(iter(params.get("q", ())), "").split())
    asked_for = Filters(
        start=start,
        end=end,
        every=bool(words["actors"]),
        weight=words["weight"],
        disputed=bool(words["disputed"]),
        text=text,
        fold=not words["scale"],
        **lists,
    )
    return asked_for, tuple(problems)


def day_words(day: int, *, last: bool) -> str:
    """A bound of the window as short as it can be written.

    >>> from pipeline.interval import day_of
    >>> day_words(day_of(1956, 12, 31), last=True), day_words(day_of(1956, 12, 31), last=False)
    ('1956', '1956-12-31')
    """
    for length in (4, 7):
        words = write(When.of(Unit.of_day(day)))[:length]
        if day_asked(words, last=last) == day:
            return words
    return write(When.of(Unit.of_day(day)))


def day_asked(text: str, *, last: bool) -> int | None:
    """The day that a person means by "1956", "1956-07" or "1956-07-24", as the first or the last of a window.

    >>> from pipeline.interval import ymd
    >>> ymd(day_asked("1956", last=False)), ymd(day_asked("1956-07", last=True))
    ((1956, 1, 1), (1956, 7, 31))
    >>> day_asked("soon", last=False) is None
    True
    """
    written = text.strip()
    when = dates.parse(written.zfill(4) if written.isdecimal() else written)
    if when is None or when.days is None:
        return None
    day = when.days.end - 1 if last else when.days.start
    return day if MIN_DAY <= day <= MAX_DAY else None


def _bound(params: Mapping[str, Sequence[str]], name: str, problems: list[str]) -> int | None:
    asked = next(iter(params.get(name, ())), "")
    day = day_asked(asked, last=name == "to") if asked else None
    if asked and day is None:
        problems.append(strings.unknown_date(name, asked))
    return day


def _word(params: Mapping[str, Sequence[str]], name: str, problems: list[str]) -> str:
    asked = next(iter(params.get(name, ())), "")
    if not asked or asked in _WORDS[name]:
        return asked
    problems.append(strings.unknown_value(name, asked))
    return ""
