"""All mentions of a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline import told
from pipeline.actors import ActorMention
from pipeline.claims import Scene, scene
from pipeline.documents import breaks
from pipeline.model import Document, Leftover, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token
from pipeline.events.course import Course, going_on, is_report, leaning_day, time_of
from pipeline.events.kinds import noun_type, speech_verbs
from pipeline.events.mention import Mention, event_nouns, make_mention
from pipeline.events.sentences import dated_sentences, leftover_of
from pipeline.events.triggers import framed_by, passed_on_by, trigger_of
from pipeline.events.undated import by_publication, carried, joined_deeds, reported, said_by_then


@dataclass(frozen=True, slots=True)
class _Found:
    """What a sentence gave: mentions, events it dates but says too little of to be told, and leftovers."""

    mentions: list[Mention]
    unsaid: list[Mention]
    leftovers: list[Leftover]


def find(
    document: Document, doc: Doc, timexes: Sequence[Timex], actors: Sequence[ActorMention]
) -> tuple[list[Mention], list[Leftover]]:
    """The mentions of a document in order, and what was dated or seen and gave none, with the reason."""
    where = scene(doc, actors)
    published = document.published.when if document.published else None
    leans = {id(t): lean for t in timexes if (lean := told.leaning(where.text, t)) is not None}
    paragraphs = breaks(document.masked)
    course = Course(is_report=is_report(doc), published=published)
    found: list[_Found] = []
    later: list[tuple[Span, list[Timex]]] = []
    leftovers: list[Leftover] = []
    for sentence, dated, unused in dated_sentences(document, doc, timexes):
        leftovers += unused
        if any(id(t) in leans for t in dated):
            later.append((sentence, dated))
            continue
        paragraph = bisect_right(paragraphs, sentence.start_char)
        here = _read(document, where, sentence, dated, course, paragraph)
        course = going_on(course, sentence, [*here.mentions, *here.unsaid], paragraph, published)
        found.append(here)
    every = [m for one in found for m in (*one.mentions, *one.unsaid)]
    known = [event for m in every for event in told.collect(_event_nouns(where, m), m.when)]
    for sentence, dated in later:
        resolved = [
            told.resolve(leans[id(t)], known, published=published) if id(t) in leans else t for t in dated
        ]
        found.append(_in_sentence(document, where, sentence, resolved))
    mentions = sorted((m for one in found for m in one.mentions), key=lambda m: (m.sentence, m.trigger))
    return mentions, leftovers + [left for one in found for left in one.leftovers]


def _read(
    document: Document, where: Scene, sentence: Span, dated: Sequence[Timex], course: Course, paragraph: int
) -> _Found:
    """A sentence's events: at its own times, else at the time that the text goes on with."""
    dated = [leaning_day(course, t) for t in dated]
    own = [t for t in dated if t.when is not None]
    daily = bool(own) and all(_is_bare_clock(t) for t in own)
    if daily and (day := time_of(course, sentence, paragraph, daily=True)) is not None:
        dated = [_at(t, day) if t.when is not None else t for t in dated]
    found = _in_sentence(document, where, sentence, dated)
    mentions = list(found.mentions)
    if mentions and not _may_go_on(mentions):
        return found
    time = time_of(course, sentence, paragraph, daily=daily)
    before = time_of(course, sentence, paragraph, reported=True)
    if not mentions and not own and not any(t.type == "DATE" and t.value[:1] == "X" for t in dated):
        mentions = (
            carried(document, where, sentence, time, before, states=course.is_report)
            or by_publication(document, where, sentence)
            or said_by_then(document, where, sentence, time)
        )
    mentions += reported(document, where, sentence, mentions or found.unsaid, before)
    if mentions and all(m.status == "planned" and not m.is_main for m in mentions):
        mentions += carried(document, where, sentence, time, None)
    return replace(found, mentions=mentions)


def _may_go_on(mentions: Sequence[Mention]) -> bool:
    """Whether a dated sentence can tell more: what a saying reports, what was done beside a plan."""
    plans = all(m.status == "planned" and not m.is_main for m in mentions)
    return plans or all(m.lemma in speech_verbs() for m in mentions)


_CLOCKS = frozenset(["clock time", "clock time, 24 hours", "hour", "o'clock", "noon"])


def _is_bare_clock(timex: Timex) -> bool:
    """Whether a time of day stands without a day of its own."""
    return timex.type == "TIME" and timex.rule.removeprefix("range of ") in _CLOCKS


