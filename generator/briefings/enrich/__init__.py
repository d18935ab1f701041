"""Relate all articles: titles, backlinks, versions, copies, neighbours, and what is wanted."""
