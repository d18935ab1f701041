"""How to cite an article: the original outlet is the publication, this archive its location."""

from collections.abc import Callable
from urllib.parse import urljoin

from briefings import dates
from briefings.bibliography import (
    Online,
    bibtex,
    bibtex_online,
    csl_online,
    csl_text,
    ris,
    ris_online,
)
from briefings.briefing import Briefing
from briefings.config import Config
from briefings.model import Article
from briefings.render.grouping.words import date_text
from briefings.render.views.parts import CitationView
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
    return _online(Online("archive", config.title, config.site_url, config.lang))


def of_briefing(briefing: Briefing, config: Config) -> tuple[CitationView, ...]:
    """Return how to cite a briefing in every style; only a dossier has a date of its own."""
    url = config.site_url and urljoin(config.site_url, briefing.path)
    facts = (briefing.name, briefing.title, url, briefing.lang)
    return _online(Online(*facts, briefing.authors, config.title, briefing.date))


def _online(work: Online) -> tuple[CitationView, ...]:
    title, when = isolated(work.title), date_text(work.date, "en") if work.date else ""
    stop = "" if work.title[-1:] in ".?!…" else "."
    who = f"{', '.join(work.authors)}. " if work.authors else ""
    inside = f"“{title}{stop}” {isolated(work.site)}{f', {when}' if when else ''}."
    named = inside if work.site else f"{title}."
    rows = {
        "author": ", ".join(work.authors),
        "title": work.title.replace("|", "{{!}}"),
        "url": work.url,
        "website": work.site.replace("|", "{{!}}"),
        "date": when if dates.day(work.date) else "",
        "language": work.lang,
    }
    fields = " ".join(f"|{key}={value}" for key, value in rows.items() if value)
    return (
        CitationView("Plain", f"{who}{named}{f' {work.url}.' if work.url else ''}"),
        CitationView("BibTeX", bibtex_online(work)),
        CitationView("RIS", ris_online(work)),
        CitationView("CSL-JSON", csl_online(work)),
        CitationView("Wikipedia", f"{{{{cite web {fields}}}}}"),
    )
