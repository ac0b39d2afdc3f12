"""Where to begin, and the headings of the list on a phone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard import dates
from dashboard.begin import beginnings, worth
from dashboard.components.eventlist import event_list, headings
from dashboard.corpus import Corpus
from tests import oddtables, tablegen

CORPUS = Corpus(tablegen.canal())
EVENTS = list(CORPUS.events)


def test_a_garbled_or_vague_event_is_no_beginning() -> None:
    good = next(event for event in EVENTS if event.headline == "Varland seizes the canal's locks")
    assert worth(good) > worth(replace(good, headline="he said: “ and | then"))
    vague = dates.parse("1911~")
    assert worth(good) > worth(replace(good, when=vague))
    assert worth(good) > worth(replace(good, salience=0.1))


def test_beginnings_are_few_in_order_and_not_all_of_one_day() -> None:
    corpus = Corpus(oddtables.odd())
    found = beginnings(corpus, np.arange(len(corpus.events)))
    assert len(found) == 5
    assert found == sorted(found, key=lambda event: event.order)
    assert sum(event.edtf == oddtables.CROWDED_DAY for event in found) <= 2
    assert beginnings(corpus, np.arange(0)) == []


def test_a_heading_stands_where_the_year_or_a_full_month_begins() -> None:
    heads = headings(EVENTS)
    assert heads[0] == "1869"
    assert "August 1911" in heads
    assert len([head for head in heads if head]) < len(EVENTS)


def test_headings_are_no_rows() -> None:
    html = event_list(CORPUS, EVENTS, selected=None, params={})
    assert html.count('class="dl-row"') == len(EVENTS)
    assert html.count("dl-monthhead") == sum(map(bool, headings(EVENTS)))
