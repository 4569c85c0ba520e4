"""Providers' names inside sentences."""

from __future__ import annotations

import pytest

from tests.unit.words.typed import NAMES


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("North MSP does not cover every site: patching", "North MSP does not cover every site: patching"),
        ("Nobody does this: patching", "nobody does this: patching"),
    ],
)
def test_a_title_that_begins_with_a_name_keeps_its_capital(title: str, inside: str) -> None:
    assert NAMES.within(title) == inside
