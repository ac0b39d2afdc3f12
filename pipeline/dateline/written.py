"""Full dates as people write them: 29.08.2021, July 5th, 2023, 3 de julio de 2023, 令和3年8月29日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.dateline import words
from pipeline.interval import weekday
from pipeline.model import Unit, When

LINE = 400  # characters of a line looked at
_YEARS = range(1500, 2200)
_THAI_YEARS = range(2400, 2700)  # of the Buddhist era
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_HAN = {digit: n for n, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}

_WORD = r"(?:[^\W\d_](?:[^\s\d,;:()|/<>–—-]|(?<=\w)['’](?=\w)){1,13})"
_OF = r"(?:(?:de|di|del|of|an|den|tháng)\s{1,2}|(?:d['’]|ta['’])\s{0,2})?"
_DAY = r"\d{1,2}"
_YEAR = r"\d{4}"
_HAN_NUMBER = r"[〇○零一二三四五六七八九十]{1,4}"
_DATE = re.compile(
    rf"""(?<![\d.,/:+€$£%–-])(?:(?<=:\d\d\s)|(?<!\d\s))(?:
      (?P<ymd>{_YEAR}(?P<sep>\s?[-/.]\s?)\d{{1,2}}(?P=sep)\d{{1,2}}\.?(?![\d/%]|-(?!\d\d:\d)))(?!\.\d)
    | (?P<dmy>{_DAY}(?P<gap>\s?[-/.]\s?)\d{{1,2}}(?P=gap){_YEAR}(?![\d/%]|-(?!\d\d:\d)))(?!\.\d)
    | (?P<short>{_DAY}\.\d{{2}}\.\d{{2}}(?![\d.,/:%-])|\d{{1,2}}/(?:1[3-9]|2\d|3[01])/\d{{2}}(?![\d.,/:%-]))
    | (?P<han>(?:(?P<era>{"|".join(_ERAS)})\s?)?(?P<hy>\d{{1,4}}|元|{_HAN_NUMBER})\s?年\s?
        (?P<hm>{_DAY}|{_HAN_NUMBER})\s?月\s?(?P<hd>{_DAY}|{_HAN_NUMBER})\s?[日号號])
    | (?P<hangul>{_YEAR}\s?년\s?{_DAY}\s?월\s?{_DAY}\s?일)
    | (?P<viet>{_DAY}\s{{1,2}}tháng\s{{1,2}}{_DAY}(?:\s{{1,2}}năm\s{{1,2}}|,?\s{{1,2}}){_YEAR})
    | (?P<dm>(?P<d1>{_DAY})(?:st|nd|rd|th|er|re|º|ª|°|[.]|-ին)?(?:\s{{1,2}}|[-./])?\s?{_OF}
        (?P<m1>{_WORD})[.]?,?(?:\s{{1,2}}|[-./])\s?(?:(?:de|del|of|พ\.ศ\.)\s)?(?P<y1>{_YEAR}))
    | (?P<yd>(?P<y4>{_YEAR})[.]?\s{{1,2}}gada\s(?P<d4>{_DAY})\.?\s(?P<m4>{_WORD}))
    | (?P<ym>(?P<y2>{_YEAR})(?:[.,]|\s(?:m\.|оны)|\.\sgada|[-/.])?\s{{0,2}}(?P<m2>{_WORD})[.]?
        (?:\s{{1,2}}|[-/.])(?P<d2>{_DAY})(?:st|nd|rd|th|\.)?)(?:\sd\.)?(?![\d:])
    )(?:(?<=[日号號일])|(?!\d|,\d(?!\d?:\d)))
    | (?<![\w.])(?P<md>(?P<m3>{_WORD})[.]?(?:\s{{1,2}}|-)(?P<d3>{_DAY})(?:st|nd|rd|th)?
        (?:\s{{0,2}},\s{{0,2}}|\s{{1,2}}|-)(?P<y3>{_YEAR}))(?![\d/]|[.,]\d(?!\d?:\d))
    """,
    re.X | re.I,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A full date in a line: its characters there, and the days that it may mean, first reading first."""

    start: int
    end: int
    text: str
    days: tuple[int, ...]
    is_numeric: bool = False

    @property
    def when(self) -> When:
        """From the first to the last day that it may mean."""
        return When(Unit.of_day(min(self.days)), Unit.of_day(max(self.days)))

    def on_weekday(self, named: frozenset[int]) -> Written:
        """The readings that fall on a weekday named beside it; all of them, where none does."""
        return self.among(frozenset(day for day in self.days if weekday(day) in named))

    def among(self, days: frozenset[int]) -> Written:
        """The readings that are among some days; all of them, where none is."""
        fits = tuple(day for day in self.days if day in days)
        return Written(self.start, self.end, self.text, fits or self.days, self.is_numeric)


