"""What of the events is shown: a frozen value, its address and its mask on the events frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from dashboard import dates, strings
from dashboard.load import Corpus
from dashboard.lookup import Mask
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


def mask(corpus: Corpus, filters: Filters) -> Mask:
    """Which rows of the events frame the filters let through."""
    frame = corpus.frame
    keep = np.ones(len(frame), dtype=bool)
    if filters.start is not None:
        keep &= frame["hi"].to_numpy() >= filters.start
    if filters.end is not None:
        keep &= frame["lo"].to_numpy() <= filters.end
    if filters.kinds:
        keep &= corpus.kind_rows.any_of(filters.kinds)
    if filters.statuses:
        keep &= corpus.status_rows.any_of(filters.statuses)
    if filters.actors:
        keep &= corpus.actor_rows.any_of(corpus.actors[i].name for i in filters.actors if i in corpus.actors)
    if filters.sources:
        keep &= corpus.source_rows.any_of(filters.sources)
    for word in filters.text.casefold().split():
        keep &= corpus.holding(word)
    return keep


def apply(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The events frame without what the filters leave out."""
    return corpus.frame[mask(corpus, filters)]


def counts(corpus: Corpus, filters: Filters) -> dict[str, dict[str, int]]:
    """For every list parameter, how many events each value would show beside the other filters."""
    rows_by = {
        "actor": corpus.actor_rows,
        "kind": corpus.kind_rows,
        "source": corpus.source_rows,
        "status": corpus.status_rows,
    }
    found: dict[str, dict[str, int]] = {}
    whole = mask(corpus, filters)
    for name, field in LISTS.items():
        asked = getattr(filters, field)
        open_to_all: Filters = replace(filters, **{field: ()})  # type: ignore[arg-type]
        found[name] = rows_by[name].counts(mask(corpus, open_to_all) if asked else whole)
    ids = {actor.name: actor.actor_id for actor in corpus.actor_named.values()}
    found["actor"] = {ids[name]: number for name, number in found["actor"].items() if name in ids}
    return found
