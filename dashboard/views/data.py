"""The tables themselves: to sort, to copy, to keep; what their columns hold and what the build said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard import built, downloads, filterbar, filters, load, page, sieve, strings
from dashboard.components import datapage, datatable
from dashboard.components.board import board
from dashboard.corpus import Corpus
from pipeline.table import COLUMNS, ROWS, TableName

KEY = "data"
ORDER: tuple[TableName, ...] = ("events", "mentions", "actors", "participations", "documents", "leftovers")
ROW_PX, HEAD_PX, MOST_PX = 35, 37, 560


def render() -> None:
    """The whole page."""
    corpus = page.open_page()
    asked, problems = filters.from_params(page.address(), filters.known_values(corpus))
    name, problems = _chosen(problems)
    ids = frozenset(sieve.apply(corpus, asked)["event_id"]) if asked.active else None
    data = downloads.narrowed(corpus.tables, name, ids)
    said = built.read(page.folder())
    st.title(strings.DATA_TITLE, anchor=False)
    with st.container(key="standfirst"):
        st.markdown(page.plain(strings.built_by(said.version, len(corpus.sources), len(COLUMNS))))
    if problems:
        st.warning(page.plain(strings.ignored(problems)))
    _choice(corpus, asked, name, ids)
    _grid(corpus, name, data, asked)
    below = datapage.columns(name) + datapage.build_report(said, built.reasons(corpus.tables))
    page.follow(board(below, key=f"{KEY}_below"))


def _chosen(problems: tuple[str, ...]) -> tuple[TableName, tuple[str, ...]]:
    """The table in the address, else the events."""
    wanted = st.query_params.get("table", "events")
    if wanted in ORDER:
        return wanted, problems
    return "events", (*problems, strings.unknown_value("table", wanted))


def _choice(corpus: Corpus, asked: filters.Filters, name: TableName, ids: frozenset[str] | None) -> None:
    sizes = {one: len(downloads.narrowed(corpus.tables, one, ids)) for one in ORDER}
    params = asked.to_params()
    html = datapage.choice(sizes, name, params)
    if asked.active:
        words = list(filterbar.chips(corpus, asked).values())
        html += datapage.narrowed_note(words, params, name)
    page.follow(board(html, key=f"{KEY}_choice"))


def _grid(corpus: Corpus, name: TableName, data: pd.DataFrame, asked: filters.Filters) -> None:
    """The rows with their downloads; only the rows in sight are sent."""
    with st.container(horizontal=True, key="downloads", vertical_alignment="center"):
        st.markdown(page.plain(strings.row_is(ROWS[name], len(data))))
        st.space("stretch")
        _download(strings.CSV, f"{name}.csv", "text/csv", partial(downloads.csv_file, data))
        parquet = partial(downloads.parquet_file, name, data)
        _download(strings.PARQUET, f"{name}.parquet", "application/vnd.apache.parquet", parquet)
        folder = page.folder()
        described = (folder / "datapackage.json").is_file()
        if described:
            package = partial(downloads.package_file, folder)
            _download(strings.DESCRIPTION, "datapackage.json", "application/json", package)
        everything = partial(downloads.everything, folder)
        _download(strings.EVERYTHING, "datelines.zip", "application/zip", everything)
    if data.empty:
        return
    st.dataframe(
        _sent(str(page.folder()), load.stamp(page.folder()), name, repr(asked), data),
        key=f"{KEY}_{name}",
        height=min(MOST_PX, HEAD_PX + ROW_PX * len(data)),
        column_config=datatable.columns(name),
        column_order=datatable.order(name),
        placeholder="",
        lazy=True,
        alt=strings.TABLE_NAMES[name],
    )
    st.caption(strings.GRID_HELP)


@st.cache_resource(max_entries=6, show_spinner=False)
def _sent(where: str, stamp: tuple[float, ...], name: TableName, asked: str, _data: pd.DataFrame) -> pa.Table:
    return datatable.grid(name, _data)


def _download(label: str, file_name: str, mime: str, data: Callable[[], bytes]) -> None:
    """A button behind which the file is made when it is asked for."""
    lazily: Any = data
    st.download_button(label, lazily, file_name, mime, key=f"{KEY}_{file_name}", on_click="ignore")


render()
