"""The clipping grammar: what becomes a field, and what must stay in the body."""

import pytest

from briefings.ingest.clippings.clipping import read_clipping

TEXT = (
    "The minister said on Monday that the agreement would be signed in the coming weeks.\n\n"
    "Observers doubted it, and one of them told reporters that he had heard this before."
)


def read(head="", foot=""):
    parts = [part for part in ("Harvest late", head, TEXT, foot) if part]
    return read_clipping("seeds/x.md", "\n\n".join(parts))


def said(draft):
    best = {}
    for witness in draft.witnesses:
        if witness.field not in best or witness.confidence > best[witness.field].confidence:
            best[witness.field] = witness
    return {name: witness.value for name, witness in best.items()}


URL = "https://example.org/2022/10/10/harvest"


@pytest.mark.parametrize(
    "foot",
    [
        f"Original url:\n\n<{URL}>", f"Source: {URL}", f"Source : <{URL}>", f"**Source:** {URL}",
        f"Read more at: {URL}", f"Read more at {URL}.", f"Originally published at {URL}",
        f"Link: {URL}", f"URL: {URL}", f"Оригинал: {URL}", f"Источник: {URL}", f"Джерело: {URL}",
        f"Quelle: {URL}", f"Fuente: {URL}", f"المصدر: {URL}", f"מקור: {URL}", f"来源：{URL}", URL,
        f"<{URL}>", f"[Example]({URL})", f"## Source\n\n{URL}", f"Source:\n{URL}\n\nTags: a, b",
        f"Source: {URL}\n\n*Sample article: written for this archive.*", f"---\n\n({URL})",
        f"Source: The paper, {URL}", f"Source: [{URL}]({URL})",
        "Source: example.org/2022/10/10/harvest", f"Lien d'origine : {URL}",
        f"Haberin bağlantısı: {URL}", f"[Original article]({URL})", f"[Harvest late]({URL})",
        f"Clipped from [Example]({URL}) on 7 May 2023.", f"Source: [Harvest late]({URL})",
        f"(c) The paper, {URL}", f"Read also:\n- Oats in May\n\nSource: {URL}",
    ],
)  # fmt: skip
def test_the_address_of_the_original_is_found_in_many_spellings(foot):
    draft = read(foot=foot)
    assert said(draft)["source_url"] == URL
    assert URL not in draft.body
    assert draft.body.startswith(TEXT)


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("By Ann Ray", "authors", ("Ann Ray",)),
        ("By Ann Ray and Jan de Vries", "authors", ("Ann Ray", "Jan de Vries")),
        ("by Ann Ray, Kyiv correspondent", "authors", ("Ann Ray",)),
        ("Von Anna Schmidt", "authors", ("Anna Schmidt",)),
        ("Par Anne Dupont", "authors", ("Anne Dupont",)),
        ("Автор: Иван Петров", "authors", ("Иван Петров",)),
        ("بقلم أحمد علي", "authors", ("أحمد علي",)),
        ("By Reuters", "agency", ("Reuters",)),
        ("(AFP)", "agency", ("AFP",)),
        ("ТАСС", "agency", ("ТАСС",)),
        ("By Ann Ray | 10 October 2022", "date", "2022-10-10"),
        ("Ann Ray, 10 October 2022", "date", "2022-10-10"),
        ("Kyiv, 10 October 2022", "date", "2022-10-10"),
        ("A field. [AP](https://example.org/p)", "image_credit_url", "https://example.org/p"),
        ("A field. (Photo: Ann Ray)", "image_credit", "Ann Ray"),
        ("A field. Photo: Ann Ray / AP", "image_caption", "A field."),
        ("Фото: Иван Петров / ТАСС", "image_credit", "Иван Петров / ТАСС"),
        ("![A field](f.jpg)\n*A field near the river*", "image_caption", "A field near the river"),
        ("Tags: grain, weather", "tags", ("grain", "weather")),
        (
            "By Ann Ray and Bo Li | 10 Oct 2022 | Minsk Times",
            "authors",
            ("Ann Ray", "Bo Li"),
        ),
        ("By Ann Ray and Bo Li | 10 Oct 2022 | Minsk Times", "date", "2022-10-10"),
        (
            "By **Ann Ray** | Published: 10 October 2022 | The Minsk Times",
            "source",
            "The Minsk Times",
        ),
        ("By Ann Ray, Kyiv correspondent", "authors", ("Ann Ray",)),
        ("By Ann Ray in Kyiv and Bo Li in New York", "authors", ("Ann Ray", "Bo Li")),
        ("Autor: Jan Nowak, 11 grudnia 2022", "authors", ("Jan Nowak",)),
        ("Autor: Jan Nowak, 11 grudnia 2022", "date", "2022-12-11"),
        ("Par Le Monde avec AFP", "agency", ("AFP",)),
        ("Par Le Monde avec AFP", "source", "Le Monde"),
        ("Ann Ray in Minsk\nMon 10 Oct 2022", "authors", ("Ann Ray",)),
        ("BBC News, Minsk\nPublished\n10 October 2022", "date", "2022-10-10"),
        ("Экономика, 10 окт 2022, 07:14", "date", "2022-10-10"),
        ("Barcelona | 10 OCT 2022 - 06:45 CET", "date", "2022-10-10T06:45:00+01:00"),
        ("2022年10月10日 10:22 来源：新华社 记者 李明", "authors", ("李明",)),
        ("2022年10月10日 10:22 来源：新华社 记者 李明", "source", "新华社"),
        ("公開日：2022年10月10日（月）13時05分", "date", "2022-10-10"),
        ("###### Minsk, October 10, 2022", "date", "2022-10-10"),
        ("Stand: 10.10.2022 | Lesedauer: 3 Minuten", "modified", "2022-10-10"),
        ("خبرگزاری: ایسنا", "agency", ("ایسنا",)),
        ("Kaynak: Anadolu Ajansı (AA)", "source", "Anadolu Ajansı (AA)"),
        ("A field. | Bildquelle: dpa/Ann Ray", "image_credit", "dpa/Ann Ray"),
        ("A field. Photo by A. Ray/Reuters.", "image_credit", "A. Ray/Reuters"),
        ("A field. Credit...Ann Ray/The Paper", "image_credit", "Ann Ray/The Paper"),
        ("A field. [Ann Ray/AFP]", "image_credit", "Ann Ray/AFP"),
        ("Photo caption: A field. REUTERS/Ann Ray", "image_credit", "REUTERS/Ann Ray"),
        ("撮影：佐藤花子", "image_credit", "佐藤花子"),
        (
            "Photo: A wide field lies by a river",
            "image_caption",
            "A wide field lies by a river",
        ),
        ("Légende : Un champ. © Anne Dupont", "image_caption", "Un champ."),
        ('![](f.jpg "F")\n*A field. Photo by A. Ray/AP.*', "image_caption", "A field."),
        ("Getty Images\nA field near Minsk", "image_caption", "A field near Minsk"),
        ("Late, but not lost\n\n10 October 2022", "subtitle", "Late, but not lost"),
    ],
)
def test_a_line_of_the_head_becomes_a_field(head, field, value):
    draft = read(head=head)
    assert value == said(draft)[field]
    assert draft.body == TEXT + "\n"


