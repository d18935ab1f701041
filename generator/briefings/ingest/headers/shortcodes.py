"""What generators put between braces: Hugo's shortcodes, Jekyll's Liquid, kramdown, Pelican.

Hugo's shortcodes, Jekyll's tags, kramdown's attribute lists, and Pelican's links to content of its
own. What is not known loses its tag and keeps its inner text.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from briefings.model import Repair

_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]{1,500}?(?<!`)\1(?!`)")
_FENCE = re.compile(r"[ \t]{0,3}(?:`{3,}|~{3,})")
_TAG = re.compile(
    r"\{\{(?P<kind>[<%])\s*(?P<end>/?)\s*(?P<name>[\w./-]{1,60})(?P<rest>[^{}\n]{0,1000}?)\s*/?[>%]\}\}"
    r"|\{%-?\s*(?P<liquid>\w{1,40})(?P<said>(?:[^%{}\n]|\{\{[^{}\n]{0,200}\}\}){0,1000}?)\s*-?%\}"
)
#: The site's own base address, before a path.
_BASE = re.compile(r"\{\{-?\s*(?:site|page|include)\.[\w.]{1,60}[^{}\n]{0,200}\}\}")
_ARGUMENT = re.compile(
    r"(?:(?P<key>[\w-]+)\s*=\s*)?(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|`(?P<c>[^`]*)`|(?P<d>[^\s\"'`=]+))"
)
_LINK = re.compile(r"(?<=[(<:\"' ])[{|](?:filename|static|attach|author|category|tag|index)[}|]")
_ATTRIBUTES = re.compile(
    r"^[ \t]*\{:[^{}\n]*\}[ \t]*$|(?<=\S)\{:[ \t]*[.#\w][^{}\n]*\}", re.MULTILINE
)
#: Shortcodes whose first argument (or ``id``) is a part of an address.
_EMBEDS: Mapping[str, str] = {
    "youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "tweet": "https://x.com/{user}/status/{}", "twitter": "https://x.com/{user}/status/{}",
    "x": "https://x.com/{user}/status/{}",
}  # fmt: skip
_FIGURES = {"figure", "img", "image", "picture", "figure.html", "image.html", "img.html"}

Arguments = Mapping[str, str]


def without_shortcodes(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return Markdown without what only a site generator understands, and what was unknown in it.

    Pictures keep caption and credit, embeds become links, highlighted code becomes fenced. Code
    between fences stays as it is.
    """
    if "{" not in text and "|" not in text:
        return text, ()
    unknown: dict[str, str] = {}
    parts = [part if fenced else _opened(part, unknown) for fenced, part in _by_fences(text)]
    repairs = (Repair("shortcode", "", tag[:200], "") for tag in unknown.values())
    return "".join(parts), tuple(repairs)


def _by_fences(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the runs of text outside and inside of code, in order."""
    fenced, run = False, ""
    for line in text.splitlines(keepends=True):
        if _FENCE.match(line) and not fenced:
            yield from _by_code(run)
            fenced, run = True, line
        elif _FENCE.match(line):
            yield True, run + line
            fenced, run = False, ""
        else:
            run += line
    yield from [(True, run)] if fenced else _by_code(run)


def _by_code(text: str) -> Iterator[tuple[bool, str]]:
    at = 0
    for match in _CODE.finditer(text):
        yield False, text[at : match.start()]
        yield True, match[0]
        at = match.end()
    yield False, text[at:]


def _opened(text: str, unknown: dict[str, str]) -> str:
    text = _BASE.sub("", text)
    text = _TAG.sub(lambda match: _written(match, unknown), text)
    return _ATTRIBUTES.sub("", _LINK.sub("", text))


def _written(match: re.Match[str], unknown: dict[str, str]) -> str:
    """Return what stands instead of one tag."""
    name = (match["name"] or match["liquid"]).lower()
    found = _arguments(match["rest"] or match["said"] or "")
    if match["liquid"] == "include" and "0" in found:
        name = found["0"].lower()
    write = _WRITERS.get(name.removeprefix("end")) or (_figure if name in _FIGURES else None)
    if match["end"] or name.startswith("end"):
        closing = write is _fence
        return (
            "```\n"
            if closing and match.string[match.end() : match.end() + 1] != "\n"
            else ("```" if closing else "")
        )
    if name in _EMBEDS:
        return _embed(name, found)
    if write:
        return write(found)
    unknown.setdefault(name, match[0])
    return ""


def _arguments(text: str) -> dict[str, str]:
    """Return named arguments by name, the others by their place: "0", "1"."""
    found: dict[str, str] = {}
    place = 0
    for match in _ARGUMENT.finditer(text):
        value = next(part for part in match.group("a", "b", "c", "d") if part is not None)
        key = match["key"]
        if not key:
            key, place = str(place), place + 1
        found.setdefault(key.lower(), value.strip())
    return found


def _first(found: Arguments, *names: str) -> str:
    return next((found[name] for name in names if found.get(name)), "")


def _figure(found: Arguments) -> str:
    """Return a picture, its caption and credit as an emphasised paragraph below."""
    address = _first(found, "src", "image_path", "url", "path", "link", "0")
    caption = " ".join(filter(None, (_first(found, "title"), _first(found, "caption"))))
    credit = _first(found, "attr", "credit", "source")
    alt = _first(found, "alt").replace("]", r"\]")
    below = f"{caption} ({credit})" if caption and credit else caption or credit
    picture = f"![{alt}](<{address}>)" if re.search(r"[\s()]", address) else f"![{alt}]({address})"
    return f"{picture}\n\n*{below.strip('*_ ')}*\n" if below else picture


def _embed(name: str, found: Arguments) -> str:
    key = _first(found, "id", "0")
    user = _first(found, "user") or "i"
    return f"<{_EMBEDS[name].format(key, user=user)}>" if re.fullmatch(r"[\w-]+", key) else ""


def _gist(found: Arguments) -> str:
    user, key = _first(found, "user", "0"), _first(found, "id", "1")
    path = "/".join(filter(None, (user, key)))
    return f"<https://gist.github.com/{path}>" if re.fullmatch(r"[\w/-]+", path) else ""


def _fence(found: Arguments) -> str:
    return f"```{_first(found, '0')}"


def _path(found: Arguments) -> str:
    return _first(found, "0", "path")


def _nothing(_found: Arguments) -> str:
    return ""


_WRITERS: Mapping[str, Callable[[Arguments], str]] = {
    **dict.fromkeys(_FIGURES, _figure),
    "gist": _gist, "highlight": _fence, "ref": _path, "relref": _path, "post_url": _path,
    "link": _path, "raw": _nothing, "comment": _nothing,
}  # fmt: skip
