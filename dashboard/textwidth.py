"""How wide a text is drawn: advance widths of Source Sans and Source Serif, measured in thousandths of an em.

The chart's labels are placed by our code, so their widths have to be known before anything is drawn.
Source Serif is wider the smaller it is (its optical size); it is measured at 15 pixels, as a lane's name is.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Literal

Face = Literal["sans", "sans-bold", "serif-bold"]

_ASCII = "".join(map(chr, range(32, 127)))
_SANS = """
200 289 426 497 497 824 609 249 303 303 418 497 249 311 249 350 497 497 497 497 497 497 497 497 497 497
249 249 497 497 497 425 847 543 588 571 615 527 494 617 652 263 479 579 486 727 647 664 566 664 569 534
536 645 515 786 513 476 539 303 350 303 497 500 542 504 553 456 555 496 292 504 544 246 247 495 255 829
547 542 555 555 347 419 338 544 467 719 446 467 425 303 241 303 497
"""
_SANS_BOLD = """
200 315 482 513 513 841 639 275 324 324 438 513 275 322 275 344 513 513 513 513 513 513 513 513 513 513
275 275 513 513 513 444 875 558 597 576 625 538 510 628 663 282 494 597 502 745 657 674 582 674 592 545
546 655 536 800 541 501 540 324 344 324 513 500 549 516 563 462 564 507 317 520 558 262 263 522 271 843
560 549 564 564 373 431 361 556 495 748 481 495 443 324 255 324 513
"""
_SERIF_BOLD = """
227 314 416 544 535 938 736 203 328 328 452 546 274 333 274 273 543 543 543 543 543 543 543 543 543 543
306 306 546 546 546 430 866 711 644 651 713 628 596 724 804 385 387 718 602 925 752 746 622 746 701 541
653 736 696 1009 674 657 586 301 267 301 546 527 400 548 618 523 616 536 349 557 643 331 324 608 332 952
645 587 617 602 469 470 365 632 575 843 580 582 491 310 301 310 546
"""
_SANS_MARKS = {"–": 480, "—": 800, "‘": 249, "’": 249, "“": 426, "”": 426, "…": 948, "≠": 497}
_SANS_BOLD_MARKS = {"–": 480, "—": 800, "‘": 275, "’": 275, "“": 482, "”": 482, "…": 964, "≠": 513}
_SERIF_BOLD_MARKS = {"–": 527, "—": 827, "‘": 232, "’": 229, "“": 453, "”": 449, "…": 818, "≠": 546}
_TABLES: dict[Face, dict[str, int]] = {
    "sans": dict(zip(_ASCII, map(int, _SANS.split()), strict=True)) | _SANS_MARKS,
    "sans-bold": dict(zip(_ASCII, map(int, _SANS_BOLD.split()), strict=True)) | _SANS_BOLD_MARKS,
    "serif-bold": dict(zip(_ASCII, map(int, _SERIF_BOLD.split()), strict=True)) | _SERIF_BOLD_MARKS,
}
_WIDE = 1000
_UPPER = 700
_LOWER = 560


@lru_cache(maxsize=20_000)
def measure(text: str, size: float, face: Face = "sans") -> float:
    """The width of a text in pixels.

    >>> round(measure("Airfields bombed", 13))
    93
    >>> measure("", 13)
    0.0
    """
    return sum(_advance(char, face) for char in text) * size / 1000


def fit(text: str, width: float, size: float, face: Face = "sans") -> str:
    """The text, shortened with an ellipsis where it is wider than `width`.

    >>> fit("United Nations Emergency Force", 100, 15, "serif-bold")
    'United Nati…'
    """
    if measure(text, size, face) <= width:
        return text
    kept = text
    while kept and measure(kept + "…", size, face) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


@cache
def _advance(char: str, face: Face) -> int:
    """One character's width: the table's, else that of its base letter, else by its class."""
    table = _TABLES[face]
    if char in table:
        return table[char]
    base = unicodedata.normalize("NFD", char)[0]
    if base in table:
        return table[base]
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF" or unicodedata.category(char) == "So":
        return _WIDE
    return _UPPER if char.isupper() else _LOWER
