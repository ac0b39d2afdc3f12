"""The page of one actor as HTML: what stands over, beside and below its events. All text is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import roles, strings
from dashboard.components import actor_arcs, actor_side, card, marks
from dashboard.corpus import Corpus
from dashboard.records import Actor, Event

MOST_NAMES = 8


def about(actor: Actor) -> str:
    """The type and the other names, and the way back to all actors."""
    kind = strings.ACTOR_TYPES.get(actor.type, actor.type).capitalize()
    others = [alias for alias in actor.aliases if alias != actor.name][:MOST_NAMES]
    also = strings.also_called(", ".join(others), person=actor.type == "person") if others else ""
    index = marks.page_link(strings.ALL_ACTORS, "actors")
    words = escape(" ".join(filter(None, (f"{kind}.", also))))
    return f'<div class="dl-about"><p>{words}</p><nav aria-label="{strings.ACTORS}">{index}</nav></div>'


def aside(
    corpus: Corpus,
    actor: Actor,
    events: Sequence[Event],
    params: Mapping[str, Any],
    other: Actor | None,
    selected: Event | None,
) -> str:
    """The card of the chosen event, the partners, and what the marks mean."""
    order = [event.event_id for event in events]
    opened = ""
    if selected:
        there = marks.event_link(strings.ON_TIMELINE, selected.event_id, css="dl-soft")
        opened = f'{card.card(corpus, selected, order, params=params)}<p class="dl-cardmore">{there}</p>'
    partners = ""
    if events:
        found = roles.partners_of(corpus, actor.name, events)
        partners = (
            f"<section><h2>{strings.IN_THE_SAME_EVENT}</h2>"
            f'<p class="dl-note">{strings.IN_THE_SAME_EVENT_NOTE}</p>'
            f"{actor_side.partners(found, params, chosen=other.actor_id if other else None)}"
            f"{actor_side.legend()}</section>"
        )
    return f'<div class="dl-actorside"><div class="dl-side">{opened}</div>{partners}</div>'


def below(
    corpus: Corpus, actor: Actor, events: Sequence[Event], params: Mapping[str, Any], other: Actor | None
) -> str:
    """Words said and heard, the partners as arcs, the names as written, and the sources."""
    partners = roles.partners_of(corpus, actor.name, events)
    drawn = actor_arcs.arcs(
        actor.name,
        partners,
        roles.ties_among(partners[: actor_arcs.MOST]),
        chosen=other.actor_id if other else None,
    )
    arcs = (
        f'<section class="dl-arcbox"><h2>{strings.TOGETHER}</h2>'
        f'<p class="dl-note">{strings.TOGETHER_NOTE}</p>{drawn}</section>'
        if drawn
        else ""
    )
    said = actor_side.sayings(
        corpus, actor, roles.said_by(corpus, actor), roles.said_about(corpus, actor), params
    )
    names = actor_side.names_as_written(corpus, roles.as_written(corpus, actor))
    sources = actor_side.sources_naming(corpus, events)
    sections = (
        f'<div class="dl-saygrid">{said}</div>' if said else "",
        arcs,
        f'<section><h2>{strings.ALIASES}</h2><p class="dl-note">{strings.ALIASES_NOTE}</p>{names}</section>',
        f"<section><h2>{strings.WHERE_NAMED}</h2>{sources}</section>" if sources else "",
    )
    return f'<div class="dl-below">{"".join(sections)}</div>'
