"""The subject of a headline, and the fullest name of an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.claims import Scene, antecedent, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token
from pipeline.headlines.phrases import phrase
from pipeline.headlines.wording import listing

PHRASE_WORDS = 7


def fullest(where: Scene, noun: Token) -> Token:
    """For a bare "the invasion", the place in the text that names it in full ("the invasion of Poland")."""
    if not _is_bare(where, noun):
        return noun
    full = (t for t in where.doc if t.lemma_ == noun.lemma_ and t.pos_ == "NOUN" and t.i != noun.i)
    named = (t for t in full if any(s.i in where.by_token for s in t.subtree) and len(list(t.subtree)) <= 8)
    return next(named, noun)


def _is_bare(where: Scene, noun: Token) -> bool:
    """Whether a noun stands with "the" and names nobody."""
    if noun.pos_ != "NOUN" or any(t.i in where.by_token for t in noun.subtree):
        return False
    modified = any(c.dep_ in ("amod", "compound", "poss", "nmod", "relcl", "acl") for c in noun.children)
    return not modified and any(c.lower_ == "the" for c in noun.children)


def agent_of(verb: Token) -> Token | None:
    """Who did it, of a passive verb: the object of its "by"."""
    by = (c for c in verb.children if c.dep_ == "agent")
    return next((o for prep in by for o in prep.children if o.dep_ == "pobj"), None)


def subject_text(
    where: Scene, verb: Token, without: frozenset[int], speaker: str | None = None
) -> tuple[str, bool, bool]:
    """The subject in words, whether the verb is passive, and whether the subject is plural."""
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) or (
        verb.tag_ == "VBN"
        and not _is_finite(verb)
        and verb.dep_ in ("acl", "relcl")
        and not any(c.dep_ == "aux" for c in verb.children)
    )
    subject = subject_of(verb)
    if subject is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        subject = verb.head
    if subject is None or subject.pos_ == "VERB":
        named = "" if passive else _named_before(where, verb)
        return named, passive, " and " in named
    if subject.pos_ == "PRON" or subject.tag_ in ("PRP", "WP", "WDT", "DT", "EX"):
        if speaker is not None and subject.lower_ in ("i", "we"):
            return speaker, passive, False
        mention = antecedent(where, subject)
        named = mention.actor.name if mention else _named_before(where, verb)
        return named, passive, mention is None and " and " in named
    return phrase(where, subject, without, PHRASE_WORDS, articles=False), passive, _is_plural(subject)


def _is_finite(verb: Token) -> bool:
    """Whether a participle behind its noun is a clause's verb after all: "the fact that the side gave …"."""
    return verb.dep_ == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.head.children)


def _named_before(where: Scene, verb: Token) -> str:
    """The named actor right before a verb in its sentence, with those joined to it by "and"."""
    seen: list[tuple[str, int, int]] = []
    sentence = verb.sent
    for token in sentence:
        mention = where.by_token.get(token.i)
        if mention is None or mention.is_place or token.i >= verb.i:
            continue
        if not seen or seen[-1][1] != mention.start:
            seen.append((mention.actor.name, mention.start, mention.end))
    names = [seen[-1][0]] if seen else []
    for (name, _, end), (_, start, _) in zip(reversed(seen[:-1]), reversed(seen), strict=False):
        between = sentence.text[end - sentence.start_char : start - sentence.start_char]
        if len(between) > 40 or not re.search(r"\band\b|,", between) or len(names) == 3:
            break
        names.insert(0, name)
    return listing(list(dict.fromkeys(names)))


def _is_plural(subject: Token) -> bool:
    return subject.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in subject.children)
