import pytest

from briefings.ingest.pagetext.closing import without_closing

_TEXT = "\n\n".join(f"Paragraph {n} tells what the board of the harbour decided." for n in range(9))


@pytest.mark.parametrize(
    "line",
    [
        "*Sign up for our newsletter.*",
        "Follow the Courier on Facebook.",
        "© 2023 The Courier. All rights reserved.",
        "Abonnieren Sie unseren Newsletter!",
        "Подписывайтесь на наш канал",
        "Suivez-nous partout.",
        "## More from the harbour",
        "Lea Holm covers ports and fishing for the Courier.",
        "责编：王某",
    ],
)
def test_a_closing_line_that_speaks_for_the_site_is_left_out(line):
    assert without_closing(f"{_TEXT}\n\n{line}\n", ["Lea Holm"]) == f"{_TEXT}\n"


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter of the board was read to all, and then nobody asked about the crane again.",
        "“Follow us,” the pilot said.",
    ],
)
def test_the_same_words_above_the_end_stay(line):
    text = f"{line}\n\n{_TEXT}\n"
    assert without_closing(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "“Who pays for a subscription today?” the pilot asked.",
        "*P.S. I have written to all who read my newsletter.*",
        "Receipts are emailed to the address that was given at the time of filing.",
        "You may also contact the harbour office at harbour@courier.example.",
    ],
)
def test_what_the_article_itself_says_at_its_end_stays(line):
    assert without_closing(f"{_TEXT}\n\n{line}\n") == f"{_TEXT}\n\n{line}\n"


def test_related_lines_at_the_end_stay_and_what_is_below_them_goes():
    related = "**Read more:** [A bridge that nobody will build](https://courier.example/bridge)"
    text = f"{_TEXT}\n\n{related}\n\nSign up for our newsletter\n"
    assert without_closing(text) == f"{_TEXT}\n\n{related}\n"


def test_a_quotation_of_the_author_is_no_note_on_the_author():
    text = f'{_TEXT}\n\nLea Holm said: "I shall write about it."\n'
    assert without_closing(text, ["Lea Holm"]) == text


def test_a_text_that_is_about_newsletters_stays_whole():
    text = "\n\n".join(f"Newsletter number {n} went to all subscribers." for n in range(5)) + "\n"
    assert len(without_closing(text).split()) >= 0.7 * len(text.split())


def test_tables_code_and_notes_are_no_closing():
    text = f"{_TEXT}\n\n| newsletter | 3 |\n"
    assert without_closing(text) == text


def test_the_offer_at_the_end_of_a_teaser_is_left_out_even_if_it_is_most_of_the_text():
    offer = "## Subscribe to continue reading\n\nAll of the Courier for 1 euro. Log in.\n"
    assert without_closing(f"The ferry leaves at six.\n\n{offer}") == "The ferry leaves at six.\n"


def test_an_article_about_such_offers_stays():
    text = f"## Subscribe to continue reading\n\n{_TEXT}\n"
    assert without_closing(text) == text
