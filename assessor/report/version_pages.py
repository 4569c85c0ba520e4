"""What changed since an earlier engagement or brief, as a sheet: each verdict that moved, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.named_tuple import NamedTuple
from assessor.report.sheet import Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import version_changes

if TYPE_CHECKING:
    from assessor.report.names import BriefNames
    from assessor.result.version_change import VersionChanges


class Earlier(NamedTuple):
    """What a brief is held against: the name of the earlier file, and what changed since."""

    name: str
    changes: VersionChanges


ANCHOR: Final = "moved"
_COLUMNS: Final = (
    Column("Requirement", 52),
    Column("Was", 24),
    Column("Is", 24),
    Column("Moved by", 16),
    Column("Because of", 60),
)
_IDLE: Final = (Column("What differs", 176),)
_LONGEST: Final = 600


def sheets_of(earlier: Earlier | None, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet where the brief is held against an earlier one."""
    if earlier is None:
        return ()
    found = earlier.changes
    blocks = []
    if found.verdicts:
        rows = tuple(
            (
                Cell(shorten(f"{names.obligation(item.ref)} {item.title}", 200)),
                Cell(version_changes.word(item.before)),
                Cell(version_changes.word(item.after)),
                Cell(version_changes.kinds(item, found)),
                Cell(shorten(version_changes.causes(item, found), _LONGEST)),
            )
            for item in found.verdicts
        )
        blocks.append(Table(_COLUMNS, rows))
    if found.idle:
        idle = tuple((Cell(shorten(version_changes.part(found.parts[number]), _LONGEST)),) for number in found.idle)
        blocks.append(Table(_IDLE, idle, title=version_changes.idle_title(found)))
    return (
        Sheet(
            anchor=ANCHOR,
            kicker=version_changes.KICKER,
            title=version_changes.head(found),
            lede=version_changes.since(found, shorten(earlier.name, 120)),
            blocks=tuple(blocks),
        ),
    )
