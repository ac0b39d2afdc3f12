"""What an editor would print over an event: subject, predicate, object; past tense, no pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline import lexicon
from pipeline.claims import SUBJECTS, Scene, antecedent, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_WORDS = 12
LABEL_CHARS = 26
PHRASE_WORDS = 7


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline of at most 12 words and a label of at most 26 characters; `whole` if it has its subject."""

    text: str
    label: str
    whole: bool


@dataclass(frozen=True, slots=True)
class _Part:
    at: int
    text: str
    rank: int


@cache
def _irregular() -> dict[str, str]:
    return dict(lexicon.load("verbs")["past"])


@cache
def _doubling() -> frozenset[str]:
    return frozenset(lexicon.load("verbs")["doubling"]["verbs"])


def past(lemma: str) -> str:
    """The past tense of an English verb.

    >>> [past(verb) for verb in ("agree", "deny", "stop", "meet", "transfer", "visit")]
    ['agreed', 'denied', 'stopped', 'met', 'transferred', 'visited']
    """
    if lemma in _irregular():
        return _irregular()[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    if lemma in _doubling() or re.fullmatch(r"[^aeiou]*[aeiou][bdglmnprt]", lemma):
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


def write(where: Scene, trigger: Token, *, without: frozenset[int]) -> Headline:
    """The headline and the label of the event at a trigger; tokens in `without` (its date) are left out."""
    if trigger.pos_ in ("VERB", "AUX"):
        return _of_verb(where, trigger, without)
    return _of_noun(where, trigger, without)


def _of_noun(where: Scene, noun: Token, without: frozenset[int]) -> Headline:
    """An event noun: with its verb if that is empty ("talks took place"), else as a phrase."""
    text = _capital(phrase(where, noun, without, PHRASE_WORDS + 3))
    short = _capital(phrase(where, noun, without, 3))
    return Headline(_limit(text, MAX_WORDS), _label([text, short, noun.text.capitalize()]), True)


def _of_verb(where: Scene, verb: Token, without: frozenset[int]) -> Headline:
    subject, passive, agent = _subject_text(where, verb, without)
    group = _verb_group(verb, passive=passive, plural=_plural(verb))
    parts = _complements(where, verb, without, skip=agent)
    words = len(subject.split()) + len(group.split())
    chosen: list[_Part] = []
    for part in sorted(parts, key=lambda p: (p.rank, p.at)):
        size = len(part.text.split())
        if words + size <= MAX_WORDS:
            chosen.append(part)
            words += size
    predicate = " ".join([group, *(part.text for part in sorted(chosen, key=lambda p: p.at))])
    text = _tidy(f"{subject} {predicate}")
    first = next((part.text for part in sorted(parts, key=lambda p: p.at)), "")
    bare = _bare_group(verb, passive=passive)
    options = [text]
    if passive and subject:
        options += [f"{subject} {bare}", f"{subject.split()[-1]} {bare}"]
    else:
        options += [f"{bare} {first}", f"{bare} {_limit(first, 3)}", f"{bare} {_limit(first, 2)}"]
    options += [f"{subject} {bare}", bare]
    return Headline(
        _capital(_limit(text, MAX_WORDS)), _label([_capital(_tidy(o)) for o in options]), bool(subject)
    )


def _subject_text(where: Scene, verb: Token, without: frozenset[int]) -> tuple[str, bool, Token | None]:
    """The subject in words, whether the verb stays passive, and the agent turned into a subject."""
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) or (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "relcl")
        and not any(c.dep_ == "aux" for c in verb.children)
    )
    subject = subject_of(verb)
    if subject is None and passive and verb.dep_ == "acl":
        subject = verb.head
    if subject is None:
        return _named_before(where, verb), passive, None
    if subject.pos_ == "PRON" or subject.tag_ in ("PRP", "WP", "WDT", "DT", "EX"):
        mention = antecedent(where, subject)
        return (mention.actor.name if mention else _named_before(where, verb)), passive, None
    return phrase(where, subject, without, PHRASE_WORDS), passive, None


def _named_before(where: Scene, verb: Token) -> str:
    """The named actors before a verb in its sentence, where the grammar gives no subject."""
    names: list[str] = []
    for token in verb.sent:
        mention = where.by_token.get(token.i)
        if (
            token.i < verb.i
            and mention is not None
            and not mention.is_place
            and mention.actor.name not in names
        ):
            names.append(mention.actor.name)
    return _listing(names[:3])


def _listing(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _plural(verb: Token) -> bool:
    subject = subject_of(verb)
    if subject is None:
        return False
    return subject.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in subject.children)


