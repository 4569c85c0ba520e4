"""A random small library, valid by the formats: what `tests.oracle.strategies` draws from.

Ids are the real ones where the formats fix them (models, functions, events, frameworks).
"""

from __future__ import annotations

import copy

from tests.oracle.picking import Picker, chance, maybe, one, some
from tests.oracle.scales import EVIDENCE, VERDICT, Mapping

INTERVALS = ["P1D", "P3D", "P7D", "P1M", "P3M", "P1Y"]
TIMES = ["PT1H", "PT24H", "P5D", "P60D"]
HOURS = ["8x5", "12x5", "24x7", "10x7"]
EVENTS = [
    {"id": "disposal", "title": "Equipment leaves for good", "origin": "customer"},
    {"id": "hire", "title": "Somebody joins", "origin": "customer", "last_on": "changed_on"},
    {"id": "alert", "title": "A tool raises an alarm", "origin": "outside"},
    {"id": "incident", "title": "Something has gone wrong", "origin": "outside"},
]
FACTS: list[Mapping] = [
    {"id": "covered_entity", "type": "boolean", "question": "Is it a covered entity?"},
    {"id": "business_associate", "type": "boolean", "question": "Is it a business associate?"},
    {"id": "remote_workers", "type": "boolean", "question": "Does anybody work from elsewhere?"},
    {"id": "own_servers", "type": "boolean", "question": "Does it run servers of its own?"},
    {
        "id": "hosting",
        "type": "choice",
        "choices": ["own", "cloud", "12.10"],
        "several": True,
        "question": "Where is it hosted?",
    },
    {"id": "region", "type": "text", "question": "In which state is it?"},
    {"id": "analysis_on", "type": "date", "question": "When was the analysis made?"},
    {"id": "changed_on", "type": "date", "question": "When did something change?"},
    {"id": "internal_fte", "type": "number", "question": "How many full-time IT people?"},
    {"id": "users", "type": "number", "question": "How many users?"},
    {"id": "devices", "type": "number", "question": "How many devices?"},
    {"id": "servers", "type": "number", "question": "How many servers?"},
    {"id": "tickets_per_month", "type": "number", "question": "How many tickets a month?"},
    {"id": "sites", "type": "number", "question": "At how many sites?"},
    {"id": "project_share", "type": "number", "question": "Which share of time goes to projects?"},
]
DELEGABLE = ["soc_mdr", "patching", "service_desk", "backup_dr", "media_disposal"]
RESERVED = ["hr_personnel", "vendor_mgmt"]
INDEPENDENT = ["independent_assessment"]
PURE = ["break_fix", "managed", "internal_it", "staff_aug", "project_depot"]
CAPABILITIES = ["log-review", "media-wipe", "patch-rollout", "restore-test", "staff-check", "supplier-list"]
CONTROLS = ["AU-6", "MP-6", "SI-2", "CP-9(1)"]
DUTIES = ["rd-h1", "rd-h2", "rd-h5", "rd-n8"]
STATEMENTS = [
    "Somebody looks at records of what happened.",
    "Old equipment is wiped before it goes.",
    "Fixes reach every computer in good time.",
    "A lost file can be brought back.",
    "New staff are checked before they start.",
    "Suppliers have agreed to the terms in writing.",
    "Visitors never walk alone through the rooms.",
    "A plan for bad days exists and was tried.",
]


