"""Whether an event happened, goes on, is planned, alleged, denied or only thought of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.claims.grammar import (
    after,
    helpers,
    is_negated,
    is_passive,
    own_subject,
)
from pipeline.claims.lists import forces, listed, phrases
from pipeline.claims.scene import Scene
from pipeline.claims.source import Telling
from pipeline.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it is told: its trigger, the verb that carries its tense, and who tells it."""

    where: Scene
    trigger: Token
    verb: Token
    helpers: frozenset[str]
    adverbs: frozenset[str]
    tellings: Sequence[Telling]
    said_by: str | None


def status_of(where: Scene, trigger: Token, tellings: Sequence[Telling], said_by: str | None) -> Status:
    """The status of an event: the first of the questions below that is answered yes."""
    verb = _bearer(trigger)
    around = {trigger.i: trigger, verb.i: verb}.values()
    adverbs = {c.lower_ for t in around for c in t.children if c.dep_ in ("advmod", "neg", "amod")}
    told = Told(
        where,
        trigger,
        verb,
        frozenset(t.lower_ for t in helpers(verb)),
        frozenset(adverbs),
        tellings,
        said_by,
    )
    return next((status for status, holds in _QUESTIONS if holds(told)), "happened")


_CARRIERS = {
    "take", "hold", "begin", "start", "open", "end", "continue", "happen", "occur", "make", "be", "give",
    "carry", "launch", "conduct", "go", "last", "resume", "follow", "stage", "plan", "schedule", "announce",
    "cancel", "expect", "pay", "have",
}  # fmt: skip
"""Verbs that say of a noun's event whether and when it is: "the talks will take place"."""


def _bearer(trigger: Token) -> Token:
    """The verb that carries an event's tense and modality."""
    if trigger.pos_ in ("VERB", "AUX"):
        return trigger
    head = trigger.head
    near = trigger.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")
    return head if near and head.pos_ in ("VERB", "AUX") and head.lemma_.lower() in _CARRIERS else trigger


# --- thought of -----------------------------------------------------------------------------------------


def _in_condition(told: Told) -> bool:
    """ "if", "unless", "whether" over the clause, but not over another clause that it holds."""
    node = told.verb
    while True:
        marks = {c.lower_ for c in node.children if c.dep_ in ("mark", "advmod") and c.i < node.i}
        if node.dep_ in ("advcl", "ccomp", "pcomp", "xcomp") and marks & listed(
            "hypothetical", "conjunctions"
        ):
            return True
        if node.dep_ in ("advcl", "relcl", "acl") or node.head.i == node.i:
            return False
        if node.pos_ in ("VERB", "AUX") and node.dep_ in ("conj", "ccomp") and own_subject(node) is not None:
            return node.dep_ == "conj" and _opens_condition(node.head)
        node = node.head


def _opens_condition(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ in listed("hypothetical", "conjunctions") for c in verb.children
    )


def _inverted(told: Told) -> bool:
    """ "Had the bridge been closed, …": a condition without "if"."""
    subject = own_subject(told.verb)
    first = next((t for t in helpers(told.verb) if t.lower_ in ("had", "were", "should")), None)
    if subject is None or first is None or first.i >= subject.i or "?" in told.trigger.sent.text:
        return False
    return first.i == told.trigger.sent.start or told.where.doc[first.i - 1].text in (",", "“", '"', ";")


def _under_condition(told: Told) -> bool:
    """The main clause of a condition: "we will close the border if …", "would have opened"."""
    if told.helpers & {"would", "'d", "might", "could"} and told.helpers & {"have", "'ve"}:
        return not told.tellings or not any(t.force == "deny" for t in told.tellings)
    return bool(told.helpers & {"will", "'ll", "would", "'d", "shall", "could", "may", "might"}) and any(
        c.dep_ == "advcl" and _opens_condition(c) for c in told.verb.children
    )


