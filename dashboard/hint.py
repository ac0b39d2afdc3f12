"""What a first visit is told in three lines, and what the marks mean, at hand for any later one."""

from __future__ import annotations

import streamlit as st

from dashboard import address, strings
from dashboard.components import eventlist

_SHOWN = "hint_shown"


def help_html() -> str:
    """What stands behind "Help"."""
    lines = "".join(f"<li>{line}</li>" for line in strings.HINT)
    keys = "".join(f"<li><kbd>{key}</kbd> {what}</li>" for key, what in strings.KEYS)
    return (
        f'<div class="dl-board dl-help"><ul class="dl-hint">{lines}</ul>{eventlist.legend()}'
        f'<ul class="dl-hint dl-helpkeys">{keys}</ul></div>'
    )


# Streamlit's own element for HTML takes drawings out, and a popover stands outside the page's styles.
_mount = st.components.v2.component("datelines_help", html=help_html(), isolate_styles=False)


def first_run() -> None:
    """The three lines, until they are put away; who comes by an address with a view in it is not kept."""
    if not st.session_state.setdefault(_SHOWN, not address.read()):
        return
    with st.container(horizontal=True, key="hint", vertical_alignment="center"):
        lines = "".join(f"<li>{line}</li>" for line in strings.HINT)
        st.html(f'<ul class="dl-hint">{lines}</ul>', width="content")
        st.button(strings.HINT_DONE, key="hint_done", type="tertiary", on_click=put_away)


def put_away() -> None:
    """Not to be shown again in this session."""
    st.session_state[_SHOWN] = False


def help_button() -> None:
    """The three lines, the marks and the keys, behind a button."""
    with st.popover(strings.HELP, key="help", type="tertiary", width="content"):
        _mount(key="help_words")
