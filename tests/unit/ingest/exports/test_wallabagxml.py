import pytest

from briefings.errors import SeedError
from briefings.ingest.exports import wallabagxml
from briefings.ingest.formats import find_format
from briefings.model import Source

ENTRY = "<entry><is_archived>0</is_archived><id>1</id><title>{}</title></entry>"


def source(text):
    return Source("seeds/all.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode())


def titles(text):
    drafts = wallabagxml.read(source(text))
    return [w.value for draft in drafts for w in draft.witnesses if w.field == "title"]


def test_several_entries_and_one_alone_are_read():
    assert find_format(source(ENTRY.format("One"))).name == "wallabag's XML"
    assert titles(ENTRY.format("One")) == ["One"]
    both = f"<result>{ENTRY.format('One')}{ENTRY.format('Two')}</result>"
    assert titles(both) == ["One", "Two"]


def test_other_xml_is_left_alone():
    assert not wallabagxml.recognises(source("<result><entry><id>1</id></entry></result>"))


def test_a_file_cut_in_two_says_at_which_line():
    with pytest.raises(SeedError, match=r"all.xml, line 2: the XML breaks off"):
        titles(f"<result>{ENTRY.format('One')}<entry><tit")


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE result [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    found = titles(f"{bomb}<result>{ENTRY.format('One &a;&b;')}</result>")
    assert all("aaaa" not in title and "root" not in title for title in found)
