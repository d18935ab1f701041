"""How to cite an article: the original outlet is the publication, this archive its location."""

from collections.abc import Callable

from briefings import dates
from briefings.bibliography import (
    bibtex,
    bibtex_of_archive,
    csl_of_archive,
    csl_text,
    ris,
    ris_of_archive,
)
from briefings.config import Config
from briefings.model import Article
from briefings.render.parts import CitationView
from briefings.render.words import date_text
from briefings.text import isolated


def citations(article: Article, outlet: str, page: str) -> tuple[CitationView, ...]:
    """Return the citation in every style; ``page`` is our address of the article, or ""."""
    return tuple(CitationView(name, cite(article, outlet, page)) for name, cite in STYLES)


def plain(article: Article, outlet: str, page: str) -> str:
    """One sentence after Chicago's notes style: author or agency, title, outlet, date, address."""
    who = ", ".join(article.authors or article.agency)
    when = date_text(article.date, "en") if article.date else "n.d"  # its stop follows
    parts = [
        f"{who}. " if who else "",
        f"“{isolated(article.title)}{'' if article.title[-1] in '.?!…' else '.'}” ",
        f"{isolated(outlet)}, " if outlet else "",
        f"{when}.",
        f" {article.source_url}." if article.source_url else "",
        f" Archived at {page}." if page else "",
    ]
    return "".join(parts)


def wikipedia(article: Article, outlet: str, _page: str) -> str:
    """``{{cite news}}``; the archive address is a web archive's, as Wikipedia demands, not ours."""
    rows = {
        "title": article.title.replace("|", "{{!}}"),
        "url": article.source_url or "",
        "work": outlet,
        "agency": ", ".join(article.agency),
        "date": date_text(article.date, "en") if dates.day(article.date) else "",
        "access-date": (article.captured or "")[:10],
        "language": article.lang or "",
        "archive-url": article.archive_url or "",
        "archive-date": (article.archive_date or "")[:10],
    }
    fields = " ".join(f"|{key}={value}" for key, value in rows.items() if value)
    return f"{{{{cite news {fields}}}}}"


#: Name and maker of every style, in the order of the page.
STYLES: tuple[tuple[str, Callable[[Article, str, str], str]], ...] = (
    ("Plain", plain),
    ("BibTeX", bibtex),
    ("RIS", ris),
    ("CSL-JSON", csl_text),
    ("Wikipedia", wikipedia),
)


def of_archive(config: Config) -> tuple[CitationView, ...]:
    """Return how to cite the archive as a whole, in every style; without a date: it goes on."""
    title, url, lang = config.title, config.site_url, config.lang
    wiki = [("title", title.replace("|", "{{!}}")), ("url", url), ("language", lang)]
    fields = " ".join(f"|{key}={value}" for key, value in wiki if value)
    return (
        CitationView("Plain", f"{isolated(title)}.{f' {url}.' if url else ''}"),
        CitationView("BibTeX", bibtex_of_archive(title, url, lang)),
        CitationView("RIS", ris_of_archive(title, url, lang)),
        CitationView("CSL-JSON", csl_of_archive(title, url, lang)),
        CitationView("Wikipedia", f"{{{{cite web {fields}}}}}"),
    )
