"""Who says so: verbs and nouns of saying over an event, "according to", the speaker of a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.actors import LEADERS
from pipeline.claims.grammar import (
    SUBJECTS,
    after,
    helpers,
    is_negated,
    is_passive,
    own_subject,
    subject_of,
    upward,
)
from pipeline.claims.lists import forces, listed, phrases
from pipeline.claims.saying import noun_head, put_last, speaker_of
from pipeline.claims.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

COMPLEMENTS = ("ccomp", "xcomp", "parataxis", "pcomp")
HEADING_WORDS = 6  # "Le Monde: …"
QUOTES_FAR = 4  # a quotation that goes on is followed back over so many sentences to its speaker


@dataclass(frozen=True, slots=True)
class Telling:
    """A verb or noun of saying over an event, with its force and its speaker (None: not named)."""

    word: Token
    force: str
    speaker: Token | None


def sources_of(where: Scene, trigger: Token, told: Sequence[Telling]) -> Iterator[Token]:
    """The words that name the source of an event, the nearest in grammar first."""
    above = {above.i for _, above in upward(trigger)}
    for telling in told:
        if telling.speaker is not None and telling.force != "ask":  # who asks vouches for nothing
            yield telling.speaker
    for find in (_tagged_on, _according_to, _quoted_by, _before_colon):
        token = find(where, trigger)
        if token is not None and token.i not in above and token.i != trigger.i:
            yield token  # else the event is part of how the source is described
    if (token := _told_on(where, trigger)) is not None:
        yield token


# --- verbs and nouns of saying over the event -----------------------------------------------------------


def tellings(where: Scene, trigger: Token) -> Iterator[Telling]:
    """The verbs and nouns of saying whose content the trigger is or stands in, going up."""
    own = False
    for below, above in upward(trigger):
        if _apart(where, trigger, above):
            return
        own = own or _goes_on(below, above)
        if (
            not (own and below.dep_ in COMPLEMENTS)
            and (telling := _telling(below, above, trigger)) is not None
        ):
            yield telling
        own = own and below.dep_ not in COMPLEMENTS
        for child in above.children if below.i == trigger.i else ():
            if child.dep_ == "parataxis" and child.i != trigger.i and (found := _aside(child)) is not None:
                yield found
    for child in trigger.children:
        if child.dep_ in ("parataxis", "advcl", "prep") and (found := _aside(child)) is not None:
            yield found


def _goes_on(below: Token, above: Token) -> bool:
    """Whether the text itself goes on after what was said: "said that it would rain, and on Friday it left".

    What is said stands in a tense further back ("would", "had"), what the text tells in the simple past.
    """
    if below.dep_ != "conj" or below.tag_ != "VBD" or own_subject(below) is None or above.dep_ != "ccomp":
        return False
    further = {t.lower_ for t in helpers(above)} & {"would", "had", "'d", "will", "has", "have"}
    return bool(further) and not helpers(below) and above.head.i < above.i


def _telling(below: Token, above: Token, trigger: Token) -> Telling | None:
    """The telling that a step up the sentence leads into."""
    if above.lemma_.lower() in _claim_nouns() and (above.pos_ == "NOUN" or above.dep_ in ("dobj", "pobj")):
        return _telling_noun(below, above)
    if above.pos_ not in ("VERB", "AUX"):
        return None
    force = forces().get(above.lemma_.lower()) if not _found(below, above) else "assert"
    if force is None or not _is_content(below, above, force, trigger):
        return None
    return Telling(above, force, speaker_of(above))


def _found(below: Token, verb: Token) -> bool:
    """ "the study showed that", "the commission found that"."""
    if below.dep_ != "ccomp" or verb.lemma_.lower() not in listed("attribution", "findings"):
        return False
    subject = subject_of(verb)
    can = listed("attribution", "accounts") | listed("attribution", "bodies")
    return subject is not None and subject.lemma_.lower() in can


def _claim_nouns() -> frozenset[str]:
    told = listed("attribution", "messages") | listed("attribution", "nouns")
    return listed("alleged", "nouns") | told


def _telling_noun(below: Token, noun: Token) -> Telling | None:
    """ "the claim that", "reports of"; where somebody denies or rejects it, he is the one who speaks."""
    that = noun.i + 1 < below.i and noun.doc[noun.i + 1].lower_ == "that"
    clause = (below.dep_ in ("acl", "ccomp", "appos") and (below.tag_ != "VBN" or that)) or (
        below.dep_ == "relcl" and that and noun.doc[noun.i + 1].dep_ == "mark"
    )
    if not clause and not (below.dep_ == "prep" and below.lower_ in ("of", "on", "about", "over")):
        return None
    verb = noun.head
    framed = verb.head if noun.dep_ == "pobj" and verb.lower_ in ("in", "at", "by", "through") else None
    if framed is not None and (force := forces().get(framed.lemma_.lower())) is not None:
        return Telling(framed, force, speaker_of(framed))  # "said in a statement that"
    if noun.lemma_.lower() not in listed("alleged", "nouns") | listed("attribution", "messages"):
        return None
    denies = verb.lemma_.lower() in listed("say", "deny") and not is_negated(verb)
    if noun.dep_ in ("dobj", "nsubjpass") and denies:
        return Telling(verb, "deny", speaker_of(verb))
    force = "allege" if noun.lemma_.lower() in listed("alleged", "nouns") else "assert"
    return Telling(noun, force, _speaker_of_noun(noun))


def _is_content(below: Token, verb: Token, force: str, trigger: Token) -> bool:
    """Whether what stands below a verb of saying is what it says."""
    if below.dep_ == "xcomp" and not is_passive(verb):
        return subject_of(verb) != subject_of(trigger)
    if below.dep_ == "parataxis":
        return any(
            t.text in (":", "“", '"', "«", ",") for t in verb.doc[min(below.i, verb.i) : max(below.i, verb.i)]
        )
    if below.dep_ in COMPLEMENTS or (below.dep_ in SUBJECTS and below != own_subject(verb)):
        return True
    if below.dep_ == "prep" and below.lower_ in ("of", "about") and verb.lemma_.lower() in _BLAMES:
        return True
    if below.dep_ == "prep" and below.lower_ == "for" and verb.lemma_.lower() == "blame":
        return True
    named = below.dep_ in ("dobj", "nsubjpass") and below.i == trigger.i
    return named and (verb.lemma_.lower() in _SHOWS or verb.lemma_.lower() in listed("say", "deny") - _SPURNS)


_BLAMES = {"accuse", "suspect", "speak", "complain", "write", "tell", "inform", "report"}
_SHOWS = {"confirm", "report", "allege", "reveal", "disclose", "claim", "acknowledge", "admit"}
_SPURNS = {"reject", "dismiss", "dispute", "rebuff", "retract", "downplay", "repudiate"}
"""Verbs whose object is what was said or offered, not what is so: "rejected the charge"."""


def _speaker_of_noun(noun: Token) -> Token | None:
    """Whose claim or report it is: its owner, its "of" or "by", or who makes, cites or denies it."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    by = [one for one in after(noun, "by") + after(noun, "from") if one.pos_ in ("NOUN", "PROPN", "PRON")]
    if owner is not None or by:
        return owner or by[0]
    verb = noun.head
    if verb.pos_ == "VERB" and noun.dep_ == "dobj" and verb.lemma_.lower() not in forces():
        return subject_of(verb)
    return None


