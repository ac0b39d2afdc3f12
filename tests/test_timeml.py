"""Texts that the tagger was not made on: spans and values do not fall below what was once reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import peers
from benchmarks.timeml import read_folder, score_all

GOLD = Path(__file__).parent / "timeml"


@pytest.mark.parametrize(
    ("folder", "domain", "texts", "value", "strict"),
    [("news", "news", 16, 93.0, 95.0), ("stories", "narrative", 14, 93.5, 96.5)],
)
def test_held_out_texts(folder: str, domain: peers.Domain, texts: int, value: float, strict: float) -> None:
    documents = read_folder(GOLD / folder)
    assert len(documents) == texts
    tag = peers.datelines(domain)
    reached = score_all(documents, [tag(one) for one in documents])
    assert reached.f1(reached.valued) >= value
    assert reached.f1(reached.strict) >= strict
