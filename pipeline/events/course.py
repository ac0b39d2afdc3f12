"""The course of a text: which day it is telling, so that a deed told without a date can go on with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.model import Timex, Unit, When
from pipeline.timex import say

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token
from pipeline.events.kinds import noun_type, speech_verbs, verb_list
from pipeline.events.mention import Mention, event_name

REACH = 6  # sentences that a day told goes on for, in its paragraph
COARSE_REACH = 2  # and a month or a year
RECENT_DAYS = 31  # what news is about lies at most so many days before publication
CONFIDENCE = {"paragraph": 0.45, "event": 0.45, "topic": 0.35}


CARRIED, SAID = "the scene goes on", "said by publication"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a text told, and the expression that gave it."""

    timex: Timex
    when: When
    paragraph: int
    said: bool = False  # whether it is the day of a saying, not of a deed
    event: str = ""  # the name of the event that it is the time of: "video call"


@dataclass(frozen=True, slots=True)
class Course:
    """Where a text stands: its topic (the first recent day told), the time it tells now, the events it dated.

    `afar` is set while it tells of another time than the topic's: then nothing goes back to the topic.
    """

    topic: Moment | None = None
    now: Moment | None = None
    ago: int = 0
    afar: bool = False
    words: frozenset[str] = frozenset()  # what the topic was told with
    is_report: bool = False  # whether the text mostly tells what was done
    published: When | None = None
    events: Mapping[str, Moment] = field(default_factory=dict)


REPORT = 0.6  # share of past tense among main verbs from which a text reports; columns argue in the present


def is_report(doc: Doc) -> bool:
    """Whether a text mostly tells what was done, as news of an accident does and a commentary does not."""
    past = other = 0
    for token in doc:
        if token.pos_ in ("VERB", "AUX") and token.dep_ in ("ROOT", "ccomp", "conj"):
            helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
            if token.tag_ == "VBD" or helpers & {"was", "were", "had"}:
                past += 1
            elif token.tag_ in ("VBZ", "VBP") or helpers:
                other += 1
    return past >= REPORT * (past + other)


def topic_words(sentence: Span) -> frozenset[str]:
    """The lemmas of a sentence's common nouns and of its verbs, but for those of every text."""
    said = speech_verbs() | verb_list("light")
    return frozenset(
        lemma
        for t in sentence
        if t.pos_ in ("NOUN", "VERB") and len(lemma := t.lemma_.lower()) > 2 and lemma not in said
    )


def going_on(
    course: Course, sentence: Span, mentions: Sequence[Mention], paragraph: int, published: When | None
) -> Course:
    """The course after a sentence: at the time of its own deed, else where it was, a sentence later."""
    course = _with_words(course, sentence, mentions)
    own = [m for m in mentions if m.timex.text and m.timex.rule not in (CARRIED, SAID)]
    told = [m for m in own if m.status in ("happened", "alleged", "ongoing")]
    if not told:
        stops = any(course.now is None or m.when != course.now.when for m in own)
        return replace(course, now=None if stops else course.now, ago=course.ago + 1)
    moments = [Moment(m.timex, m.when, paragraph, event=name) for m in told for name in m.nouns]
    named = {key: one for one in moments for key in (one.event, one.event.rpartition(" ")[2])}
    events = {**course.events, **{n: one for n, one in named.items() if _sharper(one, course.events.get(n))}}
    deeds = [m for m in told if m.event_type != "statement"]
    topic = course.topic
    if topic is None:
        days = [m for m in [*deeds, *told] if m.when.precision == "day" and is_recent(m.when, published)]
        topic = Moment(days[0].timex, days[0].when, paragraph) if days else None
    lead = next((m for m in [*deeds, *told] if m.is_main), None)
    words = course.words or (topic_words(sentence) if topic is not None else frozenset())
    if lead is None or (lead.event_type == "statement" and course.now and course.now.paragraph == paragraph):
        return replace(course, topic=topic, ago=course.ago + 1, events=events, words=words)
    now = Moment(lead.timex, lead.when, paragraph, said=lead.event_type == "statement")
    afar = topic is not None and _apart(now.when, topic.when) > RECENT_DAYS
    return replace(course, topic=topic, now=now, ago=0, afar=afar, words=words, events=events)


def _with_words(course: Course, sentence: Span, mentions: Sequence[Mention]) -> Course:
    """The topic's words with those of a sentence that told of the same day."""
    if course.topic is None:
        return course
    same = any(
        (m.when.start, m.when.end) == (course.topic.when.start, course.topic.when.end) for m in mentions
    )
    return replace(course, words=course.words | topic_words(sentence)) if same else course


def _sharper(one: Moment, before: Moment | None) -> bool:
    """Whether a date of an event is at least as sharp as the one told before."""
    return before is None or _length(one.when) <= _length(before.when)


def _length(when: When) -> int:
    return when.days.days if when.days is not None else 10**6


def _apart(one: When, other: When) -> int:
    """Days between two times, by their known sides."""
    first, second = (w.start if w.start is not None else w.end or 0 for w in (one, other))
    return abs(first - second)


