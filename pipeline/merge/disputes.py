"""How the reports of an event differ, in a sentence or two: whether it was, how many, and when."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipeline.events import Mention
from pipeline.events.figures import Figure
from pipeline.merge.figures import agree, comparable
from pipeline.timex import say

SENTENCES = 2


def dispute(mentions: Sequence[Mention], sources: Mapping[str, str]) -> str | None:
    """A note on what the reports of an event disagree on, or None; `sources` names the texts.

    The most telling first: whether it was, then when, then how many.
    """
    notes = [_of_status(mentions, sources), _of_dates(mentions, sources), *_of_numbers(mentions, sources)]
    found = list(dict.fromkeys(note for note in notes if note))[:SENTENCES]
    return " ".join(found) if found else None


def _of_status(mentions: Sequence[Mention], sources: Mapping[str, str]) -> str | None:
    """Somebody has it that it was, somebody that it was not."""
    denied = [m for m in mentions if m.status == "denied"]
    told = [m for m in mentions if m.status in ("happened", "ongoing")]
    claimed = [m for m in mentions if m.status == "alleged"]
    yes, no = (told or claimed)[:1], denied[:1]
    if not yes or not no:
        return None
    verb = "reports it" if told else "claims it"
    return _sentence(f"{_voice(yes[0], sources, no[0])} {verb}; {_denial(no[0], sources, yes[0])}.")


def _denial(mention: Mention, sources: Mapping[str, str], other: Mention) -> str:
    """Who says that it was not so, and where: "in The Courier, the minister denies it"."""
    text = _source(mention.doc_id, sources)
    if not mention.said_by:
        return f"{text} says that it did not happen"
    denied = f"{re.sub('^The ', 'the ', mention.said_by)} denies it"
    return denied if mention.doc_id == other.doc_id else f"in {text}, {denied}"


def _of_dates(mentions: Sequence[Mention], sources: Mapping[str, str]) -> str | None:
    """The days that the texts state are not the same."""
    by_day: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.when.precision == "day" and mention.when.start is not None and _is_stated(mention):
            by_day[mention.when.start].append(mention)
    if len(by_day) < 2:
        return None
    firsts = [by_day[day][0] for day in sorted(by_day)]
    named = [_source(m.doc_id, sources) for m in firsts]
    parts = [f"to {say.when(m.when)}" for m in firsts]
    told = [
        f"{named[0]} dates it {parts[0]}",
        *(f"{n} {p}" for n, p in zip(named[1:], parts[1:], strict=True)),
    ]
    return _sentence(f"{_joined(told)}.")


def _is_stated(mention: Mention) -> bool:
    """Whether a date stands in the mention's own sentence."""
    start, end = mention.sentence
    return bool(mention.timex.text) and start <= mention.timex.start < end


def _of_numbers(mentions: Sequence[Mention], sources: Mapping[str, str]) -> list[str]:
    """A sentence for each thing that two reports count differently."""
    notes: dict[tuple[str, str], str] = {}
    for index, one in enumerate(mentions):
        for other in mentions[index + 1 :]:
            for a, b in comparable(one.content.figures, other.content.figures):
                if not agree(a, b) and (a.what, a.who) not in notes:
                    left, right = _voice(one, sources, other), _voice(other, sources, one)
                    notes[a.what, a.who] = _sentence(f"{left} speaks of {_said(a)}, {right} of {_said(b)}.")
    return [notes[key] for key in sorted(notes)]


def _said(figure: Figure) -> str:
    """A figure in words: "at least 31 dead", "1.4 million dollars"."""
    bound = {"least": "at least ", "most": "at most ", "about": "about ", "": ""}[figure.bound]
    noun = figure.what if figure.who in ("people", figure.what) else f"{_plural(figure.who)} {figure.what}"
    return f"{bound}{_number(figure.number)} {noun if figure.what in _STATES else _plural(noun)}"


_STATES = {
    "dead", "wounded", "missing", "arrested", "captured", "released", "rescued", "evacuated", "displaced",
}  # fmt: skip


def _plural(noun: str) -> str:
    irregular = {"man": "men", "woman": "women", "child": "children", "people": "people", "person": "people"}
    if noun in irregular or noun.endswith("s"):
        return irregular.get(noun, noun)
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("x", "ch", "sh")) else f"{noun}s"


def _number(number: float) -> str:
    for name, size in (("billion", 10**9), ("million", 10**6)):
        if number >= size and round(number / size, 2) * size == number:
            return f"{number / size:g} {name}"
    return f"{number:,.0f}" if number == int(number) else f"{number:g}"


def _voice(mention: Mention, sources: Mapping[str, str], other: Mention) -> str:
    """The text, or in one text the source that it names."""
    if mention.doc_id == other.doc_id and mention.said_by and mention.said_by != other.said_by:
        return mention.said_by
    return _source(mention.doc_id, sources)


def _source(doc_id: str, sources: Mapping[str, str]) -> str:
    return sources.get(doc_id) or f"the text {doc_id}"


def source_names(texts: Mapping[str, tuple[str | None, str | None]]) -> dict[str, str]:
    """What to call each text, from its publisher and title: the publisher where it has one text here, else
    the title, else its id.

    >>> source_names({"a": ("The Courier", "Boats"), "b": (None, "Storm at sea"), "c": (None, None)})
    {'a': 'The Courier', 'b': '“Storm at sea”', 'c': 'the text c'}
    """
    publishers = Counter(publisher for publisher, _ in texts.values() if publisher)
    titles = Counter(title for _, title in texts.values() if title)
    named = {}
    for doc_id, (publisher, title) in texts.items():
        if publisher and publishers[publisher] == 1:
            named[doc_id] = publisher
        elif title and titles[title] == 1:
            named[doc_id] = f"“{title}”"
        else:
            named[doc_id] = f"the text {doc_id}"
    return named


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, {parts[-1]}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
