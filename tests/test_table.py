"""Reading and writing tables: what breaks a schema is refused with the table and the column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline import table
from pipeline.table import TableError, Tables
from tests import tablegen


def written(folder: Path, tables: Tables) -> Path:
    """A folder with these tables."""
    table.write(tables, folder, sources={"a.txt": "0" * 64}, version="1")
    return folder


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    before = tablegen.canal()
    after = table.read(written(tmp_path, before))
    for name in table.COLUMNS:
        pd.testing.assert_frame_equal(getattr(before, name), getattr(after, name))


def test_lists_come_back_as_lists_also_when_empty(tmp_path: Path) -> None:
    events = table.read(written(tmp_path, tablegen.canal())).events
    assert all(isinstance(cell, list) for column in ("actors", "places") for cell in events[column])


def set_cell(column: str, value: object) -> Callable[[pd.DataFrame], None]:
    """Puts one value into the first row."""

    def put(frame: pd.DataFrame) -> None:
        frame[column] = frame[column].astype(object)
        frame.at[0, column] = value

    return put


def repeat_id(frame: pd.DataFrame) -> None:
    """Gives two rows one id."""
    frame.loc[1, "event_id"] = frame.loc[0, "event_id"]


BROKEN = {
    "an unknown status": set_cell("status", "perhaps"),
    "an unknown kind": set_cell("event_type", "war"),
    "a salience above 1": lambda frame: frame.__setitem__("salience", frame["salience"] + 2),
    "no headline": set_cell("headline", None),
    "a date as text": set_cell("earliest", "1911-05-01"),
    "a list as text": set_cell("actors", "Varland"),
    "a list of numbers": set_cell("actors", [1]),
    "two rows of one id": repeat_id,
    "a column too few": lambda frame: frame.__delitem__("precision"),
}


@pytest.mark.parametrize("break_it", BROKEN.values(), ids=BROKEN)
def test_what_breaks_the_schema_is_not_written(
    tmp_path: Path, break_it: Callable[[pd.DataFrame], None]
) -> None:
    tables = tablegen.canal()
    break_it(tables.events)
    with pytest.raises(TableError, match="events"):
        written(tmp_path, tables)


def test_a_table_that_lacks_a_column_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path, tablegen.canal())
    file = folder / "actors.parquet"
    pq.write_table(pq.read_table(file).drop_columns(["country"]), file)
    with pytest.raises(TableError, match=r"actors\.parquet: lacks the column country"):
        table.read(folder)


def test_a_table_with_a_wrong_value_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path, tablegen.canal())
    file = folder / "events.parquet"
    data = pq.read_table(file)
    at = data.schema.get_field_index("status")
    pq.write_table(data.set_column(at, "status", pa.array(["perhaps"] * len(data))), file)
    with pytest.raises(TableError, match=r"events\.parquet"):
        table.read(folder)


def test_more_columns_are_welcome(tmp_path: Path) -> None:
    folder = written(tmp_path, tablegen.canal())
    file = folder / "events.parquet"
    data = pq.read_table(file)
    pq.write_table(data.append_column("note", pa.array(["x"] * len(data))), file)
    assert len(table.read(folder).events) == len(data)


@pytest.mark.parametrize("content", [None, b"", b"PAR1 but nothing else"], ids=["missing", "empty", "torn"])
def test_a_table_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    folder = written(tmp_path, tablegen.canal())
    (folder / "mentions.parquet").unlink()
    if content is not None:
        (folder / "mentions.parquet").write_bytes(content)
    with pytest.raises(TableError, match=r"mentions\.parquet.*python -m pipeline build"):
        table.read(folder)


def test_parquet_does_not_depend_on_pandas_metadata(tmp_path: Path) -> None:
    folder = written(tmp_path, tablegen.canal())
    for name in table.COLUMNS:
        assert pq.read_schema(folder / f"{name}.parquet").metadata is None


def test_every_column_says_what_it_holds() -> None:
    for name, columns in table.COLUMNS.items():
        names = [column.name for column in columns]
        assert len(set(names)) == len(names), name
        assert all(column.description for column in columns)
        assert table.KEYS.get(name, names[0]) in names
