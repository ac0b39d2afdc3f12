"""The words that claims are read by, from lexicon/claims.toml."""

from __future__ import annotations

import re
from functools import cache

from pipeline import lexicon


@cache
def forces() -> dict[str, str]:
    """Each verb of saying to its force: assert, allege, deny, promise, warn, ask, predict, judge."""
    say = lexicon.load("claims")["say"]
    return {verb: force for force in say for verb in say[force]}


@cache
def listed(group: str, key: str) -> frozenset[str]:
    """A list of the lexicon as a set."""
    return frozenset(lexicon.load("claims")[group][key])


@cache
def phrases(group: str, key: str = "phrases") -> re.Pattern[str]:
    """A list of the lexicon as one pattern, the longest first."""
    found = sorted(listed(group, key), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, found)) + r")\b", re.I)
