"""What is offered: terms, gates, hours and records (docs/method.md, sections 4, 8, 9 and 10)."""

from __future__ import annotations

from tests.oracle.demands import applicable, clauses, demanded_interval, functions_of
from tests.oracle.scales import DAY, PROOF, Mapping, all_of, any_of, days_between, holds, seconds, yes_no

CUSTOMER = "customer"
THIRD_PARTY = "third_party"  # whoever is engaged for an independent function in a hypothetical arrangement
ASPECTS = ["sustains", "events", "establishes", "hours", "detection", "evidence"]
GRADES = {"contract": 1.0, "offering": 0.5, "model": 0.25}  # section 12
DAYS_A_MONTH = 30.4375


def model_of(world: Mapping, provider: Mapping) -> Mapping:
    found: Mapping = world["models"][provider["model"]]
    return found


def offering_chain(model: Mapping, offering_id: str | None) -> list[Mapping]:
    """The offering and those it extends, nearest first."""
    by_id = {offering["id"]: offering for offering in model.get("offerings", [])}
    if offering_id is None and len(by_id) == 1:  # of a model with one offering there is only that to have
        (offering_id,) = by_id
    chain = []
    while offering_id is not None:
        chain.append(by_id[offering_id])
        offering_id = by_id[offering_id].get("extends")
    return chain


def services_of(world: Mapping, provider: Mapping, function: str) -> list[tuple[Mapping, str]]:
    """The services that speak of a function, nearest first: the provider's own, its offerings', the model's."""
    model = model_of(world, provider)
    found = [(provider, "contract"), *((one, "offering") for one in offering_chain(model, provider.get("offering")))]
    found.append((model, "model"))
    return [(holder["services"][function], name) for holder, name in found if function in holder.get("services", {})]


def says_where_alone(line: Mapping) -> bool:
    """Nothing but where data lie: no word on whose work it is."""
    return "data_at" in line and not set(line) - {"data_at", "confirmed", "note"}


def may_be(world: Mapping, provider: Mapping) -> list[Mapping]:
    """Section 4: the provider with each offering it may have; only itself where that is settled."""
    offerings = model_of(world, provider).get("offerings", [])
    if "offering" in provider or len(offerings) <= 1:
        return [provider]
    return [provider | {"offering": one["id"]} for one in offerings]


def how_sold(world: Mapping, provider: Mapping, function: str, capability_id: str) -> str:
    """Section 4: stated, usual, on_order, unnamed, or no: the capability is not this provider's."""
    found = {sold_there(world, one, function, capability_id) for one in may_be(world, provider)}
    return found.pop() if len(found) == 1 else "unnamed"


def sold_there(world: Mapping, provider: Mapping, function: str, capability_id: str) -> str:
    """How it is sold by a provider whose offering is settled."""
    services = services_of(world, provider, function)
    lines = [(one["lines"][capability_id], name) for one, name in services if capability_id in one.get("lines", {})]
    lines = [(line, name) for line, name in lines if not says_where_alone(line)]
    for line, name in lines:
        if name == "contract":
            return "no" if line.get("sold") == "not_sold" else "stated"
        if capability_id in provider.get("ordered", []):
            return "stated"
        if "sold" in line:
            return "no" if line["sold"] == "not_sold" else str(line["sold"])
    if lines:
        return "usual"
    return "unnamed" if {name for _, name in services} == {"contract"} else "no"


def whose_work(provider: Mapping, function: str, capability_id: str, ref: str) -> str:
    """Section 4, "papers": left_out, named, by_function, missing (from what is included) or nothing."""
    paper = provider.get("contract", {})
    for key, name in [("capability", capability_id), ("obligation", ref)]:
        for row in paper.get("responsibility_matrix", []):
            if row.get(key) == name:
                return "left_out" if row["owner"] == CUSTOMER else "named"
    excluded = [one if isinstance(one, str) else one["what"] for one in paper.get("excludes", [])]
    for name, found in [(capability_id, "named"), (function, "by_function")]:
        if name in excluded:
            return "left_out"
        if name in paper.get("includes", []):
            return found
    return "missing" if paper.get("includes") else "nothing"


def is_to_order(world: Mapping, provider: Mapping, function: str, capability_id: str, ref: str) -> bool:
    """Section 4: whether the work is not known to be the provider's, but could be."""
    sold, word = how_sold(world, provider, function, capability_id), whose_work(provider, function, capability_id, ref)
    if word == "left_out":
        return True
    if word == "named":
        return False
    return sold in ["on_order", "unnamed"] or (word == "missing" and sold != "stated")


