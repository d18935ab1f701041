"""Pictures and files that come with a source."""
