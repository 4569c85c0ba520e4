"""JSON Schemas as files an editor can read: one for each kind of file, with everything it refers to inside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.framework import schema_folders
from assessor.source.schema import schemas

if TYPE_CHECKING:
    from collections.abc import Iterable

# Where a pack keeps them, so that its files name them by a path that holds on every machine.
FOLDER: Final = ".schemas"
# What a rule pack may hold, and an editor should complete in it.
PACK_KINDS: Final = (
    "amendments",
    "capabilities",
    "cases",
    "catalog",
    "clauses",
    "crosswalk",
    "duties",
    "events",
    "facts",
    "frameworks",
    "functions",
    "gates",
    "model",
    "overlay",
    "pack",
    "parameters",
    "price_lists",
    "standing",
)


def schema_files(kinds: Iterable[str] | None = None) -> dict[str, str]:
    """The text of each schema by the name of its file; of every kind where none is named."""
    known = schemas(schema_folders(FRAMEWORKS))
    return {
        f"{kind}.schema.json": json.dumps(known.standalone(kind), indent=1, ensure_ascii=False) + "\n"
        for kind in kinds or known.kinds()
    }
