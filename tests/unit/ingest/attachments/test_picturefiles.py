"""Pictures are kept small, without what they say of their makers."""

import io

import pytest
from PIL import Image

from briefings.ingest.attachments.attached import with_pictures
from briefings.ingest.attachments.picturefiles import keep
from briefings.model import Draft, Picture, Source


def noise(size=(400, 300)):
    return Image.effect_noise(size, 90).convert("RGB")


def saved(image, kind="JPEG", **more):
    target = io.BytesIO()
    image.save(target, kind, **more)
    return target.getvalue()


def reopened(kept):
    return Image.open(io.BytesIO(kept[1]))


def test_metadata_is_gone_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x013B] = "Somebody"
    exif[0x8825] = {1: "N", 2: (52.0, 30.0, 0.0)}
    data = saved(noise(), exif=exif, comment=b"secret")
    kept = keep(data)
    assert b"Somebody" not in kept[1]
    assert b"secret" not in kept[1]
    assert dict(reopened(kept).getexif()) == {}
    assert reopened(kept).size == (300, 400)


def test_a_large_picture_is_made_small():
    kept = keep(saved(noise((4000, 2000))))
    assert reopened(kept).size == (1600, 800)


def test_a_drawing_stays_sharp_and_keeps_its_transparency():
    image = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255), (10, 10, 60, 60))
    kept = keep(saved(image, "PNG"))
    assert kept[0].endswith(".png")
    assert reopened(kept).convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_name_is_made_of_the_bytes_as_they_came():
    data = saved(noise())
    assert keep(data) == keep(data)
    assert len(keep(data)[0].partition(".")[0]) == 16


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "BMP", "TIFF"])
def test_other_kinds_are_kept_too(kind):
    assert keep(saved(noise(), kind)) is not None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        saved(noise())[:500],
        saved(Image.new("RGB", (1, 1))),
        saved(Image.new("RGB", (400, 30))),
    ],
    ids=["empty", "text", "svg", "broken png", "half a jpeg", "pixel", "line"],
)
def test_what_is_no_picture_of_an_article_is_not_kept(data):
    assert keep(data) is None


def test_a_bomb_of_pixels_is_not_unpacked():
    assert keep(saved(Image.new("1", (30_000, 30_000)), "PNG")) is None


def test_a_picture_that_was_cut_is_told_and_one_that_is_none_is_not():
    whole = saved(noise())
    given = {"a.jpg": whole, "b.jpg": whole[: len(whole) // 2], "c.jpg": b"<html>", "d.gif": b""}
    body = " ".join(f"![{name}]({name})" for name in given)
    draft = Draft((), body, pictures=tuple(Picture(*row) for row in given.items()))
    read = with_pictures(Source("seeds/page.html", b""), draft)
    assert len(read.pictures) == 1
    (note,) = read.notes
    assert note.where == "seeds/page.html"
    assert note.what.startswith("the picture b.jpg is cut off or damaged, and was left out.")
