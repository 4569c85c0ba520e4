"""Controls of NIST SP 800-53 as other people write them: AC-02(01), ac-2.1, AC-2 (1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHAPE: Final = re.compile(r"[a-z]{2}-[0-9]{1,2}.{0,20}")
_ZEROS: Final = re.compile(r"(?<![0-9])0+(?=[0-9])")
_GAP: Final = re.compile(r"\s+(?=\()")
_BETWEEN: Final = re.compile(r"[,;\s]+")


def control_of(written: str, controls: Mapping[str, str]) -> str | None:
    """The control in force that is meant; None where there is none."""
    return controls.get(_ZEROS.sub("", written.strip().lower()))


def looks_like_control(written: str) -> bool:
    """Whether a word has the shape of a control's id."""
    return _SHAPE.fullmatch(written.lower()) is not None


def words_of(cell: str) -> tuple[str, ...]:
    """What a cell lists, separated by commas, semicolons, blanks or lines."""
    return tuple(word for word in _BETWEEN.split(_GAP.sub("", cell)) if word)
