"""Under what name a speaker goes: the person or body that a pronoun, an office or a surname means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.actors import LEADERS, ActorMention
from pipeline.claims.grammar import SUBJECTS, after, subject_of, upward
from pipeline.claims.lists import forces, listed
from pipeline.claims.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_SPEAKER_WORDS = 8
BACK = 3  # a pronoun that speaks is followed back over so many sentences
_PERSONAL = {"he", "his", "him", "himself", "she", "her", "hers", "herself"}
_IMPERSONAL = {"it", "its", "itself"}
Named = tuple[str | None, ActorMention | None]


def actor_at(where: Scene, token: Token) -> ActorMention | None:
    """The actor named at a token, or right beside it ("the head of the agency, Jane Doe")."""
    if (mention := where.by_token.get(token.i)) is not None:
        return mention
    heads = [token]
    if token.lemma_.lower() in LEADERS:
        heads += after(token, "of")
    beside = (where.by_token.get(c.i) for head in heads for c in head.children if c.dep_ == "appos")
    return next((m for m in beside if m is not None and m.actor.type == "person"), None)


def name_of(where: Scene, token: Token) -> Named:
    """A speaker's name: an actor, a pronoun's antecedent, whom a title means, else the words as written."""
    if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
        found = _speaking(where, token, BACK)
        return (found.actor.name, found) if found is not None else (None, None)
    for mention in (
        actor_at(where, token),
        _named_after(where, token),
        where.surnames.get(token.lower_) if token.tag_ == "NNP" else None,
        _titled_before(where, token),
        _spoken_for(where, token),
    ):
        if mention is not None and not mention.is_place:
            full = mention.actor
            if full.type == "person" and (fuller := where.surnames.get(full.name.casefold())) is not None:
                return fuller.actor.name, fuller
            return full.name, mention
    return _as_written(token), None


def _named_after(where: Scene, token: Token) -> ActorMention | None:
    """The person right after an office ("the press secretary of the ministry of X Jane Doe")."""
    if token.lemma_.lower() not in LEADERS:
        return None
    inner = [t for t in token.subtree if t.i > token.i]
    last = max((t.i for t in inner), default=token.i)
    for place in (last, last + 1):
        mention = where.by_token.get(place)
        if mention is not None and mention.actor.type == "person":
            return mention
    return None


def _titled_before(where: Scene, token: Token) -> ActorMention | None:
    """Whom "the chair" or "the agency" means: the last named before with that word."""
    lemma = token.lemma_.lower()
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this") for c in token.children)
    if not definite or token.tag_ != "NN" or any(c.dep_ in ("compound", "prep", "poss") for c in token.children):
        return None
    for place in range(token.i - 1, -1, -1):
        other = where.doc[place]
        if other.lemma_.lower() != lemma:
            continue
        if lemma in LEADERS and (found := _bearer(where, other)) is not None:
            return found
        mention = where.by_token.get(place)
        if mention is not None and lemma not in LEADERS and not mention.is_place:
            return mention
    return None


def _bearer(where: Scene, title: Token) -> ActorMention | None:
    """The person who is named with a title: "chair Jane Doe", "Jane Doe, the chair", "the chair, Jane Doe"."""
    beside = [title.head, *(c for c in title.children if c.dep_ == "appos")]
    beside += [where.doc[i] for i in (title.i + 1, title.i + 2) if i < len(where.doc)]
    for token in (*beside, *after(title, "of")):
        mention = where.by_token.get(token.i)
        if mention is not None and mention.actor.type == "person" and token.dep_ not in SUBJECTS:
            return mention
        if mention is not None and mention.actor.type == "person" and token.i != title.head.i:
            return mention
    return None


_SPOKESMEN = {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "statement", "report", "release"}


def _spoken_for(where: Scene, token: Token) -> ActorMention | None:
    """The body that a nameless spokesman or a statement speaks for."""
    if token.lemma_.lower() not in _SPOKESMEN:
        return None
    owners = [c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod")]
    for owner in [*after(token, "for"), *after(token, "of"), *after(token, "by"), *reversed(owners)]:
        mention = where.by_token.get(owner.i)
        if mention is not None and not mention.is_place:
            return mention
    return None


_QUOTED_NAME = re.compile(r"[\"“«]([^\"“”«»]{2,60})[\"”»]")


def _as_written(token: Token) -> str | None:
    """The noun phrase as it stands, without its article: "source in the delegation"; a name in it alone."""
    if token.lower_ in listed("attribution", "nobody"):
        return None
    own = [t for t in token.subtree if not t.is_space and (t.i <= token.i or _says_of_what(t, token))]
    sentence = token.sent
    following = token.doc[token.i + 1 : min(token.i + 12, sentence.end)].text
    if token.pos_ == "NOUN" and (found := _QUOTED_NAME.match(following)) is not None:
        return " ".join(found[1].split())
    if token.pos_ == "NOUN" and (name := _proper_after(token)) is not None:
        return name
    while own and (own[0].dep_ == "det" or own[0].is_punct):
        own = own[1:]
    text = " ".join("".join(t.text_with_ws for t in own[:MAX_SPEAKER_WORDS]).split()).strip(" ,;:“”\"'")
    return re.sub(r"\s+([,.;:’'])", r"\1", text) or None


def _proper_after(noun: Token) -> str | None:
    """A name right after what it is: "the agency KazInform"."""
    named = [c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i]
    if not named or noun.doc[noun.i + 1].is_punct:
        return None
    parts = [t for t in named[0].subtree if noun.i < t.i <= named[0].i]
    return "".join(t.text_with_ws for t in parts).strip() or None


def _says_of_what(token: Token, noun: Token) -> bool:
    """Whether a token belongs to "of …", "for …", "from …" or "in …" right after a noun."""
    for below, above in upward(token):
        if below.dep_ == "prep" and above.i == noun.i:
            return below.lower_ in ("of", "for", "from", "in", "at")
        if below.dep_ in ("relcl", "acl", "appos", "advcl", "conj", "punct", "cc"):
            return False
    return False


# --- pronouns -------------------------------------------------------------------------------------------------


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


def _speaking(where: Scene, pronoun: Token, back: int) -> ActorMention | None:
    """Whom a pronoun that speaks means: who spoke last before, else the pronoun's antecedent."""
    if pronoun.lower_ not in _PERSONAL:
        return antecedent(where, pronoun)
    spoke = _spoke_before(where, pronoun, back)
    return spoke if spoke is not None else antecedent(where, pronoun)


def _spoke_before(where: Scene, pronoun: Token, back: int) -> ActorMention | None:
    """The person who spoke last before a pronoun, in its sentence or those right before it."""
    start = pronoun.sent.start
    for _ in range(back):
        for place in range(pronoun.i - 1, start - 1, -1):
            verb = where.doc[place]
            if verb.pos_ != "VERB" or verb.lemma_.lower() not in forces():
                continue
            if where.quotation_at(verb.idx) is not None:
                continue
            subject = subject_of(verb)
            if subject is None or subject.i >= pronoun.i:
                continue
            mention = actor_at(where, subject) or where.surnames.get(subject.lower_)
            if mention is not None and mention.actor.type == "person" and _agrees(where, mention, pronoun):
                return mention
        if start == 0:
            return None
        start = where.doc[start - 1].sent.start
    return None


def _agrees(where: Scene, mention: ActorMention, pronoun: Token) -> bool:
    """Whether no title before a name ("Ms", "king") speaks against a pronoun."""
    span = where.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return True
    before = {t.lower_.rstrip(".") for t in where.doc[max(0, span.start - 2) : span.start]}
    other = "women" if pronoun.lower_ in ("he", "his", "him", "himself") else "men"
    return not before & listed("titles", other)
