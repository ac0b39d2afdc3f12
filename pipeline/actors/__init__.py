"""Who is named where: lexicon matches, named entities and offices, each with a canonical actor.

A wrong merge is worse than a split: names are joined only where the text or the lexicon gives the evidence.
"""

from pipeline.actors.agents import ACTING_NOUNS, PERSON_NOUNS
from pipeline.actors.find import find
from pipeline.actors.names import Actor, ActorMention, words
from pipeline.actors.offices import LEADERS
from pipeline.actors.placed import is_fronted, place_words
from pipeline.actors.unify import same_person, unify

__all__ = [
    "ACTING_NOUNS",
    "LEADERS",
    "PERSON_NOUNS",
    "Actor",
    "ActorMention",
    "find",
    "is_fronted",
    "place_words",
    "same_person",
    "unify",
    "words",
]
