"""Jinja's environment: for Pelican's own, and the same for processes that help."""

from functools import cache
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from jinja2 import Environment, StrictUndefined
from pelican.generators import Generator
from pelican.settings import read_settings

from briefings.phrases import phrases
from briefings.render.writing.compiling import compile_quickly
from briefings.render.writing.folding import Folding

_I18N = "jinja2.ext.i18n"


def jinja_settings(given: dict[str, Any]) -> dict[str, Any]:
    """Return how Jinja is set up, with what Pelican or a person gave."""
    return {
        **given,
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": [*given.get("extensions", ()), _I18N, Folding],
        "auto_reload": False,  # no look at every template's time for every page
    }


def speak(env: Any, lang: str) -> None:  # noqa: ANN401 - Jinja knows its extensions' methods late
    """Give templates the phrases and numbers of the interface's language, and our compiler."""
    words = phrases(lang)
    say, say_many = words.catalogue.gettext, words.catalogue.ngettext
    env.install_gettext_callables(say, say_many, newstyle=True)
    env.extensions[Folding.identifier].say = say
    env.filters["number"] = words.number
    compile_quickly(env)


@cache
def environment(theme: str, lang: str) -> Environment:
    """Return the environment that a build without plugins has, for a theme's folder."""
    nowhere = str(Path(gettempdir()))  # nothing is read or written there
    settings = read_settings(override={"THEME": theme, "PATH": nowhere, "CACHE_CONTENT": False})
    settings["JINJA_ENVIRONMENT"] = jinja_settings(settings["JINJA_ENVIRONMENT"])
    env: Environment = Generator({}, settings, nowhere, theme, nowhere).env
    speak(env, lang)
    return env
