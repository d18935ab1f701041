"""Dates: lines, words and days in many languages, and dates weighed against each other."""
