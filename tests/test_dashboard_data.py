"""The page of tables: what is sent of a table, what is written to files, what the build said."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import built, downloads
from dashboard.components import datapage, datatable
from pipeline import table
from pipeline.export import csv as pipeline_csv
from pipeline.table import COLUMNS, TableName
from tests import hostile, tablegen

ROOT = Path(__file__).parent.parent
TABLES = tablegen.canal()


@pytest.mark.parametrize("name", COLUMNS)
def test_a_grid_has_every_row_and_column_and_a_link(name: TableName) -> None:
    data = getattr(TABLES, name)
    grid = datatable.grid(name, data)
    assert grid.num_rows == len(data)
    assert grid.column_names == [datatable.LINK, *(column.name for column in COLUMNS[name])]
    assert sorted(datatable.order(name)) == sorted(grid.column_names)
    links = grid.column(datatable.LINK).to_pylist()
    assert all(link.startswith(("./?", "sources?", "actors?")) for link in links)


def test_links_hold_any_id() -> None:
    data = TABLES.events.head(1).assign(event_id="javascript:alert(1)&x=€")
    assert datatable.links("events", data) == ["./?event=javascript%3Aalert%281%29%26x%3D%E2%82%AC"]


@pytest.mark.parametrize("name", COLUMNS)
def test_files_hold_every_row(name: TableName) -> None:
    data = getattr(TABLES, name)
    read = pq.read_table(io.BytesIO(downloads.parquet_file(name, data)))
    assert read.equals(table.to_arrow(name, data))
    rows = list(csv.reader(io.StringIO(downloads.csv_file(data).decode("utf-8-sig"), newline="")))
    assert rows[0] == list(data.columns)
    assert len(rows) == len(data) + 1


def test_everything_is_what_the_build_wrote(tmp_path: Path) -> None:
    tablegen.write(TABLES, tmp_path)
    packed = downloads.everything(tmp_path)
    assert packed == downloads.everything(tmp_path)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert set(archive.namelist()) == {"datapackage.json", *(f"{name}.parquet" for name in COLUMNS)}
        assert archive.read("events.parquet") == (tmp_path / "events.parquet").read_bytes()
        assert json.loads(archive.read("datapackage.json")) == json.loads(downloads.package_file(tmp_path))


def test_tables_are_narrowed_to_events() -> None:
    ids = frozenset({"e13"})
    sizes = {name: len(downloads.narrowed(TABLES, name, ids)) for name in COLUMNS}
    assert sizes["events"] == 1
    assert sizes["mentions"] == 2
    assert sizes["participations"] == 6
    assert sizes["documents"] == len(TABLES.documents)
    assert len(downloads.narrowed(TABLES, "mentions", None)) == len(TABLES.mentions)


def test_what_the_build_said(tmp_path: Path) -> None:
    table.write(TABLES, tmp_path, sources={"b.txt": "22", "a.txt": "11"}, version="1.2")
    assert built.read(tmp_path) == built.Built("1.2", (("a.txt", "11"), ("b.txt", "22")))
    (tmp_path / "datapackage.json").write_text('{"sources": 3}', encoding="utf-8")
    assert built.read(tmp_path) == built.Built()
    assert built.reasons(TABLES) == [("timex", "“…” refers to no date in the text.", 4)]


def test_every_column_is_explained_in_the_words_of_the_package() -> None:
    for name, columns in COLUMNS.items():
        html = datapage.columns(name)
        assert all(f"<code>{column.name}</code>" in html for column in columns)
    fields: Any = table.datapackage(sources={}, version="")["resources"][2]["schema"]["fields"]
    assert fields[0]["description"] in datapage.columns("events")


def open_data(folder: Path, monkeypatch: pytest.MonkeyPatch, **params: str) -> AppTest:
    monkeypatch.setenv("DATELINES_DATA", str(folder))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("dashboard/views/data.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def test_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_data(tablegen.write(TABLES, tmp_path), monkeypatch, table="mentions", kind="assault")
    assert "one report of an event" in app.markdown[-1].value
    assert len(app.dataframe[0].value) == len(TABLES.mentions[TABLES.mentions["event_type"] == "assault"])
    app.query_params["table"] = "gossip"
    app.run()
    assert "gossip" in app.warning[0].value
    assert len(app.dataframe[0].value) == len(TABLES.events[TABLES.events["event_type"] == "assault"])


def test_empty_tables_have_columns_and_no_grid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_data(tablegen.write(tablegen.empty(), tmp_path), monkeypatch)
    assert not app.dataframe
    assert any("No rows" in said.value for said in app.markdown)


HOSTILE = hostile.tables()
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")


@pytest.mark.parametrize("name", COLUMNS)
def test_no_string_is_lost_in_a_file_and_none_is_run(name: TableName) -> None:
    data = getattr(HOSTILE, name)
    read = pq.read_table(io.BytesIO(downloads.parquet_file(name, data)))
    assert read.equals(table.to_arrow(name, data))
    heads, *rows = csv.reader(io.StringIO(downloads.csv_file(data).decode("utf-8-sig"), newline=""))
    for column in COLUMNS[name]:
        cells = [row[heads.index(column.name)] for row in rows]
        if column.kind in ("string", "list"):
            assert not [cell for cell in cells if cell.startswith(FORMULA)]
            texts = ["; ".join(value) if isinstance(value, list) else value for value in data[column.name]]
            assert [cell.removeprefix("'") for cell in cells] == [text.removeprefix("'") for text in texts]


def test_the_build_writes_the_same_csv() -> None:
    assert pipeline_csv.events(HOSTILE) == pipeline_csv.rows(HOSTILE.events)
    assert downloads.csv_file(HOSTILE.events).decode("utf-8-sig") == pipeline_csv.events(HOSTILE)
