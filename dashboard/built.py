"""What the build said of itself: its version, the texts it read, and what it left over, by reason."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pipeline.table import Tables


@dataclass(frozen=True, slots=True)
class Built:
    """The pipeline's version, and the path and sha256 of every file it read; empty where it is not known."""

    version: str = ""
    files: tuple[tuple[str, str], ...] = ()


def read(folder: Path) -> Built:
    """What `datapackage.json` says; a file that cannot be read says nothing."""
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        files = tuple((str(s["path"]), str(s["sha256"])) for s in package["sources"])
        return Built(str(package["pipeline"]), files)
    except (OSError, ValueError, KeyError, TypeError):
        return Built()


def reasons(tables: Tables) -> list[tuple[str, str, int]]:
    """The leftovers by kind and reason, the most frequent first; what a reason quotes is left out."""
    left = tables.leftovers
    tally = Counter(zip(left["kind"], map(general, left["reason"]), strict=True))
    ranked = sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(kind, reason, number) for (kind, reason), number in ranked]


def general(reason: str) -> str:
    """A reason without the words it quotes.

    >>> general("“That” refers to no date in the text.")
    '“…” refers to no date in the text.'
    """
    return re.sub("“[^”]*”", "“…”", reason)
