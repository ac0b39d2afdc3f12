"""The command line as a person runs it: bad input, tagging, exporting."""

from __future__ import annotations

import json
import random
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pytest

from pipeline import table
from pipeline.export import csv
from tests.conftest import ROOT, Finished, command

pytestmark = pytest.mark.xdist_group("cli")  # one build of the messy folder serves them all
Folder = Callable[..., Path]
GOOD = "12 March 1954\n\nDenmark signed a treaty with Sweden on 3 March 1954.\n"
RUSSIAN = "12.03.1954\n\nМинистр прибыл в столицу 3 марта 1951 года. Переговоры длились два дня.\n"
GERMAN = (
    "12. März 1954\n\nDer Minister traf in Zürich ein. Die Gespräche dauerten zwei Tage länger als geplant.\n"
)


def refused(finished: Finished, *words: str) -> None:
    """The command ended with exit code 2 and one message that holds the words; no traceback."""
    assert finished.code == 2, finished
    assert finished.out == ""
    assert "Traceback" not in finished.err
    assert finished.err.startswith("error: ")
    for word in words:
        assert word in finished.err


@dataclass(frozen=True, slots=True)
class Messy:
    """A folder of good and bad files, and what a build of it said and wrote."""

    folder: Path
    finished: Finished
    tables: table.Tables

    def reason(self, path: str) -> str:
        """Why a file was left over."""
        rows = self.tables.leftovers
        [reason] = rows[(rows["kind"] == "document") & (rows["text"] == path)]["reason"]
        return str(reason)


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Messy:
    """One build of everything that can be wrong with a file."""
    texts, out = tmp_path_factory.mktemp("messy"), tmp_path_factory.mktemp("out")
    files: dict[str, bytes] = {
        "good.txt": GOOD.encode(),
        "good.md": b"On 4 April 1957 Norway asked Iceland for fish.\n",
        "binary.txt": bytes(range(256)) * 20,
        "picture.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 50,
        "empty.txt": b"",
        "cp1251.txt": RUSSIAN.encode("cp1251"),
        "latin.txt": GERMAN.encode("latin-1"),
        "utf16.txt": GOOD.replace("Sweden", "Norway").encode("utf-16"),
        "dateless.txt": b"Nobody remembers when the council met, or why. It met all the same.\n",
        "zero.txt": b"Nobody \0 remembers.\n",
    }
    for name, content in files.items():
        (texts / name).write_bytes(content)
    (texts / "lost.txt").symlink_to(texts / "nowhere.txt")
    if Path("/proc/self/mem").exists():  # a file that even root cannot read
        (texts / "unreadable.txt").symlink_to("/proc/self/mem")
    finished = command("build", texts, "--out", out)
    return Messy(texts, finished, table.read(out))


def test_bad_files_never_stop_the_others(messy: Messy) -> None:
    assert messy.finished.code == 0
    assert "Traceback" not in messy.finished.err
    read = {"good.txt", "good.md", "cp1251.txt", "latin.txt", "utf16.txt", "dateless.txt"}
    assert set(messy.tables.documents["path"]) == read
    assert {"good.txt", "good.md", "utf16.txt"} <= set(
        messy.tables.documents.merge(messy.tables.mentions, on="doc_id")["path"]
    )


def test_nothing_is_lost(messy: Messy) -> None:
    """Every file is a document or a leftover, and every leftover file is named on stderr."""
    leftovers = messy.tables.leftovers
    left = leftovers[leftovers["kind"] == "document"]["text"].tolist()
    files = {file.name for file in messy.folder.iterdir()}
    assert files == set(messy.tables.documents["path"]) | set(left)
    for path in left:
        assert f"left over: {path}: {messy.reason(path)}" in messy.finished.err


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("binary.txt", "not a text"),
        ("picture.png", "not a text"),
        ("zero.txt", "not a text"),
        ("empty.txt", "empty"),
        ("lost.txt", "cannot be read"),
        ("dateless.txt", "No dated event"),
    ],
)
def test_each_leftover_has_its_reason(messy: Messy, path: str, reason: str) -> None:
    assert reason in messy.reason(path)


@pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="this system has no file that root cannot read"
)
def test_an_unreadable_file_is_a_leftover(messy: Messy) -> None:
    assert messy.reason("unreadable.txt").startswith("cannot be read (")


@pytest.mark.parametrize(
    ("path", "text"), [("cp1251.txt", RUSSIAN), ("latin.txt", GERMAN)], ids=["cp1251", "latin-1"]
)
def test_other_encodings_are_read_as_written(messy: Messy, path: str, text: str) -> None:
    documents = messy.tables.documents.set_index("path")
    assert documents.loc[path, "text"] == text
    assert documents.loc[path, "published"] == "1954-03-12"


def test_two_files_of_one_stem_have_two_ids(messy: Messy) -> None:
    ids = messy.tables.documents.set_index("path")["doc_id"]
    assert (ids["good.md"], ids["good.txt"]) == ("good", "good.txt")


