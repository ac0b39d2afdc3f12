"""The last changes of the filters, so that they can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import address
from dashboard.address import Address
from dashboard.filters import PARAMETERS

MOST = 20
_PAST = "filters_past"


def remember(before: Address, changes: Mapping[str, str | Sequence[str] | None]) -> None:
    """Keep the filters as they are before they change; other parameters do not count."""
    here = filters_of(before)
    past = _past()
    if filters_of(address.changed(before, changes)) != here and here != (past[-1] if past else None):
        st.session_state[_PAST] = [*past, here][-MOST:]


def possible() -> bool:
    """Whether there is a change to take back."""
    return bool(steps(_past(), filters_of(address.read())))


def undo() -> None:
    """Go back to the filters before the last change."""
    past = steps(_past(), filters_of(address.read()))
    if past:
        address.write({name: past[-1].get(name) for name in PARAMETERS})
        st.session_state[_PAST] = past[:-1]


def steps(past: Sequence[Address], here: Address) -> list[Address]:
    """The past without its newest states that are what is shown already.

    >>> steps([{"q": ["x"]}, {}], {})
    [{'q': ['x']}]
    """
    found = list(past)
    while found and found[-1] == here:
        found.pop()
    return found


def filters_of(whole: Address) -> Address:
    """The part of an address that filters."""
    return {name: values for name, values in whole.items() if name in PARAMETERS}


def _past() -> list[Address]:
    return list(st.session_state.get(_PAST, []))
