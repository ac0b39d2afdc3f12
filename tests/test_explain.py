"""Explaining: what was read, by which rule, why that date, and why a phrase is no time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pipeline import nlp
from pipeline.documents import InputError
from pipeline.explain import explain
from pipeline.timex import guards, tag
from pipeline.timex.rules import RULES
from pipeline.timex.trace import Trace, sources, trace
from tests.conftest import ROOT, command

PUBLISHED = "2022-09-20"


def _block(page: str, phrase: str) -> dict[str, str]:
    """The lines about a phrase, by their first word."""
    [block] = [part for part in page.split("\n\n") if part.startswith(f"“{phrase}”")]
    return {line[2:10].strip(): line[11:] for line in block.splitlines()[1:]}


def test_a_phrase_is_told_with_its_value_rule_meaning_and_reason() -> None:
    block = _block(explain("They met two weeks ago.", dct=PUBLISHED), "two weeks ago")
    assert block == {
        "type": "DATE",
        "value": "2022-W36",
        "EDTF": "2022-09-05/2022-09-11",
        "rule": "so long ago (pipeline/timex/rules/relative.py), as in “two weeks ago”",
        "meaning": "Shift(amount=-2, unit=week, base=now)",
        "why": "2 weeks before the publication date, 20 September 2022.",
    }


def test_a_modifier_is_told() -> None:
    assert _block(explain("It fell in late 1937.", dct=None), "late 1937")["mod"] == "END"


def test_two_joined_rules_are_both_told() -> None:
    page = explain("It began at 10 p.m. on Friday.", dct=PUBLISHED)
    assert page.count("  rule ") == 2
    assert "rules/clock.py" in page
    assert "Clock(time=T22:00, date=Bare(rep=Friday))" in page


def test_a_stretch_is_told_beside_its_two_days() -> None:
    page = explain("They fought from March 3 to June 9, 1921.", dct=None)
    assert _block(page, "from March 3 to June 9, 1921")["stretch"] == "1921-03-03/1921-06-09"


@pytest.mark.parametrize(
    ("text", "phrase", "guard"),
    [
        ("Theresa May spoke.", "May", "no month"),
        ("Prices fall.", "fall", "no season"),
        ("It is open 24 hours a day.", "24 hours", "no length"),
        ("Flight 1914 landed.", "1914", "no year"),
        ("They dug on 31/31/1931.", "31/31/1931", "no such time"),
        ("He is 500 years old.", "500 years old", "another domain"),
    ],
)
def test_a_phrase_that_is_no_time_has_its_guard_and_reason(text: str, phrase: str, guard: str) -> None:
    block = _block(explain(text, dct=PUBLISHED), phrase)
    name, _, reason = block["no time"].partition(": ")
    assert name == guard
    assert reason.endswith((".", '"'))


def test_every_guard_says_what_it_refuses() -> None:
    for check in {*guards._BY_RULE.values(), *guards._OF_KIND.values(), guards.inside_a_word}:
        assert check.__doc__, check.__name__


def test_nothing_found_and_nothing_known() -> None:
    assert explain("The wall is high.", dct=None) == "No time expression found.\n"
    block = _block(explain("They met yesterday.", dct=None), "yesterday")
    assert block["EDTF"] == "none: it has no place on the calendar"
    assert "publication date" in block["why"]


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        explain(text, dct=None)


@pytest.mark.parametrize("dct", ["31", "last week", "2022-02-30"])
def test_a_bad_date_is_refused(dct: str) -> None:
    with pytest.raises(InputError, match="--dct"):
        explain("They met.", dct=dct)


def _texts() -> Iterator[str]:
    yield from (rule.example for rule in RULES)
    yield "It may rain on 3 May 1951, 24 hours a day; from 1914 to 1918 they met every Monday, at noon."


@pytest.fixture(scope="module")
def traces() -> list[tuple[Any, Trace]]:
    docs = [nlp.load(depth="tags")(text) for text in _texts()]
    return [(doc, trace(doc, dct=None, domain="narrative")) for doc in docs]


def test_the_trace_reads_what_the_tagger_reads(traces: list[tuple[Any, Trace]]) -> None:
    for doc, found in traces:
        assert [step.timex for step in found.steps] == tag(doc, dct=None, domain="narrative")


def test_nothing_is_both_read_and_refused(traces: list[tuple[Any, Trace]]) -> None:
    for doc, found in traces:
        for one in found.refusals:
            assert doc.text[one.start : one.end] == one.text
            assert all(one.end <= step.timex.start or one.start >= step.timex.end for step in found.steps), (
                one
            )


def test_every_rule_is_found_in_its_file() -> None:
    for rule in RULES:
        [source] = sources(rule.name)
        assert source.example == rule.example
        assert "=" in (ROOT / source.file).read_text(encoding="utf-8")
        assert rule.name in (ROOT / source.file).read_text(encoding="utf-8")


def test_the_command_reads_its_argument_and_standard_input() -> None:
    told = command("explain", "It fell in 1937.")
    piped = command("explain", "-", "--domain", "narrative", stdin="It fell in 1937.")
    assert told.code == piped.code == 0
    assert told.out == piped.out
    assert "in 1937" in told.out


@pytest.mark.parametrize(
    ("arguments", "word"), [(("",), "empty"), (("They met.", "--dct", "soon"), "--dct")], ids=["empty", "dct"]
)
def test_the_command_refuses_what_it_cannot_explain(arguments: tuple[str, ...], word: str) -> None:
    finished = command("explain", *arguments)
    assert (finished.code, finished.out) == (2, "")
    assert finished.err.startswith("error: ")
    assert word in finished.err
