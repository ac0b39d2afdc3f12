"""What follows a verb, in the words that fit: objects, places, and the clauses that it governs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from pipeline.claims import actor_at

if TYPE_CHECKING:
    from spacy.tokens import Token
from pipeline.headlines.phrases import View, adjectives, fitting, is_bare_time, named, nouns, preps
from pipeline.headlines.subject import (
    Subject,
    agent_of,
    doubled,
    is_person,
    object_described,
    own_subject,
    shared_object,
    subject,
)
from pipeline.headlines.verbs import (
    claim_words,
    gerund,
    is_particle,
    is_passive,
    lemma_of,
    participle_of,
    particle_of,
    past_of,
    speech_verbs,
    words,
)
from pipeline.headlines.wording import LEADING, tidied, words_in


@dataclass(frozen=True, slots=True)
class Part:
    """A complement: where it stands, how soon it is wanted, and its fullest wording of at most n words."""

    at: int
    rank: int
    fit: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb's complements in words, and those missing that it cannot do without, by their grammar."""

    text: str
    missing: frozenset[str] = frozenset()

    @property
    def complete(self) -> bool:
        return not self.missing


OBJECTS = ("dobj", "attr", "oprd")
_CLAUSES = ("xcomp", "ccomp")


def predicate(view: View, verb: Token, room: int) -> Predicate:
    """The complements of a verb that fit, in their order; those that the verb needs come first."""
    parts = list(complements(view, verb))
    chosen: list[tuple[int, str]] = []
    left = room
    for part in sorted(parts, key=lambda p: (p.rank, p.at)):
        text = part.fit(left)
        if text and not any(text in other for _, other in chosen):  # a date can lend one to a noun as well
            chosen.append((part.at, text))
            left -= words_in(text)
    text = " ".join(text for _, text in sorted(chosen))
    found = {at for at, _ in chosen}
    missing = {c.dep_ for at in _needed(view, verb) if at not in found for c in [verb.doc[at]]}
    return Predicate(text, frozenset(missing))


def _needed(view: View, verb: Token) -> Iterator[int]:
    """The places of the complements without which a verb says something else or nothing."""
    after = [c for c in verb.children if c.i > verb.i and c.i not in view.without]
    yield from (c.i for c in verb.children if c.dep_ == "dobj" and c.i < verb.i and c.pos_ == "NOUN")
    has_object = False
    listens = lemma_of(verb) in words("speak", "to_objects")
    controls = lemma_of(verb) in claim_words("say", "ask") | words("control", "verbs")
    for child in after:
        if child.dep_ in ("attr", "oprd", "acomp"):
            yield child.i
        elif child.dep_ == "dobj" and not is_bare_time(child) and not has_object:
            has_object = True
            yield child.i
        elif child.dep_ == "ccomp" and takes_clause(verb) and (listens or not has_object):
            has_object, listens = True, False
            yield child.i
        elif child.dep_ == "xcomp" and (controls or not has_object):
            yield child.i


def complements(view: View, verb: Token) -> Iterator[Part]:
    """The parts of a predicate, each with how soon it is wanted: objects, clauses, places, the rest."""
    said = any(c.dep_ == "ccomp" and c.i > verb.i and c.pos_ != "ADJ" for c in verb.children)
    clause = said and takes_clause(verb)
    bare = not any(c.dep_ in (*OBJECTS, "acomp", "xcomp", "ccomp") for c in verb.children)
    first, objects, clauses = True, 0, 0
    behind = object_described(verb) or shared_object(verb)
    if behind is not None:
        yield Part(verb.i + 1, 0, partial(fitting, nouns(view, behind)))
    for child in verb.children:
        if child.i < verb.i or child.i in view.without or (child.dep_ == "dobj" and objects > 0):
            continue
        objects += child.dep_ == "dobj"
        if child.pos_ == "ADP" and (child.i in view.where.by_token or clause):
            continue  # inside a name, or one word too many beside what is said
        if child.dep_ == "dobj" and clauses:
            continue
        if child.dep_ in ("prep", "agent") or (child.dep_ == "dative" and child.pos_ == "ADP"):
            yield Part(child.i, _rank(view, verb, child, near=bare and first), partial(_prep, view, child))
            first = False
        elif child.dep_ == "ccomp" and clauses == 0 and (takes_clause(verb) or child.pos_ == "ADJ"):
            clauses = 1
            yield Part(child.i, 1, partial(content, view, child))
        elif child.dep_ == "xcomp" and _is_clipped(verb, child):
            continue
        elif child.dep_ == "xcomp" or (child.dep_ == "advcl" and _asks(child)):
            yield Part(child.i, 1, partial(infinitive, view, child))
        elif (fit := _object(view, child, few=clause)) is not None:
            yield Part(child.i, {"advmod": 2, "dative": 1}.get(child.dep_, 0), fit)


