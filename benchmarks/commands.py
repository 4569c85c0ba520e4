"""Whole commands in processes of their own, beside `python -c pass` and compliance-trestle's `validate`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.clock import process, take_turns
from benchmarks.figures import Figure
from benchmarks.settings import CLINIC, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.clock import Sample, Timing
    from benchmarks.settings import Settings

OBLIGATION = "hipaa:164.308(a)(1)(ii)(D)"
# Commands that answer at once, and how many empty processes each may cost.
_ASKED = {"explain": 6, "explain an engagement": 6, "check": 8}
_SHORT = {"--help": None, "--version": None, "catalog list": None}
_ANEW = "the first time"
# The example is assessed with its decision; without one the limit is 0.35 (benchmarks/README.md).
_DECIDED = 0.8
ABSENT = "needs --trestle BIN and --oscal CATALOG"


def run(settings: Settings) -> Iterator[Figure]:
    """Measure everything in one go and relate it."""
    with tempfile.TemporaryDirectory() as folder:
        taken = take_turns(settings.runs, _cases(settings, Path(folder)))
    floor, warm, cold = (taken[name] for name in ("floor", "warm", "cold"))
    yield _against_trestle(warm, taken.get("trestle"))
    yield Figure(benchmark="assess", what="warm cache, time", value=warm.ms, limit=400, unit="ms")
    yield Figure(benchmark="assess", what="warm cache, peak memory", value=warm.mb, limit=150, unit="MB")
    yield Figure(benchmark="assess", what="no cache, time", value=cold.ms, limit=1200, unit="ms")
    yield Figure(benchmark="assess", what="no cache, peak memory", value=cold.mb, unit="MB")
    yield Figure(benchmark="assess", what="warm / python -c pass", value=warm.ms / floor.ms)
    for name, limit in _ASKED.items():
        yield _against_floor(name, taken[name], floor, limit, "asked again / python -c pass")
        yield _against_floor(name, taken[f"{name}, {_ANEW}"], floor, limit, "asked first / python -c pass")
    for name in _SHORT:
        yield _against_floor(name, taken[name], floor, None)


def _against_floor(
    name: str, short: Timing, floor: Timing, limit: float | None, what: str = "warm / python -c pass"
) -> Figure:
    """Processor time of a short command beside that of an empty process: the least disturbed run of each."""
    note = f"{short.cpu_ms:.0f} / {floor.cpu_ms:.0f} ms of processor time"
    ratio = short.cpu_ms / floor.cpu_ms
    return Figure(benchmark=name, what=what, value=ratio, limit=limit, unit="x", note=note)


def _against_trestle(warm: Timing, trestle: Timing | None) -> Figure:
    what = "warm cache / trestle validate"
    if trestle is None:
        return Figure(benchmark="assess", what=what, value=None, limit=_DECIDED, note=ABSENT)
    note = f"{warm.ms:.0f} / {trestle.ms:.0f} ms, {warm.mb:.0f} / {trestle.mb:.0f} MB"
    return Figure(benchmark="assess", what=what, value=warm.ms / trestle.ms, limit=_DECIDED, note=note)


def _cases(settings: Settings, folder: Path) -> dict[str, Callable[[], Sample]]:
    engine = (sys.executable, "-m", "assessor")
    cache = folder / "cache"
    cache.mkdir(mode=0o700)
    shared = ("--data", settings.data)
    assess = (*engine, "assess", CLINIC, "--out", folder / "out", "--format", "json", "--quiet", *shared)
    explain = (*engine, "explain", OBLIGATION, *shared, "--cache", cache)
    asked: dict[str, tuple[str | Path, ...]] = {
        "explain": explain,
        "explain an engagement": (*explain, "--engagement", CLINIC),
        "check": (*engine, "check", CLINIC, *shared, "--cache", cache),
    }
    made: dict[str, Callable[[], Sample]] = {
        "floor": partial(process, (sys.executable, "-c", "pass")),
        "--version": partial(process, (*engine, "--version"), ROOT),
        "--help": partial(process, (*engine, "--help"), ROOT),
        "warm": partial(process, (*assess, "--cache", cache), ROOT),
        "cold": partial(process, (*assess, "--no-cache"), ROOT),
        "catalog list": partial(process, (*engine, "catalog", "list", *shared, "--cache", cache), ROOT),
    }
    for name, command in asked.items():  # what one turn leaves behind answers the next of the same question
        made[f"{name}, {_ANEW}"] = partial(_anew, command, cache)
        made[name] = partial(process, command, ROOT)
    if settings.trestle is not None and settings.oscal is not None:
        workspace = trestle_workspace(settings.trestle, settings.oscal, folder / "trestle")
        made["trestle"] = partial(process, (settings.trestle, "validate", "-f", workspace[1]), workspace[0])
    return made


def _anew(command: Sequence[str | Path], cache: Path) -> Sample:
    """Ask what was not asked before: data and engagement are known, no answer is."""
    shutil.rmtree(cache / "answers", ignore_errors=True)
    return process(command, ROOT)


def trestle_workspace(trestle: Path, oscal: Path, folder: Path) -> tuple[Path, Path]:
    """A trestle workspace that holds the catalog, and the catalog's path in it."""
    folder.mkdir()
    process((trestle, "init"), folder)
    catalog = Path("catalogs") / "high" / "catalog.json"
    (folder / catalog).parent.mkdir(parents=True)
    shutil.copyfile(oscal, folder / catalog)
    return folder, catalog
