"""Lighthouse's scores, mobile and desktop, of four pages on a local server.

    .venv/bin/python tests/bench/lighthouse.py SITE

SITE is a site built with its `site_url` set. Needs `npx lighthouse` and a Chromium; where there is
none it says so and ends. Articles are kept from search engines on purpose and lose that audit.
Performance depends on how busy the machine is.
"""

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pages_server import PagesServer

PAGES = ("index.html", "2022/10/index.html", "search.html", "2022/*/*/[!i]*.html")
FLAGS = "--chrome-flags=--headless=new --no-sandbox"


def scores(url: str, preset: list[str]) -> dict[str, Any]:
    command = ["npx", "--no-install", "lighthouse", url, "--quiet", "--output=json", FLAGS, *preset]
    chromium = shutil.which("chromium") or ""
    env = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, capture_output=True, check=True, env=env)
    told = json.loads(done.stdout)
    found = {name: round(100 * part["score"]) for name, part in told["categories"].items()}
    return found | {"shift": told["audits"]["cumulative-layout-shift"]["numericValue"]}


def main(site: Path) -> None:
    probe = ["npx", "--no-install", "lighthouse", "--version"]
    if (
        not shutil.which("npx")
        or subprocess.run(probe, capture_output=True, check=False).returncode
    ):
        sys.exit("no `npx lighthouse` here: npm install lighthouse, and run this in that folder")
    server = PagesServer(site, "/archive/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for pattern in PAGES:
        name = min(site.glob(pattern)).relative_to(site).as_posix()
        for preset in ([], ["--preset=desktop"]):
            print(name, "desktop" if preset else "mobile", scores(server.url + name, preset))  # noqa: T201
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
