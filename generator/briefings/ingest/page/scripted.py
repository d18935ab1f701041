"""The article of a page whose text stands in a script alone, as data for its program."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from briefings.ingest.page.dates import date_claims
from briefings.ingest.page.scriptdata import DEEPEST, values_of
from briefings.ingest.tomarkdown.fragment import lowered, to_text
from briefings.model import Draft, Witness
from briefings.report import Level, Note
from briefings.text import title_key, to_line

_LEAST = 200  # characters of an article
_SHOWN = 3  # times as much as the page shows, or what it shows is the article
_SENTENCE = 40  # characters
_ENDS = re.compile(r"[.!?…。！？؟।]")
_MARKUP = re.compile(r"<(?:p|div|h[1-6]|ul|ol|blockquote|br)\b", re.IGNORECASE)
#: Keys of data that are no text of an article, whatever they hold.
_OTHERS = re.compile(
    r"comment|cookie|consent|privacy|legal|teaser|related|recommend|translation|messages|i18n|menu|"
    r"footer|navigation|newsletter|bio$|css|^styles?$|^script|config",
    re.IGNORECASE,
)
_KINDS = (
    "type", "_type", "nodeType", "blockType", "kind", "__typename", "component", "name", "tag",
    "style", "listItem",
)  # fmt: skip
_TEXTS = (
    "text", "content", "html", "value", "body", "copy", "data", "children", "paragraph", "items",
)  # fmt: skip
_TITLES = ("headline", "title")
#: Where the program would have put something else, as an advertisement, into the text.
_PLACES = re.compile(r"^(?:\$\$[A-Z\d_]+\$\$|\{\{[\w .:-]+\}\}|%%[A-Z\d_]+%%)\n+", re.MULTILINE)
_DATES = ("datePublished", "publishedAt", "published_at", "publishDate", "publicationDate")


@dataclass(frozen=True, slots=True)
class _Found:
    markup: str  #: HTML
    path: str  #: keys that lead to it, for the evidence
    around: tuple[dict[str, object], ...]  #: objects that hold it, the outermost first

    @property
    def titles(self) -> Iterator[tuple[dict[str, object], str]]:
        """Yield the titles of the objects around it, the nearest first."""
        for thing in reversed(self.around):
            for key in _TITLES:
                if isinstance(thing.get(key), str):
                    yield thing, str(thing[key])


def from_scripts(name: str, page: str, titles: Sequence[str], shown: str) -> Draft | None:
    """Return the article in a page's data, or None if the page's own text is the article.

    ``titles`` are the page's, the best first; ``shown`` is the text that its elements hold.
    """
    keys = [title_key(title) for title in titles if title]
    candidates = list(_candidates(page))
    if not candidates:
        return None
    best = max(candidates, key=lambda found: (_is_named(found, keys), len(found.markup)))
    body = _PLACES.sub("", lowered(to_text(name, best.markup)))
    if len(body) < max(_LEAST, _SHOWN * len(shown)):
        return None
    what = f"the page shows no text; it was taken from the data of a script ({best.path})."
    return Draft(tuple(_claims(best)), body, notes=(Note(Level.INFO, name, what),))


def _is_named(found: _Found, keys: Sequence[str]) -> bool:
    """Tell whether an object around a text has the title of the page."""
    own = [title_key(text) for _, text in found.titles]
    return any(len(a) > 8 and (a in key or key in a) for a in own if a for key in keys)


def _claims(found: _Found) -> Iterator[Witness]:
    for thing, text in found.titles:
        yield Witness("title", to_line(text), "data of a script", found.path, text[:200], 0.6)
        for key in _DATES:
            if isinstance(thing.get(key), str):
                yield from date_claims("date", str(thing[key]), "data of a script", key, 0.6)
        return


def _candidates(page: str) -> Iterator[_Found]:
    for value in values_of(page):
        yield from _texts_in(value)


def _texts_in(whole: object) -> Iterator[_Found]:
    """Yield each text in data that may be an article: a long one, or a list of blocks."""
    waiting: list[tuple[object, tuple[str, ...], tuple[dict[str, object], ...]]] = [(whole, (), ())]
    seen: set[int] = set()  # what stands at several places is looked through once
    while waiting:
        value, path, around = waiting.pop()
        if len(path) > DEEPEST or id(value) in seen or (path and _OTHERS.search(path[-1])):
            continue
        markup = _as_article(value)
        if markup:
            yield _Found(markup, ".".join(path), around)
        if isinstance(value, dict | list):
            seen.add(id(value))
            inner = value.items() if isinstance(value, dict) else enumerate(value)
            holders = (*around, value) if isinstance(value, dict) else around
            waiting += [(item, (*path, str(key)), holders) for key, item in inner][::-1]


def _as_article(value: object) -> str:
    """Return a value as HTML if it may be the text of an article; else ""."""
    if isinstance(value, str):
        return _as_markup(value) if len(value) >= _LEAST and _is_prose(value) else ""
    return _of_blocks(value) if isinstance(value, list) else ""


def _is_prose(text: str) -> bool:
    spaced = text.count(" ") > len(text) / 20 or re.search(r"[\u3040-\u9fff]", text)
    return len(text) >= _SENTENCE and bool(spaced and _ENDS.search(text))


def _as_markup(text: str) -> str:
    """Return a text as HTML: its own tags, or its lines as paragraphs."""
    if _MARKUP.search(text):
        return text
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)


def _of_blocks(items: Sequence[object]) -> str:
    """Return blocks of text as HTML; "" if they are none, as the teasers of a list."""
    made = [_block(item) for item in items]
    prose = [part for part in made if _is_prose(part)]
    return "".join(made) if len(prose) > 1 and len("".join(prose)) >= _LEAST else ""


def _block(item: object) -> str:
    """Return one block as HTML: by its kind a heading, a quotation, an item or a paragraph."""
    if isinstance(item, str):
        return _as_markup(item)
    if not isinstance(item, dict) or ({"url", "slug", "href"} & item.keys()):
        return ""  # an article of a list, a link, a picture
    kind = " ".join(str(item[key]) for key in _KINDS if isinstance(item.get(key), str)).lower()
    text = next((made for key in _TEXTS if (made := _inline(item.get(key), 0))), "")
    if not kind or not text or re.search(r"image|video|embed|advert|script|gallery", kind):
        return ""
    if "list" in kind:
        parts = next((item[key] for key in _TEXTS if isinstance(item.get(key), list)), [text])
        return f"<ul>{''.join(f'<li>{_inline(part, 0)}</li>' for part in parts)}</ul>"
    tag = "h2" if re.search(r"head|title|\bh[1-6]\b", kind) else "p"
    tag = "blockquote" if "quot" in kind else "li" if re.search(r"bullet|\bli\b", kind) else tag
    return text if _MARKUP.match(text) else f"<{tag}>{text}</{tag}>"


def _inline(value: object, depth: int) -> str:
    """Return the text of a block, which may be in parts (Slate, Portable Text, ProseMirror)."""
    if isinstance(value, str):
        return value if re.search(r"</?\w+[^>]*>", value) else escape(value, quote=False)
    if depth > 6:
        return ""
    if isinstance(value, list):
        return "".join(_inline(part, depth + 1) for part in value)
    if isinstance(value, dict):
        return next((made for key in _TEXTS if (made := _inline(value.get(key), depth + 1))), "")
    return ""
