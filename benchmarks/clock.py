"""Wall time and peak memory, cases taken in turns so that a noisy machine is noisy to all of them."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: milliseconds by the clock and of processor time, and for a process of its own the peak memory in MB."""

    ms: float
    mb: float = 0.0
    cpu_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Timing:
    """All runs of one case."""

    samples: tuple[Sample, ...]

    @property
    def ms(self) -> float:
        """The median, which a few disturbed runs do not move."""
        return statistics.median(sample.ms for sample in self.samples)

    @property
    def cpu_ms(self) -> float:
        """The least processor time of any run: what a busy machine adds is no cost of the command."""
        return min(sample.cpu_ms for sample in self.samples)

    @property
    def mb(self) -> float:
        """The highest peak of any run."""
        return max(sample.mb for sample in self.samples)


class CommandFailedError(RuntimeError):
    """A measured command did not do its work, so its time means nothing."""


def process(command: Sequence[str | Path], cwd: Path | None = None) -> Sample:
    """Run a command from start to end; its output is dropped, its failure is an error."""
    words = [str(word) for word in command]
    start = time.perf_counter()
    child = subprocess.Popen(words, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    spent = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise CommandFailedError(f"exit code {child.returncode}: {' '.join(words)}")
    return Sample(spent * 1000, usage.ru_maxrss / _PER_MB, (usage.ru_utime + usage.ru_stime) * 1000)


def call(work: Callable[[], object], *, collector: bool = False) -> Sample:
    """Time one call in this process, by default without the garbage collector, as the command line works."""
    gc.collect()
    if not collector:
        gc.disable()
    try:
        start, busy = time.perf_counter(), time.process_time()
        work()
        spent = time.process_time() - busy
        return Sample((time.perf_counter() - start) * 1000, cpu_ms=spent * 1000)
    finally:
        gc.enable()


def take_turns(runs: int, cases: Mapping[str, Callable[[], Sample]]) -> dict[str, Timing]:
    """Run all cases A B C A B C ...; the first round warms caches and is not counted."""
    taken: dict[str, list[Sample]] = {name: [] for name in cases}
    for turn in range(runs + 1):
        for name, case in cases.items():
            sample = case()
            if turn:
                taken[name].append(sample)
    return {name: Timing(tuple(samples)) for name, samples in taken.items()}
