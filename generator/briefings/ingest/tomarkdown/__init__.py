"""HTML to Markdown that keeps its structure."""
