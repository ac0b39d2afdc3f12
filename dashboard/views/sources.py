"""The sources: an index, and the reading view of one text."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import dates, page, strings
from dashboard.components import marks, reading, tables
from dashboard.components.board import board
from dashboard.load import Corpus, Source

KEY = "sources"


def render() -> None:
    """The index, or the text in the address."""
    corpus = page.open_page()
    asked = st.query_params.get("source")
    mention_id = st.query_params.get("mention")
    mention = corpus.mentions.get(mention_id or "")
    source = corpus.sources.get(asked or (mention.doc_id if mention else ""))
    if source is not None:
        _text(corpus, source, mention_id)
        return
    st.title(strings.SOURCES_TITLE, anchor=False)
    if asked:
        st.warning(strings.UNKNOWN_SOURCE)
    with st.container(key="standfirst"):
        st.markdown(strings.plural(len(corpus.sources), "source"))
    page.follow(board(tables.source_index(corpus), key=KEY))


def _text(corpus: Corpus, source: Source, mention_id: str | None) -> None:
    mentions = corpus.mentions_in.get(source.doc_id, ())
    left = [o for o in corpus.leftovers_in.get(source.doc_id, ()) if o.kind != "document"]
    page.name_page(source.title, strings.SOURCES)
    st.title(page.plain(source.title), anchor=False)
    published = dates.say_published(source.published) if source.published else strings.DATE_UNKNOWN
    basis = strings.BASIS.get(source.published_basis, source.published_basis)
    facts = f"{published} ({basis})" if source.published else published
    with st.container(key="standfirst"):
        who = f"**{page.plain(source.publisher)}**, " if source.publisher else ""
        events = strings.plural(len({m.event_id for m in mentions}), "event")
        st.markdown(f"{who}{page.plain(facts)}. **{events}**, {strings.left_over(len(left))}.")
    if source.published_note:
        st.caption(page.plain(source.published_note))
    html = (
        f'<nav class="dl-pager" aria-label="{strings.SOURCES}">{_pager(corpus, source)}</nav>'
        f'<div class="dl-read"><div class="dl-textcol">{reading.legend()}'
        f"{reading.article(corpus, source.doc_id, mention_id=mention_id)}</div>"
        f'<section class="dl-ordercol"><h2>{strings.IN_ORDER}</h2>'
        f"{reading.in_order(corpus, source.doc_id, mention_id=mention_id)}</section>"
        f'<section class="dl-leftcol"><h2>{strings.LEFT_TITLE}</h2>'
        f"{reading.left_over(corpus, source.doc_id)}</section></div>"
    )
    target = f"m-{mention_id}" if mention_id in corpus.mentions else None
    page.follow(board(html, key=f"{KEY}_{source.doc_id}", scroll=target))


def _pager(corpus: Corpus, source: Source) -> str:
    """The texts published before and after this one, and the way back to all."""
    order = list(corpus.sources)
    at = order.index(source.doc_id)
    parts = [marks.link(strings.ALL_SOURCES, {"page": "sources"}, page="sources")]
    if at > 0:
        parts.append(marks.source_link(f"‹ {escape(corpus.sources[order[at - 1]].name)}", order[at - 1]))
    if at + 1 < len(order):
        parts.append(marks.source_link(f"{escape(corpus.sources[order[at + 1]].name)} ›", order[at + 1]))
    return "".join(parts)


render()
