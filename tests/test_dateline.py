"""Publication dates: stated in a text, in its file or by a person, inferred, or unknown."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import dateline, edtf
from pipeline.dateline import read_date
from pipeline.documents import InputError
from pipeline.interval import MONTHS
from pipeline.model import Document, Published, Unit, When

HERE = Path(__file__).parent / "datelines"
BODY = (
    "\n\nThe council of Lindau met for three hours and agreed to widen the harbour, a step that the mayor "
    "had long asked for. Traders welcomed the decision, and fishermen feared for their moorings.\n"
    "Work is to begin when the ice has gone, said the harbour master, who has served for twenty years.\n"
)


def published(text: str, **given: Any) -> Published:
    """What the finder says about a text and its entry in a manifest."""
    return dateline.find(Document("a", "a.txt", text, text, "0"), given)


def read(text: str, **given: Any) -> tuple[str | None, str]:
    """EDTF and basis of a text's publication date."""
    found = published(text, **given)
    return (edtf.write(found.when) if found.when else None), found.basis


STATED = {
    "29.08.2021": "2021-08-29",
    "29.8.2021 47 views": "2021-08-29",
    "2021-08-29": "2021-08-29",
    "2021-08-29T18:30:00Z": "2021-08-29",
    "2021/08/29 18:30": "2021-08-29",
    "20 Sep 2022 - 9:43": "2022-09-20",
    "20 September 2022": "2022-09-20",
    "20th of September 2022": "2022-09-20",
    "Wednesday, July 5, 2023": "2023-07-05",
    "July 5th, 2023": "2023-07-05",
    "Jul. 5, 2023, 10:12 a.m. EDT": "2023-07-05",
    "Sept. 5, 2023": "2023-09-05",
    "Published: 5 July 2023": "2023-07-05",
    "Posted on July 5, 2023 by admin": "2023-07-05",
    "By Jane Doe | July 5, 2023 | 3 min read": "2023-07-05",
    "LONDON, July 5, 2023 (AP) — The council met again on the harbour and the widening of it": "2023-07-05",
    "25/03/2022": "2022-03-25",
    "03/25/2022": "2022-03-25",
    "2022年3月14日": "2022-03-14",
    "2022 年 3 月 14 日 星期一": "2022-03-14",
    "2022년 3월 14일": "2022-03-14",
    "14 de marzo de 2022": "2022-03-14",
    "14 mars 2022": "2022-03-14",
    "14. März 2022": "2022-03-14",
    "14 марта 2022 г.": "2022-03-14",
    "14 marca 2022": "2022-03-14",
    "14 Mart 2022": "2022-03-14",
    "Опубликовано: 14 марта 2022": "2022-03-14",
    "Veröffentlicht am 14. März 2022": "2022-03-14",
}


@pytest.mark.parametrize(("line", "date"), STATED.items(), ids=STATED)
def test_stated_at_the_top(line: str, date: str) -> None:
    assert read(f"Harbour to be widened\n\n{line}{BODY}") == (date, "stated")


@pytest.mark.parametrize("line", ["29.08.2021", "Published: 29 August 2021", "Last modified 29 August 2021"])
def test_stated_at_the_end(line: str) -> None:
    assert read(f"Harbour to be widened{BODY * 8}\n{line}\n") == ("2021-08-29", "stated")


def test_stated_comes_before_given_and_says_what_was_read() -> None:
    found = published(f"Title of it\n\n29.08.2021{BODY}", published="1999")
    assert found.basis == "stated"
    assert "29.08.2021" in found.note


@pytest.mark.parametrize("line", ["03/04/2022", "03-04-2022"])
def test_either_order_is_an_interval_with_a_doubt(line: str) -> None:
    found = published(f"Harbour to be widened\n\n{line}{BODY}")
    assert found.when is not None
    assert edtf.write(found.when) == "2022-03-04/2022-04-03"
    assert "either order" in found.note


def test_dots_put_the_day_first() -> None:
    assert read(f"Harbour to be widened\n\n03.04.2022{BODY}") == ("2022-04-03", "stated")


