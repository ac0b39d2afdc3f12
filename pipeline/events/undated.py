"""Deeds told without a date: those that go on with a dated scene, and those known only to be past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.claims import Scene, actor_at, subject_of
from pipeline.model import Document, Timex, Unit, When
from pipeline.timex import say

if TYPE_CHECKING:
    from spacy.tokens import Span, Token
from pipeline.events.course import SAID
from pipeline.events.kinds import event_type, goings_on, noun_type, speech_verbs, verb_list, verb_types
from pipeline.events.mention import TELLING_WORDS, Mention, make_mention, stripped

_DEEDS = {
    "agree", "consult", "aid", "yield", "sanction", "mobilize", "coerce", "assault", "election",
    "legislation", "threaten", "reject", "request",
}  # fmt: skip


_UNDATED_CONFIDENCE = 0.3


MOST_UNDATED = 2  # deeds of a sentence without a date


_NEWS_DAYS = 31  # a publication date vaguer than this bounds nothing


def carried(
    document: Document,
    where: Scene,
    sentence: Span,
    time: Timex | None,
    before: Timex | None,
    *,
    states: bool = False,
) -> list[Mention]:
    """The deeds of a sentence without a date, at the time that the text goes on with.

    `before` is the time of what is only reported as done ("police said he went home"). What a state does
    without a date is mostly no day's deed, unless the text is a report (`states`).
    """
    found = []
    for verb in _told_verbs(where, sentence):
        timex = before if _is_reported(verb) else time
        if timex is not None and (states or not _acts_as_state(where, verb)):
            mention = make_mention(document, where, sentence, verb, timex, 1.0, [])
            told = mention.has_subject or len(mention.headline.split()) > TELLING_WORDS
            if told and mention.status in ("happened", "alleged"):
                found.append(mention)
    return found


def _acts_as_state(where: Scene, verb: Token) -> bool:
    """Whether a state or bloc is the one who does it."""
    subject = subject_of(verb)
    return subject is not None and any(
        where.by_token[t.i].actor.type in ("state", "bloc") for t in subject.subtree if t.i in where.by_token
    )


def _is_reported(verb: Token) -> bool:
    """Whether a verb of saying governs it."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in speech_verbs()


def _told_verbs(where: Scene, sentence: Span) -> list[Token]:
    """What the sentence tells as done: main verbs, those joined to them, what a verb of saying reports."""
    root = sentence.root
    if root.lemma_ == "be" and root.tag_ == "VBD" and any(c.dep_ == "expl" for c in root.children):
        return [c for c in root.children if c.dep_ == "attr" and noun_type(c) is not None]
    verbs = [t for t in sentence if t.pos_ == "VERB" and _tells(t) and _is_deed(t)]
    plain = [t for t in verbs if not _is_quoted(where, t)]
    return (plain or [t for t in verbs if not _speaks_for_himself(t)])[:MOST_UNDATED]


def joined_deeds(verb: Token, dated: set[int]) -> list[Token]:
    """The deeds joined to a dated one by "and", which share its time unless they have one of their own."""
    if verb.pos_ != "VERB":
        return []
    others = [c for c in verb.conjuncts if c.i > verb.i and c.pos_ == "VERB" and c.i not in dated]
    joined = [c for c in others if _is_deed(c) or _shares_helper(verb, c)]
    return [*joined, *(c for c in _same_time(verb) if c.i not in dated)][:MOST_UNDATED]


def _same_time(verb: Token) -> Iterator[Token]:
    """What a dated deed brings about or frames: "hit the port, killing 31", "flew to X, where she met Y"."""
    for clause in verb.subtree:
        if clause.pos_ != "VERB" or clause.i <= verb.i or clause.lemma_.lower() in speech_verbs():
            continue
        has_object = any(c.dep_ == "dobj" for c in clause.children)
        adverbs = {c.lower_ for c in clause.children if c.dep_ in ("advmod", "mark")}
        if clause.dep_ == "advcl" and clause.head == verb and clause.tag_ == "VBG" and not adverbs:
            if has_object and clause.lemma_.lower() in verb_types():
                yield clause
        elif clause.dep_ in ("relcl", "advcl") and adverbs & {"where", "when"} and _is_deed(clause):
            yield clause


def _shares_helper(verb: Token, joined: Token) -> bool:
    """ "Was shot and killed", "will meet and sign": the second verb has the first one's helper."""
    own = any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in joined.children)
    return not own and joined.tag_ == verb.tag_ and joined.lemma_.lower() not in verb_list("stative")


def _tells(verb: Token) -> bool:
    """Whether a verb stands on the main line: the root, joined to it, or the content of what is said."""
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.sent.root.pos_ not in ("VERB", "AUX"):  # a sentence that the parser could not make out
        clause = verb.dep_ == "acl" and verb.tag_ in ("VBD", "VBN") and verb.head.i < verb.i
        by_somebody = any(c.dep_ == "agent" for c in verb.children)
        return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) or (clause and not by_somebody)
    if verb.dep_ == "ccomp":
        return verb.head.lemma_.lower() in speech_verbs() or verb.head.dep_ == "ROOT"
    return verb.dep_ in ("ROOT", "parataxis")


def _speaks_for_himself(verb: Token) -> bool:
    subject = subject_of(verb)
    return subject is None or subject.lower_ in ("i", "we", "you", "that", "this", "it")


