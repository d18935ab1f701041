"""Bytes to text: byte order mark, declared charset, UTF-8, then a guess that is looked at twice."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes
from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad

from briefings.ingest.language import find_language
from briefings.model import Repair

#: Charsets of news texts before UTF-8, the ones that a guess may choose from.
_CANDIDATES = [
    "cp1251", "koi8_r", "koi8_u", "cp866", "cp1252", "cp1250", "cp1253", "cp1254", "cp1255",
    "cp1256", "cp1257", "iso8859_2", "iso8859_5", "gb18030", "big5", "shift_jis", "euc_jp",
    "euc_kr",
]  # fmt: skip
_WESTERN = {
    "en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "ca", "gl", "eu", "ga",
    "id", "ms", "sw",
}  # fmt: skip
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5")
#: The commonest letters and pairs of Russian, Ukrainian and Bulgarian running text.
_COMMON = re.compile("[оеаинтсрвл]")
_PAIRS = re.compile("ст|но|то|на|ен|ов|ни|ра|во|ко|по|пр|ро|го|ка|ер|не|ре|та|ть|ся")
_CYRILLIC_RUN = re.compile("[а-яёА-ЯЁ]{3,}")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Signs of every text that are one byte wide, or lie apart, in all charsets but UTF-16.
_PLAIN = frozenset(
    " \r\n\t.,;:!?()-0123456789\"'\u3001\u3002\uff0c\u2014\u00ab\u00bb\u201c\u201d\u2019"
)
#: Of these one stands in each sign of ``_PLAIN`` and each Latin letter that is two bytes wide.
_HALVES = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xff]")
#: Labels that mean a wider charset: https://encoding.spec.whatwg.org/#names-and-labels
_WIDER = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252",
    "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs", "gb2312": "gb18030",
    "x-gbk": "gb18030", "unicode": "utf-16", "x-mac-cyrillic": "mac_cyrillic",
}  # fmt: skip
#: What is lost stays as it is: a made-up character would hide that something was there.
_MENDING = TextFixerConfig(replace_lossy_sequences=False)
#: Letters beyond ASCII and what lies between them. With their surroundings they tell what ftfy
#: finds bad: at most seven characters, and it is slow on the long lines of pages.
_SUSPECT = re.compile(r"[^\x00-\x7f]++(?:[\x00-\x7f]{1,16}+[^\x00-\x7f]++)*+")
_BESIDE = 8  # characters
_SHOWN = 60  # characters of evidence on either side of the first mended one


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was won from the bytes."""

    text: str
    charset: str  #: Python's name of the codec that was used
    guessed: bool = False  #: nothing declared it and it is not UTF-8
    repairs: tuple[Repair, ...] = ()  #: lines had been encoded twice; mended
    lost: int = 0  #: characters that could not be read, now U+FFFD


