"""What is asked: applicability, clauses and demands (docs/method.md, sections 2 and 3)."""

from __future__ import annotations

from datetime import date

from tests.oracle.scales import Mapping, all_of, any_of, holds, seconds


def is_list(own: Mapping) -> bool:
    """Section 7: some part only repeats an answer in the duty's favour, so the parts named are all that is said."""
    favour = own.get("state", "adopted") in ["done", "assigned", "adopted"]
    paper = own.get("document", "none" if "state" in own else "missing")
    if not favour or paper not in ["adopted", "none"]:
        return False
    whole = set({key: value for key, value in own.items() if key not in ["parts", "note"]}.items())
    for answer in own.get("parts", {}).values():
        single = {"state": answer} if isinstance(answer, str) else answer
        told = {(key, value) for key, value in single.items() if key != "note"}
        if told and told <= whole:
            return True
    return False


def facts_stated(library: Mapping, engagement: Mapping) -> Mapping:
    """Section 2: facts of the organization; a date left out is the last day of the duty the rules name for it."""
    facts = dict(engagement.get("organization", {}))
    for fact in library.get("facts", []):
        answer = engagement.get("duties", {}).get(fact.get("duty"))
        if isinstance(answer, dict):
            rest = {} if "part" in fact and is_list(answer) else answer
            answer = answer.get("parts", {}).get(fact.get("part"), rest)
        if fact["id"] not in facts and isinstance(answer, dict) and "last" in answer:
            facts[fact["id"]] = "none" if answer["last"] == "never" else answer["last"]
    return facts


def build_world(library: Mapping, engagement: Mapping) -> Mapping:
    """The library and the engagement, with the lists turned into look-up tables."""
    world: Mapping = {"engagement": engagement, "facts": facts_stated(library, engagement)}
    for kind in ["capabilities", "functions", "events", "gates", "models", "frameworks"]:
        world[kind] = {item["id"]: item for item in library.get(kind, [])}
    world["duties"] = sorted(library.get("duties", []), key=lambda duty: duty["id"])
    world["capacity"] = library.get("capacity", {})
    world["worksheets"] = library.get("pci_worksheets")
    world["providers"] = {provider["id"]: provider for provider in engagement.get("providers", [])}
    world["obligations"] = {}
    for framework in engagement["frameworks"]:
        catalog = world["frameworks"][framework]["catalog"]
        for document in library["catalogs"]:
            if document["catalog"]["id"] == catalog:
                for row in document["rows"]:
                    if row["kind"] == "obligation":  # a group is judged only through its children
                        parts = [below for below in document["rows"] if below.get("parent") == row["id"]]
                        objectives = [f"{catalog}:{part['id']}" for part in parts if part["kind"] == "objective"]
                        found = {"row": row, "framework": framework, "entries": [], "objectives": objectives}
                        world["obligations"][f"{catalog}:{row['id']}"] = found
    for document in library.get("crosswalks", []):
        source = document["crosswalk"]["source"]
        for entry in document["entries"]:
            obligation = world["obligations"].get(f"{source}:{entry['obligation']}")
            if obligation is not None:
                obligation["entries"].append(entry)
    return world


def applicable(world: Mapping, ref: str) -> str:
    """Section 2: `applies_to` and `applies_when` hold together."""
    row, facts = world["obligations"][ref]["row"], world["facts"]
    concerns = world["frameworks"][world["obligations"][ref]["framework"]].get("concerns", [])
    if concerns and all(facts.get(concern["fact"]) is False for concern in concerns):
        return "no"
    answers = []
    if "applies_to" in row:
        answers.append(any_of([holds({"fact": fact, "is": True}, facts) for fact in row["applies_to"]]))
    if "applies_when" in row:
        answers.append(holds(row["applies_when"], facts))
    return all_of(answers)


def clauses(world: Mapping, ref: str) -> list[list[Mapping]]:
    """Section 3: the clauses of an obligation, each a list of demands of which one must be met."""
    found: list[list[Mapping]] = []
    for entry in world["obligations"][ref]["entries"]:
        for edge in entry.get("essential", []):
            weight = {"weight": edge.get("weight", "core")}
            found += [[demand | weight for demand in clause] for clause in edge_clauses(world, ref, edge)]
        if "population" in entry:
            asked = entry["population"]
            demand = {"kind": "population", "obligation": ref, "gate": asked["gate"]}
            found.append([demand | {"weight": asked.get("weight", "core")}])
    for duty in world["duties"]:
        if ref in duty.get("attaches_to", []):
            side = any(item["obligation"] == ref for item in duty.get("side", []))
            demand = {"kind": "duty", "obligation": ref, "duty": duty["id"]}
            demand |= {key: duty.get(key) for key in ["every", "loosest"]}
            found.append([demand | {"weight": "side" if side else "core"}])
    return found


