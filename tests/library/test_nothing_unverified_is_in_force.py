"""No word of the ledger or of a brief says that something was in force whose standing nobody has verified."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EVERY = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
# One under each framework; more where somebody asks for them, for each is assessed as a whole.
EXAMPLES = EVERY if "ASSESSOR_SWEEP" in os.environ else ["clinic", "dod-subcontractor"]
PAST = re.compile(
    r"\b(was|were|has been|have been) (already |now )?(in force|in effect|effective)\b"
    r"|\b(took|has taken|came into|has come into|went into) (effect|force)\b"
    r"|\b(the|this|its) (\w+ )?(phase|rule|clause|deviation) (began|started|ended)\b",
    re.IGNORECASE,
)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


def test_what_is_looked_for() -> None:
    said = ["On that day phase 2 was in force.", "Since the rule took effect.", "The first phase began on that day."]
    assert all(PAST.search(text) for text in said)
    assert not PAST.search("It is written down, so that it is in force.")


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_text_of_an_example_says_so(name: str, example_json: Callable[[str], bytes]) -> None:
    result = json.loads(example_json(name))
    assert result["standing"]
    assert all(entry["verified_on"] is None for entry in result["standing"])  # else this test has to tell them apart
    assert [text for text in texts(result) if PAST.search(text)] == []
