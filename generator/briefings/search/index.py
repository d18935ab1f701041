"""Archive to index: all files below ``search/``."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from briefings.dates import day, instant
from briefings.model import Archive, Article, IsoDate, SitePath, Status
from briefings.report import Progress, silent
from briefings.search.bits import ALPHABET
from briefings.search.blocks import FACTS_A_BLOCK, TEXTS_A_BLOCK, fact_blocks, text_blocks
from briefings.search.codec import to_numbers, to_script
from briefings.search.facets import facet_files
from briefings.search.fields import Fields, primary, texts
from briefings.search.gather import gather
from briefings.search.locales import months
from briefings.search.placefiles import openers, place_files
from briefings.search.shards import name_of, to_files
from briefings.search.vectors import MIN_ARTICLES, VECTORS_A_BLOCK, vector_files

#: Raised with every change that an older script could not read.
FORMAT = 4


def build(
    archive: Archive,
    progress: Progress = silent,
    *,
    show_date: Callable[[IsoDate], str] = str,
) -> dict[SitePath, bytes]:
    """Return the files of the index by their place in the site.

    Drafts and withdrawn articles are left out. ``show_date`` gives the form of a date that
    people read; without it results show the ISO date.
    """
    articles = numbered(archive)
    fields = list(_read(articles, progress))
    named = [with_found(article, archive) for article in articles]
    terms = gather(zip(named, fields, strict=True))
    shards, borders = to_files(terms)
    langs = sorted({lang for article in articles if (lang := primary(article))})
    head = {
        "format": FORMAT,
        "count": len(articles),
        "facts": FACTS_A_BLOCK,
        "texts": TEXTS_A_BLOCK,
        "vectors": VECTORS_A_BLOCK if len(articles) >= MIN_ARTICLES else 0,
        "borders": list(borders),
        "langs": langs,
        "months": months(langs),
        "mean": terms.mean,
        "places": to_numbers(openers(borders)),
    }
    sizes = "".join(ALPHABET[size] for size in terms.sizes.tolist())
    files = {
        "head": to_script("head", head),
        "days": to_script("days", days(articles)),
        "sizes": to_script("sizes", sizes),
    }
    for border, text in shards.items():
        files[name_of(border)] = to_script(name_of(border), text)
    files.update(place_files(terms, borders))
    files.update(facet_files(named))
    files.update(vector_files(terms, [article.id for article in articles]))
    files.update(fact_blocks(articles, archive, show_date))
    files.update(text_blocks(fields))
    progress("search", len(articles), len(articles))
    return {SitePath(f"search/{name}.js"): files[name] for name in sorted(files)}


def numbered(archive: Archive) -> list[Article]:
    """Return the articles that may be found; the place in the list is an article's number.

    Oldest printed day first, then by time and, at one time, the later id first: so of two
    results that are equally good the one with the higher number stands first, and new articles
    come to the end. Undated articles are before all others.
    """
    hidden = {Status.DRAFT, Status.WITHDRAWN}
    shown = [article for article in archive.articles if article.status not in hidden]
    shown.sort(key=lambda article: article.id, reverse=True)
    return sorted(shown, key=_age)


def with_found(article: Article, archive: Archive) -> Article:
    """Return the article with the names that were found in it and its topics by rule.

    For facets, ``person:`` and ``topic:``; their words stand in the text, so that the field of
    names is left as its file has it.
    """
    ruled = tuple(found.topic for found in archive.ruled.get(article.id, ()))
    article = replace(article, tags=tuple(dict.fromkeys((*article.tags, *ruled))))
    if article.id not in archive.naming.articles:
        return article
    of = archive.naming.of
    return replace(
        article,
        people=tuple(entity.name for entity in of(article.id, "person")),
        organisations=tuple(entity.name for entity in of(article.id, "organisation")),
        places=tuple(entity.name for entity in of(article.id, "place")),
    )


def days(articles: Sequence[Article]) -> list[list[str | int]]:
    """Return each day that has articles with the number of its first; undated ones are before.

    A month or a year counts as its first day.
    """
    found: dict[str, int] = {}
    for number, article in enumerate(articles):
        printed = day(article.date)
        if printed:
            found.setdefault(printed.isoformat(), number)
    return [[printed, number] for printed, number in found.items()]


def _age(article: Article) -> tuple[int, float]:
    printed = day(article.date)
    if article.date is None or printed is None:
        return 0, 0.0
    return printed.toordinal(), instant(article.date).timestamp()


def _read(articles: Sequence[Article], progress: Progress) -> Iterator[Fields]:
    for done, article in enumerate(articles):
        if done % 100 == 0:
            progress("search", done, len(articles))
        yield texts(article)
