"""Dates told from another one: from the publication date, or from where the story stands."""

from __future__ import annotations

from dataclasses import replace

from pipeline.timex import words
from pipeline.timex.answer import UNKNOWN
from pipeline.timex.expr import (
    Bare,
    Base,
    Clock,
    Deictic,
    FromEvent,
    Nth,
    Of,
    Reading,
    Rep,
    Shift,
    Then,
    Unplaced,
    Vague,
)
from pipeline.timex.rule import Groups, Rule
from pipeline.timex.rules import values as v
from pipeline.timex.rules.durations import amount
from pipeline.timex.rules.sets import period

_OFFSET = {
    "this": 0, "current": 0, "present": 0, "latest": 0, "last": -1, "past": -1, "previous": -1,
    "preceding": -1, "prior": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "subsequent": 1,
    "ensuing": 1, "succeeding": 1,
}  # fmt: skip
_THEN_WORDS = ("previous", "preceding", "prior", "following", "subsequent", "ensuing", "succeeding")
_DAYPART = words.spellings("calendar", "daypart")


def _base(g: Groups) -> Base:
    """ "Last year" leans on the publication date, "the next year" and "the following year" on the story."""
    word = g["x"]
    return "then" if word in _THEN_WORDS or (word == "next" and "the" in g) else "now"


def _nth_unit(g: Groups) -> Reading | None:
    unit = words.units()[g["u"]]
    if g["u"].startswith("night") or g["u"].endswith(("s", "ies")) or (g["x"] == "past" and unit != "Y"):
        return None
    if unit not in ("D", "W", "WE", "M", "Q", "6M", "Y", "DE", "CE", "SP", "SU", "FA", "WI"):
        return None
    if g["x"] in ("past", "coming", "current", "present") and unit == "D":
        return None
    if g["x"] == "last" and "the" in g and "of" in g:
        return Reading(
            Unplaced(UNKNOWN[unit], f"the text does not date the end that this {g['u']} comes before")
        )
    what: Rep | str = Rep("season", unit) if unit in ("SP", "SU", "FA", "WI") else unit
    return Reading(Nth(what, _OFFSET[g["x"]], _base(g), g["x"]))


def _nth_season(g: Groups) -> Reading:
    rep = Rep("season", words.spellings("calendar", "season")[g["s"]])
    return Reading(Nth(rep, _OFFSET[g["x"]], _base(g), g["x"]))


def _nth_month(g: Groups) -> Reading:
    rep = Rep("monthday", v.month(g), v.day(g["d"])) if "d" in g else Rep("month", v.month(g))
    return Reading(Nth(rep, _OFFSET[g["x"]], _base(g), g["x"]))


def _nth_weekday(g: Groups) -> Reading:
    return Reading(Nth(Rep("weekday", words.weekdays()[g["w"]]), _OFFSET[g["x"]], _base(g), g["x"]))


def _nth_holiday(g: Groups) -> Reading:
    return Reading(Nth(Rep("holiday", g["h"]), _OFFSET[g["x"]], _base(g), g["x"]))


