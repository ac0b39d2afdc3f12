"""The actors: an index, a matrix by time, and one page for each with what lies between it and another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard import actorlist, filters, page, roles, strings
from dashboard.actorline import LEFT_PX, RIGHT_PX, actor_figure, lay_out
from dashboard.components import (
    actor_arcs,
    actor_index,
    actor_matrix,
    actor_pair,
    actor_side,
    card,
    eventlist,
    marks,
)
from dashboard.components.board import board, figure_box, width_of
from dashboard.load import Actor, Corpus, Event
from dashboard.scale import build
from dashboard.spans import spans_of

KEY = "actors"
ONE_COLUMN = 636
MOST_TO_CHOOSE = 300
MOST_NAMES = 8
_SEARCH = "actors_search"
_CHOICE = "actors_choice"


def render() -> None:
    """The index, or the page of the actor in the address."""
    corpus = page.open_page()
    asked = st.query_params.get("actor")
    actor = corpus.actors.get(asked or "")
    if actor is not None:
        _actor(corpus, actor)
        return
    _index(corpus, asked)


def _go(go: Mapping[str, Any] | None) -> None:
    """Follow a link of the board; `set` changes this page's own parameters."""
    if go and "set" in go:
        page.set_address(go["set"])
        st.rerun()
    page.follow(go)


def _index(corpus: Corpus, unknown: str | None) -> None:
    asked, problems = actorlist.from_params(page.address(), sorted({a.type for a in corpus.actors.values()}))
    st.title(strings.ACTORS_TITLE, anchor=False)
    found = actorlist.chosen(corpus, asked)
    with st.container(key="standfirst"):
        st.markdown(f"**{strings.plural(len(corpus.actors), 'actor')}**")
    if unknown:
        st.warning(strings.UNKNOWN_ACTOR)
    if problems:
        st.warning(page.plain(strings.ignored(problems)))
    if not corpus.actors:
        st.text(strings.NO_ACTORS)
        return
    _search(asked)
    shown, start = actorlist.page_of(found, asked)
    width = width_of(KEY)
    if asked.view == "matrix":
        table = actor_matrix.matrix(corpus, shown, width)
    else:
        table = actor_index.index(corpus, shown, asked, width)
    bar = actor_index.views(asked) + actor_index.types(actorlist.types_of(corpus, asked), asked)
    body = table if found else f'<p class="dl-note">{strings.NO_ACTOR_MATCH}</p>'
    html = f'<div class="dl-actorbar">{bar}</div>{body}'
    _go(board(html + actor_index.pages(asked, start, len(shown), len(found)), key=KEY, measure=True))


def _search(asked: actorlist.Asked) -> None:
    if st.session_state.get(_SEARCH) != asked.text:
        st.session_state[_SEARCH] = asked.text
    st.text_input(
        strings.FIND_ACTOR,
        key=_SEARCH,
        on_change=_searched,
        label_visibility="collapsed",
        placeholder=strings.FIND_ACTOR,
        width=320,
    )


def _searched() -> None:
    page.set_address({"q": st.session_state[_SEARCH].strip(), "p": None})


def _actor(corpus: Corpus, actor: Actor) -> None:
    page.name_page(actor.name, strings.ACTORS)
    events = roles.events_of(corpus, actor.name)
    parts = roles.parts_of(corpus, actor, events)
    other, asked, problems = _pair_asked(corpus, actor)
    event_id = corpus.event_id_of(st.query_params.get("event"))
    if st.query_params.get("event") and event_id is None:
        problems = (*problems, strings.unknown_value("event", st.query_params["event"]))
    _heading(corpus, actor)
    _standfirst(corpus, actor, events, parts)
    if problems:
        st.warning(page.plain(strings.ignored(problems)))
    selected = corpus.event(event_id) if event_id else None
    _actor_board(corpus, actor, events, parts, (other, asked, selected))


def _pair_asked(corpus: Corpus, actor: Actor) -> tuple[Actor | None, filters.Filters, tuple[str, ...]]:
    """The other actor of the pair, what of the pair is shown, and what in the address is not known."""
    wanted = st.query_params.get("with")
    other = corpus.actors.get(wanted or "")
    problems: tuple[str, ...] = ()
    if wanted and (other is None or other == actor):
        other, problems = None, (strings.unknown_value("with", wanted),)
    params = {name: values for name, values in page.address().items() if name in ("kind", "from", "to")}
    asked, more = filters.from_params(params, filters.known_values(corpus))
    return other, asked, (*problems, *more)


