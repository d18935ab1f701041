"""The search page in Chromium, from disk and from a server below a sub-path.

A small archive in many scripts; the list that the browser shows must be the list that Python
gives, to the last mark of the last excerpt.
"""

import json
import shutil
import threading
from pathlib import Path

import jinja2
import pytest
from pages_server import PagesServer

from briefings.model import Archive, Article, IsoDate, SitePath, Status
from briefings.search.codec import from_script
from briefings.search.index import build
from briefings.search.query import search

pytestmark = pytest.mark.browser

THEME = Path(__file__).parents[2] / "theme"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'"
)
BASE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<title>{% block title %}{{ page.title }}{% endblock %}</title>
<link rel="icon" href="data:,">
<script defer src="{{ href('theme/js/briefings.js') }}"></script>
<script defer src="{{ href('theme/js/search-box.js') }}"></script>
{% block scripts %}{% endblock %}</head><body>
<form class="search-box" role="search" data-search-box
  data-target="{{ href('search.html') }}" hidden><label for="q-header">Search</label>
<input id="q-header" type="search" name="q"><button>Go</button></form>
<main>{% block kind %}{% endblock %}{% block content %}{% endblock %}</main></body></html>"""

SENTENCES = {
    "en": (
        "The grain agreement was signed in Istanbul after months of talks.",
        "Ships loaded with wheat left the port of Odesa on Monday.",
        "Inspectors examined the vessels near the Bosphorus, officials' notes said.",
        "The ministers discussed sanctions, insurance and the price of fertiliser.",
        "The UN said at COP27 that it would not wait; a COP 27 fund, the WHO and Kyiv agreed.",
        "A telescope returned its first images of distant galaxies 🔭 to Earth.",
        "Café owners in Zürich complained about naïve façade rules.",
        "Lukashenko met the delegation; communications were described as businesslike.",
        "Snake_case words, <b>markup</b> & ampersands stay what they are.",
    ),
    "ru": (
        "Министры обсудили зерновое соглашение в Стамбуле.",
        "Лукашенко встретился с делегацией и обсудил санкции.",
        "Ёлка стояла на площади до конца января.",
        "В ООН и в Киеве считают: U.N. не при чём.",
        "Суда с пшеницей вышли из порта Одессы в понедельник.",
    ),
    "uk": ("П'ять кораблів із зерном вийшли з порту Одеси.", "Сім'я повернулася додому."),
    "ar": (
        "غادرت السفن المحملة بالقمح ميناء أوديسا يوم الاثنين.",
        "ناقش الوزراء العقوبات والكِتابَ.",
    ),
    "he": ("האוניות עזבו את הנמל ביום שני.", 'דובר צה"ל מסר הודעה.'),
    "zh": ("欧盟外长讨论了新的制裁措施。", "装载小麦的船只离开敖德萨港口𠮷。"),
    "ja": ("小麦を積んだ船が港を出た。ガソリンの価格。", "宇宙望遠鏡が最初の画像を送った。"),
    "th": ("เรือบรรทุกข้าวสาลีออกจากท่าเรือ", "รัฐมนตรีหารือเรื่องมาตรการคว่ำบาตร"),
    "ko": ("밀을 실은 선박이 항구를 떠났다.",),
    "hi": ("गेहूं से लदे जहाज बंदरगाह से निकले।",),
    "tr": ("İstanbul'da tahıl anlaşması imzalandı, ışıklar söndü.",),
    "fr": ("Un fonds pour le blé : un accord à la COP27, un an après.", "Le port est fermé."),
    "de": ("Die Getreideschiffe verließen den Hafen; die Straße blieb gesperrt.",),
}
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
    "tag:grain", "since:2022-11", "title:grain", "source: gazette", "lang:klingon",
    "-lang: ru wheat",
    "Kiev", "Kyiv", "Киев", "Киева", "Odessa", "Odesa", "Одессы", "и", "die der das", "und Hafen",
    'צה"ל', "צהל", "a" * 60, "Ж" * 30, "what is the of", "to be or not to be", "WHO said it",
)  # fmt: skip


def small_archive():
    articles = []
    for number in range(120):
        lang = list(SENTENCES)[number % len(SENTENCES)]
        own = SENTENCES[lang]
        first = own[number % len(own)]
        body = "\n\n".join(
            own[(number * 7 + step * (1 + number % 3)) % len(own)] for step in range(number % 9 + 1)
        )
        date = None if number % 17 == 0 else f"2022-{9 + number % 3:02}-{1 + number % 28:02}"
        articles.append(
            Article(
                id=f"{date or 'undated'}-{number * 2654435761 % 2**32:08x}",
                title=first.rstrip(".。").split(";")[0],
                body=body,
                date=IsoDate(date) if date else None,
                lang=lang if number % 11 else None,
                source=("The Gazette", "Вестник", None)[number % 3],
                authors=("Jane Doe",) if number % 4 == 0 else (),
                tags=("Grain",) if number % 5 == 0 else (),
                status=Status.RETRACTED if number == 8 else Status.PUBLISHED,
            )
        )
    addresses = {a.id: SitePath(f"x/{a.id}.html") for a in articles}
    return Archive(tuple(articles), addresses, {})


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


def write_site(folder, archive):
    """Write the index, the scripts and the real search page on a base of our own."""
    files = build(archive)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    shutil.copytree(THEME / "static" / "js", folder / "theme" / "js")
    loader = jinja2.ChoiceLoader(
        [jinja2.DictLoader({"base.html": BASE}), jinja2.FileSystemLoader(THEME / "templates")]
    )
    page = jinja2.Environment(loader=loader, autoescape=True).get_template("search.html")
    (folder / "search.html").write_text(
        page.render(policy=POLICY, href=lambda path: path, page={"title": "Search"}), "utf-8"
    )
    base = jinja2.Environment(loader=loader, autoescape=True).get_template("base.html")
    (folder / "2022").mkdir()
    (folder / "2022" / "other.html").write_text(
        base.render(policy=POLICY, href=lambda path: f"../{path}", page={"title": "Other"}), "utf-8"
    )
    return files


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    archive = small_archive()
    return folder, archive, write_site(folder, archive)


@pytest.fixture(scope="module")
def places(small_site):
    """Where the site can be opened: from disk, and below a path of a server."""
    server = PagesServer(small_site[0], "/some-repo/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {"disk": small_site[0].as_uri(), "server": server.url.rstrip("/")}
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser):
    """A page that fails its test when it complains or asks for anything that is not there."""
    context = browser.new_context()
    opened = context.new_page()
    opened.complaints = []
    opened.requests = []
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("request", lambda request: opened.requests.append(request.url))
    yield opened
    context.close()


@pytest.fixture(params=["disk", "server"])
def place(request, places):
    return places[request.param]


def titles(page):
    return page.locator(".result-title").all_inner_texts()


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

    facts = [row for path in sorted(site.glob("search/facts/*.js")) for row in rows(path)]
    queries = [row[1] for row in facts] + [row[1][:6] for row in facts]
    for address in (site.as_uri(), pages_url.rstrip("/")):
        page.goto(f"{address}/search.html")
        assert compare(page, read, queries) == len(queries) > 50
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
        assert as_data(search(read, query, limit=15)) == got, query
    return sum(bool(got["hits"]) for got in theirs)


def rows(path):
    return from_script(f"facts/{path.stem}", path.read_bytes())


def as_data(results):
    hits = [
        {slot: getattr(hit, slot) for slot in hit.__slots__ if slot != "excerpt"}
        | {"excerpt": [list(run) for run in hit.excerpt]}
        for hit in results.hits
    ]
    return {"total": results.total, "hits": hits, "hints": list(results.hints)}


def test_the_page_shows_results_for_the_query_in_its_address(page, place, small_site):
    files = small_site[2]
    page.goto(f"{place}/search.html?q=grain%20agreement")
    page.locator(".result").first.wait_for()
    expected = search(files.get, "grain agreement", limit=10)
    assert [hit.title for hit in expected.hits] == titles(page)
    page.locator(".result-excerpt mark").first.wait_for()
    assert page.locator(".result-excerpt mark").first.inner_text().lower() == "grain"
    assert str(expected.total) in page.locator("[role=status]").inner_text()
    assert page.input_value("#q") == "grain agreement"
    assert page.complaints == []


def test_a_hit_stands_on_the_side_of_its_language(page, place):
    page.goto(f"{place}/search.html?q=lang%3Aar")
    page.locator(".result").first.wait_for()
    assert {"rtl"} == set(page.locator(".result").evaluate_all("all => all.map(one => one.dir)"))
    assert page.locator(".result [dir]").count() == 0  # nothing within stands elsewhere
    assert page.locator(".result .source-line bdi time").count() > 0
    page.goto(f"{place}/search.html?q=wheat%20lang%3Aen")
    page.locator(".result").first.wait_for()
    assert page.locator(".result").first.get_attribute("dir") == "ltr"


def test_the_query_language_is_explained_before_the_first_query(page, place):
    page.goto(f"{place}/search.html")
    examples = page.locator(".search-help code").all_inner_texts()
    assert page.locator(".search-help").is_visible()
    assert {"2022-10-10", "lang:ru", "-oil", "grain AND ships"} <= set(examples)
    hints = [page.evaluate("(query) => briefings.query.parse(query).hints", e) for e in examples]
    assert not any("no field" in hint or "no word" in hint for each in hints for hint in each)


def test_typing_searches_and_keeps_the_address_up_to_date(page, place):
    page.goto(f"{place}/search.html")
    page.locator("#q").press_sequentially("wheat")
    page.wait_for_url("**/search.html?q=wheat")
    page.locator(".result").first.wait_for()
    page.reload()
    page.locator(".result").first.wait_for()
    assert page.input_value("#q") == "wheat"


def test_all_hits_can_be_reached(page, place, small_site):
    files = small_site[2]
    everything = search(files.get, "lang:en", limit=1000)
    page.goto(f"{place}/search.html?q=lang%3Aen")
    more = page.locator("[data-search-more]")
    page.locator(".result").first.wait_for()
    shown = 10
    while more.is_visible():
        more.click()
        page.locator(".result").nth(min(shown + 1, everything.total) - 1).wait_for()
        shown += 10
    assert [hit.title for hit in everything.hits] == titles(page)


def test_nothing_but_files_of_the_site_is_asked_for(page, place):
    page.goto(f"{place}/search.html?q=sanctions")
    page.locator(".result").first.wait_for()
    assert page.requests
    assert [url for url in page.requests if not url.startswith((place, "data:"))] == []


def test_a_hostile_query_stays_text(page, place):
    page.goto(f"{place}/search.html")
    page.fill("#q", "<img src=x onerror=alert(1)>")
    page.wait_for_url("**/search.html?q=%3Cimg*")
    page.locator("[role=status]:not(:empty)").wait_for()
    assert page.locator("main img").count() == 0
    assert page.complaints == []


def test_a_query_of_ten_thousand_characters_is_answered(page, place):
    page.goto(f"{place}/search.html")
    page.fill("#q", "grain " * 1700)
    page.locator(".result").first.wait_for()
    assert page.complaints == []


def test_without_a_hit_there_is_advice(page, place):
    page.goto(f"{place}/search.html?q=xyzzyplugh")
    page.locator("[data-search-advice]").wait_for()
    assert page.locator("[role=status]").inner_text() == "No results"
    page.fill("#q", "!!!")
    page.get_by_text("The query holds no word.").wait_for()


def test_a_lost_and_a_damaged_shard_are_named_and_the_rest_is_shown(page, tmp_path):
    archive = small_archive()
    files = write_site(tmp_path, archive)
    lost, damaged = "search/texts/0003.js", "search/facts/0001.js"
    (tmp_path / lost).unlink()
    (tmp_path / damaged).write_text("briefings.shard('facts/0001', [[")
    page.goto(f"{tmp_path.as_uri()}/search.html?q=lang%3Aen")
    page.locator(".result").first.wait_for()
    got = page.evaluate("briefings.search('lang:en', {limit: 100})")
    left = {name: data for name, data in files.items() if name != lost}
    left[damaged] = b"briefings.shard('facts/0001', [["
    expected = search(left.get, "lang:en", limit=100)
    assert as_data(expected) == got
    assert 0 < len(got["hits"]) < got["total"]
    assert any(damaged in hint for hint in got["hints"])


def test_the_box_on_another_page_leads_to_the_results(page, place):
    page.goto(f"{place}/2022/other.html")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q-header"
    page.keyboard.type("wheat")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=wheat")
    page.locator(".result").first.wait_for()
    assert not page.locator("[data-search-box]").is_visible()
    assert page.complaints == []


def test_without_scripts_the_page_says_where_to_look(browser, place):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{place}/search.html")
    assert opened.locator("noscript a[href='a-z.html']").count() == 1
    assert not opened.locator("[data-search]").is_visible()
    context.close()


def test_an_empty_archive_says_so(page, tmp_path):
    write_site(tmp_path, Archive((), {}, {}))
    page.goto(f"{tmp_path.as_uri()}/search.html?q=anything")
    page.locator("[data-search-hints] li").wait_for()
    assert page.locator("[data-search-hints]").inner_text() == "The archive is empty."
    assert page.complaints == []


def test_both_sides_fold_and_cut_by_the_shared_vectors(page, place):
    path = Path(__file__).parents[1] / "unit" / "search" / "vectors.json"
    vectors = json.loads(path.read_text("utf-8"))
    page.goto(f"{place}/search.html")
    got = page.evaluate(
        "(texts) => texts.map((text) => briefings.text.pieces(text).map((piece) => piece.surface))",
        [vector["text"] for vector in vectors],
    )
    assert [vector["surfaces"] for vector in vectors] == got
