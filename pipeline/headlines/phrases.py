"""Noun phrases, prepositional phrases and clauses in few words, under canonical names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.claims import SUBJECTS, Scene, actor_at, antecedent

if TYPE_CHECKING:
    from spacy.tokens import Token
from pipeline.headlines.verbs import PARTICLES
from pipeline.headlines.wording import LEADING, listing, spaced, tidied

_PHRASE_STARTS = {"ADP", "CCONJ", "SCONJ", "PUNCT", "PART"}


def raw_clause(verb: Token, without: frozenset[int], room: int) -> str:
    """A clause that the grammar does not open up, by its first words."""
    words = [t for t in verb.subtree if t.i not in without and not t.is_space and t.text not in '"“”']
    ends = [n for n in range(3, len(words) + 1) if n == len(words) or words[n].pos_ in _PHRASE_STARTS]
    size = max((n for n in ends if n <= room), default=0)
    text = tidied(spaced(words[:size]))
    text = re.sub(r"\b([A-Z]\w+) (?:he|she|it|they) (?=\w)", r"\1 ", text)
    return text if text.startswith("that ") or not text else f"that {text}"


_NOT_IN_HEADLINE = {
    "after",
    "before",
    "since",
    "until",
    "during",
    "while",
    "as",
    "amid",
    "despite",
    "because",
    "following",
}


def prep_phrase(where: Scene, prep: Token, without: frozenset[int], *, limit: int = 6) -> str:
    """A prepositional phrase; empty for one of time, or one whose object is a pronoun."""
    if prep.lower_ in _NOT_IN_HEADLINE or prep.i in without:
        return ""
    for child in prep.children:
        if child.i in without or child.tag_ in ("WDT", "WP"):
            return ""
        if child.dep_ == "pobj":
            inner = phrase(where, child, without, limit)
            if _lacks_its_of(child, inner, without):
                return ""
            if prep.i + 1 in without:
                return inner  # the preposition belonged to the date: "gave in 1945 vast stores"
            return f"{prep.text.lower()} {inner}" if inner else ""
        if child.dep_ == "pcomp" and child.tag_ == "VBG":
            inner = _object_of(where, child, without, limit=limit)
            return f"{prep.text.lower()} {child.text.lower()} {inner}".strip()
    return ""


def _lacks_its_of(noun: Token, text: str, without: frozenset[int]) -> bool:
    """Whether a noun phrase was cut before its "of …", without which it says little ("in the amount")."""
    parts = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" and c.i not in without]
    return bool(parts) and not re.search(r"\bof\b", text) and noun.ent_type_ == ""


def clause_of(where: Scene, verb: Token, without: frozenset[int], *, limit: int = 5) -> str:
    """What is agreed, asked or said: "to deepen cooperation", "that the talks failed"."""
    if verb.i in without:
        return ""
    rest = _object_of(where, verb, without, limit=limit) if limit else ""
    particle = "".join(f" {c.text}" for c in verb.children if c.dep_ in PARTICLES)
    helpers = [c.text.lower() for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")]
    if verb.dep_ == "xcomp":
        group = f"{'to ' if 'to' in helpers else ''}{verb.text.lower()}{particle}"
        return f"{group} {rest}".strip()
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    who = next(filter(None, (_who(where, subject, without) for subject in subjects)), "")
    if not who or verb.sent.root.i == verb.i:
        return ""
    if "to" in helpers:
        return f"{who} to {verb.text.lower()}{particle} {rest}".strip()
    group = " ".join([*(h.replace("n't", "not") for h in helpers), verb.text.lower()])
    return f"that {who} {group}{particle} {rest}".strip()


def _who(where: Scene, subject: Token, without: frozenset[int]) -> str:
    if subject.pos_ == "PRON":
        mention = antecedent(where, subject)
        return mention.actor.name if mention else ""
    return phrase(where, subject, without, 4, articles=False)


def _object_of(where: Scene, verb: Token, without: frozenset[int], *, limit: int = 5) -> str:
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "acomp", "oprd") and child.i not in without:
            return _with_of(where, verb, phrase(where, child, without, limit), without, limit)
    for child in verb.children:
        if child.dep_ == "xcomp":
            return clause_of(where, child, without, limit=limit)
    for child in verb.children:
        if (
            child.dep_ in ("prep", "agent")
            and child.i > verb.i
            and (text := prep_phrase(where, child, without, limit=limit))
        ):
            return text
    return ""


def _with_of(where: Scene, verb: Token, text: str, without: frozenset[int], limit: int) -> str:
    """An object with what it is robbed, accused or informed of."""
    room = limit - len(text.split())
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "of" and room >= 3:
            return f"{text} {prep_phrase(where, child, without, limit=room)}".strip()
    return text


_KEPT = {
    "compound",
    "amod",
    "nummod",
    "poss",
    "case",
    "quantmod",
    "nmod",
    "det",
    "neg",
    "advmod",
    "punct",
    "predet",
}


_DROPPED_WORDS = {
    "own",
    "such",
    "so",
    "also",
    "even",
    "only",
    "very",
    "still",
    "already",
    "however",
    "literally",
    "just",
}


def phrase(where: Scene, head: Token, without: frozenset[int], limit: int, *, articles: bool = True) -> str:
    """A noun phrase of at most `limit` words, under canonical names, without clauses, dates and asides."""
    names = _coordinated(where, head, without)
    if names is not None:
        return names
    mention = actor_at(where, head)
    if mention is not None and mention.way != "demonym":
        return mention.text if mention.is_place and mention.way == "capital" else mention.actor.name
    if head.pos_ == "PRON":
        found = antecedent(where, head)
        return found.actor.name if found else ""
    text = _join(where, _before(where, head, without), head, articles=articles)
    words = len(text.split())
    for child in [*head.children, *stranded(head, without)]:
        if child.i > head.i and child.dep_ == "prep" and words < limit:
            tail = prep_phrase(where, child, without)
            size = len(tail.split())
            if tail and words + size <= limit:
                text, words = f"{text} {tail}", words + size
    for child in head.children:
        quoted = (
            child.dep_ == "appos"
            and child.left_edge.i > 0
            and where.doc[child.left_edge.i - 1].text in ('"', "“")
        )
        if quoted and words + len(list(child.subtree)) <= limit + 3:
            text = f"{text} {' '.join(t.text for t in child.subtree if t.is_alpha)}"
    conjuncts = [c for c in head.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
    for conjunct in conjuncts[:1]:
        tail = phrase(where, conjunct, without, 3)
        if tail and words + len(tail.split()) + 1 <= limit:
            text = f"{text} and {tail}"
    return tidied(text)


def stranded(noun: Token, without: frozenset[int]) -> list[Token]:
    """The preposition that a date parts from its noun: "his meeting Tuesday with the envoy"."""
    after = noun.i + 1
    while after < len(noun.doc) and after in without:
        after += 1
    if after == noun.i + 1 or after >= len(noun.doc):
        return []
    token = noun.doc[after]
    return (
        [token]
        if token.dep_ == "prep" and token.lower_ in ("with", "between") and token.head.i != noun.i
        else []
    )


def _coordinated(where: Scene, head: Token, without: frozenset[int]) -> str | None:
    """The names of actors joined by "and"."""
    chain, token = [head], head
    while (following := next((c for c in token.children if c.dep_ == "conj"), None)) is not None and len(
        chain
    ) < 4:
        chain.append(following)
        token = following
    if len(chain) < 2:
        return None
    names = []
    for item in chain:
        mention = where.by_token.get(item.i)
        if mention is None or mention.way == "demonym" or item.i in without:
            return None
        if mention.actor.name not in names:
            names.append(mention.actor.name)
    return listing(names)


def _before(where: Scene, head: Token, without: frozenset[int]) -> Iterable[Token]:
    for token in [*(t for child in head.lefts if child.dep_ in _KEPT for t in child.subtree), head]:
        if token.i in without or token.is_space or token.lower_ in _DROPPED_WORDS:
            continue
        if token.dep_ in ("relcl", "appos", "acl", "advcl") or (
            token.dep_ == "punct" and token.text not in ("-", "–", "$", "€", "%")
        ):
            continue
        yield token


def _join(where: Scene, tokens: Iterable[Token], head: Token, *, articles: bool) -> str:
    """Tokens as text: names canonical, possessive pronouns named or dropped, articles on request."""
    pieces: list[str] = []
    done: set[int] = set()
    last = -1
    for token in sorted(tokens, key=lambda t: t.i):
        if token.i in done:
            continue
        if last >= 0 and token.i > last + 1:
            pieces.append(" ")
        last = token.i
        mention = where.by_token.get(token.i)
        if token.tag_ == "PRP$":
            found = antecedent(where, token)
            pieces += [found.actor.name, "’s "] if found else []
            continue
        as_written = mention is None or mention.way not in ("name", "surname", "metonym")
        if mention is not None and not as_written and token.i != head.i:
            span = where.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                done |= {t.i for t in span}
                last = span.end - 1
                pieces += [mention.actor.name, span[-1].whitespace_]
                continue
        pieces.append(token.text_with_ws)
    text = " ".join("".join(pieces).split())
    text = re.sub(r"^['’]s?\s+", "", text)
    return text if articles else LEADING.sub("", text)
