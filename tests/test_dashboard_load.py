"""Lookups over the tables."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard import load
from dashboard.corpus import Corpus
from pipeline.interval import MAX_DAY, day_of
from tests import tablegen

CORPUS = Corpus(tablegen.canal())


def test_a_mention_leads_to_the_event_that_now_holds_it() -> None:
    assert CORPUS.event_id_of("e13") == "e13"
    assert CORPUS.event_id_of("e13-monitor") == "e13"
    assert CORPUS.event_id_of("nothing") is None
    assert CORPUS.event_id_of(None) is None


def test_sources_stand_in_order_of_publication() -> None:
    assert list(CORPUS.sources) == ["gazette", "monitor", "review", "courier"]
    assert [source.sign for source in CORPUS.sources.values()] == ["HG", "DM", "LB", "CO"]
    assert CORPUS.sources["review"].name == "Looking back at the lock war"


def test_missing_values_are_none() -> None:
    assert CORPUS.sources["courier"].published is None
    assert {mention.said_by for mention in CORPUS.mentions.values()} == {None, "a harbour pilot"}


def test_open_sides_reach_to_the_end_of_the_calendar() -> None:
    row = CORPUS.frame.set_index("event_id").loc["e11"]
    assert (row["lo"], row["hi"]) == (day_of(1911, 8, 13), MAX_DAY)


def test_events_stand_in_the_frames_order() -> None:
    assert [event.event_id for event in CORPUS.events] == CORPUS.frame["event_id"].tolist()
    assert CORPUS.events_at(CORPUS.frame.iloc[3:5]) == list(CORPUS.events[3:5])


def test_every_quote_stands_in_its_text() -> None:
    for mention in CORPUS.mentions.values():
        text = CORPUS.sources[mention.doc_id].text
        assert text[mention.sentence_start : mention.sentence_end] == mention.quote
        assert text[mention.timex_start : mention.timex_end] == mention.timex_text


def test_a_title_of_its_own_is_kept(tmp_path: Path) -> None:
    tablegen.write(tablegen.canal(), tmp_path)
    assert load.read(tmp_path).title is None
    package = tmp_path / "datapackage.json"
    package.write_text(package.read_text().replace("Dated events", "The lock war"))
    assert load.read(tmp_path).title == "The lock war"
    package.write_text("no json")
    assert load.read(tmp_path).title is None


def test_a_new_build_has_another_stamp(tmp_path: Path) -> None:
    before = load.stamp(tmp_path)
    tablegen.write(tablegen.canal(), tmp_path)
    assert load.stamp(tmp_path) != before


@pytest.mark.parametrize("spoil", ["missing", "broken", "column"])
def test_what_cannot_be_read_says_so(tmp_path: Path, spoil: str) -> None:
    tablegen.write(tablegen.canal(), tmp_path)
    path = tmp_path / "actors.parquet"
    if spoil == "missing":
        path.unlink()
    elif spoil == "broken":
        path.write_bytes(b"PAR1")
    else:
        pd.read_parquet(path).drop(columns="name").to_parquet(path)
    with pytest.raises(load.LoadError, match=r"actors\.parquet"):
        load.read(tmp_path)


def test_no_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(load.LoadError, match="no folder"):
        load.read(tmp_path / "none")


def test_empty_tables_have_every_lookup() -> None:
    empty = Corpus(tablegen.empty())
    assert (list(empty.events), dict(empty.mentions_of), dict(empty.sources), dict(empty.actors)) == (
        [],
        {},
        {},
        {},
    )
