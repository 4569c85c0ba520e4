"""What a benchmark found, as a table for people and as JSON for comparison over time."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number and the limit it should keep; `value` is None when it could not be measured, `note` says why."""

    benchmark: str
    what: str
    value: float | None
    limit: float | None = None
    unit: str = "x"
    note: str = ""

    @property
    def state(self) -> str:
        """Whether the limit was kept."""
        if self.value is None:
            return "absent"
        if self.limit is None:
            return ""
        return "kept" if self.value <= self.limit else "MISSED"


def table(figures: Sequence[Figure]) -> str:
    """The figures as aligned columns."""
    rows = [("benchmark", "what", "measured", "limit", "", "")]
    rows += [
        (
            item.benchmark,
            item.what,
            _number(item.value, item.unit),
            _number(item.limit, item.unit),
            item.state,
            item.note,
        )
        for item in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    right = (False, False, True, True, False)
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if flush else cell.ljust(width)
            for cell, width, flush in zip(row[:5], widths, right, strict=True)
        ]
        lines.append("  ".join([*cells, row[5]]).rstrip())
    return "\n".join(lines)


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.2f} x" if unit == "x" else f"{value:.0f} {unit}"


def save(figures: Iterable[Figure], runs: int) -> Path:
    """Write the figures beside earlier ones, one file a day."""
    RESULTS.mkdir(exist_ok=True)
    today = datetime.now(UTC).date().isoformat()
    made = {
        "date": today,
        "runs": runs,
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
        "figures": [{**asdict(item), "state": item.state} for item in figures],
    }
    path = RESULTS / f"{today}.json"
    path.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
