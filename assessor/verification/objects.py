"""Two results side by side: the values that differ, and what differs between the programs that made them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from assessor.result.verification import Alteration, Barrier
from assessor.verification.run import packs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MOST: Final = 25
_SHOWN: Final = 300
_KEYS: Final = ("ref", "obligation", "id", "name")


def differences(issued: Mapping[str, Any], again: Mapping[str, Any]) -> tuple[Alteration, ...]:
    """Values of a result that are others when it is made again, up to a number that can be read."""
    found: list[Alteration] = []
    for key, obligation, old, new in _walk(again, issued, "", ""):
        if key == "digest":
            continue
        found.append(Alteration(kind="result", part=key, obligation=obligation, old=_said(old), new=_said(new)))
        if len(found) == _MOST:
            break
    return tuple(found)


_NOTHING: Final = object()


def _walk(old: Any, new: Any, key: str, obligation: str) -> Iterator[tuple[str, str, Any, Any]]:
    if isinstance(old, dict) and isinstance(new, dict):
        ref = old.get("ref", obligation)
        obligation = ref if isinstance(ref, str) else obligation
        for name in [*old, *(name for name in new if name not in old)]:
            inner = f"{key}.{name}" if key else str(name)
            yield from _walk(old.get(name, _NOTHING), new.get(name, _NOTHING), inner, obligation)
    elif isinstance(old, list) and isinstance(new, list):
        for index in range(max(len(old), len(new))):
            one = old[index] if index < len(old) else _NOTHING
            other = new[index] if index < len(new) else _NOTHING
            yield from _walk(one, other, f"{key}[{_called(one, index)}]", obligation)
    elif type(old) is not type(new) or old != new:
        yield key, obligation, old, new


def _called(value: Any, index: int) -> str:
    """How an entry of a list is named: by its own id where it has one."""
    for name in _KEYS:
        if isinstance(value, dict) and isinstance(value.get(name), str):
            return str(value[name])
    return str(index)


def _said(value: Any) -> str:
    if value is _NOTHING:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}\N{HORIZONTAL ELLIPSIS}"


def barriers(issued: Mapping[str, Any], again: Mapping[str, Any], programs: tuple[str, str]) -> tuple[Barrier, ...]:
    """What was other where the brief was made: engine, catalogs, rules, the pack of `--what-if`."""
    found = []
    if issued.get("engine") != again.get("engine"):
        found.append(_barrier("engine", "", issued.get("engine"), again.get("engine")))
    theirs, ours = _catalogs(issued), _catalogs(again)
    names = [name for name in sorted({*theirs, *ours}) if theirs.get(name) != ours.get(name)]
    found += [_barrier("catalog", name, theirs.get(name), ours.get(name)) for name in names]
    found += [
        _barrier("pack", name, stated, present)
        for name, stated, present in _other_packs(packs_of(issued), packs_of(again))
    ]
    if _sha(issued.get("rules")) != _sha(again.get("rules")):
        found.append(_barrier("rules", "", _sha(issued.get("rules")), _sha(again.get("rules"))))
    packs = [_pack(issued), _pack(again)]
    if _sha(packs[0]) != _sha(packs[1]):
        found.append(_barrier("pack", str(packs[0].get("id", "")), _sha(packs[0]), _sha(packs[1])))
    if programs[0] and programs[0] != programs[1]:
        found.append(_barrier("program", "", *programs))
    return tuple(found)


def _barrier(kind: Any, name: str, stated: object, present: object) -> Barrier:
    return Barrier(kind=kind, name=name, stated=str(stated or ""), present=str(present or ""))


def _catalogs(data: Mapping[str, Any]) -> dict[str, object]:
    listed = data.get("catalogs")
    entries = listed if isinstance(listed, list) else []
    return {str(entry.get("id")): entry.get("sha256") for entry in entries if isinstance(entry, dict)}


def _pack(data: Mapping[str, Any]) -> Mapping[str, Any]:
    changes = data.get("what_if")
    pack = changes.get("pack") if isinstance(changes, dict) else None
    return pack if isinstance(pack, dict) else {}


def _other_packs(
    issued: Sequence[Mapping[str, Any]], again: Sequence[Mapping[str, Any]]
) -> list[tuple[str, object, object]]:
    """Rule packs whose digests differ, or that only one of the two has."""
    theirs, ours = ({str(pack.get("id")): pack.get("sha256") for pack in packs} for packs in (issued, again))
    names = sorted({*theirs, *ours})
    return [(name, theirs.get(name), ours.get(name)) for name in names if theirs.get(name) != ours.get(name)]


def _sha(value: object) -> object:
    return value.get("sha256") if isinstance(value, dict) else None
