"""What a verb means by the company it keeps: senses and set phrases of the lexicons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline import lexicon
from pipeline.claims import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARTICLES = {"the", "a", "an", "his", "her", "their", "its", "be"}
_PERSONAL = {"he", "she", "him", "her", "they", "them", "who", "whom"}
_OBJECTS = ("dobj", "attr", "nsubjpass", "dative", "oprd")
_SMALL = ("prep", "prt", "advmod", "agent")


@dataclass(frozen=True, slots=True)
class Sense:
    """A kind of event that a verb stands for on conditions (lexicon/senses.toml says which there are)."""

    kind: str
    asks: Mapping[str, Any]

    def fits(self, company: Company) -> bool:
        """Whether every condition holds."""
        return all(company.holds(ask, value) for ask, value in self.asks.items())


@dataclass(frozen=True, slots=True)
class Company:
    """The words that stand with a verb, by their part."""

    verb: Token
    subject: frozenset[str]
    object: frozenset[str]
    small: frozenset[str]
    under: frozenset[str]

    def holds(self, ask: str, value: Any) -> bool:
        """Whether one condition of a sense holds."""
        parts = {"subject": self.subject, "object": self.object, "with": self.under, "before": self.subject}
        if ask in parts:
            words = parts[ask]
            return any(words & _group(name) or name in words for name in value)
        if ask == "prep":
            return bool(self.small & set(value))
        if ask == "figures":
            return has_figures(self.verb)
        dependents = {child.dep_ for child in self.verb.children}
        passive = bool(dependents & {"nsubjpass", "auxpass"})
        if ask == "passive":
            return passive is value
        if ask == "bare":
            return not (passive or dependents & {"dobj"}) and self.verb.dep_ != "amod"
        if ask == "clause":
            inner = [c for c in self.verb.children if c.dep_ == "ccomp" and c.i > self.verb.i]
            return any(child.pos_ in ("VERB", "AUX") for child in inner)
        return any(
            child.dep_ == "oprd" or (child.dep_ == "ccomp" and child.pos_ in ("NOUN", "PROPN", "ADJ"))
            for child in self.verb.children
        )


def company_of(verb: Token) -> Company:
    """The words that stand with a verb."""
    children = list(verb.children)
    subject = subject_of(verb)
    things = [child for child in children if child.dep_ in _OBJECTS and child.tag_ not in ("WDT", "WP")]
    named_above = verb.dep_ == "relcl" and subject is not None and subject.i != verb.head.i
    if not things and (named_above or (verb.dep_ == "acl" and verb.tag_ == "VBN")):
        things = [verb.head]
    if subject is None and verb.dep_ == "advcl" and verb.tag_ == "VBG":
        subject = subject_of(verb.head)
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in children)
    doers = [c for child in children if child.dep_ == "agent" for c in child.children]
    if passive and subject is not None and not things:
        things = [subject]
    doers += [] if passive or subject is None else [subject]
    small = [child for child in children if child.dep_ in _SMALL and not _of_time(child)]
    small = [child for child in small if child.dep_ != "advmod" or 0 < child.i - verb.i <= 3]
    under = [inner for child in small for inner in child.children if inner.dep_ == "pobj"]
    under += [
        inner for child in small for deep in child.children for inner in deep.children if inner.dep_ == "pobj"
    ]
    under += [child for child in children if child.dep_ == "advcl"]
    under += [verb.head] if verb.dep_ == "advcl" else []
    under += [inner for thing in things for inner in thing.children if inner.dep_ in ("npadvmod", "quantmod")]
    return Company(
        verb,
        frozenset(word for one in doers for word in _words(one)),
        frozenset(word for one in things for word in _words(one)),
        frozenset(child.lower_ for child in small),
        frozenset(word for one in under for word in _words(one)),
    )


def _of_time(preposition: Token) -> bool:
    return any(child.ent_type_ in ("DATE", "TIME") for child in preposition.children if child.dep_ == "pobj")


def _words(noun: Token) -> Iterator[str]:
    """A noun with what is joined to it, and what kind of name it is ("people", "states")."""
    yield noun.lemma_.lower()
    yield noun.lower_
    if noun.ent_type_ == "PERSON" or noun.lower_ in _PERSONAL:
        yield "people"
    if noun.ent_type_ in ("GPE", "NORP"):
        yield "states"
    for child in noun.children:
        if child.dep_ in ("compound", "conj"):
            yield child.lemma_.lower()
            if child.dep_ == "compound":
                yield f"{child.lower_} {noun.lemma_.lower()}"
        if child.dep_ == "prep" and child.lower_ == "of" and noun.lemma_.lower() in _group("measures"):
            yield from (inner.lemma_.lower() for inner in child.children if inner.dep_ == "pobj")


def company_of_noun(noun: Token) -> Company:
    """The words that stand with a noun: before it, and under its prepositions."""
    before = [child for child in noun.children if child.dep_ in ("compound", "amod", "poss", "nmod")]
    small = [child for child in noun.children if child.dep_ == "prep"]
    under = [inner for child in small for inner in child.children if inner.dep_ == "pobj"]
    return Company(
        noun,
        frozenset(word for one in before for word in _words(one)),
        frozenset(),
        frozenset(child.lower_ for child in small),
        frozenset(word for one in under for word in _words(one)),
    )


def sense_of_noun(noun: Token) -> str | None:
    """The kind of event by what stands with a noun ("strike on the depot"); None where nothing tells."""
    senses = _senses().get(f"{noun.lemma_.lower()} n", ())
    company = company_of_noun(noun) if senses else None
    return next((sense.kind for sense in senses if company is not None and sense.fits(company)), None)


def has_figures(verb: Token) -> bool:
    """Whether money, a percentage or a move from one number to another stands in the clause."""
    kinds = [t.ent_type_ for t in _clause(verb)]
    return bool({"MONEY", "PERCENT"} & set(kinds)) or kinds.count("CARDINAL") >= 2


def _clause(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in (*_OBJECTS, "prep", "pobj", "npadvmod", "advmod", "nummod", "quantmod", "nsubj"):
            yield child
            yield from _clause(child)


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("senses")["groups"].get(name, ()))


@cache
def _senses() -> dict[str, list[Sense]]:
    found: dict[str, list[Sense]] = {}
    for row in lexicon.load("senses")["sense"]:
        asks = {key: value for key, value in row.items() if key not in ("verbs", "nouns", "kind")}
        for word in [*row.get("verbs", ()), *(f"{noun} n" for noun in row.get("nouns", ()))]:
            found.setdefault(word, []).append(Sense(row["kind"], asks))
    return found


@cache
def _phrases() -> dict[str, list[tuple[frozenset[str], str]]]:
    """Set phrases by their verb: the other words, and the kind; the longest first."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for kind, words in lexicon.load("predicates").items():
        for phrase in words.get("phrases", ()) if isinstance(words, dict) else ():
            verb, *rest = phrase.split()
            others = frozenset(word for word in rest if word not in _ARTICLES)
            others = others - {"of"} or others
            if others and verb != "be":
                found.setdefault(verb, []).append((others, kind))
    return {
        verb: sorted(all_, key=lambda one: (-len(one[0]), sorted(one[0]))) for verb, all_ in found.items()
    }


