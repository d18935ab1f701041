"""How elements are written that stand between words.

Each function takes the walk, the element, what holds there, and what its text is added to.
"""

from dataclasses import replace

from lxml import etree

from briefings.ingest.tomarkdown import links, shapes
from briefings.ingest.tomarkdown.code import language_of, text_of_code
from briefings.ingest.tomarkdown.lists import to_code
from briefings.ingest.tomarkdown.runs import LINK, Kind, Run, is_blank, link_mark
from briefings.ingest.tomarkdown.walk import Flow, Scope, Walk
from briefings.ingest.tree import text_of
from briefings.text import to_clean


def line_break(_walk: Walk, _element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write a line break."""
    flow.runs.append(Run("", scope.marks, Kind.BREAK))


def link(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write a link, a reference to a footnote, or the words of a link that leads nowhere."""
    if element in walk.notes.back:
        return None
    if label := walk.notes.labels.get(element):
        walk.notes.referred.add(label)
        flow.runs.append(Run(label, kind=Kind.NOTE))
        return None
    href = element.get("href") or ""
    within = bool(links.fragment_of(href, walk.base_url))
    if within and scope.in_heading and not any(map(str.isalnum, text_of(element))):
        return None  # the sign by which a heading links to itself
    url = links.absolute(href, walk.base_url)
    if not url or (within and (scope.in_heading or _is_raised(element))):
        return walk.plain(element, scope, flow)
    kept = frozenset(mark for mark in scope.marks if mark[0] != LINK)
    return walk.plain(element, replace(scope, marks=kept | {link_mark(url)}), flow)


def _is_raised(link: etree._Element) -> bool:
    parent = link.getparent()
    return (parent is not None and parent.tag == "sup") or link.find("sup") is not None


def picture(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write a picture, once where a page names it twice to load it late."""
    alt = to_clean(" ".join((element.get("alt") or "").split()))
    if shapes.is_formula(element):
        flow.runs.append(Run(shapes.without_style(alt), scope.marks, Kind.CODE))
    elif shapes.is_sign(element) and alt and not any(map(str.isalnum, alt)):
        flow.runs.append(Run(alt, scope.marks))  # an emoji
    elif not shapes.is_tracker(element):
        url = links.picture_address(element, walk.base_url)
        if not url and alt and any(mark[0] == LINK for mark in scope.marks):
            flow.runs.append(Run(alt, scope.marks))  # or its link would be lost
        elif url and not _is_last(url, flow):
            small = shapes.is_sign(element)
            marks = scope.marks - {link_mark(url)}
            flow.runs.append(Run(alt, marks, Kind.PICTURE, address=url, is_small=small))


def shifted(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write superscript and subscript by Unicode's signs, references to notes by theirs."""
    if next(element.iterdescendants("a", "img"), None) is not None or scope.as_code:
        runs = Flow(on_one_line=True)
        walk.children(element, scope, runs)
        noted = any(run.kind is Kind.NOTE for run in runs.runs)
        flow.runs += [r for r in runs.runs if not (noted and _is_bracket(r))]
        return
    shift = shapes.raised if element.tag == "sup" else shapes.lowered
    walk.text(shift("".join(map(str, element.itertext()))), scope, flow)


def quoted(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write words in quotation marks."""
    flow.runs.append(Run("“", scope.marks))
    walk.children(element, scope, flow)
    flow.runs.append(Run("”", scope.marks))


def reading(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write how a word is read, in parentheses that the page may have brought itself."""
    parent = element.getparent()
    bare = parent is None or next(parent.iter("rp"), None) is None
    flow.runs += [Run("(", scope.marks)] * bare
    walk.children(element, scope, flow)
    flow.runs += [Run(")", scope.marks)] * bare


def formula(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write a formula as TeX if the page has it, else as its signs."""
    if tex := shapes.tex_of(element):
        flow.runs.append(Run(tex, scope.marks, Kind.CODE))
    else:
        walk.text(text_of(element), scope, flow)


def box(_walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write the box of a task; other boxes are there to be ticked by the reader of the page."""
    task = any(
        "task" in (part.get("class") or "") for part in [element, *element.iterancestors("li")]
    )
    if (element.get("type") or "").lower() != "checkbox":
        return
    if task or (element.get("disabled") is not None and scope.nested):
        ticked = "x" if element.get("checked") is not None else " "
        flow.runs.append(Run(f"[{ticked}] ", scope.marks))


def code(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write code: between fences if it has lines, else as a span."""
    block = element.tag == "pre" or next(element.iter("br"), None) is not None
    if block and not flow.on_one_line:
        text = text_of_code(element)
        return flow.add(to_code(text, language_of(element)) if text.strip() else None)
    links = frozenset(mark for mark in scope.marks if mark[0] == LINK)
    return walk.children(element, replace(scope, as_code=True, marks=links), flow)


def _is_last(url: str, flow: Flow) -> bool:
    """Tell whether a picture is what was written last."""
    for run in reversed(flow.runs):
        if not is_blank([run]):
            return run.kind is Kind.PICTURE and run.address == url
    return False


def _is_bracket(run: Run) -> bool:
    return run.kind is Kind.TEXT and not run.text.strip(" []()\n\t")
