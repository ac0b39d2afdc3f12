"""Whom a pronoun stands for, where that is plain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
from pipeline.actors.about import About
from pipeline.actors.agents import Gender, nouns
from pipeline.actors.names import ActorMention, replaced

GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("he", "his", "him", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_SIDES = frozenset(
    {"side", "country", "party", "nation", "state", "government", "neighbour", "neighbor", "power"}
)
_SUBJECTS = ("nsubj", "nsubjpass")
_PERSON_SENTENCES = 5  # so many sentences back a pronoun finds its person
_LEAD = 0.6  # by so much the best person must lead
_NAMELESS = 0.7  # what somebody without a name counts as
_NEARER = 1.9  # what he counts as where he stands between the name and the pronoun


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention on the way through the text: its head token and its sentence's number."""

    mention: ActorMention
    head: Token
    sentence: int


def pronouns(doc: Doc, named: Sequence[ActorMention], known: Mapping[str, About]) -> list[ActorMention]:
    """The personal pronouns that plainly stand for a named actor, as mentions of it."""
    upcoming = sorted(_heads(doc, named), key=lambda pair: pair[0].i)
    genders = {name: about.gender for name, about in known.items()}
    before: list[_Named] = []
    found: list[ActorMention] = []
    index, quote = 0, False
    for number, sentence in enumerate(doc.sents):
        here: list[_Named] = []
        for token in sentence:
            quote = _in_quote(token.text, quote)
            while index < len(upcoming) and upcoming[index][0].i <= token.i:
                here.append(_Named(upcoming[index][1], upcoming[index][0], number))
                index += 1
            if quote:
                continue
            if token.tag_ in ("PRP", "PRP$"):
                first, meant = token, _meant(token, here, before, genders, number)
            elif (both := _both(token)) is not None:
                first, meant = both, _pair(token, before, here, number, known)
            else:
                continue
            if meant is not None:
                mention = replaced(meant, doc[first.i : token.i + 1], "pronoun")
                found.append(mention)
                here.append(_Named(mention, token, number))
        before = [n for n in before if number - n.sentence < _PERSON_SENTENCES] + here
    return found


def _both(noun: Token) -> Token | None:
    """Where "both sides" or "the two countries" begins, at its noun; None at other words."""
    if noun.tag_ != "NNS" or noun.lemma_.lower() not in _SIDES | nouns("person"):
        return None
    number = next((c for c in noun.children if c.lower_ in ("both", "two")), None)
    if number is None or any(c.dep_ in ("amod", "prep", "relcl", "conj") for c in noun.children):
        return None
    before = noun.doc[number.i - 1] if number.i else number
    return before if before.lower_ == "the" else number


def _pair(
    noun: Token,
    before: Sequence[_Named],
    here: Sequence[_Named],
    number: int,
    known: Mapping[str, About],
) -> ActorMention | None:
    """The two states, or the two persons, that the words right before name; None for one, or three."""
    kind = "state" if noun.lemma_.lower() in _SIDES else "person"
    pool = [*(n for n in before if kind == "person" or n.sentence == number - 1), *here]
    mentions = [mention for one in pool for mention in (one.mention, *one.mention.also)]
    found = {m.actor.name: m for m in mentions if m.actor.type == kind and not m.is_place}
    if kind == "person" and not any(_is_called(known, m, noun) for m in found.values()):
        return None
    if len(found) != 2:
        return None
    first, second = (replace(mention, also=()) for mention in found.values())
    return replace(first, also=(second,))


def _is_called(known: Mapping[str, About], mention: ActorMention, noun: Token) -> bool:
    """Whether a text has called a person so: "president", or "leader" for any who has an office."""
    called = known[mention.actor.name].nouns if mention.actor.name in known else set()
    return noun.lemma_.lower() in called or (noun.lemma_.lower() == "leader" and bool(called))


def _in_quote(text: str, inside: bool) -> bool:
    """Whether the words after a mark are quoted; no quotation outlives its paragraph."""
    if "\n" in text or text == "”":
        return False
    return not inside if text == '"' else inside or text == "“"


