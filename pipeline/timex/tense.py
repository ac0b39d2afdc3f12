"""Which way a bare weekday or month points: the tense of the verb that governs it."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.timex import words
from pipeline.timex.view import View


@lru_cache(maxsize=1)
def _prospect() -> frozenset[str]:
    return frozenset(words.table("modifiers")["prospect"]["words"])


@lru_cache(maxsize=1)
def _implicative() -> frozenset[str]:
    """Past forms after which an infinitive tells what was done: "was forced to", "managed to"."""
    return frozenset(words.table("modifiers")["implicative"]["words"])


_WINDOW = 60  # words: farther away no verb governs, and texts without full stops stay cheap
_LEXICAL = re.compile(
    r"(?:(?P<past>\b(?:since|ended|on or since))|(?<!not )(?<!months )(?<!weeks )(?<!quarters )(?<!year )"
    r"\b(?:until|till|through|no later than|ending|as soon as|as early as)"
    r"|\b(?:set|setting|scheduled|slated|planned|called|fixed)\b[^.;]{0,60} for)"
    r"(?: the)?(?: \S+ [ap]\.m\.)?$"
)


def direction(view: View, start: int, end: int) -> int:
    """-1 for the past, 1 for the future, 0 where no verb tells.

    The nearest verb to the left in the sentence decides, else the nearest to the right; a word of prospect
    ("due", "scheduled") between it and the expression turns to the future.
    """
    first, last = view.sentence(start)
    at = view.index(start)
    lexical = _LEXICAL.search(" ".join(view.low[max(0, start - 80) : start].split()))
    if lexical:
        return -2 if lexical["past"] else 1 if at - first > 2 else 0
    for n in range(at - 1, max(first, at - _WINDOW) - 1, -1):
        found = _of_word(view, n)
        if found:
            return found
    for n in range(view.index(end - 1) + 1, min(last, at + _WINDOW)):
        backshifted = view.words[n].lower() == "would"  # of what was said then, as seen from there
        governs = view.tags[n] in ("VBD", "MD", "VBZ", "VBP") and not backshifted
        found = _of_word(view, n) if governs else 0
        if found:
            return found
    return 0


def is_present(view: View, start: int, end: int) -> bool:
    """Whether a verb in the present or the perfect governs: "reopens on 4 May", "has led since July"."""
    first, last = view.sentence(start)
    at = view.index(start)
    before = range(at - 1, max(first, at - _WINDOW) - 1, -1)
    after = range(view.index(end - 1) + 1, min(last, at + _WINDOW))
    for side in (before, after):
        tag = next((view.tags[n] for n in side if view.tags[n] in ("VBD", "MD", "VBZ", "VBP")), "")
        if tag:
            return tag in ("VBZ", "VBP")
    return False


def _of_word(view: View, n: int) -> int:
    tag, word = view.tags[n], view.words[n].lower()
    if word in _prospect() and tag not in ("IN",):
        return 1
    if tag == "VBD":
        return -1
    if tag == "VBN":
        return _of_participle(view, n)
    if tag == "MD":
        return 0 if word == "could" else 1
    if tag in ("VB",):
        return _of_infinitive(view, n)
    if tag in ("VBZ", "VBP"):
        following = view.tags[n + 1 : n + 3]
        return -1 if word in ("has", "have", "'ve") and "VBN" in following else 0
    return 0


def _of_participle(view: View, n: int) -> int:
    """A participle goes with its auxiliary ("will be paid", "is heard"); before a noun it is none."""
    if view.tags[n + 1 : n + 2] in (["NN"], ["NNS"]):
        return 0
    k = n - 1
    while k > 0 and view.tags[k] == "RB":
        k -= 1
    if k >= 0 and view.words[k].lower() in ("is", "are", "'re"):
        return 0
    return _of_infinitive(view, k) if k >= 0 and view.words[k].lower() == "be" else -1


def _of_infinitive(view: View, n: int) -> int:
    """An infinitive follows its modal or "to"; after "did" and "didn't" it is past."""
    for k in range(n - 1, max(n - 4, -1), -1):
        if view.words[k].lower() in ("did", "didn"):
            return -1
        if view.words[k].lower() == "could":
            return 0
        if view.tags[k] == "TO":
            return -1 if k and view.words[k - 1].lower() in _implicative() else 1
        if view.tags[k] == "MD":
            return 1
    return 0


def is_ordered_then(view: View, start: int) -> bool:
    """Whether a bare infinitive governs ("told them to finish in two weeks"): it counts from then."""
    first, at = view.sentence(start)[0], view.index(start)
    for n in range(at - 1, max(first, at - _WINDOW) - 1, -1):
        if view.tags[n] == "TO" and view.tags[n + 1 : n + 2] == ["VB"]:
            before = view.tags[n - 1] if n > first else ""
            return before not in ("VBZ", "VBP", "VBG") and view.words[n - 1].lower() not in _prospect()
        if view.tags[n] in ("MD", "VBD", "VBZ", "VBP"):
            return False
    return False
