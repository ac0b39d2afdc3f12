"""Headlines and labels: sentences with what must be printed over them, and what holds for every headline."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline import actors, documents, edtf, events, headlines, nlp
from pipeline.claims import of_trigger, scene
from pipeline.headlines.verbs import gerund, participle, past
from pipeline.headlines.wording import owned, printable, short_label, tidied
from pipeline.run import build
from pipeline.timex import join_ranges, tag
from tests.conftest import ROOT, SEEDS

CORPUS = tomllib.loads((Path(__file__).parent / "sentences" / "headlines.toml").read_text(encoding="utf-8"))
WHEN = edtf.read(CORPUS["published"])
FOLDERS = {"gold": ROOT / "tests" / "gold" / "texts", "seeds": SEEDS}


def write(text: str, trigger: str) -> headlines.Headline:
    """The headline at the last place of a word in a text."""
    doc = next(nlp.parse([nlp.Prose(text, documents.breaks(text))]))
    timexes = events.joined_days(join_ranges(doc, tag(doc, dct=WHEN, domain="news")), doc.text)
    where = scene(doc, actors.find(doc, published=WHEN))
    token = [t for t in doc if t.lower_ == trigger.lower()][-1]
    dates = {t.i for t in token.sent if any(timex.start <= t.idx < timex.end for timex in timexes)}
    dates |= {doc[i].head.i for i in dates if doc[i].dep_ == "pobj" and doc[i].head.pos_ == "ADP"}
    claim = of_trigger(where, token)
    return headlines.write(where, token, without=frozenset(dates), speaker=claim.said_by)


def name(case: dict[str, Any]) -> str:
    return f"{case['trigger']}: {case['text'][:60]}"


@pytest.mark.parametrize("case", CORPUS["case"], ids=name)
def test_headline(case: dict[str, Any]) -> None:
    found = write(case["text"], case["trigger"])
    assert (found.text, found.label, found.whole) == (
        case["headline"],
        case["label"],
        case.get("whole", True),
    )


@cache
def mentions(folder: str) -> list[dict[str, Any]]:
    built: list[dict[str, Any]] = build([FOLDERS[folder]]).mentions.to_dict("records")
    return built


PRONOUN = r"(?:he|she|it|they|we|i|you|this|that|these|those|which|who|whom|there)"
LEADS_ON = r"(?:of|to|the|a|an|in|on|at|for|with|by|from|and|or|that|which|than|into|between)"
DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
BROKEN = {
    "a pronoun is its subject": rf"^(?!WHO){PRONOUN}\b",
    "it leads on to nothing": rf"\b{LEADS_ON}$",
    "it names a source": r"\baccording to\b",
    "it names a weekday": rf"\b{DAY}\b",
    "it holds brackets or quotation marks": r"[()\[\]“”\"«»]",
    "a comma or a space stands wrong": r"\s[,.;:]|,$|\s\s|[.;:]$",
    "it begins with a small letter": r"^[a-z]",
    "a word stands twice": r"\b(\w+) \1\b",
}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("fault", BROKEN)
def test_no_headline_is_broken(folder: str, fault: str) -> None:
    flags = re.NOFLAG if fault == "it begins with a small letter" else re.I
    rows = mentions(folder)
    assert len(rows) > 50
    assert [row["headline"] for row in rows if re.search(BROKEN[fault], row["headline"], flags)] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_headlines_and_labels_are_short(folder: str) -> None:
    for row in mentions(folder):
        assert 1 <= len(row["headline"].split()) <= 12
        assert 1 <= len(row["label"]) <= 26


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_quotation_is_torn_open(folder: str) -> None:
    for row in mentions(folder):
        assert row["headline"].count("‘") <= row["headline"].count("’")


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_label_leads_on_to_nothing(folder: str) -> None:
    rows = mentions(folder)
    assert [row["label"] for row in rows if re.search(rf"\b{LEADS_ON}$", row["label"], re.I)] == []
    assert [
        row["label"] for row in rows if re.search(rf"^(?!WHO){PRONOUN}\b|[()“”\"]", row["label"], re.I)
    ] == []


def test_a_label_is_never_cut_inside_a_word() -> None:
    assert short_label(["The Intergovernmental Commission of the Lake"]) == "Intergovernmental"
    assert short_label(["", "The talks in the town of Ys"]) == "Talks in town of Ys"
    assert short_label([]) == "Event"


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("acquit", ("acquitted", "acquitted", "acquitting")),
        ("take", ("took", "taken", "taking")),
        ("install", ("installed", "installed", "installing")),
        ("deny", ("denied", "denied", "denying")),
        ("panic", ("panicked", "panicked", "panicking")),
        ("die", ("died", "died", "dying")),
        ("see", ("saw", "seen", "seeing")),
    ],
)
def test_forms_of_verbs(lemma: str, forms: tuple[str, str, str]) -> None:
    assert (past(lemma), participle(lemma), gerund(lemma)) == forms


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("Canal nationalised", True),
        ("It sank", False),
        ("Envoy flew to", False),
        ("Minister called the plan (again) off", False),
        ("One two three four five six seven eight nine ten eleven twelve thirteen", False),
        ("", False),
    ],
)
def test_what_can_be_printed(text: str, fit: bool) -> None:
    assert printable(text) is fit


def test_small_changes_to_words() -> None:
    assert tidied(' the "Peru\'s" navy , in Lima. ') == "the Peru’s navy, in Lima"
    assert owned("Chad") == "Chad’s"
    assert owned("United States") == "United States’"
