"""An assessment as the result object, `assessment/1`: everything the brief prints, and nothing it must work out."""

from __future__ import annotations

import dataclasses
import typing
from typing import TYPE_CHECKING, Any

from assessor.assess import tables
from assessor.assess.contract_lint import contracts
from assessor.assess.derived import situations
from assessor.assess.determined import determinations
from assessor.assess.findings import finding_counts, findings
from assessor.assess.framework import score_types
from assessor.assess.judged import judged_rows
from assessor.assess.money import accounts_of, priced
from assessor.assess.obligation_rows import obligation_rows
from assessor.assess.recommendation import no_recommendation, recommendation
from assessor.assess.responsibilities import responsibilities
from assessor.assess.scores import scores_of
from assessor.assess.summary import summarize
from assessor.assess.weighings import weighings
from assessor.evaluate.supply import CO_MANAGED, RECOMMENDED, TODAY
from assessor.model.scales import VERDICT_RANK, Verdict
from assessor.model.version import VERSION
from assessor.result.decode import Decoder
from assessor.result.economics import Economics
from assessor.result.result import Result

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.assess.framework import ScoringFramework
    from assessor.library.engagement import Source

FORMAT = "assessment/1"


def result_of(assessment: Assessment, source: Source, registry: Sequence[ScoringFramework]) -> Result:
    """The whole result, not yet sealed with its digest."""
    plan, engagement = assessment.plan, assessment.case.engagement
    terrain = plan.terrain
    rows = judged_rows(assessment)
    obligations = obligation_rows(assessment)
    titles = {name: {"title": model.title, "label": model.label} for name, model in terrain.models.items()}
    register = findings(assessment, rows)
    residue = tables.residue(assessment, rows)
    books, unpriced = accounts_of(assessment)
    decoder = Decoder({}, score_types(registry))
    economics: Economics | None = decoder.value(Economics, priced(assessment, books)) if books is not None else None
    titles[TODAY] = {"title": "Today's arrangement", "label": "Today"}
    titles[RECOMMENDED] = {"title": "Advised mix", "label": "Advised mix"}
    parts: dict[str, Any] = {
        "format": FORMAT,
        "digest": "",
        "as_of": engagement.as_of,
        "engine": f"assessor {VERSION}",
        "inputs": [{"path": source.name, "sha256": source.sha256}],
        "catalogs": tables.catalogs(plan),
        "rules": {"sha256": plan.rules_sha256},
        "organization": tables.organization(assessment),
        "frameworks": tables.frameworks(assessment),
        "arrangements": list(assessment.arrangements),
        "arrangement_titles": {name: titles.get(name, titles.get(CO_MANAGED)) for name in assessment.arrangements},
        "functions": tables.functions(plan),
        "capabilities": tables.capabilities(plan),
        "providers": tables.providers(assessment),
        "models": tables.models(plan),
        "gates": tables.gates(plan),
        "events": tables.events(plan),
        "questions": tables.questions(plan),
        "asset_groups": tables.asset_groups(assessment),
        "groups": _groups(assessment),
        "obligations": obligations,
        "determinations": determinations(obligations),
        "duties": tables.duties(assessment, rows),
        "findings": register,
        "finding_counts": finding_counts(register),
        "responsibilities": responsibilities(assessment, rows),
        "contracts": contracts(assessment),
        "residue": residue,
        "residue_duties": tables.residue_duties(residue),
        "summary": _summary(assessment),
        "evidence_requests": tables.evidence_requests(assessment, rows),
        "evidence_records": tables.evidence_records(assessment, rows),
        "interval_notes": tables.interval_notes(),
        "scores": scores_of(assessment, registry),
        "economics": economics,
        "recommendation": recommendation(assessment),
        "no_recommendation": no_recommendation(assessment),
        "unpriced": unpriced,
        "situations": situations(assessment, economics),
        "weighings": weighings(assessment, economics),
        "what_if": None,
    }
    return _typed(parts, score_types(registry))


def _typed(parts: dict[str, Any], kinds: Mapping[str, type]) -> Result:
    """The result of its parts, some of which are typed already while others are still JSON data."""
    decoder = Decoder({}, kinds)
    hints = typing.get_type_hints(Result)
    scores = parts.pop("scores")
    values = {
        name: value if _is_typed(value) else decoder.value(hints[name], value, (name,)) for name, value in parts.items()
    }
    values["scores"] = (
        None
        if scores is None
        else {
            name: value
            if value is None or dataclasses.is_dataclass(value)
            else decoder.value(kinds[name], value, (name,))
            for name, value in scores.items()
        }
    )
    return Result(**values)


def _is_typed(value: object) -> bool:
    """Whether a part holds values of the result's types, or nothing that would need one."""
    if isinstance(value, dict):
        return bool(value) and all(_is_typed(item) for item in value.values())
    if isinstance(value, (list, tuple)):
        return isinstance(value, tuple) and all(_is_typed(item) for item in value)
    return dataclasses.is_dataclass(value)


def _summary(assessment: Assessment) -> dict[str, Any]:
    plan = assessment.plan
    made: dict[str, Any] = {}
    for framework in tables.chosen(assessment):
        rows = [row for row in plan.obligations if row.catalog == framework.catalog]
        made[framework.id] = {
            name: summarize(plan.terrain, [(row, judged[row.ref]) for row in rows if row.ref in judged])
            for name, judged in assessment.judgements.items()
        }
    return made


def _groups(assessment: Assessment) -> list[dict[str, Any]]:
    """Group rows with the worst verdict below them; a group is never counted."""
    made = []
    for part in assessment.plan.catalogs:
        below: dict[str, list[str]] = {row.ref: [] for row in part.rows}
        parents = {row.ref: row.parent for row in part.rows}
        for row in part.rows:
            ancestor = row.parent
            while row.kind == "obligation" and ancestor is not None:
                below[ancestor].append(row.ref)
                ancestor = parents.get(ancestor)
        made += [
            {
                "ref": row.ref,
                "catalog": row.catalog,
                "title": row.title,
                "citation": row.citation,
                "parent": row.parent,
                "worst": {name: _worst(assessment, name, below[row.ref]) for name in assessment.arrangements},
            }
            for row in part.rows
            if row.kind == "group"
        ]
    return made


def _worst(assessment: Assessment, name: str, refs: list[str]) -> str | None:
    judged = assessment.judgements[name]
    verdicts = [judged[ref].verdict for ref in refs if ref in judged]
    ranked = [verdict for verdict in verdicts if verdict in VERDICT_RANK]
    if ranked:
        return min(ranked, key=lambda verdict: VERDICT_RANK[verdict]).value
    return Verdict.NOT_APPLICABLE.value if verdicts else None
