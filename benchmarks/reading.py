"""The reader, which keeps the place of every key and value, beside plain `yaml.load(CSafeLoader)` on the same files.

Each is measured as it is used: the command line works without the garbage collector, a plain call with it. Both
without it is printed as well, because a part of the difference is the collector's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from assessor.library.resources import data_files
from assessor.source.reader import read
from benchmarks.clock import call, take_turns
from benchmarks.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.settings import Settings


def run(settings: Settings) -> Iterator[Figure]:
    """Read every data file both ways."""
    files = data_files(settings.data)

    def ours() -> object:
        return [read(content, name) for name, content in files]

    def peer() -> object:
        return [yaml.load(content, Loader=yaml.CSafeLoader) for _, content in files]

    taken = take_turns(
        settings.runs,
        {
            "reader": lambda: call(ours),
            "yaml": lambda: call(peer, collector=True),
            "yaml, no collector": lambda: call(peer),
        },
    )
    size = sum(len(content) for _, content in files) / 1024
    reader, plain, calm = taken["reader"].ms, taken["yaml"].ms, taken["yaml, no collector"].ms
    note = f"{reader:.0f} / {plain:.0f} ms, {len(files)} files, {size:.0f} kB"
    what = "with places / CSafeLoader without"
    yield Figure(benchmark="reader", what=what, value=reader / plain, limit=0.5, note=note)
    note = f"{reader:.0f} / {calm:.0f} ms"
    yield Figure(benchmark="reader", what=f"{what}, collector off in both", value=reader / calm, note=note)
