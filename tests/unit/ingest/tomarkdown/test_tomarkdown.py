"""HTML becomes Markdown that a person reads with pleasure and our renderer reads rightly."""

import time

import pytest

from briefings.ingest.tomarkdown.fragment import to_text

PAGE = "https://paper.example/2024/ferry.html"


def made(markup, base_url=PAGE):
    return to_text("feed.xml#1", markup, base_url).removesuffix("\n")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>The  ferry\n leaves <b>at six </b>sharp.", "The ferry leaves **at six** sharp."),
        ("<p><b>At </b><b>six</b>, <b>at</b> <b>ten</b>.", "**At six**, **at** **ten**."),
        ("<p><b>We <i>shall</i></b><i> row</i>", "**We *shall*** *row*"),
        ("<p><b><b>Twice</b></b> said", "**Twice** said"),
        ("<p>He said<b>“Never”</b>twice", "He said“**Never**”twice"),
        ("<p>un<i>believ</i>able, <del>ten</del> six", "un*believ*able, ~~ten~~ six"),
        ("<p><span style='font-weight:700'>Bold</span> by style", "**Bold** by style"),
        ("<b style='font-weight:normal'>A paste<b></b></b>", "A paste"),
        ("<p>one<br>two<br><br>three", "one  \ntwo\n\nthree"),
        ("<p>x<sup>2</sup>, H<sub>2</sub>O, 10<sup>-6</sup>, 1<sup>st</sup>",
         "x², H₂O, 10⁻⁶, 1st"),
        ("<p>e<sup>x·y+1</sup>", "e^(x·y+1)"),
        ("<p>He wrote <q>never</q>.", "He wrote “never”."),
        ("<p><ruby>漢字<rt>かんじ</rt></ruby>", "漢字(かんじ)"),
        ("<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "漢字(かんじ)"),
        ("<p>Type <kbd>ls `x`</kbd>", "Type `` ls `x` ``"),
        ("<p><math alttext='{\\displaystyle E=mc^{2}}'><mi>E</mi></math>", "`E=mc^{2}`"),
        ("<p>Shown <span style='display:none'>hidden</span>", "Shown"),
        ("<div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree"),
    ],
)  # fmt: skip
def test_words_and_their_marks(markup, expected):
    assert made(markup) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("price*", "price*"),
        ("*both*", "\\*both\\*"),
        ("[sic] and (so on)", "[sic] and (so on)"),
        ("[a](b)", "[a\\](b)"),
        ("AT&amp;T, a &lt; b", "AT&T, a < b"),
        ("&amp;lt; is written so", "\\&lt; is written so"),
        ("&lt;b>", "\\<b>"),
        ("1. Mai", "1\\. Mai"),
        ("1.5 tonnes", "1.5 tonnes"),
        ("# no heading", "\\# no heading"),
        ("#hashtag", "#hashtag"),
        ("- no item", "\\- no item"),
        ("-5 degrees", "-5 degrees"),
        ("> no quotation", "\\> no quotation"),
        ("C:\\files\\*", "C:\\files\\\\*"),
        ("---", "\\---"),
        ("[a]: b", "[a]\\: b"),
        ("~5 km", "~5 km"),
        ("one<br>===", "one  \n\\==="),
    ],
)
def test_a_backslash_stands_only_where_a_sign_would_be_read(text, expected):
    assert made(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<a href='/map'>map</a>", "[map](https://paper.example/map)"),
        ("<a href=' https://a.example/x y '>A</a>", "[A](https://a.example/x%20y)"),
        ("<a href='//a.example/x'>A</a>", "[A](https://a.example/x)"),
        ("<a href='https://a.example/b_(c)'>A</a>", "[A](https://a.example/b_(c))"),
        ("<a href='https://a.example/b)'>A</a>", "[A](https://a.example/b%29)"),
        ("<a href='https://a.example/?a=1&amp;copy;'>A</a>", "[A](https://a.example/?a=1\\&copy;)"),
        ("<a href='https://a.example/'>https://a.example/</a>", "<https://a.example/>"),
        ("<a href='javascript:alert(1)'>Share</a>", "Share"),
        ("<a href='data:text/html,x'>Share</a>", "Share"),
        ("<a href='#'>Top</a>", "Top"),
        ("<a href='#law'>The law</a>", "[The law](https://paper.example/2024/ferry.html#law)"),
        ("a <a href='https://a.example'></a> b", "a b"),
        ("<a href='https://a.example'> A <b>b</b> [c] </a>!",
         "[A **b** \\[c\\]](https://a.example) !"),
        ("<b>see <a href='https://a.example'>A</a></b>", "**see [A](https://a.example)**"),
        ("<a href='https://a.example'><h3>Title</h3><p>Text</p></a>",
         "### [Title](https://a.example)\n\n[Text](https://a.example)"),
        ("<a href='/big.jpg'><img src='/small.jpg' alt='A quay'></a>",
         "[![A quay](https://paper.example/small.jpg)](https://paper.example/big.jpg)"),
        ("Wait!<a href='https://a.example'>A</a>", "Wait\\![A](https://a.example)"),
    ],
)  # fmt: skip
def test_links_lead_somewhere(markup, expected):
    assert made(markup) == expected


