"""Which numbers of two and three figures are years: "in 732", "5 August 642", and after 63 BC "in 58"."""

from __future__ import annotations

import re

from pipeline.timex import words
from pipeline.timex.rules.values import nth
from pipeline.timex.view import View

_MONTH = rf"(?:{'|'.join(re.escape(word) for word in words.months())})"
_SEASON = r"(?:spring|summer|autumn|winter)"
_PART = rf"(?:{_SEASON}|end|beginning|start|middle|close) of $"
# What may stand right before a year: a preposition of time, a season or a month with or without its day.
_SAID = re.compile(
    r"\b(?:in|by|since|until|till|from|during|c\.|circa|around|year|early|late|mid)[ -]$"
    r"|\b(?:easter|pentecost|whitsun|christmas|michaelmas|martinmas|candlemas|lammas) $"
    rf"|\b{_SEASON}[ -]$|\b{_PART}"
)
_DATED = re.compile(
    rf"\b(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}) $"
)
_MONTHLY = re.compile(rf"\b{_MONTH} $")
# What may stand before one where the text tells of early years: "burned about 870", "the council of 451".
_LOOSE = re.compile(
    rf"\b(?:{_MONTH} of|about|before|after|(?:councils?|synods?|treaty|battle|earthquake|fire|plague|siege"
    r"|famine|campaign|revolt|eruption|edict|peace|that|those|war|floods?|sack|comet|eclipse|drought"
    r"|embassy) of) $"
)
_EVENT_OF = re.compile(
    r"\b(?:earthquake|fire|plague|siege|famine|revolt|eruption|edict|peace|war|floods?|sack|drought) of $"
)
_FIRST_OF_SPAN = re.compile(
    r"(?:\((?:c\. ?|r\. ?|born |[a-z]+ )?|\b(?:c\.|r\.|reigned|ruled|king|queen|bishop|archbishop|abbot"
    r"|abbess|pope|emperor|empress|caliph|sultan|reign of)) ?$"
)
_SPAN_AFTER = re.compile(r" ?[-–—] ?(?:c\. ?)?(\d{3})\b")
_FIRST_BEFORE = re.compile(
    r"(?:\b(?P<said>between|from|in|by|or|c\.) (?P<a>\d{2,3})(?: (?:until|till|to|and|or) (?:c\. |about )?)"
    r"|(?<!\d)(?P<b>\d{3}) ?[-–—] ?(?:c\. ?)?)$"
)
_GROWTH = re.compile(
    r"\b(?:rose|fell|grew|increased|reduced|cut|dropped|swelled|shrank|number\w*) (?:\w+ )?(?:from )?$"
)
_FIGURES_AFTER = re.compile(r"[.,:]\d|[-–]\d{3}\b(?! bc)|%| ?(?:percent|per cent)| of\b")
_NOUN_TAGS = frozenset({"NN", "NNS", "CD", "NNP", "JJ", "NNPS", "$", "VBN", "JJR"})
_GOES_ON = (
    r"(?=[.;:)](?!\d)|,(?! ?\d)|$|\s(?:the|an?|he|she|they|his|her|it|its|their|and|or|but|when|after"
    r"|before|at|to|with|by|under|as|who|which|while|there|this|that|in|on|until|from|for)\b)"
)
_AND_AFTER = re.compile(rf" and (?:c\. ?|about )?\d{{2,3}}{_GOES_ON}")
_PAIRED_AFTER = re.compile(rf" (?:and|to|or|until) \d(?!\d{{1,2}}{_GOES_ON})")
_FOLLOWED = re.compile(_GOES_ON)
_ERA = r"(?:b\. ?c\.|bce?\b|a\. ?d\.|ad\b|c\.e\.|ce\b)"
_BY_ERA = re.compile(rf"\b(?P<n>\d{{1,3}}) {_ERA}|\b(?:ad|a\. ?d\.) (?P<m>\d{{1,3}})(?!\d)")
_EVIDENCE = re.compile(
    rf"\b(?:in|by|since|until|the year|c\.|{_SEASON} of|end of|{_MONTH})\s[1-9]\d\d{_GOES_ON}"
    rf"|\b(?:council|synod) of [1-9]\d\d\b|{_BY_ERA.pattern}"
)


def no_early_year(view: View, start: int, end: int) -> bool:
    """A number of three digits is a year only beside words of time, and before no noun."""
    before, after = view.before(start, 40), view.after(end)
    span = _SPAN_AFTER.match(after)
    spans = (
        span is not None and int(span[1]) > int(view.low[start:end]) and bool(_FIRST_OF_SPAN.search(before))
    )
    if _FIGURES_AFTER.match(after) and not (spans and _is_early(view, start, end)):
        return True
    if _GROWTH.search(before) or (_DATED.search(before) and after.startswith(" were")):
        return True
    if not (_SAID.search(before) or _DATED.search(before) or spans):
        loose = _MONTHLY.search(before) or _is_second(view, start, end) or _is_first(before, after)
        if not loose and not (_LOOSE.search(before) and _is_early(view, start, end)):
            return True
        if not before.endswith(" of ") and after[:1] == " " and view.tag(view.next_word(end))[:2] == "VB":
            return True
    return _before_a_noun(view, end) and not (_opens(before) and _before_its_subject(view, end))


