"""Bytes to text: byte order mark, declared charset, UTF-8, then a guess that is looked at twice."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from briefings.ingest.language import find_language

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
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# UTF-8 that was read as windows-1252 (â€œ, Ã©, Ð¿Ñ€) and saved again
_MOJIBAKE = re.compile("â€[\x80-\xbf“”™˜œ¦]|Ã[\x80-\xbf©¨¼¶¤±³º¡«]|[ÐÑ][\x80-\xbf°-ÿ€-™]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was won from the bytes."""

    text: str
    charset: str  #: Python's name of the codec that was used
    guessed: bool = False  #: nothing declared it and it is not UTF-8
    repaired: bool = False  #: lines had been encoded twice; mended
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
    """Return the text with lines mended that had been encoded twice."""
    if not _MOJIBAKE.search(text):
        return text
    return "\n".join(_unmangled_line(line) for line in text.split("\n"))


def _decoded(text: str, charset: str, *, guessed: bool = False) -> Decoded:
    mended = unmangled(text)
    return Decoded(mended, charset, guessed, mended != text, mended.count("\ufffd"))


def _strictly(data: bytes, charset: str | None) -> str | None:
    if not charset:
        return None
    # pages that declare latin-1 are windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
    wide = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030"}
    try:
        text = data.decode(wide.get(charset.lower(), charset))
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
    sample = data[:4000]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.15 * half and even < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.15 * half and odd < 0.02 * half else None


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
    return match.encoding if match else "cp1252"


def _cyrillic_sense(text: str) -> float:
    """Return how far the letters beyond ASCII read as Cyrillic prose: about 0.9 yes, 0.3 no."""
    letters = [c for c in text if c > "\x7f" and not c.isspace()]
    if len(letters) < 6:
        return 0.0
    lower = "".join(c for c in text if "а" <= c <= "я")
    common = len(_COMMON.findall(lower)) / len(letters)
    return common + len(_PAIRS.findall(lower)) / len(letters)


def _is_western(sample: bytes) -> bool:
    """Tell whether the few letters beyond ASCII belong to a language that windows-1252 serves."""
    text = _strictly(sample, "cp1252")
    found = find_language(text) if text else None
    return found is not None and found[0] in _WESTERN


def _unmangled_line(line: str) -> str:
    if not _MOJIBAKE.search(line):
        return line
    try:
        return b"".join(_as_byte(c) for c in line).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return line


def _as_byte(char: str) -> bytes:
    # windows-1252 leaves five bytes undefined; programs write them as C1 controls
    return char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode("cp1252")
