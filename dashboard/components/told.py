"""In the order it is told and in the order it happened: the two sides that the curves join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard import dates, strings
from dashboard.components import marks
from dashboard.components.reading import Reading
from dashboard.records import Event, Mention
from dashboard.spans import known_days
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
    least = _least_gap([known_days(event.when).start for event in events if event.when])
    found: list[Place] = []
    reached: int | None = None
    year: int | None = None
    for event in events:
        days = known_days(event.when) if event.when else None
        gap = gap_words(days.start - reached, least) if days and reached is not None else ""
        same_year = days is not None and ymd(days.start)[0] == year
        date = dates.say(event.edtf, short=True, year=not same_year)
        found.append(Place(event, first[event.event_id], date, gap))
        if days:
            reached = days.end if reached is None else max(reached, days.end)
            year = ymd(days.end - 1)[0]
    return found


def _least_gap(starts: Sequence[int]) -> float:
    """The shortest time that is said: half a year, or a twelfth of the whole where that is longer."""
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
