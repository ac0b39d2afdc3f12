"""The sources' pages: sections, pieces, the two orders, who reports what, and how far texts look."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import coverage, titles
from dashboard.components import reading, sourcehead, sourcepage, told
from dashboard.load import Corpus
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
    assert sourcehead.hearsay(CORPUS.mentions_in["monitor"]) == len(
        {m.event_id for m in CORPUS.mentions_in["monitor"]}
    )
    assert sourcehead.hearsay(CORPUS.mentions_in["gazette"]) == 0
    assert "(given)" in sourcehead.standfirst(CORPUS, CORPUS.sources["monitor"])
    assert sourcehead.standfirst(CORPUS, CORPUS.sources["courier"]).startswith(
        "<b>Courier of the North</b>, date"
    )


def test_a_long_text_is_sent_in_parts() -> None:
    corpus = Corpus(tablegen.many(3000))
    source = corpus.sources["long"]
    total = sourcepage.parts_of(source)
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
    assert [e.event_id for e in coverage.events_for(CORPUS, "differ")] == ["e09", "e13"]
    several = coverage.events_for(CORPUS, "several")
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
    events = Corpus(tablegen.many(300)).events
    light = min(events, key=lambda e: e.salience)
    shown = coverage.weightiest(events, keep=light.event_id)
    assert light in shown
    assert len(shown) == coverage.WEIGHTIEST
    assert shown == sorted(shown, key=lambda e: e.order)
    assert [e for part in (1, 2, 3, 4, 5) for e in coverage.page_of(events, part)] == list(events)
