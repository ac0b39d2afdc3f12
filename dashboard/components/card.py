"""The card of one event: what, when, why that date, and who says so. Every text is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import dates, strings
from dashboard.components import marks
from dashboard.components.eventlist import slots_of
from dashboard.components.report import report
from dashboard.load import Corpus, Event, Mention

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
        f"<h2>{escape(event.headline)}</h2>{_actors(corpus, event)}"
    )
    reports = "".join(report(corpus, event, mention) for mention in mentions)
    return (
        f'<article class="dl-card" aria-label="{escape(event.headline)}">{head}{_when(event, mentions)}'
        f"<h3>{strings.WHO_SAYS_SO}</h3>{reports}{_facts(corpus, event)}{_buttons(mentions)}</article>"
    )


def _steps(event: Event, order: Sequence[str], params: Mapping[str, Any]) -> str:
    if event.event_id not in order:
        return f'<span class="dl-steps">{strings.EVENT_HIDDEN}</span>'
    at = list(order).index(event.event_id)

    def step(place: int, sign: str, name: str) -> str:
        if not 0 <= place < len(order):
            return f'<span class="dl-step" aria-hidden="true">{sign}</span>'
        more = f' aria-label="{name}"'
        there = order[place]
        return marks.link(sign, {"event": there}, params={**params, "event": there}, css="dl-step", more=more)

    return (
        f'<span class="dl-steps">{step(at - 1, "‹", strings.PREVIOUS)}'
        f"<span>{strings.n_of_m(at + 1, len(order))}</span>{step(at + 1, '›', strings.NEXT)}</span>"
    )


def _actors(corpus: Corpus, event: Event) -> str:
    links = [
        marks.actor_link(name, actor.actor_id if (actor := corpus.actor_named.get(name)) else None)
        for name in event.actors
    ]
    return f'<p class="dl-cardactors">{strings.and_list(links)}</p>' if links else ""


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


def _facts(corpus: Corpus, event: Event) -> str:
    rows = []
    if event.dispute_note:
        rows.append((strings.DIFFERS, event.dispute_note))
    silent = [corpus.sources[d].name for d, what in slots_of(corpus, event).items() if what == "silent"]
    if silent:
        rows.append((strings.SILENT, strings.silent(strings.and_list(silent), len(silent))))
    if event.places:
        rows.append((strings.PLACES_ROW, ", ".join(event.places)))
    cells = "".join(f"<dt>{name}</dt><dd>{escape(words)}</dd>" for name, words in rows)
    return f'<dl class="dl-facts">{cells}</dl>' if cells else ""


def _buttons(mentions: Sequence[Mention]) -> str:
    if not mentions:
        return ""
    first = mentions[0]
    button = marks.source_link(strings.READ_IN_ARTICLE, first.doc_id, first.mention_id, css="dl-button")
    return f'<p class="dl-buttons">{button}</p>'


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
    words = (
        f'<span class="dl-date">{escape(dates.say(event.edtf, short=True))}</span>'
        f'<span class="dl-spine">{marks.silhouette(event.event_type, event.status)}</span>'
        f"{marks.headline(event.headline, disputed=event.disputed)}"
    )
    there = {**params, "event": event.event_id}
    return marks.link(words, {"event": event.event_id}, params=there, css="dl-rowlink")
