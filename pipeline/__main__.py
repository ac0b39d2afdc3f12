"""The command line: build a folder of texts into tables, tag dates alone, export."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from pipeline import __version__

if TYPE_CHECKING:
    from pipeline.run import Read

EXPORTS = ("csv",)


class UsageError(ValueError):
    """A command cannot be carried out; the message names the file, the place and the remedy."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when done, 2 with a message on stderr when it cannot be."""
    options = _parser().parse_args(arguments)
    from pipeline import corrections, documents, nlp, table

    expected = (
        UsageError,
        documents.InputError,
        corrections.CorrectionError,
        nlp.ModelMissingError,
        table.TableError,
    )
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except expected as error:
        print(f"error: {error}", file=sys.stderr)
    except OSError as error:
        place = error.filename or getattr(options, "out", None) or "output"
        print(
            f"error: {place}: {error.strerror or error}; choose another place or mend its rights",
            file=sys.stderr,
        )
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipeline", description=__doc__)
    parser.add_argument("--version", action="version", version=f"datelines {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="read texts into tables")
    build.add_argument(
        "paths", nargs="*", type=Path, default=[Path("seeds")], metavar="PATH", help="folders or files"
    )
    build.add_argument("--out", type=Path, default=Path("data"), metavar="DIR", help="where to write (data/)")
    build.add_argument("--workers", type=_positive, default=1, metavar="N", help="processes to read with (1)")
    build.add_argument("--engine", choices=("local", "dask"), default="local", help="what runs them (local)")
    build.add_argument("--model", default=None, metavar="NAME", help="an installed spaCy pipeline")
    build.add_argument("--if-changed", action="store_true", help="do nothing where DIR is up to date")
    build.set_defaults(command=_build)

    tag = commands.add_parser("tag", help="tag the time expressions of JSON lines")
    tag.add_argument(
        "input", type=Path, metavar="IN.jsonl", help='lines of {"doc", "text", "dct"}; - for stdin'
    )
    tag.add_argument("--out", type=Path, default=None, metavar="FILE", help="where to write (stdout)")
    tag.add_argument("--format", choices=("jsonl", "timeml"), default="jsonl", help="what to write (jsonl)")
    tag.set_defaults(command=_tag)

    explain = commands.add_parser("explain", help="say how the dates of a text are read, and why")
    explain.add_argument("text", metavar="TEXT", help="the text, in quotes; - for stdin")
    explain.add_argument("--dct", default=None, metavar="DATE", help="its publication date (unknown)")
    explain.add_argument(
        "--domain",
        choices=("news", "narrative"),
        default=None,
        help="news with --dct, else narrative",
    )
    explain.set_defaults(command=_explain)

    export = commands.add_parser("export", help="write the tables in another form")
    export.add_argument("format", choices=EXPORTS, metavar="FORMAT", help=", ".join(EXPORTS))
    export.add_argument("--data", type=Path, default=Path("data"), metavar="DIR", help="the tables (data/)")
    export.add_argument("--out", type=Path, default=None, metavar="FILE", help="where to write (stdout)")
    export.set_defaults(command=_export)
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _build(options: argparse.Namespace) -> int:
    from pipeline import nlp, run

    fingerprint = run.inputs(options.paths)
    if options.if_changed and run.is_current(options.out, fingerprint):
        print(f"{options.out} is up to date")
        return 0
    _check_writable(options.out)
    tables = run.build(
        options.paths,
        workers=options.workers,
        engine=options.engine,
        model=options.model or nlp.DEFAULT_MODEL,
        progress=_progress,
    )
    run.save(tables, options.out, fingerprint=fingerprint)
    print(
        f"{len(tables.documents)} texts, {len(tables.mentions)} mentions, {len(tables.events)} events, "
        f"{len(tables.actors)} actors, {len(tables.leftovers)} leftovers → {options.out}"
    )
    unread = tables.leftovers[tables.leftovers["kind"] == "document"]
    for row in unread.to_dict("records"):
        print(f"left over: {row['text']}: {row['reason']}", file=sys.stderr)
    return 0


def _check_writable(out: Path) -> None:
    """Find out before the work whether its result can be kept."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: is a file; name a folder with --out")
    out.mkdir(parents=True, exist_ok=True)
    probe = out / ".write-test"
    probe.touch()
    probe.unlink()


def _progress(done: Iterable[Read], total: int) -> Iterator[Read]:
    """A bar on a terminal, nothing when piped."""
    from tqdm import tqdm

    yield from tqdm(done, total=total, unit="text", disable=not sys.stderr.isatty())


def _tag(options: argparse.Namespace) -> int:
    from pipeline.export import timeml
    from pipeline.tagging import tag_line

    lines = sys.stdin if str(options.input) == "-" else options.input.open(encoding="utf-8")
    out: TextIO = sys.stdout if options.out is None else options.out.open("w", encoding="utf-8", newline="")
    try:
        for number, line in enumerate(lines, 1):
            if line.strip():
                row = _json_line(line, f"{options.input}: line {number}")
                timexes = tag_line(row, where=f"{options.input}: line {number}")
                if options.format == "timeml":
                    out.write(timeml.document(row, timexes))
                else:
                    out.write(json.dumps({"doc": row["doc"], "timexes": timexes}, ensure_ascii=False) + "\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"{options.input}: is not in UTF-8 ({error.reason}); save it as UTF-8") from error
    finally:
        if out is not sys.stdout:
            out.close()
        if lines is not sys.stdin:
            lines.close()
    return 0


def _explain(options: argparse.Namespace) -> int:
    from pipeline.explain import explain

    try:
        text = sys.stdin.read() if options.text == "-" else options.text
    except UnicodeDecodeError as error:
        raise UsageError(f"standard input is not in UTF-8 ({error.reason}); save it as UTF-8") from error
    sys.stdout.write(explain(text, dct=options.dct, domain=options.domain))
    return 0


def _json_line(line: str, where: str) -> dict[str, Any]:
    from pipeline.tagging import without_halves

    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"{where}: not JSON ({error.msg}); one object a line") from error
    if not isinstance(row, dict):
        raise UsageError(f'{where}: must be an object with "doc", "text" and "dct"')
    return {key: without_halves(value) if isinstance(value, str) else value for key, value in row.items()}


def _export(options: argparse.Namespace) -> int:
    from pipeline import table
    from pipeline.export import csv

    text = csv.events(table.read(options.data))
    if options.out is None:
        sys.stdout.write(text)
    else:
        options.out.write_text(text, encoding="utf-8", newline="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
