"""Faults that we can explain. Each says where, what, and what to do.

BriefingsError
  ConfigError     the configuration or the call is wrong; exit status 2
  SeedError       one source cannot be read: it is quarantined, the run goes on
  ContentError    one file of content/ cannot be read: it is left out, the run goes on
  RenderError     the site cannot be written; output/ stays as it was; exit status 1
  PluginError     somebody else's code failed; exit status 1
"""


class BriefingsError(Exception):
    """A fault with its place, reason and remedy; printed as ``where: what. What to do.``."""

    exit_code = 1

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        super().__init__(where, what, remedy)
        self.where = where
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"

    @property
    def message(self) -> str:
        """The reason and the remedy as sentences, without the place."""
        return f"{self.what.rstrip('.')}. {self.remedy}".strip()


class ConfigError(BriefingsError):
    """The configuration or the command line is wrong."""

    exit_code = 2


class SeedError(BriefingsError):
    """One source cannot be read."""


class ContentError(BriefingsError):
    """One file of content/ cannot be read."""


class RenderError(BriefingsError):
    """The site cannot be written."""


class PluginError(BriefingsError):
    """Somebody else's code failed."""
