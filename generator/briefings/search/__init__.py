"""Full-text search: an index made of small scripts, and a reader equal to the browser's.

``analyse`` cuts text into terms, ``gather`` counts them, ``shards`` and ``blocks`` write them,
``index`` is the way through all four. ``grammar``, ``lookup``, ``rank`` and ``excerpt`` answer a
query and have a twin each in theme/scripts; ``query`` is the way through these.
"""
