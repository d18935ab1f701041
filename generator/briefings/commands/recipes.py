"""The command that tries recipes."""

import click

from briefings.commands.call import Call, finish, json_option


@click.command("test-recipe")
@click.argument("host", required=False)
@click.option("--update", is_flag=True, help="Write the expected files anew; read them after.")
@json_option
@click.pass_obj
def test_recipe(call: Call, /, host: str | None, *, update: bool, as_json: bool) -> None:
    """Read the sample pages of recipes/HOST.yaml, or of all recipes, and compare.

    Each page recipes/HOST/NAME.html must give recipes/HOST/NAME.expected.md.

    \b
    Example:
      briefings test-recipe example.org --update
    """
    from briefings.ingest.recipes.fixtures import check_recipes

    finish(check_recipes(call.root, host, update=update), as_json=as_json)