METADATA = {
    "front matter": "---\ntitle: Harbour\ndate: 2022-03-14\n---\n",
    "front matter, quoted": '---\npublished: "14 March 2022"\n---\n',
    "article:published_time": '<meta property="article:published_time" content="2022-03-14T08:00:00Z">\n',
    "content first": '<meta content="2022-03-14" name="datePublished">\n',
    "JSON-LD": '<script type="application/ld+json">{"datePublished": "2022-03-14T08:00"}</script>\n',
    "dublin core": '<meta name="DC.date.issued" content="2022-03-14">\n',
    "time": '<time class="x" datetime="2022-03-14T10:00">last Monday</time>\n',
}


@pytest.mark.parametrize("head", METADATA.values(), ids=METADATA)
def test_metadata(head: str) -> None:
    when, basis = read(f"{head}Harbour to be widened{BODY}", published="1999")
    assert when == "2022-03-14"
    assert basis in ("metadata", "stated")


PROSE = {
    "a date in the first sentence": "On 3 March 1951 the council of Lindau had met for the first time "
    "since the flood, and nobody spoke of the harbour.",
    "a date that ends a sentence": "The council of Lindau had met for the first time since the flood and "
    "spoken about nothing but the harbour on 3 March 1951.",
    "a life": "The mayor, who was born on 3 March 1951 in a village by the lake, spoke of the harbour.",
    "a month alone": "March 1951",
    "a price": "It sold 14.03.20 units at 12.30 each, a record for the shop in the harbour of the town.",
    "a telephone number": "Call 03-04-2022-11 for the harbour master.",
    "no such day": "31.02.2022",
}


@pytest.mark.parametrize("line", PROSE.values(), ids=PROSE)
def test_not_a_dateline(line: str) -> None:
    assert read(f"{line}{BODY}") == (None, "unknown")
    assert read(f"{line}{BODY}", published="1999-02") == ("1999-02", "given")


def test_unknown_says_so() -> None:
    found = published(BODY)
    assert (found.when, found.basis) == (None, "unknown")
    assert found.note


def test_given_keeps_its_reason() -> None:
    assert published(BODY, published="2022-03-14", why="The flood.") == Published(
        edtf.read("2022-03-14"), "given", "The flood."
    )
    assert published(BODY, published="2022-03-14").note


@pytest.mark.parametrize("bad", ["14.03.2022", "last week", "2022-13", "2022-02-30", "2023/2022"])
def test_given_must_be_edtf(bad: str) -> None:
    with pytest.raises(InputError, match=r"manifest\.toml.*a\.txt"):
        published(BODY, published=bad)


def test_inferred_from_weekdays() -> None:
    text = "In 2021 the lake rose.\nThe council met on Tuesday, 8 March, and on Friday (11 March)." + BODY
    when, basis = read(text)
    assert basis == "inferred"
    assert when is not None
    first, last = when.split("/")
    assert first <= "2022-03-11" <= last < "2022-05"


def test_weekdays_that_fit_no_year_infer_nothing() -> None:
    text = "In 2021 the lake rose.\nThe council met on Tuesday, 8 March, and on Tuesday, 9 March." + BODY
    assert read(text) == (None, "unknown")


CORPUS = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in HERE.glob("*.toml")}
LINES = [
    (line, entry["published"])
    for corpus in CORPUS.values()
    for entry in corpus.get("dateline", ())
    for line in entry["lines"]
]
HEADS = {entry["name"]: entry for entry in CORPUS["metadata"]["head"]}


@pytest.mark.parametrize(("line", "date"), LINES, ids=[line for line, _ in LINES])
def test_dateline(line: str, date: str) -> None:
    assert read(f"Harbour to be widened\n\n{line}{BODY}", published="1999") == (date, "stated")


@pytest.mark.parametrize("line", CORPUS["negative"]["lines"])
def test_no_dateline(line: str) -> None:
    assert read(f"Harbour to be widened\n\n{line}{BODY}", published="1999") == ("1999", "given")


@pytest.mark.parametrize("title", CORPUS["negative"]["titles"])
def test_a_date_in_a_title_is_the_subjects(title: str) -> None:
    assert read(f"{title}{BODY}", published="1999") == ("1999", "given")


@pytest.mark.parametrize("address", CORPUS["negative"]["addresses"])
def test_an_address_of_another_thing(address: str) -> None:
    assert read(f"Harbour to be widened\n{address}{BODY}", published="1999") == ("1999", "given")


@pytest.mark.parametrize("box", CORPUS["negative"]["boxes"])
def test_a_box_of_facts_is_about_an_event(box: str) -> None:
    assert read(f"Harbour\n\n{box}{BODY}", published="1999") == ("1999", "given")
    assert read(f"{box}{BODY}", published="1999") == ("1999", "given")