def test_no_progress_bar_when_piped(messy: Messy) -> None:
    assert "%|" not in messy.finished.err
    assert "\r" not in messy.finished.out + messy.finished.err


def test_a_folder_without_texts(tmp_path: Path, folder: Folder) -> None:
    empty = folder({"manifest.toml": ""})
    refused(command("build", empty, "--out", tmp_path / "out"), str(empty), "no texts", "put one text a file")
    assert not list((tmp_path / "out").glob("*"))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    refused(command("build", missing, "--out", tmp_path / "out"), str(missing), "no such file or folder")


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_output_that_cannot_be_written(tmp_path: Path, folder: Folder, below: str) -> None:
    occupied = tmp_path / "occupied"
    occupied.write_text("a file", encoding="utf-8")
    refused(command("build", folder({"good.txt": GOOD}), "--out", occupied / below), str(occupied))
    assert occupied.read_text(encoding="utf-8") == "a file"


def test_a_bad_manifest(tmp_path: Path, folder: Folder) -> None:
    texts = folder({"good.txt": GOOD, "manifest.toml": '["good.txt"\n'})
    refused(command("build", texts, "--out", tmp_path / "out"), "manifest.toml", "line 1")


def test_a_manifest_with_a_date_that_is_none(tmp_path: Path, folder: Folder) -> None:
    texts = folder({"a.txt": "Nobody knows.\n", "manifest.toml": '["a.txt"]\npublished = "last week"\n'})
    refused(
        command("build", texts, "--out", tmp_path / "out"), "manifest.toml", "a.txt", "last week", "2022-02"
    )


def test_bad_corrections(tmp_path: Path, folder: Folder) -> None:
    texts = folder({"good.txt": GOOD, "corrections.toml": '[[event]]\nheadline = "x"\n'})
    refused(command("build", texts, "--out", tmp_path / "out"), "corrections.toml", "number 1", "mention")


def test_a_model_that_is_not_installed(tmp_path: Path, folder: Folder) -> None:
    texts = folder({"good.txt": GOOD})
    refused(command("build", texts, "--out", tmp_path / "out", "--model", "xx_none"), "xx_none", "install")


@pytest.mark.parametrize("arguments", [[], ["paint"], ["build", "--workers", "0"], ["export", "papyrus"]])
def test_usage(arguments: list[str]) -> None:
    finished = command(*arguments)
    assert finished.code == 2
    assert "usage:" in finished.err
    assert "Traceback" not in finished.err


def test_if_changed_builds_once(tmp_path: Path, folder: Folder) -> None:
    texts, out = folder({"good.txt": GOOD}), tmp_path / "out"
    assert "1 texts" in command("build", texts, "--out", out, "--if-changed").out
    written = (out / "events.parquet").stat().st_mtime_ns
    assert "up to date" in command("build", texts, "--out", out, "--if-changed").out
    assert (out / "events.parquet").stat().st_mtime_ns == written


LARGE = 5_000_000


