"""Whether two mentions report one event, and why: points for what they share, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.events import Mention
from pipeline.events.figures import CURRENCIES, Figure
from pipeline.merge.facts import Facts, Kindred
from pipeline.merge.figures import agree, comparable
from pipeline.merge.moments import Fit, apart, fit
from pipeline.merge.words import deeds_of, light, measures, same_deed, same_thing, shared_things

NEEDED = 5.0  # points from which two mentions report one event
SPELLING = 88  # of 100, rapidfuzz's ratio of two spellings of one name
SIMILAR = 80  # of 100, rapidfuzz's token sort ratio of two headlines that say the same
LIKE = 65  # the same for two headlines of deeds of one kind
FAR = 4  # numbers of one thing that differ by so many times are hardly of one event
WORDY = 2  # things or names that sayings and vague deeds must share besides the actors
_TIME: dict[Fit, float] = {"same": 2.0, "inside": 0.0, "by then": 0.0, "near": -1.0}
_WIDE = {"statement", "other", "economy", "consult", "request"}  # kinds that say little by themselves
_SPEECH = {"request", "accuse", "threaten", "support", "reject"}  # kinds that are done by words
_TOGETHER = {"agree", "consult", "cooperate"}  # kinds whose actors all stand on one side
_JOINT = {"agree", "consult", "cooperate", "economy"}  # kinds in which either side may stand first


@dataclass(frozen=True, slots=True)
class Shared:
    """What two mentions share: actors, other words and numbers, what it befell, the matter of the text."""

    actors: int
    besides: int
    on: bool
    kindred: bool


@dataclass(frozen=True, slots=True)
class Match:
    """How strongly two mentions speak for one event, how their times fit, and why, in words."""

    points: float
    fit: Fit
    reasons: tuple[str, ...]

    @property
    def note(self) -> str:
        """The reasons as a sentence."""
        text = "; ".join(self.reasons)
        return f"{text[:1].upper()}{text[1:]}."


def match(one: Facts, other: Facts, kindred: Kindred) -> Match | None:
    """The match of two mentions that report one event, or None where that is not sure."""
    return None if conflict(one, other) else weigh(one, other, kindred)


def weigh(one: Facts, other: Facts, kindred: Kindred) -> Match | None:
    """The match of two mentions between which there is no conflict, or None where they share too little."""
    if not _acquainted(one, other, kindred):
        return None
    fits = fit(one.mention.when, other.mention.when)
    if fits == "by then" and one.mention.timex.text and other.mention.timex.text:
        return None  # a stated end ("by June") is no report that it was shortly before
    if fits is None or (fits == "near" and one.mention.doc_id == other.mention.doc_id):
        return None
    deed = _deed(one, other, fits)
    if deed is None:
        return None
    actors = sorted(one.actors & other.actors)
    states = sorted((one.circle & other.circle) - set(actors))
    things = shared_things(one.mention.content.things, other.mention.content.things)
    names = _shared_names(one, other)
    on = _same_undergoer(one.mention, other.mention)
    figures = _shared_figures(one.mention, other.mention)
    matter = kindred.shared(one.mention.doc_id, other.mention.doc_id)
    alike = _headlines_alike(one.mention, other.mention)
    points = (
        _time_points(fits, one.mention, other.mention)
        + deed[0]
        + min(2.0, len(actors) + 0.5 * len(states))
        + min(2.0, 1.0 * len(names))
        + min(2.0, 1.0 * len(things))
        + on
        + min(1.0, 1.0 * len(figures))
        + (1.0 if matter else 0.0)
        + (1.0 if alike else 0.0)
        - _doubts(one, other)
    )
    shared = Shared(len(actors) + len(states), len(names) + len(things) + len(figures), on > 0, bool(matter))
    if points < NEEDED or not _enough(one, other, fits, shared):
        return None
    reasons = (
        _time_reason(fits, one.mention, other.mention),
        *([f"both name {_listed([*actors, *states])}"] if actors or states else []),
        deed[1],
        *([f"both have {_listed([*(n.capitalize() for n in names), *things])}"] if names or things else []),
        *(["they give the same number"] if figures else []),
        *(["the headlines are alike"] if alike else []),
        *([f"both texts speak of {_listed([n.title() for n in matter[:3]])}"] if matter else []),
    )
    return Match(round(points, 2), fits, reasons)


def _acquainted(one: Facts, other: Facts, kindred: Kindred) -> bool:
    """Whether two mentions name anything in common; those of two texts an actor or a name, or the texts are
    kindred."""
    left, right = one.mention, other.mention
    if left.doc_id == right.doc_id:
        return not one.tokens.isdisjoint(other.tokens)
    if not one.circle.isdisjoint(other.circle) or not left.content.names.isdisjoint(right.content.names):
        return True
    return bool(kindred.shared(left.doc_id, right.doc_id))


def _enough(one: Facts, other: Facts, fits: Fit, shared: Shared) -> bool:
    """Whether what they share is telling: more is asked of sayings, figures, vague deeds and other days."""
    mentions = one.mention, other.mention
    specific = shared.besides + (1 if shared.on else 0)
    if any(_is_saying(m) for m in mentions):
        return shared.actors > 0 and shared.besides > 0 and _headlines_alike(*mentions)
    if any(deeds_of(m) & measures() for m in mentions) or _other_sums(*mentions):
        return fits != "near" and _same_owner(one, other)
    if any(m.event_type == "economy" for m in mentions) and not _same_owner(one, other):
        return fits != "near" and specific > 0 and (shared.actors > 0 or shared.kindred)
    if _only_light(*mentions) or any(m.event_type in _SPEECH for m in mentions):
        told = specific >= WORDY or (specific and shared.actors >= WORDY)
        return bool(told) or (shared.actors > 0 and _headlines_alike(*mentions))
    if fits == "near":
        return specific >= WORDY and shared.actors + shared.besides >= WORDY + 1
    if not shared.actors and not shared.besides:
        return shared.kindred and fits == "same" and mentions[0].when.precision == "day" and _mixed(*mentions)
    return True


def _is_saying(mention: Mention) -> bool:
    """Whether it tells no more than that something was said; to speak by phone is more."""
    return mention.event_type == "statement" and not any(" " in deed for deed in deeds_of(mention))


def _other_sums(one: Mention, other: Mention) -> bool:
    """Whether both name sums of money, and no sum is the same."""
    left, right = ([f for f in m.content.figures if f.what in CURRENCIES] for m in (one, other))
    return bool(left and right) and not any(a.what == b.what and agree(a, b) for a in left for b in right)


def _same_owner(one: Facts, other: Facts) -> bool:
    """Whether the same actor or name is the subject of both, or what it befell."""
    mine = one.mention.content.owners | one.mention.content.on_names
    yours = other.mention.content.owners | other.mention.content.on_names
    sides = (one.agents | one.patients) & (other.agents | other.patients)
    return bool(sides) or _spelt(mine, yours)


def _time_points(fits: Fit, one: Mention, other: Mention) -> float:
    if fits == "same":
        fine = one.when.precision
        return {"day": 2.0, "week": 1.5, "month": 1.5}.get(fine, 1.0)
    if fits == "near":
        return -1.0 if apart(one.when, other.when) == 1 else -2.0
    return _TIME[fits]


def _time_reason(fits: Fit, one: Mention, other: Mention) -> str:
    if fits == "near":
        days = apart(one.when, other.when)
        return f"the dates lie {days} day{'s' if days > 1 else ''} apart and all else agrees"
    if fits == "same":
        return f"the same {one.when.precision if one.when.precision != 'interval' else 'time'}"
    return "one date lies within the other" if fits == "inside" else "one was told right after the other"


def _deed(one: Facts, other: Facts, fits: Fit) -> tuple[float, str] | None:
    """The points and the words of a deed that both tell of; None where the deeds differ."""
    left, right = sorted(deeds_of(one.mention)), sorted(deeds_of(other.mention))
    same = [word for word in left if word in right]
    if same:
        word = max(same, key=lambda w: (w not in light(), len(w), w))
        return (1.0 if word in light() else 2.0), f"both tell of “{word}”"
    pairs = [(a, b) for a in left for b in right if same_deed(a, b)]
    if pairs:
        a, b = max(pairs, key=lambda p: (p[0] not in light() and p[1] not in light(), p))
        vague = a in light() or b in light()
        return (1.0 if vague else 2.0), f"“{a}” and “{b}” can be one deed"
    return _same_kind(one, other) if fits == "same" else None


def _same_kind(one: Facts, other: Facts) -> tuple[float, str] | None:
    """Deeds of one kind in other words: at the same time, of the same actors, with headlines alike."""
    kind = one.mention.event_type
    if kind != other.mention.event_type or kind in _WIDE:
        return None
    alike = headline_ratio(one.mention.headline, other.mention.headline)
    named = set(one.mention.names), set(other.mention.names)
    if named[0] == named[1] and len(named[0]) >= 2 and alike >= LIKE:
        return 1.0, f"both are of the kind “{kind}”, and the headlines are alike"
    return None


def _only_light(one: Mention, other: Mention) -> bool:
    return any(deeds_of(mention) <= light() for mention in (one, other))


def _headlines_alike(one: Mention, other: Mention) -> bool:
    return headline_ratio(one.headline, other.headline) >= SIMILAR


@lru_cache(maxsize=50_000)
def headline_ratio(one: str, other: str) -> float:
    """How alike two headlines are, 0 to 100, whatever the order of the words."""
    from rapidfuzz.fuzz import token_sort_ratio

    return token_sort_ratio(one.lower(), other.lower())


def _shared_names(one: Facts, other: Facts) -> list[str]:
    """Proper words that both have and that name none of the actors counted already."""
    counted = {word for name in one.actors & other.actors for word in name.casefold().split()}
    left = sorted(one.mention.content.names - counted)
    right = sorted(other.mention.content.names - counted)
    return [name for name in left if any(same_name(name, another) for another in right)]


def same_name(one: str, other: str) -> bool:
    """Whether two proper words are spellings of one.

    >>> same_name("ssemakula", "semakula"), same_name("georgia", "georgian")
    (True, False)
    """
    from rapidfuzz.fuzz import ratio

    if one == other:
        return True
    long_enough = min(len(one), len(other)) >= 6 and one[0] == other[0] and one[-1] == other[-1]
    return long_enough and ratio(one, other) >= SPELLING


def _same_undergoer(one: Mention, other: Mention) -> float:
    left, right = one.content, other.content
    shared = shared_things(left.on, right.on) or left.on_names & right.on_names
    return 1.0 if shared else 0.0


def _mixed(one: Mention, other: Mention) -> bool:
    """Whether one says what it befell by a noun and the other by a name ("the ferry", "the Aurora")."""
    left, right = one.content, other.content
    pairs = ((left, right), (right, left))
    return any(a.on and not a.on_names and b.on_names and not b.on for a, b in pairs)


def _shared_figures(one: Mention, other: Mention) -> list[Figure]:
    pairs = comparable(one.content.figures, other.content.figures)
    return [a for a, b in pairs if agree(a, b) and a.number > 1]


def _doubts(one: Facts, other: Facts) -> float:
    """Points against: other places or numbers, an actor on one side where the other has a thing, and in one
    text a coarse date beside a fine one."""
    left, right = one.mention, other.mention
    places = bool(left.places and right.places) and not _places_meet(one, other)
    lone = any(
        a.patients and not b.patients and b.mention.content.on and not a.mention.content.on
        for a, b in ((one, other), (other, one))
    )
    figures = comparable(left.content.figures, right.content.figures)
    sums = any(a.who != "people" and not agree(a, b) for a, b in figures)
    others = _unlike(one.agents, other.agents, one, other) or _unlike(
        one.patients, other.patients, one, other
    )
    far = any(max(a.number, b.number) > FAR * min(a.number, b.number) for a, b in figures)
    coarse = left.doc_id == right.doc_id and fit(left.when, right.when) == "inside"
    return 1.0 * places + 1.0 * lone + 1.0 * sums + 2.0 * far + 1.0 * others + 1.0 * coarse


def _places_meet(one: Facts, other: Facts) -> bool:
    left, right = ({p.casefold() for p in f.mention.places} for f in (one, other))
    mine, yours = one.mention.content.names | one.actors, other.mention.content.names | other.actors
    return bool(left & right) or any(p in yours for p in left) or any(p in mine for p in right)


def conflict(one: Facts, other: Facts) -> bool:
    """Whether something shows that two mentions report two events, however much else they share."""
    left, right = one.mention, other.mention
    if left.doc_id == right.doc_id and _apart_in_one_text(one, other):
        return True
    ordinals = left.content.ordinals, right.content.ordinals
    return (
        (all(ordinals) and not ordinals[0] & ordinals[1])
        or _other_actors(one, other)
        or _swapped(one, other)
        or _other_undergoer(one, other)
        or _other_owner(one, other)
    )


def _apart_in_one_text(one: Facts, other: Facts) -> bool:
    """In one text: one sentence, "another", other places or names, one voice with two numbers, yes and no."""
    left, right = one.mention, other.mention
    if left.sentence == right.sentence or left.content.is_other or right.content.is_other:
        return True
    if left.places and right.places and not _places_meet(one, other):
        return True
    names = left.content.names, right.content.names
    if all(names) and not _spelt(names[0], _words(other)) and not _spelt(names[1], _words(one)):
        return True
    numbers = comparable(left.content.figures, right.content.figures)
    if left.said_by != right.said_by:
        both_named = bool(left.said_by and right.said_by)
        return not both_named and any(not agree(a, b) for a, b in numbers)
    return (left.status == "denied") != (right.status == "denied") or any(not agree(a, b) for a, b in numbers)


def _other_actors(one: Facts, other: Facts) -> bool:
    """Whether other actors of one kind do it or are acted on; what is done together has one side only."""
    agents = _other_sides(one.agents, other.agents, one, other)
    apart = agents or _other_sides(one.patients, other.patients, one, other)
    if not apart or not {one.mention.event_type, other.mention.event_type} & _TOGETHER:
        return apart
    mine, yours = one.agents | one.patients, other.agents | other.patients
    left, right = mine - yours - other.circle, yours - mine - one.circle
    return bool(one.kinds_of(left) & other.kinds_of(right))


def _other_sides(mine: frozenset[str], yours: frozenset[str], one: Facts, other: Facts) -> bool:
    """Whether two sides name different actors of one kind: two states, two persons."""
    return _unlike(mine, yours, one, other) and bool(one.kinds_of(mine) & other.kinds_of(yours))


def _unlike(mine: frozenset[str], yours: frozenset[str], one: Facts, other: Facts) -> bool:
    """Whether two sides name different actors, and one of them nobody whom the other report names."""
    if not mine or not yours or mine & yours:
        return False
    return not (mine & other.circle) or not (yours & one.circle)


def _swapped(one: Facts, other: Facts) -> bool:
    """Whether each acts in one and is acted on in the other: "A attacked B", "B attacked A"."""
    if {one.mention.event_type, other.mention.event_type} & _JOINT:
        return False
    crossed = one.agents & other.patients and other.agents & one.patients
    return bool(crossed) and not one.agents & other.agents


def _other_undergoer(one: Facts, other: Facts) -> bool:
    """Whether each names what it befell, and these are two things: a road and a bridge, two ships."""
    left, right = one.mention.content, other.mention.content
    if left.on and right.on and not left.on_names and not right.on_names:
        return not (
            _mentioned(left.on, right.things | right.on) or _mentioned(right.on, left.things | left.on)
        )
    if left.on_names and right.on_names and not left.on and not right.on:
        return not (_spelt(left.on_names, _words(other)) or _spelt(right.on_names, _words(one)))
    return False


def _other_owner(one: Facts, other: Facts) -> bool:
    """Whether the subjects bear other names, which the other report does not have at all."""
    mine, yours = one.mention.content.owners, other.mention.content.owners
    if not mine or not yours or one.agents or other.agents or _spelt(mine, yours):
        return False
    return not (_spelt(mine, _words(other)) or _spelt(yours, _words(one)))


def _words(facts: Facts) -> frozenset[str]:
    """All proper words of a mention, also those of its actors."""
    named = {word for name in facts.circle for word in name.casefold().split()}
    content = facts.mention.content
    return content.names | content.on_names | content.owners | frozenset(named)


def _mentioned(nouns: frozenset[str], things: frozenset[str]) -> bool:
    return any(same_thing(noun, thing) for noun in nouns for thing in things)


def _spelt(mine: frozenset[str], yours: frozenset[str]) -> bool:
    return any(same_name(one, other) for one in mine for other in yours)


def _listed(items: Sequence[str]) -> str:
    unique = list(dict.fromkeys(items))[:4]
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"
