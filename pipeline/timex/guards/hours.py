"""What is no hour and no part of a day: scores, prices, heights, races, greetings, habits."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.timex import words
from pipeline.timex.guards.lengths import is_price
from pipeline.timex.guards.names import names_a_paper
from pipeline.timex.guards.reports import business
from pipeline.timex.tense import direction
from pipeline.timex.view import View
from pipeline.timex.words import weekdays


def no_clock(view: View, start: int, end: int) -> bool:
    """A clock time follows no number and no name: "John 3:16", nor the sign of a zone: "UTC−03:00"."""
    if not view.low[start].isdigit():
        return False
    if re.search(r"\b(?:utc|gmt) ?[+−–±-] ?$", view.before(start), re.I):
        return True
    if view.low[end - 1].isdigit() and view.before(start).endswith(" in "):
        return True  # "a mile in 4:02"
    n = view.index(start) - 1
    named = n >= 0 and view.tags[n] == "NNP" and view.words[n].isalpha()
    named = named and view.words[n].lower() not in weekdays()
    return bool(re.search(r"(?:\d|[.:-])$", view.before(start))) or (named and ":" in view.low[start:end][:3])


def no_spoken_hour(view: View, start: int, end: int) -> bool:
    """ "At three in the morning" is an hour; "three in the morning, two at night" counts things."""
    at_hour = re.search(
        r"\b(?:at|by|until|till|around|about|before|after|past|since|from|to) $", view.before(start)
    )
    return not at_hour


_AT_HOUR = re.compile(
    r"\b(?:at|by|until|till|before|after|since|from|past)(?: shortly| just| about| around| nearly| almost)? $"
)
_BY = re.compile(r"\b(?:by|until|till|before|after|since|around|towards?) $")


def no_bare_hour(view: View, start: int, end: int) -> bool:
    """ "At eleven that night" is an hour; "killed eleven that night" counts, and so does "lost by three"."""
    found = _AT_HOUR.search(view.before(start))
    if found is None or found[0].startswith("from"):
        return True
    passive = view.tag(start - len(found[0]) - 1) in ("VBN", "VBD")
    return found[0].startswith("by") and (passive or not re.match(r" (?:this|that|the) ", view.after(end)))


def no_four_figures(view: View, start: int, end: int) -> bool:
    """ "By 0900 it was over" is a time; "call 0900" and "0900 shares" are none."""
    found = _AT_HOUR.search(view.before(start))
    if found is None and not re.search(r"\b0\d[0-5]\d (?:to|and|until) $", view.before(start)):
        return True
    counted = ("CD",) if view.low[start] == "0" else ("NN", "CD")
    return view.tag(view.next_word(end))[:2] in counted and view.text[end : end + 1] == " "


def no_figures_of_hours(view: View, start: int, end: int) -> bool:
    """ "At 1430 hours" is a time; "he had flown 1430 hours" is a length."""
    return view.low[start] != "0" and not _AT_HOUR.search(view.before(start))


def no_hour_in_figures(view: View, start: int, end: int) -> bool:
    """ "At 1430 the tanks came" tells an hour; "at 1430 metres" a height."""
    before = view.before(start)
    if not before.endswith(" at ") or _PRICED.search(before) or _tells_of_prices(view, start):
        return True
    return no_four_figures(view, start, end)


_PRICED = re.compile(
    r"\b(?:(?:trad|clos|valu|quot|pric|settl|open|end|finish)(?:ed|ing)|stood|sold|bought|was|were|rate) at $"
)


def no_dotted_hour(view: View, start: int, end: int) -> bool:
    """ "At 10.05 she was lost to view" tells an hour; "traded at 10.05" a price."""
    if _PRICED.search(view.before(start)) or _tells_of_prices(view, start):
        return True
    return no_four_figures(view, start, end)


def no_first_hour(view: View, start: int, end: int) -> bool:
    """ "From 4 to 7 p.m." names two hours."""
    return not re.search(r"\b(?:from|between) $|[,(] $", view.before(start))


_DAY_AT = re.compile(r"\b([a-z]+) at (?:about |around )?$")
_PARTS_OF_DAY = frozenset({"tonight", "morning", "afternoon", "evening", "night"})
_GOES_ON = re.compile(r"[.,;:!?)](?!\d)|$| (?:and|but|or|when|with|in the|for|to)\b")


def no_hour_of_day(view: View, start: int, end: int) -> bool:
    """ "Tomorrow at 2" is an hour where no price or number follows a day."""
    found = _DAY_AT.search(view.before(start))
    if found is None or found[1] not in _days() | _PARTS_OF_DAY or not _GOES_ON.match(view.after(end)):
        return True
    return _tells_of_prices(view, start)


@lru_cache(maxsize=1)
def _market() -> frozenset[str]:
    return business() | frozenset(words.table("modifiers")["market"]["words"])


def _tells_of_prices(view: View, start: int) -> bool:
    first, last = view.sentence(start)
    return bool(_market() & {word.lower() for word in view.words[first:last]})


_NOT_IN_A_NIGHT = re.compile(
    r"\b(?:the|an?|its|almost|virtually|nearly|practically|became|become|off|famous|rich|changed?) $"
)


_SEEN_FROM_THEN = re.compile(r"\b(?:had|could|would)\b[^,;]*$")


def no_night_told(view: View, start: int, end: int) -> bool:
    """ "Rain fell overnight" is the last night; "the overnight rate" and "famous overnight" are none."""
    if _NOT_IN_A_NIGHT.search(view.before(start)) or _noun_behind(view, end):
        return True
    if _SEEN_FROM_THEN.search(view.before(start, 60)):
        return True
    return direction(view, start, end) >= 0


def no_race(view: View, start: int, end: int) -> bool:
    """ "He ran it in 2:14:37" is a length; "it struck at 2:14:37" a time."""
    return not _IN_A_TIME.search(view.before(start))


_IN_A_TIME = re.compile(r"\b(?:in|of|with|was|clocked|clocking|ran|record|within)(?: an?)? $")
_BESIDE_DAWN = re.compile(
    r"\b(?:at|by|until|till|before|after|since|around|towards?|just before|from|(?P<day>\w+)) $"
)


def no_dawn(view: View, start: int, end: int) -> bool:
    """ "At dawn", "dawn Friday" and "sunset yesterday" are times; the dawn of an age is none."""
    after = view.after(end)
    if re.match(r" of\b|[-–]\w|['’]", after):
        return True
    follows = re.match(r" (?:on |that |this |the )?([a-z]+)", after)
    if follows and follows[1] in _days():
        return False
    found = _BESIDE_DAWN.search(view.before(start))
    return not found or (found["day"] or "monday") not in _days() or _noun_behind(view, end)


def _noun_behind(view: View, end: int) -> bool:
    return view.text[end : end + 1] == " " and view.tag(view.next_word(end))[:2] in ("NN", "JJ")


@lru_cache(maxsize=1)
def _days() -> frozenset[str]:
    return frozenset([*weekdays(), "yesterday", "today", "tomorrow"])


def no_part_alone(view: View, start: int, end: int) -> bool:
    """ "By evening" is said of the day that is told; "evenings" and "by night" of no day."""
    if not _BY.search(view.before(start)) or view.low[start:end] in ("night", "daytime", "overnight"):
        return True
    return view.low[end - 1] == "s" or _noun_behind(view, end) or no_greeting(view, start, end)


_NIGHT_NOUN = re.compile(r" (?:owls?|clubs?|shifts?|life|watch|schools?|courts?|vision|sky|dress|gowns?)\b")


def no_greeting(view: View, start: int, end: int) -> bool:
    """ "Good evening" greets, a night owl is a person, the Evening Standard a paper."""
    if view.low.startswith("the overnight", start) and _noun_behind(view, end):
        return True
    if _NIGHT_NOUN.match(view.after(end)) or names_a_paper(view, end) or is_price(view, start):
        return True
    return view.before(start).endswith("good ")
