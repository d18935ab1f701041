"""PDF, EPUB and Word documents that are damaged, locked or empty."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import make_documents as make
import make_pdfs
import pytest
from pypdf import PdfReader, PdfWriter

from briefings.errors import SeedError
from briefings.ingest.documents import docx, epub, pdf
from briefings.ingest.formats import find_format
from briefings.ingest.reading import Pile, judge, read_drafts
from briefings.model import Source

GOLDEN = Path(__file__).resolve().parents[3] / "golden"


def read(data, name="seeds/a"):
    source = Source(name, data)
    return list(find_format(source).read(source))


def test_the_documents_of_the_goldens_are_the_ones_that_the_script_makes():
    for place, made in (
        ("pdf/newspaper/seed.pdf", make_pdfs.newspaper),
        ("docx/word/seed.docx", make.docx),
    ):
        assert (GOLDEN / "ingest" / place).read_bytes() == made()


def test_a_pdf_without_a_text_layer_says_so():
    with pytest.raises(SeedError, match="without a text layer"):
        read(make_pdfs.pdf([[]]))


def locked(user):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdfs.newspaper())))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="AES-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_a_pdf_whose_letters_are_unknown_says_so():
    with pytest.raises(SeedError, match="fonts do not say"):
        read(make_pdfs.pdf([[(50, 100, 10, "F1", "(cid:12)(cid:7) (cid:12)(cid:7) (cid:3)")]]))


def test_a_menu_that_is_printed_on_each_sheet_is_no_text():
    menu = (50, 300, 10, "F1", "Sport and more")
    texts = ("The lock is closed today.", "Ships wait outside it.", "Nobody was hurt there.")
    pages = [[menu, (50, 400, 10, "F1", text)] for text in texts]
    (draft,) = read(make_pdfs.pdf(pages))
    assert "Sport" not in draft.body


def test_a_pdf_with_a_password_says_so_and_one_without_is_opened():
    with pytest.raises(SeedError, match="with a password"):
        read(locked("secret"))
    (draft,) = read(locked(""))
    assert "The harbour of Port Example" in draft.body


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_half_a_pdf_is_read_as_far_as_it_goes_or_refused(keep):
    data = make_pdfs.newspaper()
    with suppress(SeedError):
        assert read(data[: int(len(data) * keep)])[0].body


def test_a_few_bytes_in_front_of_a_pdf_do_no_harm():
    (draft,) = read(b"\r\n\r\n" + make_pdfs.newspaper())
    assert draft.body


def test_a_word_that_was_parted_at_a_line_end_is_whole_and_running_heads_are_gone():
    (draft,) = read(make_pdfs.newspaper())
    assert "administration" in draft.body
    assert "daylight" in draft.body
    assert "GAZETTE" not in draft.body
    assert "- 2 -" not in draft.body


def changed(data, name, text):
    """Return a zip with one member in place of another."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        if text is not None:
            new.writestr(name, text)
    return target.getvalue()


def test_text_that_was_taken_out_of_a_word_document_stays_out():
    (draft,) = read(make.docx())
    assert "taken out" not in draft.body


@pytest.mark.parametrize("text", ["", "<", "<w:document/>", "\0" * 50])
def test_a_damaged_word_document_is_refused(text):
    with pytest.raises(SeedError):
        read(changed(make.docx(), "word/document.xml", text))


def test_an_entity_in_a_word_documents_properties_is_not_read():
    bomb = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x><title>&f;</title></x>'
    (draft,) = read(changed(make.docx(), "docProps/core.xml", bomb))
    assert "root:" not in str(draft.witnesses)


def test_a_book_under_copy_protection_says_so():
    text = '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
    with pytest.raises(SeedError, match="copy protection"):
        read(changed(make.report(), "META-INF/encryption.xml", text))


def test_fonts_that_are_hidden_lock_no_book():
    text = '<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>'
    assert read(changed(make.report(), "META-INF/encryption.xml", text))


@pytest.mark.parametrize(
    ("name", "text"),
    [("OEBPS/book.opf", None), ("OEBPS/book.opf", "<"), ("META-INF/container.xml", "rubbish")],
)
def test_a_book_without_its_list_is_refused_or_found_otherwise(name, text):
    with suppress(SeedError):
        assert read(changed(make.report(), name, text))[0].body


def test_a_chapter_that_is_missing_costs_only_itself():
    (draft,) = read(changed(make.report(), "OEBPS/one.xhtml", None))
    assert "Ships *waited*" in draft.body


def test_formats_know_their_own():
    assert pdf.recognises(Source("x", make_pdfs.newspaper()))
    assert epub.recognises(Source("x", make.report()))
    assert docx.recognises(Source("x", make.docx()))
    assert not docx.recognises(Source("x", make.report()))
    assert not epub.recognises(Source("x", make.docx()))


def test_a_document_without_a_title_gets_the_name_of_its_file_and_says_so():
    lines = [(50, 90 + 14 * n, 10, "F1", "The lock of Port Example is closed.") for n in range(9)]
    ((origin, draft),) = read_drafts(Source("seeds/a/lock_report-7.pdf", make_pdfs.pdf([lines])))
    reading = judge(origin, draft, Pile())
    assert reading.article.title == "lock report 7"
    assert any("from the file" in note.what for note in reading.notes)
