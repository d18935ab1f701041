"""Files for programs: feeds, outlines, what a host and a browser ask for."""
