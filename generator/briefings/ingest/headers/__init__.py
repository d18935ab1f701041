"""Front matter, whichever tool wrote it, and marks that note-taking programs leave."""
