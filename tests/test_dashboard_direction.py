"""Names in any script, and words without a meaning: what odd tables ask of every page's HTML."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from dashboard import heading, look, reach, strings
from dashboard.components import actor_index, actor_pair, card, coverage, eventlist, marks
from dashboard.components import reach as plot
from dashboard.corpus import Corpus
from dashboard.coverage import slots_of
from dashboard.direction import END, FIRST_STRONG, isolated
from dashboard.filters import Filters
from dashboard.lanes import arrange
from dashboard.roles import steps_between
from dashboard.scale import build_over, ticks
from dashboard.spans import days_of
from dashboard.textwidth import measure
from tests import oddtables
from tests.test_dashboard_odd import corpus

HEBREW, ARABIC = oddtables.NAMES[4], oddtables.NAMES[2]
_TAGS = re.compile(r"<[^>]*>")


def unturned(html: str) -> str:
    """The words of some HTML without those that are isolated from the rest."""
    apart = re.sub(r"<(bdi|a|b|td|th)\b[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    return re.sub(f"{FIRST_STRONG}[^{END}]*{END}", "", _TAGS.sub(" ", apart))


def turns(words: str) -> list[str]:
    return [char for char in words if unicodedata.bidirectional(char) in ("R", "AL")]


def far() -> Corpus:
    return corpus("future")


def test_a_year_stands_after_a_hebrew_name() -> None:
    title = heading.title_of(far())
    assert isolated(HEBREW) in title
    assert title.endswith("3000")
    assert not turns(unturned(title))


def test_sentences_of_a_card_keep_their_direction() -> None:
    here = corpus("odd")
    order = [event.event_id for event in here.events]
    for event_id in ("o0004", "o0005", "o0009"):
        html = card.card(here, here.event(event_id), order, params={})
        facts = html[html.index('<dl class="dl-facts">') :].partition("</dl>")[0]
        assert 'dir="auto"' not in facts
        assert not turns(unturned(facts)), facts


def test_names_of_a_pair_turn_nothing() -> None:
    here = corpus("odd")
    one, other = (next(a for a in here.actors.values() if a.name == name) for name in (ARABIC, HEBREW))
    for narrow in (True, False):
        steps = steps_between(here, one, other)
        html = actor_pair.pair(one, other, steps, Filters(), {}, selected=None, narrow=narrow)
        head = html[: html.index("</header>")]
        assert not turns(unturned(head)), head


def test_signs_of_sources_turn_nothing() -> None:
    here = corpus("odd")
    names = coverage.keys(here, list(here.sources))
    assert all(marks.named(source.sign) in names for source in here.sources.values())


def test_a_pair_without_events_asks_for_no_choice_less() -> None:
    here = corpus("odd")
    one, other = (here.actors[name] for name in ("province-00", "province-07"))
    html = actor_pair.pair(one, other, [], Filters(), {}, selected=None, narrow=False)
    assert strings.NEVER_TOGETHER in html
    assert strings.NONE_BETWEEN not in html


@pytest.mark.parametrize("name", ["odd", "old", "future", "undated", "until"])
@pytest.mark.parametrize("width", [298, 402, 700, 1170])
def test_words_over_the_reach_never_touch(name: str, width: float) -> None:
    here = corpus(name)
    scale = reach.scale_of([reach.reach_of(here, source) for source in here.sources.values()], width)
    shown = ticks(scale, size=plot.AXIS_TEXT, room=plot.PAD_PX)
    taken = [(tick.x, tick.x + measure(tick.label, plot.AXIS_TEXT)) for tick in shown]
    for left, right, words in plot.folded(scale, shown):
        middle, half = (left + right) / 2, measure(words, plot.FOLD_TEXT) / 2
        assert all(middle + half <= a or middle - half >= b for a, b in taken), words


def test_years_of_the_actors_index_say_their_era() -> None:
    scale = actor_index.spark_scale(corpus("old"), 1280)
    assert scale is not None
    assert "AD 45" in actor_index._spark_head(scale)


def test_lanes_of_nobody_are_not_others() -> None:
    here = corpus("noactor")
    rows = here.source_rows.rows_of("chronicle")
    assert [group.name for group in look.groups(here, look.Look(), rows)] == [strings.IN_ONE_LANE]


def test_no_lane_is_higher_than_it_shows() -> None:
    """A bar over the whole chart has no room for its name, however high the lane grows."""
    here = corpus("old")
    event = here.events[0]
    scale = build_over(*days_of(here.frame, here.source_rows.rows_of("chronicle")), 690)
    (lane,) = arrange([("A", "A", [event])], scale)
    assert lane.tracks == 2


def test_a_silent_source_too_early_keeps_its_place() -> None:
    here = corpus("odd")
    last = here.events[-1]
    blanks = [what for what in slots_of(here, last).values() if not what]
    web = Path(eventlist.__file__).parent / "web" / "list.css"
    assert blanks
    assert re.search(r"\.dl-slots > \.dl-blank \{ width: 24px", web.read_text(encoding="utf-8"))


def test_every_string_has_one_meaning() -> None:
    tree = ast.parse(Path(strings.__file__).read_text(encoding="utf-8"))
    names = Counter(
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    )
    assert [name for name, number in names.items() if number > 1] == []
