"""Archive to index: all files below ``search/``."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from briefings.bounds import uncollected
from briefings.cache import Cache
from briefings.dates import day, instant
from briefings.model import Archive, Article, IsoDate, SitePath, Status
from briefings.report import Progress, silent
from briefings.search.bits import ALPHABET
from briefings.search.blocks import FACTS_A_BLOCK, TEXTS_A_BLOCK, fact_blocks, quotable, text_block
from briefings.search.codec import to_numbers, to_script
from briefings.search.facets import facet_files
from briefings.search.fields import as_written, primary
from briefings.search.gather import Terms, gather
from briefings.search.locales import months
from briefings.search.memory import key_of, recalled, remember
from briefings.search.placefiles import openers, place_files
from briefings.search.reading import Reading, read
from briefings.search.shards import name_of, to_files
from briefings.search.vectors import MIN_ARTICLES, VECTORS_A_BLOCK, vector_files

#: Raised with every change that an older script could not read.
FORMAT = 4


def build(
    archive: Archive,
    progress: Progress = silent,
    *,
    show_date: Callable[[IsoDate], str] = str,
    cache: Cache | None = None,
) -> dict[SitePath, bytes]:
    """Return the files of the index by their place in the site.

    Drafts and withdrawn articles are left out. ``show_date`` gives the form of a date that
    people read; without it results show the ISO date. With a ``cache`` articles that were read
    before are not read again, and an index of which nothing changed is not made again.
    """
    with uncollected():
        articles = numbered(archive)
        named = [with_found(article, archive) for article in articles]
        if cache is None:
            return _files(articles, named, archive, progress, show_date, cache)
        pages = [archive.addresses[article.id] for article in articles]
        key = key_of(zip(articles, named, pages, strict=True), show_date)
        files = recalled(cache, key)
        if files is None:
            files = _files(articles, named, archive, progress, show_date, cache)
            remember(cache, key, files)
        return files


def _files(  # noqa: PLR0913, PLR0917 - each is a value that ``build`` was given, or made
    articles: Sequence[Article],
    named: Sequence[Article],
    archive: Archive,
    progress: Progress,
    show_date: Callable[[IsoDate], str],
    cache: Cache | None,
) -> dict[SitePath, bytes]:
    files: dict[str, bytes] = {}
    found = zip(articles, read(articles, cache), strict=True)
    terms = gather(zip(named, _quoted(found, files, progress, len(articles)), strict=True))
    shards, borders = to_files(terms)
    files["head"] = to_script("head", _head(articles, terms, borders))
    files["days"] = to_script("days", days(articles))
    sizes = "".join(ALPHABET[size] for size in terms.sizes.tolist())
    files["sizes"] = to_script("sizes", sizes)
    for border, text in shards.items():
        files[name_of(border)] = to_script(name_of(border), text)
    files.update(place_files(terms, borders))
    files.update(facet_files(named))
    files.update(vector_files(terms, [article.id for article in articles]))
    files.update(fact_blocks(articles, archive, show_date))
    progress("search", len(articles), len(articles))
    return {SitePath(f"search/{name}.js"): files[name] for name in sorted(files)}


def _head(articles: Sequence[Article], terms: Terms, borders: Sequence[str]) -> dict[str, object]:
    langs = sorted({lang for article in articles if (lang := primary(article))})
    return {
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


def _quoted(
    found: Iterable[tuple[Article, Reading]],
    files: dict[str, bytes],
    progress: Progress,
    count: int,
) -> Iterator[Reading]:
    """Pass on what was read; on the way the texts for excerpts go into ``files``."""
    block: list[str] = []
    for done, (article, its) in enumerate(found, 1):
        block.append(quotable(as_written(article)._replace(text=its.text)))
        if len(block) == TEXTS_A_BLOCK or done == count:
            files.update(text_block((done - 1) // TEXTS_A_BLOCK, block))
            block = []
            progress("search", done, count)
        yield its
