"""Short names of events for a mark on a line, the best first; whichever fits is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.claims import actor_at

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.actors import ActorMention
from pipeline.headlines.phrases import (
    View,
    is_place_after,
    is_time,
    named,
    nouns,
    object_before,
    shown,
    stranded,
)
from pipeline.headlines.subject import Subject, agent_of, object_described, shared_object
from pipeline.headlines.verbs import (
    bare_group,
    claim_words,
    event_nouns,
    is_passive,
    lemma_of,
    light_verbs,
    participle_of,
    particle_of,
    past_of,
    speech_verbs,
    table,
    verb_group,
    words,
)
from pipeline.headlines.wording import owned


def short_names(view: View, token: Token) -> list[str]:
    """A noun in few words: a name, a person's surname, a noun with the word before it, the noun alone."""
    mention = actor_at(view.where, token)
    if mention is not None and mention.way != "demonym":
        return _names(view, mention)
    if token.pos_ == "PRON":
        name = named(view, token)
        return [name] if name else []
    counted = [p for p in token.rights if p.lower_ == "of" and token.lower_ in words("counted", "nouns")]
    for child in (c for p in counted for c in p.children if c.dep_ == "pobj"):
        return short_names(view, child)
    if token.lower_ in words("sums", "nouns") and (whole := nouns(view, token, articles=False)):
        return whole[-1:]
    before = [c for c in token.lefts if c.dep_ in _BEFORE and c.i not in view.without and c.text[0].isalnum()]
    before = [c for c in before if c.i == 0 or view.where.doc[c.i - 1].text != "-"]
    before = [c for c in before if c.pos_ != "NUM" or (c.i == token.i - 1 and not list(c.children))]
    own = [c for c in before if c.pos_ == "PROPN"] if token.pos_ == "PROPN" else before[-1:]
    number = [c for c in token.rights if c.i == token.i + 1 and c.pos_ == "NUM"]
    if any(t.lower_ in ("no", "not", "neither") for t in token.subtree if t.i < token.i):
        return nouns(view, token, articles=False)[:1]
    wordings = [[*own, token, *number], [token, *number]]
    return list(dict.fromkeys(" ".join(_name_or_word(view, t) for t in wording) for wording in wordings))


def _name_or_word(view: View, token: Token) -> str:
    """A word, or the whole name that it is a part of."""
    mention = view.where.by_token.get(token.i)
    whole = mention is not None and mention.way != "demonym" and mention.end - mention.start > len(token)
    if mention is not None and whole:
        return shown(mention)
    opens = token.is_sent_start and token.pos_ not in ("PROPN", "NUM") and token.text[1:].islower()
    return token.lower_ if opens else token.text


_BEFORE = ("compound", "amod", "nummod", "nmod")


def _names(view: View, mention: ActorMention, *, place: bool = False) -> list[str]:
    """An actor's name, then a person's surname as the text uses it or as names usually end."""
    name = shown(mention, place=place)
    parts = name.split()
    if mention.actor.type != "person" or len(parts) < 2:
        short = "".join(p[0] for p in parts if p[0].isupper()) if len(parts) > 2 else ""
        acronym = [short] if short.lower() in view.where.lemmas and mention.actor.type != "state" else []
        as_written = mention.way in ("name", "metonym", "capital") and len(mention.text) < len(name)
        return [name, *([mention.text] if as_written else []), *acronym]
    used = {m.text for m in view.where.by_token.values() if m.way == "surname" and m.actor == mention.actor}
    surname = next((p for p in (parts[-1], parts[0]) if p in used), None)
    given = re.fullmatch(r"\w+-[a-z]+", parts[-1]) is not None
    first = given or (parts[0].casefold() in words("surname", "first") and len(parts) <= 3)
    usual = parts[0] if first or re.fullmatch(r"[IVX]+\.?", parts[-1]) else parts[-1]
    return [name, surname or usual]


def verb_labels(view: View, verb: Token, who: Subject) -> Iterator[str]:
    """Subject, verb and object in few words; else the object and what became of it; else subject and verb."""
    passive = is_passive(verb)
    bare = bare_group(verb, verb_group(verb, passive=passive, plural=who.plural), passive=passive)
    names = _subject_names(view, who)
    if (found := next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "ADJ"), None)) is not None:
        yield from _of_finding(view, verb, found)
    controls = lemma_of(verb) in claim_words("say", "ask") | words("control", "verbs")
    if controls and not passive and (bare == past_of(verb) or not names):
        yield from _of_control(view, verb)
    if lemma_of(verb) in speech_verbs() and not passive:
        yield from _of_saying(view, verb, names)
    if passive:
        yield from _of_passive(view, verb, names, bare)
        return
    yield from _of_active(view, verb, names, bare)
    yield from (f"{name} {bare}" for name in names)
    if who.wordings and " and " not in (barest := min(who.wordings, key=len)):
        yield f"{barest} {bare}"
    yield bare


