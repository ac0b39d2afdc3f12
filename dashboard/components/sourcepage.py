"""The page of one text: head, the text beside its events in order of time, and what was left over."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from dashboard import strings
from dashboard.components import coverage, pager, reach, reading, sourcehead, told
from dashboard.components.reading import Reading
from dashboard.corpus import Corpus
from dashboard.passages import SECTION, section_at, sections
from dashboard.records import Leftover, Mention, Source

BESIDE_FROM = 1180
BESIDE_PX = 400
MOST_MENTIONS, LEAST_PART = 250, 2_000


def chosen_of(
    corpus: Corpus, source: Source, mention_id: str | None, at: str | None
) -> Mention | Leftover | None:
    """What the address points at in the text: a mention, or a passage that was not used."""
    mention = corpus.mentions.get(mention_id or "")
    if mention is not None and mention.doc_id == source.doc_id:
        return mention
    left = corpus.leftovers_in.get(source.doc_id, ())
    return next((o for o in left if str(o.start) == at and o.kind != "document"), None)


def place_of(chosen: Mention | Leftover | None) -> int | None:
    """Where in the text the chosen thing begins."""
    return None if chosen is None else chosen.trigger_start if isinstance(chosen, Mention) else chosen.start


def problems(
    asked: Mapping[str, str | None], *, chosen: Mention | Leftover | None, part: int | None
) -> tuple[str, ...]:
    """What the address asks for and the text does not hold."""
    found = {"part": part, "at": chosen, "mention": chosen}
    return tuple(
        strings.unknown_value(name, value) for name, value in asked.items() if value and not found[name]
    )


def target_of(chosen: Mention | Leftover | None, part: int | None) -> str | None:
    """The element to show first: the chosen passage, or the head of the part."""
    if isinstance(chosen, Mention):
        return f"m-{chosen.mention_id}"
    if chosen is not None:
        return f"l-{chosen.start}"
    return f"part-{part}" if part else None


def parts_of(corpus: Corpus, source: Source) -> list[tuple[int, int]]:
    """The parts in which a text is shown; they are shorter where much is marked."""
    marked = len(corpus.mentions_in.get(source.doc_id, ()))
    most = MOST_MENTIONS * len(source.text) // max(marked, 1)
    return sections(source.text, max(LEAST_PART, min(SECTION, most)))


def part_number(asked: str | None, total: int) -> int | None:
    """A part's number from 1, where the address names one that is there.

    >>> part_number("2", 3), part_number("9", 3), part_number("x", 3)
    (2, None, None)
    """
    number = int(asked) if asked and asked.isascii() and asked.isdecimal() and len(asked) < 9 else 0
    return number if 1 <= number <= total else None


def render(
    corpus: Corpus,
    source: Source,
    *,
    chosen: Mention | Leftover | None,
    part: int | None,
    width: float = 1280,
) -> str:
    """The whole page as HTML; `width` is that of the board."""
    beside = BESIDE_PX if width >= BESIDE_FROM else width
    cut = parts_of(corpus, source)
    place = place_of(chosen)
    number = section_at(cut, place) if place is not None else (part or 1) - 1
    shown = reading.reading_of(corpus, source.doc_id, *cut[number], chosen=chosen)
    head = f'<header class="dl-readhead"><h2>{strings.AS_TOLD}</h2>{reading.legend()}</header>'
    text = _article(shown, source)
    if len(cut) > 1:
        text = (
            f"{_parts(source, number + 1, len(cut))}{text}{_parts(source, number + 1, len(cut), foot=True)}"
        )
    return (
        f'<div class="dl-sources">{sourcehead.head(corpus, source)}{_jumps()}'
        f'<div class="dl-reader"><div class="dl-read">{head}<div class="dl-textcol">{text}</div>'
        f'{told.gutter(shown)}<h2 class="dl-orderhead" id="order" tabindex="-1">{strings.IN_ORDER}</h2>'
        f'<div class="dl-ordercol">{_part_note(corpus, shown, len(cut))}'
        f"{told.in_order(shown)}</div></div>"
        f'<aside class="dl-beside">{coverage.beside(corpus, source.doc_id, _event_id(chosen))}'
        f"{reach.beside(corpus, source, beside)}{_left(corpus, shown)}</aside></div></div>"
    )


def _event_id(chosen: Mention | Leftover | None) -> str | None:
    return chosen.event_id if isinstance(chosen, Mention) else None


def _article(shown: Reading, source: Source) -> str:
    return reading.article(shown) if source.text.strip() else f'<p class="dl-note">{strings.NO_TEXT}</p>'


def _jumps() -> str:
    """Where the page's sections are, since on a narrow page they stand below a long text."""
    names = {
        "order": strings.IN_ORDER,
        "coverage": strings.WHO_REPORTS,
        "reach": strings.REACH,
        "left": strings.LEFT_TITLE,
    }
    links = "".join(f'<a href="#{name}" data-jump="{name}">{words}</a>' for name, words in names.items())
    return f'<nav class="dl-jumps" aria-label="{strings.ON_THIS_PAGE}">{links}</nav>'


def _parts(source: Source, number: int, total: int, *, foot: bool = False) -> str:
    """Which part of a long text this is, and the way to those before and after."""

    def to(there: int, words: str) -> str:
        return pager.to_part(words, {"source": source.doc_id, "part": str(there)})

    before = to(number - 1, f"‹ {strings.part(number - 1)}") if number > 1 else ""
    after = to(number + 1, f"{strings.part(number + 1)} ›") if number < total else ""
    name = "" if foot else f' id="part-{number}"'
    label = f"{strings.PARTS_OF_THE_TEXT}{' (2)' if foot else ''}"
    return pager.text_parts(strings.part_of(number, total), before, after, label=label, name=name)


def _part_note(corpus: Corpus, shown: Reading, parts: int) -> str:
    """How many of a long text's events are listed."""
    if parts == 1:
        return ""
    here = len({m.event_id for m in shown.mentions})
    total = len(corpus.source_rows.rows_of(shown.doc_id))
    return f'<p class="dl-note">{strings.events_of_part(here, total)}</p>'


def _left(corpus: Corpus, shown: Reading) -> str:
    """What was seen and not used: passages of the part that is shown, and what is said of the whole text."""
    left = corpus.leftovers_in.get(shown.doc_id, ())
    passages = sum(o.kind != "document" for o in left)
    whole = "".join(
        f'<p class="dl-note" dir="auto">{escape(o.reason)}</p>' for o in left if o.kind == "document"
    )
    return (
        f'<section class="dl-leftcol" id="left" tabindex="-1"><h2>{strings.LEFT_TITLE}</h2>'
        f"{whole}{reading.left_over(shown, passages) if passages or not whole else ''}</section>"
    )
