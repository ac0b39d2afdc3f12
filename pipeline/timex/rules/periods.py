"""Longer and named stretches: seasons, quarters, halves, decades, centuries, holidays, weekends."""

from __future__ import annotations

from pipeline.timex import words
from pipeline.timex.expr import Bare, Nth, Of, Reading, Rep, Shift, Then
from pipeline.timex.rule import Groups, Rule
from pipeline.timex.rules import values as v

_YEAR = r"(?P<y><:year>|\d{3}(?= b\.?c)|<:year_words>)(?: <e:era>)?"
_WHICH_QUARTER = r"(?P<n>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"


def _season(g: Groups) -> Rep:
    return Rep("season", words.spellings("calendar", "season")[g["s"]])


def _quarter(g: Groups) -> Rep:
    return Rep("quarter", 4 if g["n"] in ("final", "last") else v.nth(g["n"]))


def _half(g: Groups) -> Rep:
    return Rep("half", 1 if g["n"] in ("first", "former", "1st", "early") else 2)


def _decade(g: Groups) -> Reading:
    year = int(g["y"])
    if g.get("e", "a").startswith("b"):
        return Reading(v.decade(1 - year - 9))
    return Reading(v.decade(year, loose="e" not in g and year < 1000))


def _short_decade(g: Groups) -> Reading:
    tens = int(g["y"]) if "y" in g else int(words.spellings("calendar", "decade_word")[g["d"]])
    if "c" in g:
        return Reading(v.decade(int(words.number(g["c"]) or 19) * 100 + tens))
    return Reading(Bare(Rep("decade", tens)))


def _century(g: Groups) -> Reading | None:
    number, era = v.nth(g["n"]), g.get("e") or g.get("e2")
    if not 1 <= number <= 30:
        return None
    loose = era is None and number <= 12
    return Reading(v.century(number, bc=(era or "a").startswith("b"), loose=loose))


def _nth_decade(g: Groups) -> Reading | None:
    century = _century(g)
    return None if century is None else Reading(Of(Rep("nth:DE", v.nth(g["k"])), century.expr))


def _fiscal(g: Groups) -> Reading:
    return Reading(v.of_the_year(v.year(g["y"]) if len(g["y"]) != 2 else v.two_digit_year(g["y"])))


def _holiday_year(g: Groups) -> Reading:
    return Reading(v.in_the_year(Rep("holiday", g["h"]), v.year(g["y"])))


def _feast(g: Groups) -> Reading:
    rep = Rep("holiday", g["h"] if "h" in g else words.saints()[g["s"]])
    day = v.in_the_year(rep, v.year(g["y"])) if "y" in g else Bare(rep)
    return Reading(Shift(-1, "D", day) if g["k"] in ("eve", "vigil") else day)


def _millennium(g: Groups) -> Reading | None:
    number, era = v.nth(g["n"]), g.get("e") or g.get("e2") or g.get("e3")
    bc = era.startswith("b") if era else number > 3
    found = v.millennium(number, bc=bc, loose=era is None)
    return Reading(found) if 1 <= number <= (9 if bc else 3) else None


def _months_of(g: Groups) -> Reading | None:
    """The first six months of a year is its first half; of three its first quarter."""
    count = words.number(g["k"])
    first = g["n"] == "first"
    rep = {3: Rep("quarter", 1 if first else 4), 6: Rep("half", 1 if first else 2)}.get(int(count or 0))
    return None if rep is None else Reading(Of(rep, v.of_the_year(v.year(g["y"]))))


def _quarters_of(g: Groups) -> Reading:
    return Reading(Of(Rep("half", 1 if g["n"] == "first" else 2), v.of_the_year(v.year(g["y"]))))


