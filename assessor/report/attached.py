"""What a brief carries beside its pages."""

from __future__ import annotations

from assessor.model.named_tuple import NamedTuple


class Attached(NamedTuple):
    """One file that rides along; `relationship` is the word PDF/A-3 asks for (`Source`, `Data`, `Supplement`)."""

    name: str
    content: bytes
    description: str
    relationship: str
