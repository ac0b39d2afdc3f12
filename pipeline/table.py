"""The published tables: their columns as data, and reading and writing them with every check.

Parquet is the table; `events.csv` is a copy for people; `datapackage.json` (Frictionless Data Package)
describes both. Lists are lists of strings; `earliest` and `latest` are inclusive dates.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from pipeline import model

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Kind = Literal["string", "integer", "number", "boolean", "date", "list"]
TableName = Literal["documents", "mentions", "events", "actors", "participations", "leftovers"]

EVENT_TYPES: dict[str, str] = {
    "agree": "reach or sign an agreement",
    "consult": "meet, talk, visit",
    "support": "express support, recognise, praise",
    "cooperate": "act together",
    "aid": "give help, money, arms or goods",
    "yield": "concede, withdraw, release",
    "request": "ask, demand, appeal",
    "accuse": "blame, criticise, charge",
    "reject": "refuse, deny, veto",
    "threaten": "warn, give an ultimatum",
    "protest": "demonstrate, strike",
    "sanction": "impose or tighten penalties, break off relations",
    "mobilize": "move or exercise forces, raise readiness",
    "coerce": "arrest, seize, expel, restrict",
    "assault": "attack, invade, bomb, kill",
    "statement": "say or announce something",
    "election": "vote, elect, appoint",
    "legislation": "pass, sign or repeal a law, rule in court",
    "economy": "trade, prices, companies, production",
    "other": "anything else",
}
"""Kinds of event: PLOVER's (https://github.com/openeventdata/PLOVER) and five of ours, explained."""


class TableError(ValueError):
    """A table does not hold to its schema, or cannot be read; the message names the file and the place."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, kind, what it says, whether it may be null, and the values it may take."""

    name: str
    kind: Kind
    description: str
    nullable: bool = False
    allowed: tuple[str, ...] = ()
    unit_range: bool = False


def _text(name: str, description: str, *, nullable: bool = False, allowed: Iterable[str] = ()) -> Column:
    return Column(name, "string", description, nullable, tuple(allowed))


def _offset(name: str, description: str) -> Column:
    return Column(name, "integer", description)


def _share(name: str, description: str) -> Column:
    return Column(name, "number", description, unit_range=True)


_EARLIEST = Column("earliest", "date", "first possible day, inclusive; null where open or unknown", True)
_LATEST = Column("latest", "date", "last possible day, inclusive; null where open or unknown", True)
_EDTF = _text("edtf", "when it was, as EDTF (ISO 8601-2)")
_PRECISION = _text("precision", "how fine the date is", allowed=get_args(model.Precision))
_TYPE = _text("event_type", "kind of event, after PLOVER", allowed=EVENT_TYPES)
_STATUS = _text("status", "whether it happened, as reported", allowed=get_args(model.Status))
_HEADLINE = _text("headline", "what happened, in at most 12 words")
_LABEL = _text("label", "what happened, in at most 26 characters")
_ACTORS = Column("actors", "list", "canonical names of the actors")
_PLACES = Column("places", "list", "places named")
_MENTION = _text("mention_id", "id of the mention, from the text's sha256 and the offsets")
_DOC = _text("doc_id", "the document's file name without its last suffix")

