"""Reading a folder of texts, and masking what is not prose, without moving a single offset."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline import lexicon
from pipeline.model import Document, Leftover

MANIFEST = "manifest.toml"
NOT_TEXTS = {MANIFEST, "corrections.toml", "datapackage.json"}
MAX_BYTES = 50_000_000


class InputError(ValueError):
    """The folder or its manifest cannot be used; the message names the file, the place and the remedy."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its path on disk, its path within the folder (with "/"), and what the manifest says."""

    file: Path
    path: str
    stated: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start:end` of a text and why they are masked."""

    start: int
    end: int
    reason: str


def find(paths: Iterable[Path]) -> list[Source]:
    """The texts in folders and files, in order of their paths within them.

    Hidden files, `manifest.toml`, `corrections.toml` and `datapackage.json` are not texts.
    Raises InputError for a path that does not exist and a manifest that cannot be read.
    """
    found: list[Source] = []
    for root in paths:
        if root.is_dir():
            stated = _manifest(root / MANIFEST)
            files = [f for f in root.rglob("*") if _is_file(f) and _is_text_name(f.relative_to(root))]
            found += [
                Source(f, f.relative_to(root).as_posix(), stated.get(f.relative_to(root).as_posix(), {}))
                for f in files
            ]
        elif root.is_file():
            found.append(Source(root, root.name, _manifest(root.parent / MANIFEST).get(root.name, {})))
        else:
            raise InputError(f"{root}: no such file or folder; name a folder of texts")
    return sorted(set_once(found), key=lambda source: source.path)


def set_once(sources: Iterable[Source]) -> Iterator[Source]:
    """Each file once, however often it is named."""
    seen = set()
    for source in sources:
        if (key := source.file.resolve()) not in seen:
            seen.add(key)
            yield source


def _is_file(path: Path) -> bool:
    """Whether it is a file, or a link to nothing, which is reported as one that cannot be read."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _is_text_name(path: Path) -> bool:
    return path.name not in NOT_TEXTS and not any(part.startswith(".") for part in path.parts)


def _manifest(path: Path) -> dict[str, dict[str, Any]]:
    if not path.is_file():
        return {}
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}; mend the line or remove the file") from error
    for name, facts in stated.items():
        if not isinstance(facts, dict):
            raise InputError(f'{path}: "{name}" must be a table such as ["{name}"]')
        for key in ("publisher", "language", "published", "why", "title"):
            if not isinstance(facts.get(key, ""), str):
                raise InputError(f'{path}: {key} of "{name}" must be a text in quotes')
    return stated


def doc_ids(sources: Iterable[Source]) -> list[str]:
    """A document id for each source: its file name without the last suffix.

    Where two files share it, the later one in order keeps its whole name, or its whole path.
    """
    taken: set[str] = set()
    ids = []
    for source in sources:
        name = Path(source.path)
        options = [name.stem, name.name, source.path.replace("/", "__"), str(source.file)]
        chosen = next(option for option in options if option not in taken)
        taken.add(chosen)
        ids.append(chosen)
    return ids


def read(source: Source, doc_id: str) -> Document | Leftover:
    """Read one file; what cannot be read as text comes back as a leftover with the reason."""
    try:
        if source.file.stat().st_size > MAX_BYTES:
            return _unread(doc_id, source, f"larger than {MAX_BYTES // 1_000_000} MB; split it")
        data = source.file.read_bytes()
    except OSError as error:
        return _unread(doc_id, source, f"cannot be read ({error.strerror or error})")
    text = decode(data)
    if text is None:
        return _unread(doc_id, source, "not a text: binary, or in an encoding that is not recognised")
    if not text.strip():
        return _unread(doc_id, source, "empty")
    masked = mask(text, [*markup(text), *boilerplate(text)])
    return Document(
        doc_id=doc_id,
        path=source.path,
        text=text,
        masked=masked,
        sha256=hashlib.sha256(data).hexdigest(),
        title=source.stated.get("title") or title(masked),
        publisher=source.stated.get("publisher"),
        language=source.stated.get("language"),
    )


def _unread(doc_id: str, source: Source, reason: str) -> Leftover:
    return Leftover(doc_id, 0, 0, source.path, "document", reason)


def decode(data: bytes) -> str | None:
    """Bytes as text: UTF-8, UTF-16 with its mark, else the likeliest encoding; None for what is no text.

    >>> decode("the café".encode("latin-1")), decode(bytes(range(256)))
    ('the café', None)
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            return None
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in data[:4096]) > len(data[:4096]) // 100:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=_ENCODINGS).best()
    if best is None:
        return None
    text = data.decode(best.encoding, errors="replace")
    return None if text.count("\ufffd") > len(text) // 100 else text


_ENCODINGS = [
    "cp1252", "latin_1", "cp1251", "koi8_r", "cp1250", "iso8859_2", "cp1253", "cp1254",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip


_PAIRS = [
    (re.compile(r"<\s*script\b", re.I), re.compile(r"<\s*/\s*script\s*>", re.I), "code"),
    (re.compile(r"<\s*style\b", re.I), re.compile(r"<\s*/\s*style\s*>", re.I), "code"),
    (re.compile(r"<!--"), re.compile(r"-->"), "comment"),
    (re.compile(r"\*\("), re.compile(r"\)\*"), "stage direction"),
]
_MARKUP = [
    (re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,11}(\s[^<>\n]{0,1000})?/?\s*>"), "tag"),
    (re.compile(r"<\s*/?\s*[A-Za-z][A-Za-z0-9]{0,11}\s*/?\s*>"), "tag"),  # broken by a translator's spaces
    (re.compile(r"\[(?!\d)[^\[\]\n]{40,}\](?!\()"), "stage direction"),
    (re.compile(r"(?<=\b\d{4})\.(?=\s+[a-z])"), "stray full stop"),
    (re.compile(r"\*\*|^#{1,6}\s|^[ \t]*[*•·]\s+", re.M), "markup"),
    (re.compile(r"https?://\S+"), "address"),
    (re.compile(r"^.{0,200}\.(jpe?g|png|gif|webp|svg|mp4)\s*$", re.I | re.M), "image name"),
]
_STAGE_LIMIT = 2_000


def markup(text: str) -> list[Span]:
    """Tags (broken ones too), code, comments, addresses, image names and bracketed stage directions."""
    paired = (span for opens, closes, reason in _PAIRS for span in _between(text, opens, closes, reason))
    single = (
        Span(found.start(), found.end(), reason)
        for pattern, reason in _MARKUP
        for found in pattern.finditer(text)
    )
    return [
        span
        for span in (*paired, *single)
        if span.reason != "stage direction" or span.end - span.start <= _STAGE_LIMIT
    ]


def _between(text: str, opens: re.Pattern[str], closes: re.Pattern[str], reason: str) -> Iterator[Span]:
    """From each opening to the next closing mark, in time linear in the text; an unclosed one is none."""
    at = 0
    while (first := opens.search(text, at)) and (last := closes.search(text, first.end())):
        yield Span(first.start(), last.end(), reason)
        at = last.end()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: its offsets without the line break, and its words."""

    start: int
    end: int
    text: str


def lines(text: str) -> list[Line]:
    """The lines of a text, without their breaks.

    >>> [line.start for line in lines("one\\n\\ntwo")]
    [0, 4, 5]
    """
    found, start = [], 0
    for piece in text.split("\n"):
        found.append(Line(start, start + len(piece), piece.strip()))
        start += len(piece) + 1
    return found


def boilerplate(text: str) -> list[Span]:
    """What a page wraps around its prose: share bars, comment forms, appeals, interview templates.

    A marker of scope `line` masks its line, `block` until the next blank line, `rest` everything after it.
    Templates of scope `rest` count only in the last two thirds of a text.
    """
    spans: list[Span] = []
    all_lines = lines(text)
    until = 0
    for index, line in enumerate(all_lines):
        if line.start < until or not line.text:
            continue
        marker = next((m for m in _markers() if m.pattern.search(line.text)), None)
        if marker is None:
            continue
        end = line.end
        if marker.scope == "rest":
            if line.start < len(text) / 3:
                continue
            end = len(text)
        elif marker.scope == "block":
            end = next((after.start for after in all_lines[index:] if not after.text), len(text))
        spans.append(Span(line.start, end, marker.kind))
        until = end
    return spans


@dataclass(frozen=True, slots=True)
class _Marker:
    kind: str
    scope: str
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def _markers() -> tuple[_Marker, ...]:
    return tuple(
        _Marker(entry["kind"], entry["scope"], re.compile(entry["pattern"], re.I))
        for entry in lexicon.load("boilerplate")["marker"]
    )


def mask(text: str, spans: Iterable[Span]) -> str:
    """The text with the spans overwritten by spaces; line breaks stay.

    >>> mask("a <b>b</b>", [Span(2, 5, "tag"), Span(6, 10, "tag")])
    'a    b    '
    """
    pieces, done = [], 0
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if span.end <= done:
            continue
        start = max(span.start, done)
        pieces += [text[done:start], re.sub(r"[^\n]", " ", text[start : span.end])]
        done = span.end
    return "".join([*pieces, text[done:]])


def title(masked: str) -> str | None:
    """The first line that reads like a headline: short, with words, not a full sentence or a date.

    >>> title("Breakthrough at last\\n\\nThe talks ended.")
    'Breakthrough at last'
    """
    for line in [line for line in lines(masked) if line.text][:4]:
        if (
            re.search(r"[A-Za-z]{3}.* ", line.text)
            and len(line.text) <= 160
            and not _DATE_LIKE.search(line.text)
        ):
            return None if line.text.endswith((".", "!”", ".”", ":", "...")) else " ".join(line.text.split())
    return None


_DATE_LIKE = re.compile(r"^\W*(\w+,?\s+){0,2}\d{1,4}[ ./-].{0,25}\d{2,4}\W*", re.I)


def breaks(masked: str) -> list[int]:
    """Offsets where a sentence must begin: after each line break (hard-wrapped: blank line) and dateline.

    >>> breaks("Title\\nFirst line.")
    [6]
    """
    all_lines = lines(masked)
    wrapped = _hard_wrapped([line.text for line in all_lines if line.text])
    found = []
    for before, line in pairwise(all_lines):
        if line.text and (not wrapped or not before.text):
            indent = len(masked[line.start : line.end]) - len(masked[line.start : line.end].lstrip())
            found.append(line.start + indent)
    return sorted({*found, *(place.end() for place in _DATELINE.finditer(masked))})


_DATELINE = re.compile(r"^[ \t]*[A-Z][A-Z’'.-]+(?:[ ,][^\n]{0,60}?)?(?<=[\w.)]) ?[-–—]{1,2} (?=[A-Z])", re.M)


def _hard_wrapped(texts: list[str]) -> bool:
    """Whether lines end where the page did, and not where a sentence did."""
    if len(texts) < 4:
        return False
    runs_on = sum(
        not a.endswith((".", "!", "?", ":", '"', "”")) and b[:1].islower() for a, b in pairwise(texts)
    )
    return runs_on > len(texts) / 4 and max(map(len, texts)) <= 130
