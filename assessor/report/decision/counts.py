"""What an arrangement has in place, as the summary of the result counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor.result.result import Result


def in_place_by_framework(result: Result, arrangement: str) -> list[int]:
    """How many obligations an arrangement has in place, framework by framework in the order of the result."""
    columns = (result.summary[framework.id].get(arrangement) for framework in result.frameworks)
    return [0 if column is None else column.in_place for column in columns]
