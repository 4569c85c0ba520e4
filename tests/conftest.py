"""What every test may ask for: the data root under test, one cache for all processes, a repeatable hypothesis."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from assessor import api

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--data-root",
        type=Path,
        default=ROOT,
        help="folder with the controls/ and rules/ the tests judge by (default: this checkout)",
    )


@pytest.fixture(scope="session")
def data_root(request: pytest.FixtureRequest) -> Path:
    """The rules under test."""
    root: Path = request.config.getoption("--data-root")
    return root.resolve()


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache folder for every test of this run, whichever process it runs in."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    folder = shared / "shared-cache"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def example_json(data_root: Path, cache: Path) -> Callable[[str], bytes]:
    """The `result.json` of an example, or of one with changes (`clinic?KEY=VALUE`), assessed once in a test run."""

    def read(name: str) -> bytes:
        kept = cache / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.result"
        if not kept.exists():
            example, *changes = name.split("?")
            path = ROOT / "examples" / f"{example}.yaml"
            result = api.assess(path, data=data_root, cache=cache, what_if=changes)
            new = kept.with_suffix(f".{os.getpid()}")
            new.write_bytes(api.render(result, "json"))
            new.replace(kept)
        return kept.read_bytes()

    return read
