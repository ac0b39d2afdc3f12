"""What leans on no day told: ordinals of regiments, events without a date, conjunctions, lengths to come."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.timex import words
from pipeline.timex.guards.early import no_century_left_out
from pipeline.timex.guards.lengths import no_title
from pipeline.timex.guards.names import names_a_paper
from pipeline.timex.rule import GAP
from pipeline.timex.view import View


def no_day_of_month(view: View, start: int, end: int) -> bool:
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


def no_counted_day(view: View, start: int, end: int) -> bool:
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


def no_that_month(view: View, start: int, end: int) -> bool:
    """ "That may be", "that March sales fell", "that spring up": a conjunction or a verb, no month."""
    name = view.text[start:end].split()[-1]
    if view.tag(end - 1)[:2] in ("VB", "MD") or (name[0].islower() and name in ("may", "march", "august")):
        return True
    ends = re.match(r"[.,;:)]|$| (?:in|at|by|with|and|when|after|before|for|on)\b", view.after(end))
    return view.tag(start) != "DT" and not ends


def no_some_day(view: View, start: int, end: int) -> bool:
    """ "One day" is some day to come after a modal verb: "will one day"."""
    return not re.search(r"\b(?:will|would|may|might|could|'ll) $", view.before(start))


_TO_COME = re.compile(r"(?:the|its|his|her|their)\s+(?:next|coming)\s(?!.* or so)")
_FOR = re.compile(r"\b(?:for|over|throughout|within) $")


def no_length_to_come(view: View, start: int, end: int) -> bool:
    """Only after "for" or "over" is the next year a length: "fighting went on for the next year"."""
    return not _FOR.search(view.before(start))


def no_year_to_come(view: View, start: int, end: int) -> bool:
    """ "For the next decade" is a length, and a name in capitals is a title: "Last Year at Marienbad"."""
    to_come = _TO_COME.match(view.low[start:end])
    return no_title(view, start, end) or bool(to_come and not no_length_to_come(view, start, end))


@lru_cache(maxsize=1)
def _date_name() -> re.Pattern[str]:
    known = words.macros()
    return re.compile(rf" (?:{known['month']}|{known['weekday']}|{known['holiday']}|\d|that)(?![a-z])")


def no_that_event(view: View, start: int, end: int) -> bool:
    """ "Two years after that" leans on a date; "two years after that war" on an event."""
    if not view.low.startswith(" that", end - 5):
        return False
    if view.before(start).endswith("for "):
        return True  # a length: "for months before that"
    return view.text[end : end + 1].isspace() and view.tag(view.next_word(end)) in ("NN", "JJ", "CD", "VBG")


def no_day_beside(view: View, start: int, end: int) -> bool:
    """ "The night before Lincoln died" leans on an event; "the night before" and "… before 5 May" do not."""
    follows = view.next_word(end)
    tag = view.tag(follows)
    if view.low.startswith(" that", end - 5):
        return no_that_event(view, start, end)
    if _date_name().match(view.after(end)):
        return False
    if tag.startswith("PRP"):
        return view.index(start) not in view.sentences
    return tag.startswith(("NN", "CD", "JJ", "VBG")) and view.text[end : end + 1] not in ",.;:)"


_ON = re.compile(r"\b(?:on|by|until|till|before|after|from|since|through|to|that) $")
_PART_BEHIND = re.compile(rf"{GAP}(?:morning|afternoon|evening|night)")


def no_told_weekday(view: View, start: int, end: int) -> bool:
    """ "He said that Monday's vote" and "the Monday meeting" lean on no day told; "on the Monday" does."""
    if view.low.startswith("that", start) and view.tag(start) != "DT":
        return True
    if view.low.startswith("the ", start) and not _ON.search(view.before(start)):
        return view.low[start:end].split()[1] != "same"
    return _leads_to_noun(view, end) or bool(re.match(r" (?:of|in|before|after)\b|['’]", view.after(end)))


def no_any_weekday(view: View, start: int, end: int) -> bool:
    """ "A Friday" by itself is any one; "a Friday deadline" and "a rally Thursday" are of a day."""
    first, last = view.index(start), view.index(end - 1)
    if last - first > 1 and view.tags[last - 1] != "JJ":
        return True
    if re.match(r",? (?:\d|the \d)|['’]", view.after(end)) or names_a_paper(view, end):
        return True
    return _leads_to_noun(view, end) or bool(_date_name().match(view.after(end).lstrip(",")))


def _leads_to_noun(view: View, end: int) -> bool:
    """Whether a noun goes on behind a weekday, or behind its part of the day: "a Friday [night] raid"."""
    part = _PART_BEHIND.match(view.low, end)
    follows = view.next_word(part.end() if part else end)
    between = view.text[part.end() if part else end : follows]
    return view.tag(follows).startswith(("NN", "JJ", "VBG", "CD")) and not between.strip()


def no_same_time(view: View, start: int, end: int) -> bool:
    """Only at the head of a sentence is it a date: "At the same time, the fleet sailed"."""
    n = view.index(start) - 1
    return n not in view.sentences or view.words[n].lower() not in ("at", "about", "around")


def no_offset(view: View, start: int, end: int) -> bool:
    """ "For ten years before he was dismissed" tells how long, not when."""
    return bool(_HOW_LONG.search(view.before(start)))


_HOW_LONG = re.compile(
    r"\b(?:for|lasted|spent|waited)(?: (?:about|some|nearly|almost|over|only|just|more than))? $"
)


_OF_NEW_YEAR = re.compile(
    r"\b(?:in|into|by|before|until|till|after|since|during|of|from|with|early|late) $|(?:^|[.;:!?]|\n) ?$"
)


def no_new_year(view: View, start: int, end: int) -> bool:
    """ "In the new year" is a date; "the New Year holiday" and "they toasted the new year" are none."""
    if not _OF_NEW_YEAR.search(view.before(start)):
        return True
    after = view.next_word(end)
    return view.low[end : end + 1] == " " and view.tag(after)[:2] in ("NN", "JJ") and after > end


def no_later(view: View, start: int, end: int) -> bool:
    """ "Three years on they met" heads a clause; elsewhere "on" belongs to what follows."""
    n = view.index(start)
    return n not in view.sentences and not re.search(r"(?:[,;:]|\band|\bbut) $", view.before(start))
