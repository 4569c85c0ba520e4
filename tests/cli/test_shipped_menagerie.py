"""Broken engagements that only the shipped rules can tell: each message at its own place, and nothing written.

Written like those of `tests/menagerie/engagements`, which stand on a small data root of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import MENAGERIE, Finished, problems
from tests.cli.test_menagerie import expected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Comes and goes with the dates of the law; tests/cli/test_standing.py has it.
STANDING = "engagement/standing"
SHIPPED = sorted((MENAGERIE / "shipped").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_broken_engagement(path: Path, call: Callable[..., Finished], tmp_path: Path, cache: Path) -> None:
    wanted = expected(path, str(path))
    errors = [item for item in wanted if item.severity == "error"]
    assert wanted, "each file says what must be reported"

    checked = call("check", path, "--cache", cache)
    found = problems(checked.out)
    assert checked.out.count("\n  help: ") == len(found), "each problem says what to do"
    assert sorted(item for item in found if item.code != STANDING) == wanted
    assert checked.code == (3 if errors else 0)

    out = tmp_path / "out"
    judged = call("assess", path, "--cache", cache, "--format", "json", "--quiet", "--out", out)
    assert judged.code == (3 if errors else 0)
    assert out.exists() is not bool(errors)
