"""Filters: their address, and what they let through."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import filters
from dashboard.filters import Filters
from dashboard.load import Corpus
from pipeline.interval import MAX_DAY, MIN_DAY, day_of
from tests import tablegen

CORPUS = Corpus(tablegen.canal())
KNOWN = filters.known_values(CORPUS)


def subsets(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(values)).map(lambda chosen: tuple(v for v in values if v in chosen))


@st.composite
def any_filters(draw: st.DrawFn) -> Filters:
    days = st.none() | st.integers(MIN_DAY, MAX_DAY)
    start, end = draw(days), draw(days)
    if start is not None and end is not None and start > end:
        start, end = end, start
    text = draw(st.text(st.characters(exclude_categories=("C", "Z")), max_size=12))
    return Filters(
        start=start,
        end=end,
        actors=draw(subsets(KNOWN["actor"])),
        kinds=draw(subsets(KNOWN["kind"])),
        sources=draw(subsets(KNOWN["source"])),
        statuses=draw(subsets(KNOWN["status"])),
        text=text,
        fold=draw(st.booleans()),
    )


@given(any_filters())
def test_an_address_gives_the_same_view(wanted: Filters) -> None:
    params = {n: [v] if isinstance(v, str) else v for n, v in wanted.to_params().items()}
    assert filters.from_params(params, KNOWN) == (wanted, ())


@given(
    st.dictionaries(
        st.sampled_from(["from", "to", "actor", "kind", "q", "scale"]), st.lists(st.text(max_size=8))
    )
)
def test_any_address_is_read(params: dict[str, list[str]]) -> None:
    asked, _ = filters.from_params(params, KNOWN)
    assert len(filters.apply(CORPUS, asked)) <= len(CORPUS.frame)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"kind": ["gossip"]}, "kind “gossip” is not known here"),
        ({"from": ["soon"]}, "the beginning “soon” is not a date between the years 1 and 9999"),
        ({"from": ["1912"], "to": ["1911"]}, "the window ends before it begins"),
        ({"scale": ["false"]}, "scale “false” is not known here"),
    ],
)
def test_wrong_values_are_ignored_and_said(params: dict[str, list[str]], said: str) -> None:
    assert filters.from_params(params, KNOWN) == (Filters(), (said,))


@given(any_filters())
def test_counts_are_what_a_choice_shows(wanted: Filters) -> None:
    numbers = filters.counts(CORPUS, wanted)
    assert sum(numbers["kind"].values()) == len(filters.apply(CORPUS, replace(wanted, kinds=())))


def shown(asked: Filters) -> list[str]:
    return filters.apply(CORPUS, asked)["event_id"].tolist()


def test_window_keeps_what_overlaps_it() -> None:
    august = Filters(start=day_of(1911, 8, 6), end=day_of(1911, 8, 31))
    # the shelling, what goes on since the 13th, the planned call-up of August and September, the half-year
    assert set(shown(august)) == {"e10", "e11", "e07", "e14"}


def test_each_filter() -> None:
    assert set(shown(Filters(statuses=("denied",)))) == {"e09"}
    assert set(shown(Filters(kinds=("aid",)))) == {"e08"}
    assert set(shown(Filters(actors=("ilse-brandt", "northern-league")))) == {"e06", "e08", "e13"}
    assert set(shown(Filters(text="LINDAU met"))) == {"e03"}
    assert "e03" in shown(Filters(sources=("gazette",)))


def test_frame_is_in_order_of_time() -> None:
    first = CORPUS.frame["first"].tolist()
    assert first == sorted(first)
