"""The board letter: two pages that can be handed on alone. The outcome, three actions, the decision, the approvals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.scales import IN_PLACE, Verdict
from assessor.report.decision.choice import choice_of
from assessor.report.decision.money import about, whole_dollars
from assessor.report.letter_decisions import asked_of
from assessor.report.letter_options import note_of, options_of
from assessor.report.outcomes import outcomes_of
from assessor.report.text import shorten
from assessor.words import (
    chosen_package,
    decisions,
    grammar,
    grounds,
    law,
    missing_prices,
    packages,
    requests,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.report.framework import Registry
    from assessor.report.letter_options import Option
    from assessor.report.names import BriefNames
    from assessor.report.outcome import Outcome
    from assessor.report.plan_lines import PlanLine
    from assessor.report.register import Register
    from assessor.result.economics import ArrangementCosts
    from assessor.result.obligation import Obligation
    from assessor.result.result import Result
    from assessor.result.summary import Summary

_ACTIONS: Final = 3
_MOST_ACTIONS: Final = 4
# characters of three actions beside which a fourth still stands on the page
_ROOM: Final = 900
_FEW: Final = 2
_SAME: Final = 0.01  # a change of losses below this share is none
_FACTS: Final = (("users", "user"), ("devices", "device"), ("sites", "site"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Everything on the two pages, as finished text."""

    headline: str
    outcomes: tuple[Outcome, ...]
    actions: tuple[PlanLine, ...]
    exposure: tuple[str, ...]
    scope: tuple[str, ...]
    not_assessed: tuple[str, ...]
    decision: str
    decision_note: tuple[str, ...]
    options: tuple[Option, ...]
    options_note: str
    asked: tuple[str, ...]
    version: tuple[str, ...]


def letter_of(
    result: Result, names: BriefNames, gaps: Register, plan: Sequence[PlanLine], registry: Registry
) -> Letter:
    """The letter of a result."""
    outcomes = outcomes_of(result, names, registry)
    alone = len(outcomes) == 1
    actions = tuple(_first(plan))
    return Letter(
        headline=outcomes[0].headline if alone else _together(outcomes, names),
        outcomes=outcomes,
        actions=actions,
        exposure=(*(text for outcome in outcomes for text in outcome.at_risk), *_exposure(result, gaps, names)),
        scope=tuple(_scope(result, names)),
        not_assessed=tuple(text for outcome in outcomes for text in outcome.not_assessed),
        decision=_decision(result, names),
        decision_note=_note(result, names),
        options=tuple(options_of(result, names)),
        options_note=note_of(result, names),
        asked=tuple(asked_of(result, names, actions, outcomes)),
        version=(grammar.day(result.as_of), result.digest[:16], result.engine),
    )


def _first(plan: Sequence[PlanLine]) -> Iterator[PlanLine]:
    """The first actions, and one more where it is as grave as the first and the page has room for it.

    What no plan of action may hold comes before what is less grave, whatever day that is due.
    """
    if any(line.barred for line in plan):
        plan = sorted(plan, key=lambda line: not line.barred and line.severity != plan[0].severity)
    first = plan[:_ACTIONS]
    yield from first
    if sum(len(line.text) for line in first) <= _ROOM:
        yield from (line for line in plan[_ACTIONS:_MOST_ACTIONS] if line.severity == plan[0].severity)


def opened(plan: Sequence[PlanLine]) -> tuple[PlanLine, ...]:
    """The plan with what has to be asked before an examination is booked said where it is booked.

    What mends a finding is owed whatever the answer is, and waits for none.
    """
    asked = [line.number for line in plan if line.asks]
    if not asked:
        return tuple(plan)
    waits = f"Only once action {grammar.listed(asked)} is answered."
    return tuple(replace(line, text=shorten(f"{waits} {line.text}", 600)) if line.books else line for line in plan)