def test_without_a_base_a_place_in_the_page_is_no_link_and_a_path_stays():
    assert made("<a href='#law'>Law</a> <a href='b.html'>B</a>", "") == "Law [B](b.html)"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "- a\n  - b\n  - c\n- d"),
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol start=9><li>a<li>b<ul><li>c</ul></ol>", "9. a\n10. b\n    - c"),
        ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "- a\n- b"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b"),
        ("<ul><li>a</li><p>between</p><li>b</li></ul>", "- a\n\nbetween\n\n- b"),
        ("<ul><p>Only moved to the right.</p></ul>", "Only moved to the right."),
        ("<ul><li></li><li>a</li></ul>", "- a"),
        ("<ul><li class=task-list-item><input type=checkbox checked> row</ul>", "- [x] row"),
        ("<ul><li>a<pre>x\n y</pre></ul>", "- a\n\n  ```\n  x\n   y\n  ```"),
        ("<ul><li><blockquote>q</blockquote></ul>", "- > q"),
        ("<dl><dt>Quay</dt><dd>Where ships lie.</dd></dl>", "**Quay**\n\nWhere ships lie."),
    ],
)
def test_lists(markup, expected):
    assert made(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<blockquote><p>Row!</p><footer>Mate</footer></blockquote>", "> Row!\n>\n> — Mate"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n> > b"),
        ("<blockquote cite='https://a.example/1'><p>Row!</p></blockquote>",
         "> Row!\n>\n> <https://a.example/1>"),
        (("<blockquote class=twitter-tweet><p>No ferry today</p>&mdash; Port (@port) "
          "<a href='https://twitter.com/port/status/1'>May 2</a></blockquote>"),
         "> No ferry today\n>\n> — Port (@port) [May 2](https://twitter.com/port/status/1)"),
        ("<blockquote data-instgrm-permalink='https://www.instagram.com/p/x/'></blockquote>",
         "> <https://www.instagram.com/p/x/>"),
        ("<iframe src='https://mast.example/@port/12/embed'></iframe>",
         "> <https://mast.example/@port/12>"),
        ("<iframe src='https://t.me/port/7?embed=1'></iframe>", "> <https://t.me/port/7>"),
        ("<iframe src='https://www.youtube.com/embed/c8aFcHFu8QM' title='The quay'></iframe>",
         "[The quay](https://www.youtube.com/watch?v=c8aFcHFu8QM)"),
        ("<video title=Quay><source src='/q.mp4'></video>", "[Quay](https://paper.example/q.mp4)"),
        ("<iframe src='https://ads.doubleclick.net/x'></iframe>", ""),
    ],
)  # fmt: skip
def test_quotations_posts_and_films(markup, expected):
    assert made(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h2><b>The law</b></h2>", "## The law"),
        ("<h4>C# and #</h4>", "#### C# and \\#"),
        ("<h2>The<br>law</h2>", "## The law"),
        ("<h3>Law <a href='#law'>#</a></h3>", "### Law"),
        ("<h3><a href='#law'>Law</a></h3>", "### Law"),
        ("<h2><img src='/a.png' alt='A'></h2>", "![A](https://paper.example/a.png)"),
        ("<h2></h2>a<hr>b<hr>", "a\n\n---\n\nb"),
        ("<details><summary>More</summary>Text</details>", "**More**\n\nText"),
        ("<pre class='brush: py'>a\n\n  b</pre>", "```py\na\n\n  b\n```"),
        ("<pre><code class=language-sh>a ``` b<br>c</code></pre>", "````sh\na ``` b\nc\n````"),
        (("<table class=highlight><tr><td class=gutter><pre>1\n2</pre>"
          "<td class=code><pre>a\nb</pre></table>"), "```\n1\n2\n```\n\n```\na\nb\n```"),
    ],
)  # fmt: skip
def test_headings_rules_and_code(markup, expected):
    assert made(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (("<figure><figcaption>The quay. <span class=credit>Photo: A. Ray</span></figcaption>"
          "<img src=a.jpg alt='A quay'></figure>"),
         "![A quay](https://paper.example/2024/a.jpg)\n\n*The quay. Photo: A. Ray*"),
        ("<div><img src=/a.jpg><p class=wp-caption-text>The quay</p></div>",
         "![](https://paper.example/a.jpg)\n\n*The quay*"),
        ("<p><img src=/a.jpg>A paragraph.", "![](https://paper.example/a.jpg)\n\nA paragraph."),
        ("<img src='data:,' data-src=/a.jpg><noscript><img src=/a.jpg></noscript>",
         "![](https://paper.example/a.jpg)"),
        ("<img src=/blank.gif srcset='/s.jpg 300w, /m.jpg 1200w, /l.jpg 6000w'>",
         "![](https://paper.example/m.jpg)"),
        ("<picture><source srcset='/a.webp 2x'><img></picture>",
         "![](https://paper.example/a.webp)"),
        ("a<img src=/t.gif width=1 height=1>b", "ab"),
        ("Good <img class=emoji alt=😀 src=/1f600.png> day", "Good 😀 day"),
        ("<img src=/a.jpg alt='[A] *b*'>", "![\\[A\\] \\*b\\*](https://paper.example/a.jpg)"),
    ],
)  # fmt: skip
def test_pictures(markup, expected):
    assert made(markup) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><th>Year<th>Days<tr><td>2021<td>61", "| Year | Days |\n| --- | --- |\n| 2021 | 61 |"),
        ("<tr><td>2020<td>6|0<tr><td>2021<td>61",
         "|  |  |\n| --- | --- |\n| 2020 | 6\\|0 |\n| 2021 | 61 |"),
        ("<tr><td>Port<td>Days<tr><td>A<td>1<tr><td>B<td>2",
         "| Port | Days |\n| --- | --- |\n| A | 1 |\n| B | 2 |"),
        ("<tr><td>Port:<td>Example<tr><td>Ships:<td>two<tr><td>Days:<td>ten",
         "|  |  |\n| --- | --- |\n| Port: | Example |\n| Ships: | two |\n| Days: | ten |"),
        ("<tr><th>A<th colspan=2>B<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5",
         "| A | B |  |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n|  | 4 | 5 |"),
        ("<caption>Days</caption><tr><th>A<th>B<tr><td><p>1<p>2<td><ul><li>x<li>y</ul>",
         "*Days*\n\n| A | B |\n| --- | --- |\n| 1 2 | • x • y |"),
        ("<tr><td><h2>Left</h2><td>Right<tr><td>a<td>b", "## Left\n\nRight\n\na\n\nb"),
        ("<tr><td>Only<tr><td>one column", "Only\n\none column"),
        ("<tr><th>A<th>B</tr><tbody><td>1</td><td>2</td></tr><td>3</td><td>4</td></tr>",
         "| A | B |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |"),
        ("<tr><td>a<td>b<tr>loose<td>c<td>d", "a\n\nb\n\nloose\n\nc\n\nd"),
    ],
)  # fmt: skip
def test_tables_of_data_stay_tables_and_others_become_their_text(rows, expected):
    assert made(f"<table>{rows}</table>") == expected


