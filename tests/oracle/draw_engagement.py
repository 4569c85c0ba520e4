"""A random valid engagement for a drawn library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.draw_library import DUTIES, INTERVALS, draw_terms
from tests.oracle.picking import Picker, chance, maybe, one, some

if TYPE_CHECKING:
    from tests.oracle.scales import Mapping

GROUPS = ["main", "branch", "lab"]
STATES = ["done", "done", "assigned", "not_done", "partly"]


def draw_provider(pick: Picker, name: str, library: Mapping, groups: list[str]) -> Mapping:
    model = one(pick, [model for model in library["models"] if model["kind"] != "composite"])
    provider: Mapping = {"id": name, "name": name.capitalize(), "model": model["id"]}
    if model["offerings"] and chance(pick, 75):
        provider["offering"] = one(pick, model["offerings"])["id"]
    maybe(pick, 50, provider, "data_contact", one(pick, [["phi"], ["account_data"], ["phi"], []]))
    papers = {}
    for gate in library["gates"]:
        if chance(pick, 75):
            papers[gate["needs"]] = None if chance(pick, 40) else f"{name}-{gate['needs']}.pdf"
    if papers or chance(pick, 30):
        provider["artefacts"] = papers
    if groups:
        covers = one(pick, ["all", some(pick, groups, 1, 2), some(pick, groups, 1, 1), None])
        if covers is not None:
            provider["covers"] = covers
    if model["capacity"] == "bought_hours":
        maybe(pick, 75, provider, "hours_per_month", one(pick, [0, 8, 40, 160]))
    services = draw_services(pick, library, groups)
    if services:
        provider["services"] = services
    ordered = [name for name in sold_by(model, provider.get("offering")) if chance(pick, 30)]
    if ordered or chance(pick, 25):  # an empty list: nothing was ordered
        provider["ordered"] = ordered
    maybe(pick, 40, provider, "contract", draw_contract(pick, library))
    return provider


def sold_by(model: Mapping, offering: str | None) -> list[str]:
    """The capabilities a provider of a model may order: those its offering, or else the model, sells in some way."""
    holders = [model]
    chain = {one["id"]: one for one in model["offerings"]}
    if offering is None and len(chain) == 1:
        (offering,) = chain
    while offering is not None:
        holders.append(chain[offering])
        offering = chain[offering].get("extends")
    lines = [
        (name, line)
        for holder in holders
        for service in holder["services"].values()
        for name, line in service.get("lines", {}).items()
    ]
    refused = {name for name, line in lines if line.get("sold") == "not_sold"}
    return sorted({name for name, _ in lines} - refused)


def draw_contract(pick: Picker, library: Mapping) -> Mapping:
    """A contract that does not contradict itself."""
    capabilities = [one["id"] for one in library["capabilities"]]
    work = [*capabilities, *(function["id"] for function in library["functions"])]
    contract: Mapping = {"documents": {"msa": "papers/msa.pdf" if chance(pick, 75) else None}}
    maybe(pick, 30, contract, "starts", one(pick, ["2025-01-01", "2026-11-21", "2027-01-01"]))
    maybe(pick, 30, contract, "ends", one(pick, ["2027-06-30", "2028-01-01"]))
    included = some(pick, work, 0, len(work)) if chance(pick, 40) else []
    excluded = [name for name in work if name not in included and chance(pick, 10)]
    contract |= {"includes": included, "excludes": excluded}
    matrix = []
    for name in capabilities:
        if chance(pick, 15):
            owner = "customer" if name in excluded else one(pick, ["provider", "customer", "shared"])
            matrix.append({"capability": name, "owner": owner})
    if chance(pick, 15):
        refs = [f"hipaa:{name}" for name in ("164.308(a)(1)", "164.310")]
        matrix.append({"obligation": one(pick, refs), "owner": one(pick, ["provider", "customer"])})
    contract["responsibility_matrix"] = matrix
    promised = some(pick, capabilities, 0, 2)
    contract["promises"] = [{"capability": name, "every": one(pick, INTERVALS)} for name in promised]
    if chance(pick, 40):
        level: Mapping = {"event": one(pick, ["alert", "incident", "disposal"])}
        maybe(pick, 80, level, "respond_within", one(pick, ["PT1H", "PT24H", "P5D"]))
        maybe(pick, 40, level, "hours", one(pick, ["8x5", "24x7"]))
        contract["sla"] = [level]
    return {key: value for key, value in contract.items() if value != []}


def draw_covers(pick: Picker, groups: list[str], into: Mapping) -> None:
    """A service or a line may serve other groups than its provider."""
    if groups and chance(pick, 25):
        into["covers"] = one(pick, ["all", some(pick, groups, 1, 2), some(pick, groups, 1, 1)])


def draw_services(pick: Picker, library: Mapping, groups: list[str]) -> Mapping:
    """Terms the provider itself states, only some aspects of each, and lines within a service."""
    functions = [function["id"] for function in library["functions"]]
    services: Mapping = {}
    for function in some(pick, functions, 0, len(functions)):
        terms = draw_terms(pick, 75)
        services[function] = {aspect: value for aspect, value in terms.items() if chance(pick, 75)}
        draw_covers(pick, groups, services[function])
        lines = {}
        for capability in library["capabilities"]:
            (through,) = capability["delivered_by"].values()
            if function in through and chance(pick, 30):
                lines[capability["id"]] = draw_line(pick)
                draw_covers(pick, groups, lines[capability["id"]])
        if lines:
            services[function]["lines"] = lines
    return services


def draw_line(pick: Picker) -> Mapping:
    line: Mapping = {"every": one(pick, INTERVALS)} if chance(pick, 75) else {}
    terms = draw_terms(pick, 80)
    extra = {aspect: value for aspect, value in terms.items() if aspect != "sustains" and chance(pick, 20)}
    if chance(pick, 25):
        line["confirmed"] = {"by": one(pick, ["contract", "answer"])}
    return {"sold": "not_sold"} if chance(pick, 8) else line | extra or {"hours": "24x7"}


def draw_today(pick: Picker, functions: list[Mapping], providers: list[str]) -> Mapping:
    today: Mapping = {}
    for function in functions:
        choices = list(providers)
        if function["kind"] == "reserved":
            choices = ["customer", *choices]
        form = pick.number(0, 19)
        if form < 1 or (function["kind"] == "reserved" and form < 8):
            continue  # not mentioned
        today[function["id"]] = [] if form == 19 else some(pick, choices, 1, 2)
    return today


def drawn_duties(library: Mapping) -> list[str]:
    """Duties that have no name of their own: calls to a provider, and work a function leaves with the customer."""
    calls = [f"report:{event['id']}" for event in library["events"] if event["origin"] == "outside"]
    return calls + [f"perform:{capability['id']}" for capability in library["capabilities"]]


def draw_shown(pick: Picker, record: Mapping, library: Mapping, duty: str, share: int) -> None:
    """The parts of a duty that a record shows."""
    rule: Mapping = next((rule for rule in library["duties"] if rule["id"] == duty), {})
    if rule.get("parts"):
        maybe(pick, share, record, "parts", [part["id"] for part in some(pick, rule["parts"], 1, 2)])


def draw_evidence(pick: Picker, library: Mapping, providers: list[str], frameworks: list[str]) -> list[Mapping]:
    records = []
    for place in range(pick.number(0, 10)):
        record: Mapping = {"id": f"ev-{place + 1}"}
        if chance(pick, 25):
            record["duty"] = one(pick, [*DUTIES, *DUTIES, *drawn_duties(library)])
            draw_shown(pick, record, library, record["duty"], 50)
            maybe(pick, 20, record, "provider", one(pick, providers))
        else:
            capability = one(pick, library["capabilities"])
            record["capability"] = capability["id"]
            draw_shown(pick, record, library, capability.get("duty", ""), 40)
            maybe(pick, 50, record, "provider", one(pick, providers))
        maybe(pick, 20, record, "frameworks", some(pick, frameworks, 1, 1))
        record["source"] = one(pick, ["third_party", "system", "document", "declared"])
        record["collected"] = one(pick, ["2026-11-21", "2026-11-20", "2026-11-10", "2026-06-30", "2024-01-31"])
        record["result"] = "contradicts" if chance(pick, 15) else "supports"
        if record["result"] == "supports":
            maybe(pick, 6, record, "inadequate", "It shows something else.")
        if record["result"] == "contradicts" or "inadequate" in record:
            record |= one(
                pick, [{}, {}, {"extent": "part"}, {"extent": "all"}, {"failed": 3, "of": 25}, {"failed": 2, "of": 2}]
            )
        if chance(pick, 30):
            last = one(pick, ["2026-11-20", "2026-06-29", "2024-01-31"])
            record["period"] = {"from": "2023-01-01", "to": min(last, record["collected"])}
        records.append(record | {"title": f"Record {place + 1}"})
    return records


def draw_engagement(pick: Picker, library: Mapping) -> Mapping:
    """A valid engagement for a library."""
    engagement: Mapping = {"schema": "engagement/1", "as_of": "2026-11-21"}
    organization: Mapping = {"name": "Elm Street Clinic"}
    for fact in ["covered_entity", "business_associate"]:
        maybe(pick, 93, organization, fact, chance(pick, 88))
    for fact in ["remote_workers", "own_servers"]:
        maybe(pick, 75, organization, fact, chance(pick, 60))
    hosting = ["own", "cloud", "12.10"]
    maybe(pick, 75, organization, "hosting", some(pick, hosting, 1, 2) if chance(pick, 25) else one(pick, hosting))
    maybe(pick, 50, organization, "region", one(pick, ["Ohio", "no"]))
    maybe(pick, 85, organization, "internal_fte", one(pick, [0, 0.25, 0.5, 1, 3]))
    maybe(pick, 75, organization, "users", one(pick, [5, 20, 45]))
    maybe(pick, 75, organization, "devices", one(pick, [8, 52]))
    maybe(pick, 30, organization, "servers", 2)
    maybe(pick, 40, organization, "tickets_per_month", one(pick, [0, 10, 78, 80]))
    maybe(pick, 25, organization, "project_share", one(pick, [0, 0.5]))
    days = ["2026-02-01", "2026-04-17", "2026-04-18", "none"]
    maybe(pick, 85, organization, "analysis_on", one(pick, days))
    maybe(pick, 85, organization, "changed_on", one(pick, days))
    engagement["organization"] = organization
    frameworks = [framework["id"] for framework in library["frameworks"]]
    engagement["frameworks"] = some(pick, frameworks, 1, 2)
    groups: list[str] = []
    if chance(pick, 45):
        groups = some(pick, GROUPS, 1, 2)
        engagement["asset_groups"] = [{"id": group, "title": group.capitalize()} for group in groups]
        for group in engagement["asset_groups"]:
            maybe(pick, 25, group, "frameworks", some(pick, engagement["frameworks"], 1, 2))
    names = some(pick, ["fixit", "northmsp", "zeta", "owncrew"], 1, 4)
    engagement["providers"] = [draw_provider(pick, name, library, groups) for name in names]
    engagement["today"] = draw_today(pick, library["functions"], names)
    supports = [model["id"] for model in library["models"] if model["kind"] == "support"]
    delegable = [named["id"] for named in library["functions"] if named["kind"] == "delegable"]
    if chance(pick, 35):
        engagement["co_managed"] = {name: one(pick, supports) for name in some(pick, delegable, 1, 2)}
    stated = [duty for duty in DUTIES if chance(pick, 75)]
    stated += [duty for duty in drawn_duties(library) if chance(pick, 25)]
    parts = {duty["id"]: [part["id"] for part in duty.get("parts", [])] for duty in library["duties"]}
    engagement["duties"] = {duty: draw_duty(pick, parts.get(duty, [])) for duty in stated}
    draw_answers(pick, library, engagement)
    engagement["evidence"] = draw_evidence(pick, library, names, engagement["frameworks"])
    draw_determinations(pick, library, engagement)
    draw_rest(pick, library, engagement, groups, names)
    maybe(pick, 30, organization, "sites", one(pick, [1, 3]))
    maybe(pick, 20, engagement, "operations", {"tickets": {"count": pick.number(1, 240), "months": 6}})
    return engagement


LAST = ["2026-11-21", "2026-11-14", "2026-11-13", "2026-10-21", "2026-08-21", "2025-11-20", "2025-11-19", "never"]


def draw_duty(pick: Picker, parts: list[str]) -> Mapping | str:
    """How a duty stands: by itself, part by part, or both."""
    answered = {part: draw_duty_answer(pick) for part in parts if chance(pick, 60)}
    if answered and chance(pick, 30):
        return {"parts": answered}
    own = draw_duty_answer(pick)
    if not answered:
        return own
    return ({"state": own} if isinstance(own, str) else own) | {"parts": answered}


def draw_duty_answer(pick: Picker) -> Mapping | str:
    """One answer, in the short way or in full."""
    if chance(pick, 20):
        return one(pick, ["done", "assigned", "not_done"])
    answer: Mapping = {"state": one(pick, STATES)}
    if chance(pick, 25):
        answer["document"] = one(pick, ["draft", "template"])
        if answer["state"] in ["done", "partly"]:
            answer["document"] = "adopted"
        if answer["state"] == "not_done":
            answer["document"] = one(pick, ["draft", "template", "missing"])
        if chance(pick, 30):
            del answer["state"]
    if answer.get("state") == "partly":
        answer |= {"missing": "The back door."} if chance(pick, 50) else {"failed": 3, "of": 25}
    maybe(pick, 65, answer, "last", one(pick, LAST))
    maybe(pick, 20, answer, "every", one(pick, INTERVALS))
    answer["who"] = "name" if chance(pick, 8) else "Practice manager"
    return answer


def draw_rest(pick: Picker, library: Mapping, engagement: Mapping, groups: list[str], names: list[str]) -> None:
    """Groups that something does not concern, and work done once."""
    if groups and chance(pick, 60):
        engagement["not_needed"] = [
            {"capability": capability["id"], "groups": some(pick, groups, 1, 2), "reason": "Drawn."}
            for capability in library["capabilities"]
            if chance(pick, 35)
        ]
    done = []
    for capability in library["capabilities"]:
        if capability["performed_by"] == "customer" or not chance(pick, 45):
            continue
        for _ in range(one(pick, [1, 1, 2])):
            item: Mapping = {"capability": capability["id"], "by": one(pick, [*names, *names, "customer"])}
            item["on"] = one(pick, ["2026-11-21", "2026-09-01", "2026-08-21", "2026-08-20", "2025-11-20", "2025-11-19"])
            records = [
                record["id"] for record in engagement["evidence"] if record.get("capability") == capability["id"]
            ]
            maybe(pick, 85, item, "record", one(pick, ["report.pdf", *records]))
            done.append(item)
    engagement["done"] = done


STATUSES = ["met", "met", "met", "not_met", "not_applicable", "not_tested"]


def draw_determinations(pick: Picker, library: Mapping, engagement: Mapping) -> None:
    """What people decided of some obligations, or of some of their objectives; never both, so that none contradict."""
    if chance(pick, 60):
        return
    found = []
    for document in library["catalogs"]:
        catalog = document["catalog"]["id"]
        if catalog not in engagement["frameworks"]:
            continue
        for row in document["rows"]:
            if row["kind"] != "obligation" or not chance(pick, 50):
                continue
            parts = [part["id"] for part in document["rows"] if part["kind"] == "objective"]
            parts = [part for part in parts if part.startswith(f"{row['id']}[")]
            if parts and chance(pick, 80):
                found += [
                    draw_determination(pick, f"{catalog}:{part}", engagement) for part in parts if chance(pick, 80)
                ]
            else:
                found.append(draw_determination(pick, f"{catalog}:{row['id']}", engagement))
    engagement["determinations"] = found


def draw_determination(pick: Picker, ref: str, engagement: Mapping) -> Mapping:
    item: Mapping = {"obligation": ref, "status": one(pick, STATUSES), "rationale": "Seen on site."}
    if item["status"] == "met":
        maybe(pick, 15, item, "exception", "enduring_exception")
    cited = [record["id"] for record in engagement["evidence"] if chance(pick, 20)]
    return item | {"evidence": [*cited, "notes.pdf"], "by": "An assessor", "on": "2026-11-01"}


def draw_answers(pick: Picker, library: Mapping, engagement: Mapping) -> None:
    """Documented alternatives, where one is allowed, and the intervals the organization has set."""
    alternatives, defined = [], {}
    rules = {framework["catalog"]: framework.get("alternatives") or {} for framework in library["frameworks"]}
    for document in library["catalogs"]:
        catalog = document["catalog"]["id"]
        if catalog not in engagement["frameworks"]:
            continue
        for row in document["rows"]:
            ref = f"{catalog}:{row['id']}"
            allowed = row.get("alternative") == "allowed" or row.get("specification") == "addressable"
            if allowed and chance(pick, 50):
                alternatives += [
                    draw_document(pick, ref, rules.get(catalog, {})) for _ in range(one(pick, [1, 1, 1, 2]))
                ]
            if asks_as_defined(library, catalog, row["id"]) and chance(pick, 75):
                defined[ref] = one(pick, [*INTERVALS, None])
    engagement["alternatives"] = alternatives
    engagement["defined_frequencies"] = defined
    if chance(pick, 60):
        engagement["pci_dss"] = draw_papers(pick, library)


def draw_papers(pick: Picker, library: Mapping) -> Mapping:
    """Targeted risk analyses and customized controls, some of them old or incomplete."""
    days = ["2026-11-01", "2025-11-20", "2025-11-19", "2026-05-21", "2026-05-20", "2024-01-31"]
    rows = [row["obligation"] for row in library.get("pci_worksheets", {}).get("risk_analyses", [])]
    block: Mapping = {}
    if chance(pick, 70):
        analyses = []
        for ref in [ref for ref in rows for _ in range(one(pick, [0, 1, 1, 2]))]:
            analysis: Mapping = {"obligation": ref, "frequency": one(pick, INTERVALS), "rationale": "Drawn."}
            analysis["on"] = one(pick, days)
            maybe(pick, 40, analysis, "reviewed", one(pick, days))
            analyses.append(analysis)
        block["targeted_risk_analyses"] = analyses
    customized = []
    allowing = [
        f"{document['catalog']['id']}:{row['id']}"
        for document in library["catalogs"]
        for row in document["rows"]
        if row.get("alternative") == "allowed" or row.get("specification") == "addressable"
    ]
    for ref in allowing if chance(pick, 70) else []:
        if chance(pick, 50):
            item: Mapping = {"obligation": ref}
            maybe(pick, 65, item, "objective", "The aim.")
            maybe(pick, 65, item, "controls_matrix", "papers/matrix.pdf")
            maybe(pick, 40, item, "tra_on", one(pick, days))
            customized.append(item)
    return block | {"customized": customized}


def draw_document(pick: Picker, ref: str, rule: Mapping) -> Mapping:
    """A documented alternative, complete or not."""
    document: Mapping = {"obligation": ref}
    if chance(pick, 30):
        document["no_reasonable_alternative"] = True
        maybe(pick, 45, document, "standard_met_by", "Nobody can reach it.")
    else:
        maybe(pick, 92, document, "measure", one(pick, ["Another measure.", "A second one."]))
    maybe(pick, 85, document, "rationale", "It does the same.")
    if "grounds" in rule:
        maybe(pick, 65, document, "grounds", one(pick, [["cost"], ["risk"], ["cost", "risk"], ["risk", "size"]]))
    maybe(pick, 65, document, "by", "The owner")
    maybe(pick, 85, document, "on", one(pick, ["2026-05-01", "2024-05-01"]))
    maybe(pick, 40, document, "reviewed", one(pick, ["2026-11-21", "2025-11-20", "2025-11-19"]))
    return document


def asks_as_defined(library: Mapping, catalog: str, row_id: str) -> bool:
    for document in library["crosswalks"]:
        for entry in document["entries"]:
            if document["crosswalk"]["source"] == catalog and entry["obligation"] == row_id:
                for edge in entry.get("essential", []):
                    for member in edge.get("any_of", [edge]):
                        if member.get("demand", {}).get("every") == "as_defined":
                            return True
    return False