def test_a_large_text_is_read_in_bounded_time(tmp_path: Path, folder: Folder) -> None:
    """5 MB: a page saved with its scripts, and an article before and after them."""
    dice = random.Random(7)
    lines = [
        f"var d{n}='{dice.getrandbits(300):x}'; if (d{n}<{n}) {{ show('3 May 1951'); }}" for n in range(500)
    ]
    code = "\n".join(dice.choice(lines) for _ in range(LARGE // 120))
    text = f"{GOOD}\n<script>\n{code}\n</script>\n\nOn 4 April 1957 Norway asked Iceland for fish.\n"
    assert 0.9 * LARGE < len(text) < 1.2 * LARGE
    began = perf_counter()
    out = tmp_path / "out"
    finished = command("build", folder({"large.txt": text}), "--out", out, timeout=150)
    assert finished.code == 0, finished.err
    assert perf_counter() - began < 120
    tables = table.read(out)
    assert tables.documents["chars"].tolist() == [len(text)]
    assert set(tables.events["edtf"]) == {"1954-03-03", "1957-04-04"}


ROWS = [
    {"doc": "a", "text": "It began on 3 March 1951 & ended the next day.", "dct": "1951-03-05"},
    {"doc": "b", "text": "“Last year” was <long>.", "dct": "2020-01-02T10:00:00"},
    {"doc": "c", "text": "Yesterday it rained.", "dct": None},
    {"doc": "d", "text": "Nothing of note.", "dct": "20200102", "domain": "narrative"},
]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rows above as JSON lines, with a blank line among them."""
    file = tmp_path_factory.mktemp("tag") / "in.jsonl"
    file.write_text("\n\n".join(json.dumps(row) for row in ROWS) + "\n", encoding="utf-8")
    return file


def test_tag_writes_json_lines(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert command("tag", lines, "--out", out).code == 0
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["doc"] for row in found] == ["a", "b", "c", "d"]
    for row, given in zip(found, ROWS, strict=True):
        for timex in row["timexes"]:
            assert set(timex) == {"start", "end", "type", "value", "mod"}
            assert 0 <= timex["start"] < timex["end"] <= len(str(given["text"]))
    first = [(str(ROWS[0]["text"])[t["start"] : t["end"]], t["value"]) for t in found[0]["timexes"]]
    assert first == [("3 March 1951", "1951-03-03"), ("the next day", "1951-03-04")]
    assert [t["value"] for t in found[1]["timexes"]] == ["2019"]
    assert found[3]["timexes"] == []


def test_tag_reads_stdin_and_writes_stdout(lines: Path) -> None:
    piped = command("tag", "-", stdin=lines.read_text(encoding="utf-8"))
    assert piped.code == 0
    assert piped.err == ""
    assert [json.loads(line)["doc"] for line in piped.out.splitlines()] == ["a", "b", "c", "d"]


def test_tag_writes_timeml_that_parses(lines: Path) -> None:
    finished = command("tag", lines, "--format", "timeml")
    assert finished.code == 0
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    parsed = [ET.fromstring(head + part) for part in finished.out.split(head)[1:]]  # noqa: S314
    assert [document.findtext("DOCID") for document in parsed] == ["a", "b", "c", "d"]
    for document, row in zip(parsed, ROWS, strict=True):
        [text] = document.iter("TEXT")
        assert "".join(text.itertext()) == row["text"]
    timexes = [*parsed[0].iter("TIMEX3")]
    assert [t.get("value") for t in timexes] == ["1951-03-05", "1951-03-03", "1951-03-04"]
    assert timexes[0].get("functionInDocument") == "CREATION_TIME"
    assert len({t.get("tid") for t in timexes}) == 3


BAD_LINES = {
    "not JSON": ("{doc: a}", "not JSON"),
    "no object": ("[1]", "object"),
    "no text": ('{"doc": "a"}', "text"),
    "no doc": ('{"text": "a"}', "doc"),
    "text is a number": ('{"doc": "a", "text": 3}', "text"),
    "dct is no date": ('{"doc": "a", "text": "b", "dct": "yesterday"}', "dct"),
    "dct is no such day": ('{"doc": "a", "text": "b", "dct": "2021-02-30"}', "dct"),
    "dct is a number": ('{"doc": "a", "text": "b", "dct": 2021}', "dct"),
    "domain unknown": ('{"doc": "a", "text": "b", "domain": "poetry"}', "domain"),
}


@pytest.mark.parametrize(("line", "word"), BAD_LINES.values(), ids=BAD_LINES)
def test_tag_names_a_bad_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, line: str, word: str
) -> None:
    from pipeline.__main__ import main

    file = tmp_path / "in.jsonl"
    file.write_text(f"\n{line}\n", encoding="utf-8")
    assert main(["tag", str(file)]) == 2
    message = capsys.readouterr().err
    assert message.startswith(f"error: {file}: line 2: ")
    assert word in message.removeprefix(f"error: {file}: line 2: ")


def test_tag_of_a_file_that_is_not_there_or_no_utf8(tmp_path: Path) -> None:
    refused(command("tag", tmp_path / "none.jsonl"), "none.jsonl")
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes('{"doc": "a", "text": "é"}'.encode("latin-1"))
    refused(command("tag", bad), "bad.jsonl", "UTF-8")


def test_export_csv_is_the_csv_of_the_build(tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    assert command("export", "csv", "--out", out).code == 0
    committed = (ROOT / "data" / "events.csv").read_bytes()
    assert out.read_bytes() == committed
    assert command("export", "csv").out.encode() == committed


def test_export_of_no_tables(tmp_path: Path) -> None:
    refused(command("export", "csv", "--data", tmp_path), str(tmp_path), "python -m pipeline build")


def test_export_of_broken_tables(tmp_path: Path) -> None:
    for name in table.COLUMNS:
        (tmp_path / f"{name}.parquet").write_bytes(b"PAR1 no")
    refused(command("export", "csv", "--data", tmp_path), "documents.parquet", "build")


def test_cells_that_a_spreadsheet_would_run_are_neutral() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"):
        assert csv.neutral(text) == "'" + text
    for text in ("Troops land", "1937", "a=b", "", "'=1"):
        assert csv.neutral(text) == text


def test_hostile_texts_reach_the_csv_neutral(tmp_path: Path, folder: Folder) -> None:
    import csv as reader

    from tests import tablegen

    tables = tablegen.canal()
    tables.events.loc[0, ["headline", "label"]] = "=HYPERLINK(1)", '@a";b,c'
    tables.events.at[0, "actors"] = ["=cmd()", "Varland"]
    rows = [*reader.DictReader(csv.events(tables).splitlines())]
    assert rows[0]["headline"] == "'=HYPERLINK(1)"
    assert rows[0]["label"] == "'@a\";b,c"
    assert rows[0]["actors"] == "'=cmd(); Varland"
    assert len(rows) == len(tables.events)
