"""Present: what is hidden is not sent, the line stays short, and every text is escaped."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components import present, report
from dashboard.components.viewbar import copy_button, view_bar
from dashboard.corpus import Corpus
from dashboard.scene import STOPS, asks_who_says_so, excerpt, left_out, line_of, voices
from tests import tablegen

CORPUS = Corpus(tablegen.canal())


def scene_html(corpus: Corpus, at: int, *, hide: bool = False) -> str:
    rows = np.arange(len(corpus.events))
    line = line_of(len(rows), at, hide=hide)
    stops = corpus.events_at(rows[line.first : line.last])
    scene = present.Scene(
        "A title", at, len(rows), hide=hide, line=line, stops=stops, params={"kind": ["aid"]}
    )
    return present.present(corpus, scene)


@pytest.mark.parametrize("at", range(19))
def test_what_comes_next_is_not_sent_where_it_is_hidden(at: int) -> None:
    html = unescape(scene_html(CORPUS, at, hide=True))
    for event in [CORPUS.events[n] for n in range(at + 1, 19)]:
        assert event.event_id not in html
        assert event.headline not in html
        assert event.label not in html.replace(CORPUS.events[at].headline, "")
    assert CORPUS.events[at].headline in html
    assert (f"{18 - at} to come, hidden" in html) == (at < 18)


def test_without_hiding_the_next_events_stand_on_the_line() -> None:
    html = unescape(scene_html(CORPUS, 5))
    assert [f">{event.label}<" in html for event in (CORPUS.events[4], CORPUS.events[6])] == [True, True]


@given(st.integers(1, 10_000), st.integers(0, 9_999), st.booleans())
def test_the_line_is_short_and_nothing_is_lost(total: int, asked: int, hide: bool) -> None:
    at = min(asked, total - 1)
    line = line_of(total, at, hide=hide)
    assert line.first <= at < line.last
    assert line.last - line.first <= STOPS
    assert line.earlier + (line.last - line.first) + line.to_come == total
    assert left_out(total, at, line)[0] == (line.earlier, line.to_come)
    assert not hide or line.last == at + 1


def test_ten_thousand_events_send_their_neighbours_alone() -> None:
    corpus = Corpus(tablegen.many(10_000))
    html = scene_html(corpus, 5_000)
    assert html.count("dl-pstop") == STOPS
    assert len(html) < 12_000
    assert "4,996 to come" in html


def test_texts_are_escaped() -> None:
    html = scene_html(CORPUS, CORPUS.row_of("e18"))
    assert "<i>doubles</i>" not in html
    assert "&lt;i&gt;doubles&lt;/i&gt;" in html
    assert "<b>tolls</b>" not in html


@given(st.text("ab c", max_size=400), st.text("xy z", max_size=400), st.integers(20, 300))
def test_a_shortened_quote_keeps_its_time_expression(before: str, after: str, most: int) -> None:
    quote = f"{before}on Monday{after}"
    mention = replace(
        next(iter(CORPUS.mentions.values())),
        quote=quote,
        sentence_start=7,
        timex_start=7 + len(before),
        timex_end=7 + len(before) + 9,
    )
    part = excerpt(mention, most)
    assert part.written == "on Monday"
    assert part.cut == (len(quote) > most)
    assert len(part.before + part.after) <= max(most, 40) + 4
    assert part.before.removeprefix("… ") in before
    assert part.after.removesuffix(" …") in after


def test_one_voice_of_every_text_comes_first() -> None:
    first = next(iter(CORPUS.mentions.values()))
    made = [replace(first, mention_id=str(n), doc_id=doc) for n, doc in enumerate("aaabcd")]
    made[5] = replace(made[5], status="denied")
    assert [m.doc_id for m in voices(made)] == ["a", "b", "d"]


def test_the_question_is_asked_where_sources_differ_or_only_repeat() -> None:
    event, quiet = CORPUS.event("e13"), CORPUS.event("e16")
    assert asks_who_says_so(event, CORPUS.mentions_of["e13"])
    own = [replace(m, said_by=None, status="happened") for m in CORPUS.mentions_of["e16"]]
    assert not asks_who_says_so(quiet, own)
    assert asks_who_says_so(quiet, [replace(m, said_by="a pilot") for m in own])


def test_who_says_so_and_how_much_later() -> None:
    event = CORPUS.event("e05")
    mention = replace(CORPUS.mentions_of["e05"][0], said_by=None)
    words = report.voice_words(event, mention, CORPUS.sources["gazette"])
    assert words == "In its own voice, 5 days later"
    denied = replace(mention, said_by="Ilse", status="denied", edtf="1911-07")
    assert report.voice_words(event, denied, None) == "Quoting Ilse, who denies it, dates it July 1911"


def test_the_buttons_hold_the_view() -> None:
    html = view_bar({"q": 'a"b', "kind": ["aid", "agree"]})
    assert 'href="present?q=a%22b&amp;kind=aid&amp;kind=agree"' in html
    assert 'data-copy="?q=a%22b&amp;kind=aid&amp;kind=agree"' in html
    assert 'data-copy="?"' in copy_button({})
