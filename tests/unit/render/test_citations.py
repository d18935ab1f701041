import json
import re
from collections.abc import Callable

import rispy
from bibtexparser import parse_string

from briefings.briefing import Briefing, Kind
from briefings.config import Config
from briefings.model import Article
from briefings.render.pages import citations

Maker = Callable[..., Article]


def test_the_outlet_is_the_publication_and_we_are_the_place(make_article: Maker) -> None:
    made = make_article("War & Peace", authors=("Ann Lee",), date="2022-10-10")
    text = citations.plain(made, "The Times", "https://x.example/p.html")
    assert text == (
        "Ann Lee. “War & Peace.” The Times, 10 October 2022. "
        "https://news.example/war-peace. Archived at https://x.example/p.html."
    )


def test_bibtex_escapes_what_tex_would_read(make_article: Maker) -> None:
    text = citations.bibtex(make_article("5 % of A_B & \\C~^"), "R&D", "")
    title = r"5 \% of A\_B \& \textbackslash{}C\textasciitilde{}\textasciicircum{}"
    assert f"title = {{{{{title}}}}}" in text
    assert r"journaltitle = {R\&D}" in text


def test_an_odd_brace_anywhere_leaves_those_of_bibtex_in_balance(make_article: Maker) -> None:
    made = make_article("A { b", authors=("{C",), source_url="https://x.example/{", lang="{")
    for text in (
        citations.bibtex(made, "}", ""),
        citations.bibtex(made, "{", "https://y.example/{"),
    ):
        assert text.count("{") == text.count("}")
        assert "@article" in text
    assert "url = {https://x.example/%7B}" in text


def test_a_question_needs_no_full_stop(make_article: Maker) -> None:
    assert "“Why?” " in citations.plain(make_article("Why?"), "", "")


def test_ris_ends_in_an_end_record_and_knows_vague_dates(make_article: Maker) -> None:
    lines = citations.ris(make_article("A", date="2022-10"), "The Times", "").split("\n")
    assert lines[0] == "TY  - NEWS"
    assert "DA  - 2022/10//" in lines
    assert lines[-1] == "ER  - "


def test_an_undated_article_says_so(make_article: Maker) -> None:
    assert ", n.d." in citations.plain(make_article("A", date=None), "The Times", "")


def test_a_pipe_in_a_title_does_not_break_the_wikipedia_template(make_article: Maker) -> None:
    assert "|title=A {{!}} B " in citations.wikipedia(make_article("A | B"), "T", "")


def test_the_archive_as_a_whole_is_read_back_by_reference_managers() -> None:
    title, url = "Black Sea & Beyond", "https://x.example/a/"
    styles = {c.style: c.text for c in citations.of_archive(Config(title=title, site_url=url))}
    (entry,) = parse_string(styles["BibTeX"]).entries
    assert (entry.entry_type, entry["url"]) == ("online", url)
    (record,) = rispy.loads(styles["RIS"])
    assert (record["title"], record["urls"]) == (title, [url])
    (item,) = json.loads(styles["CSL-JSON"])
    assert (item["type"], item["title"], item["URL"]) == ("collection", title, url)
    assert styles["Plain"].startswith(title)
    assert styles["Wikipedia"] == f"{{{{cite web |title={title} |url={url} |language=en}}}}"


def test_a_briefing_is_read_back_by_reference_managers() -> None:
    briefing = Briefing(
        "grain", Kind.DOSSIER, "Grain & “more”", (), "en", authors=("Ann Lee",),
        date="2022-10-14",
    )  # fmt: skip
    config = Config(title="The Archive", site_url="https://x.example/a/")
    styles = {c.style: c.text for c in citations.of_briefing(briefing, config)}
    url = "https://x.example/a/briefings/grain.html"
    told = f"Ann Lee. “Grain & “more”.” The Archive, 14 October 2022. {url}."
    assert re.sub("[\u2066-\u2069]", "", styles["Plain"]) == told
    (ris,) = rispy.loads(styles["RIS"])
    assert (ris["title"], ris["publisher"], ris["authors"]) == (
        briefing.title, "The Archive", ["Ann Lee"],
    )  # fmt: skip
    (entry,) = parse_string(styles["BibTeX"]).entries
    assert (entry.key, entry["url"], entry["date"]) == ("grain", url, "2022-10-14")
    (item,) = json.loads(styles["CSL-JSON"])
    assert (item["type"], item["container-title"]) == ("webpage", "The Archive")
    assert item["issued"] == {"date-parts": [[2022, 10, 14]]}
    assert "|website=The Archive" in styles["Wikipedia"]
