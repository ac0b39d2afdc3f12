"""Kinds of event, status and sources of events in sentences, each event in [brackets]."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from pipeline import actors, claims, edtf, nlp
from pipeline.claims import Claim
from pipeline.events.kinds import event_type
from pipeline.model import Status
from pipeline.table import EVENT_TYPES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FOLDER = Path(__file__).parent / "sentences"
KINDS = tomllib.loads((FOLDER / "types.toml").read_text(encoding="utf-8"))
CONTRASTS = [pair for pairs in KINDS.pop("contrast").values() for pair in pairs.items()]
CLAIMS = tomllib.loads((FOLDER / "claims.toml").read_text(encoding="utf-8"))
PUBLISHED = edtf.read("2011-06-15")
_MARK = re.compile(r"\[(\w[^\]]*)\]")


def events_in(text: str) -> tuple[Doc, list[Token]]:
    """The parsed text without its brackets, and the words that stood in them."""
    plain, starts = "", []
    for part in re.split(r"(\[\w[^\]]*\])", text):
        if _MARK.fullmatch(part):
            starts.append(len(plain))
        plain += part.strip("[]") if _MARK.fullmatch(part) else part
    doc = next(nlp.parse([nlp.Prose(plain)]))
    return doc, [token for token in doc if token.idx in starts]


def claim_of(text: str) -> Claim:
    doc, (trigger,) = events_in(text)
    return claims.of_trigger(claims.scene(doc, actors.find(doc, published=PUBLISHED)), trigger)


def case(text: str, expected: str) -> Any:
    return pytest.param(text, expected, id=text[:70])


@pytest.mark.parametrize(
    ("text", "kind"),
    [case(text, kind) for kind in KINDS for text in KINDS[kind]] + [case(*c) for c in CONTRASTS],
)
def test_kind(text: str, kind: str) -> None:
    _, triggers = events_in(text)
    assert [event_type(trigger) for trigger in triggers] == [kind] * len(triggers)


@pytest.mark.parametrize(
    ("text", "status"), [case(text, status) for status, texts in CLAIMS["status"].items() for text in texts]
)
def test_status(text: str, status: str) -> None:
    assert claim_of(text).status == status


@pytest.mark.parametrize(("text", "source"), [case(row["text"], row["said_by"]) for row in CLAIMS["source"]])
def test_source(text: str, source: str) -> None:
    assert (claim_of(text).said_by or "") == source


def test_every_kind_and_status_has_its_sentences() -> None:
    assert set(KINDS) == set(EVENT_TYPES)
    assert min(map(len, KINDS.values())) >= 6
    assert set(CLAIMS["status"]) == set(get_args(Status))
    assert min(map(len, CLAIMS["status"].values())) >= 10
    assert len(CLAIMS["source"]) >= 40
