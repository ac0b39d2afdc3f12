"""How long systems take."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

from benchmarks.peers import System
from benchmarks.timeml import Gold, Span

WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Timed:
    """A system's name, its seconds for all documents, its answers (None: only speed counts)."""

    name: str
    seconds: float
    answers: Sequence[Sequence[Span]] | None


def measure(systems: Mapping[str, System], documents: Sequence[Gold], rounds: int) -> list[Timed]:
    """Every system over every document, in turn, so that what else the machine does hits all alike."""
    for tag in systems.values():
        for one in documents[:WARM_UP]:
            tag(one)
    best = {name: [float("inf")] * len(documents) for name in systems}
    answers: dict[str, list[list[Span]]] = {name: [[] for _ in documents] for name in systems}
    for _ in range(rounds):
        for n, one in enumerate(documents):
            for name, tag in systems.items():
                start = time.perf_counter()
                answers[name][n] = tag(one)
                best[name][n] = min(best[name][n], time.perf_counter() - start)
    return [Timed(name, sum(best[name]), answers[name]) for name in systems]


def long_text(documents: Sequence[Gold], size: int) -> Gold:
    """The documents over and over, as one text of so many characters, published when the first one was."""
    parts: list[str] = []
    length = 0
    for one in cycle(documents):
        parts.append(one.text + "\n\n")
        length += len(parts[-1])
        if length >= size:
            break
    return Gold(f"{size} characters", "".join(parts)[:size], documents[0].dct, ())


def seconds_for(tag: System, document: Gold, rounds: int = 2) -> float:
    """The best time of the rounds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        tag(document)
        taken.append(time.perf_counter() - start)
    return min(taken)
