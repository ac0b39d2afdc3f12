"""Comparisons with others that anyone can run; the first lines of each command say how."""
