"""A result in which every string is safe to print: cleaned once, at the edge, before anything is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from assessor.model.value import field_names, is_value

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
    if is_value(value):
        kind = type(value)
        return kind(**{name: _cleaned(getattr(value, name), cleaner) for name in field_names(kind)})
    return value
