"""How an event is cited, as text and as BibTeX; the browser fills in the address and the day of access."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from dashboard import dates, strings
from dashboard.components.report import published_words
from dashboard.corpus import Corpus
from dashboard.heading import title_of
from dashboard.records import Event, Source

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
} | {sign: f"\\{sign}" for sign in "$&#_%"}


def tex(text: str) -> str:
    r"""Text as BibTeX shows it unchanged; a brace gets a name, since BibTeX counts even escaped ones.

    >>> tex("50% of $5 & {x}_1")
    '50\\% of \\$5 \\& \\textbraceleft{}x\\textbraceright{}\\_1'
    """
    return re.sub(r"[\\{}^~$&#_%]", lambda found: _TEX[found[0]], " ".join(text.split()))


def cite(corpus: Corpus, event: Event) -> str:
    """A block that opens with both forms, each with a button that copies it."""
    sources = sources_of(corpus, event)
    query = escape(f"./?{urlencode({'event': event.event_id})}")
    address = f'<span data-address="{query}"></span>'
    today = "<span data-today></span>"
    text = f"{escape(words(event, sources, title_of(corpus)))} {address}. {strings.ACCESSED} {today}."
    entry = bibtex(event, sources, title_of(corpus))
    before, _, after = escape(entry).partition("@address")
    code = before + address + after.replace("@today", today)
    return (
        f'<details class="dl-cite"><summary class="dl-button">{strings.CITE}</summary><div>'
        f'<h4>{strings.CITE_TEXT}</h4><p id="dl-cite-text" dir="auto">{text}</p>'
        f"{_copy('dl-cite-text', strings.COPY_TEXT)}<h4>{strings.CITE_BIBTEX}</h4>"
        f'<pre id="dl-cite-bibtex">{code}</pre>{_copy("dl-cite-bibtex", strings.COPY_BIBTEX)}'
        f"</div></details>"
    )


def _copy(of: str, label: str) -> str:
    return (
        f'<button type="button" class="dl-button" data-copytext="{of}" data-said="{strings.COPIED}" '
        f'data-failed="{strings.COPY_FAILED}">{label}</button>'
    )


def sources_of(corpus: Corpus, event: Event) -> list[Source]:
    """The texts that report the event, each once."""
    mentions = corpus.mentions_of.get(event.event_id, ())
    return [corpus.sources[doc] for doc in dict.fromkeys(m.doc_id for m in mentions) if doc in corpus.sources]


def words(event: Event, sources: Sequence[Source], title: str) -> str:
    """The citation as text, without the address."""
    reported = f" {reported_by(sources)}." if sources else ""
    return f"“{event.headline}”, {dates.say(event.edtf)}.{reported} {title}, {strings.APP}."


def reported_by(sources: Sequence[Source]) -> str:
    """Who reports it, and when they did."""
    named = [
        f"{strings.titled(source.name, source.publisher)} ({published_words(source)})" for source in sources
    ]
    return f"{strings.REPORTED_BY} {strings.and_list(named)}"


def bibtex(event: Event, sources: Sequence[Source], title: str) -> str:
    """The citation as BibTeX; `@address` and `@today` stand for what the browser knows."""
    key = re.sub(r"[^A-Za-z0-9]", "", event.event_id)
    note = ". ".join(filter(None, (dates.say(event.edtf), reported_by(sources) if sources else "")))
    return (
        f"@misc{{datelines-{key},\n"
        f"  title = {{{{{_inside(event.headline)}}}}},\n"
        f"  howpublished = {{{_inside(f'{title}, {strings.APP}')}}},\n"
        f"  note = {{{_inside(note)}}},\n"
        f"  url = {{@address}},\n"
        f"  urldate = {{@today}},\n"
        f"}}"
    )


def _inside(text: str) -> str:
    """A field's text, in which no placeholder may stand."""
    return tex(text).replace("@address", "@{}address").replace("@today", "@{}today")