def _could_be(told: Told) -> bool:
    """A modal of the mere possibility, an adjective or a phrase of it."""
    modals = told.helpers & (listed("hypothetical", "modals") - {"can", "would", "'d", "could"})
    if modals or ("could" in told.helpers and not is_negated(told.verb)):
        return True
    if told.helpers & {"would", "'d"}:
        return not _future_in_the_past(told)
    if told.adverbs & listed("hypothetical", "adjectives"):
        return True
    head = told.trigger.head
    of_chance = head.lower_ in ("of", "that") and head.head.lemma_.lower() in listed("hypothetical", "nouns")
    return told.trigger.dep_ in ("pobj", "pcomp") and of_chance


def _future_in_the_past(told: Told) -> bool:
    """ "said it would send": what was said to come; "would" alone only if the report before goes on."""
    if told.verb.dep_ == "relcl" or (told.verb.tag_ == "VBN" and not is_passive(told.verb)):
        return False
    return bool(told.tellings) or told.said_by is not None


# --- taken back -----------------------------------------------------------------------------------------


def _denied(told: Told) -> bool:
    """A verb of denying over it: "denied that …", "dismissed reports that …"."""
    deny = next((telling for telling in told.tellings if telling.force == "deny"), None)
    return deny is not None and not is_negated(deny.word)


def _negative(told: Told) -> bool:
    """ "not", "never", "nobody", "no warning", "without signing", "failed to sign"."""
    if _not_until(told):
        return False
    verb, trigger = told.verb, told.trigger
    if is_negated(verb) and not told.adverbs & {"only", "just", "merely", "simply"}:
        return True
    if trigger.i != verb.i and (is_negated(trigger) or _is_none(trigger)):
        return True
    return _with_none(verb) or _kept_from(trigger)


def _not_until(told: Told) -> bool:
    """ "was not opened until 1967": it was opened then."""
    return any(
        c.lower_ in ("until", "till") and c.dep_ in ("prep", "mark") for c in told.verb.children
    ) or any(
        m.lower_ in ("until", "till") and m.dep_ == "mark" for c in told.verb.children for m in c.children
    )


def _with_none(verb: Token) -> bool:
    """Whether nobody or nothing does it or undergoes it."""
    if verb.pos_ not in ("VERB", "AUX"):
        return _is_none(verb)
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and _is_none(child):
            return True
        seeks = verb.lemma_.lower() in listed("negation", "seeking")
        if child.dep_ in ("dobj", "attr") and _is_none(child) and not seeks:
            return True
    return False


def _is_none(noun: Token) -> bool:
    """Whether a noun phrase says that there is none: "no talks", "not one shot", "none of them"."""
    if noun.lower_ in listed("negation", "nouns"):
        return True
    inner = [
        c
        for c in noun.children
        if c.i < noun.i and c.dep_ in ("det", "neg", "nummod", "amod", "advmod", "predet")
    ]
    low = [c.lower_ for c in inner] + [g.lower_ for c in inner for g in c.children if g.i < c.i]
    if noun.tag_ in ("CD", "NNS") and {"more", "less", "fewer"} & set(low):
        return False
    return "no" in low or "neither" in low or "not" in low


_KEEPING = {"prevent", "stop", "keep", "bar", "block", "refrain", "abstain", "ban", "dissuade", "deter"}


def _kept_from(trigger: Token) -> bool:
    """Whether what governs the event says that it did not come about: "failed to", "without", "cancelled"."""
    above = trigger.head
    lemma = above.lemma_.lower()
    if trigger.dep_ in ("xcomp", "acl") and lemma in listed("negation", "verbs"):
        return not is_negated(above)
    if trigger.dep_ in ("pcomp", "pobj") and above.lower_ in ("without", "than", "of"):
        head = above.head.lower_
        if above.lower_ == "without":
            return trigger.dep_ == "pcomp"
        if (above.lower_, head) in (("than", "rather"), ("of", "instead")):
            return True
    if trigger.dep_ == "pcomp" and above.lower_ == "from" and above.head.lemma_.lower() in _KEEPING:
        return True
    if trigger.dep_ in ("dobj", "nsubjpass") and trigger.pos_ == "NOUN":
        particles = {c.lower_ for c in above.children if c.dep_ == "prt"}
        called_off = (lemma, *sorted(particles)) in (("call", "off"), ("rule", "out"))
        return called_off or (lemma in listed("negation", "cancels") and not is_negated(above))
    return _plan_given_up(above) if trigger.dep_ == "xcomp" else False


