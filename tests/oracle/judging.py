"""How one demand is judged under one arrangement (docs/method.md, sections 4 to 7)."""

from __future__ import annotations

from tests.oracle.demands import demanded_interval, functions_of
from tests.oracle.duties import beside_a_provider, on_customer
from tests.oracle.scales import (
    BINDING,
    DAY,
    DEMAND_RESULT,
    DETECTION,
    EVIDENCE,
    Mapping,
    all_of,
    days_between,
    enough_hours,
    hours_and_days,
    seconds,
    yes_no,
)
from tests.oracle.supply import (
    CUSTOMER,
    THIRD_PARTY,
    capacity,
    contract,
    contradicted,
    contradicted_for_anybody,
    how_sold,
    is_against,
    is_to_order,
    model_of,
    population,
    ways_to_read,
    whose_work,
)

P3D = 3 * DAY
WORK = ["cadence", "detection", "capacity"]
ASSURANCE = ["evidence", "contract", "independence", "customer_duty", "scope"]


def alternative(function: str, provider: str, result: str, **rest: object) -> Mapping:
    """One (function, provider) and what came of it."""
    found: Mapping = {"function": function, "provider": provider, "result": result, "carrier": None}
    found |= {"ground": "stated", "done": False, "others": False, "no": [], "gates": [], "duties": [], "conditions": []}
    found |= {"advice": [], "grades": []}
    return found | rest


# ---- section 5: cadence


def left_open(world: Mapping, arrangement: Mapping, demand: Mapping) -> bool:
    """Section 3: in a hypothetical, an interval the organization has yet to define is its own part."""
    return arrangement["hypothetical"] and demanded_interval(world, demand) in ["absent", "unknown"]


def interval_part(world: Mapping, arrangement: Mapping, demand: Mapping, terms: Mapping) -> tuple[str, list[str]]:
    """An interval against a schedule: the value, and advice."""
    demanded = demanded_interval(world, demand)
    open_to_all = left_open(world, arrangement, demand)
    if demanded == "absent" and not open_to_all:
        return "no", []
    if "sustains" not in terms:
        return "unknown", []
    if terms["sustains"] is None:
        return "no", []
    if not isinstance(demanded, int):
        return "yes" if open_to_all else "unknown", []
    promised = seconds(terms["sustains"])
    possible = [promised]  # effective intervals
    if demand["capability"]["runs"] == "person":
        slower = max(promised, P3D)  # a person on fewer than 7 days a week is never better than P3D
        if "hours" not in terms:
            possible = [promised, slower]
        elif hours_and_days(terms["hours"])[1] < 7:
            possible = [slower]
    if demand["every_basis"] in BINDING:
        answers = {yes_no(truth=effective <= demanded) for effective in possible}
        advice = []
    else:
        loosest = demand["loosest"]
        answers = {yes_no(truth=loosest is None or one <= seconds(loosest)) for one in possible}
        advice = ["cadence"] if min(possible) > demanded else []
    return (answers.pop() if len(answers) == 1 else "unknown"), advice


def event_part(demand: Mapping, terms: Mapping) -> tuple[str, list[str]]:
    """An event against the events the provider takes."""
    if "events" not in terms:
        return "unknown", []
    if demand["event"] not in terms["events"]:
        return "no", []
    if demand["within"] is None:
        return "yes", []
    promised = terms["events"][demand["event"]]
    in_time = promised is not None and seconds(promised) <= seconds(demand["within"])
    if demand["timing_basis"] in BINDING:
        return yes_no(truth=in_time), []
    return "yes", [] if in_time else ["within"]


def state_part(terms: Mapping) -> tuple[str, list[str]]:
    """A state against what can be put in force."""
    if "establishes" in terms:
        value = yes_no(truth=terms["establishes"])
    elif "sustains" in terms:
        value = yes_no(truth=terms["sustains"] is not None)
    else:
        value = "unknown"
    unkept = value == "yes" and "sustains" in terms and terms["sustains"] is None
    return value, ["keep_state"] if unkept else []


def hours_part(demand: Mapping, terms: Mapping) -> tuple[str, list[str]]:
    """Coverage hours."""
    if demand["hours_basis"] in BINDING:
        if "hours" not in terms:
            return "unknown", []
        return yes_no(truth=enough_hours(terms["hours"], demand["hours"])), []
    if "hours" in terms and not enough_hours(terms["hours"], demand["hours"]):
        return "yes", ["hours"]
    return "yes", []


