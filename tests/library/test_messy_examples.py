"""The messy examples get the verdicts a practitioner wrote down before the program had judged them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from assessor import api
from assessor.assess.engine import assess_engagement

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = yaml.safe_load((Path(__file__).parent / "messy" / "expected.yaml").read_text(encoding="utf-8"))
IN_PLACE = {"satisfied", "satisfied_with_customer_duties", "compensated"}
NOT_IN_PLACE = {"gap", "partial"}


def kind(verdict: str) -> str:
    """The kind of a verdict, as cases name it."""
    if verdict in IN_PLACE:
        return "in_place"
    if verdict in NOT_IN_PLACE:
        return "not_in_place"
    return "not_applicable" if verdict == "not_applicable" else "open"


def test_every_messy_example_is_expected_of() -> None:
    assert {path.stem for path in (ROOT / "examples" / "messy").glob("*.yaml")} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_practitioner_agrees(name: str, cache: Path) -> None:
    source, plan, _ = api.sound(ROOT / "examples" / "messy" / f"{name}.yaml", cache=cache)
    today = assess_engagement(plan, source.engagement, arrangements=["today"]).judgements["today"]
    found = {ref: judgement.verdict.value for ref, judgement in today.items()}
    wrong = []
    for one in EXPECTED[name]:
        verdict = found[one["obligation"]]
        if kind(verdict) != one["verdict"] or one.get("exactly", verdict) != verdict:
            wrong.append(f"{one['obligation']}: {verdict}, expected {one.get('exactly', one['verdict'])}: {one['why']}")
    assert wrong == []
