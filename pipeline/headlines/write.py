"""The headline and the label of an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from pipeline.claims import SUBJECTS, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token
from pipeline.headlines.clauses import content, deed_of, is_self, predicate, same_subject
from pipeline.headlines.cuts import is_cut
from pipeline.headlines.labels import noun_labels, verb_labels
from pipeline.headlines.phrases import View, fitting, nouns, preps
from pipeline.headlines.subject import (
    Subject,
    agent_of,
    fullest,
    object_described,
    own_subject,
    subject,
    told_before,
)
from pipeline.headlines.verbs import (
    claim_words,
    event_nouns,
    is_passive,
    is_planned,
    lemma_of,
    light_verbs,
    participle_of,
    particle_of,
    past,
    past_of,
    speech_verbs,
    table,
    verb_group,
    words,
)
from pipeline.headlines.wording import MAX_WORDS, capitalised, cut, owned, printable, short_label, words_in

SUBJECT_WORDS = 7
NOUN_WORDS = 10


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline of at most 12 words and a label of at most 26 characters; `whole` if it can stand alone."""

    text: str
    label: str
    whole: bool
    breaks_off: bool = False  # whether its last word leads on to something that found no room


def write(where: Scene, trigger: Token, *, without: frozenset[int], speaker: str | None = None) -> Headline:
    """The headline and the label of the event at a trigger.

    Tokens in `without` (its date) are left out; `speaker` stands for "I" and "we" in what is quoted.
    """
    view = View(where, without, speaker)
    if trigger.pos_ in ("VERB", "AUX"):
        return _of_verb(view, trigger)
    return _of_noun(view, trigger)


def _of_verb(view: View, trigger: Token) -> Headline:
    """The headline of the verb that tells the event."""
    return _of_clause(view, _told(trigger))


def _of_clause(view: View, verb: Token) -> Headline:
    """The first printable wording: the clause, the clause without what is missing, the object alone."""
    who = subject(view, verb)
    inside = _impersonal(verb, who)
    if inside is not None:
        return _of_clause(view, inside) if inside.pos_ == "VERB" else _of_noun(view, inside)
    inner = replace(view, owner=who.token if who.wordings else None)
    if (remarked := _remarked(view, verb)) is not None:
        speaker = remarked.split(f" {past(_SAY)} ")[0]
        labels = [f"{owned(name)} statement" for name in (speaker, speaker.split()[-1])]
        return Headline(capitalised(remarked), short_label([*labels, "statement"]), True)
    text, whole = _first_printable(inner, verb, who)
    breaks_off = whole and is_cut(inner, verb.sent, text)
    if breaks_off and (better := _terser(inner, verb, who, text)):
        text, breaks_off = better, False
    if not whole and who.wordings and words_in(text) < _ENOUGH:
        better = _terser(inner, verb, who, text)
        text, whole = (better, True) if words_in(better) > _ENOUGH else (text, whole)
    if whole and is_passive(verb) and agent_of(verb) is None:
        text = _framed(inner, verb, text)
    label = short_label(chain(verb_labels(inner, verb, who), [_short(text)]))
    return Headline(capitalised(text), label, whole, breaks_off)


def _framed(view: View, verb: Token, text: str) -> str:
    """A passive that names nobody, with the event at which it was: "phrase was used in talks"."""
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.lower_ not in ("in", "at", "during"):
            continue
        for noun in (c for c in prep.children if c.dep_ == "pobj" and c.lemma_.lower() in event_nouns()):
            wordings = nouns(view, noun) or [_plain_name(noun)]
            where = fitting(wordings, MAX_WORDS - words_in(text) - 1)
            if where and where not in text:
                return f"{text} {prep.lower_} {where}"
    return text


def _plain_name(noun: Token) -> str:
    """An event noun that is part of a date: of "today's telephone talks", "telephone talks"."""
    return " ".join([*(c.lower_ for c in noun.lefts if c.dep_ == "compound"), noun.lower_])


_SAY = "say"
_SPARED = 3  # so many words fewer a headline may have that does not break off


