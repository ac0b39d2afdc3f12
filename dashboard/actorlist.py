"""The actors as a list: searched, filtered by type, sorted, and cut into pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import roles, strings
from dashboard.corpus import Corpus
from dashboard.records import Actor, Event
from pipeline.interval import MAX_DAY, MIN_DAY

COLUMNS = ("name", "type", "events", "sources", "first", "last")
VIEWS = ("list", "matrix")
ROWS = {"list": 50, "matrix": 40}


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the actors is shown, and how."""

    view: str = "list"
    sort: str = "events"
    type: str = ""
    text: str = ""
    page: int = 1

    def to_params(self, **changes: Any) -> dict[str, str]:
        """The address: only what differs from the beginning.

        >>> Asked(sort="name", page=2).to_params(), Asked(sort="name", page=2).to_params(page=1)
        ({'sort': 'name', 'p': '2'}, {'sort': 'name'})
        """
        plain = {"view": self.view, "sort": self.sort, "type": self.type, "q": self.text, "p": self.page}
        start = {"view": "list", "sort": "events", "type": "", "q": "", "p": 1}
        renamed = {{"text": "q", "page": "p"}.get(name, name): value for name, value in changes.items()}
        wanted = plain | renamed
        return {name: str(value) for name, value in wanted.items() if value != start[name]}


def from_params(params: Mapping[str, Sequence[str]], types: Sequence[str]) -> tuple[Asked, tuple[str, ...]]:
    """What an address asks for, and what in it is not known.

    >>> from_params({"sort": ["size"], "p": ["2"]}, ["state"])
    (Asked(view='list', sort='events', type='', text='', page=2), ('sort “size” is not known here',))
    """
    problems = []
    found: dict[str, Any] = {}
    for name, values in (("view", VIEWS), ("sort", COLUMNS), ("type", types)):
        value = next(iter(params.get(name, ())), "")
        if value in values:
            found[name] = value
        elif value:
            problems.append(strings.unknown_value(name, value))
    number = next(iter(params.get("p", ())), "")
    if number.isascii() and number.isdigit() and int(number[:6]) > 0:
        found["page"] = int(number[:6])
    elif number:
        problems.append(strings.unknown_value("p", number))
    text = " ".join(next(iter(params.get("q", ())), "").split())
    return Asked(text=text, **found), tuple(problems)


def types_of(corpus: Corpus, asked: Asked) -> dict[str, int]:
    """How many actors of each type the search finds."""
    tally = Counter(actor.type for actor in corpus.actors.values() if _found(actor, asked.text))
    return dict(sorted(tally.items(), key=lambda pair: (-pair[1], pair[0])))


def chosen(corpus: Corpus, asked: Asked) -> list[Actor]:
    """The actors that are searched for, in order."""
    found = [
        actor
        for actor in corpus.actors.values()
        if _found(actor, asked.text) and asked.type in ("", actor.type)
    ]
    return in_order(corpus, found, asked.sort)


def _found(actor: Actor, text: str) -> bool:
    """Whether every word stands in one of an actor's names."""
    if not text:
        return True
    names = " ".join((actor.name, *actor.aliases)).casefold()
    return all(word in names for word in text.casefold().split())


def in_order(corpus: Corpus, actors: Sequence[Actor], by: str) -> list[Actor]:
    """Actors by a column: numbers downwards, words and dates upwards, the last date downwards."""
    keys: dict[str, Any] = {
        "name": lambda a: (a.name.casefold(),),
        "type": lambda a: (a.type, -a.n_events, a.name),
        "sources": lambda a: (-a.n_documents, -a.n_events, a.name),
        "first": lambda a: (_end(corpus, a, 0), -a.n_events, a.name),
        "last": lambda a: (-_end(corpus, a, -1), -a.n_events, a.name),
    }
    return sorted(actors, key=keys.get(by, lambda a: (-a.n_events, a.name)))


def rows_of(corpus: Corpus, actor: Actor) -> tuple[int, ...]:
    """The dated rows of the events frame in which an actor stands, in order of time."""
    first = corpus.first_days
    return tuple(row for row in roles.rows_of(corpus, actor.name) if first[row] < MAX_DAY)


def ends_of(corpus: Corpus, actor: Actor) -> tuple[Event | None, Event | None]:
    """The first and the last event of an actor, in order of their beginning; none where none has a date."""
    rows = rows_of(corpus, actor)
    return (corpus.events[rows[0]], corpus.events[rows[-1]]) if rows else (None, None)


def _end(corpus: Corpus, actor: Actor, at: int) -> int:
    """The day on which an actor's first or last event begins; after all others where none has a date."""
    rows = rows_of(corpus, actor)
    return corpus.first_days[rows[at]] if rows else (MAX_DAY if at == 0 else MIN_DAY)


def page_of(actors: Sequence[Actor], asked: Asked) -> tuple[list[Actor], int]:
    """The actors of the page asked for, and the number of the first; a page beyond the end is the last."""
    size = ROWS[asked.view]
    last = max(1, -(-len(actors) // size))
    start = (min(asked.page, last) - 1) * size
    return list(actors[start : start + size]), start
