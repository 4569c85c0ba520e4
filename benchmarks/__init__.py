"""Measurements of the engine against peers and floors, all taken in one run (see README.md)."""
