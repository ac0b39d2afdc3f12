"""Which verb governs a place in a sentence, and whether it tells what was or what is to come."""

from __future__ import annotations

from functools import cache

from pipeline.timex import words
from pipeline.timex.view import View

WINDOW = 60  # words: farther away no verb governs, and texts without full stops stay cheap
_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_WAS = frozenset({"was", "were"})
_HAVE = frozenset({"has", "have", "'ve", "’ve"})
_GET = frozenset({"get", "gets", "getting", "got"})
_HOURS = frozenset({"a.m.", "p.m.", "am", "pm", "noon", "midnight"})
_BETWEEN = frozenset({"IN", "DT", "CD", "RB", "NN", "VBN"})  # what may stand between "is" and its day
_NOT_FAR = 4  # words
_FINITE = frozenset({"VBD", "MD", "VBZ", "VBP"})
_FINITE_OF_NOUN = frozenset({"VBD", "MD"})
_REACH = 12  # words from "to" back to the verb of its clause
_NEAR = 8  # words from a verb of the present to its day


@cache
def listed(name: str) -> frozenset[str]:
    """A list of `words/tense.toml`.

    >>> "postponed" in listed("deferring")
    True
    """
    return frozenset(words.table("tense")[name]["words"])


def to_the_left(view: View, at: int) -> tuple[int, int]:
    """What the nearest verb to the left that tells anything tells (-1, 0 or 1), and its number (or -1)."""
    first = view.sentence(view.starts[at])[0] if at < len(view.starts) else 0
    for n in range(at - 1, max(first, at - WINDOW) - 1, -1):
        if view.words[n] == ";":
            break
        if _is_said_aside(view, n, first):
            continue
        told = _of_word(view, n, at)
        if told is not None:
            return told, n
    return 0, -1


def to_the_right(view: View, after: int, stop: int, *, opens: bool = True) -> int:
    """What the nearest finite verb to the right tells; clauses with "who" and "which" are passed over.

    A verb of the present tells only of a day that opens its clause: not "the raid Sunday marks a change".
    """
    n, stop = after, min(stop, after + WINDOW)
    while n < stop and view.words[n] != ";":
        if view.words[n] == "," and view.tags[n + 1 : n + 2] in (["WDT"], ["WP"], ["WP$"]):
            n += 1
            while n < stop and view.words[n] != ",":
                n += 1
            continue
        backshifted = view.words[n].lower() == "would"  # of what was said then, as seen from there
        governs = view.tags[n] in (_FINITE if opens else _FINITE_OF_NOUN) and not backshifted
        told = _of_word(view, n, None) if governs else None
        if told:
            return told
        n += 1
    return 0


def is_without_verb(view: View, at: int) -> bool:
    """Whether a verb is taken for a noun: "Schools reopen Monday", without any finite verb before."""
    first, _ = view.sentence(view.starts[at])
    if at - first > _REACH or not _FINITE.isdisjoint(view.tags[first:at]):
        return False
    return any(
        view.tags[n] in ("NN", "NNS", "JJ")
        and _is_form(view.words[n], "schedule")
        and view.tags[n - 1][:2] == "NN"
        for n in range(max(first + 1, at - _NEAR), at)
    )


def tag_to_the_right(view: View, after: int, stop: int) -> str:
    """The tag of the first finite verb to the right."""
    return next((tag for tag in view.tags[after : min(stop, after + WINDOW)] if tag in _FINITE), "")


def begins_clause(view: View, at: int) -> bool:
    """Whether a clause begins with the day: "; on Friday", ", and on Friday", ", and Friday is"."""
    n = at - 1
    while n >= 0 and view.tags[n] in ("IN", "DT") and at - n < 4:
        n -= 1
    word = view.words[n].lower() if n >= 0 else ""
    if word in ("and", "but") and n > 0 and view.words[n - 1] == ",":
        return n < at - 1 or view.tags[at + 1 : at + 2] in (["VBZ"], ["VBP"])
    return word == ";"


def opens_clause(view: View, at: int) -> bool:
    """Whether nothing but "on the" stands between a clause's start and the day."""
    n = at - 1
    while n >= 0 and view.tags[n] in ("IN", "DT", "RB", "JJ", "PRP$"):
        n -= 1
    return n < view.sentence(view.starts[at])[0] or view.tags[n] in (",", "CC", "WDT", "``", ":")


def _is_said_aside(view: View, n: int, first: int) -> bool:
    """Whether a verb is that of ", he said," within another's clause."""
    if view.tags[n] not in ("VBD", "VBZ") or view.words[n + 1 : n + 2] != [","]:
        return False
    return "," in view.words[max(first + 1, n - 4) : n] and "," not in view.words[n - 1 : n]


def _of_word(view: View, n: int, at: int | None) -> int | None:
    """What one word tells, 0 if it leaves both open, None if it tells nothing; `at` is the word of a day
    that stands to the right.
    """
    tag, word = view.tags[n], view.words[n].lower()
    if tag != "IN" and word in listed("prospect") and _is_of_plan(view, n, at):
        return 0 if _is_over(view, n) else 1
    if word in listed("prospect_adjective") and _is_predicate(view, n, at):
        return 1
    match tag:
        case "VBD":
            return -1
        case "VBN":
            return _of_participle(view, n)
        case "MD":
            return None if word == "could" and _is_ability(view, n) else 1
        case "VB":
            return _of_infinitive(view, n)
        case "VBG":
            is_fixed = _auxiliary(view, n) in _BE and _is_form(word, "doing")
            return 1 if is_fixed else None
        case "VBZ" | "VBP":
            return _of_present(view, n, at)
    return None


