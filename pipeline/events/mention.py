"""A mention: one report of an event in one document."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline import headlines
from pipeline.claims import Scene, of_trigger, subject_of
from pipeline.interval import ymd
from pipeline.model import Document, Published, Status, Timex, When

if TYPE_CHECKING:
    from spacy.tokens import Span, Token
from pipeline.events.content import EMPTY, Content, content_of
from pipeline.events.kinds import event_type, noun_type
from pipeline.events.places import places_of
from pipeline.events.roles import Part, parts_of

TELLING_WORDS = 4  # a headline that is not whole says something only from so many words on


@dataclass(frozen=True, slots=True)
class Mention:
    """One report of an event in one document; offsets into the document's text."""

    mention_id: str
    doc_id: str
    sentence: tuple[int, int]
    trigger: tuple[int, int]
    lemma: str
    timex: Timex
    when: When
    anchor: str
    headline: str
    label: str
    event_type: str
    status: Status
    said_by: str | None
    parts: tuple[Part, ...]
    places: tuple[str, ...]
    confidence: float
    prominence: float
    is_main: bool
    has_subject: bool
    breaks_off: bool = False
    nouns: tuple[str, ...] = ()  # the lemmas of the event nouns that name it
    content: Content = EMPTY

    @property
    def says_something(self) -> bool:
        """Whether its headline says who or what: it is whole, or names somebody, or has words enough.

        Of a saying the words must be enough, whoever is named: "Russia announced" says nothing.
        """
        named = bool(self.names) and self.event_type != "statement"
        return self.has_subject or named or len(self.headline.split()) >= TELLING_WORDS

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its actors, in order, without those who only speak."""
        return tuple(dict.fromkeys(part.actor.name for part in self.parts if part.role != "speaker"))


def make_mention(
    document: Document,
    where: Scene,
    sentence: Span,
    trigger: Token,
    timex: Timex,
    link: float,
    dated: Sequence[Timex],
) -> Mention:
    where = _in_its_time(where, sentence, timex.when)
    claim = of_trigger(where, trigger)
    times = frozenset(t.i for t in sentence if any(other.start <= t.idx < other.end for other in dated))
    dates = times | _time_prepositions(where, times)
    headline = headlines.write(where, trigger, without=dates, speaker=claim.said_by)
    parts = tuple(parts_of(where, trigger, claim, times))
    start, end = stripped(document.text, sentence.start_char, sentence.end_char)
    key = f"{document.sha256}:{start}:{trigger.idx}:{timex.start}"
    assert timex.when is not None  # noqa: S101  (only dated time expressions come here)
    certainty = timex.confidence * link * (1.0 if headline.whole else 0.8)
    return Mention(
        mention_id="m" + hashlib.sha256(key.encode()).hexdigest()[:12],
        doc_id=document.doc_id,
        sentence=(start, end),
        trigger=(trigger.idx, trigger.idx + len(trigger)),
        lemma=trigger.lemma_.lower(),
        timex=timex,
        when=timex.when,
        anchor=timex.anchor,
        headline=headline.text,
        label=headline.label,
        event_type=event_type(trigger),
        status=_not_done_yet(claim.status, timex.when, document.published),
        said_by=claim.said_by,
        parts=parts,
        places=tuple(places_of(where, trigger)),
        confidence=round(max(0.0, min(1.0, certainty)), 3),
        prominence=_prominence(where, trigger),
        is_main=_is_main(trigger),
        has_subject=headline.whole,
        nouns=tuple(event_name(noun) for noun in event_nouns(trigger)),
        breaks_off=headline.breaks_off,
        content=content_of(where, trigger, dates),
    )


def event_nouns(trigger: Token) -> list[Token]:
    """The nouns that name an event: its trigger, its subject, its objects, where they name one."""
    near = [
        trigger,
        subject_of(trigger),
        *(c for c in trigger.children if c.dep_ in ("dobj", "attr", "nsubjpass")),
    ]
    return [t for t in near if t is not None and t.pos_ in ("NOUN", "PROPN") and noun_type(t) is not None]


def _is_main(trigger: Token) -> bool:
    """Whether it is the sentence's root, or the noun of which the root says something."""
    root = trigger.sent.root
    return trigger == root or (trigger.head == root and trigger.dep_ in ("nsubj", "nsubjpass"))


def event_name(noun: Token) -> str:
    """A noun with the nouns before it that say which: "telephone call", so that a video call is another."""
    kinds = [c.lemma_.lower() for c in noun.children if c.dep_ == "compound" and c.pos_ == "NOUN"]
    return " ".join([*kinds, noun.lemma_.lower()])


def _not_done_yet(status: Status, when: When, published: Published | None) -> Status:
    """What lies after publication is planned, whatever its words say."""
    end = published.when.end if published is not None and published.when is not None else None
    later = end is not None and when.start is not None and when.start >= end
    return "planned" if later and status in ("happened", "ongoing") else status


def _prominence(where: Scene, trigger: Token) -> float:
    """How much a text makes of an event, 0 to 1: told early, and its word or its object's come back often."""
    nouns = [trigger, *(c for c in trigger.children if c.dep_ in ("dobj", "nsubjpass", "attr"))]
    often = max(where.lemmas[noun.lemma_.lower()] for noun in nouns)
    early = 1 - trigger.i / len(where.doc)
    return round(0.5 * early + 0.5 * min(1.0, (often - 1) / 8), 3)


def _in_its_time(where: Scene, sentence: Span, when: When | None) -> Scene:
    """The scene with the sentence's states under the names they bore then."""
    day = None if when is None else when.start if when.start is not None else when.end
    found = {t.i: where.by_token[t.i] for t in sentence if t.i in where.by_token}
    if day is None or not any(len(mention.entries) > 1 for mention in found.values()):
        return where
    year = ymd(day)[0]
    return replace(where, by_token={**where.by_token, **{i: m.at(year) for i, m in found.items()}})


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _time_prepositions(where: Scene, times: frozenset[int]) -> frozenset[int]:
    """The prepositions whose object is a date ("on", "since"), which a headline leaves out with it."""
    return frozenset(
        where.doc[i].head.i
        for i in times
        if where.doc[i].dep_ in ("pobj", "pcomp")
        and where.doc[i].head.pos_ in ("ADP", "SCONJ")
        and not _takes_a_name(where.doc[i], times)
    )


def _takes_a_name(date: Token, times: frozenset[int]) -> bool:
    """Whether the parser hung a name on a date right behind it: "on China's Yuyuan Aug. 27"."""
    return any(c.dep_ == "compound" and c.pos_ == "PROPN" and c.i not in times for c in date.children)