def _heading(corpus: Corpus, actor: Actor) -> None:
    """The name, and the way to another actor."""
    if len(corpus.actors) > MOST_TO_CHOOSE:
        st.title(page.plain(actor.name), anchor=False)
        return
    left, right = st.columns([3, 1], vertical_alignment="center")
    left.title(page.plain(actor.name), anchor=False)
    if st.session_state.get(_CHOICE) != actor.actor_id:
        st.session_state[_CHOICE] = actor.actor_id
    right.selectbox(
        strings.ANOTHER_ACTOR,
        sorted(corpus.actors, key=lambda i: corpus.actors[i].name.casefold()),
        format_func=lambda i: corpus.actors[i].name,
        key=_CHOICE,
        on_change=_chosen,
        label_visibility="collapsed",
    )


def _chosen() -> None:
    gone = dict.fromkeys(("with", "kind", "from", "to", "event"))
    page.set_address({"actor": st.session_state[_CHOICE], **gone})


def _standfirst(
    corpus: Corpus, actor: Actor, events: Sequence[Event], parts: Mapping[roles.Part, Sequence[Event]]
) -> None:
    person = actor.type == "person"
    said = strings.acts_and_is_acted_on(*(len(parts[part]) for part in roles.PARTS), person=person)
    own = strings.own_words(roles.own_words(corpus, actor, events), person=person)
    with st.container(key="standfirst"):
        many = f"**{strings.plural(len(events), 'event')}**"
        where = f"**{strings.sources_of(actor.n_documents)}**"
        st.markdown(f"{many} in {where}: {said}. {own}" if events else strings.NO_EVENT_OF_ACTOR)


def _actor_board(
    corpus: Corpus,
    actor: Actor,
    events: list[Event],
    parts: Mapping[roles.Part, Sequence[Event]],
    asked: tuple[Actor | None, filters.Filters, Event | None],
) -> None:
    other, choice, selected = asked
    key = f"{KEY}_{actor.actor_id}"
    width = width_of(key)
    chosen = selected.event_id if selected else None
    params = {"actor": actor.actor_id, **({"with": other.actor_id} if other else {}), **choice.to_params()}
    chart, figures = "", {}
    if events and width >= ONE_COLUMN:
        scale = build(spans_of(events), width - LEFT_PX - RIGHT_PX)
        line = lay_out(parts, scale, selected=chosen)
        here = selected if selected in events else None
        figures = {"line": actor_figure(line, scale, page.colours(), actor_id=actor.actor_id, selected=here)}
        alt = strings.actor_alt(actor.name, len(events))
        chart = figure_box("line", escape(alt), "dl-lanes", height=line.height, width=width)
    main = (
        actor_pair.pair(
            actor,
            other,
            roles.steps_between(corpus, actor, other),
            choice,
            params,
            selected=chosen,
            narrow=width < ONE_COLUMN,
        )
        if other
        else ""
    )
    if events:
        main += eventlist.event_list(corpus, events, selected=chosen, params=params)
    html = (
        f'{_about(actor)}<div class="dl-chart">{chart}</div>'
        f'<div class="dl-actorgrid">{_aside(corpus, actor, events, params, other, selected)}'
        f'<div class="dl-actormain">{main}</div></div>{_below(corpus, actor, events, params, other)}'
    )
    _go(board(html, key=key, figures=figures, measure=True))


def _about(actor: Actor) -> str:
    """The type and the other names, and the way back to all actors."""
    kind = strings.ACTOR_TYPES.get(actor.type, actor.type).capitalize()
    others = [alias for alias in actor.aliases if alias != actor.name][:MOST_NAMES]
    also = strings.also_called(", ".join(others), person=actor.type == "person") if others else ""
    index = marks.link(strings.ALL_ACTORS, {"page": "actors"}, page="actors")
    words = escape(" ".join(filter(None, (f"{kind}.", also))))
    return f'<div class="dl-about"><p>{words}</p><nav aria-label="{strings.ACTORS}">{index}</nav></div>'


def _aside(
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
    found = roles.partners_of(corpus, actor.name, events)
    return (
        f'<div class="dl-actorside"><div class="dl-side">{opened}</div>'
        f"<section><h2>{strings.IN_THE_SAME_EVENT}</h2>"
        f'<p class="dl-note">{strings.IN_THE_SAME_EVENT_NOTE}</p>'
        f"{actor_side.partners(found, params, chosen=other.actor_id if other else None)}"
        f"{actor_side.legend()}</section></div>"
    )


def _below(
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
    return (
        f'<div class="dl-below"><div class="dl-saygrid">{said}</div>{arcs}'
        f'<section><h2>{strings.ALIASES}</h2><p class="dl-note">{strings.ALIASES_NOTE}</p>{names}</section>'
        f"<section><h2>{strings.WHERE_NAMED}</h2>{actor_side.sources_naming(corpus, events)}</section></div>"
    )


render()
