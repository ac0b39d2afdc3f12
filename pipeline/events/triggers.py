"""The word that makes the event a time belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims import Scene, subject_of
from pipeline.model import Timex

if TYPE_CHECKING:
    from spacy.tokens import Span, Token
from pipeline.events.kinds import noun_type, said_nouns, verb_list

_TAKES_PLACE = {"occur", "happen", "be", "take", "date", "fall"}


def trigger_of(where: Scene, sentence: Span, timex: Timex) -> tuple[Token | None, float]:
    """The word that makes the event a time belongs to, and how firmly the grammar links the two, 0 to 1."""
    span = where.doc.char_span(timex.start, timex.end, alignment_mode="expand")
    start = span.root if span is not None and span.sent.start == sentence.start else sentence.root
    if (appointed := _appointed(start)) is not None:
        return appointed, 0.8
    token, steps = start, 0
    inside = {t.i for t in span} if span is not None else set()
    while True:
        if token.i not in inside and not _leads_on(token, inside):
            if token.pos_ in ("VERB", "AUX") and not _is_helper(token):
                return _eventful(token, inside, 1.0 - 0.05 * steps)
            if token.pos_ == "NOUN" and noun_type(token) is not None:
                return token, 0.95 - 0.05 * steps
        if token.head.i == token.i:
            break
        if token.dep_ == "npadvmod" and (noun := _noun_inside(token, span)) is not None:
            return noun, 0.8
        token, steps = token.head, steps + 1
    verbs = [t for t in sentence if t.pos_ == "VERB" and t.i not in inside]
    if verbs:
        nearest = min(verbs, key=lambda t: abs(t.i - start.i))
        return _eventful(nearest, inside, 0.5)
    nouns = [
        t for t in sentence if t.pos_ in ("NOUN", "PROPN") and noun_type(t) is not None and t.i not in inside
    ]
    return (nouns[0], 0.5) if nouns else (None, 0.0)


def _appointed(date: Token) -> Token | None:
    """What is set for a date: "setting a hearing on damages for September 4"."""
    preposition = date.head
    if date.dep_ != "pobj" or preposition.lower_ != "for":
        return None
    above = preposition.head
    while above.pos_ in ("NOUN", "PROPN") and above.dep_ in ("pobj", "dobj", "conj", "prep"):
        if noun_type(above) is not None and above.dep_ == "dobj":
            return above
        above = above.head if above.dep_ == "dobj" else above.head.head if above.head.i != above.i else above
        if above.pos_ == "VERB":
            break
    if above.pos_ != "VERB" or above.lemma_.lower() not in _SETS:
        return None
    return next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass") and noun_type(c)), None)


_SETS = {"set", "schedule", "plan", "fix", "call", "book", "slate", "announce", "convene", "arrange"}


def _noun_inside(head: Token, span: Span | None) -> Token | None:
    """The event noun before the date in a phrase before its clause ("Thanks to the supply in 1931, …")."""
    nouns = [t for t in head.subtree if t.pos_ == "NOUN" and span is not None and t.i < span.start]
    return next((t for t in reversed(nouns) if noun_type(t) is not None), None)


_LIKE_PREPOSITIONS = {
    "according",
    "including",
    "following",
    "regarding",
    "concerning",
    "considering",
    "owing",
}


_FRAME_PREPOSITIONS = {"in", "at", "during", "on", "through", "via"}


def _leads_on(token: Token, inside: set[int]) -> bool:
    """Whether a word only frames the event's: "in a speech …, X praised", "Falling …, X asked"."""
    above = token.head
    if token.lower_ in _LIKE_PREPOSITIONS and token.tag_ == "VBG":
        return True
    if token.pos_ == "VERB" and token.tag_ in ("VBG", "VBN"):
        stative = token.lemma_.lower() in verb_list("stative")
        own = any(c.dep_ in ("nsubj", "nsubjpass", "mark", "csubj") for c in token.children)
        if token.dep_ in ("acl", "relcl", "amod"):
            framed = above.dep_ == "pobj" and above.head.lower_ in _FRAME_PREPOSITIONS
            return stative or (framed and above.lemma_.lower() in said_nouns())
        return token.dep_ == "advcl" and not own and above.pos_ == "VERB" and above.i not in inside
    if token.pos_ == "NOUN" and token.dep_ == "pobj" and above.lower_ in _FRAME_PREPOSITIONS:
        verb = above.head
        usable = verb.pos_ == "VERB" and verb.lemma_.lower() not in verb_list("stative") | verb_list("light")
        return usable and verb.i not in inside
    return False


_FRAMED_BY = {"in", "at", "during", "on", "through", "via", "after", "upon", "before", "following"}


def framed_by(token: Token) -> Token | None:
    """The main verb that a dated participle only frames: "in a note issued the next day, X denied"."""
    participle = token.tag_ in ("VBG", "VBN") or token.dep_ in ("acl", "advcl")
    if token.pos_ != "VERB" or not participle or subject_of(token) not in (None, token.head):
        return None
    own = any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in token.children)
    if token.dep_ == "advcl" and not own and token.i < token.head.i and subject_of(token.head) is not None:
        return token.head if token.tag_ == "VBD" else None
    noun = token.head if token.dep_ == "acl" else token
    preposition = noun.head
    if noun.dep_ not in ("pobj", "pcomp") or preposition.lower_ not in _FRAMED_BY:
        return None
    verb = preposition.head
    subject = subject_of(verb)
    if verb.pos_ != "VERB" or subject is None or preposition.i > verb.i or preposition.i > subject.i:
        return None
    return verb


def _is_helper(token: Token) -> bool:
    return token.dep_ in ("aux", "auxpass")


def _eventful(verb: Token, inside: set[int], link: float) -> tuple[Token | None, float]:
    """The verb, or the noun that carries its event ("the talks took place"); None for a state."""
    lemma = verb.lemma_.lower()
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
    subject = subject_of(verb)
    if subject is not None and subject.i in inside:
        nouns = [o for o in objects if noun_type(o) is not None]
        return (nouns[0], link) if nouns and lemma not in ("mark", "be") else (None, 0.0)
    if lemma in _TAKES_PLACE and (lemma != "take" or any(o.lemma_ == "place" for o in objects)):
        for noun in [subject, *objects]:
            if noun is not None and noun.pos_ == "NOUN" and noun_type(noun) is not None:
                return noun, link
    if verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children):
        return verb, link
    if lemma in verb_list("stative") or (lemma in verb_list("light") and not any(map(noun_type, objects))):
        inner = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB"]
        if inner and inner[0].lemma_.lower() not in verb_list("stative"):
            return inner[0], link - 0.1
        if lemma in verb_list("stative") or (lemma in ("be", "have", "seem", "remain")):
            return None, 0.0
    return verb, link


def passed_on_by(where: Scene, saying: Token) -> Token | None:
    """What the press only passes on: "the agency reported that Chad was selling its fleet"."""
    speaker = subject_of(saying)
    mention = where.by_token.get(speaker.i) if speaker is not None else None
    press = mention is not None and mention.actor.media
    if saying.lemma_.lower() != "report" and not press:
        return None
    said = (c for c in saying.children if c.dep_ == "ccomp" and c.pos_ == "VERB" and c.i > saying.i)
    return next((c for c in said if subject_of(c) is not None), None)