def _plan_given_up(above: Token) -> bool:
    """ "does not plan to", "is not expected to"."""
    return is_negated(above) and above.lemma_.lower() in listed("plan", "verbs") | {"go", "be", "want"}


# --- alleged --------------------------------------------------------------------------------------------


def _alleged(told: Told) -> bool:
    """Told with distance: a verb or noun of claiming, an adverb, hearsay, an accusation."""
    if told.helpers & listed("plan", "modals") or _supposed_to(told.verb):
        return False
    if any(t.force == "allege" or _doubted(t) for t in told.tellings):
        return True
    if any(
        t.speaker is not None and t.speaker.lower_ in listed("attribution", "doubtful") for t in told.tellings
    ):
        return True
    if told.adverbs & (listed("alleged", "adverbs") | listed("alleged", "adjectives")):
        return True
    if _by_hearsay(told.verb) or phrases("alleged").search(_before(told.trigger)):
        return True
    return told.said_by is not None and told.said_by.lower() in listed("attribution", "doubtful")


def _supposed_to(verb: Token) -> bool:
    """ "is supposed to vote": it is planned, but "is supposed to have voted" is hearsay."""
    above = verb.head
    perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
    return verb.dep_ == "xcomp" and not perfect and above.lower_ in ("supposed", "expected", "meant")


def _doubted(telling: Telling) -> bool:
    """ "could not confirm that", "it is supposed that": saying without vouching."""
    word = telling.word
    if word.pos_ not in ("VERB", "AUX"):
        return False
    subject = own_subject(word)
    nameless = telling.speaker is None and is_passive(word) and subject is not None and subject.lower_ == "it"
    said = word.lemma_.lower() in listed("alleged", "hearsay")
    return (nameless and said) or (telling.force == "assert" and is_negated(word))


def _by_hearsay(verb: Token) -> bool:
    """ "is said to have fled", "seems to have", "was accused of", "is suspected of"."""
    above = verb.head
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if verb.dep_ == "xcomp" and infinitive:
        perfect = any(c.lower_ in ("have", "be") and c.dep_ in ("aux", "auxpass") for c in verb.children)
        passive = is_passive(above) and above.lemma_.lower() in listed("alleged", "hearsay")
        return (passive and (perfect or verb.lemma_ == "be")) or above.lemma_.lower() in ("seem", "appear")
    if above.dep_ == "prep" and above.lower_ in ("of", "with", "for"):
        return above.head.lemma_.lower() in listed("alleged", "accusing") and verb.dep_ in ("pcomp", "pobj")
    return False


def _before(trigger: Token) -> str:
    """The eight words up to the trigger, where hearsay phrases stand."""
    text: str = trigger.doc[max(trigger.sent.start, trigger.i - 8) : trigger.i + 1].text
    return text


# --- planned --------------------------------------------------------------------------------------------


def _planned(told: Told) -> bool:
    """ "will", "is to", "plans to", "a planned visit", "announced a strike for May"."""
    if told.helpers & (listed("plan", "modals") | {"must"}) or told.adverbs & listed("plan", "adjectives"):
        return True
    if told.helpers & {"would", "'d"} or _asked_for(told):
        return True  # what is only thought of was asked before
    return _planned_by(told.verb) or _planned_noun(told) or _is_plan(told.verb)


def _asked_for(told: Told) -> bool:
    """ "ordered the crew to leave", "demanded that it be closed"."""
    asked = next((telling for telling in told.tellings), None)
    if asked is None or asked.force != "ask":
        return False
    return told.verb.tag_ == "VB" or "be" in told.helpers