def _heads(doc: Doc, named: Sequence[ActorMention]) -> Iterator[tuple[Token, ActorMention]]:
    for mention in named:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None:
            root = span.root
            yield (_body_of(root, mention) if mention.actor.type == "state" else root), mention


def _body_of(root: Token, mention: ActorMention) -> Token:
    """The noun for what acts for a state: "Peru’s navy", "the navy of Peru", "the Peruvian navy"."""
    above = root.head
    if mention.way == "demonym" and root.dep_ in ("amod", "compound", "nmod"):
        return above
    if root.dep_ == "pobj" and above.lower_ == "of":
        above = above.head
    elif root.dep_ != "poss":
        return root
    return above if above.lemma_.lower() in nouns("state") else root


def _meant(
    pronoun: Token,
    here: Sequence[_Named],
    before: Sequence[_Named],
    genders: dict[str, Gender | None],
    number: int,
) -> ActorMention | None:
    word = pronoun.lower_
    if word in GENDERS:
        return _person(pronoun, [*before, *here], genders, number)
    if word in _NEUTER and (pronoun.dep_ in _SUBJECTS or pronoun.tag_ == "PRP$") and not _is_empty(pronoun):
        return _subject_before(pronoun, here, before, number, plural=False)
    if word in _PLURAL:
        return _subject_before(pronoun, here, before, number, plural=True)
    return None


def _person(
    pronoun: Token, earlier: Sequence[_Named], genders: dict[str, Gender | None], number: int
) -> ActorMention | None:
    """The person who leads by nearness, by being the subject and by gender; None where two are near."""
    gender = GENDERS[pronoun.lower_]
    barred = {one.mention.actor.name for one in earlier if _shares_verb(pronoun, one)}
    scores: dict[str, float] = {}
    mentions: dict[str, ActorMention] = {}
    for one in earlier:
        actor = one.mention.actor
        if actor.type != "person" or genders.get(actor.name) not in (None, gender) or actor.name in barred:
            continue
        score = -1.5 * (number - one.sentence) + (1.0 if genders.get(actor.name) else 0.0)
        score += 1.2 if _part(one.head) in _SUBJECTS else 0.0
        score += 0.8 if one.head.dep_ == "poss" and one.head.head.dep_ in _SUBJECTS else 0.0
        score += 0.4 if one.mention.way == "pronoun" else 0.0
        if score >= scores.get(actor.name, -99):
            scores[actor.name], mentions[actor.name] = score, one.mention
    ranked = sorted(scores, key=lambda name: -scores[name])
    rivals = [scores[name] for name in ranked[1:2]]
    if ranked and (nameless := _nameless(pronoun, earlier)) is not None:
        rivals.append(_NEARER if nameless > mentions[ranked[0]].end else _NAMELESS)
    if not ranked or scores[ranked[0]] - max(rivals, default=-99) < _LEAD:
        return None
    if len(ranked) == 1 and genders.get(ranked[0]) is None:
        genders[ranked[0]] = gender
    return mentions[ranked[0]]


def _part(head: Token) -> str:
    """What part of the sentence a name is, that of the first where names are joined by "and"."""
    while head.dep_ == "conj" and head.head.pos_ in ("PROPN", "NOUN", "PRON"):
        head = head.head
    return str(head.dep_)


def _nameless(pronoun: Token, earlier: Sequence[_Named]) -> int | None:
    """Where a subject before the pronoun is somebody without a name ("One witness said he")."""
    named = {one.head.i for one in earlier}
    places = [
        token.idx
        for token in pronoun.doc[pronoun.sent.start : pronoun.i]
        if token.dep_ in _SUBJECTS
        and token.i not in named
        and token.tag_ == "NN"
        and (pronoun.dep_ in _SUBJECTS or pronoun.tag_ == "PRP$" or token.head.i != _verb(pronoun).i)
        and token.lemma_.lower() in nouns("person") | nouns("person", "somebody")
        and not any(c.i in named for c in token.children)
    ]
    return places[-1] if places else None


