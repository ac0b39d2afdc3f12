"""Building: committed tables are fresh, results do not depend on how they were made, ids last."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from pipeline import edtf, run, table
from tests.conftest import ROOT, SEEDS, Built, build

TEXTS = {
    "alpha.txt": "Harbour talks\n\n12 March 1954\n\nOn Monday the Danish minister met the Swedish envoy in "
    "Malmö. Denmark signed a treaty with Sweden on 3 March 1954.\n",
    "beta.txt": "A quiet summer\n\nIn July 1955 Norway sent two ships to Iceland. Three days later, on "
    "9 July 1955, Iceland thanked Norway.\n",
    "gamma.txt": "Published: 20 May 1956\n\nYesterday Finland refused the offer of Sweden. Sweden accused "
    "Finland of delay on 2 May 1956.\n",
}
Folder = Callable[..., Path]


def same(one: table.Tables, other: table.Tables) -> None:
    """Every table equal, row by row, lists and nulls included."""
    for name in table.COLUMNS:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name), obj=name)


def test_committed_tables_are_fresh(seeds: Built) -> None:
    """Mend with `make build`."""
    same(table.read(ROOT / "data"), seeds.tables)
    for name in ("events.csv", "datapackage.json"):
        assert (ROOT / "data" / name).read_bytes() == (seeds.out / name).read_bytes()


def test_data_holds_nothing_else(seeds: Built) -> None:
    expected = {file.name for file in seeds.out.iterdir()}
    assert {file.name for file in (ROOT / "data").iterdir()} == expected
    assert expected == {*(f"{name}.parquet" for name in table.COLUMNS), "events.csv", "datapackage.json"}


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_two_workers_write_the_same_bytes(seeds: Built, tmp_path: Path, engine: run.Engine) -> None:
    built = build(SEEDS, tmp_path / "out", workers=2, engine=engine)
    same(built.tables, seeds.tables)
    assert (built.out / "events.csv").read_bytes() == (seeds.out / "events.csv").read_bytes()


def test_the_order_of_files_does_not_matter(tmp_path: Path, folder: Folder) -> None:
    texts = folder(TEXTS)
    files = sorted(texts.iterdir())
    csv = []
    for number, order in enumerate([files, files[::-1], [files[1], files[2], files[0], files[1]]]):
        out = tmp_path / f"out{number}"
        run.save(run.build(order), out, fingerprint={})
        csv.append((out / "events.csv").read_bytes())
    assert csv[0] == csv[1] == csv[2]
    assert csv[0].count(b"\r\n") > 3


def test_ids_outlive_new_names_and_new_neighbours(tmp_path: Path, folder: Folder) -> None:
    texts = folder(TEXTS)
    before = build(texts, tmp_path / "before").tables.mentions.set_index("mention_id")
    (texts / "alpha.txt").rename(texts / "zulu.md")
    (texts / "delta.txt").write_text("On 4 April 1957 Norway asked Iceland for fish.\n", encoding="utf-8")
    after = build(texts, tmp_path / "after").tables.mentions.set_index("mention_id")
    assert len(before) > 3
    assert set(before.index) < set(after.index)
    for column in ("quote", "edtf", "timex_start", "event_type", "status"):
        assert after.loc[before.index, column].equals(before[column])
    assert set(after.loc[before.index, "doc_id"]) == {"zulu", "beta", "gamma"}


def test_a_copy_counts_once(tmp_path: Path, folder: Folder) -> None:
    once = build(folder(TEXTS), tmp_path / "once").tables
    texts = folder({"sub/copy.txt": TEXTS["alpha.txt"]})
    twice = build(texts, tmp_path / "twice").tables
    assert len(twice.documents) == len(once.documents)
    assert twice.events["n_documents"].tolist() == once.events["n_documents"].tolist()
    copies = twice.leftovers[twice.leftovers["kind"] == "document"]
    assert copies["text"].tolist() == ["sub/copy.txt"]
    assert copies["reason"].tolist() == ["the same text as alpha.txt"]


def test_a_changed_text_a_changed_manifest_and_another_version_are_noticed(
    tmp_path: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, out = folder({"beta.txt": TEXTS["beta.txt"]}), tmp_path / "out"
    build(texts, out)
    assert run.is_current(out, run.inputs([texts]))

    (texts / "manifest.toml").write_text('["beta.txt"]\npublisher = "Fjord Post"\n', encoding="utf-8")
    assert not run.is_current(out, run.inputs([texts]))
    build(texts, out)
    assert run.is_current(out, run.inputs([texts]))

    with (texts / "beta.txt").open("a", encoding="utf-8") as file:
        file.write("In 1956 Iceland thanked Norway again.\n")
    assert not run.is_current(out, run.inputs([texts]))
    build(texts, out)

    monkeypatch.setattr(run, "__version__", "99")
    assert not run.is_current(out, run.inputs([texts]))


@pytest.mark.parametrize("lost", ["events.parquet", "datapackage.json"])
def test_missing_tables_are_noticed(tmp_path: Path, seeds: Built, lost: str) -> None:
    out = tmp_path / "data"
    shutil.copytree(seeds.out, out)
    assert run.is_current(out, run.inputs([SEEDS]))
    (out / lost).unlink()
    assert not run.is_current(out, run.inputs([SEEDS]))


def test_nothing_half_made_stays(tmp_path: Path, folder: Folder) -> None:
    built = build(folder({"beta.txt": TEXTS["beta.txt"]}), tmp_path / "out")
    assert not [file.name for file in built.out.iterdir() if file.name.startswith(".")]


def test_without_a_manifest_no_exact_publication_date_is_made_up(tmp_path: Path) -> None:
    """The texts whose date the manifest gives state none themselves."""
    for file in SEEDS.glob("*.txt"):
        shutil.copy(file, tmp_path)
    documents = run.build([tmp_path]).documents.set_index("path")
    given = table.read(ROOT / "data").documents.set_index("path")
    given = given[given["published_basis"] == "given"]
    assert len(given) == 3
    for path, row in given.iterrows():
        found = documents.loc[path]
        assert found["published_basis"] in ("inferred", "unknown")
        if found["published_basis"] == "unknown":
            assert pd.isna(found["published"])
        else:
            when, truth = edtf.read(found["published"]), edtf.read(row["published"])
            assert when.first != when.last
            assert when.start is None or when.start <= truth.start
            assert when.end is None or truth.end <= when.end


def test_versions_are_one() -> None:
    import tomllib

    from pipeline import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["project"]["version"] == __version__ == package["pipeline"]
    assert f"## {__version__}" in changes
