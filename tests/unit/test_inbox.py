"""The watched inbox: whatever comes is taken in, at once and later."""

from threading import Event, Thread

from briefings.tasks import inbox


def test_what_comes_later_is_taken_in_too(archive_dir, tmp_path):
    config = archive_dir({"a.md": "# A\n\nText.\n"})
    box = tmp_path / "box"
    box.mkdir()
    stop, first, second = Event(), Event(), Event()
    calls = []

    def take_in():
        calls.append(sorted(path.name for path in box.iterdir()))
        (first if len(calls) == 1 else second).set()

    thread = Thread(target=inbox.follow, args=([box], config, take_in, stop))
    thread.start()
    try:
        assert first.wait(20)
        for number in range(10):  # the watch needs a moment to stand; each file is a change
            (box / f"{number}.md").write_text("# B\n\nText.\n", "utf-8")
            if second.wait(4):
                break
        assert second.is_set()
    finally:
        stop.set()
        thread.join(20)
    assert calls[0] == []
    assert calls[1]
