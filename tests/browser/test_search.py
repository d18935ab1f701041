"""The engine in Chromium, from disk and from a server below a sub-path.

A small archive in many scripts; the list that the browser gives must be the list that Python
gives, to the last mark of the last excerpt.
"""

import json
from pathlib import Path

import pytest

from briefings.search.codec import from_script
from briefings.search.facets import Limits
from briefings.search.query import Wish, search

pytestmark = pytest.mark.browser

ODD_QUERIES = (
    "", " ", "!?!", "-", "--", '"', '""', '"grain agreement"', "“grain” -ships", "-grain",
    "*", "a*", "sanct*", "komm*", "lang:ru", "lang:ru lang:en", "source:gazette grain",
    "source:gaz", "-lang:en", "author:", "author:doe", "topic:grain", "topic:nothing wheat",
    "after:2022-10", "before:2022-11", "after:2022-10-05 before:2022-10-20 wheat",
    "before:yesterday wheat", "after:2099", "before:1900", "https://example.org/a?b=c",
    "<script>alert(1)</script>", "[a-z]+(", "\\", "%s %d", "🔭", "𠮷", "\u202eabc",
    "ships\u00adload", "SHIPS", "straße", "strasse", "зерно", "ёлка", "елка", "п'ять",
    "Сім’я", "Lukashenko", "Лукашенко", "İstanbul", "istanbul", "ISTANBUL", "isiklar",
    "cafe", "café", "cafe\u0301", "naive facade", "制裁", "欧盟制裁措施", "欧", "ガソリン", "ｶﾞｿﾘﾝ",
    "宇宙望遠鏡", "ท่าเรือ", "รัฐ", "선박", "선박이", "जहाज", "الكتاب", "كتاب", "السفن", "סנקציות",
    "צה״ל", "sanctionz", "agreemnet", "insurrance", "telescpoe", "galaxy", "communication",
    "xyzzyplugh", "the", "the of in", "the grain", "snake_case", "snake case",
    "officials notes", "l'eau", "№ ½ ﬁ", "lang:", "LANG:RU", "foo:bar wheat",
    "-source:gazette wheat", "wheat wheat WHEAT", "w", "ω", "ςσ",
    "UN", "U.N.", "un", "un grain", "IT", "it", "COP27", "cop 27", "cop27 grain", "cop26", "MH-17",
    "mh17", "wheat AND grain", "wheat OR grain", "wheat or grain", "AND", "OR wheat", "wheat AND",
    "2022-10", "2022-10-05", "2022-13", '"2022-10"', "-2022-10", "October 2022", "5 October 2022",
    "October 5th, 2022 wheat", "5 октября 2022", "5. Oktober 2022", "wheat September 2022 ships",
    "October", "outlet:gazette", "by: doe wheat", "language:Russian", "lang:русский", "lang:deu",
    "tag:grain", "since:2022-11", "title:grain", "title:ships port", "title:соглашение",
    "title:制裁", "-title:grain wheat", 'title:"ships loaded"', "person:ray", "people:лев wheat",
    "place:odesa", "place:minsk person:ray", "date:2022-10", "date:yesterday",
    "-date:2022-10", "day:2022-10-05",
    "until:2022-10 wheat", "url:gazette.example", "url:item-7", "site:nowhere.example",
    "https://www.gazette.example/item-7?utm_source=y&id=7", "http://gazette.example/item-9?id=9#top",
    "source:gazette OR source:вестник", "wheat source:gazette OR lang:zh",
    "place:odesa OR person:ray",
    "source:gazette OR wheat", "wheat OR source:gazette", "lang:ru OR lang:-- OR lang:he",
    "lang:-- OR lang:ru", "-lang:ru OR lang:he", "lang:ru OR topic:grain lang:en OR lang:he",
    "source: gazette", "lang:klingon",
    "-lang: ru wheat",
    '"grain agreement" wheat', '-"grain agreement" lang:en', '"agreement grain"', '"cop 27"',
    '"ships loaded with wheat left the port of odesa"', '"the grain"', '"of the in"', '"欧盟外长"',
    '"制裁措施"', '"ท่าเรือ"', '"порта Одессы" "в понедельник"', '"wheta ships"',
    '"odesa on" -"the un"',
    '"the UN said at COP27"', 'foo:"grain agreement"', '"' + "grain " * 40 + '"', '"Kiev and"',
    "Kiev", "Kyiv", "Киев", "Киева", "Odessa", "Odesa", "Одессы", "и", "die der das", "und Hafen",
    'צה"ל', "צהל", "a" * 60, "Ж" * 30, "what is the of", "to be or not to be", "WHO said it",
    "wheat OR", "OR OR", "AND wheat", "source:gazette OR", "OR source:gazette OR lang:ru",
    "wheat NOT ships", 'wheat "left the port', 'grain "', "(wheat OR ships) oil", "wh*t", "*wheat",
    "wheat title:", "wheat -Place:", "title: source:gazette", "date:2022-13 wheat",
    "before:2022-09-31 wheat", "after:2022-00-10 wheat", "after:2022-11 before:2022-10",
    "date:2022-10 after:2022-11 wheat", "date:2022-10 before:2022-09 wheat",
    "بالسفن", "والكتاب", "كتابهم", "وبالميناء", "الوزيرين", "נמל", "ונמל", "בנמל", "האונייה",
    "והודעה",
)  # fmt: skip


