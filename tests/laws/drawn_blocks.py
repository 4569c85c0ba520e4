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
        maybe(pick, 50, provider["contract"], "starts", one(pick, DAYS[:4]))
        maybe(pick, 30, provider["contract"], "ends", one(pick, ["2026-06-30", "2027-06-30"]))
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
        **blocks(pick),
    }


def blocks(pick: Picker) -> Mapping:
    """The block of each framework."""
    return {"hipaa": hipaa(pick), "pci_dss": pci_dss(pick), "soc_2": soc_2(pick), "cmmc": cmmc(pick)}


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
        maybe(pick, 30, item, "assessment", weighed(pick))
        maybe(pick, 30, item, "title", f"Incident {number}")
        maybe(pick, 20, item, "encrypted", chance(pick, 30))
        maybe(pick, 10, item, "exception", "not_retained")
        maybe(
            pick, 15, item, "delay", {"on": one(pick, DAYS), "until": one(pick, DAYS), "in_writing": chance(pick, 60)}
        )
        breaches.append(item)
    kept = []
    for number in range(pick.number(0, 2)):
        paper: Mapping = {"document": f"Paper {number}", "created": one(pick, DAYS[:4])}
        maybe(pick, 80, paper, "last_effective", one(pick, ["now", "never", "2025-05-01"]))
        maybe(pick, 50, paper, one(pick, ["destroyed_on", "kept_until"]), one(pick, ["2025-06-01", "2031-06-01"]))
        kept.append(paper)
    clients = []
    for kind in some(pick, ["covered_entity", "business_associate"], 0, 2):
        clients.append({"name": f"Client {kind}", "kind": kind})
        maybe(pick, 80, clients[-1], "contract", one(pick, [None, "papers/contract.pdf"]))
    return {"breaches": breaches, "retention": kept, "works_for": clients}


def weighed(pick: Picker) -> Mapping:
    """An assessment of an incident, with some of its factors."""
    found: Mapping = {"low_probability": chance(pick, 70)}
    for name in ("nature", "who", "acquired", "mitigation", "by"):
        maybe(pick, 70, found, name, "Drawn.")
    maybe(pick, 70, found, "on", one(pick, DAYS))
    return found


def pci_dss(pick: Picker) -> Mapping:
    standing = [{"provider": name} for name in some(pick, ["msp", "cloud"], 0, 2)]
    for item in standing:
        maybe(pick, 80, item, "status_checked_on", one(pick, DAYS))
        maybe(pick, 60, item, "chosen_with_care_on", one(pick, DAYS))
        maybe(pick, 20, item, "service", "Drawn.")
    block: Mapping = {"service_providers": standing}
    if chance(pick, 50):
        analyses = [
            {"obligation": ref, "frequency": one(pick, ["P7D", "P6M"]), "on": one(pick, DAYS), "rationale": "Drawn."}
            for ref in some(pick, ["pci-dss:8.6.3", "pci-dss:12.10.4.1", "pci-dss:11.3.1.1"], 0, 3)
        ]
        for item in analyses:
            maybe(pick, 40, item, "reviewed", one(pick, DAYS))
            maybe(pick, 20, item, "by", "Drawn")
        block["targeted_risk_analyses"] = analyses
    if chance(pick, 40):
        own: Mapping = {"obligation": "pci-dss:8.3.6"}
        for name in ("objective", "controls_matrix"):
            maybe(pick, 70, own, name, "Drawn.")
        maybe(pick, 70, own, "tra_on", one(pick, DAYS))
        maybe(pick, 30, own, "by", "Drawn")
        block["customized"] = [own]
    if chance(pick, 30):
        stray: Mapping = {"id": "mails", "where": "Drawn.", "found": one(pick, DAYS), "sensitive": chance(pick, 50)}
        maybe(pick, 40, stray, "removed", one(pick, DAYS))
        block["stray_card_data"] = [stray]
    return block | filing(pick)


def filing(pick: Picker) -> Mapping:
    """What decides how compliance is shown: volumes, channels, the bank."""
    block: Mapping = {}
    maybe(pick, 20, block, "compromised_on", one(pick, DAYS))
    maybe(pick, 30, block, "channels_separated", chance(pick, 50))
    maybe(pick, 20, block, "legal_exceptions", [{"obligation": "pci-dss:8.3.6", "law": "Drawn."}])
    if chance(pick, 30):
        block["acquirer"] = {"name": "Bank", "level": one(pick, [1, 2, 4]), "on": one(pick, DAYS)}
        block["acquirer"]["agrees_saq_per_channel"] = chance(pick, 50)
    if chance(pick, 40):
        brand: Mapping = {"brand": "visa", "transactions": {"any": one(pick, [900, 7_000_000])}}
        for name, value in (("designated_level", 1), ("category", "other"), ("note", "Drawn.")):
            maybe(pick, 30, brand, name, value)
        block["brands"] = [brand]
    if chance(pick, 40):
        kind = one(pick, ["e-commerce", "moto", "card_present"])
        channel: Mapping = {"id": "tills", "kind": kind, "answers": {"keyed_one_at_a_time": chance(pick, 30)}}
        maybe(pick, 30, channel, "title", "Drawn")
        block["channels"] = [channel]
    return block


