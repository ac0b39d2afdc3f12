"""Numbers that a clause counts something with: "killing at least 31 people", "14 tonnes of squid"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from pipeline import lexicon
from pipeline.timex import words

if TYPE_CHECKING:
    from spacy.tokens import Token

Bound = Literal["", "least", "most", "about"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, whether it is exact, what it counts ("dead", "tonne"), and who or what that is.

    `what` is what befell those counted where the words say so, else the counted noun; `who` is the counted
    noun, or "people" for people in general.
    """

    number: float
    bound: Bound
    what: str
    who: str


_LEAST = (
    "at least",
    "more than",
    "over",
    "no fewer than",
    "not less than",
    "upwards of",
    "above",
    "no less than",
)
_MOST = ("at most", "up to", "fewer than", "less than", "under", "nearly", "almost", "no more than", "below")
_ABOUT = ("about", "around", "some", "roughly", "approximately", "circa", "an estimated", "estimated")
_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(_LEAST, "least"), **dict.fromkeys(_MOST, "most"), **dict.fromkeys(_ABOUT, "about")
}  # fmt: skip
_SIGNS = {"$": "dollar", "US$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble"}
CURRENCIES = frozenset({
    "dollar", "euro", "pound", "yen", "rouble", "ruble", "yuan", "franc", "mark", "lira", "peso", "rupee",
    "shilling", "cent", "penny", "pence", "crown", "krona", "krone", "dinar", "rial", "riyal", "real", "won",
    "baht", "lev",
})  # fmt: skip
_NO_COUNT = {
    "hour", "minute", "second", "day", "week", "month", "year", "decade", "century", "time", "percent", "%",
    "o'clock", "a.m.", "p.m.", "age", "km", "kilometre", "kilometer", "mile", "metre", "meter", "degree",
}  # fmt: skip


@cache
def _befell() -> dict[str, str]:
    groups = lexicon.load("counted")["befell"]
    return {word: what for what, listed in groups.items() for word in listed}


@cache
def _people() -> frozenset[str]:
    return frozenset(lexicon.load("counted")["people"])


def figures_of(trigger: Token, times: frozenset[int]) -> Iterator[Figure]:
    """The figures of the trigger's clause and of the participles that hang on it ("sank, killing 31")."""
    verb = trigger.head
    told = verb if trigger.dep_ == "nsubj" and verb.pos_ == "VERB" else trigger
    tokens = {t.i: t for t in _near(told)}
    for index, token in sorted(tokens.items()):
        starts = _is_number(token) and not (index - 1 in tokens and _is_number(tokens[index - 1]))
        if starts and index not in times:
            run = [token]
            while run[-1].i + 1 in tokens and _is_number(tokens[run[-1].i + 1]):
                run.append(tokens[run[-1].i + 1])
            figure = _figure(run)
            if figure is not None:
                yield figure


def _near(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        participle = child.dep_ == "advcl" and child.tag_ in ("VBG", "VBN")
        joined = child.dep_ == "conj" and child.pos_ == "VERB"
        if participle or not (joined or child.dep_ in ("relcl", "advcl", "parataxis", "csubj", "ccomp")):
            yield from _near(child)


def _is_number(token: Token) -> bool:
    return (token.pos_ == "NUM" and token.text not in _SIGNS) or (token.tag_ == "CD" and token.like_num)


def _figure(run: list[Token]) -> Figure | None:
    number = value(" ".join(t.text for t in run))
    if number is None or number < 1 or _is_named(run):
        return None
    last = run[-1]
    head = last.head if last.dep_ in ("nummod", "compound", "amod", "nmod") and last.head.i > last.i else last
    currency = _SIGNS.get(run[0].nbor(-1).text if run[0].i else "")
    noun = currency or (
        "people" if head.i == last.i else head.text if head.pos_ == "PROPN" else head.lemma_.lower()
    )
    if noun in _NO_COUNT or head.text[:1] in "-–":
        return None
    if currency is not None:
        return Figure(number, _bound(run[0]), noun, noun)
    befallen = _befell().get(noun) or _befell().get(head.head.lemma_.lower() if _is_argument(head) else "")
    described = next((c for c in head.children if c.lemma_.lower() in _befell() and c.i > head.i), None)
    if befallen is None and described is not None and described.dep_ in ("acl", "amod", "advmod"):
        befallen = _befell()[described.lemma_.lower()]
    if head.i == last.i and befallen is None:
        return None
    who = "people" if noun in _people() or (befallen and noun in _befell()) else noun
    return Figure(number, _bound(run[0]), befallen or noun, who)


def _is_argument(head: Token) -> bool:
    return head.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")


def _is_named(run: list[Token]) -> bool:
    """Whether the number is part of a name or a rank ("Article 5", "Flight 90")."""
    before = run[0].nbor(-1) if run[0].i else None
    return before is not None and before.pos_ == "PROPN" and run[0].head.i == before.i


def _bound(first: Token) -> Bound:
    before = " ".join(t.lower_ for t in first.doc[max(0, first.i - 3) : first.i])
    found = (phrase for phrase in _BOUNDS if before == phrase or before.endswith(f" {phrase}"))
    phrase = max(found, key=len, default="")
    return _BOUNDS.get(phrase, "")


def value(text: str) -> float | None:
    """The number that some words or digits stand for.

    >>> value("3.2 million"), value("2 000"), value("forty-six"), value("1,284")
    (3200000.0, 2000.0, 46.0, 1284.0)
    """
    parts = text.lower().replace(",", "").split()
    joined = [parts[0]] if parts else []
    for part in parts[1:]:
        if part.isdigit() and len(part) == 3 and joined[-1].isdigit():
            joined[-1] += part
        else:
            joined.append(part)
    scale = 1.0
    while len(joined) > 1 and joined[-1] in _scales():
        scale *= _scales()[joined.pop()]
    number = words.number(" ".join(joined))
    return None if number is None else float(number) * scale


@cache
def _scales() -> dict[str, int]:
    return dict(words.table("numbers")["scale"])
