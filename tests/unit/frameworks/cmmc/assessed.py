"""Whole assessments for the tests: an engagement as data, judged by the shipped rules."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import compile_files
from assessor.frameworks.cmmc import scores as cmmc
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.resources import data_files, shipped_root
from assessor.model.structured import engagement_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Plan


@cache
def plan() -> Plan:
    """The shipped rules with CMMC alone."""
    whole = compile_files(data_files(shipped_root()), FRAMEWORKS)
    parts = tuple(part for part in whole.catalogs if part.info.id == "cmmc")
    return replace(whole, catalogs=parts, packs=())


def refs(level: int) -> list[str]:
    return [row.ref for row in plan().obligations if row.props["level"] == level]


def ref(number: str) -> str:
    """A requirement's reference by its NIST number."""
    return next(row.ref for row in plan().obligations if row.id.endswith(f"-{number}"))


def determined(statuses: Mapping[str, str], level: int = 2) -> list[dict[str, str]]:
    """Everything of a level met, but for what is stated otherwise, by NIST number."""
    special = {ref(number): status for number, status in statuses.items()}
    made = [{"obligation": name, "status": special.get(name, "met"), "rationale": "Seen."} for name in refs(level)]
    return [item for item in made if item["status"] != "open"]


def engagement(level: int = 2, *, facts: Mapping[str, object] | None = None, **parts: object) -> Engagement:
    data = {
        "as_of": "2026-11-21",
        "organization": {"name": "Falcon", "cmmc_level": level, **(facts or {})},
        "frameworks": ["cmmc"],
        **parts,
    }
    return engagement_of(data, FRAMEWORKS)


def assessment(stated: Engagement, arrangements: Sequence[str] | None = ("today",)) -> Assessment:
    return assess_engagement(plan(), stated, arrangements=arrangements)


def scored(stated: Engagement, arrangements: Sequence[str] | None = ("today",)) -> CmmcScore:
    made = assessment(stated, arrangements)
    found = cmmc.score(made.case, made.judgements)
    assert found is not None
    return found


def level_3(three: dict[str, str], two: dict[str, str], **block: object) -> CmmcScore:
    stated = [*determined(two), *determined(three, level=3)]
    return scored(engagement(3, determinations=stated, cmmc=block))
