"""The sources: an index, and the reading view of one text."""

from __future__ import annotations

import streamlit as st

from dashboard import page, strings
from dashboard.components import sourcepage, tables
from dashboard.components.board import board
from dashboard.load import Corpus, Source

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
    with st.container(key="standfirst"):
        st.markdown(strings.plural(len(corpus.sources), "source"))
    page.follow(board(tables.source_index(corpus), key=KEY))


def _text(corpus: Corpus, source: Source) -> None:
    """One text, at the mention, the passage or the part in the address."""
    asked = {name: st.query_params.get(name) for name in ("mention", "at", "part")}
    chosen = sourcepage.chosen_of(corpus, source, asked["mention"], asked["at"])
    part = sourcepage.part_number(asked["part"], sourcepage.parts_of(source))
    if problems := sourcepage.problems(asked, chosen=chosen, part=part):
        st.warning(page.plain(strings.ignored(problems)))
    html = sourcepage.render(corpus, source, chosen=chosen, part=part)
    target = sourcepage.target_of(chosen, part)
    page.follow(board(html, key=f"{KEY}_{source.doc_id}_{part or 1}", scroll=target, measure=True))


render()
