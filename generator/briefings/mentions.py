"""Related lines: ``**Related article:** [Title](#)`` and its like, in the languages at hand.

One grammar for the two who need it: ingest takes the titles and removes the dead links, render
turns the titles into links or into "not in this archive yet".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.text import words
from briefings.urls import is_safe_link

#: What newspapers print before the title of another article, lower case, longest first in use.
LABELS = (
    # English
    "related articles", "related article", "related stories", "related story", "related coverage",
    "related news", "related reading", "related content", "related", "read more",
    "read also", "also read", "read next", "see also", "more on this", "more on this story",
    "see more", "recommended", "further reading", "you may also like", "don't miss",
    # Russian, Ukrainian, Belarusian
    "читайте также", "читать также", "смотрите также", "см. также", "по теме", "материалы по теме",
    "читайте ещё", "читайте еще", "связанная статья", "подробнее", "читайте", "читать далее",
    "читайте також", "дивіться також", "за темою", "докладніше", "читайте ще",
    "чытайце таксама", "па тэме", "глядзіце таксама", "чытайце",
    # German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Turkish
    "siehe auch", "lesen sie auch", "mehr zum thema", "lesen sie mehr", "verwandter artikel",
    "mehr dazu", "auch interessant", "lesen sie dazu", "weiterlesen",
    "lire aussi", "à lire aussi", "à lire", "à lire également", "voir aussi", "article lié",
    "sur le même sujet",
    "lea también", "lee también", "ver también", "véase también", "te puede interesar",
    "le puede interesar", "noticia relacionada", "noticias relacionadas", "artículos relacionados",
    "lea más", "lee más", "leer más",
    "leggi anche", "leggi", "vedi anche", "articoli correlati", "leia também", "leia mais",
    "veja também", "notícias relacionadas", "lees ook", "zie ook", "lees meer",
    "czytaj też", "czytaj także", "zobacz też", "zobacz także", "przeczytaj także",
    "przeczytaj też", "czytaj więcej", "czytaj dalej", "čtěte také", "viz také", "ayrıca bakınız",
    "ilgili haber", "ilgili haberler", "ayrıca okuyun", "bunları da okuyun",
    # Arabic, Persian, Hebrew, Chinese, Japanese
    "اقرأ أيضا", "اقرأ أيضاً", "إقرأ أيضا", "طالع أيضا", "انظر أيضا", "مواضيع ذات صلة",
    "مقال ذو صلة", "مقالات ذات صلة", "أخبار ذات صلة", "بیشتر بخوانید",
    "همچنین بخوانید", "مطالب مرتبط", "קראו גם", "ראו גם", "כתבה קשורה", "מאמרים קשורים",
    "כתבות קשורות",
    "相关文章", "相关报道", "相关阅读", "相关新闻", "相關新聞", "相關報導", "延伸阅读", "延伸閱讀",
    "関連記事", "関連", "あわせて読みたい",
)  # fmt: skip

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
_WIKI = re.compile(r"\[\[(?P<title>[^\[\]|#]{1,500}+)(?:[#|][^\[\]]{0,500}+)?\]\]")
_DEAD_URL = r"(?:#|javascript:(?:[^()\n]|\([^()\n]{0,200}+\)){0,500}+)?"
_DEAD = re.compile(
    rf"(?<!!)\[{_TITLE}\]\([ \t]*+(?:<{_DEAD_URL.replace('()', '()<>')}>|{_DEAD_URL})[ \t]*+\)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\[([^\[\]]{1,500}+)\](?:\[[^\[\]]{0,500}+\])?")
# "Recommended: two doses of the vaccine." is a sentence of the text, not a title
_SENTENCE = re.compile(r"[^\W\d_]{4,}[.;]$")
_TITLE_LIMIT = 300
_LONGEST_LEAD = 80  # characters that are looked at for a label; more marks than that go to patterns
_LONGEST_WORD = 20
_SHORTEST_TITLE = 6  # characters; Chinese headlines are short
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
    label: str  #: as printed, without colon and markup: "Related article"
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
    """
    lines = body.split("\n")
    found: dict[int, RelatedLine] = {}
    for number, text in enumerate(lines):
        if number in found:
            continue
        if one := match_line(text, number):
            found[number] = one
        elif label := _bare_label(text):
            found |= {item.line: item for item in _below(lines, number, label)}
    return tuple(found[number] for number in sorted(found))


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
    """Return the Markdown with ``[text](#)``, ``[text]()`` and script links as plain text."""
    return _DEAD.sub(lambda match: match["title"], body)


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
