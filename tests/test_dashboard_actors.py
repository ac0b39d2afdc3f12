"""Actors: their parts in events, the steps between two, their words and names, the index and the matrix."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import actorlist, filters, roles, sieve
from dashboard.actorbars import bars_of
from dashboard.actorline import LEFT_PX, RIGHT_PX, actor_figure, lay_out
from dashboard.components import actor_arcs, actor_index, actor_matrix, actor_pair, actor_side
from dashboard.corpus import Corpus
from dashboard.periods import UNITS, columns, period_at, populated
from dashboard.records import Actor, Event
from dashboard.scale import build
from dashboard.spans import spans_of
from dashboard.theme import LIGHT
from pipeline import table
from pipeline.interval import MAX_DAY, MIN_DAY
from pipeline.table import Tables
from tests import tablegen

CORPUS = Corpus(tablegen.canal())
MANY = Corpus(tablegen.many(400, first=1950, last=1960))
VARLAND, OSTMARK = CORPUS.actors["varland"], CORPUS.actors["ostmark"]
days = st.integers(MIN_DAY, MAX_DAY - 1)


def with_roles(changes: dict[tuple[str, str], str]) -> Corpus:
    """The canal's tables with other roles, by event and actor."""
    tables = tablegen.canal()
    parts = tables.participations.copy()
    for (event, actor), role in changes.items():
        rows = parts["mention_id"].str.startswith(f"{event}-") & (parts["actor_id"] == actor)
        parts.loc[rows, "role"] = role
    return Corpus(replace(tables, participations=table.frame("participations", parts.to_dict("records"))))


def events(corpus: Corpus, actor: Actor) -> list[Event]:
    return roles.events_of(corpus, actor.name)


def test_every_event_of_an_actor_has_one_part() -> None:
    for actor in CORPUS.actors.values():
        mine = events(CORPUS, actor)
        parts = roles.parts_of(CORPUS, actor, mine)
        assert sorted(e.event_id for group in parts.values() for e in group) == sorted(
            e.event_id for e in mine
        )
        assert len(mine) == actor.n_events


def test_partners_hold_the_events_of_both() -> None:
    found = roles.partners_of(CORPUS, "Varland", events(CORPUS, VARLAND))
    assert found[0].name == "Ostmark"
    assert [len(p.events) for p in found] == sorted((len(p.events) for p in found), reverse=True)
    for partner in found:
        assert all({"Varland", partner.name} <= set(event.actors) for event in partner.events)


def test_a_step_goes_from_the_one_that_acts() -> None:
    corpus = with_roles(
        {("e13", "varland"): "agent", ("e13", "ostmark"): "agent"}
        | {("e15", name): "other" for name in ("varland", "ostmark")}
    )
    ways = {s.event.event_id: s.way for s in roles.steps_between(corpus, VARLAND, OSTMARK)}
    assert (ways["e03"], ways["e05"], ways["e13"], ways["e15"]) == ("to", "from", "both", "named")
    back = {s.event.event_id: s.way for s in roles.steps_between(corpus, OSTMARK, VARLAND)}
    turned = {"to": "from", "from": "to", "both": "both", "named": "named"}
    assert back == {event: turned[way] for event, way in ways.items()}


def test_words_said_and_heard() -> None:
    said = roles.said_by(CORPUS, CORPUS.actors["ilse-brandt"])
    assert said
    assert {CORPUS.mentions[i].event_id for i in said} == {"e06"}
    about = [CORPUS.mentions[i] for i in roles.said_about(CORPUS, VARLAND)]
    assert about
    assert all(m.said_by == "a harbour pilot" for m in about)
    order = [CORPUS.event(m.event_id).order for m in about]
    assert order == sorted(order)
    assert roles.own_words(CORPUS, CORPUS.actors["ilse-brandt"], CORPUS.events) == 1


def test_names_stand_where_they_are_said_to() -> None:
    found = roles.as_written(CORPUS, VARLAND)
    assert found[0].text == "Varland"
    assert found[0].number == sum(
        part.actor_id == "varland" for parts in CORPUS.participations_of.values() for part in parts
    )
    documents = [[place.doc_id for place in name.places] for name in found]
    assert all(len(docs) == len(set(docs)) for docs in documents)
    html = actor_side.names_as_written(CORPUS, found)
    assert "<b>Varland</b>" in html


def choice(**wanted: list[str]) -> filters.Filters:
    return filters.from_params(wanted, filters.known_values(CORPUS))[0]


def the_pair(asked: filters.Filters, *, selected: str | None = None, narrow: bool = False) -> str:
    steps = roles.steps_between(CORPUS, VARLAND, OSTMARK)
    params = {"actor": "varland", "with": "ostmark"}
    return actor_pair.pair(VARLAND, OSTMARK, steps, asked, params, selected=selected, narrow=narrow)


