"""Containers give whole sources, one by one, and trust nothing in them."""

import bz2
import gzip
import io
import lzma
import pickle
import random
import tarfile
import zipfile

import pytest

from briefings.errors import SeedError
from briefings.ingest.attachments.companions import Companion
from briefings.ingest.containers.members import Budget
from briefings.ingest.containers.table import find_container, members
from briefings.model import Source

PAGE = b"<!doctype html><title>Harbour opens</title><p>The harbour opened at noon."


def zipped(files, **more):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", **more) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def tarred(files, mode="w"):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


def opened(data, name="seeds/a.zip", member=1 << 20):
    return list(members(name, io.BytesIO(data), Budget(member, len(data))) or ())


def sources(data, **more):
    return {item.name: item.data for item in opened(data, **more) if isinstance(item, Source)}


def faults(data, **more):
    found = (item for item in opened(data, **more) if isinstance(item, SeedError))
    return {fault.where: fault.what for fault in found}


def test_files_of_a_zip_are_sources_named_by_their_place():
    files = {"inner/page.html": PAGE, "b.md": b"# B"}
    assert sources(zipped(files)) == {
        "seeds/a.zip#inner/page.html": PAGE,
        "seeds/a.zip#b.md": b"# B",
    }


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_files_of_a_tar_are_sources_compressed_or_not(mode):
    found = sources(tarred({"./inner/page.html": PAGE}, mode), name="seeds/a.tar")
    assert found == {"seeds/a.tar#inner/page.html": PAGE}


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_a_single_compressed_file_is_one_source(compress):
    found = sources(compress(PAGE), name="seeds/page.html.gz")
    assert list(found.values()) == [PAGE]


def test_archives_in_archives_are_opened_to_some_depth():
    inner = zipped({"page.html": PAGE})
    assert sources(zipped({"inner.zip": inner})) == {"seeds/a.zip#inner.zip#page.html": PAGE}
    deep = PAGE
    for _ in range(9):
        deep = zipped({"x.zip": deep})
    (fault,) = faults(deep).values()
    assert "archives in archives" in fault


@pytest.mark.parametrize(
    "name", ["../out.html", "/etc/page.html", "C:/page.html", "a/../../b.html", "..\\out.html"]
)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_name_that_leads_out_is_refused_and_the_rest_goes_on(pack, name):
    data = pack({name: PAGE, "good.html": PAGE})
    assert list(sources(data).values()) == [PAGE]
    assert list(faults(data).values()) == ["its name leads out of the archive"]


def test_a_member_that_is_too_large_is_not_unpacked():
    data = zipped({"big.txt": b"x" * 3_000_000, "small.txt": b"x"}, compression=8)
    assert list(sources(data)) == ["seeds/a.zip#small.txt"]
    assert "more than 1 MB" in faults(data)["seeds/a.zip#big.txt"]


def test_a_zip_that_lies_about_a_members_size_is_found_out():
    data = bytearray(zipped({"big.txt": b"x" * 3_000_000}, compression=8))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")  # the size in the directory
    assert len(faults(bytes(data))) == 1


def test_a_bomb_of_compressed_text_ends_at_a_budget():
    inner = zipped({f"{n}.txt": b"\0" * 900_000 for n in range(40)}, compression=8)
    data = zipped({f"{n}.zip": inner for n in range(40)}, compression=8)
    assert any("times its size" in what for what in faults(data).values())