def edge_clauses(world: Mapping, ref: str, edge: Mapping) -> list[list[Mapping]]:
    """The clauses of one essential edge, or of one group of alternative edges."""
    if "any_of" in edge:
        demands = []
        for member in edge["any_of"]:
            for clause in edge_clauses(world, ref, member):
                demands += clause
        return [demands] if demands else []
    if edge.get("demand", {}).get("basis") == "proposed":  # section 1: left out before anything is compared
        return []
    named = edge.get("capabilities")
    if named is None:
        named = [
            capability["id"]
            for capability in world["capabilities"].values()
            if edge["control"] in capability["controls"]["primary"]
        ]
    if isinstance(named, list):
        return [[capability_demand(world, ref, edge, capability)] for capability in named]
    return [[capability_demand(world, ref, edge, capability) for capability in named["any_of"]]]


def capability_demand(world: Mapping, ref: str, edge: Mapping, capability_id: str) -> Mapping:
    """One demand on one capability: what the edge states, the rest from its defaults."""
    capability = world["capabilities"][capability_id]
    stated, defaults = edge.get("demand", {}), capability.get("defaults", {})
    basis = stated.get("basis", "engine_default")
    own_timing = any(key in stated for key in ["every", "event", "state"])
    timing, timing_basis = (stated, basis) if own_timing else (defaults, "engine_default")
    demand: Mapping = {"kind": "capability", "obligation": ref, "capability": capability}
    for key in ["every", "loosest", "event", "within", "state"]:
        demand[key] = timing.get(key)
    demand["timing_basis"] = timing_basis
    # "every: as_defined (basis entity_defined)": the organization sets the interval, and that binds.
    demand["every_basis"] = "entity_defined" if demand["every"] == "as_defined" else timing_basis
    inherited = {
        "hours": defaults.get("hours"),
        "detection": defaults.get("detection"),
        "evidence": capability.get("evidence", {}).get("class"),
        "independence": None,  # never inherited
    }
    for aspect, default in inherited.items():
        value, value_basis = stated.get(aspect), basis
        if value is None:
            value, value_basis = default, "engine_default"
        elif isinstance(value, dict):
            value_basis = value.get("basis", basis)
            value = value if aspect == "independence" else value["class"]
        if value_basis == "proposed":  # proposed does not bind at all
            value = None
        demand[aspect], demand[f"{aspect}_basis"] = value, value_basis
    return demand


def demanded_interval(world: Mapping, demand: Mapping) -> int | str | None:
    """Seconds; "absent" or "unknown" for an interval the organization had to set; None without one."""
    if demand["every"] is None:
        return None
    if demand["every"] != "as_defined":
        return seconds(demand["every"])
    defined = world["engagement"].get("defined_frequencies", {}) | by_analysis(world)
    if demand["obligation"] not in defined:
        return "unknown"
    value = defined[demand["obligation"]]
    return "absent" if value is None else seconds(value)


def by_analysis(world: Mapping) -> Mapping:
    """Section 3: what targeted risk analyses set, for the obligations that rest on one; None where none counts."""
    rules, stated = world["worksheets"], world["engagement"].get("pci_dss", {}).get("targeted_risk_analyses")
    if not rules or stated is None:
        return {}
    found: Mapping = {}
    for row in rules["risk_analyses"]:
        looked = [(max(one["on"], one.get("reviewed", "")), one["frequency"]) for one in stated]
        own = [pair for pair, one in zip(looked, stated, strict=True) if one["obligation"] == row["obligation"]]
        last, frequency = max(own, default=("", None))
        held = bool(own) and not too_old(world, last, rules["reviewed_every"]["risk_analysis"]["every"])
        found[row["obligation"]] = frequency if held else None
    return found


def too_old(world: Mapping, day: str, every: str) -> bool:
    """Whether a day lies further back than an interval."""
    age = date.fromisoformat(world["engagement"]["as_of"]) - date.fromisoformat(day)
    return age.days * 86400 > seconds(every)


def functions_of(capability: Mapping) -> list[str]:
    """Every function the capability may be, or must be, delivered through."""
    (named,) = capability["delivered_by"].values()
    return list(named)