def _shares_verb(pronoun: Token, one: _Named) -> bool:
    """Whether a name and "him" or "her" belong to the same verb, so that they cannot be the same person."""
    if pronoun.lower_ in ("himself", "herself", "his", "hers") or pronoun.tag_ == "PRP$":
        return False
    verb = _verb(pronoun)
    described = verb.dep_ == "relcl" and verb.head.i == one.head.i and pronoun.dep_ not in _SUBJECTS
    return described or verb.i == _verb(one.head).i


def _verb(token: Token) -> Token:
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def _subject_before(
    pronoun: Token, here: Sequence[_Named], before: Sequence[_Named], number: int, *, plural: bool
) -> ActorMention | None:
    """The body, state or group that is the subject right before "it" or "they"."""
    last = None
    for token in pronoun.sent:
        if token.i >= pronoun.i:
            break
        if (
            token.dep_ in _SUBJECTS
            and token.tag_ not in ("WDT", "WP", "EX")
            and not _is_aside(token, pronoun)
        ):
            last = token
    pool = here
    if last is None and number:
        previous = pronoun.doc[pronoun.sent.start - 1].sent
        root = previous.root
        last = next(
            (c for c in root.children if c.dep_ in _SUBJECTS and c.tag_ not in ("WDT", "WP", "EX")), None
        )
        pool = [one for one in before if one.sentence == number - 1]
    if last is None or _is_rivalled(pronoun, last, plural=plural):
        return None
    return _group(last, pool) if plural else _thing(last, pool)


def _is_aside(subject: Token, pronoun: Token) -> bool:
    """Whether a subject stands in a relative clause that the pronoun is not part of."""
    clause = subject.head
    return clause.dep_ in ("relcl", "acl") and not clause.is_ancestor(pronoun)


def _is_rivalled(pronoun: Token, subject: Token, *, plural: bool) -> bool:
    """Whether another thing stands between a subject and "its", or other people between it and "they"."""
    if subject.i < pronoun.sent.start or (not plural and pronoun.tag_ != "PRP$"):
        return False
    tags = ("NNS", "NNPS") if plural else ("NN", "NNP")
    own = {t.i for t in subject.subtree}
    between = pronoun.doc[subject.i + 1 : pronoun.i]
    return any(
        t.tag_ in tags and t.i not in own and t.ent_type_ != "DATE" and t.dep_ != "compound" for t in between
    )


def _thing(subject: Token, pool: Sequence[_Named]) -> ActorMention | None:
    if subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children):
        return None
    named = [n.mention for n in pool if n.head.i == subject.i]
    return next((m for m in named if m.actor.type != "person" and not m.is_place and not m.also), None)


def _group(subject: Token, pool: Sequence[_Named]) -> ActorMention | None:
    """Those joined by "and" in a subject, all named; a people; a body where it is called "they"."""
    by_head = {n.head.i: n.mention for n in pool}
    chain = [subject]
    while (following := next((c for c in chain[-1].children if c.dep_ == "conj"), None)) is not None:
        chain.append(following)
    members = [by_head[token.i] for token in chain if token.i in by_head]
    if len(members) < len(chain) or any(m.is_place for m in members):
        return None
    first = members[0]
    if len(members) > 1:
        return replace(first, also=tuple(members[1:]))
    many = first.also or subject.tag_ in ("NNS", "NNPS") or first.actor.type == "organisation"
    return first if many and first.actor.type != "person" else None


def _is_empty(pronoun: Token) -> bool:
    """Whether "it" stands for nothing: "it is rumoured that", "it rained", "it took years to"."""
    if pronoun.tag_ == "PRP$" or pronoun.dep_ not in _SUBJECTS:
        return False
    verb = pronoun.head
    lemma = verb.lemma_.lower()
    clause = any(c.dep_ in ("ccomp", "csubj", "advcl", "acomp") for c in verb.children)
    if verb.pos_ == "AUX" or lemma in ("be", "seem", "appear", "rain", "snow", "happen", "turn", "take"):
        return True
    return pronoun.dep_ == "nsubjpass" and (clause or lemma in ("say", "tell", "report", "rumour", "suppose"))
