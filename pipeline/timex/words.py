"""The tagger's words: TOML tables read once, as look-ups (spelling → value) and as pieces of patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One TOML file of words."""
    text = resources.files("pipeline.timex").joinpath("words", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def spellings(name: str, section: str) -> dict[str, str]:
    """Every spelling of a section, with the key it stands for.

    >>> spellings("calendar", "month")["aug."]
    '8'
    """
    return {word: key for key, words in table(name)[section].items() for word in words}


def months() -> dict[str, int]:
    """Month names and their numbers."""
    return {word: int(key) for word, key in spellings("calendar", "month").items()}


def weekdays() -> dict[str, int]:
    """Weekday names, 0 for Monday."""
    both = spellings("calendar", "weekday") | spellings("calendar", "weekday_short")
    return {word: int(key) for word, key in both.items()}


def units() -> dict[str, str]:
    """Unit names and their TIMEX3 letters."""
    return spellings("calendar", "unit") | spellings("calendar", "unit_like")


@cache
def ordinals() -> dict[str, int]:
    """Ordinal words up to the thirty-first, with and without a hyphen."""
    words: dict[str, int] = table("numbers")["ordinal"]
    return words | {word.replace("-", " "): value for word, value in words.items()}


@cache
def _number_words() -> dict[str, int]:
    numbers = table("numbers")
    merged: dict[str, int] = numbers["ones"] | numbers["teens"] | numbers["tens"]
    return merged


_HALVES = {"half": 0.5, "half a": 0.5, "half an": 0.5, "a half": 0.5, "quarter": 0.25}
_PART = re.compile(r"(?P<n>a|one|three)[- ]quarters? of an?")


def number(text: str) -> float | None:
    """The value of a number in digits or words, or None.

    >>> number("twenty-four"), number("1,500"), number("a hundred and ten"), number("two and a half")
    (24, 1500, 110, 2.5)
    """
    text = text.replace(",", "").replace("½", ".5").strip()
    if re.fullmatch(r"\d*\.?\d+", text):
        return float(text) if "." in text else int(text)
    if text in _HALVES:
        return _HALVES[text]
    if part := _PART.fullmatch(text):
        return 0.75 if part["n"] == "three" else 0.25
    if text.startswith("half") and text.endswith("dozen"):
        return 6
    for tail in (" and a half", "-and-a-half", " 1/2"):
        if text.endswith(tail):
            whole = number(text[: -len(tail)])
            return None if whole is None else whole + 0.5
    return _in_words(re.split(r"[\s-]+", text))


def _in_words(words: list[str]) -> float | None:
    scale = table("numbers")["scale"]
    total, part = 0.0, 0.0
    for word in words:
        if word in ("a", "an"):
            part += 1
        elif word in _number_words():
            part += _number_words()[word]
        elif word.isdigit():
            part += int(word)
        elif word == "dozen":
            part = (part or 1) * 12
        elif word == "couple":
            part = 2
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in scale:
            total, part = total + (part or 1) * scale[word], 0
        elif word != "and":
            return None
    value = total + part
    return int(value) if value == int(value) else value


def year_in_words(text: str) -> int | None:
    """A spoken year.

    >>> year_in_words("nineteen ninety-seven"), year_in_words("nineteen oh five")
    (1997, 1905)
    """
    words = [word for word in re.split(r"[\s-]+", text) if word != "and"]
    if words[:2] == ["two", "thousand"]:
        rest = _in_words(words[2:]) if words[2:] else 0
        return None if rest is None else 2000 + int(rest)
    known = _number_words()
    century = known.get(words[0])
    if century is None or century < 10 or len(words) < 2:
        return None
    if words[1] == "hundred":
        rest = _in_words(words[2:]) if words[2:] else 0
        return None if rest is None else century * 100 + int(rest)
    tail = [word for word in words[1:] if word not in ("oh", "o")]
    rest = _in_words(tail) if tail else None
    return None if rest is None or rest > 99 else century * 100 + int(rest)


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; a space stands for any short gap."""
    return (
        "(?:"
        + "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=lambda w: (-len(w), w)))
        + ")"
    )


@cache
def holidays() -> dict[str, dict[str, Any]]:
    """Every spelling of a holiday's name, and its row: either apostrophe, and "St", "St." or "Saint".

    >>> holidays()["saint luke’s day"]["day"]
    [10, 18]
    """
    rows = {name: row for row in table("holidays")["holiday"] for name in row["names"]}
    for name, row in list(rows.items()):
        for saint in ("st. ", "saint ") if name.startswith("st ") else ():
            rows.setdefault(saint + name.removeprefix("st "), row)
    return rows | {name.replace("'", "’"): row for name, row in rows.items()}


@cache
def saints() -> dict[str, str]:
    """Those whose days are named after them, with the day: the feast of "st luke" is "st luke's day"."""
    ends = ("'s day", "' day", "’s day", "’ day")
    days = {name: next((end for end in ends if name.endswith(end)), "") for name in holidays()}
    return {
        name.removesuffix(end): name
        for name, end in days.items()
        if end and name.startswith(("st", "saint", "all ", "holy "))
    }


@cache
def macros() -> dict[str, str]:
    """The named pieces that rules write in braces."""
    numbers = table("numbers")
    modifiers = table("modifiers")
    ones, teens, tens = (either(numbers[key]) for key in ("ones", "teens", "tens"))
    below = f"(?:{tens}(?:[- ]{ones})?|{teens}|{ones})"
    digits = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,4}(?:\.\d+|½)?|\d{5,7})"
    number_ = (
        rf"(?:a hundred(?: (?:and )?{below})?|a thousand|(?:half[ -])?a[ -]dozen"
        rf"|(?:(?:a|one) quarter|three[- ]quarters) of an?|{below}(?: hundred| thousand| million| dozen)"
        rf"(?: (?:and )?{below})?"
        rf"|{below}(?: and a half|-and-a-half)?"
        rf"|{digits}(?: million| thousand| hundred| dozen| and a half| 1/2)?)"
    )
    full_months = [
        word for word in spellings("calendar", "month") if len(word) > 4 or word in ("may", "june", "july")
    ]
    return {
        "month": either(spellings("calendar", "month")),
        "month_full": either(word for word in full_months if not word.endswith(".")),
        "weekday": either(spellings("calendar", "weekday")),
        "weekday_any": either(weekdays()),
        "season": either(spellings("calendar", "season")),
        "daypart": either(spellings("calendar", "daypart")),
        "daypart_dated": either(spellings("calendar", "daypart_dated")),
        "unit": either(spellings("calendar", "unit")),
        "unit_one": either(w for w in units() if not w.endswith(("s", "ia", "."))),
        "unit_many": either(w for w in units() if w.endswith(("s", "ia"))),
        "unit_any": either(units()),
        "calunit": either(
            w for w, k in spellings("calendar", "unit").items() if k in "DWMQY" or k in ("DE", "CE")
        ),
        "decade_word": either(spellings("calendar", "decade_word")),
        "number": number_,
        "ordinal": "(?:" + either(ordinals()) + r"|\d{1,2}(?:st|nd|rd|th))",
        "day": r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)",
        "year": r"(?:1\d{3}|20\d{2}|2100)",
        "year_words": rf"(?:(?:{teens}|twenty) "
        rf"(?:hundred(?: (?:and )?{below})?|(?:oh|o)[- ]{ones}|{teens}|{tens}"
        rf"(?:[- ]{ones})?)|two thousand(?: (?:and )?{below})?)",
        "era": r"(?:b\. ?c\. ?e\.|b\. ?c\.|bce|bc|a\. ?d\.|ad|c\.e\.|ce)",
        "phase": either(w for words in modifiers["phase"].values() for w in words),
        "measure": either(w for words in modifiers["measure"].values() for w in words),
        "around": either(w for words in modifiers["around"].values() for w in words),
        "vague": either(modifiers["vague"]["words"]),
        "holiday": either(holidays()),
        "saint": either(saints()),
    }
