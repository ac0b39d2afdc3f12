"""The row of filters: one popover, a chip for whatever is active, the scale and the search.

The address is the truth. A widget's callback writes the address; every run sets the widgets from it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import address, dates, filters, page, strings
from dashboard.filters import Filters
from dashboard.load import Corpus
from dashboard.theme import KIND_ORDER
from pipeline.interval import MAX_DAY, MIN_DAY, ymd
from pipeline.model import Unit, When

_PREFIX = "filter_"
PARAMETERS = ("from", "to", "actor", "kind", "source", "status", "q")


def filter_bar(corpus: Corpus, asked: Filters, shown: int) -> None:
    """Everything that narrows the view, in one row."""
    _set_widgets(asked)
    with st.container(horizontal=True, key="bar"):
        with st.popover(strings.FILTER, width="content"):
            _choices(corpus, asked)
        for parameters, words in chips(corpus, asked):
            st.button(
                page.plain(strings.chip(parameters[0], words)),
                key=f"chip_{parameters[0]}",
                on_click=_drop,
                args=(parameters,),
            )
        if asked.active:
            st.button(strings.CLEAR, key="clear", type="tertiary", on_click=_drop, args=(PARAMETERS,))
        with st.container(key="count", width="content"):
            st.markdown(strings.shown(shown, len(corpus.frame)))
        st.space("stretch")
        st.toggle(strings.FOLD, key=f"{_PREFIX}fold", on_change=_fold)
        st.text_input(
            strings.SEARCH,
            key=f"{_PREFIX}q",
            on_change=_changed,
            args=("q",),
            label_visibility="collapsed",
            placeholder=strings.SEARCH,
            width=230,
        )


def chips(corpus: Corpus, asked: Filters) -> list[tuple[tuple[str, ...], str]]:
    """The active filters: the parameters behind each, and its words."""
    found: list[tuple[tuple[str, ...], str]] = []
    if asked.start is not None or asked.end is not None:
        found.append((("from", "to"), window_words(asked)))
    names: dict[str, tuple[tuple[str, ...], Callable[[str], str], int, str]] = {
        "actor": (asked.actors, lambda i: corpus.actors[i].name, len(corpus.actors), "actors"),
        "kind": (asked.kinds, str, len(_kinds_here(corpus)), "kinds"),
        "source": (asked.sources, lambda i: corpus.sources[i].name, len(corpus.sources), "sources"),
        "status": (asked.statuses, lambda s: strings.STATUS[s], len(filters.STATUSES), "statuses"),
    }
    for parameter, (values, say, total, noun) in names.items():
        if len(values) > 2:
            found.append(((parameter,), strings.some_of(len(values), total, noun)))
        elif values:
            found.append(((parameter,), strings.and_list([say(value) for value in values])))
    if asked.text:
        found.append((("q",), f"“{asked.text}”"))
    return found


def window_words(asked: Filters) -> str:
    """The window as a person says it."""
    first, last = (None if day is None else Unit.of_day(day) for day in (asked.start, asked.end))
    if first and last:
        return dates.say_when(When(first, last))
    return (
        strings.since(dates.say_when(When.of(first)))
        if first
        else strings.until(dates.say_when(When.of(last)))
        if last
        else ""
    )


def _kinds_here(corpus: Corpus) -> list[str]:
    here = set(corpus.kind_rows.values)
    return [kind for kind in KIND_ORDER if kind in here]


def _choices(corpus: Corpus, asked: Filters) -> None:
    """The popover's content; every choice says how many events it would show."""
    numbers = filters.counts(corpus, asked)
    left, right = st.columns(2)
    first, last = (f"{ymd(day)[0]}" for day in corpus.span or (MIN_DAY, MAX_DAY))
    outer = {"from": first, "to": last}
    for column, label, name in ((left, strings.FROM, "from"), (right, strings.TO, "to")):
        column.text_input(
            label,
            key=f"{_PREFIX}{name}",
            on_change=_changed,
            args=(name,),
            help=strings.DATE_HELP,
            placeholder=outer[name],
        )
    actors = sorted(corpus.actors, key=lambda i: (-numbers["actor"].get(i, 0), corpus.actors[i].name))
    st.multiselect(
        strings.ACTORS_ANY,
        actors,
        format_func=lambda i: _counted(corpus.actors[i].name, numbers["actor"].get(i, 0)),
        key=f"{_PREFIX}actor",
        on_change=_changed,
        args=("actor",),
        placeholder=strings.ANYONE,
    )
    _pills(strings.KIND, "kind", _kinds_here(corpus), str, numbers["kind"])
    _pills(
        strings.STATUS_LABEL,
        "status",
        [s for s in filters.STATUSES if s in corpus.status_rows],
        lambda s: strings.STATUS[s],
        numbers["status"],
    )
    _pills(
        strings.SOURCE, "source", list(corpus.sources), lambda i: corpus.sources[i].name, numbers["source"]
    )


def _pills(
    label: str, name: str, options: list[str], say: Callable[[str], str], numbers: dict[str, int]
) -> None:
    st.pills(
        label,
        options,
        selection_mode="multi",
        format_func=lambda value: page.plain(_counted(say(value), numbers.get(value, 0))),
        key=f"{_PREFIX}{name}",
        on_change=_changed,
        args=(name,),
    )


def _counted(words: str, number: int) -> str:
    return f"{words} ({number:,})"


def _set_widgets(asked: Filters) -> None:
    """Bring the widgets to what the address says; a date stays as it was typed."""
    values: dict[str, Any] = {
        "from": st.query_params.get("from", ""),
        "to": st.query_params.get("to", ""),
        "actor": list(asked.actors),
        "kind": list(asked.kinds),
        "source": list(asked.sources),
        "status": list(asked.statuses),
        "q": asked.text,
        "fold": asked.fold,
    }
    for name, value in values.items():
        before = st.session_state.get(f"{_PREFIX}{name}")
        if before != value and not (isinstance(value, list) and set(before or ()) == set(value)):
            st.session_state[f"{_PREFIX}{name}"] = value


def _changed(name: str) -> None:
    def write() -> None:
        value = st.session_state[f"{_PREFIX}{name}"]
        page.set_address({name: value.strip() if isinstance(value, str) else list(value)})

    address.to_the_end(write)


def _fold() -> None:
    address.to_the_end(
        lambda: page.set_address({"scale": None if st.session_state[f"{_PREFIX}fold"] else "true"})
    )


def _drop(parameters: tuple[str, ...]) -> None:
    address.to_the_end(lambda: page.set_address(dict.fromkeys(parameters)))
