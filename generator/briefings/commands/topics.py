"""The command about topics by rule."""

import json
from dataclasses import asdict

import click

from briefings.commands.call import Call
from briefings.commands.edge import end_quietly_with_the_pipe


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
    from briefings.tasks import topicpreview

    end_quietly_with_the_pipe()
    found = topicpreview.preview(call.config())
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    for line in topicpreview.to_lines(found, shown=shown):
        click.echo(line)
