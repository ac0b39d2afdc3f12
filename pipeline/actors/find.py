"""All actors of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model import When

if TYPE_CHECKING:
    from spacy.tokens import Doc
from pipeline.actors.about import About, gather
from pipeline.actors.bodies import bodies_of
from pipeline.actors.described import descriptions
from pipeline.actors.listed import of_lexicon
from pipeline.actors.names import ActorMention, inside, tokens_of
from pipeline.actors.offices import described_as, office_holders
from pipeline.actors.persons import persons_of
from pipeline.actors.pronouns import pronouns
from pipeline.actors.things import dateline, ships


def find(doc: Doc, *, published: When | None) -> list[ActorMention]:
    """The actors that a doc names, describes or stands a pronoun for, in order, none overlapping.

    `published` chooses between states of one name at different times and finds the holder of an office.
    """
    text = doc.text  # made anew by spaCy whenever it is asked for
    named = _named(doc, text, published)
    known = gather(doc, named)
    found = descriptions(doc, text, named, known)
    named = _in_order([*found[: len(named)], *(m for m in found[len(named) :] if not inside(m, named))])
    found = _in_order([*named, *pronouns(doc, named, known)])
    return [_with_facts(mention, known) for mention in found]


def _with_facts(mention: ActorMention, known: Mapping[str, About]) -> ActorMention:
    """The mention with its person's state and what the text introduces that person as."""
    also = tuple(_with_facts(other, known) for other in mention.also)
    about = known.get(mention.actor.name)
    if mention.actor.type != "person" or about is None:
        return replace(mention, also=also) if also else mention
    states = about.states
    country = mention.actor.country or (next(iter(states)) if len(states) == 1 else None)
    actor = replace(mention.actor, country=country, called=frozenset(about.nouns))
    return replace(mention, actor=actor, also=also)


def _named(doc: Doc, text: str, published: When | None) -> list[ActorMention]:
    year_day = published.end if published else None
    unnamed = ships(doc) | dateline(doc, text)
    listed = of_lexicon(doc, text, year_day)
    listed = [mention for mention in listed if not unnamed & set(tokens_of(doc, mention))]
    persons = persons_of(doc, text, listed, unnamed, year_day)
    known = [mention for mention in listed if not inside(mention, persons)]
    bodies = bodies_of(doc, text, [*known, *persons], unnamed)
    known = [mention for mention in known if not inside(mention, bodies)]
    offices = office_holders(text, [*known, *bodies], persons, year_day)
    offices += [m for m in described_as(text, persons) if not inside(m, [*offices, *persons])]
    known = [mention for mention in known if not inside(mention, offices)]
    bodies = [mention for mention in bodies if not inside(mention, offices)]
    return _in_order([*known, *persons, *bodies, *offices])


def _in_order(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    return sorted(mentions, key=lambda mention: (mention.start, -mention.end))
