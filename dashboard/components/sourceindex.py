"""The sources side by side: the index, who reports what, and how far each text looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard import coverage, reach, strings
from dashboard.components import coverage as matrix
from dashboard.components import marks, pager, sourcehead
from dashboard.components import reach as plot
from dashboard.corpus import Corpus
from dashboard.records import Source

STRIP_PX = 280
PAGE = 60
MOST_NOT_READ = 60
NUMBERS = ("events", "left", "chars")


@dataclass(frozen=True, slots=True)
class Line:
    """A text in the index, with what is counted in it."""

    source: Source
    place: int
    events: int
    left: int

    @property
    def chars(self) -> int:
        """How long the text is."""
        return len(self.source.text)


def lines(corpus: Corpus, by: str) -> list[Line]:
    """The texts by a column: words upwards, numbers downwards; unknown dates and languages last."""
    found = [
        Line(
            source,
            place,
            len(corpus.source_rows.rows_of(doc_id)),
            len(corpus.leftovers_in.get(doc_id, ())),
        )
        for place, (doc_id, source) in enumerate(corpus.sources.items())
    ]
    keys: Mapping[str, Any] = {
        "name": lambda line: (line.source.title.strip("“").casefold(), line.place),
        "language": lambda line: (line.source.language is None, line.source.language or "", line.place),
        **{name: lambda line, name=name: (-getattr(line, name), line.place) for name in NUMBERS},
    }
    return sorted(found, key=keys.get(by, lambda line: line.place))


def size_of(corpus: Corpus, view: str, only: str) -> tuple[int, int]:
    """How many rows a view has, and how many of them stand on a page."""
    if view == "coverage":
        return len(coverage.rows_for(corpus, only)), coverage.page_rows(len(corpus.sources))
    return len(corpus.sources), PAGE


def index(corpus: Corpus, by: str, part: int) -> str:
    """The texts with their dates and how these are known, their events and their place in time."""
    if not corpus.sources:
        return f'<p class="dl-note">{strings.NO_SOURCES}</p>'
    shown = lines(corpus, by)[(part - 1) * PAGE : part * PAGE]
    reaches = [reach.reach_of(corpus, line.source) for line in shown]
    scale = reach.scale_of(reaches, STRIP_PX)
    rows = "".join(_line(line, plot.strip(r, scale)) for line, r in zip(shown, reaches, strict=True))
    order = ("name", "published", "language", *NUMBERS)
    heads = "".join(_head(name, by) for name in order)
    heads += f'<th scope="col">{strings.EVENTS_IN_TIME}</th>'
    caption = f'<caption class="dl-hide">{strings.SOURCES_TITLE}</caption>'
    return (
        f'<table class="dl-index dl-sourceindex">{caption}<thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
        f"{_pages({} if by == 'published' else {'sort': by}, part, len(corpus.sources), PAGE, 'text')}"
        f"{_not_read(corpus)}"
    )


def _not_read(corpus: Corpus) -> str:
    """The files of the folder that are no source, each with the reason."""
    rows = [
        f'<li><b dir="auto">{escape(left.text)}</b>: <span dir="auto">{escape(left.reason)}</span></li>'
        for doc_id, found in corpus.leftovers_in.items()
        if doc_id not in corpus.sources
        for left in found
    ]
    if not rows:
        return ""
    head = f"<h2>{strings.not_read(len(rows))}</h2>"
    rest = f"<p>{strings.more_of(len(rows) - MOST_NOT_READ)}</p>" if len(rows) > MOST_NOT_READ else ""
    return f'<section class="dl-notread">{head}<ul>{"".join(rows[:MOST_NOT_READ])}</ul>{rest}</section>'


def _head(name: str, by: str) -> str:
    number = name in NUMBERS
    on = f' aria-sort="{"descending" if number else "ascending"}"' if name == by else ""
    arrow = f'<span aria-hidden="true"> {"↓" if number else "↑"}</span>' if name == by else ""
    link = marks.page_link(f"{strings.SORTED_BY[name]}{arrow}", "sources", {"sort": name})
    return f'<th scope="col"{on}{" class=dl-num" if number else ""}>{link}</th>'


def _line(line: Line, strip: str) -> str:
    source = line.source
    published = sourcehead.date_words(source, short=True)
    how = f'<span class="dl-how" dir="auto">{escape(source.published_note or "")}</span>'
    language = f' lang="{escape(source.language)}"' if source.language else ""
    publisher = (
        f'<span class="dl-publisher" dir="auto">{escape(source.publisher)}</span>' if source.publisher else ""
    )
    numbers = "".join(
        f'<td data-head="{strings.SORTED_BY[name]}" class="dl-num">{getattr(line, name):,}</td>'
        for name in NUMBERS
    )
    title = marks.source_link(f'<span dir="auto"{language}>{escape(source.title)}</span>', source.doc_id)
    return (
        f'<tr><th scope="row"><span class="dl-title">{title}</span>{publisher}</th>'
        f'<td class="dl-published">{escape(published)}{how}</td>'
        f'<td data-head="{strings.SORTED_BY["language"]}" class="dl-soft'
        f'{"" if source.language else " dl-none"}">{escape(source.language or "–")}</td>'
        f'{numbers}<td class="dl-strip">{strip}</td></tr>'
    )


def views(current: str) -> str:
    """The ways to look at the sources, as links."""
    links = []
    for name, words in strings.VIEWS.items():
        params = {} if name == "list" else {"view": name}
        more = ' aria-current="page"' if name == current else ""
        links.append(marks.page_link(words, "sources", params, more=more))
    return f'<nav class="dl-views" aria-label="{strings.VIEWS_LABEL}">{"".join(links)}</nav>'


def coverage_view(corpus: Corpus, only: str, part: int) -> str:
    """The whole matrix, filtered, a page at a time."""
    found = coverage.rows_for(corpus, only)
    size = coverage.page_rows(len(corpus.sources))
    events = corpus.events.at(coverage.page_of(found, part, size))
    rows = [coverage.row_of(corpus, event) for event in events]
    nothing = f'<p class="dl-note">{strings.NOTHING_TO_COMPARE[only]}</p>'
    table = matrix.matrix(corpus, rows, list(corpus.sources), wide=True) if rows else nothing
    params = {"view": "coverage"} | ({} if only == "all" else {"only": only})
    choices = _only(corpus, only) if len(corpus.frame) else ""
    return f"{choices}{table}{_pages(params, part, len(found), size, 'event')}"


def _only(corpus: Corpus, only: str) -> str:
    """The filters, each with its count."""
    links = []
    for name, words in strings.ONLY.items():
        params = {"view": "coverage"} | ({} if name == "all" else {"only": name})
        number = f'<span class="dl-soft">{len(coverage.rows_for(corpus, name)):,}</span>'
        more = ' aria-current="true"' if name == only else ""
        links.append(marks.page_link(f"{words} {number}", "sources", params, css="dl-only", more=more))
    return f'<nav class="dl-onlys" aria-label="{strings.EVENTS_SHOWN}">{"".join(links)}</nav>'


def _pages(params: Mapping[str, str], part: int, total: int, size: int, what: str) -> str:
    """Which rows are shown, and the way to the others."""
    last = coverage.pages(total, size)
    if last == 1:
        return ""

    def to(there: int, words: str) -> str:
        return pager.to_part(words, {**params, "part": str(there)})

    before = to(part - 1, f"‹ {strings.EARLIER_ROWS[what]}") if part > 1 else ""
    after = to(part + 1, f"{strings.LATER_ROWS[what]} ›") if part < last else ""
    said = strings.rows_of(what, (part - 1) * size + 1, min(part * size, total), total)
    return pager.text_parts(said, before, after, label=strings.ROWS_SHOWN[what])


def reach_view(corpus: Corpus, width: float, part: int) -> str:
    """Texts on one line of time, and the same in words."""
    if not corpus.sources:
        return f'<p class="dl-note">{strings.NO_SOURCES}</p>'
    shown = [*corpus.sources.values()][(part - 1) * PAGE : part * PAGE]
    reaches = [reach.reach_of(corpus, source) for source in shown]
    many = any(r.number > reach.MOST_DOTS for r in reaches)
    note = f"{strings.REACH_NOTE} {strings.REACH_BARS}" if many else strings.REACH_NOTE
    return (
        f'<p class="dl-note">{note}</p>{plot.chart(reaches, plot.plot_width(width))}'
        f"<h2>{strings.REACH_TABLE}</h2>{plot.table(reaches)}"
        f"{_pages({'view': 'reach'}, part, len(corpus.sources), PAGE, 'text')}"
    )