def soc_2(pick: Picker) -> Mapping:
    tests = []
    for number in range(pick.number(0, 3)):
        test: Mapping = {"id": f"test-{number}", "obligation": one(pick, CRITERIA), "control": f"Control {number}"}
        test |= {"sample": 25, "deviations": one(pick, [0, 0, 1, 25])}
        test["mitigated_by"] = ["test-0"] if number and chance(pick, 50) else []
        maybe(pick, 70, test, "population", 100)
        maybe(pick, 30, test, "also_for", [one(pick, CRITERIA)])
        maybe(pick, 50, test, "capability", one(pick, CAPABILITIES))
        for name in ("frequency", "cause", "response"):
            maybe(pick, 20, test, name, "daily" if name == "frequency" else "Drawn.")
        tests.append(test)
    left_out: Mapping = {"method": one(pick, ["carve_out", "inclusive"]), "provider": "cloud"}
    maybe(pick, 50, left_out, "monitoring", one(pick, ["rd-s6", "rd-provider-assurance"]))
    maybe(pick, 50, left_out, "assertion", chance(pick, 50))
    csoc: Mapping = {"text": "Drawn."}
    maybe(pick, 40, csoc, "capability", one(pick, CAPABILITIES))
    maybe(pick, 50, left_out, "csocs", [csoc])
    maybe(pick, 20, left_out, "name", "Cloud of clouds")
    maybe(pick, 20, left_out, "service", "Drawn.")
    block: Mapping = {"type": 2, "period": {"from": "2026-01-01", "to": "2026-10-31"}}
    if chance(pick, 25):
        block = {"type": 1, "as_of_date": "2026-10-31"}
    maybe(pick, 20, block, "no_occurrence", [unseen(pick)])
    maybe(pick, 20, block, "categories", some(pick, ["availability", "privacy"], 1, 2))
    return block | {
        "controls_tested": tests,
        "provider_reports": [report(pick)] if chance(pick, 70) else [],
        "subservice": [left_out] if chance(pick, 60) else [],
    }


def unseen(pick: Picker) -> Mapping:
    """Something that never came up in the period."""
    found: Mapping = {"obligation": one(pick, CRITERIA), "reason": "Drawn."}
    maybe(pick, 50, found, "capability", one(pick, CAPABILITIES))
    return found


def report(pick: Picker) -> Mapping:
    """A report by a provider."""
    found: Mapping = {"provider": one(pick, ["msp", "cloud"]), "type": one(pick, [1, 2]), "period_to": one(pick, DAYS)}
    maybe(pick, 80, found, "period_from", "2018-01-01")
    found["opinion"] = one(pick, ["unqualified", "qualified"])
    maybe(pick, 30, found, "bridge_letter_until", one(pick, ["2026-06-30", "2026-10-31"]))
    maybe(pick, 30, found, "scope_covers", some(pick, ["soc_mdr", "backup_dr"], 1, 2))
    maybe(pick, 20, found, "carve_outs", ["Data center"])
    if chance(pick, 30):
        exception: Mapping = {"text": "Drawn."}
        maybe(pick, 50, exception, "capability", one(pick, CAPABILITIES))
        maybe(pick, 50, exception, "response", "Drawn.")
        found["exceptions_relevant"] = [exception]
    control: Mapping = {"id": "c-1", "text": "Drawn."}
    maybe(pick, 85, control, "capability", one(pick, CAPABILITIES))
    maybe(pick, 85, control, "state", one(pick, ["in_place", "missing", "unmapped"]))
    found["cuecs"] = [control]
    return found


def cmmc(pick: Picker) -> Mapping:
    block: Mapping = {"ssp": {"exists": chance(pick, 50)}}
    maybe(pick, 50, block["ssp"], "date", one(pick, DAYS))
    plan: list[Mapping] = [{"requirement": ref, "planned": "Drawn."} for ref in some(pick, REQUIREMENTS, 0, 2)]
    for line in plan:
        maybe(pick, 85, line, "due", one(pick, DAYS))
    block["poam"] = plan
    maybe(pick, 40, block, "held_status", one(pick, ["level_2_self", "level_2_c3pao"]))
    maybe(pick, 40, block, "conditional_status_date", one(pick, ["2025-04-01", "2026-09-30"]))
    for name in ("status_date", "affirmed", "level_2_final", "level_2_renewed"):
        maybe(pick, 25, block, name, one(pick, DAYS))
    maybe(pick, 40, block, "assessment", one(pick, ["self", "c3pao", "dibcac"]))
    called = {"requires": "level_2_self", "solicitation": one(pick, DAYS), "title": "Drawn"}
    prime = {"name": "Prime", "contact": "555-0100"}
    maybe(pick, 30, block, "contract", called | ({"prime": prime} if chance(pick, 50) else {}))
    maybe(pick, 30, block, "assets", {"cui": 3})
    kind = one(pick, ["temporary_deficiency", "enduring_exception", "approved_alternative"])
    claimed: Mapping = {"requirement": one(pick, REQUIREMENTS), "kind": kind}
    for name in ("mitigations", "plan", "progress", "approval"):
        maybe(pick, 60, claimed, name, "Drawn.")
    maybe(pick, 60, claimed, "in_security_plan", chance(pick, 60))
    maybe(pick, 40, block, "exceptions", [claimed])
    held: Mapping = {"provider": "cloud", "kind": one(pick, ["csp", "esp"]), "holds": one(pick, [["cui"], ["spd"], []])}
    maybe(pick, 80, held, "fedramp_moderate", one(pick, ["authorized", "equivalent", "none"]))
    block["service_providers"] = [held]
    maybe(pick, 30, block, "posted_score", {"score": one(pick, [-203, 40, 88, 110]), "date": one(pick, DAYS)})
    maybe(pick, 20, block, "asset_policies", {"specialized": "Drawn."})
    return block
