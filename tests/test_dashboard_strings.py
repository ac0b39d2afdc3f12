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
SPOKEN_PARTS = re.compile(
    r'\b(?:aria-(?:label|description|roledescription|valuetext)|alt|title|placeholder|data-(?:tip|said|failed))="([^"]*)'
)
"""The attributes that are shown or read out."""
MARKUP = re.compile(r"""(?:^|\s)[\w-]+=(?:"[^"]*"?|[\w-]+)|<[^>]*>?|^[^<"']*>|\{[^}]*\}?|@media.*""")
NAMES = re.compile(r"(?:^|\s)(?:[.#\[]?dl|data|aria)-[\w-]+")
NOT_SHOWN = ("middle center",)
"""What Plotly calls a place."""
OF_CODE = ("-" * 2, "=>")
"""What stands in styles and scripts, and in no sentence."""


def texts(source: str) -> Iterator[str]:
    """The string literals that are no documentation, an f-string as a whole with {} for its values."""
    tree = ast.parse(source)
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed.update(id(part) for part in node.values)
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node.value


def sentences(source: str) -> Iterator[str]:
    """What is said in string literals: two words or more outside markup, or any in an attribute that is read.

    >>> list(sentences('x = "Nothing was found"; y = "dl-a dl-b"; z = "<h2>Two words</h2>"'))
    ['Nothing was found', 'Two words']
    """
    for text in texts(source):
        yield from (said for said in SPOKEN_PARTS.findall(text) if re.search(r"[A-Za-z]{2,}", said))
        words = re.sub(r"\s+", " ", NAMES.sub(" ", MARKUP.sub(" ", text))).strip()
        code = any(sign in words for sign in OF_CODE)
        if re.search(r"[A-Za-z]{2,} [a-z]{2,}", words) and words not in NOT_SHOWN and not code:
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
    assert list(sentences('f"<h2>Who says {x} so</h2>"')) == ["Who says so"]
    assert list(sentences("""f'<nav aria-label="{n} Pages" class="dl-a b">{y}</nav>'""")) == ["{} Pages"]
    assert list(sentences("""f'<a data-x="{x}" title="Opens {y}">{z}</a>'""")) == ["Opens {}"]
    assert list(sentences("""x = ' data-tip="Read it" tabindex="0"'""")) == ["Read it"]
    assert list(sentences("""f'{x}" aria-label="All of it">'""")) == ["All of it"]
    assert list(sentences("""x = "aria-labels of the rows" """)) == ["of the rows"]
    assert list(sentences('x = "dl-a dl-b"\ny = f\'<p class="a b">{x}</p>\'')) == []