def promised_on_paper(world: Mapping, provider: Mapping, demand: Mapping) -> Mapping:
    """Section 4, "papers": the terms a contract in force promises for a demand."""
    paper, as_of = provider.get("contract", {}), world["engagement"]["as_of"]
    signed = [one for one in paper.get("documents", {}).values() if one is not None]
    if not signed or paper.get("starts", as_of) > as_of or paper.get("ends", as_of) < as_of:
        return {}
    found: Mapping = {}
    for promise in paper.get("promises", []):
        if promise["capability"] == demand["capability"]["id"]:
            found["sustains"] = promise["every"]
    for level in paper.get("sla", []):
        if demand["event"] is not None and level.get("event") == demand["event"]:
            if "respond_within" in level:
                found["events"] = {level["event"]: level["respond_within"]}
            if "hours" in level:
                found["hours"] = level["hours"]
    return found


def ways_to_read(world: Mapping, provider: Mapping, function: str, demand: Mapping) -> list[Mapping]:
    """The terms that count, the contract's first; both where statement and contract differ."""
    terms = terms_of(world, provider, function, demand["capability"]["id"])
    paper = promised_on_paper(world, provider, demand)
    on_paper = terms | paper | {"grades": terms["grades"] | dict.fromkeys(paper, GRADES["contract"])}
    on_paper["confirmed"] = [*terms["confirmed"], *paper]
    for aspect, value in paper.items():
        if terms["grades"].get(aspect) == GRADES["contract"]:
            stated = terms[aspect]
            if aspect == "events" and demand["event"] in stated:
                stated = {demand["event"]: stated[demand["event"]]}
            if stated != value:
                return [on_paper, terms]
    return [on_paper]


def lists_service(world: Mapping, provider: Mapping, function: str) -> bool:
    return any(services_of(world, one, function) for one in may_be(world, provider))


def terms_of(world: Mapping, provider: Mapping, function: str, capability_id: str) -> Mapping:
    """Aspect -> value, of the aspects known: the same under every offering under which the work is the provider's."""
    ways = may_be(world, provider)
    ways = [one for one in ways if sold_there(world, one, function, capability_id) != "no"] or ways[:1]
    first, *others = [terms_there(world, one, function, capability_id) for one in ways]
    terms: Mapping = {"grades": {}, "confirmed": []}
    for aspect in ASPECTS:
        if aspect in first and all(aspect in more and more[aspect] == first[aspect] for more in others):
            terms[aspect] = first[aspect]
            terms["grades"][aspect] = min(one["grades"][aspect] for one in [first, *others])
            terms["confirmed"] += [aspect] if all(aspect in one["confirmed"] for one in [first, *others]) else []
    return terms


def terms_there(world: Mapping, provider: Mapping, function: str, capability_id: str) -> Mapping:
    """The same of a provider whose offering is settled; the nearest layer wins, aspect by aspect."""
    terms: Mapping = {"grades": {}, "confirmed": []}
    for service, name in services_of(world, provider, function):
        line = dict(service.get("lines", {}).get(capability_id, {}))
        if "every" in line:  # on a line `sustains` is written `every`
            line["sustains"] = line.pop("every")
        for layer in (line, service):
            for aspect in ASPECTS:
                if aspect in layer and aspect not in terms:
                    terms[aspect] = layer[aspect]
                    terms["grades"][aspect] = GRADES[name]
                    terms["confirmed"] += [aspect] if "confirmed" in layer else []
    return terms


# ---- section 8: gates and populations


def in_reach(world: Mapping, gate: Mapping, framework: str, provider: Mapping) -> str:
    """Does the gate apply to this provider's work for this framework?"""
    model, when = model_of(world, provider), gate["when"]
    contact = (model | provider).get("data_contact", [])  # the provider's own word before the model's
    answers = [
        yes_no(truth=not model.get("employees", False)),
        yes_no(truth=when["framework"] == framework),
        yes_no(truth=when["data_contact"] in contact),
    ]
    if "condition" in when:
        answers.append(holds(when["condition"], world["facts"]))
    return all_of(answers)


def looks_at_work(gate: Mapping) -> bool:
    return "capabilities" in gate["when"] or "data_at" in gate["when"]


