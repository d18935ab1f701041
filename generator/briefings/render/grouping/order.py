"""Names and titles in the order that readers of the interface's language expect.

Words only: quotation marks and brackets count nothing. Accents count nothing either, but for
letters that have a place of their own in the language's alphabet (й after и, ñ after n), which is
what differs from the order of folded forms in our languages. The interface's own script comes
before others. Chinese is in the order of Unicode, which is that of radicals and strokes.
"""

from functools import lru_cache

from briefings.text import fold, words

#: As primary schools teach them. Languages that are not here keep the order of the folded forms.
ALPHABETS = {
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
_FIRST = 0x3A  # after the digits, before the folded letters of other scripts
_KEPT = 0xE000  # a private letter stands for one that must not fold


@lru_cache(maxsize=16)
def _tables(lang: str) -> tuple[dict[int, int], dict[int, int]]:
    """Return what keeps letters from being folded, and what puts all in their order."""
    alphabet = ALPHABETS.get(lang.partition("-")[0].lower(), "")
    own = {letter: _KEPT + at for at, letter in enumerate(alphabet) if fold(letter) != letter}
    order = {own.get(letter, ord(letter)): _FIRST + at for at, letter in enumerate(alphabet)}
    return {ord(letter): kept for letter, kept in own.items()}, order


def key(text: str, lang: str) -> tuple[str, str]:
    """Return what to sort a name or title by; equal ones stand in the order of their letters."""
    kept, order = _tables(lang)
    return fold(" ".join(words(text)).lower().translate(kept)).translate(order), text


def initial(text: str, lang: str) -> str:
    """Return the letter that a name stands under, a capital; "#" for digits and all else."""
    first = next((letter for letter in text if letter.isalnum()), "#").lower()[0]
    if first in ALPHABETS.get(lang.partition("-")[0].lower(), ""):
        return first.upper()
    plain = fold(first)[:1]
    return plain.upper()[0] if plain.isalpha() else "#"
