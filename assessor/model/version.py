"""The engine's version: printed in every result, part of every cache key."""

from __future__ import annotations

VERSION = "0.1.0"
