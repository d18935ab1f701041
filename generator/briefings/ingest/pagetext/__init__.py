"""The article's text out of a page: whole readings, the one to follow, and what it lacks."""