def where_data_lie(gate: Mapping, provider: Mapping, function: str, capability_id: str) -> str:
    """Do the data of this work lie where the paper is due? The line speaks before the service and the provider."""
    when = gate["when"]
    service = provider.get("services", {}).get(function, {})
    for said in [service.get("lines", {}).get(capability_id, {}), service, provider]:
        if when["data_contact"] in said.get("data_at", {}):
            return yes_no(truth=said["data_at"][when["data_contact"]] in when.get("data_at", ["cloud", "provider"]))
    return "unknown" if capability_id in when.get("capabilities", [capability_id]) else "no"


def reach_of_work(world: Mapping, gate: Mapping, framework: str, provider: Mapping, work: tuple[str, str]) -> str:
    """Does the gate apply to this piece of work (function, capability) of the provider?"""
    answers = [in_reach(world, gate, framework, provider)]
    if looks_at_work(gate):
        answers.append(where_data_lie(gate, provider, *work))
    return all_of(answers)


def reach_of_provider(
    world: Mapping, gate: Mapping, framework: str, provider: Mapping, assignments: list[Mapping]
) -> str:
    """Does the gate apply to anything the provider does under these assignments?"""
    answers = [in_reach(world, gate, framework, provider)]
    if looks_at_work(gate) and provider["id"] not in world["providers"]:
        answers.append("unknown")  # a model, of which nobody says where its data lie
    elif looks_at_work(gate):
        held = {name for some in assignments for name, there in some.items() if provider["id"] in (there or [])}
        found = ["no"]
        for function in held:
            for capability in world["capabilities"].values():
                name = capability["id"]
                if function in functions_of(capability) and how_sold(world, provider, function, name) != "no":
                    found.append(where_data_lie(gate, provider, function, name))
        answers.append(any_of(found))
    return all_of(answers)


def paper(gate: Mapping, provider: Mapping) -> str:
    """yes: there; no: known to be missing; unknown: not stated."""
    artefacts = provider.get("artefacts", {})
    if gate["needs"] not in artefacts:
        return "unknown"
    return yes_no(truth=artefacts[gate["needs"]] is not None)


def contract(world: Mapping, arrangement: Mapping, framework: str, provider: Mapping, work: tuple[str, str]) -> Mapping:
    """The contract predicate: its value, the gates that fail, the gates that are a condition."""
    values, failing, conditions = [], [], []
    for gate in sorted(world["gates"].values(), key=lambda gate: str(gate["id"])):
        if gate["reach"] == "own":  # never touches the contract predicate
            continue
        reach, there = reach_of_work(world, gate, framework, provider, work), paper(gate, provider)
        if reach == "no" or (there == "yes" and not arrangement["hypothetical"]):
            continue
        if arrangement["hypothetical"]:  # yes, also where the gate's condition is unknown
            conditions.append(("gate", gate["id"]))
        elif reach == "unknown":
            values.append("unknown")
        else:
            values.append(there)
            failing += [gate["id"]] if there == "no" else []
    return {"value": all_of(values), "failing": failing, "conditions": conditions}


def population(world: Mapping, arrangement: Mapping, demand: Mapping) -> str:
    """The result of a demand on a population, or `not_applicable` when nobody can be in it."""
    gate = world["gates"][demand["gate"]]
    framework = world["obligations"][demand["obligation"]]["framework"]
    people = list(world["providers"].values())
    if arrangement["hypothetical"]:
        # the support models are what the hypothetical replaces
        people = [one for one in people if model_of(world, one)["kind"] != "support"]
        people += arrangement["providers"].values()
    # of a provider of the engagement also what it has today
    today: Mapping = world["engagement"].get("today", {})
    places = {one["id"]: [arrangement["assignments"]] for one in people}
    for one in world["providers"].values():
        places.get(one["id"], []).append(today)
    reaches = [(reach_of_provider(world, gate, framework, one, places[one["id"]]), one) for one in people]
    inside = [one for reach, one in reaches if reach == "yes"]
    perhaps = [one for reach, one in reaches if reach == "unknown"]
    if not inside and not perhaps:
        return "not_applicable"
    if arrangement["hypothetical"]:
        return "met"
    papers = [paper(gate, one) for one in inside]
    if "no" in papers:
        return "part" if "yes" in papers else "unmet"
    unsure = "unknown" in papers or any(paper(gate, one) != "yes" for one in perhaps)
    return "unknown" if unsure else "met"


# ---- section 9: capacity


