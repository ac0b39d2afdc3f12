"""The timeline: filters, overview, lanes, list and card."""

from __future__ import annotations

from html import escape

import numpy as np
import streamlit as st

from dashboard import filters, look, page, sieve, strings, threads
from dashboard.begin import beginnings
from dashboard.components import card, eventlist, hits, lookbar, pager, reportlist
from dashboard.components.board import board, figure_box, width_of
from dashboard.components.viewbar import view_bar
from dashboard.corpus import Corpus
from dashboard.density import thin
from dashboard.figures import Figure, lanes_figure
from dashboard.filterbar import chips, filter_bar, nothing_fits
from dashboard.heading import title_of
from dashboard.lanes import EDGE_PX, MAX_LANES, MOST_ALONE, NAME_PX, Lane, arrange
from dashboard.lookup import Rows
from dashboard.overview import HEIGHT, first_days, overview_figure
from dashboard.records import Event
from dashboard.scale import Scale, build_over
from dashboard.spans import days_of, window_within, with_publications
from pipeline.interval import MAX_DAY, MIN_DAY

KEY = "timeline"
MOST_EXACT = 30  # days between the first and the last; more is coarse
ONE_COLUMN = 636
TWO_COLUMNS = 1000


def render() -> None:
    """The whole page."""
    corpus = page.open_page()
    asked, problems = filters.from_params(page.address(), filters.known_values(corpus))
    through = sieve.sieve(corpus, asked)
    rows = np.flatnonzero(through.kept)
    st.title(page.plain(title_of(corpus)), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", key="underthetitle"):
        if not corpus.frame.empty:
            standfirst(corpus, asked, through)
            chosen = {"event": event} if (event := st.query_params.get("event")) else {}
            st.html(view_bar({**asked.to_params(), **chosen}), width="content")
    if corpus.frame.empty:
        st.text(strings.NO_EVENTS if corpus.sources else strings.NO_SOURCES)
        if corpus.sources:
            st.text(strings.NO_EVENTS_HELP)
        return
    filter_bar(corpus, asked, through)
    selected, problems = _selected(corpus, problems)
    row, problems = _row_asked(problems)
    seen, more = look.from_params(page.address())
    problems = (*problems, *more)
    if problems:
        st.warning(page.plain(strings.ignored(problems)))
    if not len(rows):
        nothing_fits(corpus, asked, through)
    _board(corpus, asked, seen, rows, selected, row)


def standfirst(corpus: Corpus, asked: filters.Filters, through: sieve.Sieve) -> None:
    """How much is shown, and what to be careful about; on paper the filters too, for want of chips."""
    rows = np.flatnonzero(through.kept)
    first, last, disputed = (corpus.frame[name].to_numpy()[rows] for name in ("lo", "hi", "disputed"))
    coarse = int((last - first > MOST_EXACT).sum())
    shown = strings.shown(len(rows), len(corpus.frame))
    many = f"**{shown}** from **{strings.sources_of(len(corpus.sources))}**. "
    with st.container(key="standfirst"):
        st.markdown(many + strings.disagreement(int(disputed.sum()), coarse))
        if asked.active:
            words = strings.narrowed_to(list(chips(corpus, asked).values()))
            st.html(f'<p class="dl-onpaper">{escape(words)}</p>')


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
    corpus: Corpus,
    asked: filters.Filters,
    seen: look.Look,
    rows: Rows,
    selected: Event | None,
    row: int | None,
) -> None:
    width = width_of(KEY)
    lanes_width = (width - 64) * 2 / 3 if width >= TWO_COLUMNS else width
    chosen = corpus.row_of(selected.event_id) if selected else None
    at = _place(rows, chosen)
    starts, ends = days_of(corpus.frame, rows)
    if seen.by == "report":
        starts, ends = with_publications(corpus, starts, ends)
    window = window_within(
        asked, *((int(starts.min()), int(ends.max())) if len(starts) else (MIN_DAY, MAX_DAY))
    )
    scale = build_over(starts, ends, lanes_width - NAME_PX - EDGE_PX, fold=asked.fold, window=window)
    lanes = (
        _lanes(corpus, asked, seen, rows, scale, chosen if at is not None else None)
        if width >= ONE_COLUMN
        else []
    )
    days = first_days(corpus.frame)
    whole = build_over(days, days + 1, width, fold=asked.fold)
    stops = (window.start, window.end - 1) if window else None
    figures = {"overview": overview_figure(days, days[rows], whole, page.colours(), window=stops)}
    if lanes:
        figures["lanes"] = _chart_figure(corpus, seen, lanes, scale, selected if at is not None else None)
    part = pager.part_of(len(rows), row=row, chosen=at)
    height = figures["lanes"]["layout"]["height"] if lanes else 0
    alt = strings.reports_alt(len(rows)) if seen.by == "report" else strings.chart_alt(len(rows), len(lanes))
    html = _html(corpus, asked, seen, rows, (height, alt), selected, part, (width, lanes_width))
    page.follow(board(hits.mark(html, asked.text), key=KEY, figures=figures, measure=True), brush=whole)


