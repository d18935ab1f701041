"""PDF, Word and EPUB documents."""
