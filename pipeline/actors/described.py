"""Actors named again by what they are: "the minister", "the Fund", "the navy", "the government in Skopje"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
from pipeline import lexicon
from pipeline.actors.about import About
from pipeline.actors.agents import nouns
from pipeline.actors.listed import state_words
from pipeline.actors.names import ActorMention, Way, replaced, state_body, tokens_of

_REACH = 3  # words between "the" and its noun, the noun included
_COUNTRY = frozenset({"country", "nation"})

ByNoun = Mapping[str, Sequence[ActorMention]]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """ "The", its noun, and the words between."""

    start: int
    noun: Token
    between: frozenset[str]

    @property
    def lemma(self) -> str:
        return str(self.noun.lemma_.lower())


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its named actors, by the nouns that they can be called by, and its words for states."""

    doc: Doc
    covered: frozenset[int]
    states: Sequence[ActorMention]
    starts: Mapping[int, ActorMention]
    persons: ByNoun
    bodies: ByNoun
    forces: ByNoun
    known: Mapping[str, About]
    said: Sequence[tuple[int, str, Way]]
    title_end: int


def descriptions(
    doc: Doc, text: str, named: Sequence[ActorMention], known: Mapping[str, About]
) -> list[ActorMention]:
    """The named actors and their definite descriptions that can mean one actor only, as mentions of it.

    A body that every state has ("the Senate") goes by the name of the state that the text is about.
    """
    whole = _text(doc, text, named, known)
    meant = ((phrase, _meant(whole, phrase)) for phrase in _phrases(doc, whole.covered))
    found = [
        replaced(mention, doc[phrase.start : phrase.noun.i + 1], "description")
        for phrase, mention in meant
        if mention is not None
    ]
    return [*(_under_its_state(mention, whole) for mention in named), *found]


def _text(doc: Doc, text: str, named: Sequence[ActorMention], known: Mapping[str, About]) -> _Text:
    places = {id(mention): tokens_of(doc, mention) for mention in named}
    persons: dict[str, list[ActorMention]] = defaultdict(list)
    bodies: dict[str, list[ActorMention]] = defaultdict(list)
    forces: dict[str, list[ActorMention]] = defaultdict(list)
    for mention in named:
        if mention.actor.type == "person":
            for noun in known[mention.actor.name].nouns:
                persons[noun].append(mention)
        elif mention.actor.type != "state":
            for noun in _called(mention, known[mention.actor.name]):
                bodies[noun].append(mention)
        elif mention.way in ("name", "demonym") and places[id(mention)]:
            for noun in _forces(doc, mention, places[id(mention)].stop):
                forces[noun].append(mention)
    states = [mention for mention in named if mention.actor.type == "state"]
    return _Text(
        doc=doc,
        covered=frozenset(index for place in places.values() for index in place),
        states=states,
        starts={places[id(m)].start: m for m in states if places[id(m)]},
        persons=persons,
        bodies=bodies,
        forces=forces,
        known=known,
        said=state_words(text),
        title_end=text.find("\n"),
    )


def _called(mention: ActorMention, about: About) -> frozenset[str]:
    """The nouns that a body can be called by: the head of its name, what introduces it, its kind."""
    name = mention.actor.name.lower().split()
    heads = {name[-1], *(word for word, after in pairwise(name) if after in ("of", "for"))}
    found = (heads & nouns("body", "heads")) | about.nouns | nouns("kinds", "any")
    found |= nouns("kinds", "bloc") if mention.actor.type == "bloc" else frozenset()
    return frozenset(found).union(_kinds().get(mention.actor.name, ()), *_same_kind(about.nouns))


def _same_kind(called: Iterable[str]) -> list[frozenset[str]]:
    """The nouns of the same kind as those a body is called by: "firm" for a company."""
    kinds = [nouns("kinds", kind) for kind in lexicon.load("agents")["kinds"] if kind not in ("any", "bloc")]
    return [kind for kind in kinds if kind & set(called)]


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """What a body of the lexicon is called when it is named again, by its name."""
    return {
        body["name"]: nouns("kinds", body["kind"])
        for body in lexicon.load("organisations")["organisation"]
        if body.get("kind") in lexicon.load("agents")["kinds"]
    }


