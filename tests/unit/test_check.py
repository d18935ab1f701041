"""What must hold of a finished site."""

from pathlib import Path

import pytest

from briefings.report import Report
from briefings.site import check
from briefings.workers import opened

POLICY = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"


def page(body="", head=POLICY):
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def findings(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    report = Report()
    check.check_site(folder, report)
    return [(note.where, note.what) for note in report.notes]


def test_a_whole_site_has_no_findings(tmp_path):
    body = (
        "<a href='2022/a.html#x'>a</a> <a href='https://b.example/'>b</a> <img alt=x src='i.png'>"
    )
    files = {
        "index.html": page(body),
        "2022/a.html": page("<p id=x><a href='../index.html?q=1'>x</a> <a href='#x'>y</a>"),
        "i.png": "",
        "with space é.html": page("<a href='with%20space%20%C3%A9.html'>x</a>"),
    }
    assert findings(tmp_path, files) == []


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("broken link b.html. Mend the link or the page it means.", "<a href='b.html'>x</a>"),
        ("broken link 2022/. Mend the link or the page it means.", "<a href='2022/'>x</a>"),
        ("broken link 2022. Mend the link or the page it means.", "<a href='2022'>x</a>"),
        ("broken link ../a.html. Mend the link or the page it means.", "<a href='../a.html'>x</a>"),
        (
            "broken link 2022/../../a.html. Mend the link or the page it means.",
            "<a href='2022/../../a.html'>x</a>",
        ),
        (
            "broken link %2e%2e/a.html. Mend the link or the page it means.",
            "<a href='%2e%2e/a.html'>x</a>",
        ),
        ("broken link A.html. Mend the link or the page it means.", "<a href='A.html'>x</a>"),
        ("broken link no.png. Mend the link or the page it means.", "<img alt=x src='no.png'>"),
        (
            "broken link no.png. Mend the link or the page it means.",
            "<img alt=x srcset='no.png 2x'>",
        ),
        (
            "broken link m.html. Mend the link or the page it means.",
            "<map><area href='m.html'></map>",
        ),
        (
            "link /a.html out of the site. Mend the link or the page it means.",
            "<a href='/a.html'>x</a>",
        ),
        (
            "link //b.example/ out of the site. Mend the link or the page it means.",
            "<a href='//b.example/'>x</a>",
        ),
        (
            "link a.html#no to a part that is not there. Mend the link or the page it means.",
            "<a href='a.html#no'>x</a>",
        ),
        (
            "link data:x of a kind that no page may have. Mend the link or the page it means.",
            "<a href='data:x'>x</a>",
        ),
        (
            "malformed link http://[. Mend the link or the page it means.",
            "<a href='http://['>x</a>",
        ),
        ('dead link "#". Give it a target or make it plain text.', "<a href=' # '>x</a>"),
        ('dead link "". Give it a target or make it plain text.', "<a href=''>x</a>"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(tmp_path, what, body):
    files = {"a.html": page(body), "2022/b.html": page()}
    assert [("a.html", what)] == findings(tmp_path, files)


@pytest.mark.parametrize(
    "body",
    [
        "<script src='{}'></script>",
        "<img alt=x src='{}'>",
        "<link rel=stylesheet href='{}'>",
        "<link rel='shortcut icon' href='{}'>",
        "<link rel=preconnect href='{}'>",
        "<link rel=dns-prefetch href='{}'>",
        "<iframe src='{}'></iframe>",
        "<object data='{}'></object>",
        "<video src='{}'></video>",
        "<img alt=x src='data:,' srcset='{} 2x'>",
    ],
)
@pytest.mark.parametrize("url", ["https://b.example/x", "//b.example/x"])
def test_a_page_that_asks_elsewhere_is_found(tmp_path, body, url):
    expected = f"loads {url}. Nothing may be asked from elsewhere; keep a copy in the site."
    assert [("a.html", expected)] == findings(tmp_path, {"a.html": page(body.format(url))})


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<meta http-equiv='Content-Security-Policy' content=''>",
        "<meta http-equiv='Content-Security-Policy' content=\"default-src *\">",
        (
            "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
            "script-src 'unsafe-inline'\">"
        ),
    ],
)
def test_a_page_without_a_strict_policy_is_found(tmp_path, head):
    what = "no strict Content-Security-Policy. Put the meta element back into the theme's head."
    assert [("a.html", what)] == findings(tmp_path, {"a.html": page(head=head)})


@pytest.mark.parametrize("text", ["", " \n", "<!-- -->"])
def test_an_empty_page_is_a_finding_and_no_crash(tmp_path, text):
    assert [where for where, _ in findings(tmp_path, {"a.html": text})] == ["a.html"]


