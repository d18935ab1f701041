"""Links of a text sent to their pages: named titles, archived addresses, pictures kept."""

import pytest
from links import LINKS

from briefings import markdown


@pytest.mark.parametrize(
    ("html", "body"),
    [
        ('<a href="../here.html">Here</a>', "[Here](#)"),
        ('<a href="../here.html"><em>Here</em></a>', "[*Here*]()"),
        ("Gone", "[Gone](#)"),
        ('so <a href="../here.html">there</a>, &lt;3', "so [[Here|there]], <3"),
        ("so Gone&amp;x", "so [[Gone&x]]"),
        ("<code>[[Here]]</code>", "`[[Here]]`"),
    ],
)
def test_links_without_an_address_and_wiki_links_lead_to_pages_that_are_here(html, body):
    made = markdown.to_html(body, LINKS).replace(' rel="noopener noreferrer"', "")
    assert made == f"<p>{html}</p>\n"


@pytest.mark.parametrize(
    ("src", "shown"),
    [("images/kept.png", '<img src="../images/kept.png" alt="Quay">'), ("far.png", ">Quay</a>")],
)
def test_the_title_of_a_picture_is_its_caption_kept_or_not(src, shown):
    body = f'![Quay]({src} "The *quay* <at> six")'
    made = markdown.to_html(body, LINKS)
    assert shown in made
    assert made.endswith('<span class="caption">The *quay* &lt;at&gt; six</span></p>\n')
    assert "The *quay* <at> six" in markdown.to_text(body)


def test_a_link_to_an_article_of_the_archive_leads_there():
    assert '<a href="../here.html"' in markdown.to_html("[a](https://a.example/here)", LINKS)


def test_a_related_line_leads_to_the_article_it_names():
    made = markdown.to_html("**Related article:** [Here](#)", LINKS)
    assert made.startswith(
        '<p class="related-line"><strong>Related article:</strong> <a href="../here'
    )
    assert "not in this archive" not in made


def test_a_related_line_says_what_is_missing():
    made = markdown.to_html("**Related article:** [Elsewhere](#)", LINKS)
    assert "Elsewhere <span" in made
    assert '<a href="../wanted.html" rel="noopener noreferrer">not in this archive yet</a>' in made


def test_a_missing_article_keeps_the_address_that_came_with_it():
    made = markdown.to_html("Related: [Elsewhere](https://b.example/x)", LINKS)
    assert '<a href="https://b.example/x"' in made


def test_related_lines_below_each_other_are_all_alive():
    made = markdown.to_html("**Related:** [Here](#)\n**Related:** [Elsewhere](#)", LINKS)
    assert made.count('href="../here.html"') == 1
    assert made.count("not in this archive yet") == 1


def test_a_relative_link_of_the_source_leads_to_the_source() -> None:
    text = markdown.to_html("[a](/news/1.html)", LINKS)
    assert 'href="https://a.example/news/1.html"' in text


def test_a_relative_link_of_an_unknown_source_is_no_link() -> None:
    assert markdown.to_html("[a](/news/1.html)") == '<p><a rel="noopener noreferrer">a</a></p>\n'


def test_a_picture_from_elsewhere_becomes_its_words_and_its_address() -> None:
    text = markdown.to_html("![A & harbour](https://b.example/x.png)", LINKS)
    assert text == (
        '<p><span class="missing">(Picture not kept: <a href="https://b.example/x.png" '
        'rel="noopener noreferrer">A &amp; harbour</a>)</span></p>\n'
    )


def test_a_picture_that_is_kept_is_shown() -> None:
    assert 'src="../images/kept.png"' in markdown.to_html("![A](images/kept.png)", LINKS)


def test_a_list_below_a_label_of_related_articles_is_linked():
    html = markdown.to_html("Text.\n\nRead also:\n- [Here](#)\n- Rye in June", LINKS)
    assert '<a href="../here.html"' in html
    assert html.count("not in this archive yet") == 1
    assert "<li>Rye in June" in html


def test_a_wiki_link_within_a_link_is_its_words():
    made = markdown.to_html("[see [[Here]] now](https://b.example/x)", LINKS)
    assert made.count("<a ") == 1
    assert ">see Here now</a>" in made