def _place(rows: Rows, row: int | None) -> int | None:
    """Where a row of the frame stands among those shown."""
    if row is None:
        return None
    at = int(np.searchsorted(rows, row))
    return at if at < len(rows) and rows[at] == row else None


def _lanes(
    corpus: Corpus, asked: filters.Filters, seen: look.Look, rows: Rows, scale: Scale, chosen: int | None
) -> list[Lane]:
    """The lanes of the look, each thinned to what can be told apart."""
    prefer = [corpus.actors[actor].name for actor in asked.actors]
    groups = look.groups(corpus, seen, rows, prefer=prefer, most=MAX_LANES)
    thinned = thin(corpus.frame, groups, scale, selected=chosen)
    drawn = [(lane.name, lane.value, corpus.events_at(lane.rows)) for lane in thinned]
    crowds = {lane.name: lane.crowds for lane in thinned}
    event_id = corpus.events[chosen].event_id if chosen is not None else None
    most = threads.TRACKS if seen.by == "report" else MOST_ALONE if len(groups) == 1 else 7
    return arrange(drawn, scale, selected=event_id, crowds=crowds, most_tracks=most)


def _chart_figure(
    corpus: Corpus, seen: look.Look, lanes: list[Lane], scale: Scale, selected: Event | None
) -> Figure:
    """The chart of the look: lanes, or events and reports with threads between."""
    if seen.by == "report":
        return threads.threads_figure(corpus, lanes, scale, page.colours(), selected=selected)
    ways = _ways(corpus, seen, lanes)
    return lanes_figure(lanes, scale, page.colours(), selected=selected, ways=ways)


def _ways(corpus: Corpus, seen: look.Look, lanes: list[Lane]) -> dict[str, dict[str, object]]:
    """Where the names of the lanes lead."""
    ways = {lane.actor: look.way_of(corpus, seen, lane.actor) for lane in lanes if lane.actor}
    return {value: way for value, way in ways.items() if way}


def _html(
    corpus: Corpus,
    asked: filters.Filters,
    seen: look.Look,
    rows: Rows,
    chart: tuple[float, str],
    selected: Event | None,
    part: pager.Part,
    widths: tuple[float, float],
) -> str:
    params = {**asked.to_params(), **seen.to_params()}
    alt = strings.overview_alt(len(rows))
    overview = figure_box("overview", alt, "dl-overview", height=HEIGHT, width=widths[0])
    side = ""
    if selected:
        order = corpus.frame["event_id"].array.take(rows).tolist()
        side = card.card(corpus, selected, order, params=params)
    grid = f'<div class="dl-grid" data-takeaway="{strings.TAKE_AWAY}" data-tell="{_told(corpus, rows)}">'
    if not len(rows):
        return f'{overview}{grid}<div class="dl-side">{side}</div></div>'
    shown = corpus.events_at(rows[part.first : part.last])
    chosen = selected.event_id if selected else None
    list_of = reportlist.report_list if seen.by == "report" else eventlist.event_list
    listing = list_of(corpus, shown, selected=chosen, params=params, part=part)
    side = side or card.start_here(beginnings(corpus, rows), params=params)
    choices = lookbar.look_bar(seen, params)
    return (
        f"{overview}{grid}{_chart(*chart, widths[1], choices)}"
        f'{listing}<div class="dl-side">{side}</div></div>'
    )


def _told(corpus: Corpus, rows: Rows) -> str:
    """What a change of the filters has brought, for those who do not see it."""
    return f"{strings.shown(len(rows), len(corpus.frame))}." if len(rows) else f"{strings.NO_MATCH}."


def _chart(height: float, alt: str, width: float, choices: str) -> str:
    """The place of the lanes with their legend; on a phone there are none."""
    if not height:
        return choices
    chart = figure_box("lanes", alt, "dl-lanes", height=height, width=width)
    return f'<div class="dl-chart">{choices}{chart}{eventlist.legend()}</div>'


render()