def _together(outcomes: Sequence[Outcome], names: BriefNames) -> str:
    if not outcomes:
        return f"No framework was chosen for {shorten(names.organization, 60)}"
    reached = sum(outcome.reached is True for outcome in outcomes)
    short = shorten(names.organization, 60)
    if reached == len(outcomes):
        return f"{short} reaches what all {len(outcomes)} frameworks ask for today"
    return f"{short} reaches {reached or 'none'} of {len(outcomes)} outcomes asked for today"


def _exposure(result: Result, gaps: Register, names: BriefNames) -> Iterator[str]:
    """What is at risk now: grave findings by their reason, then money."""
    reasons: dict[str, list[str]] = {}
    for finding, shown in zip(result.findings, gaps.findings, strict=True):
        if finding.severity == "high":
            reasons.setdefault(finding.why.reason, []).append(shown.id)
    for reason, ids in reasons.items():
        yield f"{grammar.counted(len(ids), 'finding')} ({_runs(ids)}): {grammar.inside(reason)}"
    for action in result.actions:
        if action.records is not None and action.why is not None and action.severity == "high":
            rows = grammar.counted(len(action.records.obligations), "obligation")
            yield f"{rows}: {grammar.inside(action.why.reason)}"
    yield from _running_out(result, names)
    priced = result.economics.priced if result.economics is not None else {}
    costs = priced.get(TODAY)
    if costs is not None:
        yield (
            f"Modelled (annex D): incidents cost {whole_dollars(costs.invoices)} in "
            f"invoices and {whole_dollars(costs.lost)} in lost work and recovery in a mean year"
            f"{_changed_losses(costs, priced.get(RECOMMENDED))}"
        )


def _running_out(result: Result, names: BriefNames) -> Iterator[str]:
    """Rows that rest on records which are overdue, by the reason why that is grave."""
    reasons: dict[str, dict[str, None]] = {}
    for action in result.actions:
        if action.overdue and action.why is not None and action.severity == "high":
            rows = reasons.setdefault(action.why.reason, {})
            rows.update(dict.fromkeys(names.obligation(ref) for ref in action.why.obligations))
    for reason, rows in reasons.items():
        named = f"{grammar.listed([*rows][:_ACTIONS])}{' and more' if len(rows) > _ACTIONS else ''}"
        yield f"{grammar.counted(len(rows), 'obligation')} ({named}): {grammar.inside(reason)}"


def _runs(ids: Sequence[str]) -> str:
    """Findings in the order of the register; three or more in a row as the first and the last."""
    runs: list[list[str]] = []
    for name in ids:
        number = int(name.partition("-")[2])
        if runs and int(runs[-1][-1].partition("-")[2]) == number - 1:
            runs[-1].append(name)
        else:
            runs.append([name])
    told = [[f"{run[0]} to {run[-1]}"] if len(run) > _FEW else run for run in runs]
    return grammar.listed([each for run in told for each in run])


def _changed_losses(today: ArrangementCosts, recommended: ArrangementCosts | None) -> str:
    """What becomes of the losses of incidents; that buying for compliance need not lower them is said."""
    now = about(today.loss.p95)
    worst = f"One year in twenty: {now} or more, fees aside"
    if recommended is None:
        return f". {worst}."
    change = recommended.loss.mean - today.loss.mean
    if abs(change) <= _SAME * today.loss.mean:
        told = ", recommended or not"
    else:
        told = f", as recommended {whole_dollars(abs(change))} {'more' if change > 0 else 'less'}"
    then = about(recommended.loss.p95)
    return f"{told}. {worst}{' either way' if then == now else f', as recommended {then}'}."


def _scope(result: Result, names: BriefNames) -> Iterator[str]:
    facts = result.organization.facts
    sizes = [
        f"{grammar.number(value)} {grammar.noun(value, word)}"
        for key, word in _FACTS
        if isinstance(value := facts.get(key), int | float) and not isinstance(value, bool)
    ]
    if sizes:
        yield f"{names.organization}: {grammar.listed(sizes)}."
    if len(result.frameworks) > 1:
        judged = [_share(result.summary[chosen.id][TODAY], names, chosen.id) for chosen in result.frameworks]
        yield f"Of the obligations that apply, {grammar.listed(judged)} were judged; the others cannot be yet."
    else:
        yield from (_judged(result.summary[chosen.id][TODAY], names, chosen.id) for chosen in result.frameworks)
    yield from law.changing(result.standing)
    all_today = [result.summary[chosen.id][TODAY] for chosen in result.frameworks]
    yield grounds.untested(all_today, names.organization)


