"""For those who call Pelican themselves: ``pelican`` here writes what ``briefings build`` writes.

The plugin takes title, addresses and all else from pyproject.toml and content/.
"""

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["briefings"]
TIMEZONE = "UTC"
