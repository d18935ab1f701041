"""Saved web pages: who speaks for them, and what each says of title, authors and dates."""
