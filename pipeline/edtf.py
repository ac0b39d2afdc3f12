"""EDTF (ISO 8601-2): printing a When and reading one back.

Level 1, plus of level 2 seasons (21–24), quarters (33–36) and halves (40, 41). Weeks have no EDTF unit and
are printed as an interval of days. Source: https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import re

from pipeline.interval import Interval, day_of, of_months, of_year, ymd
from pipeline.model import Unit, When

SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}  # winter is December to February
_QUARTER_CODE = {1: 33, 4: 34, 7: 35, 10: 36}
_HALF_CODE = {1: 40, 7: 41}
_IN_INTERVAL = {"day", "month", "year"}


def write(when: When) -> str:
    """Print a When as EDTF.

    >>> write(When.of(Unit.month(1938, 1)))
    '1938-01'
    >>> write(When(Unit.month(1937, 10), None))
    '1937-10/..'
    """
    mark = "%" if when.approximate and when.uncertain else "~" if when.approximate else "?" * when.uncertain
    whole = when.first if when.first == when.last else None
    if whole is not None and whole.precision not in ("week", "interval"):
        return _unit(whole) + mark
    first = ".." if when.first is None else _side(when.first, last=False) + mark
    last = ".." if when.last is None else _side(when.last, last=True) + mark
    return f"{first}/{last}"


def read(text: str) -> When:
    """Read an EDTF string that `write` prints, or a plain date or interval a person states.

    >>> read("1937-10/1939-10").precision
    'interval'

    Raises ValueError with the string and the forms that are read.
    """
    text = text.strip()
    if "/" in text:
        left, right = text.split("/", 1)
        first, mark_a = _read_side(left)
        last, mark_b = _read_side(right)
        marks = mark_a + mark_b
        if first and last and first.precision == last.precision == "day":
            week = Interval(first.days.start, last.days.end)
            if week.days == 7 and (week.start - 1) % 7 == 0:
                first = last = Unit(week, "week")
    else:
        first, marks = _read_side(text)
        last = first
    return When(first, last, "~" in marks or "%" in marks, "?" in marks or "%" in marks)


def _year(year: int) -> str:
    return f"{year:04d}" if 0 <= year <= 9999 else f"-{-year:04d}" if -9999 <= year < 0 else f"Y{year}"


def _day(day: int) -> str:
    year, month, of_month = ymd(day)
    return f"{_year(year)}-{month:02d}-{of_month:02d}"


def _unit(unit: Unit) -> str:
    year, month, _ = ymd(unit.days.start)
    match unit.precision:
        case "day":
            return _day(unit.days.start)
        case "month":
            return f"{_year(year)}-{month:02d}"
        case "season":
            return f"{_year(year)}-{ {m: c for c, m in SEASON_MONTH.items()}[month] }"
        case "quarter":
            return f"{_year(year)}-{_QUARTER_CODE[month]}"
        case "half":
            return f"{_year(year)}-{_HALF_CODE[month]}"
        case "year":
            return _year(year)
        case "decade" if year < 0:
            return f"{_year(year)}/{_year(ymd(unit.days.end - 1)[0])}"  # no mask fits the 480s BC
        case "decade":
            return _masked_year(year, 10)
        case "century":
            return _masked_year(year, 100)
        case _:
            return f"{_day(unit.days.start)}/{_day(unit.days.end - 1)}"


def _masked_year(year: int, size: int) -> str:
    """A decade or century beginning in `year`: 193X, 19XX; the 5th century BC, from -0499, is -04XX."""
    digits = len(str(size)) - 1
    first = year // size * size if year >= 0 else -(-year // size * size)
    sign = "-" if year < 0 else ""
    return sign + f"{abs(first):04d}"[:-digits] + "X" * digits


def _side(unit: Unit, *, last: bool) -> str:
    """One side of an interval: days, months and years as they are, wider units by their outer plain date."""
    if unit.precision in _IN_INTERVAL:
        return _unit(unit)
    year, month, _ = ymd(unit.days.end - 1 if last else unit.days.start)
    if unit.precision in ("decade", "century"):
        return _year(year)
    if unit.precision in ("season", "quarter", "half"):
        return f"{_year(year)}-{month:02d}"
    return _day(unit.days.end - 1 if last else unit.days.start)


_SIDE = re.compile(r"(-?\d{4}|Y-?\d{5,}|-?\d{2}XX|-?\d{3}X)(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")


def _read_side(text: str) -> tuple[Unit | None, str]:
    text = text.strip()
    if text in ("", ".."):
        return None, ""
    found = _SIDE.fullmatch(text)
    if not found:
        raise ValueError(
            f"not an EDTF date: {text!r} (forms: 2022, 2022-02, 2022-02-24, 2022-02-24/2022-03-02, 193X)"
        )
    stem, month, day, mark = found[1], found[2], found[3], found[4]
    if stem.endswith("XX"):
        year = int(stem[:-2]) * 100 - (99 if stem.startswith("-") else 0)
        return Unit(Interval(day_of(year), day_of(year + 100)), "century"), mark
    if stem.endswith("X"):
        year = int(stem[:-1]) * 10 - (9 if stem.startswith("-") else 0)
        return Unit(Interval(day_of(year), day_of(year + 10)), "decade"), mark
    year = int(stem.removeprefix("Y"))
    if month is None:
        return Unit(of_year(year), "year"), mark
    code = int(month)
    if day is None and code in SEASON_MONTH:
        return Unit(of_months(year, SEASON_MONTH[code], 3), "season"), mark
    for codes, months, precision in ((_QUARTER_CODE, 3, "quarter"), (_HALF_CODE, 6, "half")):
        for first_month, known in codes.items():
            if day is None and code == known:
                return Unit(of_months(year, first_month, months), precision), mark  # type: ignore[arg-type]
    try:
        if day is None:
            return Unit(of_months(year, code), "month"), mark
        return Unit.day(year, code, int(day)), mark
    except ValueError as error:
        raise ValueError(f"not an EDTF date: {text!r} (the calendar has no such day)") from error
