"""The command line: arguments in, one call, one report out."""
