"""The card of one event: what, when, why that date, and who says so. Every text is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import dates, strings
from dashboard.components import listrow, marks, pager
from dashboard.components.cast import cast
from dashboard.components.cite import cite
from dashboard.components.report import report
from dashboard.components.strip import strip
from dashboard.components.viewbar import copy_button
from dashboard.corpus import Corpus
from dashboard.coverage import slots_of
from dashboard.distance import apart, say_days
from dashboard.records import Event, Mention

STARTS = 5


def card(corpus: Corpus, event: Event, order: Sequence[str], *, params: Mapping[str, Any]) -> str:
    """The whole card; `order` is the ids of the events shown, in order of time."""
    mentions = corpus.mentions_of.get(event.event_id, ())
    disputed = f'<span class="dl-disputed">≠ {strings.DISPUTED}</span>' if event.disputed else ""
    said = f"{event.event_type}, {strings.STATUS[event.status]}"
    mark = marks.silhouette(event.event_type, event.status)
    head = (
        f'<p class="dl-cardtop"><span>{mark} {escape(said)}</span>'
        f"{disputed}{_steps(event, order, params)}</p>"
        f'<h2 dir="auto">{escape(event.headline)}</h2>{cast(corpus, event, mentions)}'
    )
    reports = [report(corpus, event, m, aside=strip(event, m, mentions)) for m in mentions]
    return (
        f'<article class="dl-card" aria-label="{escape(event.headline)}" '
        f'data-tell="{escape(strings.opened(dates.say(event.edtf), event.headline))}">'
        f"{head}{_when(event, mentions)}"
        f"<h3>{strings.WHO_SAYS_SO}</h3>{reports[0] if reports else ''}"
        f'<details class="dl-more" open><summary>{strings.all_reports(len(reports))}</summary>'
        f"{''.join(reports[1:])}{_facts(corpus, event, mentions, order, params)}</details>"
        f"{_buttons(corpus, event, mentions, params)}</article>"
    )


def _steps(event: Event, order: Sequence[str], params: Mapping[str, Any]) -> str:
    if event.event_id not in order:
        return f'<span class="dl-steps">{strings.EVENT_HIDDEN}</span>'
    at = list(order).index(event.event_id)

    def step(place: int, sign: str, name: str) -> str:
        go = {"event": order[place]} if 0 <= place < len(order) else None
        return pager.step(sign, name, go, {**params, **(go or {})})

    return (
        f'<span class="dl-steps">{step(at - 1, "‹", strings.PREVIOUS)}'
        f"<span>{strings.n_of_m(at + 1, len(order))}</span>{step(at + 1, '›', strings.NEXT)}</span>"
    )


def reading_of(event: Event, mentions: Sequence[Mention]) -> Mention | None:
    """The mention whose date the event carries: the surest of those that are read the same."""
    same = [m for m in mentions if m.edtf == event.edtf] or list(mentions)
    return max(same, key=lambda m: m.confidence, default=None)


def _when(event: Event, mentions: Sequence[Mention]) -> str:
    mention = reading_of(event, mentions)
    read = f'<div><dt>{strings.READ_AS}</dt><dd class="dl-readas">{escape(dates.say(event.edtf))}</dd></div>'
    if mention is None:
        return f'<dl class="dl-when">{read}</dl>'
    written = f'<q class="dl-quote"><mark class="dl-timex">{escape(mention.timex_text)}</mark></q>'
    why = f'<p class="dl-why">{escape(mention.anchor)}</p>' if mention.anchor else ""
    return f'<dl class="dl-when"><div><dt>{strings.AS_WRITTEN}</dt><dd>{written}</dd></div>{read}</dl>{why}'


def _facts(
    corpus: Corpus,
    event: Event,
    mentions: Sequence[Mention],
    order: Sequence[str],
    params: Mapping[str, Any],
) -> str:
    quiet = [corpus.sources[d] for d, what in slots_of(corpus, event).items() if what == "silent"]
    silent = [marks.named(strings.titled(source.name, source.publisher)) for source in quiet]
    rows = [
        (strings.DIFFERS, escape(event.dispute_note or "")),
        (strings.SILENT, strings.silent(strings.and_list(silent), len(silent)) if silent else ""),
        (strings.JOINED, escape(" ".join(dict.fromkeys(m.merge_note for m in mentions if m.merge_note)))),
        (strings.PLACES_ROW, ", ".join(map(marks.named, event.places))),
        *_neighbours(corpus, event, order, params),
    ]
    cells = "".join(f"<dt>{name}</dt><dd>{words}</dd>" for name, words in rows if words)
    return f'<dl class="dl-facts">{cells}</dl>' if cells else ""


def _neighbours(
    corpus: Corpus, event: Event, order: Sequence[str], params: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """The events before and after it in the view: how far away, and what."""
    if event.event_id not in order:
        return []
    at = list(order).index(event.event_id)
    found = []
    for place, name in ((at - 1, strings.BEFORE_IT), (at + 1, strings.AFTER_IT)):
        if 0 <= place < len(order):
            other = corpus.event(order[place])
            how_far = escape(f"{distance_words(event, other)}: ")
            there = {**params, "event": other.event_id}
            link = marks.link(marks.named(other.headline), {"event": other.event_id}, params=there)
            found.append((name, how_far + link))
    return found


def distance_words(event: Event, other: Event) -> str:
    """How far another event lies from this one, else its date."""
    days = apart(event.when, other.when)
    if days is None:
        return dates.say(other.edtf, short=True)
    if days == 0:
        exact = event.when == other.when and event.when is not None and event.when.precision == "day"
        return strings.ON_THE_SAME_DAY if exact else strings.AT_ONCE
    return (strings.later_than if days > 0 else strings.earlier_than)(say_days(abs(days)))


def _buttons(corpus: Corpus, event: Event, mentions: Sequence[Mention], params: Mapping[str, Any]) -> str:
    read = ""
    if mentions:
        first = mentions[0]
        read = marks.source_link(strings.READ_IN_ARTICLE, first.doc_id, first.mention_id, css="dl-button")
    copy = copy_button({**params, "event": event.event_id})
    return f'<div class="dl-buttons">{read}{copy}{cite(corpus, event)}</div>'


def start_here(events: Sequence[Event], *, params: Mapping[str, Any]) -> str:
    """What stands in the card's place before an event is chosen: how to go on, and the weightiest events."""
    weightiest = sorted(events, key=lambda e: (-e.n_documents, -e.salience, e.order))[:STARTS]
    rows = "".join(
        f'<li class="dl-row">{_start(event, params)}</li>'
        for event in sorted(weightiest, key=lambda e: e.order)
    )
    listed = f'<ol class="dl-list dl-order">{rows}</ol>' if rows else ""
    return (
        f'<div class="dl-start"><h2>{strings.START_HERE}</h2>'
        f'<p class="dl-note">{strings.CHOOSE}</p>{listed}</div>'
    )


def _start(event: Event, params: Mapping[str, Any]) -> str:
    there = {**params, "event": event.event_id}
    return marks.link(listrow.brief(event), {"event": event.event_id}, params=there, css="dl-rowlink")
