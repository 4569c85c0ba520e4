"""What of a data file can decide whether anything is wrong with it: all of it but prose and places.

Titles, notes and citations are printed and not compared, so that a word may change in one and every check still says
what it said. A sense holds a dash for such a text. It is found again under the digest of the file's bytes: a file that
has not changed is neither parsed nor validated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor.library.shares import shares_of, without_terms
from assessor.library.typed_data import TEXTS, changed
from assessor.model.sense import Sense, digest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.model.framework import Framework
    from assessor.model.sense import Shared
    from assessor.source.document import Document

PROSE: Final = frozenset({"title", "note", "rationale", "because", "citation", "definition", "statement"})
"""Fields of data of which checks read whether they hold anything, and no more; tests hold the checks to it.

What obligations state is compared among themselves, and kept beside the sense for that.
"""
_SAID: Final = "-"


def sense_of(document: Document, registry: Sequence[Framework]) -> tuple[Sense, Any, list[str], Shared]:
    """The sense of a file that is valid for its kind, the data in it, what its obligations state, and its shares."""
    kind = document.data["schema"].removesuffix("/1")
    data = without_prose(kind, document.data, registry)
    cases = tuple((digest_of(item), str(item["id"])) for item in data["cases"]) if kind == "cases" else ()
    told = [row["statement"] for row in document.data["rows"] if _states(row)] if kind == "catalog" else []
    linked = without_terms(kind, data, registry)
    sense = Sense(digest_of(data), kind, _about(kind, data), cases, digest_of(told), digest_of(linked))
    return sense, data, told, shares_of(kind, linked)


def without_prose(kind: str, data: dict[str, Any], registry: Sequence[Framework]) -> dict[str, Any]:
    """The data of a file with a dash for every text that is only printed; of kinds nobody knows, all of it."""
    return changed(kind, data, registry, _put)


def _put(_kind: type, key: str, hint: Any, value: Any) -> Any:
    said = isinstance(value, str) and key in PROSE and hint in TEXTS and value.strip()
    return _SAID if said else value


def _states(row: dict[str, Any]) -> bool:
    return bool(row["kind"] == "obligation" and row.get("statement"))


def _about(kind: str, data: dict[str, Any]) -> tuple[str, ...]:
    if kind == "catalog":
        return (str(data["catalog"]["id"]),) if data.get("catalog") is not None else ()
    return (str(data["crosswalk"]["source"]), str(data["crosswalk"]["target"])) if kind == "crosswalk" else ()
