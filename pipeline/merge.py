"""Mentions of one event become one event: same time, shared actors, same kind of deed. When in doubt, two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.events import Mention

SIMILAR = 70  # of 100, rapidfuzz's token set ratio of two headlines that report one thing
WORDED_ALIKE = {"statement", "other", "economy"}  # kinds so wide that the words must agree as well


@dataclass(frozen=True, slots=True)
class Event:
    """What one or more mentions report; `lead` is the mention that gives date, headline and kind."""

    event_id: str
    lead: Mention
    mentions: tuple[Mention, ...]
    salience: float
    dispute_note: str | None


def merge(mentions: Iterable[Mention], names: Mapping[str, str] | None = None) -> list[Event]:
    """Join the mentions that report one event, in order of time; `names` maps actors to canonical names."""
    by_time: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_time[mention.when.start or -(10**9), mention.when.end or 10**9].append(mention)
    events = [_event(group) for same in by_time.values() for group in _groups(same, names or {})]
    return sorted(events, key=lambda event: (_order(event.lead), -event.salience, event.event_id))


def _order(mention: Mention) -> tuple[int, int]:
    """By first possible day, else by the last; the shorter first."""
    start, end = mention.when.start, mention.when.end
    first = start if start is not None else (end or 0) - 1
    return first, (end - first if end is not None else 10**9)


def _groups(mentions: Sequence[Mention], names: Mapping[str, str]) -> Iterator[list[Mention]]:
    """Mentions of one time, grouped: each joins the first group that holds one it matches."""
    groups: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: (-m.confidence, m.mention_id)):
        home = next((g for g in groups if any(same_event(mention, other, names) for other in g)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    yield from groups


def same_event(one: Mention, other: Mention, names: Mapping[str, str]) -> bool:
    """Whether two mentions of the same time report the same deed of the same actors."""
    from rapidfuzz.fuzz import token_set_ratio

    if one.doc_id == other.doc_id and one.sentence == other.sentence:
        return False
    left = {names.get(name, name) for name in one.names}
    right = {names.get(name, name) for name in other.names}
    shared = left & right
    if one.event_type != other.event_type or not shared or len(shared) * 2 < min(len(left), len(right)):
        return False
    alike = (
        one.lemma == other.lemma or token_set_ratio(one.headline.lower(), other.headline.lower()) >= SIMILAR
    )
    if one.event_type in WORDED_ALIKE:
        return alike and token_set_ratio(one.headline.lower(), other.headline.lower()) >= SIMILAR
    return alike or len(shared) >= 2


def _event(mentions: Sequence[Mention]) -> Event:
    lead = max(mentions, key=lambda m: (_weight(m), m.mention_id))
    ordered = tuple(sorted(mentions, key=lambda m: (m.doc_id, m.sentence, m.mention_id)))
    event_id = "e" + min(m.mention_id for m in mentions)[1:]
    return Event(event_id, lead, ordered, _salience(lead, ordered), _dispute(ordered))


def _weight(mention: Mention) -> float:
    return mention.confidence + 0.1 * mention.is_main + 0.02 * min(len(mention.names), 3)


_KIND_WEIGHT = {
    "assault": 0.25, "agree": 0.25, "sanction": 0.22, "mobilize": 0.22, "consult": 0.2, "aid": 0.22,
    "threaten": 0.18, "coerce": 0.18, "yield": 0.18, "reject": 0.15, "election": 0.2, "legislation": 0.18,
    "request": 0.15, "accuse": 0.12, "protest": 0.15, "cooperate": 0.15, "support": 0.12, "economy": 0.1,
    "statement": 0.03, "other": 0.05,
}  # fmt: skip


def _salience(lead: Mention, mentions: Sequence[Mention]) -> float:
    """0 to 1: more for deeds than words, main clauses, several actors and sources, fine and sure
    dates, and for what its text comes back to."""
    sources = len({m.doc_id for m in mentions})
    fine = {"day": 0.15, "week": 0.1, "month": 0.1}.get(lead.when.precision, 0.05)
    score = (
        _KIND_WEIGHT.get(lead.event_type, 0.05)
        + 0.1 * lead.is_main
        + 0.05 * min(len(lead.names), 3)
        + 0.12 * min(sources - 1, 2)
        + fine
        + 0.1 * lead.confidence
        + 0.15 * max(m.prominence for m in mentions)
        - (0.15 if lead.when.days is None else 0)
        - (0.1 if lead.status in ("planned", "hypothetical", "denied") else 0)
    )
    return round(max(0.0, min(1.0, score)), 3)


def _dispute(mentions: Sequence[Mention]) -> str | None:
    """How the reports differ: one has it that it happened, another denies it."""
    denied = [m for m in mentions if m.status == "denied"]
    asserted = [m for m in mentions if m.status in ("happened", "ongoing")]
    if denied and asserted:
        return f"{_source(asserted[0])} says that it happened; {_source(denied[0])} denies it."
    return None


def _source(mention: Mention) -> str:
    return mention.said_by or f"the text {mention.doc_id}"