def dates_in(line: str) -> Iterator[Written]:
    """The full dates of a line, left to right.

    >>> from pipeline import edtf
    >>> [edtf.write(date.when) for date in dates_in("29.08.2021 and July 5th, 2023")]
    ['2021-08-29', '2023-07-05']
    """
    at = 0
    line = line[:LINE]
    while (found := _DATE.search(line, at)) is not None:
        days = _readings(found)
        if days:
            yield Written(found.start(), found.end(), found[0].strip(" ,"), days, _is_numeric(found))
        at = found.end() if days else found.start() + 1


def first(text: str) -> Written | None:
    """The first full date of a short text."""
    return next(dates_in(text), None)


def read_date(text: str) -> tuple[When | None, str]:
    """A written full date as a When, and a sentence of doubt where its order leaves two readings.

    >>> from pipeline import edtf
    >>> edtf.write(read_date("29.08.2021")[0])
    '2021-08-29'
    """
    found = first(text)
    return (found.when, doubt(found)) if found else (None, "")


def doubt(date: Written) -> str:
    """A sentence where the date may be read in two ways."""
    if len(date.days) == 1:
        return ""
    if date.is_numeric:
        return " Day and month could stand in either order."
    return " The name of the month means another one in another language."


def _is_numeric(found: re.Match[str]) -> bool:
    return bool(found["ymd"] or found["dmy"] or found["short"])


def _readings(found: re.Match[str]) -> tuple[int, ...]:
    """The days that a match may mean."""
    if found["han"]:
        return _days(_han_year(found["era"], found["hy"]), _han(found["hm"]), _han(found["hd"]))
    for year, month, day in (("y1", "m1", "d1"), ("y2", "m2", "d2"), ("y3", "m3", "d3"), ("y4", "m4", "d4")):
        if found[year]:
            named = sorted(words.months(found[month]))
            read = (_days(int(found[year]), number, int(found[day])) for number in named)
            return tuple(sorted({each for days in read for each in days}))
    numbers = [int(n) for n in re.findall(r"\d+", found[0])]
    if found["ymd"] or found["hangul"]:
        return _days(*numbers)
    if found["short"]:
        a, b, two_digits = numbers
        full = two_digits + (2000 if two_digits < 70 else 1900)
        return _days(full, a, b) if "/" in found[0] else _days(full, b, a)
    day_first = _days(numbers[2], numbers[1], numbers[0])
    if found["viet"] or "." in found[0]:
        return day_first
    return tuple(dict.fromkeys(day_first + _days(numbers[2], numbers[0], numbers[1])))


def _days(year: int, month: int, day: int) -> tuple[int, ...]:
    year = year - 543 if year in _THAI_YEARS else year
    if year not in _YEARS:
        return ()
    try:
        return (Unit.day(year, month, day).days.start,)
    except ValueError:
        return ()


def _han_year(era: str | None, text: str) -> int:
    year = 1 if text == "元" else _han(text)
    return _ERAS[era] + year if era else year


@cache
def _han(text: str) -> int:
    """A number in digits or Chinese numerals.

    >>> _han("二〇二一"), _han("二十九"), _han("十"), _han("8")
    (2021, 29, 10, 8)
    """
    if text[0].isdecimal():
        return int(text)
    if "十" in text:
        tens, ones = text.split("十", 1)
        return 10 * (_HAN.get(tens, 1) if tens else 1) + (_HAN.get(ones, 0) if ones else 0)
    return int("".join(str(_HAN[digit]) for digit in text))
