"""Findings about work: nobody does it, a term is not stated, a provider's terms fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words import comparisons, matrix_claims
from assessor.words.finding_subject import Parts, some
from assessor.words.grammar import inside, listed, opening, verb
from assessor.words.names import YOU

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.scales import Predicate
    from assessor.result.finding import CadenceAspect
    from assessor.result.scales import FindingKind
    from assessor.words.finding_subject import Subject

# what fails -> (title, cause); {who} is the provider, {what} the work
FAILING: Final[Mapping[FindingKind | CadenceAspect, tuple[str, str]]] = {
    "cadence": ("{who} promises too little for {what}", "{who} promises less than that."),
    "interval": (
        "{who} keeps no schedule that is enough for {what}",
        "{who} promises less than that.",
    ),
    "state": ("{who} has not set this up: {what}", "Setting it up is not in its terms."),
    "event": ("{who} does not respond as required: {what}", "The terms of {who} do not promise a response."),
    "not_listed": ("{who} does not do this work: {what}", "It is not part of what {who} has undertaken."),
    "contradicted": (
        "A record contradicts it: {what} by {who}",
        "{who} does not do what it promises, or not enough of it.",
    ),
    "detection": ("{who} would not notice on its own: {what}", "Under its terms {who} waits for a call."),
    "capacity": (
        "{who} does not have the hours for {what}",
        "Tickets and higher-priority work use up the hours first.",
    ),
    "evidence": ("{who} keeps too weak a record of {what}", "The terms of {who} promise no better record."),
    "independence": ("{who} would be reviewing its own work: {what}", "The same party does the work and reviews it."),
    "scope": ("{who} does not cover every site or system: {what}", "The agreed scope leaves some out."),
}
# the same where only usual terms are compared, and nobody stated what {who} itself promises or does
USUAL: Final[Mapping[FindingKind | CadenceAspect, str]] = {
    "cadence": "On usual terms {who} does too little for {what}",
    "interval": "On usual terms the schedule of {who} is not enough for {what}",
    "state": "On usual terms {who} does not set this up: {what}",
    "event": "On usual terms the response of {who} is not enough: {what}",
    "detection": "On usual terms {who} would not notice on its own: {what}",
    "evidence": "On usual terms {who} keeps too weak a record of {what}",
}
# a paper that is not stated has no predicate, and its own sentences where the rules know the paper
TERMS: Final[Mapping[Predicate | None, str]] = {
    "cadence": "schedule or response",
    "detection": "detection",
    "capacity": "hours",
    "evidence": "kind of record",
    "independence": "independence",
    "scope": "sites and systems covered",
    "contract": "where the data lie",
    "customer_duty": "your own part",
    None: "a term",
}


def unowned(subject: Subject) -> Parts:
    """Nobody does the work: nobody runs a function that could do it, or whoever runs one leaves this out.

    Where it is only not stated who runs another such function, the work was not written down as part of it.
    """
    names, functions = subject.names, subject.finding.able_functions
    run = [name for name in functions if name in subject.run_by]
    open_ = [name for name in functions if name in subject.not_stated]
    free = [name for name in functions if name not in (*run, *open_)]
    causes = [
        f"{names.all_providers(subject.run_by[name])} {verb(len(subject.run_by[name]), 'runs', 'run')} "
        f"{inside(names.function(name))}, but this work is not in it"
        for name in run
    ]
    causes += [f"{names.all_functions(free, 'and')} {verb(len(free), 'is', 'are')} assigned to nobody"] if free else []
    causes += [f"who runs {names.all_functions(open_)} is not stated"] if open_ else []
    work = subject.work
    claim, action = _claim(subject), _recommended(subject) or f"{_somebody(subject, run)}{_helpers(subject)}"
    return Parts(
        f"Nobody does this: {work}" if run or open_ else f"Nobody runs {names.all_functions(functions)}",
        f"Nobody does this: {work}.",
        f"{opening('; '.join(causes))}.",
        " ".join(filter(None, (action, claim))),
        first=claim,
    )


def _claim(subject: Subject) -> str:
    """What nobody does although a contract gives it to somebody is claimed before it is bought again."""
    if not subject.owed_by:
        return ""
    who = listed([subject.names.provider(name) for name in subject.owed_by], "or")
    return f"First claim {subject.work} from {who}, whose contract includes it."


def _somebody(subject: Subject, run: Sequence[str]) -> str:
    """Who might do what nobody does: whoever runs such a function already, or somebody else."""
    if not run:
        return "Name somebody who will do this work."
    holders = dict.fromkeys(who for name in run for who in subject.run_by[name])
    able = listed([subject.names.provider(who) for who in holders], "or")
    return f"Have {able} do this as well, or name somebody else who will."


def unstated_term(subject: Subject) -> Parts:
    """A provider's term is not stated."""
    demand, comparison = subject.comparisons[0]
    who, what = subject.who or "a provider", subject.work
    needed, promised = (say(comparison, demand, subject.names) for say in (comparisons.needs, comparisons.has))
    return Parts(
        f"{opening(who)}: {TERMS[subject.finding.predicate]} not stated for {what}",
        f"{opening(what)}: {promised}; {comparisons.measure(comparison, demand)}: {needed}.",
        "Neither the engagement file nor the standard terms of the offering say.",
        f"Ask {who}, and state it under its services." if who != YOU else "Find out, and state it.",
        topic=f"{TERMS[subject.finding.predicate]} of {who} for {what}",
    )