def hours_available(world: Mapping, arrangement: Mapping, provider: Mapping) -> float | None:
    """Hours a month of the provider's pool; None when not stated."""
    facts, rules = world["facts"], world["capacity"]
    if model_of(world, provider)["capacity"] == "bought_hours":
        bought: float | None = provider.get("hours_per_month")
        return bought
    if facts.get("internal_fte") is None:
        return None
    share = facts.get("project_share", rules["project_share"])
    hours: float = facts["internal_fte"] * rules["hours_per_fte"] * (1 - share) * rules["utilization"]
    return hours


def hours_for_tickets(world: Mapping, arrangement: Mapping, pool: list[str]) -> float | None:
    """What the tickets take; 0 when the pool takes none, None when nobody stated how many there are."""
    facts, rules = world["facts"], world["capacity"]
    takes_tickets = False
    for function, providers in arrangement["assignments"].items():
        if world["functions"][function].get("takes_tickets") and set(providers) & set(pool):
            takes_tickets = True
    if not takes_tickets:
        return 0
    counted = world["engagement"].get("operations", {}).get("tickets")
    tickets = facts.get("tickets_per_month") if counted is None else counted["count"] / counted["months"]
    if tickets is None and facts.get("users") is not None:
        tickets = facts["users"] * rules["tickets_per_user"]
    return None if tickets is None else tickets * rules["hours_per_ticket"]


def intervals_asked(world: Mapping, capability: Mapping) -> list[int | str]:
    """The intervals which applicable obligations of the engagement ask of this capability."""
    asked: list[int | str] = []
    for ref in world["obligations"]:
        if applicable(world, ref) == "yes":
            for clause in clauses(world, ref):
                for demand in clause:
                    if demand["kind"] == "capability" and demand["capability"]["id"] == capability["id"]:
                        interval = demanded_interval(world, demand)
                        asked += [] if interval is None else [interval]
    return asked


def hours_needed(world: Mapping, capability: Mapping) -> float:
    """Hours a month of one capability at the shortest interval anybody asks."""
    known = [interval for interval in intervals_asked(world, capability) if isinstance(interval, int)]
    default = capability.get("defaults", {}).get("every")
    if not known and default is not None:
        known = [seconds(default)]
    if not known:
        return 0
    effort, facts = capability["effort"], world["facts"]
    users = facts.get("users") or 0
    sizes = {"user": users, "device": facts.get("devices", users), "server": facts.get("servers", 0)}
    sizes["site"] = facts.get("sites", 1)
    hours = effort.get("hours_per_run", 0)
    hours += sum(effort.get(f"hours_per_{what}", 0) * there for what, there in sizes.items())
    needed: float = hours * DAYS_A_MONTH / (min(known) / DAY)
    return needed


def delivered_by_pool(world: Mapping, arrangement: Mapping, pool: list[str], capability: Mapping) -> bool:
    """Section 9: through a function the pool is assigned here; today only what is stated or usual."""
    counting = ["stated", "usual"] if not arrangement["hypothetical"] else ["stated", "usual", "on_order", "unnamed"]
    for function in functions_of(capability):
        for one in arrangement["assignments"].get(function, []):
            if one in pool and how_sold(world, arrangement["providers"][one], function, capability["id"]) in counting:
                return True
    return False


def capacity(world: Mapping, arrangement: Mapping, provider: Mapping, capability: Mapping) -> str:
    """Do the provider's hours reach this capability?"""
    kind = model_of(world, provider)["capacity"]
    if kind == "none" or (kind == "bought_hours" and arrangement["hypothetical"]):
        return "yes"
    pool = [provider["id"]]
    if kind == "organization_hours":  # they share one pool
        everybody = arrangement["providers"].values()
        pool = [one["id"] for one in everybody if model_of(world, one)["capacity"] == "organization_hours"]
    left, tickets = hours_available(world, arrangement, provider), hours_for_tickets(world, arrangement, pool)
    if left == 0:
        return "no"
    if left is None or tickets is None:
        return "unknown"
    if tickets > left:
        return "no"
    left -= tickets
    ledger = [
        one
        for one in world["capabilities"].values()
        if one["performed_by"] != "customer"
        and intervals_asked(world, one)
        and delivered_by_pool(world, arrangement, pool, one)
    ]
    if capability not in ledger:  # fails only when the tickets do not fit or the hours are 0
        return "yes"
    for one in sorted(ledger, key=lambda one: (one["effort"]["priority"], one["id"])):
        left -= hours_needed(world, one)
        if left < 0:  # the first that does not fit, and all after it
            return "no"
        if one["id"] == capability["id"]:
            break
    return "yes"


