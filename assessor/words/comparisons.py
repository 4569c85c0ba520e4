"""The two values behind a failing predicate: what was needed, what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.interval import DAY, seconds
from assessor.model.scales import AS_DEFINED, BINDING
from assessor.result.comparison import Coverage, Hours, OpenDuties, Papers, Strength, Timing
from assessor.words import duties
from assessor.words.demands import BASES, asks
from assessor.words.demands import measure as timing_measure
from assessor.words.grammar import every, inside, interval, listed, spaced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from assessor.result.comparison import Comparison, Shortfall
    from assessor.result.obligation import Demand, DemandedClass
    from assessor.words.names import Names

NOT_STATED: Final = "not stated"
_NEARLY: Final = 1.1
_FIXED: Final[Mapping[Shortfall, str]] = {
    "no_frequency": "no frequency is defined",
    "frequency_not_stated": "the frequency is not stated",
    "event_not_stated": "done once; when what calls for it again last happened is not stated",
    "to_order": "sold only where it is written in, and nothing says that it is",
    "left_out": "its contract leaves this work out",
    "not_ordered": "sold only on order, and nothing was ordered",
    "hours_not_stated": "how many hours there are is not stated (internal_fte; of lent people hours_per_month)",
    "covers_none": "covers none of the sites and systems in scope",
    "coverage_not_stated": "what it covers is not stated",
    "not_stated": NOT_STATED,
}

# The same of people of one's own: they are given work, not sold it.
_FIXED_OWN: Final[Mapping[Shortfall, str]] = {
    "to_order": "done only where it was assigned, and nothing says that it was",
    "not_ordered": "done only where it was assigned, and nothing was",
}

_UNSCHEDULED: Final[Mapping[str, str]] = {
    "not_stated": "schedule not stated",
    "on_event_only": "on call only, no schedule",
    "none": "no schedule, and not on call either",
}

_NOT_COMPARED: Final[Collection[Shortfall]] = (
    "no_such_service",
    "not_listed",
    "not_sold",
    "given_to_nobody",
    "left_out",
    "not_ordered",
    "contradicted",
)


def needs(comparison: Comparison, demand: Demand, names: Names) -> str:
    """What was needed."""
    if comparison.shortfall in ("nobody", "no_such_service", "function_not_stated"):
        return asks(demand, names)
    if isinstance(comparison.compared, OpenDuties):
        return _duties_needed(comparison.compared, names)
    return _terms_needed(comparison, demand, names)


def _terms_needed(comparison: Comparison, demand: Demand, names: Names) -> str:
    compared = comparison.compared
    match comparison.predicate:
        case "cadence":
            return _timing_needed(comparison, demand, names)
        case "detection":
            return f"detection by {_class(demand.detection)}"
        case "evidence":
            return f"a {_class(demand.evidence)}"
        case "capacity":
            return _hours_needed(compared) if isinstance(compared, Hours) else "hours for this work"
        case "contract":
            return _papers_needed(compared, demand, names) if isinstance(compared, Papers) else "its paper"
        case "independence":
            return _independence_needed(demand, names)
        case "customer_duty":
            return "the organization's own duty, done or assigned"
        case "scope":
            if not isinstance(compared, Coverage):
                return ""
            return f"cover {places(compared.left, names)} too" if compared.left else "cover all systems this is about"


def has(comparison: Comparison, demand: Demand, names: Names) -> str:
    """What there is, with the asset groups where the demand is not met where it is met in others."""
    value = has_anywhere(comparison, demand, names)
    if not comparison.groups or comparison.predicate == "scope":
        return value
    return f"{value}, for {places(comparison.groups, names)}"


def has_anywhere(comparison: Comparison, demand: Demand, names: Names) -> str:
    """What there is, wherever that is."""
    match comparison.shortfall:
        case "nobody":
            return f"nobody is assigned {names.all_functions(demand.functions)}"
        case "no_such_service":
            work = inside(names.capability(demand.capability or ""))
            return f"{names.nature(comparison.provider or '')}; {work} is not part of it"
        case "function_not_stated":
            return f"who runs {_function(comparison, names)} is not stated"
        case "not_listed":
            return f"{_function(comparison, names)} is not one of its listed services"
        case "not_sold":
            whose = "they do" if comparison.provider in names.employees else "it sells"
            return f"not part of the {_function(comparison, names)} {whose}"
        case "not_named":
            return f"its {_function(comparison, names)} is stated; whether this work is part of it is not"
        case "given_to_nobody":
            line = f", and no line of {names.provider(comparison.provider)} states it" if comparison.provider else ""
            return f"said to be nobody's work{line}"
        case "contradicted":
            return names.speaks_against(comparison.record or "")
        case "runs_it":
            who = names.provider(comparison.provider) if comparison.provider is not None else "nobody"
            third = demand.independence is not None and demand.independence.is_ == "third_party"
            return f"{who} runs functions here or is staff" if third else f"{who} does"
        case code:
            own = _FIXED_OWN.get(code) if comparison.provider in names.employees else None
            return own or _FIXED.get(code) or _values(comparison, demand, names)


def _values(comparison: Comparison, demand: Demand, names: Names) -> str:
    match comparison.compared:
        case Timing() as timing:
            return "; ".join(promised(timing, demand)) or NOT_STATED
        case Strength() as strength:
            record = comparison.predicate == "evidence"
            if strength.class_ == "none":
                return "no record is kept" if record else "nothing would notice it"
            return f"a {spaced(strength.class_)}" if record else spaced(strength.class_)
        case Hours() as hours:
            return f"{hours.available:.1f} hours a month, used up by higher-priority work"
        case Papers() as papers:
            return _papers_held(papers, demand, names)
        case OpenDuties() as open_:
            return ", ".join(dict.fromkeys(duties.standing(duty) for duty in open_.duties))
        case Coverage() as coverage:
            return f"covers only {places(coverage.served, names)}"
        case None:
            return NOT_STATED


def measure(comparison: Comparison, demand: Demand) -> str:
    """What the side that is needed is: required, or a default of ours where the rule leaves it open."""
    match comparison.predicate:
        case "cadence":
            return timing_measure(demand)
        case "evidence" | "detection":
            demanded = demand.evidence if comparison.predicate == "evidence" else demand.detection
            return "required" if demanded is not None and demanded.basis in BINDING else "by our default"
        case _:
            return "required"


def places(groups: Iterable[str], names: Names) -> str:
    """Asset groups inside a sentence."""
    return listed([inside(names.group(group)) for group in groups])


def promised(timing: Timing, demand: Demand) -> Iterator[str]:
    """What terms promise of everything a demand asks for, part by part."""
    if demand.every is not None:
        yield schedule(timing) + _longest(timing, demand)
    if demand.event is not None:
        yield _event(timing, spaced(demand.event))
    if demand.state:
        yield {None: "whether it sets this up is not stated", True: "sets this up", False: "does not set this up"}[
            timing.sets_up
        ]
    if demand.hours is not None:
        yield f"covers {timing.hours}" if timing.hours else "coverage hours not stated"


def schedule(timing: Timing) -> str:
    """What a provider's schedule comes to."""
    if timing.every is None:
        return _UNSCHEDULED[timing.schedule]
    kept = ""
    if timing.kept_days is not None:
        people = f"people on {timing.hours or 'unstated hours'}"
        kept = f", which {people} keep no better than every {timing.kept_days} days"
    return f"{every(timing.every)}{kept}{' (depends on hours)' if timing.depends_on_hours else ''}"


