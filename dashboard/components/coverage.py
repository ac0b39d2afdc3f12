"""The matrix of events and sources: who reports, who cites others, who denies, who is silent."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard import coverage, dates, strings
from dashboard.components import marks
from dashboard.corpus import Corpus
from dashboard.coverage import Cell, Row
from dashboard.records import Event
from pipeline.interval import ymd

NARROW_SOURCES = 8


def matrix(
    corpus: Corpus,
    rows: Sequence[Row],
    columns: Sequence[str],
    *,
    source: str | None = None,
    selected: str | None = None,
    wide: bool = False,
) -> str:
    """Events in rows, sources in columns; `source` is emphasised, `wide` has room for dates that differ."""
    heads = "".join(_head(corpus, doc_id, on=doc_id == source) for doc_id in columns)
    body = []
    year: int | None = None
    for row in rows:
        here = _year(row.event)
        cells = "".join(_cell(corpus, d, row.cells[d], row.event, on=d == source) for d in columns)
        said = here is None or here != year
        body.append(_row(row.event, cells, on=row.event.event_id == selected, wide=wide, year=said))
        year = here
    css = f"dl-coverage{' dl-wide' if wide else ''}"
    caption = f'<caption class="dl-hide">{strings.WHO_REPORTS}</caption>'
    first = f'<th scope="col">{strings.DATE}</th><th scope="col">{strings.EVENT}</th>'
    return (
        f'<div class="dl-scroll"><table class="{css}">{caption}<thead><tr>{first}{heads}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>{keys(corpus, columns, source)}"
    )


def _year(event: Event) -> int | None:
    """The year that an event lies in as a whole; a date after it need not repeat it."""
    if event.when is None or event.when.start is None or event.when.end is None:
        return None
    first, last = ymd(event.when.start)[0], ymd(event.when.end - 1)[0]
    return first if first == last else None


def _head(corpus: Corpus, doc_id: str, *, on: bool) -> str:
    source = corpus.sources[doc_id]
    words = f'{escape(source.sign)}<span class="dl-hide"> {escape(source.name)}</span>'
    link = marks.source_link(words, doc_id, more=f' data-tip="{escape(source.name)}"')
    return f'<th scope="col"{_on(on)}>{link}</th>'


def _row(event: Event, cells: str, *, on: bool, wide: bool, year: bool) -> str:
    dated = f'<span class="dl-dateline">{escape(dates.say(event.edtf, short=True))} </span>'
    words = dated + escape(event.headline if wide else event.label) + strings.DISPUTED_MARK * event.disputed
    name = escape(event.event_id)
    tip = "" if wide else f' data-tip="{escape(event.headline)}"'
    link = marks.event_link(words, event.event_id, more=tip)
    date = escape(dates.say(event.edtf, short=True, year=wide or year))
    return (
        f'<tr data-of="{name}" class="{"dl-on" if on else ""}{" dl-newyear" if year else ""}">'
        f'<td class="dl-date">{date}</td><th scope="row">{link}</th>{cells}</tr>'
    )


def _cell(corpus: Corpus, doc_id: str, cell: Cell, event: Event, *, on: bool) -> str:
    """A mark with its words for those who do not see it, and the source's own date where it differs."""
    words = strings.SLOTS.get(cell.what, strings.TOO_EARLY)
    own = ""
    if cell.date is not None:
        said = dates.say(cell.date, short=True)
        words += f", {strings.dated(said)}"
        differs = '<b aria-hidden="true">≠</b>' if cell.apart else ""
        own = f'<span class="dl-own" aria-hidden="true">{differs}{escape(said)}</span>'
        own += '<b class="dl-apart" aria-hidden="true">≠</b>' if cell.apart else ""
    mention = next((m for m in corpus.mentions_of.get(event.event_id, ()) if m.doc_id == doc_id), None)
    inside = f'{marks.slot(cell.what)}<span class="dl-hide">{escape(words)}</span>{own}'
    if mention is not None:
        tip = f' data-tip="{escape(f"{corpus.sources[doc_id].name}: {words}")}"'
        inside = marks.source_link(inside, doc_id, mention.mention_id, css="dl-said", more=tip)
    return f"<td{_on(on)}>{inside}</td>"


def _on(on: bool) -> str:
    return ' class="dl-thissource"' if on else ""


def keys(corpus: Corpus, columns: Sequence[str], source: str | None = None) -> str:
    """What the marks mean, and which source a sign stands for."""
    slots = "".join(f"<span>{marks.slot(what)} {words}</span>" for what, words in strings.SLOTS.items())
    differ = f'<span><b aria-hidden="true">≠</b> {strings.OTHER_DATE}</span>'
    names = ", ".join(_named(corpus, doc_id, on=doc_id == source) for doc_id in columns)
    return (
        f'<div class="dl-keys"><p class="dl-slotkeys"{marks.LEGEND}>'
        f"{slots}<span>{strings.BLANK_KEY}</span>{differ}</p><p>{names}</p></div>"
    )


def _named(corpus: Corpus, doc_id: str, *, on: bool) -> str:
    source = corpus.sources[doc_id]
    words = f"{marks.named(source.sign)}&nbsp;{marks.source_link(marks.named(source.name), doc_id)}"
    return f"<b>{words}</b>" if on else words


def beside(corpus: Corpus, doc_id: str, selected: str | None) -> str:
    """The matrix beside a text: the events with most weight, this text's column emphasised."""
    if len(corpus.sources) < 2 or not len(corpus.frame):
        return ""
    rows = [coverage.row_of(corpus, event) for event in coverage.weightiest(corpus, keep=selected)]
    columns = coverage.columns_for(rows, doc_id)
    said = strings.weightiest_of(len(rows), len(corpus.frame), len(columns), len(corpus.sources))
    more = marks.page_link(strings.WHOLE_COVERAGE, "sources", {"view": "coverage"})
    return (
        f'<section id="coverage" tabindex="-1"><h2>{strings.WHO_REPORTS}</h2>'
        f'<p class="dl-note">{said} '
        f"{more}</p>{matrix(corpus, rows, columns, source=doc_id, selected=selected)}</section>"
    )