@pytest.mark.parametrize("narrow", [False, True])
def test_the_pair_holds_every_event_of_the_two(narrow: bool) -> None:
    html = the_pair(choice(), selected="e05", narrow=narrow)
    steps = roles.steps_between(CORPUS, VARLAND, OSTMARK)
    assert html.count("dl-steplink") == len(steps) == 7
    assert len(re.findall(r'class="[^"]*dl-on"', html)) == 1
    assert "Four steps towards Ostmark and three back, June 1911 to February 1912." in html


def test_the_pair_is_narrowed_by_kind_and_time() -> None:
    assert the_pair(choice(kind=["assault"])).count("dl-steplink") == 2
    assert the_pair(choice(**{"from": ["1912"], "to": ["1912"]})).count("dl-steplink") == 1
    assert "Nothing between the two fits" in the_pair(choice(kind=["aid"]))


def test_a_choice_says_how_many_it_leads_to() -> None:
    steps = roles.steps_between(CORPUS, VARLAND, OSTMARK)
    html = the_pair(choice())
    for go, words in re.findall(r'data-go="([^"]+)" class="dl-chip"[^>]*>(.*?)</a>', html):
        change = json.loads(unescape(go))["set"]
        wanted = {name: value if isinstance(value, list) else [value] for name, value in change.items()}
        number = int(re.sub(r"<[^>]+>", "", words).split()[-1])
        assert len(actor_pair.kept(steps, choice(**wanted))) == number


def test_arcs_are_wider_for_more_events() -> None:
    partners = roles.partners_of(CORPUS, "Varland", events(CORPUS, VARLAND))
    html = actor_arcs.arcs("Varland", partners, roles.ties_among(partners), chosen="ostmark")
    widths = [float(w) for w in re.findall(r'class="dl-owntie[^>]*stroke-width="([\d.]+)"', html)]
    assert len(widths) == len(partners)
    assert max(widths) == actor_arcs.WIDEST
    assert html.count("dl-chosentie") == 1
    assert actor_arcs.arcs("Varland", partners[:2], {}, chosen=None) == ""


def test_the_line_holds_every_event_above_or_below() -> None:
    for corpus in (CORPUS, MANY):
        for actor in corpus.actors.values():
            mine = events(corpus, actor)
            scale = build(spans_of(mine), 1280 - LEFT_PX - RIGHT_PX)
            line = lay_out(roles.parts_of(corpus, actor, mine), scale)
            drawn = sum(len(b.stems) + sum(bar.number for bar in b.bars) for b in line.bands)
            assert drawn == len(mine)
            made = actor_figure(line, scale, LIGHT, actor_id=actor.actor_id, selected=mine[0])
            assert json.loads(json.dumps(made))["layout"]["height"] == line.height
            heights = [note["y"] for note in made["layout"]["annotations"]]
            assert all(line.top <= y <= line.bottom + 30 for y in heights)


def test_bars_stand_side_by_side() -> None:
    scale = build(spans_of(list(MANY.events)), 1000)
    bars = bars_of(MANY.events, scale)
    assert sum(bar.number for bar in bars) == len(MANY.events)
    assert all(a.right <= b.left + 0.01 for a, b in pairwise(bars))


@given(st.lists(days, min_size=1, max_size=30), st.integers(4, 24))
def test_columns_cover_their_days(chosen: list[int], most: int) -> None:
    found = columns(chosen, most)
    assert all(any(p.start <= day < p.end for p in found) for day in chosen)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len(found) <= most or found[0].unit == "century"


@given(days, st.sampled_from(UNITS))
def test_a_period_says_its_window(day: int, unit: str) -> None:
    period = period_at(day, unit)  # type: ignore[arg-type]
    assert period.start <= day < period.end
    assert populated([day], unit) == [period]  # type: ignore[arg-type]
    asked = [
        filters.day_asked(text, last=last)
        for text, last in zip(period.params.values(), (False, True), strict=True)
    ]
    assert asked == [period.start, period.end - 1]


def test_a_number_of_the_matrix_leads_to_as_many_events() -> None:
    closed = [e for e in CORPUS.events if e.when and e.when.start is not None and e.when.end is not None]
    periods = actor_matrix.columns_for(CORPUS, 1280)
    for actor in CORPUS.actors.values():
        numbers = actor_matrix.counts(CORPUS, actor, periods)
        for period, number in zip(periods, numbers, strict=True):
            asked = filters.Filters(start=period.start, end=period.end - 1, actors=(actor.actor_id,))
            shown = CORPUS.events_at(sieve.apply(CORPUS, asked))
            open_ended = [e for e in shown if e not in closed]
            assert number <= len(shown) <= number + len(open_ended)


def test_the_matrix_is_one_stop_for_the_tab_key() -> None:
    html = actor_matrix.matrix(CORPUS, list(CORPUS.actors.values()), 1280)
    cells = re.findall(r'class="dl-cell[^"]*" tabindex="(-?\d)"', html)
    assert cells.count("0") == 1
    assert html.count('scope="row"') == len(CORPUS.actors)


