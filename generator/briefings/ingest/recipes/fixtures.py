"""Recipes against their fixtures: ``recipes/HOST/CASE.html`` must give ``CASE.expected.md``."""

from difflib import get_close_matches, unified_diff
from pathlib import Path

from briefings.articlefile import to_text
from briefings.errors import BriefingsError, ConfigError
from briefings.ingest.outlets import read_outlets
from briefings.ingest.reading import Origin, Pile, judge
from briefings.ingest.recipes.pages import address_of, read_by
from briefings.ingest.recipes.recipe import FOLDER, Recipes, fixtures, read_recipes
from briefings.ingest.seedtext import read_text
from briefings.ingest.tree import to_tree
from briefings.model import Source
from briefings.report import Report

_STAGE = "recipes"
_EXPECTED = ".expected.md"
_SHOWN = 12  # lines of a difference


def check_recipes(root: Path, only: str | None = None, *, update: bool = False) -> Report:
    """Return how the recipes of an archive do with their fixtures; each fault is an error.

    ``only`` is the one host to look at. ``update`` writes the expected files anew. Raises
    ConfigError for a recipe that does not parse, or a host without one.
    """
    recipes = read_recipes(root)
    if only and only not in recipes.by_host:
        close = get_close_matches(only, recipes.by_host, n=1)
        remedy = f"Did you mean `{close[0]}`?" if close else f"Write {FOLDER}/{only}.yaml."
        raise ConfigError(f"{FOLDER}/", f"there is no recipe for `{only}`", remedy)
    report = Report()
    if not recipes.by_host:
        report.info(f"{FOLDER}/", "no recipe is there. docs/recipes.md shows how to write one.")
    for name in [only] if only else sorted(recipes.by_host):
        pages = fixtures(root, name)
        if not pages:
            report.error(f"{FOLDER}/{name}.yaml", without_fixture(name))
        for path in pages:
            right = _check(root, path, recipes, report, update=update)
            report.count(_STAGE, "right" if right else "wrong")
    return report


def without_fixture(name: str) -> str:
    """Return what is said of a recipe that nothing tries."""
    return f"no fixture tries this recipe. Save a page as {FOLDER}/{name}/NAME.html."


def _check(root: Path, path: Path, recipes: Recipes, report: Report, *, update: bool) -> bool:
    """Tell whether one fixture gives what is expected of it; note why not."""
    where = path.relative_to(root).as_posix()
    try:
        made = _read(root, where, path, recipes)
    except BriefingsError as error:
        report.error(where, error.message)
        return False
    beside = path.with_name(path.stem + _EXPECTED)
    before = beside.read_text("utf-8") if beside.is_file() else None
    if update:
        beside.write_text(made, "utf-8", newline="\n")
        return True
    if before is None:
        report.error(where, f"{beside.name} is missing. Write it with --update, and read it.")
    elif before != made:
        changes = list(unified_diff(before.splitlines(), made.splitlines(), lineterm="", n=0))
        shown = "\n".join(changes[2 : 2 + _SHOWN])
        report.error(where, f"it gives something else than {beside.name}:\n{shown}")
    return before == made


def _read(root: Path, where: str, path: Path, recipes: Recipes) -> str:
    """Return the article's file as ingest would write it. Raises BriefingsError."""
    source = Source(where, path.read_bytes())
    seed = read_text(source)
    tree = to_tree(seed.text)
    url = "" if tree is None else address_of(source, tree)
    # a page that does not say where it stood was put into the folder of its host
    recipe = recipes.find(url or f"https://{path.parent.name}/")
    if recipe is None:
        remedy = "Save the page anew, or mend `match`."
        raise ConfigError(where, f"its address ({url or 'unknown'}) has no recipe", remedy)
    draft = read_by(source, seed, recipe, url)
    reading = judge(Origin(where, source.sha256), draft, Pile(read_outlets(root)))
    return to_text(reading.article)