def is_recent(when: When, published: When | None) -> bool:
    """Whether a day lies at most a month before publication; any day where that is not known."""
    if published is None:
        return True
    if published.end is None or when.start is None:
        return False
    return 0 <= published.end - 1 - when.start <= RECENT_DAYS


_LEANING = re.compile(
    r"(?:on )?(?:the (?P<after>following|next)|(?:that|the same|that same)|the (?P<before>previous)) day",
    re.I,
)
_DAY_LATER = re.compile(r"the day (?P<after>after)|the day (?P<before>before)", re.I)


def leaning_day(course: Course, timex: Timex) -> Timex:
    """ "The following day", where the tagger found no day near enough, from the day that the text tells."""
    found = _LEANING.fullmatch(timex.text.strip(" ,")) or _DAY_LATER.fullmatch(timex.text.strip(" ,"))
    now = course.now or course.topic
    if timex.when is not None or found is None or now is None or now.when.precision != "day":
        return timex
    if now == course.now and course.ago > REACH:
        return timex
    groups = found.groupdict()
    step = 1 if groups.get("after") else -1 if groups.get("before") else 0
    day = Unit.of_day((now.when.start or 0) + step)
    side = {1: "The day after", -1: "The day before", 0: "The same as"}[step]
    anchor = f"{side} {say.when(now.when)}, which the text tells of."
    return replace(timex, when=When.of(day), anchor=anchor, confidence=0.6)


def time_of(
    course: Course, sentence: Span, paragraph: int, *, daily: bool = False, reported: bool = False
) -> Timex | None:
    """The time that an undated sentence goes on with, marked as probable, and why; None where nothing says.

    `daily` asks for a day: a time of the clock stands in the sentence. `reported` asks for the time of what
    somebody said was done, which is not the day on which he said it.
    """
    if any(map(_leads_away, sentence)):
        return None
    for noun in sentence if course.events else ():
        moment = _told(course, noun)
        if moment is not None and _gives_the_time(noun):
            return _carried(
                moment, "event", f"“{noun.text}” is what the text dates to {say.when(moment.when)}"
            )
    if any(t.lower_ == "earlier" and t.dep_ == "advmod" and t.head.pos_ == "VERB" for t in sentence):
        return _earlier_today(course)
    now = course.now if course.now is None or not (course.now.said and reported) else None
    if now is not None and now.paragraph == paragraph and not (daily and now.when.precision != "day"):
        reach = REACH if now.when.precision == "day" else COARSE_REACH
        if course.ago < reach:
            return _carried(now, "paragraph", f"the text goes on with what it told of {say.when(now.when)}")
    topic = course.topic
    on_topic = not course.afar and (course.is_report or course.words & topic_words(sentence))
    if topic is not None and (daily or on_topic):
        return _carried(topic, "topic", f"the text is about {say.when(topic.when)}")
    if topic is not None and course.is_report and any(map(_gives_the_time, sentence)):
        return _carried(topic, "topic", f"the text is about {say.when(topic.when)}")
    return None


def _earlier_today(course: Course) -> Timex | None:
    """ "The president earlier met the mayor": in news of the day, earlier on the day of publication."""
    day, topic = course.published, course.topic
    if day is None or day.precision != "day" or topic is None or not course.is_report:
        return None
    anchor = f"“Earlier”, and no more: earlier on the day of publication, {say.when(day)}."
    when = replace(day, uncertain=True)
    return replace(topic.timex, when=when, anchor=anchor, rule=CARRIED, confidence=CONFIDENCE["topic"])


_OTHER_TIMES = {"recent", "previous", "earlier", "past", "former", "upcoming", "future"}


def _leads_away(noun: Token) -> bool:
    """Whether a noun frames its sentence with another time: "at their recent meeting the president said"."""
    framed = noun.dep_ == "pobj" and noun.head.lower_ in _TIME_PREPOSITIONS and noun_type(noun) is not None
    return framed and any(c.dep_ == "amod" and c.lower_ in _OTHER_TIMES for c in noun.children)


def _told(course: Course, noun: Token) -> Moment | None:
    """The time told of the event that a noun names; a "phone call" is not the "video call" told before."""
    name = event_name(noun)
    kind, _, head = name.rpartition(" ")
    found = course.events.get(name) or course.events.get(head)
    other = found is not None and kind and " " in found.event and found.event != name
    return None if other else found


_TIME_PREPOSITIONS = {"after", "during", "following", "at", "in", "amid", "upon"}


def _gives_the_time(noun: Token) -> bool:
    """Whether an event told before frames the sentence: "after the verdict", "the attack killed"."""
    definite = any(c.lower_ in ("the", "this", "that") or c.dep_ == "poss" for c in noun.children)
    if not definite or noun_type(noun) is None:
        return False
    above = noun.head
    if noun.dep_ == "pobj":
        return above.lower_ in _TIME_PREPOSITIONS and above.head.pos_ == "VERB"
    return noun.dep_ in ("nsubj", "nsubjpass") and above.dep_ == "ROOT"


def _carried(moment: Moment, how: str, why: str) -> Timex:
    given = moment.timex
    return replace(
        given,
        when=replace(moment.when, uncertain=True),
        anchor=f"No date stands with it; {why} (“{given.text}”).",
        rule=CARRIED,
        confidence=CONFIDENCE[how],
    )
