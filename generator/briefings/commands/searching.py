"""The command that asks the site's search."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click

from briefings.commands.call import Call
from briefings.commands.edge import end_quietly_with_the_pipe
from briefings.config import Config
from briefings.errors import ConfigError


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Results at most."
)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "recent", "newest", "oldest"]),
    default="relevance",
    show_default=True,
    help="Order of results; recent: relevance, newer ones preferred a little.",
)
@click.option("--json", "as_json", is_flag=True, help="Print results and counts as JSON.")
@click.pass_obj
def search(call: Call, query: tuple[str, ...], limit: int, sort: str, as_json: bool) -> None:
    """Search the built site: the same results in the same order as in the browser.

    \b
    Example:
      briefings search "grain deal" --limit 5
      briefings search https://example.org/2022/11/grain  (is it here already?)
    """
    from briefings.search import query as queries

    end_quietly_with_the_pipe()
    folder = _site(call.config())
    wish = queries.Wish(limit=limit, sort=sort, facets=as_json)
    results = queries.search(_reader(folder), " ".join(query), wish)
    if as_json:
        click.echo(json.dumps(asdict(results), ensure_ascii=False, indent=1))
        return
    missing = [f"{p} could not be read: some results may be missing." for p in results.damaged]
    for hint in (*results.hints, *missing):
        click.echo(hint, err=True)
    click.echo("1 result" if results.total == 1 else f"{results.total} results", err=True)
    for hit in results.hits:
        facts = " · ".join(part for part in (hit.shown_date, hit.outlet) if part)
        excerpt = "".join(text for text, _marked in hit.excerpt)
        click.echo(f"{hit.title}\n  {facts}\n  {folder.name}/{hit.path}\n  {excerpt}\n")


def _reader(folder: Path) -> Callable[[str], bytes | None]:
    def read(path: str) -> bytes | None:
        file = folder / path
        return file.read_bytes() if file.is_file() else None

    return read


def _site(config: Config) -> Path:
    if not (config.output_dir / "index.html").is_file():
        raise ConfigError(config.output, "there is no site yet", "Run `briefings build` first.")
    return config.output_dir
