"""An actor and its partners as arcs: the wider a line, the more events two share. Text is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from dashboard import strings
from dashboard.components import marks
from dashboard.roles import Partner
from dashboard.textwidth import fit

WIDTH = 400.0
LINE = 172.0  # where the nodes stand
ROW = 30.0
MOST = 10
LEAST = 3
WIDEST = 9.0
NARROWEST = 1.2


def arcs(
    name: str, partners: Sequence[Partner], ties: Mapping[tuple[str, str], int], *, chosen: str | None
) -> str:
    """Arcs from the actor to its most frequent partners on the left, and between partners in grey.

    Nothing is drawn for fewer than three partners: their numbers say it all.
    """
    shown = partners[:MOST]
    if len(shown) < LEAST:
        return ""
    y = {partner.name: ROW * (at + 1.7) for at, partner in enumerate(shown)}
    top = ROW * 0.6
    most = max(len(partner.events) for partner in shown)
    grey = [
        _arc(y[a], y[b], number, most, "dl-tie")
        for (a, b), number in sorted(ties.items(), key=lambda tie: tie[1])
        if a in y and b in y and number > 1
    ]
    own = [
        _arc(top, y[p.name], len(p.events), most, "dl-owntie dl-chosentie" if _is(p, chosen) else "dl-owntie")
        for p in sorted(shown, key=lambda p: _is(p, chosen))
    ]
    names = "".join(_name(partner, y[partner.name], on=_is(partner, chosen)) for partner in shown)
    height = ROW * (len(shown) + 1.4)
    alt = escape(strings.arcs_alt(name, len(shown)))
    return (
        f'<svg class="dl-arcs" viewBox="0 0 {WIDTH:g} {height:g}" width="{WIDTH:g}" height="{height:g}" '
        f'role="group" aria-label="{alt}">{"".join(grey)}{"".join(own)}'
        f'<circle cx="{LINE:g}" cy="{top:g}" r="5.5"/>'
        f'<text class="dl-ego" x="{LINE + 14:g}" y="{top + 5:g}">{escape(_fitted(name))}</text>{names}</svg>'
    )


def _is(partner: Partner, chosen: str | None) -> bool:
    return partner.actor is not None and partner.actor.actor_id == chosen


def _arc(y0: float, y1: float, number: int, most: int, css: str) -> str:
    """Half an ellipse to the left of the nodes."""
    high, low = sorted((y0, y1))
    radius = (low - high) / 2
    reach = min(radius, LINE - WIDEST)
    width = NARROWEST + (WIDEST - NARROWEST) * (number - 1) / max(most - 1, 1)
    return (
        f'<path class="{css}" stroke-width="{width:.1f}" '
        f'd="M{LINE:g} {low:g}A{reach:g} {radius:g} 0 0 1 {LINE:g} {high:g}"/>'
    )


def _name(partner: Partner, y: float, *, on: bool) -> str:
    words = (
        f'<text x="{LINE + 14:g}" y="{y + 5:g}">{escape(_fitted(partner.name))} '
        f'<tspan class="dl-tienumber">{len(partner.events):,}</tspan></text>'
    )
    dot = f'<circle cx="{LINE:g}" cy="{y:g}" r="4"/>'
    if partner.actor is None:
        return dot + words
    there = {"actor": partner.actor.actor_id}
    return dot + marks.page_link(words, "actors", there, css="dl-on" if on else "")


def _fitted(name: str) -> str:
    return fit(name, WIDTH - LINE - 56, 15, "sans-bold")
