"""The gold itself: quotes that stand in the texts, readable dates, legal words; and its scorer."""

from __future__ import annotations

import datetime as dt
import re
from typing import get_args

import pytest

from benchmarks import events as scorer
from benchmarks import gold as annotated
from benchmarks import judging, matching
from pipeline import edtf, model, run, table
from tests.test_code import persons

TEXTS = annotated.read_texts()
MERGES = annotated.read_merges()
EVENTS = {gold.key: gold for text in TEXTS for gold in text.events}


def test_enough_texts_of_enough_kinds() -> None:
    assert len(TEXTS) >= 14
    assert len({text.genre for text in TEXTS}) >= 4
    assert {text.half for text in TEXTS} == {"odd", "even"}
    assert len(EVENTS) == sum(len(text.events) for text in TEXTS) >= 200


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.doc_id)
def test_a_text_is_long_enough_and_its_facts_are_legal(text: annotated.Text) -> None:
    assert 250 <= len(text.text.split()) <= 450
    assert text.basis in get_args(model.PublishedBasis)
    if text.published is not None:
        edtf.read(text.published)
    assert len({gold.trigger_start for gold in text.events}) == len(text.events)


@pytest.mark.parametrize("gold", EVENTS.values(), ids=lambda gold: gold.key)
def test_an_event_is_legal(gold: annotated.Gold) -> None:
    for value in gold.edtf:
        first, last = judging.bounds(value)
        assert first or last
    assert set(gold.types) <= set(table.EVENT_TYPES)
    assert set(gold.status) <= set(get_args(model.Status))
    assert all(part.names and part.roles <= set(get_args(model.Role)) for part in gold.actors)
    assert "\n" not in gold.quote


def test_every_way_of_telling_is_there() -> None:
    assert {status for gold in EVENTS.values() for status in gold.status} == set(get_args(model.Status))
    fine = {edtf.read(value).precision for gold in EVENTS.values() for value in gold.edtf}
    assert {"day", "week", "month", "quarter", "season", "year", "interval"} <= fine


def test_merges_name_events_that_are_there() -> None:
    groups = [*(group for group, _ in MERGES.same), *MERGES.may, *MERGES.never]
    assert not [key for group in groups for key in group if key not in EVENTS]
    assert all(len(group) >= 2 for group in groups)
    assert all(len(group) == 2 for group in MERGES.never)


def test_no_pair_is_one_event_and_never_one() -> None:
    for pair in MERGES.never:
        assert not [group for group, _ in MERGES.same if pair <= group]
        assert not [group for group in MERGES.may if pair <= group]


def test_three_pairs_of_texts_tell_the_same_and_differ() -> None:
    across = [group for group, disputed in MERGES.same if disputed and len({key[:2] for key in group}) > 1]
    assert len({frozenset(key[:2] for key in group) for group in across}) >= 3


def test_nobody_of_the_seeds_is_in_the_gold() -> None:
    told = " ".join(text.text for text in TEXTS)
    assert not [
        person for person in persons() if " " in person and re.search(rf"\b{re.escape(person)}\b", told)
    ]


# --- the scorer, on tables made by hand -----------------------------------------------------------------

TEXT = "Peru seized a boat on Tuesday. Chile said that Peru had fired on it, which Lima denied."


def gold_of(**changes: object) -> annotated.Gold:
    """An annotated event of TEXT."""
    row = {
        "id": "seizure",
        "quote": "Peru seized a boat on Tuesday",
        "trigger": "seized",
        "edtf": "2019-03-12",
        "type": ["coerce", "assault"],
        "status": "happened",
        "actors": {"Peru / Peruvian Navy": "agent", "Ecuador": "patient?"},
    }
    return annotated.event(row | changes, doc_id="01_a", text=TEXT, half="odd")


FIRED = {
    "id": "shots",
    "quote": "Peru had fired on it",
    "trigger": "fired",
    "status": "alleged",
    "said_by": "Chile",
}


def mention_of(trigger: str, **changes: object) -> matching.Built:
    """A mention of TEXT, as built."""
    start = TEXT.index(trigger)
    second = start > TEXT.index(". ")
    values: dict[str, object] = {
        "mention_id": f"m-{trigger}",
        "event_id": f"e-{trigger}",
        "doc_id": "01_a",
        "sentence_start": 31 if second else 0,
        "sentence_end": len(TEXT) if second else 30,
        "trigger_start": start,
        "trigger_end": start + len(trigger),
        "edtf": "2019-03-12",
        "bounds": (dt.date(2019, 3, 12), dt.date(2019, 3, 12)),
        "precision": "day",
        "status": "happened",
        "said_by": None,
        "type": "coerce",
        "roles": {"Peru": frozenset({"agent"})},
        "places": (),
        "disputed": False,
    }
    return matching.Built(**(values | changes))  # type: ignore[arg-type]


