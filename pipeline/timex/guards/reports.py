"""What is no period of a report: a quarter of a city, the first half of a game."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.timex import words
from pipeline.timex.view import WORD, View

_AS_A_WHOLE = re.compile(r"\b(?:for|during|throughout) $")


@lru_cache(maxsize=1)
def business() -> frozenset[str]:
    """Words of reports: profit, sales, shares."""
    return frozenset(words.table("modifiers")["business"]["words"])


def _tells_of_business(view: View, start: int) -> bool:
    """Whether the words around are those of reports."""
    return not business().isdisjoint(WORD.findall(view.low[max(0, start - 300) : start + 100]))


def no_quarter(view: View, start: int, end: int) -> bool:
    """ "The quarter" is one of the year where business is told, and of a city elsewhere."""
    return not _tells_of_business(view, start)


def no_half(view: View, start: int, end: int) -> bool:
    """ "The first half" is one of a year where business is told, and of a game elsewhere."""
    if not re.search(r"\b(?:in|for|during|of|from|over|until|by|since) $", view.before(start)):
        return True
    return not _tells_of_business(view, start)


def no_whole(view: View, start: int, end: int) -> bool:
    """ "The year" alone is a time after "for", "during" and "throughout": "sales for the year"."""
    before = view.before(start)
    if view.low[start:end].endswith("quarter") and before.endswith(" in "):
        return not _tells_of_business(view, start)
    return not _AS_A_WHOLE.search(before) or bool(re.match(r"['’-]", view.after(end)))


def no_year_ending(view: View, start: int, end: int) -> bool:
    """Only after "before" is the year that was out a date."""
    return not view.before(start).endswith("before ")
