"""Which date an event was told to have: "eight days after the landing", where the text dated the landing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Unit
from pipeline.timex.match import Found
from pipeline.timex.story import Told
from pipeline.timex.view import View

_WORDS = 8  # of what follows "after", to find the event's name in
_AWAY = 200  # characters between an event's name and its date
_FAR_BACK = 60  # dates looked through
_STOP = ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "TO", ".", ",", ":", "-LRB-", "-RRB-", "CC")
_BESIDE = re.compile(r"\s(?:(?:the|a|an|his|her|its|their)\s)?(?:[\w'’-]+\s){0,3}(?:of|on)\s(?:the\s)?")


def event_name(seen: View, end: int) -> str:
    """The word that names the event after an expression: the last proper name, else the first noun's head.

    "Eight days after Fort Sumter" gives Sumter, "a year after the treaty of peace" gives treaty.
    """
    first = seen.index(end - 1) + 1
    names: list[str] = []
    nouns: list[str] = []
    for n in range(first, min(first + _WORDS, len(seen.words))):
        tag = seen.tags[n]
        if tag in _STOP or (tag == "IN" and seen.words[n].lower() != "of"):
            break
        if tag in ("NNP", "NNPS"):
            names.append(seen.words[n])
        elif tag in ("NN", "NNS") and (not nouns or seen.tags[n - 1] in ("NN", "NNS")):
            nouns[:] = [seen.words[n]]
    return (names or nouns or [""])[-1]


def event_told(seen: View, end: int, told: Sequence[Told]) -> tuple[str, Unit] | None:
    """The name of the event after an expression, and the date nearest to it in an earlier sentence."""
    name = event_name(seen, end)
    if len(name) < 3:
        return None
    here = seen.sentence(end - 1)[0]
    nearest: tuple[int, Unit] | None = None
    for one in reversed(told[-_FAR_BACK:]):
        first, last = seen.sentence(one.start)
        if first >= here or name not in seen.words[first:last]:
            continue
        away = min(abs(seen.starts[n] - one.start) for n in range(first, last) if seen.words[n] == name)
        if nearest is None or away < nearest[0]:
            nearest = away, one.unit
    return (name, nearest[1]) if nearest is not None and nearest[0] <= _AWAY else None


def beside(seen: View, one: Found, following: Found) -> bool:
    """Whether the event's own date stands right behind it: "six weeks after the battle of 8 January"."""
    return bool(_BESIDE.fullmatch(seen.low, one.end, following.start))
