"""Id grammars: every repetition is bounded, so that no rule pack can make a check run for ever."""

from __future__ import annotations

import pytest

from assessor.library.patterns import fault_of, repeats, unbounded


@pytest.mark.parametrize(
    "pattern",
    [r"^164\.[0-9]{3}(\([A-Za-z0-9]{1,5}\)){0,6}$", r"^[A-Z]{2}(-[0-9]{1,2}(\([0-9]{1,2}\))?)?$", r"^[*+]\+\*$", "^a$"],
)
def test_sound_grammars(pattern: str) -> None:
    assert fault_of(pattern) == ""


@pytest.mark.parametrize("pattern", ["^(([a-z]+)+)+!$", "^a*$", "^(a|aa){2,}$", "^x{,}y$"])
def test_what_repeats_without_a_bound_is_refused(pattern: str) -> None:
    assert "without a bound" in fault_of(pattern)


def test_nested_bounds_multiply() -> None:
    assert repeats("^((a{1,9}){1,9}){1,9}$") == 729
    assert repeats("^a{3}b{4}$") == 4
    assert "more than 64" in fault_of("^((a{1,9}){1,9}){1,9}$")
    assert not unbounded(r"^[a-z+*]{2}\+$")


@pytest.mark.parametrize("pattern", ["(", "[", "a{2,1}"])
def test_what_is_no_pattern_is_told(pattern: str) -> None:
    assert fault_of(pattern).startswith("is not a pattern")
