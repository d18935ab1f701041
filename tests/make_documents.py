"""Write the binary seeds of the goldens: PDF, EPUB and Word documents, the same bytes each time.

python tests/make_documents.py
"""

import io
import zipfile
from pathlib import Path

from make_pdfs import newspaper, printed

INGEST = Path(__file__).parent / "golden" / "ingest"
WHEN = (2022, 5, 3, 12, 0, 0)


def zipped(files: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), data, zipfile.ZIP_STORED)
    return target.getvalue()


def docx() -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def paragraph(text: str, style: str = "", extra: str = "") -> str:
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f'<w:p>{properties}{extra}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'

    deleted = '<w:del w:id="1"><w:r><w:delText>This was taken out. </w:delText></w:r></w:del>'
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in (("Ship", "Cargo"), ("Aurora", "maize"), ("Boreas", "wheat"))
    )
    body = "".join(
        (
            paragraph("Harbour reopens after ten days", "Title"),
            paragraph("By Ann Lee"),
            paragraph("3 May 2022"),
            paragraph("The harbour of Port Example reopened on Tuesday.", extra=deleted),
            paragraph("What comes next", "Heading1"),
            paragraph("Two grain ships wait outside:"),
            f"<w:tbl>{cells}</w:tbl>",
            paragraph("Source: https://gazette.example/2022/05/03/harbour-reopens/"),
        )
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("Title", "Title"), ("Heading1", "heading 1"))
    )
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/'
        'dc/terms/"><dc:title>Document1</dc:title><dc:creator>office-pc-7</dc:creator>'
        "<dcterms:created>2022-05-04T09:00:00Z</dcterms:created></cp:coreProperties>"
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
            f'"/word/document.xml" ContentType="{main}.document.main+xml"/><Override PartName='
            f'"/word/styles.xml" ContentType="{main}.styles+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type='
            f'"{office}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}"><Relationship '
            f'Id="r1" Type="{office}/styles" Target="styles.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
            "word/styles.xml": f'<w:styles xmlns:w="{word}">{styles}</w:styles>',
            "docProps/core.xml": core,
        }
    )


def epub(chapters: dict[str, str], metadata: str) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc='
        f'"http://purl.org/dc/elements/1.1/">{metadata}</metadata><manifest>{items}</manifest>'
        f"<spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
        "</container>"
    )
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/book.opf": opf,
            **{f"OEBPS/{name}": page.format(body) for name, body in chapters.items()},
        }
    )


def report() -> bytes:
    return epub(
        {
            "cover.xhtml": "<p>Cover</p>",
            "one.xhtml": "<h1>The lock</h1><p>A crane fell into the lock of Port Example.</p>",
            "two.xhtml": "<h1>The sea</h1><p>Ships <em>waited</em> for ten days.</p>",
        },
        "<dc:title>Ten days without a harbour</dc:title><dc:creator>Ann Lee</dc:creator>"
        "<dc:date>2022-06-01</dc:date><dc:language>en</dc:language>"
        "<dc:publisher>Port Example Press</dc:publisher>",
    )


def periodical() -> bytes:
    text = (
        "The harbour of Port Example is the news of the week, and this is what was said of it. " * 3
    )
    return epub(
        {
            "nav.xhtml": "<ol><li>Contents</li></ol>",
            "a.xhtml": f"<h1>Harbour reopens</h1><p>3 May 2022</p><p>{text}</p>"
            "<p>Source: https://gazette.example/a</p>",
            "b.xhtml": f"<h1>Crane falls into lock</h1><p>24 April 2022</p><p>{text}It fell.</p>"
            "<p>Source: https://gazette.example/b</p>",
        },
        "<dc:title>Saved articles, May</dc:title><dc:language>en</dc:language>",
    )


