"""The card: who takes part, what lies around it, and how it is cited."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from dashboard.components import card, cast, cite
from dashboard.components.strip import strip
from dashboard.corpus import Corpus
from pipeline.model import Unit, When
from tests import tablegen

CORPUS = Corpus(tablegen.canal())
ORDER = [event.event_id for event in CORPUS.events]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_who_acts_towards_whom() -> None:
    def said(event_id: str) -> str:
        return words(cast.cast(CORPUS, CORPUS.event(event_id), CORPUS.mentions_of[event_id]))

    assert said("e04") == "Varland , against Canal Commission"
    assert said("e13") == "Varland , with Ostmark ; also named: Northern League"
    assert said("e08") == "Northern League , towards Varland"
    assert said("e06") == "says so: Ilse Brandt ; towards Ostmark" or "Ilse Brandt" in said("e06")
    assert cast.cast(CORPUS, CORPUS.event("e17"), CORPUS.mentions_of["e17"]) == ""


def test_a_card_holds_what_lies_around_its_event() -> None:
    html = words(card.card(CORPUS, CORPUS.event("e05"), ORDER, params={}))
    assert "Before 2 days earlier: Varland seizes the canal's locks" in html
    assert "After 2 days later: Ilse Brandt rules out a march of troops" in html
    alone = words(card.card(CORPUS, CORPUS.event("e05"), ["e05"], params={}))
    assert "2 days" not in alone.replace("Two days", "")


def test_why_reports_were_joined() -> None:
    mentions = CORPUS.tables.mentions.assign(merge_note=None)
    mentions.loc[mentions["mention_id"] == "e13-courier", "merge_note"] = "the same <day>"
    corpus = Corpus(replace(CORPUS.tables, mentions=mentions))
    html = card.card(corpus, corpus.event("e13"), ORDER, params={})
    assert "<dd>the same &lt;day&gt;</dd>" in html


def test_an_event_that_may_be_at_the_same_time_has_no_distance() -> None:
    event = CORPUS.event("e05")
    year = replace(event, when=When.of(Unit.year(1911)), edtf="1911")
    assert card.distance_words(event, year) == "At about the same time"
    assert card.distance_words(event, replace(year, when=None, edtf="soon")) == "soon"


def test_differing_dates_are_drawn_beside_their_reports() -> None:
    event, mentions = CORPUS.event("e13"), list(CORPUS.mentions_of["e13"])
    assert strip(event, mentions[0], mentions) == ""
    other = replace(mentions[1], edtf="1911-10-20")
    early, late = (strip(event, m, [mentions[0], other]) for m in (mentions[0], other))
    bar = re.compile(r'stripbar" x="([\d.]+)"')
    assert [bar.findall(html) for html in (early, late)] == [["8.0"], ["117.9"]]


def test_a_citation_says_what_when_and_by_whom() -> None:
    html = cite.cite(CORPUS, CORPUS.event("e13"))
    text = words(html)
    assert (
        "“Truce agreed at Lindau”, about 2 October 1911. Reported by Delta Monitor (14 Mar 1912) and " in text
    )
    assert 'data-address="./?event=e13"' in html
    assert "title = {{Truce agreed at Lindau}}" in unescape(html)
    assert html.count("data-today") == 2


@given(st.text(max_size=60))
def test_citations_escape_every_sign(text: str) -> None:
    event = replace(CORPUS.event("e13"), headline=text)
    entry = cite.bibtex(event, [], text)
    assert entry.count("{") == entry.count("}")
    assert entry.count("@address") == 1
    assert not re.search(r"(?<!\\)[$&#_%^~]", entry.replace("@misc{datelines", ""))


def test_a_hostile_headline_stays_text() -> None:
    html = cite.cite(CORPUS, CORPUS.event("e18"))
    assert "<i>" not in html
    assert "&lt;i&gt;doubles&lt;/i&gt; tolls \\&amp; \\$fees\\$" in html
