import pytest

from briefings.render.grouping.order import initial, key


@pytest.mark.parametrize(
    ("lang", "ordered"),
    [
        ("ru", ["«Аврора»", "Ель", "Ёлка", "Жук", "Игла", "Йод", "Apple"]),
        ("uk", ["Гора", "Ґанок", "Дим", "Йод", "Apple"]),
        ("be", ["Удар", "Ўлада", "Фон"]),
        ("es", ["Número", "nunca", "Ñandú", "Ópera", "Zeta", "Ёлка"]),
        ("de", ["Apfel", "Äpfel", "Ast", "Zug"]),
        ("en", ["2022", "“Apple”", "Éclair", "Zoo"]),
    ],
)
def test_titles_stand_in_the_order_of_the_language(lang: str, ordered: list[str]) -> None:
    mixed = [*ordered[1::2], *ordered[::2]]
    assert sorted(mixed, key=lambda title: key(title, lang)) == ordered


@pytest.mark.parametrize(
    ("lang", "title", "letter"),
    [
        ("ru", "«Йод»", "Й"),
        ("en", "Йод", "И"),
        ("es", "ñandú", "Ñ"),
        ("fr", "Écran", "E"),
        ("en", "10 years", "#"),
        ("en", "…", "#"),
        ("de", "ßa", "S"),
    ],
)
def test_a_title_stands_under_its_letter(lang: str, title: str, letter: str) -> None:
    assert initial(title, lang) == letter
