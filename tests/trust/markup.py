"""What may not stand in a piece of HTML that somebody else wrote, by an independent parser."""

import re

from lxml import html as lxml_html

from briefings import sanitise

SAFE_HREF = re.compile(r"(https?://|mailto:)[^\s]", re.IGNORECASE)
OUR_ID = re.compile(r"fn(ref)?\d+(:\d+)?")


def markup_faults(markup: str) -> list[str]:
    """Return what may not stand on a page."""
    found = []
    page = f"<!doctype html><body><p>{markup}".encode()
    tree = lxml_html.document_fromstring(page, lxml_html.HTMLParser(encoding="utf-8"))
    for element in tree.body.iterdescendants():
        if element.tag not in sanitise.TAGS:
            found.append(f"<{element.tag}>")
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {"style", "srcset", "target", "ping", "name"}:
                found.append(f"{name}={value}")
            if name == "id" and not OUR_ID.fullmatch(value):
                found.append(f"id={value}")
            bare = re.sub(r"[\x00-\x20]", "", value)
            scheme = ":" in re.split(r"[/?#]", bare)[0] or bare.startswith(("//", "\\", "/\\"))
            if name == "href" and scheme and not SAFE_HREF.match(bare):
                found.append(f"href={value}")
            if name == "src" and scheme:
                found.append(f"src={value}")
    return found