def _terser(view: View, verb: Token, who: Subject, text: str) -> str:
    """Another wording that does not break off, with a shorter subject and without "that"; empty if none."""
    terse = replace(view, terse=True)
    for subject_ in _shorter(who):
        for other, whole in _wordings(terse, verb, subject_):
            enough = whole and words_in(other) >= words_in(text) - _SPARED and " commented on " not in other
            enough = enough and other.startswith(subject_.wordings)
            if enough and printable(other) and not is_cut(view, verb.sent, other):
                return other
    head, found, tail = (*re.split(r"\b(in|on|at|for|with|by)\b", text)[-3:], "", "")[:3]
    start = text[: -len(found + tail)].strip() if found else ""
    short = found and words_in(tail) <= 2 and words_in(start) >= _ENOUGH
    return start if short and head and printable(start) and not is_cut(view, verb.sent, start) else ""


_ENOUGH = 5  # words that a headline has without its last phrase


def _first_printable(view: View, verb: Token, who: Subject) -> tuple[str, bool]:
    """The first wording that can be printed, and whether it can stand alone."""
    first = ""
    for text, whole in _wordings(view, verb, who):
        first = first or text
        if printable(text) and words_in(text) > 1:
            return text, whole
    return cut(first, MAX_WORDS) or verb.text, False


def _shorter(who: Subject) -> Iterator[Subject]:
    """The subject in ever fewer words, as long as it names whom it named."""
    if not who.wordings:
        yield who
        return
    names = {word for word in who.wordings[0].split() if word[:1].isupper()}
    for text in who.wordings:
        if names <= set(text.split()):
            yield replace(who, wordings=(text,))


def _impersonal(verb: Token, who: Subject) -> Token | None:
    """What tells the event of a verb without a subject: "it is reported that …", "there were riots"."""
    if any(c.dep_ == "expl" for c in verb.children):
        return next((c for c in verb.children if c.dep_ in ("attr", "dobj") and c.pos_ == "NOUN"), None)
    if who.wordings or lemma_of(verb) not in speech_verbs():
        return None
    return next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "VERB" and c.i > verb.i), None)


def _short(text: str) -> str:
    return cut(text, 4)


def _told(trigger: Token) -> Token:
    """The verb that tells the event: the one above if it says how it came ("was forced to walk")."""
    for _ in range(3):
        above = trigger.head
        if above.pos_ not in ("VERB", "AUX") or above.i == trigger.i:
            break
        lemma = above.lemma_.lower()
        if trigger.dep_ == "xcomp":
            if is_planned(trigger) and lemma not in ("want", "hope", "offer") and not _has_object(above):
                break
            trigger = above
        elif trigger.dep_ == "ccomp" and lemma in _governors() and not is_passive(above):
            trigger = above
        else:
            break
    return trigger


@cache
def _governors() -> frozenset[str]:
    """Verbs without which what they govern would read as a fact: "denied that", "demanded that"."""
    told = {"expect", "warn", "tell", "leave", "question"}
    return (claim_words("say", "deny") | claim_words("say", "ask") | words("control", "verbs")) - told


def _has_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _wordings(view: View, verb: Token, who: Subject) -> Iterator[tuple[str, bool]]:
    """The wordings of a verb's event, the best first, each with whether it can stand alone."""
    passive = is_passive(verb)
    group = verb_group(verb, passive=passive, plural=who.plural)
    speech = lemma_of(verb) in speech_verbs()
    if speech and who.wordings and not passive:
        yield from _sayings(view, verb, who)
    if who.wordings:
        if passive and (active := _by_agent(view, verb, who, group)):
            yield active, True
        for name in _subjects(who):
            rest = predicate(view, verb, MAX_WORDS - words_in(name) - words_in(group))
            if rest.complete and (passive or who.plural or not _wants(verb, rest.text)):
                yield f"{name} {_hedged(verb, group)} {rest.text}".strip(), True
    if who.wordings:
        name = _subjects(who)[-1]
        rest = predicate(view, verb, MAX_WORDS - words_in(name) - words_in(group))
        whole = not _wants(verb, rest.text) and not rest.missing & {"dobj", "oprd", "attr"}
        whole = whole and bool(rest.text or not rest.missing)
        if whole:
            yield f"{name} {_hedged(verb, group)} {rest.text}".strip(), True
    if not passive and (turned := _of_object(view, verb)):
        yield turned, True
    if who.wordings:
        yield f"{name} {_hedged(verb, group)} {rest.text}".strip(), False
    rest = predicate(view, verb, MAX_WORDS - words_in(group))
    yield f"{group} {rest.text}".strip(), False