def test_an_encrypted_member_says_so():
    data = bytearray(zipped({"a.html": PAGE, "b.html": PAGE}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert faults(bytes(data)) == {"seeds/a.zip#a.html": "it is encrypted"}
    assert list(sources(bytes(data))) == ["seeds/a.zip#b.html"]


def test_links_and_devices_in_a_tar_are_refused():
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("device", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert len(faults(target.getvalue())) == 2


@pytest.mark.parametrize("cut", [30, 200, -10])
def test_half_an_archive_is_a_clear_fault(cut):
    data = zipped({"a.html": PAGE * 50, "b.html": PAGE})[:cut]
    assert not sources(data)
    assert any("damaged" in what for what in faults(data).values())


def test_what_systems_leave_behind_is_no_source():
    files = {"__MACOSX/._a.html": b"x", ".DS_Store": b"x", "x/Thumbs.db": b"x", "a.html": PAGE}
    assert list(sources(zipped(files))) == ["seeds/a.zip#a.html"]


def test_an_empty_archive_says_so():
    assert "empty" in next(iter(faults(zipped({})).values()))


def test_names_in_an_old_charset_are_readable():
    data = zipped({"XXXXX.html": PAGE}).replace(b"XXXXX", "Порт1".encode("cp866"))
    (name,) = sources(data)
    assert name.isprintable()
    assert name.endswith(".html")


def test_books_and_office_documents_are_no_containers():
    book = zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b"<x/>"})
    letter = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert find_container(io.BytesIO(book)) is None
    assert find_container(io.BytesIO(letter)) is None


def test_a_page_saved_with_its_folder_keeps_it_in_a_zip():
    files = {"a.html": PAGE, "a_files/x.css": b"x", "a_files/sub/y.png": b"x"}
    found = [item for item in opened(zipped(files)) if isinstance(item, Companion)]
    assert {item.page for item in found} == {"seeds/a.zip#a.html"}
    assert len(found) == 2


@pytest.mark.parametrize(("pack", "suffix"), [(zipped, "zip"), (tarred, "tar")])
def test_a_source_reads_what_lies_beside_it_in_its_archive(tmp_path, pack, suffix):
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(pack({"in/a.html": PAGE, "in/b/c.png": b"picture", "out.png": b"out"}))
    with path.open("rb") as file:
        items = list(members("seeds/a", file, Budget(1 << 20, 1000)))
    source = pickle.loads(pickle.dumps(items[0]))  # readers are other processes
    assert source.beside("b/c.png") == b"picture"
    assert source.beside("../out.png") == b"out"
    assert source.beside("../../out.png") == b"out"
    assert source.beside("missing.png") is None


def test_text_and_pages_are_no_containers():
    for data in (PAGE, b"# A title\n\nText.", b"", b"From the harbour\n\nit opened."):
        assert members("seeds/a", io.BytesIO(data), Budget(1, 1)) is None


MAIL = b"From: A <a@x.example>\nSubject: %b\nDate: Mon, 2 May 2022 10:00:00 +0000\n\nText of %b.\n"


def mailbox(*messages):
    return b"".join(b"From a@x.example Mon May  2 10:00:00 2022\n" + m + b"\n" for m in messages)


def test_messages_of_a_mailbox_are_sources_by_their_number():
    data = mailbox(MAIL % (b"One", b"one"), MAIL % (b"Two", b"two") + b">From here on quoted.\n")
    found = sources(data, name="seeds/june.mbox")
    assert list(found) == ["seeds/june.mbox#1", "seeds/june.mbox#2"]
    assert b"\nFrom here on quoted.\n" in found["seeds/june.mbox#2"]


def test_a_line_that_begins_with_from_parts_no_message():
    text = b"Text.\n\nFrom the harbour we saw it.\nFrom 2022 on.\n"
    found = sources(mailbox(MAIL % (b"One", b"one") + text), name="seeds/june.mbox")
    assert len(found) == 1
    assert next(iter(found.values())).endswith(text + b"\n")


def test_a_message_that_is_too_large_or_broken_costs_only_itself():
    broken = b"\xff\xfe\x00 no header at all\n" * 3
    large = MAIL % (b"Big", b"x" * 2_000_000)
    data = mailbox(MAIL % (b"One", b"one"), broken, large, MAIL % (b"Four", b"four"))
    assert list(sources(data, name="m")) == ["m#1", "m#2", "m#4"]
    assert list(faults(data, name="m")) == ["m#3"]


class _Counted(io.BytesIO):
    """A file that counts what is read of it."""

    taken = 0

    def read(self, size=-1):
        data = super().read(size)
        self.taken += len(data)
        return data


def test_a_compressed_tar_is_not_unpacked_anew_for_each_member():
    noise = random.Random(1).randbytes
    data = tarred({f"{number}.txt": noise(100_000) for number in range(30)}, "w:gz")
    file = _Counted(data)
    assert len(list(members("seeds/a.tgz", file, Budget(1 << 20, len(data))))) == 30
    assert file.taken < 4 * len(data)


def test_a_tar_that_announces_too_much_is_refused_before_it_is_unpacked():
    info = tarfile.TarInfo("zeros.txt")
    info.size = 8 << 30
    data = gzip.compress(info.tobuf(tarfile.GNU_FORMAT) + bytes(10_000))
    fault = faults(data, name="seeds/a.tgz")["seeds/a.tgz"]
    assert "unpacks to more than" in fault
