"""From dated sentences to mentions: the word that makes the event, its time, its actors, its headline."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from pipeline import headlines, lexicon, told
from pipeline.actors import Actor, ActorMention
from pipeline.claims import Claim, Scene, actor_at, antecedent, of_trigger, scene, subject_of
from pipeline.interval import ymd
from pipeline.model import Document, Leftover, Role, Status, Timex, Unit, When
from pipeline.timex import say

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

MAX_SENTENCE = 1_200  # characters; a longer "sentence" is a list or a table that lost its breaks
FRAGMENT_WORDS = 8  # a verbless sentence of so many words beside its date only dates the next one


@dataclass(frozen=True, slots=True)
class Part:
    """An actor in a mention: who, in what role, named where."""

    actor: Actor
    role: Role
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One report of an event in one document; offsets into the document's text."""

    mention_id: str
    doc_id: str
    sentence: tuple[int, int]
    trigger: tuple[int, int]
    lemma: str
    timex: Timex
    when: When
    anchor: str
    headline: str
    label: str
    event_type: str
    status: Status
    said_by: str | None
    parts: tuple[Part, ...]
    places: tuple[str, ...]
    confidence: float
    prominence: float
    is_main: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its actors, in order, without those who only speak."""
        return tuple(dict.fromkeys(part.actor.name for part in self.parts if part.role != "speaker"))


@cache
def _verb_types() -> dict[str, str]:
    return _types("verbs")


@cache
def _noun_types() -> dict[str, str]:
    return _types("nouns")


def _types(key: str) -> dict[str, str]:
    return {
        word: kind
        for kind, words in lexicon.load("predicates").items()
        if isinstance(words, dict) and kind not in ("light", "stative", "aspect")
        for word in words.get(key, [])
    }


@cache
def _verbs(group: str) -> frozenset[str]:
    return frozenset(lexicon.load("predicates")[group]["verbs"])


@cache
def _speech() -> frozenset[str]:
    say = lexicon.load("claims")["say"]
    return frozenset(verb for force in ("assert", "allege", "warn", "predict") for verb in say[force])


_TAKES_PLACE = {"occur", "happen", "be", "take", "date", "fall"}


def find(
    document: Document, doc: Doc, timexes: Sequence[Timex], actors: Sequence[ActorMention]
) -> tuple[list[Mention], list[Leftover]]:
    """The mentions of a document in order, and what was dated or seen and gave none, with the reason."""
    where = scene(doc, actors)
    published = document.published.when if document.published else None
    leans = {id(t): lean for t in timexes if (lean := told.leaning(doc.text, t)) is not None}
    mentions: list[Mention] = []
    later: list[tuple[Span, list[Timex]]] = []
    leftovers: list[Leftover] = []
    for sentence, dated, unused in _dated_sentences(document, doc, timexes):
        leftovers += unused
        free = [t for t in dated if id(t) not in leans]
        if len(free) < len(dated):
            later.append((sentence, dated))
        else:
            found, left = _in_sentence(document, where, sentence, [t for t in free if t.when is not None])
            mentions += found or _by_publication(document, where, sentence, dated)
            leftovers += left + [_leftover(document, t, t.anchor) for t in free if t.when is None]
    known = [event for m in mentions for event in told.collect(_event_nouns(where, m), m.when)]
    for sentence, dated in later:
        resolved = [
            told.resolve(leans[id(t)], known, published=published) if id(t) in leans else t for t in dated
        ]
        found, left = _in_sentence(document, where, sentence, [t for t in resolved if t.when is not None])
        mentions += found
        leftovers += left + [_leftover(document, t, t.anchor) for t in resolved if t.when is None]
    return sorted(mentions, key=lambda m: (m.sentence, m.trigger)), leftovers


def _dated_sentences(
    document: Document, doc: Doc, timexes: Sequence[Timex]
) -> Iterator[tuple[Span, list[Timex], list[Leftover]]]:
    """Each sentence with its time expressions; a date that stands alone goes to the sentence after it."""
    published = document.published.when if document.published else None
    heading: Timex | None = None
    last_when: When | None = None
    upcoming = iter(sorted(timexes, key=lambda t: t.start))
    timex = next(upcoming, None)
    for sentence in doc.sents:
        inside = []
        while timex is not None and timex.start < sentence.end_char:
            inside.append(timex)
            timex = next(upcoming, None)
        if sentence.end_char - sentence.start_char > MAX_SENTENCE:
            yield (
                sentence,
                [],
                [_leftover(document, t, "Its sentence is too long to be one.") for t in inside],
            )
            continue
        inside = [_same_day(t, last_when) for t in inside]
        dated = [t for t in inside if t.when is not None]
        if dated and _is_fragment(sentence, dated):
            heading = next((t for t in dated if t.type == "DATE" and t.when != published), None)
            yield (
                sentence,
                [],
                [_leftover(document, t, "A date that stands alone.") for t in inside if t is not heading],
            )
            continue
        unused = []
        if heading is not None and not inside and _has_verb(sentence):
            inside = [replace(heading, anchor=f"{heading.anchor} The date stands right before the sentence.")]
        elif heading is not None:
            unused = [_leftover(document, heading, "A date that stands alone.")]
        heading = None
        last_when = dated[-1].when if dated else last_when
        yield sentence, inside, unused


_SAME_DAY = re.compile(r"(?:on )?(?:the|that) (?:very )?same day", re.I)


def _same_day(timex: Timex, last: When | None) -> Timex:
    """ "The same day" only after a date to the day: after "this year" it would be a guess."""
    if timex.when is None or not _SAME_DAY.fullmatch(timex.text) or last is None or last.precision == "day":
        return timex
    return replace(
        timex, when=None, anchor="It means the day of an event that the text does not date to the day."
    )


def _event_nouns(where: Scene, mention: Mention) -> Iterator[tuple[str, frozenset[str]]]:
    """The event nouns of a mention: its trigger, its subject, its objects, each with the words before it."""
    span = where.doc.char_span(*mention.trigger, alignment_mode="expand")
    if span is None:
        return
    trigger = span.root
    nouns = [
        trigger,
        subject_of(trigger),
        *(c for c in trigger.children if c.dep_ in ("dobj", "attr", "nsubjpass")),
    ]
    for noun in nouns:
        if noun is not None and noun.pos_ in ("NOUN", "PROPN") and _noun_type(noun) is not None:
            yield (
                noun.lemma_.lower(),
                frozenset(c.lower_ for c in noun.children if c.dep_ in ("compound", "amod")),
            )


_DEEDS = {
    "agree", "consult", "aid", "yield", "sanction", "mobilize", "coerce", "assault", "election",
    "legislation", "threaten", "reject", "request",
}  # fmt: skip
_UNDATED_CONFIDENCE = 0.3
_NEWS_DAYS = 31  # a publication date vaguer than this bounds nothing


def _by_publication(
    document: Document, where: Scene, sentence: Span, dated: Sequence[Timex]
) -> list[Mention]:
    """A deed told in the past tense without a date: it was by the day of publication, and no more is known.

    Only a named actor's deed in a main clause, or in what a news agency reports, and outside quotations.
    """
    published = document.published.when if document.published else None
    days = published.days if published else None
    if dated or days is None or days.days > _NEWS_DAYS:
        return []
    verb = sentence.root
    if verb.lemma_.lower() in _speech():
        verb = next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "VERB"), verb)
    subject = subject_of(verb)
    named = actor_at(where, subject) if subject is not None else None
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and helpers & {"has", "have"})
    quoted = any(start <= verb.idx < end for start, end in where.quotations)
    if (
        named is None
        or named.is_place
        or named.actor.media
        or not past
        or quoted
        or _event_type(verb) not in _DEEDS
    ):
        return []
    last = Unit.of_day(days.end - 1)
    anchor = f"No date stands with it; it is told as past in a text of {say.unit(last)}, so it was by then."
    start, _ = _stripped(document.text, sentence.start_char, sentence.end_char)
    timex = Timex(
        start, start, "", "DATE", "", None, When(None, last), anchor, "by publication", _UNDATED_CONFIDENCE
    )
    mention = _mention(document, where, sentence, verb, timex, 1.0, [])
    return [mention] if mention.status in ("happened", "alleged") else []


def _leftover(document: Document, timex: Timex, reason: str) -> Leftover:
    return Leftover(document.doc_id, timex.start, timex.end, timex.text, "timex", reason)


def _has_verb(sentence: Span) -> bool:
    return any(token.pos_ in ("VERB", "AUX") for token in sentence)


def _is_fragment(sentence: Span, dated: Sequence[Timex]) -> bool:
    """Whether a sentence is no more than a date with a few words and no verb or event noun."""
    rest = [
        t for t in sentence if t.is_alpha and not any(timex.start <= t.idx < timex.end for timex in dated)
    ]
    return len(rest) <= FRAGMENT_WORDS and not any(
        t.pos_ in ("VERB", "AUX") or t.lemma_.lower() in _noun_types() for t in rest
    )


def _in_sentence(
    document: Document, where: Scene, sentence: Span, dated: Sequence[Timex]
) -> tuple[list[Mention], list[Leftover]]:
    by_trigger: dict[int, list[tuple[Timex, float]]] = {}
    leftovers = []
    for timex in dated:
        trigger, link = _trigger(where, sentence, timex)
        if trigger is None:
            leftovers.append(
                _leftover(document, timex, "No event stands with this date: a state, or no predicate.")
            )
        else:
            by_trigger.setdefault(trigger.i, []).append((timex, link))
    mentions = []
    for index, found in by_trigger.items():
        timex, link = max(found, key=lambda f: _preference(f[0], f[1]))
        leftovers += [
            _leftover(document, other, f"The event has a better date in the sentence: “{timex.text}”.")
            for other, _ in found
            if other is not timex
        ]
        mentions.append(_mention(document, where, sentence, where.doc[index], timex, link, dated))
        mentions += [
            _mention(document, where, sentence, noun, timex, 0.8, dated)
            for noun in _same_day_nouns(sentence, timex)
            if noun.i not in by_trigger
        ]
    return mentions, leftovers


_ON_THE_DAY = re.compile(r"\bthe (?:very |same )*day (?:of|as) (?:the|its|their|his|her) ", re.I)


def _same_day_nouns(sentence: Span, timex: Timex) -> list[Token]:
    """The event that a stated day belongs to as well: "on the same day as the landing, on 6 June"."""
    if timex.when is None or timex.when.precision != "day":
        return []
    found = _ON_THE_DAY.search(sentence.text)
    if found is None or timex.start < sentence.start_char + found.end():
        return []
    after = sentence.start_char + found.end()
    return [t for t in sentence if t.idx >= after and _noun_type(t) is not None and t.idx < after + 25][:1]


_FINENESS = ("day", "week", "month", "quarter", "season", "half", "year", "interval", "decade", "century")


def _preference(timex: Timex, link: float) -> tuple[float, int, float]:
    precision = timex.when.precision if timex.when else "century"
    return (round(link), -_FINENESS.index(precision), timex.confidence)


def _trigger(where: Scene, sentence: Span, timex: Timex) -> tuple[Token | None, float]:
    """The word that makes the event a time belongs to, and how firmly the grammar links the two, 0 to 1."""
    span = where.doc.char_span(timex.start, timex.end, alignment_mode="expand")
    start = span.root if span is not None and span.sent.start == sentence.start else sentence.root
    token, steps = start, 0
    inside = {t.i for t in span} if span is not None else set()
    while True:
        if token.i not in inside and not _leads_on(token, inside):
            if token.pos_ in ("VERB", "AUX") and not _is_helper(token):
                return _eventful(token, inside, 1.0 - 0.05 * steps)
            if token.pos_ == "NOUN" and _noun_type(token) is not None:
                return token, 0.95 - 0.05 * steps
        if token.head.i == token.i:
            break
        if token.dep_ == "npadvmod" and (noun := _noun_inside(token, span)) is not None:
            return noun, 0.8
        token, steps = token.head, steps + 1
    verbs = [t for t in sentence if t.pos_ == "VERB" and t.i not in inside]
    if verbs:
        nearest = min(verbs, key=lambda t: abs(t.i - start.i))
        return _eventful(nearest, inside, 0.5)
    nouns = [
        t for t in sentence if t.pos_ in ("NOUN", "PROPN") and _noun_type(t) is not None and t.i not in inside
    ]
    return (nouns[0], 0.5) if nouns else (None, 0.0)


def _noun_inside(head: Token, span: Span | None) -> Token | None:
    """The event noun before the date in a phrase before its clause ("Thanks to the supply in 1931, …")."""
    nouns = [t for t in head.subtree if t.pos_ == "NOUN" and span is not None and t.i < span.start]
    return next((t for t in reversed(nouns) if _noun_type(t) is not None), None)


_LIKE_PREPOSITIONS = {
    "according",
    "including",
    "following",
    "regarding",
    "concerning",
    "considering",
    "owing",
}
_FRAME_PREPOSITIONS = {"in", "at", "during", "on", "through", "via"}


def _leads_on(token: Token, inside: set[int]) -> bool:
    """Whether a word only frames the event's: "in a speech …, X praised", "Falling …, X asked"."""
    above = token.head
    if token.lower_ in _LIKE_PREPOSITIONS and token.tag_ == "VBG":
        return True
    if token.pos_ == "VERB" and token.tag_ in ("VBG", "VBN"):
        stative = token.lemma_.lower() in _verbs("stative")
        own = any(c.dep_ in ("nsubj", "nsubjpass", "mark", "csubj") for c in token.children)
        if token.dep_ in ("acl", "relcl", "amod"):
            framed = above.dep_ == "pobj" and above.head.lower_ in _FRAME_PREPOSITIONS
            return stative or (framed and above.lemma_.lower() in _said_nouns())
        return token.dep_ == "advcl" and not own and above.pos_ == "VERB" and above.i not in inside
    if token.pos_ == "NOUN" and token.dep_ == "pobj" and above.lower_ in _FRAME_PREPOSITIONS:
        verb = above.head
        usable = verb.pos_ == "VERB" and verb.lemma_.lower() not in _verbs("stative") | _verbs("light")
        return usable and verb.i not in inside
    return False


