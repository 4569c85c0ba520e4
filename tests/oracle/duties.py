"""Section 7 for the second evaluator: what a stated duty means today."""

from __future__ import annotations

from datetime import date

from tests.oracle.demands import demanded_interval, is_list
from tests.oracle.scales import BINDING, DAY, DEMAND_RESULT, Mapping, all_of, seconds


def rule_of(world: Mapping, duty: str) -> Mapping:
    """What the rules say of a duty; nothing of a call, or of work without a named duty."""
    for rule in world["duties"]:
        if rule["id"] == duty:
            found: Mapping = rule
            return found
    return {}


def asked_for(world: Mapping, duty: str, ref: str) -> list[tuple[str, Mapping, Mapping]]:
    """(part id or "", the part's rule, the answer) for everything that is asked."""
    own = world["engagement"].get("duties", {}).get(duty, {})
    own = {"state": own} if isinstance(own, str) else own
    found = []
    rest = {} if is_list(own) else own
    for part in rule_of(world, duty).get("parts", []):
        if ref in part["attaches_to"]:
            answer = own.get("parts", {}).get(part["id"], rest)
            found.append((part["id"], part, {"state": answer} if isinstance(answer, str) else answer))
    return found or [("", {}, own)]


def said(answer: Mapping) -> str:
    """What an answer says."""
    word = answer.get("state", "not stated")
    paper = answer.get("document")
    if paper in ["draft", "template"]:
        return str(paper)
    if paper == "missing":
        return "not_done"
    if paper == "adopted" and word not in ["partly", "not_done"]:
        word = "done"
    if word in ["done", "assigned"] and answer.get("who") == "name":
        return "not stated"
    return str(word)


def of_own_work(world: Mapping, demand: Mapping) -> Mapping:
    """What the timing of a demand makes of the organization's own work."""
    binds = demand["every_basis"] in BINDING
    longest = demanded_interval(world, demand) if binds else demand["loosest"] and seconds(demand["loosest"])
    return {
        "recurring": demand["every"] is not None,
        "result": bool(demand["state"]),
        "binds": binds,
        "limit": longest if isinstance(longest, int) else None,
    }


def of_rule(rule: Mapping, part: Mapping) -> Mapping:
    """What the rules make of a duty by itself, or beside a provider's work."""
    source = part if "kind" in part else rule
    basis = source.get("basis", rule.get("basis"))
    longest = source.get("every" if basis in BINDING else "loosest")
    kind = source.get("kind", "standing")
    return {
        "recurring": kind == "recurring",
        "result": kind == "result",
        "binds": basis in BINDING,
        "limit": seconds(longest) if longest else None,
    }


def work(word: str, asked: Mapping) -> str:
    """Whether the work stands."""
    if word == "not stated":
        return "unknown"
    return "yes" if word == "done" or (word == "assigned" and not asked["result"]) else "no"


def beside(world: Mapping, demand: Mapping, rule: Mapping, part: Mapping) -> Mapping:
    """What the rules make of a duty beside the work of a demand; the day of what stands may be a year old."""
    asked, longest = of_rule(rule, part), of_own_work(world, demand)["limit"]
    if asked["recurring"] or asked["result"] or longest is None:
        return asked
    return {**asked, "lapse": max(longest, seconds("P1Y"))}


def dates(world: Mapping, answer: Mapping, word: str, asked: Mapping) -> tuple[str, bool]:
    """Whether recurring work is done in time, and whether that is assumed."""
    last, limit = answer.get("last"), asked["limit"]
    if word != "not stated" and "lapse" in asked and last is not None:
        return "no" if last == "never" or days_since(world, last) * DAY > asked["lapse"] else "yes", False
    if not asked["recurring"] or word == "not stated":
        return "yes", False
    if last == "never":
        return "no", False
    if last is not None and limit is not None and days_since(world, last) * DAY > limit:
        return "no", False
    if "every" in answer and limit is not None and seconds(answer["every"]) > limit:
        return "no", False
    if word == "done" and last is None:
        return ("unknown", False) if asked["binds"] else ("yes", True)
    return "yes", False


def days_since(world: Mapping, day: str) -> int:
    """How long ago a day was at the day of the assessment."""
    return (date.fromisoformat(world["engagement"]["as_of"]) - date.fromisoformat(day)).days


def use(duty: str, part: str, word: str, *, assumed: bool) -> tuple[str, str]:
    """A duty, or the part of it that is asked for, and how it stands; unconfirmed is assumed anyway."""
    return f"{duty}/{part}" if part else duty, f"{word}, assumed" if assumed else word


def on_customer(world: Mapping, demand: Mapping, duty: str) -> Mapping:
    """A demand on the customer today: its result, cadence, customer_duty and the duties listed."""
    frequency = "yes"
    if demand["every"] == "as_defined":
        frequency = {"absent": "no", "unknown": "unknown"}.get(str(demanded_interval(world, demand)), "yes")
    listed, results, cadences, works = [], [], [frequency], []
    for part, rule, answer in asked_for(world, duty, demand["obligation"]):
        own = demand["kind"] == "capability"
        asked = of_own_work(world, demand) if own else of_rule(rule_of(world, duty), rule)
        word = said(answer)
        in_time, assumed = dates(world, answer, word, asked)
        stands, cadence = work(word, asked), all_of([frequency, in_time])
        if cadence == "no" or (stands == "no" and word != "partly"):
            results.append("unmet")
        elif stands == "no":
            results.append("part")
        else:
            results.append("unknown" if "unknown" in [cadence, stands] else "met_with_duty")
        cadences.append(cadence)
        works.append(stands)
        listed.append(use(duty, part, "unknown" if word == "not stated" else word, assumed=assumed))
    result = min(results, key=DEMAND_RESULT.index)
    return {"result": result, "cadence": all_of(cadences), "customer_duty": all_of(works), "duties": listed}


def beside_a_provider(world: Mapping, demand: Mapping, duty: str) -> tuple[str, list[tuple[str, str]]]:
    """The duty that comes with a provider's work today: customer_duty, and the duties listed."""
    values, listed = [], []
    for part, rule, answer in asked_for(world, duty, demand["obligation"]):
        asked, word = beside(world, demand, rule_of(world, duty), rule), said(answer)
        in_time, assumed = dates(world, answer, word, asked)
        value = all_of([work(word, asked), in_time])
        if word == "not stated":
            word = "unknown"
            if demand["timing_basis"] not in BINDING:
                value, word = "yes", "unconfirmed"
        values.append(value)
        listed.append(use(duty, part, word, assumed=assumed))
    return all_of(values), listed