def _subject_names(view: View, who: Subject) -> list[str]:
    if not who.wordings:
        return []
    barest = min(who.wordings, key=len)
    if " and " in who.wordings[0]:
        return [who.wordings[0]]
    if who.token is None or who.token.pos_ == "PRON":
        person = who.token is not None and who.token.lower_ in ("he", "she")
        return list(dict.fromkeys([barest, *([barest.split()[-1]] if person else [])]))
    return list(dict.fromkeys([*short_names(view, who.token), barest]))


def _of_passive(view: View, verb: Token, names: list[str], bare: str) -> Iterator[str]:
    agent = agent_of(verb)
    made = past_of(verb) if verb.lower_.endswith("ed") else ""
    for doer in short_names(view, agent) if agent is not None and made == bare else []:
        yield from (f"{doer} {bare} {name}" for name in names)
    orders = [rest for rest in _governed(verb) if rest.startswith("to ")]
    yield from (f"{name} {bare} {rest}" for rest in orders for name in names)
    yield from (f"{name} {bare} {place}" for name in names for place in _named_after(view, verb))
    if lemma_of(verb) in light_verbs():
        yield from (f"{name} {bare} {near}" for near in _near(view, verb) for name in names)
    yield from (f"{name} {bare}" for name in names)
    yield bare


def _of_active(view: View, verb: Token, names: list[str], bare: str) -> Iterator[str]:
    """ "Kenya sent doctors"; too long, "doctors sent"; of a verb that only carries, "talks with Kenya"."""
    objects = [
        c for c in verb.children if c.dep_ in ("dobj", "attr", "dative", "oprd") and c.i not in view.without
    ]
    behind = object_described(verb) or shared_object(verb)
    objects = [object_before(view, o) or o for o in objects]
    objects = [
        o for o in [*objects, *([behind] if behind is not None else [])] if _is_thing(o) or named(view, o)
    ]
    objects.sort(key=lambda o: o.dep_ == "dative")
    plain = bare == past_of(verb) + particle_of(verb)
    lemma = lemma_of(verb)
    places = _named_after(view, verb)
    carried = lemma in words("carrier", "verbs") and plain
    for noun in objects:
        things = short_names(view, noun)
        names_event = carried and noun.lemma_.lower() in event_nouns()
        if names_event:
            yield from (f"{thing} {place}" for thing in things for place in places)
        yield from (f"{name} {bare} {thing}" for thing in things for name in names)
        yield from things[:1] if names_event and lemma in words("carrier", "talks") else ()
        mention = actor_at(view.where, noun)
        if mention is not None and mention.actor.type != "person" and mention.way != "demonym":
            yield from (f"{bare} {thing}" for thing in things)
        if plain and noun.dep_ != "attr" and lemma not in ("have", "be", "become", "get", "tell"):
            yield from (f"{thing} {participle_of(verb)}{particle_of(verb)}" for thing in things)
    if not objects:
        states = [c for c in verb.children if c.dep_ == "acomp" and c.i > verb.i]
        yield from (f"{name} {bare} {state.lower_}" for state in states for name in names)
        yield from (f"{name} {bare} {place}" for place in places for name in names)
        yield from (f"{name} {bare} {rest}" for rest in _governed(verb) for name in names)
        yield from (f"{name} {bare} {near}" for near in _near(view, verb) for name in names)
    ahead = [f"{bare} {thing}" for noun in objects for thing in short_names(view, noun)]
    yield from ahead if not plain else ()
    yield from (f"{name} {bare}" for name in names)
    yield from ahead
    yield from (f"{bare} {place}" for place in [*places, *_near(view, verb), *_governed(verb)])


def _is_thing(token: Token) -> bool:
    return token.pos_ not in ("PRON", "DET", "VERB", "ADP")


def _governed(verb: Token) -> Iterator[str]:
    """The verb that a verb governs, in few words: "to sign", "condemning"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.i > verb.i and _leads(child):
            to = "to " if any(c.lower_ == "to" for c in child.children) else ""
            objects = [c for c in child.children if c.dep_ == "dobj" and _is_thing(c)]
            yield from (f"{to}{child.lower_} {o.text}" for o in objects)
            yield f"{to}{child.lower_}"


def _leads(verb: Token) -> bool:
    """Whether a governed verb reads on from the one above: "to sign", "condemning"."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return verb.tag_ == "VBG" or (verb.tag_ == "VB" and to)


def _named_after(view: View, verb: Token) -> list[str]:
    """The named partners and places behind a verb: "with Merkel", "to Cairo"."""
    preps = [c for c in verb.children if c.dep_ in ("prep", "dative") and c.i > verb.i]
    preps += [p for c in verb.children if c.dep_ == "dobj" for p in [*c.children, *stranded(c, view.without)]]
    return [f"{p.lower_} {name}" for p in preps for name in _named_object(view, p)]


