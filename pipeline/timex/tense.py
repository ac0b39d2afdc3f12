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
    tag_to_the_right,
    to_the_left,
    to_the_right,
)
from pipeline.timex.view import View

_LEAD = 80  # characters
_GAP = r"(?: (?:the|early|late|mid|this|\S+ [ap]\.m\.))*$"
_SINCE = re.compile(rf"\b(?:since|ended|on or since){_GAP}")
_AHEAD = re.compile(rf"\b(?:ahead of|no later than|as soon as|deadline (?:of|is|for)){_GAP}")
_PUT_OFF = re.compile(
    r"\b(?:postponed|delayed|deferred|pushed|put|slip(?:s|ped)?|moved|carried|extended|rescheduled)"
    rf"(?: back| off| forward| over)? (?:to|into|for){_GAP}"
)
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
_ON = re.compile(r"\b(?:in|on)(?: the)?$")
_DELIVERY = re.compile(r" (?:delivery|deliveries|futures|contracts?)\b")
_PLANNED = frozenset({"due", "planned", "scheduled", "set", "slated", "expected"})
_OBJECT = 3  # words

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
    if _SINCE.search(lead):
        return SINCE
    if _DELIVERY.match(view.low, end):
        return SURELY_AHEAD
    event = _event(view, after)
    if event in listed("sudden"):
        return PAST
    if _AHEAD.search(lead) or _PUT_OFF.search(lead):
        return AHEAD
    plan = _SET_FOR.search(lead)
    if plan:
        return PAST if _fell_through(view, after, last) else OPEN if plan["over"] else AHEAD
    if _WHEN_IT.match(view.low, end):
        return to_the_right(view, after + 2, last)
    told, verb = (0, -1) if begins_clause(view, at) else to_the_left(view, at)
    if told > 0 and view.words[verb].lower() in _PLANNED and _fell_through(view, after, last):
        return PAST
    until = _UNTIL.search(lead)
    if until:
        bound = _of_bound(view, told, verb, after, last)
        if bound and not until["back"]:
            return bound
    if (
        told < 0
        and _BY.search(lead)
        and (view.tags[verb] == "VB" or view.words[verb].lower() in listed("promising"))
    ):
        return AHEAD
    if told:
        of_event = view.words[after : after + 1] in (["'s"], ["’s"]) and event not in listed("foreseen")
        if told > 0 and of_event and view.tags[verb] in ("VBZ", "VBP"):
            return OPEN
        return 2 * told if _is_beside(view, verb, at) and _is_surer(view, verb, told, lead) else told
    if verb >= 0:
        return OPEN
    return _without_verb_before(view, at, after, event, by=bool(_BY.search(lead)))


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


def _of_bound(view: View, told: int, verb: int, after: int, last: int) -> int:
    """What "until Friday" tells: as its verb, unless that puts off; without one it is to come."""
    if told < 0 and view.words[verb].lower() in listed("deferring"):
        return AHEAD
    if told == 0 and verb < 0 and view.words[after : after + 1] == [","]:
        return to_the_right(view, after, last)
    return told or AHEAD


def _without_verb_before(view: View, at: int, after: int, event: str, *, by: bool) -> int:
    first, last = view.sentence(view.starts[at])
    following = tag_to_the_right(view, after, last)
    if event in listed("foreseen") and following in ("VBZ", "VBP", "MD"):
        return AHEAD
    is_subject = (at == first or view.tags[at - 1] == "CC") and view.tags[after : after + 1] in (
        ["VBZ"],
        ["VBP"],
    )
    if following in ("VBZ", "VBP") and (is_subject or by):
        return AHEAD
    if is_without_verb(view, at):
        return AHEAD
    return to_the_right(view, after, last)


def _is_surer(view: View, verb: int, told: int, lead: str) -> bool:
    """Whether the verb itself, and no plan or purpose, tells of what is "in May"."""
    if told < 0:
        return _ON.search(lead) is not None
    is_verb = view.tags[verb] in ("VBZ", "VBP") or "MD" in view.tags[max(0, verb - 2) : verb]
    return is_verb and _IN.search(lead) is not None


def _is_beside(view: View, verb: int, at: int) -> bool:
    """Whether nothing but a short object stands between the verb and "in May"."""
    tags = view.tags[verb + 1 : at]
    return len(tags) <= _OBJECT and "IN" not in tags[:-1] and "TO" not in tags and "," not in tags


def _event(view: View, after: int) -> str:
    """What a day is of: the noun close behind "Friday's", before the next verb or comma."""
    if view.words[after : after + 1] not in (["'s"], ["’s"]):
        return ""
    for n in range(after + 1, min(after + 4, len(view.words))):
        word = view.words[n].lower()
        if word in listed("sudden") or word in listed("foreseen"):
            return word
        if view.tags[n] not in ("JJ", "NN", "NNP", "NNS", "CD", "VBG"):
            break
    return ""


def _fell_through(view: View, after: int, last: int) -> bool:
    """Whether what was planned for a day is said never to have been: "never took place", "did not come"."""
    rest = [word.lower() for word in view.words[after : min(last, after + 12)]]
    return "never" in rest or ("did" in rest and any(word in ("not", "n't", "n’t") for word in rest))


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
