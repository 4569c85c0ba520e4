"""Examples with a few values changed, the same for a seed for ever."""

from __future__ import annotations

import copy
import random
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

# Left as they are: a change is refused at once, or only moves every date.
KEPT = {"schema", "id", "obligation", "frameworks", "capability", "duty", "as_of"}
# Names of things of the same file: those of another would only be unknown.
OWN = {"provider", "covers", "who", "evidence", "today"}
DAYS = ["2019-05-01", "2024-02-29", "2025-11-22", "2026-06-01", "2026-11-20", "2026-11-21"]
Path_ = tuple[str | int, ...]


def mutant(examples: Path, seed: int) -> tuple[Any, list[str]]:
    """A changed example, and its changes in words."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    names = sorted(examples.glob("*.yaml"))
    every = [with_on(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in names]
    place = seed % len(every)
    document = copy.deepcopy(every[place])
    own = vocabulary([document])
    words = {key: own.get(key, []) if key in own["today"][0] else found for key, found in vocabulary(every).items()}
    words |= {key: own.get(key, []) for key in OWN}
    changes = [names[place].name]
    for _ in range(chance.choice([1, 2, 3, 5, 8])):
        leaves = list(paths(document))
        path = chance.choice(leaves)
        changes.append(change(document, path, words, chance))
    return document, changes


def with_on(value: Any) -> Any:
    """A YAML value in which the key `on`, which YAML 1.1 takes for true, is the word again."""
    if isinstance(value, dict):
        return {"on" if key is True else key: with_on(part) for key, part in value.items()}
    return [with_on(part) for part in value] if isinstance(value, list) else value


def paths(value: Any, at: Path_ = ()) -> list[Path_]:
    """The places of single values, and of short lists and blocks that may be taken away as a whole."""
    found: list[Path_] = []
    parts: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list):
        parts = list(enumerate(value))
    for key, part in parts:
        if key in KEPT:
            continue
        inner = paths(part, (*at, key))
        found += inner
        if not isinstance(part, (dict, list)) or (at and len(inner) <= 4):
            found.append((*at, key))
    return found


def vocabulary(documents: list[Any]) -> dict[str, list[Any]]:
    """Every value the examples have under a key, by key."""
    found: dict[str, list[Any]] = {}

    def walk(value: Any) -> None:
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(part, (dict, list)):
                walk(part)
            if isinstance(key, str) and part not in found.setdefault(key, []):
                found[key].append(part)

    for document in documents:
        walk(document)
    return found


def change(document: Any, path: Path_, words: dict[str, list[Any]], chance: random.Random) -> str:
    """Change one place of a document; returns what was done."""
    into = document
    for key in path[:-1]:
        into = into[key]
    last, shown = path[-1], ".".join(str(key) for key in path)
    was = into[last]
    if isinstance(last, int) or chance.random() < 0.1:
        del into[last]
        return f"{shown}: {was!r} taken away"
    into[last] = value = other(was, words[last], chance)
    return f"{shown}: {was!r} -> {value!r}"


def other(was: Any, known: list[Any], chance: random.Random) -> Any:
    """Another value of the same sort."""
    if isinstance(was, bool):
        return not was
    if isinstance(was, (int, float)):
        return chance.choice([0, 1, was * 2, was * 10, was / 2 if isinstance(was, float) else was // 2])
    if isinstance(was, str) and len(was) == len(DAYS[0]) and was[:2] == "20" and was[4] == "-":
        return chance.choice(DAYS)
    same = [value for value in known if type(value) is type(was) and value != was]
    if isinstance(was, list):
        same = [*same, []]
    return copy.deepcopy(chance.choice(same)) if same else None
