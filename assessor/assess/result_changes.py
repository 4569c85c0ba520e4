"""What two results show to differ, where no engagement is at hand: verdicts by obligation, and what both list.

A result says what was found and not all of what was stated, so nothing can be undone in it: no cause is worked out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.result.version_change import ChangedPart, MovedVerdict, VersionChanges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.result.result import Result
    from assessor.result.version_change import PartKind


def result_changes(old: Result, new: Result) -> VersionChanges:
    """Every verdict of today that differs between two results, and what else the two list that differs."""
    rows = {row.ref: row for side in (old, new) for row in side.obligations}
    before, after = ({row.ref: row.verdicts[TODAY].verdict for row in side.obligations} for side in (old, new))
    moved = [ref for ref in dict.fromkeys([*after, *before]) if before.get(ref) != after.get(ref)]
    return VersionChanges(
        organization=new.organization.name,
        parts=tuple(_parts(old, new)),
        verdicts=tuple(
            MovedVerdict(ref=ref, title=rows[ref].title, before=before.get(ref), after=after.get(ref), causes=())
            for ref in moved
        ),
        obligations=len(after),
        exact=False,
    )


def _parts(old: Result, new: Result) -> Iterator[ChangedPart]:
    """The rules first, then packs, the day, frameworks, facts, providers, duties, determinations, records."""
    yield from _differing("rules", (), {"": old.rules.sha256}, {"": new.rules.sha256})
    yield from _differing("rules", ("catalogs",), _editions(old), _editions(new))
    packs = [{pack.id: pack.sha256 for pack in side.rules.packs} for side in (old, new)]
    if packs[0] != packs[1]:
        yield ChangedPart(kind="packs", place=(), was=packs[0], now=packs[1], change="other")
    yield from _differing("day", (), {"as_of": old.as_of}, {"as_of": new.as_of})
    asked = [[item.id for item in side.frameworks] for side in (old, new)]
    yield from _differing("frameworks", (), {"frameworks": asked[0]}, {"frameworks": asked[1]})
    yield from _differing("fact", ("organization",), old.organization.facts, new.organization.facts)
    yield from _differing("contract", ("providers",), _providers(old), _providers(new))
    yield from _differing("duty", ("duties",), _duties(old), _duties(new))
    yield from _differing("determination", ("determinations",), _determined(old), _determined(new))
    yield from _differing("evidence", ("evidence",), _records(old), _records(new))


def _differing(
    kind: PartKind, place: tuple[str, ...], old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[ChangedPart]:
    """The entries of two lists that differ, each at its place; a mapping in them is gone through key by key."""
    for name in dict.fromkeys([*old, *new]):
        was, now = old.get(name), new.get(name)
        here = (*place, name) if name else place
        if isinstance(was, Mapping) and isinstance(now, Mapping):
            yield from _differing(kind, here, was, now)
        elif was != now or (name in old) != (name in new):
            change = "other" if name in old and name in new else "new" if name in new else "gone"
            yield ChangedPart(kind=kind, place=here, was=was, now=now, change=change)  # type: ignore[arg-type] # of three


def _editions(side: Result) -> dict[str, str]:
    return {item.id: f"{item.edition}, {item.version}" for item in side.catalogs}


def _providers(side: Result) -> Mapping[str, object]:
    return {
        item.id: {
            "model": item.model,
            "offering": item.offering,
            "functions": list(item.functions),
            "artefacts": dict(item.artefacts),
        }
        for item in side.providers
    }


def _duties(side: Result) -> Mapping[str, object]:
    return {item.id: {"state": item.state, "who": item.who} for item in side.duties}


def _determined(side: Result) -> Mapping[str, object]:
    found = {}
    for row in side.obligations:
        made = row.verdicts[TODAY].determination
        if made is not None:
            found[row.ref] = {"status": made.status, "on": made.on, "by": made.by}
    return found


def _records(side: Result) -> Mapping[str, object]:
    return {item.id: {"collected": item.collected, "result": item.result} for item in side.evidence_records}