def test_a_chronicle_has_no_dateline() -> None:
    days = "\n".join(f"{day} July 1951\nThe lake rose by another hand's breadth." for day in range(3, 7))
    assert read(f"How the lake rose\n\n{days}\n", published="1999") == ("1999", "given")


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_head_of_a_file(head: dict[str, str]) -> None:
    text = f"{head['text'].lstrip()}Harbour to be widened{BODY}"
    assert read(text, published="1999") == (head["published"], "metadata")


def test_the_corpus_is_large_enough() -> None:
    assert len(LINES) >= 150
    assert len(CORPUS["negative"]["lines"]) >= 50


TEXTS = {entry["name"]: entry for entry in CORPUS["inferred"]["text"]}


@pytest.mark.parametrize("entry", TEXTS.values(), ids=TEXTS)
def test_inferred(entry: dict[str, str]) -> None:
    found = published(entry["text"].strip() + "\n")
    assert (edtf.write(found.when) if found.when else "") == entry["published"]
    assert found.basis == ("inferred" if entry["published"] else "unknown")
    assert found.note.endswith(".")


PIECES = st.sampled_from(
    [
        *(
            "5 July 2023",
            "29.08.2021",
            "31.02.2022",
            "2021年8月29日",
            "July",
            "2023",
            "Mon ",
            "today, ",
            "Published: ",
            "\n",
        ),
        *(
            "(",
            ")",
            "/",
            "-",
            " — ",
            "|",
            "<time datetime=",
            '"',
            "---\n",
            "date: ",
            "LONDON, ",
            "(AP) — ",
            "http://a/2021/",
        ),
        *(
            "十",
            "年",
            "月",
            "٢٩",
            "President Bill Clinton said on Monday. ",
            "In 2018 it rose. ",
            "\u00a0",
            "\r\n",
            "é",
        ),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_has_an_answer(text: str) -> None:
    found = published(text)
    assert (found.when is None) == (found.basis == "unknown")
    assert found.note
    if found.when is not None:
        assert edtf.read(edtf.write(found.when)) == found.when


LONG = {
    "digits": "1234567890" * 100_000,
    "blanks": " " * 1_000_000,
    "line breaks": "\n" * 1_000_000,
    "line breaks of Windows": "\r\n" * 500_000,
    "weekdays": "Mon " * 250_000,
    "slashes": "/" * 1_000_000,
    "dashes": "- " * 500_000,
    "years in an address": "https://a.example" + "/2021" * 200_000,
    "open tags": "<meta name=" * 90_000,
    "a header": "---\n" + "a: b\n" * 200_000,
    "dates": "5 July 2023 " * 80_000,
    "lines of dates": "on 5 July 2023 it rose\n" * 40_000,
    "capitals": "AB, " * 250_000,
    "titles": "President Ab Cd " * 60_000,
    "names": "Ab " * 300_000,
    "quotes": '"datePublished" : "' * 50_000,
    "numerals": "十二年" * 300_000,
    "quotations": "“today " * 140_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_line_of_anything_is_read_in_no_time(text: str) -> None:
    begun = time.perf_counter()
    published(text, published="1999")
    assert time.perf_counter() - begun < 5


def test_a_day_that_the_text_outlives_is_not_its_own() -> None:
    text = (
        f"How the lake rose\n\n5 July 1951{BODY}In 1962 the harbour was widened. It was closed in May 1970.\n"
    )
    assert read(text, published="1999") == ("1999", "given")
    assert read(text.replace("5 July", "Published: 5 July"), published="1999") == ("1951-07-05", "stated")


def test_a_day_before_what_is_planned_is_its_own() -> None:
    plan = "In 1962 the harbour will be widened, ahead of the 1970 games.\n"
    text = f"How the lake rose\n\n5 July 1951{BODY}{plan}"
    assert read(text) == ("1951-07-05", "stated")


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize(
    "form", ["11 {} 2015", "11th of {} 2015", "{} 11, 2015", "11 {:.3} 2015", "{:.3}. 11, 2015"]
)
def test_every_month_is_read(month: str, form: str) -> None:
    when, doubt = read_date(form.format(month))
    assert when == When.of(Unit.day(2015, MONTHS.index(month) + 1, 11))
    assert not doubt
