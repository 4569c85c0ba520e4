"""Places in a source text."""

from __future__ import annotations

from assessor.model.value import dataclass

Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A place: the path as the user wrote it, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


NOWHERE = Span("<memory>")
