"""States, blocs and organisations of the lexicon, where they act and where they are places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.interval import ymd

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
from pipeline.actors.names import ActorMention, Entry, Way, Word, name_table, of_its_time, words


def of_lexicon(doc: Doc, text: str, day: int | None) -> list[ActorMention]:
    """States, blocs and organisations of the lexicon, longest name first."""
    stream, found, index = words(text), [], 0
    year = None if day is None else ymd(day)[0]
    while index < len(stream):
        for key, entries in name_table().get(stream[index].text, ()):
            if tuple(word.text for word in stream[index : index + len(key)]) == key:
                start, end = stream[index].start, stream[index + len(key) - 1].end
                entry = of_its_time(entries, year)
                mention = ActorMention(start, end, text[start:end], entry.actor, entry.way, entries=entries)
                placed = _in_context(doc, mention) if _counts(doc, entry, start) else None
                if placed is not None:
                    found.append(_owned(placed, stream, index) if entry.kind == "generic" else placed)
                index += len(key)
                break
        else:
            index += 1
    return [mention for mention in found if mention.actor.name]


def _counts(doc: Doc, entry: Entry, start: int) -> bool:
    """Whether a name is one here: not part of a longer one, no common word at the start of a sentence."""
    if entry.kind != "common":
        return entry.kind != "nobody"
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span is not None and not span[0].is_sent_start


def _owned(mention: ActorMention, stream: Sequence[Word], index: int) -> ActorMention:
    """A body that many states have, under its owner's name ("the Italian Senate"); nameless without one."""
    before = [word.text for word in stream[max(0, index - 3) : index]]
    while before and before[-1] in ("'", "s"):
        before.pop()
    owner = next((e for key, e in name_table().get(before[-1], ()) if len(key) == 1), ()) if before else ()
    if owner and owner[0].actor.type == "state":
        name = f"{mention.actor.name} of {owner[0].actor.name}"
        return replace(mention, actor=replace(mention.actor, name=name, country=owner[0].actor.name))
    return replace(mention, actor=replace(mention.actor, name=""))


_COLLECTIVE = frozenset(
    [
        *("government", "side", "leadership", "authorities", "forces", "troops", "army", "military", "navy"),
        *("delegation", "regime", "administration", "state", "parliament", "people"),
        *("soldiers", "police", "party", "cabinet"),
    ]
)


_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "inside", "outside", "throughout", "across", "within", "around"}
)


_MOTION_PREPOSITIONS = frozenset({"to", "from", "into", "via", "through", "toward", "towards", "for"})


_MOTION = frozenset(
    [
        *(
            "travel",
            "visit",
            "trip",
            "fly",
            "arrive",
            "return",
            "go",
            "come",
            "move",
            "head",
            "arrival",
            "sail",
        ),
        *("leave", "depart", "flight", "journey", "march", "drive", "bring", "withdraw"),
    ]
)


def _in_context(doc: Doc, mention: ActorMention) -> ActorMention | None:
    """The mention with its sense: who acts or a place; None for an adjective that names nobody."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or not mention.text[:1].isupper():
        return None
    root = span.root
    following = doc[span.end] if span.end < len(doc) else None
    if following is not None and following.text == "-" and mention.way != "demonym":
        return None
    if mention.way == "demonym":
        plural = root.tag_ in ("NNPS", "NNS") or (
            span.start
            and doc[span.start - 1].lower_ == "the"
            and root.head.i < span.end
            and root.dep_ != "compound"
        )
        collective = any(t.lower_ in _COLLECTIVE for t in doc[span.end : span.end + 2])
        return (
            mention if plural or (collective and root.dep_ in ("amod", "compound", "nmod", "poss")) else None
        )
    if mention.actor.type in ("state", "bloc") or mention.way in ("capital",):
        return replace(mention, is_place=_is_place(span, mention.way))
    return mention


def _is_place(span: Span, way: Way) -> bool:
    root = span.root
    head = root.head
    if root.dep_ == "pobj" and head.lower_ in _PLACE_PREPOSITIONS:
        return True
    if root.dep_ == "pobj" and head.lower_ in _MOTION_PREPOSITIONS and head.head.lemma_.lower() in _MOTION:
        return True
    if root.dep_ == "dobj" and head.lemma_ in ("visit", "leave", "reach", "tour"):
        return way == "capital"
    if root.dep_ in ("appos", "npadvmod") and head.ent_type_ in ("GPE", "LOC", "FAC"):
        return True
    return way == "capital" and root.dep_ == "pobj" and head.lower_ in ("of", "to", "from")
