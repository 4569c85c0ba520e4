"""The reader, which keeps the place of every key and value, beside plain `yaml.load(CSafeLoader)` on the same files."""

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
    taken = take_turns(
        settings.runs,
        {
            "ours": lambda: call(lambda: [read(content, name) for name, content in files]),
            "yaml": lambda: call(lambda: [yaml.load(content, Loader=yaml.CSafeLoader) for _, content in files]),
        },
    )
    size = sum(len(content) for _, content in files) / 1024
    note = f"{taken['ours'].ms:.0f} / {taken['yaml'].ms:.0f} ms, {len(files)} files, {size:.0f} kB"
    yield Figure(
        benchmark="reader",
        what="with places / CSafeLoader without",
        value=taken["ours"].ms / taken["yaml"].ms,
        limit=0.5,
        note=note,
    )
