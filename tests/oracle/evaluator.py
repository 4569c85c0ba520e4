"""A second evaluator, written from docs/method.md alone: plain, slow and independent of the engine.

The engine's own evaluator and this one are held equal over thousands of random engagements. Nothing
here is shared with the engine. `evaluate` takes the documents as YAML gives them and returns

    {"verdicts": {arrangement: {obligation ref: {...}}}, "summary": {framework: {arrangement: {...}}}}

Modules: scales (sections 1 and 2), demands (2 and 3), supply (4, 8, 9 and 10), judging (4 to 7),
and here the arrangements, verdicts and numbers (11 and 12).
"""

from __future__ import annotations

import itertools

from tests.oracle.demands import (
    applicable,
    build_world,
    can_be_carried,
    clauses,
    demanded_interval,
    documented_alternative,
    edge_clauses,
)
from tests.oracle.judging import concerned, decide, terms_needed
from tests.oracle.people import decided_by_people
from tests.oracle.scales import (
    ALL_VERDICTS,
    DECIDED,
    DEMAND_RESULT,
    IN_PLACE,
    PROOF,
    VERDICT,
    Mapping,
    seconds,
)
from tests.oracle.supply import CUSTOMER, SOURCE_GRADES, THIRD_PARTY, lists_service, proof_of

MET = ["met", "met_with_duty"]


def evaluate(library: Mapping, engagement: Mapping) -> Mapping:
    """Every obligation's verdict under every arrangement, and the numbers."""
    world = build_world(library, engagement) | {"row_findings": library.get("row_findings", [])}
    verdicts: Mapping = {}
    for name, candidates in arrangements(world).items():
        verdicts[name] = {ref: best_verdict(world, candidates, ref) for ref in world["obligations"]}
    verdicts["today"] = {ref: decided_by_people(world, ref, found) for ref, found in verdicts["today"].items()}
    summary: Mapping = {}
    for framework in engagement["frameworks"]:
        refs = [ref for ref, one in world["obligations"].items() if one["framework"] == framework]
        summary[framework] = {name: numbers(world, found, refs) for name, found in verdicts.items()}
    for found in verdicts.values():
        for verdict in found.values():
            del verdict["grade"]
    return {"verdicts": verdicts, "summary": summary}


# ---- section 11: arrangements


def arrangements(world: Mapping) -> dict[str, list[Mapping]]:
    """Name -> the ways to try it, smallest offerings first; today is the only way it is."""
    found = {"today": [today(world)]}
    for model in world["models"].values():
        if model["kind"] == "support":
            owners = dict.fromkeys(world["functions"], model["id"])
            found[model["id"]] = hypothetical(world, owners, unlisted_too=False)
        if model["kind"] == "composite":
            found[model["id"]] = hypothetical(world, split(world), unlisted_too=True)
    return found


def today(world: Mapping) -> Mapping:
    assignments = dict(world["engagement"].get("today", {}))
    for function in world["functions"].values():
        if function["kind"] == "reserved":
            assignments.setdefault(function["id"], [CUSTOMER])
    providers = world["providers"]
    return {"hypothetical": False, "assignments": assignments, "providers": providers, "conditions": []}


def split(world: Mapping) -> dict[str, str]:
    """co_managed: each delegable function's owner, or the engagement's own split."""
    owners = {}
    own_split = world["engagement"].get("co_managed", {})
    for function in world["functions"].values():
        owner = own_split.get(function["id"], function.get("co_managed_owner"))
        if function["kind"] == "delegable" and owner is not None:
            owners[function["id"]] = owner
    return owners


def hypothetical(world: Mapping, owners: dict[str, str], *, unlisted_too: bool) -> list[Mapping]:
    """One arrangement for every combination of the offerings of the models used."""
    models = [world["models"][model_id] for model_id in sorted(set(owners.values()))]
    offered = {model["id"]: [one for one in model.get("offerings", []) if "positions" not in one] for model in models}
    places = [range(max(1, len(offered[model["id"]]))) for model in models]
    # Fewest steps above the smallest first, then model by model in the order of their ids.
    combinations = sorted(itertools.product(*places), key=lambda steps: (sum(steps), steps))
    found = []
    for steps in combinations:
        providers, conditions = {}, []
        for model, step in zip(models, steps, strict=True):
            provider = {"id": model["id"], "model": model["id"]}
            if offered[model["id"]]:
                provider["offering"] = offered[model["id"]][step]["id"]
            if len(model.get("offerings", [])) > 1:
                conditions.append((model["id"], ("offering", f"{model['id']}/{provider['offering']}")))
            providers[model["id"]] = provider
        assignments: dict[str, list[str]] = {}
        for function in world["functions"].values():
            if function["kind"] == "reserved":
                assignments[function["id"]] = [CUSTOMER]
            elif function["kind"] == "independent":
                assignments[function["id"]] = [THIRD_PARTY]
            else:
                owner = [owners[function["id"]]] if function["id"] in owners else []
                if not unlisted_too:  # a pure model is provider of every delegable function it lists
                    owner = [one for one in owner if lists_service(world, providers[one], function["id"])]
                assignments[function["id"]] = owner
        arrangement = {"hypothetical": True, "assignments": assignments, "providers": providers}
        found.append(arrangement | {"conditions": conditions})
    return found


