"""A real result for every test of pages: they change it and look at what the brief makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from tests.cli.running import CLINIC

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.result import Result


@pytest.fixture(scope="session")
def clinic(data_root: Path, cache: Path) -> Result:
    """The result of the clinic among the examples."""
    return api.assess(CLINIC, data=data_root, cache=cache)
