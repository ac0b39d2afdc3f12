"""Sentences with their dates, and what of them is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model import Document, Leftover, Timex, When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
from pipeline.events.kinds import noun_types

MAX_SENTENCE = 1_200  # characters; a longer "sentence" is a list or a table that lost its breaks


FRAGMENT_WORDS = 8  # a verbless sentence of so many words beside its date only dates the next one


def dated_sentences(
    document: Document, doc: Doc, timexes: Sequence[Timex]
) -> Iterator[tuple[Span, list[Timex], list[Leftover]]]:
    """Each sentence with its time expressions; a date that stands alone goes to the sentence after it."""
    published = document.published.when if document.published else None
    heading: Timex | None = None
    last_when: When | None = None
    upcoming = iter(sorted(timexes, key=lambda t: t.start))
    timex = next(upcoming, None)
    for sentence in doc.sents:
        inside = []
        while timex is not None and timex.start < sentence.end_char:
            inside.append(timex)
            timex = next(upcoming, None)
        if len(" ".join(sentence.text.split())) > MAX_SENTENCE:  # what is masked does not count
            yield (
                sentence,
                [],
                [leftover_of(document, t, "Its sentence is too long to be one.") for t in inside],
            )
            continue
        inside = [_same_day(t, last_when) for t in inside if not _is_dateline(sentence, t, published)]
        dated = [t for t in inside if t.when is not None]
        if dated and _is_fragment(sentence, dated):
            heading = next((t for t in dated if t.type == "DATE" and t.when != published), None)
            yield (
                sentence,
                [],
                [leftover_of(document, t, "A date that stands alone.") for t in inside if t is not heading],
            )
            continue
        unused = []
        if heading is not None and not inside and _has_verb(sentence):
            inside = [replace(heading, anchor=f"{heading.anchor} The date stands right before the sentence.")]
        elif heading is not None:
            unused = [leftover_of(document, heading, "A date that stands alone.")]
        heading = None
        last_when = dated[-1].when if dated else last_when
        yield sentence, inside, unused


_PLACE = re.compile(r"\s*(?:[A-Z][\w.'’-]*[,/]?\s){1,5}")
_AGENCY = re.compile(r",?\s*(?:\([^()]{2,40}\)|/[^/]{2,40}/)?\.?\s*(?:[-–—_:]|--)")


def _is_dateline(sentence: Span, timex: Timex, published: When | None) -> bool:
    """Whether a date only heads a report: "LIMA, March 14 (Agency) - The navy ..."."""
    if timex.when is None or published is None or timex.when.start != published.start:
        return False
    text, at = sentence.text, timex.start - sentence.start_char
    return bool(_PLACE.fullmatch(text, 0, max(at, 0)) and _AGENCY.match(text, at + len(timex.text)))


_SAME_DAY = re.compile(r"(?:on )?(?:the|that) (?:very )?same day", re.I)


def _same_day(timex: Timex, last: When | None) -> Timex:
    """ "The same day" only after a date to the day: after "this year" it would be a guess."""
    if timex.when is None or not _SAME_DAY.fullmatch(timex.text) or last is None or last.precision == "day":
        return timex
    return replace(
        timex, when=None, anchor="It means the day of an event that the text does not date to the day."
    )


def leftover_of(document: Document, timex: Timex, reason: str) -> Leftover:
    return Leftover(document.doc_id, timex.start, timex.end, timex.text, "timex", reason)


def _has_verb(sentence: Span) -> bool:
    return any(token.pos_ in ("VERB", "AUX") for token in sentence)


def _is_fragment(sentence: Span, dated: Sequence[Timex]) -> bool:
    """Whether a sentence is no more than a date with a few words and no verb or event noun."""
    rest = [
        t for t in sentence if t.is_alpha and not any(timex.start <= t.idx < timex.end for timex in dated)
    ]
    return len(rest) <= FRAGMENT_WORDS and not any(
        t.pos_ in ("VERB", "AUX") or t.lemma_.lower() in noun_types() for t in rest
    )


def joined_days(timexes: Sequence[Timex], text: str) -> list[Timex]:
    """Neighbouring days joined by "and" as one interval ("Tuesday and Wednesday morning")."""
    joined: list[Timex] = []
    for timex in timexes:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.when is not None
            and timex.when is not None
            and before.when.precision == timex.when.precision == "day"
            and text[before.end : timex.start].strip() in ("and", "and on", "&")
            and before.when.end == timex.when.start
        ):
            joined[-1] = replace(
                before,
                end=timex.end,
                text=text[before.start : timex.end],
                when=When(before.when.first, timex.when.last),
                anchor=f"{before.anchor} It goes on to the next day.",
            )
        else:
            joined.append(timex)
    return joined
