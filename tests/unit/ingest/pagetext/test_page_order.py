"""Headings, quotes, captions and lists of a page stay where they are; code is fenced once."""

import pytest

from briefings.ingest.page.page import read_page

FIRST = (
    "The ferry leaves the quay at six, and after Friday it will leave no more, the company has "
    "said, although forty people live on the island and eleven of them go to school in the town."
)
LAST = (
    "A hearing on the matter is to be held in the town hall in the middle of March, and those who "
    "cannot come may write to the clerk, who has promised to read out every single letter."
)


def read(inner, *, head="<title>The last ferry north</title>", title=None):
    page = f"<html><head>{head}</head><body><article>{inner}</article></body></html>"
    return read_page("x.html", page, title=title)


def body(between):
    return read(f"<h1>The last ferry north</h1><p>{FIRST}</p>{between}<p>{LAST}</p>").body


def test_a_heading_that_is_not_the_title_stays_above_the_text():
    head = "<meta property=og:title content='You will not believe this'>"
    second = "<h1>What the clerk said</h1>"
    page = f"<h1>Island loses its only ship</h1><p>{FIRST}</p>{second}<p>{LAST}</p>"
    made = read(page, head=head)
    assert made.body.startswith(f"## Island loses its only ship\n\n{FIRST}\n\n")


def test_the_title_itself_is_not_repeated_above_the_text():
    head = "<meta property=og:title content='The last ferry north'>"
    made = read(f"<h1>The last ferry</h1><p>{FIRST}</p><p>{LAST}</p>", head=head)
    assert made.body == f"{FIRST}\n\n{LAST}\n"


def test_the_name_of_a_section_is_no_heading_of_the_text():
    head = "<meta property=og:title content='The last ferry north'>"
    section = "<header><h1><a href=https://a.example/>The news of the county</a></h1></header>"
    article = f"<article><p>{FIRST}</p><p>{LAST}</p></article>"
    page = f"<html><head>{head}</head><body>{section}{article}</body></html>"
    made = read_page("x.html", page)
    assert made.body == f"{FIRST}\n\n{LAST}\n"


def test_with_a_title_from_outside_every_heading_of_the_page_is_text():
    inner = f"<h1>Mast on the hill refused</h1><p>{FIRST}</p><h1>Sheep found</h1><p>{LAST}</p>"
    made = read(inner, head="", title="Hill News weekly")
    expected = f"## Mast on the hill refused\n\n{FIRST}\n\n## Sheep found\n\n{LAST}\n"
    assert made.body == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<blockquote><p>We shall row.</p><footer>Joan Pike, mate</footer></blockquote>",
         "> We shall row.\n\n> Joan Pike, mate"),
        (("<figure><img></figure>"
         "<figure><img src=n.jpg><figcaption>Number 6</figcaption></figure>"), '"Number 6"'),
        ("<aside class=factbox><h3>The offer</h3><p>4 per cent in April</p></aside>",
         "### The offer\n\n4 per cent in April"),
        ("<aside><p>Corrected on 10/07/2026 22:39 by us</p></aside>",
         "Corrected on 10/07/2026 22:39 by us"),
        ("<p>Of use:</p><ul><li><a href=https://a.example/1>Why bells crack</a></li></ul>",
         "- [Why bells crack](https://a.example/1)"),
        ("<p><b>Read more:</b> <a href=https://a.example/1>Why bells crack</a></p>",
         "**Read more:** [Why bells crack](https://a.example/1)"),
        ("<pre>level 41\nlevel 42</pre>", "```\nlevel 41\nlevel 42\n```"),
        ("<pre><code>for line in open('weir.log'):\n    print(line)</code></pre>",
         "```\nfor line in open('weir.log'):\n    print(line)\n```"),
    ],
)  # fmt: skip
def test_a_part_of_the_article_is_there_once(markup, expected):
    made = body(markup)
    assert made.index(FIRST) < made.index(expected) < made.index(LAST)
    assert made.count(expected) == 1
    assert made.count("```") == expected.count("```")
    assert made.count("level 41") == expected.count("level 41")


@pytest.mark.parametrize(
    "markup",
    [
        "<aside><p>https://a.example/p/4SUrv</p></aside>",
        "<div class=share><footer>Send it to a friend of yours</footer></div>",
        "<ul><li><a href=/1>Why bells crack</a></li><li><a href=/2>Ten old bells</a></li></ul>",
    ],
)
def test_an_address_a_button_or_a_list_of_the_site_is_no_part_of_the_article(markup):
    assert body(markup) == f"{FIRST}\n\n{LAST}\n"


def test_terms_right_below_the_last_paragraph_are_text():
    terms = "<dl><dt>Share of voters</dt><dd>61 per cent</dd></dl>"
    page = f"<html><body><h1>The last ferry north</h1><p>{FIRST}</p><p>{LAST}</p>{terms}</body>"
    made = read_page("x.html", page).body
    assert "61 per cent" in made
    assert made.index(LAST) < made.index("Share of voters") < made.index("61 per cent")


def test_a_table_of_one_row_is_layout():
    cells = f"<td><p>{FIRST}</p></td><td><p>{LAST}</p></td>"
    page = f"<title>The last ferry north</title><body><table><tr>{cells}</tr></table></body>"
    made = read_page("x.html", f"<html>{page}</html>").body
    assert made == f"{FIRST}\n\n{LAST}\n"