@pytest.mark.parametrize(
    "paragraph",
    [
        "By the end of the year prices had doubled.",
        "Source of the money: nobody knows, an official said in a long interview.",
        "Link between war and hunger: the report says that it is clear.",
        "From the beginning, it was a mess.",
        "Published by a small press, the book sold out.",
        "Updated figures show more.",
        "On 10 October 2022 the talks began.",
        "See https://example.org for the full list.",
        "Exports rose, [the ministry said](https://example.org/m), and imports fell.",
        "Photo: the word itself means light. He said so in a long speech.",
        "“Go,” he said. (Reuters could not verify this.)",
        "Title: he had none. He was a farmer, and so he stayed until the end.",
        "Sample article: written for this archive in its own words.",
        "Tags were found on every sack: red, blue, and a few green ones.",
        "By Tuesday, the whole town was without drinking water.",
        "By Sunday, divers hope to have reached the hull.",
        "By Christmas, Kyiv had power again.",
        "By May, Kyiv.",
        "Par Toutatis, le ciel tombe.",
        "Von der Leyen, Michel und Scholz trafen sich am Montag mit Selenskyj in Kiew.",
        "Di Maio, Salvini e Conte hanno discusso fino alle tre di notte.",
        "Por Dios, dijo el alcalde.",
        "Автор проекта Иван Петров признал ошибку в расчётах.",
        "كتب الرئيس رسالة إلى الوزير.",
        "Address: 5 Mill Lane, open from ten to five, see https://m.example/v for tickets.",
        "Link: the mayor and the baker, who wrote it down at https://b.example/diary years ago.",
        "Website: https://museum.example/",
        "Copyright was the bone of contention until late at night, one minister said.",
        "[Subscribe to our newsletter](https://m.example/subscribe)",
        "[The treaty](https://b.example/treaty)",
        "[The whole paper](https://example.org/)",
        "- [The treaty](https://b.example/a)\n- https://b.example/b\n- 12 May 2023\n- Reuters",
        "Read also:\n- [Oats in May](https://b.example/oats)",
        "MINSK, July 5 (Reuters) - A ferry sank.",
        "Author: Ann Ray, who has covered the harvest since she was a child on her father's farm.",
        "Home is where the heart is: more views, fewer comments.",
        "5 minutes later the rain came.",
        "Share prices fell in Minsk.",
        "Ann Ray in Minsk was the first to see it.",
    ],
)
def test_a_paragraph_that_begins_like_a_field_stays(paragraph):
    assert paragraph in read(head=paragraph).body
    assert paragraph in read(foot=paragraph).body


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("# Harvest late", "Harvest late"),
        ("Harvest late\n============", "Harvest late"),
        ("**Harvest late**", "Harvest late"),
        ("HARVEST LATE", "HARVEST LATE"),
        ("Title: Harvest late", "Harvest late"),
        ("## [Harvest late](https://example.org/h)", "Harvest late"),
        ("Harvest late - The Moscow Times", "Harvest late"),
        ("October 10, 2022\n\n# Harvest late", "Harvest late"),
        ("The Moscow Times\n\n# Harvest late", "Harvest late"),
    ],
)
def test_a_title_is_found_in_many_shapes(first, title):
    draft = read_clipping("seeds/x.md", f"{first}\n\n{TEXT}\n")
    assert title == said(draft)["title"]
    assert draft.body == TEXT + "\n"


