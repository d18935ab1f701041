"""PDF documents for the goldens and tests, the same bytes each time."""


def pdf(
    pages: list[list[tuple[float, float, float, str, str]]],
    info: str = "",
    links: dict[str, str] | None = None,
) -> bytes:
    """Return a PDF; a page is a list of lines: left, top, size, font (F1 plain, F2 bold), text.

    ``links`` gives the addresses that lines lead to, by their texts.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for face in (b"Helvetica", b"Helvetica-Bold"):
        kind = b"/Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding"
        objects.append(b"<< %s /BaseFont /%s >>" % (kind, face))
    objects.append(info.encode("latin-1") or b"<< >>")
    kids = []
    for lines in pages:
        drawn = b"".join(
            b"BT /%s %.1f Tf %.1f %.1f Td (%s) Tj ET\n"
            % (font.encode(), size, left, 842 - top, escaped(text))
            for left, top, size, font, text in lines
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        notes = b"".join(
            b"<< /Type /Annot /Subtype /Link /Rect [%.1f %.1f %.1f %.1f] "
            b"/A << /S /URI /URI (%s) >> >>"
            % (left, 840 - top, left + size * len(text), 842 - top + size, escaped(links[text]))
            for left, top, size, _, text in lines
            if links and text in links
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>%s >>"
            % (len(objects), b" /Annots [%s]" % notes if notes else b"")
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return assembled(objects)


def escaped(text: str) -> bytes:
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def assembled(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\n" % (len(objects) + 1)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


LEFT = """The harbour of Port Example reopened
on Tuesday, ten days after a crane fell
into its lock and closed the only way
to the sea for the grain ships of three
counties.
The harbour master said that the admi-
nistration would let ships pass in day-
light only, until divers had looked at
the foundations of the northern gate.""".split("\n")
RIGHT = """Three grain ships wait outside. Their
captains were told to expect a berth
within two days, said the agent of the
port.
The crane is still in the water. A firm
from abroad has been asked for an offer,
which the council will discuss on Friday
and which, it is feared, will cost more""".split("\n")
AFTER = """than the crane did.
Nobody was hurt when it fell.""".split("\n")


def newspaper() -> bytes:
    head = [(50, 30, 8, "F1", "PORT EXAMPLE GAZETTE"), (280, 820, 8, "F1", "- {} -")]

    def framed(number: int, lines: list[tuple[float, float, float, str, str]]):
        return [(x, y, s, f, t.format(number)) for x, y, s, f, t in head] + lines

    first = [
        (50, 90, 22, "F2", "Harbour reopens after ten days"),
        (50, 115, 10, "F1", "By Ann Lee"),
        (50, 135, 10, "F1", "3 May 2022"),
        *((50, 170 + 12 * n, 10, "F1", line) for n, line in enumerate(LEFT)),
        (310, 170, 13, "F2", "What comes next"),
        *((310, 194 + 12 * n, 10, "F1", line) for n, line in enumerate(RIGHT)),
    ]
    second = [(50, 90 + 12 * n, 10, "F1", line) for n, line in enumerate(AFTER)]
    third = [(50, 90, 10, "F1", "Source: https://gazette.example/2022/05/03/harbour-reopens/")]
    return pdf([framed(1, first), framed(2, second), framed(3, third)])


def printed() -> bytes:
    """Return a news page as a browser prints it: menu, text, related articles, foot."""

    def framed(number: int, lines: list[tuple[float, float, float, str, str]]):
        return [
            (30, 25, 8, "F1", "5/4/22, 2:05 PM"),
            (260, 25, 8, "F1", "Crane falls into lock - Gazette"),
            *lines,
            (30, 825, 8, "F1", "https://gazette.example/2022/04/24/crane/"),
            (550, 825, 8, "F1", f"{number}/2"),
        ]

    menu = {name: f"https://gazette.example/{name.lower()}/" for name in ("Region", "Harbour")}
    related = {
        "Grain ships wait for a berth": "https://gazette.example/2022/04/23/grain/",
        "Council debates new lock gates": "https://gazette.example/2022/04/20/gates/",
    }
    first = [
        *((50, 60 + 20 * at, 10, "F1", name) for at, name in enumerate(menu)),
        (50, 130, 20, "F2", "Crane falls into lock"),
        (50, 160, 10, "F1", "By Ann Lee April 24, 2022"),
        (50, 185, 10, "F1", "A crane fell into the lock of Port Example on Sunday morning, an"),
        (50, 197, 10, "F1", "hour before the first ship of the day was to pass. Nobody was hurt."),
        (50, 225, 10, "F1", "The harbour office counted nine ships on either side of the gates by"),
        (50, 237, 10, "F1", "noon, and asked their captains to be patient until the evening."),
    ]
    second = [
        (50, 80, 10, "F1", "The lock will stay closed for some days, the harbour master said."),
        (50, 130, 14, "F2", "Related articles"),
        *((50, 160 + 30 * at, 12, "F2", title) for at, title in enumerate(related)),
        (50, 260, 10, "F1", "About us. Imprint."),
    ]
    info = "<< /Title (Crane falls into lock - Gazette) /Producer (Skia/PDF m100) >>"
    return pdf([framed(1, first), framed(2, second)], info, menu | related)
