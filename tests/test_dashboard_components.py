"""The HTML that a page is made of: nothing is lost, everything is escaped."""

from __future__ import annotations

import doctest
import importlib
import re
import tomllib
from dataclasses import asdict, replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import coverage, page, theme
from dashboard.components import eventlist, report
from dashboard.corpus import Corpus
from tests import tablegen

ROOT = Path(__file__).parent.parent
CORPUS = Corpus(tablegen.canal())
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "dashboard").rglob("*.py")
    if path.name != "__init__.py" and "views" not in path.parts
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@given(st.text(max_size=60))
def test_labels_escape_every_sign_of_markdown(text: str) -> None:
    escaped = page.plain(text)
    shown = re.sub(r"\\(.)", r"\1", escaped).replace("\u2060", "")
    assert shown == " ".join(text.replace("\0", "␀").split()).replace("\u2060", "")


def test_labels_stop_what_no_escape_stops() -> None:
    assert page.plain("a -- b :streamlit:") == "a \\-\u2060\\- b \\:\u2060streamlit\\:"


def test_a_sentence_keeps_its_words() -> None:
    for mention in CORPUS.mentions.values():
        html = report.sentence(mention)
        assert unescape(re.sub(r"</?mark[^>]*>", "", html)) == mention.quote
        assert html.count("<mark") == 1


def test_context_stays_in_its_paragraph() -> None:
    mention = next(iter(CORPUS.mentions.values()))
    before, after = report.context(CORPUS.sources[mention.doc_id].text, mention)
    assert before == "It was a season of rumours, and every paper had its own. "
    assert after == " Nobody paid it much heed."
    assert (
        len(report.context("x " * 500, replace(mention, sentence_start=600, sentence_end=610), 50)[0]) <= 52
    )


def test_what_every_source_has_to_say() -> None:
    slots = coverage.slots_of(CORPUS, CORPUS.event("e13"))
    assert slots == {"gazette": "", "monitor": "cites", "review": "silent", "courier": "reports"}
    assert coverage.slots_of(CORPUS, CORPUS.event("e09"))["gazette"] == "denies"


def test_the_parts_of_the_script_name_things_once() -> None:
    named = [
        name
        for part in (ROOT / "dashboard" / "components" / "web").glob("*.js")
        for name in re.findall(
            r"^(?:async )?(?:function|const|let|class) (\w+)", part.read_text("utf-8"), re.M
        )
    ]
    assert len(named) == len(set(named)), sorted({name for name in named if named.count(name) > 1})


def test_long_lists_stay_near_the_chosen_row() -> None:
    events = Corpus(tablegen.many(500)).events
    rows = eventlist.shown_rows(events, events[400].event_id)
    assert len(rows) == eventlist.MOST_ROWS
    assert events[400] in rows
    assert eventlist.shown_rows(events, None)[0] == events[0]


def test_the_parts_of_the_script_share_no_name() -> None:
    files = sorted((ROOT / "dashboard" / "components" / "web").glob("*.js"))
    pattern = r"^(?:export default )?(?:async )?(?:function|const|let|class) (\w+)"
    names = [name for file in files for name in re.findall(pattern, file.read_text(encoding="utf-8"), re.M)]
    assert [name for name in set(names) if names.count(name) > 1] == []


def test_the_palettes_are_those_of_the_config() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    roles = {
        "primaryColor": "accent",
        "backgroundColor": "page",
        "secondaryBackgroundColor": "field",
        "textColor": "ink",
        "borderColor": "axis",
    }
    for name, colours in (("light", theme.LIGHT), ("dark", theme.DARK)):
        assert {option: config[name][option] for option in roles} == {
            option: asdict(colours)[role] for option, role in roles.items()
        }


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two hex colours."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_colours_can_be_told_from_the_page(colours: theme.Palette) -> None:
    for role in ("ink", "muted", "accent"):
        assert contrast(getattr(colours, role), colours.page) >= 4.5
    for role in ("talk", "give", "press", "force", "say", "axis"):
        assert contrast(getattr(colours, role), colours.page) >= 3
    assert contrast(colours.accent, colours.wash) >= 4.5
    assert contrast(colours.ink, colours.date_ground) >= 4.5
