"""What comes again and again."""

from __future__ import annotations

from pipeline.timex import words
from pipeline.timex.expr import Every, Reading
from pipeline.timex.rule import Groups, Rule
from pipeline.timex.rules import values as v

_ADVERB = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
    "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "bimonthly": "P2M", "biannually": "P6M",
    "semiannually": "P6M", "everyday": "P1D", "fortnightly": "P2W", "biennial": "P2Y",
}  # fmt: skip


_EACH = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


def period(unit: str, count: str = "1") -> str:
    """The TIMEX3 length of so many units."""
    if unit in ("S", "TM", "TH"):
        return f"PT{count}{unit[-1]}"
    if unit == "2W":
        return f"P{int(count) * 2}W" if count.isdigit() else "PXW"
    if unit == "6M":
        return f"P{int(count) * 6}M" if count.isdigit() else "PXM"
    return f"P{count}{unit}"


def _every_unit(g: Groups) -> Reading:
    count = words.number(g["n"]) if "n" in g else 2 if "o" in g else 1
    return Reading(Every(period(words.units()[g["u"]], f"{count or 1:g}")))


def _fixed_days() -> dict[str, str]:
    """The feasts that fall on the same day of every year."""
    rows = words.table("holidays")["holiday"]
    return {
        name: "XXXX-{:02d}-{:02d}".format(*row["day"])
        for row in rows
        if "day" in row
        for name in row["names"]
    }


_WEEKLY = {"weekends": "XXXX-WXX-WE", "weekdays": "XXXX-WXX-WD", "weeknights": "XXXX-WXX-WDTNI"}
_FEASTS = _fixed_days()


def _every_weekday(g: Groups) -> Reading:
    return Reading(Every(f"XXXX-WXX-{words.weekdays()[g['w']] + 1}"))


def _every_month(g: Groups) -> Reading:
    day = f"-{v.day(g['d']):02d}" if "d" in g else ""
    return Reading(Every(f"XXXX-{v.month(g):02d}{day}"))


def _every_season(g: Groups) -> Reading:
    return Reading(Every(f"XXXX-{words.spellings('calendar', 'season')[g['s']]}"))


def _every_part(g: Groups) -> Reading:
    if "o" in g:
        return Reading(Every("P2D"))
    return Reading(Every(f"XXXX-XX-XXT{words.spellings('calendar', 'daypart')[g['p']]}"))


def _rate(g: Groups) -> Reading:
    return Reading(Every(period(words.units()[g["u"]])))


_TIMES = r"(?:once|twice|thrice|<:number> (?:times|days|nights|mornings|afternoons|evenings|weeks|months)) "

RULES: tuple[Rule, ...] = (
    Rule(
        "every week",
        "every two years",
        r"(?:every|each)(?P<o> other)?(?: single)?(?: <n:number>)? (?P<u><:unit>|weekends?)",
        _every_unit,
    ),
    Rule(
        "every Monday",
        "each Monday",
        r"(?:every|each)(?: (?:other|second|third|single))? <w:weekday>",
        _every_weekday,
    ),
    Rule("every July", "each July 4", r"(?:every|each) <m:month>(?: <d:day>)?", _every_month),
    Rule("every summer", "every summer", r"(?:every|each) <s:season>", _every_season),
    Rule(
        "every morning",
        "every other night",
        r"(?:every|each)(?: single|(?P<o> other))? (?P<p>morning|afternoon|evening|night)",
        _every_part,
    ),
    Rule(
        "every Christmas",
        "each Thanksgiving",
        r"(?:every|each) <h:holiday>",
        lambda g: Reading(Every(_FEASTS.get(g["h"], "P1Y"))),
    ),
    Rule(
        "nth day of every month",
        "the third Thursday of every month",
        r"(?:the )?(?:<:ordinal>|last) (?:<:weekday>|day|week|weekend) (?:of|in) (?:every|each) <u:unit>",
        _rate,
    ),
    Rule(
        "weekends",
        "on weekdays",
        r"(?:most )?(?P<k>weekends|weekdays|weeknights)",
        lambda g: Reading(Every(_WEEKLY[g["k"]])),
    ),
    Rule(
        "adverb of repetition",
        "daily, annually",
        r"(?P<a>" + "|".join(_ADVERB) + ")",
        lambda g: Reading(Every(_ADVERB[g["a"]], _EACH.get(_ADVERB[g["a"]], ""))),
    ),
    Rule("so often", "twice a year", _TIMES + r"(?:a|an|per|each|every) <u:unit>", _rate),
    Rule(
        "rate after an amount",
        "$3 million a year",
        r"(?:a|an) (?P<u>day|week|month|quarter|year|hour|minute|decade)(?! (?:or|ago|earlier|later|before"
        r"|after)\b| and (?:a|one|two|three|\d)| from (?:now|today|<:weekday>))",
        _rate,
    ),
    Rule("rate", "a year, per month", r"per (?P<u>day|week|month|quarter|year|hour|minute)", _rate),
)
