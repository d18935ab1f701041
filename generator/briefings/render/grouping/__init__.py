"""The archive in groups and in order, and the words for them."""
