"""How Datelines looks: two palettes, the five groups of kinds with their silhouettes, and CSS variables.

The base colours repeat those of .streamlit/config.toml (a test holds them equal).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Literal

Silhouette = Literal["circle", "diamond", "triangle-up", "square", "triangle-down"]

SANS = '"Source Sans", sans-serif'
SERIF = '"Source Serif", serif'
CHART_TEXT = 13
LANE_TEXT = 15
MARK = 11


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one theme, by its role.

    >>> LIGHT.ink
    '#1B1D22'
    """

    page: str
    field: str
    ink: str
    muted: str
    axis: str
    hairline: str
    accent: str
    wash: str
    date_ground: str
    date_line: str
    talk: str
    give: str
    press: str
    force: str
    say: str

    def kind(self, event_type: str) -> str:
        """The hue of a kind of event.

        >>> LIGHT.kind("aid")
        '#00604A'
        """
        hue: str = getattr(self, group_of(event_type).name)
        return hue


LIGHT = Palette(
    page="#FFFFFF",
    field="#F6F5F2",
    ink="#1B1D22",
    muted="#585D67",
    axis="#868B94",
    hairline="#DCDBD7",
    accent="#A8005A",
    wash="#F8EBF2",
    date_ground="#FFF3D6",
    date_line="#7A5200",
    talk="#2F78C4",
    give="#00604A",
    press="#C85A00",
    force="#1B1D22",
    say="#8A857E",
)
DARK = Palette(
    page="#15171C",
    field="#1F2229",
    ink="#ECEDF0",
    muted="#AAB0BA",
    axis="#7C838F",
    hairline="#343943",
    accent="#FF7FB5",
    wash="#332430",
    date_ground="#3A2F17",
    date_line="#F2CF87",
    talk="#5FA3EA",
    give="#7BE3BE",
    press="#EE8A2B",
    force="#ECEDF0",
    say="#86817A",
)


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Kinds of event that share a hue and a silhouette."""

    name: str
    silhouette: Silhouette
    kinds: tuple[str, ...]


GROUPS = (
    KindGroup("talk", "circle", ("agree", "consult", "support", "cooperate", "yield")),
    KindGroup("give", "diamond", ("aid", "economy")),
    KindGroup(
        "press",
        "triangle-up",
        ("request", "accuse", "reject", "threaten", "protest", "sanction", "coerce"),
    ),
    KindGroup("force", "square", ("mobilize", "assault")),
    KindGroup("say", "triangle-down", ("statement", "election", "legislation", "other")),
)
KIND_ORDER = tuple(kind for group in GROUPS for kind in group.kinds)
_GROUP_OF = MappingProxyType({kind: group for group in GROUPS for kind in group.kinds})


def group_of(event_type: str) -> KindGroup:
    """The group a kind of event belongs to; an unknown kind is among the last.

    >>> group_of("assault").silhouette
    'square'
    """
    return _GROUP_OF.get(event_type, GROUPS[-1])


def palette(theme: str | None) -> Palette:
    """The palette of Streamlit's theme type.

    >>> palette("dark") is DARK, palette(None) is LIGHT
    (True, True)
    """
    return DARK if theme == "dark" else LIGHT


def css_variables(colours: Palette) -> str:
    """The palette as CSS custom properties.

    >>> css_variables(LIGHT)[:18]
    '--dl-page:#FFFFFF;'
    """
    names = (field.name for field in fields(colours))
    return "".join(f"--dl-{name.replace('_', '-')}:{getattr(colours, name)};" for name in names)