@cache
def _said_nouns() -> frozenset[str]:
    return frozenset(lexicon.load("claims")["attribution"]["nouns"])


def _is_helper(token: Token) -> bool:
    return token.dep_ in ("aux", "auxpass")


def _eventful(verb: Token, inside: set[int], link: float) -> tuple[Token | None, float]:
    """The verb, or the noun that carries its event ("the talks took place"); None for a state."""
    lemma = verb.lemma_.lower()
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
    subject = subject_of(verb)
    if subject is not None and subject.i in inside:
        nouns = [o for o in objects if _noun_type(o) is not None]
        return (nouns[0], link) if nouns and lemma not in ("mark", "be") else (None, 0.0)
    if lemma in _TAKES_PLACE and (lemma != "take" or any(o.lemma_ == "place" for o in objects)):
        for noun in [subject, *objects]:
            if noun is not None and noun.pos_ == "NOUN" and _noun_type(noun) is not None:
                return noun, link
    if lemma in _verbs("stative") or (lemma in _verbs("light") and not any(map(_noun_type, objects))):
        inner = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB"]
        if inner and inner[0].lemma_.lower() not in _verbs("stative"):
            return inner[0], link - 0.1
        if lemma in _verbs("stative") or (lemma in ("be", "have", "seem", "remain") and not objects):
            return None, 0.0
    return verb, link


