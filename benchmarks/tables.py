"""Writes valid tables of any size, the same for the same seed: python benchmarks/tables.py FOLDER EVENTS

An invented world: 60 actors, 40 sources, years from 1800 to 2020 with a dozen crises in which most of it
happens; a third of the dates are coarse, approximate or open, some events are told by several sources, and
some of those differ.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline import table
from pipeline.table import Tables

FIRST, LAST = 1800, 2020
CRISES = 12
SHARE_IN_CRISES = 0.7
STATUSES = ("happened", "ongoing", "planned", "alleged", "denied", "hypothetical")
STATUS_SHARES = (0.78, 0.04, 0.06, 0.06, 0.04, 0.02)
FORMS = ("day", "month", "year", "decade", "interval", "about", "since")
FORM_SHARES = (0.66, 0.13, 0.07, 0.02, 0.06, 0.04, 0.02)
REPORT_SHARES = (0.75, 0.15, 0.07, 0.03)  # told by one source, by two, by three, by four
_HEADS = [
    "Var",
    "Ost",
    "Lin",
    "Mar",
    "Kel",
    "Dor",
    "Hal",
    "Tor",
    "Nor",
    "Wes",
    "Bran",
    "Sol",
    "Fen",
    "Gal",
    "Rus",
]
_TAILS = ("land", "mark", "ia", "burg")
_DEEDS = {
    "agree": "signs a pact with",
    "consult": "meets",
    "support": "praises",
    "cooperate": "works with",
    "aid": "sends grain to",
    "yield": "gives way to",
    "request": "appeals to",
    "accuse": "blames",
    "reject": "turns down",
    "threaten": "warns",
    "protest": "marches against",
    "sanction": "closes its ports to",
    "mobilize": "calls up troops against",
    "coerce": "seizes ships of",
    "assault": "shells",
    "statement": "speaks of",
    "election": "votes with",
    "legislation": "passes a law on",
    "economy": "trades with",
    "other": "looks at",
}
_MATTERS = [
    "coal",
    "tolls",
    "grain",
    "rails",
    "wool",
    "silver",
    "timber",
    "salt",
    "cables",
    "rivers",
    "passes",
    "islands",
]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PLACES = tuple(
    f"{head}{tail}" for head in ("Lind", "Ash", "Stein", "Brook") for tail in ("au", "ford", "holm")
)

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class _Dates:
    """When every event was: EDTF, bounds (NaT where open), precision, and words."""

    edtf: list[str]
    earliest: NDArray[np.datetime64]
    latest: NDArray[np.datetime64]
    precision: list[str]
    words: list[str]


def make(events: int, *, seed: int = 0) -> Tables:
    """Tables of so many events."""
    rng = np.random.default_rng(seed)
    actors, sources = actor_names(), [f"source-{n:02d}" for n in range(40)]
    dates = _dates(rng, events)
    kinds = rng.choice(list(_DEEDS), events)
    agent, patient = _pair(rng, events, len(actors))
    matter, place = rng.integers(0, len(_MATTERS), events), rng.integers(0, 3 * len(_PLACES), events)
    ids = [f"v{n:06d}" for n in range(events)]
    who = [[actors[a], actors[b]] for a, b in zip(agent, patient, strict=True)]
    heads = [
        f"{a} {_DEEDS[kind]} {b} over {_MATTERS[m]}"
        for (a, b), kind, m in zip(who, kinds, matter, strict=True)
    ]
    of_event, of_doc = _reports(rng, events, len(sources))
    n_reports = np.bincount(of_event, minlength=events)
    disputed = (rng.random(events) < 0.15) & (n_reports > 1)
    shared = {
        "headline": heads,
        "label": [
            f"{_DEEDS[kind].split()[0].capitalize()} {_MATTERS[m]}"[:26]
            for kind, m in zip(kinds, matter, strict=True)
        ],
        "edtf": dates.edtf,
        "earliest": _as_dates(dates.earliest),
        "latest": _as_dates(dates.latest),
        "precision": dates.precision,
        "event_type": kinds.tolist(),
        "status": rng.choice(STATUSES, events, p=STATUS_SHARES).tolist(),
        "actors": who,
        "places": [[_PLACES[p]] if p < len(_PLACES) else [] for p in place],
    }
    frame = pd.DataFrame(shared).assign(
        event_id=ids,
        salience=np.round(np.clip(rng.beta(2, 5, events) + 0.1 * (n_reports - 1), 0, 1), 3),
        n_documents=n_reports,
        n_mentions=n_reports,
        disputed=disputed,
        dispute_note=[
            f"One text has it a day later than {w}." if d else None
            for d, w in zip(disputed, dates.words, strict=True)
        ],
    )
    told = _tell(frame, dates, of_event, of_doc, sources, rng)
    return Tables(
        documents=_documents(told.pop("text"), sources),
        mentions=_ordered("mentions", pd.DataFrame(told["rows"])),
        events=_ordered("events", frame),
        actors=_actors(actors, agent, patient),
        participations=_ordered("participations", pd.DataFrame(told["parts"])),
        leftovers=table.frame("leftovers", []),
    )


def actor_names() -> list[str]:
    """Sixty invented states."""
    return [head + tail for tail in _TAILS for head in _HEADS]


def _pair(rng: np.random.Generator, events: int, actors: int) -> tuple[Numbers, Numbers]:
    """Two different actors an event; a few take part in much."""
    weights = 1 / np.arange(1, actors + 1) ** 0.8
    first = rng.choice(actors, events, p=weights / weights.sum())
    return first, (first + rng.integers(1, actors, events)) % actors


def _reports(rng: np.random.Generator, events: int, sources: int) -> tuple[Numbers, Numbers]:
    """The event and the source of every report; a source tells an event once."""
    numbers = rng.choice(len(REPORT_SHARES), events, p=REPORT_SHARES) + 1
    of_event = np.repeat(np.arange(events), numbers)
    step = np.arange(len(of_event)) - np.repeat(np.cumsum(numbers) - numbers, numbers)
    return of_event, (np.repeat(rng.integers(0, sources, events), numbers) + 7 * step) % sources


def _dates(rng: np.random.Generator, events: int) -> _Dates:
    days = _days(rng, events)
    form = rng.choice(FORMS, events, p=FORM_SHARES)
    months, years = days.astype("datetime64[M]"), days.astype("datetime64[Y]")
    decades = (years.astype(int) + 1970) // 10 * 10
    length = rng.integers(2, 200, events)
    ends = np.minimum(days + length, np.datetime64(f"{LAST}-12-31"))
    first = np.select(
        [form == "month", form == "year", form == "decade"],
        [months.astype("datetime64[D]"), years.astype("datetime64[D]"), _year_day(decades)],
        days,
    )
    last = np.select(
        [form == "month", form == "year", form == "decade", form == "interval"],
        [
            (months + 1).astype("datetime64[D]") - 1,
            (years + 1).astype("datetime64[D]") - 1,
            _year_day(decades + 10) - 1,
            ends,
        ],
        days,
    )
    last = np.where(form == "since", np.datetime64("NaT"), last)
    written = [
        _written(*row)
        for row in zip(form.tolist(), days.astype(str).tolist(), ends.astype(str).tolist(), strict=True)
    ]
    return _Dates([w[0] for w in written], first, last, [w[1] for w in written], [w[2] for w in written])


def _days(rng: np.random.Generator, events: int) -> NDArray[np.datetime64]:
    """Days of which most lie in a few crises, each some months long."""
    start, end = np.datetime64(f"{FIRST}-01-01"), np.datetime64(f"{LAST}-12-31")
    width = int((end - start).astype(int))
    centres = np.linspace(0.06, 0.97, CRISES) * width + rng.integers(-900, 900, CRISES)
    crisis = rng.integers(0, CRISES, events)
    within = rng.normal(centres[crisis], 90 + 60 * (crisis % 4))
    anywhere = rng.integers(0, width, events)
    days = np.where(rng.random(events) < SHARE_IN_CRISES, within, anywhere).astype(int)
    found: NDArray[np.datetime64] = start + np.clip(days, 0, width)
    return found


def _year_day(years: Numbers) -> NDArray[np.datetime64]:
    found: NDArray[np.datetime64] = (years - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    return found


def _written(form: str, day: str, end: str) -> tuple[str, str, str]:
    """EDTF, precision and words of one date.

    >>> _written("decade", "1911-05-03", "1911-06-01")
    ('191X', 'decade', 'in the 1910s')
    """
    year, month, of_month = day.split("-")
    said = f"{int(of_month)} {_MONTHS[int(month) - 1]} {year}"
    match form:
        case "month":
            return day[:7], "month", f"in {_MONTHS[int(month) - 1]} {year}"
        case "year":
            return year, "year", f"in {year}"
        case "decade":
            return f"{year[:3]}X", "decade", f"in the {year[:3]}0s"
        case "interval" if end != day:
            return f"{day}/{end}", "interval", f"from {said} on"
        case "about":
            return f"{day}~", "day", f"about {said}"
        case "since":
            return f"{day}/..", "interval", f"since {said}"
        case _:
            return day, "day", f"on {said}"


def _as_dates(days: NDArray[np.datetime64]) -> list[Any]:
    return [None if str(day) == "NaT" else day for day in days.astype("datetime64[D]").astype(object)]


def _tell(
    events: pd.DataFrame,
    dates: _Dates,
    of_event: Numbers,
    of_doc: Numbers,
    sources: list[str],
    rng: np.random.Generator,
) -> dict[str, Any]:
    """Every report as a sentence in its source's text: the texts, the mentions and who takes part."""
    order = np.lexsort((of_event, of_doc))
    of_event, of_doc = of_event[order], of_doc[order]
    when = [dates.words[n] for n in of_event]
    quotes = [
        f"{head} {words}." for head, words in zip(events["headline"].to_numpy()[of_event], when, strict=True)
    ]
    lengths = np.array([len(quote) + 1 for quote in quotes], dtype=np.int64)
    before = np.cumsum(lengths) - lengths
    starts_of_docs = np.searchsorted(of_doc, np.arange(len(sources)))
    start = before - before[np.minimum(starts_of_docs[of_doc], len(before) - 1)] if len(quotes) else before
    cut = np.append(starts_of_docs, len(quotes))
    text = ["".join(f"{quote}\n" for quote in quotes[a:b]) for a, b in pairwise(cut)]
    row = events.iloc[of_event].reset_index(drop=True)
    pairs = row["actors"].tolist()
    trigger_at = np.array([len(pair[0]) + 1 for pair in pairs], dtype=np.int64)
    triggers = [_DEEDS[kind].split()[0] for kind in row["event_type"]]
    timex_at = lengths - 2 - np.array([len(words) for words in when], dtype=np.int64)
    speaker = rng.random(len(quotes)) < 0.2
    ids = [f"{event}-{doc}" for event, doc in zip(row["event_id"], of_doc, strict=True)]
    rows = {
        "mention_id": ids,
        "event_id": row["event_id"].tolist(),
        "doc_id": [sources[n] for n in of_doc],
        "sentence_start": start,
        "sentence_end": start + lengths - 1,
        "quote": quotes,
        "trigger": triggers,
        "trigger_start": start + trigger_at,
        "trigger_end": start + trigger_at + np.array([len(word) for word in triggers], dtype=np.int64),
        "timex_text": when,
        "timex_start": start + timex_at,
        "timex_end": start + lengths - 2,
        "timex_type": "DATE",
        "timex_value": row["edtf"].tolist(),
        **{
            name: row[name].tolist()
            for name in ("edtf", "earliest", "latest", "precision", "headline", "label")
        },
        **{name: row[name].tolist() for name in ("event_type", "status", "actors", "places")},
        "anchor": "as written",
        "rule": "day month year",
        "said_by": [pair[0] if says else None for pair, says in zip(pairs, speaker, strict=True)],
        "confidence": 0.9,
        "merge_note": None,
    }
    parts = []
    for number, role in enumerate(("agent", "patient")):
        names = [pair[number] for pair in pairs]
        at = [quote.index(name) for quote, name in zip(quotes, names, strict=True)]
        begin = start + np.array(at, dtype=np.int64)
        size = np.array([len(name) for name in names], dtype=np.int64)
        parts.append(
            pd.DataFrame(
                {
                    "mention_id": ids,
                    "actor_id": [name.lower() for name in names],
                    "role": role,
                    "text": names,
                    "start": begin,
                    "end": begin + size,
                }
            )
        )
    return {"text": text, "rows": rows, "parts": pd.concat(parts, ignore_index=True)}


