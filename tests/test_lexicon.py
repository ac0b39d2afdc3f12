"""The lexicons: every file parses, names its source, and says one thing about one word."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline import edtf
from pipeline.table import EVENT_TYPES

FOLDER = Path(__file__).parents[1] / "pipeline" / "lexicon"
FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))
NAMES = ("aliases", "demonyms", "capital", "metonyms", "combining")
TWO_STATES = {"Congolese"}
"""Words that mean two entries, and that a text alone can settle."""
NO_KIND = {"light", "stative", "aspect"}
KINDS_OF_BODY = {"media", "party", "armed", "company", "court", "agency", "body"}
RANKS = {
    *("head_of_state", "head_of_government", "head_of_organisation", "minister", "spokesperson", "military"),
    *("official", "legislator", "judge", "diplomat", "party", "business"),
}
KINDS_OF_MARKER = {
    *("comment form", "share", "subscribe", "navigation", "caption", "credit"),
    *("appeal", "template", "advert", "legal", "translation"),
}


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


STATES = load("states")["state"]
BODIES = load("organisations")["organisation"]
OFFICES = load("offices")
PREDICATES = load("predicates")
CLAIMS = load("claims")
MARKERS = load("boilerplate")["marker"]
LANDMARKS = load("landmarks")["landmark"]
TYPED = {kind: words for kind, words in PREDICATES.items() if kind in EVENT_TYPES}


def names(entry: dict[str, Any]) -> set[str]:
    """Every name that means this entry, whatever its kind."""
    return {entry["name"], *(name for key in NAMES for name in entry.get(key, []))}


def strings(value: Any) -> Iterator[str]:
    """Every string in a table, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def twice(words: Iterable[str]) -> list[str]:
    return sorted(word for word, count in Counter(words).items() if count > 1)


@pytest.mark.parametrize("name", FILES)
def test_names_its_source(name: str) -> None:
    assert len(load(name)["source"]) > 20


@pytest.mark.parametrize("name", FILES)
def test_no_stray_blanks(name: str) -> None:
    assert [text for text in strings(load(name)) if text != text.strip() or not text] == []


def test_a_name_means_one_actor() -> None:
    owners = defaultdict(set)
    for entry in [*STATES, *BODIES]:
        for name in names(entry):
            owners[name].add(entry["name"])
    assert {name for name, found in owners.items() if len(found) > 1} == TWO_STATES


def test_names_of_actors_are_listed_once() -> None:
    for entry in [*STATES, *BODIES]:
        for key in NAMES:
            assert twice(entry.get(key, [])) == [], entry["name"]


def test_wikidata_ids_are_ids_and_belong_to_one_entry() -> None:
    ids = [entry["wikidata"] for entry in [*STATES, *BODIES, *LANDMARKS] if "wikidata" in entry]
    people = {(h["person"], h["wikidata"]) for h in OFFICES["holder"] if "wikidata" in h}
    ids += [wikidata for _, wikidata in people]
    assert [wikidata for wikidata in ids if not re.fullmatch(r"Q[1-9]\d*", wikidata)] == []
    assert twice(ids) == []


def test_every_state_of_today_has_an_iso_code_and_an_id() -> None:
    coded = {state["iso"]: state for state in STATES if "iso" in state}
    assert len(coded) == 197
    assert [code for code in coded if not re.fullmatch("[A-Z]{2}", code)] == []
    assert [state["name"] for state in coded.values() if "wikidata" not in state] == []


@pytest.mark.parametrize("entry", STATES, ids=lambda entry: entry["name"])
def test_state(entry: dict[str, Any]) -> None:
    assert entry["type"] in ("state", "organisation")
    assert entry.get("from", -5000) <= entry.get("until", 9999)
    assert "disputed" not in entry or entry["type"] == "organisation"
    assert not {*entry.get("shared", [])} & names(entry)


def test_states_refer_to_states() -> None:
    known = {state["name"] for state in STATES}
    everything = {name for state in STATES for name in names(state)}
    for state in STATES:
        assert {state.get("successor", "China"), state.get("part_of", "China")} <= known, state["name"]
        assert {*state.get("shared", [])} <= everything, state["name"]
        assert "shared" not in state or "from" in state or "until" in state, state["name"]


def test_a_name_that_is_no_state_holds_one() -> None:
    said = {name for state in STATES for name in names(state)}
    lists = load("states")["not_states"]
    assert not {*lists} & said
    assert twice(lists) == []


@pytest.mark.parametrize("entry", BODIES, ids=lambda entry: entry["name"])
def test_organisation(entry: dict[str, Any]) -> None:
    assert entry["type"] in ("bloc", "organisation")
    assert entry.get("kind") in {None, *KINDS_OF_BODY}
    assert (entry["type"] == "bloc") == ("kind" not in entry)
    assert entry.get("country") in {None, *(state["name"] for state in STATES)}
    assert entry.get("generic", True) is entry.get("common", True) is True
    assert "generic" not in entry or not {"wikidata", "country"} & set(entry)


def test_offices() -> None:
    said = [name.lower() for office in OFFICES["office"] for name in [office["title"], *office["variants"]]]
    assert twice(said) == []
    assert {office["rank"] for office in OFFICES["office"]} == RANKS
    titles = [office["title"] for office in OFFICES["office"]]
    assert titles == [title.lower() for title in titles]
    assert twice(OFFICES["titles"]) == []


