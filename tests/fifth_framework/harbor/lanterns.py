"""What one requirement is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def lanterns_of(props: Mapping[str, object]) -> int:
    """The lanterns a row lights when it is in place."""
    count = props.get("lanterns", 0)
    return count if isinstance(count, int) else 0