def _is_deed(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    bare = not objects and not any(c.dep_ in ("prep", "prt", "advmod", "npadvmod") for c in verb.children)
    light = lemma in verb_list("light") and (lemma in ("be", "have") or (bare and not passive))
    if any(c.dep_ == "advmod" and c.lower_ in _ELSEWHEN for c in verb.children) or _comes_to_be(verb):
        return False
    if _refers_back(verb):
        return False
    if lemma == "hold" and any(c.dep_ == "dobj" for c in objects) and not any(map(noun_type, objects)):
        return False  # "held an office" is a state, and "held an army" nothing
    quoting = any(c.dep_ in ("ccomp", "dobj", "dative", "acomp") for c in verb.children)
    said = lemma in speech_verbs() and (quoting or lemma != "respond") and not (passive and lemma == "report")
    return _told_as_done(verb) and not light and not said and lemma not in verb_list("stative")


def _comes_to_be(verb: Token) -> bool:
    """ "They have begun to realise": a state of mind or of things, which no day is told for."""
    return verb.lemma_.lower() in goings_on() and any(
        c.dep_ == "xcomp" and c.lemma_.lower() in verb_list("stative") for c in verb.children
    )


_ELSEWHEN = {
    "later", "soon", "eventually", "subsequently", "afterwards", "since", "previously", "formerly", "once",
    "originally", "historically", "traditionally", "always", "often", "usually", "typically", "recently",
    "initially",
}  # fmt: skip


def _told_as_done(verb: Token) -> bool:
    """Simple past or present perfect; not the pluperfect, which steps back from the scene."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    mistagged = verb.tag_ == "VBN" and (verb.dep_ == "acl" or any(c.dep_ == "nsubj" for c in verb.children))
    if verb.tag_ == "VBD" or (mistagged and not helpers):
        return not helpers
    perfect = bool(helpers & {"was", "were", "has", "have", "'ve"})
    return verb.tag_ == "VBN" and perfect and "had" not in helpers


def _is_quoted(where: Scene, verb: Token) -> bool:
    return any(start <= verb.idx < end for start, end in where.quotations)


def reported(
    document: Document, where: Scene, sentence: Span, told: Sequence[Mention], time: Timex | None
) -> list[Mention]:
    """What a dated saying tells as done before: "yesterday he told police that he left the stove on"."""
    if time is None or time.when is None or not told or any(m.lemma not in speech_verbs() for m in told):
        return []
    said = min(m.when.start or 0 for m in told)
    if time.when.start is None or time.when.start > said:
        return []
    taken = {m.trigger for m in told}
    return [m for m in carried(document, where, sentence, None, time) if m.trigger not in taken]


def said_by_then(document: Document, where: Scene, sentence: Span, since: Timex | None) -> list[Mention]:
    """A named speaker's saying without a date: between the day that the text tells of and its publication."""
    published = document.published.when if document.published else None
    days = published.days if published else None
    root = sentence.root
    if days is None or days.days > 1 or since is None or since.when is None or since.when.start is None:
        return []
    subject = subject_of(root)
    named = subject is not None and (
        actor_at(where, subject) is not None or subject.pos_ in ("PROPN", "NOUN")
    )
    if _after_event(root) and subject is not None and root.lemma_.lower() in speech_verbs():
        return [make_mention(document, where, sentence, root, since, 1.0, [])]
    if root.lemma_.lower() not in speech_verbs() or root.tag_ != "VBD" or not named:
        return []
    if _refers_back(root) or _passes_on(root):
        return []
    first, last = Unit.of_day(since.when.start), Unit.of_day(days.end - 1)
    if first.days.start > last.days.start:
        return []
    between = f"between {say.unit(first)} and publication, {say.unit(last)}"
    if first == last:
        between = f"by publication, {say.unit(last)}, the day that the text tells of"
    anchor = f"No date stands with it; it was said {between}."
    when = When(first, last) if first != last else When.of(last, uncertain=True)
    timex = replace(since, when=when, anchor=anchor, rule=SAID, confidence=_UNDATED_CONFIDENCE)
    mention = make_mention(document, where, sentence, root, timex, 1.0, [])
    return [mention] if mention.has_subject else []


def _refers_back(verb: Token) -> bool:
    """ "Responded in kind": what was done stands in the sentence before."""
    return any(c.lower_ == "in" and any(noun.lower_ == "kind" for noun in c.children) for c in verb.children)


def _passes_on(verb: Token) -> bool:
    """ "The mayor quoted the newspaper": the words are another's, and what they say is not his saying."""
    return verb.lemma_.lower() in ("quote", "cite") and any(c.dep_ == "dobj" for c in verb.children)


def _after_event(verb: Token) -> bool:
    """ "After the verdict she said": the event that gives the time stands in the sentence."""
    return any(
        c.dep_ == "prep" and any(noun_type(noun) is not None for noun in c.children) for c in verb.children
    )


def by_publication(document: Document, where: Scene, sentence: Span) -> list[Mention]:
    """A deed told in the past tense without a date: it was by the day of publication, and no more is known.

    Only a named actor's deed in a main clause, or in what a news agency reports, and outside quotations.
    """
    published = document.published.when if document.published else None
    days = published.days if published else None
    if days is None or days.days > _NEWS_DAYS:
        return []
    verb = sentence.root
    if verb.lemma_.lower() in speech_verbs():
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
        or event_type(verb) not in _DEEDS
    ):
        return []
    last = Unit.of_day(days.end - 1)
    anchor = f"No date stands with it; it is told as past in a text of {say.unit(last)}, so it was by then."
    start, _ = stripped(document.text, sentence.start_char, sentence.end_char)
    timex = Timex(
        start, start, "", "DATE", "", None, When(None, last), anchor, "by publication", _UNDATED_CONFIDENCE
    )
    mention = make_mention(document, where, sentence, verb, timex, 1.0, [])
    return [mention] if mention.status in ("happened", "alleged") else []