def _documents(texts: list[str], sources: list[str]) -> pd.DataFrame:
    rows = [
        {
            "doc_id": doc,
            "path": f"{doc}.txt",
            "title": f"What {actor_names()[n]} remembers",
            "publisher": f"{actor_names()[n]} Gazette" if n % 4 else None,
            "language": "en",
            "published": f"{1830 + 5 * n}-06-01" if n % 5 else None,
            "published_basis": "stated" if n % 5 else "unknown",
            "published_note": "The date stands under the title." if n % 5 else "No date was found.",
            "sha256": doc,
            "chars": len(texts[n]),
            "text": texts[n],
        }
        for n, doc in enumerate(sources)
    ]
    return table.frame("documents", rows)


def _actors(names: list[str], agent: Numbers, patient: Numbers) -> pd.DataFrame:
    numbers = np.bincount(agent, minlength=len(names)) + np.bincount(patient, minlength=len(names))
    rows = [
        {
            "actor_id": name.lower(),
            "name": name,
            "type": "state",
            "wikidata": None,
            "aliases": [name],
            "country": None,
            "n_events": int(number),
            "n_documents": min(40, int(number)),
        }
        for name, number in zip(names, numbers, strict=True)
    ]
    return table.frame("actors", rows)


def _ordered(name: table.TableName, frame: pd.DataFrame) -> pd.DataFrame:
    """The table's columns in order, with their types."""
    frame = frame[[column.name for column in table.COLUMNS[name]]]
    kinds: dict[str, Any] = {"string": "str", "integer": "int64", "number": "float64", "boolean": "bool"}
    return frame.astype({c.name: kinds.get(c.kind, object) for c in table.COLUMNS[name]})


def main(folder: Path, events: int) -> None:
    """Write the tables into a folder."""
    table.write(make(events), folder, sources={}, version="0")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        raise SystemExit(__doc__.splitlines()[0])
    main(Path(sys.argv[1]), int(sys.argv[2]))
