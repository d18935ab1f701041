"""Sum up: an archive -> briefings, and a briefing in every form that people send."""