def to_text(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of the bytes; ``declared`` is the charset that the source names."""
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _decoded(data.decode(charset, "replace"), charset)
    if wide := _utf16_without_mark(data):
        return _decoded(data.decode(wide, "replace"), wide, guessed=True)
    for named in ("utf-8", declared):
        text = _strictly(data, named)
        if text is not None:
            return _decoded(text, named or "")
    if (mostly := _mostly_utf8(data)) is not None:
        return _decoded(mostly, "utf-8")
    guess = _guess(data)
    return _decoded(data.decode(guess, "replace"), guess, guessed=True)


def unmangled(text: str) -> str:
    """Return the text with lines mended that had been encoded twice (``â€œ``, ``Ð¿Ñ€``).

    By ftfy, which leaves alone what may be meant so; tests/unit/ingest/test_encoding.py keeps
    that with real texts of three scripts.
    """
    lines = [] if text.isascii() else text.split("\n")
    suspects = (part for line in lines if not line.isascii() for part in _suspects(line))
    if not lines or not is_bad("\n".join(suspects)):
        return text  # no line is, where nothing in all of them is
    return "\n".join(map(_unmangled_line, lines))


def _decoded(text: str, charset: str, *, guessed: bool = False) -> Decoded:
    # what was encoded twice is UTF-8; another charset's letters may look so when guessed wrongly
    mended = text if guessed else unmangled(text)
    repairs = (_repair(text, mended),) if mended != text else ()
    return Decoded(mended, charset, guessed, repairs, mended.count("\ufffd"))


def _repair(text: str, mended: str) -> Repair:
    """Return the record of all mended lines, with the first one as its example."""
    pairs = enumerate(zip(text.split("\n"), mended.split("\n"), strict=True), 1)
    changed = [(number, *pair) for number, pair in pairs if pair[0] != pair[1]]
    first, before, after = changed[0]
    same = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    shown = slice(max(0, same - _SHOWN), same + _SHOWN)
    where = f"line {first}" + (f" and {len(changed) - 1} more" if len(changed) > 1 else "")
    return Repair("encoded twice", where, before[shown].strip(), after[shown].strip())


def is_same(one: str, other: str) -> bool:
    """Tell whether two names mean one charset, as browsers read them: latin-1 is windows-1252."""
    return _codec(one) == _codec(other)


def _codec(charset: str) -> str:
    """Return Python's name of a charset, "" if it knows none."""
    try:
        name = codecs.lookup(_WIDER.get(charset.strip().lower(), charset)).name
    except (LookupError, ValueError):  # a zero byte in the name
        return ""
    return {"utf-8-sig": "utf-8", "gbk": "gb18030", "gb2312": "gb18030"}.get(name, name)


def _strictly(data: bytes, charset: str | None) -> str | None:
    codec = _codec(charset) if charset else ""
    try:
        text = data.decode(codec) if codec else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _mostly_utf8(data: bytes) -> str | None:
    """Return UTF-8 with a damaged part, its lost characters as U+FFFD; None if it is no UTF-8.

    Text in another charset has hardly any valid sequences of several bytes.
    """
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    valid = sum(char > "\x7f" for char in text) - lost
    return text if valid >= 20 and lost <= 2 * valid else None


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the byte order of UTF-16 that does not name it, or None.

    Told by blanks, digits and stops at even places, which other charsets write as one byte.
    """
    sample = data[:4000]
    if len(sample) < 8 or len(data) % 2 or not _HALVES.search(sample):
        return None
    for charset in ("utf-16-le", "utf-16-be"):
        signs = Counter(sample.decode(charset, "replace"))
        plain = sum(n for c, n in signs.items() if c in _PLAIN or "a" <= c.lower() <= "z")
        letters = sum(n for c, n in signs.items() if c.isalpha())
        if plain >= 0.02 * signs.total() and plain + letters >= 0.9 * signs.total():
            return charset
    return None


def _guess(data: bytes) -> str:
    """Return the likeliest charset.

    Russian in the wrong one of its four charsets is letters too, only rare ones in odd case;
    statistics of bytes mistake them on short texts, so the letters themselves decide there.
    """
    sample = data[:60_000]
    best = max(_CYRILLIC, key=lambda charset: _cyrillic_sense(sample.decode(charset, "replace")))
    if _cyrillic_sense(sample.decode(best, "replace")) > 0.55:
        return best
    if sum(byte > 0x7F for byte in sample) < 0.08 * len(sample) and _is_western(sample):
        return "cp1252"
    match = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    return match.encoding if match else _rare_guess(data)


def _rare_guess(data: bytes) -> str:
    """Return the charset of what the library finds too odd, as Chinese with rare signs."""
    text = _strictly(data, "gb18030") or ""
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return "gb18030" if han > 0.5 * len(text) else "cp1252"


def _cyrillic_sense(text: str) -> float:
    """Return how far the letters beyond ASCII read as Cyrillic prose: about 0.9 yes, 0.3 no."""
    letters = [c for c in text if c > "\x7f" and not c.isspace()]
    if len(letters) < 6:
        return 0.0
    if sum(map(len, _CYRILLIC_RUN.findall(text))) < 0.5 * len(letters):
        return 0.0  # single letters between others: à, è, ò of Italian
    lower = "".join(c for c in text if "а" <= c <= "я")
    common = len(_COMMON.findall(lower)) / len(letters)
    return common + len(_PAIRS.findall(lower)) / len(letters)


def _is_western(sample: bytes) -> bool:
    """Tell whether the few letters beyond ASCII belong to a language that windows-1252 serves."""
    text = _strictly(sample, "cp1252")
    found = find_language(text) if text else None
    return found is not None and found[0] in _WESTERN


def _unmangled_line(line: str) -> str:
    if line.isascii() or not is_bad("\n".join(_suspects(line))) or not is_bad(line):
        return line
    mended = fix_encoding(line, _MENDING)
    # ftfy 6.3 turns U+FFFD into SUBSTITUTE where it mends a part of a line: the loss must show
    return mended if "\x1a" in line else mended.replace("\x1a", "\ufffd")


def _suspects(line: str) -> Iterator[str]:
    """Yield the letters beyond ASCII with what stands beside them."""
    for match in _SUSPECT.finditer(line):
        yield line[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
