"""The points a contract leaves open, with their words, for a small organization with one provider."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from assessor import api
from assessor.assess import subjects
from assessor.assess.contracts.contract_points import contracts
from assessor.assess.engine import assess_engagement
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.structured import engagement_of
from assessor.words import contracts as words
from assessor.words.names import Names

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.model.plan import Plan

RESTORE = "restore-testing"
DRILL = "hipaa:164.308(a)(7)(ii)(D)"


@cache
def shipped(framework: str) -> Plan:
    return api.load_library([framework])


def judged(contract: dict[str, Any] | None, *, framework: str = "hipaa", **more: Any) -> Assessment:
    """A business associate whose provider holds every function unless `today` says otherwise."""
    plan = shipped(framework)
    one: dict[str, Any] = {"id": "msp", "name": "North", "model": "managed", "offering": "gold", **more.pop("msp", {})}
    if contract is not None:
        one["contract"] = contract
    delegable = [name for name, item in plan.terrain.functions.items() if item.kind == "delegable"]
    stated = {
        "as_of": "2026-11-21",
        "organization": {"name": "Small", "business_associate": True, "covered_entity": True, **more.pop("facts", {})},
        "frameworks": [framework],
        "providers": [one, *more.pop("others", [])],
        "today": {key: ["msp"] for key in delegable} | more.pop("today", {}),
        **more,
    }
    return assess_engagement(plan, engagement_of(stated, FRAMEWORKS), arrangements=["today"])


class Row(NamedTuple):
    """A point with its words."""

    kind: str
    about: str | None
    capability: str | None
    function: str | None
    provider: str
    refs: tuple[str, ...]
    needs: str
    has: str
    text: str


def points(contract: dict[str, Any] | None, **more: Any) -> list[Row]:
    assessment = judged(contract, **more)
    plan, as_of = assessment.plan, assessment.case.engagement.as_of
    open_points = contracts(assessment)
    names = Names(
        organization="Small",
        arrangements=(),
        providers={provider.id: provider.name for provider in subjects.providers(assessment)},
        capabilities={capability.id: capability.title for capability in subjects.capabilities(plan, open_points)},
        functions={function.id: function.title for function in subjects.functions(plan)},
        gates={gate.id: gate for gate in subjects.gates(plan)},
    )
    return [
        Row(
            point.kind,
            words.about(point, names),
            point.capability,
            point.function,
            point.provider,
            point.refs,
            words.needs(point, names, as_of),
            words.has(point, names),
            words.text(point, names, as_of),
        )
        for point in open_points
    ]


def kinds(rows: list[Row]) -> list[tuple[str, str | None]]:
    return [(row.kind, row.capability) for row in rows]


def of(rows: list[Row], kind: str) -> list[Row]:
    return [row for row in rows if row.kind == kind]
