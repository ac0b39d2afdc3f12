"""Tables as CSV: lists joined with "; ", cells that a spreadsheet would run made neutral."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.table import Tables

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def events(tables: Tables) -> str:
    """The events as CSV text, in the order of the table."""
    return rows(tables.events)


def rows(data: pd.DataFrame) -> str:
    r"""A table as CSV text (RFC 4180, UTF-8, "\r\n" line ends).

    Lists are joined with "; ", dates are ISO 8601, null is empty.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(data.columns)
    writer.writerows([_cell(value) for value in row] for row in data.itertuples(index=False))
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return neutral("; ".join(value))
    if value is None or value != value:  # NaN differs from itself
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return neutral(value) if isinstance(value, str) else str(value)


def neutral(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula.

    Source: OWASP, CSV Injection (https://owasp.org/www-community/attacks/CSV_Injection).

    >>> neutral("=1+1"), neutral("Troops land")
    ("'=1+1", 'Troops land')
    """
    return "'" + text if text.startswith(_FORMULA) else text
