"""Pelican plugin: an archive of briefings under plain ``pelican content``."""

from briefings.pipeline import rendering_for_pelican
from briefings.render import engine


def register() -> None:
    """Connect to Pelican's signals; called by Pelican."""
    engine.connect(rendering_for_pelican)
