"""In the order it is told and in the order it happened: the two sides that the curves join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard import dates, strings
from dashboard.components import marks
from dashboard.components.reading import Reading
from dashboard.load import Event, Mention
from pipeline.interval import ymd

GAP_DAYS = 183
YEARS_FROM = 730
YEAR = 365.2425


@dataclass(frozen=True, slots=True)
class Place:
    """An event in the order in which things happened, with the time that nothing fills before it."""

    event: Event
    mention: Mention
    date: str
    gap: str


def places(reading: Reading) -> list[Place]:
    """The events of a section in order of time, each with its first mention there."""
    first: dict[str, Mention] = {}
    for mention in reading.mentions:
        first.setdefault(mention.event_id, mention)
    corpus = reading.corpus
    events = sorted(corpus.events.at(corpus.row_of(event_id) for event_id in first), key=lambda e: e.order)
    least = _least_gap([_days(event) for event in events])
    found: list[Place] = []
    reached: int | None = None
    year: int | None = None
    for event in events:
        start, end = _days(event)
        gap = gap_words(start - reached, least) if start is not None and reached is not None else ""
        same_year = year is not None and start is not None and ymd(start)[0] == year
        date = dates.say(event.edtf, short=True, year=not same_year)
        found.append(Place(event, first[event.event_id], date, gap))
        if end is not None:
            reached = end if reached is None else max(reached, end)
            year = ymd(end - 1)[0]
    return found


def _days(event: Event) -> tuple[int | None, int | None]:
    """Where an event begins and ends; an open side counts by the other."""
    if event.when is None:
        return None, None
    start, end = event.when.start, event.when.end
    if start is None:
        start = end - 1 if end is not None else None
    return start, end if end is not None else None if start is None else start + 1


def _least_gap(days: Sequence[tuple[int | None, int | None]]) -> float:
    """The shortest time that is said: half a year, or a twelfth of the whole where that is longer."""
    starts = [start for start, _ in days if start is not None]
    return max(GAP_DAYS, (max(starts) - min(starts)) / 12) if starts else GAP_DAYS


def gap_words(days: int, least: float = GAP_DAYS) -> str:
    """How long nothing happened, where it is long enough to be said.

    >>> gap_words(90), gap_words(640), gap_words(6600)
    ('', '21 months', '18 years')
    """
    if days < least:
        return ""
    if days < YEARS_FROM:
        return strings.plural(round(days * 12 / YEAR), "month")
    return strings.years_folded(round(days / YEAR))


def gutter(reading: Reading) -> str:
    """The marks of the triggers, which the script sets beside their lines and joins with the list."""
    told = "".join(
        f'<i class="dl-told{_on(reading, mention.event_id)}" data-of="{escape(mention.event_id)}" '
        f'data-at="m-{escape(mention.mention_id)}">'
        f"{marks.silhouette(mention.event_type, mention.status, size=12)}</i>"
        for mention in reading.mentions
    )
    return f'<div class="dl-gutter" aria-hidden="true"><svg class="dl-curves"></svg>{told}</div>'


def in_order(reading: Reading) -> str:
    """The section's events in the order they happened, each leading to its place in the text."""
    found = places(reading)
    if not found:
        return f'<p class="dl-note">{strings.NOTHING_DATED}</p>'
    return f'<ol class="dl-list dl-happened">{"".join(_rows(reading, found))}</ol>'


def _rows(reading: Reading, found: Sequence[Place]) -> list[str]:
    rows = []
    for place in found:
        event = place.event
        if place.gap:
            rows.append(f'<li class="dl-gaprow">{place.gap}</li>')
        disputed = strings.DISPUTED_MARK * event.disputed
        words = (
            f'<span class="dl-spine">{marks.silhouette(event.event_type, event.status)}</span>'
            f'<span><span class="dl-date">{escape(place.date)}</span> '
            f'<span class="dl-head dl-labelled">{escape(event.label)}{disputed}</span>'
            f'<span class="dl-head dl-full">{escape(event.headline)}{disputed}</span></span>'
        )
        on = _on(reading, event.event_id)
        current = ' aria-current="true"' if on else ""
        more = f' data-tip="{escape(event.headline)}"{current}'
        link = marks.source_link(words, reading.doc_id, place.mention.mention_id, css="dl-rowlink", more=more)
        name = escape(event.event_id)
        rows.append(f'<li class="dl-row{on}" data-event="{name}" data-of="{name}">{link}</li>')
    return rows


def _on(reading: Reading, event_id: str) -> str:
    chosen = reading.chosen
    return " dl-on" if isinstance(chosen, Mention) and chosen.event_id == event_id else ""
