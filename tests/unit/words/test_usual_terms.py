"""A finding that rests on what is usual accuses nobody: it says so, and has the provider asked first."""

from __future__ import annotations

import pytest

from assessor.words.finding_terms import FAILING, USUAL


@pytest.mark.parametrize("kind", sorted(USUAL))
def test_usual_terms_have_a_title_of_their_own(kind: str) -> None:
    told = USUAL[kind]  # type: ignore[index]
    assert told.startswith("On usual terms ")
    assert told != FAILING[kind][0]  # type: ignore[index]
    assert {"{who}", "{what}"} <= {word.strip(":") for word in told.split()}
