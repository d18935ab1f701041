"""Texts without marked fields: head, foot and lines taken apart."""
