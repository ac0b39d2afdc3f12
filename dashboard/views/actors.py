"""The actors: an index, a matrix by time, and one page for each with what lies between it and another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard import actorlist, address, filters, page, roles, strings
from dashboard.actorline import LEFT_PX, RIGHT_PX, actor_figure, lay_out
from dashboard.components import (
    actor_index,
    actor_matrix,
    actor_page,
    actor_pair,
    eventlist,
    pager,
)
from dashboard.components.board import board, figure_box, width_of
from dashboard.corpus import Corpus
from dashboard.records import Actor, Event
from dashboard.scale import build
from dashboard.spans import spans_of

KEY = "actors"
ONE_COLUMN = 636
MOST_TO_CHOOSE = 300
_SEARCH = "actors_search"
_CHOICE = "actors_choice"


def render() -> None:
    """The index, or the page of the actor in the address."""
    corpus = page.open_page()
    asked = _one("actor")
    actor = corpus.actors.get(asked)
    if actor is not None:
        _actor(corpus, actor)
        return
    _index(corpus, asked)


def _one(name: str) -> str:
    """One parameter of the address, or nothing."""
    return next(iter(page.address().get(name, ())), "")


def _go(go: Mapping[str, Any] | None) -> None:
    """Follow a link of the board; `set` changes this page's own parameters."""
    if go and "set" in go:
        page.set_address(go["set"])
        st.rerun()
    page.follow(go)


def _index(corpus: Corpus, unknown: str) -> None:
    asked, problems = actorlist.from_params(page.address(), sorted({a.type for a in corpus.actors.values()}))
    st.title(strings.ACTORS_TITLE, anchor=False)
    found = actorlist.chosen(corpus, asked)
    if corpus.actors:
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
    address.to_the_end(lambda: page.set_address({"q": st.session_state[_SEARCH].strip(), "p": None}))


def _actor(corpus: Corpus, actor: Actor) -> None:
    events = roles.events_of(corpus, actor.name)
    parts = roles.parts_of(corpus, actor, events)
    other, asked, problems = _pair_asked(corpus, actor)
    page.name_page(strings.and_list([actor.name, *([other.name] if other else [])]), strings.ACTORS)
    event_id = corpus.event_id_of(_one("event") or None)
    if _one("event") and event_id is None:
        problems = (*problems, strings.unknown_value("event", _one("event")))
    row = _one("row")
    if row and not (row.isascii() and row.isdigit()):
        problems = (*problems, strings.unknown_value("row", row))
    _heading(corpus, actor)
    _standfirst(corpus, actor, events, parts)
    if problems:
        st.warning(page.plain(strings.ignored(problems)))
    selected = corpus.event(event_id) if event_id else None
    _actor_board(corpus, actor, events, parts, (other, asked, selected))


def _pair_asked(corpus: Corpus, actor: Actor) -> tuple[Actor | None, filters.Filters, tuple[str, ...]]:
    """The other actor of the pair, what of the pair is shown, and what in the address is not known."""
    wanted = _one("with")
    other = corpus.actors.get(wanted)
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
    address.to_the_end(lambda: page.set_address({"actor": st.session_state[_CHOICE], **gone}))


def _standfirst(
    corpus: Corpus, actor: Actor, events: Sequence[Event], parts: Mapping[roles.Part, Sequence[Event]]
) -> None:
    person = actor.type == "person"
    said = strings.acts_and_is_acted_on(*(len(parts[part]) for part in roles.PARTS), person=person)
    own = strings.own_words(roles.own_words(corpus, actor, events), person=person)
    with st.container(key="standfirst"):
        many = f"**{strings.plural(len(events), 'event')}**"
        where = f"**{strings.sources_of(actor.n_documents)}**"
        nothing = strings.NO_EVENT_OF_ACTOR if roles.said_by(corpus, actor) else strings.ONLY_NAMED
        st.markdown(f"{many} in {where}: {said}. {own}" if events else nothing)


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
        main += _list(corpus, events, chosen, params)
    html = (
        f'{actor_page.about(actor)}<div class="dl-chart">{chart}</div>'
        f'<div class="dl-actorgrid">{actor_page.aside(corpus, actor, events, params, other, selected)}'
        f'<div class="dl-actormain">{main}</div></div>'
        f"{actor_page.below(corpus, actor, events, params, other)}"
    )
    _go(board(html, key=key, figures=figures, measure=True))


def _list(corpus: Corpus, events: Sequence[Event], chosen: str | None, params: Mapping[str, Any]) -> str:
    """The equal of the line; of a long list the part with the row asked for, or with the chosen event."""
    row = _one("row")
    asked = int(row[:9]) - 1 if row.isascii() and row.isdigit() else None
    at = next((place for place, event in enumerate(events) if event.event_id == chosen), None)
    part = pager.part_of(len(events), row=asked, chosen=at)
    shown = events[part.first : part.last]
    return eventlist.event_list(corpus, shown, selected=chosen, params=params, part=part)


render()
