"""The tables as files to keep: CSV for spreadsheets, Parquet for programs, and all that the build wrote."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd

from pipeline import table
from pipeline.export import csv
from pipeline.table import TableName

_MARK = "\ufeff"
"""Tells spreadsheets that the text is UTF-8."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def csv_file(data: pd.DataFrame) -> bytes:
    """A table for a spreadsheet: no cell of it is run as a formula."""
    return (_MARK + csv.rows(data)).encode("utf-8")


def parquet_file(name: TableName, data: pd.DataFrame) -> bytes:
    """A table for a program, with the types of the build."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(table.to_arrow(name, data), out, compression="zstd")
    return out.getvalue()


def package_file(folder: Path) -> bytes:
    """What describes every column of every table: the data package as the build wrote it."""
    return (folder / "datapackage.json").read_bytes()


def everything(folder: Path) -> bytes:
    """All files of the build in one archive, which is a data package; the same files give the same bytes."""
    names = ("datapackage.json", "events.csv", *(f"{name}.parquet" for name in table.COLUMNS))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            if (folder / name).is_file():
                entry = zipfile.ZipInfo(name, _EPOCH)
                archive.writestr(entry, (folder / name).read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def narrowed(tables: table.Tables, name: TableName, event_ids: frozenset[str] | None) -> pd.DataFrame:
    """A table with the rows that belong to these events alone; None means all of them.

    Documents, actors and leftovers belong to no event and stay whole.
    """
    data: pd.DataFrame = getattr(tables, name)
    if event_ids is None or name not in ("events", "mentions", "participations"):
        return data
    if name == "participations":
        mentions = tables.mentions
        kept = mentions.loc[mentions["event_id"].isin(event_ids), "mention_id"]
        return data[data["mention_id"].isin(kept)]
    return data[data["event_id"].isin(event_ids)]
