"""The sources' pages: sections, pieces, the two orders, who reports what, and how far texts look."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import coverage, reach, titles
from dashboard.components import reach as plot
from dashboard.components import reading, sourcehead, sourceindex, sourcepage, told
from dashboard.corpus import Corpus
from dashboard.passages import SECTION, Span, pieces, section_at, sections
from pipeline.table import Tables
from tests import tablegen

CORPUS = Corpus(tablegen.canal())
spans = st.lists(
    st.tuples(st.integers(-3, 60), st.integers(-3, 60)).map(lambda p: Span(p[0], p[1], "x", 0)), max_size=12
)


@given(st.integers(0, 20), st.integers(1, 50), spans)
def test_pieces_cover_the_text_once(start: int, length: int, marked: list[Span]) -> None:
    end = start + length
    cut = pieces(start, end, marked)
    assert [p.start for p in cut] == [start, *(p.end for p in cut[:-1])]
    assert cut[-1].end == end
    valid = [s for s in marked if s.start < s.end and s.start < end and s.end > start]
    for piece in cut:
        assert set(piece.spans) == {s for s in valid if s.start < piece.end and s.end > piece.start}


@given(st.text(alphabet="ab .\n", max_size=200), st.integers(1, 40))
def test_sections_cover_the_text_once(text: str, size: int) -> None:
    cut = sections(text, size)
    assert cut[0][0] == 0
    assert cut[-1][1] == len(text)
    assert [start for start, _ in cut[1:]] == [end for _, end in cut[:-1]]
    assert all(0 < end - start <= size for start, end in cut) or not text
    assert all(section_at(cut, start) == number for number, (start, _) in enumerate(cut)) or not text


def words_of(html: str) -> str:
    """What a reader sees of HTML."""
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize("doc_id", list(CORPUS.sources))
def test_every_word_of_a_text_is_shown_once(doc_id: str) -> None:
    text = CORPUS.sources[doc_id].text
    shown = reading.reading_of(CORPUS, doc_id, 0, len(text))
    assert words_of(reading.article(shown)) == text.replace("\n", "")


def test_links_never_stand_in_links() -> None:
    for doc_id, source in CORPUS.sources.items():
        for piece in re.split(
            r"(?=<a )", reading.article(reading.reading_of(CORPUS, doc_id, 0, len(source.text)))
        ):
            assert piece.count("<a ") <= 1
            assert piece.find("</a>") >= 0 or "<a " not in piece


def test_an_unused_passage_says_why_to_everyone() -> None:
    shown = reading.reading_of(CORPUS, "gazette", 0, len(CORPUS.sources["gazette"].text))
    left = shown.leftovers[0]
    html = reading.article(shown)
    assert f'id="l-{left.start}" role="button" tabindex="0" aria-describedby="why-0"' in html
    assert f'<h3 id="why-0">{left.reason}</h3>' in reading.left_over(shown, 1)
    assert f"at={left.start}" in reading.left_over(shown, 1)


def test_the_order_in_which_things_happened() -> None:
    shown = reading.reading_of(CORPUS, "gazette", 0, len(CORPUS.sources["gazette"].text))
    found = told.places(shown)
    assert [p.event.order for p in found] == sorted(p.event.order for p in found)
    assert {p.event.event_id for p in found} == {m.event_id for m in shown.mentions}
    opened, following = found[0], found[1]
    assert (opened.date, opened.gap) == ("17 Nov 1869", "")
    assert following.gap == "42 years"
    assert any(not re.search(r"\d{4}", p.date) for p in found)
    assert told.gutter(shown).count("dl-told") == len(shown.mentions)


def test_hearsay_is_what_a_text_only_quotes() -> None:
    assert sourcehead.hearsay(CORPUS, "monitor") == len(CORPUS.source_rows.rows_of("monitor"))
    assert sourcehead.hearsay(CORPUS, "gazette") == 0
    assert "(given)" in sourcehead.standfirst(CORPUS, CORPUS.sources["monitor"])
    assert sourcehead.standfirst(CORPUS, CORPUS.sources["courier"]).startswith(
        "<b><bdi>Courier of the North</bdi></b>, date"
    )


def test_a_long_text_is_sent_in_parts() -> None:
    corpus = Corpus(tablegen.many(3000))
    source = corpus.sources["long"]
    total = len(sourcepage.parts_of(corpus, source))
    assert total > 4
    first = sourcepage.render(corpus, source, chosen=None, part=None)
    assert len(first) < 60 * SECTION
    assert "part=2" in first
    assert "part=3" not in first
    mention = corpus.mentions_in["long"][-1]
    assert sourcepage.chosen_of(corpus, source, mention.mention_id, None) is mention
    last = sourcepage.render(corpus, source, chosen=mention, part=None)
    assert f'id="m-{mention.mention_id}"' in last
    assert f"Part {total} of {total}" in last
    triggers = [html.count('class="dl-trigger"') for html in (first, last)]
    assert 0 < triggers[1] < triggers[0] < len(corpus.events) / 4


def with_document(**changes: str | None) -> Tables:
    """The canal's tables, with changes to the first text."""
    tables = tablegen.canal()
    for name, value in changes.items():
        tables.documents.loc[0, name] = value
    return tables