def wrong(gold: annotated.Gold, mention: matching.Built) -> list[str]:
    """The measures that find fault."""
    return [
        one.measure for one in judging.judge(gold, mention, {"Peru": ["Republic of Peru"]}) if not one.right
    ]


def test_what_is_right_is_found_right() -> None:
    assert wrong(gold_of(), mention_of("seized")) == []
    assert wrong(gold_of(), mention_of("seized", roles={"republic of Perú": frozenset({"agent"})})) == []
    assert wrong(gold_of(), mention_of("seized", type="assault")) == []


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"bounds": (None, dt.date(2019, 3, 12))}, ["dates", "exact days"]),
        ({"precision": "week"}, ["precision"]),
        ({"status": "alleged"}, ["status"]),
        ({"type": "agree"}, ["type"]),
        ({"said_by": "Chile"}, ["said_by", "said_by precision"]),
        ({"roles": {"Peru": frozenset({"patient"})}}, ["roles"]),
        ({"roles": {}}, ["actors recall"]),
        ({"roles": {"Chile": frozenset({"agent"})}}, ["actors precision", "actors recall"]),
    ],
)
def test_what_is_wrong_is_found_wrong(changes: dict[str, object], faults: list[str]) -> None:
    assert wrong(gold_of(), mention_of("seized", **changes)) == faults


def test_who_says_so_may_stand_among_the_actors() -> None:
    roles = {"Peru": frozenset({"agent"}), "Chile": frozenset({"speaker"})}
    told = mention_of("fired", said_by="Chile", status="alleged", roles=roles)
    assert wrong(gold_of(**FIRED), told) == []
    assert wrong(gold_of(**FIRED), mention_of("fired", status="alleged")) == ["said_by", "said_by recall"]


def test_a_mention_stands_for_the_event_of_its_trigger() -> None:
    golds = [gold_of(), gold_of(**FIRED)]
    mentions = [mention_of("said"), mention_of("denied"), mention_of("fired"), mention_of("seized")]
    pairs = matching.match(golds, mentions)
    assert {key: one.mention_id for key, one in pairs.items()} == {
        "01:seizure": "m-seized",
        "01:shots": "m-fired",
    }
    assert matching.match(golds, [mention_of("said"), mention_of("denied")]) == {}
    other = mention_of("seized", doc_id="02_b")
    assert matching.match(golds, [other]) == {}


def test_a_mention_with_another_trigger_stands_for_the_quote_that_holds_it() -> None:
    noun = gold_of(id="boat", quote="Peru seized a boat on Tuesday", trigger="boat")
    assert matching.match([noun], [mention_of("seized")]).keys() == {"01:boat"}
    assert matching.match([noun, gold_of()], [mention_of("seized")]).keys() == {"01:seizure"}
    assert matching.match([gold_of(**FIRED)], [mention_of("denied")]) == {}


def merged(one: str, two: str, merges: annotated.Merges, *, disputed: bool = False) -> list[tuple[str, bool]]:
    """The verdicts about two events of TEXT with these event ids."""
    golds = {gold.key: gold for gold in (gold_of(), gold_of(**FIRED))}
    pairs = {
        "01:seizure": mention_of("seized", event_id=one, disputed=disputed),
        "01:shots": mention_of("fired", event_id=two, disputed=disputed),
    }
    return [(verdict.measure, verdict.right) for verdict in judging.judge_merges(pairs, golds, merges)]


def test_joins_are_judged() -> None:
    pair = frozenset({"01:seizure", "01:shots"})
    nothing = annotated.Merges((), (), ())
    assert merged("a", "b", nothing) == []
    assert merged("a", "a", nothing) == [("joins right", False)]
    assert merged("a", "a", annotated.Merges((), (pair,), ())) == []
    assert merged("a", "a", annotated.Merges((), (), (pair,))) == [
        ("joins right", False),
        ("kept apart", False),
    ]
    assert merged("a", "b", annotated.Merges((), (), (pair,))) == [("kept apart", True)]
    same = annotated.Merges(((pair, False),), (), ())
    assert merged("a", "a", same) == [("joined", True), ("joins right", True)]
    assert merged("a", "b", same) == [("joined", False)]


