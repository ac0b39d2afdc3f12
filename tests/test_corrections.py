"""A person's corrections: read, refused with the place, applied, and applied again by the next build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import corrections
from pipeline.corrections import CorrectionError
from tests.conftest import build

Folder = Callable[..., Path]
TEXT = (
    "5 April 1954\n\nThe Danish minister Karl Holm met the Swedish envoy in Malmö on 12 March 1954.\n"
    "Denmark signed a treaty with Sweden on 3 March 1954.\n"
)


def test_an_absent_file_corrects_nothing(tmp_path: Path) -> None:
    assert corrections.load(tmp_path / "corrections.toml") == corrections.Corrections()


BAD = {
    "not TOML": ("[[event]\n", "line 1"),
    "not UTF-8": ('[[event]]\nmention = "é"\n'.encode("latin-1"), "mend"),
    "no mention": ('[[event]]\nheadline = "x"\n', "[[event]] number 1: needs mention"),
    "an empty mention": ('[[event]]\nmention = " "\n', "[[event]] number 1: needs mention"),
    "the second entry": ('[[event]]\nmention = "a"\n[[event]]\n', "[[event]] number 2"),
    "a date that is none": ('[[event]]\nmention = "a"\nedtf = "spring"\n', "not an EDTF date"),
    "no such day": ('[[event]]\nmention = "a"\nedtf = "2021-02-30"\n', "no such day"),
    "a status that is none": (
        '[[event]]\nmention = "a"\nstatus = "maybe"\n',
        "status must be one of happened",
    ),
    "a kind that is none": (
        '[[event]]\nmention = "a"\nevent_type = "war"\n',
        "event_type must be one of agree",
    ),
    "no text": ('[[event]]\nmention = "a"\nheadline = 3\n', "needs headline"),
    "an actor without a name": ('[[actor]]\nsame_as = "x"\n', "[[actor]] number 1: needs name"),
    "an actor the same as none": ('[[actor]]\nname = "x"\n', "[[actor]] number 1: needs same_as"),
}


@pytest.mark.parametrize(("content", "words"), BAD.values(), ids=BAD)
def test_what_cannot_be_used_is_named(tmp_path: Path, content: str | bytes, words: str) -> None:
    file = tmp_path / "corrections.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(CorrectionError) as caught:
        corrections.load(file)
    assert str(caught.value).startswith(str(file))
    assert words in str(caught.value)


def test_corrections_are_applied_and_survive_a_rebuild(tmp_path: Path, folder: Folder) -> None:
    texts = folder({"a.txt": TEXT})
    plain = build(texts, tmp_path / "plain").tables
    treaty = plain.mentions[plain.mentions["quote"].str.contains("treaty")].iloc[0]
    meeting = plain.mentions[plain.mentions["quote"].str.contains("Holm")]
    assert len(meeting) > 0
    assert "Denmark" in plain.actors["name"].tolist()
    lines = [
        f'[[event]]\nmention = "{treaty["mention_id"]}"\nheadline = "Sound treaty signed"',
        'label = "Sound treaty"\nedtf = "1954-03-04"\nstatus = "planned"\nevent_type = "legislation"',
        *(f'[[event]]\nmention = "{mention}"\nremove = true' for mention in meeting["mention_id"]),
        '[[actor]]\nname = "Denmark"\nsame_as = "Kingdom of Denmark"',
        '[[actor]]\nname = "Sweden"\nremove = true',
    ]
    (texts / "corrections.toml").write_text("\n".join(lines), encoding="utf-8")

    first = build(texts, tmp_path / "first")
    again = build(texts, tmp_path / "again")
    assert (first.out / "events.csv").read_bytes() == (again.out / "events.csv").read_bytes()
    for tables in (first.tables, again.tables):
        row = tables.events.set_index("event_id").loc[treaty["event_id"]]
        assert (row["headline"], row["label"]) == ("Sound treaty signed", "Sound treaty")
        assert (row["edtf"], str(row["earliest"]), str(row["latest"])) == (
            "1954-03-04",
            "1954-03-04",
            "1954-03-04",
        )
        assert (row["status"], row["event_type"]) == ("planned", "legislation")
        mention = tables.mentions.set_index("mention_id").loc[treaty["mention_id"]]
        assert mention["anchor"] == "Corrected by a person."
        assert mention["quote"] == treaty["quote"]
        assert not set(meeting["mention_id"]) & set(tables.mentions["mention_id"])
        assert not set(meeting["event_id"]) & set(tables.events["event_id"])
        assert "Kingdom of Denmark" in tables.actors["name"].tolist()
        assert not {"Denmark", "Sweden"} & set(tables.actors["name"])
        assert row["actors"] == ["Kingdom of Denmark"]


def test_a_headline_gives_the_label_too(tmp_path: Path, folder: Folder) -> None:
    texts = folder({"a.txt": TEXT})
    plain = build(texts, tmp_path / "plain").tables
    treaty = plain.mentions[plain.mentions["quote"].str.contains("treaty")].iloc[0]
    (texts / "corrections.toml").write_text(
        f'[[event]]\nmention = "{treaty["mention_id"]}"\nheadline = "The Sound is opened"\n', encoding="utf-8"
    )
    row = build(texts, tmp_path / "after").tables.events.set_index("event_id").loc[treaty["event_id"]]
    assert (row["headline"], row["label"]) == ("The Sound is opened", "Sound is opened")


def test_corrections_of_what_is_gone_change_nothing_and_are_said(
    tmp_path: Path, folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    texts = folder({"a.txt": TEXT})
    plain = build(texts, tmp_path / "plain")
    (texts / "corrections.toml").write_text(
        '[[event]]\nmention = "m000000000000"\nheadline = "x"\n'
        '[[actor]]\nname = "Nobody"\nsame_as = "Somebody"\n',
        encoding="utf-8",
    )
    after = build(texts, tmp_path / "after")
    assert (after.out / "events.csv").read_bytes() == (plain.out / "events.csv").read_bytes()
    assert [record.getMessage() for record in caplog.records if record.name == "pipeline.tabulate"] == [
        "corrections.toml: no report has the id “m000000000000”; that entry changed nothing",
        "corrections.toml: no actor is called “Nobody”; that entry changed nothing",
    ]