@pytest.mark.parametrize("by", actorlist.COLUMNS)
def test_the_index_sorts_by_every_column(by: str) -> None:
    found = actorlist.in_order(CORPUS, list(CORPUS.actors.values()), by)
    assert sorted(a.name for a in found) == sorted(a.name for a in CORPUS.actors.values())
    firsts = {"name": "Canal Commission", "events": "Varland", "first": "Canal Commission"}
    if by in firsts:
        assert found[0].name == firsts[by]
    html = actor_index.index(CORPUS, found, actorlist.Asked(sort=by), 1280)
    assert html.count("aria-sort") == 1
    assert html.count("dl-sparktick") == len(found)


def test_a_long_index_has_pages() -> None:
    actors = [replace(VARLAND, actor_id=f"a{n}", name=f"Actor {n}") for n in range(5000)]
    asked = actorlist.Asked(sort="name", page=3)
    shown, start = actorlist.page_of(actors, asked)
    assert (len(shown), start) == (50, 100)
    assert actorlist.page_of(actors, replace(asked, page=999))[1] == 4950
    html = actor_index.pages(asked, start, len(shown), len(actors))
    assert "101–150 of 5,000" in html
    assert "p=2" in html
    assert "p=4" in html
    assert actor_index.pages(actorlist.Asked(), 0, 5, 5) == ""


def test_the_index_is_searched_and_filtered() -> None:
    def names(**wanted: str) -> set[str]:
        return {a.name for a in actorlist.chosen(CORPUS, actorlist.Asked(**wanted))}  # type: ignore[arg-type]

    assert names(text="bran") == {"Ilse Brandt"}
    assert names(type="state") == {"Varland", "Ostmark"}
    assert names(type="state", text="bran") == set()


texts = st.text(max_size=12)


@settings(max_examples=60)
@given(st.sampled_from(actorlist.VIEWS), st.sampled_from(actorlist.COLUMNS), texts, st.integers(1, 10**5))
def test_the_address_of_the_index_leads_back(view: str, sort: str, text: str, number: int) -> None:
    asked = actorlist.Asked(view, sort, "state", " ".join(text.split()), number)
    params = {name: [value] for name, value in asked.to_params().items()}
    assert actorlist.from_params(params, ["state"]) == (asked, ())


def test_what_is_not_known_in_an_address_is_said() -> None:
    asked, problems = actorlist.from_params(
        {"sort": ["x"], "view": ["y"], "type": ["z"], "p": ["0"]}, ["state"]
    )
    assert asked == actorlist.Asked()
    assert len(problems) == 4


def hostile() -> Corpus:
    """The canal's tables with an actor and a partner whose names are tags."""
    tables = tablegen.canal()
    evil = "<img src=x onerror=alert(1)>\"'&"
    frames = {}
    for name in ("mentions", "events", "participations", "actors"):
        rows = getattr(tables, name).to_dict("records")
        for row in rows:
            for column in ("actors", "aliases"):
                if column in row:
                    row[column] = [evil if n == "Ostmark" else n for n in row[column]]
            for column, value in row.items():
                if isinstance(value, float) and value != value:
                    row[column] = None
                elif column in ("name", "text", "said_by", "headline", "label") and value is not None:
                    row[column] = evil
        frames[name] = table.frame(name, rows)
    return Corpus(Tables(**{name: frames.get(name, getattr(tables, name)) for name in table.COLUMNS}))


def test_names_are_escaped() -> None:
    corpus = hostile()
    one, other = corpus.actors["varland"], corpus.actors["ostmark"]
    mine = list(corpus.events)
    partners = [roles.Partner(other.name, other, tuple(mine))] * 4
    steps = [roles.Step(event, way) for event in mine for way in ("to", "from", "both", "named")]
    params = {"actor": one.actor_id}
    told = list(corpus.mentions)
    html = "".join(
        (
            *(
                actor_pair.pair(one, other, steps, filters.Filters(), params, selected=None, narrow=narrow)
                for narrow in (True, False)
            ),
            actor_side.partners(partners, params, chosen=None),
            actor_side.names_as_written(corpus, roles.as_written(corpus, one)),
            actor_side.sayings(corpus, one, told, told, params),
            actor_arcs.arcs(one.name, partners, {}, chosen=None),
            actor_index.index(corpus, [one, other], actorlist.Asked(), 1280),
            actor_index.types({"<img>": 2, "state": 1}, actorlist.Asked()),
            actor_matrix.matrix(corpus, [one, other], 1280),
        )
    )
    assert "<img" not in html
    assert "&lt;img" in html


def test_a_corpus_without_events() -> None:
    corpus = Corpus(tablegen.empty())
    assert actorlist.chosen(corpus, actorlist.Asked()) == []
    assert actor_matrix.columns_for(corpus, 1280) == []
    assert lay_out({"agent": [], "patient": [], "other": []}, build([], 700)).bands == ()
