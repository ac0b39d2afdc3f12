"""Who takes part in an event, in what role, and where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import headlines
from pipeline.actors import LEADERS, Actor, ActorMention
from pipeline.claims import Claim, Scene, actor_at, antecedent, subject_of
from pipeline.model import Role

if TYPE_CHECKING:
    from spacy.tokens import Token
from pipeline.events.kinds import event_type


@dataclass(frozen=True, slots=True)
class Part:
    """An actor in a mention: who, in what role, named where."""

    actor: Actor
    role: Role
    text: str
    start: int
    end: int


_OTHER_CLAUSE = {"relcl", "advcl", "parataxis", "csubj"}


_TOWARDS = {"against", "to", "on", "upon", "for", "from", "at", "towards", "toward", "over", "of"}


_JOINT = {"agree", "consult", "cooperate"}


def parts_of(where: Scene, trigger: Token, claim: Claim, times: frozenset[int]) -> Iterator[Part]:
    """Who takes part in the event of a trigger, and who speaks of it."""
    seen: set[Actor] = set()
    subject = subject_of(trigger)
    agents = (
        {t.i for t in _clause_tokens(subject)} if subject is not None and subject.i != trigger.i else set()
    )
    if subject is not None and subject.tag_ in ("PRP", "PRP$", "DT"):
        agents |= (
            {t.i for t in trigger.sent if t.i < trigger.i and t.i in where.by_token}
            if not _clear(where, trigger)
            else set()
        )
    told_at = headlines.fullest(where, trigger)
    own = {t.i for t in _clause_tokens(told_at)}
    own |= {t.i for prep in headlines.stranded(trigger, times) for t in _clause_tokens(prep)}
    for index in sorted(own | agents):
        mention = where.by_token.get(index)
        if mention is None or mention.is_place or mention.actor in seen or _describes(where, index, mention):
            continue
        role = _role(where, where.doc[index], told_at, subject, in_subject=index in agents)
        if mention.actor.media and role not in ("agent", "patient"):
            continue
        seen.add(mention.actor)
        yield Part(mention.actor, role, mention.text, mention.start, mention.end)
    pronoun = _clear(where, told_at)
    if pronoun is not None and pronoun.actor not in seen:
        seen.add(pronoun.actor)
        yield Part(pronoun.actor, "agent", pronoun.text, pronoun.start, pronoun.end)
    if claim.speaker is not None:
        speaker = claim.speaker
        yield Part(speaker.actor, "speaker", speaker.text, speaker.start, speaker.end)


def _clear(where: Scene, trigger: Token) -> ActorMention | None:
    """The antecedent of a pronoun that is the subject or the owner of the event."""
    subject = subject_of(trigger)
    pronouns = [subject] if subject is not None else []
    pronouns += [c for c in trigger.children if c.dep_ == "poss"]
    for token in pronouns:
        if token.pos_ == "PRON" and (found := antecedent(where, token)) is not None:
            return found
    return None


def _clause_tokens(head: Token) -> Iterator[Token]:
    """The tokens under a head without those of relative, adverbial and loosely joined clauses."""
    yield head
    for child in head.children:
        if child.dep_ not in _OTHER_CLAUSE and not (child.dep_ == "conj" and child.pos_ == "VERB"):
            yield from _clause_tokens(child)


def _describes(where: Scene, index: int, mention: ActorMention) -> bool:
    """Whether a name only says who a person is ("Jane Doe, head of the agency")."""
    token = where.doc[index]
    for above in (token, *token.ancestors):
        person = where.by_token.get(above.head.i) if above.dep_ == "appos" else None
        if person is not None and person.actor.type == "person" and person.actor != mention.actor:
            return True
        if above.lemma_.lower() in LEADERS and above.i != index:
            led_by = actor_at(where, above)
            return led_by is not None and led_by.actor.type == "person" and led_by.actor != mention.actor
    return False


def _role(where: Scene, token: Token, trigger: Token, subject: Token | None, *, in_subject: bool) -> Role:
    """The part an actor plays, by the way from its name up to the trigger."""
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in trigger.children)
    if in_subject:
        return "patient" if passive else "agent"
    node = token
    while node.head.i != trigger.i and node.head.i != node.i:
        node = node.head
    if node.dep_ in ("nsubj", "nsubjpass", "csubj"):
        return "patient" if passive else "agent"
    if node.dep_ in ("dobj", "dative", "oprd", "attr", "xcomp"):
        return "patient"
    if node.i == node.head.i or node.head.i != trigger.i:
        stray = [t for t in (token, *token.ancestors) if t.dep_ == "prep" and t.lower_ in ("with", "between")]
        return "patient" if stray and trigger.pos_ == "NOUN" else "other"
    if node.dep_ == "agent" or (node.dep_ == "prep" and node.lower_ == "by"):
        return "agent"
    if node.dep_ == "prep" and node.lower_ in ("with", "between", "among"):
        return "agent" if event_type(trigger) in _JOINT and node.lower_ != "with" else "patient"
    if node.dep_ == "prep" and node.lower_ in _TOWARDS:
        return "patient"
    if trigger.pos_ == "NOUN" and node.dep_ in ("poss", "amod", "compound", "nmod"):
        return "agent"
    return "other"


def places_of(where: Scene, trigger: Token) -> Iterable[str]:
    """The places in the trigger's clause: lexicon names used as places, and spaCy's GPE, LOC and FAC."""
    found: dict[str, None] = {}
    tokens = {t.i for t in _clause_tokens(trigger)}
    for index in sorted(tokens):
        mention = where.by_token.get(index)
        if mention is not None and mention.is_place:
            found[mention.text if mention.way == "capital" else mention.actor.name] = None
    for entity in trigger.sent.ents:
        if (
            (
                entity.label_ in ("GPE", "LOC", "FAC")
                and entity.root.i in tokens
                and entity.root.i not in where.by_token
            )
            and entity.text[:1].isupper()
            and entity.root.dep_ in ("pobj", "appos", "conj", "dobj")
        ):
            found[" ".join(entity.text.split()).removeprefix("the ")] = None
    return list(found)
