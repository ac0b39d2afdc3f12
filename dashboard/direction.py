"""Which way a text runs: names from right to left within sentences of ours."""

from __future__ import annotations

import unicodedata

FIRST_STRONG, END = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """A text that turns nothing around it; where none of it runs from right to left, it is left as it is.

    Without this, the year after a Hebrew name would be drawn before it.

    >>> isolated("Varland"), isolated("הליגה") == FIRST_STRONG + "הליגה" + END
    ('Varland', True)
    """
    turns = any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)
    return f"{FIRST_STRONG}{text}{END}" if turns else text
