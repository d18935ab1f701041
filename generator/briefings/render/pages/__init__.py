"""Views of pages, made from the archive."""
