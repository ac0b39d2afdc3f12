"""What is no date: verbs that look like months, prices, counts, springs of water, degrees."""

from __future__ import annotations

import re

from pipeline.timex import words
from pipeline.timex.guards.hours import (
    no_four_figures,
)
from pipeline.timex.guards.names import is_surname, is_titled, names_a_paper, part_of_a_name
from pipeline.timex.view import View

_MONEY_BEFORE = re.compile(
    r"(?:[$£€¥#]|\bdlrs |\brs\.? |\bno\.? |\bnumber |\bflight |\broom |\barticle |\bpage |\bp\. |\bpp\."
    r" |\bsection |\bchapter |\bline |\bresolution |\bhighway |\broute |\bclass |\bmodel |\bunit |\bphone"
    r" |\btel\.? |\bbox |\bpsalm |\bverse |\bsquadron |\bboeing |\bport )\s?$"
)
_NUMBER_BEFORE = re.compile(
    r"(?:\d[.,:/]|(?<!\w\w)(?<!\bc)[.]|(?<=[a-z])(?<!mid)(?<!pre)(?<!post)(?<!early)(?<!late)-|[a-z])$"
)
_FIRST_YEAR = re.compile(r"^(?:1\d|20)\d\d/$")
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


def inside_a_word(view: View, start: int, end: int) -> bool:
    """The end of a longer word or of an address is no time."""
    return bool(start) and (view.low[start - 1].isalpha() or view.low[start - 1] in "_@")


def no_number_for_a_date(view: View, start: int, end: int) -> bool:
    """A number right behind another number, a letter or a mark is part of something else."""
    before = view.low[max(0, start - 5) : start]
    if _FIRST_DAY.search(before) or _FIRST_YEAR.search(before):
        return False
    return view.low[start].isdigit() and bool(_NUMBER_BEFORE.search(before))


def no_month(view: View, start: int, end: int) -> bool:
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
    return part_of_a_name(view, at, end) if head in ("may", "march", "april", "june", "august") else False


def no_weekday(view: View, start: int, end: int) -> bool:
    """A lower-case short form and a name are no weekday: "the sun", "Mr. Friday", "the Sunday Times"."""
    word = view.low[start:end]
    if is_titled(view, start) or names_a_paper(view, end):
        return True
    if view.before(start).endswith("good ") and _NAME_BEHIND.match(view.text[end : end + 14]):
        return True
    if word.endswith("."):
        return view.text[start].islower() or bool(re.search(r"\b(?:the|a) $", view.before(start)))
    return view.text[start].islower() and len(word) < 6


def no_year(view: View, start: int, end: int) -> bool:
    """A number is no year as a price, a number of things, a page, a flight, a part of a longer number."""
    before, after = view.before(start), view.after(end)
    if before.endswith(" at ") and not no_four_figures(view, start, end):
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


def no_season(view: View, start: int, end: int) -> bool:
    """A verb or a name is no season: "prices fall", "Ms. Winter", "spring water"."""
    word = view.low[start:end].split()[-1]
    at = end - len(word)
    tag = view.tag(at)
    if is_titled(view, start) or is_surname(view, at, end):
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


def no_decade_word(view: View, start: int, end: int) -> bool:
    """ "His thirties" are an age, and a bare "twenties" needs "the"."""
    return bool(_HIS.search(view.before(start))) or (
        view.low[start] not in "t"
        and not re.search(r"(?:the|early|late|mid|ies and|ies or)[ -]$", view.before(start))
    )


def no_vague(view: View, start: int, end: int) -> bool:
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


def no_holiday(view: View, start: int, end: int) -> bool:
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


def no_short_decade(view: View, start: int, end: int) -> bool:
    """ "His '60s" are an age."""
    return bool(_HIS.search(view.before(start)))


def no_degrees(view: View, start: int, end: int) -> bool:
    """ "Highs in the 80s" are degrees; "shot in the 70s" is a round of golf."""
    first, last = view.sentence(start)
    words_ = {word.lower() for word in view.words[first:last]}
    return bool(words_ & _WEATHER)


_WEATHER = frozenset(
    {"highs", "lows", "temperature", "temperatures", "degrees", "fahrenheit", "weather", "golf"}
)


def no_plain_date(view: View, start: int, end: int) -> bool:
    """A lower-case "may 5" or "march 5" is no day."""
    month = re.search(r"may|march", view.low[start:end])
    return bool(month) and view.text[start + month.start()].islower() if month else False


_LEADS_YEAR = re.compile(
    r"(?:\b(?:in|by|until|till|since|year|from|around|about|early|late|mid|before|after)"
    r"|(?:spring|summer|fall|autumn|winter|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|end|beginning|start),?(?: of)?)[ -]$"
)


def no_spoken_year(view: View, start: int, end: int) -> bool:
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
