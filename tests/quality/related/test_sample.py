"""The sample archive against the truth written beside it: titles, versions, copies, reasons."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.enrich.relate import relate
from briefings.enrich.weakwords import WEAK_WORDS
from briefings.enrich.wordforms import name_key
from briefings.ingest.outlets import read_outlets
from briefings.ingest.reading import read_source
from briefings.markdown import to_text
from briefings.model import Article, Source
from briefings.text import fold, words

REPOSITORY = Path(__file__).resolve().parents[3]
TRUTH = json.loads((REPOSITORY / "tests" / "quality" / "sample.json").read_text("utf-8"))
CLAUSE = re.compile(r"both (?:name|about) (?!“)(.*?)(?=, both (?:filed|about)|;|$)")


@pytest.fixture(scope="module")
def sample():
    """Articles by seed, each with its seed's name as id: only the pipeline settles ids."""
    outlets = read_outlets(REPOSITORY)
    found = {}
    for path in sorted((REPOSITORY / "seeds").rglob("*")):
        if path.is_file():
            name = path.relative_to(REPOSITORY).as_posix()
            article = read_source(Source(name, path.read_bytes()), outlets)[0].article
            found[name] = replace(article, id=name)
    return found


@pytest.fixture(scope="module")
def enrichment(sample):
    return relate(list(sample.values()), limit=5)


@pytest.mark.parametrize("entry", TRUTH, ids=[entry["path"] for entry in TRUTH])
def test_every_title_means_what_its_author_meant(entry, enrichment):
    found = enrichment.relations[entry["path"]].mentions
    assert {mention.title: mention.id for mention in found} == entry["related"]


def test_the_versions_and_copies_planted_are_found_and_no_others(enrichment):
    versions, copies = {}, {}
    for entry in TRUTH:
        if "version_of" in entry:
            versions[entry["path"]] = (entry["version_of"],)
            versions[entry["version_of"]] = (entry["path"],)
        if "near_duplicate_of" in entry:
            copies[entry["path"]] = (entry["near_duplicate_of"],)
    relations = enrichment.relations
    assert {own: r.versions for own, r in relations.items() if r.versions} == versions
    assert {own: r.copies for own, r in relations.items() if r.copies} == copies


def test_both_texts_bear_out_every_word_of_every_reason(sample, enrichment):
    """By the stem of each word: a reason gives a Russian name in the nominative."""
    stems = {own: stems_of(f"{a.title} {to_text(a.body)}", a) for own, a in sample.items()}
    checked = 0
    for own, relations in enrichment.relations.items():
        for link in relations.related:
            reason = link.reason.translate({0x2068: None, 0x2069: None})
            for claim in claims(reason):
                here, there = spellings(claim)
                assert stems_of(here, sample[own]) <= stems[own], (own, link)
                assert stems_of(there, sample[link.id]) <= stems[link.id], (own, link)
                checked += 1
    assert checked > 100


def test_every_named_bridge_is_named(sample, enrichment):
    """“both name “T”” holds only if each of the two names an article of that title."""
    checked = 0
    for own, relations in enrichment.relations.items():
        for link in relations.related:
            title = re.match("both name “\u2068?(.*?)\u2069?”", link.reason)
            if title:
                for each in (own, link.id):
                    named = [
                        sample[m.id].title for m in enrichment.relations[each].mentions if m.id
                    ]
                    assert any(t.startswith(title[1].rstrip("…")) for t in named), (each, link)
                checked += 1
    assert checked > 5


def test_what_stands_on_a_page_already_is_no_neighbour(enrichment):
    for own, relations in enrichment.relations.items():
        shown = {m.id for m in relations.mentions} | {*relations.cited_by, *relations.copies}
        shown |= {own, *relations.versions}
        assert not shown & {link.id for link in relations.related}, own


def test_no_reason_is_made_of_weak_words(enrichment):
    for own, relations in enrichment.relations.items():
        for link in relations.related:
            _, _, about = link.reason.partition("both about ")
            said = {fold(word) for word in words(about.split(";")[0])} - {"and"}
            assert not said & WEAK_WORDS, (own, link)


@pytest.mark.parametrize(
    ("seed", "other"),
    [
        ("space/artemis-zohar-he.md", "space/artemis-start-bremen.md"),
        ("space/awdat-orion.txt", "space/orion-privodnilsya.eml"),
        ("climate/kob27-sanduq.md", "climate/cop27-fonds.md"),
        ("grain/ostannie-sudno.txt", "grain/deal-lapses.md"),
        ("grain/ostannie-sudno.txt", "grain/extended-how-long.eml"),
        ("space/artemis-start-bremen.md", "space/orion-splashdown.md"),
    ],
)
def test_articles_in_other_languages_have_neighbours(enrichment, seed, other):
    links = enrichment.relations[f"seeds/sample/{seed}"].related
    assert f"seeds/sample/{other}" in {link.id for link in links}


def test_no_link_leads_from_one_thread_to_a_far_one(enrichment):
    """Space has nothing to do with grain or climate; the threads are folders."""
    for own, relations in enrichment.relations.items():
        for link in relations.related:
            assert ("/space/" in own) == ("/space/" in link.id), (own, link)


def stems_of(text: str, article: Article) -> set[str]:
    lang = (article.lang or "").partition("-")[0]
    return {name_key(re.sub("['’]s?$", "", fold(word)), lang) for word in words(text)}


def claims(reason: str) -> list[str]:
    return [word for clause in CLAUSE.findall(reason) for word in re.split(r", | and ", clause)]


def spellings(claim: str) -> tuple[str, str]:
    """Return a claim as each text prints it; the other's spelling stands in brackets."""
    crossed = re.fullmatch(r"(.*) \((.*)\)", claim)
    return (crossed[1], crossed[2]) if crossed else (claim, claim)
