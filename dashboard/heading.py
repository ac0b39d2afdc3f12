"""What the whole is called: the data's title, else its two most frequent actors and its years."""

from __future__ import annotations

from dashboard import dates, strings
from dashboard.corpus import Corpus
from dashboard.direction import isolated
from pipeline.model import Unit, When


def title_of(corpus: Corpus) -> str:
    """The data's title, else its two most frequent actors and its years."""
    if corpus.title:
        return corpus.title
    names = [isolated(actor.name) for actor in list(corpus.actors.values())[:2]]
    return ", ".join(filter(None, (strings.and_list(names), years_of(corpus)))) or strings.TIMELINE


def years_of(corpus: Corpus) -> str:
    """The years from the first event to the last, in words."""
    if corpus.span is None:
        return ""
    years = [dates.say_when(When.of(Unit.of_day(day))).split(" ", 2)[2] for day in corpus.span]
    return "–".join(dict.fromkeys(years))
