"""Measures the timeline beside a bare Streamlit page, in the same run.

    python benchmarks/dashboard.py [--rounds N] [--data FOLDER] [--events N ...] [--write]

The bare page holds one small `st.plotly_chart` and nothing else. Each page is served by its own warm server,
and opened in turn by one Chromium, every time with an empty cache: bare page, `data/`, 10,000 events, 100,000
events, and again. The tables of many events are made by benchmarks/tables.py. Medians of all rounds.

  first text        a text can be read: on the bare page any (it is the chart's), on the timeline the date and
                    headline of an event in the list
  chart complete    the last change inside any chart; benchmarks/moments.py says how both are told
  marks, bytes      SVG elements in the charts when all is drawn; what came through the websocket
  filter change     from Enter in the search field until the list, and the last mark, have changed; a window
                    is set all the while, and has to stay
  steady            the board was there in every frame of the change, and at least 95 % opaque
  server's memory   with 10 open sessions
  20 sessions       one action each within 5 s, from its message to the end of the run, three times in turn
                    (benchmarks/sessions.py)

With `--write` the page goes to benchmarks/dashboard.md. Other work on the machine slows all of them: the
ratios hold better than the seconds.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import moments, servers, sessions, tables
from benchmarks.moments import Changed, Opened
from benchmarks.report import load as load_of_machine
from benchmarks.servers import Server
from dashboard import load
from tests.e2e.browser import FLAGS, find_chromium

PAGE = Path(__file__).with_name("dashboard.md")
OPEN_SESSIONS, ACTING_SESSIONS = 10, 20
WINDOW = "?from=1830&to=2024"
TEXT_LIMIT, DRAWN_LIMITS, CHANGE_LIMITS = (
    0.8,
    {0: 1.2, 10_000: 1.3, 100_000: 1.5},
    {10_000: 0.5, 100_000: 0.8},
)
MOST_MARKS, MOST_BYTES, MOST_MEMORY, ACTION_LIMIT = 2000, 500_000, 300, 1.5


@dataclass
class Subject:
    """One page that is measured: its server, how many events were made for it, and what was found."""

    server: Server
    events: int
    word: str
    bare: bool = False
    opened: list[Opened] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    memory: float = 0.0
    action: float = 0.0

    @property
    def name(self) -> str:
        """The head of its column."""
        return self.server.name

    def of_opened(self, value: Callable[[Opened], float]) -> float:
        """The median over all times it was opened."""
        return median(map(value, self.opened))

    def of_changed(self, value: Callable[[Changed], float]) -> float:
        """The median over all changes of the filter; NaN where there are none."""
        return median(map(value, self.changed)) if self.changed else float("nan")


def measure(subjects: Sequence[Subject], browser: Browser, rounds: int) -> None:
    """Open all of them in turn, then let many sessions act on each."""
    for number in range(-1, rounds):  # the first round warms up and does not count
        for subject in subjects:
            text = moments.ANY_TEXT if subject.bare else moments.AN_EVENT
            opened = moments.opened(browser, subject.server, "", text)
            changed = [] if subject.bare else [moments.changed(browser, subject.server, WINDOW, subject.word)]
            if number >= 0:
                subject.opened.append(opened)
                subject.changed += changed
    for subject in subjects:
        queries = _queries(subject)
        _, subject.memory = sessions.together(subject.server, queries[:OPEN_SESSIONS])
    # again in turn: the machine may be busier at one time than at another
    found: list[list[float]] = [[] for _ in subjects]
    for _ in range(3):
        for taken, subject in zip(found, subjects, strict=True):
            taken.append(sessions.together(subject.server, _queries(subject))[0])
    for taken, subject in zip(found, subjects, strict=True):
        subject.action = median(taken)


def _queries(subject: Subject) -> list[str]:
    """The address after each session's action: another number of points, or another filter."""
    if subject.bare:
        return [f"n={20 + n}" for n in range(ACTING_SESSIONS)]
    some = ["kind=aid", "kind=consult", f"q={subject.word}", "from=1938", "status=planned"]
    return [some[n % len(some)] for n in range(ACTING_SESSIONS)]