def test_other_processes_find_what_this_one_does(tmp_path, monkeypatch):
    bodies = ("<a href='b.html#x'>x</a>", "<p id=x><a href='c.html#no'>x</a>", "<a href=''>x</a>")
    files = {f"{name}.html": page(body) for name, body in zip("abc", bodies, strict=True)}
    alone = findings(tmp_path, files)
    monkeypatch.setattr(check, "MUCH", 1)
    monkeypatch.setattr(check, "CHUNK", 2)
    report, handed = Report(), []
    with opened() as near:
        near.count = 2
        start = near.are_worth
        near.are_worth = lambda *size: handed.append(size) or start(*size)
        check.check_site(tmp_path, report, workers=near)
    assert [(note.where, note.what) for note in report.notes] == alone
    assert [where for where, _ in alone] == ["b.html", "c.html"]
    assert handed == [(3, 1)]


def test_links_of_the_page_for_missing_ones_are_not_judged(tmp_path):
    assert findings(tmp_path, {"404.html": page("<a href='/repo/index.html'>x</a>")}) == []


@pytest.mark.parametrize(
    ("fine", "drawing"),
    [
        (True, "<svg><path d='M0'/><use href='#a'/></svg>"),
        (False, "<svg><script>alert(1)</script></svg>"),
        (False, "<svg onload='alert(1)'/>"),
        (False, "<svg><image href='//b.example/x.png'/></svg>"),
    ],
)
def test_a_drawing_that_does_something_when_it_is_opened_is_named(tmp_path, fine, drawing):
    found = findings(tmp_path, {"index.html": page(), "images/a.svg": drawing})
    assert [where for where, what in found if "a program" in what] == (
        [] if fine else ["content/images/a.svg"]
    )


@pytest.mark.parametrize("css", ["@import 'https://b.example/'", "a{b:url( //b.example/x)}"])
def test_a_style_sheet_that_asks_elsewhere_is_found(tmp_path, css):
    what = "loads from elsewhere. Keep a copy in the site."
    assert [("x.css", what)] == findings(tmp_path, {"x.css": css})


def test_a_style_sheet_of_its_own_pictures_is_fine(tmp_path):
    assert findings(tmp_path, {"x.css": "a{b:url('i.svg');c:url(data:image/png,x)}"}) == []


@pytest.mark.parametrize(("one", "other"), [("A.txt", "a.txt"), ("e\u0301.txt", "é.txt")])
def test_names_that_are_one_to_other_systems_are_found(tmp_path, one, other):
    found = findings(tmp_path, {one: "", other: ""})
    what = f"differs from {one} only in case or in how accents are written. Rename one of them."
    assert [(other, what)] == found


@pytest.mark.parametrize("target", ["x.txt", "missing", "."])
def test_a_symbolic_link_in_the_site_is_found(tmp_path, target):
    (tmp_path / "x.txt").write_text("")
    (tmp_path / "link.html").symlink_to(target)
    what = "a symbolic link. GitHub Pages refuses links; copy the file."
    assert [("link.html", what)] == findings(tmp_path, {})


def test_a_file_near_the_limit_of_git_is_found(tmp_path):
    with (tmp_path / "big.bin").open("wb") as file:
        file.truncate(95 * 1024 * 1024)  # sparse
    what = "95 MB; git warns from 50 and refuses above 100 MB."
    assert [("big.bin", what)] == findings(tmp_path, {})


def test_a_site_near_the_limit_of_its_host_is_found(tmp_path):
    for number in range(20):
        with (tmp_path / f"{number}.jpg").open("wb") as file:
            file.truncate(48 * 1024 * 1024)
    ((where, what),) = findings(tmp_path, {})
    assert where == "output"
    assert "960 MB of the 1 GB of GitHub Pages; pictures take 100%" in what


def test_pages_and_links_are_counted(tmp_path):
    (tmp_path / "a.html").write_text(page("<a href='a.html'>x</a>"))
    report = Report()
    check.check_site(tmp_path, report)
    assert (report.counts["check"]["pages"], report.counts["check"]["links"]) == (1, 1)


def test_pictures_without_alternative_text_are_one_finding(tmp_path: Path) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    (tmp_path / "a.jpg").write_bytes(b"")
    (tmp_path / "index.html").write_text(
        f'{policy}<img src="a.jpg" alt=""><img src="a.jpg"><img src="a.jpg" alt="A ship">', "utf-8"
    )
    report = Report()
    check.check_site(tmp_path, report)
    told = [note.what for note in report.notes if "alternative" in note.what]
    assert len(told) == 1
    assert told[0].startswith("2 pictures have no alternative text, the first a.jpg.")
