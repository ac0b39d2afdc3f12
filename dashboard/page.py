"""What every page needs: the tables, the look, the address, and the way to another page."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import address as address_
from dashboard import load, strings, theme, undo
from dashboard.corpus import Corpus
from dashboard.scale import Scale
from pipeline.edtf import write
from pipeline.model import Unit, When

_VIEWS = Path(__file__).parent / "views"
PAGES = {name: str(_VIEWS / f"{name}.py") for name in ("timeline", "actors", "sources", "data", "present")}
ICON = str(Path(__file__).parent.parent / "static" / "icon.svg")
_PRINT = (Path(__file__).parent / "print.css").read_text(encoding="utf-8")
_JOINER = "\u2060"
_PICTURES = re.compile(r"(?<=:)(?=streamlit:|material_)|(?<!\S)(?:<->|->|<-|--|>=|<=|~=)(?!\S)")
_SETTABLE = ("lanes", "by", "kind", "from", "to")
_CHROME = (Path(__file__).parent / "chrome.css").read_text(encoding="utf-8")


def folder() -> Path:
    """Where the tables lie: DATELINES_DATA, else `data` beside app.py."""
    return Path(os.environ.get("DATELINES_DATA") or Path(__file__).parent.parent / "data")


def open_page() -> Corpus:
    """The tables and the look of a page; where there are no tables, a message and the end of the page."""
    st.html(f"<style>{_look(colours())}{_CHROME}{_PRINT}</style>")
    address_.read()
    where = folder()
    try:
        return _corpus(str(where), load.stamp(where))
    except load.LoadError as error:
        st.title(strings.NO_DATA, anchor=False)
        st.text(str(error))
        st.text(strings.NO_DATA_HELP)
        st.code(strings.build_command(str(where)), language="bash")
        st.stop()


def _look(shown: theme.Palette) -> str:
    """The palette as CSS variables; on paper the light one, with charts of the dark one inverted."""
    inverted = "--dl-turned:invert(1) hue-rotate(180deg);--dl-halo:#000;" if shown is theme.DARK else ""
    paper = f":root{{{theme.css_variables(theme.LIGHT)}{inverted}}}"
    return f":root{{{theme.css_variables(shown)}}}@media print{{{paper}}}"


def name_page(*words: str) -> None:
    """Say in the browser's title what is open: the words from the narrowest to the app's name."""
    st.set_page_config(page_title=strings.page_title(words))


@st.cache_resource(max_entries=2, show_spinner=False)
def _corpus(where: str, stamp: tuple[float, ...]) -> Corpus:
    """The tables, read once for all readers.

    Streamlit collects garbage after every run. What is here to stay is set aside from that, which would
    otherwise look through it each time: a tenth of a second for the libraries, a second for 100,000 events.
    """
    gc.unfreeze()
    corpus = load.read(Path(where)).prepared()
    gc.collect()
    gc.freeze()
    return corpus


def colours() -> theme.Palette:
    """The palette of the theme that the reader sees."""
    return theme.palette(st.context.theme.type)


def plain(text: str) -> str:
    """Text as a Markdown label shows it unchanged: every character with a meaning is escaped.

    >>> plain("*a* [b](c) :red[d] $e$")
    '\\\\*a\\\\* \\\\[b\\\\]\\\\(c\\\\) \\\\:red\\\\[d\\\\] \\\\$e\\\\$'
    """
    words = " ".join(text.replace("\0", "␀").split())
    apart = _PICTURES.sub(_apart, words)
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~:$&@/])", r"\\\1", apart)


def _apart(found: re.Match[str]) -> str:
    """What Streamlit draws as another sign even where it is escaped, with a word joiner in it."""
    return f"{found[0][:1]}{_JOINER}{found[0][1:]}"


def address() -> dict[str, list[str]]:
    """The address's parameters, every one as a list."""
    return address_.read()


def set_address(changes: Mapping[str, str | Sequence[str] | None]) -> None:
    """Change parameters of the address; an empty value takes one away.

    A list that was opened further on begins anew, unless that is what is changed.
    """
    undo.remember(address_.read(), changes)
    address_.write({"row": None, **changes})


def follow(go: Mapping[str, Any] | None, *, brush: Scale | None = None) -> None:
    """Go where a link of the board leads: another event, another window, or another page."""
    if not go:
        return
    if page := go.get("page"):
        params = {
            name: value if isinstance(value, list) else str(value)
            for name, value in go.items()
            if name != "page"
        }
        address_.forget()
        st.switch_page(PAGES.get(str(page), PAGES["timeline"]), query_params=params)
    if "event" in go:
        set_address({"event": str(go["event"])})
    elif "row" in go:
        set_address({"row": str(go["row"])})
    elif "set" in go:
        set_address({name: value for name, value in dict(go["set"]).items() if name in _SETTABLE})
    elif "window" in go:
        first, last = go["window"]
        set_address({"from": str(first), "to": str(last)})
    elif "brush" in go and brush is not None:
        first, last = (write(When.of(Unit.of_day(brush.day(float(x))))) for x in go["brush"])
        set_address({"from": first, "to": last})
    st.rerun()
