"""Rules as values: a name that says what is matched, an example, a pattern, and what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.timex import words
from pipeline.timex.expr import Reading

# A gap between words: one or two blanks, or a line break with an indent; never a blank line or masked text.
GAP = r"(?:[ \t\u00a0]{1,2}|[ \t]?\r?\n[ \t]{0,8})"
Groups = dict[str, str]
Production = Callable[[Groups], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and its production.

    In a pattern, `<:month>` is any month's name, `<m:month>` the same kept as group m, a blank any gap.
    The production gets the groups that matched, gaps squeezed to one blank, and may refuse with None.
    """

    name: str
    example: str
    pattern: str
    make: Production

    def match(self, low: str, at: int) -> re.Match[str] | None:
        """The match at an offset of the lower-cased text."""
        return compiled(self.pattern).match(low, at)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression of a rule's pattern."""
    known = words.macros()
    pattern = re.sub(
        r"<(\w*):(\w+)>", lambda m: f"(?P<{m[1]}>{known[m[2]]})" if m[1] else known[m[2]], pattern
    )
    pattern = pattern.replace("[ -]", "(?: |-)").replace("[- ]", "(?: |-)")
    return re.compile(pattern.replace(" ", GAP) + r"(?!\w)")


def groups(match: re.Match[str]) -> Groups:
    """The named groups that took part, with gaps squeezed."""
    return {key: " ".join(value.split()) for key, value in match.groupdict().items() if value is not None}
