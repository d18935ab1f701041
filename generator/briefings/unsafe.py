"""What of a text's markup no page shows: elements, attributes and addresses that could do harm."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefings.sanitise import TAGS
from briefings.urls import is_safe_link

_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_ATTRIBUTE = re.compile(r"[\s\"'/](on[a-z]+|style|srcdoc|formaction)\s*=", re.IGNORECASE)
_MAX_NESTING = 100


def taken_out(body: str) -> Iterator[tuple[int, str]]:
    """Yield line (from 1, of the body) and name of what is left out, each kind once a block."""
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  # it is judged below
    for token in parser.parse(body):
        line = token.map[0] + 1 if token.map else 1
        children = token.children or [token]
        for what in dict.fromkeys(what for each in children for what in _of(each)):
            yield line, what


def _of(token: Token) -> Iterator[str]:
    if token.type in {"html_block", "html_inline"}:
        yield from (f"<{tag}>" for tag in _tags(token.content) if tag not in TAGS)
        yield from (f"attribute {name.lower()}" for name in _ATTRIBUTE.findall(token.content))
    url = str(token.attrs.get("href") or token.attrs.get("src") or "")
    scheme, colon, _rest = url.partition(":")
    if colon and "/" not in scheme and scheme != "data" and not is_safe_link(url):
        yield f"address {scheme[:20]}:"


def _tags(markup: str) -> list[str]:
    return [tag.lower() for tag in _TAG.findall(markup)]
