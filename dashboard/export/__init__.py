"""Exports that need a figure."""