def test_a_text_without_a_title_is_not_called_by_its_id() -> None:
    source = Corpus(with_document(title=None)).sources["gazette"]
    assert source.title == "“The canal changes hands It was a season of rumours, and every paper had …”"
    assert source.name == "Harbour Gazette"
    long = titles.first_words("x" * 500)
    assert len(long) <= titles.MOST_CHARACTERS + 2


def test_texts_of_one_publisher_are_told_apart() -> None:
    corpus = Corpus(with_document(publisher="Delta Monitor"))
    assert corpus.sources["gazette"].name == "Delta Monitor, 2 Aug 1911"
    assert "one of its two texts" in sourcehead.standfirst(corpus, corpus.sources["gazette"])


def test_hostile_text_stays_text() -> None:
    evil = "<img src=x onerror=alert(1)>\"'&{0}</p><script>"
    corpus = Corpus(with_document(title=evil, publisher=evil, published_note=evil, language='en"><b>'))
    source = corpus.sources["gazette"]
    html = sourcepage.render(corpus, source, chosen=None, part=None)
    assert "<img" not in html
    assert "<script" not in html
    assert evil in unescape(html)


def test_who_reports_what() -> None:
    row = coverage.row_of(CORPUS, CORPUS.event("e13"))
    assert {doc: cell.what for doc, cell in row.cells.items()} == {
        "gazette": "",
        "monitor": "cites",
        "review": "silent",
        "courier": "reports",
    }
    assert [e.event_id for e in CORPUS.events.at(coverage.rows_for(CORPUS, "differ"))] == ["e09", "e13"]
    several = CORPUS.events.at(coverage.rows_for(CORPUS, "several"))
    assert several
    assert all(e.n_documents > 1 for e in several)


def test_a_date_of_its_own_is_seen() -> None:
    tables = tablegen.canal()
    at = tables.mentions.index[tables.mentions["mention_id"] == "e13-courier"][0]
    tables.mentions.loc[at, "edtf"] = "1911-10-20"
    corpus = Corpus(tables)
    cell = coverage.row_of(corpus, corpus.event("e13")).cells["courier"]
    assert (cell.date, cell.apart) == ("1911-10-20", True)


def test_the_chosen_event_is_among_the_weightiest() -> None:
    corpus = Corpus(tablegen.many(300))
    light = min(corpus.events, key=lambda e: e.salience)
    shown = coverage.weightiest(corpus, keep=light.event_id)
    assert light in shown
    assert len(shown) == coverage.WEIGHTIEST
    assert shown == sorted(shown, key=lambda e: e.order)
    heavy = sorted(corpus.events, key=lambda e: -e.salience)[: coverage.WEIGHTIEST - 1]
    assert {e.event_id for e in shown} == {e.event_id for e in [light, *heavy]}
    rows = coverage.rows_for(corpus, "all")
    assert [r for part in (1, 2, 3, 4, 5) for r in coverage.page_of(rows, part, 60)] == list(range(300))


def test_a_small_matrix_has_the_sources_that_say_most() -> None:
    rows = [coverage.row_of(CORPUS, event) for event in CORPUS.events]
    assert coverage.columns_for(rows, "review", 2) == ["gazette", "review"]
    assert coverage.columns_for(rows, "courier") == list(CORPUS.sources)
    assert coverage.columns_for([], "courier") == []


