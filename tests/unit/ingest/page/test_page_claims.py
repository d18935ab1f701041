"""Title, authors and dates of a saved page, told by the one rule that each case needs."""
# ruff: noqa: E501, ISC004  markup in tables, a case a line

import pytest

from briefings.ingest.claims import choose, sane
from briefings.ingest.dates.settle import settle_dates
from briefings.ingest.page.claims import find_claims
from briefings.ingest.tree import to_tree

PROSE = (
    "<p>"
    + "The ferry leaves the quay at six, and after Friday it will leave no more. " * 4
    + "</p>"
)


def claims(head="", body=""):
    return find_claims(to_tree(f"<html><head>{head}</head><body>{body}{PROSE}</body></html>"))


def won(field, head="", body=""):
    settled, _notes = settle_dates("x.html", list(sane(claims(head, body))), "en")
    winner = choose(settled).get(field)
    return winner and winner.value


def og(title):
    return f"<meta property=og:title content='{title}'>"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        # the heading as printed wins over what was written for previews
        (og("You will not believe this ferry"), "<h1>The last ferry north</h1>", "The last ferry north"),
        ("<title>Last ferry | Isle Post</title>", "<h1>Sheep found</h1><h1>Last ferry north</h1>",
         "Last ferry north"),
        # the name of the site is no title
        (og("The last ferry north"), "<h1><a href=/>The Isle Post</a></h1>", "The last ferry north"),
        (og("The last ferry north") + "<meta property=og:site_name content='Isle Post'>",
         "<h1>Isle Post</h1>", "The last ferry north"),
        ("<title>The last ferry north — Isle Post</title>"
         "<meta property=og:site_name content='Isle Post'>", "", "The last ferry north"),
        ("<title>最後の渡し船｜島新聞</title><meta property=og:site_name content=島新聞>", "",
         "最後の渡し船"),
        ("<title>Isle Post: The last ferry north</title><meta property=og:site_name content='Isle Post'>",
         "", "The last ferry north"),
        # a kicker inside the heading
        (og("The last ferry north"), "<h1><span>Opinion</span> The last ferry north</h1>",
         "The last ferry north"),
        (og("Coast: The last ferry north"), "<h1><span class=kicker>Coast</span>The last ferry north</h1>",
         "Coast The last ferry north"),
        # what a break parts is two words, capitals are the style of a sheet
        (og("Weekend ferry runs"), "<h1>WEEKEND<br>FERRY RUNS</h1>", "Weekend ferry runs"),
        # no heading at all
        (og("The last ferry north"), "<h2>Subscribe to our letter</h2>", "The last ferry north"),
        # the only heading, above the text, though nothing else is like it
        (og("A guide to boats"), "<h1>Find the ship that suits you</h1>", "Find the ship that suits you"),
    ],
)  # fmt: skip
def test_the_title_is_the_heading_that_readers_saw(head, body, expected):
    assert won("title", head, body) == expected


def json_ld(text):
    return f"<script type=application/ld+json>{text}</script>"


GRAPH = json_ld(
    '{"@graph":[{"@type":"NewsArticle","headline":"The last ferry north",'
    '"author":{"@id":"#/person/1"},"datePublished":"2023-02-13T08:00:00Z"},'
    '{"@type":"Person","@id":"#/person/1","name":"Ada Holm"}]}'
)


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (GRAPH, "", ("Ada Holm",)),
        (json_ld('{"@type":"Article","headline":"F","author":["Ada Holm",{"name":"Per Lund"}],}'), "",
         ("Ada Holm", "Per Lund")),
        (json_ld('{"@type":"Article","headline":"F","author":{"name":"Ada Holm | Isle Post"}}'), "",
         ("Ada Holm",)),
        (json_ld('{"@type":"Article","headline":"F","author":[{"name":"Ada Holm (aho)"}]}'), "",
         ("Ada Holm",)),
        ("<meta name=citation_author content='Holm, Ada'><meta name=citation_author content='Lund, Per'>",
         "", ("Ada Holm", "Per Lund")),
        ("<meta name=twitter:label1 content='Geschrieben von'><meta name=twitter:data1 content='Ada Holm'>",
         "", ("Ada Holm",)),
        ("<meta name=parsely-author content='Ada Holm'>", "", ("Ada Holm",)),
        ("", "<h1>F</h1><div>By <a href=/x>Ada Holm</a> <a href=/y>Per Lund</a> <i>Coast desk</i></div>",
         ("Ada Holm", "Per Lund")),
        ("", "<h1>F</h1><p>Author:</p><p>Ada Holm</p>", ("Ada Holm",)),
        ("", "<h1>F</h1><p class=PostAuthor__name>Ada Holm</p>", ("Ada Holm",)),
        ("", "<h1>F</h1><p class=x><span class=first>Ada</span><span class=last>Holm</span></p>", None),
        ("", "<h1>F</h1><p><a href='/authors/ada-holm'>Ada Holm</a></p>", ("Ada Holm",)),
        ("", "<h1>F</h1><p>Posted on 13 February 2023 by Ada Holm</p>", ("Ada Holm",)),
        ("", "<h1>F</h1><div class='vcard author'><span class=fn>Ada Holm</span></div>", ("Ada Holm",)),
        ("", "<h1>F</h1><p><span>13 February 2023</span><span>Ada Holm</span></p><img alt='Ada Holm'>", ("Ada Holm",)),
        ("", "<h1>F</h1><p><span>13 February 2023</span><span>New Delhi</span></p>", None),
        ("", "<h1>F</h1><p class=byline>PTI, Washington</p>", None),
        ("", "<h1>F</h1><p>Von Ada Holm und Per Lund</p>", ("Ada Holm", "Per Lund")),
        # who only lent a hand
        ("", "<h1>F</h1><p>Reviewed by Ada Holm</p>", None),
        ("", "<h1>F</h1><p>Edited by Ada Holm</p>", None),
        ("", "<h1>F</h1><p>Photo: Ada Holm</p>", None),
        # a comment is signed, too
        ("", "<h1>F</h1><div class=comments><a rel=author>Ada Holm</a></div>", None),
        # the paper as author gives way to whom it prints
        ("<meta name=author content='Isle Post'><meta property=og:site_name content='Isle Post'>",
         "<h1>F</h1><p>By Ada Holm</p>", ("Ada Holm",)),
        ("<meta name=author content=ada.holm>", "<h1>F</h1><p>By Ada Holm</p>", ("Ada Holm",)),
        # what somebody is stands behind the name
        ("<meta name=author content='Ada Holm'>", "<h1>F</h1><p>By Ada Holm Travel Reporter</p>",
         ("Ada Holm",)),
        # the longer of two whole lists
        (json_ld('{"@type":"Article","headline":"F","author":{"name":"Ada Holm"}}'),
         "<h1>F</h1><p>By Ada Holm and Per Lund</p>", ("Ada Holm", "Per Lund")),
    ],
)  # fmt: skip
def test_authors_are_the_people_who_signed(head, body, expected):
    assert won("authors", head, body) == expected


