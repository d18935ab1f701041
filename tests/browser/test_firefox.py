"""Search in Firefox from disk, where it may read no file but scripts, pictures and styles."""

import os
import shutil

import pytest
from firefox import Firefox

pytestmark = pytest.mark.browser

WAIT = """for (let turn = 0; turn < 300; turn += 1) {
  const found = document.querySelector(args[0]);
  if (found) return found.textContent;
  await new Promise((resolve) => setTimeout(resolve, 100));
}
throw new Error(`never seen: ${args[0]}`);"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        if os.environ.get("BRIEFINGS_BROWSER") == "required":
            pytest.fail("BRIEFINGS_BROWSER=required, but no Firefox: apt install firefox-esr")
        pytest.skip("no Firefox found; on Debian: apt install firefox-esr")
    opened = Firefox(found, tmp_path_factory.mktemp("firefox"))
    yield opened
    opened.close()


def test_the_policy_for_local_files_is_the_strict_one(firefox, site):
    firefox.open(f"{site.as_uri()}/search.html")
    tried = firefox.run(
        "try { await fetch('manifest.json'); return 'read'; } catch { return 'refused'; }"
    )
    assert tried == "refused"


def test_results_come_and_their_words_are_marked_in_the_article(firefox, site):
    firefox.open(f"{site.as_uri()}/search.html?q=grain%20deal")
    firefox.run(WAIT, ".result-excerpt mark")
    assert firefox.run("return document.querySelectorAll('.result').length") >= 5
    firefox.open(firefox.run("return document.querySelector('.result-title a').href"))
    assert "places marked" in firefox.run(WAIT, ".found-said:not(:empty)")


def test_the_address_follows_what_is_typed_and_back_leads_back(firefox, site):
    firefox.open(f"{site.as_uri()}/search.html?q=grain")
    firefox.run(WAIT, ".result")
    address = firefox.run(
        """const box = document.querySelector("#q");
           box.value = "moon";
           box.dispatchEvent(new Event("input"));
           await new Promise((resolve) => setTimeout(resolve, 1000));
           return location.search;"""
    )
    assert address == "?q=moon"
    before = firefox.run(
        """const back = new Promise((resolve) => addEventListener("popstate", resolve));
           history.back();
           await back;
           return location.search + document.querySelector("#q").value;"""
    )
    assert before == "?q=graingrain"
