"""The head of a source's page: title, facts in a sentence, how the date is known, the way to the others."""

from __future__ import annotations

from html import escape

from dashboard import dates, strings
from dashboard.components import marks
from dashboard.corpus import Corpus
from dashboard.records import Source


def head(corpus: Corpus, source: Source) -> str:
    """The title with its standfirst, and the texts before and after."""
    language = f' lang="{escape(source.language)}"' if source.language else ""
    note = (
        f'<p class="dl-note">{strings.HOW_DATED} <span dir="auto">{escape(source.published_note)}</span></p>'
        if source.published_note
        else ""
    )
    return (
        f'<header class="dl-sourcehead"><div><h1 dir="auto"{language}>{escape(source.title)}</h1>'
        f'<p class="dl-standfirst">{standfirst(corpus, source)}</p>{note}</div>'
        f"{_pager(corpus, source)}</header>"
    )


def standfirst(corpus: Corpus, source: Source) -> str:
    """Who published the text and when, what it tells, and what was left over."""
    events = len(corpus.source_rows.rows_of(source.doc_id))
    told = hearsay(corpus, source.doc_id)
    left = [o.kind for o in corpus.leftovers_in.get(source.doc_id, ())]
    counts = ", ".join(
        filter(
            None,
            (
                f"<b>{strings.plural(events, 'event') if events else strings.NO_EVENTS_IN_TEXT}</b>",
                strings.hearsay(told) if told else "",
            ),
        )
    )
    unused = strings.unused(left.count("timex"), left.count("sentence"))
    return f"{_published(corpus, source)}. {'; '.join(filter(None, (counts, unused)))}."


def _published(corpus: Corpus, source: Source) -> str:
    """Publisher, date with its basis, and how many texts the publisher has here."""
    texts = sum(other.publisher == source.publisher for other in corpus.sources.values())
    facts = [
        f"<b><bdi>{escape(source.publisher)}</bdi></b>" if source.publisher else "",
        escape(date_words(source)),
        strings.one_of_its(texts) if source.publisher and texts > 1 else "",
    ]
    sentence = ", ".join(filter(None, facts))
    return sentence if source.publisher else sentence[:1].upper() + sentence[1:]


def date_words(source: Source, *, short: bool = False) -> str:
    """When a text was published, and how that is known."""
    if not source.published:
        return strings.DATE_UNKNOWN
    basis = strings.BASIS_SHORT.get(source.published_basis, source.published_basis)
    return f"{dates.say_published(source.published, short=short)} ({basis})"


def hearsay(corpus: Corpus, doc_id: str) -> int:
    """How many of a text's events it only quotes others for."""
    told = corpus.tables.mentions
    here = told[told["doc_id"] == doc_id]
    own = here.loc[here["said_by"].isna(), "event_id"]
    return int(here["event_id"].nunique() - own.nunique())


def _pager(corpus: Corpus, source: Source) -> str:
    """The texts published before and after this one, and the way back to all."""
    order = list(corpus.sources)
    at = order.index(source.doc_id)
    parts = [marks.page_link(strings.ALL_SOURCES, "sources", css="dl-button")]
    for there, words in ((at - 1, "‹ <span>{}</span>"), (at + 1, "<span>{}</span> ›")):
        if 0 <= there < len(order):
            name = f"<bdi>{escape(corpus.sources[order[there]].name)}</bdi>"
            parts.append(marks.source_link(words.format(name), order[there], css="dl-button"))
    return f'<nav class="dl-pager" aria-label="{strings.SOURCES}">{"".join(parts)}</nav>'
