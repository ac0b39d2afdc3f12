"""When a document was published: stated in it, in its metadata, given by a person, inferred, or unknown."""

from pipeline.dateline.find import find, is_firm
from pipeline.dateline.written import read_date

__all__ = ["find", "is_firm", "read_date"]
