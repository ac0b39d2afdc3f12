"""How the chart is drawn: what its lanes are, and which of an event's dates it goes by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from dashboard import strings
from dashboard.corpus import Corpus
from dashboard.density import Group, group_rows
from dashboard.lookup import Postings, Rows

LANES = ("actor", "kind", "source", "place", "none")
BY = ("event", "report")
_CHOICES = {"lanes": LANES, "by": BY}


@dataclass(frozen=True, slots=True)
class Look:
    """The view's form; the first of each choice is the usual one and stays out of the address.

    >>> Look(lanes="kind").to_params(), Look().to_params()
    ({'lanes': 'kind'}, {})
    """

    lanes: str = LANES[0]
    by: str = BY[0]

    def to_params(self) -> dict[str, str]:
        """The address: only what differs from the usual."""
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}

    def but(self, name: str, value: str) -> Look:
        """The same with one choice changed.

        >>> Look().but("by", "report")
        Look(lanes='actor', by='report')
        """
        changed: Look = replace(self, **{name: value})
        return changed


def from_params(params: Mapping[str, Sequence[str]]) -> tuple[Look, tuple[str, ...]]:
    """The look an address asks for, and a sentence for every value in it that was ignored.

    >>> from_params({"lanes": ["colour"]})
    (Look(lanes='actor', by='event'), ('lanes “colour” is not known here',))
    """
    look, problems = Look(), []
    for name, values in _CHOICES.items():
        asked = next(iter(params.get(name, ())), "")
        if asked in values:
            look = look.but(name, asked)
        elif asked:
            problems.append(strings.unknown_value(name, asked))
    return look, tuple(problems)


def groups(
    corpus: Corpus, look: Look, rows: Rows, *, prefer: Sequence[str] = (), most: int = 8
) -> list[Group]:
    """The lanes of a look: those with most of the rows, and the rest in one more."""
    if look.lanes == "none" or look.by == "report":
        return [Group(strings.IN_ONE_LANE, None, rows)] if len(rows) else []
    found = group_rows(_postings(corpus, look), rows, prefer=prefer, most=most, others=_others(look))
    if len(found) == 1 and found[0].value is None:
        return [replace(found[0], name=strings.IN_ONE_LANE)]
    return [
        Group(name_of(corpus, look, group.value) if group.value else group.name, group.value, group.rows)
        for group in found
    ]


def _others(look: Look) -> str:
    return strings.NO_PLACE if look.lanes == "place" else strings.OTHERS


def _postings(corpus: Corpus, look: Look) -> Postings:
    match look.lanes:
        case "kind":
            return corpus.kind_rows
        case "source":
            return corpus.source_rows
        case "place":
            return corpus.place_rows
        case _:
            return corpus.actor_rows


def name_of(corpus: Corpus, look: Look, value: str) -> str:
    """A lane's name: a source has one of its own, everything else is called by its value."""
    source = corpus.sources.get(value) if look.lanes == "source" else None
    return source.name if source else value


def way_of(corpus: Corpus, look: Look, value: str) -> dict[str, object] | None:
    """Where a lane's name leads: to the actor's or the source's page, or to a view of that kind alone."""
    match look.lanes:
        case "actor":
            actor = corpus.actor_named.get(value)
            return {"page": "actors", "actor": actor.actor_id} if actor else None
        case "source":
            return {"page": "sources", "source": value}
        case "kind":
            return {"set": {"kind": value}}
        case _:
            return None
