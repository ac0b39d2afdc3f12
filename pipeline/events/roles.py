"""Who takes part in an event, and in what role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import headlines
from pipeline.actors import ACTING_NOUNS, LEADERS, PERSON_NOUNS, Actor, ActorMention, is_fronted
from pipeline.claims import SUBJECTS, Claim, Scene, actor_at, subject_of
from pipeline.model import Role

if TYPE_CHECKING:
    from spacy.tokens import Token
from pipeline.events.kinds import event_type, noun_type, speech_verbs


@dataclass(frozen=True, slots=True)
class Part:
    """An actor in a mention: who, in what role, named where."""

    actor: Actor
    role: Role
    text: str
    start: int
    end: int


_OTHER_CLAUSE = {"relcl", "advcl", "parataxis", "csubj"}
_TOWARDS = {"against", "to", "on", "upon", "towards", "toward", "over", "into"}
_TAKING = {"seize", "take", "steal", "capture", "extort", "buy", "receive", "borrow", "win"}
_JOINT = {"agree", "consult", "cooperate"}
_DONE_TO = {
    "assault", "coerce", "sanction", "aid", "legislation", "election", "threaten", "accuse", "support",
}  # fmt: skip
"""Kinds of deeds whose noun has its patient after "of" ("the invasion of Poland"), others their agent."""


def parts_of(where: Scene, trigger: Token, claim: Claim, times: frozenset[int]) -> Iterator[Part]:
    """Who takes part in the event of a trigger, and who speaks of it."""
    told_at = headlines.fullest(where, trigger)
    subject = doer_of(where, trigger)
    agents = _subject_tokens(subject, trigger)
    own = {t.i for t in clause_tokens(told_at)}
    own |= {t.i for prep in headlines.stranded(trigger, times) for t in clause_tokens(prep)}
    parts: dict[Actor, Part] = {}
    for index in sorted(own | agents):
        token = where.doc[index]
        for mention in _named_at(where, index):
            before = parts.get(mention.actor)
            if (before and before.role != "other") or _stands_aside(where, token, mention, told_at):
                continue
            role = role_of(token, told_at, subject if index in agents else None)
            if mention.actor.media and role not in ("agent", "patient"):
                continue
            if before is None or role != "other":
                parts[mention.actor] = Part(mention.actor, role, mention.text, mention.start, mention.end)
    yield from parts.values()
    for mention in _relative_object(where, trigger):
        if mention.actor not in parts and not mention.is_place:
            yield Part(mention.actor, "patient", mention.text, mention.start, mention.end)
    if claim.speaker is not None:
        speaker = claim.speaker
        yield Part(speaker.actor, "speaker", speaker.text, speaker.start, speaker.end)


def _relative_object(where: Scene, trigger: Token) -> tuple[ActorMention, ...]:
    """Whom a relative clause is about where he is its object: "Jane Doe, whom France had sent"."""
    if trigger.dep_ != "relcl" or not any(
        c.tag_ in ("WP", "WDT") and c.dep_ == "dobj" for c in trigger.children
    ):
        return ()
    return _named_at(where, trigger.head.i)


def _named_at(where: Scene, index: int) -> tuple[ActorMention, ...]:
    """The actors that a token names: one, or several for "they"."""
    mention = where.by_token.get(index)
    return where.groups.get(index, ()) if mention is None else (mention,)


def _stands_aside(where: Scene, token: Token, mention: ActorMention, trigger: Token) -> bool:
    """Whether a name is a place, the owner of something, or only says who a person is."""
    if mention.is_place:
        return True
    if token.tag_ == "PRP$" and token.head.i != trigger.i:
        return True
    if mention.actor.type == "person" and token.dep_ == "poss" and token.head.pos_ == "NOUN":
        return token.head.i != trigger.i and noun_type(token.head) is None and _is_a_person(token.head)
    return mention.way != "pronoun" and (_belongs(where, token, mention) or _describes(where, token, mention))


def _is_a_person(noun: Token) -> bool:
    return noun.lemma_.lower() in PERSON_NOUNS


def _belongs(where: Scene, token: Token, mention: ActorMention) -> bool:
    """Whether a state or a body only says whose a person is ("Jordan’s King Hussein")."""
    if mention.actor.type == "person":
        return False
    node = token
    while node.dep_ in ("compound", "nmod", "poss", "amod") and node.head.i != node.i:
        node = node.head
        person = where.by_token.get(node.i)
        if (
            person is not None
            and person.actor.type in ("person", "organisation")
            and _is_other(person, mention)
        ):
            return True
    owner = node.head.head if node.dep_ == "pobj" and node.head.lower_ == "of" else None
    person = where.by_token.get(owner.i) if owner is not None else None
    return person is not None and person.actor.type == "person"


def _is_other(owned: ActorMention, owner: ActorMention) -> bool:
    return owned.way != "office" and owned.actor != owner.actor


def _describes(where: Scene, token: Token, mention: ActorMention) -> bool:
    """Whether a name only says who a person is ("Jane Doe, head of the agency")."""
    below = token
    for above in (token, *token.ancestors):
        if below.dep_ == "appos" and mention.actor.type == "person":
            return False
        below = above
        person = where.by_token.get(above.head.i) if above.dep_ == "appos" else None
        if person is not None and person.actor.type == "person" and person.actor != mention.actor:
            return True
        if above.lemma_.lower() in LEADERS and above.i != token.i:
            led_by = actor_at(where, above)
            return led_by is not None and led_by.actor.type == "person" and led_by.actor != mention.actor
    return False


def doer_of(where: Scene, trigger: Token) -> Token | None:
    """The subject of a trigger: as written, behind its verb of saying, or who is said to have done it."""
    behind = _behind_speech(where, trigger)
    if behind is not None:
        return behind
    subject = subject_of(trigger)
    if subject is None and (lost := _lost(trigger)) is not None:
        return lost
    if subject is None and trigger.dep_ == "pcomp" and trigger.tag_ in ("VBG", "VBN"):
        verb = trigger.head.head
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        return objects[0] if objects and trigger.head.lower_ in ("of", "from") else subject_of(verb)
    if subject is None and trigger.dep_ == "advcl" and trigger.tag_ in ("VBG", "VBN"):
        return subject_of(trigger.head)
    return subject


def _lost(trigger: Token) -> Token | None:
    """The subject that the parser joins to what is before it: "In Malmö, Norway and Sweden signed"."""
    if trigger.dep_ == "acl" and trigger.head.dep_ == "pobj" and trigger.sent.root.pos_ == "ADP":
        return trigger.head
    fronted = (c for c in trigger.children if c.dep_ == "prep" and c.i < trigger.i)
    objects = [t for prep in fronted for t in prep.subtree if t.dep_ == "pobj"]
    for noun in objects:
        if noun.ent_type_ != "DATE" and any(
            c.ent_type_ == "DATE" and c.dep_ in ("compound", "nummod") for c in noun.children
        ):
            return noun
    return next((c for noun in objects if is_fronted(noun) for c in noun.children if c.dep_ == "conj"), None)


def _behind_speech(where: Scene, trigger: Token) -> Token | None:
    """Who speaks where the verb stands between the words spoken and the speaker ("…," said the minister)."""
    if trigger.lemma_.lower() not in speech_verbs() | {"threaten"} or trigger.i < 2:
        return None
    if any(c.dep_ in SUBJECTS and c.i > trigger.i - 4 and c.i < trigger.i for c in trigger.children):
        return None
    before = where.doc[trigger.i - 1]
    quoted = before.text in ("”", '"', "''", "»") or (
        before.text == "," and any(start <= before.idx < end for start, end in where.quotations)
    )
    if not quoted:
        return None
    for token in where.doc[trigger.i + 1 : trigger.sent.end]:
        if token.is_punct:
            return None
        if (
            token.pos_ in ("NOUN", "PROPN")
            and token.ent_type_ != "DATE"
            and token.dep_ not in ("pobj", "compound")
        ):
            return token
    return None


def _subject_tokens(subject: Token | None, trigger: Token) -> set[int]:
    if subject is None or subject.i == trigger.i:
        return set()
    return {t.i for t in clause_tokens(subject) if t.i != trigger.i}


def clause_tokens(head: Token) -> Iterator[Token]:
    """The tokens under a head without those of relative, adverbial and loosely joined clauses."""
    yield head
    for child in head.children:
        if child.dep_ not in _OTHER_CLAUSE and not (child.dep_ == "conj" and child.pos_ == "VERB"):
            yield from clause_tokens(child)


def role_of(token: Token, trigger: Token, subject: Token | None) -> Role:
    """The part an actor plays, by the way from its name up to the trigger, or to the subject it stands in."""
    passive = is_passive(trigger)
    if subject is not None:
        return _role_in_subject(token, subject, passive=passive)
    node = token
    while node.head.i != trigger.i and node.head.i != node.i:
        node = node.head
    if node.i == node.head.i:
        stray = [t for t in (token, *token.ancestors) if t.dep_ == "prep" and t.lower_ in ("with", "between")]
        return "patient" if stray and trigger.pos_ == "NOUN" else "other"
    if node.dep_ in SUBJECTS:
        return _role_in_subject(token, node, passive=passive)
    if node.dep_ in ("dobj", "dative", "oprd", "attr"):
        return "other" if _only_about(token, node) or _owns(token, node) else "patient"
    if node.dep_ in ("xcomp", "ccomp"):
        return _role_in_complement(token, node, trigger)
    if trigger.pos_ not in ("VERB", "AUX"):
        return _role_at_noun(node, trigger)
    inner = next((c for c in node.children if c.dep_ == "pcomp" and c.pos_ == "VERB"), None)
    if inner is not None and (inner.i == token.i or inner.is_ancestor(token)):
        return role_of(token, inner, None) if inner.i != token.i else "other"
    if node.dep_ in ("agent", "prep"):
        return _role_of_preposition(node, trigger)
    return "other"


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, also as a participle behind its noun ("the fund set up by …")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.dep_ == "acl" and verb.sent.root.pos_ == "ADP":
        return False
    if verb.tag_ != "VBN" or any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children):
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl") or (verb.dep_ == "relcl" and verb.pos_ == "VERB")


def _role_in_subject(token: Token, subject: Token, *, passive: bool) -> Role:
    """What stands in the subject acts, in the passive suffers; what only describes it is there."""
    node = token
    while node.i != subject.i and node.head.i != node.i:
        if node.dep_ in ("acl", "relcl", "appos") and node.pos_ == "VERB":
            return "other"
        if node.dep_ == "poss" and node.head.pos_ == "NOUN" and node.head.lemma_.lower() not in ACTING_NOUNS:
            return "other" if noun_type(node.head) is None else "agent"
        if node.dep_ == "prep" and node.lower_ not in ("of", "from", "between", "among", "by"):
            joint = node.lower_ == "with"
            return "agent" if joint and passive else "other"
        if node.dep_ == "prep" and node.lower_ in ("between", "among", "by") and passive:
            return "agent"
        node = node.head
    return "patient" if passive else "agent"


def _owns(token: Token, noun: Token) -> bool:
    """Whether a name only says whose somebody is ("Norway’s youngest ambassador")."""
    while token.i != noun.i and token.dep_ in ("compound", "nmod"):
        token = token.head
    return token.dep_ == "poss" and token.head.i == noun.i and noun.dep_ in ("attr", "oprd")


def _only_about(token: Token, noun: Token) -> bool:
    """Whether a name in an object only says what it is about: "the post of envoy for Angola"."""
    while token.i != noun.i and token.head.i != token.i:
        if token.dep_ == "prep" and token.lower_ in ("for", "in", "about", "at"):
            return True
        token = token.head
    return False


def _role_in_complement(token: Token, verb: Token, trigger: Token) -> Role:
    """In "asked Spain to pay" and "demanded that Spain pay" it suffers, in "denied that Spain paid" not."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    bare = verb.tag_ in ("VB", "VBP") and event_type(trigger) in ("request", "coerce", "threaten")
    asked = (verb.tag_ == "VB" or bare) and (not helpers or "to" in helpers)
    node = token
    while node.head.i != verb.i and node.head.i != node.i:
        node = node.head
    if asked and node.dep_ in (*SUBJECTS, "dobj", "dative"):
        return "patient"
    if verb.dep_ == "xcomp" and node.i != verb.i:
        return role_of(token, verb, None)
    return "other"


