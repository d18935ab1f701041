"""Addresses: of the outside world, of files, and links between pages."""

import re
from posixpath import normpath
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import urls

steady = settings(deadline=None, derandomize=True, max_examples=300)
reserved = st.sampled_from(["CON", "con", "AUX", "nul", "Prn", "COM1", "lpt9", "index", "..", ""])
titles = st.text(max_size=120) | reserved
name = st.text("abcXYZ09-_.äж %+()", min_size=1, max_size=8).filter(lambda n: n.strip("."))
site_path = st.lists(name, min_size=1, max_size=5).map("/".join)


@pytest.mark.parametrize(
    "url",
    ["https://a.example", "http://a.example/x?y#z", "HTTPS://A.example:8080/", "http://[::1]/x"],
)
def test_whole_web_addresses_are_known(url):
    assert urls.is_web(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a.example",
        "//a.example/x",
        "https:///x",
        "https:a.example",
        "ftp://a.example/",
        "javascript://a.example/%0aalert(1)",
        "http://[::1",
        "http://a.example:99999/",
        "https://a.example/a b",
        "https://a.example/\u200b",
        "https://good.example\\@evil.example/",
        "http://a\u2100b.example/",
    ],
)
def test_what_is_no_whole_web_address_is_refused(url):
    assert not urls.is_web(url)


@pytest.mark.parametrize(
    "url",
    ["https://a.example/", "mailto:a@b.example", "#fn1", "x.html", "../x.html?y=a:b", "", "a/b:c"],
)
def test_harmless_links_may_stand(url):
    assert urls.is_safe_link(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:x",
        "java\nscript:x",
        "\x01javascript:x",
        "javascript\u200b:x",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "blob:x",
        "//evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "https:evil.example",
        "http:/evil.example",
        "view-source:x",
        "x:y",
    ],
)
def test_dangerous_links_may_not_stand(url):
    assert not urls.is_safe_link(url)


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://a.example/", "HTTPS://A.Example"),
        ("https://a.example/x", "https://a.example:443/x#part"),
        ("http://a.example:443/x", "http://a.example:443/x"),
        ("https://a.example/x?id=1", "https://a.example/x?utm_source=t&id=1&fbclid=z"),
        ("https://a.example/x?id=1", "https://a.example/x?id=1&CMP=Share_iOSApp_Other"),
        ("https://a.example/x?company=7", "https://a.example/x?company=7&smid=tw-share"),
        ("https://a.example/x", "https://a.example/x?UTM_Medium=mail"),
        ("https://a.example/x?q=%E9", "https://a.example/x?q=%E9&gclid=1"),  # Latin-1 stays
        ("https://a.example/x?b&a=", "https://a.example/x?b&a="),
        ("https://a.example/X/", " https://user:word@a.example./X/ "),
        ("http://[::1]/x", "http://[::1]:80/x"),
        ("http://a.example:99999/", "http://a.example:99999/"),
        ("seen in print", "seen in print"),
    ],
)
def test_one_page_has_one_canonical_address(canonical, url):
    assert canonical == urls.canonical(url)


@steady
@given(st.text("htps:/.@?&=#%[]utm_ab1\\é ", max_size=40).map(lambda t: f"https://a.b/{t}"))
def test_a_canonical_address_is_its_own_canonical_address(url):
    once = urls.canonical(url)
    assert once == urls.canonical(once)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.a.example/x%20y",
        "https://a.example/x y/".replace(" ", "%20"),
        "https://m.a.example/x%20y/",
        "https://a.example/x%20y?utm_source=b#c",
    ],
)
def test_spellings_of_one_address_have_one_key(url):
    assert urls.address_key(url) == "a.example/x y"


@pytest.mark.parametrize("url", ["http://[", "", "page 4 of the paper"])
def test_the_key_of_what_is_no_address_is_the_text_itself(url):
    assert url == urls.address_key(url)


@pytest.mark.parametrize(
    ("host", "url"), [("a.example", "https://www.A.example/x"), ("", "x"), ("", "http://[")]
)
def test_the_host_is_bare(host, url):
    assert host == urls.host(url)


@steady
@given(titles, titles)
def test_a_slug_is_always_a_safe_file_name(title, fallback):
    slug = urls.slugify(title, fallback)
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", slug)
    assert len(slug) <= 82
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", slug)


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("belarus-says-forming-joint-group", "Belarus Says: Forming Joint Group!"),
        ("ukraines-war", "Ukraine's War"),
        ("novosti-dnia", "Новости дня"),
        ("con-1", "CON"),
        ("a" * 80, "a" * 200),
        ("-".join(["word"] * 16), "word " * 40),
    ],
)
def test_slugs_of_titles(slug, title):
    assert slug == urls.slugify(title)


