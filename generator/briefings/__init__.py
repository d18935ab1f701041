"""Turn a folder of source articles into a searchable static archive."""

__version__ = "0.1.0"