def test_a_long_first_paragraph_is_no_title():
    assert "title" not in said(read_clipping("seeds/x.md", TEXT * 4 + "\n\nAnd more."))


def test_the_agency_of_a_dateline_is_found_and_the_text_kept():
    draft = read_clipping("seeds/x.md", f"Harvest late\n\nMINSK, Oct 10 (Reuters) - {TEXT}")
    assert said(draft)["agency"] == ("Reuters",)
    assert draft.body.startswith("MINSK, Oct 10 (Reuters) - The minister")


def test_a_dead_related_link_becomes_text_and_its_title_a_field():
    draft = read(foot="**Related article:** [Wheat [and rye] below the snow](#)")
    assert said(draft)["related_titles"] == ("Wheat [and rye] below the snow",)
    assert draft.body.endswith("**Related article:** Wheat [and rye] below the snow\n")


def test_every_claim_names_its_line():
    draft = read(head="10 October 2022", foot=f"Source: {URL}")
    assert {"line 1", "line 3", "line 9"} == {witness.where for witness in draft.witnesses}


def test_code_between_fences_stays_as_it_is():
    code = "```\na  \n\n\n    b\n```"
    assert code in read(foot=f"{code}\n\nThe end of it all.").body


def test_a_second_address_at_the_end_stays():
    draft = read(foot=f"https://b.example/other\n\n{URL}")
    assert said(draft)["source_url"] == URL
    assert "https://b.example/other" in draft.body


def test_a_date_at_the_end_of_a_dated_text_stays():
    assert "2 June 2023" in read(head="10 October 2022", foot="2 June 2023").body


