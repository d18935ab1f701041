"""Languages as people write them -> their tags by BCP 47."""

import re
from functools import cache

from babel import Locale
from babel.localedata import exists

#: Languages in whose words others are called.
_CALLED_IN = ("de", "fr", "es", "it", "pt", "pl", "ru", "uk", "be", "ar", "zh")
#: A language, and what may follow it: script, region, variants (RFC 5646, section 2.1).
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def to_tag(written: str) -> str | None:
    """Return the tag for a tag (``en_us`` too) or a name (``English``, ``русский``); None if none.

    In the usual case (RFC 5646, section 2.1.1); nobody says that its language exists.
    """
    text = written.strip().replace("_", "-")
    if not _TAG.fullmatch(text):
        return _names().get(text.lower())
    first, *rest = text.split("-")
    cased = (part.upper() if len(part) == 2 else part.title() for part in rest)
    return "-".join([first.lower(), *cased])


@cache
def _names() -> dict[str, str]:
    """Return tags by the names of languages, in lower case: in English, their own, and others."""
    english = _called_in("en")
    own = {tag: _called_in(tag).get(tag, tag) for tag in english if exists(tag)}
    found: dict[str, str] = {}
    for names in (english, own, *map(_called_in, _CALLED_IN)):
        for tag, name in names.items():
            found.setdefault(name.lower(), tag.replace("_", "-"))
    return found


def _called_in(lang: str) -> dict[str, str]:
    return {str(tag): str(name) for tag, name in Locale.parse(lang).languages.items()}
