"""The tagger as a whole: spans, reasons, unknown publication dates, ranges, odd input."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import edtf, nlp
from pipeline import timex as package
from pipeline.model import Domain, Timex
from pipeline.timex import join_ranges, tag
from pipeline.timex.heads import chooser, plain
from pipeline.timex.rules import RULES
from pipeline.timex.view import lower

PUBLISHED = edtf.read("2022-09-20")
NAMES_FOR = chooser((rule.pattern, rule.name) for rule in RULES)
PIECES = [
    "may", "May", "march", "3", "31", "1937", "1999", "'68", "the", "first", "second", "half", "of",
    "last", "next", "days", "years", "ago", "later", "before", "after", "Monday", "spring", "fall",
    "BC", "AD", "early", "mid-", "end", "until", "from", "to", "and", "-", "–", ",", ".", "(", ")",
    "today", "twenty", "hundred", "a", "p.m.", "10:30", "99:99", "1/2/03", "31/31/1931", "0000-00-00",
    "29 February", "2023", "every", "quarter", "decade", "1930s", "19th century", "     ", "\n", "\n\n",
    "\t", "İ", "é", "🙂", "\u00a0", "0", "000", "9999999999",
]  # fmt: skip


def _tags(text: str, dct: str | None = "2022-09-20", domain: Domain = "news") -> list[Timex]:
    return tag(nlp.load(depth="tags")(text), dct=edtf.read(dct) if dct else None, domain=domain)


def _ranges(text: str, dct: str | None = None) -> list[Timex]:
    doc = nlp.load(depth="tags")(text)
    return join_ranges(doc, tag(doc, dct=edtf.read(dct) if dct else None, domain="narrative"))


def _holds(text: str, found: list[Timex]) -> bool:
    ends = [0, *(one.end for one in found)]
    inside = all(
        0 <= one.start < one.end <= len(text) and one.text == text[one.start : one.end] for one in found
    )
    return inside and all(one.start >= end for one, end in zip(found, ends, strict=False))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.sampled_from(["news", "narrative"]))
def test_any_mix_of_temporal_words_gives_spans_inside_it(text: str, domain: Domain) -> None:
    doc = nlp.load(depth="tags")(text)
    for dct in (PUBLISHED, None):
        found = tag(doc, dct=dct, domain=domain)
        assert _holds(text, found)
        assert _holds(text, join_ranges(doc, found))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=120))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    assert _holds(text, _tags(text))


@settings(max_examples=60, deadline=None)
@given(
    st.dates(),
    st.sampled_from(
        ["yesterday", "last week", "next month", "last year", "in May", "on Friday", "two years ago"]
    ),
)
def test_a_publication_day_gives_every_deictic_phrase_a_place_or_a_reason(
    published: Any, phrase: str
) -> None:
    for one in _tags(f"They left {phrase}.", published.isoformat()):
        assert one.anchor.endswith(".")
        assert 0 <= one.confidence <= 1


def test_without_a_publication_date_nothing_deictic_is_invented() -> None:
    text = "They spoke on Monday. Yesterday they met. Next week they travel. They met two months ago."
    for one in _tags(text, None, "narrative"):
        assert one.when is None
        assert one.anchor == "It needs a publication date, and the text states none."


def test_a_publication_interval_gives_what_holds_on_all_its_days() -> None:
    this_year, weekday, last_month = _tags(
        "This year they met on Monday. Last month they left.", "2023-03-22/2023-04-01"
    )
    assert edtf.write(this_year.when or PUBLISHED) == "2023"
    assert weekday.when is None
    assert "22 March 2023" in weekday.anchor
    assert last_month.when is None


def test_masked_text_is_no_gap_within_an_expression() -> None:
    text = "They met in May" + " " * 300 + "1937 was a hard year."
    found = _tags(text)
    assert [one.text for one in found] == ["May", "1937"]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        (
            "Aid came from October 1937 until October 1939.",
            "from October 1937 until October 1939",
            "1937-10/1939-10",
        ),
        (
            "Aid came since October 1937 until. October 1939.",
            "since October 1937 until. October 1939",
            "1937-10/1939-10",
        ),
        (
            "They fought between March 3 and June 9, 1921.",
            "between March 3 and June 9, 1921",
            "1921-03-03/1921-06-09",
        ),
        ("The years 1938 to 1939 were hard.", "The years 1938 to 1939", "1938/1939"),
        ("The war (2014–2020) went on.", "2014–2020", "2014/2020"),
        ("They have ruled since 2014.", "since 2014", "2014/.."),
        ("They ruled until 1944.", "until 1944", "../1944"),
        ("From 1931 onwards they ruled.", "From 1931 onwards", "1931/.."),
        ("He was there in 1931 and 1935.", "1931", "1931"),
        ("They fought from 3 to 9 June 1921.", "from 3 to 9 June 1921", "1921-06-03/1921-06-09"),
        ("They fought from June 3 to 9, 1921.", "from June 3 to 9, 1921", "1921-06-03/1921-06-09"),
        ("They fought between 1914 and 1918.", "between 1914 and 1918", "1914/1918"),
        ("They fought from 1914-1918.", "from 1914-1918", "1914/1918"),
        ("The famine of 1931-32 was denied.", "1931-32", "1931/1932"),
        ("The treaty of 1914/15 was secret.", "1914/15", "1914/1915"),
        ("They fought between 499 and 493 BC.", "between 499 and 493 BC", "-0498/-0492"),
        ("He ruled from 44 BC to AD 14.", "from 44 BC to AD 14", "-0043/0014"),
        ("They helped from late 1937 until early 1939.", "from late 1937 until early 1939", "1937/1939"),
        ("They farmed there from the 1920s to the 1950s.", "from the 1920s to the 1950s", "1920/1959"),
        (
            "Schools were shut from May through August 2020.",
            "from May through August 2020",
            "2020-05/2020-08",
        ),
        ("Schools were shut in March–April 2020.", "March–April 2020", "2020-03/2020-04"),
        ("Prices rose in the run-up to Christmas 1951.", "Christmas 1951", "1951-12-25"),
        ("They have gone back since the 1990s.", "since the 1990s", "1990/.."),
        ("It must be built by 2030.", "by 2030", "../2030"),
    ],
)
def test_ranges(text: str, span: str, value: str) -> None:
    first = _ranges(text)[0]
    assert first.text == span
    assert first.when is not None
    assert edtf.write(first.when) == value


def test_every_rule_fires_somewhere_in_its_own_example_and_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(rule.example for rule in RULES)


def test_time_grows_with_the_text_and_no_faster() -> None:
    sentence = "On 13 December 1937 they left, and two days later, in the spring of next year, he came. "
    docs = [nlp.load(depth="tags")(sentence * n) for n in (40, 400)]
    times = []
    for doc in docs:
        start = time.perf_counter()
        tag(doc, dct=PUBLISHED, domain="narrative")
        times.append(time.perf_counter() - start)
    assert times[1] < 30 * times[0] + 0.5


def test_the_examples_in_docstrings_hold() -> None:
    for module in pkgutil.walk_packages(package.__path__, "pipeline.timex."):
        assert doctest.testmod(importlib.import_module(module.name)).failed == 0
    for name in ("pipeline.interval", "pipeline.edtf", "pipeline.model"):
        assert doctest.testmod(importlib.import_module(name)).failed == 0


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*PIECES, *(rule.example for rule in RULES)]), max_size=8).map(" ".join))
def test_no_rule_that_matches_is_left_untried(text: str) -> None:
    low = lower(text)
    for at in range(len(low)):
        tried = NAMES_FOR(plain(low[at : at + 60]))
        assert {rule.name for rule in RULES if rule.match(low, at)} <= set(tried)


@pytest.mark.parametrize("text", ["a1b2c3 4d5e6f " * 1500, "x86may 2x1999 abc12may2001 " * 800])
def test_letters_and_figures_written_together_are_no_dates_and_cost_little(text: str) -> None:
    doc = nlp.load(depth="tags")(text)
    start = time.process_time()
    tag(doc, dct=PUBLISHED, domain="news")
    assert time.process_time() - start < 1.0


def test_a_feast_after_the_year_9999_has_no_date() -> None:
    doc = nlp.load(depth="tags")("Eid al-Fitr next year will be late.")
    (found,) = tag(doc, dct=edtf.read("9999-05-01"), domain="news")
    assert (found.value, found.when) == ("FUTURE_REF", None)
