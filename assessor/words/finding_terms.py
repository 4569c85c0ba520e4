"""Findings about work: nobody does it, a term is not stated, a provider's terms fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words import comparisons
from assessor.words.finding_subject import Parts, some
from assessor.words.grammar import inside, listed, opening, verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.scales import Predicate
    from assessor.words.finding_subject import Subject

# what fails -> (title, cause); {who} is the provider, {what} the work
_FAILING: Final[Mapping[str, tuple[str, str]]] = {
    "cadence": ("{who} promises too little for {what}", "The terms of {who} promise less than is asked."),
    "interval": ("{who} does not keep the rhythm asked for {what}", "The terms of {who} promise less than is asked."),
    "state": ("{who} has not put it in force: {what}", "The terms of {who} do not include setting it up."),
    "event": ("{who} does not respond as asked: {what}", "The terms of {who} do not promise to be there for it."),
    "not_listed": ("{who} does not do this work: {what}", "It is not among the services of {who}."),
    "contradicted": (
        "A record shows otherwise: {what} by {who}",
        "What {who} promises does not happen, or not enough.",
    ),
    "detection": ("{who} would not notice by itself: {what}", "The terms of {who} wait for somebody to call."),
    "capacity": ("{who} has too few hours for {what}", "Tickets and work of higher priority take the hours first."),
    "evidence": ("{who} leaves too weak a record of {what}", "The terms of {who} promise no better record."),
    "independence": ("{who} would judge its own work: {what}", "The same party does the work and judges it."),
    "scope": ("{who} does not cover every site or system: {what}", "The agreed scope leaves some of them out."),
}
_TERMS: Final[Mapping[Predicate | None, str]] = {
    "cadence": "schedule or response",
    "detection": "detection",
    "capacity": "hours",
    "evidence": "kind of record",
    "independence": "independence",
    "scope": "sites and systems covered",
}


def unowned(subject: Subject) -> Parts:
    """Nobody runs any of the functions that could do the work."""
    functions = subject.finding.able_functions
    who = subject.names.all_functions(functions)
    return Parts(
        f"Nobody runs {who}",
        f"Nobody does this: {subject.work}.",
        f"The engagement file gives {who} to nobody ({' and '.join(f'today.{name}' for name in functions)}).",
        f"Assign {verb(len(functions), 'it', 'one of them')} to somebody who keeps the rhythm asked for."
        + _helpers(subject),
    )


def unstated_term(subject: Subject) -> Parts:
    """A provider's term is not stated."""
    demand, comparison = subject.comparisons[0]
    who, what = subject.who or "a provider", subject.work
    needed, promised = (say(comparison, demand, subject.names) for say in (comparisons.needs, comparisons.has))
    return Parts(
        f"{opening(who)}: {_TERMS.get(subject.finding.predicate, 'a term')} not stated for {what}",
        f"{opening(what)}: {promised}; needed: {needed}.",
        "Neither the engagement file nor the terms it builds on say.",
        f"Ask {who}, and state it under its services." if who != "you" else "State it.",
    )


def failing(subject: Subject) -> Parts:
    """A provider's terms are less than is asked, or a record shows that they are not kept."""
    finding, names, who = subject.finding, subject.names, subject.who
    places = comparisons.places(finding.groups, names)
    what = subject.work + (f" ({places})" if places else "")
    title, cause = _FAILING[finding.aspect or finding.kind]
    values = [
        f"{names.capability(demand.capability)}: {comparisons.has(comparison, demand, names)}; "
        f"needed: {comparisons.needs(comparison, demand, names)}"
        for demand, comparison in subject.comparisons
        if demand.capability is not None
    ]
    return Parts(
        opening(title.format(who=who, what=what)),
        f"{some(values, '. ')}.",
        opening(cause.format(who=who)),
        _better(subject, places) + _helpers(subject),
    )


def _better(subject: Subject, places: str) -> str:
    """What to agree on with a provider."""
    who = subject.who
    if subject.finding.kind == "contradicted":
        return f"Find out from {who} why, have it done, and keep a newer record that shows it."
    if subject.finding.kind == "scope":
        return f"Have {who} cover them too, or somebody else."
    if not places:
        return f"Agree on better terms with {who}, or give the work to somebody who has them."
    able = [subject.names.provider(name) for name in subject.finding.elsewhere]
    others = f", or have them covered by {listed(able, 'or')}, which does it elsewhere" if able else ""
    return f"Agree on better terms with {who} for {places}{others}."


def _helpers(subject: Subject) -> str:
    """Which support models would bring all these rows in place."""
    models = subject.names.support_models
    able = [inside(models[name].title) if name in models else name for name in subject.finding.models]
    whole = verb(len(subject.obligations), "it", "all of them")
    if not able:
        return f" No way of buying support alone brings {whole} in place."
    return f" Can bring {whole} in place: {listed(able, 'or')}."
