"""The scripts of the search as one joins them for the site."""

import gzip
import re

from briefings.render.engine import theme_dir
from briefings.render.files.scripts import PARTS, joined, scripts

#: Bytes, as a server compresses them: what the first list of results waits for.
_MOST = 15_000


def test_what_the_first_results_wait_for_is_one_small_script():
    first = scripts(theme_dir())["theme/js/search.js"]
    assert len(gzip.compress(first, 9)) <= _MOST


def test_every_script_of_the_folder_is_in_one_that_is_written():
    there = {path.name for path in (theme_dir() / "scripts").iterdir()}
    assert {f"search-{name}.js" for names in PARTS.values() for name in names} == there


def test_joining_takes_comments_and_leaves_strings_patterns_and_templates_as_they_are():
    text = "// why\nconst a = `x  // ${b + '/*'}`;\nconst c = /[/]\\/\\/ /.test(a); // end\n"
    assert joined([text, "d = 1;\n"]) == (
        b"\"use strict\";const a=`x  // ${b + '/*'}`;const c=/[/]\\/\\/ /.test(a);d=1;\n"
    )


def test_no_template_stands_within_another():
    """rjsmin takes the inner one for code."""
    nested = re.compile(r"`[^`]*\$\{[^}`]*`")
    for path in (theme_dir() / "scripts").iterdir():
        assert not nested.search(path.read_text("utf-8")), path.name


def test_a_theme_without_a_search_of_its_own_gets_no_scripts(tmp_path):
    assert scripts(tmp_path) == {}
