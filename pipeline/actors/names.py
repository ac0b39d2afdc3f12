"""What names stand for: the values, and the lexicons of states, organisations, offices and their holders."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from pipeline import lexicon
from pipeline.interval import day_of
from pipeline.model import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Way = Literal["name", "demonym", "capital", "metonym", "office", "surname", "pronoun", "description"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, organisation or bloc under its canonical name.

    `called` are the nouns a text introduces a person by ("minister"), evidence that two spellings are one.
    """

    name: str
    type: ActorType
    wikidata: str | None = None
    country: str | None = None
    media: bool = False
    called: frozenset[str] = frozenset()

    @property
    def actor_id(self) -> str:
        """The name in lower-case letters and hyphens.

        >>> Actor("United Nations", "bloc").actor_id
        'united-nations'
        """
        return re.sub(r"[^\w]+", "-", self.name.casefold()).strip("-") or "unnamed"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor named at `start:end`, and in what way.

    `is_place` says that the name stands for a place here ("in China"), not for who acts; `place` is that
    place's name where the text only describes it ("the Ecuadorean capital"). `also` are the others that a
    plural pronoun stands for.
    """

    start: int
    end: int
    text: str
    actor: Actor
    way: Way
    is_place: bool = False
    entries: tuple[Entry, ...] = ()
    place: str = ""
    also: tuple[ActorMention, ...] = ()

    def at(self, year: int) -> ActorMention:
        """The mention with the state that bore the name in a year, or with whoever held the office then.

        "Moscow" in 1945 is the Soviet Union. Where several held an office in a year, it is the one taken to
        hold it, else the state.
        """
        if len(self.entries) < 2 or self.is_place:
            return self
        if self.entries[0].kind == "owner":
            held = [e.actor for e in self.entries[1:] if (e.since or 0) <= year <= (e.until or 10**4)]
            names = {actor.name for actor in held}
            if len(names) == 1:
                return replace(self, actor=held[0], way="office")
            kept = self.actor.name in names
            return self if kept else replace(self, actor=self.entries[0].actor, way="demonym")
        return replace(self, actor=of_its_time(self.entries, year).actor)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name of the lexicon stands for, in what way, and from and until which year."""

    actor: Actor
    way: Way
    since: int | None = None
    until: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start: int
    end: int


_WORD = re.compile(r"\w+|[^\w\s]")


Names = Mapping[str, Sequence[tuple[tuple[str, ...], tuple[Entry, ...]]]]


@lru_cache(maxsize=4)  # several finders read the same text one after another
def words(text: str) -> Sequence[Word]:
    """The words and marks of a text; "U. S." and "U.S." give the same ones.

    >>> [word.text for word in words("the U.S.")]
    ['the', 'U', '.', 'S', '.']
    """
    return tuple(
        Word(found[0].replace("’", "'"), found.start(), found.end()) for found in _WORD.finditer(text)
    )


@cache
def name_table() -> Names:
    """All lexicon names by their first word, longest first."""
    found: dict[tuple[str, ...], list[Entry]] = defaultdict(list)

    def add(name: str, entry: Entry) -> None:
        key = tuple(word.text for word in words(name))
        if key and entry not in found[key]:
            found[key].append(entry)

    states = lexicon.load("states")
    for state in states["state"]:
        for name, way in _state_names(state):
            add(name, Entry(_state_actor(state), way, state.get("from"), state.get("until")))
    for state in states["state"]:
        for name in _with_plurals(state.get("shared", []), states["state"]):
            way = next((entry.way for entry in found[tuple(word.text for word in words(name))]), "name")
            add(name, Entry(_state_actor(state), way, state.get("from"), state.get("until")))
    for name in states["not_states"]:
        add(name, Entry(Actor(name, "organisation"), "name", kind="nobody"))
    for body in lexicon.load("organisations")["organisation"]:
        media = body.get("kind") == "media"
        actor = Actor(body["name"], body["type"], body.get("wikidata"), body.get("country"), media)
        kind = "generic" if body.get("generic") else "common" if body.get("common") else None
        for name in [body["name"], *body.get("aliases", [])]:
            add(name, Entry(actor, "name", kind=kind))
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = defaultdict(list)
    for name_words, entries in found.items():
        by_first[name_words[0]].append((name_words, tuple(entries)))
    return {first: sorted(keys, key=lambda k: (-len(k[0]), k[0])) for first, keys in by_first.items()}


