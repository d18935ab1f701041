"""Where the fields of articles come from, as people see it in a terminal."""

from rich.console import Console

from briefings.commands.console import to_safe
from briefings.tasks.explain import Explanation, Row


def print_explanations(articles: list[Explanation]) -> None:
    """Print, to standard output, where each field of the articles comes from."""
    out = Console(highlight=False)
    for article in articles:
        places = " -> ".join(place for place in (article.seed, article.content_path) if place)
        out.print(f"[bold]{to_safe(article.title)}[/]\n{to_safe(places)}\n", soft_wrap=True)
        for row in article.rows:
            out.print(_evidence(row), soft_wrap=True)
        for repair in article.repairs:
            what = f"{repair.before} -> {repair.after}" if repair.before else repair.after
            place = f", {repair.where}" if repair.where else ""
            out.print(f"[bold]mended[/]  {to_safe(what)}\n    {to_safe(repair.what + place)}")


def _evidence(row: Row) -> str:
    value = row.value or ("(nothing)" if row.by_hand is None else "")
    lines = [f"[bold]{row.field}[/]  {to_safe(value)}"]
    if row.by_hand is not None:
        lines.append(f"    [green]set by hand: {to_safe(row.by_hand)}[/]")
    lines.append(f"    {_source(row.rule, row.where, row.confidence)}")
    for rival in row.rivals:
        said = rival.value if isinstance(rival.value, str) else ", ".join(rival.value)
        place = _source(rival.rule, rival.where, rival.confidence)
        lines.append(f"    [dim]lost: {to_safe(said)} ({place})[/]")
    return "\n".join(lines)


def _source(rule: str, where: str, confidence: float) -> str:
    parts = [rule, where, f"sure {confidence:.2f}" if confidence else ""]
    return to_safe(", ".join(part for part in parts if part))