def test_an_agency_is_no_author():
    body = "<h1>F</h1><p>By Ada Holm and Reuters</p>"
    assert won("authors", "", body) == ("Ada Holm",)
    assert won("agency", "", body) == ("Reuters",)


PUBLISHED = "<meta property=article:published_time content=2023-02-13T08:00:00+00:00>"
CHANGED = "<meta property=article:modified_time content=2023-05-01T08:00:00+00:00>"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (PUBLISHED, "", "2023-02-13T08:00:00+00:00"),
        ("<meta name=published content='February 13, 2023'>", "", "2023-02-13"),
        ("", "<h1>F</h1><p>13. Februar 2023</p>", "2023-02-13"),
        ("", "<h1>F</h1><p>By Ada Holm | 13 February 2023 | 4 min read</p>", "2023-02-13"),
        ("", "<h1>F</h1><p>Posted on February 13, 2023 by Ada Holm</p>", "2023-02-13"),
        ("", "<h1>F</h1><span>Published</span><div>13 February 2023</div>", "2023-02-13"),
        ("", "<p class=small>Posted on the 13/02/2023 at 19:00 by ada</p>", "2023-02-13"),
        ("", "<p><a href=/author/ada>Ada Holm</a></p><p>13 February 2023</p>", "2023-02-13"),
        ("", "<article><time datetime=2023-02-13>then</time></article>", "2023-02-13"),
        # the day as printed, where the clock of the metadata is in another zone
        ("<meta property=article:published_time content=2023-02-14T03:30:00+00:00>",
         "<h1>F</h1><p>13 February 2023</p>", "2023-02-13"),
        ("<meta property=article:published_time content=2023-02-14T03:30:00+00:00>",
         "<h1>F</h1><time datetime=2023-02-13T22:30:00-05:00>Monday</time>",
         "2023-02-13T22:30:00-05:00"),
        # the printed day and the time of the metadata agree: the more precise is kept
        (PUBLISHED, "<h1>F</h1><p>13 February 2023</p>", "2023-02-13T08:00:00+00:00"),
        # printed and other than in the metadata
        (PUBLISHED, "<h1>F</h1><p>Published 20 February 2023</p>", "2023-02-20"),
        # what is printed is the last change, without saying so
        (PUBLISHED + CHANGED, "<h1>F</h1><p>1 May 2023</p>", "2023-02-13T08:00:00+00:00"),
        # a program that stamps publication and change alike
        (json_ld('{"@type":"Article","headline":"F","datePublished":"2023-06-24","dateModified":"2023-06-24"}'),
         "<h1>F</h1><p class=post-date>13 February 2023</p>", "2023-02-13"),
        # JSON-LD keeps the day of a first version; the page and its other data have the present one
        (json_ld('{"@type":"Article","headline":"F","datePublished":"2021-06-24"}')
         + "<meta name=date content='13 February 2023'>" + CHANGED,
         "<h1>F</h1><p>13 February 2023</p>", "2023-02-13"),
        # one other alone does not outweigh it
        (json_ld('{"@type":"Article","headline":"F","datePublished":"2021-06-24"}'),
         "<h1>F</h1><time datetime=2023-02-13>Monday</time>", "2021-06-24"),
        # dates of other things
        ("", "<h1>F</h1><p>Copyright 13 February 2023</p>", None),
        ("", "<h1>F</h1><div class=comment><p>13 February 2023</p></div>", None),
        ("", "<div class=current-date>13 February 2023</div><h1>F</h1>", None),
        ("", "<h1>F</h1><figure><figcaption>The quay on 13 February 2023</figcaption></figure>", None),
    ],
)  # fmt: skip
def test_the_date_is_the_outlets_own(head, body, expected):
    assert won("date", head, body) == expected


