"""Today's gap register: what stands behind the rows that are not in place, once per cause.

A finding has the four parts of the Yellow Book (GAO-24-106786, 6.17): criterion, condition, cause, effect; and an
action. One missing paper is one finding with as many rows as it holds back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assessor.evaluate.supply import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.assess.engine import Assessment

Rows = list[dict[str, Any]]
_OPEN = ("gap", "partial", "not_assessable")
_IN_PLACE = ("satisfied", "satisfied_with_customer_duties", "compensated")
_SEVERITY_ORDER = ("high", "medium", "low")
_SHOWN = 3


@dataclass(slots=True, kw_only=True)
class _Pile:
    """Rows that fail for one reason."""

    kind: str
    subject: str
    entry: dict[str, Any]
    capability: str | None = None
    duty: str | None = None
    cause: str | None = None
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)


def findings(assessment: Assessment, rows: Rows) -> Rows:
    """The register, worst first; ids follow the order."""
    piles: dict[tuple[str, str], _Pile] = {}
    for row in rows:
        verdict = row["verdicts"].get(TODAY)
        if verdict is None or verdict["verdict"] not in _OPEN:
            continue
        for pile in _reasons(assessment, row, verdict):
            piles.setdefault((pile.kind, pile.subject), pile).rows[row["ref"]] = row
    made = [_finding(assessment, pile) for pile in piles.values()]
    made.sort(key=lambda item: (_SEVERITY_ORDER.index(item["severity"]), -len(item["obligations"]), item["title"]))
    return [{"id": f"F-{number:03}", **item} for number, item in enumerate(made, 1)]


def _reasons(assessment: Assessment, row: dict[str, Any], verdict: dict[str, Any]) -> Iterator[_Pile]:
    if row["applicable"] is None:
        yield _Pile(kind="fact", subject=row["reason"] or "", entry={"needs": "a stated fact", "has": row["reason"]})
    for entry in verdict["failing"]:
        yield from _failed(assessment, row, entry)
    for entry in verdict["unknown"]:
        demand = row["demands"][entry["demand"]]
        if entry["provider"] is None and entry["function"] is not None:
            yield _Pile(kind="unstated_function", subject=entry["function"], entry=entry)
        elif entry["predicate"] == "customer_duty":
            yield _Pile(kind="unstated_duty", subject=demand["duty"] or "", entry=entry, duty=demand["duty"])
        else:
            subject = f"{entry['provider'] or demand['population']}/{entry['predicate']}/{demand['capability']}"
            yield _Pile(kind="unstated_term", subject=subject, entry=entry, capability=demand["capability"])


def _failed(assessment: Assessment, row: dict[str, Any], entry: dict[str, Any]) -> Iterator[_Pile]:
    demand = row["demands"][entry["demand"]]
    capability = demand["capability"]
    if entry["predicate"] == "contract":
        yield from _papers(assessment, row, demand, entry)
    elif entry["predicate"] == "customer_duty":
        yield _Pile(kind="duty", subject=demand["duty"] or "", entry=entry, duty=demand["duty"])
    elif entry["provider"] is None:
        subject = ", ".join(sorted(demand["functions"]))
        yield _Pile(kind="unowned", subject=subject, entry=entry, capability=capability)
    else:
        subject = f"{entry['provider']}/{capability}"
        yield _Pile(kind=entry["predicate"], subject=subject, entry=entry, capability=capability)


def _papers(
    assessment: Assessment, row: dict[str, Any], demand: dict[str, Any], entry: dict[str, Any]
) -> Iterator[_Pile]:
    """One pile per missing paper and provider; a population row belongs to each of its providers."""
    cause = row["verdicts"][TODAY]["cause"]
    gate = assessment.plan.terrain.gates.get(demand["population"] or cause or "")
    if gate is None:
        return
    engagement = assessment.case.engagement
    named = [entry["provider"]] if entry["provider"] else [item.id for item in engagement.providers]
    for provider in engagement.providers:
        if provider.id in named and gate.needs in provider.artefacts and provider.artefacts[gate.needs] is None:
            subject = f"{gate.id}/{provider.id}"
            yield _Pile(kind="contract", subject=subject, entry={**entry, "provider": provider.id}, cause=gate.id)


def _finding(assessment: Assessment, pile: _Pile) -> dict[str, Any]:
    rows = [pile.rows[ref] for ref in pile.rows]
    counts = {word: sum(row["verdicts"][TODAY]["verdict"] == word for row in rows) for word in _OPEN}
    title, cause, action = _words(assessment, pile)
    severity = "high" if counts["gap"] else "medium" if counts["partial"] else "low"
    return {
        "cause": pile.cause,
        "kind": pile.kind,
        "title": title,
        "criterion": _criterion(pile, rows),
        "condition": f"Needed: {pile.entry['needs']}. Found: {pile.entry['has']}.",
        "cause_text": cause,
        "effect": _effect(rows, counts),
        "action": action + _helpers(assessment, rows),
        "severity": severity,
        "provider": pile.entry.get("provider"),
        "function": pile.entry.get("function"),
        "capability": pile.capability,
        "duty": pile.duty,
        "obligations": sorted(pile.rows),
        "verdict_counts": counts,
    }


def _criterion(pile: _Pile, rows: Rows) -> str:
    cites = [row["citation"] or row["ref"] for row in rows]
    more = f" and {len(cites) - _SHOWN} more" if len(cites) > _SHOWN else ""
    what = rows[0]["statement"] if len(rows) == 1 else f"{len(rows)} obligations need this"
    return f"{'; '.join(cites[:_SHOWN])}{more}: {what}" if pile.kind != "fact" else "; ".join(cites[:_SHOWN]) + more


def _effect(rows: Rows, counts: dict[str, int]) -> str:
    words = {"gap": "a gap", "partial": "partial at best", "not_assessable": "impossible to assess"}
    said = [f"{count} {'is' if count == 1 else 'are'} {words[word]}" for word, count in counts.items() if count]
    plural = "obligation" if len(rows) == 1 else "obligations"
    return f"While this stands, of {len(rows)} {plural} {', '.join(said)}."


def _helpers(assessment: Assessment, rows: Rows) -> str:
    """Which support models would bring all these rows in place, as judged."""
    titles = assessment.plan.terrain.models
    able = [
        titles[name].title.lower() if name in titles else name
        for name in assessment.arrangements
        if name != TODAY and all(row["verdicts"][name]["verdict"] in _IN_PLACE for row in rows)
    ]
    return f" Models that can carry all of them: {', '.join(able)}." if able else ""


def _words(assessment: Assessment, pile: _Pile) -> tuple[str, str, str]:
    """(title, cause, action) of a finding."""
    terrain = assessment.plan.terrain
    names = {item.id: item.name or item.id for item in assessment.case.engagement.providers}
    who = names.get(pile.entry.get("provider") or "", pile.entry.get("provider") or "")
    capability = terrain.capabilities.get(pile.capability or "")
    what = capability.title if capability is not None else ""
    match pile.kind:
        case "contract":
            gate = terrain.gates[pile.cause or ""]
            paper = gate.title[0].lower() + gate.title[1:]
            return (
                f"{who} has no signed {paper}",
                f"The engagement states that the {paper} with {who} is missing ({gate.citation}).",
                f"Sign the {paper} with {who} before it touches regulated data again.",
            )
        case "unowned":
            titles = " or ".join(terrain.functions[name].title.lower() for name in pile.subject.split(", "))
            return (
                f"Nobody runs {titles}",
                "No provider and nobody inside is assigned this work today.",
                f"Assign {titles} to somebody who keeps to the demand.",
            )
        case "duty" | "unstated_duty":
            return _duty_words(assessment, pile)
        case "unstated_function":
            title = terrain.functions[pile.subject].title.lower()
            return (
                f"Who runs {title} is not stated",
                "The engagement file is silent.",
                f"State today: {pile.subject}.",
            )
        case "fact":
            return ("A fact that decides applicability is not stated", pile.subject, "State it under organization.")
        case "unstated_term":
            return (
                f"A term of {who or 'a provider'} is not stated",
                "The engagement file is silent.",
                "Ask and state it.",
            )
        case _:  # one of the predicates
            return (
                f"{who}: {what.lower()} fails on {pile.kind.replace('_', ' ')}",
                f"The terms agreed with {who} do not reach what is demanded.",
                f"Agree with {who} on {pile.entry['needs']}, or give the work to somebody who does.",
            )


def _duty_words(assessment: Assessment, pile: _Pile) -> tuple[str, str, str]:
    duty = assessment.plan.terrain.duties.get(pile.duty or "")
    statement = duty.statement if duty is not None else f"Perform {pile.duty}."
    short = statement if len(statement) <= 90 else statement[:89].rsplit(" ", 1)[0] + " …"  # noqa: PLR2004 - a title's width
    if pile.kind == "duty":
        return (
            f"Not done: {short}",
            "The organization states that it does not do this.",
            f"Do it or assign it: {statement}",
        )
    return (
        f"Not stated: {short}",
        "The engagement file is silent on this duty.",
        f"State whether it is done: {statement}",
    )
