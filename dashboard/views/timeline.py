"""The timeline: filters, overview, lanes, list and card."""

from __future__ import annotations

import streamlit as st

from dashboard import dates, filters, page, strings
from dashboard.components import card, eventlist
from dashboard.components.board import board, figure_box, width_of
from dashboard.figures import AXIS_PX, Figure, lanes_figure, span_of
from dashboard.filterbar import filter_bar
from dashboard.lanes import EDGE_PX, NAME_PX, Lane, arrange, group_by_actor
from dashboard.load import Corpus, Event
from dashboard.overview import HEIGHT, first_days, overview_figure
from dashboard.scale import Scale, build
from dashboard.spans import spans_of, window_of
from pipeline.interval import Interval
from pipeline.model import Unit, When

KEY = "timeline"
MOST_MARKS = 2000
ONE_COLUMN = 636
TWO_COLUMNS = 1000


def render() -> None:
    """The whole page."""
    corpus = page.open_page()
    asked, problems = filters.from_params(page.address(), filters.known_values(corpus))
    everything = list(corpus.events)
    st.title(page.plain(title_of(corpus, everything)), anchor=False)
    standfirst(corpus, everything)
    if not everything:
        st.text(strings.NO_EVENTS)
        st.text(strings.NO_EVENTS_HELP)
        return
    rows = filters.apply(corpus, asked)
    filter_bar(corpus, asked, len(rows))
    selected, problems = _selected(corpus, problems)
    if problems:
        st.warning(page.plain(strings.ignored(problems)))
    if rows.empty:
        st.info(f"{strings.NO_MATCH}. {strings.NO_MATCH_HELP}")
    _board(corpus, asked, corpus.events_at(rows), selected)


def title_of(corpus: Corpus, events: list[Event]) -> str:
    """The data's title, else its two most frequent actors and its years."""
    if corpus.title:
        return corpus.title
    names = [actor.name for actor in list(corpus.actors.values())[:2]]
    span = years_of(events)
    return ", ".join(filter(None, (strings.and_list(names), span))) or strings.TIMELINE


def years_of(events: list[Event]) -> str:
    """The years from the first event to the last, in words."""
    dated = [event for event in events if event.when]
    if not dated:
        return ""
    first, last = (When.of(Unit.of_day(day)) for day in span_of(dated))
    years = [dates.say_when(when).split(" ", 2)[2] for when in (first, last)]
    return "–".join(dict.fromkeys(years))


def standfirst(corpus: Corpus, events: list[Event]) -> None:
    """How much there is, and what to be careful about."""
    disputed = sum(event.disputed for event in events)
    coarse = sum(not event.when or _is_coarse(event.when) for event in events)
    many = f"**{strings.plural(len(events), 'event')}** from **{strings.sources_of(len(corpus.sources))}**. "
    with st.container(key="standfirst"):
        st.markdown(many + strings.disagreement(disputed, coarse))


def _is_coarse(when: When) -> bool:
    return when.days is None or when.days.days > 31


def _selected(corpus: Corpus, problems: tuple[str, ...]) -> tuple[Event | None, tuple[str, ...]]:
    asked = st.query_params.get("event")
    event_id = corpus.event_id_of(asked)
    if asked and event_id is None:
        return None, (*problems, strings.unknown_value("event", asked))
    return (corpus.event(event_id) if event_id else None), problems


def _board(corpus: Corpus, asked: filters.Filters, events: list[Event], selected: Event | None) -> None:
    width = width_of(KEY)
    lanes_width = (width - 64) * 2 / 3 if width >= TWO_COLUMNS else width
    chosen = selected.event_id if selected else None
    marked = events
    if len(events) > MOST_MARKS:
        strongest = sorted(events, key=lambda e: (-e.salience, e.order))[:MOST_MARKS]
        marked = sorted(strongest, key=lambda e: e.order)
    spans = spans_of(marked)
    scale = build(spans, lanes_width - NAME_PX - EDGE_PX, fold=asked.fold, window=window_of(asked, spans))
    prefer = [corpus.actors[actor].name for actor in asked.actors]
    groups = group_by_actor(marked, prefer=prefer, others=strings.OTHERS)
    selected_here = selected if any(e.event_id == chosen for e in marked) else None
    lanes = arrange(groups, scale, selected=chosen) if width >= ONE_COLUMN else []
    first = [Interval(day, day + 1) for day in first_days(corpus.frame)]
    whole = build(first, width, fold=asked.fold)
    figures = _figures(corpus, asked, events, lanes, scale, whole, selected_here)
    html = _html(corpus, asked, events, lanes, selected, (width, lanes_width))
    page.follow(board(html, key=KEY, figures=figures, measure=True), brush=whole)


def _figures(
    corpus: Corpus,
    asked: filters.Filters,
    events: list[Event],
    lanes: list[Lane],
    scale: Scale,
    whole: Scale,
    selected: Event | None,
) -> dict[str, Figure]:
    colours = page.colours()
    shown = {event.event_id for event in events}
    everyone = corpus.frame
    days = first_days(everyone)
    shown_days = [d for d, i in zip(days, everyone["event_id"], strict=True) if i in shown]
    spans = spans_of(events)
    window = window_of(asked, spans)
    stops = (window.start, window.end - 1) if window else None
    actor_ids = {actor.name: actor.actor_id for actor in corpus.actor_named.values()}
    figures = {"overview": overview_figure(days, shown_days, whole, colours, window=stops)}
    if lanes:
        figures["lanes"] = lanes_figure(lanes, scale, colours, selected=selected, actor_ids=actor_ids)
    return figures


def _html(
    corpus: Corpus,
    asked: filters.Filters,
    events: list[Event],
    lanes: list[Lane],
    selected: Event | None,
    widths: tuple[float, float],
) -> str:
    params = asked.to_params()
    order = [event.event_id for event in events]
    overview = figure_box(
        "overview", strings.overview_alt(len(events)), "dl-overview", height=HEIGHT, width=widths[0]
    )
    chosen = selected.event_id if selected else None
    side = card.card(corpus, selected, order, params=params) if selected else ""
    if not events:
        return f'{overview}<div class="dl-grid"><div class="dl-side">{side}</div></div>'
    listing = eventlist.event_list(corpus, events, selected=chosen, params=params)
    side = side or card.start_here(events, params=params)
    return (
        f'{overview}<div class="dl-grid">{_chart(lanes, len(events), widths[1])}'
        f'{listing}<div class="dl-side">{side}</div></div>'
    )


def _chart(lanes: list[Lane], number: int, width: float) -> str:
    """The place of the lanes with their legend; on a phone there are none."""
    if not lanes:
        return ""
    height = AXIS_PX + 2 + lanes[-1].bottom
    alt = strings.chart_alt(number, len(lanes))
    chart = figure_box("lanes", alt, "dl-lanes", height=height, width=width)
    return f'<div class="dl-chart">{chart}{eventlist.legend()}</div>'


render()
