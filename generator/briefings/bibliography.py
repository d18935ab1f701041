"""An article for reference managers: the outlet is the publication, this archive its location.

What Zotero, citeproc, biblatex and Wikipedia's tools read; checked by reading it back with theirs.
"""

import json
import re
from dataclasses import dataclass

from briefings import urls
from briefings.model import Article, IsoDate

#: What TeX reads as a sign of its own -> what shows it. Braces and percent signs of an address stay
#: addresses; a brace, escaped or not, is counted by BibTeX, and an odd one costs the next entries.
_TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "\\": "\\textbackslash{}",
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def outlet_name(article: Article) -> str | None:
    """Return the outlet's name, else the host of the original."""
    return article.source or urls.host(article.source_url or "") or None


def bibtex(article: Article, outlet: str, page: str) -> str:
    """Return a biblatex entry for a newspaper article; ``page`` is our address of it, or ""."""
    rows = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in article.authors or article.agency),
        "title": f"{{{_tex(article.title)}}}",
        "journaltitle": _tex(outlet),
        "date": (article.date or "")[:10],
        "url": _address(article.source_url or ""),
        "urldate": (article.captured or "")[:10],
        "langid": _language(article.lang or ""),
        "note": f"Archived at \\url{{{_address(page)}}}" if page else "",
    }
    fields = ",\n".join(f"  {key} = {{{value}}}" for key, value in rows.items() if value)
    return f"@article{{{article.id},\n  entrysubtype = {{newspaper}},\n{fields}\n}}"


def ris(article: Article, outlet: str, page: str) -> str:
    """Return a RIS record; every line ``XX  - value``."""
    day = (article.date or "")[:10]
    date = "/".join([*day.split("-"), "", ""][:3]) + "/" if day else ""
    rows = [
        ("TY", "NEWS"),
        ("TI", article.title),
        *(("AU", name) for name in article.authors or article.agency),
        ("T2", outlet),
        ("PY", day[:4]),
        ("DA", date),
        ("UR", article.source_url or ""),
        ("L2", page),
        ("LA", article.lang or ""),
        ("Y2", (article.captured or "")[:10].replace("-", "/")),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in rows if value or tag == "ER")


def csl(article: Article, outlet: str, page: str) -> dict[str, object]:
    """Return a CSL-JSON item of the type ``article-newspaper``."""
    # names stay as printed: where a family name begins nobody can tell for every language
    names = [{"literal": name} for name in article.authors or article.agency]
    item: dict[str, object] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.title,
        "container-title": outlet,
        "author": names,
        "issued": _date_parts(article.date),
        "accessed": _date_parts(article.captured),
        "URL": article.source_url,
        "archive_location": page,
        "language": article.lang,
        "section": article.section,
    }
    return {key: value for key, value in item.items() if value}


def csl_text(article: Article, outlet: str, page: str) -> str:
    """Return a CSL-JSON list of the one item."""
    return json.dumps([csl(article, outlet, page)], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Online:
    """What the archive itself published: the whole of it, or a briefing."""

    key: str
    title: str
    url: str  #: "" if unknown
    lang: str
    authors: tuple[str, ...] = ()
    site: str = ""  #: the archive, of what is a part of it
    date: IsoDate | None = None


def bibtex_online(work: Online) -> str:
    """Return a biblatex entry."""
    rows = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        "organization": work.site and f"{{{_tex(work.site)}}}",
        "date": (work.date or "")[:10],
        "url": _address(work.url),
        "langid": _language(work.lang),
    }
    fields = ",\n".join(f"  {key} = {{{value}}}" for key, value in rows.items() if value)
    return f"@online{{{work.key},\n{fields}\n}}"


def ris_online(work: Online) -> str:
    """Return a RIS record of an online database, or of a page of it."""
    rows = [("TY", "ELEC" if work.site else "DBASE"), *(("AU", name) for name in work.authors)]
    rows += [
        ("TI", work.title),
        ("PB", work.site),
        ("DA", (work.date or "")[:10].replace("-", "/")),
    ]
    rows += [("UR", work.url), ("LA", work.lang)]
    return "\n".join([*(f"{tag}  - {value}" for tag, value in rows if value), "ER  - "])


def csl_online(work: Online) -> str:
    """Return a CSL-JSON list of one item, a collection or a page of it."""
    item: dict[str, object] = {
        "id": work.key,
        "type": "webpage" if work.site else "collection",
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "container-title": work.site,
        "issued": _date_parts(work.date),
        "URL": work.url,
        "language": work.lang,
    }
    told = {key: value for key, value in item.items() if value}
    return json.dumps([told], ensure_ascii=False)


def _date_parts(when: IsoDate | None) -> dict[str, object] | None:
    """Return a date of CSL, as precise as known."""
    return {"date-parts": [[int(part) for part in when[:10].split("-")]]} if when else None


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _address(url: str) -> str:
    return url.translate(_ADDRESS)


def _language(lang: str) -> str:
    return lang if re.fullmatch("[A-Za-z0-9-]+", lang) else ""
