"""The choices behind "Filter": plain form fields as escaped HTML, each with the number it would show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import strings
from dashboard.components import marks
from dashboard.corpus import TEXTS, Corpus
from dashboard.filters import LISTS, WEIGHTS, Filters, known_values

KEY = "filter_panel"
FEW = 7
MOST = 300
_WEB = Path(__file__).parent / "panel"
_mount = st.components.v2.component(
    "datelines_filters", js=(_WEB / "panel.js").read_text(encoding="utf-8"), isolate_styles=False
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the form holds: its fields, what is looked for in long lists, and how often it was changed."""

    number: int
    fields: Mapping[str, list[str]]
    find: Mapping[str, str]


def choice_of(sent: Any) -> Choice:
    """What the browser sent, whatever it is.

    >>> choice_of({"number": 2, "fields": {"kind": ["aid", 7]}})
    Choice(number=2, fields={'kind': ['aid']}, find={})
    """
    sent = sent if isinstance(sent, Mapping) else {}
    number, fields, find = sent.get("number"), sent.get("fields"), sent.get("find")
    return Choice(
        number if isinstance(number, int) else 0,
        {
            str(name): [value for value in values if isinstance(value, str)]
            for name, values in (fields.items() if isinstance(fields, Mapping) else ())
            if isinstance(values, Sequence)
        },
        {str(name): str(text) for name, text in (find.items() if isinstance(find, Mapping) else ())},
    )


def chosen() -> Choice:
    """What the form held when it was last changed in this session."""
    state = st.session_state.get(KEY)
    return choice_of(state.get("choice") if isinstance(state, Mapping) else getattr(state, "choice", None))


def show(html: str, on_choice: Any) -> None:
    """Mount the form; `on_choice` is called when a field is changed."""
    _mount(key=KEY, data={"html": html, "number": chosen().number}, on_choice_change=on_choice)


def form(
    corpus: Corpus,
    asked: Filters,
    numbers: Mapping[str, Mapping[str, int]],
    *,
    head: str,
    years: Sequence[str],
) -> str:
    """The whole form; `head` says how many events are shown, `years` the first and the last of them."""
    find = chosen().find
    lists = {
        name: _list(corpus, name, getattr(asked, field), numbers[name], find.get(name, ""))
        for name, field in LISTS.items()
    }
    every = "" if len(corpus.actors) < 2 else _either(asked)
    groups = (
        _group("when", _dates(asked, years)),
        _group("actor", every + lists["actor"]),
        _group("kind", lists["kind"]),
        _group("status", lists["status"]),
        _group("source", lists["source"]),
        _group("said", lists["said"]),
        _group("place", lists["place"]) if lists["place"] else "",
        _group("precision", lists["precision"]),
        _group("weight", _weights(asked, numbers["weight"]) + _disputed(asked, numbers["disputed"])),
    )
    return (
        f'<form class="dl-panel" aria-label="{strings.FILTER}"><p class="dl-phead" role="status">{head}</p>'
        f'<div class="dl-pgroups">{"".join(groups)}</div></form>'
    )


def say(corpus: Corpus, name: str, value: str) -> str:
    """A value of a list as a reader calls it."""
    match name:
        case "actor":
            return corpus.actors[value].name
        case "source":
            return corpus.sources[value].name
        case "status":
            return strings.STATUS[value]
        case "precision":
            return strings.PRECISIONS[value]
        case "said" if value == TEXTS:
            return strings.TEXTS_THEMSELVES
        case _:
            return value


def here(corpus: Corpus, name: str) -> list[str]:
    """The values of a list that some event has, in the order of the list."""
    rows = {
        "kind": corpus.kind_rows,
        "status": corpus.status_rows,
        "precision": corpus.precision_rows,
        "said": corpus.speaker_rows,
    }
    return [value for value in known_values(corpus)[name] if name not in rows or value in rows[name]]


def _group(name: str, body: str) -> str:
    return f'<fieldset class="dl-pgroup dl-p-{name}"><legend>{strings.FACETS[name]}</legend>{body}</fieldset>'


