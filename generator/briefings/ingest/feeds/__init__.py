"""Feeds, and lists of sources."""