def cadence(world: Mapping, arrangement: Mapping, demand: Mapping, terms: Mapping) -> Mapping:
    """All parts the demand states must hold, whatever records say."""
    parts: list[tuple[str, list[str]]] = []
    compared = []
    if demand["every"] is not None:
        parts.append(interval_part(world, arrangement, demand, terms))
        compared.append("sustains")
    if demand["event"] is not None:
        parts.append(event_part(demand, terms))
        compared.append("events")
    if demand["state"]:
        parts.append(state_part(terms))
        compared.append("establishes" if "establishes" in terms else "sustains")
    if demand["hours"] is not None:
        parts.append(hours_part(demand, terms))
        compared.append("hours")
    advice = [kind for _, kinds in parts for kind in kinds]
    return {"value": all_of([part for part, _ in parts]), "advice": advice, "compared": compared}


# ---- section 5: the other predicates


def at_least(scale: list[str], offered: str | None, demanded: str | None, floor: str | None) -> tuple[str, bool]:
    """A class against a class, and whether a lower one is only advice.

    `floor` None: the demand binds. Otherwise only a class below both the demand and the floor fails.
    """
    if demanded is None:
        return "yes", False
    asked = scale.index(demanded)
    fails_below = asked if floor is None else min(asked, scale.index(floor))
    if offered is None:
        return ("unknown" if fails_below > 0 else "yes"), False
    has = scale.index(offered)
    return yes_no(truth=has >= fails_below), fails_below <= has < asked


def independence(world: Mapping, arrangement: Mapping, demand: Mapping, provider_id: str) -> str:
    """The independence predicate before its basis is looked at."""
    if demand["independence"] is None:
        return "yes"

    def runs(function: str) -> bool:
        return provider_id in arrangement["assignments"].get(function, [])

    if demand["independence"]["is"] == "separate_person":
        return yes_no(truth=not any(runs(function) for function in demand["independence"]["from"]))
    if provider_id == CUSTOMER:
        return "no"
    if model_of(world, arrangement["providers"][provider_id]).get("employees", False):
        return "no"
    delegable = [one["id"] for one in world["functions"].values() if one["kind"] == "delegable"]
    return yes_no(truth=not any(runs(function) for function in delegable))


def duty_beside(world: Mapping, arrangement: Mapping, demand: Mapping, duty: str) -> tuple[str, list[tuple[str, str]]]:
    """Section 7: a duty that comes with a provider's work."""
    if arrangement["hypothetical"]:
        return "yes", [(duty, "required")]
    return beside_a_provider(world, demand, duty)


# ---- sections 4, 5 and 7: one alternative


def spoken_against(
    world: Mapping, arrangement: Mapping, demand: Mapping, duty: str, result: str, failing: list[str]
) -> tuple[str, list[str]]:
    """Section 10: records speak against what the customer does as against anybody's work."""
    extents = [contradicted(world, "duty", duty, CUSTOMER)]
    if demand["kind"] == "capability":
        extents.append(contradicted(world, "capability", demand["capability"]["id"], CUSTOMER))
    if arrangement["hypothetical"] or not any(extents):
        return result, failing
    return ("unmet" if "all" in extents or result == "unmet" else "part"), [*failing, "customer_duty"]


def judge_customer(world: Mapping, arrangement: Mapping, demand: Mapping, duty: str, function: str) -> Mapping:
    """Section 7: a demand on the customer."""
    result, failing, advice = "met_with_duty", [], []
    duties = [(duty, "required")]
    if not arrangement["hypothetical"]:
        own = on_customer(world, demand, duty)
        result, duties = own["result"], own["duties"]
        failing = [name for name in ["cadence", "customer_duty"] if own[name] == "no"]
    result, failing = spoken_against(world, arrangement, demand, duty, result, failing)
    # Section 5: `third_party` fails when the provider is `customer`; only where a function was given to it.
    if function and independence(world, arrangement, demand, CUSTOMER) == "no":
        if demand["independence_basis"] in BINDING:
            failing.append("independence")
            result = "unmet" if result == "unmet" or demand["independence"].get("defines_work") else "part"
        else:
            advice.append("independence")
    rest = {"no": failing, "duties": duties, "advice": advice, "carrier": "customer"}
    return alternative(function, CUSTOMER, result, **rest)


