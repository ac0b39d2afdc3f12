"""Texts → tables: reads a folder of texts and writes every dated event in it, with who says so."""

__version__ = "0.1.0"