def _at(clock: Timex, time: Timex) -> Timex:
    """A time of day on the day that the text goes on with."""
    return replace(clock, when=time.when, anchor=time.anchor, confidence=time.confidence)


def _event_nouns(where: Scene, mention: Mention) -> Iterator[tuple[str, frozenset[str]]]:
    """The event nouns of a mention: its trigger, its subject, its objects, each with the words before it."""
    span = where.doc.char_span(*mention.trigger, alignment_mode="expand")
    for noun in event_nouns(span.root) if span is not None else []:
        before = frozenset(c.lower_ for c in noun.children if c.dep_ in ("compound", "amod"))
        yield noun.lemma_.lower(), before


def _is_scrap(where: Scene, sentence: Span) -> bool:
    """Whether a sentence has no verb and names nobody: "Fall of 13% this year"."""
    return sentence.root.pos_ == "NOUN" and not any(
        t.pos_ in ("VERB", "AUX", "PROPN") or t.i in where.by_token or t.ent_type_ in _NAMED for t in sentence
    )


_NAMED = {"GPE", "LOC", "ORG", "PERSON", "FAC", "EVENT", "NORP"}


def _in_sentence(document: Document, where: Scene, sentence: Span, timexes: Sequence[Timex]) -> _Found:
    """The events that the time expressions of a sentence date, each with the best of its times."""
    found = _Found([], [], [leftover_of(document, t, t.anchor) for t in timexes if t.when is None])
    dated = [t for t in timexes if t.when is not None]
    by_trigger: dict[int, list[tuple[Timex, float]]] = {}
    for timex in dated:
        trigger, link = trigger_of(where, sentence, timex)
        if trigger is None:
            reason = "No event stands with this date: a state, or no predicate."
            found.leftovers.append(leftover_of(document, timex, reason))
        else:
            by_trigger.setdefault(trigger.i, []).append((timex, link))
    for index, times in by_trigger.items():
        timex, link = max(times, key=lambda f: _preference(f[0], f[1]))
        better = f"The event has a better date in the sentence: “{timex.text}”."
        found.leftovers.extend(leftover_of(document, t, better) for t, _ in times if t is not timex)
        mention = make_mention(document, where, sentence, where.doc[index], timex, link, dated)
        above = framed_by(where.doc[index])
        if above is not None and above.i not in by_trigger:
            mention = make_mention(document, where, sentence, above, timex, link - 0.2, dated)
        passed_on = passed_on_by(where, where.doc[index]) if mention.breaks_off else None
        if passed_on is not None and passed_on.i not in by_trigger:
            told_of = make_mention(document, where, sentence, passed_on, timex, link - 0.2, dated)
            if told_of.has_subject and not told_of.breaks_off:
                open_ = told_of.status in ("happened", "ongoing")
                mention = replace(told_of, status="alleged") if open_ else told_of
        says = mention.says_something and not _is_scrap(where, sentence)
        (found.mentions if says else found.unsaid).append(mention)
        if not says:
            found.leftovers.append(leftover_of(document, timex, "The sentence does not say to whom or what."))
        for other in (*_same_day_nouns(sentence, timex), *joined_deeds(where.doc[index], set(by_trigger))):
            if other.i not in by_trigger:
                joined = make_mention(document, where, sentence, other, timex, 0.8, dated)
                (found.mentions if joined.says_something else found.unsaid).append(joined)
    return found


_ON_THE_DAY = re.compile(r"\bthe (?:very |same )*day (?:of|as) (?:the|its|their|his|her) ", re.I)


def _same_day_nouns(sentence: Span, timex: Timex) -> list[Token]:
    """The event that a stated day belongs to as well: "on the same day as the landing, on 6 June"."""
    if timex.when is None or timex.when.precision != "day":
        return []
    found = _ON_THE_DAY.search(sentence.text)
    if found is None or timex.start < sentence.start_char + found.end():
        return []
    after = sentence.start_char + found.end()
    return [t for t in sentence if t.idx >= after and noun_type(t) is not None and t.idx < after + 25][:1]


_FINENESS = ("day", "week", "month", "quarter", "season", "half", "year", "interval", "decade", "century")


def _preference(timex: Timex, link: float) -> tuple[float, int, float]:
    precision = timex.when.precision if timex.when else "century"
    return (round(link), -_FINENESS.index(precision), timex.confidence)
