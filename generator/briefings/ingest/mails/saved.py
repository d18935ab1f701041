"""Pages saved in the form of a mail (MHTML), as browsers and their add-ons write them."""

from email.message import EmailMessage
from urllib.parse import urljoin

from lxml import etree

from briefings.ingest.mails.parts import parts_of, read_header
from briefings.ingest.tree import to_tree
from briefings.urls import is_web

_LINKS = {"a": "href", "area": "href", "link": "href", "img": "src", "source": "src"}


def is_saved_page(message: EmailMessage) -> bool:
    """Tell whether a browser wrote the mail: it says so, or nobody sent it."""
    if read_header(message, "Snapshot-Content-Location") or read_header(message, "X-MAF"):
        return True
    sender = read_header(message, "From").lower()
    sent = sender or read_header(message, "Received") or read_header(message, "To")
    return "saved by" in sender or (not sent and message.get_content_type() == "multipart/related")


def address_of(message: EmailMessage) -> str:
    """Return the web address of a saved page, "" if it says none."""
    pages = (part for part in parts_of(message) if part.get_content_type() == "text/html")
    said = (
        read_header(message, "Snapshot-Content-Location"),
        read_header(message, "Content-Location"),
        *(read_header(part, "Content-Location") for part in list(pages)[:1]),
    )
    return next((url for url in said if is_web(url)), "")


def with_whole_links(page: str, address: str) -> str:
    """Return a page whose links and pictures have whole addresses, as the saved parts are named."""
    tree = to_tree(page) if address else None
    if tree is None:
        return page
    base = tree.find(".//base[@href]")
    start = _joined(address, base.get("href") or "") if base is not None else address
    for element in tree.iter(*_LINKS):
        key = _LINKS[str(element.tag)]
        value = (element.get(key) or "").strip()
        if value and not value.startswith(("#", "cid:", "data:")):
            element.set(key, _joined(start, value))
    return etree.tostring(tree, encoding="unicode", method="html", with_tail=False)


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:
        return url