def _is_of_plan(view: View, n: int, at: int | None) -> bool:
    """Whether a word of prospect is meant so: not "due to a fire", "put forward", "better-than-expected"."""
    word, before = view.words[n].lower(), view.words[n - 1].lower() if n else ""
    if view.words[n + 1 : n + 2] == ["to"]:
        return (word == "forward" and before[:4] == "look") or view.tags[n + 2 : n + 3] == ["VB"]
    if word in listed("preparing"):
        return at is None or at - n > 2
    return word != "forward" and before != "-"


def _is_over(view: View, n: int) -> bool:
    """Whether the plan is told in the pluperfect: "had been scheduled for December"."""
    return [word.lower() for word in view.words[max(0, n - 2) : n]] == ["had", "been"]


def _is_predicate(view: View, n: int, at: int | None) -> bool:
    is_before_noun = view.tags[n + 1 : n + 2] in (["NN"], ["NNS"], ["NNP"]) and n + 1 != at
    return _auxiliary(view, n) in _BE | _GET and not is_before_noun


def _is_ability(view: View, n: int) -> bool:
    """Whether "could" tells what one was able to do: "could not sleep", "could be seen"."""
    following = {word.lower() for word in view.words[n + 1 : n + 4]}
    before = {word.lower() for word in view.words[max(0, n - 4) : n]}
    return not listed("negative").isdisjoint(following | before) or not listed("perceived").isdisjoint(
        following
    )


def _auxiliary(view: View, n: int) -> str:
    """The word before, adverbs passed over."""
    k = n - 1
    while k > 0 and view.tags[k] == "RB":
        k -= 1
    return view.words[k].lower() if k >= 0 else ""


def _of_participle(view: View, n: int) -> int | None:
    """A participle goes with its auxiliary ("will be paid", "is heard"); before a noun it is none."""
    word = _auxiliary(view, n)
    if word == "have" and view.words[max(0, n - 3) : n - 1] and "would" in view.words[max(0, n - 3) : n - 1]:
        return 0
    if view.tags[n + 1 : n + 2] in (["NN"], ["NNS"]) and word not in _HAVE:
        return None
    if word in _BE:
        return None
    if word == "be":
        return _of_infinitive(view, n - 1)
    return -1


def _of_infinitive(view: View, n: int) -> int | None:
    """An infinitive follows its modal or "to"; alone it orders, after "did" and "helped" it is past."""
    for k in range(n - 1, max(n - 4, -1), -1):
        word = view.words[k].lower()
        if word in listed("causing") and view.tags[k] in ("VBD", "VBN"):
            return -1
        if view.tags[k] == "TO":
            return _of_purpose(view, k)
        if view.tags[k] == "MD":
            return None if word == "could" and _is_ability(view, k) else 1
    if "did" in view.words[max(0, n - _NEAR) : n]:
        return -1
    return None if view.words[n].lower() in listed("alike") else 1


def _of_purpose(view: View, to: int) -> int:
    """What "to do" tells: as the verb it hangs on, which may have told what others were to do."""
    word = _auxiliary(view, to)
    if word in listed("prospect") and _is_over(view, to - 1):
        return 0
    if word in _WAS or any(word in listed(name) for name in ("purposed", "prospect", "foretelling")):
        return 1
    if view.words[to + 1 : to + 2] == ["be"] and view.tags[to - 1] in ("NN", "NNS"):
        return 1
    for n in range(to - 1, max(to - _REACH, -1), -1):
        if view.words[n] in (";", ":", "“", "``", '"'):
            break
        tag, word = view.tags[n], view.words[n].lower()
        if tag in ("VBD", "VBN"):
            return 1 if word in listed("foretelling") or _auxiliary(view, n) in _BE else -1
        if tag in ("VBZ", "VBP", "MD"):
            return 1
    return 1


def _of_present(view: View, n: int, at: int | None) -> int | None:
    """ "Opens Monday" is fixed, "has died" is past, and "says" tells nothing."""
    word = view.words[n].lower()
    if word in _HAVE and "VBN" in view.tags[n + 1 : n + 3]:
        return -1
    if word in listed("intending"):
        return 1
    if view.tags[n] == "VBP" and "did" in view.words[max(0, n - _NEAR) : n]:
        return -1
    if word in listed("alike"):
        return -1 if view.tags[n] == "VBP" else None
    if at is None:
        return 1 if _is_form(word, "schedule") else None
    if word in _BE | _HAVE:
        return 1 if _is_day_of_being(view, n, at) else None
    between = {word.lower() for word in view.words[n + 1 : at - 1]}
    if at - n > _NEAR or not between.isdisjoint(listed("looking_back")):
        return None
    if _is_form(word, "schedule_alone") and view.tags[n + 1] in ("IN", "RB", "RP", "CD", "NNP"):
        return 1
    return 1 if _is_form(word, "schedule") else None


def _is_day_of_being(view: View, n: int, at: int) -> bool:
    """ "The game is Saturday", "kickoff is at 1 p.m. Sunday", "there is a meeting on Friday"."""
    tags = view.tags[n + 1 : at]
    if len(tags) > _NOT_FAR or not _BETWEEN.issuperset(tags):
        return False
    nouns = {
        word.lower() for word, tag in zip(view.words[n + 1 : at], tags, strict=True) if tag in ("NN", "VBN")
    }
    return nouns <= _HOURS or not nouns.isdisjoint(listed("foreseen"))


@cache
def _is_form(word: str, name: str) -> bool:
    """Whether a present form is of a listed verb: "flies", "votes", "running"."""
    stems = {word, word[:-1], word[:-2], word[:-3], word[:-4], word[:-3] + "e", word[:-3] + "y"}
    return not stems.isdisjoint(listed(name))
