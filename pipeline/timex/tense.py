"""Which way a bare weekday or month points: what leads in, what the day is of, and the verb that governs."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.timex import words
from pipeline.timex.clause import (
    WINDOW,
    begins_clause,
    is_without_verb,
    listed,
    opens_clause,
    tag_to_the_right,
    to_the_left,
    to_the_right,
)
from pipeline.timex.view import View

_LEAD = 80  # characters
_GAP = r"(?: (?:the|early|late|mid|this|\S+ [ap]\.m\.))*$"
_SINCE = re.compile(rf"\b(?:since|ended|on or since){_GAP}")
_AHEAD = re.compile(
    rf"\b(?:ahead of|no (?:later|earlier|sooner) than|as soon as|deadline (?:of|is|for)){_GAP}"
)
_PUT_OFF = re.compile(
    r"\b(?:(?:postponed|deferred|rescheduled|(?:pushed|put|brought|carried|moved) (?:back|off|forward|over))"
    r"\b[^.;]{0,40}|(?:delayed|pushed|slip(?:s|ped)?|moved|extended)) (?:to|into|for)" + _GAP
)
_ENDING = re.compile(r"\b(?:year|months|weeks|quarter) ending" + _GAP)
_SET_FOR = re.compile(
    r"(?P<over>\bhad been )?\b(?:set|setting|scheduled|slated|planned|called|fixed|forecast|predicted)\b"
    r"[^.;]{0,60} for" + _GAP
)
_UNTIL = re.compile(
    r"(?P<back>\b(?:not|months|weeks|quarters|year) )?\b(?:until|till|through|ending|as early as)" + _GAP
)
_BY = re.compile(rf"\b(?:by|until|till){_GAP}")
_WHEN_IT = re.compile(r", when\b")
_IN = re.compile(r"\bin(?: the)?$")
_BEFORE = re.compile(r"\b(?:until|till|by|before)(?: the)?$")
_ON = re.compile(r"\b(?:in|on)(?: the)?$")
_DELIVERY = re.compile(r" (?:delivery|deliveries|futures|contracts?)\b")
_PRESENT = frozenset({"VBZ", "VBP"})
_PREPOSITIONS = ("in", "since", "by", "until", "from", "of", "last", "this", "next", "the")
_OBJECT = 5  # words between a verb and its "in May"
_SOON = 12  # words within which the verb of what was planned follows

SINCE, SURELY_PAST, PAST, OPEN, AHEAD, SURELY_AHEAD = -3, -2, -1, 0, 1, 2
"""Which way a day points: from "since", where it is over, to where the coming one is meant though far."""


def direction(view: View, start: int, end: int) -> int:
    """One of SINCE, SURELY_PAST, PAST, OPEN, AHEAD and SURELY_AHEAD: below zero for what was.

    What leads in and what the day is of ("since", "Friday's close") come before the verb of its clause: the
    nearest to the left, else to the right.
    """
    first, last = view.sentence(start)
    at, after = view.index(start), view.index(end - 1) + 1
    lead = " ".join(view.low[max(view.starts[first], start - _LEAD) : start].split())
    event = _event(view, after)
    told = _of_lead(view, lead, after, end, event)
    if told is not None:
        return told
    told, verb = (0, -1) if begins_clause(view, at) else to_the_left(view, at)
    if verb < 0:
        return _without_verb_before(view, at, after, event, lead)
    word, tag = view.words[verb].lower(), view.tags[verb]
    until = _UNTIL.search(lead)
    if told < 0:
        put_off = until and word in listed("deferring")
        to_do = tag == "VB" and view.tags[verb - 1] == "TO"
        if put_off or (_BY.search(lead) and (to_do or word in listed("promising"))):
            return AHEAD
    elif _is_undone(view, verb, after, last, event):
        return OPEN
    elif told == 0 and ((until and not until["back"]) or tag_to_the_right(view, after, last) == "MD"):
        return AHEAD
    return 2 * told if _is_beside(view, verb, at) and _is_sure(view, verb, told, lead) else told


def _is_undone(view: View, verb: int, after: int, last: int, event: str) -> bool:
    """Whether a verb that looks ahead does not say so of the day: its plan fell through, or the day's own
    event is another ("The move follows Tuesday's vote").
    """
    if view.words[verb].lower() in listed("plan"):
        return _fell_through(view, after, last)
    is_present = view.tags[verb] in ("VBZ", "VBP")
    return is_present and event not in listed("foreseen") and _is_possessive(view, after)


def _of_lead(view: View, lead: str, after: int, end: int, event: str) -> int | None:
    """What the words right before or after tell, whatever the verb; None if they tell nothing."""
    last = view.sentence(view.starts[after - 1])[1]
    if _SINCE.search(lead):
        return SINCE
    if _DELIVERY.match(view.low, end) or (_is_traded(view, after) and not lead.endswith(_PREPOSITIONS)):
        return SURELY_AHEAD
    if event in listed("sudden"):
        return PAST
    if _AHEAD.search(lead) or _PUT_OFF.search(lead):
        return AHEAD
    if _ENDING.search(lead):
        return OPEN
    plan = _SET_FOR.search(lead)
    if plan:
        return OPEN if plan["over"] or _fell_through(view, after, last) else AHEAD
    if _WHEN_IT.match(view.low, end):
        return to_the_right(view, after + 2, last) or None
    return None


def is_present(view: View, start: int, end: int) -> bool:
    """Whether a verb in the present or the perfect governs: "reopens on 4 May", "has led since July"."""
    first, last = view.sentence(start)
    at = view.index(start)
    before = range(at - 1, max(first, at - WINDOW) - 1, -1)
    after = range(view.index(end - 1) + 1, min(last, at + WINDOW))
    for side in (before, after):
        tag = next((view.tags[n] for n in side if view.tags[n] in ("VBD", "MD", "VBZ", "VBP")), "")
        if tag:
            return tag in ("VBZ", "VBP")
    return False


def _without_verb_before(view: View, at: int, after: int, event: str, lead: str) -> int:
    """Where no verb stands before: by the noun before or after, else by the nearest verb to the right."""
    first, last = view.sentence(view.starts[at])
    until = _UNTIL.search(lead)
    if until and not until["back"] and at - first > 2 and view.words[after : after + 1] != [","]:
        return AHEAD
    following = tag_to_the_right(view, after, last)
    noun_before = view.words[at - 1].lower() if at > first else ""
    if following in ("VBZ", "VBP", "MD") and not listed("foreseen").isdisjoint((event, noun_before)):
        return AHEAD
    if following in ("VBZ", "VBP"):
        leads = at == first or view.tags[at - 1] == "CC"
        if _BY.search(lead) or (leads and view.tags[after] == following):
            return AHEAD
    if event in listed("foreseen") and not _PRESENT.isdisjoint(view.tags[first:at]):
        return AHEAD
    told = to_the_right(view, after, last, opens=opens_clause(view, at))
    return AHEAD if told == 0 and is_without_verb(view, at) else told


def _is_sure(view: View, verb: int, told: int, lead: str) -> bool:
    """Whether the verb itself tells of what is "in May", or ahead "by May"."""
    if told < 0:
        return _ON.search(lead) is not None
    is_verb = view.tags[verb] in ("VB", "VBZ", "VBP") and _IN.search(lead) is not None
    return (is_verb or _BEFORE.search(lead) is not None) and "VBD" not in view.tags[max(0, verb - 6) : verb]


def _is_possessive(view: View, after: int) -> bool:
    return view.words[after : after + 1] in (["'s"], ["’s"])


def _is_beside(view: View, verb: int, at: int) -> bool:
    """Whether nothing but a short object stands between the verb and "in May"."""
    tags = view.tags[verb + 1 : at]
    return len(tags) <= _OBJECT and tags.count("IN") <= 2 and "TO" not in tags and "," not in tags


def _event(view: View, after: int) -> str:
    """What a day is of: the noun close behind "Friday's", before the next verb or comma."""
    if not _is_possessive(view, after):
        return ""
    for n in range(after + 1, min(after + 4, len(view.words))):
        word = view.words[n].lower()
        if word in listed("sudden") or word in listed("foreseen"):
            return word
        if view.tags[n] not in ("JJ", "NN", "NNP", "NNS", "CD", "VBG"):
            break
    return ""


def _is_traded(view: View, after: int) -> bool:
    """Whether a commodity is named by the month of its contract: "January crude lost 40 cents"."""
    n = after
    while n < len(view.words) and view.words[n].lower() in listed("commodity"):
        n += 1
    return n > after and view.tags[n : n + 1] in (["VBD"], [","], ["."], ["CC"])


def _fell_through(view: View, after: int, last: int) -> bool:
    """Whether what was planned for a day never was: "never took place", "did not come", "was called off"."""
    rest = {word.lower() for word in view.words[after : min(last, after + _SOON)]}
    if not rest.isdisjoint(listed("called_off")):
        return "been" not in rest
    return "never" in rest or ("did" in rest and not rest.isdisjoint(("not", "n't", "n’t")))


@lru_cache(maxsize=1)
def _habit() -> re.Pattern[str]:
    """What says that a sentence tells a habit: "usually", "every morning", "on Mondays"."""
    said = [*words.table("modifiers")["habit"]["words"]]
    said += [
        day for days in words.table("calendar")["weekday"].values() for day in days if day.endswith("days")
    ]
    return re.compile(rf"\b(?:{'|'.join(said)})\b")


def is_habit(view: View, start: int) -> bool:
    """Whether the sentence tells what is done again and again."""
    first, last = view.sentence(start)
    low = max(view.starts[first], start - 200)
    high = view.starts[last] if last < len(view.starts) else len(view.low)
    return bool(_habit().search(view.low, low, min(high, start + 120)))


def is_ordered_then(view: View, start: int) -> bool:
    """Whether a bare infinitive governs ("told them to finish in two weeks"): it counts from then."""
    first, at = view.sentence(start)[0], view.index(start)
    for n in range(at - 1, max(first, at - WINDOW) - 1, -1):
        if view.tags[n] == "TO" and view.tags[n + 1 : n + 2] == ["VB"]:
            before = view.tags[n - 1] if n > first else ""
            is_plan = listed("prospect") | listed("intending") | listed("purposed")
            return before not in ("VBZ", "VBP", "VBG") and view.words[n - 1].lower() not in is_plan
        if view.tags[n] in ("MD", "VBD", "VBZ", "VBP"):
            return False
    return False
