from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from briefings import pictures

BLUE, SMALL = Image.new("RGB", (90, 70), "#036"), Image.new("RGB", (9, 7))


def saved(kind: str, image: Image.Image = BLUE, **how: object) -> bytes:
    target = BytesIO()
    image.save(target, kind, **how)
    return target.getvalue()


def with_a_small_one(data: bytes) -> bytes:
    """A JPEG with another one in its head, as cameras write them."""
    inside = b"Exif\0\0" + saved("JPEG", SMALL)
    return data[:2] + b"\xff\xff\xe1" + (len(inside) + 2).to_bytes(2, "big") + inside + data[2:]


NOISE = Image.effect_noise((90, 70), 60)
FILES = {
    "plain.jpg": saved("JPEG", NOISE),
    "progressive.jpg": saved("JPEG", NOISE, progressive=True),
    "camera.jpg": with_a_small_one(saved("JPEG", NOISE)),
    "x.png": saved("PNG", NOISE),
    "x.gif": saved("GIF", NOISE),
    "moving.gif": saved("GIF", NOISE, save_all=True, append_images=[BLUE, SMALL], loop=0),
    "x.webp": saved("WEBP", NOISE),
}


@pytest.mark.parametrize("name", FILES)
def test_a_whole_picture_is_not_cut_and_each_shorter_one_is(name: str, tmp_path: Path) -> None:
    data, path = FILES[name], tmp_path / name
    for rest in (b"", b"\0\0 what some program wrote behind it"):
        path.write_bytes(data + rest)
        assert not pictures.is_cut(path)
    shortest = 16  # below that nobody can tell what it was
    cut = [*range(shortest, 400), *range(400, len(data), 97), len(data) - 2, len(data) - 1]
    for length in cut:
        path.write_bytes(data[:length])
        assert pictures.is_cut(path), length


def test_what_is_no_picture_is_not_cut(tmp_path: Path) -> None:
    for data in (b"", b"GIF", b"<svg/>", b"RIFF1234WAVE", b"no picture at all"):
        (tmp_path / "x.jpg").write_bytes(data)
        assert not pictures.is_cut(tmp_path / "x.jpg")
    assert not pictures.is_cut(tmp_path / "none.jpg")
