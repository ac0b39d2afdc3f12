"""The plain copy of a parsed text says what spaCy says."""

from __future__ import annotations

import pytest

from pipeline import nlp, parsed

TEXT = (
    "The ferry Aurora sank off Bergen on 3 May 1931, and 40 passengers, among them a priest, drowned.\n\n"
    "“We saw it go,” said Nils Berg, who with his wife had rowed out; the U.S. consul wasn't there  .\n"
    "Tickets: 60. Built in Kiel, painted white and sold in June to a firm from Oslo - it paid $2.5 million.\n"
)
VALUES = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "is_alpha", "is_punct",
    "is_space", "is_upper", "like_num", "whitespace_", "text_with_ws",
)  # fmt: skip
WORDS = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")


@pytest.fixture(scope="module")
def both() -> tuple[parsed.Doc, object]:
    doc = nlp.load()(TEXT)
    return parsed.plain(doc, TEXT), doc


def test_words_are_those_of_spacy(both) -> None:
    for ours, theirs in zip(*both, strict=True):
        assert [getattr(ours, key) for key in VALUES] == [getattr(theirs, key) for key in VALUES]
        assert bool(ours.is_sent_start) == bool(theirs.is_sent_start)
        assert len(ours) == len(theirs)


def test_the_tree_is_that_of_spacy(both) -> None:
    for ours, theirs in zip(*both, strict=True):
        for key in WORDS:
            assert [t.i for t in getattr(ours, key)] == [t.i for t in getattr(theirs, key)], (key, ours)
        edges = [(t.head.i, t.left_edge.i, t.right_edge.i, t.sent.start, t.sent.end) for t in (ours, theirs)]
        assert edges[0] == edges[1]
        if ours.i:
            assert ours.nbor(-1).i == theirs.nbor(-1).i
        assert [ours.is_ancestor(t) for t in both[0]] == [theirs.is_ancestor(t) for t in both[1]]


def test_spans_are_those_of_spacy(both) -> None:
    def told(span: object) -> tuple[object, ...] | None:
        if span is None:
            return None
        return span.start, span.end, span.text, span.start_char, span.end_char, span.root.i, span.sent.start

    ours, theirs = both
    assert list(map(told, ours.sents)) == list(map(told, theirs.sents))
    assert [(e.label_, *told(e)) for e in ours.ents] == [(e.label_, *told(e)) for e in theirs.ents]
    assert told(ours[3:9]) == told(theirs[3:9])
    assert ours[3:9][-1].i == theirs[3:9][-1].i
    for start in range(0, len(TEXT), 3):
        for end in range(start + 1, min(start + 20, len(TEXT))):
            for mode in ("strict", "expand"):
                spans = [doc.char_span(start, end, alignment_mode=mode) for doc in both]
                if spans[1] is None or len(spans[1]):
                    assert told(spans[0]) == told(spans[1]), (start, end, mode)
