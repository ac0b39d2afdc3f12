"""Reading: which files are texts, in which encodings, what is masked, and that no offset moves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import documents
from pipeline.documents import InputError, Source
from pipeline.model import Document, Leftover

Folder = Callable[..., Path]
PROSE = "The council of Lindau met on 3 March 1951 and agreed to widen the harbour.\n"


def test_texts_of_a_folder(folder: Folder) -> None:
    texts = folder(
        {
            "b.txt": "B",
            "a.md": "A",
            "deep/down/c.txt": "C",
            ".hidden": "no",
            ".git/config": "no",
            "manifest.toml": "",
            "corrections.toml": "",
            "datapackage.json": "{}",
        }
    )
    assert [source.path for source in documents.find([texts])] == ["a.md", "b.txt", "deep/down/c.txt"]


def test_a_file_named_twice_is_read_once(folder: Folder) -> None:
    texts = folder({"a.txt": "A", "b.txt": "B"})
    assert [s.path for s in documents.find([texts / "b.txt", texts, texts])] == ["a.txt", "b.txt"]


def test_a_file_alone_has_its_folders_manifest(folder: Folder) -> None:
    texts = folder({"a.txt": "A", "manifest.toml": '["a.txt"]\npublisher = "Lake Post"\n'})
    [source] = documents.find([texts / "a.txt"])
    assert source.stated == {"publisher": "Lake Post"}


def test_ids_of_files_that_share_a_stem(folder: Folder) -> None:
    texts = folder({"a.md": "1", "a.txt": "2", "deep/a.txt": "3", "deep/a.b.txt": "4"})
    sources = documents.find([texts])
    assert [s.path for s in sources] == ["a.md", "a.txt", "deep/a.b.txt", "deep/a.txt"]
    assert documents.doc_ids(sources) == ["a", "a.txt", "a.b", "deep__a.txt"]


ENCODED = {
    "utf-8": "The café in Zürich closed on 3 March 1951 – so said Łukasz.\n",
    "utf-16": "The café in Zürich closed on 3 March 1951 – so said Łukasz.\n",
    "cp1251": "Министр прибыл в столицу 3 марта 1951 года. Переговоры длились два дня.\n",
    "koi8_r": "Министр прибыл в столицу 3 марта 1951 года. Переговоры длились два дня.\n",
    "latin_1": "Le ministre est arrivé à la capitale le 3 mars 1951. Les négociations ont duré deux jours.\n",
    "cp1252": "On 3 March 1951 the “minister” – as the café’s owner called him – signed it.\n",
    "cp1250": "Ministr přijel do hlavního města 3. března 1951 a podepsal smlouvu.\n",
    "shift_jis": "大臣は1951年3月3日に首都に到着し、条約に署名した。交渉は二日間続いた。\n",
    "gb18030": "部长于1951年3月3日抵达首都，双方签署了条约。谈判持续了两天。\n",
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_encodings(encoding: str) -> None:
    assert documents.decode(ENCODED[encoding].encode(encoding)) == ENCODED[encoding]


NO_TEXTS = {
    "zeros": b"\0" * 100,
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
    "zip": b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(255, -1, -1)),
    "control characters": bytes(range(1, 32)) * 20 + b"\xff\xfe\xfd",
    "half a utf-16": b"\xff\xfe\x00\xd8",
}


@pytest.mark.parametrize("data", NO_TEXTS.values(), ids=NO_TEXTS)
def test_what_is_no_text(data: bytes) -> None:
    assert documents.decode(data) is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b" \n\t\n", "empty"), (b"\0\1\2", "not a text")],
    ids=["empty", "blank", "binary"],
)
def test_what_cannot_be_used_is_a_leftover(folder: Folder, content: bytes, reason: str) -> None:
    [source] = documents.find([folder({"a.txt": content})])
    found = documents.read(source, "a")
    assert isinstance(found, Leftover)
    assert (found.kind, found.text) == ("document", "a.txt")
    assert reason in found.reason


def test_a_file_too_large_is_a_leftover(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_BYTES", 10)
    [source] = documents.find([folder({"a.txt": PROSE})])
    found = documents.read(source, "a")
    assert isinstance(found, Leftover)
    assert "split" in found.reason


def test_a_link_to_nothing_is_a_leftover(folder: Folder) -> None:
    texts = folder({"a.txt": PROSE})
    (texts / "lost.txt").symlink_to(texts / "nowhere.txt")
    _, lost = documents.find([texts])
    found = documents.read(lost, "lost")
    assert isinstance(found, Leftover)
    assert found.reason.startswith("cannot be read (No such file")


BAD_MANIFESTS = {
    "not TOML": '["a.txt"\npublisher = "x"',
    "not UTF-8": '["a.txt"]\npublisher = "é"'.encode("latin-1"),
    "not a table": 'publisher = "x"',
    "not a text": '["a.txt"]\npublished = 2022-03-14',
    "a number": '["a.txt"]\nwhy = 3',
}


@pytest.mark.parametrize("content", BAD_MANIFESTS.values(), ids=BAD_MANIFESTS)
def test_bad_manifests_are_named(folder: Folder, content: str | bytes) -> None:
    texts = folder({"a.txt": PROSE, "manifest.toml": content})
    with pytest.raises(InputError, match=r"manifest\.toml"):
        documents.find([texts])


def read(folder: Folder, text: str) -> Document:
    """A text as the pipeline reads it."""
    file = folder({"a.txt": text}) / "a.txt"
    found = documents.read(Source(file, "a.txt", {}), "a")
    assert isinstance(found, Document)
    return found


NOT_PROSE = {
    "tag": '<p class="x">{}</p>',
    "tag with spaces": "< b>{}< /b>",
    "attribute": '<img alt="KEPT OUT 5 May 1950">{}',
    "script": '<script>var day = "KEPT OUT 5 May 1950";</script>{}',
    "style": "<style>.KEPT {{ OUT: 5 }}</style>{}",
    "comment": "<!-- KEPT OUT on 5 May 1950 -->{}",
    "address": "{} https://example.org/1950/05/05/KEPT-OUT",
    "image name": "KEPT OUT 5 May 1950.jpg\n{}",
    "stage direction": "*(KEPT OUT on 5 May 1950 with a nod)*{}",
    "template": "[KEPT OUT: name of the guest, who spoke on 5 May 1950 about the harbour]\n{}",
}


@pytest.mark.parametrize("pattern", NOT_PROSE.values(), ids=NOT_PROSE)
def test_what_is_not_prose_is_masked(folder: Folder, pattern: str) -> None:
    text = pattern.format(PROSE.strip())
    document = read(folder, text)
    assert document.text == text
    assert len(document.masked) == len(text)
    assert PROSE.strip() in document.masked
    assert "KEPT" not in document.masked
    assert "<" not in document.masked


@pytest.mark.parametrize(
    "text", [PROSE, "a < b and c > d\n", "[1] See note.\n", "2 * (3 + 4)\n", "<unclosed\n"]
)
def test_prose_is_not_masked(folder: Folder, text: str) -> None:
    assert read(folder, text).masked == text


@given(st.text(st.sampled_from("<>!-*()[]/abc \n.\"'=scripty"), max_size=200))
def test_masking_moves_nothing(text: str) -> None:
    masked = documents.mask(text, [*documents.markup(text), *documents.boilerplate(text)])
    assert len(masked) == len(text)
    assert all(m in (t, " ") for m, t in zip(masked, text, strict=True))
    assert masked.count("\n") == text.count("\n")


HOSTILE = ["<script ", "<!-- ", "*( ", "[ab ", "<a b ", "<", "1 ", "a.jpg ", "** ", "# x\n", 'name="date" ']


@pytest.mark.parametrize("piece", HOSTILE)
def test_masking_takes_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = perf_counter()
    documents.markup(text)
    documents.boilerplate(text)
    assert perf_counter() - began < 5


def test_titles() -> None:
    assert documents.title("Harbour to be widened\n\n" + PROSE) == "Harbour to be widened"
    assert documents.title(PROSE) is None
    assert documents.title("3 March 1951\n\nHarbour to be widened\n\n" + PROSE) == "Harbour to be widened"


def test_breaks_follow_lines_unless_they_are_wrapped() -> None:
    lines = "Harbour to be widened\nThe council met.\nTraders were glad.\n"
    assert [lines[at:].split()[0] for at in documents.breaks(lines)] == ["The", "Traders"]
    wrapped = (
        "The council of Lindau met\nfor three hours and agreed\nto widen the harbour, a\n"
        "step long asked for.\n\nTraders were glad of it\nand said so.\n"
    )
    assert [wrapped[at:].split()[0] for at in documents.breaks(wrapped)] == ["Traders"]
