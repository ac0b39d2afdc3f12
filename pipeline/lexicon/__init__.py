"""Words as data: TOML tables, each with its source."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """A lexicon by its file name without suffix.

    >>> load("states")["state"][0].keys() >= {"name"}
    True
    """
    text = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
