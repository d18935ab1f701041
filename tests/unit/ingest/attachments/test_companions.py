"""What belongs to a source: the folder of a saved page, pictures that its text names."""

import pytest

from briefings.ingest.attachments.companions import is_companion, pictures_of
from briefings.model import Draft, Source, Witness


@pytest.mark.parametrize(
    "folder", ["A page_files", "A page-Dateien", "A page_fichiers", "A page.files", "A page_файлы"]
)
def test_the_folder_of_a_saved_page_belongs_to_it(folder):
    names = {"seeds/x/A page.html"}
    assert is_companion(f"seeds/x/{folder}/deep/a.png", names) == "seeds/x/A page.html"


@pytest.mark.parametrize("name", ["seeds/other_files/a.png", "seeds/a.png", "seeds/A page_files"])
def test_what_has_no_page_is_a_source_of_its_own(name):
    assert is_companion(name, {"seeds/x/A page.html"}) is None


def beside(path):
    return {"pics/a b.png": b"one", "c.png": b"two", "lead.jpg": b"three"}.get(path)


def test_pictures_that_the_text_or_a_field_names_are_found():
    body = (
        "![A](pics/a%20b.png)\n\n![B](<c.png>)\n\n![C](https://x.example/c.png)\n\n![D](no.png)\n"
    )
    lead = Witness("image", "lead.jpg", "", "", "", 0.9)
    found = pictures_of(Source("seeds/a.md", b"", beside), Draft((lead,), body))
    assert [(p.reference, p.data) for p in found] == [
        ("pics/a%20b.png", b"one"),
        ("c.png", b"two"),
        ("lead.jpg", b"three"),
    ]
