"""Everything the assessor says of fixed inputs, one text file per answer, to compare two states of the code.

How to hold a checkout against an older one, both captured by this checkout's cases:

    python -m tests.gate.capture /tmp/old --tree /path/to/old/checkout
    python -m tests.gate.capture /tmp/new --tree /path/to/new/checkout
    python -m tests.gate.compare /tmp/old /tmp/new

`--only WORDS` takes the cases whose names hold one of the comma-separated words (`--list` prints the names),
`--quick` a sample of all kinds, `--random N` that many drawn libraries (default 300).

Inputs (examples, menagerie, `tests/gate/cases`) always come from the checkout this module lies in; code, rules and
catalogs come from `--tree`, by default the same checkout. A word on stderr says which examples the two have
differently. Only what is meant to stay is used: `assessor.api` and the command line.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.gate.cases import ROOT, Case, cases
from tests.gate.running import Workshop

CASES = "cases.txt"
CRASHES = 10  # how many are told
INPUTS = ("examples", "tests/menagerie", "tests/gate/cases")
ENVIRONMENT = {"PYTHONHASHSEED": "0", "COLUMNS": "120", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
QUICK = (
    "example/clinic-two",
    "example/redirect",
    "whatif/clinic:1",
    "explain/clinic:",
    "explain/retailer:1",
    "catalog",
)
QUICK_EACH = {"drawn": 12, "mutant": 30, "check": 4, "neutral": 6, "crafted": 12}


def options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gate.capture", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder that is emptied and filled")
    parser.add_argument("--tree", type=Path, default=ROOT, help="the checkout whose assessor answers (default: this)")
    parser.add_argument("--only", default="", metavar="WORDS", help="cases whose names hold one of these words")
    parser.add_argument("--quick", action="store_true", help="a sample of all kinds")
    parser.add_argument("--random", type=int, default=300, metavar="N", help="how many drawn libraries")
    parser.add_argument("--jobs", type=int, default=2, help="processes that work at once (default 2)")
    parser.add_argument("--list", action="store_true", help="print the names of the cases and leave")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def chosen(found: list[Case], only: str, *, quick: bool) -> list[Case]:
    """The cases that are asked for, in their order."""
    words = [word.strip() for word in only.split(",") if word.strip()]
    if words:
        return [case for case in found if any(word in case.name for word in words)]
    if not quick:
        return found
    places = {kind: [case.name for case in found if case.kind == kind][::step] for kind, step in QUICK_EACH.items()}
    taken = {name for names in places.values() for name in names}
    return [case for case in found if case.name in taken or any(word in case.name for word in QUICK)]


def main(arguments: list[str]) -> int:
    """Capture in a process of its own, so that nothing of this one is seen by the code under test."""
    asked = options(arguments)
    picked = chosen(cases(asked.random), asked.only, quick=asked.quick)
    if asked.list:
        sys.stdout.write("".join(f"{case.name}\n" for case in picked))
        return 0
    tree = asked.tree.resolve()
    if not asked.inside:
        _warn_of_inputs(tree)
        environment = {**os.environ, **ENVIRONMENT, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [sys.executable, "-m", "tests.gate.capture", *arguments, "--inside"],
            env=environment,
            cwd=Path.cwd(),
            check=False,
        ).returncode
    _import_from(tree)
    _capture(picked, asked.out.resolve(), tree, asked.jobs)
    return 0


def _import_from(tree: Path) -> None:
    """Import `assessor` from a tree, and from nowhere else; `tests` stays the one of this checkout."""
    sys.path.insert(0, str(tree))
    package = importlib.import_module("assessor")
    sys.path.remove(str(tree))
    if package.__file__ is None or Path(package.__file__).resolve().parent.parent != tree:
        raise SystemExit(f"assessor was imported from {package.__file__}, not from {tree}")


def _warn_of_inputs(tree: Path) -> None:
    if tree == ROOT:
        return
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        other = tree / "examples" / path.name
        if not other.is_file() or other.read_bytes() != path.read_bytes():
            sys.stderr.write(f"note: {path.name} differs in {tree}; the one of {ROOT} is used\n")


def _capture(picked: list[Case], out: Path, tree: Path, jobs: int) -> None:
    start = time.monotonic()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="gate-") as name:
        place = Path(name)
        for folder in INPUTS:
            shutil.copytree(ROOT / folder, place / folder)
        os.chdir(place)
        workshop = Workshop(out=out, tree=tree)
        workshop.warm()
        gc.freeze()
        if jobs < 2:
            for case in picked:
                workshop.run(case)
        else:
            with multiprocessing.get_context("fork").Pool(jobs) as pool:
                pool.map(workshop.run, picked, chunksize=1)
                pool.close()
                pool.join()
        os.chdir(out)
    crashes = sorted(out.rglob("crash.txt"))
    (out / CASES).write_text("".join(f"{case.name}\n" for case in picked), encoding="utf-8")
    if crashes:
        sys.stderr.write(f"{len(crashes)} cases crashed\n")
    sys.stderr.write(f"{len(picked)} cases of {tree} captured in {time.monotonic() - start:.0f} s\n")
    for path in crashes[:CRASHES]:
        sys.stderr.write(f"crash: {path.parent.relative_to(out)}: {path.read_text().splitlines()[-1]}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
