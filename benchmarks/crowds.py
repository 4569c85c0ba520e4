"""Engagements with very many providers or determinations: a limit on the whole, and growth in a straight line."""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.assess.engine import assess_engagement
from assessor.assess.obligation_rows import obligation_rows
from assessor.assess.prepare import compile_files
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.engagement import Determination
from assessor.model.value import replace
from benchmarks import synthetic
from benchmarks.clock import call, process, take_turns
from benchmarks.figures import Figure
from benchmarks.settings import CLINIC, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.assess.engine import Assessment
    from benchmarks.settings import Settings

PROVIDERS = (100, 300, 1_000)
SIZES = (25, 75, 250)  # of the synthetic library: 1,000, 3,000 and 10,000 obligations
LIMIT = 10_000  # milliseconds for the largest
_LINEAR = 1.5
_BESIDE_FLOOR = 5.0
_ROUNDS = 2
_PROVIDER = "  - {{id: vendor-{n}, name: Vendor {n}, model: managed, offering: silver}}\n"


def run(settings: Settings) -> Iterator[Figure]:
    """Processor time of both crowds."""
    yield from _providers(settings)
    yield from determinations(SIZES)


def _providers(settings: Settings) -> Iterator[Figure]:
    """The clinic example with more providers, all alike and none at work: processor time of a whole command."""
    rounds = min(settings.runs, _ROUNDS)
    with tempfile.TemporaryDirectory() as folder:
        commands = {str(count): _assessed(settings, Path(folder), count) for count in PROVIDERS}
        taken = take_turns(rounds, {name: partial(process, command, ROOT) for name, command in commands.items()})
    yield from _figures("providers", PROVIDERS, [taken[str(count)].cpu_ms for count in PROVIDERS])


def _assessed(settings: Settings, folder: Path, count: int) -> Sequence[str | Path]:
    text, more = CLINIC.read_text(encoding="utf-8"), "".join(_PROVIDER.format(n=n) for n in range(count))
    path, out, cache = folder / f"{count}.yaml", folder / "out", folder / "cache"
    path.write_text(text.replace("\nproviders:\n", f"\nproviders:\n{more}", 1), encoding="utf-8")
    cache.mkdir(mode=0o700, exist_ok=True)
    options = ("--format", "json", "--quiet", "--data", settings.data, "--cache", cache)
    return (sys.executable, "-m", "assessor", "assess", path, "--out", out, *options)


def determinations(sizes: Sequence[int]) -> Iterator[Figure]:
    """Obligations that are all determined as not met: judged, and of each what the terms lack; one run of each size.

    The floor is the judging alone, of the largest.
    """
    made = [_determined(size) for size in sizes]
    counts, floor = [count for count, _, _ in made], made[-1][1]
    spent = [judging + rows for _, judging, rows in made]
    yield from _figures("determinations", counts, spent)
    what = f"{counts[-1]:,} determinations / judging them under every arrangement alone"
    yield Figure(benchmark="crowds", what=what, value=spent[-1] / floor, limit=_BESIDE_FLOOR)


def _determined(size: int) -> tuple[int, float, float]:
    """How many there are, and the processor time of judging them and of their rows."""
    plan = compile_files(synthetic.files(size), FRAMEWORKS)
    told = [Determination(obligation=row.ref, status="not_met", by="Somebody") for row in plan.obligations]
    engagement = replace(synthetic.engagement(), determinations=tuple(told))
    judged: list[Assessment] = []
    judging = call(lambda: judged.append(assess_engagement(plan, engagement))).cpu_ms
    return len(told), judging, call(lambda: obligation_rows(judged[0])).cpu_ms


def _figures(what: str, counts: Sequence[int], spent: Sequence[float]) -> Iterator[Figure]:
    """The time of the largest, and what each more costs in the upper half of the range beside the lower."""
    lower, upper = ((spent[at + 1] - spent[at]) / (counts[at + 1] - counts[at]) for at in (0, 1))
    note = ", ".join(f"{count:,}: {each:,.0f} ms" for count, each in zip(counts, spent, strict=True))
    yield Figure(benchmark="crowds", what=f"{counts[-1]:,} {what}", value=spent[-1], limit=LIMIT, unit="ms", note=note)
    yield Figure(
        benchmark="crowds", what=f"one of {what} more, above {counts[1]:,} / below", value=upper / lower, limit=_LINEAR
    )