def _forces(doc: Doc, mention: ActorMention, end: int) -> Iterator[str]:
    """The navy (or so) that a state's name before it owns: "Peru’s navy", "the Peruvian navy"."""
    after = doc[end : end + 3]
    if mention.way == "demonym" or (len(after) > 0 and after[0].tag_ == "POS"):
        yield from (token.lemma_.lower() for token in after)


def _phrases(doc: Doc, covered: frozenset[int]) -> Iterator[_Phrase]:
    """ "The …" with a singular noun that is not introducing a name and says no more after it."""
    for token in doc[:-1]:
        if token.lower_ != "the":
            continue
        for noun in doc[token.i + 1 : token.i + 1 + _REACH]:
            if noun.i in covered or noun.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB"):
                break
            if noun.pos_ in ("NOUN", "PROPN") and not _goes_on(noun):
                if noun.tag_ in ("NN", "NNP") or noun.lemma_.lower() in ("authority", "police"):
                    between = frozenset(t.lower_ for t in doc[token.i + 1 : noun.i])
                    yield _Phrase(token.i, noun, between)
                break


def _goes_on(noun: Token) -> bool:
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if following is None:
        return False
    return following.text == "-" or (following.pos_ in ("NOUN", "PROPN") and following.ent_type_ != "DATE")


def _meant(text: _Text, phrase: _Phrase) -> ActorMention | None:
    """The one actor that a phrase can mean; None where there is none, or more than one."""
    at, after = text.doc[phrase.start].idx, phrase.noun.i + 1
    following = text.doc[after].lower_ if after < len(text.doc) else ""
    names = after in text.covered or (following == "," and after + 1 in text.covered)
    if names or following in ('"', "“", "of"):
        return None
    if following == "in" and phrase.lemma in nouns("state", "seated"):
        return text.starts.get(after + 1) or text.starts.get(after + 2)
    if phrase.lemma in nouns("state", "one_each") and not phrase.between:
        return _one(m for m in text.forces.get(phrase.lemma, ()) if m.start < at) or _of_topic(text, at)
    if phrase.lemma in nouns("state", "seated") | _COUNTRY and not phrase.between:
        return _of_topic(text, at)
    if phrase.lemma in nouns("person"):
        said = (m for m in text.persons.get(phrase.lemma, ()) if m.start < at)
        return _one(m for m in said if phrase.between <= text.known[m.actor.name].words)
    said = (m for m in text.bodies.get(phrase.lemma, ()) if m.start < at)
    fitting = [m for m in said if phrase.between <= set(m.actor.name.lower().split())]
    return _one(fitting) or _one(m for m in fitting if text.known[m.actor.name].since < text.title_end)


def _one(options: Iterable[ActorMention]) -> ActorMention | None:
    """The last of the mentions where all are of one actor."""
    options = list(options)
    return options[-1] if len({m.actor.name for m in options}) == 1 else None


def _of_topic(text: _Text, at: int) -> ActorMention | None:
    """A mention of the state that the text is about, the last one before a place."""
    name = _topic(text, at)
    mentions = [m for m in text.states if m.actor.name == name]
    return next((m for m in reversed(mentions) if m.start < at), mentions[0] if mentions else None)


def _topic(text: _Text, at: int) -> str | None:
    """The state that the text is about: the only one named so far, or in the title, or the one that two of
    three words for states name."""
    so_far = {name for place, name, _ in text.said if place < at}
    if len(so_far) == 1:
        return next(iter(so_far))
    title = {name for place, name, way in text.said if place < text.title_end and way != "capital"}
    if len(title) == 1:
        return next(iter(title))
    counts = Counter(name for _, name, _ in text.said).most_common(1)
    return counts[0][0] if counts and counts[0][1] >= max(3, len(text.said) * 2 / 3) else None


def _under_its_state(mention: ActorMention, text: _Text) -> ActorMention:
    if mention.way != "description":
        return mention
    owner = _topic(text, mention.start)
    named = replace(mention, way="name")
    return named if owner is None else replace(named, actor=state_body(mention.actor, owner))