def _is_clipped(verb: Token, said: Token) -> bool:
    """Whether what is said lacks its helping verbs: "he said: never heard of it"."""
    helped = any(c.dep_ in ("aux", "auxpass") for c in said.children)
    return said.tag_ == "VBN" and not helped and not is_passive(verb) and lemma_of(verb) in speech_verbs()


def _asks(verb: Token) -> bool:
    """Whether a clause says what is decided or asked: "whether to charge the captain"."""
    return any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children)


def _rank(view: View, verb: Token, prep: Token, *, near: bool) -> int:
    """How soon a prepositional phrase is wanted: what the verb leans on, then names, then the rest."""
    if prep.dep_ in ("agent", "dative") or near or prep.lower_ in ("against", "of"):
        return 1
    if any(t.i in view.where.by_token for t in prep.subtree):
        return 2
    return 3 if prep.lower_ in ("to", "from", "into", "for", "on", "in", "at") else 4


def _prep(view: View, prep: Token, room: int) -> str:
    if prep.dep_ == "agent" and (agent := agent_of(prep.head)) is not None:
        return fitting([f"by {text}" for text in nouns(view, agent)], room)
    return fitting(preps(view, prep), min(room, 9))


def _object(view: View, child: Token, *, few: bool) -> Callable[[int], str] | None:
    """How an object, a state or a direction is worded; None for what a headline leaves out."""
    if child.dep_ in ("dobj", "dative", "attr", "oprd"):
        if child.dep_ == "dobj" and is_bare_time(child):
            return None
        if child.lower_ in words("pronouns", "reflexive"):
            return partial(fitting, [child.lower_])
        if child.pos_ == "ADJ" and not any(c.dep_ in ("det", "nummod") for c in child.children):
            return partial(fitting, adjectives(view, child))
        wordings = [text for text in _with_of(view, child) if not few or words_in(text) <= 4]
        return partial(fitting, wordings)
    if child.dep_ == "acomp":
        return partial(fitting, adjectives(view, child))
    if child.dep_ == "advmod" and child.lower_ in words("adverbs", "kept") and not is_particle(child):
        return partial(fitting, [child.lower_])
    told = child.dep_ == "npadvmod" and child.i == child.head.i + 1 and child.i in view.where.by_token
    if told or (child.dep_ == "npadvmod" and child.ent_type_ in ("PERCENT", "MONEY")):
        return partial(fitting, nouns(view, child))
    return None


def _with_of(view: View, noun: Token) -> list[str]:
    """The wordings of an object; that of a counted part keeps its "of …" ("a number of ships")."""
    wordings = nouns(view, noun)
    counted = noun.lemma_.lower() in words("counted", "nouns") and any(
        c.dep_ == "prep" and c.lower_ == "of" for c in noun.children
    )
    return [text for text in wordings if " of " in text] if counted else wordings


def takes_clause(verb: Token) -> bool:
    """Whether a verb can have a clause as its object; else the parser joined two sentences."""
    return lemma_of(verb) in speech_verbs() | words("clause", "verbs")


def infinitive(view: View, verb: Token, room: int) -> str:
    """A governed verb without its subject: "to deepen cooperation", "not to resign", "guilty of fraud"."""
    if verb.i in view.without:
        return ""
    if verb.pos_ in ("ADJ", "NOUN", "PROPN"):
        own = own_subject(verb)
        states = adjectives(view, verb) if verb.pos_ == "ADJ" else nouns(view, verb)
        if own is None and verb.dep_ == "ccomp":
            return ""
        if own is not None:
            return fitting(
                [f"{who} {_denied(verb)}{state}" for who in nouns(view, own) for state in states], room
            )
        to_be = "to be " if any(c.lower_ == "to" for c in verb.children) else ""
        return fitting([f"{to_be}{state}" for state in states], room)
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    to = "to " if "to" in helpers else ""
    to = (
        "whether to "
        if to and any(c.dep_ == "mark" and c.lower_ in _QUESTIONS for c in verb.children)
        else to
    )
    middle = " ".join(h for h in helpers if h != "to")
    group = " ".join(f"{_denied(verb)}{to}{middle} {verb.lower_}{particle_of(verb)}".split())
    rest = predicate(view, verb, room - words_in(group))
    return f"{group} {rest.text}".strip() if rest.complete and words_in(group) <= room else ""


