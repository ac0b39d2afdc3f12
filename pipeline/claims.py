"""Who says that a thing is so, and how firmly: the source named in the text, and the status of the event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline import lexicon
from pipeline.actors import LEADERS, ActorMention
from pipeline.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
COMPLEMENTS = ("ccomp", "xcomp", "parataxis", "pcomp")
MAX_SPEAKER_WORDS = 8


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says so (None: the document itself), where the speaker is named, and the event's status."""

    said_by: str | None
    speaker: ActorMention | None
    status: Status


@dataclass(frozen=True, slots=True)
class Scene:
    """What a claim is read from: the doc, actors by token, quotations as character spans, lemma counts."""

    doc: Doc
    by_token: Mapping[int, ActorMention]
    quotations: Sequence[tuple[int, int]]
    lemmas: Counter[str]


def scene(doc: Doc, actors: Iterable[ActorMention]) -> Scene:
    """Index a doc's actors by token, and find its quotations."""
    by_token: dict[int, ActorMention] = {}
    for mention in actors:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None:
            by_token |= {token.i: mention for token in span}
    return Scene(doc, by_token, quotations(doc.text), Counter(token.lemma_.lower() for token in doc))


_QUOTED = re.compile(r"“[^“”\n]{2,1500}(?:”|(?=\n))|\"[^\"\n]{2,1500}\"|«[^«»]{2,1500}»")


def quotations(text: str) -> list[tuple[int, int]]:
    """The spans between quotation marks of at least three words.

    >>> quotations('He said: "We shall not move."')
    [(9, 29)]
    """
    return [found.span() for found in _QUOTED.finditer(text) if found[0].count(" ") >= 2]


@cache
def _verbs(force: str) -> frozenset[str]:
    return frozenset(lexicon.load("claims")["say"][force])


@cache
def _speech() -> frozenset[str]:
    say = lexicon.load("claims")["say"]
    return frozenset(verb for force in say for verb in say[force])


@cache
def _listed(group: str, key: str) -> frozenset[str]:
    return frozenset(lexicon.load("claims")[group][key])


@cache
def _phrases(group: str, key: str = "phrases") -> re.Pattern[str]:
    phrases = sorted(lexicon.load("claims")[group][key], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.I)


def of_trigger(where: Scene, trigger: Token) -> Claim:
    """The claim behind an event: its source by quotation, governing verb or phrase, and its status."""
    governor = _governing(trigger)
    speaker_token = subject_of(governor) if governor is not None else None
    if speaker_token is None:
        speaker_token = _according_to(trigger) or _quoted_by(where, trigger)
        if speaker_token is not None and speaker_token.i in {above.i for _, above in _upward(trigger)}:
            speaker_token = None  # the event is part of how the source is described
    said_by, speaker = name_of(where, speaker_token) if speaker_token is not None else (None, None)
    return Claim(said_by, speaker, _status(where, trigger, governor, said_by))


def _governing(trigger: Token) -> Token | None:
    """The verb of saying whose complement the trigger stands in, going up."""
    for below, above in _upward(trigger):
        if below.dep_ in COMPLEMENTS and above.lemma_.lower() in _speech() and subject_of(above) is not None:
            subject = subject_of(above)
            if below.dep_ == "xcomp" and subject == subject_of(trigger):
                continue
            return above
    return None


def _upward(token: Token) -> Iterator[tuple[Token, Token]]:
    while token.head.i != token.i:
        yield token, token.head
        token = token.head


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, that of the verb it is joined to, or the noun it describes."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            if child.tag_ in ("WP", "WDT"):
                return _described(verb)
            return child
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head)
    if verb.dep_ in ("relcl", "acl") and verb.tag_ != "VBN":
        return _described(verb)
    return None


def _described(verb: Token) -> Token | None:
    return verb.head if verb.dep_ in ("relcl", "acl") else None


def _according_to(trigger: Token) -> Token | None:
    """The source in "according to X", "citing X" within the trigger's sentence."""
    sentence = trigger.sent
    pattern = _phrases("attribution", "before")
    for found in pattern.finditer(sentence.text):
        start = sentence.start_char + found.end()
        following = [t for t in sentence if t.idx >= start and not t.is_space]
        if following:
            return _noun_head(following[0])
    return None


def _noun_head(token: Token) -> Token | None:
    """The head of the noun phrase that a token begins; None where none begins."""
    for _ in range(8):
        if (
            token.dep_ in ("compound", "amod", "det", "poss", "nummod", "nmod", "case")
            and token.head.i > token.i
        ):
            token = token.head
    return token if token.pos_ in ("NOUN", "PROPN", "PRON") else None


def _quoted_by(where: Scene, trigger: Token) -> Token | None:
    """The speaker of the quotation that holds the trigger: named in the sentences where it begins or ends."""
    for start, end in where.quotations:
        if start <= trigger.idx < end:
            first = where.doc.char_span(start, start + 1, alignment_mode="expand")
            last = where.doc.char_span(end - 1, end, alignment_mode="expand")
            spans = [span for span in (last, first) if span is not None]
            for span in spans:
                for token in span.sent:
                    outside = not start <= token.idx < end
                    if (
                        outside
                        and token.lemma_.lower() in _speech()
                        and (subject := subject_of(token)) is not None
                    ):
                        return subject
    return None