def _with_plurals(shared: Sequence[str], states: Sequence[Mapping[str, Any]]) -> list[str]:
    """Shared names, with a shared adjective also the names of its people ("Germans" with "German")."""
    peoples = [s["demonyms"] for s in states if set(s.get("demonyms", [])) & set(shared)]
    return list(dict.fromkeys([*shared, *(name for names in peoples for name in names)]))


def _state_actor(state: Mapping[str, Any]) -> Actor:
    return Actor(state["name"], state.get("type", "state"), state.get("wikidata"), state["name"])


def _state_names(state: Mapping[str, Any]) -> Iterator[tuple[str, Way]]:
    ways: dict[str, Way] = {
        "aliases": "name",
        "demonyms": "demonym",
        "capital": "capital",
        "metonyms": "metonym",
    }
    yield state["name"], "name"
    for key, way in ways.items():
        for name in state.get(key, []):
            yield name, way


@cache
def demonyms() -> frozenset[str]:
    """All adjectives and names of peoples."""
    return frozenset(name for state in lexicon.load("states")["state"] for name in state.get("demonyms", []))


@cache
def demonym(state: str) -> str:
    """The adjective of a state, or its name.

    >>> demonym("Peru")
    'Peruvian'
    """
    entries = lexicon.load("states")["state"]
    return next((e["demonyms"][0] for e in entries if e["name"] == state and e.get("demonyms")), state)


_FIELD = re.compile(r"^(?:Ministry of (?:the )?(?P<of>.+)|(?P<one>.+) Ministry)$")


def state_body(body: Actor, state: str) -> Actor:
    """A body that many states have under the name of this state’s.

    >>> state_body(Actor("Ministry of Defense of Peru", "organisation"), "Peru").name
    'Peruvian Defence Ministry'
    >>> state_body(Actor("Senate", "organisation"), "Italy").name
    'Senate of Italy'
    """
    bare = body.name
    for own in (state, *_called(state)):
        bare = (
            bare.removeprefix(f"{own} ")
            .removeprefix(f"{own}'s ")
            .removesuffix(f" of {own}")
            .removesuffix(f" of the {own}")
        )
    field = _FIELD.match(bare)
    if field is None:
        name = f"{bare} of {with_article(state)}" if bare == body.name else body.name
    else:
        of = (field["of"] or field["one"]).replace("Defense", "Defence").removesuffix(" Affairs")
        short = of in ("Foreign", "Defence")
        name = f"{demonym(state)} {of} Ministry" if short else f"{demonym(state)} Ministry of {of}"
    known = name_table().get(words(name)[0].text, ())
    key = tuple(word.text for word in words(name))
    listed = next((entries[0].actor for names, entries in known if names == key), None)
    return listed or replace(body, name=name, country=state)


def with_article(state: str) -> str:
    """A state’s name as it stands after "of".

    >>> with_article("Czech Republic"), with_article("Italy")
    ('the Czech Republic', 'Italy')
    """
    last = state.split()[-1]
    plural = state in ("Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia", "Comoros")
    kind = last in ("Republic", "Union", "Kingdom", "States", "Emirates", "Empire", "Islands")
    return f"the {state}" if plural or kind or state.startswith("Democratic Republic") else state


@cache
def _called(state: str) -> tuple[str, ...]:
    entries = lexicon.load("states")["state"]
    found: Mapping[str, Any] = next((e for e in entries if e["name"] == state), {})
    return (*found.get("aliases", ()), *found.get("demonyms", ()))


