"""A table as a grid: what is sent of it, and how each column is shown."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard import page, strings
from pipeline import table
from pipeline.table import Column, TableName

LINK = "open"
MOST_CHARACTERS = 300
_WIDTHS = {"name": 220, "title": 300, "headline": 360, "anchor": 360} | dict.fromkeys(
    ("quote", "text", "reason"), 420
)
_LONG = ("text", "quote")
_TECHNICAL = ("_id", "start", "end", "sha256", "chars")


def grid(name: TableName, data: pd.DataFrame) -> pa.Table:
    """The rows as they are sent: a link into the app first, long texts cut."""
    found = table.to_arrow(name, data)
    for column in _LONG:
        if column in found.column_names:
            cut = pa.array([short(text) for text in data[column]], pa.string())
            found = found.set_column(found.column_names.index(column), column, cut)
    return found.add_column(0, LINK, pa.array(links(name, data), pa.string()))


def short(text: str, most: int = MOST_CHARACTERS) -> str:
    """A text as a cell shows it.

    >>> short("abcdef", 3), short("abc", 3)
    ('abc …', 'abc')
    """
    return text if len(text) <= most else f"{text[:most]} …"


def links(name: TableName, data: pd.DataFrame) -> list[str]:
    """Where each row leads: an event, a place in a text, an actor or a text."""
    if name == "events":
        return [_address("./", event=event_id) for event_id in data["event_id"]]
    if name == "mentions":
        pairs = zip(data["doc_id"], data["mention_id"], strict=True)
        return [_address("sources", source=doc, mention=mention) for doc, mention in pairs]
    if name in ("actors", "participations"):
        return [_address("actors", actor=actor_id) for actor_id in data["actor_id"]]
    return [_address("sources", source=doc_id) for doc_id in data["doc_id"]]


def order(name: TableName) -> list[str]:
    """The columns from left to right: the link, what people read, then offsets, ids and hashes.

    >>> order("leftovers")
    ['open', 'text', 'kind', 'reason', 'doc_id', 'start', 'end']
    """
    names = [column.name for column in table.COLUMNS[name]]
    return [LINK, *sorted(names, key=lambda n: n.endswith(_TECHNICAL))]


def _address(path: str, **params: str) -> str:
    return f"{path}?{urlencode(params)}"


def columns(name: TableName) -> dict[str, Any]:
    """How every column is shown; its explanation is that of the data package."""
    found = {column.name: _column(column) for column in table.COLUMNS[name]}
    found[LINK] = st.column_config.LinkColumn(
        strings.OPEN_COLUMN, display_text=strings.OPEN, width=64, pinned=True, help=strings.OPEN_HELP
    )
    return found


def _column(column: Column) -> Any:
    common: dict[str, Any] = {"help": page.plain(column.description), "width": _WIDTHS.get(column.name)}
    match column.kind:
        case "date":
            return st.column_config.DateColumn(column.name, format="YYYY-MM-DD", **common)
        case "list":
            return st.column_config.ListColumn(column.name, **common)
        case "number":
            return st.column_config.NumberColumn(column.name, format="%.2f", **common)
        case "integer":
            return st.column_config.NumberColumn(column.name, format="%d", **common)
        case "boolean":
            return st.column_config.CheckboxColumn(column.name, **common)
        case _:
            return st.column_config.TextColumn(column.name, **common)
