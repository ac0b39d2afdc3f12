"""Events: what the mentions of a group report together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.events import Mention
from pipeline.merge.disputes import dispute
from pipeline.merge.group import Group, groups
from pipeline.merge.moments import fineness
from pipeline.model import When


@dataclass(frozen=True, slots=True)
class Event:
    """What one or more mentions report: `lead` gives headline, kind and status, `when` is the
    finest date told, and `notes` say by mention id why a report was joined to the others."""

    event_id: str
    lead: Mention
    when: When
    mentions: tuple[Mention, ...]
    salience: float
    dispute_note: str | None
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Texts:
    """What is known of the texts, by id: what a reader calls them, their day of publication, their words."""

    sources: Mapping[str, str] = field(default_factory=dict)
    printed: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def merge(
    mentions: Iterable[Mention], names: Mapping[str, str] | None = None, texts: Texts | None = None
) -> list[Event]:
    """Join the mentions that report one event, in order of time; `names` maps actors to canonical names."""
    known = texts or Texts()
    found = groups(mentions, names or {}, known.printed, known.words)
    events = [_event(group, known.sources) for group in found]
    return sorted(events, key=lambda event: (_order(event.when), -event.salience, event.event_id))


def _order(when: When) -> tuple[int, int]:
    """By first possible day, else by the last; the shorter first."""
    first = when.start if when.start is not None else (when.end or 0) - 1
    return first, (when.end - first if when.end is not None else 10**9)


def _event(group: Group, sources: Mapping[str, str]) -> Event:
    mentions = [facts.mention for facts in group.members]
    lead = max(mentions, key=lambda m: (_told_rank(m), _weight(m), m.mention_id))
    ordered = tuple(sorted(mentions, key=lambda m: (m.doc_id, m.sentence, m.mention_id)))
    event_id = "e" + min(m.mention_id for m in mentions)[1:]
    when = _when(mentions, lead)
    return Event(
        event_id, lead, when, ordered, _salience(lead, when, ordered), dispute(ordered, sources), group.notes
    )


def _told_rank(mention: Mention) -> int:
    """Reports that it was before plans and doubts; a denial leads only where nothing else is told."""
    return {"happened": 3, "ongoing": 3, "alleged": 2, "planned": 2, "hypothetical": 1}.get(mention.status, 0)


def _when(mentions: Sequence[Mention], lead: Mention) -> When:
    """The finest date; of several equally fine that of most texts, then the lead's, then the surest."""
    finest = min(fineness(m.when) for m in mentions)
    fine = [m for m in mentions if fineness(m.when) == finest]
    texts = Counter(when for when, _ in {(m.when, m.doc_id) for m in fine})
    return max(
        fine,
        key=lambda m: (not m.when.uncertain, texts[m.when], m.when == lead.when, m.confidence, m.mention_id),
    ).when


def _weight(mention: Mention) -> float:
    return mention.confidence + 0.1 * mention.is_main + 0.02 * min(len(mention.names), 3)


_KIND_WEIGHT = {
    "assault": 0.25, "agree": 0.25, "sanction": 0.22, "mobilize": 0.22, "consult": 0.2, "aid": 0.22,
    "threaten": 0.18, "coerce": 0.18, "yield": 0.18, "reject": 0.15, "election": 0.2, "legislation": 0.18,
    "request": 0.15, "accuse": 0.12, "protest": 0.15, "cooperate": 0.15, "support": 0.12, "economy": 0.1,
    "statement": 0.03, "other": 0.05,
}  # fmt: skip


def _salience(lead: Mention, when: When, mentions: Sequence[Mention]) -> float:
    """0 to 1: more for deeds than words, main clauses, several actors and sources, fine and sure
    dates, and for what its text comes back to."""
    sources = len({m.doc_id for m in mentions})
    fine = {"day": 0.15, "week": 0.1, "month": 0.1}.get(when.precision, 0.05)
    score = (
        _KIND_WEIGHT.get(lead.event_type, 0.05)
        + 0.1 * lead.is_main
        + 0.05 * min(len(lead.names), 3)
        + 0.12 * min(sources - 1, 2)
        + fine
        + 0.1 * lead.confidence
        + 0.15 * max(m.prominence for m in mentions)
        - (0.15 if when.days is None else 0)
        - (0.1 if lead.status in ("planned", "hypothetical", "denied") else 0)
    )
    return round(max(0.0, min(1.0, score)), 3)
