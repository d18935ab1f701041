from time import perf_counter

import pytest

from briefings.ingest.formats import find_format
from briefings.ingest.references import bibtex, latexvalues
from briefings.model import Source


def source(text):
    return Source("seeds/library.bib", text.encode())


def drafts(text):
    return list(bibtex.read(source(text)))


def said(draft, field):
    return [w.value for w in draft.witnesses if w.field == field]


def one(fields):
    (draft,) = drafts(f"@article{{key, {fields}}}")
    return draft


def test_a_bibliography_is_told_by_its_first_entry():
    for text in (
        "@article{a,",
        "% Encoding: UTF-8\n\n@Online{b,",
        "@comment{x}\n@misc{ c ,",
        "@book(d,",
    ):
        assert find_format(source(text + " title = {Words of it}}")).name == "BibTeX"
    for text in ("@article in the news,", "Mail me @ {home, now}", "@media{ }", "@import url(x);"):
        assert not bibtex.recognises(source(text))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"{\'E}tudes", "Études"),
        (r"na{\"\i}ve", "naïve"),
        (r"\v{C}apek \& \L{}{\'o}d{\'z}", "Čapek & Łódź"),
        ("{NATO} in {Brief}", "NATO in Brief"),
        ("1990--2000", "1990–2000"),
        ("50\\% of it", "50% of it"),
        ("100% of it", "100% of it"),
        ("plain", "plain"),
        (r"H$_2$O and $\Sigma^{0}$", "H2O and Σ0"),
        (r"\unknowncommand{kept}", "kept"),
    ],
)
def test_latex_becomes_text(written, expected):
    assert latexvalues.to_text(written) == expected


def test_an_address_is_not_read_as_latex():
    draft = one(r"title={A}, url={https://example.org/a\_b?x=1&y=2%20z}")
    assert said(draft, "source_url") == ["https://example.org/a_b?x=1&y=2%20z"]
    draft = one(r"title={A}, howpublished={\url{https://example.org/a_b}}")
    assert said(draft, "source_url") == ["https://example.org/a_b"]


def test_names_are_spoken_given_name_first_and_offices_stay_whole():
    draft = one(
        r"title={A}, author={Ray, Ann and Jan van der Berg and {Office of Roads and Rails}}"
    )
    assert said(draft, "authors") == [("Ann Ray", "Jan van der Berg")]
    assert draft.foreign["corporate_author"] == ("Office of Roads and Rails",)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("date={2022-10-10}", "2022-10-10"),
        ("date={2022-10-10/2022-10-12}", "2022-10-10"),
        ("date={2022-10~}", "2022-10"),
        ("year={2022}, month=oct", "2022-10"),
        ("year=2022, month={10}, day={5}", "2022-10-05"),
        ("year={2022}, month={spring}", "2022"),
        ("year={2022}", "2022"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(fields, expected):
    assert said(one(f"title={{A}}, {fields}"), "date") == [expected]


def test_an_entry_given_twice_and_a_field_given_twice_are_kept():
    found = drafts("@misc{a, title={One}}\n@misc{a, title={Two}, title={Three}}\n")
    assert [said(draft, "title") for draft in found] == [["One"], ["Two"]]


def test_an_entry_that_never_closes_is_told_and_the_others_are_read():
    found = drafts("@misc{a, title={One}}\n@misc{b, title={Two\n@misc{c, title={Three}}\n")
    assert ["One"] in [said(draft, "title") for draft in found]
    (broken,) = [draft for draft in found if draft.notes]
    assert "line 2" in broken.notes[0].where


def test_names_of_strings_are_replaced_and_joined():
    text = (
        '@string(post = "The Harbour ")\n@preamble{"x"}\n'
        '@article{a, title = "A " # {title} # "!", journal = post # "Post", month = "10~" # jan}'
    )
    assert find_format(source(text)).name == "BibTeX"
    (draft,) = drafts(text)
    assert said(draft, "title") == ["A title!"]
    assert said(draft, "source") == ["The Harbour Post"]


def test_a_long_string_is_not_multiplied():
    text = "@string{s = {" + "x" * 100_000 + "}}\n"
    found = drafts(text + "".join(f"@misc{{k{n}, title = s}}\n" for n in range(2000)))
    assert max(len(draft.part_data) for draft in found) < 5000


@pytest.mark.parametrize(
    "inside",
    [
        "{" * 50_000,
        "{" * 3000 + "x" + "}" * 3000,
        r"\frac" * 5000,
        "$" * 30_000,
        r"\begin{a}" * 3000,
    ],
    ids=["open braces", "deep braces", "commands", "dollars", "environments"],
)
def test_hostile_latex_is_read_quickly(inside):
    start = perf_counter()
    assert drafts("@article{key, title={A " + inside + "}, year=2020}")
    assert perf_counter() - start < 5
