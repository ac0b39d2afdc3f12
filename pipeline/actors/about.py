"""What a text says of the actors it names: as what it introduces them, whose they are, a man or a woman."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
from pipeline.actors import introduced
from pipeline.actors.agents import Gender, gender_of, nouns
from pipeline.actors.introduced import Introduction
from pipeline.actors.names import ActorMention, tokens_of


@dataclass(slots=True)
class About:
    """What is known of an actor: nouns it is called by, the words with them, its state, its gender."""

    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    gender: Gender | None = None
    since: int = 10**9


def gather(doc: Doc, named: Sequence[ActorMention]) -> dict[str, About]:
    """What the text says of each named actor, by name, from the introductions at its mentions."""
    states = {
        index: m
        for m in named
        if m.actor.type == "state" and m.way != "pronoun"
        for index in tokens_of(doc, m)
    }
    found: dict[str, About] = {}
    for mention in named:
        about = found.setdefault(mention.actor.name, About())
        about.since = min(about.since, mention.start)
        place = tokens_of(doc, mention)
        if not place:
            continue
        if mention.actor.type == "person":
            about.gender = (
                about.gender or _title_gender(doc[place.start - 1]) if place.start else about.gender
            )
            about.gender = about.gender or gender_of(mention.actor.name)
            for said in (introduced.before(doc, place.start), introduced.after(doc, place.stop)):
                if said is not None:
                    _add(about, said, states)
        elif mention.actor.name.split()[-1].lower().rstrip(".") in nouns("body", "firm"):
            about.nouns.add("company")
        elif place.start and _calls_body(doc[place.start - 1]):
            about.nouns.add(doc[place.start - 1].lemma_.lower())
    return found


def _add(about: About, said: Introduction, states: dict[int, ActorMention]) -> None:
    about.nouns.add(said.noun)
    about.words |= said.words
    about.gender = about.gender or _noun_gender([said.noun])
    owner = introduced.state_in(range(said.start, said.end), states)
    if owner is not None:
        about.states.add(owner.actor.name)


def _calls_body(token: Token) -> bool:
    """Whether a noun right before a body's name says what it is ("the agency Foo")."""
    kinds = {
        noun
        for kind in ("company", "media", "party", "court", "agency", "armed")
        for noun in nouns("kinds", kind)
    }
    return token.tag_ == "NN" and token.lower_ in kinds | nouns("body", "heads")


def _title_gender(token: Token) -> Gender | None:
    return _noun_gender([token.lower_.rstrip(".")])


def _noun_gender(words: Iterable[str]) -> Gender | None:
    for word in words:
        if word in nouns("gender", "female"):
            return "female"
        if word in nouns("gender", "male"):
            return "male"
    return None
