"""What templates may use: a dataclass for each kind of page and piece."""
