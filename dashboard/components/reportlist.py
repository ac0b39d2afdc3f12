"""The equal of the threads: every event with its reports, when they were published, and how much later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import dates, strings
from dashboard.components import listrow, marks, pager
from dashboard.corpus import Corpus
from dashboard.records import Event
from dashboard.reports import Report, reports_of


def report_list(
    corpus: Corpus,
    events: Sequence[Event],
    *,
    selected: str | None,
    params: Mapping[str, Any],
    part: pager.Part,
) -> str:
    """The list with its heading; `params` is the address that every row's link keeps."""
    focus = listrow.focus_of(events, selected)
    items = "".join(
        _row(corpus, event, params, on=event.event_id == selected, focus=event.event_id == focus)
        for event in events
    )
    return (
        f'<section class="dl-listing dl-reportlist" id="list" tabindex="-1"><header class="dl-listhead">'
        f"<h2>{strings.as_reported(part.total)}</h2></header>"
        f'<p class="dl-note">{strings.AS_REPORTED_NOTE}</p>{_columns()}'
        f'<ol class="dl-list"{pager.start_of(part)}>{items}</ol>{pager.ways(part, params)}</section>'
    )


def _columns() -> str:
    words = (strings.HAPPENED, "", strings.EVENT)
    more = (strings.SOURCE, strings.PUBLISHED, strings.LAG)
    left, right = ("".join(f"<span>{word}</span>" for word in group) for group in (words, more))
    return (
        f'<div class="dl-columns" aria-hidden="true">{left}<span class="dl-lags">'
        f'<span class="dl-lag">{right}</span></span></div>'
    )


def _row(corpus: Corpus, event: Event, params: Mapping[str, Any], *, on: bool, focus: bool) -> str:
    told = "".join(_report(report) for report in reports_of(corpus, event))
    below = f'<ul class="dl-lags">{told}</ul>'
    return listrow.row(event, listrow.brief(event), params, on=on, focus=focus, below=below)


def _report(report: Report) -> str:
    source = report.source
    published = dates.say_published(source.published, short=True) if source.published else ""
    link = marks.source_link(escape(source.name), source.doc_id, report.mention.mention_id)
    return (
        f'<li class="dl-lag"><span>{link}</span><span>{escape(published or strings.DATE_UNKNOWN)}</span>'
        f"<span>{escape(report.lag)}</span></li>"
    )
