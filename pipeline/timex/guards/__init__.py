"""What is no time: verbs that look like months, seconds that are ordinals, prices, scores, names, rates."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.timex.expr import Bare, Every, Length, Of, OldStyle, Reading, Stated
from pipeline.timex.guards.dates import (
    inside_a_word,
    no_decade_word,
    no_degrees,
    no_holiday,
    no_month,
    no_number_for_a_date,
    no_plain_date,
    no_season,
    no_short_decade,
    no_spoken_year,
    no_vague,
    no_weekday,
    no_year,
)
from pipeline.timex.guards.early import no_century_left_out, no_early_year, no_short_year, no_year_after_ours
from pipeline.timex.guards.hours import (
    no_bare_hour,
    no_clock,
    no_dawn,
    no_dotted_hour,
    no_figures_of_hours,
    no_first_hour,
    no_four_figures,
    no_greeting,
    no_hour_in_figures,
    no_hour_of_day,
    no_night_told,
    no_part_alone,
    no_race,
    no_spoken_hour,
)
from pipeline.timex.guards.lengths import (
    no_adjective,
    no_bare_unit,
    no_days_a_week,
    no_length,
    no_rate,
    no_set,
    no_weekends,
)
from pipeline.timex.guards.reports import no_half, no_quarter, no_whole, no_year_ending
from pipeline.timex.guards.told import (
    no_any_weekday,
    no_counted_day,
    no_day_beside,
    no_day_of_month,
    no_later,
    no_length_to_come,
    no_new_year,
    no_offset,
    no_same_time,
    no_some_day,
    no_that_event,
    no_that_month,
    no_told_weekday,
    no_year_to_come,
)
from pipeline.timex.rule import Rule
from pipeline.timex.view import View

Guard = Callable[[View, int, int], bool]


def refuses(view: View, match: re.Match[str], rule: Rule, reading: Reading) -> bool:
    """Whether a match is no time expression after all."""
    return guard(view, match, rule, reading) is not None


def guard(view: View, match: re.Match[str], rule: Rule, reading: Reading) -> Guard | None:
    """The guard that refuses a match, or None."""
    start, end = match.start(), match.end()
    if inside_a_word(view, start, end):
        return inside_a_word
    check = _BY_RULE.get(rule.name)
    if check is not None and check(view, start, end):
        return check
    whole = _OF_KIND.get(type(reading.expr))
    if whole is None or (isinstance(reading.expr, Bare) and reading.expr.rep.kind != "monthday"):
        return None
    return whole if whole(view, start, end) else None


_OF_KIND: dict[type, Guard] = {
    Length: no_length,
    Every: no_length,
    Stated: no_number_for_a_date,
    Of: no_number_for_a_date,
    Bare: no_number_for_a_date,
    OldStyle: no_number_for_a_date,
}
_BY_RULE: dict[str, Guard] = {
    "month": no_month,
    "month day": no_plain_date,
    "day month": no_plain_date,
    "weekday": no_weekday,
    "year": no_year,
    "season": no_season,
    "decade of a century": no_decade_word,
    "'90s": no_short_decade,
    "the 90s": no_degrees,
    "adverb of repetition": no_set,
    "rate after an amount": no_rate,
    "so often": no_days_a_week,
    "weekends": no_weekends,
    "so many units": no_adjective,
    "so long before an event": no_offset,
    "so long after an event": no_offset,
    "so long on": no_later,
    "the new year": no_new_year,
    "the year that was ending": no_year_ending,
    "century left out": no_century_left_out,
    "holiday": no_holiday,
    "holiday of a year": no_holiday,
    "at the same time": no_same_time,
    **dict.fromkeys(
        (
            "so long earlier",
            "so long later",
            "the day after",
            "the day before",
            "the month before",
            "the month after",
        ),
        no_that_event,
    ),
    "that Monday": no_told_weekday,
    "the Monday": no_told_weekday,
    "a Monday": no_any_weekday,
    "the Monday before": no_day_beside,
    "the night before": no_day_beside,
    "year in words": no_spoken_year,
    "vague reference": no_vague,
    "clock time, 24 hours": no_clock,
    "hour": no_clock,
    "the year, as a whole": no_whole,
    "the half": no_half,
    "the quarter": no_quarter,
    "hour in the morning": no_spoken_hour,
    "this, last or next week, month, year": no_year_to_come,
    "the next year, as a length": no_length_to_come,
    "this, last or next month by name": no_plain_date,
    "bare units": no_bare_unit,
    "one day": no_some_day,
    "day of that month": no_day_of_month,
    "on the nth day": no_counted_day,
    "that month or season by name": no_that_month,
    "year of three digits": no_early_year,
    "year of two digits": no_short_year,
    "year to come": no_year_after_ours,
    "era before the year": no_year,
    "hour of a part of a day": no_bare_hour,
    "hours in four figures": no_figures_of_hours,
    "four figures": no_four_figures,
    "four figures of a story": no_hour_in_figures,
    "dotted hour of a story": no_dotted_hour,
    "first of two hours": no_first_hour,
    "bare hour of a day": no_hour_of_day,
    "overnight": no_night_told,
    "race time": no_race,
    "dawn or dusk": no_dawn,
    "by evening": no_part_alone,
    "part of the day": no_greeting,
    "any part of the day": no_greeting,
}
