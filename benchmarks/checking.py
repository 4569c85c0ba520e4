"""`assessor check` of the whole library, after edits of one line and without a cache, beside `trestle validate`."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.clock import process, take_turns
from benchmarks.commands import ABSENT, trestle_workspace
from benchmarks.figures import Figure
from benchmarks.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.clock import Sample, Timing
    from benchmarks.settings import Settings

EDITS = {
    "one line edited": (Path("rules") / "crosswalks" / "soc-2.yaml", "rationale: ", "Edited {} times."),
    "a rhythm edited": (Path("rules") / "crosswalks" / "cmmc-level-2.yaml", "loosest: ", "P{}D"),
    "a case edited": (Path("rules") / "cases" / "cmmc-level-1.yaml", "users: ", "{}"),
    "a term edited": (Path("rules") / "models" / "managed.yaml", "every: P", "{}D"),
}
"""The file whose line changes before each round, what stands before the first such value, and what that becomes."""
_FIRST = 400  # a value that was never there, and as an interval looser than any
_LIMITS = {**dict.fromkeys(EDITS, 0.15), "no cache": 1.0}


def run(settings: Settings) -> Iterator[Figure]:
    """Measure all in one go; without the peer their milliseconds alone."""
    with tempfile.TemporaryDirectory() as folder:
        taken = take_turns(settings.runs, _cases(settings, Path(folder)))
    for what, limit in _LIMITS.items():
        yield _figure(what, taken[what], taken.get("trestle"), limit)


def _figure(what: str, ours: Timing, peer: Timing | None, limit: float) -> Figure:
    name = f"whole library, {what} / trestle validate"
    if peer is None:
        return Figure(benchmark="check", what=name, value=None, limit=limit, note=f"{ours.cpu_ms:.0f} ms; {ABSENT}")
    note = f"{ours.cpu_ms:.0f} / {peer.cpu_ms:.0f} ms of processor time, {ours.mb:.0f} / {peer.mb:.0f} MB"
    return Figure(benchmark="check", what=name, value=ours.cpu_ms / peer.cpu_ms, limit=limit, note=note)


def _cases(settings: Settings, folder: Path) -> dict[str, Callable[[], Sample]]:
    data, cache = folder / "data", folder / "cache"
    for part in ("controls", "rules"):
        shutil.copytree(settings.data / part, data / part)
    cache.mkdir(mode=0o700)
    check = (sys.executable, "-m", "assessor", "check", "--data", data)

    def after(edits: Iterator[None]) -> Sample:
        next(edits)
        return process((*check, "--cache", cache), ROOT)

    made: dict[str, Callable[[], Sample]] = {
        what: partial(after, _edits(data / name, before, text)) for what, (name, before, text) in EDITS.items()
    }
    made["no cache"] = partial(process, (*check, "--no-cache"), ROOT)
    if settings.trestle is not None and settings.oscal is not None:
        workspace, catalog = trestle_workspace(settings.trestle, settings.oscal, folder / "trestle")
        made["trestle"] = partial(process, (settings.trestle, "validate", "-f", catalog), workspace)
    return made


def _edits(path: Path, before: str, text: str) -> Iterator[None]:
    """Another value at the same place of the file each time."""
    head, found, rest = path.read_text(encoding="utf-8").partition(before)
    end = re.search(r"[,}\n]", rest)
    if not found or end is None:
        raise ValueError(f"{path} has no '{before}'")
    for number in count(_FIRST):
        path.write_text(f"{head}{before}{text.format(number)}{rest[end.start() :]}", encoding="utf-8")
        yield
