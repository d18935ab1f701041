"""A site opened in Chromium with its policy taken out: what runs, what is asked, what stands."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: A page at an old address leads on by itself, to a page of the site: by the one element that its
#: template has at this place. Any other would be a vector's.
_POLICY = re.compile(
    rb'<meta http-equiv="Content-Security-Policy"[^>]*>'
    rb'(\n<meta http-equiv="refresh" content="0; url=(?![a-z]+:|/)[^"<>]*">)?'
)

#: Whatever a vector would call, only takes note.
_TRAPS = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = () => { window.ran.push(name); };
"""

#: What may not stand in a document, whether it ran or not.
_FAULTS = """() => {
  const found = window.ran.map((name) => "ran " + name);
  const never = ["iframe", "frame", "object", "embed", "applet", "base", "style", "math",
    "foreignobject", "animate", "set", "marquee", "portal"];
  const linked = ["href", "src", "action", "formaction", "xlink:href", "data", "poster",
    "background", "srcset", "ping"];
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    if (never.includes(name)) found.push("<" + name + ">");
    if (name === "script" && !element.src && element.type !== "application/ld+json")
      found.push("<script> of words");
    for (const {name: key, value} of element.attributes) {
      const bare = value.replace(/[\\x00-\\x20]/g, "").toLowerCase();
      if (/^on/i.test(key) || key === "srcdoc") found.push(key + "=" + value);
      if (linked.includes(key.toLowerCase()) && /^(javascript|vbscript|data|blob):/.test(bare)
          && !bare.startsWith("data:image/")) found.push(key + "=" + value);
    }
  }
  return found;
}"""


def without_policy(site: Path) -> int:
    """Take the policy, and our own leading on, out of a site's pages; return of how many."""
    count = 0
    for path in site.rglob("*.html"):
        data = path.read_bytes()
        bare, found = _POLICY.subn(b"", data, count=1)
        if found:
            path.write_bytes(bare)
            count += 1
    return count


def faults(browser: Any, site: Path, addresses: list[str]) -> Iterator[str]:
    """Open pages of a site from disk, one after the other; yield what was wrong with each."""
    from playwright.sync_api import Error

    context = browser.new_context()
    context.add_init_script(_TRAPS)
    page = context.new_page()
    asked: list[str] = []
    dialogs: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    home = site.as_uri()
    for address in addresses:
        asked.clear()
        try:
            page.goto(f"{home}/{address}", wait_until="load")
            yield from (f"{address}: {fault}" for fault in page.evaluate(_FAULTS))
        except Error as error:  # it led on while it was opened; the next ones are looked at too
            yield f"{address}: {error.message.splitlines()[0]}"
        yield from (f"{address}: asked {url}" for url in asked if not url.startswith(home))
        yield from (f"{address}: dialog {message}" for message in dialogs)
        if not page.url.startswith(home):
            yield f"{address}: led to {page.url}"
        dialogs.clear()
    context.close()
