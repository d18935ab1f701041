"""Selectors for outlets where the general way errs, and their fixtures."""
