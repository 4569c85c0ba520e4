"""Today's gap register: what stands behind the rows that are not in place, once per cause.

A finding has the four parts of the Yellow Book (GAO-24-106786, 6.17): criterion, condition, cause, effect; and an
action. One missing paper is one finding with as many rows as it holds back. Severity follows from the rows alone:
any gap is high, otherwise any partial is medium, otherwise (nothing but unknowns) low.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from assessor.assess.finding_words import OPEN, Pile, Words
from assessor.assess.phrases import NO_FREQUENCY, UNSTATED_FREQUENCY
from assessor.assess.wording import Wording
from assessor.evaluate.roll_up import OPEN as OPEN_STATUS
from assessor.evaluate.supply import TODAY
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.assess.engine import Assessment

Rows = list[dict[str, Any]]
_SEVERITIES = ("high", "medium", "low")
# what one provider's terms fail on is one finding per: the provider, its function, or the ability
_BY_PROVIDER = ("capacity", "scope")
_BY_FUNCTION = ("evidence", "detection")


def findings(assessment: Assessment, rows: Rows) -> Rows:
    """The register, worst first; ids follow the order."""
    wording = Wording(assessment)
    piles: dict[tuple[str, str], Pile] = {}
    for row in rows:
        verdict = row["verdicts"].get(TODAY)
        if verdict is None or verdict["verdict"] not in OPEN:
            continue
        for found, demand, entry in _reasons(wording, row, verdict):
            pile = piles.setdefault((found.kind, found.subject), found)
            pile.rows[row["ref"]] = row
            pile.entries.append((demand, entry))
    shared = Counter(ref for pile in piles.values() for ref in pile.rows)
    words = Words(assessment, wording)
    made = [_finding(words, pile, sum(shared[ref] == 1 for ref in pile.rows)) for pile in piles.values()]
    made.sort(key=lambda item: (_SEVERITIES.index(item["severity"]), -len(item["obligations"]), item["title"]))
    return [{"id": f"F-{number:03}", **item} for number, item in enumerate(made, 1)]


def finding_counts(made: Rows) -> dict[str, int]:
    """How many findings there are of each severity."""
    return {name: sum(item["severity"] == name for item in made) for name in _SEVERITIES}


Reason = tuple[Pile, dict[str, Any], dict[str, Any]]


def _reasons(wording: Wording, row: dict[str, Any], verdict: dict[str, Any]) -> Iterator[Reason]:
    told = verdict["determination"]
    if told is not None and verdict["verdict"] != verdict["derived"]:
        kind = "undetermined" if told["status"] == OPEN_STATUS else "determined"
        yield Pile(kind=kind, subject=row["ref"]), {}, {"needs": "met", "has": told["status"]}
        if verdict["derived"] not in OPEN:
            return
    elif row["applicable"] is None:
        missing = wording.assessment.judgements[TODAY][row["ref"]].missing_facts
        yield Pile(kind="fact", subject=", ".join(missing)), {}, {"needs": "a stated fact", "has": "not stated"}
    told = verdict["alternative"]
    if told is not None and not told["accepted"]:
        use = wording.assessment.judgements[TODAY][row["ref"]].alternative
        entry = {"needs": told["document"], "has": "; ".join(lack["text"] for lack in told["lacks"])}
        entry |= {"function": None, "predicate": None, "provider": None}
        if use is not None and use.rests is not Truth.YES and use.rule.rests_on is not None:
            cause = use.rule.rests_on.cause
            yield Pile(kind="basis", subject=cause, cause=cause), {}, entry
        if use is not None and not use.lacks:
            return  # nothing else stands between the decision and its acceptance
        yield Pile(kind="alternative", subject=row["ref"]), {}, entry
    for entry in verdict["failing"]:
        yield from _failed(wording, row, entry)
    for entry in verdict["unknown"]:
        yield from _unknown(wording, row, entry)


def _failed(wording: Wording, row: dict[str, Any], entry: dict[str, Any]) -> Iterator[Reason]:
    demand, provider, kind = row["demands"][entry["demand"]], entry["provider"], entry["predicate"]
    if kind == "contract":
        yield from _papers(wording, row, demand, entry)
    elif kind == "customer_duty":
        for duty in _open(row, demand, "not_done"):
            yield Pile(kind="duty", subject=duty, duty=duty), demand, entry
    elif provider is None:
        yield Pile(kind="unowned", subject=", ".join(sorted(demand["functions"]))), demand, entry
    elif entry["has"] == NO_FREQUENCY:
        yield Pile(kind="frequency", subject=row["ref"]), demand, entry
    else:
        about = demand["capability"]
        if kind == "cadence" and wording.contradiction(demand["capability"] or "", provider) is not None:
            kind = "contradicted"
        if kind in _BY_FUNCTION:
            about = f"{entry['function']}/{entry['has']}"
        subject = provider if kind in _BY_PROVIDER else f"{provider}/{about}"
        yield Pile(kind=kind, subject=subject, provider=provider), demand, entry


def _unknown(wording: Wording, row: dict[str, Any], entry: dict[str, Any]) -> Iterator[Reason]:
    demand, provider = row["demands"][entry["demand"]], entry["provider"]
    if provider is None and entry["function"] is not None:
        yield Pile(kind="unstated_function", subject=entry["function"]), demand, entry
    elif entry["predicate"] == "customer_duty":
        for duty in _open(row, demand, "unknown"):
            yield Pile(kind="unstated_duty", subject=duty, duty=duty), demand, entry
    elif entry["predicate"] == "contract":
        yield from _papers(wording, row, demand, entry)
    elif entry["has"] == UNSTATED_FREQUENCY:
        yield Pile(kind="unstated_frequency", subject=row["ref"]), demand, entry
    else:
        subject = f"{provider}/{entry['predicate']}/{demand['capability']}"
        yield Pile(kind="unstated_term", subject=subject, provider=provider), demand, entry


def _open(row: dict[str, Any], demand: dict[str, Any], state: str) -> list[str]:
    """The duties of a demand that are in a state: its own, a call to the provider, or its own performance."""
    stated = {use["id"] for use in row["verdicts"][TODAY]["duties"] if use["state"] == state}
    own = {demand["duty"], f"report:{demand['event']}", f"perform:{demand['capability']}"}
    return sorted(stated & own) or [demand["duty"] or ""]


def _papers(wording: Wording, row: dict[str, Any], demand: dict[str, Any], entry: dict[str, Any]) -> Iterator[Reason]:
    """One pile per provider and paper that is missing or not stated; a population has several providers."""
    terrain = wording.case.terrain
    gates = [terrain.gates[demand["population"]]] if demand["population"] else list(wording.gates_on(row["catalog"]))
    for gate in gates:
        missing, unsaid = wording.without_paper(gate)
        for kind, group in (("contract", missing), ("unstated_term", unsaid)):
            for provider in group:
                if entry["provider"] in (None, provider.id):
                    pile = Pile(kind=kind, subject=f"{gate.needs}/{provider.id}", provider=provider.id, cause=gate.id)
                    yield pile, demand, {**entry, "provider": provider.id}


def _finding(words: Words, pile: Pile, alone: int) -> dict[str, Any]:
    counts = pile.counts()
    said = words.of(pile)
    capabilities = sorted({demand["capability"] for demand, _ in pile.entries if demand.get("capability")})
    functions = sorted({entry["function"] for _, entry in pile.entries if entry.get("function")})
    return {
        "cause": pile.cause,
        "kind": pile.kind,
        "title": said.title,
        "criterion": words.criterion(pile),
        "condition": said.condition,
        "cause_text": said.cause,
        "effect": words.effect(pile, alone),
        "action": said.action,
        "severity": "high" if counts["gap"] else "medium" if counts["partial"] else "low",
        "provider": pile.provider or ("customer" if pile.duty else None),
        "function": functions[0] if len(functions) == 1 else None,
        "capability": capabilities[0] if len(capabilities) == 1 else None,
        "functions": functions,
        "capabilities": capabilities,
        "duty": pile.duty,
        "obligations": list(pile.rows),
        "alone": alone,
        "verdict_counts": counts,
    }
