"""Exports of read-later services and bookmark managers."""
