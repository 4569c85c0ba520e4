"""What the terminal says of the answer to `--what-if`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TextIO

from assessor.cli.colors import paint
from assessor.cli.tables import columns
from assessor.evaluate.supply import TODAY
from assessor.words.grammar import counted as counted_noun
from assessor.words.names import names_of
from assessor.words.what_if import ending, value

if TYPE_CHECKING:
    from assessor.assess.what_if import WhatIf
    from assessor.result.result import Result
    from assessor.result.what_if import Direction
    from assessor.result.what_if import WhatIf as Changes

_MOST = 12
_WAYS: Final[tuple[Direction, ...]] = ("better", "worse", "other")
_FIGURES = {
    "fees_annual": "fees a year",
    "functional": "fees and risk-weighted losses a year",
    "annual_cost": "cost a year",
    "functional_cost": "cost and risk-weighted losses a year",
    "price_of_compliance": "price of compliance a year",
    "status": "result of the search",
}
# Figures of no arrangement, and in no dollars.
_PLAIN = {
    "recommendation": "Recommendation",
    "crossover_incidents_per_month": "Crossover, incidents a month",
}
_SHOWN = 60


def announce(case: WhatIf) -> str:
    """What was changed, before an explanation that takes it for granted."""
    lines = ["What if"]
    if case.pack is not None:
        lines.append(_as_if(case.pack.title, case.pack.citation, case.pack.status))
    lines += [_change(item.change.key, item.value, item.was, stated=item.stated) for item in case.changed]
    return "\n".join([*lines, ""])


def _as_if(title: str, citation: str, status: str) -> str:
    return f"  as if adopted: {title}, {citation} ({status}; not in force)"


def _change(key: str, value: object, was: object, *, stated: bool) -> str:
    return f"  {key}: {_value(was) if stated else 'not stated'} -> {_value(value)}"


def print_what_if(result: Result, stream: TextIO) -> None:
    """What was changed, what became of the numbers, and today's verdicts that would be others."""
    changes = result.what_if
    if changes is None:
        return
    lines = ["", paint("What if", "bold", stream)]
    if changes.pack is not None:
        lines.append(_as_if(changes.pack.title, changes.pack.citation, changes.pack.status))
    lines += [_change(item.key, item.value, item.was, stated=item.stated) for item in changes.changes]
    lines += ["", columns(_numbers(result, changes), right=(1, 2, 3, 4)), *_verdicts(changes)]
    lines += _scores(changes)
    lines += _money(result, changes)
    stream.write("\n".join(lines) + "\n\n")


def _scores(changes: Changes) -> list[str]:
    """Figures of the frameworks' own scores that would be others, a line each."""
    lines = [
        f"  {changes.frameworks[score.framework]}, {score.figure.replace('.', ', ').replace('_', ' ')}: "
        f"{_amount(score.before)} -> {_amount(score.after)}"
        for score in changes.scores[:_MOST]
    ]
    return ["Scores that would change", *lines] if lines else []


def _money(result: Result, changes: Changes) -> list[str]:
    """Costs, and what else the decision rests on, that would be others, a line each."""
    names = names_of(result, result.offers, result.positions)
    lines = []
    for money in changes.money:
        if money.figure in _PLAIN:
            both = ending(money) if money.figure == "recommendation" else (money.before, money.after)
            sides = [side if isinstance(side, str) else _amount(side) for side in both]
            lines.append(f"  {_PLAIN[money.figure]}: {sides[0]} -> {sides[1]}")
            continue
        whose = names.arrangement(money.arrangement).label if money.arrangement is not None else "Recommended"
        what = _FIGURES.get(money.figure, money.figure.replace("_", " "))
        lines.append(f"  {whose}, {what}: {_dollars(money.before)} -> {_dollars(money.after)}")
    return ["Decision figures that would change", *lines] if lines else []


def _dollars(value: object) -> str:
    """Whole dollars; a word as it is."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return _amount(value)
    return f"{'-' if round(value) < 0 else ''}${abs(round(value)):,}"


def _amount(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if isinstance(value, (int, float)) and float(value).is_integer() else _value(value)


def _numbers(result: Result, changes: Changes) -> list[list[str]]:
    names = names_of(result, result.offers, result.positions)
    rows = [["", "in place", "would be", "score", "would be"]]
    for framework, pairs in changes.summary.items():
        for name, pair in pairs.items():
            sides = [pair.before, pair.after]
            counts = ["-" if side is None else f"{side.in_place}/{side.decided}" for side in sides]
            scores = ["-" if side is None or side.score is None else f"{side.score:.0%}" for side in sides]
            label = names.arrangement(name).label
            rows.append([f"{changes.frameworks.get(framework, framework)}, {label}", *counts, *scores])
    return rows


def _verdicts(changes: Changes) -> list[str]:
    moved = [change for change in changes.verdicts if change.arrangement == TODAY]
    added, removed = changes.obligations.added, changes.obligations.removed
    if not moved and not added and not removed:
        return ["", "No verdict for today would change."]
    counted = Counter(change.direction for change in moved)
    words = [f"{counted[kind]} {kind}" for kind in _WAYS if counted[kind]]
    lines = ["", f"Today, {counted_noun(len(moved), 'verdict')} would change" + _joined(words)]
    lines += [f"  {change.ref}: {_plain(change.from_)} -> {_plain(change.to)}" for change in moved[:_MOST]]
    if len(moved) > _MOST:
        lines.append(f"  and {len(moved) - _MOST} more in result.json")
    for rows, word in ((added, "new"), (removed, "dropped")):
        if rows:
            refs = ", ".join(row.ref for row in rows[:_MOST]) + (" ..." if len(rows) > _MOST else "")
            lines.append(f"{counted_noun(len(rows), 'obligation')} {word}: {refs}")
    return lines


def _joined(words: list[str]) -> str:
    return f": {', '.join(words)}" if words else ""


def _plain(verdict: str) -> str:
    return verdict.replace("_", " ")


def _value(stated: object) -> str:
    text = value(stated)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
