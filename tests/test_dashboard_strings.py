"""Every word that a reader sees stands in strings.py (and the words of dates in dates.py)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DASHBOARD = ROOT / "dashboard"
SPOKEN = ("strings.py", "dates.py")
FILES = sorted(file for file in (*DASHBOARD.rglob("*.py"), ROOT / "app.py") if file.name not in SPOKEN)
MARKUP = re.compile(r"<[^>]*>?|^[^<]*>|\{[^}]*\}?|@media.*|(?:^|\s)(?:[.#\[]?dl|data|aria)-[\w-]+")
NOT_SHOWN = ("middle center",)
"""What Plotly calls a place."""


def sentences(source: str) -> Iterator[str]:
    """The string literals of two words or more that are no documentation, no markup, no style and no class.

    >>> list(sentences('x = "Nothing was found"; y = "dl-a dl-b"; z = "<h2>Two words</h2>"'))
    ['Nothing was found', 'Two words']
    """
    tree = ast.parse(source)
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            words = re.sub(
                r"<[^>]*>?|^[^<]*>|\{[^}]*\}?|@media.*|(?:^|\s)(?:[.#\[]?dl|data|aria)-[\w-]+",
                " ",
                node.value,
            )
            words = re.sub(r"\s+", " ", words).strip()
            if (
                re.search(r"[A-Za-z]{2,} [a-z]{2,}", words)
                and words not in NOT_SHOWN
                and "-" * 2 not in words
            ):
                yield words


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_sentence_stands_outside_strings(file: Path) -> None:
    assert list(sentences(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "file", sorted((DASHBOARD / "components" / "web").glob("*.js")), ids=lambda file: file.name
)
def test_no_sentence_stands_in_a_script(file: Path) -> None:
    code = re.sub(r"^\s*//.*$|\bnew Error\([^)]*\)", "", file.read_text(encoding="utf-8"), flags=re.M)
    assert re.findall(r"[\"'`][A-Z][a-z]+ [a-z]{2,}[^\"'`]*[\"'`]", code) == []


def test_the_rule_has_teeth() -> None:
    source = 'def f():\n    """A docstring of words."""\n    st.text("Nothing was found here")\n'
    assert list(sentences(source)) == ["Nothing was found here"]
    assert list(sentences('f"<h2>Who says {x} so</h2>"')) == ["Who says"]
    assert list(sentences('x = "dl-a dl-b"\ny = f\'<p class="a b">{x}</p>\'')) == []
