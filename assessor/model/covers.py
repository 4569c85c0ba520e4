"""Which asset groups somebody serves."""

from __future__ import annotations

from typing import Self

from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Covers:
    """The asset groups a provider, one of its services or one line of it serves: a list of them, or `all`."""

    groups: tuple[str, ...] = ()
    everything: bool = False

    @classmethod
    def from_text(cls, _text: str) -> Self:
        """The one short way of writing: `all`."""
        return cls(everything=True)

    @classmethod
    def from_list(cls, names: list[str]) -> Self:
        """A list of asset groups."""
        return cls(groups=tuple(names))
