"""`python -m benchmarks`: measure, print a table, and write it down when asked."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.library.resources import shipped_root
from benchmarks import checking, commands, crowds, evaluating, growth, optimizing, printing, reading, simulating, stress
from benchmarks.figures import save, table
from benchmarks.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.figures import Figure

BENCHMARKS: dict[str, Callable[[Settings], Iterator[Figure]]] = {
    "commands": commands.run,
    "checking": checking.run,
    "reading": reading.run,
    "evaluating": evaluating.run,
    "growth": growth.run,
    "crowds": crowds.run,
    "simulating": simulating.run,
    "optimizing": optimizing.run,
    "printing": printing.run,
    "stress": stress.run,
}
_ASKED_FOR = ("printing", "stress")  # take minutes


def main(arguments: list[str] | None = None) -> int:
    """Run the chosen benchmarks; exit 1 when a limit was missed."""
    options = _options(arguments)
    settings = Settings(
        data=(options.data or shipped_root()).resolve(),
        runs=options.runs,
        sizes=tuple(int(size) for size in options.sizes.split(",")),
        trestle=None if options.trestle is None else options.trestle.absolute(),
        oscal=None if options.oscal is None else options.oscal.absolute(),
    )
    chosen = options.only or [name for name in BENCHMARKS if name not in _ASKED_FOR]
    figures = [figure for name in chosen for figure in BENCHMARKS[name](settings)]
    print(table(figures))
    if options.save:
        print(f"wrote {save(figures, settings.runs)}")
    return int(any(figure.state == "MISSED" for figure in figures))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=tuple(BENCHMARKS), help="one benchmark; repeatable")
    parser.add_argument("--runs", type=int, default=9, help="counted rounds of each case (default 9)")
    parser.add_argument("--sizes", default="1,10,50", help="sizes of the synthetic library (default 1,10,50)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="another folder with controls/ and rules/")
    parser.add_argument("--trestle", type=Path, metavar="BIN", help="the trestle command of compliance-trestle")
    parser.add_argument("--oscal", type=Path, metavar="FILE", help="NIST's resolved 800-53 HIGH baseline, OSCAL JSON")
    parser.add_argument("--save", action="store_true", help="also write benchmarks/results/<date>.json")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
