"""Who is named where: lexicon matches, named entities and offices, each with a canonical actor.

States come from a lexicon (names, demonyms, capitals and metonyms), organisations and blocs from another,
persons and further organisations from spaCy's entities. A wrong merge is worse than a split: names are
joined only where the text or the lexicon gives the evidence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from pipeline import lexicon
from pipeline.interval import day_of, ymd
from pipeline.model import ActorType, When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Way = Literal["name", "demonym", "capital", "metonym", "office", "surname"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, organisation or bloc under its canonical name."""

    name: str
    type: ActorType
    wikidata: str | None = None
    country: str | None = None
    media: bool = False

    @property
    def actor_id(self) -> str:
        """The name in lower-case letters and hyphens.

        >>> Actor("United Nations", "bloc").actor_id
        'united-nations'
        """
        return re.sub(r"[^\w]+", "-", self.name.casefold()).strip("-") or "unnamed"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor named at `start:end`, and in what way: by name, demonym, capital, metonym, office or surname.

    `is_place` says that the name stands for a place here ("in China"), not for who acts.
    """

    start: int
    end: int
    text: str
    actor: Actor
    way: Way
    is_place: bool = False
    entries: tuple[Entry, ...] = ()

    def at(self, year: int) -> ActorMention:
        """The mention with the state that bore the name in a year: "Moscow" in 1945 is the Soviet Union."""
        return replace(self, actor=of_its_time(self.entries, year).actor) if len(self.entries) > 1 else self


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name of the lexicon stands for, in what way, and from and until which year."""

    actor: Actor
    way: Way
    since: int | None = None
    until: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


_WORD = re.compile(r"\w+|[^\w\s]")
Names = Mapping[str, Sequence[tuple[tuple[str, ...], tuple[Entry, ...]]]]


def words(text: str) -> list[_Word]:
    """The words and marks of a text; "U. S." and "U.S." give the same ones.

    >>> [word.text for word in words("the U.S.")]
    ['the', 'U', '.', 'S', '.']
    """
    return [_Word(found[0].replace("’", "'"), found.start(), found.end()) for found in _WORD.finditer(text)]


@cache
def _names() -> Names:
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
        for name in state.get("shared", []):
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


@dataclass(frozen=True, slots=True)
class _Holder:
    person: str
    office: str
    of: str
    since: int
    until: int
    wikidata: str | None