def _aside(verb: Token) -> Telling | None:
    """A verb of saying that is put in or added ("…, she said, …", "as the agency reported")."""
    if verb.dep_ == "prep":
        return _as_told(verb)
    force = forces().get(verb.lemma_.lower())
    subject = subject_of(verb)
    if force is None and subject is not None and subject.lemma_.lower() in listed("attribution", "accounts"):
        force = "assert" if verb.lemma_.lower() in listed("attribution", "findings") else None
    if force is None or verb.pos_ != "VERB":
        return None
    if verb.dep_ == "advcl" and not any(
        c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children
    ):
        return None
    speaker = speaker_of(verb)
    return Telling(verb, force, speaker) if speaker is not None else None


def _as_told(preposition: Token) -> Telling | None:
    """ "As a source in the delegation told": read by the parser as a noun and a relative clause."""
    if preposition.lower_ != "as":
        return None
    for noun in (child for child in preposition.children if child.dep_ == "pobj"):
        for verb in (*noun.children, *preposition.children):
            if verb.i > noun.i and verb.pos_ == "VERB" and verb.lemma_.lower() in forces():
                return Telling(verb, forces()[verb.lemma_.lower()], noun)
    return None


_ENDS = re.compile(r"[.!?]\s+[\"“«]")


def _apart(where: Scene, trigger: Token, verb: Token) -> bool:
    """Whether a semicolon, or a quotation of its own, stands between a trigger and a verb of saying."""
    if where.quotation_at(trigger.idx) is not None:
        return False
    if verb.i > trigger.i:
        text = where.doc[trigger.i : verb.i].text
        return ";" in text or _ENDS.search(text) is not None
    further = {t.lower_ for t in helpers(trigger)} & {"had", "would", "'d"}
    return not further and ";" in where.doc[verb.i : trigger.i].text


