"""The actors: an index, and one page for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import page, strings
from dashboard.components import eventlist, marks, tables
from dashboard.components.board import board, figure_box, width_of
from dashboard.figures import AXIS_PX, lanes_figure
from dashboard.lanes import EDGE_PX, NAME_PX, arrange
from dashboard.load import Actor, Corpus, Event
from dashboard.scale import build
from dashboard.spans import spans_of

KEY = "actors"
MOST_TRACKS = 7


def render() -> None:
    """The index, or the page of the actor in the address."""
    corpus = page.open_page()
    asked = st.query_params.get("actor")
    actor = corpus.actors.get(asked or "")
    if actor is not None:
        _actor(corpus, actor)
        return
    st.title(strings.ACTORS_TITLE, anchor=False)
    if asked:
        st.warning(strings.UNKNOWN_ACTOR)
    with st.container(key="standfirst"):
        st.markdown(strings.plural(len(corpus.actors), "actor"))
    by = st.query_params.get("sort", "events")
    go = board(tables.actor_index(corpus, by), key=KEY)
    if go and "sort" in go:
        page.set_address({"sort": str(go["sort"])})
        st.rerun()
    page.follow(go)


def roles_of(corpus: Corpus, actor: Actor, events: Sequence[Event]) -> dict[str, list[Event]]:
    """An actor's events by its part in them: it acts or speaks, is acted on, or is named."""
    found: dict[str, list[Event]] = {"agent": [], "patient": [], "other": []}
    for event in events:
        roles = _roles(corpus, actor, event)
        part = "agent" if roles & {"agent", "speaker"} else "patient" if "patient" in roles else "other"
        found[part].append(event)
    return found


def _roles(corpus: Corpus, actor: Actor, event: Event) -> set[str]:
    return {
        part.role
        for mention in corpus.mentions_of.get(event.event_id, ())
        for part in corpus.participations_of.get(mention.mention_id, ())
        if part.actor_id == actor.actor_id
    }


def _actor(corpus: Corpus, actor: Actor) -> None:
    events = tables.events_by_actor(corpus).get(actor.name, [])
    roles = roles_of(corpus, actor, events)
    speaks = sum("speaker" in _roles(corpus, actor, event) for event in events)
    page.name_page(actor.name, strings.ACTORS)
    st.title(page.plain(actor.name), anchor=False)
    with st.container(key="standfirst"):
        part = strings.acts_and_is_acted_on(len(roles["agent"]), len(roles["patient"]), speaks)
        st.markdown(
            f"**{strings.plural(len(events), 'event')}** in "
            f"**{strings.sources_of(actor.n_documents)}**: {part}."
        )
    kind = strings.ACTOR_TYPES.get(actor.type, actor.type).capitalize()
    others = [alias for alias in actor.aliases if alias != actor.name]
    also = f" {strings.also_called(', '.join(others[:8]))}" if others else ""
    st.caption(page.plain(f"{kind}.{also}"))
    _actor_board(corpus, actor, events, roles)


def _actor_board(corpus: Corpus, actor: Actor, events: list[Event], roles: Mapping[str, list[Event]]) -> None:
    key = f"{KEY}_{actor.actor_id}"
    width = width_of(key)
    scale = build(spans_of(events), width - NAME_PX - EDGE_PX)
    groups = [(strings.PARTS[role], None, group) for role, group in roles.items() if group]
    lanes = arrange(groups, scale, most_tracks=MOST_TRACKS)
    figure = lanes_figure(lanes, scale, page.colours())
    height = AXIS_PX + 2 + (lanes[-1].bottom if lanes else 0)
    alt = strings.chart_alt(len(events), len(lanes))
    chart = figure_box("line", alt, "dl-lanes", height=height, width=width)
    index = marks.link(strings.ALL_ACTORS, {"page": "actors"}, page="actors")
    html = (
        f'<nav class="dl-pager" aria-label="{strings.ACTORS}">{index}</nav>'
        f'<div class="dl-chart">{chart}{eventlist.legend()}</div>'
        f'<div class="dl-actorgrid"><div class="dl-stack">'
        f"<section><h2>{strings.IN_THE_SAME_EVENT}</h2>"
        f'<p class="dl-note">{strings.IN_THE_SAME_EVENT_NOTE}</p>'
        f"{tables.partners(corpus, actor.name, events)}</section>"
        f"<section><h2>{strings.ALIASES}</h2>{tables.names_as_written(corpus, actor)}</section>"
        f"<section><h2>{strings.WHERE_NAMED}</h2>{tables.sources_naming(corpus, events)}</section></div>"
        f"{eventlist.event_list(corpus, events, selected=None, params={}, away=True)}</div>"
    )
    go = board(html, key=key, figures={"line": figure}, measure=True)
    page.follow({"page": "timeline", "event": go["event"]} if go and "event" in go else go)


render()
