from importlib.resources import files

from briefings.codestamp import _rooms


def test_all_rooms_that_decide_a_reading_are_in_its_key() -> None:
    names = {name for name, _ in _rooms(files("briefings"), ("ingest",))}
    deciding = {
        "dates.py",
        "ingest/labels.yaml",
        "ingest/formats.py",
        "ingest/pagetext/forest.json",
    }
    assert deciding <= names
    assert not {name for name in names if name.startswith("render/") or "__pycache__" in name}