def _noun_type(noun: Token) -> str | None:
    """The kind of event a noun stands for, by its compound first ("peace treaty")."""
    lemma = noun.lemma_.lower()
    before = [c.lower_ for c in noun.children if c.dep_ in ("compound", "amod") and c.i == noun.i - 1]
    for word in before:
        if (kind := _noun_types().get(f"{word} {lemma}")) is not None:
            return kind
    return _noun_types().get(lemma) or _noun_types().get(noun.lower_)


def _event_type(trigger: Token) -> str:
    """The kind of event, after PLOVER, from the lexicon of predicates."""
    if trigger.pos_ not in ("VERB", "AUX"):
        return _noun_type(trigger) or "other"
    lemma = trigger.lemma_.lower()
    particle = next((c.lower_ for c in trigger.children if c.dep_ == "prt"), "")
    objects = [c for c in trigger.children if c.dep_ in ("dobj", "attr", "nsubjpass")]
    if lemma in _verbs("light"):
        for noun in objects:
            if (kind := _noun_type(noun)) is not None:
                return kind
    if particle and (kind := _verb_types().get(f"{lemma} {particle}")) is not None:
        return kind
    if (kind := _verb_types().get(lemma)) is not None:
        return kind
    return "statement" if lemma in _speech() else next(filter(None, map(_noun_type, objects)), "other")


