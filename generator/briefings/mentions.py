"""Related lines: ``**Related article:** [Title](#)`` and its like, in the languages at hand.

One grammar for the two who need it: ingest takes the titles and removes their dead links, render
turns the titles into links or into "not in this archive yet". Elsewhere links without an address
and ``[[Title]]`` stay, and become links where their article is in the archive.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.relatedlabels import LABELS
from briefings.text import words
from briefings.urls import is_safe_link

_LABEL = "|".join(
    re.escape(label).replace(r"\ ", r"\s+") for label in sorted(LABELS, key=len)[::-1]
)
_LINE = re.compile(
    rf"^[ \t>]*(?:[-*+][ \t]+)?(?P<open>[*_]{{0,3}})(?P<label>{_LABEL})[ \t]*"
    rf"(?:[:：؛][ \t]*+[*_]{{0,3}}+|[*_]{{1,3}}[ \t]*[:：–—-]|[ \t][–—-])"
    r"[ \t]*+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
#: What lines with a label begin with; most lines of a text do not, and cost no pattern.
_BEGINNINGS = tuple(sorted({label.split()[0].replace("ı", "i") for label in LABELS}))
# Texts are hostile: possessive and bounded, so that no text takes more than linear time.
_TITLE = r"(?P<title>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}+\]){0,300}+)"
_URL = r"(?:<(?P<angled>[^<>\n]{0,2000}+)>|(?P<url>(?:[^()\s<>]|\([^()\s]{0,200}+\)){0,2000}+))"
_LINK = re.compile(rf"(?<!!)\[{_TITLE}\]\([ \t]*+{_URL}(?:[ \t][^)]{{0,500}}+)?\)")
_WIKI_LINK = (
    r"\[\[(?P<title>[^\[\]|#\s][^\[\]|#]{0,500}+)(?:#[^\[\]|]{0,500}+)?"
    r"(?:\|(?P<shown>[^\[\]]{0,500}+))?\]\]"
)
_WIKI = re.compile(rf"(?<!!){_WIKI_LINK}")
_DEAD_URL = r"(?:#|javascript:(?:[^()\n]|\([^()\n]{0,200}+\)){0,500}+)?"
_DEAD_LINK = rf"\[{_TITLE}\]\([ \t]*+(?:<{_DEAD_URL.replace('()', '()<>')}>|{_DEAD_URL})[ \t]*+\)"
_DEAD = re.compile(rf"(?<!!){_DEAD_LINK}", re.IGNORECASE)
#: A line that is nothing but one link without an address.
_ALONE = re.compile(
    rf"^[ \t>]*+(?:(?:[-*+•]|\d{{1,2}}[.)])[ \t]++)?[*_]{{0,3}}+"
    rf"(?:{_DEAD_LINK}|{_WIKI_LINK.replace('<title>', '<wiki>')})[*_]{{0,3}}+\.?[ \t]*+$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\[([^\[\]]{1,500}+)\](?:\[[^\[\]]{0,500}+\])?")
# "Recommended: two doses of the vaccine." is a sentence of the text, not a title
_SENTENCE = re.compile(r"[^\W\d_]{4,}[.;]$")
_TITLE_LIMIT = 300
_LONGEST_LEAD = 80  # characters that are looked at for a label; more marks than that go to patterns
_LONGEST_WORD = 20
_SHORTEST_TITLE = 6  # characters; Chinese headlines are short
_HEADLINE_WORDS = 4  # what fewer words say without a label ("Sign up here") is seldom a title
_HEADLINE_LETTERS = 8  # in scripts that set no space between words
#: A label with nothing behind it: alone, with a colon, emphasised, or as a heading.
_BARE = re.compile(
    rf"^[ \t>]*+(?P<mark>(?:\#{{1,6}}[ \t]++)?[*_]{{0,3}})(?P<label>{_LABEL})[ \t]*+[*_]{{0,3}}+"
    r"[ \t]*+(?P<colon>[:：؛]?)[ \t]*+[*_]{0,3}+[ \t]*+#*+$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^[ \t>]*+(?:[-*+•]|\d{1,2}[.)])[ \t]++(?P<rest>\S.*)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A title that a related line names."""

    title: str  #: without markup
    url: str | None  #: the address that came with it; None if none or dead


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """A line whose purpose is to name other articles."""

    line: int  #: from 0, in the body
    label: str  #: as printed, without colon and markup: "Related article"; "": a link alone
    named: tuple[Named, ...]  #: at least one
    below: int | None = None  #: line of the label if it stands above a list; None: on this line


def match_line(text: str, line: int = 0) -> RelatedLine | None:
    """Return what a line of Markdown names, or None if it is no related line."""
    match = _LINE.match(text) if _may_be_label(text) else None
    if not match:
        return None
    named = _named(match["rest"].rstrip(), emphasised=bool(match["open"]))
    return RelatedLine(line, match["label"], named) if named else None


def _bare_label(text: str) -> re.Match[str] | None:
    return _BARE.match(text) if _may_be_label(text) else None


def _may_be_label(text: str) -> bool:
    start = text[:_LONGEST_LEAD].lstrip(" \t>-*+_#").lower().replace("i\u0307", "i")
    cut_off = len(text) > _LONGEST_LEAD and len(start) < _LONGEST_WORD
    return cut_off or start.replace("ı", "i").startswith(_BEGINNINGS)


def match_block(text: str) -> tuple[RelatedLine, ...]:
    """Return what the lines of a paragraph name, or () unless each of them is a related line."""
    found = find_lines(text)
    lines = {number for number, line in enumerate(text.split("\n")) if line.strip()}
    return found if lines <= related_lines(found) else ()


