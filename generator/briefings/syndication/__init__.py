"""Feeds in every format: what a feed holds, and how Atom, RSS and JSON Feed say it."""
