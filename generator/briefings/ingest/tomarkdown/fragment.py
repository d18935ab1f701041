"""A piece of HTML inside another format, as Markdown."""

import re

from briefings.ingest.tomarkdown.convert import to_markdown
from briefings.ingest.tree import to_tree


def to_text(name: str, html: str, base_url: str = "") -> str:
    """Return all of a fragment of HTML as Markdown; "" if there is no text in it.

    ``name`` is that of the source. ``base_url`` is what relative addresses in it are relative to;
    "" if nobody knows.
    """
    del name  # no fault of a fragment is told yet
    tree = to_tree(html)
    return "" if tree is None else to_markdown(tree, base_url)


def lowered(text: str) -> str:
    """Return Markdown whose headings begin at the second level: the first is the title's."""
    if not re.search(r"^# ", text, re.MULTILINE):
        return text
    blocks = re.split(r"^(```.*?^```|~~~.*?^~~~)", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(
        block if at % 2 else re.sub(r"^(#{1,5} )", r"#\1", block, flags=re.MULTILINE)
        for at, block in enumerate(blocks)
    )