def draw_terms(pick: Picker, good: int) -> Mapping:
    """Terms of one service; `good` is the percentage of aspects that are strong."""
    terms: Mapping = {}
    if chance(pick, 88):
        terms["sustains"] = (
            one(pick, ["P1D", "P1D", "P7D", "P1M"]) if chance(pick, good) else one(pick, [None, "P3M", "P1Y"])
        )
    if chance(pick, 88):
        taken = [event["id"] for event in EVENTS] if chance(pick, good) else []
        taken = taken or some(pick, [event["id"] for event in EVENTS], 0, 3)
        terms["events"] = {event: one(pick, [*TIMES, None]) for event in taken}
    if chance(pick, 70):
        terms["establishes"] = chance(pick, 20 + good * 3 // 4)
    if chance(pick, 88):
        terms["hours"] = "24x7" if chance(pick, good // 2) else one(pick, HOURS)
    if chance(pick, 88):
        strong = ["threshold", "analytic", "hunted"]
        terms["detection"] = one(pick, strong if chance(pick, good) else ["user_report", "none"])
    if chance(pick, 88):
        strong = ["system_record", "signed_record", "work_record"]
        terms["evidence"] = one(pick, strong if chance(pick, good) else EVIDENCE)
    return terms


def draw_condition(pick: Picker, depth: int = 2) -> Mapping:
    """A condition tree."""
    form = pick.number(0, 9) if depth else pick.number(0, 6)
    if form == 7:
        return {"all": [draw_condition(pick, depth - 1) for _ in range(pick.number(1, 2))]}
    if form == 8:
        return {"any": [draw_condition(pick, depth - 1) for _ in range(pick.number(1, 2))]}
    if form == 9:
        return {"not": draw_condition(pick, depth - 1)}
    leaves: list[Mapping] = [
        {"fact": "remote_workers", "is": chance(pick, 75)},
        {"fact": "hosting", "is_not": one(pick, ["own", "cloud", "12.10"])},
        {"fact": "hosting", "one_of": some(pick, ["own", "cloud", "12.10"], 1, 2)},
        {"fact": "users", "at_least": one(pick, [1, 20, 45])},
        {"fact": "users", "at_most": one(pick, [20, 45, 300])},
        {"fact": one(pick, ["region", "servers"]), "exists": chance(pick, 50)},
        {"fact": "own_servers", "is": chance(pick, 75)},
    ]
    return leaves[form]


def draw_functions(pick: Picker, supports: list[str]) -> list[Mapping]:
    functions: list[Mapping] = []
    for name in some(pick, DELEGABLE, 2, 3):
        function: Mapping = {"id": name, "title": name.replace("_", " ").capitalize(), "kind": "delegable"}
        function |= {"co_managed_owner": one(pick, supports), "takes_tickets": name == "service_desk"}
        functions.append(function)
    for kind, names in [("reserved", RESERVED), ("independent", INDEPENDENT)]:
        for name in some(pick, names, 0, len(names)):
            title = name.replace("_", " ").capitalize()
            functions.append({"id": name, "title": title, "kind": kind, "takes_tickets": False})
    return functions


def draw_models(pick: Picker, supports: list[str], functions: list[str]) -> list[Mapping]:
    """The drawn support models, co_managed, one independent and one vendor model."""
    models = []
    for name in [*supports, "co_managed", "assessor_firm", "software_vendor"]:
        kinds = {"co_managed": "composite", "assessor_firm": "independent", "software_vendor": "vendor"}
        model: Mapping = {"id": name, "title": name.replace("_", " ").capitalize()}
        model |= {"label": model["title"], "kind": kinds.get(name, "support")}
        maybe(pick, 85, model, "data_contact", one(pick, [["phi"], ["phi", "account_data"], ["phi"], []]))
        model["employees"] = name in ["internal_it", "staff_aug"]
        model["third_party"] = name == "assessor_firm"
        model["product"] = model["kind"] == "vendor" and chance(pick, 75)
        model["ends"] = name == "project_depot"
        if model["ends"]:
            model["jobs"] = some(pick, [event["id"] for event in EVENTS], 0, 2)
        limits = {"internal_it": "organization_hours", "staff_aug": "bought_hours"}
        model["capacity"] = limits.get(name, "none")
        model |= {"summary": f"A model drawn for a test: {name}.", "services": {}, "offerings": []}
        model["sources"] = ["drawn for a test"]
        if name != "co_managed":
            model["services"] = {f: draw_terms(pick, 50) for f in some(pick, functions, 0, 1)}
            sizes = (1, 3) if model["kind"] == "support" else (0, 1)
            draw_offerings(pick, model, functions, pick.number(*sizes))
        models.append(model)
    return models


def draw_offerings(pick: Picker, model: Mapping, functions: list[str], count: int) -> None:
    """Offerings, smallest first; a later one may extend an earlier one."""
    for place, name in enumerate(["bronze", "silver", "gold"][:count]):
        offering: Mapping = {"id": name, "title": name.capitalize()}
        if place and chance(pick, 60):
            offering["extends"] = one(pick, model["offerings"])["id"]
        listed = some(pick, functions, 1, len(functions))
        if not set(listed) & set(DELEGABLE):  # every offering is of some use: what is drawn starts with these
            listed = [functions[0], *listed]
        offering["services"] = {f: draw_terms(pick, 70 + 10 * place) for f in listed}
        model["offerings"].append(offering)


def sell(pick: Picker, library: Mapping) -> None:
    """Every drawn service of a model as lines: which work it is, how it is sold, on which terms."""
    for model in library["models"]:
        for place, holder in enumerate([model, *model["offerings"]]):
            for function, terms in holder["services"].items():
                able = [one["id"] for one in library["capabilities"] if function in deliverers(one)]
                lines = {name: draw_sold(pick, 60 + 10 * place) for name in able if chance(pick, 85)}
                together = ["hours", "detection", "evidence"]
                holder["services"][function] = {key: terms[key] for key in together if key in terms}
                if lines or not holder["services"][function]:
                    holder["services"][function]["lines"] = lines


def deliverers(capability: Mapping) -> list[str]:
    (functions,) = capability["delivered_by"].values()
    return list(functions)


def draw_sold(pick: Picker, good: int) -> Mapping:
    terms = draw_terms(pick, good)
    line: Mapping = {"every": terms.pop("sustains")} if "sustains" in terms else {}
    line |= {key: value for key, value in terms.items() if key in ["events", "establishes"] or chance(pick, 20)}
    maybe(pick, 55, line, "sold", one(pick, ["usual", "usual", "on_order", "on_order", "not_sold"]))
    return line


def draw_capability(pick: Picker, name: str, functions: list[Mapping], controls: list[str]) -> Mapping:
    performed_by = one(pick, ["provider", "provider", "provider", "provider", "shared", "shared", "customer"])
    delegable = [function["id"] for function in functions if function["kind"] == "delegable"]
    others = [function["id"] for function in functions if function["kind"] != "delegable"]
    through = some(pick, delegable, 1, 2)
    if others and chance(pick, 30):
        through = [one(pick, others)] + (through if chance(pick, 40) else [])
    capability: Mapping = {
        "id": name,
        "title": name.replace("-", " ").capitalize(),
        "definition": f"The ability drawn for a test under the name {name}.",
        "iscm_domain": "event",
        "cdm_area": "NONE",
        "performed_by": performed_by,
    }
    if performed_by != "provider":
        capability["duty"] = one(pick, DUTIES)
    if performed_by == "shared":
        capability["paper"] = chance(pick, 50)
    # One function is always any_of; the lists of all_of hold two or more.
    capability["delivered_by"] = {one(pick, ["any_of", "all_of"]) if len(through) > 1 else "any_of": through}
    capability["runs"] = one(pick, ["person", "machine"])
    primary = some(pick, controls, 1, 3)
    capability["controls"] = {"primary": primary, "supporting": [c for c in controls if c not in primary]}
    capability |= {"metric": f"{name.replace('-', '_')}_done", "unit": "percent"}
    capability["threshold"] = {"example": ">= 99", "note": "drawn for a test"}
    capability["volatility"] = one(pick, ["high", "medium", "low"])
    capability["evidence"] = {"class": one(pick, EVIDENCE[1:]), "types": ["work_ticket"]}
    capability["defaults"] = draw_defaults(pick)
    effort: Mapping = {"hours_per_run": one(pick, [0, 0.5, 1, 4])}
    maybe(pick, 30, effort, "hours_per_user", one(pick, [0.01, 0.125]))
    maybe(pick, 30, effort, "hours_per_device", one(pick, [0.01, 0.0625]))
    capability["effort"] = effort | {"priority": pick.number(1, 4), "basis": "drawn for a test"}
    capability["proof"] = ["psa_tickets"]
    return capability


def draw_defaults(pick: Picker) -> Mapping:
    defaults: Mapping = {}
    form = one(pick, ["every", "every", "event", "both", "state", "state"])
    if form in ["every", "both"]:
        defaults["every"] = one(pick, INTERVALS)
        maybe(pick, 30, defaults, "loosest", one(pick, [defaults["every"], "P1Y"]))
    if form in ["event", "both"]:
        defaults["event"] = one(pick, EVENTS)["id"]
        maybe(pick, 40, defaults, "within", one(pick, TIMES))
    if form == "state":
        defaults["state"] = True
    maybe(pick, 25, defaults, "hours", one(pick, HOURS))
    maybe(pick, 35, defaults, "detection", one(pick, ["user_report", "threshold", "analytic"]))
    return defaults


def draw_demand(pick: Picker, functions: list[str]) -> Mapping:
    """What an edge states."""
    demand: Mapping = {}
    basis = one(pick, ["engine_default", "legal", "contractual", "entity_defined", "engine_default"])
    form = one(pick, ["defaults", "every", "event", "both", "state", "as_defined"])
    if form in ["every", "both"]:
        demand["every"] = one(pick, INTERVALS)
        if basis == "engine_default":
            maybe(pick, 40, demand, "loosest", one(pick, [demand["every"], "P1Y"]))
    if form in ["event", "both"]:
        demand["event"] = one(pick, EVENTS)["id"]
        maybe(pick, 50, demand, "within", one(pick, ["PT24H", "P5D", "P60D"]))
    if form == "state":
        demand["state"] = True
    if form == "as_defined":
        basis = "entity_defined"
        demand["every"] = "as_defined"
    draw_quality(pick, demand, functions)
    if form != "as_defined" and chance(pick, 6):  # what the organization sets is never proposed
        basis = "proposed"
    if demand or basis == "proposed":
        demand["basis"] = basis
        demand |= {"because": "Drawn."} if basis == "engine_default" else {"citation": "45 CFR 164.308"}
    return demand


def draw_quality(pick: Picker, demand: Mapping, functions: list[str]) -> None:
    """Hours, detection, evidence and independence, with or without a basis of their own."""
    maybe(pick, 20, demand, "hours", one(pick, ["8x5", "8x5", "10x7", "24x7"]))
    if chance(pick, 30):
        wanted = one(pick, ["user_report", "threshold", "analytic"])
        demand["detection"] = {"class": wanted, "basis": own_basis(pick)} if chance(pick, 50) else wanted
    if chance(pick, 30):
        wanted = one(pick, ["work_record", "system_record", "signed_record"])
        demand["evidence"] = {"class": wanted, "basis": own_basis(pick)} if chance(pick, 50) else wanted
    if chance(pick, 20):
        wish: Mapping = {"is": one(pick, ["third_party", "separate_person"])}
        if wish["is"] == "separate_person":
            wish["from"] = some(pick, functions, 1, 2)
        maybe(pick, 60, wish, "basis", own_basis(pick))
        maybe(pick, 35, wish, "defines_work", True)
        demand["independence"] = wish


def own_basis(pick: Picker) -> str:
    """The basis of one aspect; a proposed aspect is not compared, and nothing is inherited in its place."""
    return one(pick, ["engine_default", "engine_default", "legal", "legal", "contractual", "contractual", "proposed"])


def draw_edge(
    pick: Picker, control: str, capabilities: list[Mapping], functions: list[str], *, in_group: bool
) -> Mapping:
    edge: Mapping = {"control": control}
    primaries = [named["id"] for named in capabilities if control in named["controls"]["primary"]]
    names = [named["id"] for named in capabilities]
    form = one(pick, ["list", "list", "any_of", "left out"])
    if form == "any_of":
        edge["capabilities"] = {"any_of": some(pick, names, 2, 3)}
    elif form == "list" or in_group or len(primaries) != 1:
        edge["capabilities"] = some(pick, names, 1, 1 if in_group else 2)
    edge |= {"relationship": "intersects-with", "rationale": f"Drawn for a test at {control}."}
    demand = draw_demand(pick, functions)
    if demand:
        edge["demand"] = demand
    return edge


def stands(edge: Mapping) -> bool:
    """Does anything of this edge bind at all?"""
    members: list[Mapping] = edge.get("any_of", [edge])
    return any(member.get("demand", {}).get("basis") != "proposed" for member in members)


def weighed(pick: Picker, clause: Mapping) -> Mapping:
    """A clause as it stands, or one that only accompanies the point."""
    return clause | {"weight": "side", "reason": "Drawn."} if chance(pick, 25) else clause


def draw_entry(pick: Picker, row_id: str, library: Mapping, controls: list[str]) -> Mapping:
    """A crosswalk entry with essential edges."""
    functions = [function["id"] for function in library["functions"]]
    chosen, essential = some(pick, controls, 1, 3), []
    while chosen:
        members, grouped = [chosen.pop()], False
        if chosen and chance(pick, 25):
            members, grouped = [*members, chosen.pop()], True
        edges = [draw_edge(pick, control, library["capabilities"], functions, in_group=grouped) for control in members]
        essential.append(weighed(pick, {"any_of": edges} if grouped else edges[0]))
    if not any(stands(edge) for edge in essential):
        for edge in essential:
            for member in edge.get("any_of", [edge]):
                member["demand"] |= {"basis": "legal", "citation": "45 CFR 164.308"}
    used = [member["control"] for edge in essential for member in edge.get("any_of", [edge])]
    entry: Mapping = {"obligation": row_id, "essential": essential}
    others = [control for control in controls if control not in used]
    if others:
        maybe(pick, 60, entry, "supporting", others)
    maybe(pick, 40, entry, "reviewed", True)
    return entry


def draw_catalog(pick: Picker, catalog: str, ids: list[str], statements: list[str]) -> Mapping:
    """Rows: groups and obligations in random nesting; at least two obligations."""
    rows: list[Mapping] = []
    for place, row_id in enumerate(ids):
        kind = "group" if place < len(ids) - 2 and chance(pick, 25) else "obligation"
        row: Mapping = {"id": row_id, "kind": kind}
        groups = [above["id"] for above in rows if above["kind"] == "group"]
        if groups and chance(pick, 70):
            row["parent"] = one(pick, groups)
        elif rows and kind == "obligation" and chance(pick, 15):  # judged on its own, as its parent is
            row["parent"] = rows[-1]["id"]
        row["title"] = f"Row {place + 1} of {catalog}"
        if kind == "obligation":
            row["statement"] = statements.pop()
        row["citation"] = f"45 CFR {row_id}" if catalog == "hipaa" else f"TSC {row_id}"
        if kind == "obligation":
            if catalog == "hipaa":
                row["specification"] = one(pick, ["required", "addressable"])
            else:
                maybe(pick, 40, row, "alternative", "allowed")
            maybe(pick, 60, row, "applies_to", some(pick, ["covered_entity", "business_associate"], 1, 2))
            maybe(pick, 20, row, "applies_when", draw_condition(pick))
            maybe(pick, 30, row, "otherwise", "It is about something the organization does not have.")
        rows.append(row)
    rows += draw_objectives(pick, rows)
    kinds = ["group", "obligation", "objective"]
    counts = {kind: sum(row["kind"] == kind for row in rows) for kind in kinds}
    counts = {kind: count for kind, count in counts.items() if count or kind != "objective"}
    head: Mapping = {"id": catalog, "title": catalog.upper(), "edition": "drawn", "publisher": "nobody"}
    head |= {"kind": "obligations", "source": "https://example.org/", "license": "own words"}
    head |= {"expected": counts, "id_pattern": r"^[A-Za-z0-9.()\[\]]{1,60}$", "provenance": dict(PROVENANCE)}
    return {"schema": "catalog/1", "catalog": head, "rows": rows}


def draw_objectives(pick: Picker, rows: list[Mapping]) -> list[Mapping]:
    """Parts of some obligations that can be determined one by one; some obligations have partial credit."""
    found = []
    for row in [row for row in rows if row["kind"] == "obligation"]:
        if not chance(pick, 30):
            continue
        for letter in "abc"[: pick.number(1, 3)]:
            part: Mapping = {"id": f"{row['id']}[{letter}]", "kind": "objective", "parent": row["id"]}
            found.append(part | {"title": f"Part {letter}", "citation": row["citation"]})
    return found


PROVENANCE = {"author": "a test", "written": "2026-11-21", "reviewed_by": None, "note": "drawn"}


def draw_control_catalog(controls: list[str]) -> Mapping:
    rows: list[Mapping] = [{"id": name[:2], "kind": "group", "title": f"Family {name[:2]}"} for name in controls]
    for name in controls:
        row: Mapping = {"id": name, "kind": "control", "title": f"Control {name}", "parent": name[:2]}
        row |= {"baselines": ["low"], "methods": ["examine"], "citation": f"NIST SP 800-53 r5 {name}"}
        rows.append(row)
    head: Mapping = {"id": "nist-800-53", "title": "NIST SP 800-53", "edition": "r5", "publisher": "NIST"}
    head |= {"kind": "controls", "source": "https://example.org/", "license": "public domain"}
    head |= {"expected": {"group": len(controls), "control": len(controls)}}
    head |= {"id_pattern": r"^[A-Z]{2}(-[0-9]{1,2}(\([0-9]{1,2}\))?)?$", "provenance": dict(PROVENANCE)}
    return {"schema": "catalog/1", "catalog": head, "rows": rows}


def draw_alternatives(pick: Picker) -> Mapping:
    """When a documented alternative counts."""
    rule: Mapping = {"document": "decision", "citation": "45 CFR 164.306(d)(3)"}
    rule["grounds"] = {name: f"the {name}" for name in ["risk", "size", "cost"]}
    states = [
        ["measure", "rationale"],
        ["rationale", "measure", "by"],
        ["grounds", "rationale"],
        ["measure", "grounds", "on"],
    ]
    maybe(pick, 70, rule, "states", one(pick, states))
    maybe(pick, 60, rule, "never_alone", one(pick, [["cost"], ["cost", "size"]]))
    maybe(pick, 60, rule, "without_measure", True)
    maybe(pick, 40, rule, "reviewed_every", "P1Y")
    if chance(pick, 60):
        basis: Mapping = {"cause": "analysis", "title": "Analysis", "fact": "analysis_on"}
        maybe(pick, 75, basis, "not_before", "changed_on")
        rule["rests_on"] = basis | {"citation": "45 CFR 164.308", "action": "Do it."}
    return rule


def draw_worksheets(pick: Picker, refs: dict[str, list[str]]) -> Mapping:
    """Papers behind rhythms an organization sets itself, and behind controls of its own design."""
    every = {"every": "P1Y", "citation": "Drawn"}
    rows = some(pick, [ref for found in refs.values() for ref in found], 1, 4)
    return {
        "risk_analyses": [{"obligation": ref, "citation": "Drawn"} for ref in rows],
        "reviewed_every": {
            "risk_analysis": every | {"every": one(pick, ["P1Y", "P6M"])},
            "customized_approach": every,
            "provider_status": every,
        },
        "customized_approach": {
            "document": "controls matrix",
            "parts": some(pick, ["objective", "controls_matrix", "tra_on"], 2, 3),
            "citation": "Drawn",
        },
    }


def draw_gates(pick: Picker, refs: dict[str, list[str]]) -> list[Mapping]:
    """Up to two gates, of either reach, each deciding an obligation of its own framework."""
    gates: list[Mapping] = []
    for name in some(pick, ["baa", "matrix"], 1 if chance(pick, 60) else 0, 2):
        framework = one(pick, sorted(refs))
        taken = [gate["decides"] for gate in gates]
        free = [ref for ref in refs[framework] if ref not in taken]  # a framework has two obligations or more
        gate: Mapping = {"id": name, "title": f"Paper {name}", "when": {"framework": framework}}
        gate["when"]["data_contact"] = one(pick, ["phi", "phi", "account_data"])
        maybe(pick, 40, gate["when"], "condition", draw_condition(pick, 1))
        gate |= {"needs": name, "reach": one(pick, ["provider", "provider", "own"])}
        gate |= {
            "decides": one(pick, free),
            "duty": one(pick, DUTIES),
            "citation": "45 CFR 164.502",
        }
        gates.append(gate)
    return gates


def draw_library(pick: Picker) -> Mapping:
    """A small valid library."""
    supports, controls = some(pick, PURE, 1, 3), some(pick, CONTROLS, 1, 4)
    functions = draw_functions(pick, supports)
    library: Mapping = {"functions": functions, "events": copy.deepcopy(EVENTS)}
    library["facts"] = [fact | {"citation": "45 CFR 160.103"} for fact in copy.deepcopy(FACTS)]
    library["models"] = draw_models(pick, supports, [function["id"] for function in functions])
    names = some(pick, CAPABILITIES, 2, 6)
    library["capabilities"] = [draw_capability(pick, name, functions, controls) for name in names]
    sell(pick, library)
    statements = list(STATEMENTS)
    ids = [["164.308(a)(1)", "164.310", "12.10", "no", "164.316"], ["CC7.2", "A1.2", "on"]]
    catalogs = [draw_catalog(pick, "hipaa", ids[0][: pick.number(2, 5)], statements)]
    if chance(pick, 40):
        catalogs.append(draw_catalog(pick, "soc-2", ids[1][: pick.number(2, 3)], statements))
    library["catalogs"] = [*catalogs, draw_control_catalog(controls)]
    library["frameworks"], library["crosswalks"] = [], []
    refs: dict[str, list[str]] = {}
    for document in catalogs:
        name = document["catalog"]["id"]
        framework: Mapping = {"id": name, "title": name.upper(), "catalog": name}
        maybe(pick, 60, framework, "evidence_floor", one(pick, ["work_record", "assertion", "system_record"]))
        framework["words"] = {word: word.replace("_", " ") for word in [*VERDICT, *MORE_WORDS]}
        maybe(pick, 80, framework, "alternatives", draw_alternatives(pick))
        concerns = some(pick, ["remote_workers", "own_servers"], 1, 2)
        maybe(pick, 30, framework, "concerns", [{"fact": fact, "because": "it is so"} for fact in concerns])
        library["frameworks"].append(framework | {"issuer": "Nobody; drawn for a test"})
        rows = [row["id"] for row in document["rows"] if row["kind"] == "obligation"]
        refs[name] = [f"{name}:{row_id}" for row_id in rows]
    library["gates"] = draw_gates(pick, refs)
    maybe(pick, 60, library, "pci_worksheets", draw_worksheets(pick, refs))
    attached: dict[str, list[str]] = {duty: [] for duty in DUTIES}
    for name, found in refs.items():
        entries = []
        for ref in found:
            entries += draw_requirement(pick, ref, library, controls, attached)
        head = {"source": name, "target": "nist-800-53", "provenance": dict(PROVENANCE)}
        if entries:  # duties may decide every obligation of a catalog
            library["crosswalks"].append({"schema": "crosswalk/1", "crosswalk": head, "entries": entries})
    everything = [ref for found in refs.values() for ref in found]
    library["duties"] = [draw_duty(pick, duty, attaches_to, everything) for duty, attaches_to in attached.items()]
    draw_fact_duties(pick, library)
    for duty in library["duties"]:
        side = [{"obligation": ref, "reason": "Drawn."} for ref in duty.get("attaches_to", []) if chance(pick, 30)]
        if side:
            duty["side"] = side
    library["capacity"] = {"hours_per_fte": 130, "project_share": 0.2, "utilization": 0.75}
    library["capacity"] |= {"hours_per_ticket": 0.5, "tickets_per_user": 1.2}
    for capability in library["capabilities"]:
        maybe(pick, 20, capability["effort"], "hours_per_server", one(pick, [0.25, 1]))
        maybe(pick, 20, capability["effort"], "hours_per_site", one(pick, [0.25, 1]))
    return library


def draw_kind(pick: Picker) -> Mapping:
    """What becomes of the work of a duty, or of a part of one."""
    kind: Mapping = {"kind": one(pick, ["recurring", "recurring", "standing", "result"])}
    if kind["kind"] == "recurring":
        kind["every"] = one(pick, ["P7D", "P1M", "P1Y"])
        maybe(pick, 50, kind, "loosest", one(pick, ["P3M", "P1Y"]))
    return kind


def draw_duty(pick: Picker, name: str, attaches_to: list[str], refs: list[str]) -> Mapping:
    """A duty, perhaps with parts for some of the obligations."""
    duty: Mapping = {"id": name, "statement": f"Do what {name} says.", "owner": "executive"}
    duty |= {"attaches_to": attaches_to, "citation": "45 CFR 164.308"}
    duty["basis"] = one(pick, ["legal", "legal", "engine_default"])
    if chance(pick, 50):
        duty |= draw_kind(pick)
    parts = []
    for place in range(pick.number(0, 2)):
        part: Mapping = {"id": f"part_{place + 1}", "title": f"Part {place + 1}", "citation": "45 CFR 164.310"}
        part["attaches_to"] = some(pick, refs, 1, len(refs))
        if chance(pick, 40):
            part |= draw_kind(pick)
            maybe(pick, 40, part, "basis", one(pick, ["legal", "engine_default"]))
        parts.append(part)
    return duty | ({"parts": parts} if parts else {})


def draw_fact_duties(pick: Picker, library: Mapping) -> None:
    """Duties whose last day stands for a date that is not stated."""
    for fact in library["facts"]:
        if fact["type"] == "date" and library["duties"] and chance(pick, 50):
            duty = one(pick, library["duties"])
            fact["duty"] = duty["id"]
            if duty.get("parts"):
                maybe(pick, 60, fact, "part", one(pick, duty["parts"])["id"])


MORE_WORDS = ["not_applicable", "not_tested"]


def draw_requirement(
    pick: Picker, ref: str, library: Mapping, controls: list[str], attached: dict[str, list[str]]
) -> list[Mapping]:
    """The crosswalk entry of an obligation (one or none) and its duties; never neither."""
    row_id, entry = ref.split(":", 1)[1], {}
    gates = [gate["id"] for gate in library["gates"] if gate["decides"] == ref]
    if gates:
        entry = {"obligation": row_id, "population": weighed(pick, {"of": "providers", "gate": gates[0]})}
        entry["supporting"] = list(controls)
    if not gates or chance(pick, 25):
        only_duty = chance(pick, 8)
        if not only_duty:
            entry = draw_entry(pick, row_id, library, controls) | {
                key: value for key, value in entry.items() if key == "population"
            }
        if only_duty or chance(pick, 10):
            attached[one(pick, DUTIES)].append(ref)
    elif chance(pick, 40):
        attached[one(pick, DUTIES)].append(ref)
    return [entry] if entry else []