# ---- section 10: evidence


SOURCES = ["declared", "document", "system", "third_party"]  # the strongest last


def is_against(record: Mapping) -> bool:
    """It contradicts, or somebody calls what it shows inadequate."""
    return record["result"] == "contradicts" or "inadequate" in record


def window_end(record: Mapping) -> str:
    last: str = record.get("period", {}).get("to", record["collected"])
    return last


def standing(records: list[Mapping], *, one_provider: bool) -> list[Mapping]:
    """Section 10: the contradictions that no newer support of the same or a stronger source has ended."""
    found = []
    for record in records:
        ended = False
        for other in records:
            same = all(other.get(key) == record.get(key) for key in ["capability", "duty"])
            same = same and (one_provider or other.get("provider", record.get("provider")) == record.get("provider"))
            for key in ["parts", "frameworks"]:  # what shows some of it ends nothing that is said of more
                same = same and (key not in other or set(record.get(key, ["everything"])) <= set(other[key]))
            newer = window_end(other) > window_end(record)
            strong = SOURCES.index(other["source"]) >= SOURCES.index(record["source"])
            ended = ended or (not is_against(other) and same and newer and strong)
        if is_against(record) and not ended:
            found.append(record)
    return found


def contradicted(world: Mapping, kind: str, name: str, provider_id: str) -> str | None:
    """How far records stand against a capability or a duty of a provider: "all", "part" or not at all."""
    records = [
        record
        for record in world["engagement"].get("evidence", [])
        if record.get(kind) == name and record.get("provider", provider_id) == provider_id
    ]
    extents = []
    for record in standing(records, one_provider=True):
        some = record.get("failed", 1) < record.get("of", 1)
        extents.append("part" if some or record.get("extent") == "part" else "all")
    return min(extents, default=None)


def contradicted_for_anybody(world: Mapping, capability: str) -> str | None:
    """How far records that name no provider stand against a capability; support of anybody's work ends them."""
    records = [one for one in world["engagement"].get("evidence", []) if one.get("capability") == capability]
    left = [one for one in standing(records, one_provider=True) if "provider" not in one]
    extents = [
        "part" if one.get("failed", 1) < one.get("of", 1) or one.get("extent") == "part" else "all" for one in left
    ]
    return min(extents, default=None)


SOURCE_GRADES = {"third_party": 1.0, "system": 0.75, "document": 0.5, "declared": 0.25}


def proof_of(
    world: Mapping, subjects: list[tuple[str, str]], interval: int, provider: str, framework: str, parts: list[str]
) -> tuple[str, float]:
    """Proof of a `capability`, a `duty` or both, by the records that name one of them; and its grade (section 12)."""
    records = [
        record
        for record in world["engagement"].get("evidence", [])
        if any(record.get(kind) == name for kind, name in subjects) and record.get("provider", provider) == provider
    ]
    if standing(records, one_provider=True):
        return proof_of_records(world, records, interval, one_provider=True)
    support = [one for one in records if not is_against(one) and framework in one.get("frameworks", [framework])]
    if not parts:
        whole = [one for one in support if "capability" in one or "parts" not in one]
        return proof_of_records(world, whole, interval)
    found = [
        proof_of_records(world, [one for one in support if part in one.get("parts", [])], interval) for part in parts
    ]
    return min(found, key=lambda told: (PROOF.index(told[0]), told[1]))


def proof_of_records(
    world: Mapping, records: list[Mapping], interval: int, *, one_provider: bool = False
) -> tuple[str, float]:
    """What records say together, and its grade."""
    as_of = world["engagement"]["as_of"]
    # youngest first
    records.sort(key=lambda record: (days_between(window_end(record), as_of), record["id"]))
    against = standing(records, one_provider=one_provider)
    if against:
        return "contradicted", SOURCE_GRADES[against[0]["source"]] / 2
    supporting = [record for record in records if not is_against(record)]
    if not supporting:
        return "declared", SOURCE_GRADES["declared"]
    grade = SOURCE_GRADES[supporting[0]["source"]]
    if days_between(window_end(supporting[0]), as_of) * DAY <= interval:
        return "proven", grade
    return "stale", grade / 2
