"""``[tool.briefings]`` in pyproject.toml, or the same keys in briefings.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from itertools import permutations
from pathlib import Path, PureWindowsPath
from typing import Any

from briefings import feednames
from briefings.errors import ConfigError
from briefings.urls import is_web, to_uri


@dataclass(frozen=True, slots=True)
class Config:
    """How an archive is built. Every key has a default, so that a bare folder works."""

    root: Path = Path()  #: the archive's folder, absolute; not a key
    title: str = "Briefing archive"  #: the archive's name
    subtitle: str = ""  #: one line under the name
    description: str = ""  #: a sentence or two for the about page, feeds and search engines
    lang: str = "en"  #: BCP 47; language of the interface and of dates in it
    site_url: str = ""  #: where the site will stand, for canonical links, feeds, sitemap; may be ""
    #: ``host,date`` for the lasting ids of feeds; of an archive that was read: by its address
    feed_authority: str = ""
    seeds: str = "seeds"  #: folder of sources, never changed
    content: str = "content"  #: folder of articles, one Markdown file each
    output: str = "output"  #: folder of the site, replaced whole; other editions: ``output-NAME``
    edition: str = "public"  #: the edition that is built
    editions: tuple[str, ...] = ("public", "private")  #: all but the public show all texts in full
    theme: str = ""  #: folder of another theme; "" is the one that comes with the program
    page_size: int = 50  #: articles on one page of a list
    related_limit: int = 6  #: related articles shown, at most
    name_pages: int = 3  #: a name that so many articles have gets a page; one set by hand always
    #: digests made at each build: of days, weeks, months
    digests: tuple[str, ...] = ("daily", "weekly", "monthly")
    digest_size: int = 100  #: articles that a digest shows at most; the others are counted
    max_seed_mb: int = 20  #: a larger source is quarantined unread, in MiB
    index_articles: bool = False  #: let search engines list the article pages (others' texts)
    pages_limits: bool = True  #: what GitHub Pages would refuse for its size fails the build
    plugins: tuple[str, ...] = ()  #: further Pelican plugins to load

    @property
    def seeds_dir(self) -> Path:
        """The folder of sources."""
        return self.root / self.seeds

    @property
    def content_dir(self) -> Path:
        """The folder of articles."""
        return self.root / self.content

    @property
    def output_dir(self) -> Path:
        """The folder of the site."""
        return self.root / self.output

    @property
    def state_dir(self) -> Path:
        """The folder for the lock, the stage and the cache; may be deleted between runs."""
        return self.root / ".briefings"


PUBLIC = "public"  # the edition that keeps to the rights
_FOLDERS = ("seeds", "content", "output")
_EDITION = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")  # a part of a folder's name
_AUTHORITY = re.compile(r"([\w.+-]+@)?[a-z0-9-]+(\.[a-z0-9-]+)+,\d{4}(-\d\d){0,2}")  # RFC 4151
_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
KEYS = {f.name: f for f in fields(Config) if f.name != "root"}


def theme_dir() -> Path:
    """Return the folder of our theme: in the package when installed, at the top in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "theme"
    return inside if inside.is_dir() else package.parents[1] / "theme"


def read_config(root: Path, **overrides: str | int) -> Config:
    """Return the configuration of the archive in ``root``.

    briefings.toml wins over pyproject.toml; neither is needed. ``overrides`` come from the
    command line and win over both. Raises ConfigError.
    """
    where, table = _read_table(root)
    values: dict[str, object] = {
        key: _checked(where, key, value) for key, value in (table | overrides).items()
    }
    config = Config(root=root.resolve(), **values)  # type: ignore[arg-type]
    config = _edition(where, config, overrides)
    config = replace(config, site_url=to_uri(config.site_url))  # as sitemaps and feeds want it
    if config.site_url and not config.feed_authority:
        name = feednames.authority(config.site_url, config.content_dir)
        config = replace(config, feed_authority=name)
    _check_apart(where, config)
    return config


