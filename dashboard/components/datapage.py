"""The HTML of the page of tables: which table, what its columns hold, what the build said. All is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from dashboard import strings
from dashboard.built import Built
from dashboard.components import marks
from pipeline import table
from pipeline.table import Column, TableName

MOST_REASONS = 40
MOST_FILES = 200


def choice(sizes: Mapping[TableName, int], chosen: TableName, params: Mapping[str, Any]) -> str:
    """The tables as links with their sizes, the chosen one marked; `params` is what every link keeps."""
    links = "".join(_choose(name, sizes[name], name == chosen, params) for name in sizes)
    return f'<nav class="dl-tables" aria-label="{strings.TABLES}">{links}</nav>'


def _choose(name: TableName, size: int, on: bool, params: Mapping[str, Any]) -> str:
    words = f"{strings.TABLE_NAMES[name]} <span>{size:,}</span>"
    there = {**params, "table": name}
    more = ' aria-current="page"' if on else ""
    return marks.page_link(words, "data", there, css="dl-table", more=more)


def narrowed_note(words: Sequence[str], params: Mapping[str, Any], name: TableName) -> str:
    """What the address leaves out, with the ways to all rows and to the same view of the timeline."""
    everything = marks.page_link(strings.ALL_ROWS, "data", {"table": name})
    back = marks.page_link(strings.ON_THE_TIMELINE, "timeline", params)
    return (
        f'<p class="dl-note dl-narrowed">{escape(strings.narrowed_to(list(words)))} '
        f"<span>{everything}</span> <span>{back}</span></p>"
    )


def columns(name: TableName) -> str:
    """Every column of a table: its type and what it holds, in the words of the data package."""
    rows = (
        (f"<code>{column.name}</code>", escape(kind_words(column)), escape(meaning(column)))
        for column in table.COLUMNS[name]
    )
    heads = (strings.COLUMN, strings.COLUMN_TYPE, strings.COLUMN_HOLDS)
    return _section(strings.COLUMNS_TITLE, _table(heads, rows, css="dl-columnslist"))


def kind_words(column: Column) -> str:
    """The type of a column in words."""
    kind = strings.COLUMN_TYPES[column.kind]
    return strings.or_empty(kind) if column.nullable else kind


def meaning(column: Column) -> str:
    """What a column holds, with the values it may take."""
    return strings.one_of(column.description, list(column.allowed))


def build_report(built: Built, reasons: Sequence[tuple[str, str, int]]) -> str:
    """What the build said: the files it read, and what it left over, by reason."""
    return _left(reasons) + _files(built)


def _left(reasons: Sequence[tuple[str, str, int]]) -> str:
    if not reasons:
        return _section(strings.LEFT_BY_REASON, f'<p class="dl-note">{strings.LEFT_NONE_AT_ALL}</p>')
    rows = (
        (escape(reason), strings.LEFT_KINDS.get(kind, escape(kind)), f"{number:,}")
        for kind, reason, number in reasons[:MOST_REASONS]
    )
    heads = (strings.REASON, strings.WHAT_IT_IS, strings.NUMBER)
    more = strings.more_rows(len(reasons) - MOST_REASONS)
    return _section(strings.LEFT_BY_REASON, _table(heads, rows, css="dl-reasons") + _more(more))


def _files(built: Built) -> str:
    if not built.files:
        return ""
    rows = (
        (escape(path), f"<code>{escape(digest)}</code>" if digest else "")
        for path, digest in built.files[:MOST_FILES]
    )
    more = strings.more_rows(len(built.files) - MOST_FILES)
    body = _table((strings.FILE, strings.SHA256), rows, css="dl-files") + _more(more)
    return _section(strings.FILES_READ, body)


def _more(words: str) -> str:
    return f'<p class="dl-note">{words}</p>' if words else ""


def _section(title: str, body: str) -> str:
    return f'<section class="dl-dataportion"><h2>{title}</h2>{body}</section>'


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]], *, css: str) -> str:
    top = "".join(f'<th scope="col">{head}</th>' for head in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="dl-index {css}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'
