"""What `assessor check` says of one mutation, and what many of them come to.

`python -m tests.mutations.outcomes FROM TO FILE` appends the outcome of each seed to a file, one JSON object a line;
`python -m tests.mutations.outcomes FILE...` prints what they come to.
"""

from __future__ import annotations

import json
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli.diagnostics import as_json
from assessor.model.diagnostic import Severity
from tests.mutations.shipped_yaml import ShippedYaml
from tests.mutations.yaml_mutations import mutation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.mutations.yaml_mutations import Place

LIMIT_S = 60
"""Processor time of one check; twenty times what the slowest kind of file needs."""
MEMORY = 3 << 30


@dataclass(frozen=True)
class Outcome:
    """One seed: what was changed, and what came of it; `fault` is a traceback or a hang."""

    seed: int
    file: str
    kind: str
    line: int
    seconds: float
    refused: bool = False
    unlocated: bool = False
    exact: bool = False
    near: bool = False
    fault: str = ""
    said: str = ""


class TooSlow(Exception):  # noqa: N818 - what happened, not a kind of error
    """A check that took more processor time than it may."""


def _stop(*_: object) -> None:
    raise TooSlow


def outcome(shipped: ShippedYaml, seed: int) -> Outcome | None:
    """The mutation of a seed, checked; None for the few files in which it found nothing to change."""
    draw = random.Random(seed)  # noqa: S311 - repeatable is what is wanted
    target = draw.choice(shipped.targets)
    made = mutation(target.content.decode(), draw)
    if made is None:
        return None
    start, fault, found = time.process_time(), "", []
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT_S)
    try:
        found = shipped.check(target, made.text)
        as_json(found)
    except Exception as raised:  # noqa: BLE001 - that there is none is what is measured
        fault = "".join(traceback.format_exception(raised))[-1500:]
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    errors = [item for item in found if item.severity is Severity.ERROR]
    own = [(item.span.line, item.span.column) for item in errors if item.span.path == shipped.path(target)]
    exact = any(_fits(place, wanted) for place in own for wanted in made.places)
    around = [made.line, *(line for line, _ in made.places)]
    return Outcome(
        seed=seed,
        file=target.name,
        kind=made.kind,
        line=made.line,
        seconds=round(time.process_time() - start, 2),
        refused=bool(errors),
        unlocated=any(not item.span.path or item.span.line < 1 or item.span.column < 1 for item in errors),
        exact=exact,
        near=exact or any(abs(line - other) <= 1 for line, _ in own for other in around),
        fault=fault,
        said="; ".join(f"{item.span} {item.code}: {item.message}" for item in errors[:3])[:600],
    )


def _fits(place: tuple[int, int], wanted: Place) -> bool:
    return place[0] == wanted[0] and wanted[1] in (None, place[1])


def totals(outcomes: Iterable[Outcome]) -> Counter[str]:
    """How many there are of everything the requirement speaks of."""
    count: Counter[str] = Counter()
    for item in outcomes:
        count["mutations"] += 1
        count["faults"] += bool(item.fault)
        count["unlocated"] += item.unlocated
        count["refused"] += item.refused
        count["exact"] += item.refused and item.exact
        count["near"] += item.refused and item.near
    return count


def _sweep(first: int, last: int, file: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with tempfile.TemporaryDirectory() as folder, file.open("a", encoding="utf-8") as out:
        shipped = ShippedYaml(Path(folder), Path(folder) / "cache")
        shipped.settle()
        for seed in range(first, last):
            found = outcome(shipped, seed)
            if found is not None:
                out.write(json.dumps(asdict(found)) + "\n")
                out.flush()


def _figures(files: Iterable[Path]) -> None:
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    outcomes = [Outcome(**json.loads(line)) for line in lines]
    count = totals(outcomes)
    print(dict(count), f"exact {count['exact'] / count['refused']:.4f}, near {count['near'] / count['refused']:.4f}")  # noqa: T201
    for kind in sorted({item.kind for item in outcomes}):
        print(f"  {kind}: {dict(totals(item for item in outcomes if item.kind == kind))}")  # noqa: T201
    print(f"slowest {max(item.seconds for item in outcomes)} s")  # noqa: T201


if __name__ == "__main__":
    if sys.argv[1].isdigit():
        _sweep(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
    else:
        _figures(map(Path, sys.argv[1:]))
