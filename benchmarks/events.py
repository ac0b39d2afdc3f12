"""Scores a built timeline against texts that a person annotated: python benchmarks/events.py [--errors N]

The gold is tests/gold (its README.md says what counts as an event, which date, which status). The texts are
built as `python -m pipeline build` builds them, into a temporary folder, or read built with `--data DIR`.

Which mention stands for which annotated event is decided by place alone, never by what is then judged:
in the same text, best are a mention and an event whose triggers share a character, then those where the
mention's trigger lies in the event's quote, the nearer to its trigger the better. (A quote is so much of the
event's clause, within one sentence, that it can be found, and holds no word that tells another event.) Pairs
are one to one, best first, then in order of place.

Measures, each as right / of. An event may allow several answers; any of them is right.
  found                annotated events that a mention stands for
  dates                of those found: earliest and latest are those of the gold's EDTF
  exact days           of the mentions found whose precision is a day: that day is right
  precision            of those found: the precision is that of the gold's EDTF
  actors precision     actors named by those mentions: they take part (or are who says so)
  actors recall        actors that must be named: they are, by a canonical name
  roles                actors named rightly: with the right role
  said_by              of those found: the speaker or source is right, or rightly none
  said_by precision    mentions with a speaker or source: it is right
  said_by recall       events for which somebody must be named: he is
  status, type         of those found: right
  places               places that the gold names: they are named
  joined               pairs of reports of one event: they have one event_id
  joins right          pairs that have one event_id: they are one event (or may be told as one)
  kept apart           pairs that must never be one event: they are two
  disputed recall      events that reports differ on, with two reports found: the event is disputed
  disputed precision   disputed events: reports differ on them
  published            texts with a known publication date: it is right

Texts at even places of the sorted list are held out: the table counts them in a column of their own, and
`--errors` lists only the other half, so that nobody mends the code with the held-out half before his eyes
(`--all` lists both).
"""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline import edtf, interval, table

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
MEASURES = (
    "found", "dates", "exact days", "precision", "actors precision", "actors recall", "roles", "said_by",
    "said_by precision", "said_by recall", "status", "type", "places", "joined", "joins right", "kept apart",
    "disputed recall", "disputed precision", "published",
)  # fmt: skip

