"""The smaller tables of the result: who and what was assessed, what stays, what to ask for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from assessor.assess.naming import Naming, inside
from assessor.assess.summary import carriable
from assessor.evaluate.supply import TODAY
from assessor.model.interval import DAY, seconds
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.assess.engine import Assessment
    from assessor.model.plan import Plan
    from assessor.model.rules import FrameworkRules
    from assessor.model.scales import Proof

Rows = list[dict[str, Any]]
_IN_PLACE = {"satisfied", "satisfied_with_customer_duties", "compensated"}
_AVERAGE_MONTH = 30.4


def chosen(assessment: Assessment) -> list[FrameworkRules]:
    """The engagement's frameworks, in its order."""
    known = assessment.plan.terrain.frameworks
    return [known[name] for name in dict.fromkeys(assessment.case.engagement.frameworks) if name in known]


def catalogs(plan: Plan) -> Rows:
    """Editions and digests of the catalogs judged."""
    return [
        {
            "id": part.info.id,
            "title": part.info.title,
            "edition": part.info.edition,
            "version": part.info.edition,
            "publisher": part.info.publisher,
            "source": part.info.source,
            "license": part.info.license,
            "sha256": part.info.sha256,
        }
        for part in plan.catalogs
    ]


def organization(assessment: Assessment) -> dict[str, Any]:
    """Name, sector and the facts that were stated."""
    stated, naming = assessment.case.engagement.organization, Naming(assessment)
    return {
        "name": stated.get("name", ""),
        "sector": stated.get("sector"),
        "facts": {name: stated[name] for name in sorted(assessment.case.facts)},
        "questions": {name: naming.question(name) for name in sorted(assessment.case.facts)},
    }


def frameworks(assessment: Assessment) -> Rows:
    """The frameworks in their own words."""
    return [
        {"id": item.id, "title": item.title, "catalog": item.catalog, "words": dict(item.words), "issuer": item.issuer}
        for item in chosen(assessment)
    ]


def functions(plan: Plan) -> Rows:
    """Every support function."""
    return [{"id": item.id, "title": item.title, "kind": item.kind} for item in plan.terrain.functions.values()]


def models(plan: Plan) -> Rows:
    """Every support model with its tiers."""
    return [
        {
            "id": model.id,
            "title": model.title,
            "label": model.label,
            "offerings": [{"id": tier.id, "title": tier.title} for tier in model.offerings],
        }
        for _, model in sorted(plan.terrain.models.items())
    ]


def gates(plan: Plan) -> Rows:
    """Every contract paper some work needs."""
    return [
        {
            "id": gate.id,
            "title": gate.title,
            "needs": gate.needs,
            "reach": gate.reach,
            "citation": gate.citation,
            "note": gate.note,
        }
        for _, gate in sorted(plan.terrain.gates.items())
    ]


def events(plan: Plan) -> Rows:
    """Every event of the rules."""
    return [
        {"id": event.id, "title": event.title, "origin": event.origin}
        for _, event in sorted(plan.terrain.events.items())
    ]


def questions(plan: Plan) -> Rows:
    """Every fact of the rules as the question it answers."""
    return [{"id": fact.id, "question": fact.question} for _, fact in sorted(plan.terrain.facts.items())]


def asset_groups(assessment: Assessment) -> Rows:
    """The organization's asset groups."""
    return [
        {"id": group.id, "title": group.title or group.id, "frameworks": list(group.frameworks)}
        for group in assessment.case.engagement.asset_groups
    ]


def _demanded(plan: Plan) -> list[str]:
    return sorted(
        {
            demand.capability
            for row in plan.obligations
            for clause in row.clauses
            for demand in clause
            if demand.capability is not None
        }
    )


def capabilities(plan: Plan) -> Rows:
    """The capabilities some obligation demands."""
    found = (plan.terrain.capabilities[name] for name in _demanded(plan))
    return [
        {
            "id": item.id,
            "title": item.title,
            "definition": item.definition,
            "iscm_domain": item.iscm_domain,
            "performed_by": item.performed_by,
            "metric": item.metric,
            "unit": item.unit,
            "cadence": item.defaults.every,
            "evidence_types": list(item.evidence.types),
        }
        for item in found
    ]


def providers(assessment: Assessment) -> Rows:
    """The engagement's providers with the functions they run today."""
    engagement = assessment.case.engagement
    return [
        {
            "id": item.id,
            "name": item.name or item.id,
            "model": item.model,
            "offering": item.offering,
            "functions": sorted(name for name, there in engagement.today.items() if item.id in there),
            "artefacts": dict(item.artefacts),
        }
        for item in sorted(engagement.providers, key=lambda item: item.id)
    ]


def duties(assessment: Assessment, rows: Rows) -> Rows:
    """Every duty some verdict rests on or a whole framework asks for, with today's state and what it serves."""
    terrain, stated = assessment.plan.terrain, assessment.case.engagement.duties
    naming = Naming(assessment)
    serves: dict[str, dict[str, None]] = {}
    today: dict[str, list[str]] = {}
    for row in rows:
        for name, verdict in row["verdicts"].items():
            for duty in dict.fromkeys(use["id"] for use in verdict["duties"]):
                serves.setdefault(duty, {})[row["ref"]] = None
                if name == TODAY:
                    today.setdefault(duty, []).append(row["ref"])
    whole = concerning(assessment)
    made = []
    for name in sorted({*serves, *whole}):
        known = terrain.duties.get(name)
        state = stated.get(name)
        made.append(
            {
                "id": name,
                "title": naming.duty(name),
                "statement": known.statement if known is not None else _own_duty(assessment, name),
                "owner": known.owner if known is not None else "it_lead",
                "citation": known.citation if known is not None else None,
                "basis": known.basis if known is not None else "engine_default",
                "state": state.state if state is not None else None,
                "who": state.who if state is not None else None,
                "obligations": list(serves.get(name, ())),
                "today": today.get(name, []),
                "concerns": whole.get(name, []),
            }
        )
    return made


