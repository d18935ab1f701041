"""``python -m briefings``."""

from briefings.commands.start import main

main()
