"""Plain text: the gate for hostile text, folding, words, sentences."""

import re
import unicodedata
from itertools import islice

# C0 and C1 controls but tab and newline, noncharacters, halves of surrogate pairs (no file can
# hold them), byte order marks, bidirectional overrides and isolates (Trojan Source,
# CVE-2021-42574), zero-width space, soft hyphen.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
#: Bytes that stand in every page in great number.
_USUAL = bytes((9, 10, 13, *range(32, 127)))
#: The commonest signs beyond ASCII in texts that are ASCII but for them.
_PRINTED = (("’", "'"), ("“", " "), ("”", " "), ("–", " "), ("—", " "))
#: Of ASCII letters and digits the small ones, of all else spaces.
_KEYED = bytes(ord(chr(at).lower()) if chr(at).isalnum() else 32 for at in range(128)).ljust(256)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLOSERS = "\"'”’»)」』"
_SENTENCE_END = re.compile(
    rf"(?:(?<=[.!?…؟])|(?<=[.!?…؟。！？][{_CLOSERS}]))\s+|(?<=[。！？])(?![。！？{_CLOSERS}])\s*"
)

#: Words a minute for silent reading of non-fiction in English, the mean of 190 studies:
#: Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019).
WORDS_PER_MINUTE = 238
CHARACTERS_PER_MINUTE = 260  # Chinese, the same study
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


class _Folded(dict[int, int | None]):
    """What a character of a text in NFKD folds to, for ``str.translate``; None for a mark."""

    def __missing__(self, code: int) -> int | None:
        is_mark = unicodedata.category(chr(code)) in {"Mn", "Me"}
        self[code] = None if is_mark else code
        return self[code]


_FOLDED = _Folded({ord("ς"): ord("σ")})


def to_clean(text: str) -> str:
    """Return the text in NFC, lines ended by LF, without controls and invisible overrides.

    Every text from outside passes here once. Tabs and newlines stay; no-break spaces become
    spaces.
    """
    if not text.isprintable():  # as is whatever goes or is replaced
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
        text = text.replace("\u2029", "\n").replace("\xa0", " ").replace("\u202f", " ")
        text = _UNWANTED.sub("", text) if _UNWANTED.search(unusual(text)) else text
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def unusual(text: str) -> str:
    """Return the controls and what is beyond ASCII, in order: a pattern is slow on long texts."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    return rest.decode("utf-8", "surrogatepass")


def to_line(text: str) -> str:
    """Return the text clean and on one line, runs of white space as one space."""
    return " ".join(to_clean(text).split())


def fold(text: str) -> str:
    """Return a form for comparing: lower case, no accents, no marks, ё as е, ς as σ.

    The scripts of the site fold in the same way: theme/scripts/search-text.js.
    """
    if text.isascii():
        return text.lower()
    # lower case twice: NFKD makes capitals out of signs, as TM of ™
    return unicodedata.normalize("NFKD", text.lower()).lower().translate(_FOLDED)


def words(text: str) -> list[str]:
    """Return the words in order: letters and digits, apostrophes inside kept."""
    return _WORD.findall(text)


def first_words(text: str, most: int) -> list[str]:
    """Return the first words of a text, without looking at the rest of it."""
    return [match.group() for match in islice(_WORD.finditer(text), most)]


def title_key(title: str) -> str:
    """Return what stays of a title without case, accents and punctuation, one space between."""
    bare = title
    for sign, plain in _PRINTED:
        bare = bare.replace(sign, plain)
    if bare.isascii():  # the same, in a third of the time
        return " ".join(bare.encode().translate(_KEYED, b"'").decode().split())
    return " ".join(words(fold(title).replace("'", "").replace("’", "")))


def isolated(words_: str) -> str:
    """Return right-to-left words between marks that keep the sentence around them in order.

    FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, as Unicode's UAX #9 asks for.
    """
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words_):
        return f"\u2068{words_}\u2069"
    return words_


def sentences(text: str) -> list[str]:
    """Return the sentences of plain text, roughly: cut after a final mark and white space."""
    return [s for s in (part.strip() for part in _SENTENCE_END.split(text)) if s]


def shorten(text: str, limit: int) -> str:
    """Return the text on one line, cut at a word with an ellipsis if longer than ``limit``."""
    line = to_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    if " " in cut[limit // 2 :]:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" .,;:–—-") + "…"


def to_extract(text: str, limit: int) -> str:
    """Return the beginning of a text on one line: whole sentences if they fill most of the room.

    Otherwise it is cut at a word, as ``shorten`` does.
    """
    line = to_line(text)
    if len(line) <= limit:
        return line
    whole = ""
    for sentence in sentences(line):
        if len(whole) + 1 + len(sentence) > limit:
            break
        whole = f"{whole} {sentence}".strip()
    return whole if len(whole) >= limit * 0.6 else shorten(line, limit)


def unspaced(text: str) -> int:
    """Return how many characters belong to scripts that do not part words: Han, kana, Thai."""
    return len(_UNSPACED.findall(text))


def minutes_to_read(text: str) -> int:
    """Return whole minutes of reading, at least 1."""
    spaced = len(words(_UNSPACED.sub(" ", text)))
    return max(1, round(spaced / WORDS_PER_MINUTE + unspaced(text) / CHARACTERS_PER_MINUTE))
