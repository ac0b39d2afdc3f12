"""What slowed a first reader: slips in a search, names inside sentences, styles that met by accident."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import hint, nearest, strings
from dashboard.components import filterpanel
from dashboard.corpus import Corpus
from dashboard.filters import Filters
from dashboard.sieve import sieve
from tests import tablegen
from tests.conftest import BUSY

CORPUS = Corpus(tablegen.canal())
WORDS = sorted(nearest.vocabulary(CORPUS.frame["haystack"]))
WEB = Path(nearest.__file__).parent / "components" / "web"


@settings(deadline=BUSY)  # the first example loads the library
@given(st.sampled_from([word for word in WORDS if len(word) > 5]), st.data())
def test_a_slip_of_two_letters_is_put_right(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 2))
    slip = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert word in nearest.nearest(slip, dict.fromkeys(WORDS, 1), most=len(WORDS))


def test_every_search_that_is_offered_has_hits() -> None:
    assert nearest.nearest_searches(CORPUS, "truce Lindua")[0] == "truce lindau"
    for offer in nearest.nearest_searches(CORPUS, "truce Lindua"):
        assert sieve(CORPUS, Filters(text=offer)).kept.any()
    assert nearest.nearest_searches(CORPUS, "qqqqqq") == []
    assert nearest.nearest_searches(CORPUS, "truce") == []


def test_a_title_inside_a_sentence_is_quoted() -> None:
    assert strings.titled("Rus, Varland agree", None) == "“Rus, Varland agree”"
    assert strings.titled("Le Jour, 3 May", "Le Jour") == "Le Jour, 3 May"


def test_help_shows_every_mark() -> None:
    assert hint.help_html().count("<svg") == 10


def test_the_form_shares_no_class_with_the_presentation() -> None:
    html = filterpanel.form(CORPUS, Filters(), sieve(CORPUS, Filters()).counts(), head="", years=("", ""))
    used = {name for names in re.findall(r'class="([^"]+)"', html) for name in names.split()}
    styled = set(re.findall(r"\.(dl-p[\w]+)", (WEB / "present.css").read_text(encoding="utf-8")))
    assert used & styled == set()
