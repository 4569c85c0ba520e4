"""Synthetic libraries of growing size: the time per row should stay as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import compile_files
from assessor.frameworks.registry import FRAMEWORKS
from benchmarks import synthetic
from benchmarks.clock import call, take_turns
from benchmarks.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.clock import Sample, Timing
    from benchmarks.settings import Settings

LIMIT = 1.5
_ROUNDS = 3  # the largest library takes seconds; medians of three tell linear from quadratic


def run(settings: Settings) -> Iterator[Figure]:
    """Load and evaluate every size in turns and relate each to the smallest, per row."""
    cases: dict[str, Callable[[], Sample]] = {}
    for size in settings.sizes:
        cases |= _cases(size)
    taken = take_turns(min(settings.runs, _ROUNDS), cases)
    first = settings.sizes[0]
    for work in ("load", "evaluate"):
        for size in settings.sizes:
            yield _figure(work, size, first, taken)


def _cases(size: int) -> dict[str, Callable[[], Sample]]:
    files = synthetic.files(size)
    plan = compile_files(files, FRAMEWORKS)
    engagement = synthetic.engagement()
    return {
        f"load {size}": lambda: call(lambda: compile_files(files, FRAMEWORKS)),
        f"evaluate {size}": lambda: call(lambda: assess_engagement(plan, engagement)),
    }


def _figure(work: str, size: int, first: int, taken: dict[str, Timing]) -> Figure:
    each = taken[f"{work} {size}"].ms / (synthetic.ROWS * size)
    least = taken[f"{work} {first}"].ms / (synthetic.ROWS * first)
    return Figure(
        benchmark="growth",
        what=f"{work}, time per row at {size}x / at {first}x",
        value=each / least,
        limit=None if size == first else LIMIT,
        note=f"{each * 1000:.0f} us a row, {synthetic.ROWS * size} rows",
    )