def test_dates_that_cannot_both_be_right_are_a_difference() -> None:
    tables = tablegen.canal()
    at = tables.mentions.index[tables.mentions["mention_id"] == "e05-courier"][0]
    tables.mentions.loc[at, "edtf"] = "1911-07-29"
    corpus = Corpus(tables)
    assert "e05" in [e.event_id for e in corpus.events.at(coverage.rows_for(corpus, "differ"))]


def test_how_far_a_text_looks() -> None:
    found = reach.reach_of(CORPUS, CORPUS.sources["monitor"])
    assert (found.before, found.near, found.after) == (6, 1, 0)
    assert (found.earliest, found.latest) == ("1911-05", "1912-03-01/1912-05-31")
    assert reach.distance_words(found.distance) == "7 months before"
    unknown = reach.reach_of(CORPUS, CORPUS.sources["courier"])
    assert (unknown.published, unknown.distance) == (None, None)
    assert "unknown" in plot.beside(CORPUS, CORPUS.sources["courier"], 400)


@pytest.mark.parametrize("number", [1, 40, 200])
@pytest.mark.parametrize("width", [120, 1100])
@pytest.mark.parametrize("tracks", [1, 3, 7])
def test_marks_of_a_row_never_overlap(number: int, width: int, tracks: int) -> None:
    corpus = Corpus(tablegen.many(number))
    found = reach.reach_of(corpus, corpus.sources["long"])
    scale = reach.scale_of([found], width)
    placed = reach.dots(found, scale, tracks=tracks)
    assert sum(1 + dot.more for dot in placed) == found.number
    for dot in placed:
        wide = reach.PILL_PX if dot.more else reach.MARK_PX
        beside = [other.x for other in placed if other.y == dot.y and other.x > dot.x]
        assert all(x >= dot.x + wide for x in beside)


def test_bars_count_every_event() -> None:
    corpus = Corpus(tablegen.many(1000))
    found = reach.reach_of(corpus, corpus.sources["long"])
    scale = reach.scale_of([found], 1000)
    assert found.events == ()
    assert sum(bar.number for bar in reach.bars(found, scale)) == found.number
    html = plot.chart([found], 1000)
    assert html.count("dl-barlink") == len(reach.bars(found, scale)) == len(re.findall("M[0-9.]+ 48V", html))
    assert "source=long&amp;from=19" in html


def test_pixels_are_those_of_the_scale() -> None:
    found = reach.reach_of(CORPUS, CORPUS.sources["gazette"])
    scale = reach.scale_of([found], 700)
    assert reach.pixels(scale, found.start).round(6).tolist() == [round(scale.x(d), 6) for d in found.start]


@pytest.mark.parametrize("by", ["published", "name", "language", "events", "left", "chars"])
def test_the_index_is_sorted(by: str) -> None:
    found = sourceindex.lines(CORPUS, by)
    assert {line.source.doc_id for line in found} == set(CORPUS.sources)
    if by in sourceindex.NUMBERS:
        numbers = [getattr(line, by) for line in found]
        assert numbers == sorted(numbers, reverse=True)
    if by == "published":
        assert [line.source.doc_id for line in found] == list(CORPUS.sources)


def test_many_texts_stand_on_several_pages() -> None:
    tables = tablegen.canal()
    documents = tables.documents.iloc[np.arange(150) % len(tables.documents)].reset_index(drop=True)
    documents["doc_id"] = [f"d{number:03}" for number in range(150)]
    corpus = Corpus(replace(tables, documents=documents))
    assert sourceindex.size_of(corpus, "list", "all") == (150, 60)
    last = sourceindex.index(corpus, "name", 3)
    assert last.count("<tr>") == 1 + 30
    assert "Texts 121 to 150 of 150" in last
    assert "sort=name&amp;part=2" in last
    assert "part=4" not in last
    assert sourceindex.reach_view(corpus, 1200, 2).count('class="dl-reachrow"') == 60


def test_no_text_at_all() -> None:
    empty = Corpus(tablegen.empty())
    assert "no text" in sourceindex.index(empty, "published", 1)
    assert "no text" in sourceindex.reach_view(empty, 1280, 1)
    assert "no dated event" in sourceindex.coverage_view(empty, "all", 1)
