"""What languages call themselves and the months, from CLDR.

Only languages that the archive holds, and English: so the query side needs no tables.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module

from babel import Locale, UnknownLocaleError

from briefings.search.analyse import to_surface, words

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


@lru_cache(maxsize=256)
def language_forms(lang: str) -> tuple[str, ...]:
    """Return the folded names of a language, its tag first; names of several words are left out.

    ``lang`` is a primary subtag: ``ru`` gives ru, russian, русскии (folded as queries are).
    """
    own = _locale(lang)
    names = [own.get_display_name("en"), own.get_display_name()] if own else []
    single = (to_surface(name) for name in names if name and len(words(name)) == 1)
    return tuple(dict.fromkeys((lang, *(form for form in single if form))))


def months(langs: Iterable[str]) -> dict[str, int]:
    """Return the number of each month by its folded names, sorted by name.

    A name that means two months (``listopad``) is left out.
    """
    found: dict[str, set[int]] = {}
    for lang in sorted({"en", *langs}):
        names = _date_words(lang)
        for number, english in enumerate(_MONTHS, 1):
            for name in names.get(english, ()):
                if len(words(name)) == 1 and len(form := to_surface(name)) > 2:
                    found.setdefault(form, set()).add(number)
    clear = {form: min(numbers) for form, numbers in found.items() if len(numbers) == 1}
    return {form: clear[form] for form in sorted(clear) if form.isalpha()}


def _date_words(lang: str) -> Mapping[str, Sequence[str]]:
    """Return the names of months by their English one, as dateparser took them from CLDR.

    Not Babel's: it mixes up the months of languages once abbreviations of Chinese were read
    (2.18), so that an index would depend on what was built before.
    """
    if not (lang.isascii() and lang.isalpha()):
        return {}
    try:
        module = import_module(f"dateparser.data.date_translation_data.{lang}")
    except ImportError:
        return {}
    names: Mapping[str, Sequence[str]] = module.info
    return names


@lru_cache(maxsize=256)
def _locale(lang: str) -> Locale | None:
    try:
        return Locale.parse(lang)
    except (UnknownLocaleError, ValueError, TypeError):
        return None
