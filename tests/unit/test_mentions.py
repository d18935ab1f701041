"""Related lines: one grammar for ingest and render."""

import time

import pytest

from briefings import mentions
from briefings.mentions import Named

TITLE = "Russians, Belarusians Caught in the Crossfire in Ukraine"


@pytest.mark.parametrize(
    "line",
    [
        "**Related article:** [{}](#)",
        "**Related article: [{}](#)**",
        "**Related article**: [{}](#)",
        "__Related__: [{}](#)",
        "*Related:* [{}](#)",
        "***Related story:*** [{}]()",
        "Related: {}",
        "**Related: {}**",
        "RELATED ARTICLES: {}",
        "Related — {}",
        "- Read more: [{}](#)",
        "> **See also:** [{}](#)",
        "* Read also: *{}*",
        "Read more: [[{}]]",
        "Read more: [[{}|other words]]",
        "Read more: [{}](<#>)",
        'Read more: [{}](# "a title")',
        "Read more: [{}][1]",
        "Read more: [{}]",
        "Also read: [**{}**](#)",
        "  Related:   {}   ",
        "Read more: [{}](javascript:void(0))",
        "Read more: [{}](#top)",
        "Читайте также: {}",
        "**Читайте ещё:** [{}](#)",
        "По теме: {}",
        "Читайте також: {}",
        "Чытайце таксама: {}",
        "Siehe auch: {}",
        "Lire aussi : {}",
        "**À lire aussi :** [{}](#)",
        "Lea también: {}",
        "Leggi anche: {}",
        "Leia também: {}",
        "Lees ook: {}",
        "Czytaj też: {}",
        "Čtěte také: {}",
        "ilgili haber: {}",
        "اقرأ أيضا: {}",
        "**اقرأ أيضاً:** [{}](#)",
        "بیشتر بخوانید: {}",
        "קראו גם: {}",
        "相关文章：{}",
        "**延伸阅读：**[{}](#)",
        "関連記事：{}",
    ],
)
def test_a_related_line_names_its_title(line):
    found = mentions.match_line(line.format(TITLE))
    assert found is not None
    assert (Named(TITLE, None),) == found.named


@pytest.mark.parametrize(
    "line",
    [
        "Related to the talks, ministers met in Minsk.",
        "Read more than one paper: it helps.",
        "Related",
        "Related:",
        "Related:   ",
        "**Related article:**",
        "Relatedly: a thing",
        "See also the minister's words on grain.",
        "Unrelated: a thing",
        "Related[1]: a thing",
        "Recommended: two doses of the vaccine.",
        f"Related: {'word ' * 80}",
        "",
        "He said: read more: books",
        "По теме говорили долго: два часа.",
        "Related: ![a picture](x.png)",
    ],
)
def test_a_sentence_is_no_related_line(line):
    assert mentions.match_line(line) is None


def test_an_emphasised_label_may_name_a_title_that_ends_in_a_stop():
    found = mentions.match_line("**Related:** Two Doses of the Vaccine.")
    assert found is not None
    assert found.named[0].title == "Two Doses of the Vaccine."


def test_several_links_in_one_line_are_several_titles():
    found = mentions.match_line("Related: [One](#), [Two](https://a.example/2) and [Three](3.html)")
    assert found is not None
    expected = (Named("One", None), Named("Two", "https://a.example/2"), Named("Three", "3.html"))
    assert expected == found.named


@pytest.mark.parametrize(
    ("named", "rest"),
    [
        (Named("A [b] c", None), "[A [b] c](#)"),
        (Named("A]b", None), r"[A\]b](#)"),
        (Named("X", "https://a.example/x_(y)"), "[X](https://a.example/x_(y))"),
        (Named("X", "https://a.example/x"), "[X](<https://a.example/x> 'y')"),
        (Named("X", None), "[X](JavaScript:alert(1))"),
        (Named("X", None), "[X](//evil.example/)"),
        (Named("snake_case and 2*3*4", None), "snake_case and 2*3*4"),
    ],
)
def test_titles_and_addresses_are_read_whole(named, rest):
    found = mentions.match_line(f"Related: {rest}")
    assert found is not None
    assert (named,) == found.named


def test_related_lines_are_found_with_their_line_and_label():
    found = mentions.find_lines("Text.\n\n**Related story:** [A](#)\n\nText.\nSee also: B")
    assert [(line.line, line.label) for line in found] == [(2, "Related story"), (5, "See also")]


def test_a_paragraph_of_related_lines_is_known_as_one():
    found = mentions.match_block("**Related:** [A](#)\n**Related:** [B](#)")
    assert [line.named[0].title for line in found] == ["A", "B"]


def test_a_paragraph_with_other_words_is_no_block_of_related_lines():
    assert mentions.match_block("Words.\n**Related:** [A](#)") == ()


