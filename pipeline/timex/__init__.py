"""Dates in English text: recognised by named rules, valued by a small algebra, anchored with a reason."""

from pipeline.timex.ranges import join_ranges
from pipeline.timex.tagger import tag

__all__ = ["join_ranges", "tag"]
