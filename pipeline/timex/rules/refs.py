"""Vague references: now, recently, the future."""

from __future__ import annotations

from pipeline.timex import words
from pipeline.timex.expr import Reading, Vague
from pipeline.timex.rule import Groups, Rule


def _ref(g: Groups) -> Reading:
    return Reading(Vague(words.spellings("modifiers", "refs")[g["r"]]))


def _adjective(g: Groups) -> Reading:
    return Reading(Vague(words.spellings("modifiers", "adjectives")[g["r"]]))


RULES: tuple[Rule, ...] = (
    Rule(
        "vague reference",
        "now, recently, in the future",
        r"(?P<r>" + words.either(words.spellings("modifiers", "refs")) + ")",
        _ref,
    ),
    Rule(
        "vague adjective",
        "current, former",
        r"(?P<r>" + words.either(words.spellings("modifiers", "adjectives")) + ")",
        _adjective,
    ),
)
