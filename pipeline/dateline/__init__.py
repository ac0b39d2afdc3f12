"""When a document was published: stated in it, in its metadata, given by a person, inferred, or unknown."""

from pipeline.dateline.find import find
from pipeline.dateline.written import read_date

__all__ = ["find", "read_date"]