@cache
def _holders() -> tuple[_Holder, ...]:
    def day(text: str | None, otherwise: int) -> int:
        parts = [int(part) for part in text.split("-")] if text else []
        return day_of(*parts) if parts else otherwise

    return tuple(
        _Holder(
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
def _known_persons() -> dict[str, Actor]:
    """Persons of the lexicon by every spelling of their names, casefolded."""
    known: dict[str, Actor] = {}
    for entry in lexicon.load("offices")["holder"]:
        actor = Actor(entry["person"], "person", entry.get("wikidata"), entry.get("state"))
        for name in [entry["person"], *entry.get("aliases", [])]:
            known.setdefault(name.casefold(), actor)
    return known


@cache
def _offices() -> dict[tuple[str, ...], str]:
    """Every way to name an office, as lower-case words, to its title."""
    found = {}
    for entry in lexicon.load("offices")["office"]:
        for name in [entry["title"], *entry.get("variants", [])]:
            found[tuple(word.text.lower() for word in words(name))] = entry["title"]
    return found


@cache
def _titles() -> frozenset[str]:
    office_words = {key[-1] for key in _offices()}
    titles = lexicon.load("offices")["titles"]
    return frozenset(title.lower().rstrip(".") for title in titles) | office_words | {"m"}


def find(doc: Doc, *, published: When | None) -> list[ActorMention]:
    """The actors that a doc names, in order, none overlapping.

    `published` chooses between states of one name at different times and finds the holder of an office.
    """
    text = doc.text
    year_day = published.end if published else None
    listed = _listed(doc, text, year_day)
    persons = _persons(doc, listed)
    known = [mention for mention in listed if not _inside(mention, persons)]
    bodies = _organisations(doc, [*known, *persons])
    known = [mention for mention in known if not _inside(mention, bodies)]
    offices = _office_holders(text, [*known, *bodies], persons, year_day)
    offices += [m for m in _described(text, persons) if not _inside(m, [*offices, *persons])]
    known = [mention for mention in known if not _inside(mention, offices)]
    bodies = [mention for mention in bodies if not _inside(mention, offices)]
    return sorted([*known, *persons, *bodies, *offices], key=lambda mention: (mention.start, -mention.end))


def _inside(mention: ActorMention, others: Iterable[ActorMention]) -> bool:
    return any(other.start < mention.end and mention.start < other.end for other in others)


def _listed(doc: Doc, text: str, day: int | None) -> list[ActorMention]:
    """States, blocs and organisations of the lexicon, longest name first."""
    stream, found, index = words(text), [], 0
    year = None if day is None else ymd(day)[0]
    while index < len(stream):
        for key, entries in _names().get(stream[index].text, ()):
            if tuple(word.text for word in stream[index : index + len(key)]) == key:
                start, end = stream[index].start, stream[index + len(key) - 1].end
                entry = of_its_time(entries, year)
                mention = ActorMention(start, end, text[start:end], entry.actor, entry.way, entries=entries)
                placed = _in_context(doc, mention) if _counts(doc, entry, start) else None
                if placed is not None:
                    found.append(_owned(placed, stream, index) if entry.kind == "generic" else placed)
                index += len(key)
                break
        else:
            index += 1
    return [mention for mention in found if mention.actor.name]


def _counts(doc: Doc, entry: Entry, start: int) -> bool:
    """Whether a name is one here: not part of a longer one, no common word at the start of a sentence."""
    if entry.kind != "common":
        return entry.kind != "nobody"
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span is not None and not span[0].is_sent_start


def _owned(mention: ActorMention, stream: Sequence[_Word], index: int) -> ActorMention:
    """A body that many states have, under its owner's name ("the Italian Senate"); nameless without one."""
    before = [word.text for word in stream[max(0, index - 3) : index]]
    while before and before[-1] in ("'", "s"):
        before.pop()
    owner = next((e for key, e in _names().get(before[-1], ()) if len(key) == 1), ()) if before else ()
    if owner and owner[0].actor.type == "state":
        name = f"{mention.actor.name} of {owner[0].actor.name}"
        return replace(mention, actor=replace(mention.actor, name=name, country=owner[0].actor.name))
    return replace(mention, actor=replace(mention.actor, name=""))


def of_its_time(entries: Sequence[Entry], year: int | None) -> Entry:
    """The entry that existed in a year; without a year, one that still exists."""
    for entry in entries:
        since, until = entry.since or 0, entry.until or 10**6
        if (until == 10**6) if year is None else since <= year <= until:
            return entry
    return entries[0]


_COLLECTIVE = frozenset(
    [
        *("government", "side", "leadership", "authorities", "forces", "troops", "army", "military", "navy"),
        *("delegation", "regime", "administration", "state", "parliament", "people"),
        *("soldiers", "police", "party", "cabinet"),
    ]
)
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "inside", "outside", "throughout", "across", "within", "around"}
)
_MOTION_PREPOSITIONS = frozenset({"to", "from", "into", "via", "through", "toward", "towards", "for"})
_MOTION = frozenset(
    [
        *(
            "travel",
            "visit",
            "trip",
            "fly",
            "arrive",
            "return",
            "go",
            "come",
            "move",
            "head",
            "arrival",
            "sail",
        ),
        *("leave", "depart", "flight", "journey", "march", "drive", "bring", "withdraw"),
    ]
)


