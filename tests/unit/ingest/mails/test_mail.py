"""Mails: what stands around the article is cut and told, and nothing else is."""

import pytest

from briefings.ingest.mails import mail
from briefings.ingest.mails.forwards import find_forward
from briefings.ingest.mails.letters import open_letter
from briefings.model import Source

HEAD = "From: Ann Ray <ann@example.org>\nSubject: Harvest late\nMessage-ID: <1@example.org>\n"
TEXT = "The harvest began two weeks late, farmers said.\n\nPrices fell on Monday for a third day."


def read(body, kind="plain"):
    data = f"{HEAD}MIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\n\n{body}"
    (draft,) = mail.read(Source("seeds/x.eml", data.encode()))
    return draft


def told(draft):
    return " ".join(note.what for note in draft.notes)


def test_a_day_of_a_hundred_digits_is_no_date_and_costs_no_mail():
    data = f"{HEAD}Date: Mon, 10 Oct {'2022' * 25} 18:00:00 +0000\n\n{TEXT}"
    (draft,) = mail.read(Source("seeds/x.eml", data.encode()))
    assert "date" not in {witness.field for witness in draft.witnesses}
    assert "Prices fell" in draft.body


@pytest.mark.parametrize("mark", ["-- ", "--"])
def test_a_signature_is_cut_and_told(mark):
    draft = read(f"{TEXT}\n\n{mark}\nAnn Ray\nGrain desk\n+49 30 123")
    assert draft.body.endswith("third day.\n")
    assert 'a signature was left out of the text: "Ann Ray / Grain desk / +49 30 123"' in told(
        draft
    )


@pytest.mark.parametrize(
    "text",
    [
        "One barge sank on Monday.\n\n--\n\nTwo ferries will sail again from March.",
        "One.\n\n-- \n\nTwo.\n\n-- \n\nThree ships were seen by the pilot on Tuesday morning.",
        "One.\n\n--\n" + "\n".join(f"Line {number}" for number in range(12)),
    ],
)
def test_what_only_looks_like_a_signature_stays(text):
    letter = open_letter("seeds/x.eml", text)
    assert text == letter.text
    assert letter.notes == []


@pytest.mark.parametrize(
    "foot",
    [
        "Unsubscribe: https://a.example/u\nGrain Letter Ltd, 4 Mill Lane, Hull",
        "You receive this because you subscribed. Unsubscribe at any time.",
        "[Se désabonner](https://a.example/u)",
        "Отписаться от рассылки: https://a.example/u",
        "Abmelden",
    ],
)
def test_the_way_to_unsubscribe_is_cut_with_what_stands_below(foot):
    letter = open_letter("seeds/x.eml", f"{TEXT}\n\n{foot}")
    assert letter.text.rstrip() == TEXT
    assert "the way to unsubscribe was left out" in letter.notes[0].what


@pytest.mark.parametrize(
    "last",
    [
        "The new law lets readers unsubscribe with one click, the ministry said.",
        "Unsubscribe: https://a.example/u\n\nThe text goes on here, for it was put on top of it.",
    ],
)
def test_prose_about_unsubscribing_or_behind_it_stays(last):
    letter = open_letter("seeds/x.eml", f"{TEXT}\n\n{last}")
    assert f"{TEXT}\n\n{last}" == letter.text


def test_unsubscribing_is_cut_from_html_mails_too():
    page = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n")) * 2
    out = '<p>You receive this as a subscriber. <a href="https://a.example/u">Unsubscribe</a></p>'
    draft = read(f"<html><body>{page}{out}</body></html>", "html")
    assert "nsubscribe" not in draft.body
    assert "third day." in draft.body


@pytest.mark.parametrize(
    "head",
    [
        (
            "---------- Forwarded message ---------\nFrom: Desk <desk@a.example>\n"
            "Date: Mon, 10 Oct 2022 at 20:31\nSubject: Rain\nTo: <x@a.example>"
        ),
        (
            "Von: Blatt <blatt@a.example>\nGesendet: Montag, 10. Oktober 2022 20:31\n"
            "An: X\nBetreff: Rain"
        ),
        (
            "Begin forwarded message:\n\n> From: Desk <desk@a.example>\n> Subject: Rain\n"
            "> Date: 10 October 2022 at 20:31:00"
        ),
        "*От:* Лист <list@a.example>\n*Дата:* 10 октября 2022\n*Кому:* x\n*Тема:* Rain",
        "差出人: Desk <desk@a.example>\n送信日時: 2022年10月10日\n宛先: x\n件名: Rain",
    ],
)
def test_forwarded_headers_are_read_and_the_remark_above_is_kept(head):
    draft = read(f"Please file.\n\n{head}\n\n{TEXT}")
    values = {w.field: w.value for w in draft.witnesses}
    assert values["title"] == "Rain"
    assert str(values["date"])[:10] == "2022-10-10"
    assert draft.foreign == {"note": "Please file."}
    assert 'the forwarder wrote "Please file."' in told(draft)
    assert draft.body.startswith("The harvest began")


@pytest.mark.parametrize(
    "text",
    [
        f"From: the sea\nTo: the hills\n\n{TEXT}",
        f"{TEXT}\n\n{TEXT}\n\nFrom: A <a@a.example>\nSubject: old\nDate: 1 May 2022\n\nShort.",
    ],
)
def test_lines_that_are_no_forwarded_headers_stay(text):
    assert find_forward(text) is None


def test_remarks_of_two_forwarders_are_both_kept():
    one = "From: A <a@a.example>\nSubject: Fwd: Rain\nDate: 1 May 2022\n\nSee this."
    two = "From: B <b@a.example>\nSubject: Rain\nDate: 30 April 2022"
    found = find_forward(f"For you.\n\n{one}\n\n{two}\n\n{TEXT}\n\n{TEXT}")
    assert found.remark == "For you.\n\nSee this."
    assert found.claims[1].value == "Rain"


@pytest.mark.parametrize(
    "line",
    [
        "View this email in your browser: https://a.example/1",
        "Read it online: https://a.example/1",
        "Im Browser ansehen: https://a.example/1",
        "[Lire sur le site](https://a.example/1)",
        "Открыть в браузере\nhttps://a.example/1",
    ],
)
def test_the_link_to_the_mail_on_the_web_is_its_address(line):
    letter = open_letter("seeds/x.eml", f"{line}\n\n{TEXT}")
    assert letter.text.strip() == TEXT
    assert [w.value for w in letter.witnesses] == ["https://a.example/1"]


def test_a_sentence_with_such_a_link_stays():
    line = "Whoever wants to read the whole report online finds it at https://a.example/1 today."
    text = f"{TEXT}\n\n{line}"
    assert text == open_letter("seeds/x.eml", text).text
