"""From dated sentences to mentions: the word that makes the event, its time, its actors, its headline."""

from pipeline.events.find import find
from pipeline.events.mention import Mention
from pipeline.events.roles import Part
from pipeline.events.sentences import joined_days

__all__ = ["Mention", "Part", "find", "joined_days"]