def _in_context(doc: Doc, mention: ActorMention) -> ActorMention | None:
    """The mention with its sense: who acts or a place; None for an adjective that names nobody."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or not mention.text[:1].isupper():
        return None
    root = span.root
    following = doc[span.end] if span.end < len(doc) else None
    if following is not None and following.text == "-" and mention.way != "demonym":
        return None
    if mention.way == "demonym":
        plural = root.tag_ in ("NNPS", "NNS") or (
            span.start
            and doc[span.start - 1].lower_ == "the"
            and root.head.i < span.end
            and root.dep_ != "compound"
        )
        collective = any(t.lower_ in _COLLECTIVE for t in doc[span.end : span.end + 2])
        return (
            mention if plural or (collective and root.dep_ in ("amod", "compound", "nmod", "poss")) else None
        )
    if mention.actor.type in ("state", "bloc") or mention.way in ("capital",):
        return replace(mention, is_place=_is_place(span, mention.way))
    return mention


def _is_place(span: Span, way: Way) -> bool:
    root = span.root
    head = root.head
    if root.dep_ == "pobj" and head.lower_ in _PLACE_PREPOSITIONS:
        return True
    if root.dep_ == "pobj" and head.lower_ in _MOTION_PREPOSITIONS and head.head.lemma_.lower() in _MOTION:
        return True
    if root.dep_ == "dobj" and head.lemma_ in ("visit", "leave", "reach", "tour"):
        return way == "capital"
    if root.dep_ in ("appos", "npadvmod") and head.ent_type_ in ("GPE", "LOC", "FAC"):
        return True
    return way == "capital" and root.dep_ == "pobj" and head.lower_ in ("of", "to", "from")


def _persons(doc: Doc, listed: Sequence[ActorMention]) -> list[ActorMention]:
    """Persons as spaCy finds them, under the fullest name that the text gives."""
    spans = [span for span in map(_trimmed, doc.ents) if span is not None and span.label_ == "PERSON"]
    spans += _titled(doc, spans)
    exact = {(mention.start, mention.end) for mention in listed}
    spans = [span for span in spans if (span.start_char, span.end_char) not in exact and _namelike(span)]
    full = Counter(_plain(span.text) for span in spans if len(span) > 1 and len(span) <= 4)
    by_part: dict[str, set[str]] = defaultdict(set)
    for name in full:
        parts = name.split()
        for part in {parts[0], parts[-1]}:
            by_part[part.casefold()].add(name)
    spans += _surnames(doc, spans, by_part, listed)
    found = []
    for span in sorted(spans, key=lambda s: s.start):
        actor, way = _person(span, full, by_part)
        if actor is not None:
            found.append(ActorMention(span.start_char, span.end_char, span.text, actor, way))
    return found


def _person(span: Span, full: Mapping[str, int], by_part: Mapping[str, set[str]]) -> tuple[Actor | None, Way]:
    name = _plain(span.text)
    if known := _known_persons().get(name.casefold()):
        return known, "name"
    if name in full:
        return Actor(name, "person"), "name"
    fuller = _last_introduced(span.doc.text[: span.start_char], by_part.get(name.casefold(), ()))
    if fuller is not None:
        return _known_persons().get(fuller.casefold()) or Actor(fuller, "person"), "surname"
    bearers = {
        a.name: a
        for key, a in _known_persons().items()
        if name.casefold() in (key.split()[-1], key.split()[0])
    }
    if len(bearers) == 1 and _titled_before(span):
        return next(iter(bearers.values())), "surname"
    return (Actor(name, "person"), "surname") if _titled_before(span) else (None, "surname")


def _last_introduced(before: str, names: Iterable[str]) -> str | None:
    """Of full names that share a part, the one that stands last before; where none does, the only one."""
    options = sorted(names)
    placed = [(before.rfind(name), name) for name in options if name in before]
    return max(placed)[1] if placed else options[0] if len(options) == 1 else None


def _titled(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Capitalised words after a title that spaCy did not take for a person ("Mr. Lavrov")."""
    taken = {token.i for span in spans for token in span}
    found = []
    for token in doc[:-1]:
        name = doc[token.i + 1]
        if (
            token.lower_.rstrip(".") in _titles()
            and token.text[:1].isupper()
            and name.tag_ in ("NNP", "NNPS")
            and name.i not in taken
            and name.ent_type_ in ("", "PERSON")
            and name.text[1:].islower()
            and name.lower_ not in _titles()
        ):
            found.append(doc[name.i : name.i + 1])
    labelled = (doc.char_span(s.start_char, s.end_char, label="PERSON") for s in found)
    return [span for span in labelled if span is not None]


def _surnames(
    doc: Doc, spans: Sequence[Span], by_part: Mapping[str, set[str]], listed: Sequence[ActorMention]
) -> list[Span]:
    """Proper nouns that are part of a full name in the text, where spaCy saw no person ("Eden’s talks")."""
    taken = {token.i for span in spans for token in span}
    taken |= {t.i for m in listed for t in doc.char_span(m.start, m.end, alignment_mode="expand") or ()}
    found = []
    for token in doc:
        if token.tag_ == "NNP" and token.i not in taken and len(token) >= 3 and token.lower_ in by_part:
            beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
            if not any(t.tag_ in ("NNP", "NNPS") for t in beside):
                found.append(doc.char_span(token.idx, token.idx + len(token), label="PERSON"))
    return [span for span in found if span is not None]


def _titled_before(span: Span) -> bool:
    return span.start > 0 and span.doc[span.start - 1].lower_.rstrip(".") in _titles()


