"""`assessor check` of the whole library, after an edit of one line and without a cache, beside `trestle validate`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from functools import partial
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

EDITED = Path("rules") / "crosswalks" / "soc-2.yaml"
"""The file whose line changes before each round: of middling size, and read by everything that follows."""
_LINE = "rationale:"
_LIMITS = {"one line edited": 0.15, "no cache": 1.0}


def run(settings: Settings) -> Iterator[Figure]:
    """Measure both in one go; without the peer their milliseconds alone."""
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
    edits = _edits(data / EDITED)

    def after_an_edit() -> Sample:
        next(edits)
        return process((*check, "--cache", cache), ROOT)

    made: dict[str, Callable[[], Sample]] = {
        "one line edited": after_an_edit,
        "no cache": partial(process, (*check, "--no-cache"), ROOT),
    }
    if settings.trestle is not None and settings.oscal is not None:
        workspace, catalog = trestle_workspace(settings.trestle, settings.oscal, folder / "trestle")
        made["trestle"] = partial(process, (settings.trestle, "validate", "-f", catalog), workspace)
    return made


def _edits(path: Path) -> Iterator[None]:
    """Another text in the same line of the file each time."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.lstrip().startswith(_LINE))
    indent = lines[at].partition(_LINE)[0]
    number = 0
    while True:
        number += 1
        lines[at] = f"{indent}{_LINE} Edited {number} times."
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        yield
