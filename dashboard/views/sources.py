"""The sources: an index with its comparisons, and the reading view of one text."""

from __future__ import annotations

import streamlit as st

from dashboard import coverage, page, strings
from dashboard.components import sourceindex, sourcepage
from dashboard.components.board import board, width_of
from dashboard.corpus import Corpus
from dashboard.records import Source

KEY = "sources"


def render() -> None:
    """The index, or the text in the address."""
    corpus = page.open_page()
    asked = st.query_params.get("source")
    mention = corpus.mentions.get(st.query_params.get("mention") or "")
    source = corpus.sources.get(asked or (mention.doc_id if mention else ""))
    if source is not None:
        _text(corpus, source)
        return
    st.title(strings.SOURCES_TITLE, anchor=False)
    if asked:
        st.warning(strings.UNKNOWN_SOURCE)
    if corpus.sources:
        with st.container(key="standfirst"):
            st.markdown(strings.texts_and_events(len(corpus.sources), len(corpus.events)))
    _index(corpus)


def _asked(name: str, known: dict[str, str], problems: list[str]) -> str:
    """A choice in the address; the first of those known where it is none of them."""
    value = st.query_params.get(name)
    if value and value not in known:
        problems.append(strings.unknown_value(name, value))
    return value if value in known else next(iter(known))


def _index(corpus: Corpus) -> None:
    """The index, the matrix or the plot, as the address has it."""
    problems: list[str] = []
    view = _asked("view", strings.VIEWS, problems)
    by = _asked("sort", strings.SORTED_BY, problems)
    only = _asked("only", strings.ONLY, problems)
    asked = st.query_params.get("part")
    part = sourcepage.part_number(asked, coverage.pages(*sourceindex.size_of(corpus, view, only)))
    if asked and part is None:
        problems.append(strings.unknown_value("part", asked))
    if problems:
        st.warning(page.plain(strings.ignored(tuple(problems))))
    key = f"{KEY}_{view}"
    if view == "coverage":
        html = sourceindex.coverage_view(corpus, only, part or 1)
    elif view == "reach":
        html = sourceindex.reach_view(corpus, width_of(key), part or 1)
    else:
        html = sourceindex.index(corpus, by, part or 1)
    html = f'<div class="dl-sources">{sourceindex.views(view)}{html}</div>'
    page.follow(board(html, key=key, measure=view == "reach"))


def _text(corpus: Corpus, source: Source) -> None:
    """One text, at the mention, the passage or the part in the address."""
    page.name_page(source.title, strings.SOURCES)
    asked = {name: st.query_params.get(name) for name in ("mention", "at", "part")}
    chosen = sourcepage.chosen_of(corpus, source, asked["mention"], asked["at"])
    part = sourcepage.part_number(asked["part"], len(sourcepage.parts_of(corpus, source)))
    if problems := sourcepage.problems(asked, chosen=chosen, part=part):
        st.warning(page.plain(strings.ignored(problems)))
    key = f"{KEY}_{source.doc_id}_{part or 1}"
    html = sourcepage.render(corpus, source, chosen=chosen, part=part, width=width_of(key))
    page.follow(board(html, key=key, scroll=sourcepage.target_of(chosen, part), measure=True))


render()