def _trimmed(span: Span) -> Span | None:
    """An entity without titles before it and possessives, marks and line breaks at its ends."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (
        doc[start].lower_.rstrip(".") in _titles()
        or doc[start].lower_ == "the"
        or not doc[start].text[0].isalnum()
    ):
        start += 1
    while end > start and (
        doc[end - 1].text in ("'s", "’s", "’", "'") or not doc[end - 1].text[-1].isalnum()
    ):
        end -= 1
    return (
        doc.char_span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), label=span.label_)
        if start < end
        else None
    )


_NAME_PART = re.compile(r"[^\W\d_][\w'’.-]*|al|bin|de|der|van|von|ibn|el|da|di")


def _namelike(span: Span) -> bool:
    return (
        all(_NAME_PART.fullmatch(t.text) or t.text == "-" for t in span)
        and span.text[:1].isupper()
        and len(span.text) > 2
    )


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").split())


def _organisations(doc: Doc, taken: Sequence[ActorMention]) -> list[ActorMention]:
    """Organisations of several capitalised words that the lexicon does not know."""
    persons = [mention for mention in taken if mention.actor.type == "person"]
    exact = [mention for mention in taken if mention.actor.type != "person"]
    found = []
    for entity in doc.ents:
        span = _trimmed(entity) if entity.label_ == "ORG" else None
        if span is None or len(span) < 2 or len(span) > 8 or "\n" in span.text:
            continue
        mention = ActorMention(
            span.start_char, span.end_char, span.text, Actor(_plain(span.text), "organisation"), "name"
        )
        covers = [m for m in exact if m.start < span.end_char and span.start_char < m.end]
        whole = any(m.start <= span.start_char and span.end_char <= m.end for m in covers)
        wider = any(
            m.actor.type != "state" or m.start < span.start_char or m.end > span.end_char for m in covers
        )
        if whole or wider or _inside(mention, persons) or not _capitalised(span):
            continue
        if not covers and _plain(span.text).lower() in _ownerless():
            continue
        country = covers[0].actor.name if covers else None
        found.append(replace(mention, actor=replace(mention.actor, country=country)))
    return found


_BODIES = (
    "ministry",
    "council",
    "government",
    "parliament",
    "department",
    "committee",
    "agency",
    "court",
    "office",
)
_FIELDS = (
    "foreign",
    "defence",
    "defense",
    "interior",
    "finance",
    "justice",
    "security",
    "economy",
    "health",
    "state",
)


@cache
def _ownerless() -> frozenset[str]:
    """Names of bodies that every state has ("Foreign Ministry"), which without an owner name nobody."""
    return frozenset(f"{field} {body}" for field in _FIELDS for body in _BODIES)


def _capitalised(span: Span) -> bool:
    small = [t for t in span if t.text[:1].islower()]
    return span.text[:1].isupper() and all(
        t.lower_ in ("of", "for", "the", "and", "on", "in", "de") for t in small
    )


_OF_OFFICE = re.compile(r"^\s*(?:of\s+(?:the\s+)?|['’]s?\s+)?$")


def _office_holders(
    text: str, known: Sequence[ActorMention], persons: Sequence[ActorMention], day: int | None
) -> list[ActorMention]:
    """Persons named by office ("the Chinese president"): whom the text, else the lexicon, puts there."""
    stream = words(text)
    lowered = [word.text.lower() for word in stream]
    states = _state_words(stream)
    in_text: dict[tuple[str, str], Actor] = {}
    bare: list[tuple[int, int, str, str]] = []
    starts = {mention.start: mention for mention in persons}
    for index, (length, state) in states.items():
        at = index + length
        if lowered[at : at + 1] == ["'"]:
            at += 2
        title, size = _office_at(lowered, at)
        first, last = index, at + size - 1
        if title is None:
            title, size, before = _office_before(lowered, index)
            if title is None:
                continue
            first, last = before, index + length - 1
        after = stream[last + 1] if last + 1 < len(stream) else None
        if after is not None and after.text == "," and last + 2 < len(stream):
            after = stream[last + 2]
        if after is not None and after.start in starts:
            in_text.setdefault((state, title), starts[after.start].actor)
        else:
            bare.append((stream[first].start, stream[last].end, state, title))
    found = []
    for start, end, state, title in bare:
        actor = in_text.get((state, title)) or _holder(state, title, day)
        if actor is not None and not any(m.start < end and start < m.end for m in persons):
            found.append(ActorMention(start, end, text[start:end], actor, "office"))
    return found


_LEADERS = frozenset(
    [
        *("head", "chief", "leader", "director", "secretary", "chairman", "chairwoman", "chair", "spokesman"),
        *("spokeswoman", "spokesperson", "president", "minister", "premier", "chancellor", "ambassador"),
        *("governor", "mayor", "king", "queen", "pope", "general", "adviser", "advisor", "envoy", "founder"),
        "commander",
    ]
)
_DESCRIPTION = re.compile(r"\b[Tt]he ((?:[\w'’-]+ ){0,9}?[\w'’-]+),? $")


def _described(text: str, persons: Sequence[ActorMention]) -> list[ActorMention]:
    """Other places where a text uses the very words it put before a name ("the head of the agency, Ms X")."""
    described: dict[str, Actor] = {}
    for person in persons:
        found = _DESCRIPTION.search(text[max(0, person.start - 90) : person.start])
        if found and len(found[1].split()) >= 3 and _LEADERS & set(found[1].lower().split()):
            described.setdefault(found[1], person.actor)
    return [
        ActorMention(found.start(), found.end(), found[0], actor, "office")
        for phrase, actor in described.items()
        for found in re.finditer(rf"\b[Tt]he {re.escape(phrase)}\b(?!,? [A-Z])", text)
    ]


def _state_words(stream: Sequence[_Word]) -> dict[int, tuple[int, str]]:
    """Where a state is named or its demonym stands: word index → (length in words, state)."""
    found = {}
    for index, word in enumerate(stream):
        for key, entries in _names().get(word.text, ()):
            if (
                entries[0].actor.type == "state"
                and entries[0].way in ("name", "demonym")
                and tuple(w.text for w in stream[index : index + len(key)]) == key
            ):
                found[index] = (len(key), entries[0].actor.name)
                break
    return found


def _office_at(lowered: Sequence[str], at: int) -> tuple[str | None, int]:
    for size in range(4, 0, -1):
        title = _offices().get(tuple(lowered[at : at + size]))
        if title is not None and len(lowered[at : at + size]) == size:
            return title, size
    return None, 0


def _office_before(lowered: Sequence[str], index: int) -> tuple[str | None, int, int]:
    """An office that ends in "of" or "of the" right before a state's name."""
    end = index
    if lowered[end - 1 : end] == ["the"]:
        end -= 1
    if lowered[end - 1 : end] != ["of"]:
        return None, 0, index
    for size in range(4, 0, -1):
        title = _offices().get(tuple(lowered[max(0, end - 1 - size) : end - 1]))
        if title is not None:
            return title, size, end - 1 - size
    return None, 0, index


