"""What a build shows of relations on the page of an article: named titles, copies, its sources."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from briefings import pipeline
from briefings.config import Config

WIRE = " ".join(f"Ship {n} left the port at dawn, the harbour master said." for n in range(20))
SAYS = '"We will go to sea," said the minister, according to Belta.'
SEEDS = {
    "one.md": f"# Ships Leave Again\n\n1 October 2022\n\nMINSK (Reuters) — {WIRE}\n\n"
    "Source: https://daily.example/1\n",
    "two.md": f"# Ships Leave Once More\n\n2 October 2022\n\nMINSK (Reuters) — {WIRE}\n\n"
    "Source: https://weekly.example/2\n",
    "minister.md": f"# Minister Speaks\n\n5 October 2022\n\n{SAYS}\n\n"
    "The minister added that all is calm, Belta reported.\n",
    "names.md": "# Names Others\n\n6 October 2022\n\n"
    "As [ships leave again](#) shows, or [SHIPS leave again!](#), and [[Nobody]].\n\n"
    "[A Headline That Nobody Has](#)\n\nRead more: [Names others](#)\n",
}


@pytest.fixture
def page(archive_dir: Callable[..., Config]) -> Callable[[str], html.HtmlElement]:
    config = archive_dir(SEEDS)
    pipeline.build(config)

    def find(slug: str) -> html.HtmlElement:
        (path,) = Path(config.output_dir).glob(f"2022/10/*/{slug}.html")
        return html.fromstring(path.read_bytes())

    return find


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_copies_say_which_agency_they_come_from(page) -> None:
    for slug in ("ships-leave-again", "ships-leave-once-more"):
        headings = [text_of(heading) for heading in page(slug).xpath("//h2")]
        assert "Reuters copy: nearly the same text elsewhere" in headings


def test_the_sentences_that_show_a_state_outlet_stand_as_they_are(page) -> None:
    (first, *_) = page("minister-speaks").xpath("//*[@class='notice-evidence']/li")
    assert text_of(first) == SAYS
    assert first.xpath(".//q") == []


def test_links_without_an_address_lead_to_what_is_here_and_say_what_is_not(page) -> None:
    (prose,) = page("names-others").xpath("//*[contains(@class, 'prose')]")
    assert [text_of(each) for each in prose.xpath("./p")] == [
        "As ships leave again shows, or SHIPS leave again!, and Nobody.",
        "A Headline That Nobody Has (not in this archive yet)",
        "Read more: Names others",
    ]
    links = prose.xpath(".//a/@href")
    assert links == [*["../01/ships-leave-again.html"] * 2, "../../../wanted.html"]