# --- sources in other forms -----------------------------------------------------------------------------


def _tagged_on(where: Scene, trigger: Token) -> Token | None:
    """The speaker put after the whole sentence: "…, considers the head of the district, Jane Doe."."""
    for verb in trigger.sent:
        before = where.doc[verb.i - 1] if verb.i else verb
        if (
            verb.i > trigger.i
            and verb.tag_ in ("VBZ", "VBD", "VBP")
            and before.text in (",", '"', "”", "»", "''")
            and verb.lemma_.lower() in listed("attribution", "tags")
            and not any(c.dep_ in SUBJECTS and c.i < verb.i for c in verb.children)
            and not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
        ):
            noun = put_last(verb)
            if noun is None or noun.pos_ == "PRON":
                continue
            if _can_speak(where, noun) and _ends_with(trigger.sent, noun):
                return noun
    return None


def _ends_with(sentence: Span, noun: Token) -> bool:
    """Whether nothing but a noun phrase stands up to the end of a sentence, or to its next comma."""
    last = max(t.i for t in noun.subtree)
    return last + 1 >= sentence.end or sentence.doc[last + 1].is_punct or sentence.doc[last + 1].is_space


def _before_colon(where: Scene, trigger: Token) -> Token | None:
    """Who speaks before a colon: "The chair denied this: no permit had been issued."."""
    sentence = trigger.sent
    colon = next((t for t in sentence if t.text == ":" and t.i < trigger.i), None)
    if colon is None or where.quotation_at(trigger.idx) is not None:
        return None
    before = where.doc[sentence.start : colon.i]
    for verb in before:
        if verb.pos_ == "VERB" and forces().get(verb.lemma_.lower(), "ask") != "ask":
            things = [c for c in verb.children if c.dep_ in ("dobj", "ccomp") and c.i < colon.i]
            if all(c.lower_ in ("this", "that", "it", "so") for c in things):
                return speaker_of(verb)
    if len(before) <= HEADING_WORDS and not any(t.pos_ in ("VERB", "AUX") for t in before):
        named = (t for t in before if t.i in where.by_token)
        return next((t for t in named if where.by_token[t.i].actor.type in ("person", "organisation")), None)
    return None


_LOOSE = {"citing", "quoting", "referring to", "per", "with reference to", "based on a report by"}
"""Phrases that also stand before what is no source: "citing ties to", "per minute"."""


