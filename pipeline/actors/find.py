"""All actors of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model import When

if TYPE_CHECKING:
    from spacy.tokens import Doc
from pipeline.actors.bodies import bodies_of
from pipeline.actors.listed import of_lexicon
from pipeline.actors.names import ActorMention, inside
from pipeline.actors.offices import described_as, office_holders
from pipeline.actors.persons import persons_of


def find(doc: Doc, *, published: When | None) -> list[ActorMention]:
    """The actors that a doc names, in order, none overlapping.

    `published` chooses between states of one name at different times and finds the holder of an office.
    """
    text = doc.text
    year_day = published.end if published else None
    listed = of_lexicon(doc, text, year_day)
    persons = persons_of(doc, listed)
    known = [mention for mention in listed if not inside(mention, persons)]
    bodies = bodies_of(doc, [*known, *persons])
    known = [mention for mention in known if not inside(mention, bodies)]
    offices = office_holders(text, [*known, *bodies], persons, year_day)
    offices += [m for m in described_as(text, persons) if not inside(m, [*offices, *persons])]
    known = [mention for mention in known if not inside(mention, offices)]
    bodies = [mention for mention in bodies if not inside(mention, offices)]
    return sorted([*known, *persons, *bodies, *offices], key=lambda mention: (mention.start, -mention.end))


_OF_OFFICE = re.compile(r"^\s*(?:of\s+(?:the\s+)?|['’]s?\s+)?$")
