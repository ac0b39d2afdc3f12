"""Who takes part in an event, and where it is: sentences, names across texts, and what is nobody."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import actors, nlp
from pipeline.actors import Actor, ActorMention, unify
from pipeline.events import Mention
from tests.test_events import read

CORPUS = tomllib.loads((Path(__file__).parent / "sentences" / "actors.toml").read_text(encoding="utf-8"))


def found(text: str) -> list[ActorMention]:
    return actors.find(next(nlp.parse([nlp.Prose(text)])), published=None)


def names(text: str) -> set[str]:
    return {mention.actor.name for mention in found(text)}


def as_line(mention: Mention) -> str:
    parts = "; ".join(f"{part.role}: {part.actor.name}" for part in mention.parts)
    places = f" @ {', '.join(mention.places)}" if mention.places else ""
    return f"{mention.lemma}: {parts}{places}"


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: case["text"][:60])
def test_who_takes_part(case: dict[str, Any]) -> None:
    assert [as_line(mention) for mention in read(case["text"])[0]] == case["parts"]


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: case["text"][:60])
def test_mentions_are_in_the_text_and_do_not_overlap(case: dict[str, Any]) -> None:
    end = 0
    for mention in found(case["text"]):
        assert case["text"][mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, March 14 (Coastal Press) - Rain fell.",
        "The ferry Santa Rosa sank.",
        "The MV Morning Star left the port.",
        "The Secretary of State spoke.",
        "The volcano is part of the Ring of Fire.",
        "It is said that it rained.",
        "A German shepherd bit a postman.",
        "They sold French fries in May.",
    ],
)
def test_nobody(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Ilse Brandt met Otto Kern. She left early.", "She", "Ilse Brandt"),
        ("Ilse Brandt met Otto Kern. He left early.", "He", "Otto Kern"),
        ("Otto Kern met Karl Stein. He left early.", "He", "Otto Kern"),
        ("Otto Kern and Karl Stein met. He left early.", "He", None),
        ("Otto Kern said one judge knew that he lied.", "he", None),
        ("Jane Holt, who met her in May, left.", "her", None),
        ("Peru’s navy left the port. It came back in May.", "It", "Peru"),
        ("Norway sent a ship. It is said that it rained.", "It", None),
        ("The World Bank gave Mali its help.", "its", None),
        ("Iran and Iraq met. They agreed.", "They", "Iran + Iraq"),
        ("Iran met many farmers. They agreed.", "They", None),
        ("Chile and Peru held talks. The two countries agreed.", "The two countries", "Chile + Peru"),
    ],
)
def test_pronouns_where_it_is_plain(text: str, pronoun: str, name: str | None) -> None:
    meant = [m for m in found(text) if m.text == pronoun and m.way == "pronoun"]
    assert [" + ".join(one.actor.name for one in (m, *m.also)) for m in meant] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("The minister Ana Lund left. The minister came back.", "The minister", "Ana Lund"),
        (
            "The minister Ana Lund and the minister Per Dahl left. The minister came back.",
            "The minister",
            None,
        ),
        ("The World Bank paid. The bank paid again.", "The bank", "World Bank"),
        ("The World Bank and the Bank of England paid. The bank paid again.", "The bank", None),
        ("Chile’s navy left. The navy came back.", "The navy", "Chile"),
        ("Chile’s navy and Peru’s navy left. The navy came back.", "The navy", None),
        ("The government in Podgorica paid.", "The government", "Montenegro"),
    ],
)
def test_descriptions_where_one_is_meant(text: str, phrase: str, name: str | None) -> None:
    meant = [m.actor.name for m in found(text) if m.text == phrase and m.way == "description"]
    assert meant == ([name] if name else [])


def person(name: str, country: str | None = None, called: str = "") -> Actor:
    return Actor(name, "person", country=country, called=frozenset(filter(None, [called])))


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (person("Aleksei Belsky"), person("Alexey Belskiy"), True),
        (person("José Núñez"), person("Jose Nunez"), True),
        (person("Joseph Ssebuyira", called="minister"), person("Joseph Sebuyira", called="minister"), True),
        (person("Joseph Ssebuyira"), person("Joseph Sebuyora"), False),
        (person("Ana Ruiz", "Peru"), person("Ana Ruiz Soto", "Peru"), True),
        (person("Ana Ruiz"), person("Ana Ruiz Soto"), False),
        (person("Ana Ruiz", "Peru"), person("Ana Ruiz", "Chile"), True),
        (person("Anna Berg", "Norway"), person("Anne Berg", "Norway"), False),
        (person("Koloman Bardos", called="mayor"), person("Kálmán Bárdos", called="mayor"), True),
        (person("Sergei Ivanov", "Russia"), person("Sergey Ivanov", "Bulgaria"), False),
    ],
)
def test_spellings_join_on_evidence(one: Actor, other: Actor, joined: bool) -> None:
    assert (len(set(unify({one: 3, other: 1}).values())) == 1) is joined


def test_the_facts_of_a_person_come_from_the_text() -> None:
    [mention] = [
        m for m in found("Peru’s fisheries minister, Oscar Rojas, flew to Lima.") if m.way == "name"
    ][1:]
    assert (mention.actor.name, mention.actor.country) == ("Oscar Rojas", "Peru")
    assert "minister" in mention.actor.called


def test_a_body_that_every_state_has_goes_by_its_state() -> None:
    assert "Turkish Foreign Ministry" in names("The Turkish Ministry of Foreign Affairs protested.")
    assert "Chilean Ministry of Health" in names("Chile’s Ministry of Health closed a clinic.")
    assert "Senate of Italy" in names("The Italian Senate met.")