def judge(
    world: Mapping, arrangement: Mapping, demand: Mapping, function: str, provider_id: str, scope: str
) -> Mapping:
    """One alternative: this function by this provider."""
    capability = demand["capability"]
    kind = world["functions"][function]["kind"]
    if provider_id == CUSTOMER:
        duty = capability.get("duty", f"perform:{capability['id']}")
        return judge_customer(world, arrangement, demand, duty, function)
    if provider_id == THIRD_PARTY and arrangement["hypothetical"]:
        # Section 11: "a third party to be engaged: met (met_with_duty for a shared capability)"
        duties = [(capability["duty"], "required")] if capability["performed_by"] == "shared" else []
        rest: Mapping = {"conditions": [("independent", function)], "duties": duties}
        result = "met_with_duty" if duties else "met"
        return alternative(function, provider_id, result, carrier="third_party", **rest)
    provider = arrangement["providers"][provider_id]
    model = model_of(world, provider)
    carrier = "third_party" if kind == "independent" or model.get("third_party") else "provider"
    sold = how_sold(world, provider, function, capability["id"])
    left_out = whose_work(provider, function, capability["id"], demand["obligation"]) == "left_out"
    if left_out and not arrangement["hypothetical"]:
        return alternative(function, provider_id, "unmet", no=["cadence"], carrier=carrier, others=True)
    word = whose_work(provider, function, capability["id"], demand["obligation"])
    if sold == "on_order" and provider.get("ordered") == [] and word != "named" and not arrangement["hypothetical"]:
        # Section 4: nothing was ordered, so today it is not sold, unless the contract names it
        return alternative(function, provider_id, "unmet", no=["cadence"], carrier=carrier, others=True)
    if sold == "no" or (sold != "stated" and given_to_nobody(world, arrangement, capability, function)):
        return alternative(function, provider_id, "unmet", no=["cadence"], carrier=carrier, others=True)
    return judge_terms(world, arrangement, demand, function, provider, scope) | {"carrier": carrier}


def judge_whoever(world: Mapping, arrangement: Mapping, demand: Mapping, function: str) -> Mapping:
    """Section 4: a function not mentioned is unknown, save for what fails whoever runs it."""
    capability, failing, result = demand["capability"], [], "unknown"
    if given_to_nobody(world, arrangement, capability, function):
        return alternative(function, "", "unmet", no=["cadence"])
    listed: list[tuple[str, str]] = []
    if capability["performed_by"] == "shared":
        duty = capability["duty"]
        stands, listed = duty_beside(world, arrangement, demand, duty)
        if stands == "no" or contradicted(world, "duty", duty, CUSTOMER):
            failing, result = ["customer_duty"], "part"
    extent = contradicted_for_anybody(world, capability["id"])
    if demanded_interval(world, demand) == "absent":
        extent = "all"
    if extent:
        failing.append("cadence")
        result = "unmet" if extent == "all" else "part"
    duties = listed if "customer_duty" in failing else []
    return alternative(function, "", result, no=failing, duties=duties)


def given_to_nobody(world: Mapping, arrangement: Mapping, capability: Mapping, function: str) -> bool:
    """Section 4: today, another function of an `any_of`, no broader than this one, is given to nobody."""

    def breadth(name: str) -> int:
        return sum(name in functions_of(one) for one in world["capabilities"].values())

    if arrangement["hypothetical"]:
        return False
    others = [one for one in capability["delivered_by"].get("any_of", []) if one != function]
    return any(arrangement["assignments"].get(one) == [] and breadth(one) <= breadth(function) for one in others)


def beside_records(
    world: Mapping, arrangement: Mapping, demand: Mapping, provider_id: str, value: str
) -> tuple[str, bool]:
    """Section 10, after the terms have decided: what stands against the work fails it, in whole or in part."""
    if arrangement["hypothetical"]:
        return value, False
    extent = contradicted(world, "capability", demand["capability"]["id"], provider_id)
    return "no" if extent else value, extent == "part" and value != "no"


