"""How much of the story rests on a date: the main line, or an aside."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.model import Unit
from pipeline.timex import story, words
from pipeline.timex.expr import Bare, Clock, Expr, Nth, Of, Rep, SameIn, Shift, Stated
from pipeline.timex.match import Found
from pipeline.timex.story import Told
from pipeline.timex.tense import direction
from pipeline.timex.view import View

_SINCE = re.compile(
    r"\b(?:since|as of|dating (?:from|to)|back (?:in|to)|from|than in|unlike in|as in) (?:the )?$"
)
_UNTIL = re.compile(r"\b(?:until|till|up to|before|prior to) (?:the )?$")
_PLANNED = re.compile(
    r"\b(?:sometime in|deadline of|as (?:late|early) as|target of|(?:scheduled|planned) for)"
    r" (?:late |early )?$"
)
_WHEN = re.compile(r",? when\b")
_COMPARES = re.compile(
    r"\b(?:(?:compared|comparison) (?:to|with)|as against|against|as opposed to"
    r"|from a (?:high|low|peak|total|figure)"
    r"|than)\b[^.;]{0,50}$|(?:per ?cent|%) (?:on|from|over|above|below) $"
)
_PROSPECT, _STEP_BACK = 0.3, 0.85
_FOLLOWS = re.compile(
    r"\b(?:follow(?:ed|ing|s)|after|result of|marking|anniversary of|in response to)\b[^.;]{0,60}$"
)
_ATTRIBUTED = re.compile(
    r"[,\"”’'] (?:[\w.’-]+ ){1,4}?(?:said|says|(?<!were )(?<!was )told|added|recalled|wrote|testified)"
    r"(?: [\w.’-]+){0,4}?(?: on| in)? $"
)
_FOLLOWED = 0.4
_DESCRIBED = 0.3
_BRACKETED, _MODIFIER, _PLUPERFECT, _BOUND, _YEAR_JUMP, _COMPARED = 0.3, 0.4, 0.3, 0.4, 0.7, 0.5


def weigh(seen: View, one: Found, unit: Unit, told: list[Told]) -> float:
    """1 for the main line and where "when" goes on; less in brackets, before a noun, in the pluperfect."""
    before = re.sub(r"\s+", " ", seen.low[max(0, one.start - 24) : one.start])
    last = story.latest(told)
    weight = 1.0
    if told and 0 <= one.start - told[-1].end <= 1:  # "the war of 1846-48"
        weight = told[-1].weight
    if _WHEN.match(seen.low, one.end) and not isinstance(one.reading.expr, Shift | SameIn):
        return weight
    if _ATTRIBUTED.search(_lead(seen, one)):
        weight = min(weight, story.NOTE)
    if before.rfind("(") > before.rfind(")"):
        weight = min(weight, _BRACKETED)
    if _PLANNED.search(before) or _is_ahead(one.reading.expr):
        weight = min(weight, _PROSPECT)
    if _modifies_noun(seen, one):
        weight = min(weight, _MODIFIER)
    if _is_counted(one.reading.expr) or _is_night_before(one):
        weight = min(weight, _COMPARED)
    if _COMPARES.search(_lead(seen, one)):
        weight = min(weight, _COMPARED)
    ahead = last is not None and unit.days.start > last.unit.days.end
    far = last is None or _far(unit, last, months=24)
    if far and (unit.precision == "year" or not ahead) and _describes(seen, one, ahead=ahead):
        weight = min(weight, _DESCRIBED)
    if last is None:
        return min(weight, _PLUPERFECT) if _SINCE.search(before) else weight
    if unit.days.start >= last.unit.days.end and direction(seen, one.start, one.end) > 0:
        weight = min(weight, _PROSPECT)
    if unit.days.end <= last.unit.days.start and _far(unit, last, months=4):
        weight = min(weight, _STEP_BACK)
    if unit.days.end <= last.unit.days.start and _FOLLOWS.search(_lead(seen, one)):
        weight = min(weight, _FOLLOWED)
    if unit.days.end <= last.unit.days.start and (_SINCE.search(before) or _pluperfect(seen, one)):
        weight = min(weight, _PLUPERFECT)
    if unit.days.start >= last.unit.days.end and _UNTIL.search(before) and _far(unit, last):
        weight = min(weight, _BOUND)
    if _far(unit, last, months=120) and unit.precision == "year":
        weight = min(weight, _YEAR_JUMP)
    return weight


def _is_ahead(expr: Expr) -> bool:
    """ "Next summer" lies ahead of what is told; "the next summer" is told."""
    return isinstance(expr, Nth) and expr.offset > 0 and expr.base == "now"


def _is_night_before(one: Found) -> bool:
    """ "They found it abandoned the night before, and at midday": the story goes on from the day itself."""
    match one.reading.expr:
        case Clock(date=Shift(amount=amount)):
            return amount < 0
    return False


_SINCE_ONLY = re.compile(r"\bsince(?: the)?(?: early| late| mid)?[ -]$")
_UP_TO = re.compile(r"\b(?:by|until|till|from|before|after)(?: the)?(?: early| late| mid)?[ -]$")


def is_flashback(seen: View, one: Found) -> bool:
    """Whether it is told in the pluperfect, and not as its bound: "had spent the spring", not "by spring"."""
    before = seen.before(one.start)
    return bool(_SINCE_ONLY.search(before)) or (_pluperfect(seen, one) and not _UP_TO.search(before))


def is_passing(seen: View, one: Found) -> bool:
    """Whether a date further on is none of the story's next: in the pluperfect, or after "since"."""
    before = seen.before(one.start)
    return bool(_SINCE.search(before)) or _pluperfect(seen, one)