def _edition(where: str, config: Config, overrides: Mapping[str, object]) -> Config:
    """Return the configuration of the edition: one that is not public stands apart, unlisted."""
    for name in config.editions:
        if not _EDITION.fullmatch(name):
            raise ConfigError(where, f"`editions` has {name!r}", "Use letters, digits and hyphens.")
    if config.edition == PUBLIC:
        return config
    if config.edition not in config.editions:
        known = ", ".join(dict.fromkeys((PUBLIC, *config.editions)))
        raise ConfigError(where, f"no edition `{config.edition}`", f"Known editions: {known}.")
    apart: dict[str, Any] = {"index_articles": False}
    apart |= {} if "output" in overrides else {"output": f"{config.output}-{config.edition}"}
    apart |= {} if "site_url" in overrides else {"site_url": ""}
    return replace(config, **apart)


def _read_table(root: Path) -> tuple[str, dict[str, object]]:
    for name, section in (("briefings.toml", ()), ("pyproject.toml", ("tool", "briefings"))):
        path = root / name
        if not path.is_file():
            continue
        try:
            table = tomllib.loads(path.read_text("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(name, f"not valid TOML: {error}", "Mend that line.") from error
        except OSError as error:
            raise ConfigError(name, f"cannot be read ({error.strerror})") from error
        for part in section:
            table = table.get(part, {})
            if not isinstance(table, dict):
                raise ConfigError(name, f"`{part}` is {table!r}", "It must be a table.")
        if table or not section:
            return name, table
    return "briefings.toml", {}


def _checked(where: str, key: str, value: object) -> object:
    if key not in KEYS:
        close = get_close_matches(key, KEYS, n=1)
        hint = f"Did you mean `{close[0]}`?" if close else f"Known keys: {', '.join(KEYS)}."
        raise ConfigError(where, f"unknown key `{key}`", hint)
    default = KEYS[key].default
    if isinstance(default, tuple):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(where, f"`{key}` is {value!r}", "It must be a list of strings.")
        if key == "digests" and (odd := sorted({*value} - {*default})):
            raise ConfigError(where, f"`digests` has {odd[0]!r}", f"Known: {', '.join(default)}.")
        return tuple(value)
    if type(value) is not type(default):
        kind = {str: "a string", int: "a whole number", bool: "true or false"}[type(default)]
        raise ConfigError(where, f"`{key}` is {value!r}", f"It must be {kind}.")
    _check_value(where, key, value)
    return value


def _check_value(where: str, key: str, value: object) -> None:
    if isinstance(value, str) and _CONTROL.search(value):
        raise ConfigError(where, f"`{key}` holds control characters", "Take them out.")
    if isinstance(value, int) and not isinstance(value, bool) and value < 1:
        raise ConfigError(where, f"`{key}` is {value}", "It must be at least 1.")
    if key == "site_url" and value and not is_web(str(value)):
        raise ConfigError(where, f"`site_url` is {value!r}", "Write it as https://host/path/.")
    if key == "feed_authority" and value and not _AUTHORITY.fullmatch(str(value)):
        remedy = "Write a host that is yours and the year, as archive.example.org,2022."
        raise ConfigError(where, f"`feed_authority` is {value!r}", remedy)
    if key == "lang" and not _LANG.fullmatch(str(value)):
        raise ConfigError(where, f"`lang` is {value!r}", "Write a language tag, as en or pt-BR.")
    if key in _FOLDERS and not _is_folder_below(str(value)):
        remedy = "Name a folder of its own below the archive's, with `/` between parts."
        raise ConfigError(where, f"`{key}` is {value!r}", remedy)


def _is_folder_below(name: str) -> bool:
    """Tell whether the name means a folder below the archive's on every system, not our state's."""
    path = PureWindowsPath(name)  # knows `/` as well
    plain = bool(path.parts) and not path.anchor and ".." not in path.parts
    return plain and "\\" not in name and not any(part.startswith(".") for part in path.parts)


def _check_apart(where: str, config: Config) -> None:
    """Raise ConfigError where one folder holds another: output is replaced whole."""
    # folded: on many systems Seeds and seeds are one folder
    paths = {key: Path(getattr(config, key).casefold()) for key in (*_FOLDERS, "theme")}
    if not config.theme:
        paths["theme"] = Path("theme")
    for one, other in permutations(paths, 2):
        if paths[other].is_relative_to(paths[one]):
            what = f'`{other}` ("{paths[other]}") lies in `{one}` ("{paths[one]}")'
            raise ConfigError(where, what, "Name folders that lie side by side.")
