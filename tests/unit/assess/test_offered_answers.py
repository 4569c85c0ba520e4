"""No answer is offered that the engagement file may not hold: by `assessor next`, or by the interview."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.open_questions import open_questions
from assessor.evaluate.supply import TODAY
from assessor.frameworks.registry import FRAMEWORKS
from assessor.interview.open_asked import askable, step_of
from assessor.model.framework import schema_folders
from assessor.source.schema import schemas
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from assessor.model.plan import Plan
    from assessor.result.question import Answer, OpenQuestion

EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))
ENGAGEMENTS = [path for path in EXAMPLES if path.parent.name != "offers"]
THIN = """schema: engagement/1
as_of: 2026-11-21
organization: {{name: Elm, covered_entity: true, users: 30}}
frameworks: [hipaa, pci-dss, soc-2, cmmc]
providers:
  - id: north
    model: managed
    services: {{{services}}}
today: {{{today}}}
"""


def offered(path: Path) -> tuple[dict[str, Any], Plan, list[tuple[OpenQuestion, Answer]]]:
    """The file, and every answer that either of the two offers for it."""
    source, plan, problems = api.check(path)
    assert source is not None
    assert plan is not None, problems
    found = open_questions(assess_engagement(plan, source.engagement, arrangements=(TODAY,)))
    pairs = [(item, answer) for item in found.asked for answer in item.answers]
    for item in filter(askable, found.asked):
        choices = step_of(item, plan.terrain, source.engagement.providers).choices
        pairs += [(item, choice.answer) for choice in choices if choice.answer is not None]
    return dict(source.document.data), plan, pairs


def written(data: Mapping[str, Any], answer: Answer) -> dict[str, Any]:
    """The data of an engagement with an answer in its place."""
    made = copy.deepcopy(dict(data))
    *above, last = answer.place
    there: Any = made
    for key in above:
        if isinstance(there, list):
            entry = next((item for item in there if key in map(str, item.values())), None)
            assert entry is not None, answer.place
            there = entry
            continue
        if not isinstance(there.get(key), dict | list):
            there[key] = {"state": there[key]} if isinstance(there.get(key), str) else {}
        there = there[key]
    value = answer.value
    if answer.place[0] == "determinations":
        made.setdefault("determinations", {}).setdefault("statuses", []).append(value)
        return made
    there[last] = list(value) if isinstance(value, tuple) else value
    return made


def refused(path: Path) -> Iterator[tuple[str, ...]]:
    data, _, pairs = offered(path)
    accepted = schemas(schema_folders(FRAMEWORKS))
    assert accepted.accepts("engagement", data)
    for item, answer in pairs:
        if item.kind != "objective" and not accepted.accepts("engagement", written(data, answer)):
            yield (item.kind, ".".join(answer.place), str(answer.value))


@pytest.mark.parametrize("path", ENGAGEMENTS, ids=lambda path: path.stem)
def test_every_answer_offered_may_stand_in_the_file(path: Path) -> None:
    assert list(refused(path)) == []


def test_so_where_a_provider_holds_everything_and_nothing_is_named(tmp_path: Path) -> None:
    functions = [item.id for item in api.load_library().terrain.functions.values() if item.kind == "delegable"]
    text = THIN.format(
        services=", ".join(f"{name}: {{}}" for name in functions),
        today=", ".join(f"{name}: [north]" for name in functions),
    )
    path = tmp_path / "thin.yaml"
    path.write_text(text, encoding="utf-8")
    _, _, pairs = offered(path)
    assert any(item.kind == "named" and answer.value == {} for item, answer in pairs)
    assert list(refused(path)) == []
