"""What differs between two captures: `python -m tests.gate.compare OLD_DIR NEW_DIR [--strict]`.

A result may gain keys (they are counted, or are differences with --strict); everything it had must be as it was.
All other files must be equal. Cases that only one of the captures holds (`--only`, `--quick`) are left out.
Exit code 1 when something differs, 2 when there was nothing to compare.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.gate.capture import CASES
from tests.gate.cases import folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = 6
CASES_SHOWN = 40
WIDTH = 150
_INDEX = re.compile(r"\[\d+\]")


@dataclass
class Comparison:
    """What was found: the differences of each file that differs, and the keys that are new."""

    equal: int = 0
    differing: dict[str, list[str]] = field(default_factory=dict)
    patterns: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gate.compare", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--strict", action="store_true", help="a new key is a difference, too")
    parser.add_argument("--all", action="store_true", help="show every difference of every file")
    asked = parser.parse_args(arguments)
    both = folders(asked.old) & folders(asked.new)
    if not both:
        sys.stderr.write("the captures have no case in common\n")
        return 2
    found = compare(asked.old, asked.new, both, strict=asked.strict)
    sys.stdout.write("\n".join([*summary(found, every=asked.all), ""]))
    sys.stdout.write(f"{len(both)} cases compared, {found.equal} files equal, {len(found.differing)} files differ\n")
    return 1 if found.differing else 0


def folders(capture: Path) -> set[str]:
    """The names of the cases a capture holds."""
    return set((capture / CASES).read_text(encoding="utf-8").splitlines())


def compare(old: Path, new: Path, names: set[str], *, strict: bool = False) -> Comparison:
    """Compare all files of the cases of these names."""
    found = Comparison()
    for name in sorted(names):
        place = folder_of(name)
        files = {path.name for side in (old, new) for path in (side / place).glob("*")}
        if "crash.txt" in files:  # says it all: nothing else was written
            files = {"crash.txt"}
        for file in sorted(files):
            _file(found, f"{place}/{file}", old / place / file, new / place / file, strict=strict)
    return found


def _file(found: Comparison, name: str, old: Path, new: Path, *, strict: bool) -> None:
    if not old.is_file() or not new.is_file():
        which = "old" if old.is_file() else "new"
        told = [f"only the {which} capture has this file"]
        if name.endswith("crash.txt"):
            told.append((old if old.is_file() else new).read_text(encoding="utf-8").splitlines()[-1])
        found.differing[name] = told
        found.patterns[f"{Path(name).name}: only in {which}"] += 1
        return
    before, after = old.read_bytes(), new.read_bytes()
    if before == after:
        found.equal += 1
        return
    if name.endswith(".json"):
        differences = list(values(json.loads(before), json.loads(after), "", found.added, strict=strict))
    else:
        differences = list(texts(before.decode(), after.decode(), Path(name).name))
    if not differences:
        found.equal += 1
        return
    found.differing[name] = [text for _, text in differences]
    found.patterns.update(pattern for pattern, _ in differences)


def values(old: Any, new: Any, at: str, added: Counter[str], *, strict: bool) -> Iterator[tuple[str, str]]:
    """Differences of two JSON values, as (pattern of the path, text)."""
    pattern = _INDEX.sub("[]", at)
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            inner = f"{at}.{key}" if at else key
            if key not in new:
                yield f"{_INDEX.sub('[]', inner)} (gone)", f"{inner}: gone, was {_short(old[key])}"
            elif key not in old:
                added[_INDEX.sub("[]", inner)] += 1
                if strict:
                    yield f"{_INDEX.sub('[]', inner)} (new)", f"{inner}: new, {_short(new[key])}"
            else:
                yield from values(old[key], new[key], inner, added, strict=strict)
    elif isinstance(old, list) and isinstance(new, list):
        if len(old) != len(new):
            yield f"{pattern} (length)", f"{at}: {len(old)} entries became {len(new)}"
        for index, (before, after) in enumerate(zip(old, new, strict=False)):
            yield from values(before, after, f"{at}[{index}]", added, strict=strict)
    elif type(old) is not type(new) or old != new:
        yield pattern, f"{at}:\n      - {_short(old)}\n      + {_short(new)}"


def texts(old: str, new: str, name: str) -> Iterator[tuple[str, str]]:
    """Differences of two texts, line by line."""
    before, after = old.splitlines(), new.splitlines()
    place = 0
    for line in difflib.unified_diff(before, after, n=0, lineterm=""):
        if line.startswith("@@"):
            place = int(re.findall(r"\d+", line)[0])
        elif line[:3] not in ("---", "+++"):
            yield f"{name}: {'lines gone' if line[0] == '-' else 'lines new'}", f"{place}: {line[:WIDTH]}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= WIDTH else f"{text[:WIDTH]}..."


def summary(found: Comparison, *, every: bool = False) -> Iterator[str]:
    """The comparison for a person to read."""
    for name, differences in islice(found.differing.items(), None if every else CASES_SHOWN):
        yield f"DIFFERS {name} ({len(differences)})"
        yield from (f"    {text}" for text in differences[: None if every else SHOWN])
    if len(found.differing) > CASES_SHOWN and not every:
        yield f"... and {len(found.differing) - CASES_SHOWN} more files"
    if found.patterns:
        yield "where they differ:"
        yield from (f"{count:8} {pattern}" for pattern, count in found.patterns.most_common(CASES_SHOWN))
    if found.added:
        yield "new keys (allowed):"
        yield from (f"{count:8} {pattern}" for pattern, count in found.added.most_common(CASES_SHOWN))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
