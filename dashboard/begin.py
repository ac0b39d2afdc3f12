"""Which events a reader may begin with: told by several, weighty, surely dated, and plainly put."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from dashboard.corpus import Corpus
from dashboard.lookup import Rows
from dashboard.records import Event

STARTS = 5
CANDIDATES = 80
A_DAY = 2  # at most so many of one day
_ODD = re.compile(r"[\[\]{}|<>*_#\\^~=…]|\.\.|--|https?:|[!?].*[!?]|\d{5}")


def beginnings(corpus: Corpus, rows: Rows, number: int = STARTS) -> list[Event]:
    """The best events to begin with, in order of time; not all of one day."""
    documents, salience = (corpus.frame[name].to_numpy()[rows] for name in ("n_documents", "salience"))
    strongest = rows[np.lexsort((rows, -salience, -documents))[:CANDIDATES]]
    ranked = sorted(corpus.events_at(strongest), key=lambda event: (-worth(event), event.order))
    return sorted(_spread(ranked, number), key=lambda event: event.order)


def _spread(ranked: Sequence[Event], number: int) -> list[Event]:
    """The first few, with at most two of one day, unless there are no others."""
    days: Counter[str] = Counter()
    chosen: list[Event] = []
    rest: list[Event] = []
    for event in ranked:
        days[event.edtf] += 1
        (chosen if days[event.edtf] <= A_DAY else rest).append(event)
    return [*chosen, *rest][:number]


def worth(event: Event) -> float:
    """How good a beginning an event is: sources, salience, certainty of the date, a plain headline."""
    return (
        min(event.n_documents, 4)
        + 2 * event.salience
        + certainty(event)
        + 1.5 * is_plain(event.headline)
        + 0.5 * (event.status in ("happened", "ongoing"))
    )


def certainty(event: Event) -> float:
    """How surely an event is dated, from 0 (an open side) to 1 (a day)."""
    when = event.when
    if when is None or when.days is None:
        return 0.0
    exact = 1.0 if when.days.days == 1 else 0.6 if when.days.days <= 31 else 0.2
    return exact - 0.4 * (when.approximate or when.uncertain) * exact


def is_plain(headline: str) -> bool:
    """Whether a headline reads like a sentence that a person would write.

    >>> is_plain("Varland seizes the canal's locks"), is_plain("he said: “ and"), is_plain("Meeting ended")
    (True, False, False)
    """
    text = headline.strip()
    spaced = text.isascii() or " " in text
    long_enough = 3 <= len(text.split()) <= 18 if spaced else 5 <= len(text) <= 60
    opens = text[:1].isalpha() and not text[:1].islower()
    quotes = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return long_enough and opens and quotes and len(text) <= 110 and not _ODD.search(text)
