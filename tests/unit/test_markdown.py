"""Markdown to safe HTML and to plain text."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from links import LINKS
from lxml import html as lxml_html

from briefings import markdown, sanitise

N = 100_000
PIECES = [
    *"a A é 1. - ( ) \" ' . , : ; ? = ! | ] ^ ~ & > * _ [ < \\ ` # +".split(),
    *[" ", "\n", "\n\n", "b c", "\u00a0", "\u3000", "    ", "\t", "~~", "---", "&amp;"],
    *["http://x.y/z", "See also:", "Read more", "<n>", "</b>", "<br>", "<svg>", "<a@b.cd>", "]:"],
]


def elements(body: str) -> Iterator[lxml_html.HtmlElement]:
    return lxml_html.fromstring(f"<div>{markdown.to_html(body, LINKS)}</div>").iter()


def test_the_words_of_wiki_links_are_text():
    assert markdown.to_text("So [[Big Fleet|ships]] of [[China]].") == "So ships of China."


@pytest.mark.parametrize(
    ("html", "body"),
    [
        ("<p>One.</p>\n<p>Two.</p>\n", "One.\n\nTwo.\n"),
        ("<p><em>a</em> <strong>b</strong> <s>c</s></p>\n", "*a* **b** ~~c~~"),
        ("<h2>A</h2>\n<h3>B</h3>\n", "# A\n\n## B\n"),
        ("<h2>A</h2>\n<h2>B</h2>\n", "### A\n\n### B\n"),
        ("<p>a &lt;b &amp; c</p>\n", "a <b & c"),
        ("<p>x<sub>2</sub></p>\n", "x<sub>2</sub>"),
        ("<p>a T b</p>\n", "a <font color=red>T</font> b"),
        ("<ul>\n<li>a</li>\n</ul>\n", "- a"),
        ('<pre tabindex="0"><code>&lt;script&gt;\n</code></pre>\n', "    <script>\n"),
    ],
)
def test_markdown_becomes_html(html, body):
    assert html == markdown.to_html(body)


def test_a_table_becomes_a_table():
    assert "<td>1</td>" in markdown.to_html("|a|b|\n|-|-|\n|1|2|\n")


def test_a_footnote_and_its_way_back_have_their_marks():
    made = markdown.to_html("Word.[^1]\n\n[^1]: Note.\n")
    assert 'href="#fn1"' in made
    assert 'id="fn1"' in made
    assert 'href="#fnref1"' in made
    assert 'id="fnref1"' in made


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)",
    "<img src=x onerror=alert(1)>",
    "<p onclick='alert(1)'>x</p>",
    "<details open ontoggle=alert(1)>x",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jAvAsCrIpT&colon;alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "[x](vbscript:msgbox)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x](https://evil.example/t.gif)",
    "<img src=//evil.example/t.gif>",
    "<img src='\\\\evil.example\\t.gif'>",
    "<img src='/\t/evil.example'>",
    "<img srcset='https://evil.example/t.gif 2x'>",
    "<img src='https:evil.example'>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    "<svg><use href='data:x'></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<style>*{background:url(//evil.example)}</style>",
    "<p style='background:url(//evil.example)'>x</p>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;//evil.example'>",
    "<base href=//evil.example>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=//evil.example></iframe>",
    "<object data=x></object>",
    "<embed src=x>",
    "<form action=//evil.example><input name=a><button formaction=javascript:a(1)>x</form>",
    "<video poster=//evil.example src=x autoplay></video>",
    "<audio src=//evil.example>",
    "<template><img src=x onerror=alert(1)></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml x?><script>a</script>",
    "<p id=search class=card name=x>x</p>",
    "<a id=main class='bar card' target=_blank ping=//evil.example>x</a>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<marquee onstart=alert(1)>x",
    "<q cite='javascript:x'>x</q>",
    "<td background=//evil.example>x",
    "<body onload=alert(1) background=x>",
    "**Related:** [<img src=x onerror=alert(1)>](#)",
    "**Related:** <script>alert(1)</script>",
    '**Related:** ["><script>alert(1)</script>](https://a.example/"onmouseover=alert(1))',
    "**Related:** [x](javascript:alert(1))",
    "`</code><script>alert(1)</script>`",
    '```"><script>\n</code><script>alert(1)</script>\n```',
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "<a href=\"x\"title='</a><script>'>y</a>",
    "\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
]
FORBIDDEN = (
    "script style iframe object embed svg math form input button link meta base video audio source "
    "template noscript frame frameset applet marquee body html head textarea select portal"
).split()


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_hostile_comes_through(body):
    for element in elements(body):
        assert element.tag not in FORBIDDEN
        assert not {k for k in element.attrib if k.startswith("on")} | (
            {"style", "srcset", "name", "target", "ping", "action"} & set(element.attrib)
        )
        assert element.get("href", "").startswith(
            ("https://", "http://", "../", "#fn", "mailto:", "")
        )
        assert ":" not in element.get("href", "").removeprefix("https:").removeprefix("http:")
        assert "//" not in element.get("src", "")
        assert ":" not in element.get("src", "")
        assert element.get("id", "fn1").startswith("fn")
        assert set(element.get("class", "").split()) <= sanitise.OUR_CLASSES


@pytest.mark.parametrize(
    "body",
    [
        "[a](#part)",
        "[a](#)",
        "[a]()",
        "<a href=''>a</a>",
        "<a href=' # '>a</a>",
        "<a href='#x'>a</a>",
    ],
)
def test_a_link_to_a_part_that_is_not_kept_is_no_link(body):
    assert not [e for e in elements(body) if e.get("href") is not None]


def test_a_link_to_elsewhere_does_not_tell_where_it_came_from():
    assert 'rel="noopener noreferrer"' in markdown.to_html("[a](https://a.example/)")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A b\nC", "# A *b*\n\nC\n"),
        ("a b", "a\nb"),
        ("a b", "a<br>b"),
        ("x y", "[x](https://a.example) ![y](z.png)"),
        ("T\na\nb\nc", "|T|\n|-|\n|a|\n|b|\n|c|"),
        ("one\ntwo", "<p>one</p><p>two</p>"),
        ("a\nb", "<table><tr><td>a</td><td>b</td></tr></table>"),
        ("a & b", "<div>a &amp; b</div>"),
        ("", "<script>alert(1)</script>"),
        ("a c", "a <template>no</template> c"),
        ("a b c", "a <b>b</b> c"),
        ("code", "```\ncode\n```"),
        ("Word.\nNote.", "Word.[^1]\n\n[^1]: Note."),
    ],
)
def test_plain_text_holds_the_words_only(text, body):
    assert text == markdown.to_text(body)


def test_paragraphs_are_those_of_the_text_itself():
    body = "One.\n\n> Quoted.\n\n- Item.\n\n**Related:** [A](#)\n**Related:** [B](#)\n\nTwo.\n"
    assert markdown.paragraphs(body) == ["One.", "Two."]


@pytest.mark.parametrize(
    "body",
    [
        ">" * N + "a",
        "> " * N + "a",
        "[" * N,
        "[a](" * N,
        "![" * N,
        "[^" * N,
        "^[" * N,
        "<" * N,
        "<!--" * N,
        "<a " * N,
        "<div>" * N,
        "<b>" * N,
        "<ul><li>" * N,
        "*a **b" * (N // 10),
        "&" * N,
        "".join("  " * i + "- a\n" for i in range(300)),
        "`" * N,
        "\\" * N,
        "- " * (N // 4),
        "|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n" + "|x\n" * 5000,
        "<http://" * (N // 4),
        "<table><td>" * (N // 10),
        "<a href=x><table><b>" * (N // 10),
    ],
    ids=range(23),
)
def test_no_text_takes_long(body):
    start = time.process_time()
    markdown.to_html(body)
    markdown.to_text(body)
    assert time.process_time() - start < 12  # seconds; quadratic work would take minutes


def test_brackets_nested_beyond_reason_stay_as_text():
    assert f"<p>{'[' * 50}a</p>" == markdown.to_html("[" * 50 + "a").replace("\n", "")


def test_brackets_nested_within_reason_are_read():
    assert '<a href="https://b.example"' in markdown.to_html("((([a](https://b.example))))")


def test_a_paragraph_of_many_links_is_not_deep():
    text = " ".join(f"[a{n}](https://b.example/{n})" for n in range(100))
    assert markdown.to_html(text).count("<a ") == 100


def test_elements_nested_beyond_reason_keep_their_words():
    assert "word" in markdown.to_html("<div>" * 5000 + "word")


def test_many_paragraphs_in_html_are_not_deep():
    assert markdown.to_html("<div>\n" + "<p>a\n" * 3000 + "</div>").count("<p>") == 3000


def test_a_table_that_may_scroll_is_in_the_keyboards_reach() -> None:
    text = markdown.to_html("| a |\n|---|\n| 1 |")
    assert text.startswith('<div class="scroll" tabindex="0" role="region" aria-label="Table">')
    assert text.rstrip().endswith("</table></div>")


def test_a_raw_picture_becomes_its_words() -> None:
    text = markdown.to_html('<img alt="A &quot;b&quot;" src="x.png">')
    assert text == '<span class="missing">A &quot;b&quot;</span>'


def test_a_list_of_related_articles_is_no_text_of_the_article():
    body = "Text.\n\nRead also:\n- Oats in May\n- Rye in June\n\nThe end."
    assert markdown.to_text(body) == "Text.\nThe end."
    assert markdown.paragraphs(body) == ["Text.", "The end."]


@settings(deadline=None, derandomize=True, max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_plain_paragraphs_are_read_as_the_parser_reads_them(body):
    assert markdown.to_text.__wrapped__(body) == markdown._parsed_text(body)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_plain_paragraphs_are_shown_as_the_parser_shows_them(body):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_is_paragraphs", lambda _body: False)
        parsed = markdown.to_html(body, LINKS)
    assert markdown.to_html(body, LINKS) == parsed
