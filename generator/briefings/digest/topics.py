"""The topics of an article."""

from briefings.model import Archive


def topics(key: str, archive: Archive) -> list[str]:
    """Return an article's topics, each once: its tags, then those that rules give."""
    ruled = (found.topic for found in archive.ruled.get(key, ()))
    return list(dict.fromkeys([*archive.by_id[key].tags, *ruled]))
