"""What the filters let through, and what each choice or each filter less would show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.corpus import Corpus
from dashboard.filters import LISTS, WEIGHTS, Filters
from dashboard.lookup import Mask, Postings
from pipeline.interval import MAX_DAY, MIN_DAY

_ROWS: dict[str, Callable[[Corpus], Postings]] = {
    "actor": lambda corpus: corpus.actor_rows,
    "kind": lambda corpus: corpus.kind_rows,
    "status": lambda corpus: corpus.status_rows,
    "source": lambda corpus: corpus.source_rows,
    "said": lambda corpus: corpus.speaker_rows,
    "place": lambda corpus: corpus.place_rows,
    "precision": lambda corpus: corpus.precision_rows,
}


@dataclass(frozen=True, eq=False)
class Sieve:
    """For every active filter which events it lets through, and how many filters stop each event."""

    corpus: Corpus
    every: bool
    masks: Mapping[str, Mask]
    stopped_by: npt.NDArray[np.int8]

    @property
    def kept(self) -> Mask:
        """The events that all filters let through."""
        return np.asarray(self.stopped_by == 0)

    def without(self, name: str) -> Mask:
        """The events that all other filters let through."""
        here = self.masks.get(name)
        return self.kept if here is None else np.asarray(self.stopped_by == ~here)

    def dropping(self) -> dict[str, int]:
        """For every active filter, how many events would be shown without it."""
        return {name: int(self.without(name).sum()) for name in self.masks}

    def counts(self) -> dict[str, dict[str, int]]:
        """For every filter, how many events each value would show beside the other filters.

        Where all chosen actors are asked for, another actor's number is that beside the chosen ones.
        """
        found = {name: rows(self.corpus).counts(self._beside(name)) for name, rows in _ROWS.items()}
        named = self.corpus.actor_named
        found["actor"] = {named[n].actor_id: number for n, number in found["actor"].items() if n in named}
        weights, salience = self.without("weight"), self.corpus.frame["salience"].to_numpy()
        found["weight"] = {"": int(weights.sum())} | {
            name: int((weights & (salience >= least_salience(self.corpus, name))).sum()) for name in WEIGHTS
        }
        disputed = self.corpus.frame["disputed"].to_numpy(dtype=bool)
        found["disputed"] = {"true": int((self.without("disputed") & disputed).sum())}
        return found

    def _beside(self, name: str) -> Mask:
        return self.kept if name == "actor" and self.every else self.without(name)


def sieve(corpus: Corpus, asked: Filters) -> Sieve:
    """The filters laid on the events; the last few are kept."""
    return _sieves(corpus)(asked)


def apply(corpus: Corpus, asked: Filters) -> pd.DataFrame:
    """The events frame without what the filters leave out."""
    return corpus.frame[sieve(corpus, asked).kept]


def least_salience(corpus: Corpus, weight: str) -> float:
    """The salience from which an event has a weight: a share of the events lies below it."""
    salience = corpus.frame["salience"]
    return float(salience.quantile(WEIGHTS[weight])) if len(salience) else 0.0


def _sieves(corpus: Corpus) -> Callable[[Filters], Sieve]:
    """A memory of the last few sieves, kept with the corpus."""
    if "_sieves" not in corpus.__dict__:
        corpus.__dict__["_sieves"] = lru_cache(maxsize=8)(lambda asked: _sieve(corpus, asked))
    kept: Callable[[Filters], Sieve] = corpus.__dict__["_sieves"]
    return kept


def _sieve(corpus: Corpus, asked: Filters) -> Sieve:
    masks = _masks(corpus, asked)
    stopped_by = np.zeros(len(corpus.frame), dtype=np.int8)
    for mask in masks.values():
        stopped_by += ~mask
    return Sieve(corpus, asked.every and bool(asked.actors), masks, stopped_by)


def _masks(corpus: Corpus, asked: Filters) -> dict[str, Mask]:
    frame = corpus.frame
    masks: dict[str, Mask] = {}
    if asked.start is not None or asked.end is not None:
        first = MIN_DAY if asked.start is None else asked.start
        last = MAX_DAY if asked.end is None else asked.end
        masks["when"] = ((frame["hi"] >= first) & (frame["lo"] <= last)).to_numpy()
    for name, field in LISTS.items():
        if chosen := getattr(asked, field):
            rows = _ROWS[name](corpus)
            values = [corpus.actors[i].name for i in chosen] if name == "actor" else chosen
            every = name == "actor" and asked.every
            masks[name] = rows.all_of(values) if every else rows.any_of(values)
    if asked.weight:
        masks["weight"] = (frame["salience"] >= least_salience(corpus, asked.weight)).to_numpy()
    if asked.disputed:
        masks["disputed"] = frame["disputed"].to_numpy(dtype=bool)
    if asked.text:
        masks["q"] = np.logical_and.reduce([corpus.holding(word) for word in asked.text.casefold().split()])
    return masks
