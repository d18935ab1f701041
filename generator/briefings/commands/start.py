"""Where ``briefings`` starts: Ctrl-C while the program is still loading ends it with a line."""

import sys


def main() -> None:
    """Load the command line and run it; 130 if Ctrl-C comes first."""
    try:
        from briefings.commands.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("\nstopped\n")
        sys.exit(130)