def _judged(today: Summary, names: BriefNames, framework: str) -> str:
    """How many obligations of the one framework were judged, and how many not yet."""
    whole = today.decided + today.not_assessable
    unknown = f", {today.not_assessable} cannot be judged yet" if today.not_assessable else ""
    judged = today.decided if today.not_assessable else "all"
    title = names.frameworks[framework]
    return f"{title}: of {grammar.counted(whole, 'obligation')} that apply, {judged} were judged{unknown}."


def _share(today: Summary, names: BriefNames, framework: str) -> str:
    """The same of one of several."""
    return f"{today.decided} of {today.decided + today.not_assessable} ({names.frameworks[framework]})"


def _decision(result: Result, names: BriefNames) -> str:
    """The title of the decision page, so that both say one thing."""
    (page, *_) = choice_of(result, names)
    return page.title


def _note(result: Result, names: BriefNames) -> tuple[str, ...]:
    """What stays open and what it costs; else why nothing is recommended. The decisions asked for say what moves."""
    chosen = result.recommendation
    if chosen is None:
        missing = decisions.no_recommendation(result) or "What is missing for a recommendation stands in annex D."
        return tuple(filter(None, (missing, missing_prices.of_today(result, names))))
    package = packages.recommended(chosen)
    if package is None:
        return (decisions.obstacle(chosen, names) or "",)
    stays = () if package.moves else ("Nothing moves.",)
    # where the cheapest is also what changes least, no reader asks why it is not another
    plain = {"cheapest", "fill_the_gaps"} <= {*package.ids}
    why = () if plain else (chosen_package.why_recommended(package, chosen.packages, names.full),)
    return (
        *stays,
        *why,
        *_left_open(result, names),
        requests.price(package, result),
        *missing_prices.all_of(result, package, names),
    )


def _left_open(result: Result, names: BriefNames) -> Iterator[str]:
    """What is not in place even with all of it signed and done, or cannot be judged then, and the findings behind."""
    for chosen in result.frameworks:
        left = [
            (row, verdict.verdict)
            for row in result.obligations
            if row.catalog == chosen.catalog
            and row.applicable is not False
            and (verdict := row.verdicts.get(RECOMMENDED)) is not None
            and verdict.verdict is not Verdict.NOT_APPLICABLE
            and verdict.verdict not in IN_PLACE
        ]
        shut = [row for row, verdict in left if verdict is not Verdict.NOT_ASSESSABLE]
        unknown = [row for row, verdict in left if verdict is Verdict.NOT_ASSESSABLE]
        told = _left(result, shut, "not in place", names), _left(result, unknown, "still to be judged", names)
        if any(told):
            yield f"Even with all signed and done, of {names.frameworks[chosen.id]} {'; '.join(filter(None, told))}."


def _left(result: Result, rows: Sequence[Obligation], words: str, names: BriefNames) -> str:
    """Such rows of one framework, in a clause; nothing where there are none."""
    if not rows:
        return ""
    refs = {row.ref for row in rows}
    behind = [finding.id for finding in result.findings if not refs.isdisjoint(finding.obligations)]
    which = grammar.listed([names.obligation(row.ref) for row in rows[:_ACTIONS]])
    more = f" and {len(rows) - _ACTIONS} more" if len(rows) > _ACTIONS else ""
    see = f" ({grammar.listed(behind[:_ACTIONS])})" if behind else ""
    are = grammar.verb(len(rows), "is", "are")
    return f"{grammar.counted(len(rows), 'obligation')} {are} {words}: {which}{more}{see}"
