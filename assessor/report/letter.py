"""The board letter: two pages that can be handed on alone. The outcome, three actions, the decision, the approvals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.report.decision.choice import choice_of
from assessor.report.decision.money import dollars
from assessor.report.letter_options import options_of, whole_models
from assessor.report.outcomes import outcomes_of
from assessor.report.text import shorten
from assessor.words import decisions, grammar, packages, requests

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.report.framework import Registry
    from assessor.report.letter_options import Option
    from assessor.report.names import BriefNames
    from assessor.report.outcome import Outcome
    from assessor.report.plan_lines import PlanLine
    from assessor.report.register import Register
    from assessor.result.result import Result

_ACTIONS: Final = 3
_FEW: Final = 2
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
    actions = tuple(plan[:_ACTIONS])
    return Letter(
        headline=outcomes[0].headline if alone else _together(outcomes, names),
        outcomes=outcomes,
        actions=actions,
        exposure=tuple(_exposure(result, gaps)),
        scope=tuple(_scope(result, names)),
        not_assessed=tuple(text for outcome in outcomes for text in outcome.not_assessed),
        decision=_decision(result, names),
        decision_note=_note(result, names),
        options=tuple(options_of(result, names)),
        options_note=whole_models(result, names),
        asked=tuple(_asked(result, names, actions)),
        version=(grammar.day(result.as_of), result.digest[:16], result.engine),
    )


def _together(outcomes: Sequence[Outcome], names: BriefNames) -> str:
    if not outcomes:
        return f"No framework was chosen for {shorten(names.organization, 60)}"
    reached = sum(outcome.reached is True for outcome in outcomes)
    short = shorten(names.organization, 60)
    if reached == len(outcomes):
        return f"{short} reaches what all {len(outcomes)} frameworks ask for today"
    return f"{short} reaches {reached or 'none'} of {len(outcomes)} outcomes asked for today"


def _exposure(result: Result, gaps: Register) -> Iterator[str]:
    """What is at risk now: grave findings by their reason, then money."""
    reasons: dict[str, list[str]] = {}
    for finding, shown in zip(result.findings, gaps.findings, strict=True):
        if finding.severity == "high":
            reasons.setdefault(finding.why.reason, []).append(shown.id)
    for reason, ids in reasons.items():
        # findings of one reason stand one after another in the register
        which = grammar.listed(ids) if len(ids) <= _FEW else f"{ids[0]} to {ids[-1]}"
        yield f"{grammar.counted(len(ids), 'finding')} ({which}): {grammar.inside(reason)}"
    costs = result.economics.priced.get(TODAY) if result.economics is not None else None
    if costs is not None:
        yield (
            f"As things stand, incidents cost {dollars(costs.invoices)} in invoices and {dollars(costs.lost)} in lost "
            f"work and recovery in a mean year; a bad year costs more, see the next page."
        )


def _scope(result: Result, names: BriefNames) -> Iterator[str]:
    facts = result.organization.facts
    sizes = [
        grammar.counted(int(value), word)
        for key, word in _FACTS
        if isinstance(value := facts.get(key), int | float) and not isinstance(value, bool)
    ]
    if sizes:
        yield f"{names.organization}: {grammar.listed(sizes)}."
    for chosen in result.frameworks:
        today = result.summary[chosen.id][TODAY]
        whole = today.decided + today.not_assessable
        unknown = f", {today.not_assessable} cannot be judged yet" if today.not_assessable else ""
        title, judged = names.frameworks[chosen.id], today.decided if today.not_assessable else "all"
        yield f"{title}: of {grammar.counted(whole, 'obligation')} that apply, {judged} were judged{unknown}."
    yield "What was judged is what the organization describes; nobody has tested it."


def _decision(result: Result, names: BriefNames) -> str:
    """The title of the decision page, so that both say one thing."""
    (page, *_) = choice_of(result, names)
    return page.title


def _note(result: Result, names: BriefNames) -> tuple[str, ...]:
    """What is signed, what moves and what it costs; else why nothing is recommended."""
    chosen = result.recommendation
    if chosen is None:
        return (decisions.no_recommendation(result) or "What is missing for a recommendation stands in annex D.",)
    package = packages.recommended(chosen)
    if package is None:
        return (decisions.obstacle(chosen, names) or "",)
    moved = f"Moves: {grammar.inside(packages.moves(package, names))}." if package.moves else "Nothing moves."
    return (
        shorten(f"{packages.contracts(package, names)}.", 300),
        shorten(moved, 400),
        requests.price(package),
    )


def _asked(result: Result, names: BriefNames, actions: Sequence[PlanLine]) -> Iterator[str]:
    """What the reader is asked to decide."""
    yield from (shorten(line, 600) for line in requests.decision(result, names))
    roles = list(dict.fromkeys(action.owner for action in actions))
    if actions:
        yield f"Confirm the owners of the first actions and their dates: {grammar.listed(roles)}."
    questions = sum(finding.severity == "low" for finding in result.findings)
    if questions:
        yield f"Have the {grammar.counted(questions, 'question')} of part 7 answered."