_MORE_THAN = re.compile(r"\b(?:more|less|fewer|longer|rather) than\b")
_IN_RELATIVE = re.compile(r", (?:which|who|whose|where)\b(?:[^,;.]|\.(?=\d))*$")
_CLOSES = re.compile(r"(?:[^,;.]|\.\d){0,80},")
_FROM_FIGURE = re.compile(
    r"\b(?:from|against|with|to) [a-z]{0,3}[$£€]?\d[\d.,/]*(?: ?%)?(?: [a-z]+)?(?: late| early)?(?: on)? $"
)


def closes(seen: View, one: Found) -> int | None:
    """From where on a day is beside the point: since then, compared, or in a clause that has closed."""
    before = _MORE_THAN.sub("", seen.before(one.start, 120))
    if any(beside.search(before) for beside in (_SINCE, _UNTIL, _COMPARES, _FROM_FIGURE)):
        return one.end
    comma = _CLOSES.match(seen.low, one.end) if _IN_RELATIVE.search(before) else None
    return comma.end() if comma else None


_COMPARED_FIGURE = re.compile(
    r"\b(?:compared (?:to|with)|from|than|against)\b[^.;]{0,24}\d[^;]{0,16}$|\bfrom $"
)


def is_compared(seen: View, start: int) -> bool:
    """Whether a figure before is compared with: "compared with a loss of $3 million last year"."""
    return bool(_COMPARED_FIGURE.search(seen.before(start, 60)))


def _is_counted(expr: Expr) -> bool:
    return is_measured(expr) or (isinstance(expr, Shift) and expr.base == "now")


def is_measured(expr: Expr) -> bool:
    """Whether a date is only measured from another, as "a year earlier" is; what comes later is told."""
    match expr:
        case Shift(amount=amount, base=base):
            return base != "now" and not (base == "then" and amount > 0)
        case SameIn():
            return True
    return False


_OF = re.compile(r"\bof\s(?:the\s)?$")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_CLAUSE = 14  # words


def _describes(seen: View, one: Found, *, ahead: bool) -> bool:
    """Whether a year only says which or what: "the war of 1798", "a barque built in 1869", "born in 1769"."""
    if not isinstance(one.reading.expr, Stated | Of):
        return False
    first, _ = seen.sentence(one.start)
    at = seen.index(one.start)
    if _OF.search(seen.low, max(0, one.start - 8), one.start):
        return not ahead and _is_of_noun(seen, first, at)
    verbs = 0
    for n in range(at - 1, max(first, at - _CLAUSE) - 1, -1):
        tag = seen.tags[n]
        if tag in ("WDT", "WP") or seen.words[n].lower() in _origin():
            return True
        if tag in (",", ":"):
            return False
        if tag == "VBN" and not verbs and _is_reduced(seen, first, n):
            return True
        verbs += tag[:2] == "VB"
    return False


@lru_cache(maxsize=1)
def _origin() -> frozenset[str]:
    return frozenset(words.table("modifiers")["origin"]["words"])


