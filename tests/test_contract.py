"""The tables that other programs rely on: columns, types, descriptions, quotes that stand in the texts."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline import edtf, table
from pipeline.interval import to_date
from tests import tablegen
from tests.conftest import Built

CONTRACT = {
    "documents": "doc_id path title? publisher? language? published? published_basis published_note sha256 "
    "chars:int text",
    "mentions": "mention_id event_id doc_id sentence_start:int sentence_end:int quote trigger "
    "trigger_start:int trigger_end:int timex_text timex_start:int timex_end:int timex_type timex_value edtf "
    "earliest?:date latest?:date precision anchor rule headline label event_type status said_by? "
    "actors:list places:list confidence:float",
    "events": "event_id headline label edtf earliest?:date latest?:date precision event_type status "
    "actors:list places:list salience:float n_documents:int n_mentions:int disputed:bool dispute_note?",
    "actors": "actor_id name type wikidata? aliases:list country? n_events:int n_documents:int",
    "participations": "mention_id actor_id role text start:int end:int",
    "leftovers": "doc_id start:int end:int text kind reason",
}
ARROW = {
    "": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.string()),
}
TABLES = list(CONTRACT)
SPANS = [
    ("mentions", "quote", "sentence_start", "sentence_end"),
    ("mentions", "trigger", "trigger_start", "trigger_end"),
    ("mentions", "timex_text", "timex_start", "timex_end"),
    ("participations", "text", "start", "end"),
    ("leftovers", "text", "start", "end"),
]


def promised(name: str) -> dict[str, tuple[pa.DataType, bool]]:
    """A table's columns by the contract: type, and whether it may be null."""
    columns = {}
    for word in CONTRACT[name].split():
        column, _, kind = word.partition(":")
        columns[column.rstrip("?")] = (ARROW[kind], column.endswith("?"))
    return columns


@pytest.fixture(params=["seeds", "empty"])
def written(request: pytest.FixtureRequest, seeds: Built, tmp_path: Path) -> Path:
    """A folder of tables: those of seeds/, and six without a row."""
    if request.param == "seeds":
        return seeds.out
    return tablegen.write(tablegen.empty(), tmp_path / "empty")


@pytest.mark.parametrize("name", TABLES)
def test_columns_and_types(written: Path, name: str) -> None:
    schema = pq.read_schema(written / f"{name}.parquet")
    types = {field.name: field.type for field in schema}
    for column, (kind, _) in promised(name).items():
        found = types[column]
        if pa.types.is_list(kind):
            assert pa.types.is_list(found)
            assert pa.types.is_string(found.value_type)
        else:
            assert found == kind, column


@pytest.mark.parametrize("name", TABLES)
def test_nulls_only_where_promised(seeds: Built, name: str) -> None:
    read = pq.read_table(seeds.out / f"{name}.parquet")
    for column, (_, nullable) in promised(name).items():
        assert nullable or read[column].null_count == 0, column
        if pa.types.is_list(read[column].type):
            assert None not in [item for cell in read[column].to_pylist() for item in cell]


@pytest.mark.parametrize("name", TABLES)
def test_empty_tables_read_back(tmp_path: Path, name: str) -> None:
    tables = table.read(tablegen.write(tablegen.empty(), tmp_path))
    assert list(getattr(tables, name).columns) == [column.name for column in table.COLUMNS[name]]  # type: ignore[index]
    assert getattr(tables, name).empty


@pytest.mark.parametrize(("name", "text", "start", "end"), SPANS)
def test_quotes_stand_in_the_texts(seeds: Built, name: str, text: str, start: str, end: str) -> None:
    tables = seeds.tables
    texts = tables.documents.set_index("doc_id")["text"].to_dict()
    rows = getattr(tables, name)
    if name == "participations":
        rows = rows.merge(tables.mentions[["mention_id", "doc_id"]], on="mention_id")
    rows = rows[rows["kind"] != "document"] if name == "leftovers" else rows
    assert len(rows) > 10
    for row in rows.to_dict("records"):
        assert texts[row["doc_id"]][row[start] : row[end]] == row[text]
        assert 0 <= row[start] <= row[end]
        if row[start] == row[end]:  # no date stands with the event, and the row does not feign that one does
            assert text == "timex_text"
            assert row["confidence"] < 0.5


def test_a_mention_holds_its_trigger_and_its_time(seeds: Built) -> None:
    for row in seeds.tables.mentions.to_dict("records"):
        assert row["sentence_start"] <= row["trigger_start"] < row["trigger_end"] <= row["sentence_end"]