def _longest(timing: Timing, demand: Demand) -> str:
    """How many days a month or a year may have, where it is held against days and misses them by a few."""
    needed = timing.defined if demand.every == AS_DEFINED else demand.every
    if timing.every is None or needed is None or _in_months(needed) or not _in_months(timing.every):
        return ""
    most, days = seconds(timing.every), seconds(needed)
    return f", which may be {most // DAY} days" if days < most <= days * _NEARLY else ""


def _in_months(duration: str) -> bool:
    return any(unit in duration.partition("T")[0] for unit in "MY")


def _event(timing: Timing, event: str) -> str:
    match timing.event:
        case "taken":
            return f"responds to {event}" + (
                f" within {interval(timing.within)}" if timing.within else ", with no time promised"
            )
        case "not_taken":
            return f"does not respond to {event}"
        case _:
            return f"whether it responds to {event} is not stated"


def _timing_needed(comparison: Comparison, demand: Demand, names: Names) -> str:
    if demand.every != AS_DEFINED or comparison.shortfall in _NOT_COMPARED:
        return asks(demand, names)
    compared = comparison.compared
    defined = compared.defined if isinstance(compared, Timing) else None
    return f"{every(defined)} (set by the organization)" if defined else "a frequency the organization defines"


def _class(demanded: DemandedClass | None) -> str:
    """A class demanded, with its basis; where none is, an engine default would not mind."""
    if demanded is None:
        return f"none ({BASES['engine_default']})"
    return f"{spaced(demanded.class_)} ({BASES[demanded.basis]})"


def _hours_needed(hours: Hours) -> str:
    if not hours.all:
        return "enough hours for tickets and scheduled work"
    return f"{hours.capability:.1f} of {hours.all:.1f} hours a month that tickets and scheduled work take"


def _papers_needed(papers: Papers, demand: Demand, names: Names) -> str:
    if demand.population is not None:
        return f"{names.gate(demand.population)} with every provider in reach"
    return "; ".join(f"{names.gate(paper.gate)} with {names.provider(paper.provider)}" for paper in papers.papers)


def _papers_held(papers: Papers, demand: Demand, names: Names) -> str:
    if demand.population is None:
        held = {
            "missing": "known to be missing",
            "not_stated": NOT_STATED,
            "place_not_stated": "where the data of this work lie is not stated",
        }
        return "; ".join(dict.fromkeys(held[paper.state] for paper in papers.papers))
    parts = []
    for state, word in (("missing", "missing"), ("not_stated", NOT_STATED)):
        providers = [names.provider(paper.provider) for paper in papers.papers if paper.state == state]
        parts += [f"{word}: {', '.join(providers)}"] if providers else []
    return "; ".join(parts) or "nothing stated"


def _independence_needed(demand: Demand, names: Names) -> str:
    demanded = demand.independence
    if demanded is None:
        return f"somebody independent of the work ({BASES['engine_default']})"
    if demanded.is_ == "third_party":
        return f"a third party that runs nothing here ({BASES[demanded.basis]})"
    return f"somebody who does not run {names.all_functions(demanded.from_)} ({BASES[demanded.basis]})"


def _duties_needed(compared: OpenDuties, names: Names) -> str:
    """The organization's duties, by what each would need to be."""
    by_need: dict[str, list[str]] = {}
    for duty in compared.duties:
        named = f"{inside(names.duty(duty.id, duty.part))}, {duty.id}"
        by_need.setdefault(duties.needed(duty), []).append(named)
    return "; ".join(f"the organization's own duty, {need} ({'; '.join(named)})" for need, named in by_need.items())


def _function(comparison: Comparison, names: Names) -> str:
    return names.all_functions([comparison.function or ""])
