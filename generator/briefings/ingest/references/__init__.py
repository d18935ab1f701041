"""Bibliographies of reference managers."""
