"""The random libraries and engagements of the second evaluator, as files the api can read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.oracle.strategies import case_of_seed, in_memory

if TYPE_CHECKING:
    from pathlib import Path


def drawn_files(root: Path, seed: int) -> Path:
    """Write the case of a seed under a data root; returns the engagement."""
    library, engagement = case_of_seed(seed)
    for name, content in [*in_memory(library), ("engagement.yaml", json.dumps(engagement).encode())]:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / "engagement.yaml"