def sense_of(verb: Token, lemma: str) -> str | None:
    """The kind of event by set phrase ("go on strike") or sense ("prices fell"); None where neither tells.

    A long phrase goes before a sense with conditions, that before a short phrase, and the verb's usual
    sense comes last.
    """
    phrases, senses = _phrases().get(lemma, ()), _senses().get(lemma, ())
    if not phrases and not senses:
        return None
    company = company_of(verb)
    own = company.object | company.small | _complements(verb)
    deep = {
        g.lemma_.lower() for c in verb.children for d in c.children for g in d.children if d.dep_ == "prep"
    }
    near = own | company.under | deep
    said = [(o, kind) for o, kind in phrases if o <= near and (len(o) > 1 or o <= own)]
    for others, kind in said:
        if len(others) > 1:
            return kind
    usual = None
    for sense in senses:
        if not sense.asks:
            usual = sense.kind
        elif sense.fits(company):
            return sense.kind
    return said[0][1] if said else usual


def _complements(verb: Token) -> frozenset[str]:
    """Adjectives that complete a verb ("went bankrupt", "found him guilty"), with their "not"."""
    adjectives = [
        c for c in verb.children if c.dep_ in ("acomp", "oprd", "ccomp", "xcomp") and c.pos_ == "ADJ"
    ]
    return frozenset(t.lower_ for one in adjectives for t in (one, *one.children) if t.dep_ != "nsubj")


def has_percentage(verb: Token) -> bool:
    """Whether the clause of a verb holds a percentage."""
    return any(token.ent_type_ == "PERCENT" for token in _clause(verb))


def is_of_money(noun: Token) -> bool:
    """Whether a noun is about money: "a loss of 3 million dollars", "the rise in prices", "price cut"."""
    return any(
        token.ent_type_ in ("MONEY", "PERCENT") or token.lemma_.lower() in _group("money")
        for token in noun.subtree
        if token.i != noun.i
    )
