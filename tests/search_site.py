"""A small archive in many scripts, and its search page on a base of its own: quick to write."""

import shutil
from functools import partial
from operator import add
from pathlib import Path

import jinja2

from briefings.model import Archive, Article, IsoDate, SitePath, Status
from briefings.render.files.scripts import scripts
from briefings.search.index import build

THEME = Path(__file__).parents[1] / "theme"
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
<main tabindex="-1">{% block kind %}{% endblock %}{% block content %}<h1 class="article-title">
{{- page.title }}</h1><div class="prose">{% for line in lines %}<p>{{ line }}</p>{% endfor %}</div>
{% endblock %}</main></body></html>"""

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
                people=("Ann Ray",) if number % 6 == 0 else ("Лев",) if number % 7 == 0 else (),
                places=("Odesa", "Minsk")[: number % 3],
                source_url=f"https://www.gazette.example/item-{number}?utm_source=x&id={number}",
                status=Status.RETRACTED if number == 8 else Status.PUBLISHED,
            )
        )
    addresses = {a.id: SitePath(f"x/{a.id}.html") for a in articles}
    return Archive(tuple(articles), addresses, {})


def write_site(folder, archive):
    """Write the index, the scripts and the real search page on a base of our own."""
    files = build(archive)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    shutil.copytree(THEME / "static" / "js", folder / "theme" / "js")
    for name, data in scripts(THEME).items():
        (folder / name).write_bytes(data)
    loader = jinja2.ChoiceLoader(
        [jinja2.DictLoader({"base.html": BASE}), jinja2.FileSystemLoader(THEME / "templates")]
    )
    environment = jinja2.Environment(loader=loader, autoescape=True, extensions=["jinja2.ext.i18n"])
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    page = environment.get_template("search.html")
    (folder / "search.html").write_text(
        page.render(policy=POLICY, href=lambda path: path, page={"title": "Search"}), "utf-8"
    )
    other = environment.get_template("base.html")
    for name, title, lines in _others(archive):
        up = "../" * name.count("/")
        text = other.render(
            policy=POLICY, href=partial(add, up), page={"title": title}, lines=lines
        )
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return files


def titles(page):
    """Return the titles of the results that stand on the search page."""
    return page.locator(".result-title").all_inner_texts()


def open_search(page, place, asked=""):
    """Open the search page and wait for its first result if anything is asked."""
    page.goto(f"{place}/search.html{asked}")
    if asked:
        page.locator(".result").first.wait_for()


def _others(archive):
    """Yield place, title and paragraphs of all other pages."""
    yield "2022/other.html", "Other", []
    yield "404.html", "Not here", []
    for article in archive.articles:
        yield archive.addresses[article.id], article.title, article.body.split("\n\n")