def test_disputes_are_judged() -> None:
    pair = frozenset({"01:seizure", "01:shots"})
    differ, agree, either = (annotated.Merges(((pair, value),), (), ()) for value in (True, False, None))
    assert ("disputed recall", False) in merged("a", "a", differ)
    both = merged("a", "a", differ, disputed=True)
    assert ("disputed recall", True) in both
    assert ("disputed precision", True) in both
    assert ("disputed precision", False) in merged("a", "a", agree, disputed=True)
    assert "disputed precision" not in dict(merged("a", "a", either, disputed=True))


def test_errors_of_the_held_out_half_are_not_shown() -> None:
    verdicts = [
        judging.Verdict("dates", "odd", "01:a", False, "2019", "2018"),
        judging.Verdict("dates", "even", "02:b", False, "2019", "2018"),
        judging.Verdict("status", "odd", "01:c", True),
    ]
    quotes = {"01:a": "one", "02:b": "two"}
    assert (
        scorer.worst(verdicts, 9, quotes, everything=False) == "\n01:a: one\n  dates: wanted 2019, given 2018"
    )
    assert "02:b: two" in scorer.worst(verdicts, 9, quotes, everything=True)
    assert "| dates | 0 / 1 | 0.00 | 0 / 1 | 0.00 | 0 / 2 | 0.00 |" in scorer.report(verdicts)


def test_tables_are_read() -> None:
    mention = {
        "mention_id": "m", "event_id": "e", "doc_id": "01_a", "sentence_start": 0, "sentence_end": 30,
        "quote": TEXT[:30], "trigger": "seized", "trigger_start": 5, "trigger_end": 11,
        "timex_text": "on Tuesday", "timex_start": 19, "timex_end": 29, "timex_type": "DATE",
        "timex_value": "2019-03-12", "edtf": "2019-03-12", "earliest": dt.date(2019, 3, 12),
        "latest": dt.date(2019, 3, 12), "precision": "day", "anchor": "", "rule": "", "headline": "",
        "label": "", "confidence": 1.0,
        "event_type": "coerce", "status": "happened", "said_by": None, "actors": ["Peru"], "places": [],
    }  # fmt: skip
    shared = ("event_id", "headline", "label", "edtf", "earliest", "latest", "precision", "event_type",
              "status", "actors", "places")  # fmt: skip
    event = {name: mention[name] for name in shared} | {
        "salience": 1.0, "n_documents": 1, "n_mentions": 1, "disputed": True, "dispute_note": None,
    }  # fmt: skip
    actor = {
        "actor_id": "p", "name": "Peru", "type": "state", "wikidata": None, "aliases": [], "country": None,
        "n_events": 1, "n_documents": 1,
    }  # fmt: skip
    part = {"mention_id": "m", "actor_id": "p", "role": "agent", "text": "Peru", "start": 0, "end": 4}
    document = {
        "doc_id": "01_a", "path": "01_a.txt", "title": None, "publisher": None, "language": None,
        "published": "2019-03-14", "published_basis": "stated", "published_note": "", "sha256": "",
        "chars": len(TEXT), "text": TEXT,
    }  # fmt: skip
    tables = table.Tables(
        documents=table.frame("documents", [document]),
        mentions=table.frame("mentions", [mention]),
        events=table.frame("events", [event]),
        actors=table.frame("actors", [actor]),
        participations=table.frame("participations", [part]),
        leftovers=table.frame("leftovers", []),
    )
    assert matching.built(tables) == [mention_of("seized", mention_id="m", event_id="e", disputed=True)]
    text = annotated.Text("01_a", "odd", "wire", TEXT, "2019-03-14", "stated", (gold_of(),))
    verdicts = judging.judge_all([text], tables, annotated.Merges((), (), ()), {})
    assert [verdict.measure for verdict in verdicts if not verdict.right] == ["disputed precision"]
    assert {"found", "dates", "published"} <= {verdict.measure for verdict in verdicts}


FLOORS = {
    "dates": 0.9, "actors precision": 0.95, "actors recall": 0.85, "said_by": 0.85, "said_by precision": 0.85,
    "said_by recall": 0.85, "status": 0.9, "joins right": 1.0, "kept apart": 1.0, "found": 0.8, "type": 0.85,
    "published": 1.0,
}  # fmt: skip


@pytest.fixture(scope="module")
def verdicts() -> list[judging.Verdict]:
    tables = run.build([annotated.GOLD / "texts"])
    return judging.judge_all(TEXTS, tables, MERGES, annotated.read_names())


@pytest.mark.parametrize("measure", FLOORS)
def test_a_build_of_the_gold_texts_keeps_its_floors(verdicts: list[judging.Verdict], measure: str) -> None:
    assert scorer.rate(verdicts, measure) >= FLOORS[measure]
