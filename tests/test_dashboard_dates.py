"""Dates in words."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import dates

WORDS = {
    "1937-12-13": "13 December 1937",
    "1937-12": "December 1937",
    "1937": "1937",
    "193X": "1930s",
    "19XX": "20th century",
    "1938-40": "first half of 1938",
    "1938-41": "second half of 1938",
    "1938-35": "third quarter of 1938",
    "1911-23": "autumn 1911",
    "1911-24": "winter 1911–12",
    "1937-10/1939-10": "October 1937 – October 1939",
    "1937-10/1937-12": "October – December 1937",
    "1956-10-22/1956-10-24": "22–24 October 1956",
    "1956-10-30/1956-11-05": "30 October – 5 November 1956",
    "1956-12-30/1957-01-05": "30 December 1956 – 5 January 1957",
    "1937/1939": "1937–1939",
    "2018/..": "since 2018",
    "../2018-05": "by May 2018",
    "1956-10~": "about October 1956",
    "1956-10?": "probably October 1956",
    "0045-03-15": "15 March AD 45",
    "2022-03-07/2022-03-13": "7–13 March 2022",
}


@pytest.mark.parametrize(("edtf", "words"), WORDS.items(), ids=list(WORDS))
def test_words(edtf: str, words: str) -> None:
    assert dates.say(edtf) == words


def test_short_and_without_year() -> None:
    assert dates.say("1956-10-30/1956-11-05", short=True, year=False) == "30 Oct – 5 Nov"
    assert dates.say("1956-10", short=True) == "Oct 1956"


@given(st.text(max_size=20))
def test_never_raises(text: str) -> None:
    assert isinstance(dates.say(text), str)


def test_examples() -> None:
    assert doctest.testmod(dates).failed == 0