def test_a_note_with_both_ends_becomes_a_footnote():
    markup = (
        "<p>The fare rose<sup id=r1><a href='#n1'>[1]</a></sup> in May."
        "<sup><a href='#n9'>[9]</a></sup><h2>Notes</h2>"
        "<ol><li id=n1><a href='#r1'>^</a> By six crowns. <a href='#r1'>↩</a></li></ol>"
    )
    assert made(markup, "") == ("The fare rose[^1] in May.[9]\n\n## Notes\n\n[^1]: By six crowns.")


def test_a_letter_of_an_index_is_no_reference_to_a_note():
    markup = "<p id=top><a href='#A'>A</a></p><p id=A>Anchor <a href='#top'>↑</a></p>"
    assert made(markup, "") == "A\n\nAnchor ↑"


def test_a_note_that_nothing_refers_to_stays_where_it_is():
    markup = "<h3><a href='#n1'>1</a></h3><ol><li id=n1>One</li></ol><p>End"
    assert made(markup, "") == "### 1\n\n1. One\n\nEnd"


@pytest.mark.parametrize(
    "piece",
    [
        "<div>a", "<b>a<i>b", "<ul><li>a", "<blockquote>a", "<table><tr><td>a", "<span>a</span>",
        "a<br>", "<a href='https://a.example/1'>a</a> ", "<td colspan=99 rowspan=99>a",
        "<sup><a href='#n'>1</a></sup>", "*a _b `c ", "[a](", "<img src='/a.png'>", "<q>", "<dt>a",
    ],
)  # fmt: skip
def test_time_is_linear_in_the_size_of_a_hostile_page(piece):
    def seconds(number):
        start = time.process_time()
        made(piece * number)
        return time.process_time() - start

    assert seconds(4000) < 0.5 + 8 * seconds(1000)


def test_a_tag_in_look_alike_letters_is_no_program():
    assert made("<p>a <ſvg>b</p>") == "a <ſvg>b"
