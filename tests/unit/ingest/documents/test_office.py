"""OpenDocument and rich text: damaged, hostile or old ones are refused, with a line to go on."""

import io
import zipfile

import make_documents as make
import pytest

from briefings.errors import SeedError
from briefings.ingest.documents import odt, rtf
from briefings.ingest.formats import find_format
from briefings.model import Source


def read(data, name="seeds/a"):
    source = Source(name, data)
    return list(find_format(source).read(source))


def with_content(content):
    packed = zipfile.ZipFile(io.BytesIO(make.odt()))
    files = {info.filename: packed.read(info) for info in packed.infolist()}
    return make.zipped(files | {"content.xml": content})


def test_formats_know_their_own():
    assert odt.recognises(Source("x", make.odt()))
    assert not odt.recognises(Source("x", make.docx()))
    assert not odt.recognises(Source("x", make.report()))
    assert rtf.recognises(Source("x", make.rtf()))
    assert not rtf.recognises(Source("x", b"rtf is a format"))


@pytest.mark.parametrize("content", ["", "<a>", "<a/>", "no XML"])
def test_a_damaged_text_is_refused(content):
    with pytest.raises(SeedError, match=r"damaged|without text"):
        read(with_content(content))


def test_half_a_text_is_refused():
    with pytest.raises(SeedError):
        read(make.odt()[:600])


def test_a_text_with_an_encrypted_part_is_refused():
    data = make.odt()
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"meta.xml")) + 8
    with pytest.raises(SeedError, match="damaged"):
        read(data[:at] + b"\x01" + data[at + 1 :])


def test_a_text_that_declares_entities_is_refused():
    with pytest.raises(SeedError, match="declares entities"):
        read(with_content('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))


def test_deleted_text_and_remarks_stay_out():
    (draft,) = read(make.odt())
    assert "taken out" not in draft.body


@pytest.mark.parametrize(
    "code", [b"{\\rtf1}", b"{\\rtf1 {\\pict 0102}}", b"{\\rtf1\\ansicpg99999}"]
)
def test_rich_text_without_text_says_so(code):
    with pytest.raises(SeedError, match="without text"):
        read(code)


def test_half_a_rich_text_is_read_as_far_as_it_goes():
    (draft,) = read(make.rtf()[:-150])
    assert "ten* days late" in draft.body


def test_an_old_word_document_is_refused_with_a_remedy():
    with pytest.raises(SeedError, match="old office document") as refused:
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "seeds/a.doc")
    assert "Save it as .docx" in refused.value.remedy
