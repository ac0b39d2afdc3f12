"""A person's corrections, kept in `corrections.toml` beside the texts and applied to every build.

[[event]]
mention = "m0123456789ab"      # any report of the event
headline = "Canal nationalised"
edtf = "1956-07-26"            # also: label, status, event_type, or remove = true

[[actor]]
name = "A. Eden"
same_as = "Anthony Eden"       # or: remove = true
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import edtf
from pipeline.table import COLUMNS, Column

FILE = "corrections.toml"
_EVENT_TEXTS = ("headline", "label", "edtf", "status", "event_type")


class CorrectionError(ValueError):
    """An entry of corrections.toml cannot be used; the message names the file, the entry and the remedy."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """Changed fields by mention id, actors' canonical names by name, and what is to be removed."""

    events: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    actors: Mapping[str, str] = field(default_factory=dict)
    removed_mentions: frozenset[str] = frozenset()
    removed_actors: frozenset[str] = frozenset()


def load(path: Path) -> Corrections:
    """Read corrections; an absent file has none. Raises CorrectionError."""
    if not path.is_file():
        return Corrections()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorrectionError(f"{path}: {error}; mend the line") from error
    events, removed_mentions = {}, set()
    for number, entry in enumerate(entries.get("event", []), 1):
        mention = _text(entry, "mention", f"{path}: [[event]] number {number}")
        if entry.get("remove") is True:
            removed_mentions.add(mention)
        events[mention] = _event_fields(entry, f"{path}: [[event]] number {number}")
    actors, removed_actors = {}, set()
    for number, entry in enumerate(entries.get("actor", []), 1):
        name = _text(entry, "name", f"{path}: [[actor]] number {number}")
        if entry.get("remove") is True:
            removed_actors.add(name)
        else:
            actors[name] = _text(entry, "same_as", f"{path}: [[actor]] number {number}")
    return Corrections(events, actors, frozenset(removed_mentions), frozenset(removed_actors))


def _text(entry: Mapping[str, Any], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CorrectionError(f'{where}: needs {key} = "…"')
    return value


def _event_fields(entry: Mapping[str, Any], where: str) -> dict[str, str]:
    fields = {key: _text(entry, key, where) for key in _EVENT_TEXTS if key in entry}
    columns: dict[str, Column] = {column.name: column for column in COLUMNS["events"]}
    for key, value in fields.items():
        if columns[key].allowed and value not in columns[key].allowed:
            raise CorrectionError(f"{where}: {key} must be one of {', '.join(columns[key].allowed)}")
    if "edtf" in fields:
        try:
            edtf.read(fields["edtf"])
        except ValueError as error:
            raise CorrectionError(f"{where}: {error}") from error
    return fields
