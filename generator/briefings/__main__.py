"""``python -m briefings``."""

from briefings.cli import main

main()