def _can_speak(where: Scene, noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return noun.i in where.by_token or lemma in LEADERS or lemma in listed("attribution", "bodies")


def _according_to(where: Scene, trigger: Token) -> Token | None:
    """The source in "according to X", "citing X" within the trigger's part of the sentence."""
    sentence = trigger.sent
    text = sentence.text
    for found in phrases("attribution", "before").finditer(text):
        start = sentence.start_char + found.end()
        lower, upper = sorted((found.start(), trigger.idx - sentence.start_char))
        if ";" in text[lower:upper]:
            continue
        following = next((t for t in sentence if t.idx >= start and not t.is_space), None)
        noun = noun_head(following) if following is not None else None
        if (
            following is None
            or noun is None
            or noun.ent_type_ == "DATE"
            or not _covers(trigger, following, noun)
        ):
            continue
        if noun.lemma_.lower() in listed("attribution", "no_source"):
            continue
        if found[0].lower() not in _LOOSE or _can_speak(where, noun):
            return noun
    return None


def _covers(trigger: Token, first: Token, noun: Token) -> bool:
    """Whether a source at either end of a sentence, or else in the trigger's own clause, speaks for it."""
    sentence = trigger.sent
    last = max(t.i for t in noun.subtree)
    rest = sentence.doc[last + 1 : sentence.end]
    at_end = all(t.is_punct or t.is_space for t in rest) or (rest[:1].text == ";")
    at_start = not any(t.dep_ in SUBJECTS for t in sentence.doc[sentence.start : first.i])
    if at_end or at_start:
        return True
    verb = next((above for _, above in upward(noun) if above.pos_ in ("VERB", "AUX")), None)
    mine = [
        trigger,
        *(above for below, above in upward(trigger) if below.dep_ not in ("conj", "relcl", "advcl")),
    ]
    return verb is None or any(token == verb for token in mine) or _under(verb, trigger)


def _under(verb: Token, trigger: Token) -> bool:
    """Whether a verb stands below a trigger, and not beside it ("…, but according to X, …")."""
    for below, above in upward(verb):
        if below.dep_ == "conj":
            return False
        if above == trigger:
            return True
    return False


# --- quotations -----------------------------------------------------------------------------------------


def _quoted_by(where: Scene, trigger: Token) -> Token | None:
    """The speaker of the quotation that holds the trigger."""
    quotation = where.quotation_at(trigger.idx)
    return _speaker_of_quotation(where, quotation, QUOTES_FAR) if quotation is not None else None


def _speaker_of_quotation(where: Scene, quotation: tuple[int, int], far: int) -> Token | None:
    """Named in the sentences where the quotation begins or ends, else before it, where speech goes on."""
    start, end = quotation
    first = where.doc.char_span(start, start + 1, alignment_mode="expand")
    last = where.doc.char_span(end - 1, end, alignment_mode="expand")
    for span in (last, first):
        if span is not None and (found := _speaker_in(where, span.sent)) is not None:
            return found
    if first is None or first.sent.start == 0 or far == 0:
        return None
    previous = where.doc[first.sent.start - 1].sent
    if (found := _speaker_in(where, previous)) is not None:
        return found
    inner = where.quotation_at(previous.start_char) or where.quotation_at(max(0, start - 2))
    return _speaker_of_quotation(where, inner, far - 1) if inner not in (None, quotation) else None


def _speaker_in(where: Scene, sentence: Span) -> Token | None:
    """Who speaks in a sentence, outside its quotations."""
    for token in sentence:
        said = token.lemma_.lower() in forces() and token.pos_ == "VERB"
        if said and where.quotation_at(token.idx) is None and (speaker := speaker_of(token)) is not None:
            return speaker
    return None


# --- reports that go on ---------------------------------------------------------------------------------


def _told_on(where: Scene, trigger: Token) -> Token | None:
    """The speaker of the sentence before, where the report goes on: "She said … . The fee would rise."."""
    sentence = trigger.sent
    if sentence.start == 0 or trigger.pos_ != "VERB" or where.quotation_at(trigger.idx) is not None:
        return None
    further = {t.lower_ for t in helpers(trigger)} & {"would", "'d", "had"}
    if not further or trigger.i != sentence.root.i or "?" in sentence.text:
        return None
    if "\n" in where.text[max(0, sentence.start_char - 1) : sentence.start_char]:
        return None
    previous = where.doc[sentence.start - 1].sent
    root = previous.root
    said = forces().get(root.lemma_.lower()) in ("assert", "promise", "predict", "warn")
    told = [c for c in root.children if c.dep_ == "ccomp"]
    back = any({t.lower_ for t in helpers(c)} & {"had", "would", "'d"} for c in told)
    goes_on = "had" not in further or back
    return speaker_of(root) if said and goes_on and root.tag_ == "VBD" else None
