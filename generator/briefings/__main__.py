"""``python -m briefings``."""

from briefings.commands.cli import main

main()
