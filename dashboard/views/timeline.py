"""The timeline: filters, overview, lanes, list and card."""

from __future__ import annotations

import numpy as np
import streamlit as st

from dashboard import filters, page, strings
from dashboard.components import card, eventlist
from dashboard.components.board import board, figure_box, width_of
from dashboard.components.viewbar import view_bar
from dashboard.density import group_rows, thin
from dashboard.figures import AXIS_PX, lanes_figure
from dashboard.filterbar import filter_bar
from dashboard.heading import title_of
from dashboard.lanes import EDGE_PX, MAX_LANES, NAME_PX, Lane, arrange
from dashboard.load import Corpus, Event
from dashboard.lookup import Rows
from dashboard.overview import HEIGHT, first_days, overview_figure
from dashboard.scale import Scale, build_over
from dashboard.spans import days_of, window_within
from pipeline.interval import MAX_DAY, MIN_DAY

KEY = "timeline"
MOST_EXACT = 30  # days between the first and the last; more is coarse
ONE_COLUMN = 636
TWO_COLUMNS = 1000


def render() -> None:
    """The whole page."""
    corpus = page.open_page()
    asked, problems = filters.from_params(page.address(), filters.known_values(corpus))
    st.title(page.plain(title_of(corpus)), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", key="underthetitle"):
        standfirst(corpus)
        if not corpus.frame.empty:
            chosen = {"event": event} if (event := st.query_params.get("event")) else {}
            st.html(view_bar({**asked.to_params(), **chosen}), width="content")
    if corpus.frame.empty:
        st.text(strings.NO_EVENTS)
        st.text(strings.NO_EVENTS_HELP)
        return
    rows = np.flatnonzero(filters.mask(corpus, asked))
    filter_bar(corpus, asked, len(rows))
    selected, problems = _selected(corpus, problems)
    row, problems = _row_asked(problems)
    if problems:
        st.warning(page.plain(strings.ignored(problems)))
    if not len(rows):
        st.info(f"{strings.NO_MATCH}. {strings.NO_MATCH_HELP}")
    _board(corpus, asked, rows, selected, row)


def standfirst(corpus: Corpus) -> None:
    """How much there is, and what to be careful about."""
    frame = corpus.frame
    coarse = int((frame["hi"] - frame["lo"] > MOST_EXACT).sum())
    many = f"**{strings.plural(len(frame), 'event')}** from **{strings.sources_of(len(corpus.sources))}**. "
    with st.container(key="standfirst"):
        st.markdown(many + strings.disagreement(int(frame["disputed"].sum()), coarse))


def _selected(corpus: Corpus, problems: tuple[str, ...]) -> tuple[Event | None, tuple[str, ...]]:
    asked = st.query_params.get("event")
    event_id = corpus.event_id_of(asked)
    if asked and event_id is None:
        return None, (*problems, strings.unknown_value("event", asked))
    return (corpus.event(event_id) if event_id else None), problems


def _row_asked(problems: tuple[str, ...]) -> tuple[int | None, tuple[str, ...]]:
    """The row of the list that the address begins with, counted from 0."""
    asked = st.query_params.get("row", "")
    if not asked:
        return None, problems
    if not (asked.isascii() and asked.isdigit() and int(asked[:9]) > 0):
        return None, (*problems, strings.unknown_value("row", asked))
    return int(asked[:9]) - 1, problems


def _board(
    corpus: Corpus, asked: filters.Filters, rows: Rows, selected: Event | None, row: int | None
) -> None:
    width = width_of(KEY)
    lanes_width = (width - 64) * 2 / 3 if width >= TWO_COLUMNS else width
    chosen = corpus.row_of(selected.event_id) if selected else None
    at = _place(rows, chosen)
    starts, ends = days_of(corpus.frame, rows)
    window = window_within(
        asked, *((int(starts.min()), int(ends.max())) if len(starts) else (MIN_DAY, MAX_DAY))
    )
    scale = build_over(starts, ends, lanes_width - NAME_PX - EDGE_PX, fold=asked.fold, window=window)
    lanes = (
        _lanes(corpus, asked, rows, scale, chosen if at is not None else None) if width >= ONE_COLUMN else []
    )
    days = first_days(corpus.frame)
    whole = build_over(days, days + 1, width, fold=asked.fold)
    stops = (window.start, window.end - 1) if window else None
    figures = {"overview": overview_figure(days, days[rows], whole, page.colours(), window=stops)}
    if lanes:
        figures["lanes"] = lanes_figure(
            lanes,
            scale,
            page.colours(),
            selected=selected if at is not None else None,
            actor_ids={actor.name: actor.actor_id for actor in corpus.actor_named.values()},
        )
    part = eventlist.part_of(len(rows), row=row, chosen=at)
    html = _html(corpus, asked, rows, lanes, selected, part, (width, lanes_width))
    page.follow(board(html, key=KEY, figures=figures, measure=True), brush=whole)


def _place(rows: Rows, row: int | None) -> int | None:
    """Where a row of the frame stands among those shown."""
    if row is None:
        return None
    at = int(np.searchsorted(rows, row))
    return at if at < len(rows) and rows[at] == row else None


def _lanes(
    corpus: Corpus, asked: filters.Filters, rows: Rows, scale: Scale, chosen: int | None
) -> list[Lane]:
    """The lanes by actor, each thinned to what can be told apart."""
    prefer = [corpus.actors[actor].name for actor in asked.actors]
    groups = group_rows(corpus.actor_rows, rows, prefer=prefer, most=MAX_LANES, others=strings.OTHERS)
    thinned = thin(corpus.frame, groups, scale, selected=chosen)
    drawn = [(lane.name, lane.value, corpus.events_at(lane.rows)) for lane in thinned]
    crowds = {lane.name: lane.crowds for lane in thinned}
    event_id = corpus.events[chosen].event_id if chosen is not None else None
    return arrange(drawn, scale, selected=event_id, crowds=crowds)


def _html(
    corpus: Corpus,
    asked: filters.Filters,
    rows: Rows,
    lanes: list[Lane],
    selected: Event | None,
    part: eventlist.Part,
    widths: tuple[float, float],
) -> str:
    params = asked.to_params()
    alt = strings.overview_alt(len(rows))
    overview = figure_box("overview", alt, "dl-overview", height=HEIGHT, width=widths[0])
    side = ""
    if selected:
        order = corpus.frame["event_id"].array.take(rows).tolist()
        side = card.card(corpus, selected, order, params=params)
    if not len(rows):
        return f'{overview}<div class="dl-grid"><div class="dl-side">{side}</div></div>'
    shown = corpus.events_at(rows[part.first : part.last])
    chosen = selected.event_id if selected else None
    listing = eventlist.event_list(corpus, shown, selected=chosen, params=params, part=part)
    side = side or card.start_here(corpus.events_at(_weightiest(corpus, rows)), params=params)
    return (
        f'{overview}<div class="dl-grid">{_chart(lanes, len(rows), widths[1])}'
        f'{listing}<div class="dl-side">{side}</div></div>'
    )


def _weightiest(corpus: Corpus, rows: Rows) -> Rows:
    """The rows that most sources tell, the most salient first."""
    documents, salience = (corpus.frame[name].to_numpy()[rows] for name in ("n_documents", "salience"))
    return rows[np.lexsort((rows, -salience, -documents))[: card.STARTS]]


def _chart(lanes: list[Lane], number: int, width: float) -> str:
    """The place of the lanes with their legend; on a phone there are none."""
    if not lanes:
        return ""
    height = AXIS_PX + 2 + lanes[-1].bottom
    alt = strings.chart_alt(number, len(lanes))
    chart = figure_box("lanes", alt, "dl-lanes", height=height, width=width)
    return f'<div class="dl-chart">{chart}{eventlist.legend()}</div>'


render()
