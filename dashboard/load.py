"""From the folder of tables to what the pages ask, or to a message that says what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

from dashboard import strings
from dashboard.corpus import Corpus
from pipeline import table


class LoadError(Exception):
    """The folder holds no tables that can be shown; the message says what to do."""


def read(folder: Path) -> Corpus:
    """Read the tables in `folder`; raises LoadError, saying what is wrong and what to do."""
    if not folder.is_dir():
        raise LoadError(strings.no_folder(str(folder)))
    if not any(folder.glob("*.parquet")):
        raise LoadError(strings.no_tables(str(folder)))
    try:
        tables = table.read(folder)
    except table.TableError as error:
        raise LoadError(str(error)) from error
    return Corpus(tables, _title(folder))


def stamp(folder: Path) -> tuple[float, ...]:
    """What changes when the tables are built again: the times of their files."""
    names = ("datapackage.json", *(f"{name}.parquet" for name in table.COLUMNS))
    return tuple((folder / name).stat().st_mtime if (folder / name).exists() else 0.0 for name in names)


def _title(folder: Path) -> str | None:
    """The data package's title, unless it is the one every build has."""
    generic = table.datapackage(sources={}, version="")["title"]
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    title = package.get("title") if isinstance(package, dict) else None
    return title if isinstance(title, str) and title != generic else None
