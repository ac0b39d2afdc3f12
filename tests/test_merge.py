"""Reports of one event become one event; where date, actors or deed differ they stay apart."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import run, table

Folder = Callable[..., Path]
REPORTS = {
    "a.txt": "Denmark signed a trade treaty with Sweden on 3 March 1954.\n",
    "b.txt": "In Malmö, Denmark and Sweden signed a trade treaty on 3 March 1954.\n",
}


def events_of(folder: Folder, files: dict[str, str]) -> table.Tables:
    """The tables of a few short texts."""
    return run.build([folder(files)])


def test_two_reports_of_one_event(folder: Folder) -> None:
    tables = events_of(folder, REPORTS)
    [event] = tables.events.to_dict("records")
    assert (event["n_documents"], event["n_mentions"]) == (2, 2)
    assert event["edtf"] == "1954-03-03"
    assert set(event["actors"]) >= {"Denmark", "Sweden"}
    assert not event["disputed"]
    mentions = tables.mentions.to_dict("records")
    assert {mention["event_id"] for mention in mentions} == {event["event_id"]}
    assert event["event_id"][1:] in {mention["mention_id"][1:] for mention in mentions}


APART = {
    "another day": "Denmark signed a trade treaty with Sweden on 4 March 1954.\n",
    "a coarser date": "Denmark signed a trade treaty with Sweden in March 1954.\n",
    "other actors": "Norway signed a trade treaty with Iceland on 3 March 1954.\n",
    "another deed": "Denmark attacked Sweden on 3 March 1954.\n",
}


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_when_in_doubt_two_events(folder: Folder, text: str) -> None:
    tables = events_of(folder, {"a.txt": REPORTS["a.txt"], "c.txt": text})
    assert len(tables.events) == 2
    assert tables.events["n_documents"].tolist() == [1, 1]


def test_a_denial_disputes(folder: Folder) -> None:
    tables = events_of(
        folder,
        {
            "a.txt": "Norway attacked Iceland on 5 May 1954.\n",
            "b.txt": "Norway denied that it attacked Iceland on 5 May 1954.\n",
        },
    )
    disputed = tables.events[tables.events["disputed"]]
    assert len(disputed) == 1
    assert disputed["dispute_note"].str.contains("denies").all()
    assert not tables.events[~tables.events["disputed"]]["dispute_note"].notna().any()


def test_more_sources_weigh_more(folder: Folder) -> None:
    once = events_of(folder, {"a.txt": REPORTS["a.txt"]}).events["salience"].iloc[0]
    twice = events_of(folder, REPORTS).events["salience"].iloc[0]
    assert twice > once


def test_the_order_of_mentions_does_not_matter(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    files = REPORTS | {f"{n}.txt": text for n, text in enumerate(APART.values())}
    texts = folder(files)
    from pipeline import merge

    straight = run.build([texts]).events
    original = merge.merge

    def shuffled(mentions, *rest):  # type: ignore[no-untyped-def]
        mixed = list(mentions)
        random.Random(3).shuffle(mixed)
        return original(mixed, *rest)

    monkeypatch.setattr(merge, "merge", shuffled)
    assert run.build([texts]).events["event_id"].tolist() == straight["event_id"].tolist()


def test_events_are_in_order_of_time(folder: Folder) -> None:
    files = REPORTS | {f"{n}.txt": text for n, text in enumerate(APART.values())}
    earliest = events_of(folder, files).events["earliest"].tolist()
    assert earliest == sorted(earliest)
