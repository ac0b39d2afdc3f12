"""One report of an event: the sentence in its context, who says so, and how its date differs."""

from __future__ import annotations

from html import escape

from dashboard import dates, strings
from dashboard.components import marks
from dashboard.corpus import Corpus
from dashboard.distance import apart, say_days
from dashboard.records import Event, Mention, Source
from dashboard.scene import Excerpt, excerpt

CONTEXT = 140


def report(corpus: Corpus, event: Event, mention: Mention, *, aside: str = "") -> str:
    """A report as the card shows it; `aside` is HTML that stands under who says so."""
    source = corpus.sources.get(mention.doc_id)
    name = source.name if source else mention.doc_id
    voice = strings.quoting(mention.said_by) if mention.said_by else strings.OWN_VOICE
    facts = [published_words(source) if source else "", voice]
    if mention.status != event.status:
        facts.append(strings.STATUS[mention.status])
    if mention.edtf != event.edtf:
        facts.append(f"{strings.READ_AS.lower()} {dates.say(mention.edtf)}")
    said = [fact for fact in facts if fact]
    before, after = context(source.text if source else "", mention)
    where = marks.source_link(escape(name), mention.doc_id, mention.mention_id)
    return (
        f'<section class="dl-report"><p class="dl-who"><b>{where}</b> {escape(", ".join(said))}</p>{aside}'
        f'<blockquote class="dl-quote" dir="auto"><span class="dl-context">{escape(before)}</span>'
        f'{sentence(mention)}<span class="dl-context">{escape(after)}</span></blockquote></section>'
    )


def published_words(source: Source) -> str:
    """When a source was published, or that it is not known."""
    return dates.say_published(source.published, short=True) if source.published else strings.DATE_UNKNOWN


def sentence(mention: Mention) -> str:
    """The sentence with its time expression marked, escaped.

    The mark is left out where the time expression lies outside the sentence.
    """
    return marked(excerpt(mention, len(mention.quote)))


def marked(part: Excerpt) -> str:
    """A quote, escaped, with its time expression marked."""
    written = f'<mark class="dl-timex">{escape(part.written)}</mark>' if part.written else ""
    return f"{escape(part.before)}{written}{escape(part.after)}"


def context(text: str, mention: Mention, size: int = CONTEXT) -> tuple[str, str]:
    """What stands around the sentence in its paragraph, cut at words, with an ellipsis where it is cut."""
    before = text[: mention.sentence_start].rpartition("\n")[2]
    after = text[mention.sentence_end :].partition("\n")[0]
    if len(before) > size:
        before = "… " + before[-size:].partition(" ")[2]
    if len(after.rstrip()) > size:
        after = after[:size].rpartition(" ")[0] + " …"
    return before, after


def voice_words(event: Event, mention: Mention, source: Source | None) -> str:
    """Who says so, how long after, and what they make of it, in one line."""
    if mention.said_by:
        facts = [strings.quoting(mention.said_by)]
    else:
        facts = [strings.OWN_VOICE, _how_late(event, source)]
    if mention.status != event.status:
        denies = mention.status == "denied"
        facts.append(strings.WHO_DENIES if denies and mention.said_by else strings.STATUS[mention.status])
    if mention.edtf != event.edtf:
        facts.append(strings.dated_otherwise(dates.say(mention.edtf)))
    return strings.sentence_case(", ".join(filter(None, facts)))


def _how_late(event: Event, source: Source | None) -> str:
    days = apart(event.when, dates.parse(source.published)) if source else None
    if days is None:
        return ""
    if days == 0:
        return strings.SAME_TIME
    words = say_days(abs(days))
    return strings.later_than(words) if days > 0 else strings.before_it(words)


def sign_of(mention: Mention) -> str:
    """The mark of a report: in its own voice filled, quoting with a dot, denied crossed, planned hollow."""
    status = "alleged" if mention.said_by and mention.status in ("happened", "ongoing") else mention.status
    return marks.silhouette("agree", status, size=22, hue="ink")