def test_the_day_of_a_dateline_is_found_and_the_text_kept():
    draft = read(head="VALLETTA, Malta, 13 May 2023 — The ferry will not sail.")
    assert said(draft)["date"] == "2023-05-13"
    assert draft.body.startswith("VALLETTA, Malta, 13 May 2023 — The ferry")


def test_a_list_below_a_bare_label_names_titles_and_stays():
    foot = "Читайте також:\n- [Oats in May](https://b.example/1)\n- [Rye in June](#)"
    draft = read(foot=f"{foot}\n\nSource: {URL}")
    assert said(draft)["related_titles"] == ("Oats in May", "Rye in June")
    assert draft.body.endswith("- [Oats in May](https://b.example/1)\n- Rye in June\n")


BROWSER = {
    "en": "Home\nNews\n\nWorld | Africa | Asia\n\n{}\n\nBy Ann Ray\n\nPosted\n10 October 2022\n\n"
    "Share\n412 comments",
    "ru": "Главная › Экономика › Зерно\nПоделиться\n\n{}\n10 окт 2022, 07:14\n1 204 просмотра\n"
    "Время чтения: 2 мин",
    "ar": "الرئيسية / أخبار / اقتصاد\nمشاركة\nفيسبوك تويتر\n\n{}\nنشر في: 2022/10/10\n"
    "مدة القراءة: دقيقتان",
    "zh": "首页 > 国际 > 正文\n分享到: 微信 微博\n\n{}\n2022-10-10 21:07:33\n字号 A- A A+",
    "es": "Compartir\n\n{}\nMadrid | 10 OCT 2022\nCompartir en Facebook\nIr a los comentarios: 34",
    "de": "Startseite\nAnmelden\n\n{}\nStand: 10.10.2022\nTeilen\nLesedauer: 3 Minuten",
}


@pytest.mark.parametrize("lang", BROWSER)
def test_a_text_copied_from_a_browser_loses_its_furniture_and_a_note_says_so(lang):
    title = "Harvest comes late below the snow"
    draft = read_clipping("seeds/x.txt", f"{BROWSER[lang].format(title)}\n\n{TEXT}\n")
    assert said(draft)["title"] == title
    assert said(draft).get("date", said(draft).get("modified"))[:10] == "2022-10-10"
    assert draft.body == TEXT + "\n"
    assert any("furniture" in note.what for note in draft.notes)


@pytest.mark.parametrize("title", ["Home", "Rock / Paper / Scissors", "Share"])
def test_a_word_of_furniture_may_be_a_title(title):
    draft = read_clipping("seeds/x.txt", f"{title}\n\n{TEXT}\n")
    assert said(draft)["title"] == title
    assert draft.body == TEXT + "\n"


@pytest.mark.parametrize(
    "foot",
    [
        "Q: When did it end?\n\nA: 3 March 2019.",
        "When was the bridge opened?\n\n29 October 1891",
        "(a) dismiss the claim;\n\n(b) sell the house;\n\n(c) award the costs of the sale",
        "Speakers came from:\n\nTASS\n\nReuters\n\nAFP",
    ],
)
def test_the_end_of_a_text_that_looks_like_a_field_stays(foot: str) -> None:
    opening = "The council met on Monday evening in the old hall and heard both sides at length."
    draft = read_clipping("seeds/x.txt", f"A Long Evening in the Old Hall\n\n{opening}\n\n{foot}\n")
    assert foot.rsplit(maxsplit=1)[-1].strip("()") in draft.body
    assert not {"date", "rights", "agency"} & {w.field for w in draft.witnesses}


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("来源：四川日报 2020年9月27日", None),
        ("来源：四川日报 作者：王小明 2020年9月27日", "王小明"),
    ],
)
def test_a_chinese_head_line_gives_outlet_author_and_date(line: str, author: str | None) -> None:
    text = "成都地铁18号线今天开通，连接市区与天府机场。"
    draft = read_clipping("seeds/x.txt", f"成都地铁18号线开通\n\n{line}\n\n{text}\n")
    assert said(draft)["source"] == "四川日报"
    assert said(draft)["date"] == "2020-09-27"
    assert said(draft).get("authors") == (author and (author,))
