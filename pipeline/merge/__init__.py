"""Mentions of one event become one event: same time, shared actors, same kind of deed. When in doubt, two.

`moments` says how two dates go together, `words` which words tell the same, `evidence` weighs two mentions
and says why, `group` puts them together, `disputes` says how the reports differ.
"""

from pipeline.merge.disputes import source_names
from pipeline.merge.event import Event, Texts, merge

__all__ = ["Event", "Texts", "merge", "source_names"]