def _mention(
    document: Document,
    where: Scene,
    sentence: Span,
    trigger: Token,
    timex: Timex,
    link: float,
    dated: Sequence[Timex],
) -> Mention:
    where = _in_its_time(where, sentence, timex.when)
    claim = of_trigger(where, trigger)
    times = frozenset(t.i for t in sentence if any(other.start <= t.idx < other.end for other in dated))
    headline = headlines.write(where, trigger, without=times | _time_prepositions(where, times))
    parts = tuple(_parts(where, trigger, claim, times))
    start, end = _stripped(document.text, sentence.start_char, sentence.end_char)
    key = f"{document.sha256}:{start}:{trigger.idx}:{timex.start}"
    assert timex.when is not None  # noqa: S101  (only dated time expressions come here)
    certainty = timex.confidence * link * (1.0 if headline.whole else 0.8)
    return Mention(
        mention_id="m" + hashlib.sha256(key.encode()).hexdigest()[:12],
        doc_id=document.doc_id,
        sentence=(start, end),
        trigger=(trigger.idx, trigger.idx + len(trigger)),
        lemma=trigger.lemma_.lower(),
        timex=timex,
        when=timex.when,
        anchor=timex.anchor,
        headline=headline.text,
        label=headline.label,
        event_type=_event_type(trigger),
        status=claim.status,
        said_by=claim.said_by,
        parts=parts,
        places=tuple(_places(where, trigger)),
        confidence=round(max(0.0, min(1.0, certainty)), 3),
        prominence=_prominence(where, trigger),
        is_main=trigger.sent.root.i == trigger.i,
    )


