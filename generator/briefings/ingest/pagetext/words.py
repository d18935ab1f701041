"""The words of Markdown, without the addresses of its links."""

import re

_ADDRESSES = re.compile(r"\]\(<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?\)")
_LINKS = re.compile(rf"\[((?:[^\[\]\\]|\\.)*){_ADDRESSES.pattern}")


def words_of(markdown: str) -> list[str]:
    """Return the words of a text without addresses of links."""
    return re.findall(r"\w+", _ADDRESSES.sub("] ", markdown))


def without_addresses(markdown: str) -> str:
    """Return the text with links as their words."""
    return _LINKS.sub(r"\1", markdown)