def no_year_after_ours(view: View, start: int, end: int) -> bool:
    """A number above 2100 is a year only behind a preposition of time and before no noun."""
    if not _SAID.search(view.before(start, 40)) or _FIGURES_AFTER.match(view.after(end)):
        return True
    return _before_a_noun(view, end)


def no_short_year(view: View, start: int, end: int) -> bool:
    """A number of two digits is a year only near a stated one of its century: "63 BC ... in 58"."""
    before, number = view.before(start, 40), int(view.low[start:end])
    said = _SAID.search(before) or (number > 31 and _MONTHLY.search(before)) or _DATED.search(before)
    event = _EVENT_OF.search(before)
    if not said and not event and not _is_second(view, start, end):
        return True
    if event and view.tag(view.next_word(end)) in ("VBD", "MD") and view.low[end] == " ":
        return not _is_by_era(view, start, number)
    if _PAIRED_AFTER.match(view.after(end)):
        return True
    if not _FOLLOWED.match(view.low, end) and not (_opens(before) and _before_its_subject(view, end)):
        return True
    return not _is_by_era(view, start, number)


_NEAR = 100  # years
_REACH = 2500  # characters from a year with its era to one without


def _is_by_era(view: View, start: int, number: int) -> bool:
    """Whether a year with its era, near to this number, is told near it."""
    return any(abs(year - number) <= _NEAR for year in _years_by_era(view.low, start))


def _years_by_era(low: str, start: int) -> list[int]:
    """The years up to three digits, with their era, that the text tells around a place."""
    near = low[max(0, start - _REACH) : start + 300]
    return [int(found["n"] or found["m"]) for found in _BY_ERA.finditer(near)]


def _is_early(view: View, start: int, end: int) -> bool:
    """Whether the text around a number tells of years of three digits."""
    low = view.low
    return bool(_EVIDENCE.search(low[max(0, start - 1200) : start]) or _EVIDENCE.search(low[end : end + 400]))


def _is_first(before: str, after: str) -> bool:
    """ "Between 658 and 675", the first of them."""
    return before.endswith("between ") and bool(_AND_AFTER.match(after))


def _is_second(view: View, start: int, end: int) -> bool:
    """The second of two years, the first of which is one: "from 626 to 655", "(521–597)", "in 60 or 61"."""
    first = _FIRST_BEFORE.search(view.low, max(0, start - 24), start)
    if first is None:
        return False
    at = "a" if first["a"] else "b"
    ends = first.span(at)
    guard = no_early_year if len(first[at]) == 3 else no_short_year
    return first[at] != view.low[start:end] and not guard(view, *ends)


def _before_a_noun(view: View, end: int) -> bool:
    if _PAIRED_AFTER.match(view.after(end)):
        return True
    following = view.next_word(end)
    return view.tag(following) in _NOUN_TAGS and 0 < following - end < 2


def _opens(before: str) -> bool:
    return before.endswith(("in ", "by ", "until "))


def _before_its_subject(view: View, end: int) -> bool:
    """ "In 642 King Oswald was killed": names, and then the verb."""
    n = view.index(end - 1) + 1
    tags = view.tags[n : n + 4]
    names = next((k for k, tag in enumerate(tags) if tag != "NNP"), len(tags))
    return 0 < names < len(tags) and tags[names] in ("VBD", "MD", "VBZ")


_CENTURY = re.compile(rf"\bcentur(?:y|ies)\b(?![^\n]*\b{_MONTH}\b)(?![^\n]*\n\s*\n)")
_BEFORE_ORDINAL = re.compile(
    r"\b(?:in|by|from|until|till|to|since|throughout|through|during|into|before|after|and|or|than|early|late|mid"
    r"|(?:half|part|most|much|end|beginning|middle|start|close|third|quarter|that|those|one|is|are|was|were"
    r"|work|built|tower|nave|choir|roof|font|porch|spire|screen|windows|walls?|church) of)[ -]$"
)
_AFTER_ORDINAL = re.compile(
    r"[.,;:)](?!\d)|$| (?:it|he|she|they|the|an?|when|and|but|was|were|had|which|as|under|with|to|in|only"
    r"|there|this|no|its|his|her|their)\b"
)
_NOT_A_CENTURY = frozenset({1, 2, 3})


def no_century_left_out(view: View, start: int, end: int) -> bool:
    """ "By the ninth" is a century only behind one that is named: "in the seventh century"."""
    number = nth(view.low[start:end].split()[-1])
    if number in _NOT_A_CENTURY or number > 21 or not _AFTER_ORDINAL.match(view.after(end)):
        return True
    if not _BEFORE_ORDINAL.search(view.before(start)):
        return True
    return not _CENTURY.search(view.low, max(0, start - 200), start)