def _prominence(where: Scene, trigger: Token) -> float:
    """How much a text makes of an event, 0 to 1: told early, and its word or its object's come back often."""
    nouns = [trigger, *(c for c in trigger.children if c.dep_ in ("dobj", "nsubjpass", "attr"))]
    often = max(where.lemmas[noun.lemma_.lower()] for noun in nouns)
    early = 1 - trigger.i / len(where.doc)
    return round(0.5 * early + 0.5 * min(1.0, (often - 1) / 8), 3)


def _in_its_time(where: Scene, sentence: Span, when: When | None) -> Scene:
    """The scene with the sentence's states under the names they bore then."""
    day = None if when is None else when.start if when.start is not None else when.end
    found = {t.i: where.by_token[t.i] for t in sentence if t.i in where.by_token}
    if day is None or not any(len(mention.entries) > 1 for mention in found.values()):
        return where
    year = ymd(day)[0]
    return replace(where, by_token={**where.by_token, **{i: m.at(year) for i, m in found.items()}})


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _time_prepositions(where: Scene, times: frozenset[int]) -> frozenset[int]:
    """The prepositions whose object is a date ("on", "since"), which a headline leaves out with it."""
    return frozenset(
        where.doc[i].head.i
        for i in times
        if where.doc[i].dep_ in ("pobj", "pcomp") and where.doc[i].head.pos_ in ("ADP", "SCONJ")
    )


_OTHER_CLAUSE = {"relcl", "advcl", "parataxis", "csubj"}
_TOWARDS = {"against", "to", "on", "upon", "for", "from", "at", "towards", "toward", "over", "of"}
_JOINT = {"agree", "consult", "cooperate"}


def _parts(where: Scene, trigger: Token, claim: Claim, times: frozenset[int]) -> Iterator[Part]:
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
        if mention is None or mention.is_place or mention.actor in seen:
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
        return "agent" if _event_type(trigger) in _JOINT and node.lower_ != "with" else "patient"
    if node.dep_ == "prep" and node.lower_ in _TOWARDS:
        return "patient"
    if trigger.pos_ == "NOUN" and node.dep_ in ("poss", "amod", "compound", "nmod"):
        return "agent"
    return "other"


def _places(where: Scene, trigger: Token) -> Iterable[str]:
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


def joined_days(timexes: Sequence[Timex], text: str) -> list[Timex]:
    """Neighbouring days joined by "and" as one interval ("Tuesday and Wednesday morning")."""
    joined: list[Timex] = []
    for timex in timexes:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.when is not None
            and timex.when is not None
            and before.when.precision == timex.when.precision == "day"
            and text[before.end : timex.start].strip() in ("and", "and on", "&")
            and before.when.end == timex.when.start
        ):
            joined[-1] = replace(
                before,
                end=timex.end,
                text=text[before.start : timex.end],
                when=When(before.when.first, timex.when.last),
                anchor=f"{before.anchor} It goes on to the next day.",
            )
        else:
            joined.append(timex)
    return joined
