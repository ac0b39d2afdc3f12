"""Documents that cannot rot: commands, columns, terms and the README's example are those of the code.

`python -m tests.test_docs` writes docs/tables.md and the README's rows anew.
"""

from __future__ import annotations

import argparse
import re
import shlex
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import __main__ as cli
from pipeline import edtf, nlp, run, table
from pipeline.explain import explain
from pipeline.timex.combine import combine
from pipeline.timex.match import find
from pipeline.timex.rules import RULES
from pipeline.timex.tagger import resolve_all
from pipeline.timex.view import view
from tests.conftest import ROOT, SEEDS

README = ROOT / "README.md"
DATES = ROOT / "docs" / "dates.md"
TABLES = ROOT / "docs" / "tables.md"
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
HEAD = """# Tables

`python -m pipeline build` writes six Parquet tables, `events.csv` (the table of events for spreadsheets) and
`datapackage.json`, a Frictionless Data Package that describes all of them. Offsets count characters of the
document's text, and `text[start:end]` is the quote, always. `earliest` and `latest` are inclusive. A list is
empty rather than null; in CSV its items are joined with "; ".
"""


def tables_page() -> str:
    """docs/tables.md, from the columns in the code."""
    parts = [HEAD]
    for name, columns in table.COLUMNS.items():
        parts.append(f"\n## {name}\n\nA row is {table.ROWS[name]}.\n\n")
        parts.append("| column | type | what it holds |\n|---|---|---|\n")
        for column in columns:
            values = column.allowed if column.name != "event_type" else ()
            listed = f": {', '.join(f'`{value}`' for value in values)}" if values else ""
            kind = column.kind + (" or null" if column.nullable else "")
            parts.append(f"| `{column.name}` | {kind} | {column.description}{listed} |\n")
    parts.append("\n## Kinds of event\n\n| `event_type` | what |\n|---|---|\n")
    parts += [f"| `{kind}` | {what} |\n" for kind, what in table.EVENT_TYPES.items()]
    return "".join(parts)


def example_text() -> str:
    """The text that the README quotes."""
    quoted = README.read_text(encoding="utf-8").split("<!-- text -->\n")[1].split("\n\n<!-- rows")[0]
    paragraphs = "\n".join(line.removeprefix(">").strip() for line in quoted.splitlines()).split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs) + "\n"


def example_rows() -> str:
    """What a build makes of the README's text, as a table in Markdown."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "canal.txt").write_text(example_text(), encoding="utf-8")
        mentions = run.build([Path(name)]).mentions
    rows = [
        "| as written | read as | what | status | who says so | why this date |",
        "|---|---|---|---|---|---|",
    ]
    for row in mentions.to_dict("records"):
        said_by = row["said_by"] if isinstance(row["said_by"], str) else "the text"
        cells = [row["timex_text"], row["edtf"], row["headline"], row["status"], said_by, row["anchor"]]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


_ROWS = re.compile(r"(?<=<!-- rows -->\n).*?(?=\n<!-- end of rows -->)", re.S)


def test_the_readmes_rows_come_of_its_text() -> None:
    shown = _ROWS.search(README.read_text(encoding="utf-8"))
    assert shown is not None
    assert shown[0].strip() == example_rows()
    assert len(shown[0].strip().splitlines()) > 4


_SESSION = re.compile(
    r"(?<=<!-- explain -->\n\n```\n\$ python -m pipeline )(explain [^\n]*\n)(.*?)(?=```\n)", re.S
)


def session(line: str) -> str:
    """The command line of the README's example of `explain`, and what it prints."""
    options = cli._parser().parse_args(shlex.split(line))
    return line + explain(options.text, dct=options.dct, domain=options.domain)


def test_the_readmes_explanation_is_what_the_command_prints() -> None:
    shown = _SESSION.search(README.read_text(encoding="utf-8"))
    assert shown is not None
    assert shown[0] == session(shown[1])


def _block(kind: str) -> str:
    """The code block of docs/dates.md behind a mark."""
    shown = re.search(rf"<!-- {kind} -->\n\n```\w+\n(.*?)```", DATES.read_text(encoding="utf-8"), re.S)
    assert shown is not None
    return shown[1]


def test_the_worked_example_of_a_new_phrase_fails_without_its_rule_and_passes_with_it() -> None:
    [group] = tomllib.loads(_block("corpus"))["group"]
    [marked] = group["texts"]
    made: dict[str, Any] = {}
    exec(_block("rule"), made)  # noqa: S102 - the page's own code
    doc = nlp.load(depth="tags")(marked.replace("[[", "").replace("]]", ""))
    seen = view(doc.text, doc)
    values = []
    for rules in (RULES, (*RULES, made["IDES"])):
        found = combine(seen, find(seen, rules))
        [one] = resolve_all(seen, found, dct=None, domain="narrative", reference=None)
        values.append((one.text, one.value, edtf.write(one.when) if one.when else None))
    phrase = marked.partition("[[")[2].partition("]]")[0]
    assert values[0] != (phrase, group["value"], group["edtf"])
    assert values[1] == (phrase, group["value"], group["edtf"])


def test_every_column_is_documented() -> None:
    assert TABLES.read_text(encoding="utf-8") == tables_page()


def options(parser: argparse.ArgumentParser, command: str = "") -> Iterator[tuple[str, str]]:
    """Every command and option of a parser."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                yield name, name
                yield from options(sub, name)
        else:
            yield from ((command, option) for option in action.option_strings if option.startswith("--"))


COMMANDS = sorted(set(options(cli._parser())))


@pytest.mark.parametrize(("command", "option"), COMMANDS, ids=[" ".join(pair) for pair in COMMANDS])
def test_every_command_and_option_is_in_the_readme(command: str, option: str) -> None:
    readme = README.read_text(encoding="utf-8")
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", readme)
    assert not command or f"python -m pipeline {command}" in readme


def test_every_export_is_in_the_readme() -> None:
    for name in cli.EXPORTS:
        assert f"export {name}" in README.read_text(encoding="utf-8")


def test_every_make_target_is_documented() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    written = "".join(file.read_text(encoding="utf-8") for file in (README, ROOT / "CONTRIBUTING.md"))
    head = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()[0]
    assert {"app", "build", "test", "bench", "lock", "clean"} <= set(targets)
    assert all(f"make {target}" in written + head for target in targets)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)\)", document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_every_library_of_the_locks_has_its_licence() -> None:
    notices = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    for lock in ("requirements.txt", "requirements-dev.txt"):
        for name in re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.M):
            assert re.search(rf"^\| {re.escape(name)} \| [^|?]{{2,}} \|$", notices, re.M), name


def test_seeds_are_described_by_their_manifest() -> None:
    stated = tomllib.loads((SEEDS / "manifest.toml").read_text(encoding="utf-8"))
    assert set(stated) <= {file.name for file in SEEDS.glob("*.txt")}


def main() -> None:
    """Write what is generated."""
    TABLES.write_text(tables_page(), encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    readme = _SESSION.sub(lambda shown: session(shown[1]), readme)
    README.write_text(_ROWS.sub(lambda _: f"\n{example_rows()}\n", readme), encoding="utf-8")


if __name__ == "__main__":
    main()
