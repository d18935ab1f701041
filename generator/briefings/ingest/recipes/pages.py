"""A saved page read by its recipe."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from briefings.dates import from_iso
from briefings.errors import SeedError
from briefings.ingest.clippings.bylines import split_names
from briefings.ingest.dates.lines import read_date
from briefings.ingest.page import page
from briefings.ingest.page.claims import find_claims
from briefings.ingest.recipes.recipe import Recipe, Recipes
from briefings.ingest.recipes.selectors import outermost, select
from briefings.ingest.seedtext import SeedText, read_text
from briefings.ingest.tomarkdown.convert import to_markdown
from briefings.ingest.tree import text_of, to_tree
from briefings.model import Draft, Source, Witness
from briefings.report import Level, Note
from briefings.text import shorten, to_line
from briefings.urls import canonical

_SURE = 0.99  # a person wrote the recipe and tried it
_LINES = ("title", "subtitle", "section", "image_caption", "image_credit")
_DATES = ("date", "modified")


def apply(source: Source, recipes: Recipes) -> Draft | None:
    """Return the article of a page whose address has a recipe; None for every other source.

    Raises SeedError if there is no text in it.
    """
    if not recipes.by_host or not page.recognises(source):
        return None
    seed = read_text(source)
    tree = to_tree(seed.text)
    url = "" if tree is None else address_of(source, tree)
    recipe = recipes.find(url) if url else None
    return read_by(source, seed, recipe, url) if recipe else None


def address_of(source: Source, tree: etree._Element) -> str:
    """Return the page's canonical address by what told of it and what it says; "" if unknown."""
    said = [w for w in (*source.told, *find_claims(tree)) if w.field == "source_url"]
    best = max(said, key=lambda w: w.confidence, default=None)
    return canonical(str(best.value)) if best else ""


def read_by(source: Source, seed: SeedText, recipe: Recipe, base_url: str = "") -> Draft:
    """Return the article of a page as a recipe reads it. Raises SeedError without a text.

    What the recipe does not select is told as a finding, and read in the general way.
    """
    tree = to_tree(seed.text)
    if tree is None:
        raise SeedError(source.name, "the page is empty or too large", "Save only the article.")
    for element in [e for selector in recipe.drop for e in select(tree, selector)]:
        _drop(element)
    chosen = outermost(select(tree, recipe.text))
    parts = [to_markdown(element, base_url).strip() for element in chosen]
    body = "\n\n".join(filter(None, parts))
    witnesses = tuple(_claims(recipe, tree))
    general = _general(source, seed, tree, wanted=not body)
    notes = (*seed.notes, *general.notes, *_missed(source.name, recipe, tree, witnesses))
    return Draft(
        (*witnesses, *general.witnesses), f"{body}\n" if body else general.body, general.foreign,
        notes, repairs=(*seed.repairs, *general.repairs),
    )  # fmt: skip


def _general(source: Source, seed: SeedText, tree: etree._Element, *, wanted: bool) -> Draft:
    """Return the page read without a recipe; where that finds no text, only its claims.

    Raises SeedError if the text is ``wanted``.
    """
    try:
        return page.read_page(source.name, seed.text)
    except SeedError:
        if wanted:
            raise
        return Draft(find_claims(deepcopy(tree)), "")


def _drop(element: etree._Element) -> None:
    """Take an element out of its page; the text behind it stays."""
    above = element.getparent()
    if above is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        above.text = (above.text or "") + tail
    above.remove(element)


def _claims(recipe: Recipe, tree: etree._Element) -> Iterator[Witness]:
    for name in _LINES:
        for element in select(tree, getattr(recipe, name))[:1]:
            yield from _claim(recipe, name, _text(element), _text(element))
    for name in _DATES:
        for element in select(tree, getattr(recipe, name))[:1]:
            shown = _date_text(element, recipe.date_attribute)
            iso = from_iso(shown)
            found = (iso,) if iso else read_date(shown, recipe.lang or None)
            yield from _claim(recipe, name, found[0] if len(found) == 1 else found, shown)
    for name in ("authors", "tags"):
        texts = [_text(element) for element in select(tree, getattr(recipe, name))]
        values = _people(texts) if name == "authors" else tuple(filter(None, texts))
        yield from _claim(recipe, name, tuple(dict.fromkeys(values)), ", ".join(texts))
    yield from _claim(recipe, "lang", recipe.lang, recipe.lang)


def _claim(recipe: Recipe, name: str, value: str | tuple[str, ...], text: str) -> Iterator[Witness]:
    if value:
        selector = getattr(recipe, name)
        rule = f"recipe {recipe.host}: {selector}"
        yield Witness(name, value, rule, selector, shorten(text, 200), _SURE)


def _people(texts: list[str]) -> Iterator[str]:
    for text in texts:
        found = split_names(text, strict=False)
        yield from found.authors if found else filter(None, (text,))


def _text(element: etree._Element) -> str:
    """Return what an element says: a meta element in its attribute, the others in their text."""
    return to_line(element.get("content") or "" if element.tag == "meta" else text_of(element))


def _date_text(element: etree._Element, attribute: str) -> str:
    return to_line(element.get(attribute or "datetime") or _text(element))


def _missed(
    where: str, recipe: Recipe, tree: etree._Element, witnesses: tuple[Witness, ...]
) -> Iterator[Note]:
    """Yield a finding for each selector that gave nothing: the outlet has changed its pages."""
    claimed = {witness.field for witness in witnesses}
    for name in ("title", "date", "text"):  # not every article has the others
        selector = getattr(recipe, name)
        nothing = not select(tree, selector) if name == "text" else name not in claimed
        if selector and nothing:
            what = f"recipe {recipe.host}: `{name}: {selector}` finds nothing. Mend the recipe."
            yield Note(Level.FINDING, where, what)
