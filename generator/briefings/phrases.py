"""What the interface says, in its own language: gettext catalogues, read by Babel.

English stands in the code, the templates and the scripts. ``locale/xx.po`` holds the same phrases
in another language, for any translator's editor; it is read as it is, nothing is compiled. What a
catalogue lacks is said in English. Nothing here looks at the machine's own locale.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALES = Path(__file__).parent / "locale"
ENGLISH = "en"
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd ug ur yi".split())
_SCRIPTS = ("theme/static/js/", "theme/scripts/")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language."""

    lang: str  #: BCP 47: the wanted language, or English if there is no catalogue for it
    catalogue: NullTranslations

    def say(self, phrase: str, **values: str) -> str:
        """Return the phrase in this language, ``%(name)s`` filled from the values."""
        return self.catalogue.gettext(phrase) % values

    def say_many(self, one: str, many: str, count: int, **values: str) -> str:
        """Return the form for a number, which stands as ``%(count)s`` in it."""
        return self.catalogue.ngettext(one, many, count) % {"count": self.number(count), **values}

    def enumerate(self, words: Iterable[str]) -> str:
        """Return "a", "a and b" or "a, b and c" as the language puts it."""
        return str(format_list(list(words), locale=locale(self.lang)))

    def number(self, count: int) -> str:
        """Return a whole number with the language's own marks between thousands."""
        return _number(count, self.lang)


def languages() -> tuple[str, ...]:
    """Return the languages of the interface, sorted."""
    return tuple(sorted((ENGLISH, *(path.stem for path in LOCALES.glob("*.po")))))


@lru_cache(maxsize=16)
def phrases(lang: str) -> Phrases:
    """Return the phrases of a language; of a regional one those of its language."""
    known = lang.partition("-")[0].lower()
    if known == ENGLISH:
        return Phrases(lang, NullTranslations())
    if known not in languages():
        return Phrases(ENGLISH, NullTranslations())
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(known))
    compiled.seek(0)
    return Phrases(lang, GNUTranslations(compiled))


def read_catalogue(lang: str) -> Catalog:
    """Return the catalogue of a language as its translators wrote it."""
    with (LOCALES / f"{lang}.po").open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


@lru_cache(maxsize=64)
def locale(lang: str) -> Locale:
    """Return the CLDR locale of a language tag; plain ``en`` is the world's, not one country's."""
    try:
        return Locale.parse("en_001" if lang == ENGLISH else lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_001")


@lru_cache(maxsize=10_000)
def _number(count: int, lang: str) -> str:
    return str(format_decimal(count, locale=locale(lang)))


def of_scripts(lang: str) -> dict[str, str | dict[str, str]]:
    """Return the phrases that scripts say, by their English: a text, or texts by plural category.

    Categories are CLDR's ("one", "few", "many", "other"), as browsers know them. Empty for English
    and for languages without a catalogue.
    """
    known = phrases(lang)
    if isinstance(known.catalogue, GNUTranslations):
        messages = read_catalogue(known.lang.partition("-")[0].lower())
        said = (m for m in messages if any(name.startswith(_SCRIPTS) for name, _ in m.locations))
        return dict(sorted(_of_script(message.id, known) for message in said))
    return {}


def _of_script(
    message: str | tuple[str, ...] | list[str], known: Phrases
) -> tuple[str, str | dict[str, str]]:
    if isinstance(message, str):
        return message, known.catalogue.gettext(message)
    one, many = message
    rule = locale(known.lang).plural_form
    examples = {rule(n): n for n in range(200, -1, -1)}
    forms = {category: known.catalogue.ngettext(one, many, n) for category, n in examples.items()}
    return one, dict(sorted(forms.items()))


def direction(lang: str | None) -> str:
    """Return "rtl" for languages written from right to left, else "ltr"."""
    return "rtl" if (lang or "").split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