def failing(subject: Subject) -> Parts:
    """A provider's terms are less than is asked, or a record shows that they are not kept."""
    finding, names = subject.finding, subject.names
    who = "your organization" if subject.who == YOU else subject.who
    places = comparisons.places(finding.groups, names)
    what = subject.work + (f" ({places})" if places else "")
    title, cause = FAILING[finding.aspect or finding.kind]
    ask = ""
    if subject.usual and (finding.aspect or finding.kind) in USUAL:
        title = USUAL[finding.aspect or finding.kind]
        cause = "So it is usual for what was bought. Nobody stated what {who} itself promises."
        ask = f"First ask {who} what it promises of this." if subject.who != YOU else ""
    settle = matrix_claims.settled_first(finding, names)
    values = [
        f"{names.capability(demand.capability)}: {comparisons.has(comparison, demand, names)}; "
        f"{comparisons.measure(comparison, demand)}: {comparisons.needs(comparison, demand, names)}"
        for demand, comparison in subject.comparisons
        if demand.capability is not None
    ]
    return Parts(
        opening(title.format(who=who, what=what)),
        f"{some(values, '. ')}.",
        opening(cause.format(who=who)),
        " ".join(
            filter(None, (ask, _recommended(subject, places) or _better(subject, places) + _helpers(subject), settle))
        ),
        topic=what,
        first=settle,
    )


def _better(subject: Subject, places: str) -> str:
    """What to agree on with a provider."""
    who = subject.who
    if subject.finding.kind == "contradicted":
        return f"Find out from {who} why, have it done, and keep a newer record as proof."
    if subject.finding.kind == "scope":
        return f"Have {who} or somebody else cover them as well."
    if who == YOU:
        return "Do it as required, or give the work to a provider that offers it."
    if not places:
        return f"Agree on better terms with {who}, or give the work to a provider that offers them."
    able = [subject.names.provider(name) for name in subject.finding.elsewhere]
    others = f", or have {listed(able, 'or')} cover them, as elsewhere" if able else ""
    return f"Agree on better terms with {who} for {places}{others}."


def _recommended(subject: Subject, places: str = "") -> str:
    """What to do as recommended; empty where the recommendation says nothing of this work."""
    remedy = subject.finding.remedy
    if remedy is None or not remedy.recommended:
        return ""
    if remedy.beside:
        work = subject.names.all_functions(remedy.functions, "and")
        return f"Give this to {subject.names.supplier(remedy.supplier)}, beside {subject.who}, which keeps {work}."
    if places and remedy.supplier in subject.finding.elsewhere:
        return f"Have {subject.names.supplier(remedy.supplier)} cover {places} as well, as recommended."
    if remedy.supplier == subject.finding.provider and remedy.annual_cost == 0:
        return f"Have {subject.who} do it as required; it keeps the work as recommended."
    if remedy.supplier == subject.finding.provider:
        return f"Agree on better terms with {subject.who}, which keeps the work as recommended."
    work = subject.names.all_functions(remedy.functions, "and")
    if all(remedy.supplier in subject.run_by.get(name, ()) for name in remedy.functions):
        who = subject.names.supplier(remedy.supplier)
        return f"Have {who} do this as well as part of {work}, which it keeps as recommended."
    if places:
        otherwise = inside(_better(subject, places))
        return f"Give {work} to {subject.names.supplier(remedy.supplier)}, as recommended; otherwise {otherwise}"
    instead = f", or agree on better terms with {subject.who}" if subject.finding.provider is not None else ""
    if remedy.supplier.partition("/")[0] in subject.names.support_models:
        return f"Buy {work} as {inside(subject.names.provider(remedy.supplier))}, as recommended{instead}."
    return f"Give {work} to {subject.names.supplier(remedy.supplier)}, as recommended{instead}."


def _helpers(subject: Subject) -> str:
    """Whether any support model alone would bring all these rows in place."""
    return "" if subject.finding.models else " No support model alone would be enough."
