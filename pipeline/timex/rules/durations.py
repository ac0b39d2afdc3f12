"""Lengths of time."""

from __future__ import annotations

from pipeline.timex import words
from pipeline.timex.expr import Length, Reading
from pipeline.timex.rule import Groups, Rule
from pipeline.timex.rules.sets import period


def amount(unit: str, number: float) -> str:
    """The TIMEX3 length of a number of units; half a year is six months.

    >>> amount("D", 3), amount("TH", 1.5), amount("Y", 0.5), amount("CE", 1.5)
    ('P3D', 'PT1.5H', 'P6M', 'P150Y')
    """
    if unit == "Y" and number in (0.25, 0.5, 0.75):
        return f"P{12 * number:g}M"
    if unit == "TH" and number in (0.25, 0.75):
        return f"PT{60 * number:g}M"
    if unit in ("DE", "CE") and number != int(number):
        return f"P{number * (10 if unit == 'DE' else 100):g}Y"
    if unit == "6M":
        return f"P{number * 6:g}M"
    text = f"{number:.10g}"
    return period(unit, text) if unit != "2W" else f"P{number * 2:g}W"


def _counted(g: Groups) -> Reading | None:
    number = words.number(g["n"]) if "n" in g else 1
    unit = words.units()[g["u"]]
    if words.number(g.get("adj", "")) is not None:
        return None  # "65 three hours earlier"
    if number is None or (unit == "Q" and "n" in g and "-" in g["n"]):
        return None
    return Reading(Length(amount(unit, number)))


def _half(g: Groups) -> Reading:
    unit = words.units()[g["u"]]
    known = {"Y": "P6M", "TH": "PT30M", "CE": "P50Y", "DE": "P5Y", "D": "PT12H"}
    return Reading(Length(known.get(unit, period(unit, "0.5"))))


def _vague(g: Groups) -> Reading:
    return Reading(Length(period(words.units()[g["u"]], "X")))


def _range(g: Groups) -> Reading | None:
    low, high = words.number(g["low"]), words.number(g["n"])
    return (
        None
        if high is None or low is None or low >= high
        else Reading(Length(amount(words.units()[g["u"]], high)))
    )


def _couple(g: Groups) -> Reading:
    return Reading(Length(period(words.units()[g["u"]], "2")), "APPROX")


_LAST = (
    r"(?:(?:the|its|his|her|their|these|those) (?:(?:last|past|next|first|final|previous|preceding|following"
    r"|coming|latest|ensuing|intervening|subsequent|opening|closing|other|same) )?|(?:last|past|next|first"
    r"|previous|coming|another|an additional|an extra|a further) )?"
)
_MORE = (
    r"(?: (?:more|additional|full|whole|long|straight|consecutive|successive|further|short|solid|bloody"
    r"|trading|working|business|calendar))?"
)
_TAIL = r"(?:[ -](?:old|long)| of age| period| or so| or more)?"

_DATE = r"(?:<:year>|<:month>|(?:the|that) (?:month|year|decade|century|\d{2,3}0s|<:ordinal>[ -]century)\b)"

RULES: tuple[Rule, ...] = (
    Rule(
        "so many units",
        "the past three months",
        rf"{_LAST}<n:number>(?: (?!an?\b|the\b)(?P<adj>[a-z]+))? <u:unit_many>{_TAIL}",
        _counted,
    ),
    Rule(
        "so-many-unit", "a three-month", r"<n:number>[ -]<u:unit_one>(?:[ -](?:old|long)| or so)?", _counted
    ),
    Rule(
        "so-many-unit period",
        "a three-month period",
        r"(?:(?:an?|the|the same|this|that) )?<n:number>[ -]<u:unit_one> (?:period|span|stretch)",
        _counted,
    ),
    Rule("unit-long", "a day-long", r"(?P<u>hour|day|week|month|year|decade|century)-long", _counted),
    Rule(
        "the one unit", "the past one year", r"(?:the )?(?:last|past|next|first) one <u:unit_one>", _counted
    ),
    Rule(
        "a unit",
        "a year, an hour",
        r"(?:a|an|one|another|yet another)(?: full| whole| long| entire| single| more| additional| further)?"
        r"(?: |-)(?P<u><:unit>|weekend)(?: long| or so"
        r"| or two| or more)?(?!-long)",
        _counted,
    ),
    Rule(
        "a unit and a half",
        "a year and a half",
        r"(?:a|an|one|(?:the |its |his |her |their )?(?:past|last|next|first|following|previous|coming))"
        r" <u:unit_one> and a half",
        lambda g: Reading(Length(amount(words.units()[g["u"]], 1.5))),
    ),
    Rule(
        "the next unit or two",
        "over the next year or two",
        r"(?:the |its |his |her |their )?(?:past|last|next|first|following|previous|coming) <u:unit_one> or"
        r" (?:two|so)",
        _counted,
    ),
    Rule("all day", "all week long", r"all (?P<u>day|week|month|year)(?: long)?(?! round\b)", _counted),
    Rule("as many units", "the third in as many years", r"as many <u:unit_many>", _vague),
    Rule("half a unit", "half a century", r"(?:a )?half(?:[ -]an?)?[ -]<u:unit>", _half),
    Rule(
        "some units",
        "several years",
        rf"{_LAST}<v:vague>(?: of the)?{_MORE} (?:dozen |hundred |thousand )?<u:unit_any>",
        _vague,
    ),
    Rule("a couple of units", "a couple of years", rf"(?:{_LAST}|a )couple(?: of)? <u:unit_any>", _couple),
    Rule(
        "two to three units",
        "two to three weeks",
        r"<low:number>(?: to | or |-| and )<n:number>[ -]<u:unit>",
        _range,
    ),
    Rule("the past year", "over the past decade", r"(?:the )?past <u:unit_one>", _counted),
    Rule(
        "the next year, as a length",
        "for the next year",
        r"(?:the|its|his|her|their) (?:next|coming) <u:unit_one>(?! or so)",
        _counted,
    ),
    Rule(
        "recent years",
        "in recent years",
        r"(?!past years)(?:the )?(?:more )?"
        r"(?:recent|past|coming|intervening|last|next|previous|earlier|subsequent"
        r"|following|early|first|final|ensuing|preceding) (?P<u>seconds|minutes|hours|days|weeks|months"
        rf"|years|decades|centuries|quarters)(?! of {_DATE})",
        _vague,
    ),
    Rule(
        "bare units",
        "for years",
        r"(?:the )?(?P<u>minutes|hours|days|weeks|months|years|decades|centuries)"
        rf"(?! of {_DATE})",
        _vague,
    ),
    Rule(
        "a while",
        "for some time",
        r"(?:(?:a|quite a|a long|a short|a brief|a little) while|some time|a long time|a short time)(?! ago)",
        lambda g: Reading(Length("PXX")),
    ),
)
