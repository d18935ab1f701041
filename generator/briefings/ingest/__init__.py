"""Map: one source to articles, every field with its witnesses.

The way in is ``reading.read_source``; the table of formats stands in ``formats.py``.
"""
