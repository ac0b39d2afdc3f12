"""Words of the texts that are near to a word which stands in none of them: what a slip may have meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from dashboard.corpus import Corpus

MOST = 3
LEAST = 0.72
"""How alike two words have to be, from 0 to 1."""
BEGINS_ALIKE = 0.05
MOST_TEXTS = 20_000
_WORD = re.compile(r"[^\W\d_]{4,}")


def nearest_searches(corpus: Corpus, search: str, most: int = MOST) -> list[str]:
    """The search with its unknown words put right, the likeliest first; nothing where none is near.

    Every search offered has hits: words that stand in no event are replaced, the others kept.
    """
    words = search.casefold().split()
    unknown = [word for word in words if not corpus.holding(word).any()]
    if len(unknown) != 1:
        return []
    found = nearest(unknown[0], vocabulary(corpus.frame["haystack"].head(MOST_TEXTS)), most)
    offers = [[near if word == unknown[0] else word for word in words] for near in found]
    return [" ".join(offer) for offer in offers if _hits(corpus, offer)]


def _hits(corpus: Corpus, words: Iterable[str]) -> bool:
    masks = [corpus.holding(word) for word in words]
    together = masks[0]
    for mask in masks[1:]:
        together = together & mask
    return bool(together.any())


def vocabulary(texts: Iterable[str]) -> Counter[str]:
    """How many texts hold each word.

    >>> sorted(vocabulary(["the canal the", "a canal lock"]).items())
    [('canal', 2), ('lock', 1)]
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(_WORD.findall(text)))
    return counts


def nearest(word: str, known: Mapping[str, int], most: int = MOST) -> list[str]:
    """The known words that are most like a word: the likest first; of equals the more frequent.

    >>> nearest("cannal", {"canal": 2, "channel": 1, "lock": 9})
    ['canal', 'channel']
    >>> nearest("cat", {"canal": 2})
    []
    """
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    alike = process.extract(
        word, list(known), scorer=Indel.normalized_similarity, score_cutoff=LEAST, limit=None
    )
    ranked = sorted(
        (-score - BEGINS_ALIKE * (other[0] == word[0]), -known[other], other) for other, score, _ in alike
    )
    return [other for *_, other in ranked[:most]]
