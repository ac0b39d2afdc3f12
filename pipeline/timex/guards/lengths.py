"""What is no length and no set of times: rates, titles, ordinals like "second", quarters of a city."""

from __future__ import annotations

import re

from pipeline.timex.view import View
from pipeline.timex.words import units

_RATE_AFTER = re.compile(r"\s(?:a|an|per|each|every) (?:day|week|month|year|hour)\b")


# "The Seven Years' War", "the Six-Day War": the name tells how long it went on.
_WAR_AFTER = re.compile(
    r"(?:s?['’]s?)? (?:civil |liberation )?(?:wars?|battles?|campaign|siege|offensive)\b|s?['’]s? "
)
_NAME_AFTER = re.compile(
    r"\s(?:times|news|mail|telegraph|express|mirror|star|post|herald|tribune|record|standard|worker|globe|journal|chronicle|show|bell|revolution)\b",
    re.I,
)
_PLAIN_MIDDLE = frozenset(
    [
        "and",
        "a",
        "half",
        "of",
        "last",
        "past",
        "next",
        "first",
        "previous",
        "more",
        "long",
        "straight",
        "consecutive",
        "so",
    ]
)


def no_length(view: View, start: int, end: int) -> bool:
    """A rate, an age, a title, a price or an ordinal is no length: "24 hours a day", "60 Minutes"."""
    text = view.low[start:end]
    before, after = view.before(start), view.after(end)
    if re.search(r"(?:[$£€]|\d[.,:]|[a-z]-|[a-z]\.)$", before) and text[0].isdigit():
        return True
    if _RATE_AFTER.match(after) and re.search(r"hours?$|days?$|minutes?$", text):
        return True
    if text.endswith(("year-old", "years-old")) or view.text[end - 1 : end].isupper():
        return True
    unit_at = start + max(text.rfind(" "), text.rfind("-")) + 1
    if (
        text[0] not in "e"
        and not text.startswith("per")
        and view.text[unit_at].isupper()
        and view.text[unit_at:end].istitle()
        and unit_at > start
        and not view.text[start:end].isupper()
        and not _WAR_AFTER.match(view.after(end))
    ):
        return True
    if text.startswith(("a ", "an ", "per ")) and (
        re.search(r"\b(?:hours|minutes|days) $", before) or is_price(view, start)
    ):
        return True
    if text.endswith("second"):
        return (
            view.tag(end - 6) in ("JJ", "RB", "NNP")
            or not text.startswith(("a second", "one second", "every"))
            or view.tag(view.next_word(end)) in ("NN", "NNS", "JJ", "NNP")
        )
    if re.search(r"\bquarters?$", text):
        return bool(
            re.match(
                r" (?:of (?!\d)|mile|inch|million|billion|point|percentage|century|final|back|finals)"
                r"|-|point",
                after,
            )
        ) or text.startswith(("three quarters", "three-quarter", "one quarter", "a quarter"))
    return False


def no_set(view: View, start: int, end: int) -> bool:
    """An adverb in a name or before one repeats nothing: "the Daily Mail", "the party daily Granma"."""
    n = view.index(start)
    if (
        n
        and n not in view.sentences
        and view.tags[n - 1] in ("NN", "NNP")
        and view.tags[n + 1 : n + 2] == ["NNP"]
    ):
        return True
    if view.text[start].islower() or view.tag(start) != "NNP":
        return False
    return bool(_NAME_AFTER.match(view.text[end : end + 14])) or view.index(start) not in view.sentences


def no_days_a_week(view: View, start: int, end: int) -> bool:
    """ "24 hours a day, seven days a week": always, and no set of times."""
    return bool(re.search(r"\ba day,? (?:and )?$", view.before(start)))


def no_weekends(view: View, start: int, end: int) -> bool:
    """ "Weekdays differ from holidays": what is spoken of, and not when something is."""
    return view.index(start) in view.sentences and view.tag(view.next_word(end)).startswith(("VB", "MD"))


_PRICE = re.compile(
    r"(?:[$£€¥] ?[\d.,]+(?: (?:m|bn|million|billion|trillion|thousand))?|\b\d[\d.,]* (?:million |billion )?"
    r"(?:dollars|cents|pounds|pence|euros|francs|marks|yen|rubles|roubles))(?: (?:each|apiece))? (?:an? )?$"
)


def is_price(view: View, start: int) -> bool:
    """Whether an amount of money stands right before: "$2 million a year"."""
    return bool(_PRICE.search(view.before(start, 44)))


def no_rate(view: View, start: int, end: int) -> bool:
    """ "A year" is a rate after a number or a noun that was counted ("50 ships a year"), not a price."""
    n = view.index(start) - 1
    if re.search(r"\b(?:hours|minutes|days) $", view.before(start)) or is_price(view, start):
        return True
    if n < 0 or view.starts[n] + len(view.words[n]) < start - 2:
        return True
    if view.tags[n] == "NN" and n and view.words[n - 1].lower() in ("a", "an", "one"):
        return False  # "a book a week"
    return not (
        view.tags[n] in ("CD", "NNS") or view.words[n].lower() in ("times", "once", "twice", "percent", "%")
    )


def no_adjective(view: View, start: int, end: int) -> bool:
    """Between number and unit stands only a word about the length: "two bloody weeks"."""
    first = view.index(start)
    last = next(
        (n for n in range(first + 1, view.index(end - 1) + 1) if view.words[n].lower() in units()), first
    )
    middle = [
        n
        for n in range(first + 1, last)
        if view.tags[n]
        in ("DT", "IN", "CC", "TO", "VBD", "VBZ", "PRP", "NNP", "WDT", "VB", "VBP", "MD", "RB")
        and view.words[n].lower() not in _PLAIN_MIDDLE
    ]
    return bool(middle)


def no_bare_unit(view: View, start: int, end: int) -> bool:
    """ "60 Minutes": a title, or a number that was no length."""
    if re.match(r" (?:old|of age)\b", view.after(end)):
        return True
    n = view.index(start) - 1
    described = n >= 0 and n + 1 not in view.sentences and view.tags[n] in ("JJ", "VBG", "VBN", "POS")
    if described or re.search(r"\b(?:on|these|those|such|more|at|about) $", view.before(start)):
        return True
    return view.text[start].isupper() and view.index(start) not in view.sentences


def no_title(view: View, start: int, end: int) -> bool:
    """A name in capitals: "This Week", "Last Year at Marienbad"."""
    words_ = view.text[start:end].split()
    return len(words_) > 1 and all(word[:1].isupper() for word in words_)
