"""Mails in mails, newsletters, saved pages: whose article it is, and where it stands on the web."""

from email import message_from_string, policy

import pytest

from briefings.errors import SeedError
from briefings.ingest import formats
from briefings.ingest.mails import mail
from briefings.ingest.mails.parts import find_parts
from briefings.ingest.mails.saved import with_whole_links
from briefings.ingest.mails.weblinks import ONLINE, is_tracker
from briefings.ingest.outlets import shipped
from briefings.ingest.reading import read_source
from briefings.model import Source

TEXT = "The harvest began two weeks late, farmers said.\n\nPrices fell on Monday for a third day."
HEAD = "From: Grain Letter <news@g.example>\nSubject: Harvest late\nMessage-ID: <1@g.example>\n"


def read(text):
    source = Source("seeds/x.eml", text.encode())
    assert mail.recognises(source)
    (draft,) = mail.read(source)
    return draft


def claims(draft, field):
    found = [witness for witness in draft.witnesses if witness.field == field]
    return [witness.value for witness in sorted(found, key=lambda w: -w.confidence)]


def plain(*headers, text=TEXT):
    return f"{HEAD}{''.join(h + chr(10) for h in headers)}MIME-Version: 1.0\n\n{text}\n"


def forwarded(own, inner):
    return (
        "From: Ben Cole <ben@example.org>\nSubject: Fwd: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="o"\n\n--o\nContent-Type: text/plain\n\n'
        f"{own}\n--o\nContent-Type: message/rfc822\n\n{inner}\n--o--\n"
    )


def test_a_mail_that_is_attached_is_the_article():
    draft = read(forwarded("For the file.", plain()))
    assert claims(draft, "title")[0] == "Harvest late"
    assert claims(draft, "authors") == []
    assert draft.body.startswith("The harvest")
    assert draft.foreign["note"] == "For the file."


def test_a_mail_that_says_more_than_what_is_attached_is_the_article_itself():
    draft = read(forwarded(TEXT * 3, plain(text="Short.")))
    assert claims(draft, "title")[0] == "x"


def test_forwards_in_forwards_keep_all_remarks():
    draft = read(
        forwarded("One.", forwarded("Two.", plain()).replace('"o"', '"i"').replace("--o", "--i"))
    )
    assert draft.body.startswith("The harvest")
    assert draft.foreign["note"] == "One.\n\nTwo."


def test_lists_and_archives_name_outlet_and_address():
    post = "List-Post: <https://g.example/p/harvest-late>"
    draft = read(plain("List-Id: Grain weekly <w.g.example>", post))
    assert claims(draft, "source") == ["Grain Letter", "Grain weekly"]
    assert claims(draft, "source_url") == ["https://g.example/p/harvest-late"]


@pytest.mark.parametrize(
    "header",
    ["List-Post: <mailto:l@g.example>", "Archived-At: <https://g.example/>", "List-Id: <a>"],
)
def test_headers_that_name_no_page_claim_none(header):
    assert claims(read(plain(header)), "source_url") == []


def test_labels_of_gmail_that_are_no_places_become_topics():
    draft = read(plain("X-Gmail-Labels: Inbox,Grain,Category updates,Opened,Prices"))
    assert claims(draft, "tags") == [("Grain", "Prices")]


def test_a_person_who_writes_from_an_outlet_is_the_author():
    text = plain("List-Unsubscribe: <https://g.example/u>").replace(
        "Grain Letter", "Ann Ray from Grain"
    )
    draft = read(text)
    assert claims(draft, "authors") == [("Ann Ray",)]
    assert claims(draft, "source") == ["Grain"]


@pytest.mark.parametrize(
    "line",
    [
        "View this email in your browser", "Im Browser ansehen", "Voir dans votre navigateur",
        "Ver en el navegador", "Veja no navegador", "Visualizza nel browser", "Открыть в браузере",
        "Читати на сайті", "Чытаць на сайце", "Bekijk in je browser", "Zobacz w przeglądarce",
        "Zobrazit v prohlížeči", "Visa i webbläsaren", "Se i browseren", "Avaa selaimessa",
        "Vezi în browser", "Böngészőben megtekintem", "Δείτε το στο πρόγραμμα περιήγησης",
        "Tarayıcıda görüntüle", "在浏览器中查看", "ブラウザで表示", "브라우저에서 보기",
        "عرض في المتصفح", "مشاهده در مرورگر", "לצפייה בדפדפן",
    ],
)  # fmt: skip
def test_the_link_to_the_web_is_known_in_many_languages(line):
    assert ONLINE.search(line)


