"""A yes turned into a no in a framework's block, or a day moved, is heard: by a row, a figure or a warning.

A few flips of the examples are tried; `ASSESSOR_SWEEP=1` tries them all, which takes many minutes.
"""

from __future__ import annotations

import copy
import json
import os
import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.evaluate.supply import TODAY
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.diagnostic import Severity
from assessor.source.reader import read
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.oracle.scales import Mapping

Place = tuple[str | int, ...]
BLOCKS = tuple(room.block.key for room in FRAMEWORKS if room.block is not None)
# What counts only beside something else; docs/frameworks says so of each.
DEPENDENT = {
    ("pci_dss", "acquirer", "on"),
    ("pci_dss", "acquirer", "agrees_saq_per_channel"),
    ("pci_dss", "channels", "answers"),
}
MOVED = (-500, 500)
EVERY = 40  # of the flips one in so many is tried


def leaves(stated: Any, at: Place = ()) -> Iterator[tuple[Place, Any]]:
    inner = stated.items() if isinstance(stated, dict) else enumerate(stated) if isinstance(stated, list) else None
    if inner is None:
        yield at, stated
        return
    for key, value in inner:
        yield from leaves(value, (*at, key))


def flips(value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield from ((date.fromisoformat(value) + timedelta(days)).isoformat() for days in MOVED)


@cache
def stated(path: Path) -> Mapping:
    document, problems = read(path.read_bytes(), path.name)
    assert document is not None, problems
    found: Mapping = plain(document.data)
    return found


def plain(value: Any) -> Any:
    """Plain containers, which can be copied and written."""
    if hasattr(value, "items"):
        return {str(key): plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def every_flip() -> list[tuple[Path, Place, Any]]:
    found = []
    for path in sorted([*(ROOT / "examples").glob("*.yaml"), *(ROOT / "examples" / "messy").glob("*.yaml")]):
        for block in BLOCKS:
            for at, value in leaves(stated(path).get(block, {}), (block,)):
                if not {key for key in DEPENDENT if set(key) <= set(at)}:
                    found += [(path, at, flip) for flip in flips(value)]
    return found if os.environ.get("ASSESSOR_SWEEP") else found[::EVERY]


def seen(path: Path, document: Mapping, cache: Path) -> object:
    """What the program makes of it: refused and why, or warnings, today's verdicts and the framework's figures."""
    source, plan, problems = api.check(path, raw=json.dumps(document).encode(), cache=cache)
    if source is None or plan is None or any(item.severity is Severity.ERROR for item in problems):
        return sorted({item.code for item in problems})
    found = assess_engagement(plan, source.engagement, arrangements=[TODAY])
    today = {ref: (judged.verdict, judged.derived) for ref, judged in found.judgements[TODAY].items()}
    rooms = [room for room in FRAMEWORKS if room.id in source.engagement.frameworks]
    figures = [repr(room.score(found.case, found.judgements)) for room in rooms]
    return sorted((item.code, item.message) for item in problems), today, figures


@cache
def unflipped(path: Path, cache: Path) -> object:
    return seen(path, stated(path), cache)


@pytest.mark.parametrize(("path", "at", "flip"), every_flip(), ids=lambda value: str(getattr(value, "stem", value)))
def test_a_flip_is_heard(path: Path, at: Place, flip: Any, cache: Path) -> None:
    after = copy.deepcopy(stated(path))
    inner: Any = after
    for key in at[:-1]:
        inner = inner[key]
    inner[at[-1]] = flip
    heard = seen(path, after, cache) != unflipped(path, cache)
    assert heard
