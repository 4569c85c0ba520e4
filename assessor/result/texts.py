"""Which keys of the JSON object are sentences: made from the values beside them, never read back."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TextKey:
    """One key that holds text: what it says, and whether it is a list of sentences or may be null."""

    doc: str
    many: bool = False
    optional: bool = False


# By the type of the result whose JSON object carries the text.
TextKeys = Mapping[type, Mapping[str, TextKey]]
