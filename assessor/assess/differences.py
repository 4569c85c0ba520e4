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
# What each arrangement costs a year: its fees, and all of it with the risk as it is weighed.
_COSTS = ("fees_annual", "functional")
_MOST_FIGURES = 60
_LONGEST_WORD = 60
_PAIR = 2
# Sentences, and the codes they are made from.
_WORDING = frozenset(
    {"title", "citation", "statement", "reason", "note", "why", "text", "words", "source", "answer", "standing"}
)


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
        "frameworks": {item["id"]: item["title"] for side in (before, after) for item in side["frameworks"]},
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
                "direction": "other" if _more_asked(old, new, was, now) else direction(was["verdict"], now["verdict"]),
                "cause": _cause((before, old, was), (after, new, now)),
            }


def direction(was: str, now: str) -> str:
    """Better, worse, or only other: neither end may be outside the scale."""
    ranks = [VERDICT_RANK.get(Verdict(word)) for word in (was, now)]
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        return "other"
    return "better" if ranks[1] > ranks[0] else "worse"


def _more_asked(old: Result, new: Result, was: Result, now: Result) -> bool:
    """Between gap and partial, where the two sides ask for different things: a part added and met mends nothing."""
    both_open = {was["verdict"], now["verdict"]} == {Verdict.GAP.value, Verdict.PARTIAL.value}
    return both_open and len(old["demands"]) != len(new["demands"])


_Side = tuple[Result, Result, Result]


def _cause(before: _Side, after: _Side) -> dict[str, str] | None:
    """What holds on one side only and explains its verdict: of the worse side first, so that swapping the two swaps it.

    A change of applicability goes before a determination, that before a documented alternative, and all before terms.
    """
    sides = [(after, before, "now"), (before, after, "before")]
    way = direction(before[2]["verdict"], after[2]["verdict"])
    if way == "better" or (way == "other" and before[2]["verdict"] < after[2]["verdict"]):
        sides.reverse()
    for find in (_inapplicable, _determined, _alternative, _otherwise_asked, _failing):
        for mine, other, kind in sides:
            text = find(mine, other)
            if text is not None:
                return {"kind": kind, "text": text}
    return None


def _inapplicable(mine: _Side, other: _Side) -> str | None:
    reason = mine[2]["reason"]
    return str(reason) if reason is not None and reason != other[2]["reason"] else None


def _determined(mine: _Side, other: _Side) -> str | None:
    made = mine[2].get("determination")
    if made is None or made == other[2].get("determination"):
        return None
    return f"people determined it: {made['status'].replace('_', ' ')}"


def _alternative(mine: _Side, other: _Side) -> str | None:
    lost = other[2]["verdict"] == Verdict.COMPENSATED.value != mine[2]["verdict"]
    changed = mine[1]["specification"] != other[1]["specification"]
    return "a documented alternative is not accepted" if lost and changed else None


def _otherwise_asked(mine: _Side, other: _Side) -> str | None:
    asked = _more_asked(mine[1], other[1], mine[2], other[2])
    return "what is asked differs; it is in place neither way" if asked else None


def _failing(mine: _Side, other: _Side) -> str | None:
    known = _failures(other)
    return next((text for text in _failures(mine) if text not in known), None)


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
    """Single values by their path; what is told per obligation or in sentences is no figure."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in _WORDING and ":" not in key:
                yield from _leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        if len(value) <= _PAIR and all(isinstance(item, (int, float)) for item in value):
            yield path, ", ".join(str(item) for item in value)
    elif not isinstance(value, str) or len(value) <= _LONGEST_WORD:
        yield path, value


def _money(before: Result, after: Result) -> Iterator[dict[str, Any]]:
    """Figures of the decision and of each arrangement's cost that both results have."""
    sides = [side.get("recommendation") for side in (before, after)]
    if (sides[0] is None) != (sides[1] is None):
        told = [_found(side) for side in (before, after)]
        yield {"figure": "recommendation", "arrangement": None, "before": told[0], "after": told[1]}
    for part, key in _MONEY:
        old, new = before.get(part) or {}, after.get(part) or {}
        yield from _figure(old, new, key, None)
    costs, others = ((side.get("economics") or {}).get("arrangements") or {} for side in (before, after))
    for name in (name for name in costs if name in others):
        for key in _COSTS:
            yield from _figure(costs[name], others[name], key, name)


def _found(side: Result) -> str | None:
    """How the search for a recommendation ended, or why there was none."""
    made = side.get("recommendation")
    return str(made["status"]) if made else side.get("recommendation_reason")


def _figure(old: Result, new: Result, key: str, arrangement: str | None) -> Iterator[dict[str, Any]]:
    if key in old and key in new and old[key] != new[key]:
        yield {"figure": key, "arrangement": arrangement, "before": old[key], "after": new[key]}
