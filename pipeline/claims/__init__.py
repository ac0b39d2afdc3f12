"""Who says that a thing is so, and how firmly: the source named in the text, and the status of the event."""

from pipeline.claims.claim import Claim, of_trigger
from pipeline.claims.grammar import SUBJECTS, subject_of
from pipeline.claims.scene import Scene, quotations, scene
from pipeline.claims.speaker import actor_at, antecedent, name_of

__all__ = [
    "SUBJECTS",
    "Claim",
    "Scene",
    "actor_at",
    "antecedent",
    "name_of",
    "of_trigger",
    "quotations",
    "scene",
    "subject_of",
]
