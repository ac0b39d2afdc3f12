"""A few seconds of the fuzzer, and what it has found."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import edtf
from pipeline.export import timeml
from pipeline.tagging import tag_line, tag_text
from tests import fuzz


@pytest.mark.parametrize("what", sorted(fuzz.CHECKS))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**9))
def test_odd_texts(what: str, seed: int) -> None:
    fuzz.CHECKS[what](random.Random(seed))


def test_half_a_character_is_replaced_where_it_stands() -> None:
    row = {"doc": "x", "text": "\ud800 On May 3, 1999\udfff they met \uffff.", "dct": None}
    [found] = tag_line(row)
    assert (found["start"], found["end"], found["value"]) == (5, 16, "1999-05-03")
    assert "\ufffd On <TIMEX3" in timeml.document(row, [found])


@pytest.mark.parametrize(
    "phrase", ["next March", "tomorrow", "in two weeks", "next year", "Tomorrow evening"]
)
def test_after_the_last_year_of_four_figures_there_is_no_date(phrase: str) -> None:
    for one in tag_text(f"They meet {phrase}.", dct=edtf.read("9999-12-31"), domain="news"):
        assert "10000" not in one["value"]
        fuzz.check_timexes(f"They meet {phrase}.", [one])


def test_before_the_first_year_of_four_figures_there_is_no_date() -> None:
    text = "It began in 9999 BC, twenty years after the flood of that year. Two years earlier it rained."
    found = tag_text(text, dct=None, domain="narrative")
    assert found[0]["value"] == "BC9999"
    fuzz.check_timexes(text, found)
