"""Two results side by side: verdicts, obligations, counts, scores and money that differ, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.model.scales import VERDICT_RANK, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Result = dict[str, Any]
_COUNTS = (
    "applicable",
    "decided",
    "in_place",
    "partial",
    "gap",
    "not_assessable",
    "score",
    "carried_score",
    "coverage",
    "confidence",
)
# Figures of the decision that are compared, where both results have them.
_MONEY = (
    ("economics", "crossover_incidents_per_month"),
    ("recommendation", "status"),
    ("recommendation", "annual_cost"),
    ("recommendation", "functional_cost"),
    ("recommendation", "price_of_compliance"),
)
_MOST_FIGURES = 60


def differences(before: Result, after: Result) -> dict[str, Any]:
    """Everything in which `after` differs from `before`; swapping the two swaps every pair and nothing else."""
    old = {row["ref"]: row for row in before["obligations"]}
    new = {row["ref"]: row for row in after["obligations"]}
    both = [row for ref, row in old.items() if ref in new]
    return {
        "verdicts": [change for row in both for change in _verdicts(before, after, row, new[row["ref"]])],
        "obligations": {
            "added": [_listed(row) for ref, row in new.items() if ref not in old],
            "removed": [_listed(row) for ref, row in old.items() if ref not in new],
        },
        "specifications": [
            {"ref": row["ref"], "from": row["specification"], "to": new[row["ref"]]["specification"]}
            for row in both
            if row["specification"] != new[row["ref"]]["specification"]
        ],
        "summary": _summary(before, after),
        "scores": list(_scores(before, after)),
        "money": list(_money(before, after)),
    }


def _listed(row: Result) -> dict[str, Any]:
    return {
        "ref": row["ref"],
        "title": row["title"],
        "statement": row["statement"],
        "citation": row["citation"],
        "asks": [demand["asks"] for demand in row["demands"]],
        "verdicts": {name: judged["verdict"] for name, judged in row["verdicts"].items()},
    }


def _verdicts(before: Result, after: Result, old: Result, new: Result) -> Iterator[dict[str, Any]]:
    for name, was in old["verdicts"].items():
        now = new["verdicts"].get(name)
        if now is not None and now["verdict"] != was["verdict"]:
            yield {
                "ref": old["ref"],
                "title": old["title"],
                "arrangement": name,
                "from": was["verdict"],
                "to": now["verdict"],
                "direction": direction(was["verdict"], now["verdict"]),
                "cause": _cause((before, old, was), (after, new, now)),
            }


def direction(was: str, now: str) -> str:
    """Better, worse, or only other: neither end may be outside the scale."""
    ranks = [VERDICT_RANK.get(Verdict(word)) for word in (was, now)]
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        return "other"
    return "better" if ranks[1] > ranks[0] else "worse"


_Side = tuple[Result, Result, Result]


def _cause(before: _Side, after: _Side) -> dict[str, str] | None:
    """What fails now and did not before, or the other way around; a change of applicability goes first."""
    for side, kind in ((after, "now"), (before, "before")):
        if side[2]["reason"] is not None and side[2]["reason"] != (before if side is after else after)[2]["reason"]:
            return {"kind": kind, "text": str(side[2]["reason"])}
    for side, other, kind in ((after, before, "now"), (before, after, "before")):
        decided = side[2].get("determination")
        if decided is not None and decided != other[2].get("determination"):
            return {"kind": kind, "text": f"people determined it: {decided['status'].replace('_', ' ')}"}
    failing, failed = _failures(after), _failures(before)
    tightened = before[1]["specification"] != after[1]["specification"]
    if Verdict.COMPENSATED.value in (before[2]["verdict"], after[2]["verdict"]) and tightened:
        kind = "now" if before[2]["verdict"] == Verdict.COMPENSATED.value else "before"
        return {"kind": kind, "text": "a documented alternative is not accepted"}
    for found, known, kind in ((failing, failed, "now"), (failed, failing, "before")):
        fresh = [text for text in found if text not in known]
        if fresh:
            return {"kind": kind, "text": fresh[0]}
    return None


def _failures(side: _Side) -> list[str]:
    """What fails or is unknown for one verdict, in words."""
    result, row, judged = side
    return [
        f"{_work(result, row, item['demand'])}: needed {item['needs']}; found: {item['has']}"
        for item in (*judged["failing"], *judged["unknown"])
    ]


def _work(result: Result, row: Result, index: int) -> str:
    demand = row["demands"][index]
    for key, kind in (("capability", "capabilities"), ("duty", "duties")):
        if demand[key] is not None:
            found = next((item for item in result[kind] if item["id"] == demand[key]), None)
            return str((found or {}).get("title") or demand[key])
    return "papers of every provider"


def _summary(before: Result, after: Result) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for framework in dict.fromkeys((*before["summary"], *after["summary"])):
        old, new = before["summary"].get(framework, {}), after["summary"].get(framework, {})
        made[framework] = {
            name: {"before": _numbers(old.get(name)), "after": _numbers(new.get(name))}
            for name in dict.fromkeys((*old, *new))
        }
    return made


def _numbers(counts: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if counts is None else {key: counts[key] for key in _COUNTS}


def _scores(before: Result, after: Result) -> Iterator[dict[str, Any]]:
    """Single figures of the frameworks' own scores that both results have."""
    old, new = before.get("scores") or {}, after.get("scores") or {}
    for framework in (name for name in old if name in new):
        was, now = dict(_leaves(old[framework], "")), dict(_leaves(new[framework], ""))
        differing = [key for key in was if key in now and was[key] != now[key]]
        for key in differing[:_MOST_FIGURES]:
            yield {"framework": framework, "figure": key, "before": was[key], "after": now[key]}


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(value, (int, float, str)):
        yield path, value


def _money(before: Result, after: Result) -> Iterator[dict[str, Any]]:
    for part, key in _MONEY:
        old, new = before.get(part) or {}, after.get(part) or {}
        if key in old and key in new and old[key] != new[key]:
            yield {"figure": f"{part}.{key}", "before": old[key], "after": new[key]}
