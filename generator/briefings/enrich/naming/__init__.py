"""Who and what the articles name: people, organisations and places, found by evidence.

scan (runs of capitals with what stands around them) -> pieces (one run, several names) -> judge
(person, organisation, place, or silence) -> people (surnames alone, titles) -> unite (spellings and
alphabets) -> corrections (what people say wins). docs/names.md tells it for readers.
"""
