"""What a run of the benchmarks is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLINIC = ROOT / "examples" / "clinic.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where inputs are and how often to measure; a peer that is not given is left out and reported as absent."""

    data: Path
    runs: int
    sizes: tuple[int, ...]
    trestle: Path | None = None
    oscal: Path | None = None
