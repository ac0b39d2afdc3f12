"""Sentences and the mentions they give: date, kind, status, source, headline, label, roles."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import actors, documents, edtf, events, nlp
from pipeline.actors import Actor, unify
from pipeline.headlines import past
from pipeline.model import Document, Published
from pipeline.timex import join_ranges, tag

CORPUS = tomllib.loads((Path(__file__).parent / "sentences" / "events.toml").read_text(encoding="utf-8"))
WHEN = edtf.read(CORPUS["published"])


def read(text: str, *, published: bool = True) -> tuple[list[events.Mention], list[str]]:
    when = WHEN if published else None
    digest = hashlib.sha256(text.encode()).hexdigest()
    masked = documents.mask(text, [*documents.markup(text), *documents.boilerplate(text)])
    document = Document("d", "d.txt", text, masked, digest, published=Published(when, "given", ""))
    doc = next(nlp.parse([nlp.Prose(masked, documents.breaks(masked))]))
    timexes = tag(doc, dct=when, domain="news" if when else "narrative")
    timexes = events.joined_days(join_ranges(doc, timexes), doc.text)
    mentions, leftovers = events.find(document, doc, timexes, actors.find(doc, published=when))
    return mentions, [left.reason for left in leftovers]


def as_row(mention: events.Mention) -> dict[str, str]:
    return {
        "edtf": edtf.write(mention.when),
        "type": mention.event_type,
        "status": mention.status,
        "said_by": mention.said_by or "",
        "headline": mention.headline,
        "label": mention.label,
        "roles": "; ".join(f"{part.role}: {part.actor.name}" for part in mention.parts),
    }


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: case["text"][:60])
def test_sentence(case: dict[str, Any]) -> None:
    mentions, _ = read(case["text"])
    assert [as_row(mention) for mention in mentions] == case.get("mention", [])


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: case["text"][:60])
def test_headline_can_be_printed(case: dict[str, Any]) -> None:
    for mention in read(case["text"])[0]:
        assert 1 <= len(mention.headline.split()) <= 12
        assert 1 <= len(mention.label) <= 26
        assert mention.headline[:1].isupper()
        assert not mention.headline.lower().endswith((" of", " the", " to", " and", " with", " a"))


def test_spans_are_in_the_text() -> None:
    text = "  <b>On Monday</b> France recalled its envoy from Mali.\n\nNorway closed the port on 3 May 2010."
    for mention in read(text)[0]:
        start, end = mention.sentence
        assert 0 <= start < end <= len(text)
        assert start <= mention.trigger[0] < mention.trigger[1] <= end
        assert text[mention.timex.start : mention.timex.end] == mention.timex.text
        for part in mention.parts:
            assert text[part.start : part.end] == part.text


def test_without_a_publication_date_nothing_deictic_is_dated() -> None:
    mentions, reasons = read("On Monday France recalled its envoy. Yesterday it rained.", published=False)
    assert mentions == []
    assert len(reasons) == 2
    assert all("publication date" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "Spain and Portugal held a telephone call on 2 June. On the day of the call, Spain sent food.",
            ["2011-06-02"] * 2,
        ),
        (
            "The landing took place on 5 May 1911. The day before the landing, Chile closed the port.",
            ["1911-05-05", "1911-05-04"],
        ),
        ("Three weeks after the fall of the Berlin Wall, France opened its border.", ["1989-11-30"]),
        ("On the day of the robbery, Spain closed its embassy.", []),
        (
            "On the same day as the invasion, on 4 June 1920, Poland asked Britain for ships.",
            ["1920-06-04"] * 2,
        ),
    ],
)
def test_dates_that_lean_on_an_event(text: str, dates: list[str]) -> None:
    assert [edtf.write(mention.when) for mention in read(text)[0]] == dates


def test_an_event_without_a_date_is_bounded_by_publication() -> None:
    mentions, _ = read("Kofi Annan met Angela Merkel.")
    assert [edtf.write(mention.when) for mention in mentions] == ["../2011-06-15"]
    assert mentions[0].confidence < 0.5
    assert mentions[0].timex.text == ""


def test_states_bear_the_name_of_their_time() -> None:
    mentions, _ = read("In 1945 Moscow sent grain to Poland. In 2010 Moscow sent grain to Poland.")
    assert [mention.names[0] for mention in mentions] == ["Soviet Union", "Russia"]


def test_places_are_not_actors() -> None:
    mentions, _ = read("On Tuesday Norway opened an embassy in Beijing.")
    assert mentions[0].names == ("Norway",)
    assert mentions[0].places == ("Beijing",)


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("Anthony Eden", "Antony Eden", True),
        ("Sergei Ivanov", "Sergey Ivanov", True),
        ("Anna Berg", "Anne Berg", False),
        ("Paul Berg", "Paula Holm", False),
    ],
)
def test_spellings_join_only_on_evidence(one: str, other: str, joined: bool) -> None:
    names = unify({Actor(one, "person"): 3, Actor(other, "person"): 1})
    assert (len(set(names.values())) == 1) is joined


def test_a_surname_joins_its_only_bearer() -> None:
    full, surname = Actor("Maria Lindqvist", "person"), Actor("Lindqvist", "person")
    assert unify({full: 1, surname: 5})[surname] == full
    two = unify({full: 1, Actor("Olof Lindqvist", "person"): 1, surname: 5})
    assert two[surname] == surname


@pytest.mark.parametrize(
    ("lemma", "expected"), [("plan", "planned"), ("offer", "offered"), ("fly", "flew"), ("play", "played")]
)
def test_past(lemma: str, expected: str) -> None:
    assert past(lemma) == expected


def test_a_scene_goes_on_for_some_sentences() -> None:
    text = "A fire destroyed the theatre on Monday. The actors escaped through a window. France sent doctors."
    mentions, _ = read(text)
    assert [edtf.write(m.when) for m in mentions] == ["2011-06-13", "2011-06-13?", "2011-06-13?"]
    assert "goes on" in mentions[1].anchor


def test_a_scene_of_long_ago_goes_on_in_its_paragraph_alone() -> None:
    mentions, _ = read(
        "A fire destroyed the theatre on 3 May 1961. The actors escaped through a window.\n\n"
        "The singers moved to Graz."
    )
    assert [edtf.write(mention.when) for mention in mentions] == ["1961-05-03", "1961-05-03?"]


def test_a_scrap_is_left_over_with_the_reason() -> None:
    mentions, reasons = read("Norway fell into a slump. A fall of 9 % this year.")
    assert mentions == []
    assert "The sentence does not say to whom or what." in reasons
