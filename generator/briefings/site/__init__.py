"""The finished site: put into place, looked at, known again."""
