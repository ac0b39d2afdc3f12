"""Actors by time: a table of counts, each of which leads to its events. All text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby, pairwise
from math import sqrt

import numpy as np

from dashboard import roles, strings
from dashboard.components import marks
from dashboard.corpus import Corpus
from dashboard.periods import UNITS, Period, columns
from dashboard.records import Actor
from pipeline.interval import MAX_DAY

CELL_PX = 44
MOST_CELL_PX = 104
NAME_PX = 220
SHADES = 5
FEW_DAYS = 62  # for so few, a column may be a day


def columns_for(corpus: Corpus, width: float) -> list[Period]:
    """As many periods as the page has room for."""
    days = [day for day in corpus.first_days if day < MAX_DAY]
    units = UNITS if days and max(days) - min(days) <= FEW_DAYS else UNITS[1:]
    return columns(days, max(4, int((width - NAME_PX) // CELL_PX)), units=units)


def counts(corpus: Corpus, actor: Actor, periods: Sequence[Period]) -> list[int]:
    """How many of an actor's events may fall in each period; an open side is as far as the other."""
    rows = roles.rows_of(corpus, actor.name)
    low, high = (np.sort(days[rows]) for days in corpus.known_days)
    starts = [period.start for period in periods]
    ends = [period.end for period in periods]
    begun = np.searchsorted(low, ends, side="left")
    over = np.searchsorted(high, starts, side="left")
    return [int(number) for number in begun - over]


def shade(number: int, most: int) -> int:
    """The step of a cell's shade, from 0 for none to SHADES for the most.

    >>> [shade(n, 20) for n in (0, 1, 4, 12, 20)]
    [0, 1, 2, 4, 5]
    """
    if number <= 0:
        return 0
    return max(1, min(SHADES, round(SHADES * sqrt(number / max(most, 1)) + 0.2)))


def matrix(corpus: Corpus, actors: Sequence[Actor], width: float) -> str:
    """The whole table; of its cells one is in the way of the tab key, and arrows move among them."""
    periods = columns_for(corpus, width)
    cell = min(MOST_CELL_PX, max(CELL_PX, (width - NAME_PX) / max(len(periods), 1)))
    gaps = f" {strings.MATRIX_GAPS}" if has_gaps(periods) else ""
    note = f"{strings.MATRIX_NOTE} {strings.MATRIX_OPEN}{gaps}"
    rows = [counts(corpus, actor, periods) for actor in actors]
    most = max((number for row in rows for number in row), default=0)
    first = next(((i, j) for i, row in enumerate(rows) for j, number in enumerate(row) if number), None)
    body = "".join(
        f'<tr><th scope="row">{marks.actor_link(actor.name, actor.actor_id)}</th>'
        + "".join(
            _cell(actor, number, period, most, focus=(i, j) == first, gap=_gap(periods, j))
            for j, (number, period) in enumerate(zip(row, periods, strict=True))
        )
        + "</tr>"
        for i, (actor, row) in enumerate(zip(actors, rows, strict=True))
    )
    return (
        f'<p class="dl-note">{note}</p>'
        f'<div class="dl-matrixbox" tabindex="0" role="region" aria-label="{strings.MATRIX_CAPTION}">'
        f'<table class="dl-matrix" style="--cell:{cell:.0f}px">'
        f'<caption class="dl-hidden">{strings.MATRIX_CAPTION}</caption>'
        f"<thead>{_heads(periods)}</thead><tbody>{body}</tbody></table></div>"
    )


def _heads(periods: Sequence[Period]) -> str:
    """The periods, under the year or month that they share."""
    heads = [(head, len(list(group))) for head, group in groupby(period.head for period in periods)]
    upper = ""
    if any(head for head, _ in heads):
        cells = "".join(f'<th scope="colgroup" colspan="{n}">{escape(head)}</th>' for head, n in heads)
        upper = f'<tr class="dl-upper"><td></td>{cells}</tr>'
    lower = "".join(
        f'<th scope="col"{_gap_class(_gap(periods, at))}>{escape(period.label)}</th>'
        for at, period in enumerate(periods)
    )
    return f'{upper}<tr><th scope="col">{strings.ACTOR}</th>{lower}</tr>'


def _gap(periods: Sequence[Period], at: int) -> bool:
    """Whether empty periods were left out before this one."""
    return at > 0 and periods[at - 1].end < periods[at].start


def _gap_class(gap: bool) -> str:
    return ' class="dl-gapbefore"' if gap else ""


def _cell(actor: Actor, number: int, period: Period, most: int, *, focus: bool, gap: bool) -> str:
    if not number:
        return f"<td{_gap_class(gap)}></td>"
    css = f"dl-cell dl-shade{shade(number, most)}"
    params = {"actor": actor.actor_id, **period.params}
    more = f' tabindex="{0 if focus else -1}" aria-label="{escape(_said(actor, number, period))}"'
    link = marks.page_link(f"{number:,}", "timeline", params, css=css, more=more)
    return f"<td{_gap_class(gap)}>{link}</td>"


def _said(actor: Actor, number: int, period: Period) -> str:
    return strings.cell(actor.name, number, period.words)


def has_gaps(periods: Sequence[Period]) -> bool:
    """Whether any empty period is left out."""
    return any(a.end < b.start for a, b in pairwise(periods))
