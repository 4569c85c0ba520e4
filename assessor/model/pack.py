"""Rule packs: what a folder of catalogs and rules says of itself, and what it changes in what others ship."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

# What stands at the top of every pack and says what it is.
MANIFEST: Final = "pack.yaml"
# Where a pack was found: among what the program ships, in a folder, a zip file, or an installed distribution.
PackPlace = Literal["shipped", "folder", "zip", "distribution"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackManifest:
    """The `pack:` block of a pack.yaml.

    `needs` names other packs and the lowest version of each; `provides` lists, by kind of file, the ids of what the
    pack adds, and is checked against its files.
    """

    id: str
    version: str
    title: str
    licence: str
    authors: tuple[str, ...]
    summary: str
    source: str | None = None
    needs: Mapping[str, str] = field(default_factory=dict)
    provides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One value of an entry that somebody else ships, changed by a pack.

    `amends` is the kind of file, `entry` the id of the entry in it (of a crosswalk, the obligation with its catalog),
    `at` the way to the value: keys, and ids or controls of list items. `given` says whether there is a `to`, which may
    be null; `remove` takes the key away.
    """

    amends: str
    entry: str
    at: tuple[str, ...]
    reason: str
    to: Any = None
    given: bool = False
    remove: bool = False
    citation: str | None = None
    verify: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def place(self) -> str:
        """The value it changes, as people write it."""
        return " ".join((self.amends, self.entry, *self.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """An amendment that was made: whose, what stood there before and what stands there now, as JSON."""

    pack: str
    amends: str
    entry: str
    at: tuple[str, ...]
    was: str | None
    now: str | None
    reason: str
    citation: str | None = None
    verify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePackInfo:
    """A pack that is loaded, as the result and the brief name it.

    `option` is what `--pack` takes to load it again; None where an engagement names it.
    """

    id: str
    version: str
    title: str
    licence: str
    authors: tuple[str, ...]
    place: PackPlace
    sha256: str
    option: str | None = None
