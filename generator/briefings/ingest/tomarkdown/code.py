"""Code that stands by itself: its text line by line, and its language."""

import re
from itertools import islice

from lxml import etree

from briefings.text import to_clean

#: Elements inside of code that stand on lines of their own.
_LINES = {"div", "p", "li", "tr", "table", "ol", "ul", "pre"}
#: Columns with the numbers of lines, and buttons.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:gutter|line-?no(?:s|des)?|line-?numbers?(?:-rows)?|linenodiv|rouge-gutter|"
    r"copy(?:-?btn|-?button)?|blob-num)(?=$|[\s_-])"
)
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?-|highlight-source-|brush:\s*|sourceCode\s+|prettyprint\s+lang-)"
    r"([\w+#-]{1,20})"
)
_NO_LANGUAGE = {"none", "text", "plain", "plaintext", "nohighlight", "undefined", "default"}


def text_of_code(element: etree._Element) -> str:
    """Return the text of code as it stands, without empty lines at its ends."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walk:
        if event == "start" and part is not element and _is_aside(part):
            walk.skip_subtree()
        elif event == "start":
            if part.tag == "br" or (part.tag in _LINES and _is_in_line(parts)):
                parts.append("\n")
            parts.append(part.text or "")
        if event != "start" and part is not element:
            if event == "end" and part.tag in _LINES and _is_in_line(parts):
                parts.append("\n")
            parts.append(part.tail or "")
    lines = to_clean("".join(parts)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _is_in_line(parts: list[str]) -> bool:
    """Tell whether something stands on the line under way."""
    last = next((part for part in reversed(parts) if part), "\n")
    return not last.endswith("\n")


def _is_aside(part: etree._Element) -> bool:
    return part.tag in {"button", "script", "style"} or bool(_ASIDE.search(part.get("class") or ""))


def language_of(element: etree._Element) -> str:
    """Return the language that code is marked with, in lower case; "" if with none."""
    near = [element, *islice(element.iter("code"), 1), *islice(element.iterancestors(), 2)]
    for part in near:
        said = part.get("data-lang") or part.get("data-language") or part.get("lang-code") or ""
        match = _LANGUAGE.search(part.get("class") or "")
        language = (match[1] if match else said).lower()
        if re.fullmatch(r"[\w+#-]{1,20}", language) and language not in _NO_LANGUAGE:
            return language
    return ""
