"""The choices above the chart: its lanes, and whether it goes by what happened or by what was reported."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from dashboard import strings
from dashboard.components import marks
from dashboard.look import BY, LANES, Look

_WINDOW = ("from", "to")


def look_bar(look: Look, params: Mapping[str, Any]) -> str:
    """Both choices as links; `params` is the address of the view as it is."""
    by = _choice("by", {name: strings.BY[name] for name in BY}, look, params)
    lanes = _choice("lanes", {name: strings.LANES[name] for name in LANES}, look, params)
    if look.by == "report":
        lanes = ""
    else:
        lanes = (
            f'<span class="dl-lookgroup dl-lanechoice" role="group" aria-label="{strings.LANES_BY}">'
            f'<span aria-hidden="true">{strings.LANES_BY}</span>{lanes}</span>'
        )
    return (
        f'<nav class="dl-look" aria-label="{strings.LOOK}"><span class="dl-lookgroup">{by}</span>'
        f"{lanes}{_back(params)}</nav>"
    )


def _choice(name: str, values: Mapping[str, str], look: Look, params: Mapping[str, Any]) -> str:
    return "".join(_link(name, value, words, look, params) for value, words in values.items())


def _link(name: str, value: str, words: str, look: Look, params: Mapping[str, Any]) -> str:
    there = {k: v for k, v in params.items() if k not in ("lanes", "by")} | look.but(name, value).to_params()
    on = ' aria-current="true"' if getattr(look, name) == value else ""
    go = {"set": {name: look.but(name, value).to_params().get(name)}}
    return marks.link(
        escape(words), go, params=there, css="dl-lookchoice", more=on + f' data-key="{name}-{value}"'
    )


def _back(params: Mapping[str, Any]) -> str:
    """The way back from a window to the whole span."""
    if not any(name in params for name in _WINDOW):
        return ""
    there = {name: value for name, value in params.items() if name not in _WINDOW}
    go = {"set": dict.fromkeys(_WINDOW)}
    return marks.link(
        strings.WHOLE_SPAN, go, params=there, css="dl-lookchoice dl-back", more=' data-key="back"'
    )
