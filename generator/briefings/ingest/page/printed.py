"""Dates that a page shows: near its heading, in time elements, in lines that announce them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from briefings.ingest.dates.lines import DateFound, find_dates
from briefings.ingest.labels import names_only
from briefings.ingest.page.bylines import is_author_link
from briefings.ingest.page.classes import Classed, says
from briefings.ingest.page.dates import date_claims
from briefings.ingest.page.head import Line, all_lines, is_aside, line_of
from briefings.model import Witness

_LONGEST = 200  # characters of a line that may name its date among other things
_MOST_LINES = 5000  # of a page that are looked through for a date
_SHORT = 110  # characters of a line that may name a date inside
_POSTED = re.compile(
    r"(?:first )?(?:posted|published|written)\b|publi(?:é|ée|cado|cada|kováno)\b|veröffentlicht\b|"
    r"pubblicat[oa]\b|gepubliceerd\b|опублик|опублік|opublikowan|yayın",
    re.IGNORECASE,
)
_KINDS = ("modified", "captured", "date")
_MONTH = r"[^\W\d_]{3,12}\.?"
#: What looks like a date inside of a line; each is read in earnest afterwards.
_WITHIN = re.compile(
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|º)?\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:de\s+|del\s+)?\d{{4}}"
    r"|(?<!\d)\d{1,2}-[^\W\d_]{3,12}\.?-\d{4}"
    r"|(?<![\d.])\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\d)|(?<!\d)\d{4}[./-]\d{1,2}[./-]\d{1,2}(?!\d)"
    r"|\d{4}\s*[年년]\s*\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일])"
)
#: Words before such a date, by what they announce; more than labels.yaml, which has lines alone.
_CHANGED = re.compile(
    r"(?:updated?|modified|revised|reviewed|edited|aktuali\w+|mis à jour|actualizad\w|atualizad\w|"
    r"aggiornat\w|bijgewerkt|обновлен\w*|оновлен\w*|zaktualizowan\w|güncelle\w+|uppdaterad|"
    r"oppdatert|opdateret|päivitetty|修改|更新|수정)\W*(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
#: What is dated and is not the article.
_OTHER = re.compile(
    r"copyright|©|\bborn\b|\bevents?\b|\bexpires?\b|comment|valid (?:until|through)|deadline",
    re.IGNORECASE,
)
#: Classes of elements that hold a date.
_DATED = re.compile(
    r"(?:^|\s|[-_])(?:date|published|pubdate|timestamp|dateline|posted)(?:$|\s)", re.IGNORECASE
)
_TODAY = re.compile(r"current-?date|today|\bnow\b|clock|weather|masthead", re.IGNORECASE)
_OTHERS = re.compile(r"(?:^|[\s_-])comments?(?:$|[\s_-])|related|teaser", re.IGNORECASE)


def printed_dates(lines: Sequence[Line]) -> Iterator[Witness]:
    """Yield the dates of the lines around the heading: the first published, the first changed.

    Below the heading they count more than above, and more before the text than after its
    first paragraph. A line that names its date among other things counts less.
    """
    seen: set[str] = set()
    ordered = [*(li for li in lines if not li.before), *(li for li in reversed(lines) if li.before)]
    for line in ordered:
        for found, whole in _dates_of(line, label_before(line, lines)):
            if found.kind in seen:
                continue
            seen.add(found.kind)
            value = found.readings[0] if len(found.readings) == 1 else found.readings
            where = f"{'above' if line.before else 'below'} the heading"
            rule = f"{'labelled ' if found.labelled else ''}date printed {where}"
            sure = 0.985 if found.labelled else 0.975 if whole else 0.94
            sure -= 0.1 if line.before else 0.05 if line.below_text else 0
            yield Witness(found.kind, value, rule, where, line.text[:200], round(sure, 3))


def label_before(line: Line, lines: Sequence[Line]) -> str | None:
    """Return what the line above announces, or its last part: "date", "modified", or None."""
    at = next((number for number, other in enumerate(lines) if other is line), 0)
    if not at:
        return None
    above = lines[at - 1]
    spoken = (above.text, above.parts[-1][0])
    return next((kind for kind in _KINDS if any(names_only(kind, text) for text in spoken)), None)


def _dates_of(line: Line, label: str | None) -> Iterator[tuple[DateFound, bool]]:
    """Yield the dates of a line, and whether it holds nothing else."""
    if len(line.text) > _LONGEST or _is_todays(line.element) or _OTHER.search(line.text):
        return
    if not any(c.isdigit() for c in line.text):
        return
    whole = find_dates(line.text)
    for found in whole:
        if label and not found.labelled and len(whole) == 1:
            yield DateFound(label, found.readings, found.text, labelled=True), True
        else:
            yield found, True
    if whole or len(line.text) > _SHORT or re.search(r"[^\W\d_]{3}[.!?]$", line.text):
        return
    for match in _WITHIN.finditer(line.text):
        for found in find_dates(match[0]):
            lead = line.text[: match.start()][-40:]
            kind = "modified" if _CHANGED.search(lead) else found.kind
            yield DateFound(kind, found.readings, match[0]), False


def posted_lines(tree: etree._Element) -> Iterator[Witness]:
    """Yield the first line anywhere on the page that says when it was posted.

    It begins with a word for it, or stands right below a link to the author.
    """
    signed = False
    for line in islice(all_lines(tree), _MOST_LINES):
        below, signed = signed, any(is_author_link(element) for _text, element in line.parts)
        dated = _POSTED.match(line.text) or (below and find_dates(line.text))
        if len(line.text) > _SHORT or not dated:
            continue
        for found, _whole in _dates_of(line, None):
            if found.kind == "date":
                value = found.readings[0] if len(found.readings) == 1 else found.readings
                rule = "line that says when it was posted"
                yield Witness("date", value, rule, "page", line.text, 0.6)
                return


def _is_todays(element: etree._Element) -> bool:
    """Tell whether an element shows the day on which the page was looked at."""
    near = (element, element.getparent())
    return any(_TODAY.search(f"{e.get('class')} {e.get('id')}") for e in near if e is not None)


def is_others_date(element: etree._Element) -> bool:
    """Tell whether a date in an element is the day of looking, a comment's, another article's."""
    said = f"{element.get('class')} {element.get('id')}"
    return bool(_TODAY.search(said) or _OTHERS.search(said))


def time_claims(tree: etree._Element, lines: Sequence[Line]) -> Iterator[Witness]:
    """Yield what time elements say; those near the heading count most."""
    labels = {
        around: label_before(line, lines)
        for line in lines
        for _text, element in line.parts
        for around in (element, *element.iterancestors("time"))
    }
    first: set[str] = set()
    for element in islice((e for e in tree.iter("time") if not is_aside(e)), 12):
        close = element in labels
        field = labels.get(element) or _kind_of(element)
        if field in first and not close:
            continue
        rank = len(first)
        first.add(field)
        text = element.get("datetime") or line_of(element)
        inside = any(a.tag in {"article", "main", "header"} for a in element.iterancestors())
        sure = (0.94 if close else 0.8 if inside else 0.4) - 0.01 * rank
        yield from date_claims(field, text, "time element", "time", round(sure, 2))


def _kind_of(element: etree._Element) -> str:
    """Return "modified" for a time whose words, class or near label say so, else "date"."""
    parent = element.getparent()
    before = element.getprevious()
    lead = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    if before is not None and not lead.strip():
        lead = line_of(before) if isinstance(before.tag, str) else ""
    around = f"{element.get('class')} {element.get('itemprop')} {line_of(element)} {lead[-40:]}"
    changed = re.search(r"updat|modif|обновл|aktualis|mis à jour|actualiz", around, re.IGNORECASE)
    both = re.search(r"publish", str(element.get("class")), re.IGNORECASE)
    return "modified" if changed and not both else "date"


def class_claims(classed: Sequence[Classed]) -> Iterator[Witness]:
    """Yield dates of elements whose class says that they hold one, wherever they stand."""
    named = (e for e, names in classed if says(_DATED, names))
    fitting = (e for e in named if e.tag in {"span", "div", "p", "li"})
    for number, element in enumerate(fitting):
        if number >= 5:
            return
        if is_aside(element):
            continue
        text = line_of(element)
        for found in find_dates(text) if not _is_todays(element) else ():
            value = found.readings[0] if len(found.readings) == 1 else found.readings
            rule = "element with the class of a date"
            sure = 0.972 if found.labelled and found.kind == "date" else 0.7 - 0.01 * number
            where = f"{element.tag!s}.{element.get('class')}"
            yield Witness(found.kind, value, rule, where, text, round(sure, 2))
