"""Amendments of packs, made in the files of others before these become rules."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, Final

from assessor.model.diagnostic import Diagnostic
from assessor.model.named_tuple import NamedTuple
from assessor.model.pack import Amended, Amendment
from assessor.model.shape import structure
from assessor.model.spelling import did_you_mean
from assessor.source.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.source.schema import Schemas

KIND: Final = "amendments"
# Kinds whose entries a pack may amend. A catalog's rows are what a publisher wrote: a pack brings rows of its own.
AMENDABLE: Final = (
    "action_owners",
    "capabilities",
    "capacity",
    "clauses",
    "crosswalk",
    "duties",
    "facts",
    "frameworks",
    "functions",
    "gates",
    "model",
    "parameters",
    "positions",
    "price_lists",
    "severity",
    "standing",
)
# By what an item of a list is known.
_NAMES: Final = ("id", "control", "capability", "obligation")


class ReadFile(NamedTuple):
    """One data file as read: its name, its kind, its document."""

    name: str
    kind: str
    document: Document


class _Asked(NamedTuple):
    amendment: Amendment
    pack: str


def amended(files: Sequence[ReadFile], known: Schemas) -> tuple[list[ReadFile], tuple[Amended, ...], list[Diagnostic]]:
    """The files with every amendment made in them (none stays a file), what was amended, and what cannot be."""
    asked = [item for file in files if file.kind == KIND for item in _asked(file)]
    others = {file.name: file for file in files if file.kind != KIND}
    if not asked:
        return list(others.values()), (), []
    problems = _conflicts(asked)
    made: list[Amended] = []
    for item in sorted(asked, key=lambda one: (one.amendment.place, one.pack)):
        place, faults = _entry(item.amendment, others.values())
        problems += faults
        if place is None or faults:
            continue
        file, pointer = place
        document, record, faults = _changed(item, file, pointer, known)
        problems += faults
        if record is not None:
            others[file.name] = file._replace(document=document)
            made.append(record)
    return list(others.values()), tuple(made), problems


def _asked(file: ReadFile) -> list[_Asked]:
    pack = file.name.split("/")[1] if file.name.startswith("packs/") else ""
    items = file.document.data[KIND]
    return [
        _Asked(structure(Amendment, {**item, "given": "to" in item}, file.document.span, (KIND, index)), pack)
        for index, item in enumerate(items)
    ]


def _conflicts(asked: Sequence[_Asked]) -> list[Diagnostic]:
    """Two amendments of one value, or of a value and of what holds it: neither order would be right."""
    problems = []
    ordered = sorted(asked, key=lambda item: (item.amendment.amends, item.amendment.entry, item.amendment.at))
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            one, two = first.amendment, second.amendment
            if (one.amends, one.entry) != (two.amends, two.entry) or two.at[: len(one.at)] != one.at:
                break
            message = f"{two.place} is amended twice, also at {one.span}"
            problems.append(Diagnostic("amend/conflict", message, two.span, "leave out one of the two"))
    return problems


def _entry(
    amendment: Amendment, files: Iterable[ReadFile]
) -> tuple[tuple[ReadFile, tuple[str | int, ...]] | None, list[Diagnostic]]:
    """The file and the place of the entry an amendment speaks of."""
    if amendment.remove == amendment.given:
        found = "both 'to' and 'remove'" if amendment.remove else "neither 'to' nor 'remove'"
        message = f"there is {found}"
        return None, [Diagnostic("amend/what", message, amendment.span, "write 'to: VALUE', or 'remove: true'")]
    if amendment.amends not in AMENDABLE:
        message = f"'{amendment.amends}' cannot be amended"
        advice = did_you_mean(amendment.amends, AMENDABLE) or f"what can: {', '.join(AMENDABLE)}"
        return None, [Diagnostic("amend/kind", message, amendment.span, advice)]
    names: list[str] = []
    for file in files:
        if file.kind != amendment.amends:
            continue
        for name, pointer in _entries(file):
            if name == amendment.entry:
                return (file, pointer), []
            names.append(name)
    message = f"no entry '{amendment.entry}' of kind {amendment.amends}"
    advice = did_you_mean(amendment.entry, names) or "look it up with 'assessor catalog show'"
    return None, [Diagnostic("amend/unknown", message, amendment.span, advice)]


def _entries(file: ReadFile) -> list[tuple[str, tuple[str | int, ...]]]:
    """The entries of a file by the names amendments use, with their places."""
    data = file.document.data
    if file.kind == "crosswalk":
        source = data["crosswalk"]["source"]
        return [(f"{source}:{item['obligation']}", ("entries", index)) for index, item in enumerate(data["entries"])]
    if file.kind == "model":
        return [(data["model"]["id"], ("model",))]
    if file.kind == "capacity":
        return [("capacity", ("capacity",))]
    return [(item["id"], (file.kind, index)) for index, item in enumerate(data[file.kind])]


def _changed(
    asked: _Asked, file: ReadFile, pointer: tuple[str | int, ...], known: Schemas
) -> tuple[Document, Amended | None, list[Diagnostic]]:
    """The document with the value changed, and its record; unchanged with a diagnostic where it must not be."""
    amendment = asked.amendment
    data = copy.deepcopy(file.document.data)
    holder: Any = data
    for step in pointer:
        holder = holder[step]
    if file.kind == "crosswalk":
        holder.pop("reviewed", None)  # whoever read the row twice read something else
    for index, step in enumerate(amendment.at[:-1]):
        below = _step(holder, step)
        if below is None:
            return file.document, None, [_lost(amendment, index, holder)]
        holder = below
    key: Any = amendment.at[-1]
    if isinstance(holder, list):
        key = _index(holder, key)
    there = key in holder if isinstance(holder, dict) else key is not None
    if key is None or (amendment.remove and not there) or not isinstance(holder, (dict, list)):
        return file.document, None, [_lost(amendment, len(amendment.at) - 1, holder)]
    was = _text(holder[key]) if there else None
    if amendment.remove:
        del holder[key]
    else:
        holder[key] = amendment.to
    document = Document(file.document.path, data, file.document.marks, file.document.others)
    faults = known.validate(document, file.kind)
    if faults:
        message = f"with this the entry is no longer valid: {faults[0].message}"
        return file.document, None, [Diagnostic("amend/invalid", message, amendment.span, faults[0].help)]
    now = None if amendment.remove else _text(amendment.to)
    if was == now:
        message = f"{amendment.place} is {now} already"
        return file.document, None, [Diagnostic("amend/same", message, amendment.span, "remove the amendment")]
    record = Amended(
        pack=asked.pack,
        amends=amendment.amends,
        entry=amendment.entry,
        at=amendment.at,
        was=was,
        now=now,
        reason=amendment.reason,
        citation=amendment.citation,
        verify=amendment.verify,
    )
    return document, record, []


def _step(holder: Any, step: str) -> Any:
    """What a step leads to: the value under a key, or the item of a list with that id; None where there is none."""
    if isinstance(holder, dict):
        return holder.get(step)
    if isinstance(holder, list):
        index = _index(holder, step)
        if index is not None:
            return holder[index]
        groups = (item["any_of"] for item in holder if isinstance(item, dict) and isinstance(item.get("any_of"), list))
        return next((found for group in groups if (found := _step(group, step)) is not None), None)
    return None


def _index(items: Sequence[Any], name: str) -> int | None:
    for index, item in enumerate(items):
        if item == name or (isinstance(item, dict) and any(item.get(key) == name for key in _NAMES)):
            return index
    return None


def _lost(amendment: Amendment, index: int, holder: Any) -> Diagnostic:
    """The step that leads nowhere, and what there is instead."""
    there: list[str] = []
    if isinstance(holder, dict):
        there = sorted(holder)
    elif isinstance(holder, list):
        there = [
            str(next((item[key] for key in _NAMES if key in item), "")) for item in holder if isinstance(item, dict)
        ]
    step = amendment.at[index]
    before = " ".join((amendment.amends, amendment.entry, *amendment.at[:index]))
    advice = did_you_mean(step, there) or (f"there: {', '.join(filter(None, there))}" if there else "shorten 'at'")
    return Diagnostic("amend/lost", f"'{step}' leads nowhere below {before}", amendment.span, advice)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