Half = Literal["odd", "even"]
Bounds = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Part:
    """An actor of an annotated event: the names that are right, the roles that are, and whether it must be
    named."""

    names: tuple[str, ...]
    roles: frozenset[str]
    required: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated event; every tuple of answers holds at least one, the preferred first."""

    key: str
    doc_id: str
    half: Half
    quote: str
    start: int
    end: int
    trigger_start: int
    trigger_end: int
    edtf: tuple[str, ...]
    status: tuple[str, ...]
    said_by: tuple[str, ...]
    types: tuple[str, ...]
    actors: tuple[Part, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated text and what is known of it."""

    doc_id: str
    half: Half
    genre: str
    text: str
    published: str | None
    basis: str
    events: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Merges:
    """Which events are one ("same": a group and whether disputed, None: not judged), may be, or never are."""

    same: tuple[tuple[frozenset[str], bool | None], ...]
    may: tuple[frozenset[str], ...]
    never: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Built:
    """A mention of the built tables, with its actors' roles and whether its event is disputed."""

    mention_id: str
    event_id: str
    doc_id: str
    sentence_start: int
    sentence_end: int
    trigger_start: int
    trigger_end: int
    edtf: str
    bounds: Bounds
    precision: str
    status: str
    said_by: str | None
    type: str
    roles: Mapping[str, frozenset[str]]
    places: tuple[str, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement of one measure, about one event or pair, with what was wanted and what was given."""

    measure: str
    half: Half
    key: str
    right: bool
    wanted: str = ""
    given: str = ""


# --- reading the gold -----------------------------------------------------------------------------------


def answers(value: object) -> tuple[str, ...]:
    """One answer or several, as a tuple.

    >>> answers("happened"), answers(["", "Lusa"])
    (('happened',), ('', 'Lusa'))
    """
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def parts(actors: Mapping[str, str]) -> tuple[Part, ...]:
    """Actors as annotated: names apart by " / ", roles by "|", and "?" after those that may be left out.

    >>> parts({"Peru / Peruvian Navy": "agent|other?"})[0].required
    False
    """
    return tuple(
        Part(tuple(name.split(" / ")), frozenset(role.rstrip("?").split("|")), not role.endswith("?"))
        for name, role in actors.items()
    )


def event(row: Mapping[str, Any], *, doc_id: str, text: str, half: Half) -> Gold:
    """An annotated event, its quote and trigger found in the text; raises ValueError where they are not there
    exactly once."""
    quote, trigger, name = row["quote"], row["trigger"], f"{doc_id}: {row['id']}"
    if text.count(quote) != 1:
        raise ValueError(
            f"{name}: the quote stands {text.count(quote)} times in the text, not once: {quote!r}"
        )
    if quote.count(trigger) != 1:
        raise ValueError(f"{name}: {trigger!r} stands {quote.count(trigger)} times in the quote, not once")
    start = text.index(quote)
    at = start + quote.index(trigger)
    return Gold(
        key=f"{doc_id.split('_')[0]}:{row['id']}",
        doc_id=doc_id,
        half=half,
        quote=quote,
        start=start,
        end=start + len(quote),
        trigger_start=at,
        trigger_end=at + len(trigger),
        edtf=answers(row["edtf"]),
        status=answers(row["status"]),
        said_by=answers(row.get("said_by", "")),
        types=answers(row["type"]),
        actors=parts(row["actors"]),
        places=tuple(row.get("places", ())),
    )


def read_texts(folder: Path = GOLD) -> list[Text]:
    """All annotated texts, in the order of their names."""
    found = []
    for place, file in enumerate(sorted((folder / "texts").glob("*.txt")), 1):
        half: Half = "odd" if place % 2 else "even"
        text = file.read_bytes().decode("utf-8")
        stated = tomllib.loads((folder / "events" / f"{file.stem}.toml").read_text(encoding="utf-8"))
        events = tuple(event(row, doc_id=file.stem, text=text, half=half) for row in stated["event"])
        found.append(
            Text(file.stem, half, stated["genre"], text, stated.get("published"), stated["basis"], events)
        )
    return found


def read_merges(folder: Path = GOLD) -> Merges:
    """The groups of events over all texts."""
    stated = tomllib.loads((folder / "merges.toml").read_text(encoding="utf-8"))
    return Merges(
        same=tuple((frozenset(one["events"]), one.get("disputed")) for one in stated["same"]),
        may=tuple(frozenset(one["events"]) for one in stated["may"]),
        never=tuple(frozenset(one["events"]) for one in stated["never"]),
    )


def read_names(folder: Path = GOLD) -> dict[str, tuple[str, ...]]:
    """Other names that are right for an actor."""
    stated = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))
    return {name: tuple(others) for name, others in stated.items()}


# --- reading what was built -----------------------------------------------------------------------------


def built(tables: table.Tables) -> list[Built]:
    """The mentions of the tables."""
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in tables.participations.to_dict("records"):
        roles[row["mention_id"]][names.get(row["actor_id"], row["text"])].add(row["role"])
    disputed = dict(zip(tables.events["event_id"], tables.events["disputed"], strict=True))
    found = []
    for row in tables.mentions.to_dict("records"):
        parts_ = roles.get(row["mention_id"], {})
        found.append(
            Built(
                mention_id=row["mention_id"],
                event_id=row["event_id"],
                doc_id=row["doc_id"],
                sentence_start=int(row["sentence_start"]),
                sentence_end=int(row["sentence_end"]),
                trigger_start=int(row["trigger_start"]),
                trigger_end=int(row["trigger_end"]),
                edtf=row["edtf"],
                bounds=(_date(row["earliest"]), _date(row["latest"])),
                precision=row["precision"],
                status=row["status"],
                said_by=row["said_by"] if isinstance(row["said_by"], str) else None,
                type=row["event_type"],
                roles={name: frozenset(parts_.get(name, ())) for name in row["actors"]},
                places=tuple(row["places"]),
                disputed=bool(disputed.get(row["event_id"], False)),
            )
        )
    return found


def _date(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) and value == value else None


# --- which mention stands for which event ---------------------------------------------------------------


def rank(gold: Gold, mention: Built) -> tuple[int, int] | None:
    """How well a mention stands for an event by its trigger, lower is better; None: it does not."""
    if mention.doc_id != gold.doc_id:
        return None
    if mention.trigger_start < gold.trigger_end and gold.trigger_start < mention.trigger_end:
        return 0, 0
    if gold.start <= mention.trigger_start and mention.trigger_end <= gold.end:
        return 1, abs(mention.trigger_start - gold.trigger_start)
    return None


def match(golds: Sequence[Gold], mentions: Sequence[Built]) -> dict[str, Built]:
    """The mention that stands for each event found, by the event's key; one to one, best first."""
    options = sorted(
        (ranked, gold.start, gold.key, mention.trigger_start, mention.mention_id, gold, mention)
        for gold in golds
        for mention in mentions
        if (ranked := rank(gold, mention)) is not None
    )
    pairs: dict[str, Built] = {}
    taken: set[str] = set()
    for *_, gold, mention in options:
        if gold.key not in pairs and mention.mention_id not in taken:
            pairs[gold.key] = mention
            taken.add(mention.mention_id)
    return pairs


# --- judging --------------------------------------------------------------------------------------------


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


# --- printing -------------------------------------------------------------------------------------------


def share(verdicts: Iterable[Verdict]) -> str:
    """Right, of how many, and the share, as two cells of the table.

    >>> share([Verdict("dates", "odd", "01:a", True), Verdict("dates", "odd", "01:b", False)])
    '1 / 2 | 0.50'
    """
    rights = [verdict.right for verdict in verdicts]
    return f"{sum(rights)} / {len(rights)} | {sum(rights) / len(rights):.2f}" if rights else "0 / 0 | –"


def rate(verdicts: Iterable[Verdict], measure: str) -> float:
    """The share of one measure that is right; 1 where nothing was judged.

    >>> rate([Verdict("dates", "odd", "01:a", True), Verdict("type", "odd", "01:a", False)], "dates")
    1.0
    """
    rights = [verdict.right for verdict in verdicts if verdict.measure == measure]
    return sum(rights) / len(rights) if rights else 1.0


def report(verdicts: Sequence[Verdict]) -> str:
    """The table, in Markdown."""
    lines = ["| measure | odd half | | held-out half | | all | |", "|---|---:|---:|---:|---:|---:|---:|"]
    for measure in MEASURES:
        mine = [verdict for verdict in verdicts if verdict.measure == measure]
        halves = [[verdict for verdict in mine if verdict.half == half] for half in ("odd", "even")]
        lines.append(f"| {measure} | " + " | ".join(share(some) for some in (*halves, mine)) + " |")
    return "\n".join(lines)


def worst(verdicts: Sequence[Verdict], count: int, quotes: Mapping[str, str], *, everything: bool) -> str:
    """The events with the most wrong verdicts: the quote, and what was wanted and given."""
    wrong: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if not verdict.right and (everything or verdict.half == "odd"):
            wrong[verdict.key].append(verdict)
    lines = []
    for key in sorted(wrong, key=lambda key: (-len(wrong[key]), key))[:count]:
        lines.append(f"\n{key}: {' + '.join(quotes[one] for one in key.split(' + ') if one in quotes)}")
        lines += [f"  {one.measure}: wanted {one.wanted}, given {one.given}" for one in wrong[key]]
    return "\n".join(lines)


def build(texts: Path, out: Path) -> None:
    """Build a folder of texts as a person would."""
    command = [sys.executable, "-m", "pipeline", "build", str(texts), "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Prints the table, and the worst errors where asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="tables built before from the gold texts")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also list the N worst events")
    parser.add_argument("--all", action="store_true", help="list errors of the held-out half too")
    args = parser.parse_args()
    texts = read_texts()
    if args.data:
        tables = table.read(args.data)
    else:
        with tempfile.TemporaryDirectory() as folder:
            build(GOLD / "texts", Path(folder))
            tables = table.read(Path(folder))
    verdicts = judge_all(texts, tables, read_merges(), read_names())
    print(report(verdicts))
    if args.errors:
        quotes = {gold.key: gold.quote for text in texts for gold in text.events}
        print(worst(verdicts, args.errors, quotes, everything=args.all))


if __name__ == "__main__":
    main()