_MODALS = {"will", "would", "could", "might", "may", "shall", "should", "can", "must"}
_PARTICLES = {"prt"}


def _verb_group(verb: Token, *, passive: bool, plural: bool) -> str:
    """The verb with what belongs to it: modal, negation, passive; everything else in the past tense."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    lowered = [h.lower_ for h in helpers]
    negated = any(c.dep_ == "neg" for c in verb.children)
    particle = "".join(f" {c.text}" for c in verb.children if c.dep_ in _PARTICLES)
    lemma = verb.lemma_.lower()
    modal = next((h for h in lowered if h in _MODALS), None) or (
        "will" if {"'ll", "’ll", "wo"} & set(lowered) else None
    )
    base = f"be {verb.text.lower()}" if passive else lemma
    if modal:
        perfect = "have" in lowered and not passive
        base = f"have {_participle(verb)}" if perfect else base
        return f"{modal} {'not ' if negated else ''}{base}{particle}"
    if "to" in lowered and verb.dep_ in ("acl", "relcl", "ROOT", "advcl"):
        return f"{'not ' if negated else ''}to {base}{particle}"
    was = "were" if plural else "was"
    if passive:
        return f"{was} {'not ' if negated else ''}{verb.text.lower()}{particle}"
    if verb.tag_ == "VBG" and {"is", "are", "'s", "’s", "'re"} & set(lowered):
        return f"{'are' if plural else 'is'} {'not ' if negated else ''}{verb.text.lower()}{particle}"
    if negated:
        return f"did not {lemma}{particle}" if lemma != "be" else f"{was} not"
    if lemma == "be":
        return was
    return (verb.text.lower() if verb.tag_ == "VBD" else past(lemma)) + particle


def _participle(verb: Token) -> str:
    return verb.text.lower()


def _bare_group(verb: Token, *, passive: bool) -> str:
    particle = "".join(f" {c.text}" for c in verb.children if c.dep_ in _PARTICLES)
    return (verb.text.lower() if passive or verb.tag_ == "VBD" else past(verb.lemma_.lower())) + particle


_RANKS = {
    "dobj": 0,
    "dative": 1,
    "attr": 0,
    "acomp": 0,
    "oprd": 0,
    "xcomp": 1,
    "ccomp": 2,
    "agent": 1,
    "prep": 3,
}


def _complements(where: Scene, verb: Token, without: frozenset[int], *, skip: Token | None) -> list[_Part]:
    parts = []
    for child in verb.children:
        if child.dep_ not in _RANKS or child.i < verb.i or child.i in without:
            continue
        if child.dep_ in ("prep", "agent"):
            text = _prep(where, child, without)
            has_actor = any(t.i in where.by_token for t in child.subtree)
            rank = 1 if has_actor or child.dep_ == "agent" else 3
        elif child.dep_ in ("xcomp", "ccomp"):
            text, rank = _clause(where, child, without), _RANKS[child.dep_]
        else:
            text, rank = phrase(where, child, without, PHRASE_WORDS), _RANKS[child.dep_]
        if text:
            parts.append(_Part(child.i, text, rank))
    return parts


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


def _prep(where: Scene, prep: Token, without: frozenset[int]) -> str:
    """A prepositional phrase; empty for one of time, or one whose object is a pronoun."""
    if prep.lower_ in _NOT_IN_HEADLINE or prep.i in without:
        return ""
    for child in prep.children:
        if child.i in without or child.tag_ in ("WDT", "WP"):
            return ""
        if child.dep_ == "pobj":
            inner = phrase(where, child, without, 5)
            return f"{prep.text.lower()} {inner}" if inner else ""
        if child.dep_ == "pcomp" and child.tag_ == "VBG":
            inner = _object_of(where, child, without)
            return f"{prep.text.lower()} {child.text.lower()} {inner}".strip()
    return ""


def _clause(where: Scene, verb: Token, without: frozenset[int]) -> str:
    """What is agreed, asked or said: "to deepen cooperation", "that the talks failed"."""
    if verb.i in without:
        return ""
    rest = _object_of(where, verb, without)
    particle = "".join(f" {c.text}" for c in verb.children if c.dep_ in _PARTICLES)
    helpers = [c.text.lower() for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")]
    if verb.dep_ == "xcomp":
        group = f"{'to ' if 'to' in helpers else ''}{verb.text.lower()}{particle}"
        return f"{group} {rest}".strip()
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None or verb.sent.root.i == verb.i:
        return ""
    who = _who(where, subject, without)
    if not who:
        return ""
    group = " ".join([*(h.replace("n't", "not") for h in helpers), verb.text.lower()])
    return f"that {who} {group}{particle} {rest}".strip()


def _who(where: Scene, subject: Token, without: frozenset[int]) -> str:
    if subject.pos_ == "PRON":
        mention = antecedent(where, subject)
        return mention.actor.name if mention else ""
    return phrase(where, subject, without, 4)


def _object_of(where: Scene, verb: Token, without: frozenset[int]) -> str:
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "acomp", "oprd") and child.i not in without:
            return phrase(where, child, without, 5)
    for child in verb.children:
        if child.dep_ == "xcomp":
            return _clause(where, child, without)
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.i > verb.i and (text := _prep(where, child, without)):
            return text
    return ""


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


def phrase(where: Scene, head: Token, without: frozenset[int], limit: int) -> str:
    """A noun phrase of at most `limit` words, under canonical names, without clauses, dates and asides."""
    names = _coordinated(where, head, without)
    if names is not None:
        return names
    mention = where.by_token.get(head.i)
    if mention is not None and mention.way != "demonym":
        return mention.actor.name
    if head.pos_ == "PRON":
        found = antecedent(where, head)
        return found.actor.name if found else ""
    text = _join(where, _before(where, head, without), head)
    words = len(text.split())
    for child in head.children:
        if child.i > head.i and child.dep_ == "prep" and words < limit:
            tail = _prep(where, child, without)
            size = len(tail.split())
            if tail and words + size <= limit:
                text, words = f"{text} {tail}", words + size
    conjuncts = [c for c in head.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
    for conjunct in conjuncts[:1]:
        tail = phrase(where, conjunct, without, 3)
        if tail and words + len(tail.split()) + 1 <= limit:
            text = f"{text} and {tail}"
    return _tidy(text)


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
    return _listing(names)


def _before(where: Scene, head: Token, without: frozenset[int]) -> Iterable[Token]:
    for token in [*(t for child in head.lefts if child.dep_ in _KEPT for t in child.subtree), head]:
        if token.i in without or token.is_space or token.lower_ in _DROPPED_WORDS:
            continue
        if token.dep_ in ("relcl", "appos", "acl", "advcl") or (
            token.dep_ == "punct" and token.text not in ("-", "–", "$", "€", "%")
        ):
            continue
        yield token


def _join(where: Scene, tokens: Iterable[Token], head: Token) -> str:
    """Tokens as text: names canonical, leading articles dropped, possessive pronouns named."""
    pieces: list[str] = []
    done: set[int] = set()
    for token in sorted(tokens, key=lambda t: t.i):
        if token.i in done:
            continue
        mention = where.by_token.get(token.i)
        if token.tag_ == "PRP$":
            found = antecedent(where, token)
            pieces += [found.actor.name, "’s "] if found else []
            continue
        if (
            mention is not None
            and mention.way in ("name", "surname", "capital", "metonym")
            and token.i != head.i
        ):
            span = where.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                done |= {t.i for t in span}
                pieces += [mention.actor.name, span[-1].whitespace_]
                continue
        pieces.append(token.text_with_ws)
    text = " ".join("".join(pieces).split())
    return re.sub(r"^(?:the|a|an|this|that|these|those|its|their|his|her|our|my)\s+", "", text, flags=re.I)


_DANGLING = re.compile(
    r"\s+(?:and|or|of|to|the|a|an|in|on|at|for|with|by|from|that|as|its|their|his|her|more|than|over|into|about|"
    r"between|against|through|which|who|not|after|before|,|-|–)$",
    re.I,
)


def _limit(text: str, words: int) -> str:
    """At most so many words, not ending in one that leads on."""
    short = " ".join(text.split()[:words])
    while (trimmed := _DANGLING.sub("", short)) != short:
        short = trimmed
    return short


def _label(options: Iterable[str]) -> str:
    """The first option that fits, else the last cut at a word."""
    tidy = [_limit(option, 8) for option in options if option.strip()]
    for option in tidy:
        if len(option) <= LABEL_CHARS:
            return option
    words = (tidy[-1] if tidy else "Event").split()
    while len(words) > 1 and len(" ".join(words)) > LABEL_CHARS:
        words.pop()
    return _limit(" ".join(words), 8)[:LABEL_CHARS]


def _tidy(text: str) -> str:
    text = re.sub(r"[\"“”«»]", "", " ".join(text.split()))
    text = re.sub(r"\s+([,.;:%)’'])", r"\1", text)
    text = re.sub(r"([($€£])\s+", r"\1", text)
    text = re.sub(r"\s*-\s*(?=\w)", lambda m: m[0].strip() if m[0] != " - " else m[0], text)
    return text.strip(" ,;:.-–—")


def _capital(text: str) -> str:
    text = _tidy(text)
    return text[:1].upper() + text[1:]
