"""Feasts that the moon moves, against days on which they were kept."""

from __future__ import annotations

import pytest

from pipeline.interval import julian_day, ymd
from pipeline.timex import lunar, periods, words

DAYS = [
    ("lunar new year", [(2019, 2, 5), (2020, 1, 25), (2021, 2, 12), (2023, 1, 22), (1985, 2, 20)]),
    ("mid-autumn festival", [(2019, 9, 13), (2020, 10, 1), (2023, 9, 29)]),
    ("qingming", [(2019, 4, 5), (2020, 4, 4), (2021, 4, 4)]),
    ("eid al-fitr", [(2019, 6, 4), (2020, 5, 24), (2021, 5, 13), (2023, 4, 21)]),
    ("yom kippur", [(2019, 10, 9), (2020, 9, 28), (2021, 9, 16), (2023, 9, 25)]),
    ("rosh hashanah", [(2019, 9, 30), (2020, 9, 19), (2023, 9, 16)]),
    ("passover", [(2019, 4, 20), (2020, 4, 9), (2021, 3, 28)]),
    ("purim", [(2019, 3, 21), (2020, 3, 10), (2021, 2, 26)]),
    (
        "diwali",
        [(2016, 10, 30), (2017, 10, 19), (2018, 11, 7), (2019, 10, 27), (2020, 11, 14)],
    ),
    ("orthodox easter", [(2019, 4, 28), (2021, 5, 2), (2023, 4, 16)]),
]


@pytest.mark.parametrize(("name", "kept"), DAYS, ids=[name for name, _ in DAYS])
def test_feasts_fall_on_the_days_they_were_kept(name: str, kept: list[tuple[int, int, int]]) -> None:
    for day in kept:
        [unit] = periods.holiday(name, day[0])
        assert ymd(unit.days.start) == day


def test_the_moon_may_bring_a_feast_twice_a_year() -> None:
    found = [ymd(unit.days.start) for unit in periods.holiday("eid al-adha", 2006)]
    assert found == [(2006, 1, 10), (2006, 12, 31)]


@pytest.mark.parametrize("row", words.table("holidays")["holiday"], ids=lambda row: row["names"][0])
def test_every_holiday_has_a_day_in_every_known_year_and_none_outside(row: dict[str, object]) -> None:
    [name, *_] = row["names"]  # type: ignore[misc]
    if set(row) == {"names"}:
        assert periods.holiday(name, 2022) == []
        return
    twice_or_never = "islamic" in row
    for year in range(1926, 2076):
        units = periods.holiday(name, year)
        assert 0 <= len(units) <= 2 if twice_or_never else len(units) == 1
        assert all(ymd(unit.days.start)[0] in (year - 1, year) for unit in units)
    for calendar, (first, last) in lunar.YEARS.items():
        if calendar in row:
            assert periods.holiday(name, first - 1) == periods.holiday(name, last + 1) == []


@pytest.mark.parametrize("calendar", lunar.YEARS)
def test_the_first_and_last_year_are_computed(calendar: str) -> None:
    for year in lunar.YEARS[calendar]:
        assert lunar.days(calendar, 5, 5, year)


def test_the_julian_calendar_lags_by_ten_to_thirteen_days() -> None:
    for year, days in ((1600, 10), (1750, 11), (1850, 12), (1950, 13)):
        assert ymd(julian_day(year, 6, 1)) == (year, 6, 1 + days)
    with pytest.raises(ValueError, match="day"):
        julian_day(1901, 2, 29)


@pytest.mark.parametrize("calendar", lunar.YEARS)
def test_the_edges_of_what_is_known(calendar: str) -> None:
    first, last = lunar.YEARS[calendar]
    for year in (first, last):
        for month, day in ((1, 1), (7, 10), (9, 25)):
            assert lunar.days(calendar, month, day, year) is not None
    assert lunar.days(calendar, 1, 1, first - 1) == lunar.days(calendar, 1, 1, last + 1) == ()
