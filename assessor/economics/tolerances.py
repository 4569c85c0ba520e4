"""Two figures that a program of whole columns and the search over it share."""

from __future__ import annotations

from typing import Final

HALF: Final = 0.5  # between 0 and 1, and below it two whole amounts are one
INFINITE: Final = float("inf")
