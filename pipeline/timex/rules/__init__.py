"""All rules by family, in the order in which equal matches are preferred."""

from __future__ import annotations

from pipeline.timex.rule import Rule
from pipeline.timex.rules import clock, dates, durations, periods, refs, relative, sets

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *periods.RULES,
    *relative.RULES,
    *clock.RULES,
    *sets.RULES,
    *durations.RULES,
    *refs.RULES,
)
