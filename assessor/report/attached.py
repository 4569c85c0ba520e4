"""What a brief or a sheet of questions carries beside its pages."""

from __future__ import annotations

from assessor.model.named_tuple import NamedTuple


class Attached(NamedTuple):
    """One file that rides along; `relationship` is a word of PDF/A-3: `Source`, `Data`, `Supplement`, `Alternative`."""

    name: str
    content: bytes
    description: str
    relationship: str
