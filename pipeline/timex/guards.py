"""What is no time: verbs that look like months, seconds that are ordinals, prices, scores, names, rates."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline.timex import words
from pipeline.timex.expr import Bare, Every, Length, Of, OldStyle, Reading, Stated
from pipeline.timex.guards_early import no_century_left_out, no_early_year, no_short_year, no_year_after_ours
from pipeline.timex.guards_length import (
    is_price,
    no_adjective,
    no_bare_unit,
    no_days_a_week,
    no_length,
    no_rate,
    no_set,
    no_title,
    no_weekends,
)
from pipeline.timex.rule import GAP, Rule
from pipeline.timex.tense import direction
from pipeline.timex.view import WORD, View
from pipeline.timex.words import weekdays

Guard = Callable[[View, int, int], bool]
_MONEY_BEFORE = re.compile(
    r"(?:[$£€¥#]|\bdlrs |\brs\.? |\bno\.? |\bnumber |\bflight |\broom |\barticle |\bpage |\bp\. |\bpp\."
    r" |\bsection |\bchapter |\bline |\bresolution |\bhighway |\broute |\bclass |\bmodel |\bunit |\bphone"
    r" |\btel\.? |\bbox |\bpsalm |\bverse |\bsquadron |\bboeing |\bport )\s?$"
)
_NUMBER_BEFORE = re.compile(
    r"(?:\d[.,:/]|(?<!\w\w)(?<!\bc)[.]|(?<=[a-z])(?<!mid)(?<!pre)(?<!post)(?<!early)(?<!late)-|[a-z])$"
)
_FIRST_YEAR = re.compile(r"^(?:1\d|20)\d\d/$")
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|dr|sir|lady|lord|aunt|uncle|prof)\.? $")
_FIRST_DAY = re.compile(r"(?<!\d)(?<![/.])(?:[12]?\d|3[01])/$")
_NUMBER_AFTER = re.compile(
    r"(?:[.,:]\d|%|\s?percent\b|\s?per cent\b|\s?(?:million|billion|trillion|degrees|dollars|pounds"
    r"|euros|rubles|roubles|yen|cents|pence|points|votes)\b|°|[$£€])"
)
_COUNTED_AFTER = re.compile(
    r"\s(?:people|men|women|soldiers|troops|persons|civilians|inhabitants|prisoners|casualties|tons|tonnes|miles|metres"
    r"|meters|kilometres|kilometers|km|m|feet|ft|acres|horses|ships|guns|tanks|aircraft|planes|students|workers|children"
    r"|others|dead|members|officers|sailors|marines|infantry|cavalry|regulars|volunteers|houses|homes|jobs|shares|seats"
    r"|square|cubic|mm|cm|kg|kilograms?|kilogrammes?|grams|litres|liters|gallons|degrees|lbs|mph|rpm|hp|kw|mw|words|copies|units|armed|strong)\b"
)
_STREET_AFTER = re.compile(
    r" (?:[A-Z][\w.]+ ){1,3}(?:Avenue|Ave|Street|St|Road|Rd|Drive|Lane|Boulevard|Square|Way|Court|Terrace)\b"
)
_QUANTIFIED_BEFORE = re.compile(
    r"\b(?:about|some|nearly|almost|over|than|approximately|roughly|least|most|only|another|exactly"
    r"|around|to|of) $"
)
_FALL_BEFORE = re.compile(
    r"\b(?:in|during|by|until|till|since|early|late|mid|next|last|this|each|every|that|through|for"
    r"|summer or|and|previous|following)(?: the)?[ -]$"
)
_EVENT_AFTER = re.compile(
    r"(?:from|in|to|into|behind|victim|short|apart|of (?!\d|that|the (?:year|same year|following|previous"
    r"|next)|this|next|last|nineteen))\b"
)
_HIS = re.compile(r"\b(?:his|her|their|my|our|your|its) (?:early |late |mid-?)?$")


def refuses(view: View, match: re.Match[str], rule: Rule, reading: Reading) -> bool:
    """Whether a match is no time expression after all."""
    return guard(view, match, rule, reading) is not None


def guard(view: View, match: re.Match[str], rule: Rule, reading: Reading) -> Guard | None:
    """The guard that refuses a match, or None."""
    start, end = match.start(), match.end()
    if _inside_a_word(view, start, end):
        return _inside_a_word
    check = _BY_RULE.get(rule.name)
    if check is not None and check(view, start, end):
        return check
    whole = _OF_KIND.get(type(reading.expr))
    if whole is None or (isinstance(reading.expr, Bare) and reading.expr.rep.kind != "monthday"):
        return None
    return whole if whole(view, start, end) else None


def _inside_a_word(view: View, start: int, end: int) -> bool:
    """The end of a longer word or of an address is no time."""
    return bool(start) and (view.low[start - 1].isalpha() or view.low[start - 1] in "_@")


def _no_number_for_a_date(view: View, start: int, end: int) -> bool:
    """A number right behind another number, a letter or a mark is part of something else."""
    before = view.low[max(0, start - 5) : start]
    if _FIRST_DAY.search(before) or _FIRST_YEAR.search(before):
        return False
    return view.low[start].isdigit() and bool(_NUMBER_BEFORE.search(before))


def _no_month(view: View, start: int, end: int) -> bool:
    """A lower-case "may" or "march" is a verb, and so is one tagged as a verb; a name stands beside it."""
    word = view.low[start:end].strip()
    head = word.rsplit(" ", 1)[-1]
    if head in (
        "jan",
        "mar",
        "apr",
        "jun",
        "jul",
        "sep",
        "dec",
        "oct",
        "nov",
        "feb",
        "aug",
        "sept",
        "mar.",
        "sep.",
        "jun.",
        "jul.",
    ):
        return True
    at = end - len(head)
    if head == "march" and re.search(
        r"\b(?:the|a|his|her|their|annual|long|protest|peace|death|forced) [\"“'‘]?$", view.before(at)
    ):
        return not view.tag(view.next_word(end)).startswith("NN")
    if head in ("may", "march", "august"):
        if view.text[at].islower():
            return True
        if view.tag(at) in ("MD", "VB", "VBP", "VBD"):
            return not re.search(
                r"\b(?:in|by|since|until|till|last|next|of|and|to|through|during|from|early|late|mid"
                r"|this|for) ?-?$",
                view.before(at),
            )
    return _part_of_a_name(view, at, end) if head in ("may", "march", "april", "june", "august") else False


def _is_titled(view: View, start: int) -> bool:
    """Whether a title stands right before: "Miss Friday", not "will miss Friday's game"."""
    before = view.index(start) - 1
    return bool(_TITLE.search(view.before(start))) and view.tags[before][:2] != "VB"


def _part_of_a_name(view: View, start: int, end: int) -> bool:
    """ "Theresa May", "April Jones": a capitalised word of a person's name stands right beside it."""
    n = view.index(start)
    before, after = view.words[n - 1] if n else "", view.words[n + 1] if n + 1 < len(view.words) else ""
    if re.search(
        r"\b(?:mr|mrs|ms|miss|dr|sir|lady|lord|aunt|president|minister|secretary|senator)\.? $",
        view.before(start),
    ):
        return True
    named = (
        before[:1].isupper() and view.tags[n - 1] == "NNP" and n not in view.sentences and before.isalpha()
    )
    if named and view.tags[n] == "NNP" and before.lower() not in _PLAIN_BEFORE:
        return True
    return (
        view.low[start:end] in ("april", "june", "august")
        and after[:1].isupper()
        and view.tags[n + 1 : n + 2] == ["NNP"]
        and not re.search(
            r"\b(?:in|by|since|until|of|the|last|next|and|to|on|this|early|late|mid|from) ?-?$",
            view.before(start),
        )
    )


