"""Pairs of dates that bound one stretch: "from October 1937 until October 1939", "since 2014"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pipeline.model import Timex, Unit, When
from pipeline.nlp import text_of
from pipeline.timex import say

_BETWEEN = re.compile(
    r"[\s.,]*(?:-|–|—|to|until|till|through|thru|up to|up until|and)[\s.,]*(?:the\s+)?", re.I
)
_AND = re.compile(r"[\s.,]*and[\s.,]*(?:the\s+)?", re.I)
_FROM = re.compile(
    r"\b(?P<w>from|since|between|starting in|beginning in|starting from|beginning from)\s+(?:the\s+)?$", re.I
)
_SINCE = re.compile(r"\b(?:since|ever since|from)\s+(?:the\s+)?$", re.I)
_UNTIL = re.compile(
    r"(?<!-)\b(?:until|till|up to|up until|through|by|before|no later than)\s+(?:the\s+)?$", re.I
)
_NOT = re.compile(
    r"\bnot\b[^.;:]{0,45}\b(?:until|till|before)\s+(?:the\s+)?$", re.I
)  # "not until 1967": in it
_ONWARD = re.compile(r"\s+(?:onwards?|on|forward)\b", re.I)


def join_ranges(doc: Any, timexes: Sequence[Timex]) -> list[Timex]:
    """The same timexes with those that bound one stretch made one, whose When has two sides.

    A stray full stop between the two is forgiven ("October 1937 until. October 1939"); "since 2014" and
    "until 2014" get an open side.
    """
    text: str = text_of(doc)
    out: list[Timex] = []
    skip = False
    for n, one in enumerate(timexes):
        if skip:
            skip = False
            continue
        floor = out[-1].end if out else 0
        pair = _pair(text, one, timexes[n + 1], floor) if n + 1 < len(timexes) else None
        skip = pair is not None
        out.append(pair or _open(text, one, floor))
    return out


def _dated(one: Timex) -> Unit | None:
    if one.when is None or one.type not in ("DATE", "TIME") or one.when.first != one.when.last:
        return None
    return one.when.first


def _pair(text: str, left: Timex, right: Timex, floor: int) -> Timex | None:
    first, last = _dated(left), _dated(right)
    between = text[left.end : right.start]
    if first is None or last is None or len(between) > 24 or not _bounds(first, between):
        return None
    if first.days.start >= last.days.start:
        return None
    lead = _FROM.search(text[max(floor, left.start - 24) : left.start])
    if _AND.fullmatch(between) and (lead is None or lead["w"].lower() != "between"):
        return None
    start = left.start - (len(lead[0]) if lead else 0)
    reasons = dict.fromkeys([left.anchor, right.anchor])
    why = " ".join([f"From {say.unit(first)} to {say.unit(last)}.", *reasons])
    confidence = min(left.confidence, right.confidence)
    return replace(_ranged(text, start, right.end, left, When(first, last), why), confidence=confidence)


def _bounds(first: Unit, between: str) -> bool:
    """Whether the words between two dates bound a stretch; a stroke does between years only: "1914/15"."""
    return bool(_BETWEEN.fullmatch(between)) or (between == "/" and first.precision == "year")


def _open(text: str, one: Timex, floor: int) -> Timex:
    unit = _dated(one)
    if unit is None:
        return one
    before = text[max(floor, one.start - 20) : one.start]
    since, until = _SINCE.search(before), _UNTIL.search(before)
    onward = _ONWARD.match(text[one.end : one.end + 12])
    if since and (onward or not since[0].lower().startswith("from")):
        end = one.end + (onward.end() if onward else 0)
        why = f"From {say.unit(unit)} on. {one.anchor}"
        return _ranged(text, one.start - len(since[0]), end, one, When(unit, None), why)
    if until and not _NOT.search(text[max(floor, one.start - 60) : one.start]):
        why = f"Until {say.unit(unit)}, from a day not told. {one.anchor}"
        return _ranged(text, one.start - len(until[0]), one.end, one, When(None, unit), why)
    return one


def _ranged(text: str, start: int, end: int, like: Timex, when: When, why: str) -> Timex:
    rule = f"range of {like.rule}"
    return replace(like, start=start, end=end, text=text[start:end], when=when, anchor=why, rule=rule)
