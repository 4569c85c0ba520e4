"""The shipped rules of SOC 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.plan import Plan


@pytest.fixture(scope="module")
def plan(data_root: Path, cache: Path) -> Plan:
    return api.load_library(["soc-2"], data=data_root, cache=cache)
