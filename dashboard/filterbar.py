"""The row of filters: the form behind one button, a chip for whatever is active, the scale and the search.

The address is the truth. What a reader changes is written to the address; every run shows what it says.
"""

from __future__ import annotations

import streamlit as st

from dashboard import address, dates, hint, page, strings, undo
from dashboard.components import filterpanel
from dashboard.corpus import Corpus
from dashboard.direction import isolated
from dashboard.filters import LISTS, PARAMETERS, PARTS, Filters, day_words
from dashboard.nearest import nearest_searches
from dashboard.sieve import Sieve
from pipeline.edtf import write
from pipeline.interval import ymd
from pipeline.model import Unit, When

_PREFIX = "filter_"


def filter_bar(corpus: Corpus, asked: Filters, sieve: Sieve) -> None:
    """Everything that narrows the view, in one row."""
    _set_widgets(asked)
    shown = strings.shown(int(sieve.kept.sum()), len(corpus.frame))
    with st.container(horizontal=True, key="barrow"):
        with st.container(horizontal=True, key="bar"):
            with st.popover(strings.FILTER, width="content", key="filters"):
                _panel(corpus, asked, sieve, shown)
            _active(corpus, asked, shown)
            st.space("stretch")
            st.toggle(strings.FOLD, key=f"{_PREFIX}fold", on_change=_fold)
        with st.container(horizontal=True, key="barend", width="content", vertical_alignment="center"):
            st.text_input(
                strings.SEARCH,
                key=f"{_PREFIX}q",
                on_change=_search,
                label_visibility="collapsed",
                placeholder=strings.SEARCH,
                width=230,
            )
            hint.help_button()
    hint.first_run()


def _active(corpus: Corpus, asked: Filters, shown: str) -> None:
    """A chip for every active filter, the ways back, and how many events are left."""
    for name, words in chips(corpus, asked).items():
        st.button(page.plain(strings.chip(words)), key=f"chip_{name}", on_click=_drop, args=(PARTS[name],))
    if asked.active:
        st.button(
            strings.CLEAR,
            key="clear",
            type="tertiary",
            on_click=_drop,
            args=(PARAMETERS,),
            shortcut=strings.CLEAR_KEYS,
        )
    if undo.possible():
        st.button(strings.UNDO, key="undo", type="tertiary", on_click=_undo, shortcut=strings.UNDO_KEYS)
    if asked.active:
        with st.container(key="count", width="content"):
            st.markdown(shown)


def nothing_fits(corpus: Corpus, asked: Filters, sieve: Sieve) -> None:
    """Why nothing is shown, and what each filter less would show."""
    words = chips(corpus, asked)
    alone = [name for name, mask in sieve.masks.items() if not mask.any()]
    why = strings.none_at_all(words[alone[0]]) if alone else strings.none_together(len(sieve.masks))
    with st.container(key="nothing"):
        st.markdown(f"**{strings.NO_MATCH}.** {page.plain(why)}")
        near = nearest_searches(corpus, asked.text) if asked.text and not sieve.masks["q"].any() else []
        with st.container(horizontal=True, key="ways"):
            for place, words_meant in enumerate(near):
                st.button(
                    page.plain(strings.did_you_mean(words_meant)),
                    key=f"meant_{place}",
                    on_click=_meant,
                    args=(words_meant,),
                )
            for name, number in sieve.dropping().items():
                if number:
                    label = page.plain(strings.without(words[name], number))
                    st.button(label, key=f"without_{name}", on_click=_drop, args=(PARTS[name],))
            label = strings.without_any(len(corpus.frame))
            if len(sieve.masks) > 1:
                st.button(label, key="without_any", on_click=_drop, args=(PARAMETERS,))


def chips(corpus: Corpus, asked: Filters) -> dict[str, str]:
    """The active filters, each with its words."""
    found: dict[str, str] = {}
    if asked.start is not None or asked.end is not None:
        found["when"] = window_words(asked)
    for name, field in LISTS.items():
        if values := getattr(asked, field):
            found[name] = _some(corpus, name, values, both=name == "actor" and asked.every)
    if asked.weight:
        found["weight"] = strings.WEIGHTS[asked.weight]
    if asked.disputed:
        found["disputed"] = strings.DISPUTED
    if asked.text:
        found["q"] = f"“{asked.text}”"
    return found


def _some(corpus: Corpus, name: str, values: tuple[str, ...], *, both: bool) -> str:
    """A choice of values in few words."""
    words = [isolated(filterpanel.say(corpus, name, value)) for value in values]
    if both and len(words) > 1:
        return (
            strings.and_list(words[:3]) if len(words) < 4 else strings.all_of(len(words), strings.NOUNS[name])
        )
    if len(words) > 2:
        return strings.some_of(len(words), len(filterpanel.here(corpus, name)), strings.NOUNS[name])
    said = strings.or_list(words)
    return strings.said_by(said) if name == "said" else said


def window_words(asked: Filters) -> str:
    """The window as a person says it.

    >>> from pipeline.interval import day_of
    >>> window_words(Filters(start=day_of(1956, 7, 1), end=day_of(1956, 12, 31)))
    'July – December 1956'
    """
    first = "" if asked.start is None else day_words(asked.start, last=False)
    last = "" if asked.end is None else day_words(asked.end, last=True)
    if asked.start is None or asked.end is None:
        return strings.since(dates.say(first)) if first else strings.until(dates.say(last)) if last else ""
    fine = max(len(first), len(last))
    both = [write(When.of(Unit.of_day(day)))[:fine] for day in (asked.start, asked.end)]
    return dates.say("/".join(dict.fromkeys(both)))


def _panel(corpus: Corpus, asked: Filters, sieve: Sieve, shown: str) -> None:
    """The popover's content; every choice says how many events it would show."""
    years = [str(ymd(day)[0]) for day in corpus.span or ()] or ["", ""]
    html = filterpanel.form(corpus, asked, sieve.counts(), head=shown, years=years)
    filterpanel.show(html, _chosen)


def _set_widgets(asked: Filters) -> None:
    """Bring the widgets to what the address says."""
    for name, value in (("q", asked.text), ("fold", asked.fold)):
        if st.session_state.get(f"{_PREFIX}{name}") != value:
            st.session_state[f"{_PREFIX}{name}"] = value


def _chosen() -> None:
    def write() -> None:
        fields = filterpanel.chosen().fields
        page.set_address({name: values for name, values in fields.items() if name in PARAMETERS})

    address.to_the_end(write)


def _search() -> None:
    address.to_the_end(lambda: page.set_address({"q": st.session_state[f"{_PREFIX}q"].strip()}))


def _meant(words: str) -> None:
    address.to_the_end(lambda: page.set_address({"q": words}))


def _fold() -> None:
    address.to_the_end(
        lambda: page.set_address({"scale": None if st.session_state[f"{_PREFIX}fold"] else "true"})
    )


def _drop(parameters: tuple[str, ...]) -> None:
    address.to_the_end(lambda: page.set_address(dict.fromkeys(parameters)))


def _undo() -> None:
    address.to_the_end(undo.undo)
