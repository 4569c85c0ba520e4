"""There and back: a result is the same after its JSON object was read, and that object has the same bytes again."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.encode.encode import canonical
from tests.cli.running import CLINIC
from tests.unit.result.test_decode import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("name", EXAMPLES)
def test_there_and_back(name: str, example_json: Callable[[str], bytes]) -> None:
    raw = example_json(name)
    data = json.loads(raw)
    assert raw == canonical(data)
    result = api.decoded(data)
    again = api.json_object(result)
    assert again["digest"] == data["digest"] == result.digest
    assert canonical(again) == raw
    assert api.decoded(again) == result
    del data["digest"]
    assert hashlib.sha256(canonical(data)).hexdigest() == result.digest


def test_what_is_read_is_what_was_assessed(data_root: Path, cache: Path) -> None:
    """Equal in every field, so nothing of an assessment is lost on the way out."""
    result = api.assess(CLINIC, data=data_root, cache=cache, what_if=["organization.internal_fte=2"])
    assert api.decoded(json.loads(api.render(result, "json"))) == result