_PLAIN_BEFORE = frozenset(
    [
        "in",
        "by",
        "since",
        "until",
        "on",
        "of",
        "and",
        "the",
        "this",
        "last",
        "next",
        "early",
        "late",
        "mid",
        "during",
        "from",
        "to",
        "through",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)


def _no_weekday(view: View, start: int, end: int) -> bool:
    """A lower-case short form and a name are no weekday: "the sun", "Mr. Friday", "the Sunday Times"."""
    word = view.low[start:end]
    if _is_titled(view, start) or _names_a_paper(view, end):
        return True
    if view.before(start).endswith("good ") and _NAME_BEHIND.match(view.text[end : end + 14]):
        return True
    if word.endswith("."):
        return view.text[start].islower() or bool(re.search(r"\b(?:the|a) $", view.before(start)))
    return view.text[start].islower() and len(word) < 6


_PAPER = re.compile(
    r" (?:Times|Post|Standard|Telegraph|Mail|Express|Mirror|Herald|News|Star|Tribune|Observer"
    r"|Mercury|Gazette)\b"
)


def _names_a_paper(view: View, end: int) -> bool:
    """Whether a paper's name goes on: "the Evening [Standard]", "the Sunday [Times]"."""
    return bool(_PAPER.match(view.text[end : end + 14]))


def _no_year(view: View, start: int, end: int) -> bool:
    """A number is no year as a price, a number of things, a page, a flight, a part of a longer number."""
    before, after = view.before(start), view.after(end)
    if before.endswith(" at ") and not _no_four_figures(view, start, end):
        return True  # an hour
    if (
        _MONEY_BEFORE.search(before)
        or _NUMBER_AFTER.match(after)
        or re.search(
            r"(?:\d[.,:]|[^\W\d](?<!mid)(?<!pre)(?<!post)(?<!early)(?<!late)-|\d{5,}-"
            r"|(?<!\d)\d{1,3}[-/–]|\d{3} )$",
            before,
        )
        or re.match(r"-\d{4}-", after)
    ):
        return True
    if _COUNTED_AFTER.match(after) or _STREET_AFTER.match(view.text[end : end + 60]):
        return True
    if re.match(r" ?[x×*=+]|-[a-z]|st\b|th\b", after) and not re.match(
        r"-(?:era|model|style|vintage|built|born)", after
    ):
        return True
    return (
        bool(_QUANTIFIED_BEFORE.search(before))
        and view.tag(view.next_word(end)) == "NNS"
        and int(view.low[start:end][-4:]) < 1900
        if view.low[end - 4 : end].isdigit()
        else False
    )


def _is_surname(view: View, at: int, end: int) -> bool:
    """ "Donna Summer": right behind a given name, and before no year."""
    n = view.index(at)
    if not n or not view.text[at].isupper() or view.tags[n - 1 : n + 1] != ["NNP", "NNP"]:
        return False
    before = view.words[n - 1]
    beside = view.starts[n - 1] + len(before) == at - 1 and before.isalpha() and before[0].isupper()
    return beside and before.lower() not in _PLAIN_BEFORE and not re.match(r",? (?:of )?\d", view.after(end))


_WATERY = words.either(words.table("modifiers")["water"]["words"])
_A_SPRING = re.compile(rf"\ban?(?: {_WATERY}){{0,2}} $")
_IN_A_SPRING = re.compile(r"\b(?:in|for|during|until|till|before|after|since) an? $")
_WATER_AFTER = re.compile(
    r" (?:broke|burst|gushe[ds]|gushing|bubble[ds]|bubbling|flow(?:s|ed|ing)|feeds|dried up"
    r"|of (?:\w+ )?water|water|wells?|rolls?|onions?|mattress|board|into|up|to (?:mind|life|action)"
    r"|(?:beneath|under|beside|inside) the)\b"
)


def _is_of_water(view: View, at: int, end: int) -> bool:
    """ "A spring broke out", "around a spring": water, or what comes with the word."""
    if _WATER_AFTER.match(view.after(end)):
        return True
    before = view.before(at, 40)
    found = _A_SPRING.search(before)
    if found is None or (view.tag(view.next_word(end))[:2] == "NN" and view.low[end : end + 1] == " "):
        return False
    return " " in found.group().strip() or not _IN_A_SPRING.search(before)


def _no_season(view: View, start: int, end: int) -> bool:
    """A verb or a name is no season: "prices fall", "Ms. Winter", "spring water"."""
    word = view.low[start:end].split()[-1]
    at = end - len(word)
    tag = view.tag(at)
    if _is_titled(view, start) or _is_surname(view, at, end):
        return True
    if (
        word == "fall"
        and tag == "NN"
        and re.match(r" (?:campaign|offensive|semester|season|elections?|harvest|term)\b", view.after(end))
    ):
        return False
    if word == "fall":
        after = view.after(end).lstrip()
        return (
            tag.startswith("VB")
            or not _FALL_BEFORE.search(view.before(at))
            or bool(_EVENT_AFTER.match(after))
        )
    if word == "spring" and _is_of_water(view, at, end):
        return True
    if word == "spring":
        return tag.startswith("VB") or (tag == "NNP" and view.tag(view.next_word(end)) == "NNP")
    return tag.startswith("VB")


def _no_decade_word(view: View, start: int, end: int) -> bool:
    """ "His thirties" are an age, and a bare "twenties" needs "the"."""
    return bool(_HIS.search(view.before(start))) or (
        view.low[start] not in "t"
        and not re.search(r"(?:the|early|late|mid|ies and|ies or)[ -]$", view.before(start))
    )


def _no_vague(view: View, start: int, end: int) -> bool:
    """ "The past decade", "the present crisis": an adjective, no time of its own."""
    text = view.low[start:end]
    if text in ("the past", "the present", "the future"):
        last = view.index(end - 1)
        return view.tags[last] == "JJ" or (
            last + 1 < len(view.tags)
            and view.tags[last + 1] in ("NN", "NNS", "CD")
            and view.words[last + 1].isalpha()
        )
    if text == "those days":
        return not re.search(r"\b(?:in|of|from) $", view.before(start))
    if text == "soon":
        return bool(re.match(r" as\b|er\b", view.after(end)))
    if text.endswith("recently"):
        return view.after(end).startswith(" as ")
    return False


def _no_clock(view: View, start: int, end: int) -> bool:
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


def _no_spoken_hour(view: View, start: int, end: int) -> bool:
    """ "At three in the morning" is an hour; "three in the morning, two at night" counts things."""
    at_hour = re.search(
        r"\b(?:at|by|until|till|around|about|before|after|past|since|from|to) $", view.before(start)
    )
    return not at_hour


_AT_HOUR = re.compile(
    r"\b(?:at|by|until|till|before|after|since|from|past)(?: shortly| just| about| around| nearly| almost)? $"
)
_BY = re.compile(r"\b(?:by|until|till|before|after|since|around|towards?) $")


def _no_bare_hour(view: View, start: int, end: int) -> bool:
    """ "At eleven that night" is an hour; "killed eleven that night" counts, and so does "lost by three"."""
    found = _AT_HOUR.search(view.before(start))
    if found is None or found[0].startswith("from"):
        return True
    passive = view.tag(start - len(found[0]) - 1) in ("VBN", "VBD")
    return found[0].startswith("by") and (passive or not re.match(r" (?:this|that|the) ", view.after(end)))


def _no_four_figures(view: View, start: int, end: int) -> bool:
    """ "By 0900 it was over" is a time; "call 0900" and "0900 shares" are none."""
    found = _AT_HOUR.search(view.before(start))
    if found is None and not re.search(r"\b0\d[0-5]\d (?:to|and|until) $", view.before(start)):
        return True
    counted = ("CD",) if view.low[start] == "0" else ("NN", "CD")
    return view.tag(view.next_word(end))[:2] in counted and view.text[end : end + 1] == " "


def _no_figures_of_hours(view: View, start: int, end: int) -> bool:
    """ "At 1430 hours" is a time; "he had flown 1430 hours" is a length."""
    return view.low[start] != "0" and not _AT_HOUR.search(view.before(start))


def _no_hour_in_figures(view: View, start: int, end: int) -> bool:
    """ "At 1430 the tanks came" tells an hour; "at 1430 metres" a height."""
    before = view.before(start)
    if not before.endswith(" at ") or _PRICED.search(before) or _tells_of_prices(view, start):
        return True
    return _no_four_figures(view, start, end)


_PRICED = re.compile(
    r"\b(?:(?:trad|clos|valu|quot|pric|settl|open|end|finish)(?:ed|ing)|stood|sold|bought|was|were|rate) at $"
)


def _no_dotted_hour(view: View, start: int, end: int) -> bool:
    """ "At 10.05 she was lost to view" tells an hour; "traded at 10.05" a price."""
    if _PRICED.search(view.before(start)) or _tells_of_prices(view, start):
        return True
    return _no_four_figures(view, start, end)


def _no_first_hour(view: View, start: int, end: int) -> bool:
    """ "From 4 to 7 p.m." names two hours."""
    return not re.search(r"\b(?:from|between) $|[,(] $", view.before(start))


_DAY_AT = re.compile(r"\b([a-z]+) at (?:about |around )?$")
_PARTS_OF_DAY = frozenset({"tonight", "morning", "afternoon", "evening", "night"})
_GOES_ON = re.compile(r"[.,;:!?)](?!\d)|$| (?:and|but|or|when|with|in the|for|to)\b")


def _no_hour_of_day(view: View, start: int, end: int) -> bool:
    """ "Tomorrow at 2" is an hour where no price or number follows a day."""
    found = _DAY_AT.search(view.before(start))
    if found is None or found[1] not in _days() | _PARTS_OF_DAY or not _GOES_ON.match(view.after(end)):
        return True
    return _tells_of_prices(view, start)


@lru_cache(maxsize=1)
def _market() -> frozenset[str]:
    return _business() | frozenset(words.table("modifiers")["market"]["words"])


def _tells_of_prices(view: View, start: int) -> bool:
    first, last = view.sentence(start)
    return bool(_market() & {word.lower() for word in view.words[first:last]})


_NOT_IN_A_NIGHT = re.compile(
    r"\b(?:the|an?|its|almost|virtually|nearly|practically|became|become|off|famous|rich|changed?) $"
)


_SEEN_FROM_THEN = re.compile(r"\b(?:had|could|would)\b[^,;]*$")


def _no_night_told(view: View, start: int, end: int) -> bool:
    """ "Rain fell overnight" is the last night; "the overnight rate" and "famous overnight" are none."""
    if _NOT_IN_A_NIGHT.search(view.before(start)) or _noun_behind(view, end):
        return True
    if _SEEN_FROM_THEN.search(view.before(start, 60)):
        return True
    return direction(view, start, end) >= 0


def _no_race(view: View, start: int, end: int) -> bool:
    """ "He ran it in 2:14:37" is a length; "it struck at 2:14:37" a time."""
    return not _IN_A_TIME.search(view.before(start))


_IN_A_TIME = re.compile(r"\b(?:in|of|with|was|clocked|clocking|ran|record|within)(?: an?)? $")
_BESIDE_DAWN = re.compile(
    r"\b(?:at|by|until|till|before|after|since|around|towards?|just before|from|(?P<day>\w+)) $"
)


def _no_dawn(view: View, start: int, end: int) -> bool:
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


def _no_part_alone(view: View, start: int, end: int) -> bool:
    """ "By evening" is said of the day that is told; "evenings" and "by night" of no day."""
    if not _BY.search(view.before(start)) or view.low[start:end] in ("night", "daytime", "overnight"):
        return True
    return view.low[end - 1] == "s" or _noun_behind(view, end) or _no_greeting(view, start, end)


_AS_A_WHOLE = re.compile(r"\b(?:for|during|throughout) $")


@lru_cache(maxsize=1)
def _business() -> frozenset[str]:
    return frozenset(words.table("modifiers")["business"]["words"])


def _tells_of_business(view: View, start: int) -> bool:
    """Whether the words around are those of reports."""
    return not _business().isdisjoint(WORD.findall(view.low[max(0, start - 300) : start + 100]))


def _no_quarter(view: View, start: int, end: int) -> bool:
    """ "The quarter" is one of the year where business is told, and of a city elsewhere."""
    return not _tells_of_business(view, start)


def _no_half(view: View, start: int, end: int) -> bool:
    """ "The first half" is one of a year where business is told, and of a game elsewhere."""
    if not re.search(r"\b(?:in|for|during|of|from|over|until|by|since) $", view.before(start)):
        return True
    return not _tells_of_business(view, start)


def _no_whole(view: View, start: int, end: int) -> bool:
    """ "The year" alone is a time after "for", "during" and "throughout": "sales for the year"."""
    before = view.before(start)
    if view.low[start:end].endswith("quarter") and before.endswith(" in "):
        return not _tells_of_business(view, start)
    return not _AS_A_WHOLE.search(before) or bool(re.match(r"['’-]", view.after(end)))


def _no_day_of_month(view: View, start: int, end: int) -> bool:
    """ "On the 14th" is a day; "the 14th regiment" and "the 14th of the line" are none."""
    if not re.search(
        r"\b(?:on|by|until|till|before|after|since|from|of|to|and|between) $", view.before(start)
    ):
        return True
    if not no_century_left_out(view, start, end):
        return True
    follows = view.next_word(end)
    if _begins_clause(view, start) and _is_subject(view, view.index(follows)):
        return False
    if view.tag(follows) == "NNP" and view.tags[view.index(follows) + 1 : view.index(follows) + 2] in (
        ["VBD"], ["MD"], ["VBZ"],
    ):  # fmt: skip
        return False
    return (view.tag(follows)[:2] in ("NN", "JJ", "CD") and view.text[end : end + 1] in " -") or bool(
        re.match(r" (?:of|century)\b", view.after(end))
    )


def _no_counted_day(view: View, start: int, end: int) -> bool:
    """ "On the fourth day the walls fell" counts from the day told; "the fourth day's" does not."""
    return not view.before(start).endswith("on ") or bool(re.match(r"['’-]", view.after(end)))


def _begins_clause(view: View, start: int) -> bool:
    """Whether "on" or "by" before a day is the first word of its sentence: "On the 9th [cavalry crossed]"."""
    n = view.index(start) - 1
    return n in view.sentences and view.words[n] in ("On", "By")


_INVERTED = frozenset(["stood", "lay", "sat", "hung", "was", "were", "lived", "had", "rose", "ran"])


def _is_subject(view: View, n: int) -> bool:
    """Whether a clause begins at a word, with a subject that needs no article, and its verb in the past.

    A number, a plural or a name cannot go on after "the 9th"; a noun may ("the 9th floor"), but then the
    clause would have no subject, unless its verb may stand before one.
    """
    first = n
    while (
        n < len(view.tags)
        and n - first < _SUBJECT
        and view.tags[n] in ("JJ", "CD", "NN", "NNP", "NNS", "NNPS")
    ):
        n += 1
    if view.words[first] == "half":
        return True
    if n == first or n >= len(view.tags):
        return False
    if view.tags[first] in ("CD", "NNS", "NNPS") or "NNS" in view.tags[first:n]:
        return view.tags[n] in ("VBD", "IN", "RB", "DT")
    return view.tags[n] == "VBD" and view.words[n].lower() not in _INVERTED


_SUBJECT = 4  # words of a subject before its verb


def _no_that_month(view: View, start: int, end: int) -> bool:
    """ "That may be", "that March sales fell", "that spring up": a conjunction or a verb, no month."""
    name = view.text[start:end].split()[-1]
    if view.tag(end - 1)[:2] in ("VB", "MD") or (name[0].islower() and name in ("may", "march", "august")):
        return True
    ends = re.match(r"[.,;:)]|$| (?:in|at|by|with|and|when|after|before|for|on)\b", view.after(end))
    return view.tag(start) != "DT" and not ends


def _no_some_day(view: View, start: int, end: int) -> bool:
    """ "One day" is some day to come after a modal verb: "will one day"."""
    return not re.search(r"\b(?:will|would|may|might|could|'ll) $", view.before(start))


_NIGHT_NOUN = re.compile(r" (?:owls?|clubs?|shifts?|life|watch|schools?|courts?|vision|sky|dress|gowns?)\b")


def _no_greeting(view: View, start: int, end: int) -> bool:
    """ "Good evening" greets, a night owl is a person, the Evening Standard a paper."""
    if view.low.startswith("the overnight", start) and _noun_behind(view, end):
        return True
    if _NIGHT_NOUN.match(view.after(end)) or _names_a_paper(view, end) or is_price(view, start):
        return True
    return view.before(start).endswith("good ")


_NAME_BEHIND = re.compile(
    r" (?:(?:Islands?|Isle|Bunny|Accords?|Agreement|Treaty|Pact|Party|Seals?|Group|Inc|Ltd|Street|Road|Avenue"
    r"|Hotel|Hospital|Church|War)|(?i:offensives?|rising|rebellion|uprising|massacre|mutiny|flags?|bombings?))\b"
)


_NAME_BEFORE = re.compile(r"\b(?:White|Father|Merry|Happy|Mother|Blue)\s$")
_KEPT = re.compile(
    r"\b(?:on|at|by|for|over|during|before|after|since|until|till|every|this|last|next)(?: the)? $"
)


_ON_THE_DAY = re.compile(
    r"\b(?:on|by|at|from|until|till|since|before|after|to) $"
)  # the singer was Lady Day, too


def _no_holiday(view: View, start: int, end: int) -> bool:
    """A day in a longer name is no date: "Easter Island", "the Tet Offensive", "Good Friday Agreement"."""
    if _NAME_BEHIND.match(view.text[end : end + 14]) or _NAME_BEFORE.search(
        view.text[max(0, start - 10) : start]
    ):
        return True
    if view.low.startswith("lady day", start) and not _ON_THE_DAY.search(view.before(start)):
        return not view.low[end - 1].isdigit()
    if view.text[start:end] == "Tet":
        return not _KEPT.search(view.before(start))
    return view.low[start:].startswith("election day") and view.text[start].islower()


def _no_short_decade(view: View, start: int, end: int) -> bool:
    """ "His '60s" are an age."""
    return bool(_HIS.search(view.before(start)))


def _no_degrees(view: View, start: int, end: int) -> bool:
    """ "Highs in the 80s" are degrees; "shot in the 70s" is a round of golf."""
    first, last = view.sentence(start)
    words_ = {word.lower() for word in view.words[first:last]}
    return bool(words_ & _WEATHER)


_WEATHER = frozenset(
    {"highs", "lows", "temperature", "temperatures", "degrees", "fahrenheit", "weather", "golf"}
)


def _no_plain_date(view: View, start: int, end: int) -> bool:
    """A lower-case "may 5" or "march 5" is no day."""
    month = re.search(r"may|march", view.low[start:end])
    return bool(month) and view.text[start + month.start()].islower() if month else False


_LEADS_YEAR = re.compile(
    r"(?:\b(?:in|by|until|till|since|year|from|around|about|early|late|mid|before|after)"
    r"|(?:spring|summer|fall|autumn|winter|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|end|beginning|start),?(?: of)?)[ -]$"
)


def _no_spoken_year(view: View, start: int, end: int) -> bool:
    """ "Nineteen hundred men" and "two thousand homes" are numbers; a year stands after "in"."""
    text = view.low[start:end]
    if text.startswith("the year") or not ("hundred" in text or "thousand" in text):
        return False
    counts = view.tag(view.next_word(end))[:2] in ("NN", "JJ", "CD") and view.text[end : end + 1] == " "
    return (
        counts
        or bool(re.match(r" (?:to|or|and) \w+ (?:hundred|thousand)", view.after(end)))
        or not (start == 0 or _LEADS_YEAR.search(view.before(start)))
    )


_TO_COME = re.compile(r"(?:the|its|his|her|their)\s+(?:next|coming)\s(?!.* or so)")
_FOR = re.compile(r"\b(?:for|over|throughout|within) $")


def _no_length_to_come(view: View, start: int, end: int) -> bool:
    """Only after "for" or "over" is the next year a length: "fighting went on for the next year"."""
    return not _FOR.search(view.before(start))


def _no_year_to_come(view: View, start: int, end: int) -> bool:
    """ "For the next decade" is a length, and a name in capitals is a title: "Last Year at Marienbad"."""
    to_come = _TO_COME.match(view.low[start:end])
    return no_title(view, start, end) or bool(to_come and not _no_length_to_come(view, start, end))


@lru_cache(maxsize=1)
def _date_name() -> re.Pattern[str]:
    known = words.macros()
    return re.compile(rf" (?:{known['month']}|{known['weekday']}|{known['holiday']}|\d|that)(?![a-z])")


def _no_that_event(view: View, start: int, end: int) -> bool:
    """ "Two years after that" leans on a date; "two years after that war" on an event."""
    if not view.low.startswith(" that", end - 5):
        return False
    if view.before(start).endswith("for "):
        return True  # a length: "for months before that"
    return view.text[end : end + 1].isspace() and view.tag(view.next_word(end)) in ("NN", "JJ", "CD", "VBG")


def _no_day_beside(view: View, start: int, end: int) -> bool:
    """ "The night before Lincoln died" leans on an event; "the night before" and "… before 5 May" do not."""
    follows = view.next_word(end)
    tag = view.tag(follows)
    if view.low.startswith(" that", end - 5):
        return _no_that_event(view, start, end)
    if _date_name().match(view.after(end)):
        return False
    if tag.startswith("PRP"):
        return view.index(start) not in view.sentences
    return tag.startswith(("NN", "CD", "JJ", "VBG")) and view.text[end : end + 1] not in ",.;:)"


_ON = re.compile(r"\b(?:on|by|until|till|before|after|from|since|through|to|that) $")
_PART_BEHIND = re.compile(rf"{GAP}(?:morning|afternoon|evening|night)")


def _no_told_weekday(view: View, start: int, end: int) -> bool:
    """ "He said that Monday's vote" and "the Monday meeting" lean on no day told; "on the Monday" does."""
    if view.low.startswith("that", start) and view.tag(start) != "DT":
        return True
    if view.low.startswith("the ", start) and not _ON.search(view.before(start)):
        return view.low[start:end].split()[1] != "same"
    return _leads_to_noun(view, end) or bool(re.match(r" (?:of|in|before|after)\b|['’]", view.after(end)))


def _no_any_weekday(view: View, start: int, end: int) -> bool:
    """ "A Friday" by itself is any one; "a Friday deadline" and "a rally Thursday" are of a day."""
    first, last = view.index(start), view.index(end - 1)
    if last - first > 1 and view.tags[last - 1] != "JJ":
        return True
    if re.match(r",? (?:\d|the \d)|['’]", view.after(end)) or _names_a_paper(view, end):
        return True
    return _leads_to_noun(view, end) or bool(_date_name().match(view.after(end).lstrip(",")))


def _leads_to_noun(view: View, end: int) -> bool:
    """Whether a noun goes on behind a weekday, or behind its part of the day: "a Friday [night] raid"."""
    part = _PART_BEHIND.match(view.low, end)
    follows = view.next_word(part.end() if part else end)
    between = view.text[part.end() if part else end : follows]
    return view.tag(follows).startswith(("NN", "JJ", "VBG", "CD")) and not between.strip()


def _no_same_time(view: View, start: int, end: int) -> bool:
    """Only at the head of a sentence is it a date: "At the same time, the fleet sailed"."""
    n = view.index(start) - 1
    return n not in view.sentences or view.words[n].lower() not in ("at", "about", "around")


def _no_offset(view: View, start: int, end: int) -> bool:
    """ "For ten years before he was dismissed" tells how long, not when."""
    return bool(_HOW_LONG.search(view.before(start)))


_HOW_LONG = re.compile(
    r"\b(?:for|lasted|spent|waited)(?: (?:about|some|nearly|almost|over|only|just|more than))? $"
)


_OF_NEW_YEAR = re.compile(
    r"\b(?:in|into|by|before|until|till|after|since|during|of|from|with|early|late) $|(?:^|[.;:!?]|\n) ?$"
)


def _no_new_year(view: View, start: int, end: int) -> bool:
    """ "In the new year" is a date; "the New Year holiday" and "they toasted the new year" are none."""
    if not _OF_NEW_YEAR.search(view.before(start)):
        return True
    after = view.next_word(end)
    return view.low[end : end + 1] == " " and view.tag(after)[:2] in ("NN", "JJ") and after > end


def _no_year_ending(view: View, start: int, end: int) -> bool:
    """Only after "before" is the year that was out a date."""
    return not view.before(start).endswith("before ")


def _no_later(view: View, start: int, end: int) -> bool:
    """ "Three years on they met" heads a clause; elsewhere "on" belongs to what follows."""
    n = view.index(start)
    return n not in view.sentences and not re.search(r"(?:[,;:]|\band|\bbut) $", view.before(start))


_OF_KIND: dict[type, Guard] = {
    Length: no_length,
    Every: no_length,
    Stated: _no_number_for_a_date,
    Of: _no_number_for_a_date,
    Bare: _no_number_for_a_date,
    OldStyle: _no_number_for_a_date,
}
_BY_RULE: dict[str, Guard] = {
    "month": _no_month,
    "month day": _no_plain_date,
    "day month": _no_plain_date,
    "weekday": _no_weekday,
    "year": _no_year,
    "season": _no_season,
    "decade of a century": _no_decade_word,
    "'90s": _no_short_decade,
    "the 90s": _no_degrees,
    "adverb of repetition": no_set,
    "rate after an amount": no_rate,
    "so often": no_days_a_week,
    "weekends": no_weekends,
    "so many units": no_adjective,
    "so long before an event": _no_offset,
    "so long after an event": _no_offset,
    "so long on": _no_later,
    "the new year": _no_new_year,
    "the year that was ending": _no_year_ending,
    "century left out": no_century_left_out,
    "holiday": _no_holiday,
    "holiday of a year": _no_holiday,
    "at the same time": _no_same_time,
    **dict.fromkeys(
        (
            "so long earlier",
            "so long later",
            "the day after",
            "the day before",
            "the month before",
            "the month after",
        ),
        _no_that_event,
    ),
    "that Monday": _no_told_weekday,
    "the Monday": _no_told_weekday,
    "a Monday": _no_any_weekday,
    "the Monday before": _no_day_beside,
    "the night before": _no_day_beside,
    "year in words": _no_spoken_year,
    "vague reference": _no_vague,
    "clock time, 24 hours": _no_clock,
    "hour": _no_clock,
    "the year, as a whole": _no_whole,
    "the half": _no_half,
    "the quarter": _no_quarter,
    "hour in the morning": _no_spoken_hour,
    "this, last or next week, month, year": _no_year_to_come,
    "the next year, as a length": _no_length_to_come,
    "this, last or next month by name": _no_plain_date,
    "bare units": no_bare_unit,
    "one day": _no_some_day,
    "day of that month": _no_day_of_month,
    "on the nth day": _no_counted_day,
    "that month or season by name": _no_that_month,
    "year of three digits": no_early_year,
    "year of two digits": no_short_year,
    "year to come": no_year_after_ours,
    "era before the year": _no_year,
    "hour of a part of a day": _no_bare_hour,
    "hours in four figures": _no_figures_of_hours,
    "four figures": _no_four_figures,
    "four figures of a story": _no_hour_in_figures,
    "dotted hour of a story": _no_dotted_hour,
    "first of two hours": _no_first_hour,
    "bare hour of a day": _no_hour_of_day,
    "overnight": _no_night_told,
    "race time": _no_race,
    "dawn or dusk": _no_dawn,
    "by evening": _no_part_alone,
    "part of the day": _no_greeting,
    "any part of the day": _no_greeting,
}