def is_first(seen: View, one: Found) -> bool:
    """Whether it stands at the head of its sentence: "And in July the bridge was taken"."""
    first, _ = seen.sentence(one.start)
    at = seen.index(one.start)
    return at - first <= 3 and all(tag in ("IN", "RB", "CC", "DT", "``") for tag in seen.tags[first:at])


_HEAD = 8  # words


def framing(seen: View, one: Found, told: list[Told]) -> Told | None:
    """The year that sets the time of an expression's clause: "In 1998, it rose in June"."""
    last = told[-1] if told else None
    if last is None or not last.frame or last.unit.precision != "year":
        return None
    same = last.sentence == seen.sentence(one.start)[0]
    return last if same and ";" not in seen.low[last.end : one.start] else None


def is_frame(seen: View, one: Found) -> bool:
    """Whether it sets the time of what follows: "In 1998, he", "The race in 1998 was", "in 1998, when"."""
    first, _ = seen.sentence(one.start)
    at = seen.index(one.start)
    if _WHEN.match(seen.low, one.end):
        return True
    if not isinstance(one.reading.expr, Stated | Of):
        return is_first(seen, one) and seen.text[one.end : one.end + 1] in (" ", ",")
    before = seen.tags[first:at]
    return at - first <= _HEAD and not any(tag[:2] == "VB" or tag in ("MD", ",", "-LRB-") for tag in before)


def _is_of_noun(seen: View, first: int, at: int) -> bool:
    """Whether the "of" before stands behind a noun that nothing sets in time: not "in the war of"."""
    n = at - 1
    while n > first and seen.words[n].lower() in ("of", "the"):
        n -= 1
    if seen.tags[n] not in _NOUNS:
        return False
    while n > first and seen.tags[n] in (*_NOUNS, "JJ", "DT", "PRP$", "POS"):
        n -= 1
    return seen.words[n].lower() not in ("in", "during")


def _is_reduced(seen: View, first: int, n: int) -> bool:
    """Whether a participle stands right behind its noun, with no auxiliary: "a barque built"."""
    while n > first and seen.tags[n - 1] == "RB":
        n -= 1
    return n == first or seen.tags[n - 1] in (*_NOUNS, ",", "-RRB-")


def _lead(seen: View, one: Found) -> str:
    return re.sub(r"\s+", " ", seen.low[max(0, one.start - 70) : one.start])


def _far(unit: Unit, last: Told, *, months: int = 6) -> bool:
    gap = max(unit.days.start - last.unit.days.end, last.unit.days.start - unit.days.end)
    return gap > months * 30


def _modifies_noun(seen: View, one: Found) -> bool:
    """ "The 1963 coup", "a November 1960 report": a noun follows at once, and no preposition leads in."""
    match one.reading.expr:
        case Stated(unit) if unit.precision == "day":
            return _after_article(seen, one) and _before_noun(seen, one)
        case Bare(Rep("monthday")):
            return _after_article(seen, one) and _before_noun(seen, one)
        case Stated() | Of():
            pass
        case _:
            return False
    if seen.text[one.end : one.end + 1] != " " or re.search(
        r"\b(?:in|by|during|until|since|on|after|before) $", seen.low[max(0, one.start - 8) : one.start]
    ):
        return False
    return _before_noun(seen, one)


def _before_noun(seen: View, one: Found) -> bool:
    n = seen.index(one.end - 1) + 1
    return n < len(seen.tags) and seen.tags[n] in ("NN", "NNS", "NNP", "NNPS", "JJ")


def _after_article(seen: View, one: Found) -> bool:
    """Whether a determiner stands right before: "the November 27 agreement"."""
    n = seen.index(one.start) - 1
    return n >= 0 and seen.tags[n] in ("DT", "PRP$", "POS") and seen.text[one.end : one.end + 1] == " "


def _pluperfect(seen: View, one: Found) -> bool:
    """Whether the nearest verb before, in the sentence, is "had" with a participle."""
    first, _ = seen.sentence(one.start)
    at = seen.index(one.start)
    for n in range(at - 1, max(first, at - 14) - 1, -1):
        if seen.tags[n] == "MD":  # "had promised that they would spend Christmas there"
            return False
        if seen.tags[n] == "VBD":
            return seen.words[n].lower() in ("had", "'d")
    return False
