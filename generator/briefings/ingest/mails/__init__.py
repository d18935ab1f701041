"""E-mails: newsletters, forwards, pages saved as mail."""
