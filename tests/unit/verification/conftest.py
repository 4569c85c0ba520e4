"""One brief of a small data root, made once, as the command line writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import report
from assessor.cli.main import main
from tests.cli.conftest import call
from tests.cli.running import GOOD, MINI

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["call", "issued"]


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one run."""
    missing = report.pdf_available()
    if missing is not None:
        pytest.skip(missing)
    folder = tmp_path_factory.mktemp("issued")
    command = ["assess", GOOD, "--data", MINI, "--out", folder, "--format", "pdf,json,html", "--quiet", "--no-cache"]
    assert main([str(word) for word in command]) == 0
    return folder
