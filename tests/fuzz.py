"""Throws odd texts at the tagger and at the dateline finder: python -m tests.fuzz tag|dateline [--minutes 10]

A text is a mix of the tagger's own words, examples of its rules, numbers, marks and odd characters, or a few
sentences cut and shuffled, or one of these over and over. Nothing may raise, nothing may take longer than two
seconds for 20,000 characters, spans lie in order within the text, and values are TIMEX3. The seed of a text
that fails is printed; --seed starts from it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from pipeline import dateline, edtf
from pipeline.documents import lines
from pipeline.export import timeml
from pipeline.model import Document, Domain, When
from pipeline.tagging import tag_line, tag_text, without_halves
from pipeline.timex import words
from pipeline.timex.rules import RULES

SECONDS, CHARACTERS = 2.0, 20_000

SENTENCES = (
    "The envoys left Oslo on the 3rd of March, 1921, and came back two weeks later.",
    "On Monday the council met; by Friday, 9 June, it had fallen apart (see p. 1937).",
    "In the late 1980s, three years before the flood of '92, she moved to Rome at 10:30 p.m. on a Sunday.",
    "Q3 2019 was better than the year-ago quarter; sales rose 4.5% to $1,998 million a year.",
    "From 499 to 493 BC, and again in AD 79, the town burned; who knows what happened between May and July?",
    "Published: 12.03.1954\n\nBERLIN, March 12 — They will meet next Tuesday, five days before the vote.",
    'Updated 2021-08-29T10:00:00Z | "May" said he may march in March; twice a year they do so every July 4.',
    "<meta name='date' content='1974-06-05'><time datetime=\"1974-06-05\">June 5</time>",
)
MARKS = (
    *".,;:!?-–—/'’‘`\"“”()[]{}<>&%$£€#@*_=+|~^\\…°½º",
    " ", " ", " ", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\u00a0", "\u2009", "\u2028",
    "\u0085", "\f", "\v", "\u200b", "\u200e", "\ufeff", "\u00ad", "\ufffd", "\x00", "\x07", "\x1b", "\x7f",
    "\U0010ffff", "\ue000", "\u0301", "İ", "ı", "ß", "ſ", "ﬁ", "é",
    "日", "年", "月", "５", "٣", "१", "²", "Ⅳ", "🙂", "👩\u200d🚀", "𝟙", "\ud800",
)  # fmt: skip
FIGURES = (
    "{0}", "{0}.{1}", "{0},{1}", "{0}:{1}", "{0}/{1}", "{0}-{1}", "{0}–{1}", "{0}.{1}.{2}", "{0}/{1}/{2}",
    "{0}-{1}-{2}", "{0}:{1}:{2}", "{0}th", "{0}st", "{0}s", "'{0}", "’{0}s", "a{0}b{1}", "Q{0}",
    "{0}%", "${0}", "{0} BC", "AD {0}", "{0}T{1}:{2}Z", "{0} May {1}", "March {0}, {1}", "{0} de mayo de {1}",
    "{1}年{0}月{2}日",
)  # fmt: skip

_YEAR = r"(?:(?:BC)?(?:\d{4}|XXXX)|XX\d\d)"
_DAY = rf"{_YEAR}-(?:0[1-9]|1[0-2]|XX)-(?:0[1-9]|[12]\d|3[01]|XX)"
_WEEK = rf"{_YEAR}-W(?:[0-4]\d|5[0-3]|XX)"
_DATE = (
    rf"(?:{_DAY}|{_YEAR}|(?:BC)?\d{{1,3}}|XX\d|XXX?|{_YEAR}-(?:0[1-9]|1[0-2]|XX)|{_WEEK}(?:-(?:[1-7X]|WE|WD))?"
    rf"|{_YEAR}-(?:Q[1-4X]|H[12X]|SP|SU|FA|WI)|(?:PAST|PRESENT|FUTURE)_REF|{_DAY}/{_DAY})"
)
_TIME = rf"(?:{_DATE}?T(?:MO|MI|AF|EV|NI|DT|(?:[01]\d|2[0-4])(?::[0-5]\d){{0,2}})|[A-Z]+_REF)"
_COUNT = r"(?:\d+(?:\.\d+)?|X)"
_HOURS = rf"T(?:{_COUNT}[HMS])+"
_LENGTH = rf"P(?:XX|(?:{_COUNT}(?:Y|M|W|D|Q|DE|CE|WE|SP|SU|FA|WI|FY|ME))+(?:{_HOURS})?|{_HOURS})"
VALUES = {
    "DATE": re.compile(_DATE),
    "TIME": re.compile(_TIME),
    "DURATION": re.compile(_LENGTH),
    "SET": re.compile(f"{_LENGTH}|{_DATE}|{_TIME}"),
}
MODS = {
    None, "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS",
    "EQUAL_OR_MORE", "START", "MID", "END", "APPROX",
}  # fmt: skip


class FoundError(AssertionError):
    """A text that breaks a promise."""


@cache
def vocabulary() -> tuple[str, ...]:
    """Every word and phrase of the tagger's tables, and every rule's example."""
    tables = ("calendar", "holidays", "modifiers", "numbers", "triggers")
    listed = {text for name in tables for text in _texts(words.table(name)) if not text.isupper()}
    return (*sorted(listed), *(part for rule in RULES for part in rule.example.split(", ")))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (key, *_texts(item))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def make_text(chance: random.Random) -> str:
    """A text of at most 20,000 characters."""
    kind = chance.random()
    if kind < 0.1:
        atom = "".join(_atoms(chance, chance.randint(1, 4)))
        return (atom * (CHARACTERS // max(len(atom), 1)))[: chance.choice((200, 2000, CHARACTERS))]
    if kind < 0.15:
        return bytes(chance.randrange(256) for _ in range(chance.randint(1, 3000))).decode("latin-1")
    if kind < 0.5:
        return _mutated(chance, " ".join(chance.choices(SENTENCES, k=chance.choice((1, 2, 5, 100)))))
    return "".join(_atoms(chance, chance.choice((3, 10, 30, 100, 300, 3000))))[:CHARACTERS]


def _atoms(chance: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        kind = chance.random()
        if kind < 0.45:
            word = chance.choice(vocabulary())
            yield chance.choice((word, word, word.capitalize(), word.upper()))
        elif kind < 0.7:
            numbers = (_number(chance) for _ in range(3))
            yield chance.choice(FIGURES).format(*numbers)
        elif kind < 0.8:
            yield chance.choice(chance.choice(SENTENCES).split())
        else:
            yield chance.choice(MARKS)
        yield chance.choice((" ", " ", " ", " ", " ", "", ", ", "\n", "-"))


def _number(chance: random.Random) -> str:
    top = chance.choice((9, 31, 99, 999, 2100, 9999, 10**12))
    return str(chance.randint(0, top)).zfill(chance.choice((0, 0, 2, 4)))


def _mutated(chance: random.Random, text: str) -> str:
    """A few cuts, repeats, strange characters and words at random places."""
    for _ in range(chance.randint(0, 12)):
        at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        to = min(to, at + 40)
        text = chance.choice(
            (
                text[:at] + text[to:],
                text[:to] + text[at:],
                text[:at] + "".join(_atoms(chance, 1)) + text[at:],
                text[:at] + text[at:to].swapcase() + text[to:],
            )
        )
    return text[:CHARACTERS]


def make_dct(chance: random.Random) -> When | None:
    """No publication date, a day, a month, a year, or an interval."""
    year = chance.choice((1, 33, 999, 1582, 1900, 1989, 2000, 2024, 9998, 9999))
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    date = f"{year:04d}-{month:02d}-{day:02d}"
    later = f"{year:04d}-{month:02d}-28"
    return chance.choice(
        (None, edtf.read(date), edtf.read(date[:7]), edtf.read(date[:4]), edtf.read(f"{date}/{later}"))
    )


def check_tag(chance: random.Random) -> None:
    """One odd text through the tagger, in the ways of the command."""
    text, dct, domain = make_text(chance), make_dct(chance), chance.choice(("news", "narrative"))
    where: Domain = "news" if domain == "news" else "narrative"
    found = _timed(lambda: tag_text(text, dct=dct, domain=where), text)
    check_timexes(text, found)
    if chance.random() < 0.2:
        row = {
            "doc": "x",
            "text": text,
            "dct": None if dct is None else edtf.write(dct)[:10],
            "domain": domain,
        }
        written = timeml.document(row, tag_line(row))
        ElementTree.fromstring(written.encode("utf-8"))  # noqa: S314 - of our own making


def check_timexes(text: str, found: list[dict[str, Any]]) -> None:
    """Spans lie within the text, in order, apart; types, values and mods are TIMEX3's."""
    end = 0
    for one in found:
        if not end <= one["start"] < one["end"] <= len(text):
            raise FoundError(f"a span out of place: {one}")
        end = one["end"]
        inner = text[one["start"] : end]
        if inner != inner.strip():
            raise FoundError(f"blanks at the ends of {inner!r}: {one}")
        if one["mod"] not in MODS or not VALUES[one["type"]].fullmatch(one["value"]):
            raise FoundError(f"no TIMEX3 for {inner!r}: {one}")