def actor_at(where: Scene, token: Token) -> ActorMention | None:
    """The actor named at a token, or right beside it ("the head of the agency, Jane Doe")."""
    if (mention := where.by_token.get(token.i)) is not None:
        return mention
    heads = [token]
    if token.lemma_.lower() in LEADERS:
        of = (c for c in token.children if c.dep_ == "prep" and c.lower_ == "of")
        heads += [obj for prep in of for obj in prep.children if obj.dep_ == "pobj"]
    beside = (where.by_token.get(c.i) for head in heads for c in head.children if c.dep_ == "appos")
    return next((m for m in beside if m is not None and m.actor.type == "person"), None)


def name_of(where: Scene, token: Token) -> tuple[str | None, ActorMention | None]:
    """A speaker's name: the actor at the token, a pronoun's antecedent, or the noun phrase as written."""
    if (mention := actor_at(where, token)) is not None and not mention.is_place:
        return mention.actor.name, mention
    if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
        found = antecedent(where, token)
        return (found.actor.name, found) if found is not None else (None, None)
    own = [t for t in token.subtree if not t.is_space and (t.i <= token.i or _says_of_what(t, token))]
    text = " ".join(t.text_with_ws for t in own[:MAX_SPEAKER_WORDS])
    text = " ".join(text.split()).strip(" ,;:“”\"'")
    text = re.sub(r"\s+([,.;:’'])", r"\1", text)
    return (text or None), None


def _says_of_what(token: Token, noun: Token) -> bool:
    """Whether a token belongs to "of …", "for …" or "from …" right after a noun."""
    for below, above in _upward(token):
        if below.dep_ == "prep" and above.i == noun.i:
            return below.lower_ in ("of", "for", "from")
        if below.dep_ in ("relcl", "acl", "appos", "advcl", "conj", "punct", "cc"):
            return False
    return False


_PERSONAL = {"he", "his", "him", "himself", "she", "her", "hers", "herself"}
_IMPERSONAL = {"it", "its", "itself"}


def antecedent(where: Scene, pronoun: Token) -> ActorMention | None:
    """The nearest earlier actor that a third-person pronoun can stand for, in its sentence or the one before.

    Subjects come first. "He" and "she" stand for persons, "it" for the others; "they" stays open.
    """
    word = pronoun.lower_
    if word not in _PERSONAL | _IMPERSONAL:
        return None
    sentence = pronoun.sent
    previous = where.doc[sentence.start - 1].sent if sentence.start else sentence
    for part, limit in ((sentence, pronoun.i), (previous, sentence.start)):
        found: list[tuple[bool, int, ActorMention]] = []
        for token in part:
            mention = where.by_token.get(token.i)
            if mention is None or token.i >= limit or mention.is_place:
                continue
            if (mention.actor.type == "person") == (word in _PERSONAL):
                found.append((token.dep_ in SUBJECTS or token.dep_ == "poss", token.i, mention))
        if found:
            return max(found, key=lambda f: (f[0], f[1] if part is sentence else -f[1]))[2]
    return None


def _status(where: Scene, trigger: Token, governor: Token | None, said_by: str | None) -> Status:
    lemma = trigger.lemma_.lower()
    helpers = {t.lower_ for t in trigger.children if t.dep_ in ("aux", "auxpass")}
    adverbs = {t.lower_ for t in trigger.children if t.dep_ in ("advmod", "neg", "amod")}
    before = _clause_text(trigger)
    if any(t.dep_ == "neg" for t in trigger.children) or adverbs & _listed("negation", "determiners"):
        return "denied"
    if governor is not None and governor.lemma_.lower() in _verbs("deny"):
        return "denied"
    if _in_condition(trigger) or helpers & (_listed("hypothetical", "modals") - {"should", "can"}):
        return "hypothetical"
    if helpers & _listed("plan", "modals") or _planned_by(trigger) or adverbs & _listed("plan", "adjectives"):
        return "planned"
    if governor is not None and governor.lemma_.lower() in _verbs("allege"):
        return "alleged"
    if adverbs & (_listed("alleged", "adverbs") | _listed("alleged", "adjectives")):
        return "alleged"
    if _phrases("alleged").search(before):
        return "alleged"
    if said_by is not None and said_by.lower() in _listed("attribution", "anonymous"):
        return "alleged"
    if trigger.tag_ == "VBG" and helpers & {"is", "are", "'s", "'re"} and lemma not in ("go",):
        return "ongoing"
    if adverbs & _listed("ongoing", "adverbs") and trigger.tag_ in ("VBZ", "VBP"):
        return "ongoing"
    return "happened"


def _clause_text(trigger: Token) -> str:
    """The ten words up to the trigger, where hearsay phrases stand."""
    start = max(trigger.sent.start, trigger.i - 10)
    text: str = trigger.doc[start : trigger.i + 1].text
    return text


def _in_condition(trigger: Token) -> bool:
    conjunctions = _listed("hypothetical", "conjunctions")
    chain = [trigger, *(above for _, above in _upward(trigger))]
    return any(
        child.dep_ == "mark" and child.lower_ in conjunctions
        for token in chain
        if token.dep_ == "advcl"
        for child in token.children
    )


def _planned_by(trigger: Token) -> bool:
    """Whether the trigger hangs on a plan: "plans to meet", "is due to meet", "a planned meeting"."""
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in trigger.children)
    above = trigger.head
    if not infinitive or above == trigger or trigger.dep_ not in ("xcomp", "ccomp", "acl"):
        return False
    return above.lemma_.lower() in _listed("plan", "verbs") or f"{above.lower_} to" in _listed(
        "plan", "phrases"
    )