def _denied(verb: Token) -> str:
    return "not " if any(c.dep_ == "neg" for c in verb.children) else ""


_QUESTIONS = {"whether", "if"}


def content(view: View, verb: Token, room: int) -> str:
    """What is said, agreed or asked: "that the talks failed", "whether to stop", "the army to withdraw"."""
    if verb.i in view.without or verb.sent.root.i == verb.i:
        return ""
    if verb.pos_ not in ("VERB", "AUX"):
        return infinitive(view, verb, room)
    if any(c.tag_ in ("WP", "WRB", "WDT") and c.i < verb.i for c in verb.subtree if c.head.i == verb.i):
        return ""
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "complm")}
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    lead = next((m for m in marks if m in _QUESTIONS), "that").replace("if", "whether")
    who = _who(view, verb)
    if not who and lead == "whether" and "to" in helpers:
        return infinitive(view, verb, room)
    for name in who:
        if text := _told(view, verb, name, helpers, lead, room):
            return text
    return ""


def _told(view: View, verb: Token, name: str, helpers: list[str], lead: str, room: int) -> str:
    middle = [c.lower_ for c in verb.children if c.lower_ in words("hedge", "adverbs") and c.i < verb.i]
    middle += ["not"] if any(c.dep_ == "neg" for c in verb.children) else []
    helping = [_spelt(helper) for helper in helpers]
    group = " ".join([*helping[:1], *middle[::-1], *helping[1:], verb.lower_ + particle_of(verb)])
    causes = verb.tag_ == "VB" and not helpers and lemma_of(verb.head) in words("control", "verbs")
    inside = causes or (lead == "that" and verb.head.dep_ == "ccomp")
    told = lemma_of(verb.head) in words("speak", "to_objects")
    terse = view.terse and lead == "that" and verb.head.tag_ in ("VBD", "VBZ", "VBN") and not told
    name = LEADING.sub("", name) if terse else name
    start = f"{name} {group}" if "to" in helpers or inside or terse else f"{lead} {name} {group}"
    own = own_subject(verb)
    inner = replace(view, owner=own if own is not None else view.owner)
    rest = predicate(inner, verb, room - words_in(start))
    empty = verb.lemma_ == "be" and not rest.text
    if not rest.complete or empty or words_in(start) > room:
        return ""
    return tidied(f"{start} {rest.text}")


_SPELT = {
    "'s": "is", "’s": "is", "'re": "are", "’re": "are", "'ll": "will", "’ll": "will",
    "'ve": "have", "'d": "had", "wo": "will", "ca": "can",
}  # fmt: skip


def _spelt(helper: str) -> str:
    return _SPELT.get(helper, helper)


def _who(view: View, verb: Token) -> list[str]:
    """The subject of what is said; none where it is the speaker, or left open."""
    own = own_subject(verb)
    if own is None:
        return []
    if own.dep_ == "csubj":
        return deed_of(view, own)
    if own.pos_ == "PRON" and own.lower_ not in words("pronouns", "kept"):
        name = (
            doubled(view, own) or _listener(view, verb, own) or _owning(view, verb, own) or named(view, own)
        )
        return [name] if name else []
    full = nouns(view, own) if own.pos_ in ("NOUN", "PROPN") else []
    short = [text for text in subject(view, verb).wordings if words_in(text) <= 5]
    return [*(text for text in full[:1] if words_in(text) <= 6), *short]


def deed_of(view: View, verb: Token) -> list[str]:
    """A deed as a subject: "creating a union is a priority"."""
    if verb.tag_ != "VBG" or own_subject(verb) is not None:
        return []
    rest = predicate(view, verb, 4)
    return [f"{gerund(lemma_of(verb))} {rest.text}"] if rest.complete and rest.text else []


