"""What an editor would print over an event: subject, predicate, object; past tense, no pronouns."""

from pipeline.headlines.phrases import stranded
from pipeline.headlines.subject import fullest
from pipeline.headlines.verbs import past
from pipeline.headlines.write import Headline, write

__all__ = ["Headline", "fullest", "past", "stranded", "write"]