def _subjects(who: Subject) -> list[str]:
    """The wordings of a subject that leave room for a predicate."""
    short = [text for text in who.wordings if words_in(text) <= SUBJECT_WORDS]
    return short or [min(who.wordings, key=words_in)]


def _wants(verb: Token, rest: str) -> bool:
    """Whether a verb alone says nothing: "said", "held", "met"."""
    lemma = lemma_of(verb)
    if lemma in words("content", "verbs"):
        about = any(c.dep_ == "prep" and c.lower_ in words("content", "prepositions") for c in verb.children)
        governs = any(c.dep_ in ("dobj", "ccomp", "xcomp", "oprd") for c in verb.children)
        return not about and not governs
    if rest or particle_of(verb):
        return False
    return lemma in speech_verbs() | words("wanting", "verbs")


def _hedged(verb: Token, group: str) -> str:
    """The verb with "allegedly" where the text only passes on that somebody claims it."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    claimed = verb.dep_ in ("ccomp", "pcomp") and above.lemma_.lower() in claim_words("say", "allege")
    if not claimed or above.i == verb.i or group.split()[0] in ("to", "allegedly", "will", "may", "not"):
        return group
    first, _, rest = group.partition(" ")
    behind = first in ("was", "were", "will", "would", "could", "may", "might", "did")
    return f"{first} allegedly {rest}".strip() if behind else f"allegedly {group}"


def _sayings(view: View, verb: Token, who: Subject) -> Iterator[tuple[str, bool]]:
    """The wordings of a saying: with what is said, about what it is, or to whom."""
    name = min(who.wordings, key=words_in) if words_in(who.wordings[0]) > 5 else who.wordings[0]
    listeners = lemma_of(verb) in words("speak", "to_objects")
    if not listeners and any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in verb.children):
        return
    said = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if said is not None:
        if is_self(view, verb, said):
            room = MAX_WORDS - words_in(name)
            if told := same_subject(view, verb, said, room):
                yield f"{name} {told}", True
        elif said.i < verb.i and (told := content(view, said, MAX_WORDS - words_in(name) - 1)):
            yield f"{name} {past_of(verb)} {told}", True
        if said.i > verb.i:
            group = verb_group(verb, passive=False, plural=who.plural)
            rest = predicate(view, verb, MAX_WORDS - words_in(name) - words_in(group))
            twice = any(who in rest.text.partition(" that ")[2] for who in _addressees(view, verb) if who)
            if rest.complete and not twice and not is_self(view, verb, said):
                yield f"{name} {_hedged(verb, group)} {rest.text}", True
            if told := content(view, said, MAX_WORDS - words_in(name) - words_in(group)):
                yield f"{name} {_hedged(verb, group)} {told}", True
    neutral = lemma_of(verb) in words("speak", "verbs")
    if not neutral or verb_group(verb, passive=False, plural=False) != past_of(verb):
        return
    if said is not None and (topic := _topic(view, said)) not in ("", *who.wordings):
        yield f"{name} commented on {topic}", True
    if said is not None or not _has_matter(verb):
        to = next((text for text in _addressees(view, verb) if text), "")
        yield f"{name} spoke to {to}" if to else f"{name} made a statement", bool(to)


def _topic(view: View, said: Token) -> str:
    """What a saying is about: the first thing it names."""
    doing = next((c for c in said.subtree if c.dep_ == "csubj"), None)
    if doing is not None and (deed := next(iter(deed_of(view, doing)), "")):
        return deed
    found = [c for c in said.children if c.dep_ in (*SUBJECTS, "dobj") and c.pos_ in ("NOUN", "PROPN")]
    return next((text for c in found if (text := fitting(nouns(view, c), 6))), "")


def _has_matter(verb: Token) -> bool:
    """Whether a verb of saying has something to say: an object that is no listener, a phrase, a plan."""
    listeners = verb.lemma_.lower() in words("speak", "to_objects")
    return any(
        (c.dep_ in ("dobj", "oprd") and not listeners)
        or c.dep_ == "xcomp"
        or (c.dep_ == "prep" and c.lower_ != "to")
        for c in verb.children
        if c.i > verb.i
    ) and not (listeners and not any(c.dep_ == "xcomp" or c.lower_ in ("of", "about") for c in verb.children))


def _addressees(view: View, verb: Token) -> Iterator[str]:
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "npadvmod") and child.pos_ in ("NOUN", "PROPN"):
            yield fitting(nouns(view, child), 6)
        elif child.dep_ == "prep" and child.lower_ == "to":
            yield fitting(preps(view, child), 7).removeprefix("to ")


def _by_agent(view: View, verb: Token, who: Subject, group: str) -> str:
    """A passive turned round: "the bill, passed by the Senate" is "Senate passed the bill"."""
    agent = agent_of(verb)
    if (
        agent is None
        or who.token is None
        or not group.startswith(("was ", "were "))
        or " not " in f" {group} "
    ):
        return ""
    doers = nouns(replace(view, owner=None), agent, articles=False)
    things = nouns(replace(view, owner=agent), who.token) if who.token.pos_ != "PRON" else list(who.wordings)
    for doer in doers:
        made = past_of(verb) if verb.lower_.endswith("ed") else past(lemma_of(verb))
        for thing in things:
            used = words_in(doer) + words_in(made) + words_in(thing)
            if used <= MAX_WORDS:
                rest = predicate(replace(view, without=view.without | _by(verb)), verb, MAX_WORDS - used)
                hedge = "allegedly " if "allegedly" in _hedged(verb, group) else ""
                return f"{doer} {hedge}{made}{particle_of(verb)} {thing} {rest.text}".strip()
    return ""


def _by(verb: Token) -> frozenset[int]:
    return frozenset(
        c.i for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")
    )


def _of_object(view: View, verb: Token) -> str:
    """The object as what the headline is about, where nobody is named who did it: "Post was turned down"."""
    behind = object_described(verb)
    found = [*([behind] if behind is not None else []), *(c for c in verb.children if c.dep_ == "dobj")]
    for noun in found:
        if noun.pos_ not in ("NOUN", "PROPN") or lemma_of(verb) in ("have", "be", "get"):
            continue
        plural = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
        for name in nouns(view, noun, articles=False):
            if words_in(name) <= NOUN_WORDS:
                group = f"{_be(verb, plural=plural)} {participle_of(verb)}{particle_of(verb)}"
                rest = predicate(replace(view, without=view.without | {noun.i}), verb, 4)
                return f"{name} {group} {rest.text}".strip()
    return ""


def _be(verb: Token, *, plural: bool) -> str:
    """What turns an active verb's group into a passive one: "was", "will be", "to be"."""
    lead = verb_group(verb, passive=False, plural=plural).split()
    lemma = lemma_of(verb)
    if lemma in lead[1:] and lead[0] != "did":
        return " ".join([*lead[: lead.index(lemma)], "be"])
    return f"{'were' if plural else 'was'} {_denied(verb)}".strip()