def written_in(values: Mapping, model: Mapping, demand: Mapping) -> Mapping:
    """Section 4, "on order": as demanded; nothing binds whoever leaves once the work is accepted to do it again."""
    again = demand["every"] or demand["event"] not in [None, *model.get("jobs", [])]
    told = {name: "yes" for name in ["cadence", "detection", "evidence"] if values[name] == "unknown"}
    return told | ({"cadence": "no"} if model.get("ends") and again else {})


def judge_terms(
    world: Mapping, arrangement: Mapping, demand: Mapping, function: str, provider: Mapping, scope: str
) -> Mapping:
    """Section 5: the eight predicates, for a provider that lists the service."""
    capability = demand["capability"]
    framework = world["obligations"][demand["obligation"]]["framework"]
    values: dict[str, str] = {"scope": scope}

    # Section 4, "papers": under both where they differ, and the worse counts; the same: the contract's.
    readings = [
        (cadence(world, arrangement, demand, terms), terms) for terms in ways_to_read(world, provider, function, demand)
    ]
    timing, terms = min(readings, key=lambda reading: ["no", "unknown", "yes"].index(reading[0]["value"]))
    values["cadence"] = timing["value"]
    advice, compared = timing["advice"], timing["compared"]

    binds = demand["detection_basis"] in BINDING
    floor = None if binds else "user_report"  # engine_default fails only on a known `none`
    values["detection"], lower = at_least(DETECTION, terms.get("detection"), demand["detection"], floor)
    advice += ["detection"] if lower else []
    compared += ["detection"] if demand["detection"] else []

    binds = demand["evidence_basis"] in BINDING
    floor = None if binds else world["frameworks"][framework].get("evidence_floor", "work_record")
    values["evidence"], lower = at_least(EVIDENCE, terms.get("evidence"), demand["evidence"], floor)
    advice += ["evidence"] if lower else []
    compared += ["evidence"] if demand["evidence"] else []

    values["independence"] = independence(world, arrangement, demand, provider["id"])
    if values["independence"] == "no" and demand["independence_basis"] not in BINDING:
        values["independence"] = "yes"
        advice.append("independence")

    # Section 4, "on order": at best unknown today; in a hypothetical it is written in as it is demanded.
    to_order = is_to_order(world, provider, function, capability["id"], demand["obligation"])
    if to_order and not arrangement["hypothetical"] and values["cadence"] == "yes":
        values["cadence"] = "unknown"
    values["cadence"], partly = beside_records(world, arrangement, demand, provider["id"], values["cadence"])
    if to_order and arrangement["hypothetical"]:
        values |= written_in(values, model_of(world, provider), demand)

    papers = contract(world, arrangement, framework, provider, (function, capability["id"]))
    values["contract"] = papers["value"]
    values["capacity"] = capacity(world, arrangement, provider, capability)
    conditions = papers["conditions"]
    if to_order and arrangement["hypothetical"]:
        conditions.append(("term", capability["id"]))
    if left_open(world, arrangement, demand):
        conditions.append(("frequency", demand["obligation"]))
    if arrangement["hypothetical"] and model_of(world, provider)["capacity"] == "bought_hours":
        conditions.append(("bought_hours", model_of(world, provider)["id"]))

    duties = []
    if capability["performed_by"] == "shared":
        duties.append(capability["duty"])
    event = demand["event"]
    called = terms.get("detection", "none") in ["none", "user_report"]  # unknown counts like these
    if called and event is not None and world["events"][event]["origin"] == "outside":
        duties.append(f"report:{event}")
    beside = [duty_beside(world, arrangement, demand, duty) for duty in duties]
    stated = [use for _, uses in beside for use in uses]
    values["customer_duty"] = all_of([value for value, _ in beside])
    if not arrangement["hypothetical"] and any(contradicted(world, "duty", duty, CUSTOMER) for duty in duties):
        values["customer_duty"] = "no"

    return alternative(
        function,
        provider["id"],
        result_of(
            values | ({"cadence": "part"} if partly else {}),
            duty=bool(stated),
            independent=(demand["independence"] or {}).get("defines_work", False),
        ),
        no=[predicate for predicate, value in values.items() if value == "no"],
        gates=papers["failing"],
        duties=stated,
        conditions=conditions,
        advice=advice,
        grades=[terms["grades"][aspect] for aspect in compared if aspect in terms["grades"]],
        ground=ground_of_terms(demand, terms, compared, duty=bool(stated)),
    )