def best_verdict(world: Mapping, candidates: list[Mapping], ref: str) -> Mapping:
    """The best verdict counts, ties to the first."""
    found = [verdict_of(world, arrangement, ref) for arrangement in candidates]
    if found[0]["verdict"] == "not_applicable":  # never depends on an offering
        return found[0]
    return max(found, key=lambda one: (VERDICT.index(one["verdict"]), -len(terms_needed(one))))


# ---- section 11: from demands to a verdict


def verdict_of(world: Mapping, arrangement: Mapping, ref: str) -> Mapping:
    """The verdict on one obligation under one arrangement."""
    answer = applicable(world, ref)
    if answer == "no":
        return bare("not_applicable")
    if answer == "unknown":
        return bare("not_assessable")
    verdict = judged_verdict(world, arrangement, ref)
    if not arrangement["hypothetical"]:
        verdict["verdict"] = beside_findings(world, ref, verdict)
        verdict["ground"] = verdict["ground"] if verdict["verdict"] in IN_PLACE else None
    return verdict


def beside_findings(world: Mapping, ref: str, found: Mapping) -> str:
    """Section 7a: the lowest of the verdict and of what each finding that stands allows."""
    as_of = world["engagement"]["as_of"]
    allowed = [found["verdict"]]
    for finding in world.get("row_findings", []):
        cured = finding.get("cured_on")
        if ref not in finding["concerns"] or (cured is not None and cured <= as_of):
            continue
        if allowed[0] == "not_applicable":
            allowed, found["grade"] = [], nobody_grade(world, ref)
        allowed.append({"unmet": "gap", "part": "partial", "unknown": "not_assessable"}[finding["result"]])
    return min(allowed, key=VERDICT.index) if allowed != ["not_applicable"] else "not_applicable"


def nobody_grade(world: Mapping, ref: str) -> float:
    """Where nobody is in reach only the edges have a grade."""
    return grade(world, ref, [], None)


def judged_verdict(world: Mapping, arrangement: Mapping, ref: str) -> Mapping:
    """What the clauses give, documented alternatives included."""
    decided = []  # for each clause: its deciding demand and that demand's outcome
    needed = [concerned(world, ref, clause) for clause in clauses(world, ref)]
    if not any(needed):  # section 6: nothing it asks concerns any group
        return bare("not_applicable")
    for clause in [clause for clause in needed if clause]:
        outcomes = [(demand, decide(world, arrangement, demand)) for demand in clause]
        if outcomes[0][1]["result"] == "not_applicable":  # section 8: nobody in the population
            return bare("not_applicable")
        decided.append(max(outcomes, key=preference))
    assert decided, "no clause at all is an authoring error"

    verdict = combine([(demand["weight"], outcome["result"]) for demand, outcome in decided])
    document = documented_alternative(world, ref) if verdict in ["partial", "gap"] else None
    cause = None
    if document is not None and not document["lacks"]:
        verdict = {"yes": "compensated", "no": "partial", "unknown": "not_assessable"}[document["rests"]]
        cause = None if document["rests"] == "yes" else document["cause"]

    duties, conditions, failing, advice, gates = [], [], [], [], []
    carriers, suppliers = [], []
    for index, (_, outcome) in enumerate(decided):
        one = outcome["deciding"]
        duties += one["duties"]
        failing += [(index, predicate) for predicate in one["no"]]
        advice += [(index, kind) for kind in one["advice"]]
        gates += one["gates"]
        if outcome["result"] in MET:
            conditions += one["conditions"]
            carriers.append(one["carrier"])
            carriers += ["customer"] if one["duties"] else []
            suppliers.append(one["provider"])
    if verdict in IN_PLACE:  # an offering counts where its model supplies what decided a clause that is met
        conditions += [condition for model, condition in arrangement["conditions"] if model in suppliers]

    in_place_today = verdict in IN_PLACE and not arrangement["hypothetical"]
    evidence, proof_grade = (None, None) if arrangement["hypothetical"] else proof(world, decided)
    return {
        "verdict": verdict,
        "carried_by": carried_by(carriers),
        "cause": cause or min(gates, default=None),
        "alternative": None if document is None else (document["lacks"], document["flagged"], document["rests"]),
        "evidence": evidence,
        "ground": ground(world, decided) if in_place_today else None,
        "duties": sorted(set(duties)),
        "conditions": sorted(set(conditions)),
        "failing": sorted(set(failing)),
        "advice": sorted(set(advice)),
        "grade": grade(world, ref, decided, proof_grade),
    }


