"""Archive to site, through Pelican."""