def _denied(verb: Token) -> str:
    return "not " if any(c.dep_ == "neg" for c in verb.children) else ""


def _of_noun(view: View, noun: Token) -> Headline:
    """An event noun as a phrase; the clause that it stands in where that says more."""
    carrier = _carrier(noun)
    if carrier is not None and own_subject(carrier) is not None:
        clause = _of_verb(view, carrier)
        if clause.whole:
            return Headline(clause.text, short_label([*noun_labels(view, noun), clause.label]), True)
    if (spoken := _spoken(view, noun, None)) is not None:
        return Headline(capitalised(spoken), short_label([*noun_labels(view, noun), spoken]), True)
    told = fullest(view.where, noun)
    wordings = _noun_wordings(view, told, noun)
    text = next((w for w in wordings if printable(w)), "")
    if text and told.i == noun.i and (owner := told_before(view, noun)):
        text = f"{owned(owner)} {text}" if words_in(text) + words_in(owner) <= MAX_WORDS else text
    if words_in(text) < 2 and (clause_verb := _saying_more(noun)) is not None:
        clause = _of_verb(view, clause_verb)
        if clause.whole:
            return clause
    text = text or cut(noun.text, MAX_WORDS)
    return Headline(capitalised(text), short_label([text, *noun_labels(view, told), noun.text]), True)