def queries_from(archive):
    """Words, pairs, beginnings and slips from every article, and all that is odd."""
    queries = list(ODD_QUERIES)
    for number, article in enumerate(archive.articles):
        words = article.title.split()
        word = words[number % len(words)]
        queries += [word, word[: 2 + number % 4], " ".join(words[:2]), article.title]
        body = article.body.split()
        queries += [
            body[number * 5 % len(body)],
            f"{body[-1]} {body[number % len(body)]} {word[:3]}",
        ]
        queries.append(word[:2] + word[3:] if number % 2 else word[:-1] + "q")
    return list(dict.fromkeys(queries))


def test_the_browser_gives_the_results_of_python_to_the_last_mark(page, place, small_site):
    _folder, archive, files = small_site
    queries = queries_from(archive)
    assert len(queries) >= 200
    page.goto(f"{place}/search.html")
    assert compare(page, files.get, queries) > 150
    assert page.complaints == []


def test_so_it_does_on_the_repositorys_own_site(page, site, pages_url):
    def read(path):
        file = site / path
        return file.read_bytes() if file.is_file() else None

    found = [title for path in sorted(site.glob("search/facts/*.js")) for title in titles(path)]
    queries = [*found, *(title[:6] for title in found)]
    for address in (site.as_uri(), pages_url.rstrip("/")):
        page.goto(f"{address}/search.html")
        assert compare(page, read, queries) == len(queries) > 50
    assert page.complaints == []


WISHES = (
    {"sort": "newest"}, {"sort": "oldest", "offset": 10}, {"sort": "recent"},
    {"first": "2022-10"}, {"last": "2022-09-20"}, {"first": "2022-09-05", "last": "2022-10"},
    {"picks": {"source": ["The Gazette"]}}, {"picks": {"lang": ["ru", "en"], "place": ["Minsk"]}},
    {"picks": {"person": ["Лев", "nobody"]}, "last": "2022-11", "sort": "oldest"},
    {"picks": {"topic": ["nothing"]}}, {"first": "2099"}, {"picks": {"source": []}},
)  # fmt: skip


def test_orders_limits_and_counts_are_those_of_python(page, place, small_site):
    read = small_site[2].get
    page.goto(f"{place}/search.html")
    for wish in WISHES:
        asked = dict(wish)
        limits = Limits(asked.pop("picks", {}), asked.pop("first", ""), asked.pop("last", ""))
        given = {"picks": limits.picks, "from": limits.first, "to": limits.last, **asked}
        for query in ("", "wheat", "the grain", "lang:en", "October 2022", "source:gazette -wheat"):
            mine = search(read, query, Wish(facets=True, limits=limits, **asked))
            theirs = page.evaluate(
                "([query, wish]) => briefings.search(query, {...wish, facets: true})",
                [query, given],
            )
            assert as_data(mine) == theirs, (query, wish)
    assert page.complaints == []


def compare(page, read, queries):
    """Assert that both sides agree on every query; return how many had a hit."""
    theirs = page.evaluate(
        """async (queries) => {
             const all = [];
             for (const query of queries) all.push(await briefings.search(query, {limit: 15}));
             return all;
           }""",
        queries,
    )
    for query, got in zip(queries, theirs, strict=True):
        assert as_data(search(read, query, Wish(limit=15))) == got, query
    return sum(bool(got["hits"]) for got in theirs)


def titles(path):
    _ids, titles, *_rest = from_script(f"facts/{path.stem}", path.read_bytes())
    return titles.split("\n")


def as_data(results):
    hits = [
        {slot: getattr(hit, slot) for slot in hit.__slots__ if slot != "excerpt"}
        | {"excerpt": [list(run) for run in hit.excerpt]}
        for hit in results.hits
    ]
    facets = {name: [list(row) for row in rows] for name, rows in results.facets.items()}
    told = {"hints": list(results.hints), "damaged": list(results.damaged), "facets": facets}
    return {"total": results.total, "hits": hits, **told}


def test_both_sides_fold_and_cut_by_the_shared_vectors(page, place):
    path = Path(__file__).parents[1] / "unit" / "search" / "vectors.json"
    vectors = json.loads(path.read_text("utf-8"))
    page.goto(f"{place}/search.html")
    got = page.evaluate(
        "(texts) => texts.map((text) => briefings.text.pieces(text).map((piece) => piece.surface))",
        [vector["text"] for vector in vectors],
    )
    assert [vector["surfaces"] for vector in vectors] == got
