"""The rules that judged: their digest, the packs that were loaded, what those amended in what others ship."""

from __future__ import annotations

from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPack:
    """One rule pack that judged as well."""

    id: str
    """Its id."""
    version: str
    """Its version."""
    title: str
    """Its title."""
    licence: str
    """The licence of its own words."""
    authors: tuple[str, ...]
    """Who answers for it."""
    shipped: bool
    """Whether it comes with the program; the others were brought by somebody."""
    option: str | None
    """What `--pack` takes to load it again; null where the engagement names it."""
    sha256: str
    """Digest of all its files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendedValue:
    """One value of the rules that a pack changed."""

    pack: str
    """Whose amendment it is: the id of a pack."""
    amends: str
    """The kind of file the entry stands in."""
    entry: str
    """The id of the entry; of a crosswalk, the obligation with its catalog."""
    at: tuple[str, ...]
    """The way to the value inside the entry."""
    was: str | None
    """What stood there, as JSON; null where nothing did."""
    now: str | None
    """What stands there instead, as JSON; null where it was taken away."""
    reason: str
    """The pack's reason."""
    citation: str | None
    """The rule or paper behind it; null where none is given."""
    verify: bool
    """Whether somebody should still check it at its source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules that judged."""

    sha256: str
    """Digest of all rule files."""
    folder: str | None
    """The folder given for catalogs and rules, without those above it; null where the shipped ones judged."""
    packs: tuple[LoadedPack, ...]
    """Rule packs that were loaded, by id."""
    amendments: tuple[AmendedValue, ...]
    """What packs changed in the rules of others, by kind and entry."""
