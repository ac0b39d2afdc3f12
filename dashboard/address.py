"""The address of the view: what the page reads and writes, also while the browser still sends an older one.

A browser sends its address with every message. A message that leaves it just after a click carries the
address from before the click, and would bring back what the click has taken away. So a session remembers
the addresses that it has replaced: when one of them comes again, the newest holds, unless the reader has
gone back to it through the browser's history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException, get_script_run_ctx

Address = dict[str, list[str]]
_TRAIL = "address_trail"
REMEMBERED = 8
ATTEMPTS = 5


def read() -> Address:
    """The address's parameters, every one as a list."""
    _put_right()
    return _sent()


def write(changes: Mapping[str, str | Sequence[str] | None]) -> bool:
    """Change parameters of the address in one step of the browser's history; an empty value takes one away.

    Returns whether anything was changed.
    """
    before = read()
    after = changed(before, changes)
    if after == before:
        return False
    trail = [*(_trail() or [before]), after]
    _keep(trail[-REMEMBERED:])
    st.query_params.from_dict(after)
    return True


def to_the_end(action: Callable[[], object]) -> None:
    """Do something that a click asked for, also when another message interrupts it.

    Streamlit breaks a callback off at its next use of the session's state when a message has come meanwhile,
    and the click would be lost. The action is begun again, so twice has to be the same as once.
    """
    interruption: BaseException | None = None
    for _ in range(ATTEMPTS):
        try:
            action()
            break
        except (RerunException, StopException) as raised:
            interruption = raised
    if interruption is not None:
        raise interruption


def forget() -> None:
    """Begin anew: what comes next is an address of its own, like a link's to another page."""
    _keep([])


def changed(address: Address, changes: Mapping[str, str | Sequence[str] | None]) -> Address:
    """An address with some parameters changed; those that stay keep their order.

    >>> changed({"kind": ["aid"], "q": ["x"]}, {"kind": None, "from": "1956"})
    {'q': ['x'], 'from': ['1956']}
    """
    values = {
        name: [value] if isinstance(value, str) else list(value or ()) for name, value in changes.items()
    }
    found = {name: values.get(name, value) for name, value in address.items()} | values
    return {name: value for name, value in found.items() if any(value)}


def outdated(sent: Address, trail: Sequence[Address]) -> bool:
    """Whether the browser sent an address that this session has replaced; the newest of the trail is last.

    >>> outdated({"q": ["x"]}, [{"q": ["x"]}, {}]), outdated({}, [{"q": ["x"]}, {}])
    (True, False)
    """
    return bool(trail) and sent != trail[-1] and sent in trail


def _put_right() -> None:
    trail = _trail()
    context = get_script_run_ctx()
    if context is not None and context.is_history_navigation:
        trail = []
    if outdated(_sent(), trail):
        st.query_params.from_dict(trail[-1])
    _keep(trail)


def _sent() -> Address:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _trail() -> list[Address]:
    """The addresses of this page that the browser may still send; another page's do not count."""
    page, trail = st.session_state.get(_TRAIL, ("", []))
    return list(trail) if page == _page() else []


def _keep(trail: list[Address]) -> None:
    st.session_state[_TRAIL] = (_page(), trail)


def _page() -> str:
    context = get_script_run_ctx()
    return context.page_script_hash if context else ""
