"""The headline and the label of an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.claims import SUBJECTS, Scene, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token
from pipeline.headlines.phrases import clause_of, phrase, prep_phrase, raw_clause, stranded
from pipeline.headlines.subject import PHRASE_WORDS, agent_of, fullest, subject_text
from pipeline.headlines.verbs import bare_group, past, verb_group
from pipeline.headlines.wording import capitalised, cut, short_label, spaced, tidied

MAX_WORDS = 12


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline of at most 12 words and a label of at most 26 characters; `whole` if it has its subject."""

    text: str
    label: str
    whole: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A complement: where it stands, its wordings from the fullest to the shortest, how soon it is wanted."""

    at: int
    wordings: tuple[str, ...]
    rank: int


def write(where: Scene, trigger: Token, *, without: frozenset[int], speaker: str | None = None) -> Headline:
    """The headline and the label of the event at a trigger.

    Tokens in `without` (its date) are left out; `speaker` stands for "I" and "we" in what is quoted.
    """
    if trigger.pos_ in ("VERB", "AUX"):
        return _of_verb(where, trigger, without, speaker)
    return _of_noun(where, trigger, without)


def _of_noun(where: Scene, noun: Token, without: frozenset[int]) -> Headline:
    """An event noun as a phrase, with what it says where it says something."""
    told = fullest(where, noun)
    text = phrase(where, told, without, PHRASE_WORDS + 3, articles=False)
    said = next(
        (c for c in noun.children if c.dep_ in ("acl", "ccomp") and c.pos_ == "VERB" and c.i > noun.i), None
    )
    clause = clause_of(where, said, without) if said is not None and _has_that(said) else ""
    if clause and len(f"{text} {clause}".split()) <= MAX_WORDS + 2:
        text = f"{text} {clause}"
    short = _short_nouns(where, told, without)
    named = [
        f"{c.lower_} {name}"
        for c in [*told.children, *stranded(told, without)]
        if (name := _named_object(where, c))
    ]
    if len(text.split()) == 1 and noun.dep_ in SUBJECTS:
        places = (
            prep_phrase(where, c, without, limit=3) for c in noun.head.children if c.lower_ in ("in", "at")
        )
        text = next((f"{text} {place}" for place in places if place), text)
    labels = [text, *(f"{o} {n}" for o in short for n in named), *short, noun.text]
    return Headline(capitalised(cut(text, MAX_WORDS)), short_label(labels), True)


def _has_that(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def _of_verb(where: Scene, verb: Token, without: frozenset[int], speaker: str | None) -> Headline:
    subject, passive, plural = subject_text(where, verb, without, speaker)
    group = verb_group(verb, passive=passive, plural=plural)
    parts = _complements(where, verb, without)
    agent = agent_of(verb) if passive and subject and group.startswith(("was ", "were ")) else None
    doer = phrase(where, agent, without, PHRASE_WORDS, articles=False) if agent is not None else ""
    if doer and "not" not in group:
        parts = [part for part in parts if part.at != verb.i and not part.wordings[0].startswith("by ")]
        parts.append(_Part(verb.i, (subject,), 0))
        subject, group, passive = doer, past(verb.lemma_.lower()), False
    room = MAX_WORDS - len(subject.split()) - len(group.split())
    chosen: list[tuple[int, str]] = []
    for part in sorted(parts, key=lambda p: (p.rank, p.at)):
        fitting = next((w for w in part.wordings if len(w.split()) <= room), None)
        if fitting:
            chosen.append((part.at, fitting))
            room -= len(fitting.split())
    predicate = " ".join([group, *(wording for _, wording in sorted(chosen))])
    text = f"{subject} {_its_own(where, verb, subject, predicate)}"
    says = any(c.dep_ in ("xcomp", "ccomp") and c.i > verb.i for c in verb.children)
    if subject and not says and (quoted := _quoted(verb, without)):
        text = f"{subject}: {quoted}"
    labels = _labels(where, verb, subject, parts, without, bare=bare_group(verb, group, passive=passive))
    return Headline(capitalised(cut(text, MAX_WORDS)), short_label([text, *labels]), bool(subject))


def _its_own(where: Scene, verb: Token, subject: str, predicate: str) -> str:
    """The predicate with "its" where it would name the subject again ("Spain withdrew Spain’s troops")."""
    token = subject_of(verb)
    mention = where.by_token.get(token.i) if token is not None else None
    if mention is None or mention.actor.type == "person" or not subject:
        return predicate
    return predicate.replace(f"{subject}’s ", "its ")


def _quoted(verb: Token, without: frozenset[int]) -> str:
    """What is said, where it stands before the verb of saying ("…, X said")."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i < verb.i:
            said = [t for t in child.subtree if t.i not in without and not t.is_space]
            text = tidied(spaced(said))
            return capitalised(text) if len(text.split()) >= 3 else ""
    return ""