def ground_of_terms(demand: Mapping, terms: Mapping, compared: list[str], *, duty: bool) -> str:
    """Section 12: what the terms compared rest on."""
    weak = ["hours", "detection", "evidence"]
    known = [aspect for aspect in compared if aspect in terms["grades"]]
    known = [aspect for aspect in known if aspect not in weak or demand[f"{aspect}_basis"] in BINDING]
    if any(terms["grades"][aspect] < 1 for aspect in known):
        return "assumed"
    borne_out = known and not duty and all(aspect in terms["confirmed"] for aspect in known)
    return "confirmed" if borne_out else "stated"


def result_of(values: dict[str, str], *, duty: bool, independent: bool) -> str:
    """The result of an alternative; `independent` says that independence is part of the work."""
    work = [*WORK, "independence"] if independent else WORK
    if "no" in [values[predicate] for predicate in work]:
        return "unmet"
    if "part" in values.values() or "no" in [values[predicate] for predicate in ASSURANCE]:
        return "part"
    if "unknown" in values.values():
        return "unknown"
    return "met_with_duty" if duty else "met"


# ---- section 4: work done once


def done_work(world: Mapping, arrangement: Mapping, demand: Mapping) -> list[Mapping]:
    """The latest piece of work of each who did some, where it counts for a demand."""
    if arrangement["hypothetical"] or (demand["event"] is not None and not event_fact(world, demand)):
        return []
    if demand["hours"] is not None and demand["hours_basis"] in BINDING:
        return []
    limit: int | None = None
    if demand["every"] is not None:
        asked = demanded_interval(world, demand)
        if not isinstance(asked, int) or asked < seconds("P3M"):
            return []
        limit = asked
        if demand["every_basis"] not in BINDING and demand["loosest"] is not None:
            limit = max(limit, seconds(demand["loosest"]))
    elif not demand["state"] and demand["event"] is None:
        return []
    latest: Mapping = {}
    for item in world["engagement"].get("done", []):
        old = limit is not None and days_between(item["on"], world["engagement"]["as_of"]) * DAY > limit
        records = [one for one in world["engagement"].get("evidence", []) if one["id"] == item.get("record")]
        if item["capability"] != demand["capability"]["id"] or "record" not in item or old:
            continue
        if any(is_against(record) for record in records) or still_counts(world, demand, item) == "no":
            continue
        before = latest.get(item["by"], item)
        latest[item["by"]] = max([before, item], key=lambda one: (one["on"], one["record"]))
    return list(latest.values())


def event_fact(world: Mapping, demand: Mapping) -> str | None:
    """The fact that says on which day the event demanded last came."""
    if demand["event"] is None:
        return None
    name: str | None = world["events"][demand["event"]].get("last_on")
    return name


def still_counts(world: Mapping, demand: Mapping, item: Mapping) -> str:
    """Whether the event demanded has not come on a later day than the work."""
    name = event_fact(world, demand)
    if name is None:
        return "yes"
    day = world["facts"].get(name)
    return "unknown" if day is None else yes_no(truth=day == "none" or day <= item["on"])


def judge_done(
    world: Mapping, arrangement: Mapping, demand: Mapping, function: str, item: Mapping, scope: str
) -> Mapping:
    """One piece of work: gates, independence, reach, records and the duty that comes with it."""
    capability, who = demand["capability"], item["by"]
    values: dict[str, str] = {"scope": scope}
    papers: Mapping = {"value": "yes", "failing": []}
    carrier = "customer"
    if who != CUSTOMER:
        framework = world["obligations"][demand["obligation"]]["framework"]
        work = (function, capability["id"])
        papers = contract(world, arrangement, framework, arrangement["providers"][who], work)
        third = model_of(world, arrangement["providers"][who]).get("third_party")
        carrier = "third_party" if third or world["functions"][function]["kind"] == "independent" else "provider"
    values["contract"] = papers["value"]
    extent = contradicted(world, "capability", capability["id"], who)
    values["cadence"] = "no" if extent else still_counts(world, demand, item)
    values["independence"] = independence(world, arrangement, demand, who)
    advice = []
    if values["independence"] == "no" and demand["independence_basis"] not in BINDING:
        values["independence"] = "yes"
        advice.append("independence")
    stated: list[tuple[str, str]] = []
    if capability["performed_by"] == "shared":
        values["customer_duty"], stated = duty_beside(world, arrangement, demand, capability["duty"])
        if contradicted(world, "duty", capability["duty"], CUSTOMER) is not None:
            values["customer_duty"] = "no"
    every = dict.fromkeys([*WORK, *ASSURANCE], "yes") | values
    return alternative(
        function,
        who,
        result_of(
            every | ({"cadence": "part"} if extent == "part" else {}),
            duty=bool(stated),
            independent=(demand["independence"] or {}).get("defines_work", False),
        ),
        no=[predicate for predicate, value in every.items() if value == "no"],
        gates=papers["failing"],
        duties=stated,
        advice=advice,
        carrier=carrier,
        done=True,
    )