def test_texts_are_the_files(seeds: Built) -> None:
    for row in seeds.tables.documents.to_dict("records"):
        assert (seeds.texts / row["path"]).read_bytes().decode() == row["text"]
        assert len(row["text"]) == row["chars"]
        assert row["doc_id"] == Path(row["path"]).stem


def test_ids_refer_to_rows(seeds: Built) -> None:
    tables = seeds.tables
    assert set(tables.mentions["event_id"]) == set(tables.events["event_id"])
    assert set(tables.mentions["doc_id"]) <= set(tables.documents["doc_id"])
    assert set(tables.participations["mention_id"]) <= set(tables.mentions["mention_id"])
    assert set(tables.participations["actor_id"]) == set(tables.actors["actor_id"])
    for actors in tables.events["actors"]:
        assert set(actors) <= set(tables.actors["name"])


def test_counts_count(seeds: Built) -> None:
    tables = seeds.tables
    by_event = tables.mentions.groupby("event_id")
    for row in tables.events.to_dict("records"):
        reports = by_event.get_group(row["event_id"])
        assert (row["n_mentions"], row["n_documents"]) == (len(reports), reports["doc_id"].nunique())
    parts = tables.participations.merge(tables.mentions[["mention_id", "doc_id"]], on="mention_id")
    for row in tables.actors.to_dict("records"):
        assert row["n_documents"] == parts[parts["actor_id"] == row["actor_id"]]["doc_id"].nunique()


@pytest.mark.parametrize("name", ["events", "mentions"])
def test_bounds_and_precision_are_those_of_the_edtf(seeds: Built, name: str) -> None:
    for row in getattr(seeds.tables, name).to_dict("records"):
        when = edtf.read(row["edtf"])
        assert edtf.write(when) == row["edtf"]
        assert when.precision == row["precision"]
        first = to_date(when.start) if when.start is not None else None
        last = to_date(when.end - 1) if when.end is not None else None
        assert (first, last) == (_date(row["earliest"]), _date(row["latest"]))


def _date(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) and not pd.isna(value) else None


def test_labels_fit_a_mark(seeds: Built) -> None:
    for name in ("events", "mentions"):
        for row in getattr(seeds.tables, name).to_dict("records"):
            assert 0 < len(row["label"]) <= 26
            assert row["headline"].strip() == row["headline"] != ""


EDTF_LIBRARY_LACKS = ("decade", "half")


def test_another_library_reads_our_edtf(seeds: Built) -> None:
    """The `edtf` library, which knows neither decades nor halves, agrees on the years of every bound."""
    from edtf import parse_edtf

    rows = seeds.tables.events[~seeds.tables.events["precision"].isin(EDTF_LIBRARY_LACKS)]
    bounds = {row["edtf"]: (row["earliest"], row["latest"]) for row in rows.to_dict("records")}
    assert len(bounds) > 15
    for text, (earliest, latest) in bounds.items():
        theirs = parse_edtf(text)
        if not pd.isna(earliest):
            assert theirs.lower_strict().tm_year == earliest.year, text
        if not pd.isna(latest) and "-24" not in text[:7]:  # their winter ends in December
            assert theirs.upper_strict().tm_year == latest.year, text


def test_datapackage_is_valid_and_complete(written: Path) -> None:
    from frictionless import Package

    descriptor = json.loads((written / "datapackage.json").read_text(encoding="utf-8"))
    assert Package.validate_descriptor(descriptor).valid
    described = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in descriptor["resources"]}
    for name in TABLES:
        assert described[name] == pq.read_schema(written / f"{name}.parquet").names
    for resource in descriptor["resources"]:
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_events_csv_holds_to_the_datapackage(seeds: Built) -> None:
    from frictionless import Package, validate

    package = Package(str(seeds.out / "datapackage.json"))
    report = validate(package.get_resource("events-csv"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_datapackage_names_the_texts_and_the_version(seeds: Built) -> None:
    import hashlib

    from pipeline import __version__

    descriptor = json.loads((seeds.out / "datapackage.json").read_text(encoding="utf-8"))
    named = {source["path"]: source["sha256"] for source in descriptor["sources"]}
    files = [file for file in seeds.texts.iterdir() if file.suffix in (".txt", ".toml")]
    assert named == {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    assert descriptor["pipeline"] == __version__
