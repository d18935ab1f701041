"""The command about topics by rule."""

import json
from dataclasses import asdict

import click

from briefings.call import Call
from briefings.edge import end_quietly_with_the_pipe
from briefings.topicpreview import Preview, preview

_TITLES = 5


@click.command()
@click.option("--preview", "shown", is_flag=True, help="Show titles and what caught them, too.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.pass_obj
def topics(call: Call, /, *, shown: bool, as_json: bool) -> None:
    """Say how many articles each rule of topics.yaml catches; writes nothing.

    \b
    Example:
      briefings topics --preview
    """
    end_quietly_with_the_pipe()
    found = preview(call.config())
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    for line in _lines(found, shown=shown):
        click.echo(line)


def _lines(found: Preview, *, shown: bool) -> list[str]:
    lines = []
    for rule in found.rules:
        lines.append(f"{rule.count:>6}  {rule.topic}")
        if shown:
            lines += [f"        {c.title}  ({', '.join(c.why)})" for c in rule.caught[:_TITLES]]
            more = rule.count - _TITLES
            lines += [f"        ... and {more} more; --json lists them all"] if more > 0 else []
    lines.append(f"{found.uncaught:>6}  articles that no rule catches")
    if shown and found.suggested:
        words = ", ".join(f"{term.word} {term.count}" for term in found.suggested)
        lines.append(f"        words that many of them have: {words}")
    return lines