def test_a_date_of_change_is_no_date_of_publication():
    body = "<h1>F</h1><p>Updated 1 May 2023</p>"
    assert won("modified", PUBLISHED, body) == "2023-05-01"
    assert won("date", PUBLISHED, body) == "2023-02-13T08:00:00+00:00"


def test_a_page_that_names_its_last_change_alone_is_not_searched_for_another_day():
    body = "<h1>F</h1><p>Updated 1 May 2023</p><footer><p>From 3 April 2019 on</p></footer>"
    assert won("modified", "", body) == "2023-05-01"
    assert won("date", "", body) is None  # the day of the change then stands for it: only_date


@pytest.mark.parametrize(
    ("published", "updated"),
    [
        ("Published 13 February 2023", "Updated 14 February 2023"),
        ("Veröffentlicht am 13.02.2023", "Aktualisiert am 14.02.2023"),
        ("Publié le 13 février 2023", "Mis à jour le 14 février 2023"),
        ("Publicado el 13 de febrero de 2023", "Actualizado el 14 de febrero de 2023"),
        ("Pubblicato il 13 febbraio 2023", "Aggiornato il 14 febbraio 2023"),
        ("Publicado em 13 de fevereiro de 2023", "Atualizado em 14 de fevereiro de 2023"),
        ("Gepubliceerd op 13 februari 2023", "Bijgewerkt op 14 februari 2023"),
        ("Opublikowano 13 lutego 2023", "Zaktualizowano 14 lutego 2023"),
        ("Publikováno 13. února 2023", "Aktualizováno 14. února 2023"),
        ("Опубликовано 13 февраля 2023", "Обновлено 14 февраля 2023"),
        ("Опубліковано 13 лютого 2023", "Оновлено 14 лютого 2023"),
        ("Yayınlanma: 13 Şubat 2023", "Güncelleme: 14 Şubat 2023"),
        ("Publicerad 13 februari 2023", "Uppdaterad 14 februari 2023"),
        ("Publisert 13. februar 2023", "Oppdatert 14. februar 2023"),
        ("Julkaistu 13.2.2023", "Päivitetty 14.2.2023"),
        ("Δημοσιεύθηκε: 13 Φεβρουαρίου 2023", "Ενημερώθηκε: 14 Φεβρουαρίου 2023"),
        ("نشر في 13 فبراير 2023", "تم التحديث 14 فبراير 2023"),
        ("פורסם 13 בפברואר 2023", "עודכן 14 בפברואר 2023"),
        ("公開：2023年2月13日", "更新：2023年2月14日"),
        ("发布时间：2023年2月13日", "更新时间：2023年2月14日"),
    ],
)
def test_labels_of_both_dates_are_read_in_many_languages(published, updated):
    body = f"<h1>The last ferry</h1><div><p>{updated}</p><p>{published}</p></div>"
    assert (won("date", "", body), won("modified", "", body)) == ("2023-02-13", "2023-02-14")


@pytest.mark.parametrize(
    ("markup", "field", "expected"),
    [
        ("<div itemscope itemtype=http://schema.org/NewsArticle><b itemprop=headline>A ferry</b></div>",
         "title", "A ferry"),
        ("<div itemscope itemtype=http://schema.org/Product><b itemprop=headline>A ferry</b></div>",
         "title", None),
        ("<i property=schema:datePublished content=2023-02-13></i>", "date", "2023-02-13"),
        ("<i property=dc:title>A ferry to the north</i>", "title", "A ferry to the north"),
        ("<div class=hnews><b class=entry-title>A ferry</b><abbr class=published title=2023-02-13>x</abbr></div>",
         "date", "2023-02-13"),
        ("<div class=hnews><b class=entry-title>A ferry</b></div>", "title", "A ferry"),
        ("<p itemprop=publisher itemscope><b itemprop=name>Isle Post</b></p>", "source", "Isle Post"),
    ],
)  # fmt: skip
def test_elements_say_what_they_are(markup, field, expected):
    assert won(field, "", markup) == expected


def test_every_claim_names_its_element_or_its_place():
    made = claims(og("The last ferry north") + PUBLISHED + GRAPH, "<h1>The last ferry north</h1>")
    assert all(witness.where and witness.rule for witness in made)


def test_a_hostile_page_is_read_in_time():
    nested = "<div class=byline>" * 3000 + "x" + "</div>" * 3000
    many = "<span class=author>By Ada</span>" * 5000
    assert won("title", og("The last ferry north"), nested + many) == "The last ferry north"