def _near(view: View, verb: Token) -> list[str]:
    """The phrase right behind a verb that it leans on: "on a treaty", "under control"; not where it was."""
    behind = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i and c.i not in view.without]
    preps = [p for p in behind[:1] if p.lower_ not in words("places", "scene")]
    things = [(p, o) for p in preps for o in p.children if o.dep_ == "pobj" and o.i not in view.without]
    return [
        f"{p.lower_} {name}" for p, o in things if not is_time(o, p.lower_) for name in short_names(view, o)
    ]


def _named_object(view: View, prep: Token) -> list[str]:
    """The actor or the place that a preposition leads to, in few words."""
    if prep.pos_ != "ADP" or prep.i in view.without or prep.dep_ == "agent":
        return []
    for child in prep.children:
        if child.dep_ == "pobj" and child.i not in view.without:
            if any(c.dep_ == "conj" for c in child.children):
                return nouns(view, child, articles=False)[:1]
            mention = view.where.by_token.get(child.i)
            if mention is not None:
                return _names(view, mention, place=is_place_after(prep))
            if child.ent_type_ in ("GPE", "LOC", "FAC", "PERSON", "ORG") and child.pos_ == "PROPN":
                return nouns(view, child, articles=False)[-1:]
    return []


def _of_saying(view: View, verb: Token, names: list[str]) -> Iterator[str]:
    """Who speaks on what: "Kaunda on copper", "Chad’s denial"; who is told: "Kaunda’s warning to Chad"."""
    said = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp")), None)
    noun = table("noun").get(lemma_of(verb))
    listener = lemma_of(verb) == "tell"
    if said is None and not listener:
        return
    to = [n for c in verb.children if c.dep_ == "dobj" for n in short_names(view, c) if c.pos_ == "PROPN"]
    if noun is not None:
        yield from (f"{owned(name)} {noun} to {other}" for name in names for other in to)
        yield from (f"{owned(name)} {noun}" for name in names)
        yield noun
    about = [c for c in said.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")] if said is not None else []
    about = [c for c in about if not any(t.lower_ in ("no", "not") for t in c.subtree)]
    about = sorted((c for c in about if c.pos_ in ("NOUN", "PROPN")), key=lambda c: c.pos_ != "NOUN")
    yield from (f"{name} on {topic}" for c in about for topic in short_names(view, c) for name in names)
    yield from (f"{owned(name)} statement" for name in names)
    yield noun or "statement"


def _of_control(view: View, verb: Token) -> Iterator[str]:
    """ "Crew ordered to leave"."""
    for child in verb.children:
        to = any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
        if child.dep_ in ("xcomp", "ccomp") and to:
            whom = [
                c
                for t in (verb, child)
                for c in t.children
                if c.dep_ in ("dobj", "nsubj") and verb.i < c.i < child.i
            ]
            names = [name for c in whom[:1] for name in short_names(view, c)]
            negated = "not " if any(c.dep_ == "neg" for c in child.children) else ""
            done = participle_of(verb)
            yield from (f"{name} {done} {negated}{rest}" for rest in _governed(verb) for name in names)
            yield from (f"{name} {done}" for name in names)


def _of_finding(view: View, verb: Token, state: Token) -> Iterator[str]:
    """ "Airbus found not guilty"."""
    negated = "not " if any(c.dep_ == "neg" for c in state.children) else ""
    of_whom = [c for c in state.children if c.dep_ == "nsubj"]
    joint = any(c.dep_ == "conj" for t in of_whom for c in t.children)
    names = [n for c in of_whom for n in (nouns(view, c)[:1] if joint else short_names(view, c))]
    yield from (f"{name} {participle_of(verb)} {negated}{state.lower_}" for name in names)


def noun_labels(view: View, noun: Token) -> Iterator[str]:
    """An event noun with whom or where, with the word before it, alone."""
    things = short_names(view, noun)
    behind = [c for c in [*noun.children, *stranded(noun, view.without)] if c.dep_ == "prep"]
    partners = [(p, name) for p in behind for name in _named_object(view, p)]
    yield from (f"{thing} {p.lower_} {name}" for thing in things for p, name in partners)
    pairs = [
        (p, name.split(" and ")) for p, name in partners if p.lower_ in ("between", "of") and " and " in name
    ]
    yield from (f"{one}–{two} {thing}" for _, (one, two, *_) in pairs for thing in things)
    owners = [n for c in noun.children if c.dep_ == "poss" for n in short_names(view, c)]
    yield from (f"{owned(owner)} {thing}" for owner in owners for thing in things)
    objects = [(p, c) for p in behind for c in p.children if c.dep_ == "pobj" and c.i not in view.without]
    for p, child in objects:
        if p.lower_ in words("places", "behind") and _is_thing(child):
            yield from (f"{thing} {p.lower_} {name}" for thing in things for name in short_names(view, child))
    yield from things
