"""What the build costs beside bare spaCy: python benchmarks/build.py FOLDER [FOLDER ...] [--runs N]

Both read the same texts in the same process, by turns; the figure is the median of the ratios of CPU time.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline import documents, nlp, run
from pipeline.model import Document


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--runs", type=int, default=5, help="how often each is measured (default 5)")
    args = parser.parse_args()
    sources = documents.find(args.folders)
    jobs = [
        run.Job(s, i, nlp.DEFAULT_MODEL) for s, i in zip(sources, documents.doc_ids(sources), strict=True)
    ]
    found = [documents.read(job.source, job.doc_id) for job in jobs]
    texts = [one.masked for one in found if isinstance(one, Document)]
    print(report(texts, jobs, args.runs))


def report(texts: Sequence[str], jobs: Sequence[run.Job], runs: int) -> str:
    """The line to print."""
    spacy, ours = (lambda: _pipe(texts)), (lambda: _build(jobs))
    spacy(), ours()  # what is loaded at first use counts for neither
    times = [(_cpu(spacy), _cpu(ours)) for _ in range(runs)]
    bare, whole = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(b / a for a, b in times)
    words = sum(len(text.split()) for text in texts)
    return (
        f"{len(texts)} texts, {words:,} words: bare spaCy {bare:.2f} s, the build {whole:.2f} s of CPU, "
        f"{ratio:.2f} × bare spaCy (median of {runs})"
    )


def _cpu(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _pipe(texts: Sequence[str]) -> None:
    for _ in nlp.load().pipe(texts):
        pass


def _build(jobs: Sequence[run.Job]) -> None:
    for at in range(0, len(jobs), nlp.TOGETHER):
        run.read_batch(jobs[at : at + nlp.TOGETHER])


if __name__ == "__main__":
    main()
