"""The style sheet as one joins it for the site."""

from pathlib import Path

from briefings.config import theme_dir
from briefings.render.files.styles import joined, styles

SITE = '/* why */\n@import url("a.css") layer(base);\n@import url("b.css") layer(print) print;\n'


def test_layers_keep_their_order_and_their_media(tmp_path: Path) -> None:
    (tmp_path / "site.css").write_text(SITE, "utf-8")
    (tmp_path / "a.css").write_text("p {\n  margin: 0;\n}  /* gone\n  too */\n", "utf-8")
    (tmp_path / "b.css").write_text('a :is(b, i)::after { content: "/* kept */"; }\n', "utf-8")
    assert joined(tmp_path).decode().split("\n") == [
        "@layer base, print;",
        "@layer base {",
        "p {",
        "margin: 0;",
        "}",
        "}",
        "@media print {",
        "@layer print {",
        'a :is(b, i)::after { content: "/* kept */"; }',
        "}",
        "}",
        "",
    ]


def test_every_file_of_the_styles_is_in_the_sheet() -> None:
    folder = theme_dir() / "styles"
    imported = (folder / "site.css").read_text("utf-8")
    parts = {path.name for path in folder.iterdir()} - {"site.css"}
    assert [name for name in sorted(parts) if f'url("{name}")' not in imported] == []
    assert b"@import" not in joined(folder)


def test_a_theme_without_styles_of_its_own_gets_none(tmp_path: Path) -> None:
    assert styles(tmp_path) == {}