@pytest.mark.parametrize(
    ("plain", "body"),
    [
        ("T", "[T](#)"),
        ("T", "[T]()"),
        ("T", "[T]( # )"),
        ("T", "[T](<#>)"),
        ("Related: A title of four words", "Related: [A title of four words](#)"),
        ("So [a title of four words](#).", "So [a title of four words](javascript:x())."),
        ("- [相关新闻和其他报道](#)", "- [相关新闻和其他报道]()"),
        ("T", "[T](javascript:void(0))"),
        ("T", "[T](JAVASCRIPT:void 0)"),
        ("Related: a [b] c", "Related: [a [b] c](#)"),
        ("[a [b] c](#)", "[a [b] c]()"),
        ("**T** and U", "[**T**](#) and [U](#)"),
        ("", "[](#)"),
        ("[T](x.html)", "[T](x.html)"),
        ("[T](#part)", "[T](#part)"),
        ("![T](#)", "![T](#)"),
        ("[T] (#)", "[T] (#)"),
    ],
)
def test_dead_links_become_plain_text(plain, body):
    assert plain == mentions.without_dead_links(body)


@pytest.mark.parametrize(
    "link", ["[{}](#)", "**[{}]()**", "- [{}](<#>)", "> [[{}]]", "1. [[{}|x]]"]
)
def test_a_headline_alone_as_a_dead_link_needs_no_label(link):
    (line,) = mentions.find_lines(f"Text.\n\n{link.format(TITLE)}\n\nText.")
    assert (line.line, line.label, line.named) == (2, "", (Named(TITLE, None),))


@pytest.mark.parametrize(
    "line",
    ["[Sign up here](#)", "[[China]]", f"![[{TITLE}]]", f"See [{TITLE}](#)", f"[{TITLE}](#part)",
     f"[{TITLE}](https://a.example/)", f"# [{TITLE}](#)"],
)  # fmt: skip
def test_what_is_no_headline_or_not_alone_is_no_related_line(line):
    assert mentions.find_lines(line) == ()


def test_links_without_an_address_and_wiki_links_name_titles_within_sentences():
    body = (
        "As [*we* reported](#), [[Ships]] of [[Big Fleet#Crew|the fleet]] left ![[a.png]] [b](/c)."
    )
    titles = [named.title for named in mentions.find_within(body)]
    assert titles == ["we reported", "Ships", "Big Fleet"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("plain", [("plain", "")]),
        ("a [[B]] c", [("a ", ""), ("B", "B"), (" c", "")]),
        ("[[B#C|d]]", [("", ""), ("d", "B"), ("", "")]),
        ("note [[1]] and [[ -f x ]]", [("note [[1]] and [[ -f x ]]", "")]),
    ],
)
def test_wiki_links_are_shown_by_their_words(text, pieces):
    assert list(mentions.split_wiki(text)) == pieces


@pytest.mark.parametrize(
    "body",
    [
        "Read also:\n- [One title](https://a.example/1)\n- [Two titles](#)",
        "**Читайте також:**\n\n* One title\n* Two titles",
        "### Related articles\n\n- One title\n\n- Two titles\n\nOther text.",
        "See also:\n[One title](#)\n[Two titles](https://a.example/2)",
        "More on this story\nOne title\nTwo titles\n\nOther text.",
        "> Related:\n> 1. One title\n> 2. Two titles",
    ],
)
def test_a_bare_label_makes_related_lines_of_the_list_below_it(body):
    found = mentions.find_lines(body)
    assert [line.named[0].title for line in found] == ["One title", "Two titles"]
    assert {line.below for line in found} == {0}


@pytest.mark.parametrize(
    "body",
    [
        "Read also:\n\nThe harvest was late this year.",
        "Recommended\n\nTwo doses of the vaccine.",
        "Related\nwords of a poem",
        "Read more:\n- see the [treaty](https://a.example/t) of 1950\n",
        "The commission said:\n- [The treaty](https://a.example/t)",
        "See also:\n\n\n- [Far away](#)",
    ],
)
def test_a_label_without_a_list_of_titles_names_nothing(body):
    assert mentions.find_lines(body) == ()


N = 100_000


@pytest.mark.parametrize(
    "line",
    [
        "Related: a" + " " * N + "b",
        "Related:" + " " * N,
        "Related" + " " * N,
        "Related: " + "[" * N,
        "Related: " + "[a](" * N,
        "Related: " + "[[" * N,
        "Related: " + "[a](x " * N,
        "Related: " + "[\\" * (N // 2),
        "> " * N,
        "Related: " + "*" * N,
        "[a](" + " " * N,
        "[a](javascript:" * N,
        "[a](<#" * N,
        "[x" + "[a]" * N,
        "## Related" + " " * N,
        "Related:\n" * N,
        "Related:\n- a title\n" * (N // 4),
    ],
    ids=range(17),
)
def test_no_line_takes_long(line):
    start = time.process_time()
    mentions.match_line(line)
    mentions.find_lines(line)
    mentions.without_dead_links(line)
    assert time.process_time() - start < 2
