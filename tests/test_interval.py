"""Calendar algebra: inverses, lengths and edges."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.interval import (
    MAX_DAY,
    MIN_DAY,
    Interval,
    add_months,
    day_of,
    of_months,
    of_year,
    shift_months,
    to_date,
    weekday,
    ymd,
)

DAYS = st.integers(MIN_DAY - 2_000_000, MAX_DAY + 2_000_000)


@given(DAYS)
def test_a_day_and_its_date_are_inverse(day: int) -> None:
    assert day_of(*ymd(day)) == day


@given(st.integers(MIN_DAY, MAX_DAY))
def test_ordinals_and_weekdays_are_those_of_datetime(day: int) -> None:
    date = dt.date.fromordinal(day)
    assert to_date(day) == date
    assert ymd(day) == (date.year, date.month, date.day)
    assert weekday(day) == date.weekday()


@pytest.mark.parametrize("day", [MIN_DAY - 1, MAX_DAY + 1])
def test_no_date_outside_the_calendar_of_datetime(day: int) -> None:
    assert to_date(day) is None


@given(st.integers(-5000, 12000), st.integers(1, 12), st.integers(-100_000, 100_000))
def test_months_forth_and_back(year: int, month: int, months: int) -> None:
    assert add_months(*add_months(year, month, months), -months) == (year, month)


@given(DAYS, st.integers(-5000, 5000))
def test_a_shift_by_months_keeps_the_day_or_the_month_s_end(day: int, months: int) -> None:
    year, month, of_month = ymd(day)
    shifted = ymd(shift_months(day, months))
    assert shifted[:2] == add_months(year, month, months)
    assert shifted[2] == of_month or (shifted[2] < of_month and shifted[2] >= 28)


@given(DAYS, st.integers(1, 400), st.integers(-9999, 9999))
def test_shift_and_unshift(day: int, length: int, by: int) -> None:
    interval = Interval(day, day + length)
    assert interval.shift(by).shift(-by) == interval
    assert interval.shift(by).days == length


@given(st.integers(-3000, 12000))
def test_a_year_is_its_months(year: int) -> None:
    assert of_year(year) == of_months(year, 1, 12)
    assert of_year(year).days in (365, 366)


@given(DAYS, st.integers(-3, 0))
def test_intervals_are_never_empty(day: int, length: int) -> None:
    with pytest.raises(ValueError, match="at least a day"):
        Interval(day, day + length)


def test_contains_and_overlaps() -> None:
    year, month = of_year(1938), of_months(1938, 12)
    assert year.contains(month)
    assert not month.contains(year)
    assert month.overlaps(year)
    assert not of_year(1937).overlaps(year)


@pytest.mark.parametrize("date", [(2023, 2, 29), (2023, 13, 1), (0, 0, 1), (-4, 4, 31)])
def test_days_that_the_calendar_has_not(date: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is datetime's own
        day_of(*date)
