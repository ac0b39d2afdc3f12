"""The parts of what is too long for one page, and the ways from one to the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import strings
from dashboard.components import marks

PAGE = 60
ALL_UP_TO = 100


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a long list that is sent: from which row on, how many, and of how many."""

    first: int
    number: int
    total: int

    @property
    def last(self) -> int:
        """The row after the last one."""
        return self.first + self.number


def part_of(total: int, *, row: int | None = None, chosen: int | None = None) -> Part:
    """The page with a row (counted from 0), else with the chosen event; a short list is one page.

    >>> part_of(82), part_of(10_000, chosen=75), part_of(130, row=9_999)
    (Part(first=0, number=82, total=82), Part(first=60, number=60, total=10000), \
Part(first=120, number=10, total=130))
    """
    if total <= ALL_UP_TO:
        return Part(0, total, total)
    at = row if row is not None else chosen if chosen is not None else 0
    first = min(max(at, 0), total - 1) // PAGE * PAGE
    return Part(first, min(PAGE, total - first), total)


def start_of(part: Part | None) -> str:
    """The number with which a part's list begins, as an attribute."""
    return f' start="{part.first + 1}"' if part and part.first else ""


def which(part: Part) -> str:
    """Which rows a part has."""
    return strings.rows_of_list(part.first + 1, part.last, part.total)


def ways(part: Part, params: Mapping[str, Any]) -> str:
    """The ways to the other parts of a long list."""
    if part.number == part.total:
        return ""

    def way(words: str, row: int) -> str:
        there = {**params, "row": row + 1}
        return marks.link(words, {"row": row + 1}, params=there, css="dl-button")

    end = (part.total - 1) // PAGE * PAGE
    before, after = min(PAGE, part.first), min(PAGE, part.total - part.last)
    found = []
    if part.first > PAGE:
        found.append(way(strings.FIRST_ROWS, 0))
    if before:
        found.append(way(f"‹ {strings.earlier_rows(before)}", part.first - PAGE))
    found.append(f"<span>{which(part)}</span>")
    if after:
        found.append(way(f"{strings.later_rows(after)} ›", part.last))
    if part.last < end:
        found.append(way(strings.LAST_ROWS, end))
    return f'<nav class="dl-parts" aria-label="{strings.LIST_PAGES}">{"".join(found)}</nav>'


def step(sign: str, name: str, go: Mapping[str, Any] | None, params: Mapping[str, Any]) -> str:
    """A sign that leads one further; without a link where `go` is None, so that nothing moves."""
    if go is None:
        return f'<span class="dl-step" aria-hidden="true">{sign}</span>'
    return marks.link(sign, go, params=params, css="dl-step", more=f' aria-label="{name}"')


def text_parts(said: str, before: str, after: str, *, label: str, name: str = "") -> str:
    """Which part of a text or a table this is, with the ways to those before and after."""
    return f'<nav class="dl-textparts" aria-label="{label}"{name}><span>{said}</span>{before}{after}</nav>'


def to_part(words: str, params: Mapping[str, str]) -> str:
    """The way to another part, on the page of the sources."""
    return marks.page_link(words, "sources", params, css="dl-button")