def _dates(asked: Filters, years: Sequence[str]) -> str:
    params = asked.to_params()
    fields = "".join(
        f'<label class="dl-pday"><span>{label}</span><input type="text" name="{name}" autocomplete="off" '
        f'value="{escape(str(params.get(name, "")))}" placeholder="{escape(year)}"></label>'
        for name, label, year in zip(("from", "to"), (strings.FROM, strings.TO), years, strict=True)
    )
    return f'<div class="dl-pdates">{fields}</div><p class="dl-phelp">{strings.DATE_HELP}</p>'


def _either(asked: Filters) -> str:
    """Whether any or all of the chosen actors have to stand in an event."""
    ways = (("", strings.ANY_ACTOR, not asked.every), ("all", strings.ALL_ACTORS_MEANT, asked.every))
    return f'<div class="dl-pways">{"".join(_radio("actors", *way) for way in ways)}</div>'


def _radio(name: str, value: str, words: str, on: bool, number: int | None = None) -> str:
    return _option("radio", name, value, escape(words), number, on=on)


def _option(
    kind: str, name: str, value: str, words: str, number: int | None, *, on: bool, mark: str = ""
) -> str:
    count = "" if number is None else f'<span class="dl-onum">{number:,}</span>'
    css = "dl-opt dl-zero" if number == 0 and not on else "dl-opt"
    return (
        f'<label class="{css}"><input type="{kind}" name="{name}" value="{escape(value)}"'
        f'{" checked" if on else ""}>{mark}<span class="dl-oname">{words}</span>{count}</label>'
    )


def _list(corpus: Corpus, name: str, on: Sequence[str], numbers: Mapping[str, int], find: str) -> str:
    """A list of boxes; long ones can be searched, and very long ones are sent in part."""
    values = here(corpus, name)
    sent, rest = _sent(corpus, name, values, on, find)
    boxes = "".join(
        _option(
            "checkbox",
            name,
            value,
            escape(say(corpus, name, value)),
            numbers.get(value, 0),
            on=value in on,
            mark=_mark(name, value),
        )
        for value in sent
    )
    if not sent or len(values) <= FEW or name not in strings.FIND:
        return f'<div class="dl-opts" data-list="{name}">{boxes}</div>' if sent else ""
    words = strings.FIND[name]
    far = ' data-far="true"' if len(values) > MOST else ""
    return (
        f'<input type="search" class="dl-find" data-find="{name}" autocomplete="off" placeholder="{words}" '
        f'aria-label="{words}"><div class="dl-opts" data-list="{name}" data-few="{FEW}"{far}>{boxes}</div>'
        f'<button type="button" class="dl-pall">{strings.all_values(len(sent))}</button>'
        + (f'<p class="dl-phelp">{strings.more_values(rest)}</p>' if rest else "")
    )


def _sent(
    corpus: Corpus, name: str, values: Sequence[str], on: Sequence[str], find: str
) -> tuple[Sequence[str], int]:
    """The values that are sent, and how many more fit: of very many, the chosen and the first others."""
    if len(values) <= MOST:
        return values, 0
    looked = find.strip().casefold()
    fit = [value for value in values if value not in on and looked in say(corpus, name, value).casefold()]
    return [*on, *fit[:MOST]], max(0, len(fit) - MOST)


def _mark(name: str, value: str) -> str:
    if name == "kind":
        return marks.silhouette(value, "happened")
    return marks.silhouette("agree", value) if name == "status" else ""


def _weights(asked: Filters, numbers: Mapping[str, int]) -> str:
    radios = "".join(
        _radio("weight", name, strings.WEIGHTS[name], asked.weight == name, numbers[name])
        for name in ("", *WEIGHTS)
    )
    return f'<div class="dl-opts">{radios}</div>'


def _disputed(asked: Filters, numbers: Mapping[str, int]) -> str:
    return _option(
        "checkbox",
        "disputed",
        "true",
        strings.DISPUTED_ONLY,
        numbers["true"],
        on=asked.disputed,
        mark='<b class="dl-oneq" aria-hidden="true">≠</b>',
    )
