"""The catalogues of the interface: complete, each placeholder in its place; plurals; months."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from briefings.model import IsoDate
from briefings.phrases import languages, of_scripts, phrases, read_catalogue
from briefings.render.grouping.words import date_text

ROOT = Path(__file__).resolve().parents[2]
REMEDY = "Run `make messages`, then translate what generator/briefings/locale/*.po lack."
PLACEHOLDER = re.compile(r"%\(\w+\)s")
TAG = re.compile(r"<[^>]*>")
TRANSLATED = [lang for lang in languages() if lang != "en"]


def wanted() -> set[object]:
    """Return all phrases that code, templates and scripts say."""
    path = ROOT / "docs" / "make_messages.py"
    spec = importlib.util.spec_from_file_location("make_messages", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {message.id for message in module.phrases() if message.id}


@pytest.fixture(scope="module")
def all_phrases() -> set[object]:
    return wanted()


def said(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def english(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def test_phrases_are_found_in_code_templates_and_scripts(all_phrases: set[object]) -> None:
    assert {"Undated", "Skip to the text", "No results"} <= all_phrases
    assert ("%(count)s result", "%(count)s results") in all_phrases


def calls(tree: ast.AST) -> Iterator[tuple[str, ...]]:
    """Yield the constant phrases of all calls that say something, also within f-strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            size = {"_": 1, "gettext": 1, "say": 1, "ngettext": 2, "say_many": 2}.get(name, 0)
            texts = [a.value for a in node.args[:size] if isinstance(a, ast.Constant)]
            if size and len(texts) == size and all(isinstance(text, str) for text in texts):
                yield tuple(texts)


def test_no_phrase_is_said_where_make_messages_does_not_find_it(all_phrases: set[object]) -> None:
    """Babel does not look into f-strings; a call there is missed unless it stands elsewhere too."""
    folder = ROOT / "generator" / "briefings"
    unseen = {
        (path.name, said)
        for path in folder.rglob("*.py")
        for said in calls(ast.parse(path.read_text("utf-8")))
        if (said if len(said) > 1 else said[0]) not in all_phrases
    }
    assert unseen == set(), "Take the call out of the f-string."


def test_every_phrase_of_the_scripts_is_found(all_phrases: set[object]) -> None:
    singles = {phrase[0] if isinstance(phrase, tuple) else phrase for phrase in all_phrases}
    scripts = [*(ROOT / "theme").glob("static/js/*.js"), *(ROOT / "theme").glob("scripts/*.js")]
    pattern = re.compile(r'\b(?:say|sayMany)\(\s*"((?:[^"\\]|\\.)*)"')
    said = {found for path in scripts for found in pattern.findall(path.read_text("utf-8"))}
    assert said
    assert said - singles == set(), "Take the call out of the template literal."


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_catalogue_holds_every_phrase_and_no_other(lang: str, all_phrases: set[object]) -> None:
    held = {m.id for m in read_catalogue(lang) if m.id}
    assert held == all_phrases, REMEDY
    empty = [m.id for m in read_catalogue(lang) if m.id and (m.fuzzy or not all(said(m)))]
    assert empty == [], REMEDY


@pytest.mark.parametrize("lang", TRANSLATED)
def test_placeholders_and_markup_stay_what_they_are(lang: str) -> None:
    for message in read_catalogue(lang):
        if not message.id:
            continue
        most = english(message)[-1]
        needed = set(PLACEHOLDER.findall(most))
        assert set(PLACEHOLDER.findall(said(message)[-1])) == needed, message.id
        for text in said(message):
            # Arabic says "an article" and "two articles" without a figure
            assert needed - {"%(count)s"} <= set(PLACEHOLDER.findall(text)) <= needed, message.id
            assert sorted(TAG.findall(text)) == sorted(TAG.findall(most)), message.id
            assert '"' not in TAG.sub("", text) or '"' in TAG.sub("", most), message.id
            assert text.replace("%(", "").count("%") == most.replace("%(", "").count("%")


def test_a_region_speaks_its_language_and_an_unknown_language_english() -> None:
    assert phrases("en-GB").say("Undated") == "Undated"
    assert phrases("tlh").lang == "en"
    assert date_text(IsoDate("2022-10-10"), "tlh") == "10 October 2022"


def test_english_scripts_need_no_phrases() -> None:
    assert of_scripts("en") == of_scripts("tlh") == {}


def test_thousands_are_marked_in_the_languages_own_way() -> None:
    assert phrases("en").say_many("%(count)s word", "%(count)s words", 1234) == "1,234 words"


#: Each language twice, Chinese before and between: Babel 2.18 mixes up months once it read some.
MONTHS = {
    "zh": "2022年10月10日", "ru": "10 октября 2022 г.", "uk": "10 жовтня 2022 р.",
    "be": "10 кастрычніка 2022 г.", "de": "10. Oktober 2022", "fr": "10 octobre 2022",
    "es": "10 de octubre de 2022", "ar": "10 أكتوبر 2022", "en": "10 October 2022",
}  # fmt: skip


def test_no_language_says_a_month_of_another_whatever_was_said_before() -> None:
    from babel.dates import format_date

    from briefings.phrases import locale

    day = date(2022, 10, 10)
    order = [*MONTHS, *reversed(MONTHS), *MONTHS]
    told = {
        (lang, format_date(day, "long", locale=locale(lang)).replace("\u202f", " "))
        for lang in order
    }
    assert told == set(MONTHS.items())