def concerning(assessment: Assessment) -> dict[str, list[str]]:
    """Duties that no single obligation asks for, with the chosen frameworks whose assessment they concern."""
    found: dict[str, list[str]] = {}
    for duty in assessment.plan.terrain.duties.values():
        if duty.when is None or duty.when.truth(assessment.case.facts) is not Truth.NO:
            for framework in chosen(assessment):
                if framework.id in duty.concerns:
                    found.setdefault(duty.id, []).append(framework.id)
    return found


def _own_duty(assessment: Assessment, name: str) -> str:
    kind, _, what = name.partition(":")
    terrain = assessment.plan.terrain
    if kind == "report" and what in terrain.events:
        return f"Notice and call the provider when this happens: {inside(terrain.events[what].title)}."
    capability = terrain.capabilities.get(what)
    return f"Perform {inside(capability.title)}." if capability is not None else name


def residue(assessment: Assessment, rows: Rows) -> Rows:
    """What no support model carries: the organization's own, and what none brings in place."""
    by_ref = {row.ref: row for row in assessment.plan.obligations}
    made = []
    for row in rows:
        models = {name: verdict for name, verdict in row["verdicts"].items() if name != TODAY}
        if row["applicable"] is not True or all(item["verdict"] == "not_applicable" for item in models.values()):
            continue
        if not carriable(assessment.plan.terrain, by_ref[row["ref"]]):
            why = "customer"
        elif not any(item["verdict"] in _IN_PLACE for item in models.values()):
            why = "none_in_place"
        else:
            continue
        held = sorted({use["id"] for item in models.values() for use in item["duties"]})
        made.append({"ref": row["ref"], "title": row["title"], "why": why, "duties": held})
    return made


def residue_duties(residue: Rows) -> Rows:
    """The duties behind the residue, each once; those that most obligations rest on come first."""
    serves: dict[str, list[str]] = {}
    for row in residue:
        for name in row["duties"]:
            serves.setdefault(name, []).append(row["ref"])
    ordered = sorted(serves.items(), key=lambda item: (-len(item[1]), item[0]))
    return [{"duty": name, "count": len(refs), "obligations": refs} for name, refs in ordered]


def evidence_requests(assessment: Assessment, rows: Rows) -> Rows:
    """What an auditor will ask to see, from whom, by capability."""
    terrain = assessment.plan.terrain
    wanted: dict[str, tuple[dict[str, None], set[str]]] = {}
    for row in rows:
        if row["applicable"] is not True:
            continue
        verdict = row["verdicts"].get(TODAY)
        for step in verdict["witness"] if verdict is not None else ():
            name = row["demands"][step["demand"]]["capability"]
            if name is not None:
                refs, holders = wanted.setdefault(name, ({}, set()))
                refs[row["ref"]] = None
                holders.update([step["provider"]] if step["provider"] else [])
    return [
        {
            "capability": name,
            "title": terrain.capabilities[name].title,
            "types": list(terrain.capabilities[name].evidence.types),
            "cadence": terrain.capabilities[name].defaults.every,
            "from": sorted(holders),
            "obligations": list(refs),
        }
        for name, (refs, holders) in sorted(wanted.items())
    ]


def evidence_records(assessment: Assessment, rows: Rows) -> Rows:
    """The records held, oldest last, with their age and the obligations whose proof they are today."""
    naming, case = Naming(assessment), assessment.case
    serves: dict[str, list[str]] = {}
    proofs: dict[str, set[Proof]] = {}
    for row in rows:
        judged = assessment.judgements[TODAY][row["ref"]] if TODAY in assessment.judgements else None
        marks = [mark for mark in judged.proofs if mark is not None] if judged is not None else []
        for name in dict.fromkeys(mark.record for mark in marks if mark.record is not None):
            serves.setdefault(name, []).append(row["ref"])
            proofs.setdefault(name, set()).update(mark.proof for mark in marks if mark.record == name)
    made = []
    for item in sorted(case.engagement.evidence, key=lambda item: item.id):
        proof = min(proofs.get(item.id, ()), default=None)
        made.append(
            {
                "id": item.id,
                "title": item.title,
                "capability": item.capability,
                "duty": item.duty,
                "about": naming.capability(item.capability) if item.capability else naming.duty(item.duty or ""),
                "provider": item.provider,
                "source": item.source,
                "collected": item.collected,
                "age_days": case.age(item) // DAY,
                "result": item.result,
                "proof": proof.name.lower() if proof is not None else None,
                "obligations": serves.get(item.id, []),
            }
        )
    return sorted(made, key=lambda item: item["age_days"])


def interval_notes(rates: Sequence[int] = (2, 9), months: Sequence[str] = ("P1M", "P7D")) -> Rows:
    """Why visits by chance are no schedule: a Poisson process hits one window, and all of a year's windows."""
    made = []
    for rate in rates:
        for duration in months:
            days, windows = (_AVERAGE_MONTH, 12) if duration == "P1M" else (seconds(duration) / DAY, 52)
            one = 1 - math.exp(-rate * days / _AVERAGE_MONTH)
            made.append(
                {
                    "visits_per_month": rate,
                    "interval": duration,
                    "interval_days": days,
                    "windows": windows,
                    "one_window": round(one, 4),
                    "all_year": float(f"{one**windows:.4g}"),
                }
            )
    return made