COLUMNS: dict[TableName, tuple[Column, ...]] = {
    "documents": (
        _DOC,
        _text("path", "path within the folder of texts"),
        _text("title", "headline of the text", nullable=True),
        _text("publisher", "who published it", nullable=True),
        _text("language", "language of the text, as an ISO 639 code", nullable=True),
        _text("published", "publication date as EDTF; null where unknown", nullable=True),
        _text("published_basis", "what the date rests on", allowed=get_args(model.PublishedBasis)),
        _text("published_note", "why this publication date"),
        _text("sha256", "hash of the file's bytes"),
        _offset("chars", "length of the text in characters"),
        _text("text", "the file decoded and otherwise unchanged"),
    ),
    "mentions": (
        _MENTION,
        _text("event_id", "the event it reports"),
        _DOC,
        _offset("sentence_start", "offset of the sentence"),
        _offset("sentence_end", "offset after the sentence"),
        _text("quote", "the sentence, as it stands in the text"),
        _text("trigger", "the word that makes it an event"),
        _offset("trigger_start", "offset of the trigger"),
        _offset("trigger_end", "offset after the trigger"),
        _text("timex_text", "the time expression, as written; empty where none stands with the event"),
        _offset("timex_start", "offset of the time expression"),
        _offset("timex_end", "offset after the time expression"),
        _text("timex_type", "TIMEX3 type", allowed=get_args(model.TimexType)),
        _text("timex_value", "TIMEX3 value"),
        _EDTF,
        _EARLIEST,
        _LATEST,
        _PRECISION,
        _text("anchor", "in words: why this date"),
        _text("rule", "name of the rule that read the time expression"),
        _HEADLINE,
        _LABEL,
        _TYPE,
        _STATUS,
        _text("said_by", "the speaker or source; null where the text itself asserts it", nullable=True),
        _ACTORS,
        _PLACES,
        _share("confidence", "how sure the date and its event are, 0 to 1"),
        _text("merge_note", "in words: why it was joined to the event's other reports", nullable=True),
    ),
    "events": (
        _text("event_id", "id of the event, that of one of its mentions"),
        _HEADLINE,
        _LABEL,
        _EDTF,
        _EARLIEST,
        _LATEST,
        _PRECISION,
        _TYPE,
        _STATUS,
        _ACTORS,
        _PLACES,
        _share("salience", "how much it matters in these texts, 0 to 1"),
        _offset("n_documents", "documents that report it"),
        _offset("n_mentions", "reports of it"),
        Column("disputed", "boolean", "whether its reports differ"),
        _text("dispute_note", "how the reports differ", nullable=True),
    ),
    "actors": (
        _text("actor_id", "id of the actor"),
        _text("name", "canonical name"),
        _text("type", "what kind of actor", allowed=get_args(model.ActorType)),
        _text("wikidata", "Wikidata id", nullable=True),
        Column("aliases", "list", "names as written in these texts"),
        _text("country", "the state it belongs to", nullable=True),
        _offset("n_events", "events it takes part in"),
        _offset("n_documents", "documents that name it in an event"),
    ),
    "participations": (
        _MENTION,
        _text("actor_id", "id of the actor"),
        _text("role", "part played", allowed=get_args(model.Role)),
        _text("text", "the name as written"),
        _offset("start", "offset of the name"),
        _offset("end", "offset after the name"),
    ),
    "leftovers": (
        _DOC,
        _offset("start", "offset; 0 for a whole document"),
        _offset("end", "offset after it; 0 for a whole document"),
        _text("text", "what was seen"),
        _text("kind", "what it is", allowed=get_args(model.LeftoverKind)),
        _text("reason", "why it was not used"),
    ),
}
"""Every table's columns, in order."""

ROWS: dict[TableName, str] = {
    "documents": "a text",
    "mentions": "one report of an event in one text",
    "events": "what one or more mentions report",
    "actors": "a person, state, organisation or bloc",
    "participations": "an actor in a mention",
    "leftovers": "something seen and not used",
}
"""What a row of each table is."""

KEYS: dict[TableName, str] = {
    "documents": "doc_id",
    "mentions": "mention_id",
    "events": "event_id",
    "actors": "actor_id",
}
"""The column whose values are unique, for the tables that have one."""


@dataclass(frozen=True)
class Tables:
    """The six tables as pandas frames; columns as in COLUMNS, lists as Python lists."""

    documents: pd.DataFrame
    mentions: pd.DataFrame
    events: pd.DataFrame
    actors: pd.DataFrame
    participations: pd.DataFrame
    leftovers: pd.DataFrame


def arrow_schema(name: TableName) -> pa.Schema:
    """The Arrow schema of a table: strings, int64, float64, bool, date32, lists of strings."""
    import pyarrow as pa

    kinds = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    return pa.schema([pa.field(c.name, kinds[c.kind], nullable=c.nullable) for c in COLUMNS[name]])


