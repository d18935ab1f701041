"""The forms of a briefing, in the order in which they are offered."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefings import bibliography
from briefings.bibliography import outlet_name
from briefings.digest import asjson, mail, markup, plain
from briefings.digest.letter import Letter, every_line
from briefings.model import Article


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a briefing, as bytes of one file."""

    name: str  #: as the command line knows it
    suffix: str  #: of the file: ``.eml``
    says: str  #: what it is, a short label
    write: Callable[[Letter], bytes]


def _entries(letter: Letter) -> Iterator[tuple[Article, str, str]]:
    """Yield each article in its order with its outlet and its page on the web."""
    for line in every_line(letter.briefing):
        article = letter.articles[line.id]
        page = f"{letter.site_url}{line.path}" if letter.site_url else ""
        yield article, outlet_name(article) or "", page


def _ris(letter: Letter) -> bytes:
    records = (bibliography.ris(*entry).replace("\n", "\r\n") for entry in _entries(letter))
    return "".join(f"{record}\r\n\r\n" for record in records).encode()


def _bibtex(letter: Letter) -> bytes:
    return "".join(f"{bibliography.bibtex(*entry)}\n\n" for entry in _entries(letter)).encode()


def _csl(letter: Letter) -> bytes:
    items = [bibliography.csl(*entry) for entry in _entries(letter)]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


#: The book is made by the export wing, which knows how; its form stands in ``BOOK``.
FORMS = (
    Form("html", ".single.html", "HTML", markup.to_page),
    Form("eml", ".eml", "E-mail", mail.to_mail),
    Form("markdown", ".md", "Markdown", plain.to_markdown),
    Form("text", ".txt", "Text", plain.to_text),
    Form("data", ".json", "JSON", asjson.to_json),
    Form("ris", ".ris", "RIS", _ris),
    Form("bibtex", ".bib", "BibTeX", _bibtex),
    Form("csl", ".csl.json", "CSL-JSON", _csl),
)
BOOK = ("epub", ".epub", "EPUB")
NAMES = (BOOK[0], *(form.name for form in FORMS))