def test_a_title_without_letters_takes_the_fallback():
    assert urls.slugify("!!!", "2022-10-10-abcd1234") == "2022-10-10-abcd1234"


def test_titles_without_letters_and_fallback_get_different_slugs():
    assert urls.slugify("!!!") != urls.slugify("???")


@pytest.mark.parametrize(
    ("link", "start", "target"),
    [
        ("../../../index.html", "2022/10/10/a.html", "index.html"),
        ("b.html", "2022/10/10/a.html", "2022/10/10/b.html"),
        ("a.html#fn1", "2022/a.html", "#fn1"),
        ("../search.html?q=a/b", "2022/a.html", "search.html?q=a/b"),
        ("50%25%20off.html", "a.html", "50% off.html"),
        ("a%3Ab.html", "x.html", "a:b.html"),
    ],
)
def test_links_are_relative_to_their_page(link, start, target):
    assert link == urls.relative(start, target)


@steady
@given(site_path, site_path)
def test_a_relative_link_leads_to_its_target(start, target):
    resolved = urljoin(f"http://h/{start}".replace("%", "%25"), urls.relative(start, target))
    assert normpath(f"/{target}") == unquote(resolved.removeprefix("http://h"))


@steady
@given(st.lists(st.tuples(st.text("ab", max_size=3), st.sampled_from(["x", "X", "y"])), max_size=9))
def test_unique_names_differ_even_without_case(wanted):
    names, _ = urls.unique(wanted)
    assert len(names) == len({n.casefold() for n in names.values()})


def test_a_name_that_ends_in_anothers_suffix_is_no_collision():
    suffixed = urls.unique([("1", "x"), ("2", "x")])[0]["2"]
    names, changed = urls.unique([("0", suffixed), ("1", "x"), ("2", "x")])
    assert len(set(names.values())) == 3
    assert [key for key, _ in changed] == ["2"]


def test_the_first_keeps_the_plain_name():
    names, changed = urls.unique([("1", "Same"), ("2", "same")])
    assert names["1"] == "Same"
    assert [("2", names["2"])] == changed


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://a.example/2022/10/long-enough-slug/", "https://a.example/2022/10/long-enough-slug/amp/"),
        ("https://a.example/news-4711", "https://a.example/news-4711/amp"),
        ("https://a.example/2022/10/10/ferry/", "https://a.example/2022/10/10/ferry/amp/"),
        ("https://a.example/guitars/amp", "https://a.example/guitars/amp"),
        ("https://a.example/x?id=1", "https://a.example/x?amp=1&id=1"),
        ("https://a.example/x", "https://a.example/x?outputType=amp"),
        ("https://a.example/x?amp=12", "https://a.example/x?amp=12"),
        ("https://a.example/x/y", "https://a-example.cdn.ampproject.org/c/s/a.example/x/y"),
        ("http://a.example/x/y", "https://cdn.ampproject.org/v/a.example/x/y?amp=true"),
        ("https://a.example/x", "https://www.google.com/amp/s/a.example/x"),
        ("https://www.theguardian.com/world/x", "https://amp.theguardian.com/world/x?dcr=1"),
        ("https://www.bbc.com/news/x-1", "https://www.bbc.com/news/x-1.amp"),
        ("https://be.wikipedia.org/wiki/A", "https://be.m.wikipedia.org/wiki/A#B"),
        ("https://m.a.example/x", "https://m.a.example/x"),
        ("https://a.example/app#!/news/1", "https://a.example/app#!/news/1"),
    ],
)  # fmt: skip
def test_slim_and_mobile_variants_are_the_page_itself(canonical, url):
    assert canonical == urls.canonical(url)


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://a.example/x?id=1", "https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fa.example%2Fx%3Fid%3D1&usg=A"),
        ("https://a.example/x", "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx%3Ffbclid%3DI&h=AT"),
        ("https://a.example/x", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx&data=05"),
        ("https://a.example/x", "https://www.google.com/url?q=https://l.facebook.com/l.php?u%3Dhttps%253A%252F%252Fa.example%252Fx"),
        ("https://vk.com/away.php?to=javascript:x", "https://vk.com/away.php?to=javascript:x"),
        ("https://google.example/url?q=https://a.example/", "https://google.example/url?q=https://a.example/"),
        ("https://www.youtube.com/watch?v=1", "https://m.youtube.com/watch?v=1&feature=share&si=z"),
        ("https://a.example/watch?v=1&feature=share", "https://a.example/watch?v=1&feature=share"),
    ],
)  # fmt: skip
def test_an_address_that_only_leads_on_is_followed_without_asking_anybody(canonical, url):
    assert canonical == urls.canonical(url)
