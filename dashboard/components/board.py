"""The one component of the app: it shows escaped HTML and draws figures, and returns what was followed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.components.assets import board_script, board_width, plotly_script

PAPER = 680
_WIDTH = "board_width"
_LOADER = """
const script = document.querySelector('script[src*="static/js/"]');
const base = script ? script.src.split("/static/js/")[0] : document.baseURI.replace(/\\/$/, "");
const board = import(`${base}/app/static/%s`);
export default (component) => { board.then((module) => module.default(component)); };
"""
_mount = st.components.v2.component("datelines_board", js=_LOADER % board_script(), isolate_styles=False)


def board(
    html: str,
    *,
    key: str,
    figures: Mapping[str, Any] | None = None,
    measure: bool = False,
    scroll: str | None = None,
) -> dict[str, Any] | None:
    """Show `html` (escaped already) with its figures; returns what was followed, once.

    `measure` asks for the width in the browser, which `width_of` then knows; `scroll` names an element.
    """
    shown = _mount(
        key=id_of(key),
        data={
            "html": visible(html),
            "figures": figures or {},
            "plotly": plotly_script() if figures else "",
            "measure": measure,
            "width": width_of(key),
            "scroll": scroll,
        },
        on_go_change=_nothing,
        on_width_change=_nothing,
    )
    go = getattr(shown, "go", None)
    return dict(go) if isinstance(go, Mapping) else None


def id_of(key: str) -> str:
    """The key of a board as Streamlit takes it: an id made of other signs than letters ends in its hash.

    >>> id_of("sources_a-text"), id_of("sources_a__text")
    ('sources_a-text', 'sources-a-text-70d91681a7c0')
    """
    if re.fullmatch(r"(?!.*__)[\w-]{1,80}", key, re.ASCII):
        return key
    words = re.sub(r"[^A-Za-z0-9]+", "-", key)[:40]
    return f"{words}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def visible(html: str) -> str:
    """HTML whose NUL characters are shown by their sign, since browsers drop them."""
    return html.replace("\0", "␀")


def width_of(key: str) -> int:
    """The width that the browser reported for this board, else for the last one, else what its window has."""
    state = st.session_state.get(id_of(key))
    width = state.get("width") if isinstance(state, Mapping) else getattr(state, "width", None)
    if isinstance(width, (int, float)) and width > 0:
        st.session_state[_WIDTH] = int(width)
    return int(st.session_state.get(_WIDTH) or board_width(st.context.cookies))


def _nothing() -> None:
    """State has to have a callback to be sent."""


def figure_box(name: str, alt: str, css: str, *, height: float, width: float) -> str:
    """The place of a figure, as high as it will be, so that nothing jumps."""
    fit = min(1.0, PAPER / max(width, 1))
    return (
        f'<div class="{css}"><div class="dl-figure" role="img" aria-label="{alt}" data-figure="{name}" '
        f'style="height:{height:.0f}px;width:{width:.0f}px;--dl-fit:{fit:.3f}"></div></div>'
    )