@cache
def capital_of(state: str) -> str | None:
    """The city that is a state's capital.

    >>> capital_of("Ecuador")
    'Quito'
    """
    entries = lexicon.load("states")["state"]
    return next((e["capital"][0] for e in entries if e["name"] == state and e.get("capital")), None)


@dataclass(frozen=True, slots=True)
class Holder:
    person: str
    office: str
    of: str
    since: int
    until: int
    wikidata: str | None


@cache
def holder_list() -> tuple[Holder, ...]:
    def day(text: str | None, otherwise: int) -> int:
        parts = [int(part) for part in text.split("-")] if text else []
        return day_of(*parts) if parts else otherwise

    return tuple(
        Holder(
            entry["person"],
            entry["office"],
            entry.get("state") or entry.get("organisation", ""),
            day(entry.get("from"), 0),
            day(entry.get("until"), 10**7),
            entry.get("wikidata"),
        )
        for entry in lexicon.load("offices")["holder"]
    )


@cache
def known_persons() -> dict[str, Actor]:
    """Persons of the lexicon by every spelling of their names, casefolded."""
    known: dict[str, Actor] = {}
    for entry in lexicon.load("offices")["holder"]:
        actor = Actor(entry["person"], "person", entry.get("wikidata"), entry.get("state"))
        for name in [entry["person"], *entry.get("aliases", [])]:
            known.setdefault(name.casefold(), actor)
    return known


@cache
def office_titles() -> dict[tuple[str, ...], str]:
    """Every way to name an office, as lower-case words, to its title."""
    found: dict[tuple[str, ...], str] = {}
    for entry in lexicon.load("offices")["office"]:
        for name in [entry["title"], *entry.get("variants", [])]:
            found[tuple(word.text.lower() for word in words(name))] = entry["title"]
    return found


@cache
def office_words() -> frozenset[str]:
    """All words of the names of offices: "secretary", "state", "affairs"."""
    return frozenset(word for key in office_titles() for word in key)


@cache
def title_words() -> frozenset[str]:
    """Words that stand right before a name: "Mr", "president", "spokesman"."""
    office_words = {key[-1] for key in office_titles() if not {"of", "for", "to"} & set(key)}
    titles = lexicon.load("offices")["titles"]
    return frozenset(title.lower().rstrip(".") for title in titles) | office_words | {"m"}


def inside(mention: ActorMention, others: Iterable[ActorMention]) -> bool:
    return any(other.start < mention.end and mention.start < other.end for other in others)


def of_its_time(entries: Sequence[Entry], year: int | None) -> Entry:
    """The entry that existed in a year, of several the shortest-lived; without a year, one that still exists.

    >>> germany = Entry(Actor("Germany", "state"), "name")
    >>> empire = Entry(Actor("German Empire", "state"), "name", 1871, 1918)
    >>> of_its_time([germany, empire], 1909).actor.name, of_its_time([germany, empire], None).actor.name
    ('German Empire', 'Germany')
    """
    if year is None:
        return next((entry for entry in entries if entry.until is None), entries[0])
    lasting = [e for e in entries if (e.since or -(10**4)) <= year <= (e.until or 10**4)]
    return min(lasting, key=lambda e: (e.until or 10**4) - (e.since or -(10**4)), default=entries[0])


def tokens_of(doc: Doc, mention: ActorMention) -> range:
    """The places of a mention's tokens."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)


def replaced(mention: ActorMention, span: Span, way: Way) -> ActorMention:
    """The actor of a mention as it is meant at another place; an office-holder stays who he is."""
    entries = mention.entries if mention.actor.type != "person" else ()
    start, end = span.start_char, span.end_char
    return replace(
        mention, start=start, end=end, text=span.text, way=way, is_place=False, place="", entries=entries
    )


def plain_name(name: str) -> str:
    return " ".join(name.replace("’", "'").split())
