"""A result in which every string is safe to print: cleaned once, at the edge, before anything is laid out."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from assessor.report.text import Cleaner

T = TypeVar("T")


def cleaned(value: T, cleaner: Cleaner) -> T:
    """A copy of a value of the result in which every string, keys included, is clean."""
    copy: T = _cleaned(value, cleaner)
    return copy


def _cleaned(value: Any, cleaner: Cleaner) -> Any:
    if isinstance(value, str):
        return value if isinstance(value, Enum) else cleaner.line(value)
    if isinstance(value, tuple):
        return tuple([_cleaned(part, cleaner) for part in value])
    if isinstance(value, Mapping):
        return {_cleaned(key, cleaner): _cleaned(part, cleaner) for key, part in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return type(value)(**{field.name: _cleaned(getattr(value, field.name), cleaner) for field in fields})
    return value
