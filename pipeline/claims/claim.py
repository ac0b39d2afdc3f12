"""The claim behind an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.actors import ActorMention
from pipeline.claims.scene import Scene
from pipeline.claims.source import sources_of, tellings
from pipeline.claims.speaker import name_of
from pipeline.claims.status import status_of
from pipeline.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says so (None: the document itself), where the speaker is named, and the event's status."""

    said_by: str | None
    speaker: ActorMention | None
    status: Status


def of_trigger(where: Scene, trigger: Token) -> Claim:
    """The claim behind an event: its source by quotation, governing verb or phrase, and its status."""
    told = list(tellings(where, trigger))
    said_by, speaker = None, None
    for token in sources_of(where, trigger, told):
        said_by, speaker = name_of(where, token)
        if said_by is not None:
            break
    return Claim(said_by, speaker, status_of(where, trigger, told, said_by))
