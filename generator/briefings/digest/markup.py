"""A briefing as HTML that needs nothing else: one file, the body of a mail, a book's first page."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256

from lxml import html
from lxml.html import builder as make

from briefings import linking, markdown
from briefings.briefing import Entry, Gap, Line, Note, Role, Section
from briefings.digest.letter import Letter
from briefings.phrases import direction

#: What messengers and mail programs take without a word, bytes.
LIMIT = 1_000_000
STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.5 Georgia, serif; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { margin-top: 2.5rem; padding-top: .5rem; border-top: 2px solid; font-size: 1.375rem; }
h3 { margin: 1.5rem 0 .25rem; font-size: 1.125rem; line-height: 1.3; }
.facts, .figures { margin: .25rem 0; font: .875rem/1.5 system-ui, sans-serif; opacity: .8; }
.extract { margin: .5rem 0; padding-inline-start: 1rem; border-inline-start: 2px solid; font-style: italic; }
.also, .background { margin: 1.25rem 0; margin-inline-start: 1.5rem; }
:is(.also, .background) h3 { margin-block-start: 0; }
.gap { font-style: italic; }
a { color: inherit; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } h1, h2, h3 { break-after: avoid; } .line { break-inside: avoid; } }
"""  # noqa: E501 - a rule of CSS a line

#: Where the title of a line leads; "" for nowhere.
Target = Callable[[Line], str]


def to_page(letter: Letter) -> bytes:
    """Return one self-contained HTML file: no script, no picture, nothing from elsewhere."""
    briefing = letter.briefing
    mark = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{mark}'; base-uri 'none'; form-action 'none'"
    head = make.HEAD(
        make.META(charset="utf-8"),
        html.Element("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        make.META(name="viewport", content="width=device-width, initial-scale=1"),
        make.TITLE(briefing.title),
        make.STYLE(STYLE),
    )
    whole = make.HTML(head, make.BODY(make.E.main(*parts(letter, letter.address))))
    whole.set("lang", briefing.lang)
    whole.set("dir", direction(briefing.lang))
    return _bytes(whole)


def mail_body(letter: Letter) -> str:
    """Return the HTML of a mail: the same without a style sheet, which mail programs drop."""
    briefing = letter.briefing
    inner = make.BODY(*parts(letter, letter.address))
    whole = make.HTML(make.HEAD(make.META(charset="utf-8"), make.TITLE(briefing.title)), inner)
    whole.set("lang", briefing.lang)
    whole.set("dir", direction(briefing.lang))
    return _bytes(whole).decode()


def parts(letter: Letter, target: Target) -> Iterator[html.HtmlElement]:
    """Yield the elements of a briefing from its title on."""
    briefing = letter.briefing
    yield make.H1(briefing.title)
    if briefing.summary:
        yield make.P(briefing.summary)
    yield make.P(make.CLASS("facts"), " · ".join(letter.head()))
    for section in briefing.sections:
        yield from _section(section, letter, target)
    if briefing.facts:
        rows = [make.LI(make.B(fact.what), f": {fact.told}") for fact in briefing.facts]
        yield make.H2(letter.words.say("What changed"))
        yield make.UL(*rows)
    for more in (letter.left_out(), briefing.rule):
        if more:
            yield make.P(make.CLASS("facts"), more)


def _section(section: Section, letter: Letter, target: Target) -> Iterator[html.HtmlElement]:
    if section.title:
        heading = make.H2(section.title)
        heading.set("dir", "auto")
        yield heading
    if section.figures:
        yield make.P(make.CLASS("figures"), section.figures.told)
    for entry in section.entries:
        yield _entry(entry, letter, target, "h3" if section.title else "h2")


def _entry(entry: Entry, letter: Letter, target: Target, level: str) -> html.HtmlElement:
    if isinstance(entry, Note):
        return _note(entry, letter)
    if isinstance(entry, Gap):
        return make.P(make.CLASS("gap"), entry.text)
    say = letter.words.say
    line = make.DIV(make.CLASS(f"line {entry.role}"))
    line.set("dir", direction(entry.lang or letter.briefing.lang))
    label = {Role.ALSO: say("Also"), Role.BACKGROUND: say("Background")}.get(entry.role)
    line.extend([make.P(make.CLASS("facts"), label)] if label else [])
    line.append(_spoken(make.E(level, _title(entry, target)), entry))
    facts = make.P(make.CLASS("facts"), ", ".join(letter.facts(entry)))
    if entry.source_url:
        facts.append(make.A(say("original"), href=entry.source_url))
        facts[-1].tail = ""
        facts.text = f"{facts.text} · "
    line.append(facts)
    if entry.extract:
        where = letter.quoted_at(entry)
        mark = make.A(say("Extract"), href=where) if where else make.SPAN(say("Extract"))
        quoted = make.BLOCKQUOTE(make.CLASS("extract"), f"{entry.extract.text} (", mark)
        mark.tail = ")"
        line.append(_spoken(quoted, entry))
    line.extend([make.P(make.CLASS("figures"), entry.figures.told)] if entry.figures else [])
    if entry.folded:
        rows = [make.LI(_title(o, target), f", {', '.join(letter.facts(o))}") for o in entry.folded]
        line.append(make.UL(*rows))
    return line


def _title(line: Line, target: Target) -> html.HtmlElement:
    where = target(line)
    made = make.A(line.title, href=where) if where else make.SPAN(line.title)
    made.set("data-id", line.id)
    return made


def _spoken(element: html.HtmlElement, line: Line) -> html.HtmlElement:
    if line.lang:
        element.set("lang", line.lang)
    return element


def _note(note: Note, letter: Letter) -> html.HtmlElement:
    links = linking.Links(
        mention=lambda _title: None,
        archived=lambda url: letter.page(url[1:]) or None if url.startswith("/") else None,
        original=lambda _url: "",
        picture=lambda _url: None,
        wanted="",
        words=letter.words,
    )
    made = html.fragment_fromstring(markdown.to_html(note.text, links), create_parent="div")
    made.set("class", "note")
    for link in list(made.iter("a")):
        if not (link.get("href") or "").startswith(("http://", "https://", "mailto:")):
            link.drop_tag()
    return made


def _bytes(whole: html.HtmlElement) -> bytes:
    made: bytes = html.tostring(whole, encoding="utf-8", doctype="<!DOCTYPE html>")
    return made + b"\n"
