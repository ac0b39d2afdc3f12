"""Actors named again by what they are: "the minister", "the Fund", "the navy", "the government in Skopje"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
from pipeline import lexicon
from pipeline.actors.about import About
from pipeline.actors.agents import nouns
from pipeline.actors.listed import state_words
from pipeline.actors.names import ActorMention, state_body, tokens_of
from pipeline.nlp import text_of

_REACH = 3  # words between "the" and its noun, the noun included
_COUNTRY = frozenset({"country", "nation"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """ "The", its noun, and the words between."""

    start: int
    noun: Token
    between: frozenset[str]

    @property
    def lemma(self) -> str:
        return str(self.noun.lemma_.lower())


def descriptions(doc: Doc, named: Sequence[ActorMention], known: Mapping[str, About]) -> list[ActorMention]:
    """Definite descriptions that can mean one actor only, as mentions of it; bodies that every state has
    ("the Senate") under the name of the state that the text is about."""
    covered = {index for mention in named for index in tokens_of(doc, mention)}
    whole = _Whole(doc, named, known, covered)
    found = [_under_its_state(mention, whole) for mention in named]
    for phrase in _phrases(doc, covered):
        meant = whole.meant(phrase)
        if meant is not None:
            start, last = doc[phrase.start], phrase.noun
            end = last.idx + len(last)
            found.append(
                replace(
                    meant,
                    start=start.idx,
                    end=end,
                    text=text_of(doc)[start.idx : end],
                    way="description",
                    is_place=False,
                    place="",
                )
            )
    return found


def _under_its_state(mention: ActorMention, whole: _Whole) -> ActorMention:
    if mention.way != "description":
        return mention
    owner = whole.topic(mention.start)
    named = replace(mention, way="name")
    return named if owner is None else replace(named, actor=state_body(mention.actor, owner))


def _phrases(doc: Doc, covered: set[int]) -> Iterator[_Phrase]:
    """ "The …" with a singular noun that is not introducing a name and says no more after it."""
    for token in doc[:-1]:
        if token.lower_ != "the":
            continue
        for noun in doc[token.i + 1 : token.i + 1 + _REACH]:
            if noun.i in covered or noun.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB"):
                break
            if noun.pos_ in ("NOUN", "PROPN") and not _goes_on(noun):
                if noun.tag_ in ("NN", "NNP") or noun.lemma_.lower() in ("authority", "police"):
                    between = frozenset(t.lower_ for t in doc[token.i + 1 : noun.i])
                    yield _Phrase(token.i, noun, between)
                break


def _goes_on(noun: Token) -> bool:
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return following is not None and (
        (following.pos_ in ("NOUN", "PROPN") and following.ent_type_ != "DATE") or following.text == "-"
    )


class _Whole:
    """A text with its named actors, asked whom a phrase means."""

    def __init__(
        self, doc: Doc, named: Sequence[ActorMention], known: Mapping[str, About], covered: set[int]
    ) -> None:
        self.doc, self.named, self.known, self.covered = doc, named, known, covered
        self.states = [m for m in named if m.actor.type == "state"]
        self.said = state_words(doc)
        self.bodies = [m for m in named if m.actor.type in ("organisation", "bloc")]
        self.persons = [m for m in named if m.actor.type == "person"]
        self.title_end = next((t.idx for t in doc if "\n" in t.text and t.idx > 0), 0)
        self.in_title = {m.actor.name for m in named if m.start < self.title_end and m.way != "capital"}

    def meant(self, phrase: _Phrase) -> ActorMention | None:
        """The one actor that a phrase can mean; None where there is none, or more than one."""
        following = self.doc[phrase.noun.i + 1] if phrase.noun.i + 1 < len(self.doc) else None
        at = self.doc[phrase.start].idx
        if following is not None and (following.i in self.covered or following.text in ('"', "“")):
            return None
        if following is not None and following.lower_ == "of":
            return None
        if following is not None and following.lower_ == "in" and phrase.lemma in nouns("state", "seated"):
            after = {following.i + 1, following.i + 2}
            return next((m for m in self.states if after & set(tokens_of(self.doc, m)[:1])), None)
        if following is not None and following.text == "," and following.i + 1 in self.covered:
            return None
        if phrase.lemma in nouns("state", "one_each") and not phrase.between:
            return self._one(self._owned(phrase.lemma, at)) or self._of_topic(at)
        if phrase.lemma in nouns("state", "seated") | _COUNTRY and not phrase.between:
            return self._of_topic(at)
        if phrase.lemma in nouns("person"):
            return self._one(self._persons(phrase, at))
        return self._body(phrase, at)

    def _one(self, options: Iterable[ActorMention]) -> ActorMention | None:
        """The last of the mentions where all are of one actor."""
        options = list(options)
        return options[-1] if len({m.actor.name for m in options}) == 1 else None

    def _persons(self, phrase: _Phrase, at: int) -> Iterator[ActorMention]:
        for mention in self.persons:
            about = self.known[mention.actor.name]
            if mention.start < at and phrase.lemma in about.nouns and phrase.between <= about.words:
                yield mention

    def _body(self, phrase: _Phrase, at: int) -> ActorMention | None:
        fitting = [m for m in self.bodies if m.start < at and self._is_called(m, phrase)]
        return self._one(fitting) or self._one([m for m in fitting if m.actor.name in self.in_title])

    def _is_called(self, mention: ActorMention, phrase: _Phrase) -> bool:
        name = mention.actor.name.lower().split()
        heads = {
            name[-1],
            *(word for word, after in pairwise(name) if after in ("of", "for")),
        }
        called = phrase.lemma in heads & nouns("body", "heads") | self.known[mention.actor.name].nouns
        kinds = [
            _kinds().get(mention.actor.name, frozenset()),
            *_same_kind(self.known[mention.actor.name].nouns),
        ]
        kinds.append(nouns("kinds", "any"))
        if mention.actor.type == "bloc":
            kinds.append(nouns("kinds", "bloc"))
        called = called or any(phrase.lemma in kind for kind in kinds)
        return called and phrase.between <= set(name)

    def _owned(self, lemma: str, at: int) -> Iterator[ActorMention]:
        """The states whose navy (or so) the text has named before."""
        for mention in self.states:
            place = tokens_of(self.doc, mention)
            if not place or mention.start >= at or mention.way not in ("name", "demonym"):
                continue
            after = self.doc[place.stop : place.stop + 3]
            owned = mention.way == "demonym" or (len(after) > 0 and after[0].tag_ == "POS")
            if owned and lemma in [t.lemma_.lower() for t in after]:
                yield mention

    def _of_topic(self, at: int) -> ActorMention | None:
        """A mention of the state that the text is about."""
        name = self.topic(at)
        mentions = [m for m in self.states if m.actor.name == name]
        return next((m for m in reversed(mentions) if m.start < at), mentions[0] if mentions else None)

    def topic(self, at: int) -> str | None:
        """The state that the text is about: the only one named so far, or in the title, or the one that two
        of three words for states name."""
        so_far = {name for place, name, _ in self.said if place < at}
        if len(so_far) == 1:
            return next(iter(so_far))
        title = {name for place, name, way in self.said if place < self.title_end and way != "capital"}
        if len(title) == 1:
            return next(iter(title))
        counts = Counter(name for _, name, _ in self.said).most_common(1)
        return counts[0][0] if counts and counts[0][1] >= max(3, len(self.said) * 2 / 3) else None


def _same_kind(called: AbstractSet[str]) -> list[frozenset[str]]:
    """The nouns of the same kind as those a body is called by: "firm" for a company."""
    kinds = [nouns("kinds", kind) for kind in lexicon.load("agents")["kinds"] if kind not in ("any", "bloc")]
    return [kind for kind in kinds if kind & called]


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """What a body of the lexicon is called when it is named again, by its name."""
    return {
        body["name"]: nouns("kinds", body["kind"])
        for body in lexicon.load("organisations")["organisation"]
        if body.get("kind") in lexicon.load("agents")["kinds"]
    }
