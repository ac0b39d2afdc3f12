"""All rules by family, in the order in which equal matches are preferred."""

from __future__ import annotations

from pipeline.timex.rule import Rule
from pipeline.timex.rules import (
    clock,
    dates,
    durations,
    offsets,
    old_style,
    periods,
    refs,
    relative,
    reports,
    sets,
)

FAMILIES = (dates, old_style, periods, relative, offsets, reports, clock, sets, durations, refs)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