def frame(name: TableName, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows as a checked frame with the table's columns; an empty frame keeps every column.

    >>> frame("leftovers", []).columns.tolist()
    ['doc_id', 'start', 'end', 'text', 'kind', 'reason']
    """
    import pyarrow as pa

    table = pa.Table.from_pylist([dict(row) for row in rows], schema=arrow_schema(name))
    return _checked(name, _to_pandas(table), where=name)


def to_arrow(name: TableName, data: pd.DataFrame) -> pa.Table:
    """A frame as the Arrow table that is published."""
    import pyarrow as pa

    found = pa.Table.from_pandas(data, schema=arrow_schema(name), preserve_index=False)
    return found.replace_schema_metadata(None)


def write(tables: Tables, folder: Path, *, sources: Mapping[str, str], version: str) -> None:
    """Write the six Parquet tables and `datapackage.json` into `folder`.

    `sources` maps each text's path to its sha256. Raises TableError where a table breaks its schema, and
    OSError where the folder cannot be written.
    """
    import pyarrow.parquet as pq

    folder.mkdir(parents=True, exist_ok=True)
    for name in COLUMNS:
        data = _checked(name, getattr(tables, name), where=name)
        pq.write_table(to_arrow(name, data), folder / f"{name}.parquet", compression="zstd")
    package = json.dumps(datapackage(sources=sources, version=version), ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(package + "\n", encoding="utf-8", newline="")


def read(folder: Path) -> Tables:
    """Read and check the six tables in `folder`.

    Raises TableError, naming the file and the remedy.
    """
    return Tables(**{name: read_one(folder, name) for name in COLUMNS})


def read_one(folder: Path, name: TableName) -> pd.DataFrame:
    """Read and check one table; raises TableError, naming the file and the remedy."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / f"{name}.parquet"
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowInvalid) as error:
        raise TableError(
            f"{path}: cannot be read; build the tables again (python -m pipeline build)"
        ) from error
    missing = [c.name for c in COLUMNS[name] if c.name not in table.column_names]
    if missing:
        raise TableError(f"{path}: lacks the column {missing[0]}; build the tables again")
    return _checked(name, _to_pandas(table), where=str(path))


def datapackage(*, sources: Mapping[str, str], version: str) -> dict[str, Any]:
    """The Frictionless Data Package descriptor: every column, the texts' hashes, the pipeline's version."""
    resources = [
        {
            "name": name,
            "path": f"{name}.parquet",
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
            "schema": _table_schema(name),
        }
        for name in COLUMNS
    ]
    resources.append(
        {
            "name": "events-csv",
            "path": "events.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": _table_schema("events", lists_as_text=True),
        }
    )
    return {
        "profile": "data-package",
        "name": "datelines",
        "title": "Dated events",
        "pipeline": version,
        "sources": [{"title": path, "path": path, "sha256": sources[path]} for path in sorted(sources)],
        "resources": resources,
    }


def _table_schema(name: TableName, *, lists_as_text: bool = False) -> dict[str, Any]:
    kinds = {"list": "string" if lists_as_text else "array"}
    fields = []
    for column in COLUMNS[name]:
        constraints: dict[str, Any] = (
            {"required": True} if not column.nullable and column.kind != "list" else {}
        )
        if column.allowed:
            constraints["enum"] = list(column.allowed)
        field: dict[str, Any] = {
            "name": column.name,
            "type": kinds.get(column.kind, column.kind),
            "description": column.description,
        }
        fields.append(field | ({"constraints": constraints} if constraints else {}))
    return {"fields": fields} | ({"primaryKey": KEYS[name]} if name in KEYS else {})


def _to_pandas(table: pa.Table) -> pd.DataFrame:
    data: pd.DataFrame = table.to_pandas(date_as_object=True)
    for name in table.column_names:
        if str(table.schema.field(name).type).startswith("list"):
            data[name] = [[] if value is None else list(value) for value in data[name]]
            data[name] = data[name].astype(object)
    return data


def _checked(name: TableName, data: pd.DataFrame, *, where: str) -> pd.DataFrame:
    import pandera.errors

    try:
        checked: pd.DataFrame = _schema(name).validate(data)
    except pandera.errors.SchemaError as error:
        raise TableError(f"{where}: {error}") from error
    return checked


def _schema(name: TableName) -> Any:
    import pandera.pandas as pa

    columns = {}
    for column in COLUMNS[name]:
        checks = [
            pa.Check(_CHECKS[column.kind], error=f"{column.name} is not a {column.kind}", element_wise=True)
        ]
        if column.allowed:
            checks.append(pa.Check.isin(column.allowed))
        if column.unit_range:
            checks.append(pa.Check.in_range(0, 1))
        columns[column.name] = pa.Column(
            _DTYPES.get(column.kind),
            checks=checks if column.kind in ("date", "list") or column.allowed or column.unit_range else None,
            nullable=column.nullable,
            unique=KEYS.get(name) == column.name,
        )
    return pa.DataFrameSchema(columns, strict=False)


_DTYPES = {"integer": "int64", "number": "float64", "boolean": "bool", "string": "str"}
_CHECKS = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: int(value) == value,
    "number": lambda value: float(value) == value,
    "boolean": lambda value: value in (True, False),
    "date": lambda value: isinstance(value, dt.date),
    "list": lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
}
