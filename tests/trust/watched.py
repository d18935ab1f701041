"""A site opened in Chromium, page by page in frames: what runs, what is asked, what stands.

A driver page, added to the site, opens all others and writes down what it saw; no debugger listens
in, which would cost more than the pages. Each page gets a trap as its first script. All names of
hosts lead to a listener of our own, so that whoever asks another host is seen whatever asks.
"""

import html
import json
import os
import re
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from conftest import BROWSER_FLAGS

#: A page at an old address leads on by itself, to a page of the site: by the one element that its
#: template has at this place. Any other would be a vector's.
_POLICY = re.compile(
    rb'(<meta http-equiv="Content-Security-Policy"[^>]*>)'
    rb'(?:\n<meta http-equiv="refresh" content="0; url=(?![a-z]+:|/)[^"<>]*">)?'
)
#: What the browser asks by itself.
_NOWHERE = "MAP *.google.com ~NOTFOUND, MAP *.googleapis.com ~NOTFOUND"
#: Behind it stands the trap.
_HEAD = re.compile(rb"<head>|<!doctype html>(?!\s*<html)", re.IGNORECASE)

#: Whatever a vector would call only takes note; so does what the policy refuses.
_TRAP = """window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = () => { window.ran.push("ran " + name); };
addEventListener("securitypolicyviolation", (event) => {
  window.ran.push(`refused ${event.violatedDirective} ${event.blockedURI}`);
});
"""

#: Opens pages, a frame each; looks for what may not stand in a document, whether it ran or not.
_DRIVER = """<!doctype html><meta charset="utf-8"><title>Driver</title><body><script>
const never = ["iframe", "frame", "object", "embed", "applet", "base", "style", "math",
  "foreignobject", "animate", "set", "marquee", "portal"];
const linked = ["href", "src", "action", "formaction", "xlink:href", "data", "poster",
  "background", "srcset", "ping"];
const home = new URL(".", location.href).href;
const look = (seen) => {
  const found = seen.ran ? [...seen.ran] : ["no trap"];
  for (const element of seen.document.querySelectorAll("*")) {
    const name = element.localName;
    if (never.includes(name)) found.push("<" + name + ">");
    if (name === "script" && !element.src && element.type !== "application/ld+json")
      found.push("<script> of words");
    for (const {name: key, value} of element.attributes) {
      if (/^on/i.test(key) || key === "srcdoc") found.push(key + "=" + value);
      if (!linked.includes(key.toLowerCase())) continue;
      const bare = value.replace(/[\\x00-\\x20]/g, "").toLowerCase();
      if (/^(javascript|vbscript|data|blob):/.test(bare) && !bare.startsWith("data:image/"))
        found.push(key + "=" + value);
    }
  }
  const asked = seen.performance.getEntriesByType("resource").map((entry) => entry.name);
  const ours = (address) => address.startsWith(home) || address.startsWith("data:");
  found.push(...asked.filter((each) => !ours(each)).map((each) => "asked " + each));
  return found;
};
const open = (address) => {
  const frame = document.createElement("iframe");
  const loaded = new Promise((done) => { frame.onload = done; setTimeout(done, 30000); });
  frame.src = address;
  document.body.append(frame);
  // what is searched for is shown some time after the page
  const pause = () => new Promise((done) => setTimeout(done, address.includes("?") ? 3000 : 0));
  return {frame, address, ready: loaded.then(pause)};
};
(async () => {
  const pages = PAGES, found = [];
  let count = 0;
  for (let at = 0; at < pages.length; at += 40) {
    document.body.replaceChildren();
    const frames = pages.slice(at, at + 40).map(open);
    await Promise.all(frames.map((each) => each.ready));
    for (const {frame, address} of frames) {
      count += 1;
      try {
        found.push(...look(frame.contentWindow).map((fault) => `${address}: ${fault}`));
        const href = frame.contentWindow.location.href;
        if (href !== home + address) found.push(`${address}: led to ${href}`);
      } catch (error) { found.push(`${address}: ${error}`); }
    }
  }
  document.body.replaceChildren();
  const told = document.createElement("pre");
  told.textContent = JSON.stringify([count, found]);
  document.body.append(told);
})();
</script>"""


def prepare(site: Path, *, policy: bool) -> int:
    """Set the trap in all pages of a site, and keep or take out their policy; return of how many.

    What leads on by itself from an old address is taken out as well.
    """
    (site / "trap.js").write_text(_TRAP)
    count = 0
    for path in (*site.rglob("*.html"), *site.rglob("*.xhtml")):
        bare, found = _POLICY.subn(rb"\1" if policy else b"", path.read_bytes(), count=1)
        trap = os.path.relpath(site / "trap.js", path.parent).encode()
        script = rb'\g<0><script src="%s"></script>' % trap
        trapped = _HEAD.sub(script, bare, count=1)
        path.unlink()  # it may be a hard link to what is kept elsewhere
        path.write_bytes(trapped)
        count += found
    return count


@contextmanager
def listening() -> Iterator[tuple[int, list[str]]]:
    """Stand for all hosts there are; yield our port, and who was asked for what."""
    asked: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take() -> None:
            with suppress(OSError):
                while True:
                    with server.accept()[0] as caller:
                        caller.settimeout(1)
                        with suppress(OSError):
                            asked.append(repr(caller.recv(200)))

        threading.Thread(target=take, daemon=True).start()
        yield server.getsockname()[1], asked
        server.shutdown(socket.SHUT_RDWR)


def faults(chromium: str, site: Path, addresses: list[str]) -> list[str]:
    """Open pages of a site from disk, forty at a time; return what was wrong with them."""
    driver = site / "driver.html"
    driver.write_text(_DRIVER.replace("PAGES", json.dumps(addresses).replace("<", "\\u003c")))
    with listening() as (port, asked), tempfile.TemporaryDirectory() as profile:
        flags = (
            "--allow-file-access-from-files", f"--user-data-dir={profile}",
            f"--host-resolver-rules={_NOWHERE}, MAP * 127.0.0.1:{port}",
            "--virtual-time-budget=1000000000", "--dump-dom",
        )  # fmt: skip
        command = [chromium, *BROWSER_FLAGS, *flags, driver.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1200)
    told = re.search(r"<pre>(.*)</pre>", done.stdout, re.DOTALL)
    assert told, done.stderr[-2000:]
    count, found = json.loads(html.unescape(told[1]))
    assert count == len(addresses)
    return [*found, *(f"somebody asked a host: {words}" for words in asked)]