# ---- section 6: scope


def asset_groups(world: Mapping, framework: str, capability: str | None = None) -> list[str | None]:
    """The groups in scope of a framework, by id; [None] is one group covered by all.

    With a capability, without those it is not needed for.
    """
    groups = world["engagement"].get("asset_groups", [])
    inside = [one["id"] for one in groups if framework in one.get("frameworks", [framework])]
    if not inside:
        return [None]
    for item in world["engagement"].get("not_needed", []):
        if item["capability"] == capability:
            inside = [group for group in inside if group not in item["groups"]]
    return sorted(inside)


def concerned(world: Mapping, ref: str, clause: list[Mapping]) -> list[Mapping]:
    """Section 6: the demands of a clause that concern a group at all."""
    framework = world["obligations"][ref]["framework"]
    left = []
    for demand in clause:
        named = demand["capability"]["id"] if demand["kind"] == "capability" else None
        if asset_groups(world, framework, named):
            left.append(demand)
    return left


def covers(
    world: Mapping, arrangement: Mapping, provider_id: str, group: str | None, function: str, demand: Mapping
) -> str:
    capability = demand["capability"]["id"]
    if provider_id in [CUSTOMER, THIRD_PARTY]:
        return "yes"
    provider = arrangement["providers"][provider_id]
    shared = len(arrangement["assignments"].get(function, [])) > 1
    doubtful = model_of(world, provider).get("product", False) and (shared or for_other_data(world, provider, demand))
    if group is None and (arrangement["hypothetical"] or not doubtful):
        return "yes"
    # Section 6: in a hypothetical everybody covers everything, save a product that says what it covers.
    if arrangement["hypothetical"] and model_of(world, provider)["kind"] != "vendor":
        return "yes"
    service = provider.get("services", {}).get(function, {})
    line = service.get("lines", {}).get(capability, {})
    stated = line.get("covers", service.get("covers", provider.get("covers")))
    if stated is None:
        return "yes" if arrangement["hypothetical"] else "unknown"
    return yes_no(truth=group is None or stated == "all" or group in stated)


def for_other_data(world: Mapping, provider: Mapping, demand: Mapping) -> bool:
    """Section 6: it touches regulated data, and none of those that the framework's gates speak of."""
    framework = world["obligations"][demand["obligation"]]["framework"]
    data = {gate["when"]["data_contact"] for gate in world["gates"].values() if gate["when"]["framework"] == framework}
    touched = set((model_of(world, provider) | provider).get("data_contact", []))
    return bool(data and touched) and not data & touched


def best(found: list[Mapping]) -> Mapping:
    """Section 4: the best result counts; ties to no `term` condition, whose own work it is, then by ids."""

    def order(one: Mapping) -> tuple[int, bool, bool, str, str, bool]:
        rank = -DEMAND_RESULT.index(one["result"])
        return rank, bool(terms_needed(one)), one["others"], one["provider"], one["function"], one["done"]

    return min(found, key=order)


def terms_needed(one: Mapping) -> set[str]:
    """The capabilities that would have to be written into a contract."""
    return {name for kind, name in one["conditions"] if kind == "term"}


