"""Present: the events of a view one at a time, for a class or a meeting."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import streamlit as st

from dashboard import filters, heading, page, sieve, strings
from dashboard.components import present
from dashboard.components.board import board, id_of
from dashboard.corpus import Corpus
from dashboard.filterbar import chips
from dashboard.lookup import Rows
from dashboard.scene import line_of

KEY = "present"
_FILL = """<style>
.stApp .stAppHeader,.stApp [data-testid="stHeader"]{display:none}
.stApp .stMainBlockContainer{padding:0;max-width:none}
</style>"""


def render() -> None:
    """The whole page: what was asked by key or button is taken up first, so that one run shows it."""
    corpus = page.open_page()
    page.name_page(strings.PRESENT)
    st.html(_FILL)
    asked, problems = filters.from_params(page.address(), filters.known_values(corpus))
    rows = np.flatnonzero(sieve.sieve(corpus, asked).kept)
    title = ": ".join(filter(None, (heading.title_of(corpus), ", ".join(chips(corpus, asked).values()))))
    if not len(rows):
        said, advice = strings.NO_MATCH, strings.NO_MATCH_HELP
        if not len(corpus.frame):
            said, advice = strings.NO_EVENTS, strings.NO_EVENTS_HELP if corpus.sources else ""
        page.follow(board(present.nothing(title, said, advice, asked.to_params()), key=KEY))
        return
    _take_up(corpus, rows)
    at, problems = _place(corpus, rows, problems)
    hide, problems = _hidden(problems)
    line = line_of(len(rows), at, hide=hide)
    scene = present.Scene(
        title=title,
        at=at,
        total=len(rows),
        hide=hide,
        line=line,
        stops=corpus.events_at(rows[line.first : line.last]),
        params=asked.to_params(),
        note=strings.ignored(problems) if problems else "",
    )
    go = board(present.present(corpus, scene), key=KEY)
    page.follow(go if go and "page" in go else None)


def _take_up(corpus: Corpus, rows: Rows) -> None:
    """Bring the address to the step that was asked for."""
    state = st.session_state.get(id_of(KEY))
    go = state.get("go") if isinstance(state, Mapping) else getattr(state, "go", None)
    if not isinstance(go, Mapping) or "at" not in go:
        return
    at = min(max(int(go["at"]), 0), len(rows) - 1)
    event_id = str(corpus.frame["event_id"].iloc[int(rows[at])])
    page.set_address({"event": event_id, "hide": "next" if go.get("hide") else None})


def _place(corpus: Corpus, rows: Rows, problems: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Where the asked event stands among those shown; the first where it is not there."""
    asked = st.query_params.get("event")
    if not asked:
        return 0, problems
    event_id = corpus.event_id_of(asked)
    if event_id is None:
        return 0, (*problems, strings.unknown_value("event", asked))
    row = corpus.row_of(event_id)
    at = int(np.searchsorted(rows, row))
    if at < len(rows) and rows[at] == row:
        return at, problems
    return min(at, len(rows) - 1), (*problems, strings.NOT_IN_VIEW)


def _hidden(problems: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
    asked = st.query_params.get("hide", "")
    if asked not in ("", "next"):
        return False, (*problems, strings.unknown_value("hide", asked))
    return asked == "next", problems


render()
