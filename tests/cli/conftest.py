"""Running the command line inside the test's own process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.cli.main import main
from tests.cli.running import Finished

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Callable[..., Finished]:
    """`call("assess", path, ...)` runs one command line; a traceback fails the test."""

    def run(*arguments: object) -> Finished:
        capfd.readouterr()
        code = main([str(word) for word in arguments])
        captured = capfd.readouterr()
        return Finished(code, captured.out, captured.err)

    return run
