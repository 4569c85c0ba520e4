"""Engagements under the shipped rules with random blocks: well run otherwise, so that what is stated has to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.picking import Picker, chance, maybe, one, some

if TYPE_CHECKING:
    from assessor.model.plan import Plan
    from tests.oracle.scales import Mapping

AS_OF = "2026-11-21"
DAYS = ["2018-05-01", "2020-11-21", "2024-02-29", "2025-04-01", "2025-11-21", "2026-03-01", "2026-09-30", "2026-11-20"]
FRAMEWORKS = ["hipaa", "pci-dss", "soc-2", "cmmc"]
REQUIREMENTS = ["cmmc:AC.L2-3.1.1", "cmmc:SI.L2-3.14.1", "cmmc:CM.L2-3.4.1"]
CRITERIA = ["soc-2:CC6.1", "soc-2:CC7.1", "soc-2:CC7.2", "soc-2:CC8.1"]
CAPABILITIES = ["log-review", "backup-run", "patch-os"]


def engagement(pick: Picker, plan: Plan) -> Mapping:
    """One organization under some frameworks."""
    terrain = plan.terrain
    papers: Mapping = {gate.needs: f"papers/{gate.needs}.pdf" for gate in terrain.gates.values()}
    provider: Mapping = {"id": "msp", "model": "managed", "offering": "gold", "artefacts": papers}
    other: Mapping = {
        "id": "cloud",
        "model": one(pick, ["vendor", "break_fix", "project_depot"]),
        "artefacts": {name: papers[name] for name in papers},
    }
    apart = chance(pick, 15)  # nobody has to do with any data, and no paper is missing
    for item in (provider, other):
        if apart:
            item["data_contact"] = []
            continue
        maybe(pick, 50, item, "data_contact", some(pick, ["phi", "account_data", "cui", "spd"], 1, 4))
        for name in papers:
            if chance(pick, 25):
                item["artefacts"][name] = None
    if chance(pick, 60):
        clauses = {name: chance(pick, 60) for name in terrain.clauses if chance(pick, 70)}
        provider["contract"] = {"documents": {"baa": one(pick, [None, "papers/baa.pdf"])}, "clauses": clauses}
    facts: Mapping = {"name": "Drawn", "users": 20, "devices": 25, "cmmc_level": one(pick, [1, 2, 2, 3])}
    for name, fact in terrain.facts.items():
        if fact.type == "boolean":
            maybe(pick, 85, facts, name, chance(pick, 70))
    maybe(pick, 80, facts, "risk_analysis_on", one(pick, [*DAYS, "none"]))
    maybe(pick, 80, facts, "last_material_change_on", one(pick, [*DAYS, "none"]))
    maybe(pick, 40, facts, "saq", one(pick, ["A", "B-IP", "D-M", "ROC"]))
    reserved = [item.id for item in terrain.functions.values() if item.kind == "reserved"]
    today = {name: ["customer"] if name in reserved else ["msp"] for name in terrain.functions}
    return {
        "schema": "engagement/1",
        "as_of": AS_OF,
        "organization": facts,
        "frameworks": some(pick, FRAMEWORKS, 1, 2),
        "providers": [provider, other],
        "today": today,
        "duties": {name: {"state": "done" if chance(pick, 95) else "not_done"} for name in terrain.duties},
        "hipaa": hipaa(pick),
        "pci_dss": pci_dss(pick),
        "soc_2": soc_2(pick),
        "cmmc": cmmc(pick),
    }


def answer(pick: Picker) -> Mapping:
    """What an organization may say of a duty, mostly that all is well."""
    found: Mapping = {"state": one(pick, [*["done"] * 12, "not_done", "partly"])}
    if found["state"] == "partly":
        found["missing"] = "the branch"
    maybe(pick, 40, found, "document", one(pick, [*["adopted"] * 6, "draft", "template", "missing"]))
    maybe(pick, 90, found, "last", one(pick, ["2018-05-01", "never", *["2026-11-10"] * 12]))
    return found


def hipaa(pick: Picker) -> Mapping:
    breaches = []
    for number in range(pick.number(0, 4)):
        item: Mapping = {"id": f"breach-{number}", "discovered": one(pick, DAYS)}
        maybe(pick, 50, item, "acting_as", one(pick, ["covered_entity", "business_associate"]))
        maybe(pick, 80, item, "individuals", one(pick, [3, 499, 500, 2000]))
        maybe(pick, 50, item, "residents_by_state", {"Ohio": one(pick, [2, 900, 900])})
        for name in ("notified_individuals_on", "media_on", "hhs_on", "covered_entity_on"):
            maybe(pick, 60, item, name, one(pick, [*DAYS, "given", "unknown"]))
        maybe(pick, 30, item, "assessment", {"low_probability": True, "nature": "A list."})
        breaches.append(item)
    kept = [
        {"document": f"Paper {number}", "created": "2022-01-01", "last_effective": one(pick, ["now", "never"])}
        for number in range(pick.number(0, 2))
    ]
    for item in kept:
        maybe(pick, 50, item, one(pick, ["destroyed_on", "kept_until"]), "2025-06-01")
    clients = [
        {"name": f"Client {kind}", "kind": kind, "contract": one(pick, [None, "papers/contract.pdf"])}
        for kind in some(pick, ["covered_entity", "business_associate"], 0, 2)
    ]
    return {"breaches": breaches, "retention": kept, "works_for": clients}


def pci_dss(pick: Picker) -> Mapping:
    standing = [{"provider": name} for name in some(pick, ["msp", "cloud"], 0, 2)]
    for item in standing:
        maybe(pick, 80, item, "status_checked_on", one(pick, DAYS))
    block: Mapping = {"service_providers": standing}
    if chance(pick, 50):
        block["targeted_risk_analyses"] = [
            {"obligation": ref, "frequency": "P7D", "on": one(pick, DAYS), "rationale": "Drawn."}
            for ref in some(pick, ["pci-dss:8.6.3", "pci-dss:12.10.4.1", "pci-dss:11.3.1.1"], 0, 3)
        ]
    if chance(pick, 40):
        own: Mapping = {"obligation": "pci-dss:8.3.6"}
        for name in ("objective", "controls_matrix"):
            maybe(pick, 70, own, name, "Drawn.")
        maybe(pick, 70, own, "tra_on", one(pick, DAYS))
        block["customized"] = [own]
    return block


def soc_2(pick: Picker) -> Mapping:
    tests = [
        {
            "id": f"test-{number}",
            "obligation": one(pick, CRITERIA),
            "control": f"Control {number}",
            "sample": 25,
            "population": 100,
            "deviations": one(pick, [0, 0, 1, 25]),
            "mitigated_by": ["test-0"] if number and chance(pick, 50) else [],
        }
        for number in range(pick.number(0, 3))
    ]
    report: Mapping = {"provider": one(pick, ["msp", "cloud"]), "type": one(pick, [1, 2]), "period_to": one(pick, DAYS)}
    report |= {"period_from": "2018-01-01", "opinion": one(pick, ["unqualified", "qualified"])}
    report["cuecs"] = [
        {
            "id": "c-1",
            "text": "Drawn.",
            "capability": one(pick, CAPABILITIES),
            "state": one(pick, ["in_place", "missing"]),
        }
    ]
    left_out: Mapping = {"method": one(pick, ["carve_out", "inclusive"]), "provider": "cloud"}
    maybe(pick, 50, left_out, "monitoring", "rd-s6")
    maybe(pick, 50, left_out, "assertion", chance(pick, 50))
    maybe(pick, 50, left_out, "csocs", [{"text": "Drawn."}])
    return {
        "type": 2,
        "period": {"from": "2026-01-01", "to": "2026-10-31"},
        "controls_tested": tests,
        "provider_reports": [report] if chance(pick, 70) else [],
        "subservice": [left_out] if chance(pick, 60) else [],
    }


def cmmc(pick: Picker) -> Mapping:
    block: Mapping = {"ssp": {"exists": chance(pick, 50)}}
    block["poam"] = [
        {"requirement": ref, "planned": "Drawn.", "due": one(pick, DAYS)} for ref in some(pick, REQUIREMENTS, 0, 2)
    ]
    maybe(pick, 40, block, "held_status", "level_2_self")
    maybe(pick, 40, block, "conditional_status_date", one(pick, ["2025-04-01", "2026-09-30"]))
    maybe(pick, 40, block, "exceptions", [{"requirement": one(pick, REQUIREMENTS), "kind": "temporary_deficiency"}])
    fedramp = one(pick, ["authorized", "equivalent", "none"])
    block["service_providers"] = [
        {"provider": "cloud", "kind": one(pick, ["csp", "esp"]), "holds": ["cui"], "fedramp_moderate": fedramp}
    ]
    return block
