"""The board letter: two pages that can be handed on alone. The outcome, three actions, the decision, the approvals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.report.decision.choice import title_of
from assessor.report.decision.money import NONE, about
from assessor.report.outcomes import outcomes_of
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.report.framework import Registry
    from assessor.report.names import BriefNames
    from assessor.report.outcome import Outcome
    from assessor.report.register import Finding, Register
    from assessor.result.result import Result

_ACTIONS: Final = 3
_FEW: Final = 2
_OPTIONS: Final = ("today", "recommended", "managed", "co_managed", "internal_it")
_FACTS: Final = (("users", "user"), ("devices", "device"), ("sites", "site"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to buy support, as a line of a table."""

    title: str
    in_place: str
    fees: str
    year: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Everything on the two pages, as finished text."""

    headline: str
    outcomes: tuple[Outcome, ...]
    actions: tuple[Finding, ...]
    exposure: tuple[str, ...]
    scope: tuple[str, ...]
    not_assessed: tuple[str, ...]
    decision: str
    decision_note: str
    options: tuple[Option, ...]
    asked: tuple[str, ...]
    version: tuple[str, ...]


def letter_of(result: Result, names: BriefNames, gaps: Register, registry: Registry) -> Letter:
    """The letter of a result."""
    outcomes = outcomes_of(result, names, registry)
    alone = len(outcomes) == 1
    actions = gaps.findings[:_ACTIONS]
    return Letter(
        headline=outcomes[0].headline if alone else _together(outcomes, names),
        outcomes=outcomes,
        actions=actions,
        exposure=tuple(_exposure(result, gaps)),
        scope=tuple(_scope(result, names)),
        not_assessed=tuple(text for outcome in outcomes for text in outcome.not_assessed),
        decision=_decision(result, names),
        decision_note=_note(result),
        options=tuple(_options(result, names)),
        asked=tuple(_asked(result, names, actions)),
        version=("1", grammar.day(result.as_of), result.digest[:16], result.engine),
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
            f"Incidents cost about {about(costs.loss.mean)} in an average year beside the fees as things stand; fees "
            f"and incidents together exceed {about(costs.p90)} in one year out of ten."
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
    yield "Judged is what the organization describes. Nobody has tested it."


def _decision(result: Result, names: BriefNames) -> str:
    chosen = result.recommendation
    if chosen is None or chosen.annual_cost is None:
        return "No arrangement can be recommended yet"
    return title_of(chosen, names)


def _note(result: Result) -> str:
    """The range beside the figure in the title."""
    costs = result.economics.priced.get(RECOMMENDED) if result.economics is not None else None
    if costs is None:
        return "What is missing for a recommendation stands in part 2."
    fees = costs.fees_range
    return (
        f"Fees and own hours: {about(fees.low)} to {about(fees.high)} a year with every price at its low and its high "
        f"end. With incidents, half of all years cost more than {about(costs.p50)}, one in ten more than "
        f"{about(costs.p90)}."
    )


def _options(result: Result, names: BriefNames) -> Iterator[Option]:
    """Today, what is recommended and the common ways to buy, beside each other."""
    priced = result.economics.priced if result.economics is not None else {}
    for name in _OPTIONS:
        if name not in result.arrangements:
            continue
        costs = priced.get(name)
        counts = [result.summary[chosen.id][name] for chosen in result.frameworks]
        placed = sum(each.in_place for each in counts)
        apply = sum(each.decided + each.not_assessable for each in counts)
        yield Option(
            title=names.arrangement(name).title,
            in_place=f"{placed} of {apply}",
            fees=NONE if costs is None else f"{about(costs.fees_range.low)} to {about(costs.fees_range.high)}",
            year=NONE if costs is None else f"{about(costs.p50)} / {about(costs.p90)}",
            chosen=name == RECOMMENDED,
        )


def _asked(result: Result, names: BriefNames, actions: Sequence[Finding]) -> Iterator[str]:
    """What the reader is asked to decide."""
    chosen = result.recommendation
    if chosen is not None and chosen.annual_cost is not None:
        new = [names.provider(one.id) for one in chosen.suppliers if not one.serves_today and one.annual]
        yield (
            f"Agree to the arrangement above, or name what should be compared instead; get quotes from "
            f"{grammar.listed(new)} first."
            if new
            else "Agree to the arrangement above, or name what should be compared instead."
        )
    roles = list(dict.fromkeys(action.owner for action in actions))
    if actions:
        yield f"Confirm the owners of the first actions and their dates: {grammar.listed(roles)}."
    questions = sum(finding.severity == "low" for finding in result.findings)
    if questions:
        yield f"Have {grammar.counted(questions, 'open question')} answered (part 5), so that nothing stays unknown."