def _listener(view: View, said: Token, pronoun: Token) -> str:
    """Who is told something about himself: "warned Chad that it would …"."""
    heard = next((c for c in said.head.children if c.dep_ in ("dobj", "dative", "npadvmod")), None)
    mention = actor_at(view.where, heard) if heard is not None else None
    own = own_subject(said.head)
    if mention is None or mention.is_place or pronoun.lower_ not in ("it", "they") or own is None:
        return ""
    return mention.actor.name if mention.actor.type != "person" and is_person(view, own) else ""


def _owning(view: View, said: Token, pronoun: Token) -> str:
    """Whose saying it is that tells something of himself: "Chad's promise that it would …"."""
    near = [said.head, *(c for c in said.head.children if c.dep_ in ("dobj", "attr"))]
    owners = [c for noun in near if noun.pos_ == "NOUN" for c in noun.children if c.dep_ == "poss"]
    mention = actor_at(view.where, owners[0]) if owners and pronoun.lower_ in ("it", "they") else None
    return "" if mention is None or mention.actor.type == "person" else mention.actor.name


_AHEAD = {"will", "shall", "would", "'ll", "’ll", "wo"}


def same_subject(view: View, verb: Token, said: Token, room: int) -> str:
    """What somebody says of himself, as one verb: "announced plans to resign", "denied hiding arms"."""
    group = f"{_of_himself(verb, said)}{particle_of(said)}"
    rest = predicate(view, said, room - words_in(group))
    return f"{group} {rest.text}".strip() if rest.complete else ""


def _of_himself(verb: Token, said: Token) -> str:
    helpers = {c.lower_ for c in said.children if c.dep_ == "aux"}
    lemma, passive = lemma_of(verb), is_passive(said)
    done = f"been {participle_of(said)}" if passive else participle_of(said)
    if (helpers & _AHEAD and "have" not in helpers) or (said.tag_ == "VBG" and "been" not in helpers):
        to = f"to be {participle_of(said)}" if passive else f"to {lemma_of(said)}"
        if lemma in claim_words("say", "promise") | words("intend", "verbs"):
            return f"{past_of(verb)} {_denied(said)}{to}"
        plans = f"{'no ' if _denied(said) else ''}plans"
        return f"{past_of(verb) if lemma in claim_words('say', 'deny') else 'announced'} {plans} {to}"
    if lemma in claim_words("say", "allege"):
        return f"{past_of(verb)} {_denied(said)}to have {done}"
    doing = f"being {participle_of(said)}" if passive else gerund(lemma_of(said))
    if lemma in words("gerund", "verbs"):
        return f"{past_of(verb)} {_denied(said)}{doing}"
    return f"denied {doing}" if _denied(said) else f"spoke of {doing}"


def is_self(view: View, verb: Token, said: Token) -> bool:
    """Whether what is said is about who says it ("Chad said it would …")."""
    own = own_subject(said)
    if own is None or own.pos_ != "PRON" or own.lower_ in words("pronouns", "kept"):
        return False
    if doubled(view, own) or _listener(view, said, own):
        return False
    if own.lower_ in ("i", "we"):
        return True
    if lemma_of(verb) in claim_words("say", "ask"):
        return False  # "asked whether she would …" is about who is asked
    if said.lemma_.lower() in claim_words("say", "assert") and is_passive(said):
        return False  # "it is said that …"
    if any(c.dep_ == "dobj" and c.pos_ == "PROPN" for c in verb.children):
        return False  # it can be the listener as well
    free = replace(view, owner=None)
    mine = subject(free, verb)
    return _refers(view, own, mine) and (named(free, own) or "") in ("", *mine.wordings)


def _refers(view: View, pronoun: Token, mine: Subject) -> bool:
    """Whether a pronoun can mean a subject, by number and by what kind of thing it is."""
    if mine.token is None:
        return False
    mention = actor_at(view.where, mine.token)
    if is_person(view, mine.token):
        return pronoun.lower_ in ("he", "she")
    if mention is not None:
        return pronoun.lower_ in ("it", "they")
    many = mine.token.tag_ in ("NNS", "NNPS") or mine.plural
    return pronoun.lower_ == "they" if many else pronoun.lower_ in ("he", "she", "it")
