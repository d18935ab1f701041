"""What may be searched of an article: its texts, and the values by which it is filtered."""

from typing import NamedTuple

from briefings.markdown import to_text
from briefings.model import Article, Publish
from briefings.search.analyse import split_compound, to_surface, words
from briefings.search.webaddress import to_bare


class Fields(NamedTuple):
    """What may be searched of an article; "" where there is nothing."""

    title: str
    summary: str  #: with the subtitle before it, one line each
    text: str  #: one line a block
    names: str  #: and topics, one a line
    caption: str


def texts(article: Article) -> Fields:
    """Return what may be searched.

    Of an article that may be shown only in part, nothing but title and summary.
    """
    written = as_written(article)
    return written._replace(text=to_text(written.text)) if written.text else written


def as_written(article: Article) -> Fields:
    """Return the same, but the text in Markdown as it stands in content/."""
    summary = article.summary or ""
    if article.publish is not Publish.FULL:
        return Fields(article.title, summary, "", "", "")
    if article.summary_kind == "extract":
        summary = ""  # it stands in the text already
    names = (*article.tags, *article.people, *article.organisations, *article.places,
             *article.authors, article.source or "")  # fmt: skip
    return Fields(
        title=article.title,
        summary=f"{article.subtitle or ''}\n{summary}",
        text=article.body,
        names="\n".join(names),
        caption=article.image_caption or "",
    )


def primary(article: Article) -> str:
    """Return the primary subtag of an article's language, "" if it is unknown."""
    return (article.lang or "").lower().split("-")[0]


def filters(article: Article) -> list[str]:
    """Return the terms by which ``source:`` and its like find an article, sorted, each once."""
    # of a text that is not shown the names are not told either
    is_whole = article.publish is Publish.FULL
    values = {
        "lang": [primary(article)],
        "source": words(article.source or ""),
        "author": words(" ".join(article.authors)),
        "topic": words(" ".join(article.tags)),
        "person": words(" ".join(article.people)) if is_whole else [],
        "place": words(" ".join(article.places)) if is_whole else [],
        "url": words(to_bare(article.source_url or "")),
    }
    names = ((key, p) for key, its in values.items() for word in its for p in _with_parts(word))
    return sorted({f"{key}:{surface}" for key, part in names if (surface := to_surface(part))})


def _with_parts(word: str) -> tuple[str, ...]:
    return word, *(split_compound(word) or ())
