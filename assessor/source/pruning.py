"""The sound part of a faulty document, so that one run tells more than the first kind of fault.

What a schema refuses is cut out, value by value; what is left can be checked further. A document that was cut is
never judged, only searched for more problems.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from assessor.source.document import Document
from assessor.source.faults import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema.exceptions import ValidationError

    from assessor.model.span import Pointer
    from assessor.source.schema import Schemas

_ROUNDS = 12
_ITEM = 2  # the length of a place such as ("providers", 0)


def sound_part(
    document: Document, kind: str, stand_ins: Mapping[str, Any], known: Schemas
) -> tuple[Document | None, frozenset[str]]:
    """What is valid of a document, and the top-level keys that lost a whole entry; None when nothing can be saved.

    `stand_ins` are harmless values for top-level keys that must be there, `known` the schemas.
    """
    made = Document(document.path, deepcopy(document.data), deepcopy(document.marks))
    cut: set[str] = set()
    for _ in range(_ROUNDS):
        places = {place for error in known.validator(kind).iter_errors(made.data) for place in _places(error)}
        if not places:
            return made, frozenset(cut)
        for place in sorted(places, key=_last_first):
            if filled := _fill(made, place, stand_ins):
                cut.update(filled)
            elif place:
                cut.update([str(place[0])] if len(place) <= _ITEM else [])
                _remove(made, place)
            else:
                return None, frozenset()
    return None, frozenset()


def _places(error: ValidationError) -> Iterator[Pointer]:
    for leaf in leaves(error):
        at: Pointer = tuple(leaf.absolute_path)
        value: Any = leaf.instance
        if leaf.validator == "additionalProperties":
            known = leaf.schema.get("properties", {}) if isinstance(leaf.schema, dict) else {}
            yield from ((*at, key) for key in value if key not in known)
        elif "propertyNames" in leaf.absolute_schema_path:
            yield (*at, value)
        else:  # a fault of a mapping as a whole takes it away: no one of its keys is to blame
            yield at


def _last_first(place: Pointer) -> tuple[tuple[int, str, int], ...]:
    """Deeper and later places first, so that removing one moves no other."""
    steps = ((0, "", -step) if isinstance(step, int) else (1, step, 0) for step in place)
    return (*steps, (2, "", 0))


def _fill(made: Document, place: Pointer, stand_ins: Mapping[str, Any]) -> list[str]:
    """Put stand-ins where something required is missing; the top-level keys that are new."""
    data: Any = made.data
    wanted: Any = stand_ins
    for step in place:
        data = data.get(step) if isinstance(data, dict) else None
        wanted = wanted.get(step) if isinstance(wanted, dict) else None
    if not isinstance(data, dict) or not isinstance(wanted, dict):
        return []
    missing = [key for key in wanted if key not in data]
    data.update({key: deepcopy(wanted[key]) for key in missing})
    return [str((*place, key)[0]) for key in missing]


def _remove(made: Document, place: Pointer) -> None:
    data, mark = made.data, made.marks
    for step in place[:-1]:
        try:
            data, mark = data[step], mark[-1][step]
        except (KeyError, IndexError, TypeError):  # went with something around it
            return
    last: Any = place[-1]
    if isinstance(data, dict):
        data.pop(last, None)
    elif isinstance(data, list) and isinstance(last, int) and last < len(data):
        del data[last], mark[-1][last]
