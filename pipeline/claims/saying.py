"""Who speaks with a verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.grammar import after, is_passive, own_subject, subject_of
from pipeline.claims.lists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def speaker_of(verb: Token) -> Token | None:
    """Who speaks: the subject, the "by" of a passive, what a thing is "said in", or a subject put last."""
    if is_passive(verb):
        by = after(verb, "by")
        written = [
            noun for noun in after(verb, "in") if noun.lemma_.lower() in listed("attribution", "nouns")
        ]
        return next(iter(by or written), None)
    quoted = verb.i > 0 and verb.doc[verb.i - 1].text in _CLOSING
    if quoted and own_subject(verb) is None and (last := put_last(verb)) is not None:
        return last
    subject = subject_of(verb)
    if subject is None and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.pos_ == "VERB":
        subject = subject_of(verb.head)
    if subject is not None and subject.dep_ != "expl":
        return subject
    return None if any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children) else put_last(verb)


_CLOSING = ('"', "”", "»", "''")


def put_last(verb: Token) -> Token | None:
    """A subject after its verb ("…, informs the agency X", "…” threatened on Friday the minister")."""
    if verb.lemma_ == "tell":
        return None  # who follows is told
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.is_punct:
            return None
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.ent_type_ != "DATE":
            framed = token.dep_ == "pobj" and token.head.i > verb.i
            head = noun_head(token)
            if head is not None and not framed and head.dep_ != "pobj":
                return head
    return None


def noun_head(token: Token) -> Token | None:
    """The head of the noun phrase that a token begins; None where none begins."""
    for _ in range(8):
        if (
            token.dep_ in ("compound", "amod", "det", "poss", "nummod", "nmod", "case")
            and token.head.i > token.i
        ):
            token = token.head
    return token if token.pos_ in ("NOUN", "PROPN", "PRON") else None