def _labels(
    where: Scene, verb: Token, subject: str, parts: list[_Part], without: frozenset[int], *, bare: str
) -> list[str]:
    """Short forms for a mark: verb and bare object, verb and named partner, subject and verb."""
    if subject and any(c.dep_ == "nsubjpass" for c in verb.children):
        return [f"{subject} {bare}", f"{_last(subject)} {bare}"]
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr") and c.i not in without]
    preps = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
    named = [f"{p.lower_} {name}" for p in preps if (name := _named_object(where, p))]
    wordings = []
    for noun in objects:
        short = _short_nouns(where, noun, without)
        wordings += [f"{bare} {o} {n}" for o in short for n in named] + [f"{bare} {o}" for o in short]
    wordings += [f"{bare} {n}" for n in named]
    wordings += [f"{bare} {part.wordings[-1]}" for part in parts if part.rank <= 1]
    return [*wordings, f"{subject} {bare}", f"{_last(subject)} {bare}", bare]


def _named_object(where: Scene, prep: Token) -> str:
    for child in prep.children if prep.dep_ == "prep" else ():
        if child.dep_ == "pobj" and (mention := where.by_token.get(child.i)) is not None:
            return mention.actor.name
    return ""


def _short_nouns(where: Scene, noun: Token, without: frozenset[int]) -> list[str]:
    """A noun with its compounds, then alone; a named actor by its name."""
    mention = where.by_token.get(noun.i)
    if mention is not None and mention.way != "demonym":
        return [mention.actor.name]
    compounds = [
        c for c in noun.children if c.dep_ in ("compound", "amod") and c.i not in without and c.i < noun.i
    ]
    own = [t for t in compounds[-1:] if t.is_alpha]
    return [" ".join(t.text for t in [*own, noun]), str(noun.text)]


def _last(name: str) -> str:
    return name.split()[-1] if name else ""


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


def _complements(where: Scene, verb: Token, without: frozenset[int]) -> list[_Part]:
    parts = []
    for child in verb.children:
        if child.dep_ not in _RANKS or child.i < verb.i or child.i in without:
            continue
        rank = _RANKS[child.dep_]
        if child.dep_ in ("prep", "agent"):
            named = any(t.i in where.by_token for t in child.subtree)
            rank = 1 if named or child.dep_ == "agent" else 3
            wordings = [prep_phrase(where, child, without, limit=limit) for limit in (8, 6, 3)]
        elif child.dep_ in ("xcomp", "ccomp"):
            wordings = [clause_of(where, child, without, limit=limit) for limit in (7, 5, 3, 0)]
            if not any(wordings) and child.dep_ == "ccomp":
                wordings = [raw_clause(child, without, room) for room in (11, 9, 7, 5)]
        else:
            wordings = [phrase(where, child, without, limit) for limit in (9, 6, 4, 2)]
        if any(wordings):
            parts.append(_Part(child.i, tuple(dict.fromkeys(filter(None, wordings))), rank))
    return parts