def _spoken(view: View, noun: Token, who: Token | None) -> str | None:
    """An announcement with what it says, as a clause: "Chad announced that …"; None of other nouns."""
    verb = _speaking().get(noun.lemma_.lower())
    said = next((c for c in (*noun.children, *noun.head.children) if _is_content(noun, c)), None)
    who = who or _author(noun)
    if verb is None or said is None or who is None or not nouns(view, who):
        return None
    name = nouns(view, who, articles=False)[0]
    for terse in (False, True):
        inner = replace(view, owner=who, terse=terse)
        told = content(inner, said, MAX_WORDS - words_in(name) - 1)
        told = told.removeprefix("that ") if terse else told
        if told and not is_cut(view, noun.sent, told):
            break
    return f"{name} {past(verb)} {told}" if told else None


@cache
def _speaking() -> dict[str, str]:
    """The verbs of nouns of saying: "announcement" is to announce."""
    return {"statement": _SAY, **{noun: verb for verb, noun in reversed(table("noun").items())}}


def _is_content(noun: Token, clause: Token) -> bool:
    """Whether a clause with "that" tells what a noun before it says."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    own = clause.head == noun or noun.dep_ == "dobj"
    return that and own and clause.dep_ in ("acl", "ccomp") and clause.i > noun.i


def _author(noun: Token) -> Token | None:
    """Whose saying a noun is: "Chad's claim", "an announcement by Chad"."""
    by = (o for c in noun.children if c.dep_ == "prep" and c.lower_ == "by" for o in c.children)
    return next((c for c in noun.children if c.dep_ == "poss"), None) or next(by, None)


def _remarked(view: View, verb: Token) -> str | None:
    """ "Her comments marked the clearest statement that …" as "she said that …"; None of other clauses."""
    remarks = own_subject(verb) if lemma_of(verb) in words("marking", "verbs") else None
    if remarks is None or remarks.lemma_.lower() not in words("marking", "remarks"):
        return None
    objects = (c for c in verb.children if c.dep_ in ("dobj", "attr"))
    who = _author(remarks)
    return next((text for o in objects if who and (text := _spoken(view, o, who))), None)


def _carrier(noun: Token) -> Token | None:
    """The verb that only carries an event noun as its object: "held talks", "launched an attack"."""
    verb = noun.head
    carries = noun.dep_ == "dobj" and verb.pos_ == "VERB"
    return verb if carries and lemma_of(verb) in light_verbs() | words("carrier", "verbs") else None


def _saying_more(noun: Token) -> Token | None:
    """The verb that tells what a bare event noun did: "the tsunami killed 40", "a storm that hit Goa"."""
    if (
        noun.dep_ in SUBJECTS
        and noun.head.pos_ == "VERB"
        and lemma_of(noun.head) not in words("occur", "verbs")
    ):
        return noun.head
    clauses = (c for c in noun.children if c.dep_ == "relcl" and c.pos_ == "VERB")
    return next(
        (c for c in clauses if (own := own_subject(c)) is not None and own.tag_ in ("WDT", "WP")), None
    )


def _noun_wordings(view: View, told: Token, noun: Token) -> list[str]:
    """The noun with its modifiers, with what it says, or with the place that its verb gives."""
    found = [w for w in nouns(view, told, articles=False) if words_in(w) <= NOUN_WORDS]
    said = next(
        (c for c in noun.children if c.dep_ in ("acl", "ccomp") and c.pos_ == "VERB" and c.i > noun.i), None
    )
    if said is not None and any(c.dep_ == "mark" and c.lower_ == "that" for c in said.children):
        clauses = (content(view, said, MAX_WORDS - words_in(text)) for text in found)
        found = [f"{text} {clause}" for text, clause in zip(found, clauses, strict=True) if clause] + found
    if (
        noun.dep_ in SUBJECTS
        and found
        and " in " not in found[0]
        and lemma_of(noun.head) in words("occur", "verbs")
    ):
        places = (
            fitting(preps(view, c), NOUN_WORDS - words_in(found[0]))
            for c in noun.head.children
            if c.lower_ in ("in", "at", "between", "with")
        )
        found = [f"{found[0]} {place}" for place in places if place] + found
    return found
