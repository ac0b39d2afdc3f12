"""Under what name a speaker goes: the person or body that a pronoun, an office or a surname means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.actors import LEADERS, ActorMention
from pipeline.claims.grammar import SUBJECTS, after, subject_of, upward
from pipeline.claims.lists import forces, listed
from pipeline.claims.saying import speaker_of
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


def name_of(where: Scene, token: Token, back: int = BACK) -> Named:
    """A speaker's name: an actor, a pronoun's antecedent, whom a title means, else the words as written."""
    if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
        return _speaking(where, token, back)
    if token.pos_ in ("NOUN", "PROPN") and (mention := _mention_of(where, token)) is not None:
        lone = mention.actor.type == "person" and " " not in mention.actor.name
        return (lone and _fuller(where, token)) or mention.actor.name, mention
    for name in (_fuller(where, token), _name_at_end(where, token)):
        if name is not None:
            return name, None
    for other in (_owner(token), _titled_before(where, token), _writer(where, token)) if back else ():
        if other is not None and (found := name_of(where, other, back - 1))[0] is not None:
            return found
    return _as_written(token), None


def _mention_of(where: Scene, token: Token) -> ActorMention | None:
    """The actor that a word names, under the fullest name of a person."""
    options = (
        actor_at(where, token),
        _named_after(where, token),
        where.surnames.get(token.lower_) if token.tag_ == "NNP" else None,
        _spoken_for(where, token),
    )
    mention = next((one for one in options if one is not None and not one.is_place), None)
    if mention is not None and mention.actor.type == "person" and " " not in mention.actor.name:
        return where.surnames.get(mention.actor.name.casefold(), mention)
    return mention


def _fuller(where: Scene, token: Token) -> str | None:
    """The full name that a lone surname stands in elsewhere, where no actor was seen in it."""
    if token.tag_ != "NNP" or token.ent_type_ in ("GPE", "DATE", "NORP", "LOC") or token.lower_ in _MONTHS:
        return None
    if any(child.dep_ == "compound" and _is_name_part(where, child) for child in token.children):
        return None
    for other in where.doc[: token.i]:
        if other.text != token.text or other.i + 1 >= len(where.doc):
            continue
        first, last = other.i, other.i
        while first > 0 and _is_name_part(where, where.doc[first - 1]):
            first -= 1
        while first < other.i and where.doc[last + 1].tag_ == "NNP" and last - other.i < 1:
            last += 1
        if 1 <= last - first <= 3 and first < other.i:
            return str(where.doc[first : last + 1].text)
    return None


_MONTHS = {"march", "april", "may", "june", "july", "august"}


def _is_name_part(where: Scene, token: Token) -> bool:
    known = where.by_token.get(token.i)
    title = token.lower_.rstrip(".") in listed("titles", "men") | listed("titles", "women")
    return (
        token.tag_ == "NNP"
        and token.text[:1].isupper()
        and not title
        and token.lemma_.lower() not in LEADERS
        and (known is None or known.actor.type == "person" or not known.actor.wikidata)
        and (known is None or known.actor.type != "state")
    )


def _name_at_end(where: Scene, token: Token) -> str | None:
    """A name right after the state an office belongs to ("press secretary of Peru Jane Doe")."""
    if token.lemma_.lower() not in LEADERS:
        return None
    inner = sorted((t for t in token.subtree if t.i > token.i and t.pos_ == "PROPN"), key=lambda t: t.i)
    states = [t.i for t in inner if t.i in where.by_token and where.by_token[t.i].actor.type == "state"]
    name = [t for t in inner if states and t.i > states[-1]]
    whole = len(name) >= 2 and name[-1].i - states[-1] == len(name)
    return str(where.doc[name[0].i : name[-1].i + 1].text) if whole else None


def _owner(token: Token) -> Token | None:
    """Whose figures or report they are: "the ministry's figures", "a report by the commission"."""
    if token.lemma_.lower() not in listed("attribution", "accounts"):
        return None
    owners = [c for c in token.children if c.dep_ == "poss"] + after(token, "by") + after(token, "from")
    written = [inner for c in token.children if c.dep_ == "acl" for inner in after(c, "by")]
    people = [one for one in after(token, "of") if one.pos_ == "PROPN"]
    return next((one for one in (*owners, *written, *people) if one.pos_ in ("NOUN", "PROPN", "PRON")), None)


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


def _titled_before(where: Scene, token: Token) -> Token | None:
    """Whom "the chair" or "the agency" means: the last named before with that word."""
    lemma = token.lemma_.lower()
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this") for c in token.children)
    lone = not any(c.dep_ in ("compound", "prep", "poss", "amod") for c in token.children)
    if not definite or not lone or token.tag_ != "NN":
        return None
    for place in range(token.i - 1, -1, -1):
        other = where.doc[place]
        if other.lemma_.lower() != lemma:
            continue
        if lemma in LEADERS:
            found = _bearer(where, other)
        else:
            found = other if place in where.by_token or _proper_after(other) is not None else None
        if found is not None:
            return found
    return None


def _bearer(where: Scene, title: Token) -> Token | None:
    """The person who is named with a title: "chair Jane Doe", "Jane Doe, the chair"."""
    beside = [*(c for c in title.children if c.dep_ == "appos"), *after(title, "of")]
    beside += [where.doc[i] for i in (title.i + 1, title.i + 2) if i < len(where.doc)]
    beside += [title.head] if title.dep_ in ("appos", "compound", "attr", "nmod") else []
    if title.dep_ == "attr":
        beside += [child for child in title.head.children if child.dep_ == "nsubj"]
    for token in beside:
        mention = where.by_token.get(token.i)
        if mention is not None and mention.actor.type == "person":
            return token
    return None


def _writer(where: Scene, token: Token) -> Token | None:
    """Who wrote the letter or gave the speech that is cited, in the sentences before."""
    lemma = token.lemma_.lower()
    if lemma not in listed("attribution", "nouns") or any(c.dep_ in ("acl", "relcl") for c in token.children):
        return None
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    for place in range(token.sent.start - 1, max(-1, token.sent.start - 80), -1):
        other = where.doc[place]
        if other.lemma_.lower() == lemma and other.dep_ not in SUBJECTS:
            verb = next((above for _, above in upward(other) if above.pos_ == "VERB"), None)
            return subject_of(verb) if verb is not None else None
    return None


_SPOKESMEN = {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "statement", "report", "release"}


def _spoken_for(where: Scene, token: Token) -> ActorMention | None:
    """The body that a nameless spokesman or a statement speaks for."""
    lemma = token.lemma_.lower()
    owners = [c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod")]
    if lemma in listed("attribution", "of_states"):
        found = (where.by_token.get(owner.i) for owner in (*owners, *after(token, "of")))
        return next((one for one in found if one is not None and one.actor.type == "state"), None)
    if lemma not in _SPOKESMEN:
        return None
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
    while own and ((own[0].dep_ == "det" and own[0].lower_ not in ("both", "all")) or own[0].is_punct):
        own = own[1:]
    text = " ".join("".join(t.text_with_ws for t in own[:MAX_SPEAKER_WORDS]).split())
    text = re.split(r"[“«]", text)[-1].strip(" ,;:“”\"'")
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


# --- pronouns -------------------------------------------------------------------------------------------


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


def _speaking(where: Scene, pronoun: Token, back: int) -> Named:
    """Whom a pronoun that speaks means: who spoke last, else its antecedent, else whom the text is on."""
    if pronoun.lower_ in _PERSONAL:
        if back and (spoke := _spoke_before(where, pronoun, back))[0] is not None:
            return spoke
        found = _only_one_before(where, pronoun)
    else:
        found = antecedent(where, pronoun)
    return (found.actor.name, found) if found is not None else (None, None)


def _spoke_before(where: Scene, pronoun: Token, back: int) -> Named:
    """The person who spoke last before a pronoun, in its sentence or those right before it; a person who is
    nearer as the antecedent goes first."""
    start = pronoun.sent.start
    for step in range(BACK):
        for place in range(pronoun.i - 1, start - 1, -1):
            verb = where.doc[place]
            if verb.lemma_.lower() not in forces() or verb.pos_ != "VERB" or where.quotation_at(verb.idx):
                continue
            subject = speaker_of(verb)
            if subject is None or subject == pronoun or subject.lower_ in ("it", "they", "we", "i", "you"):
                continue
            name, mention = name_of(where, subject, back - 1)
            person = mention.actor.type == "person" if mention is not None else subject.pos_ == "PROPN"
            person = person or (mention is None and subject.lemma_.lower() in LEADERS)
            if name is not None and person and (mention is None or _agrees(where, mention, pronoun)):
                return name, mention
        if step == 1 and (found := antecedent(where, pronoun)) is not None:
            return found.actor.name, found
        if start == 0:
            break
        start = where.doc[start - 1].sent.start
    return None, None


def _only_one_before(where: Scene, pronoun: Token) -> ActorMention | None:
    """The last person who was a subject before, if a pronoun alone carried on since."""
    start = pronoun.sent.start
    for place in range(start - 1, max(-1, start - 400), -1):
        token = where.doc[place]
        mention = where.by_token.get(place)
        if mention is not None and mention.actor.type == "person" and token.dep_ in SUBJECTS:
            return mention if _agrees(where, mention, pronoun) else None
    return None


def _agrees(where: Scene, mention: ActorMention, pronoun: Token) -> bool:
    """Whether no title before a name ("Ms", "king") speaks against a pronoun."""
    span = where.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return True
    before = {t.lower_.rstrip(".") for t in where.doc[max(0, span.start - 2) : span.start]}
    other = "women" if pronoun.lower_ in ("he", "his", "him", "himself") else "men"
    return not before & listed("titles", other)
