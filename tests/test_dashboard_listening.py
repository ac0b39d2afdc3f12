"""What the HTML says to those who hear it: names, headings and reasons, without the marks."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard import load, roles, strings
from dashboard.components import actor_side, eventlist, sourceindex, sourcepage
from dashboard.corpus import Corpus
from dashboard.load import LoadError
from tests import tablegen

CORPUS = Corpus(tablegen.canal())
SOURCE = next(iter(CORPUS.sources.values()))


def test_a_row_names_who_says_something_and_no_one_else() -> None:
    html = eventlist.event_list(CORPUS, list(CORPUS.events), selected=None, params={})
    names = re.findall(r'class="dl-slots" role="img" aria-label="([^"]*)"', html)
    assert len(names) == len(CORPUS.events)
    assert all(names)
    assert not [name for name in names if strings.SLOTS["silent"] in name]


def test_the_text_and_its_events_stand_each_under_its_own_heading() -> None:
    html = sourcepage.render(CORPUS, SOURCE, chosen=None, part=None)
    order = [strings.AS_TOLD, 'class="dl-article"', strings.IN_ORDER, 'class="dl-list dl-happened"']
    reader = html[html.index('class="dl-read"') :]
    places = [reader.index(words) for words in order]
    assert places == sorted(places)
    assert f"<h2>{strings.AS_TOLD}</h2>" in html


def test_a_word_that_leads_to_an_event_says_to_which() -> None:
    html = sourcepage.render(CORPUS, SOURCE, chosen=None, part=None)
    triggers = re.findall(r'<a [^>]*class="dl-trigger"[^>]*>', html)
    assert triggers
    assert all(re.search(r'aria-description="[^"]*\d[^"]*: [^"]+"', link) for link in triggers)


def test_every_table_beside_an_actor_has_a_name_and_its_numbers_a_noun() -> None:
    actor = next(iter(CORPUS.actors.values()))
    events = roles.events_of(CORPUS, actor.name)
    partners = actor_side.partners(
        roles.partners_of(CORPUS, actor.name, events), {"actor": actor.actor_id}, chosen=None
    )
    names = actor_side.names_as_written(CORPUS, roles.as_written(CORPUS, actor))
    for html in (partners, names, actor_side.sources_naming(CORPUS, events)):
        assert html.count("<caption") == html.count("<table") == 1
        cells = re.findall(r"<td>([\d,]+)(.*?)</td>", html)
        assert cells
        assert all(re.search(r">\s?(events?|times?)<", noun) for _, noun in cells)


def test_files_that_are_no_source_are_said_with_the_reason() -> None:
    assert strings.not_read(1) not in sourceindex.index(CORPUS, "published", 1)
    tables = tablegen.canal()
    row = {
        "doc_id": "scan",
        "start": 0,
        "end": 0,
        "text": "scan.txt",
        "kind": "document",
        "reason": "<binary>",
    }
    left = pd.concat([tables.leftovers, pd.DataFrame([row])], ignore_index=True)
    html = sourceindex.index(Corpus(replace(tables, leftovers=left)), "published", 1)
    assert strings.not_read(1) in html
    assert "scan.txt" in html
    assert "&lt;binary&gt;" in html


def test_a_folder_without_tables_is_said(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"holds no tables"):
        load.read(tmp_path)
    assert str(tmp_path) in strings.build_command(str(tmp_path))
    assert strings.build_command("/a b") == 'python -m pipeline build my-texts --out "/a b"'


def test_no_string_takes_the_place_of_another() -> None:
    tree = ast.parse(Path(strings.__file__).read_text(encoding="utf-8"))
    names = Counter(
        target.id
        for line in tree.body
        if isinstance(line, (ast.Assign, ast.AnnAssign))
        for target in (line.targets if isinstance(line, ast.Assign) else [line.target])
        if isinstance(target, ast.Name)
    )
    assert [name for name, number in names.items() if number > 1] == []
