"""Reduce: a finished archive -> one file to carry: zip, EPUB, SQLite, a bibliography ..."""
