"""Pelican's reader for hand-written pages (content/pages/*.md), by our own Markdown."""

from pathlib import Path
from typing import Any

from pelican.readers import BaseReader

from briefings import frontmatter, markdown
from briefings.errors import ContentError
from briefings.text import to_clean


def make_reader() -> type[BaseReader]:
    """Return the reader class.

    It is made on demand, since Pelican takes every subclass of BaseReader into use as soon as it
    is defined, in whatever site this package happens to be imported.
    """

    class BriefingsReader(BaseReader):  # type: ignore[misc]
        """Front matter as ours, body by markdown-it-py, made harmless by nh3."""

        enabled = True
        file_extensions = ("md", "markdown", "mkd")

        def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
            """Return HTML and metadata as Pelican wants them."""
            text = to_clean(Path(source_path).read_text("utf-8-sig"))
            header, body = frontmatter.split(text)
            try:
                values = frontmatter.read(header) if header else {}
            except frontmatter.FrontMatterError as error:
                remedy = "Mend that line of the front matter."
                where = f"{source_path}, line {error.line}"
                raise ContentError(where, error.reason, remedy) from error
            metadata = {
                key.lower(): self.process_metadata(key.lower(), _plain(value))
                for key, value in values.items()
            }
            return markdown.to_html(body), metadata

    return BriefingsReader


def _plain(value: frontmatter.Value) -> str:
    return value if isinstance(value, str) else ", ".join(value)