def can_be_carried(world: Mapping, ref: str) -> bool:
    """Section 12: a demand performed by provider or shared, delivered through a delegable function."""
    for clause in clauses(world, ref):
        for demand in clause:
            if demand["kind"] == "capability" and demand["capability"]["performed_by"] != "customer":
                for function in functions_of(demand["capability"]):
                    if world["functions"][function]["kind"] == "delegable":
                        return True
    return False


def allows_alternative(row: Mapping) -> bool:
    return row.get("alternative") == "allowed" or row.get("specification") == "addressable"


def documented_alternative(world: Mapping, ref: str) -> Mapping | None:
    """Section 11: the document that counts for an obligation that allows one, weighed; None without any."""
    obligation = world["obligations"][ref]
    listed = [entry for entry in world["engagement"].get("alternatives", []) if entry["obligation"] == ref]
    own_ways = [one for one in world["engagement"].get("pci_dss", {}).get("customized", []) if one["obligation"] == ref]
    own_ways = own_ways if world["worksheets"] else []
    if not (listed or own_ways) or not allows_alternative(obligation["row"]):
        return None
    rule = world["frameworks"][obligation["framework"]].get("alternatives", {})
    found = [weigh_customized(world, entry) for entry in own_ways]
    for entry in listed:
        lacks, flagged = weigh_document(world["engagement"]["as_of"], rule, entry, world["facts"])
        texts = [entry.get(key, "") for key in ["measure", "rationale", "standard_met_by", "by", "on", "reviewed"]]
        found.append((len(lacks), len(flagged), lacks, flagged, texts, False))
    _, _, lacks, flagged, _, customized = min(found)
    basis = {} if customized else rule.get("rests_on", {})
    return {"lacks": lacks, "flagged": flagged, "rests": rests(world, basis), "cause": basis.get("cause")}


def weigh_customized(world: Mapping, entry: Mapping) -> tuple[int, int, list[str], list[str], list[str], bool]:
    """A control of one's own design: its parts, and how old its risk analysis is."""
    lacks = [key for key in world["worksheets"]["customized_approach"]["parts"] if not entry.get(key)]
    if "tra_on" in entry:
        every = world["worksheets"]["reviewed_every"]["customized_approach"]["every"]
        lacks += ["review"] if too_old(world, entry["tra_on"], every) else []
    texts = [entry.get(key, "") for key in ["controls_matrix", "", "", "by", "tra_on", ""]]
    return len(lacks), 0, sorted(lacks), [], texts, True


def weigh_document(as_of: str, rule: Mapping, entry: Mapping, facts: Mapping) -> tuple[list[str], list[str]]:
    """What one document lacks and is flagged for."""
    spared = rule.get("without_measure", False) and entry.get("no_reasonable_alternative", False)
    wanted, lacks, flagged = rule.get("states", ["measure", "rationale"]), [], []
    for key in wanted:
        if key == "measure" and spared:
            flagged.append("no_measure")
            lacks += [] if entry.get("standard_met_by") else ["standard_met_by"]
        elif not entry.get(key):
            lacks.append(key)
    weak, grounds = rule.get("never_alone", []), entry.get("grounds", [])
    if grounds and all(ground in weak for ground in grounds):
        lacks.append("ground_alone")
    if weak and not grounds and "grounds" not in wanted:
        flagged.append("grounds")
    done, dated = facts.get(rule.get("rests_on", {}).get("fact", ""), "none"), [entry.get("on"), entry.get("reviewed")]
    if done not in ("none", None) and any(dated) and all(day < done for day in dated if day):
        flagged.append("older")
    if "reviewed_every" in rule:
        days = [date.fromisoformat(entry[key]) for key in ["on", "reviewed"] if key in entry]
        if not days or (date.fromisoformat(as_of) - max(days)).days * 86400 > seconds(rule["reviewed_every"]):
            lacks.append("review")
    return sorted(lacks), sorted(flagged)


def rests(world: Mapping, basis: Mapping) -> str:
    """Whether what alternatives rest on holds: yes, no or unknown."""
    if not basis:
        return "yes"
    done = world["facts"].get(basis["fact"])
    changed = world["facts"].get(basis["not_before"]) if "not_before" in basis else "none"
    if done == "none":
        return "no"
    if done is None or changed is None:
        return "unknown"
    return "yes" if changed == "none" or changed <= done else "no"
