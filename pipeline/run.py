"""The stages in order: a folder of texts in, six tables out."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline import __version__, actors, corrections, dateline, documents, events, nlp, table
from pipeline.export import csv
from pipeline.model import Document, Leftover
from pipeline.nlp import text_of
from pipeline.tabulate import tabulate
from pipeline.timex import join_ranges, tag

if TYPE_CHECKING:
    from spacy.tokens import Doc

Engine = Literal["local", "dask"]


@dataclass(frozen=True, slots=True)
class Read:
    """What one text gave: the document (None where it could not be read), its mentions and its leftovers."""

    document: Document | None
    mentions: tuple[events.Mention, ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """One text to read, and the spaCy pipeline to read it with."""

    source: documents.Source
    doc_id: str
    model: str


def build(
    paths: Sequence[Path],
    *,
    workers: int = 1,
    engine: Engine = "local",
    model: str = nlp.DEFAULT_MODEL,
    progress: Callable[[Iterable[Read], int], Iterable[Read]] = lambda done, total: done,
) -> table.Tables:
    """Read texts into tables.

    Raises InputError where there is no text, ModelMissingError, CorrectionError.
    """
    sources = documents.find(paths)
    if not sources:
        where = ", ".join(map(str, paths))
        raise documents.InputError(f"{where}: holds no texts; put one text a file (.txt) there")
    edits = _corrections(paths)
    nlp.load(model)
    jobs = [
        Job(source, doc_id, model) for source, doc_id in zip(sources, documents.doc_ids(sources), strict=True)
    ]
    done = list(progress(_each(jobs, workers=workers, engine=engine), len(jobs)))
    results = _without_copies(done)
    return tabulate(
        [one.document for one in results if one.document is not None],
        [mention for one in results for mention in one.mentions],
        [leftover for one in results for leftover in one.leftovers],
        edits,
    )


def _each(jobs: Sequence[Job], *, workers: int, engine: Engine) -> Iterator[Read]:
    """Every job's result, in the order of the jobs, whatever runs them."""
    batches = [jobs[at : at + nlp.TOGETHER] for at in range(0, len(jobs), nlp.TOGETHER)]
    if engine == "dask":
        yield from _with_dask(batches, workers)
    elif workers <= 1 or len(batches) <= 1:
        yield from chain.from_iterable(map(_read_lazily, batches))
    else:
        with multiprocessing.get_context("spawn").Pool(min(workers, len(batches))) as pool:
            yield from chain.from_iterable(pool.imap(read_batch, batches))


def _with_dask(batches: Sequence[Sequence[Job]], workers: int) -> Iterator[Read]:
    try:
        import dask
    except ImportError as error:
        raise documents.InputError("--engine dask needs dask: pip install dask") from error
    tasks = [dask.delayed(read_batch, pure=False)(batch) for batch in batches]
    yield from chain.from_iterable(dask.compute(*tasks, scheduler="processes", num_workers=workers))


def read_batch(jobs: Sequence[Job]) -> list[Read]:
    """A few texts, parsed together."""
    return list(_read_lazily(jobs))


def read(job: Job) -> Read:
    """One text."""
    return read_batch([job])[0]


def _read_lazily(jobs: Sequence[Job]) -> Iterator[Read]:
    """Each text: document → publication date → time expressions → actors → mentions."""
    found = [documents.read(job.source, job.doc_id) for job in jobs]
    proses = [_prose(one) for one in found if isinstance(one, Document)]
    docs = nlp.parse(proses, model=jobs[0].model)
    for job, one in zip(jobs, found, strict=True):
        yield Read(None, (), (one,)) if isinstance(one, Leftover) else _read_one(one, job, docs)


def _prose(document: Document) -> nlp.Prose:
    return nlp.Prose(document.masked, documents.breaks(document.masked))


def _read_one(found: Document, job: Job, docs: Iterator[Doc]) -> Read:
    try:
        return _stages(found, job, _next_or_alone(docs, found, job.model))
    except documents.InputError:
        raise
    except Exception as error:  # one bad text never stops the others; its reason is kept
        reason = f"could not be processed ({type(error).__name__}: {error})"
        return Read(None, (), (Leftover(job.doc_id, 0, 0, job.source.path, "document", reason),))


def _next_or_alone(docs: Iterator[Doc], document: Document, model: str) -> Doc:
    """The next parsed doc; where a text of the batch could not be parsed, the document's own, alone."""
    try:
        return next(docs)
    except Exception:  # what is wrong with it is told where it is parsed alone
        return next(nlp.parse([_prose(document)], model=model))


def _stages(document: Document, job: Job, doc: Doc) -> Read:
    published = dateline.find(document, job.source.stated, doc)
    document = replace(document, published=published if dateline.is_firm(published) else None)
    day = document.published.when if document.published else None
    timexes = tag(doc, dct=day, domain="news" if day else "narrative")
    timexes = events.joined_days(join_ranges(doc, timexes), text_of(doc))
    named = actors.find(doc, published=day)
    mentions, leftovers = events.find(document, doc, timexes, named)
    if not mentions:
        leftovers.append(
            Leftover(document.doc_id, 0, 0, document.path, "document", "No dated event was found in it.")
        )
    return Read(replace(document, published=published), tuple(mentions), tuple(leftovers))


def _without_copies(reads: Iterable[Read]) -> list[Read]:
    """A text that stands in the folder twice counts once; the copy becomes a leftover."""
    first: dict[str, str] = {}
    kept = []
    for one in reads:
        if one.document is not None and one.document.sha256 in first:
            reason = f"the same text as {first[one.document.sha256]}"
            copy = Leftover(one.document.doc_id, 0, 0, one.document.path, "document", reason)
            kept.append(Read(None, (), (copy,)))
        else:
            if one.document is not None:
                first[one.document.sha256] = one.document.path
            kept.append(one)
    return kept


def _corrections(paths: Sequence[Path]) -> corrections.Corrections:
    for path in paths:
        if path.is_dir() and (path / corrections.FILE).is_file():
            return corrections.load(path / corrections.FILE)
    return corrections.Corrections()


def save(tables: table.Tables, out: Path, *, fingerprint: dict[str, str]) -> None:
    """Write the tables, `events.csv` and `datapackage.json`, all or none.

    `fingerprint` is what `inputs` gave. Raises OSError where `out` cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".build-", dir=out) as made:
        folder = Path(made)
        table.write(tables, folder, sources=fingerprint, version=__version__)
        (folder / "events.csv").write_text(csv.events(tables), encoding="utf-8", newline="")
        for file in sorted(folder.iterdir(), key=lambda f: f.name == "datapackage.json"):
            file.replace(out / file.name)


def inputs(paths: Sequence[Path]) -> dict[str, str]:
    """Everything a build depends on in the folders: each text's path, the manifest's and the corrections', to
    the sha256 of its bytes."""
    found = {source.path: source.file for source in documents.find(paths)}
    for path in paths:
        if path.is_dir():
            found |= {n: path / n for n in (documents.MANIFEST, corrections.FILE) if (path / n).is_file()}
    return {path: _sha256(file) for path, file in sorted(found.items())}


def _sha256(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def is_current(out: Path, fingerprint: dict[str, str]) -> bool:
    """Whether `out` holds tables that this version of the pipeline built from these inputs."""
    try:
        package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
        built = {source["path"]: source["sha256"] for source in package["sources"]}
    except (OSError, ValueError, KeyError, TypeError):
        return False
    complete = all((out / f"{name}.parquet").is_file() for name in table.COLUMNS)
    return complete and package.get("pipeline") == __version__ and built == fingerprint