def test_an_address_that_counts_readers_loses():
    assert is_tracker("https://g.us7.list-manage.com/track/click?u=1")
    assert is_tracker("https://letters.example/redirect/2/abc")
    assert not is_tracker("https://g.example/p/links-of-the-week")
    line = "View in browser: https://click.g.example/1"
    draft = read(plain("Archived-At: <https://g.example/a/1>", text=f"{line}\n\n{TEXT}"))
    assert claims(draft, "source_url") == ["https://g.example/a/1", "https://click.g.example/1"]


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ('multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"', "PGP"),
        ("application/pkcs7-mime; smime-type=enveloped-data", "S/MIME"),
    ],
)
def test_a_sealed_mail_says_so(kind, what):
    text = f"{HEAD}MIME-Version: 1.0\nContent-Type: {kind}\n\n--b\n\nx\n--b--\n"
    with pytest.raises(SeedError, match=rf"encrypted \({what}\)"):
        read(text)


def test_an_armoured_text_says_so():
    with pytest.raises(SeedError, match="encrypted"):
        read(plain(text="-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----"))


def test_a_mail_of_only_pictures_says_so():
    kind = "MIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n"
    with pytest.raises(SeedError, match="only pictures"):
        read(f"{HEAD}{kind}\niVBORw0K\n")


def test_a_document_that_is_called_inline_is_named_too():
    part = (
        '--b\nContent-Type: application/pdf\nContent-Disposition: inline; filename="a.pdf"\n\nx\n'
    )
    kind = 'Content-Type: multipart/mixed; boundary="b"'
    draft = read(f"{HEAD}MIME-Version: 1.0\n{kind}\n\n--b\n\n{TEXT}\n{part}--b--\n")
    assert "a.pdf" in draft.notes[0].what


def test_apples_form_is_a_mail_with_its_length_in_front():
    text = plain()
    data = f"{len(text.encode())}      \n{text}<?xml version='1.0'?><plist></plist>\n"
    assert read(data).body == read(text).body


def test_a_mail_of_outlook_says_what_to_do():
    name = "__properties_version1.0".encode("utf-16-le")
    with pytest.raises(SeedError, match="Outlook"):
        formats.find_format(Source("x.msg", b"\xd0\xcf\x11\xe0" + bytes(500) + name))


def test_multiparts_in_multiparts_without_end_are_refused_or_read():
    kinds = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000)
    )
    with pytest.raises(SeedError):
        read(f"{HEAD}MIME-Version: 1.0\n{kinds}\nText.\n")


def test_relative_addresses_of_a_saved_page_become_whole():
    page = '<html><body><p><a href="../a.html">A</a><img src="/i/b.png"></p></body></html>'
    whole = with_whole_links(page, "https://g.example/x/y.html")
    assert 'href="https://g.example/a.html"' in whole
    assert 'src="https://g.example/i/b.png"' in whole


def test_relative_links_of_a_newsletter_lead_to_where_it_stands_on_the_web():
    page = (
        '<html><head><link rel=canonical href="https://g.example/x/y.html"></head><body>'
        f"<h1>Ships wait</h1><p>{'The harbour office said that two ships wait. ' * 9}"
        '<a href="/quay">The quay</a> is full.</p></body></html>'
    )
    mail = f"From: g@g.example\nSubject: Ships wait\nContent-Type: text/html\n\n{page}"
    (reading,) = read_source(Source("seeds/x.eml", mail.encode()), shipped())
    assert "[The quay](https://g.example/quay)" in reading.article.body


@pytest.mark.parametrize(("delsp", "joint"), [("", " "), ("; delsp=yes", "")])
def test_soft_line_breaks_of_flowed_text_are_undone(delsp, joint):
    mail = (
        "From: Ann <ann@a.example>\nSubject: Ships\nDate: Tue, 1 Nov 2022 10:00:00 +0000\n"
        f"Content-Type: text/plain; charset=utf-8; format=flowed{delsp}\n\n"
        "The harbour office \nsaid that two ships \nleft.\nMore wait.\n\n"
        "> Who \n> asked \n>> that\n\n-- \nAnn\n"
    )
    message = message_from_string(mail, policy=policy.default)
    plain, _page = find_parts(message)
    assert plain.startswith(f"The harbour office{joint}said that two ships{joint}left.\nMore wait.")
    assert f"> Who{joint}asked" in plain
    assert ">> that" in plain
    assert "\n-- \nAnn" in plain
