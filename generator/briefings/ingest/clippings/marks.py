"""Small shapes of Markdown that lines are made of: links, emphasis, headings, addresses."""

import html
import re
from dataclasses import dataclass

from briefings.urls import is_web

LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\]]*\])*)\]\(\s*<?(?P<url>[^)>\s]*)>?[^)]*\)"
)
IMAGE = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<url>[^)>\s]+)>?(?:\s+[\"'(](?P<title>.*?)[\"')])?\s*\)"
)
WIKI_IMAGE = re.compile(r"^!\[\[(?P<url>[^\]|]+)(?:\|[^\]]*)?\]\]$")
_WEB = re.compile(r"https?://[^\s<>\"“”«»\]\[{}|\\^`]+", re.IGNORECASE)
_NO_SCHEME = re.compile(
    r"(?<![\w@/.])(?:www\.[\w-]+(?:\.[\w-]+)+(?:/[^\s<>\"]*)?|(?:[a-z0-9-]+\.)+[a-z]{2,6}/[^\s<>\"]+)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
#: Without one of these a line of Markdown is plain text.
_MARKS = re.compile(r"[*_\[\\<&]")
_EMPHASIS = re.compile(r"(?<![\w\\])([*_]{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address found in a line."""

    url: str
    name: str  #: text of its link, or the words beside it; "" if none


def plain(markup: str) -> str:
    """Return one line of Markdown as plain text."""
    if not _MARKS.search(markup):
        return " ".join(markup.split())
    text = LINK.sub(lambda match: match["text"], IMAGE.sub(lambda match: match["alt"], markup))
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return " ".join(html.unescape(re.sub(r"</?(?:b|i|em|strong|span|u)\b[^>]*>", "", text)).split())


def heading(line: str) -> tuple[int, str] | None:
    """Return level and text of ``# Heading``, or None."""
    match = _HEADING.match(line)
    return (len(match[1]), match[2]) if match and match[2] else None


def emphasised(line: str) -> str | None:
    """Return the inside of a line that is one piece of emphasis, or None."""
    match = re.fullmatch(r"([*_]{1,3})(?=\S)(.+?)(?<=\S)\1", line)
    return match[2] if match and match[1] not in match[2] else None


def find_address(text: str, *, without_scheme: bool = False) -> Address | None:
    """Return the first web address of a piece of text with the words that name it, or None."""
    for match in LINK.finditer(text):
        if is_web(match["url"]):
            name = plain(match["text"])
            return Address(match["url"], "" if _is_address(name) else name)
    if whole := _WEB.search(text):
        url = trimmed(whole[0])
        return Address(url, _beside(text, url)) if is_web(url) else None
    if without_scheme and (bare := _NO_SCHEME.search(text)):
        url = trimmed(bare[0])
        return Address(f"https://{url}", _beside(text, url))
    return None


def bare_address(line: str) -> Address | None:
    """Return the address of a line that is nothing else (``<...>``, a link, naked), or None."""
    line = line.strip("*_ \t>-•")
    link = LINK.fullmatch(line)
    found = find_address(line)
    if not found:
        return None
    return found if link or not re.search(r"\w", _without(line, found.url)) else None


def is_item(line: str) -> bool:
    """Tell whether a line is an item of a list."""
    return bool(re.match(r"\s*(?:[-*+•▪]|\d{1,2}[.)])\s+\S", line))


def trimmed(url: str) -> str:
    """Return the address without the punctuation of the sentence around it."""
    url = url.rstrip(".,;:!?*_'’»”")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:!?")
    return url


def _is_address(text: str) -> bool:
    return bool(_WEB.match(text) or re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text))


def _without(text: str, url: str) -> str:
    return text.replace(url, " ")


def _beside(text: str, url: str) -> str:
    """Return the words beside an address, without brackets and joints; "" if none."""
    return plain(_without(text, url)).strip(" \t<>()[],;:.–—-|/*_，：")