def preference(outcome: tuple[Mapping, Mapping]) -> tuple[int, bool]:
    """Among the demands of a clause: the best result, then the one that needs no `term` condition."""
    found = outcome[1]
    return DEMAND_RESULT.index(found["result"]), not terms_needed(found["deciding"])


def bare(verdict: str) -> Mapping:
    """A verdict for which nothing was judged."""
    empty: Mapping = {"duties": [], "conditions": [], "failing": [], "advice": [], "grade": None}
    empty |= {"carried_by": "none", "cause": None, "alternative": None, "evidence": None, "ground": None}
    return {"verdict": verdict} | empty


def combine(weighed: list[tuple[str, str]]) -> str:
    """The clauses' results together, each with its weight."""
    results = [result for _, result in weighed]
    if all(result == "met" for result in results):
        return "satisfied"
    if all(result in MET for result in results):
        return "satisfied_with_customer_duties"
    if ("core", "unmet") in weighed:
        return "gap"
    if "unmet" in results or "part" in results:
        return "partial"
    return "not_assessable"


def carried_by(carriers: list[str]) -> str:
    different = set(carriers)
    if not different:
        return "none"
    return different.pop() if len(different) == 1 else "shared"


# ---- section 10 and 12: proof and confidence


def proof(world: Mapping, decided: list[tuple[Mapping, Mapping]]) -> tuple[str | None, float]:
    """The weakest proof of the deciding demands, and the weakest grade of it; populations have none."""
    found = [
        proof_of_demand(world, demand, outcome["deciding"])
        for demand, outcome in decided
        if demand["kind"] != "population"
    ]
    weakest = min([name for name, _ in found], key=PROOF.index, default=None)
    return weakest, min([value for _, value in found], default=1.0)


def proof_of_demand(world: Mapping, demand: Mapping, deciding: Mapping) -> tuple[str, float]:
    interval = demanded_interval(world, demand)
    if not isinstance(interval, int):
        interval = seconds("P1Y")
    if demand["kind"] == "duty":
        subjects = [("duty", demand["duty"])]
    else:
        subjects = [("capability", demand["capability"]["id"])]
        if deciding["provider"] == CUSTOMER:
            own = f"perform:{demand['capability']['id']}"
            subjects.append(("duty", demand["capability"].get("duty", own)))
    framework = world["obligations"][demand["obligation"]]["framework"]
    parts = [name.split("/")[1] for name, _ in deciding["duties"] if "/" in name]
    return proof_of(world, subjects, interval, deciding["provider"], framework, parts)


def ground(world: Mapping, decided: list[tuple[Mapping, Mapping]]) -> str:
    """Section 12: the weakest ground of the clauses."""
    found = ["stated"] if any(outcome["result"] not in MET for _, outcome in decided) else []
    for demand, outcome in decided:
        if outcome["result"] in MET:
            found.append(ground_of_demand(world, demand, outcome["deciding"]))
    return min(found, key=["assumed", "stated", "confirmed"].index)


def ground_of_demand(world: Mapping, demand: Mapping, deciding: Mapping) -> str:
    if demand["kind"] != "population":
        name, source_grade = proof_of_demand(world, demand, deciding)
        if name == "proven" and source_grade > SOURCE_GRADES["declared"]:
            return "confirmed"
    if any(state == "unconfirmed" or state.endswith(", assumed") for _, state in deciding["duties"]):
        return "assumed"
    found: str = deciding["ground"]
    return found


def grade(world: Mapping, ref: str, decided: list[tuple[Mapping, Mapping]], proof_grade: float | None) -> float:
    """Section 12: the weakest of the grades of edges, terms and, today, proof."""
    grades = [1.0]
    for entry in world["obligations"][ref]["entries"]:
        has_edges = any(edge_clauses(world, ref, edge) for edge in entry.get("essential", []))
        grades += [0.5] if has_edges and not entry.get("reviewed", False) else []
    for _, outcome in decided:
        grades += outcome["deciding"]["grades"]
    if proof_grade is not None:
        grades.append(proof_grade)
    return min(grades)


# ---- section 12: numbers


def ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def numbers(world: Mapping, found: Mapping, refs: list[str]) -> Mapping:
    """Counts, score, carried_score, coverage and confidence of one framework under one arrangement."""
    result: Mapping = dict.fromkeys(ALL_VERDICTS, 0)
    for ref in refs:
        result[found[ref]["verdict"]] += 1
    decided = [ref for ref in refs if found[ref]["verdict"] in DECIDED]
    in_place = [ref for ref in decided if found[ref]["verdict"] in IN_PLACE]
    carried = [ref for ref in decided if can_be_carried(world, ref)]
    carried_in_place = [ref for ref in in_place if can_be_carried(world, ref)]
    result["score"] = ratio(len(in_place), len(decided))
    result["carried_score"] = ratio(len(carried_in_place), len(carried))
    result["coverage"] = ratio(len(decided), len(decided) + result["not_assessable"] + result["not_tested"])
    grades = [found[ref]["grade"] for ref in decided]
    result["confidence"] = sum(grades) / len(grades) if grades else None
    return result