def page(subjects: Sequence[Subject], rounds: int) -> Iterator[str]:
    """The Markdown page, line by line."""
    bare, *ours = subjects
    yield from (
        "# The dashboard, measured",
        "",
        "```",
        f"python benchmarks/dashboard.py --rounds {rounds}",
        "```",
        "",
    )
    used = ", ".join(f"{name} {version(name.lower())}" for name in ("Streamlit", "Plotly", "pandas"))
    yield (
        f"{used}; Chromium; {os.cpu_count()} cores; {load_of_machine():.1f} processes wanted to run. "
        f"Medians of {rounds}; in brackets the ratio to the bare page and its limit."
    )
    yield from ("", f"| | {' | '.join(s.name for s in subjects)} |", f"|---|{'--:|' * len(subjects)}")

    def row(name: str, cell: Callable[[Subject], str], of_bare: str = "") -> str:
        return f"| {name} | {of_bare} | {' | '.join(map(cell, ours))} |"

    text, drawn = bare.of_opened(lambda o: o.text), bare.of_opened(lambda o: o.drawn)
    yield row(
        "first text",
        lambda s: _beside(s.of_opened(lambda o: o.text), text, TEXT_LIMIT),
        f"{text:.2f} s",
    )
    yield row(
        "chart complete",
        lambda s: _beside(s.of_opened(lambda o: o.drawn), drawn, DRAWN_LIMITS.get(s.events)),
        f"{drawn:.2f} s",
    )
    yield row(
        "marks",
        lambda s: _under(s.of_opened(lambda o: o.marks), MOST_MARKS),
        _under(bare.of_opened(lambda o: o.marks)),
    )
    yield row(
        "bytes sent",
        lambda s: _under(s.of_opened(lambda o: o.sent), MOST_BYTES),
        _under(bare.of_opened(lambda o: o.sent)),
    )
    yield row(
        "filter change, list",
        lambda s: _seconds(s.of_changed(lambda c: c.text), CHANGE_LIMITS.get(s.events)),
    )
    yield row(
        "filter change, last mark",
        lambda s: _seconds(s.of_changed(lambda c: c.drawn), CHANGE_LIMITS.get(s.events)),
    )
    yield row("bytes sent then", lambda s: _under(s.of_changed(lambda c: c.sent), MOST_BYTES))
    yield row("window kept, steady", lambda s: _all([(c.zoom_kept, c.steady) for c in s.changed]))
    yield row(
        "server's memory, MB",
        lambda s: _under(s.memory, MOST_MEMORY if not s.events else None),
        f"{bare.memory:.0f}",
    )
    yield row(
        "20 sessions, an action",
        lambda s: _beside(s.action, bare.action, ACTION_LIMIT if not s.events else None),
        f"{bare.action:.3f} s",
    )


def _beside(seconds: float, bare: float, limit: float | None) -> str:
    """Seconds with their ratio to the bare page's.

    >>> _beside(1.5, 3.0, 0.8), _beside(3.0, 2.0, 1.2)
    ('1.50 s (0.50 ≤ 0.8)', '3.00 s (**1.50 > 1.2**)')
    """
    return f"{seconds:.2f} s ({_held(seconds / bare, limit)})"


def _seconds(seconds: float, limit: float | None) -> str:
    return f"{seconds:.2f} s" + (f" ({_sign(seconds <= limit, f'{limit}')})" if limit else "")


def _under(number: float, limit: float | None = None) -> str:
    return f"{number:,.0f}" + (f" ({_sign(number <= limit, f'{limit:,}')})" if limit else "")


def _held(ratio: float, limit: float | None) -> str:
    if limit is None:
        return f"{ratio:.2f}"
    return f"{ratio:.2f} ≤ {limit}" if ratio <= limit else f"**{ratio:.2f} > {limit}**"


def _sign(held: bool, limit: str) -> str:
    return f"≤ {limit}" if held else f"**> {limit}**"


def _all(pairs: Sequence[tuple[bool, bool]]) -> str:
    """How many of the changes kept the window, and how many were steady."""
    kept, steady = (sum(column) for column in zip(*pairs, strict=True)) if pairs else (0, 0)
    return f"{kept} and {steady} of {len(pairs)}"


def _word(data: Path) -> str:
    """A word to search for: the longest of the first headline."""
    events = load.read(data).events
    return max(events[0].headline.split(), key=len) if len(events) else "nothing"


def run(options: argparse.Namespace) -> list[str]:
    """The whole comparison; the page's lines."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        subjects = [Subject(stack.enter_context(servers.bare(folder)), 0, "", bare=True)]
        here = stack.enter_context(servers.app(f"`{options.data.name}/`", options.data))
        subjects.append(Subject(here, 0, _word(options.data)))
        for events in options.events:
            made = folder / str(events)
            tables.main(made, events)
            server = stack.enter_context(servers.app(f"{events:,} events", made))
            subjects.append(Subject(server, events, "coal"))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        measure(subjects, browser, options.rounds)
        browser.close()
    return list(page(subjects, options.rounds))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the page, and write it where that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--data", type=Path, default=servers.ROOT / "data")
    parser.add_argument("--events", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    text = "\n".join(run(options)) + "\n"
    print(text, end="")
    if options.write:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