def _deictic(g: Groups) -> Reading:
    days = {
        "yesterday": -1,
        "today": 0,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    return Reading(Deictic(days[g["t"]]))


def _same(g: Groups) -> Reading:
    seasons = words.spellings("calendar", "season")
    return Reading(Then(words.units().get(g["u"]) or seasons[g["u"]]))


def _ago(g: Groups) -> Reading | None:
    return _shift(g, "now", -1)


def _hence(g: Groups) -> Reading | None:
    return _shift(g, "now", 1)


def _earlier(g: Groups) -> Reading | None:
    return _shift(g, "then", -1)


def _later(g: Groups) -> Reading | None:
    return _shift(g, "then", 1)


def _shift(g: Groups, base: Base, sign: int) -> Reading | None:
    unit = words.units().get(g.get("u", "year"), "Y")
    if "v" in g or "v2" in g:
        return Reading(Vague("PAST_REF" if sign < 0 else "FUTURE_REF"))
    number = 0.5 if "half" in g else words.number(g["n"]) if "n" in g else 1
    if number is None:
        return None
    if unit in ("S", "TM", "TH") and base == "now":
        return Reading(
            Unplaced("PAST_REF" if sign < 0 else "FUTURE_REF", "it counts hours, not days", "TIME")
        )
    if unit == "ME":
        number, unit = number * 10, "CE"
    if unit == "WE":
        unit = "W"
    if "sharp" in g:
        return Reading(Shift(sign * number, unit, base, "D"))
    if "more" in g:
        return Reading(Shift(sign * (number + 0.5), unit, base, unit if unit in ("W", "M", "Y") else ""))
    return Reading(Shift(sign * number, unit, base))


def _to_the_day(g: Groups) -> Reading | None:
    found = _shift(g, "then", -1 if g["k"] in ("earlier", "before") else 1)
    if found is None or not isinstance(found.expr, Shift):
        return found
    return Reading(replace(found.expr, sharp="D"))


def _from_event(g: Groups) -> Reading | None:
    unit = words.units()[g["u"]]
    number = words.number(g["n"]) if "n" in g else None if "v" in g else 1
    length = period(unit, "X") if number is None else amount(unit, number)
    sign = -1 if g["k"] in ("before", "prior to") else 1
    return Reading(FromEvent(length, None if number is None else sign * number, unit))


def _day_next_to_event(g: Groups) -> Reading:
    days = {"before": -1, "after": 1, "following": 1, "preceding": -1, "of": 0}[g["k"]]
    return Reading(FromEvent("P1D", days, "D", phrase=True))


def _within_ref(g: Groups) -> Reading:
    month = Rep("month", v.month(g))
    rep = Rep("monthday", month.a, v.day(g["d"])) if "d" in g else month
    return Reading(Of(rep, _whole(g)))


def _whole(g: Groups) -> Nth | Then:
    if g["x"] in ("that", "the same", "the"):
        return Then("Y")
    word = g["x"].removeprefix("the ")
    base: Base = "then" if g["x"].startswith("the ") else "now"
    return Nth("Y", _OFFSET[word], base, word)


def _season_of_ref(g: Groups) -> Reading:
    return Reading(Of(Rep("season", words.spellings("calendar", "season")[g["s"]]), _whole(g)))


def _week_of(g: Groups) -> Reading | None:
    month = words.months()[g.get("m") or g["m2"]]
    day = v.day(g.get("d") or g["d2"])
    if "y" in g:
        found = v.of_day(v.year(g["y"]), month, day)
        return None if found is None else Reading(Shift(0, "W", found))
    return Reading(Shift(0, "W", Bare(Rep("monthday", month, day))))


def _that_named(g: Groups) -> Reading:
    rep = (
        Rep("month", v.month(g)) if "m" in g else Rep("season", words.spellings("calendar", "season")[g["s"]])
    )
    return Reading(Of(rep, Then("Y")))


def _day_of_month_told(g: Groups) -> Reading:
    word = g["x"].removeprefix("the ")
    day = Rep("dom", v.day(g["d"]))
    if word in ("that", "same"):
        return Reading(Of(day, Then("M")))
    base: Base = "then" if g["x"].startswith("the ") else "now"
    return Reading(Of(day, Nth("M", _OFFSET[word], base, word)))


def _nth_of_month(g: Groups) -> Reading | None:
    year = v.of_the_year(v.year(g["y"])) if "y" in g else None
    month = Rep("month", v.month(g))
    whole = Of(month, year) if year else Bare(month)
    return Reading(Of(_which(g), whole))


def _which(g: Groups) -> Rep:
    n = v.nth(g["n"])
    if "w" in g:
        return Rep("nth:weekday", words.weekdays()[g["w"]], n)
    return Rep(f"nth:{words.units()[g['u']]}", n)


def _nth_of_year(g: Groups) -> Reading:
    return Reading(Of(_which(g), v.of_the_year(v.year(g["y"]))))


def _nth_of_ref(g: Groups) -> Reading:
    return Reading(Of(_which(g), Then(words.units()[g["p"]])))


def _phase_of_then(g: Groups) -> Reading:
    phases = words.spellings("modifiers", "phase")
    loose = g["x"] == "the"
    return Reading(
        Then(words.units()[g["u"]], loose), phases.get(g["p"], phases.get(g["p"].removeprefix("the ")))
    )


def _eve(g: Groups) -> Reading:
    return Reading(Unplaced("XXXX-XX-XX", "the text does not date what it comes before"))


def _that_part(g: Groups) -> Reading:
    part = _DAYPART[g["p"]]
    x = g["x"]
    if x in ("this", "later this", "earlier this"):
        return Reading(Clock(f"T{part}", Deictic(0)))
    if x in ("last",):
        return Reading(Clock(f"T{part}", Deictic(-1)))
    days = {"the next": 1, "the following": 1, "the previous": -1}.get(x, 0)
    return Reading(Clock(f"T{part}", Shift(days, "D", "then") if days else Then("D")))


_THE = r"(?:(?P<the>the|its|their|his|her|our) )?"
_WHICH = (
    r"(?P<x>this|current|present|last|past|previous|preceding|prior|next|coming|following|upcoming|subsequent"
    r"|ensuing|latest|succeeding)"
)
_WHOLE = r"(?P<x>that|this|the same|last|next|the following|the next|the previous|the preceding)"
_COUNT = r"(?:<n:number>|(?P<half>half an?)|(?:a|an|one)|(?P<v><:vague>|a couple of|a couple|some))"
_UNIT = r"<u:unit_any>"
_COUNT_OR_MANY = rf"(?:{_COUNT} |(?P<v2>)(?=(?:minutes|hours|days|weeks|months|years|decades|centuries)\b))"
_NTH = r"(?P<n><:ordinal>|last|final|opening|closing)"
_WU = r"(?:<w:weekday>|(?P<u>day|week|month|year|decade|weekend))"
_SHARP = r"(?:(?P<more> and a half)| (?:or two|or so))?"
_NO_FIRST_DAY = "the text does not say from which day it counts"
_TO_THE_DAY = r"(?P<sharp>,? (?:almost )?to the day)?"

RULES: tuple[Rule, ...] = (
    Rule(
        "yesterday, today, tomorrow",
        "today, yesterday, tomorrow",
        r"(?P<t>yesterday|today|tomorrow|the day before yesterday|the day after tomorrow)",
        _deictic,
    ),
    Rule(
        "the night before last",
        "the night before last",
        r"the (?P<p>night|evening) before last",
        lambda g: Reading(Clock(f"T{_DAYPART[g['p']]}", Deictic(-2))),
    ),
    Rule("tonight", "tonight", r"tonight", lambda g: Reading(Clock("TNI", Deictic(0)))),
    Rule(
        "this, last or next week, month, year",
        "next year",
        rf"{_THE}{_WHICH}(?: |-)(?:fiscal |calendar |financial |trading )?{_UNIT}(?: or so)?"
        r"(?P<of>(?= of ))?",
        _nth_unit,
    ),
    Rule("this, last or next season", "the following spring", rf"{_THE}{_WHICH} <s:season>", _nth_season),
    Rule(
        "this, last or next month by name",
        "next March 3",
        rf"{_THE}{_WHICH} <m:month>(?: <d:day>)?",
        _nth_month,
    ),
    Rule("this, last or next holiday", "last Christmas", rf"{_THE}{_WHICH} <h:holiday>", _nth_holiday),
    Rule("this, last or next weekday", "next Monday", rf"{_THE}{_WHICH} <w:weekday>", _nth_weekday),
    Rule(
        "that or the same day, month, year",
        "the same day",
        r"(?:that same|that very|that|the same|the very same|this same) (?P<u>day|week|weekend|month"
        r"|quarter|year|decade|century|spring|summer|autumn|fall|winter)",
        _same,
    ),
    Rule(
        "at the same time",
        "At the same time, the fleet sailed",
        r"(?:the same|that same) time(?! as\b)",
        lambda g: Reading(Then()),
    ),
    Rule(
        "the day after",
        "the next day",
        r"(?:the|that) (?:day after(?: that)?|day following|morrow|very next day)"
        r"(?! (?:the|a|an|his|her|their|its|tomorrow)\b)",
        lambda g: Reading(Shift(1, "D", "then")),
    ),
    Rule(
        "the day before",
        "the day before",
        r"the (?:day before(?: that)?|day earlier|day previous)"
        r"(?! (?:the|a|an|his|her|their|its|yesterday)\b)",
        lambda g: Reading(Shift(-1, "D", "then")),
    ),
    Rule(
        "the month before",
        "the year before",
        r"the (?P<u>week|month|year|decade) (?:before(?: that)?|earlier|previous|prior)(?! (?:last|the|a)\b)",
        lambda g: Reading(Nth(words.units()[g["u"]], -1, "then", "previous")),
    ),
    Rule(
        "the month after",
        "the year after",
        r"the (?P<u>week|month|year|decade) (?:after(?: that)?|following)(?! (?:next|the|a)\b)",
        lambda g: Reading(Nth(words.units()[g["u"]], 1, "then", "following")),
    ),
    Rule(
        "the week before last",
        "the year before last",
        r"the (?P<u>week|month|year) before last",
        lambda g: Reading(Nth(words.units()[g["u"]], -2, "now", "last")),
    ),
    Rule(
        "the week after next",
        "the year after next",
        r"the (?P<u>week|month|year) after next",
        lambda g: Reading(Nth(words.units()[g["u"]], 2, "now", "next")),
    ),
    Rule(
        "so long ago",
        "two weeks ago",
        rf"(?:some |just |only )?{_COUNT_OR_MANY}{_UNIT}{_SHARP} ago{_TO_THE_DAY}",
        _ago,
    ),
    Rule("so long from now", "two weeks from now", rf"{_COUNT} {_UNIT} (?:from now|hence)", _hence),
    Rule(
        "so long earlier",
        "two days earlier",
        rf"{_COUNT_OR_MANY}{_UNIT}{_SHARP} (?:earlier|before that|before(?= ?[.,;:)])|previously|prior)"
        r"(?! to\b| than\b)",
        _earlier,
    ),
    Rule(
        "so long later",
        "two days later",
        rf"(?:just |only |some |another )?{_COUNT_OR_MANY}{_UNIT}{_SHARP} (?:later|afterwards?|thereafter"
        rf"|after that|on(?= ?[.,;])|after(?= ?[.,;]))(?! than\b)",
        _later,
    ),
    Rule(
        "so long on",
        "three years on it was closed",
        rf"{_COUNT_OR_MANY}{_UNIT}{_SHARP} on(?= (?:it|he|she|they|we|there|nobody|nothing)\b)",
        _later,
    ),
    Rule(
        "so long later to the day",
        "ten years later to the day",
        rf"(?:<n:number>|an?) {_UNIT} (?P<k>later|earlier|before|after) to the day",
        _to_the_day,
    ),
    Rule(
        "within so long, told from now",
        "in five days' time",
        rf"(?:<n:number>|an?|one) {_UNIT}['’]s? time",
        _hence,
    ),
    Rule(
        "so long after an event",
        "eight days after the landing",
        r"(?:<n:number>|an?|one|(?P<v><:vague>|a couple of)) <u:unit_any>(?P<k> (?:after|following))"
        r"(?= [a-z])(?! (?:<:month>|<:weekday>|the year|the end|january)\b)",
        _from_event,
    ),
    Rule(
        "so long before an event",
        "two days before the call",
        r"(?:<n:number>|an?|one|(?P<v><:vague>|a couple of)) <u:unit_any>(?P<k> (?:before|prior to))"
        r"(?= [a-z])(?! (?:<:month>|<:weekday>|the year|the end)\b)",
        _from_event,
    ),
    Rule(
        "on the nth day",
        "on the fourth day",
        r"the <n:ordinal> day(?! of)",
        lambda g: Reading(
            Unplaced("XXXX-XX-XX", _NO_FIRST_DAY, "DATE", Shift(v.nth(g["n"]) - 1, "D", "then"))
        ),
    ),
    Rule(
        "the nth day",
        "on the seventh day",
        r"the <:ordinal> day(?! of)",
        lambda g: Reading(Unplaced("XXXX-XX-XX", _NO_FIRST_DAY)),
    ),
    Rule(
        "the day before an event",
        "the day after the call",
        r"(?:the )day (?P<k>before|after|of|following|preceding)(?= (?:the|his|her|its|their|a|that)\b)",
        _day_next_to_event,
    ),
    Rule(
        "month of that year",
        "August of that year",
        rf"<m:month>(?: <d:day>)?,? (?:of )?{_WHOLE} year",
        _within_ref,
    ),
    Rule(
        "day month of that year",
        "3 August of that year",
        rf"<d:day> <m:month>,? (?:of )?{_WHOLE} year",
        _within_ref,
    ),
    Rule(
        "the week of a day",
        "the week of 5 October",
        r"the week (?:of|beginning|starting|commencing) (?:<m:month> <d:day>|<d2:day> (?:of )?<m2:month>)"
        r"(?:,? <y:year>)?",
        _week_of,
    ),
    Rule(
        "that month or season by name",
        "that December",
        r"that (?:(?P<s><:season>)|<m:month>)",
        _that_named,
    ),
    Rule(
        "day of the month told",
        "the 30th of that month",
        r"(?:the )?(?P<d>\d{1,2}(?:st|nd|rd|th)) of (?P<x>that|the same|this|last|next|the following"
        r"|the previous) month",
        _day_of_month_told,
    ),
    Rule(
        "season of that year",
        "the spring of next year",
        rf"(?:the )?<s:season>,? (?:of )?{_WHOLE} year",
        _season_of_ref,
    ),
    Rule(
        "nth week of a month",
        "the first week of May 1940",
        rf"(?:the )?{_NTH} {_WU} (?:of|in) <m:month>(?:,? (?:of )?<y:year>)?",
        _nth_of_month,
    ),
    Rule(
        "nth month of a year", "the last month of 1938", rf"(?:the )?{_NTH} {_WU} of <y:year>", _nth_of_year
    ),
    Rule(
        "nth day of the month",
        "the last day of the month",
        rf"(?:the )?{_NTH} {_WU} of (?:the|that|the same) (?P<p>month|year|week|decade|century)",
        _nth_of_ref,
    ),
    Rule(
        "this, that or the next part of a day",
        "the next morning",
        r"(?P<x>this|later this|earlier this|that|that same|the same|the next|the following|the previous"
        r"|last)(?: |-)(?P<p>morning|afternoon|evening|night)",
        _that_part,
    ),
    Rule(
        "end of the month",
        "the end of the year",
        r"(?P<p>(?:the )?<:phase>) (?P<x>the|that) (?P<u>year|month|week|decade|century|summer|winter"
        r"|spring|autumn)",
        _phase_of_then,
    ),
    Rule(
        "mid-century",
        "by mid-century",
        r"mid(?: |-)century",
        lambda g: Reading(Nth("CE", 0, "now", "mid"), "MID"),
    ),
    Rule(
        "the new year",
        "in the new year",
        r"the new year(?!['’-])",
        lambda g: Reading(Nth("Y", 1, "now", "new")),
    ),
    Rule(
        "the year that was ending",
        "before the year was out",
        r"the (?P<u>year|decade|century)(?= (?:was|is) (?:out|over)\b)",
        _same,
    ),
    Rule("one day", "will one day", r"one day", lambda g: Reading(Vague("FUTURE_REF"))),
    Rule("the eve of an event", "on the eve of the vote", r"the eve(?= of\b)", _eve),
)
