"""Pictures inside a source: inlined ones of a page, parts of a mail."""

import base64
import io
from email.message import EmailMessage

from PIL import Image

from briefings.ingest.attachments import embedded
from briefings.model import Source
from briefings.sources.readers import read_one

TEXT = "The harbour of Port Example opened at noon on Tuesday, the harbour master said. " * 4


def picture():
    target = io.BytesIO()
    Image.effect_noise((120, 80), 90).convert("RGB").save(target, "JPEG")
    return target.getvalue()


def page(src):
    return (
        "<!doctype html><html><head><title>Harbour opens</title></head><body><article>"
        f"<h1>Harbour opens</h1><p>{TEXT}</p><img src={src} alt='The lock'><p>{TEXT} Again.</p>"
        "</article></body></html>"
    )


def kept(data, name="seeds/a.html", **more):
    ((_origin, draft),) = read_one(Source(name, data, **more)).drafts
    return draft


def test_an_inlined_picture_gets_a_short_name_and_the_page_its_length():
    data = picture()
    src = f'"data:image/jpeg;base64,{base64.b64encode(data).decode()}"'
    html, (found,) = embedded.take_out(page(src))
    assert found.data == data
    assert found.reference in html
    assert len(html) < 1200


def test_the_pictures_of_a_page_in_one_file_are_kept_in_their_place():
    src = f'"data:image/jpeg;base64,{base64.b64encode(picture()).decode()}"'
    draft = kept(page(src).encode())
    (made,) = draft.pictures
    assert made.reference.startswith("images/")
    assert f"![The lock]({made.reference})" in draft.body


def test_a_picture_of_the_folder_beside_a_saved_page_is_kept():
    def beside(path):
        return picture() if path.removeprefix("./") == "a_files/lock.jpg" else None

    draft = kept(page('"./a_files/lock.jpg"').encode(), beside=beside)
    (made,) = draft.pictures
    assert f"![The lock]({made.reference})" in draft.body


def test_a_picture_of_a_mail_is_kept_in_its_place():
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Gazette <a@g.example>", "Harbour opens"
    mail["Date"] = "Tue, 03 May 2022 14:05:00 +0300"
    mail.set_content("x")
    mail.add_alternative(page('"cid:lock@g.example"'), subtype="html")
    html = mail.get_payload()[1]
    html.add_related(picture(), "image", "jpeg", cid="<lock@g.example>")
    draft = kept(bytes(mail), "seeds/a.eml")
    assert draft.pictures
    assert f"![The lock]({draft.pictures[0].reference})" in draft.body


def test_what_is_no_picture_stays_as_it_is():
    for src in ('"data:image/png;base64,AAAA"', '"data:text/html;base64,' + "A" * 400 + '"'):
        assert embedded.take_out(page(src)) == (page(src), ())


def test_a_text_that_is_parted_around_an_attachment_is_whole():
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Gazette <a@g.example>", "Harbour opens"
    mail["Date"] = "Tue, 03 May 2022 14:05:00 +0300"
    mail.set_content(f"{TEXT}\n")
    mail.add_attachment(b"x" * 99, "application", "pdf", filename="a.pdf")
    more = EmailMessage()
    more.set_content("The text goes on behind the attachment.\n")
    mail.attach(more)
    draft = kept(bytes(mail), "seeds/a.eml")
    assert "The harbour of Port Example" in draft.body
    assert "goes on behind the attachment" in draft.body
