"""Filters: their address, and what they let through."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import filterbar, filters, sieve, undo
from dashboard.components import filterpanel, hits
from dashboard.corpus import Corpus
from dashboard.filters import Filters
from pipeline.interval import MAX_DAY, MIN_DAY, day_of
from tests import tablegen
from tests.conftest import BUSY

CORPUS = Corpus(tablegen.canal()).prepared()  # no example pays for the lookups
KNOWN = filters.known_values(CORPUS)


def subsets(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(values)).map(lambda chosen: tuple(v for v in values if v in chosen))


@st.composite
def any_filters(draw: st.DrawFn) -> Filters:
    days = st.none() | st.integers(MIN_DAY, MAX_DAY) | st.integers(day_of(1869, 1, 1), day_of(1912, 12, 31))
    start, end = draw(days), draw(days)
    if start is not None and end is not None and start > end:
        start, end = end, start
    words = st.sampled_from(["", "varland", "Lindau truce", "the", "50 % & <b>", "a=b;c+d#e", "ß İ"])
    text = draw(words | st.text(st.characters(exclude_categories=("C", "Z")), max_size=12))
    return Filters(
        start=start,
        end=end,
        every=draw(st.booleans()),
        weight=draw(st.sampled_from(["", *filters.WEIGHTS])),
        disputed=draw(st.booleans()),
        text=text,
        fold=draw(st.booleans()),
        **{field: draw(subsets(KNOWN[name])) for name, field in filters.LISTS.items()},
    )


def read_back(asked: Filters) -> tuple[Filters, tuple[str, ...]]:
    """The filters once they have been an address in a browser."""
    query = urlencode(asked.to_params(), doseq=True)
    return filters.from_params(parse_qs(query, keep_blank_values=True), KNOWN)


@settings(max_examples=200, deadline=BUSY)
@given(any_filters())
def test_an_address_gives_the_same_view(wanted: Filters) -> None:
    again, problems = read_back(wanted)
    assert (again, problems) == (wanted, ())
    assert shown(again) == shown(wanted)


@given(
    st.dictionaries(
        st.sampled_from([*filters.PARAMETERS, "scale"]), st.lists(st.text(max_size=8) | st.just("all"))
    )
)
def test_any_address_is_read(params: dict[str, list[str]]) -> None:
    asked, _ = filters.from_params(params, KNOWN)
    assert len(sieve.apply(CORPUS, asked)) <= len(CORPUS.frame)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"kind": ["gossip"]}, "kind “gossip” is not known here"),
        ({"from": ["soon"]}, "the beginning “soon” is not a date between the years 1 and 9999"),
        ({"from": ["1912"], "to": ["1911"]}, "the window ends before it begins"),
        ({"scale": ["false"]}, "scale “false” is not known here"),
        ({"actors": ["some"]}, "the joining of actors “some” is not known here"),
        ({"weight": ["0.5"]}, "weight “0.5” is not known here"),
        ({"disputed": ["yes"]}, "disputed “yes” is not known here"),
        ({"said": ["nobody"]}, "speaker “nobody” is not known here"),
        ({"place": ["Nowhere"]}, "place “Nowhere” is not known here"),
        ({"precision": ["hour"]}, "precision “hour” is not known here"),
    ],
)
def test_wrong_values_are_ignored_and_said(params: dict[str, list[str]], said: str) -> None:
    assert filters.from_params(params, KNOWN) == (Filters(), (said,))


@pytest.mark.parametrize("year", ["1", "45", "0045", "999", "9999"])
def test_any_year_may_bound_the_window(year: str) -> None:
    asked, problems = filters.from_params({"from": [year], "to": [year]}, KNOWN)
    assert problems == ()
    assert asked.to_params() == {"from": year.zfill(4), "to": year.zfill(4)}


@settings(max_examples=60, deadline=BUSY)
@given(any_filters())
def test_counts_are_what_a_choice_shows(wanted: Filters) -> None:
    numbers = sieve.sieve(CORPUS, wanted).counts()
    for name, field in filters.LISTS.items():
        for value in KNOWN[name]:
            chosen = (*getattr(wanted, field), value) if name == "actor" and wanted.every else (value,)
            alone: Filters = replace(wanted, **{field: chosen})  # type: ignore[arg-type]
            assert numbers[name].get(value, 0) == len(shown(alone)), (name, value)
    for weight in ("", *filters.WEIGHTS):
        assert numbers["weight"][weight] == len(shown(replace(wanted, weight=weight)))
    assert numbers["disputed"]["true"] == len(shown(replace(wanted, disputed=True)))


@settings(deadline=BUSY)
@given(any_filters())
def test_what_one_filter_less_would_show(wanted: Filters) -> None:
    less = {
        "when": replace(wanted, start=None, end=None),
        "weight": replace(wanted, weight=""),
        "disputed": replace(wanted, disputed=False),
        "q": replace(wanted, text=""),
    } | {name: replace(wanted, **{field: ()}) for name, field in filters.LISTS.items()}  # type: ignore[arg-type]
    dropping = sieve.sieve(CORPUS, wanted).dropping()
    assert dropping == {name: len(shown(less[name])) for name in dropping}
    assert bool(dropping) == wanted.active


def shown(asked: Filters) -> list[str]:
    return sieve.apply(CORPUS, asked)["event_id"].tolist()


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
    assert set(shown(Filters(actors=("ilse-brandt", "ostmark"), every=True))) == {"e06"}
    assert set(shown(Filters(places=("Lindau",)))) == {"e03", "e13"}
    assert set(shown(Filters(precisions=("half",)))) == {"e14"}
    assert set(shown(Filters(disputed=True))) == {"e09", "e13"}
    pilot, texts = (set(shown(Filters(said=(who,)))) for who in ("a harbour pilot", "texts"))
    assert pilot
    assert pilot | texts == set(shown(Filters()))
    assert len(shown(Filters(weight="chief"))) < len(shown(Filters(weight="main"))) < len(CORPUS.frame)


def test_frame_is_in_order_of_time() -> None:
    first = CORPUS.frame["first"].tolist()
    assert first == sorted(first)


def test_hits_are_marked_in_headlines_and_quotes_alone() -> None:
    html = (
        '<h2>Tolls &amp; locks</h2><p class="dl-who">tolls</p><blockquote>the <mark class="dl-timex">toll'
        '</mark> of <span class="dl-context">tolls</span></blockquote><p>tolls</p>'
    )
    assert hits.mark(html, "") == html
    marked = hits.mark(html, "TOLL amp & l")
    assert marked.count("dl-hit") == 5
    assert '<p class="dl-who">tolls</p>' in marked
    assert marked.endswith("</blockquote><p>tolls</p>")
    assert '<mark class="dl-hit">&amp;</mark>' in marked


def test_a_choice_is_read_whatever_a_browser_sends() -> None:
    assert filterpanel.choice_of(None) == filterpanel.Choice(0, {}, {})
    assert filterpanel.choice_of({"number": "x", "fields": [1], "find": 3}).fields == {}


def test_the_form_says_what_each_choice_would_show() -> None:
    asked = Filters(kinds=("assault",), actors=("varland",))
    numbers = sieve.sieve(CORPUS, asked).counts()
    html = filterpanel.form(CORPUS, asked, numbers, head="", years=("1869", "1989"))
    assert 'name="kind" value="assault" checked' in html
    assert html.count(" checked") == 2 + 2  # the two values, any of them, every event
    assert filterbar.chips(CORPUS, asked) == {"actor": "Varland", "kind": "assault"}


def test_undo_passes_over_what_is_shown_already() -> None:
    past: list[dict[str, list[str]]] = [{}, {"q": ["x"]}, {"kind": ["aid"]}]
    assert undo.steps(past, {"kind": ["aid"]}) == past[:2]
    assert undo.filters_of({"q": ["x"], "event": ["e1"]}) == {"q": ["x"]}
