"""Deeds told without a date: those that go on with a dated scene, and those known only to be past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.claims import Scene, actor_at, subject_of
from pipeline.model import Document, Timex, Unit, When
from pipeline.timex import say

if TYPE_CHECKING:
    from spacy.tokens import Span, Token
from pipeline.events.kinds import event_type, speech_verbs, verb_list
from pipeline.events.mention import Mention, make_mention, stripped

_DEEDS = {
    "agree", "consult", "aid", "yield", "sanction", "mobilize", "coerce", "assault", "election",
    "legislation", "threaten", "reject", "request",
}  # fmt: skip


_UNDATED_CONFIDENCE = 0.3


_NEWS_DAYS = 31  # a publication date vaguer than this bounds nothing


_SCENE_DAYS = 9  # a scene that news goes on with lies at most so many days before publication
_SCENE_SENTENCES = 4  # so many sentences after its date a scene is taken to be over
_CARRIED_CONFIDENCE = 0.45


@dataclass(frozen=True, slots=True)
class Dated:
    """The scene a text is in: the mention that dated it, and how many sentences ago."""

    mention: Mention
    ago: int = 0


def going_on(before: Dated | None, mentions: Sequence[Mention], published: When | None) -> Dated | None:
    """The scene after a sentence: that of its own date if it is a recent day, else the one before, fading."""
    days = [m for m in mentions if m.timex.text and m.when.precision == "day" and m.status == "happened"]
    if days:
        return Dated(days[0]) if _is_recent(days[0].when, published) else None
    if mentions and any(m.timex.text for m in mentions):
        return None
    if before is None or before.ago >= _SCENE_SENTENCES:
        return None
    return Dated(before.mention, before.ago + 1)


def _is_recent(when: When, published: When | None) -> bool:
    if published is None or published.end is None or when.start is None:
        return False
    return 0 <= published.end - 1 - when.start <= _SCENE_DAYS


def carried(document: Document, where: Scene, sentence: Span, scene: Dated | None) -> list[Mention]:
    """What goes on in a dated scene: told in the simple past right after it, and not of a state."""
    if scene is None:
        return []
    verb = _told_verb(sentence)
    if verb is None or _is_quoted(where, verb) or not _simple_past(verb):
        return []
    lemma = verb.lemma_.lower()
    if lemma in verb_list("stative") | verb_list("light") | speech_verbs():
        return []
    subject = subject_of(verb)
    if subject is None or any(
        where.by_token[t.i].actor.type in ("state", "bloc") for t in subject.subtree if t.i in where.by_token
    ):
        return []
    given = scene.mention
    day = say.when(given.when)
    anchor = f"No date stands with it; the text goes on with what it told of {day} (“{given.timex.text}”)."
    timex = replace(given.timex, anchor=anchor, rule="the scene goes on", confidence=_CARRIED_CONFIDENCE)
    mention = make_mention(document, where, sentence, verb, timex, 1.0, [])
    return [mention] if mention.status in ("happened", "alleged") else []


def _told_verb(sentence: Span) -> Token | None:
    """The main verb, or the one that a verb of saying reports."""
    verb = sentence.root
    if verb.lemma_.lower() in speech_verbs():
        return next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "VERB"), None)
    return verb if verb.pos_ == "VERB" else None


def _simple_past(verb: Token) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return (verb.tag_ == "VBD" and not helpers) or (verb.tag_ == "VBN" and bool(helpers & {"was", "were"}))


def _is_quoted(where: Scene, verb: Token) -> bool:
    return any(start <= verb.idx < end for start, end in where.quotations)


def by_publication(document: Document, where: Scene, sentence: Span) -> list[Mention]:
    """A deed told in the past tense without a date: it was by the day of publication, and no more is known.

    Only a named actor's deed in a main clause, or in what a news agency reports, and outside quotations.
    """
    published = document.published.when if document.published else None
    days = published.days if published else None
    if days is None or days.days > _NEWS_DAYS:
        return []
    verb = sentence.root
    if verb.lemma_.lower() in speech_verbs():
        verb = next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "VERB"), verb)
    subject = subject_of(verb)
    named = actor_at(where, subject) if subject is not None else None
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and helpers & {"has", "have"})
    quoted = any(start <= verb.idx < end for start, end in where.quotations)
    if (
        named is None
        or named.is_place
        or named.actor.media
        or not past
        or quoted
        or event_type(verb) not in _DEEDS
    ):
        return []
    last = Unit.of_day(days.end - 1)
    anchor = f"No date stands with it; it is told as past in a text of {say.unit(last)}, so it was by then."
    start, _ = stripped(document.text, sentence.start_char, sentence.end_char)
    timex = Timex(
        start, start, "", "DATE", "", None, When(None, last), anchor, "by publication", _UNDATED_CONFIDENCE
    )
    mention = make_mention(document, where, sentence, verb, timex, 1.0, [])
    return [mention] if mention.status in ("happened", "alleged") else []