def _holder(state: str, title: str, day: int | None) -> Actor | None:
    if day is None:
        return None
    held = [h for h in _holders() if h.of == state and h.office == title and h.since <= day <= h.until]
    if len({h.person for h in held}) != 1:
        return None
    return Actor(held[0].person, "person", held[0].wikidata, state)


def unify(names: Mapping[Actor, int]) -> dict[Actor, Actor]:
    """Each actor's canonical form across documents, given how often each is named.

    A lone surname joins the one full name that ends or begins with it; spellings join where the surname is
    the same and the first names differ by at most two letters. The commonest spelling gives the name.
    """
    persons = sorted((a for a in names if a.type == "person"), key=lambda a: (-names[a], a.name))
    target: dict[Actor, Actor] = {}
    fuller = [a for a in persons if " " in a.name]
    for index, actor in enumerate(fuller):
        same = (
            other for other in fuller[:index] if other not in target and same_person(actor.name, other.name)
        )
        if not actor.wikidata and (other := next(same, None)) is not None:
            target[actor] = other
    for actor in persons:
        if " " not in actor.name:
            bearers = {
                target.get(a, a) for a in fuller if actor.name in (a.name.split()[-1], a.name.split()[0])
            }
            if len(bearers) == 1:
                target[actor] = bearers.pop()
    by_id: dict[str, Actor] = {}
    canonical: dict[Actor, Actor] = {}
    for actor in sorted(names, key=lambda a: (a.wikidata is None, -names[a], a.name, a.type)):
        chosen = target.get(actor, actor)
        canonical[actor] = by_id.setdefault(chosen.actor_id, chosen)
    return canonical


def same_person(one: str, other: str) -> bool:
    """Whether two full names are spellings of one: same surname, first names alike.

    >>> same_person("Anthony Blinken", "Antony Blinken"), same_person("George Bush", "Georgia Bush")
    (True, False)
    """
    from rapidfuzz.distance import Levenshtein

    left, right = one.casefold().split(), other.casefold().split()
    if left == right:
        return True
    if left[-1] != right[-1] or len(left) != len(right) or len(left) < 2:
        return False
    apart = Levenshtein.distance(" ".join(left[:-1]), " ".join(right[:-1]))
    return apart == 1 and min(len(left[0]), len(right[0])) >= 5