def _role_at_noun(node: Token, trigger: Token) -> Role:
    """At a noun: "Russia’s visit", "the arrest of X by Y", "talks between X and Y", "a threat against X"."""
    if node.dep_ in ("poss", "amod", "compound", "nmod"):
        return "agent"
    kind = event_type(trigger)
    if node.dep_ in ("prep", "agent"):
        word = node.lower_
        if word == "of":
            return "patient" if kind in _DONE_TO else "agent"
        if word in ("by", "from", "between", "among"):
            return "agent"
        if word == "with":
            return "agent" if kind in _JOINT and not _has_agent(trigger) else "patient"
        return "patient" if word in _TOWARDS else "other"
    return "other"


def _has_agent(noun: Token) -> bool:
    return any(c.dep_ in ("poss", "compound", "amod") and c.pos_ in ("PROPN", "PRON") for c in noun.children)


def _role_of_preposition(prep: Token, trigger: Token) -> Role:
    word = prep.lower_
    if prep.dep_ == "agent" or word == "by":
        return "agent"
    if word in ("between", "among"):
        return "agent"
    if word == "with" or word in _TOWARDS:
        return "patient"
    if word == "from":
        return "patient" if event_type(trigger) == "request" or trigger.lemma_.lower() in _TAKING else "other"
    if word == "of" and any(c.dep_ == "dobj" for c in trigger.children):
        return "other"
    return "patient" if word in ("at", "of") and event_type(trigger) == "assault" else "other"
