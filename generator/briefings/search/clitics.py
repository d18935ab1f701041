"""Words without what Arabic and Hebrew write together with them: "and", "in", "the", "their".

Used for words only that the archive does not know as they stand. After the light stemming of
Larkey, Ballesteros and Connell (2002). Twin: theme/scripts/search-clitics.js.
"""

from collections.abc import Iterator

_ARABIC = ("\u0600", "\u06ff")
_HEBREW = ("\u0590", "\u05ff")
#: As ``analyse.to_surface`` writes them, the longer ones first.
_BEFORE_ARABIC = (
    "وبال",
    "وكال",
    "ولل",
    "فبال",
    "وال",
    "بال",
    "كال",
    "فال",
    "لل",
    "ال",
    "و",
    "ب",
    "ف",
    "ل",
    "ك",
)
_AFTER_ARABIC = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "وا", "هم", "نا", "ه", "ة", "ي", "ا")
_BEFORE_HEBREW = ("וה", "שה", "כשה", "ו", "ה", "ב", "ל", "כ", "מ", "ש")
_LEAST = 3  # letters that must be left


def bare_forms(surface: str) -> Iterator[str]:
    """Yield what may stand in the index for a form, the likeliest first; nothing elsewhere.

    The form itself comes first: as the name of a class, not as a form of one.
    """
    if _ARABIC[0] <= surface[0] <= _ARABIC[1]:
        bare = _without_first(surface, _BEFORE_ARABIC)
        yield surface
        if bare != surface:
            yield bare
            yield from _without_endings(bare)
        yield from _without_endings(surface)
    elif _HEBREW[0] <= surface[0] <= _HEBREW[1]:
        bare = _without_first(surface, _BEFORE_HEBREW)
        if bare != surface:
            yield bare
        yield f"ה{surface}"


def _without_endings(form: str) -> Iterator[str]:
    for ending in _AFTER_ARABIC:
        if form.endswith(ending) and len(form) - len(ending) >= _LEAST:
            form = form[: -len(ending)]
            yield form


def _without_first(surface: str, beginnings: tuple[str, ...]) -> str:
    for beginning in beginnings:
        if surface.startswith(beginning) and len(surface) - len(beginning) >= _LEAST:
            return surface[len(beginning) :]
    return surface