def _planned_by(verb: Token) -> bool:
    """Whether a verb hangs on a plan: "plans to meet", "is due to meet", "agreed to meet"."""
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    above = verb.head
    if verb.dep_ == "conj" and above.pos_ == "VERB" and verb.tag_ == "VB" and not infinitive:
        return _planned_by(above)
    if above.i == verb.i:
        return False
    lemma = above.lemma_.lower()
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and infinitive:
        if lemma == "go":
            return above.tag_ == "VBG"
        if verb.dep_ == "acl":
            return lemma in listed("plan", "nouns") | listed("plan", "verbs")
        if lemma == "be":
            return verb.dep_ == "xcomp"
        planned = (
            lemma in listed("plan", "verbs")
            or forces().get(lemma) == "ask"
            or f"{above.lower_} to" in listed("plan", "phrases")
        )
        if planned or verb.dep_ != "xcomp":
            return planned
        return bool({t.lower_ for t in helpers(above)} & listed("plan", "modals"))
    if verb.dep_ == "ccomp":
        return lemma in listed("plan", "demands") and (
            verb.tag_ == "VB" or "be" in {t.lower_ for t in helpers(verb)}
        )
    return (
        verb.dep_ == "pcomp"
        and above.lower_ in ("on", "for", "of")
        and above.head.lemma_.lower() in (listed("plan", "nouns") | {"plan", "aim", "insist"})
    )


def _planned_noun(told: Told) -> bool:
    """ "announced another strike for May", "plans for talks", "postponed the vote", "will hold talks"."""
    trigger = told.trigger
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return False
    above = trigger.head
    lemma = above.lemma_.lower()
    if trigger.dep_ == "pobj" and above.lower_ in ("for", "on", "of"):
        return above.head.lemma_.lower() in listed("plan", "nouns")
    if trigger.dep_ in ("dobj", "nsubjpass"):
        if lemma in listed("plan", "schedules"):
            return True
        dated = [o for word in ("for", "from") for o in (*after(trigger, word), *after(above, word))]
        return lemma in ("announce", "propose", "call", "promise") and any(
            o.ent_type_ == "DATE" for o in dated
        )
    return False


def _is_plan(verb: Token) -> bool:
    """The plan itself as the event: "was planned for 1964", "is scheduled for May", "is set for Monday"."""
    if verb.lemma_.lower() not in listed("plan", "schedules") or not is_passive(verb):
        return False
    return any(c.dep_ == "prep" and c.lower_ in ("for", "on", "in", "at") for c in verb.children)


# --- going on -------------------------------------------------------------------------------------------


def _ongoing(told: Told) -> bool:
    """ "is being built", "have been talking since May", "has been a museum since", "is still closed"."""
    verb = told.verb
    if told.adverbs & listed("ongoing", "adjectives") and told.trigger.pos_ == "NOUN":
        return True
    present = told.helpers & {"is", "are", "'s", "'re", "am", "'m"}
    perfect = told.helpers & {"has", "have", "'ve"}
    if verb.tag_ == "VBG" and (present or (perfect and "been" in told.helpers)) and verb.lemma_ != "go":
        return True
    if "being" in told.helpers and present:
        return True
    if told.adverbs & listed("ongoing", "adverbs") and (verb.tag_ in ("VBZ", "VBP") or present):
        return True
    lasting = verb.lemma_.lower() in listed("ongoing", "verbs")
    if lasting and verb.tag_ in ("VBZ", "VBP") and told.trigger.i != verb.i:
        return True
    since = any(c.lower_ == "since" and c.dep_ in ("prep", "mark") for c in verb.children)
    state = verb.lemma_.lower() in listed("ongoing", "states") or _is_copula_noun(told)
    return since and state and bool(perfect or verb.tag_ in ("VBZ", "VBP"))


def _is_copula_noun(told: Told) -> bool:
    return told.verb.lemma_ == "be" and not is_passive(told.verb)


Question = Callable[[Told], bool]
_QUESTIONS: tuple[tuple[Status, Question], ...] = (
    ("hypothetical", _in_condition),
    ("hypothetical", _inverted),
    ("denied", _denied),
    ("hypothetical", _under_condition),
    ("denied", _negative),
    ("hypothetical", _could_be),
    ("alleged", _alleged),
    ("planned", _planned),
    ("ongoing", _ongoing),
)