@pytest.mark.parametrize("holder", OFFICES["holder"], ids=lambda h: f"{h['person']}, {h['office']}")
def test_holder(holder: dict[str, Any]) -> None:
    assert holder["office"] in {office["title"] for office in OFFICES["office"]}
    of = {"state", "organisation"} & set(holder)
    assert len(of) == 1
    known = STATES if of == {"state"} else BODIES
    assert holder[of.pop()] in {entry["name"] for entry in known} | {"European Union"}
    since = edtf.read(holder["from"]).first
    until = edtf.read(holder["until"]).last if "until" in holder else None
    assert since is not None
    assert until is None or since.days.start < until.days.end


def test_a_spelling_means_one_person() -> None:
    owners = defaultdict(set)
    for holder in OFFICES["holder"]:
        for name in [holder["person"], *holder.get("aliases", [])]:
            owners[name].add(holder["person"])
    assert {name: people for name, people in owners.items() if len(people) > 1} == {}


def test_an_office_is_not_held_twice_for_years() -> None:
    """Two holders of one office may overlap by the days that its dates are not sure of, not by years."""
    by_office = defaultdict(list)
    for holder in OFFICES["holder"]:
        if holder["office"] not in ("supreme leader", "director-general"):
            until = edtf.read(holder["until"]).last if "until" in holder else None
            first = edtf.read(holder["from"]).first
            assert first is not None
            end = until.days.end if until else 10**9
            by_office[holder["office"], holder.get("state", holder.get("organisation"))].append(
                (first.days.start, end, holder["person"])
            )
    for office, terms in by_office.items():
        terms.sort()
        for (_, end, before), (start, _, after) in pairwise(terms):
            assert end - start <= 370, (office, before, after)


def test_every_event_type_has_its_words() -> None:
    assert set(TYPED) == set(EVENT_TYPES)
    assert set(PREDICATES) - set(TYPED) - {"source"} == NO_KIND
    for kind, words in TYPED.items():
        assert set(words) == {"verbs", "nouns", "phrases"}, kind
        assert min(map(len, words.values())) >= 15, kind


@pytest.mark.parametrize("key", ["verbs", "nouns", "phrases"])
def test_a_word_has_one_event_type(key: str) -> None:
    assert twice(word for words in TYPED.values() for word in words[key]) == []


def test_a_stative_verb_is_no_event() -> None:
    typed = {verb for words in TYPED.values() for verb in words["verbs"]}
    assert typed & {*PREDICATES["stative"]["verbs"]} == set()


@pytest.mark.parametrize("name", ["predicates", "claims"])
def test_lower_case(name: str) -> None:
    words = {key: value for key, value in load(name).items() if key != "source"}
    assert [word for word in strings(words) if word != word.lower()] == []


@pytest.mark.parametrize(
    ("verb", "kind"),
    [
        *(("sign", "agree"), ("meet", "consult"), ("praise", "support"), ("supply", "aid")),
        *(("withdraw", "yield"), ("demand", "request"), ("condemn", "accuse"), ("veto", "reject")),
        *(("warn", "threaten"), ("demonstrate", "protest"), ("embargo", "sanction"), ("deploy", "mobilize")),
        *(("arrest", "coerce"), ("invade", "assault"), ("announce", "statement"), ("elect", "election")),
        *(("enact", "legislation"), ("export", "economy"), ("die", "other"), ("cooperate", "cooperate")),
    ],
)
def test_usual_sense(verb: str, kind: str) -> None:
    assert verb in TYPED[kind]["verbs"]


def test_a_verb_of_saying_has_one_force() -> None:
    assert twice(verb for verbs in CLAIMS["say"].values() for verb in verbs) == []


def test_claims_are_lists_under_keys() -> None:
    for group, lists in CLAIMS.items():
        if group != "source":
            for key, words in lists.items():
                assert words, (group, key)
                assert twice(words) == [], (group, key)


@pytest.mark.parametrize("marker", MARKERS, ids=lambda marker: marker["example"])
def test_marker(marker: dict[str, Any]) -> None:
    pattern = re.compile(marker["pattern"], re.I)
    assert marker["kind"] in KINDS_OF_MARKER
    assert marker["scope"] in ("line", "block", "rest")
    assert pattern.search(marker["example"])
    assert marker["not"]


def test_no_marker_finds_prose() -> None:
    prose = [line for marker in MARKERS for line in marker["not"]]
    found = [
        (line, marker["pattern"])
        for marker in MARKERS
        for line in prose
        if re.compile(marker["pattern"], re.I).search(line)
    ]
    assert found == []


@pytest.mark.parametrize("landmark", LANDMARKS, ids=lambda landmark: landmark["name"])
def test_landmark(landmark: dict[str, Any]) -> None:
    assert edtf.write(edtf.read(landmark["edtf"])) == landmark["edtf"]
    assert landmark["phrases"]
    for phrase in landmark["phrases"]:
        assert phrase == phrase.lower()
        assert not phrase.startswith(("the ", "a ", "an "))


def test_a_phrase_means_one_landmark() -> None:
    assert twice(phrase for landmark in LANDMARKS for phrase in landmark["phrases"]) == []
    assert twice(landmark["name"] for landmark in LANDMARKS) == []
