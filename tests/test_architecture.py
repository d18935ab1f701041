"""Imports run down, no circles, rooms of a sensible size, one room that knows Pelican."""

import ast
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "generator"
PACKAGE = SOURCE / "briefings"
WINGS = ("ingest", "enrich", "search", "render", "export", "digest")

#: From the ground up; a room may import rooms of lower floors, and of its own folder.
FLOORS = [
    {
        "errors",
        "report",
        "codestamp",
        "fingerprint",
        "bounds",
        "interrupts",
        "__init__",
    },  # the ground
    {"model", "naming", "briefing"},
    {"text", "agencies", "urls", "urlrules", "dates", "phrases", "feednames", "languages"},
    {"frontmatter", "relatedlabels", "config", "addresses", "sanitise", "bibliography"},
    {"workers", "aside"},
    {"mentions"},
    {"tokentext"},
    {"linking"},
    {"markdown", "articlefile", "rights", "unsafe", "syndication"},
    {"files", "seen", "cache", "signatures", "manifest", "pictures"},
    {"site"},
    set(WINGS),
    {"content"},
    {"sources"},
    {"fetch", "sending"},
    {"summing", "findable", "relating"},
    {"pipeline"},
    {"tasks"},
    {"commands"},
    {"__main__"},
]
#: The folders of a wing, from the ground up.
INSIDE = {"render": ["views", "grouping", "files", "pages"]}
LONGEST_FILE = 300  # lines; 50 to 250 is the rule
LONGEST_FUNCTION = 60  # lines; above 40 there is a reason
EXCUSED = {"article_view": 70}  # one constructor call, a line for each field of the page


def rooms() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


@cache
def imports(path: Path) -> set[str]:
    """Return the rooms of the package that a room imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
    known = {name_of(room) for room in rooms()}
    inside = {n.removeprefix("briefings.") for n in found if n.startswith("briefings.")}
    return inside & known


def floor_of(room: str) -> int:
    top = room.split(".", maxsplit=1)[0]
    return next(number for number, names in enumerate(FLOORS) if top in names)


def test_every_room_stands_on_a_floor() -> None:
    listed = set().union(*FLOORS)
    assert {name_of(path).split(".")[0] for path in rooms()} <= listed


@pytest.mark.parametrize("path", rooms(), ids=name_of)
def test_imports_run_down(path: Path) -> None:
    here = name_of(path)
    for other in imports(path):
        same_folder = here.split(".")[0] == other.split(".")[0]
        assert same_folder or floor_of(other) <= floor_of(here), f"{here} imports {other}"


def test_imports_run_down_inside_a_wing() -> None:
    for wing, folders in INSIDE.items():
        for path in (each for each in rooms() if name_of(each).startswith(f"{wing}.")):
            own, *_ = name_of(path).split(".")[1:]
            above = folders[folders.index(own) + 1 :] if own in folders else []
            wrong = [n for n in imports(path) if n.startswith(tuple(f"{wing}.{a}." for a in above))]
            assert not wrong, f"{name_of(path)} imports {wrong}"


@pytest.mark.parametrize("path", rooms(), ids=name_of)
def test_no_wing_imports_another(path: Path) -> None:
    here = name_of(path).split(".")[0]
    if here in WINGS:
        assert not {other.split(".")[0] for other in imports(path)} & (set(WINGS) - {here})


def test_no_circle() -> None:
    graph = {name_of(path): imports(path) for path in rooms()}

    def visit(room: str, trail: tuple[str, ...]) -> None:
        assert room not in trail, " -> ".join((*trail, room))
        for other in graph[room]:
            visit_once(other, (*trail, room))

    done: set[str] = set()

    def visit_once(room: str, trail: tuple[str, ...]) -> None:
        if room not in done:
            visit(room, trail)
            done.add(room)

    for room in graph:
        visit_once(room, ())


def test_only_the_render_wing_knows_pelican() -> None:
    for path in rooms():
        tree = ast.parse(path.read_text("utf-8"))
        modules = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        modules |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        if any(module.split(".")[0] == "pelican" for module in modules):
            assert name_of(path).startswith("render."), path


def test_only_the_command_line_and_the_console_print() -> None:
    for path in rooms():
        calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
        assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"], path


@pytest.mark.parametrize("path", rooms(), ids=name_of)
def test_rooms_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            limit = EXCUSED.get(node.name, LONGEST_FUNCTION)
            assert length <= limit, f"{node.name}: {length} lines"


@pytest.mark.parametrize("path", rooms(), ids=name_of)
def test_every_room_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))) or path.name == "__init__.py"
