"""Rules about the code itself: nothing of the seed texts in it, no hidden "now", no stray paths or notes."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline import table
from tests.conftest import ROOT, SEEDS

CODE = sorted([*(ROOT / "pipeline").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py"), ROOT / "app.py"])
NAMES = [str(file.relative_to(ROOT)) for file in CODE]
WORDS = 4

# Words that any English text holds. A sequence is special to a text if it has a name of that text in it and
# another word beside these, or at least three words beside these.
COMMON = frozenset((ROOT / "tests" / "common_words.txt").read_text(encoding="utf-8").split())


def words(text: str) -> list[str]:
    """The words of a text as written; an identifier's parts are words."""
    return re.findall(r"[^\W_]+(?:[’'][^\W_]+)?", text)


def runs(of: list[str]) -> set[tuple[str, ...]]:
    """Every sequence of four words, in lower case."""
    low = [word.lower() for word in of]
    return set(zip(*(low[n:] for n in range(WORDS)), strict=False))


@cache
def special_runs() -> frozenset[tuple[str, ...]]:
    """The sequences of four words that are special to the seed texts."""
    texts = [file.read_text(encoding="utf-8") for file in SEEDS.glob("*.txt")]
    names = set()
    for text in texts:
        for before, word in pairwise(words(text)):  # a capital that no sentence or title asks for
            if word[0].isupper() and before[0].islower() and word.lower() not in COMMON:
                names.add(word.lower())
    return frozenset(
        run
        for text in texts
        for run in runs(words(text))
        if len(rare := [word for word in run if len(word) > 1 and word not in COMMON]) >= 3
        or (len(rare) == 2 and not names.isdisjoint(rare))
    )


@cache
def persons() -> frozenset[str]:
    """The names of the persons in the seed texts, and their surnames."""
    actors = table.read_one(ROOT / "data", "actors")
    found = set()
    for row in actors[actors["type"] == "person"].to_dict("records"):
        for name in (row["name"], *row["aliases"]):
            last = words(name)[-1]
            found |= {name, last} if last[:1].isupper() else {name}  # "president" alone is no name
    return frozenset(name for name in found if len(name) > 3 and name.lower() not in COMMON)


def test_the_rule_has_teeth() -> None:
    assert len(persons()) > 10
    assert len(special_runs()) > 1_000
    text = next(iter(sorted(SEEDS.glob("*.txt")))).read_text(encoding="utf-8")
    assert runs(words(text)) & special_runs()
    assert ("the", "end", "of", "the") not in special_runs()


@pytest.mark.parametrize("name", NAMES)
def test_no_person_of_the_seeds(name: str) -> None:
    code = (ROOT / name).read_text(encoding="utf-8")
    assert not [person for person in persons() if re.search(rf"\b{re.escape(person)}\b", code)]


@pytest.mark.parametrize("name", NAMES)
def test_no_sequence_of_the_seeds(name: str) -> None:
    code = (ROOT / name).read_text(encoding="utf-8")
    assert not [" ".join(run) for run in runs(words(code)) & special_runs()]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("pipeline")])
def test_no_hidden_now(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    called = {func.attr for func in calls if isinstance(func, ast.Attribute)}
    assert not called & {"today", "now", "utcnow", "search_dates"}


@pytest.mark.parametrize("name", NAMES)
def test_every_module_says_what_it_is(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body


WRITTEN = sorted(
    {
        file
        for pattern in ("*.py", "*.toml", "*.md", "*.css", "*.js", "Makefile", ".ci/run", "requirements*.txt")
        for folder in ("", "pipeline/", "dashboard/", "tests/", "docs/", "benchmarks/", ".streamlit/")
        for file in ROOT.glob(f"{folder}**/{pattern}" if folder else pattern)
    }
)


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_notes_to_self_and_no_paths_of_a_machine(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "/ro" + "ot/", "/wo" + "rk/", "/ho" + "me/"]
    assert not [mark for mark in marks if mark in text]


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_locks_are_pinned_hashed_and_name_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index|--extra|--find|-f)", text, re.M)
    entries = re.split(
        r"\n(?=\S)", "\n".join(line for line in text.splitlines() if not line.strip().startswith("#"))
    )
    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.]+( ; [^\\]+)? \\\n", entry), entry
        assert "--hash=sha256:" in entry


def test_the_two_locks_agree() -> None:
    runs_, tests_ = (
        set(re.findall(r"^([\w.-]+==[\w.]+)", (ROOT / lock).read_text(encoding="utf-8"), re.M))
        for lock in ("requirements.txt", "requirements-dev.txt")
    )
    assert runs_ < tests_


@pytest.mark.parametrize(
    "file", sorted((ROOT / "pipeline" / "lexicon").glob("*.toml")), ids=lambda file: file.name
)
def test_every_word_list_names_its_source(file: Path) -> None:
    head = file.read_text(encoding="utf-8")
    assert re.search(r"\bsources?\b", head, re.I)
