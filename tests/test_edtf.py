"""EDTF: what is written can be read, and says the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import edtf
from pipeline.interval import Interval, day_of, of_months
from pipeline.model import Unit, When

YEARS = st.integers(1, 9999)


def _units() -> st.SearchStrategy[Unit]:
    days = st.integers(day_of(1), day_of(9990)).map(Unit.of_day)
    months = st.builds(Unit.month, YEARS, st.integers(1, 12))
    quarters = st.builds(lambda y, q: Unit(of_months(y, 3 * q - 2, 3), "quarter"), YEARS, st.integers(1, 4))
    halves = st.builds(lambda y, h: Unit(of_months(y, 6 * h - 5, 6), "half"), YEARS, st.integers(1, 2))
    seasons = st.builds(
        lambda y, m: Unit(of_months(y, m, 3), "season"), YEARS, st.sampled_from([3, 6, 9, 12])
    )
    weeks = st.integers(200, 400_000).map(lambda n: Unit(Interval(7 * n + 1, 7 * n + 8), "week"))
    decades = st.integers(1, 998).map(lambda n: Unit(Interval(day_of(10 * n), day_of(10 * n + 10)), "decade"))
    centuries = st.integers(1, 98).map(
        lambda n: Unit(Interval(day_of(100 * n), day_of(100 * n + 100)), "century")
    )
    return st.one_of(days, months, quarters, halves, seasons, weeks, decades, centuries, YEARS.map(Unit.year))


@given(_units(), st.booleans(), st.booleans())
def test_a_unit_is_read_as_it_was_written(unit: Unit, approximate: bool, uncertain: bool) -> None:
    when = When.of(unit, approximate=approximate, uncertain=uncertain)
    assert edtf.read(edtf.write(when)) == when


@given(_units(), _units())
def test_an_interval_keeps_its_outer_days(first: Unit, last: Unit) -> None:
    if first.days.start >= last.days.end or first == last:
        return
    when = When(first, last)
    back = edtf.read(edtf.write(when))
    assert (back.start, back.end) == (when.start, when.end)


@given(_units())
def test_an_open_side_stays_open(unit: Unit) -> None:
    since, until = edtf.read(edtf.write(When(unit, None))), edtf.read(edtf.write(When(None, unit)))
    assert since.last is None
    assert since.start == unit.days.start
    assert until.first is None
    assert until.end == unit.days.end


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2022-02-24", "day"),
        ("2022-02", "month"),
        ("2022", "year"),
        ("193X", "decade"),
        ("19XX", "century"),
        ("-04XX", "century"),
        ("-0043-03-15", "day"),
        ("2022-21", "season"),
        ("2022-33", "quarter"),
        ("2022-40", "half"),
        ("1937-10/1939-10", "interval"),
        ("2022-02-21/2022-02-27", "week"),
        ("2014/..", "interval"),
        ("1420~", "year"),
    ],
)
def test_forms(text: str, precision: str) -> None:
    when = edtf.read(text)
    assert when.precision == precision
    assert edtf.write(when) == text


@pytest.mark.parametrize("text", ["", "soon", "2022-13", "2022-02-30", "24.02.2022", "2022-1"])
def test_an_error_names_the_string(text: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|When"):
        edtf.read(text)
