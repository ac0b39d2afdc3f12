"""Names that look like times: papers, surnames, given names."""

from __future__ import annotations

import re

from pipeline.timex.view import View

_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|dr|sir|lady|lord|aunt|uncle|prof)\.? $")


def is_titled(view: View, start: int) -> bool:
    """Whether a title stands right before: "Miss Friday", not "will miss Friday's game"."""
    before = view.index(start) - 1
    return bool(_TITLE.search(view.before(start))) and view.tags[before][:2] != "VB"


def part_of_a_name(view: View, start: int, end: int) -> bool:
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


_PAPER = re.compile(
    r" (?:Times|Post|Standard|Telegraph|Mail|Express|Mirror|Herald|News|Star|Tribune|Observer"
    r"|Mercury|Gazette)\b"
)


def names_a_paper(view: View, end: int) -> bool:
    """Whether a paper's name goes on: "the Evening [Standard]", "the Sunday [Times]"."""
    return bool(_PAPER.match(view.text[end : end + 14]))


def is_surname(view: View, at: int, end: int) -> bool:
    """ "Donna Summer": right behind a given name, and before no year."""
    n = view.index(at)
    if not n or not view.text[at].isupper() or view.tags[n - 1 : n + 1] != ["NNP", "NNP"]:
        return False
    before = view.words[n - 1]
    beside = view.starts[n - 1] + len(before) == at - 1 and before.isalpha() and before[0].isupper()
    return beside and before.lower() not in _PLAIN_BEFORE and not re.match(r",? (?:of )?\d", view.after(end))