def related_lines(found: tuple[RelatedLine, ...]) -> set[int]:
    """Return the numbers of the lines that name others, and of the labels above them."""
    labels = {line.below for line in found if line.below is not None}
    return labels | {line.line for line in found}


def find_lines(body: str) -> tuple[RelatedLine, ...]:
    """Return the related lines of a Markdown body, in order.

    A label with nothing behind it makes related lines of the links or list items below it.
    A headline that stands alone as a link without an address needs no label.
    """
    lines = body.split("\n")
    found: dict[int, RelatedLine] = {}
    for number, text in enumerate(lines):
        if number in found:
            continue
        may_be = _may_be_label(text)
        if one := match_line(text, number) if may_be else None:
            found[number] = one
        elif label := _BARE.match(text) if may_be else None:
            found |= {item.line: item for item in _below(lines, number, label)}
        elif alone := _match_alone(text, number):
            found[number] = alone
    return tuple(found[number] for number in sorted(found))


def find_within(body: str) -> tuple[Named, ...]:
    """Return what links without an address and wiki links name, wherever they stand, in order."""
    found = [match for pattern in (_DEAD, _WIKI) for match in pattern.finditer(body)]
    found.sort(key=lambda match: match.start())
    return tuple(Named(_bare(match["title"]), None) for match in found if words(match["title"]))


def split_wiki(text: str) -> Iterator[tuple[str, str]]:
    """Yield plain text piece by piece as shown, with the title that a wiki link names, else ""."""
    end = 0
    for match in _WIKI.finditer(text) if "[[" in text else ():
        if any(letter.isalpha() for letter in match["title"]):  # no [[1]]
            yield text[end : match.start()], ""
            yield match["shown"] or match["title"], match["title"].strip()
            end = match.end()
    yield text[end:], ""


def _match_alone(text: str, line: int) -> RelatedLine | None:
    match = _ALONE.match(text) if "](" in text or "[[" in text else None
    title = _bare(match["title"] or match["wiki"] or "") if match else ""
    return RelatedLine(line, "", (Named(title, None),)) if is_headline(title) else None


def is_headline(title: str) -> bool:
    """Tell whether words are enough to be an article's title where nothing says that they are."""
    unspaced = " " not in title and not title.isascii() and len(title) >= _HEADLINE_LETTERS
    return unspaced or len(words(title)) >= _HEADLINE_WORDS


def _below(lines: list[str], at: int, label: re.Match[str]) -> Iterator[RelatedLine]:
    """Yield the items of the list below a bare label; one blank line may stand before each.

    Short plain lines count only right below a label that is plainly one.
    """
    clear = bool(label["mark"] or label["colon"]) or len(label["label"].split()) > 1
    blank = listed = False
    for number in range(at + 1, len(lines)):
        text = lines[number]
        item = _ITEM.match(text)
        if not text.strip() and not blank:
            blank = True
            continue
        plain_too = clear and (item is not None or not (blank or listed))
        named = _of_item(item["rest"] if item else text.strip(" \t>"), plain_too=plain_too)
        if not named:
            return
        yield RelatedLine(number, label["label"], (named,), at)
        blank, listed = False, item is not None


def _of_item(text: str, *, plain_too: bool) -> Named | None:
    """Return the title of a line that is one link, or of a short line without one."""
    link = _LINK.fullmatch(text.strip("*_ ").rstrip("."))
    if not link and not (plain_too and _may_be_title(text)):
        return None
    titles = _named(text, emphasised=False)
    return titles[0] if len(titles) == 1 else None


def _may_be_title(text: str) -> bool:
    """Tell whether a line without a link can be a headline."""
    told = "://" in text or not text or text[-1] in ".;:：。" or _LINK.search(text)
    return not told and len(text) >= _SHORTEST_TITLE and not _bare_label(text)


def without_dead_links(body: str) -> str:
    """Return the Markdown with ``[text](#)``, ``[text]()`` and script links as plain text.

    Several words without a label stay a link, ``[text](#)``: nothing else says that they may name
    an article.
    """
    if "](" not in body:
        return body
    labelled = {line.line for line in find_lines(body) if line.label}
    return "\n".join(
        _DEAD.sub(_plain if at in labelled else _tamed, line)
        for at, line in enumerate(body.split("\n"))
    )


def _plain(dead: re.Match[str]) -> str:
    return dead["title"]


def _tamed(dead: re.Match[str]) -> str:
    title = dead["title"]
    telling = len(words(title)) > 1 or is_headline(_bare(title))
    return f"[{title}](#)" if telling else title


def _named(rest: str, *, emphasised: bool) -> tuple[Named, ...]:
    links = [
        Named(_bare(match["title"]), _live(match["angled"] or match["url"] or ""))
        for match in _LINK.finditer(rest)
    ] or [Named(_bare(match["title"]), None) for match in _WIKI.finditer(rest)]
    is_title = len(rest) <= _TITLE_LIMIT and not rest.startswith("![")
    if not links and is_title and (emphasised or not _SENTENCE.search(rest)):
        reference = _REFERENCE.fullmatch(rest)
        links = [Named(_bare(reference[1] if reference else rest), None)]
    return tuple(link for link in links if words(link.title))


def _live(url: str) -> str | None:
    """Return an address that leads somewhere else, else None."""
    return url if url and not url.startswith("#") and is_safe_link(url) else None


def _bare(markup: str) -> str:
    """Return a title without emphasis, backslashes and angle brackets around an address."""
    text = re.sub(r"\\([^\w\s])", r"\1", markup)
    text = re.sub(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)", "", text)
    return text.strip().strip("<>").strip()
