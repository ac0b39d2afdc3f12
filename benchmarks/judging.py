"""What is right of the mentions that stand for annotated events, measure by measure."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.gold import Gold, Half, Merges, Text
from benchmarks.matching import Bounds, Built, built, match
from pipeline import edtf, interval, table


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement of one measure, about one event or pair, with what was wanted and what was given."""

    measure: str
    half: Half
    key: str
    right: bool
    wanted: str = ""
    given: str = ""


def fold(name: str) -> str:
    """A name as it is compared: without case, accents, quotation marks and a leading article.

    >>> fold("The Zhetysu Truth"), fold("Kálmán Bárdos")
    ('zhetysu truth', 'kalman bardos')
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    words = "".join(c for c in plain if not unicodedata.combining(c) and c not in '"“”').split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def spellings(names: Iterable[str], others: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """All forms of names that are right, folded."""
    return frozenset(fold(form) for name in names for form in (name, *others.get(name, ())))


def bounds(text: str) -> Bounds:
    """First and last day of an EDTF string, inclusive; None is an open side.

    >>> bounds("1951-02")
    (datetime.date(1951, 2, 1), datetime.date(1951, 2, 28))
    """
    when = edtf.read(text)
    first = None if when.start is None else dt.date(*interval.ymd(when.start))
    last = None if when.end is None else dt.date(*interval.ymd(when.end - 1))
    return first, last


def judge(gold: Gold, mention: Built, others: Mapping[str, Sequence[str]]) -> Iterator[Verdict]:
    """All verdicts about an event and the mention that stands for it."""

    def verdict(measure: str, right: bool, wanted: object, given: object) -> Verdict:
        return Verdict(measure, gold.half, gold.key, right, str(wanted), str(given))

    wanted_date, dated = " or ".join(gold.edtf), mention.bounds in map(bounds, gold.edtf)
    yield verdict("dates", dated, wanted_date, mention.edtf)
    if mention.precision == "day":
        yield verdict("exact days", dated, wanted_date, mention.edtf)
    fine = [edtf.read(text).precision for text in gold.edtf]
    yield verdict("precision", mention.precision in fine, " or ".join(fine), mention.precision)
    yield verdict("status", mention.status in gold.status, " or ".join(gold.status), mention.status)
    yield verdict("type", mention.type in gold.types, " or ".join(gold.types), mention.type)
    for place in gold.places:
        yield verdict("places", fold(place) in map(fold, mention.places), place, "; ".join(mention.places))
    yield from judge_source(gold, mention, others)
    yield from judge_actors(gold, mention, others)


def judge_source(gold: Gold, mention: Built, others: Mapping[str, Sequence[str]]) -> Iterator[Verdict]:
    """Who says so."""
    right = fold(mention.said_by or "") in spellings(gold.said_by, others)
    wanted, given = (
        " or ".join(name or "(the text)" for name in gold.said_by),
        mention.said_by or "(the text)",
    )
    yield Verdict("said_by", gold.half, gold.key, right, wanted, given)
    if mention.said_by:
        yield Verdict("said_by precision", gold.half, gold.key, right, wanted, given)
    if "" not in gold.said_by:
        yield Verdict("said_by recall", gold.half, gold.key, right, wanted, given)


def judge_actors(gold: Gold, mention: Built, others: Mapping[str, Sequence[str]]) -> Iterator[Verdict]:
    """Who takes part, and how; who says so may stand among the actors, his role is not judged."""
    given = {fold(name): roles for name, roles in mention.roles.items()}
    listed = "; ".join(mention.roles) or "(nobody)"
    sources = spellings(filter(None, gold.said_by), others)
    known = [(part, spellings(part.names, others)) for part in gold.actors]
    for name in given:
        right = name in sources or any(name in forms for _, forms in known)
        wanted = "; ".join(" / ".join(part.names) for part in gold.actors) or "(nobody)"
        yield Verdict("actors precision", gold.half, gold.key, right, wanted, name)
    for part, forms in known:
        named = [name for name in given if name in forms]
        wanted = " / ".join(part.names)
        if part.required:
            yield Verdict("actors recall", gold.half, gold.key, bool(named), wanted, listed)
        for name in named:
            if name not in sources:
                roles = f"{wanted}: {' or '.join(sorted(part.roles))}"
                given_roles = ", ".join(sorted(given[name])) or "(none)"
                right = bool(given[name] & part.roles)
                yield Verdict("roles", gold.half, gold.key, right, roles, given_roles)


def judge_merges(pairs: Mapping[str, Built], golds: Mapping[str, Gold], merges: Merges) -> Iterator[Verdict]:
    """Which reports became one event, and which of those are disputed."""
    together = {frozenset(pair) for group, _ in merges.same for pair in combinations(sorted(group), 2)}
    may = {frozenset(pair) for group in merges.may for pair in combinations(sorted(group), 2)}
    for one, two in combinations(sorted(pairs), 2):
        pair, half, key = frozenset((one, two)), golds[one].half, f"{one} + {two}"
        joined = pairs[one].event_id == pairs[two].event_id
        if pair in together:
            yield Verdict("joined", half, key, joined, "one event", "one event" if joined else "two events")
        if joined and pair not in may:
            yield Verdict("joins right", half, key, pair in together, "two events", "one event")
        if pair in merges.never:
            yield Verdict("kept apart", half, key, not joined, "two events", "one event")
    yield from judge_disputes(pairs, golds, merges)


def judge_disputes(
    pairs: Mapping[str, Built], golds: Mapping[str, Gold], merges: Merges
) -> Iterator[Verdict]:
    """Whether the events that reports differ on are disputed, and only those."""
    differ = {key for group, disputed in merges.same if disputed for key in group}
    unjudged = {key for group, disputed in merges.same if disputed is None for key in group}
    for group, disputed in merges.same:
        found = sorted(group & pairs.keys())
        if disputed and len(found) > 1:
            right = any(pairs[key].disputed for key in found)
            yield Verdict(
                "disputed recall", golds[found[0]].half, " + ".join(found), right, "disputed", "not disputed"
            )
    members: dict[str, list[str]] = defaultdict(list)
    for key in sorted(pairs):
        members[pairs[key].event_id].append(key)
    for keys in members.values():
        if pairs[keys[0]].disputed and (differ & set(keys) or not unjudged & set(keys)):
            right = bool(differ & set(keys))
            yield Verdict(
                "disputed precision", golds[keys[0]].half, " + ".join(keys), right, "not disputed", "disputed"
            )


def judge_all(
    texts: Sequence[Text], tables: table.Tables, merges: Merges, others: Mapping[str, Sequence[str]]
) -> list[Verdict]:
    """Every verdict about built tables."""
    golds = {gold.key: gold for text in texts for gold in text.events}
    pairs = match(list(golds.values()), built(tables))
    verdicts = []
    for key, gold in golds.items():
        verdicts.append(Verdict("found", gold.half, key, key in pairs, "a mention", "none"))
        if key in pairs:
            verdicts += judge(gold, pairs[key], others)
    published = dict(zip(tables.documents["doc_id"], tables.documents["published"], strict=True))
    for text in texts:
        if text.published:
            given = published.get(text.doc_id)
            verdicts.append(
                Verdict(
                    "published", text.half, text.doc_id, given == text.published, text.published, str(given)
                )
            )
    return verdicts + list(judge_merges(pairs, golds, merges))