RULES: tuple[Rule, ...] = (
    Rule(
        "season of a year",
        "the summer of 1942",
        rf"(?:the )?<s:season>(?: ?,|,? of|,? in)? (?:the year )?{_YEAR}(?:[-/–](?:\d\d){{1,2}})?",
        lambda g: Reading(v.in_the_year(_season(g), v.year(g["y"], g.get("e")))),
    ),
    Rule(
        "season behind its year",
        "the 1941-42 winter",
        r"(?:the )?<y:year>(?:[-/–](?:\d\d){1,2})? <s:season>",
        lambda g: Reading(v.in_the_year(_season(g), v.year(g["y"]))),
    ),
    Rule("season", "in the spring", r"(?:the )?<s:season>", lambda g: Reading(Bare(_season(g)))),
    Rule(
        "quarter of a year",
        "the third quarter of 1990",
        rf"(?:the )?{_WHICH_QUARTER}[ -]quarter(?: ?,| of| in)? (?:the year |fiscal |calendar )?{_YEAR}",
        lambda g: Reading(v.in_the_year(_quarter(g), v.year(g["y"]))),
    ),
    Rule(
        "year's quarter",
        "the 1988 second quarter",
        rf"(?:the )?(?:fiscal )?{_YEAR}(?:['’]s)?[ -]{_WHICH_QUARTER}[ -]quarter",
        lambda g: Reading(v.in_the_year(_quarter(g), v.year(g["y"]))),
    ),
    Rule(
        "Q1 of a year",
        "Q3 2019",
        r"q(?P<n>[1-4])(?: of|,)?(?: |-)<y:year>",
        lambda g: Reading(v.in_the_year(Rep("quarter", int(g["n"])), v.year(g["y"]))),
    ),
    Rule(
        "quarter",
        "the fourth quarter",
        rf"(?:(?:the|its|their|our)(?: |-))?(?:fiscal(?: |-))?{_WHICH_QUARTER}[ -](?:fiscal[ -])?quarter",
        lambda g: Reading(Bare(_quarter(g))),
    ),
    Rule(
        "two quarters of a year",
        "the first two quarters of 1990",
        r"(?:the )?(?P<n>first|last) two quarters of <y:year>",
        _quarters_of,
    ),
    Rule(
        "months of a year",
        "the first six months of 1990",
        r"(?:the )?(?P<n>first|last|final) (?P<k>three|six|3|6) months of <y:year>",
        _months_of,
    ),
    Rule(
        "half of a year",
        "the first half of 1938",
        rf"(?:the )?(?P<n>first|second|latter|last|1st|2nd)[ -]half(?: of| in)? (?:the year |fiscal"
        rf" )?{_YEAR}",
        lambda g: Reading(v.in_the_year(_half(g), v.year(g["y"], g.get("e")))),
    ),
    Rule(
        "year's half",
        "the 1988 first half",
        rf"(?:the )?{_YEAR}(?:['’]s)?[ -](?P<n>first|second)[ -]half",
        lambda g: Reading(v.in_the_year(_half(g), v.year(g["y"]))),
    ),
    Rule(
        "half",
        "the first half",
        r"(?:the )?(?P<n>first|second|latter)[ -]half(?= (?:of|profit|loss|net|earnings|results|sales)\b)",
        lambda g: Reading(Bare(_half(g))),
    ),
    Rule(
        "half of a reference",
        "the second half of the year",
        r"(?:the )?(?P<n>first|second|latter|last)[ -]half of (?:that|the|the same)"
        r" (?P<u>month|year|decade|century)(?! of)",
        lambda g: Reading(Of(_half(g), Then(words.units()[g["u"]]))),
    ),
    Rule(
        "half of this year",
        "the second half of this year",
        r"(?:the )?(?P<n>first|second|latter|last)[ -]half of (?P<x>this|last|next) year",
        lambda g: Reading(Of(_half(g), Nth("Y", {"this": 0, "last": -1, "next": 1}[g["x"]]))),
    ),
    Rule("decade", "the 1930s", r"(?:the )?(?P<y>\d{2,3}0)['’]?s(?: <e:era>)?", _decade),
    Rule(
        "decade of a century",
        "the nineteen thirties",
        r"(?:the )?(?:(?P<c>eighteen|nineteen)[ -])?<d:decade_word>",
        _short_decade,
    ),
    Rule(
        "decade of a century by number",
        "the second decade of the eleventh century",
        r"(?:the )?(?P<k><:ordinal>|last|final|opening|closing) decade of the <n:ordinal>[ -]century"
        r"(?: <e:era>)?",
        _nth_decade,
    ),
    Rule(
        "the Roaring Twenties",
        "the Roaring Twenties",
        r"(?:the )?roaring (?:twenties|['’]?20s)",
        lambda g: Reading(v.decade(1920)),
    ),
    Rule(
        "the 90s",
        "in the 90s",
        r"(?:the |(?<=early\s)|(?<=late\s)|(?<=mid[\s-])|(?<=\d0s\sand\s)|(?<=\d0s\sor\s))(?P<y>[2-9]0)s",
        _short_decade,
    ),
    Rule("'90s", "the '90s", r"(?:the )?['’‘`](?P<y>[1-9]0)['’]?s", _short_decade),
    Rule("century", "the 20th century", r"(?:the )?<n:ordinal>(?: |-)century(?: <e:era>)?", _century),
    Rule(
        "centuries",
        "the 18th and 19th centuries",
        r"(?:the )?<n:ordinal>(?:(?= (?:and|to|or) (?:the )?(?:early |late |mid-? ?)?<:ordinal>"
        r"[ -]centur(?:ies|y)(?: <e:era>)?)| centuries(?: <e2:era>)?)",
        _century,
    ),
    Rule(
        "century left out",
        "the seventh century ... by the ninth",
        r"the <n:ordinal>(?! centur)",
        _century,
    ),
    Rule(
        "millennium",
        "the third millennium BC",
        r"(?:the )?<n:ordinal>(?:(?: |-)millennium(?: <e:era>)?| millennia(?: <e3:era>)?"
        r"|(?= (?:and|to|or) (?:the )?(?:early |late |mid-)?<:ordinal>[ -]millenni(?:um|a)(?: <e2:era>)?))",
        _millennium,
    ),
    Rule("fiscal year", "fiscal 1989", r"(?:the )?(?:fiscal|financial|calendar)(?: year)? <y:year>", _fiscal),
    Rule("holiday of a year", "Christmas 1963", r"<h:holiday>(?: ?,| of| in)? <y:year>", _holiday_year),
    Rule(
        "the eve of a feast",
        "on the eve of All Saints 1272",
        r"the (?P<k>eve|vigil|feast|feast day) of (?:the feast of )?(?:<h:holiday>|<s:saint>)"
        r"(?:(?: ?,| of| in)? <y:year>)?",
        _feast,
    ),
    Rule(
        "week of a holiday",
        "Christmas week",
        r"<h:holiday> week(?!end)",
        lambda g: Reading(Shift(0, "W", Bare(Rep("holiday", g["h"])))),
    ),
    Rule("holiday", "on Easter Monday", r"<h:holiday>", lambda g: Reading(Bare(Rep("holiday", g["h"])))),
    Rule("weekend", "over the weekend", r"(?:the )?weekend", lambda g: Reading(Bare(Rep("weekend", 0)))),
)
