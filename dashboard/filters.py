"""What of the events is shown: a frozen value, its address and its mask on the events frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard import dates, strings
from dashboard.load import Corpus
from dashboard.theme import KIND_ORDER
from pipeline.edtf import write
from pipeline.interval import MAX_DAY, MIN_DAY
from pipeline.model import Unit, When

STATUSES = ("happened", "ongoing", "planned", "alleged", "denied", "hypothetical")
LISTS = {"actor": "actors", "kind": "kinds", "source": "sources", "status": "statuses"}
"""Parameters that may stand more than once in an address, and their fields."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are shown. Days are inclusive ordinals; an empty tuple means all.

    >>> Filters(kinds=("aid",)).to_params()
    {'kind': ['aid']}
    """

    start: int | None = None
    end: int | None = None
    actors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    text: str = ""
    fold: bool = True

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return replace(self, fold=True) != Filters()

    def to_params(self) -> dict[str, str | list[str]]:
        """The address: only what differs from the whole, dates as written by people.

        >>> from pipeline.interval import day_of
        >>> Filters(start=day_of(1956, 7, 1), end=day_of(1956, 12, 31), fold=False).to_params()
        {'from': '1956-07-01', 'to': '1956-12-31', 'scale': 'true'}
        """
        params: dict[str, str | list[str]] = {}
        for name, day in (("from", self.start), ("to", self.end)):
            if day is not None:
                params[name] = write(When.of(Unit.of_day(day)))
        for name, field in LISTS.items():
            if values := getattr(self, field):
                params[name] = list(values)
        if self.text:
            params["q"] = self.text
        if not self.fold:
            params["scale"] = "true"
        return params


def known_values(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Every value that a list parameter may take in this corpus."""
    return {
        "actor": tuple(corpus.actors),
        "kind": KIND_ORDER,
        "source": tuple(corpus.sources),
        "status": STATUSES,
    }


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
        asked = dict.fromkeys(params.get(name, ()))
        allowed = known.get(name, ())
        lists[field] = tuple(value for value in allowed if value in asked)
        problems += [strings.unknown_value(name, value) for value in asked if value not in set(allowed)]
    start = _bound(params, "from", problems)
    end = _bound(params, "to", problems)
    if start is not None and end is not None and start > end:
        problems.append(strings.WINDOW_REVERSED)
        start = end = None
    scale = next(iter(params.get("scale", ())), "")
    if scale not in ("", "true"):
        problems.append(strings.unknown_value("scale", scale))
    text = " ".join(next(iter(params.get("q", ())), "").split())
    return Filters(start=start, end=end, text=text, fold=scale != "true", **lists), tuple(problems)


def day_asked(text: str, *, last: bool) -> int | None:
    """The day that a person means by "1956", "1956-07" or "1956-07-24", as the first or the last of a window.

    >>> from pipeline.interval import ymd
    >>> ymd(day_asked("1956", last=False)), ymd(day_asked("1956-07", last=True))
    ((1956, 1, 1), (1956, 7, 31))
    >>> day_asked("soon", last=False) is None
    True
    """
    when = dates.parse(text.strip())
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


def mask(frame: pd.DataFrame, filters: Filters, names: Mapping[str, str]) -> pd.Series[bool]:
    """Which rows of the events frame the filters let through; `names` gives an actor's name for its id."""
    keep = pd.Series(True, index=frame.index)
    if filters.start is not None:
        keep &= frame["hi"] >= filters.start
    if filters.end is not None:
        keep &= frame["lo"] <= filters.end
    if filters.kinds:
        keep &= frame["event_type"].isin(filters.kinds)
    if filters.statuses:
        keep &= frame["status"].isin(filters.statuses)
    if filters.actors:
        keep &= _meets(frame["actors"], {names[actor] for actor in filters.actors if actor in names})
    if filters.sources:
        keep &= _meets(frame["sources"], set(filters.sources))
    for word in filters.text.casefold().split():
        keep &= frame["haystack"].str.contains(word, regex=False).astype(bool)
    return keep


def apply(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The events frame without what the filters leave out."""
    names = {actor_id: actor.name for actor_id, actor in corpus.actors.items()}
    return corpus.frame[mask(corpus.frame, filters, names)]


def counts(corpus: Corpus, filters: Filters) -> dict[str, dict[str, int]]:
    """For every list parameter, how many events each value would show beside the other filters."""
    found: dict[str, dict[str, int]] = {}
    for name, field in LISTS.items():
        open_to_all: Filters = replace(filters, **{field: ()})  # type: ignore[arg-type]
        rows = apply(corpus, open_to_all)
        match name:
            case "actor":
                ids = {actor.name: actor.actor_id for actor in corpus.actor_named.values()}
                found[name] = _tally(ids[n] for cell in rows["actors"] for n in set(cell) if n in ids)
            case "source":
                found[name] = _tally(doc_id for cell in rows["sources"] for doc_id in cell)
            case "kind":
                found[name] = _tally(rows["event_type"])
            case _:
                found[name] = _tally(rows["status"])
    return found


def _meets(cells: pd.Series, wanted: set[str]) -> pd.Series[bool]:
    return pd.Series([not wanted.isdisjoint(cell) for cell in cells], index=cells.index, dtype=bool)


def _tally(values: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return found