def check_dateline(chance: random.Random) -> None:
    """One odd text through the dateline finder; a file that was decoded holds no half characters."""
    text = without_halves(make_text(chance))
    document = Document("x", "x.txt", text, text, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())
    published = _timed(lambda: dateline.find(document, {}), text)
    if (published.when is None) != (published.basis == "unknown") or not published.note.strip():
        raise FoundError(f"{published}")
    if published.when is not None:
        if edtf.read(edtf.write(published.when)) != published.when:
            raise FoundError(f"not the same when read back: {published}")
        if published.basis == "stated" and not any(line.text for line in lines(text)):
            raise FoundError("stated in an empty text")


def _timed(run: Callable[[], Any], text: str) -> Any:
    """What it returns; slow is what is slow twice, since the first run may load a model."""
    result, taken = None, 0.0
    for _ in range(2):
        start = time.process_time()
        result = run()
        taken = time.process_time() - start
        if taken <= SECONDS * max(len(text) / CHARACTERS, 0.5):
            return result
    raise FoundError(f"{taken:.1f} seconds for {len(text)} characters")


CHECKS = {"tag": check_tag, "dateline": check_dateline}


def main() -> int:
    """Runs one check on text after text; the first lines of what fails are printed, the rest goes on."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=sorted(CHECKS))
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument(
        "--seed", type=int, default=1, help="the first text's seed; the next one has the next"
    )
    options = parser.parse_args()
    end, seed, failed = time.monotonic() + 60 * options.minutes, options.seed, 0
    while time.monotonic() < end:
        try:
            CHECKS[options.what](random.Random(seed))
        except Exception as error:
            failed += 1
            text = make_text(random.Random(seed))
            print(f"seed {seed}: {type(error).__name__}: {str(error)[:300]}\n  {text[:200]!r}", flush=True)
        seed += 1
    print(f"{seed - options.seed} texts, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
