"""What must become true for a verdict to hold, and what would be better than enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import AS_DEFINED
from assessor.result.comparison import Strength, Timing
from assessor.words.comparisons import NOT_STATED, schedule
from assessor.words.demands import asks_shortly
from assessor.words.grammar import every, inside, interval, listed, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.result.obligation import Demand
    from assessor.result.recommended_condition import RecommendedCondition
    from assessor.result.verdict import Advice, Condition
    from assessor.words.names import Names

_STANDING: Final = "in force at all times"


def condition(needed: Condition, names: Names, demands: Sequence[Demand] = ()) -> str:
    """A condition as a sentence; the `demands` of its obligation say how often a term asks for the work."""
    match needed.kind:
        case "gate":
            return f"{names.gate(needed.id)} with the provider"
        case "population":
            return f"{names.gate(needed.id)} with every provider in reach"
        case "offering":
            return _offering(needed.model or "", needed.offering or "", names)
        case "frequency":
            return f"A written frequency for {needed.id.partition(':')[2]}, agreed with the provider"
        case "independent":
            return f"An outside party engaged for {inside(names.function(needed.id))}"
        case "term":
            asked = dict.fromkeys(asks_shortly(one, names) for one in demands if one.capability == needed.id)
            how = listed([one for one in asked if one])
            return f"Written into the contract: {inside(names.capability(needed.id))}{f', {how}' if how else ''}"
        case "bought_hours":
            return f"At least {needed.hours or 0:.1f} hours a month from {inside(names.provider(needed.id))}"


def term(needed: RecommendedCondition, names: Names) -> str:
    """Work that has to be written into a contract, with the rhythm that is asked for."""
    return f"{inside(names.capability(needed.id))} {_rhythm(needed)}"


def together(terms: Sequence[RecommendedCondition], names: Names) -> list[str]:
    """The same of several terms: what has to be in force at all times is named as one."""
    standing = [one for one in terms if _rhythm(one) == _STANDING]
    told = [term(one, names) for one in terms if one not in standing]
    work = listed([inside(names.capability(one.id)) for one in standing])
    return [*told, *([f"{work}, {_STANDING}" if len(standing) > 1 else f"{work} {_STANDING}"] if standing else [])]


def _rhythm(needed: RecommendedCondition) -> str:
    parts = [every(needed.every)] if needed.every is not None else []
    for answer in needed.answers:
        within = f" within {interval(answer.within)}" if answer.within is not None else ""
        parts.append(f"at each {spaced(answer.event)}{within}")
    return listed(parts) or _STANDING


def written(terms: Sequence[RecommendedCondition], names: Names) -> tuple[str, ...]:
    """What has to be agreed in writing with each party, a sentence for each; with own staff, in its procedures."""
    by_party: dict[tuple[str, ...], list[str]] = {}
    for one in terms:
        by_party.setdefault(one.providers, []).append(term(one, names))
    return tuple(f"{_agreed(parties, names)}: {listed(told)}" for parties, told in by_party.items())


def _agreed(parties: tuple[str, ...], names: Names) -> str:
    """Own people are given the work; with everybody else it is agreed."""
    how = "Assigned to" if parties and names.employees.issuperset(parties) else "Agreed in writing with"
    return f"{how} {listed([_party(one, names) for one in parties]) or 'whoever does it'}"


def _party(supplier: str, names: Names) -> str:
    """A party one can write to: somebody known, or whoever will be hired."""
    known = supplier in names.providers or supplier in names.offers
    known = known or supplier in names.positions
    return names.provider(supplier) if known else f"the firm hired as {inside(names.provider(supplier))}"


def _offering(model: str, offering: str, names: Names) -> str:
    """A tier of a model, with what its title says after the colon, or any better one."""
    known = names.support_models[model]
    title = next((tier.title or offering for tier in known.offerings if tier.id == offering), offering)
    tier, _, means = title.partition(": ")
    return f"{known.title}: {tier}{f' ({means})' if means else ''} or better"


def wants(advice: Advice, demand: Demand) -> str:
    """What would be better."""
    match advice.kind:
        case "cadence":
            return "as defined" if demand.every == AS_DEFINED else every(demand.every or "P1D")
        case "within":
            return f"within {interval(demand.within)}" if demand.within else ""
        case "hours":
            return demand.hours or ""
        case "detection":
            return spaced(demand.detection.class_) if demand.detection is not None else ""
        case "evidence":
            return spaced(demand.evidence.class_) if demand.evidence is not None else ""
        case "independence":
            return spaced(demand.independence.is_) if demand.independence is not None else ""
        case "keep_state":
            return "a standing schedule that keeps it so"


def has(advice: Advice, names: Names) -> str:
    """What there is."""
    compared = advice.compared
    match advice.kind:
        case "independence":
            return names.provider(advice.provider) if advice.provider is not None else ""
        case "keep_state":
            return "set up once"
        case "cadence" if isinstance(compared, Timing):
            return schedule(compared)
        case "within" if isinstance(compared, Timing):
            return f"within {interval(compared.within)}" if compared.within else "no time promised"
        case "hours" if isinstance(compared, Timing):
            return compared.hours or NOT_STATED
    return spaced(compared.class_) if isinstance(compared, Strength) else NOT_STATED
