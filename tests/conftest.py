"""What the tests share: the command line as a person runs it, and the tables of seeds/ built once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline import run, table

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
BUSY = 2_000
"""Milliseconds that one example may take where it builds a view or a chart: 5 to 40 on an idle machine, but a
machine with much else to do lets a process wait for longer than the 200 that Hypothesis allows."""


@dataclass(frozen=True, slots=True)
class Finished:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


def command(*arguments: str | Path, stdin: str = "", timeout: float = 120) -> Finished:
    """Run `python -m pipeline` in a process of its own, from the project's root."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        input=stdin.encode(),
        capture_output=True,
        timeout=timeout,
        check=False,
    )
    return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())


@dataclass(frozen=True, slots=True)
class Built:
    """A folder of texts, where its tables went, and the tables as read back."""

    texts: Path
    out: Path
    tables: table.Tables


def build(texts: Path, out: Path, *, workers: int = 1, engine: run.Engine = "local") -> Built:
    """Build a folder in this process and read back what was written."""
    tables = run.build([texts], workers=workers, engine=engine)
    run.save(tables, out, fingerprint=run.inputs([texts]))
    return Built(texts, out, table.read(out))


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tables of seeds/, built now."""
    return build(SEEDS, tmp_path_factory.mktemp("seeds"))


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Makes a folder of texts from names and contents."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        texts = tmp_path / "texts"
        for name, content in files.items():
            file = texts / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        texts.mkdir(exist_ok=True)
        return texts

    return make
