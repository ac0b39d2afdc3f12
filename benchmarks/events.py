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
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD, read_merges, read_names, read_texts
from benchmarks.judging import Verdict, judge_all
from pipeline import table

ROOT = Path(__file__).resolve().parents[1]
MEASURES = (
    "found", "dates", "exact days", "precision", "actors precision", "actors recall", "roles", "said_by",
    "said_by precision", "said_by recall", "status", "type", "places", "joined", "joins right", "kept apart",
    "disputed recall", "disputed precision", "published",
)  # fmt: skip


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