def best_alternative(
    world: Mapping, arrangement: Mapping, demand: Mapping, functions: list[str], group: str | None
) -> Mapping:
    """The alternative that decides for one asset group."""
    found, elsewhere = [], []
    for function in functions:
        for item in done_work(world, arrangement, demand):
            scope = covers(world, arrangement, item["by"], group, function, demand)
            if scope == "no":
                elsewhere.append(judge_done(world, arrangement, demand, function, item, "yes"))
            else:
                found.append(judge_done(world, arrangement, demand, function, item, scope))
        found += own_papers(world, arrangement, demand, function)
        if function not in arrangement["assignments"]:  # today, not mentioned
            others = [one for one in functions if one != function]
            if any(CUSTOMER in arrangement["assignments"].get(one, []) for one in others):
                continue  # the organization itself does the work
            found.append(judge_whoever(world, arrangement, demand, function))
            continue
        for provider_id in arrangement["assignments"][function]:
            scope = covers(world, arrangement, provider_id, group, function, demand)
            if scope == "no":
                elsewhere.append(judge(world, arrangement, demand, function, provider_id, "yes"))
            else:
                found.append(judge(world, arrangement, demand, function, provider_id, scope))
    if found:
        return best(found)
    if elsewhere:  # section 6: uncovered, worth `unmet`; the best alternative overall stands for it
        overall = best(elsewhere)
        return overall | {"result": "unmet", "no": [*overall["no"], "scope"]}
    return alternative(min(functions), "", "unmet", no=["cadence"])


def own_papers(world: Mapping, arrangement: Mapping, demand: Mapping, function: str) -> list[Mapping]:
    """Section 4: the work is a paper, the organization has adopted one, no event calls for more, nothing is assumed."""
    capability = demand["capability"]
    answer = world["engagement"].get("duties", {}).get(capability.get("duty"), {})
    adopted = isinstance(answer, dict) and answer.get("document") == "adopted" and demand["event"] is None
    if arrangement["hypothetical"] or not adopted or not capability.get("paper"):
        return []
    found = judge(world, arrangement, demand, function, CUSTOMER, "yes")
    return [] if any(stands.endswith("assumed") for _, stands in found["duties"]) else [found]


def decide_group(world: Mapping, arrangement: Mapping, demand: Mapping, group: str | None) -> Mapping:
    """The deciding alternative of a demand on a capability, for one asset group."""
    delivered_by = demand["capability"]["delivered_by"]
    functions = functions_of(demand["capability"])
    if "any_of" in delivered_by:
        return best_alternative(world, arrangement, demand, functions, group)
    each = [best_alternative(world, arrangement, demand, [function], group) for function in functions]
    worst = min(each, key=lambda one: (DEMAND_RESULT.index(one["result"]), one["function"]))
    together = {key: [item for one in each for item in one[key]] for key in ["duties", "conditions"]}
    return worst | together


def over_groups(results: list[str]) -> str:
    """Section 6: the demand's result over its asset groups."""
    failing = [result for result in results if result in ["unmet", "part"]]
    if failing:
        return "part" if any(result != "unmet" for result in results) else "unmet"
    if "unknown" in results:
        return "unknown"
    return "met_with_duty" if "met_with_duty" in results else "met"


def decide(world: Mapping, arrangement: Mapping, demand: Mapping) -> Mapping:
    """A demand's result and its deciding alternative."""
    if demand["kind"] == "population":
        result = population(world, arrangement, demand)
        failing = result in ["part", "unmet"]
        rest: Mapping = {"no": ["contract"] if failing else [], "gates": [demand["gate"]] if failing else []}
        rest["conditions"] = [("population", demand["gate"])] if arrangement["hypothetical"] else []
        return {"result": result, "deciding": alternative("", "", result, carrier="customer", **rest)}
    if demand["kind"] == "duty":
        deciding = judge_customer(world, arrangement, demand, demand["duty"], "")
    elif demand["capability"]["performed_by"] == "customer":  # no provider is asked
        deciding = judge_customer(world, arrangement, demand, demand["capability"]["duty"], "")
    else:
        framework = world["obligations"][demand["obligation"]]["framework"]
        groups = asset_groups(world, framework, demand["capability"]["id"])
        each = [decide_group(world, arrangement, demand, group) for group in groups]
        # ties: the first group that needs a term, else the first by id
        worst = min(each, key=lambda one: (DEMAND_RESULT.index(one["result"]), not terms_needed(one)))
        return {"result": over_groups([one["result"] for one in each]), "deciding": worst}
    return {"result": deciding["result"], "deciding": deciding}
