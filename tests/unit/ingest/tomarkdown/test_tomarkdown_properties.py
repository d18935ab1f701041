"""Whatever the words and the markup: our renderer shows the same words again, and none is lost."""

import html
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring

from briefings import markdown
from briefings.ingest.tomarkdown.fragment import to_text
from briefings.text import to_clean

#: Letters that mean something to Markdown, more often than chance would have them.
SIGNS = st.sampled_from("*_`~[]()<>#+-=|\\!&;:.1a b^\n$\"'{}@/—“é中")
LETTERS = st.characters(exclude_categories=("C",), codec="utf-8")
WORDS = st.text(alphabet=st.one_of(SIGNS, SIGNS, LETTERS), max_size=40)
MARKS = st.sampled_from(["b", "i", "del", "span", "code", "a href='https://a.example/1'"])
TAGS = st.sampled_from(
    "p div ul ol li table tr td th caption blockquote h2 pre code b i figure figcaption dl dt dd "
    "span sup sub section details summary cite footer label form mark aside small".split()
)
TREES = st.recursive(
    st.just("word"),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)),
    max_leaves=25,
)
FEW = settings(
    max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def shown(body):
    """Return what our renderer shows of Markdown, before anything is taken for harm."""
    parser = markdown._parser()
    page = parser.renderer.render(parser.parse(body), parser.options, {})
    return on_one_line("".join(document_fromstring(page).itertext())) if page.strip() else ""


def on_one_line(text):
    return " ".join(to_clean(text).split())


def bare(text):
    return re.sub(r"\s", "", on_one_line(text))


@FEW
@given(WORDS)
def test_any_words_of_a_paragraph_come_back_as_they_were(words):
    assert on_one_line(words) == shown(to_text("x", f"<p>{html.escape(words)}</p>"))


@FEW
@given(st.lists(st.tuples(MARKS, WORDS), max_size=5), st.sampled_from(["p", "li", "h2", "td"]))
def test_any_words_with_marks_come_back(parts, holder):
    marked = "".join(f"<{m}>{html.escape(text)}</{m.split()[0]}>" for m, text in parts)
    markup = f"<{holder}>{marked}</{holder}>"
    if holder == "td":
        markup = f"<table><tr>{markup}<td>z</td></tr><tr><td>a</td><td>b</td></tr></table>"
    expected = bare("".join(text for _, text in parts)) + ("zab" if holder == "td" else "")
    assert expected == bare(shown(to_text("x", markup)))


@FEW
@given(st.lists(TREES, min_size=1, max_size=4))
def test_no_word_of_any_tree_is_lost_or_doubled(trees):
    numbers = []

    def written(tree):
        if tree == "word":
            numbers.append(len(numbers))
            return f" word{numbers[-1]}x "
        tag, inner = tree
        return f"<{tag}>{''.join(map(written, inner))}</{tag}>"

    markup = "".join(map(written, trees))
    found = re.findall(r"word(\d+)x", to_text("x", markup, "https://a.example/"))
    assert numbers == sorted(map(int, found))


@FEW
@given(
    st.lists(st.sampled_from("tr /tr td td td th tbody thead caption form p".split()), max_size=14)
)
def test_no_cell_of_a_broken_table_is_lost_or_doubled(tags):
    cells = (f"<{tag}> word{number}x " for number, tag in enumerate(tags))
    found = re.findall(r"word(\d+)x", to_text("x", f"<table>{''.join(cells)}</table>"))
    assert list(range(len(tags))) == sorted(map(int, found))
