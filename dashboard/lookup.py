"""Rows looked up without building every one of them: objects made when asked for, and rows by value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

import numpy as np
import pandas as pd
from numpy.typing import NDArray

T = TypeVar("T")
Rows = NDArray[Any]
Mask = NDArray[np.bool_]
BLOCK = 128


class Lazy(Sequence[T], Generic[T]):
    """A sequence whose items are made when they are asked for, a block at a time, and kept.

    >>> squares = Lazy(1000, lambda rows: [int(row) ** 2 for row in rows])
    >>> squares[3], squares.at([2, 999]), len(squares)
    (9, [4, 998001], 1000)
    """

    def __init__(self, size: int, make: Callable[[Rows], list[T]]) -> None:
        self._made: list[T | None] = [None] * size
        self._make = make

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return self.at(np.arange(len(self._made))[place])
        found = self._made[place]
        if found is None:
            first = place % len(self._made) // BLOCK * BLOCK
            self.at(np.arange(first, min(first + BLOCK, len(self._made))))
            found = self._made[place]
        assert found is not None  # noqa: S101
        return found

    def __iter__(self) -> Iterator[T]:
        return iter(self.at(np.arange(len(self._made))))

    def has(self, places: Iterable[int] | Rows) -> bool:
        """Whether the items at some places are made already."""
        return all(self._made[int(place)] is not None for place in places)

    def at(self, places: Iterable[int] | Rows) -> list[T]:
        """The items at some places, in that order; those missing are made in one go."""
        wanted = np.asarray(
            places if isinstance(places, np.ndarray) else list(places), dtype=np.int64
        ).tolist()
        missing = [place for place in dict.fromkeys(wanted) if self._made[place] is None]
        if missing:
            for place, item in zip(missing, self._make(np.array(missing)), strict=True):
                self._made[place] = item
        return [self._made[place] for place in wanted]


class Keyed(Mapping[str, T], Generic[T]):
    """A mapping onto the items of a sequence, by the places of its keys."""

    def __init__(self, places: Mapping[str, int], items: Sequence[T]) -> None:
        self._places, self._items = places, items

    def __getitem__(self, key: str) -> T:
        return self._items[self._places[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Grouped(Mapping[str, tuple[T, ...]], Generic[T]):
    """A mapping onto groups of a lazy sequence's items."""

    def __init__(self, groups: Postings, items: Lazy[T]) -> None:
        self._groups, self._items = groups, items

    def __getitem__(self, key: str) -> tuple[T, ...]:
        if key not in self._groups:
            raise KeyError(key)
        start, end = self._groups.place_of(key)
        rows = self._groups.rows[start:end]
        if not self._items.has(rows):  # with those of the groups that follow: they will be asked for next
            self._items.at(self._groups.rows[start : max(end, start + BLOCK)])
        return tuple(self._items.at(rows))

    def all_of(self, keys: Iterable[str]) -> list[T]:
        """The items of several groups, one after the other, made in one go."""
        rows = [self._groups.rows_of(key) for key in keys]
        return self._items.at(np.concatenate(rows)) if rows else []

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups.values)

    def __len__(self) -> int:
        return len(self._groups.values)


@dataclass(frozen=True)
class Postings:
    """Which rows hold each value: `rows` one value after the other, cut at `bounds`.

    >>> found = Postings.of_lists([["a", "b"], [], ["b"]])
    >>> found.rows_of("b").tolist(), found.any_of(["a"]).tolist(), found.counts()
    ([0, 2], [True, False, False], {'a': 1, 'b': 2})
    """

    values: tuple[str, ...]
    rows: Rows
    bounds: Rows
    size: int

    @classmethod
    def of_pairs(
        cls, rows: Sequence[int] | Rows, values: Sequence[str] | pd.Series | Rows, size: int
    ) -> Postings:
        """From pairs of a row and a value, in order; a pair that comes twice counts once."""
        codes, names = pd.factorize(np.asarray(values, dtype=object))
        pairs = pd.DataFrame({"code": codes, "row": np.asarray(rows, dtype=np.int64)})
        pairs = pairs[pairs["code"] >= 0].drop_duplicates()
        order = np.argsort(pairs["code"].to_numpy(), kind="stable")
        numbers = np.bincount(pairs["code"], minlength=len(names)) if len(names) else np.zeros(0, dtype=int)
        bounds = np.concatenate([[0], np.cumsum(numbers)]).astype(np.int64)
        return cls(tuple(map(str, names)), pairs["row"].to_numpy(dtype=np.int64)[order], bounds, size)

    @classmethod
    def of_lists(cls, cells: Sequence[Iterable[str]] | pd.Series) -> Postings:
        """From one list of values a row."""
        lists = [list(cell) for cell in cells]
        rows = np.repeat(np.arange(len(lists)), [len(cell) for cell in lists])
        return cls.of_pairs(rows, [value for cell in lists for value in cell], len(lists))

    @classmethod
    def of_values(cls, cells: Sequence[str] | pd.Series) -> Postings:
        """From one value a row."""
        return cls.of_pairs(np.arange(len(cells)), cells, len(cells))

    @cached_property
    def _code(self) -> Mapping[str, int]:
        return {value: code for code, value in enumerate(self.values)}

    def __contains__(self, value: str) -> bool:
        return value in self._code

    def place_of(self, value: str) -> tuple[int, int]:
        """Where in `rows` those of a value begin and end; nowhere for an unknown one."""
        code = self._code.get(value)
        return (0, 0) if code is None else (int(self.bounds[code]), int(self.bounds[code + 1]))

    def rows_of(self, value: str) -> Rows:
        """The rows that hold a value, upwards; none for an unknown one."""
        start, end = self.place_of(value)
        return self.rows[start:end]

    def any_of(self, values: Iterable[str]) -> Mask:
        """Which rows hold at least one of the values."""
        keep = np.zeros(self.size, dtype=bool)
        for value in values:
            keep[self.rows_of(value)] = True
        return keep

    def all_of(self, values: Iterable[str]) -> Mask:
        """Which rows hold every one of the values."""
        keep = np.ones(self.size, dtype=bool)
        for value in values:
            keep &= self.any_of([value])
        return keep

    def counts(self, mask: Mask | pd.Series | None = None) -> dict[str, int]:
        """How many of the rows that a mask lets through hold each value; values without any are left out."""
        if not len(self.rows):
            return {}
        kept = np.ones(self.size, dtype=bool) if mask is None else np.asarray(mask, dtype=bool)
        numbers = np.add.reduceat(kept[self.rows].astype(np.int64), self.bounds[:-1]).tolist()
        return {value: number for value, number in zip(self.values, numbers, strict=True) if number}


def columns_of(frame: pd.DataFrame, names: Iterable[str], rows: Rows) -> dict[str, list[Any]]:
    """Some rows' cells, a list a column, every missing value None."""
    return {name: [_present(cell) for cell in frame[name].array.take(rows)] for name in names}


def _present(cell: Any) -> Any:
    """A cell's value as plain Python, None where it is missing (pandas has several ways to say so)."""
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return None
    if isinstance(cell, np.generic):
        cell = cell.item()
    return None if cell != cell else cell