def wallabag() -> bytes:
    """Return a book as wallabag's EPUB export makes it."""

    def chapter(number: int, title: str, known: list[str], text: str) -> str:
        values = "".join(f"<dt>Name {at}</dt><dd>{value}</dd>" for at, value in enumerate(known))
        picture = '<img src="https://valleyherald.example/toll.jpg"/>' if number == 1 else ""
        heads = f"<h1>({number}/2) {title}</h1>{picture}<dl>{values}</dl><h2>{title}</h2>"
        return heads + text

    def link(url: str) -> str:
        return f'<a href="{url}">{url}</a>'

    toll = ["Ann Ray", "2023-05-12", "2023-05-13", "2 min",
            link("https://valleyherald.example/road-toll"), link("https://bag.example/view/1"),
            "dairy, regional policy"]  # fmt: skip
    lock = ["harbour.example", "Unknown", "2023-06-01", "1 min",
            link("https://harbour.example/notice"), link("https://bag.example/view/2")]  # fmt: skip
    return epub(
        {
            "a1.xhtml": chapter(1, "A fair road toll", toll, "<p>Nine dairies have asked.</p>"),
            "b2.xhtml": chapter(2, "Notice to boats", lock, "<p>The lock is closed.</p>"),
            "CoverBack.xhtml": "<p>Produced by wallabag with PHPePub</p>",
        },
        "<dc:title>All articles</dc:title><dc:language>en</dc:language>"
        "<dc:creator>Various authors</dc:creator><dc:publisher>wallabag</dc:publisher>"
        "<dc:date>2024-05-06</dc:date><dc:subject>dairy</dc:subject>"
        "<dc:identifier>urn:wallabag:0f3c</dc:identifier>",
    )


def odt() -> bytes:
    names = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for key, name in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
            ("fo", "xsl-fo-compatible"), ("meta", "meta"),
        )
    )  # fmt: skip
    names += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    names += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    head, row = (
        f"<table:table-row><table:table-cell><text:p>{ship}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{cargo}</text:p></table:table-cell></table:table-row>"
        for ship, cargo in (("Ship", "Cargo"), ("Aurora", "maize"))
    )
    cells = f"<table:table-header-rows>{head}</table:table-header-rows>{row}"
    content = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {names}><office:automatic-styles>
<style:style style:name="P1" style:parent-style-name="Title"/>
<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>
</office:automatic-styles><office:body><office:text>
<text:tracked-changes><text:deletion><text:p>This was taken out.</text:p></text:deletion>
</text:tracked-changes>
<text:p text:style-name="P1">Harbour reopens after ten days</text:p>
<text:p>By Ann Lee</text:p><text:p>3 May 2022</text:p>
<text:p>The harbour of Port Example <text:span text:style-name="T1">reopened</text:span> on Tuesday,
<text:s text:c="2"/>*ten* days late.<text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Its lock was blocked.</text:p></text:note-body></text:note></text:p>
<text:h text:outline-level="1">What comes next</text:h>
<text:list text:style-name="L1"><text:list-item><text:p>Two ships wait.</text:p></text:list-item>
<text:list-item><text:p>The crane is <text:a xlink:href="https://gazette.example/a">still there</text:a>.</text:p>
</text:list-item></text:list>
<table:table>{cells}</table:table>
<text:p text:style-name="Quotations">We are glad, the harbour master said.</text:p>
<text:p>Source: https://gazette.example/2022/05/03/harbour-reopens/</text:p>
</office:text></office:body></office:document-content>"""
    meta = f"""<office:document-meta {names}><office:meta><dc:title>Harbour</dc:title>
<meta:initial-creator>Ann Lee</meta:initial-creator><dc:date>2022-05-04T09:00:00.1</dc:date>
<meta:keyword>ports</meta:keyword></office:meta></office:document-meta>"""
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content, "meta.xml": meta})


def rtf() -> bytes:
    russian = "".join(f"\\'{byte:02x}" for byte in "Порт открылся во вторник.".encode("cp1251"))
    return rf"""{{\rtf1\ansi\ansicpg1251\deff0{{\fonttbl{{\f0\fnil Times;}}}}
{{\info{{\title Harbour}}{{\author Ann Lee}}{{\creatim\yr2022\mo5\dy4\hr9}}}}
\pard\b\fs32 Harbour reopens after ten days\b0\fs24\par
By Ann Lee\par
3 May 2022\par
The harbour of Port Example reopened on Tuesday, *ten* days late.\par
{russian} \u171?\u1044?\u1072?\u187?\par
Nobody was hurt when the crane fell into the lock, the harbour master said.\par
Source: https://gazette.example/2022/05/03/harbour-reopens/\par
}}""".encode("ascii")


def main() -> None:
    for place, data in (
        ("pdf/newspaper/seed.pdf", newspaper()),
        ("pdf/printed-by-a-browser/seed.pdf", printed()),
        ("docx/word/seed.docx", docx()),
        ("odt/report/seed.odt", odt()),
        ("rtf/wordpad/seed.rtf", rtf()),
        ("epub/report/seed.epub", report()),
        ("epub/saved-articles/seed.epub", periodical()),
        ("epub/wallabag/seed.epub", wallabag()),
    ):
        path = INGEST / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
