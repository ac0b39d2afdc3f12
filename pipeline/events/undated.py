"""Deeds told without a date, which were by the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.claims import Scene, actor_at, subject_of
from pipeline.model import Document, Timex, Unit, When
from pipeline.timex import say

if TYPE_CHECKING:
    from spacy.tokens import Span
from pipeline.events.kinds import event_type, speech_verbs
from pipeline.events.mention import Mention, make_mention, stripped

_DEEDS = {
    "agree", "consult", "aid", "yield", "sanction", "mobilize", "coerce", "assault", "election",
    "legislation", "threaten", "reject", "request",
}  # fmt: skip


_UNDATED_CONFIDENCE = 0.3


_NEWS_DAYS = 31  # a publication date vaguer than this bounds nothing


def by_publication(document: Document, where: Scene, sentence: Span, dated: Sequence[Timex]) -> list[Mention]:
    """A deed told in the past tense without a date: it was by the day of publication, and no more is known.

    Only a named actor's deed in a main clause, or in what a news agency reports, and outside quotations.
    """
    published = document.published.when if document.published else None
    days = published.days if published else None
    if dated or days is None or days.days > _NEWS_DAYS:
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
