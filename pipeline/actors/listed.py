"""States, blocs and organisations of the lexicon, where they act and where they are places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.interval import ymd

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token
from pipeline.actors.agents import nouns
from pipeline.actors.names import (
    ActorMention,
    Entry,
    Way,
    Word,
    capital_of,
    name_table,
    of_its_time,
    state_body,
    title_words,
    words,
)
from pipeline.actors.placed import is_place


def of_lexicon(doc: Doc, text: str, day: int | None) -> list[ActorMention]:
    """States, blocs and organisations of the lexicon, longest name first."""
    found: list[ActorMention] = []
    stream, index = words(text), 0
    year = None if day is None else ymd(day)[0]
    while index < len(stream):
        for key, entries in name_table().get(stream[index].text, ()):
            if tuple(word.text for word in stream[index : index + len(key)]) == key:
                start, end = stream[index].start, stream[index + len(key) - 1].end
                entry = of_its_time(entries, year)
                mention = ActorMention(start, end, text[start:end], entry.actor, entry.way, entries=entries)
                placed = _in_context(doc, mention) if _counts(doc, entry, start) else None
                if placed is not None and (not found or found[-1].end <= start):
                    found.append(_owned(placed, stream, index) if entry.kind == "generic" else placed)
                index += len(key)
                break
        else:
            index += 1
    return [mention for mention in found if mention.actor.name]


def state_words(text: str) -> list[tuple[int, str, Way]]:
    """Where a text says the name, the people or the seat of a state of today, acting or not, and how."""
    found: list[tuple[int, str, Way]] = []
    stream, index = words(text), 0
    while index < len(stream):
        size = 1
        for key, entries in name_table().get(stream[index].text, ()):
            if tuple(word.text for word in stream[index : index + len(key)]) == key:
                size = len(key)
                entry = of_its_time(entries, None)
                if entry.actor.type == "state" and entry.kind is None:
                    found.append((stream[index].start, entry.actor.name, entry.way))
                break
        index += size
    return found


def _counts(doc: Doc, entry: Entry, start: int) -> bool:
    """Whether a name is one here: not part of a longer one, no common word at the start of a sentence."""
    if entry.kind != "common":
        return entry.kind != "nobody"
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span is not None and not span[0].is_sent_start


def _owned(mention: ActorMention, stream: Sequence[Word], index: int) -> ActorMention:
    """A body that many states have, under its owner's name ("the Italian Senate"), if it has one."""
    before = [word.text for word in stream[max(0, index - 3) : index]]
    while before and before[-1] in ("'", "s"):
        before.pop()
    owner = next((e for key, e in name_table().get(before[-1], ()) if len(key) == 1), ()) if before else ()
    if owner and owner[0].actor.type == "state":
        return replace(mention, actor=state_body(mention.actor, owner[0].actor.name))
    return replace(mention, way="description")


def _in_context(doc: Doc, mention: ActorMention) -> ActorMention | None:
    """The mention with its sense: who acts or a place; None for an adjective that names nobody."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or not mention.text[:1].isupper():
        return None
    following = doc[span.end] if span.end < len(doc) else None
    if following is not None and following.text[0] in "-$" and mention.way != "demonym":
        return None
    if mention.actor.type == "state" and (seat := _capital(doc, span, mention)) is not None:
        return seat
    if mention.way == "demonym":
        return mention if _acts(span) else None
    if mention.way == "capital" and following is not None and following.lower_ in nouns("kinds", "media"):
        return None
    if mention.way == "capital" and _is_named_after(doc[max(0, span.start - 1)], span):
        return None
    land = mention.actor.country == mention.actor.name
    if mention.actor.type in ("state", "bloc") or mention.way == "capital" or land:
        return replace(mention, is_place=is_place(span, mention.way))
    return mention


def _is_named_after(token: Token, span: Span) -> bool:
    """Whether a capital is only the end of a longer name ("Real Madrid")."""
    own = token.tag_ == "NNP" and token.text[:1].isupper() and token.dep_ == "compound"
    if own and token.head.i == span.root.i and token.ent_type_ not in ("DATE", "NORP"):
        return True
    after = span.root.head
    inside = span.root.dep_ == "compound" and after.i == span.end and after.tag_ == "NNP"
    return inside and after.lower_ not in title_words()


def _acts(span: Span) -> bool:
    """Whether a demonym stands for its state: "the Germans", "the French side", "Kenyan helicopters"."""
    root, doc = span.root, span.doc
    if root.tag_ in ("NNPS", "NNS"):
        return True
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end].pos_ if span.end < len(doc) else ""
    if before == "the" and after not in ("NOUN", "PROPN", "ADJ", "NUM", "PART") and root.dep_ in _ALONE:
        return True
    following = [token for token in doc[span.end : span.end + 4] if not token.is_punct]
    noun = next((t for t in following if t.pos_ in ("NOUN", "PROPN") and not _goes_on(t)), None)
    return noun is not None and noun.lemma_.lower() in nouns("state")


_ALONE = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "poss", "dative", "ROOT")


def _goes_on(noun: Token) -> bool:
    """Whether a noun only describes the one after it ("water" in "water inspectors")."""
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return (
        following is not None
        and following.pos_ in ("NOUN", "PROPN")
        and noun.dep_ in ("compound", "nmod", "amod")
    )


def _capital(doc: Doc, span: Span, mention: ActorMention) -> ActorMention | None:
    """The seat of a state that is only described: "the Ecuadorean capital", "Ecuador’s capital"."""
    at = span.end
    if at < len(doc) and doc[at].tag_ == "POS":
        at += 1
    if at >= len(doc) or doc[at].lower_ != "capital" or doc[at + 1 : at + 2].text.lower() in ("city", "of"):
        return None
    seat = capital_of(mention.actor.name)
    if seat is None:
        return None
    after = doc[at + 1 : at + 1 + len(seat.split("-")) * 2 - 1].text
    end = doc[at].idx + len(doc[at]) + (len(seat) + 1 if after.startswith(seat) else 0)
    text = doc.text[mention.start : end]
    return replace(mention, end=end, text=text, way="capital", is_place=True, place=seat)
