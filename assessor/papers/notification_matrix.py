"""The notification matrix: who must be told of an incident, by whom and by when, for this organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.interval import seconds
from assessor.model.notice import NoticeRule, ProviderNotice, last_day
from assessor.model.regulated_data import data_contact
from assessor.model.scales import CUSTOMER, Truth
from assessor.papers.visit_people import called
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.words import notices, visits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.model.engagement import Provider
    from assessor.model.provider_term import ProviderTerm
    from assessor.model.system import Person
    from assessor.papers.dossier import Dossier
    from assessor.result.security_plan import Role

# Of the events a contract may answer, those that are an incident.
_EVENTS: Final = ("incident", "breach")
_COLUMNS: Final = (
    GridColumn(title="Who tells", width=24),
    GridColumn(title="Whom", width=22),
    GridColumn(title=notices.REACHED, width=24),
    GridColumn(title="What", width=28),
    GridColumn(title="Owed", width=28),
    GridColumn(title="Within", width=14),
    GridColumn(title="Clock starts", width=16),
    GridColumn(title="Last day", width=26),
    GridColumn(title="Citation", width=22),
    GridColumn(title="Remarks", width=34),
)
# To whom people turn when they notice something; the duty itself is a rule's, whatever it is about.
_FIRST: Final = "report:incident"
# Functions whose holder is called first, the nearest first.
_CALLED: Final = ("incident_response", "service_desk")
# Roles of duties that a system names a person for.
_ROLES: Final[Mapping[str, Role]] = {"security_official": "security_officer", "system_owner": "owner"}


def notification_matrix(dossier: Dossier) -> Deliverable:
    """All notices that concern the organization, or may, with last days where a day of discovery is given."""
    rules = [*_of_rules(dossier), *_of_contracts(dossier), *_to_be_agreed(dossier), *_stated(dossier)]
    rules += _silent(rules, dossier)
    others = {rule.id: rule for rule in rules}
    rows = [(rule, truth) for rule in rules if (truth := _truth(rule, dossier)) is not Truth.NO]
    told = [(rule, truth) for rule, truth in rows if rule.act != "keep"]
    kept = [(rule, truth) for rule, truth in rows if rule.act == "keep"]
    note = notices.NOTE if dossier.incident is None else f"{notices.counted(_iso(dossier))} {notices.NOTE}"
    grids = [
        Grid(
            id="notices",
            title=notices.TITLE,
            note=note,
            columns=_COLUMNS,
            rows=(
                GridRow("first", _first(dossier)),
                *(GridRow(rule.id, _row(rule, truth, others, dossier)) for rule, truth in told),
            ),
        )
    ]
    if kept:
        rest = tuple(GridRow(rule.id, _row(rule, truth, others, dossier)) for rule, truth in kept)
        grids.append(Grid(id="kept", title=notices.KEPT_TITLE, note=notices.KEPT_NOTE, columns=_COLUMNS, rows=rest))
    return Deliverable(
        stem="notification-matrix",
        title=f"{notices.TITLE}: {dossier.names.organization}",
        lede=notices.LEDE,
        organization=dossier.names.organization,
        as_of=dossier.result.as_of,
        rests_on=dossier.rests_on,
        missing=tuple(_missing([rule for rule, _ in rows], dossier)),
        grids=tuple(grids),
    )


def _first(dossier: Dossier) -> tuple[str, ...]:
    """The row before all others: whom to call when something is noticed, as far as anybody is stated."""
    system = dossier.engagement.system
    officer = system.security_officer if system is not None else None
    today = dossier.engagement.today
    holders = next((today[name] for name in _CALLED if today.get(name)), ())
    who = [person_label(officer)] if officer is not None else []
    who += [dossier.names.provider(name) for name in holders if name != CUSTOMER]
    stated = dossier.engagement.duties.get(_FIRST)
    by = stated.who if stated is not None and stated.who is not None else notices.WHOEVER
    reach = officer.contact if officer is not None and officer.contact is not None else notices.REACH
    whom = "; ".join(who) or notices.CALL_FIRST
    lead = (f"0: {by}", whom, reach, notices.FIRST, notices.ALWAYS, notices.AT_ONCE)
    return (*lead, notices.DISCOVERY, notices.WRITE_DOWN, "", notices.AT_NIGHT)


def _iso(dossier: Dossier) -> str:
    return dossier.incident.isoformat() if dossier.incident is not None else ""


def _of_rules(dossier: Dossier) -> Iterator[NoticeRule]:
    """What the chosen frameworks say."""
    for framework in dossier.registry:
        if framework.id in dossier.engagement.frameworks:
            yield from framework.notices(dossier.assessment.plan.terrain, dossier.engagement)


def _of_contracts(dossier: Dossier) -> Iterator[NoticeRule]:
    """What providers' contracts promise when something happens."""
    for provider in dossier.engagement.providers:
        made = provider.contract
        for number, level in enumerate(made.sla if made is not None else ()):
            about = level.event in _EVENTS or (level.event is None and level.severity is not None)
            if made is not None and about and (level.respond_within or level.resolve_within):
                yield ProviderNotice(
                    id=f"contract-{provider.id}-{number}",
                    what=notices.level(level, dossier.names.events),
                    to=notices.YOU,
                    provider=provider.id,
                    within=level.respond_within,
                    citation=notices.document([path for path in made.documents.values() if path is not None]),
                )


def _to_be_agreed(dossier: Dossier) -> Iterator[NoticeRule]:
    """What a rule wants providers' contracts to say of incidents, whatever they say today."""
    for provider, term in provider_terms(dossier):
        if term.incident:
            yield ProviderNotice(
                id=f"term-{provider}-{term.id}",
                what=term.what,
                to=notices.YOU,
                provider=provider,
                citation=term.citation,
                note=notices.in_contract(term.needed),
                verify=term.verify,
            )


def provider_terms(dossier: Dossier) -> Iterator[tuple[str, ProviderTerm]]:
    """What the chosen frameworks want in the contracts of outside providers."""
    for framework in dossier.registry:
        if framework.id in dossier.engagement.frameworks:
            yield from framework.provider_terms(dossier.assessment.plan.terrain, dossier.engagement)


def first_clock(dossier: Dossier) -> NoticeRule | None:
    """The notice of the chosen frameworks that is due soonest after discovery; None where none names a time."""
    timed = [
        rule
        for rule in _of_rules(dossier)
        if rule.act == "tell" and rule.within is not None and rule.counted_from == "discovery"
        if _truth(rule, dossier) is not Truth.NO
    ]
    return min(timed, key=lambda rule: seconds(rule.within or ""), default=None)


def has_clock(provider: str, dossier: Dossier) -> bool:
    """Whether the contract of a provider, or a rule, names a time in which it tells of incidents."""
    rules = (*_of_contracts(dossier), *_of_rules(dossier))
    timed = (rule for rule in rules if isinstance(rule, ProviderNotice) and rule.within is not None)
    return any(rule.provider == provider for rule in timed)


def holds_data(provider: Provider, dossier: Dossier) -> bool:
    """Whether a provider from outside touches regulated data: as it states itself, else as its kind does."""
    model = dossier.assessment.plan.terrain.models[provider.model]
    return bool(data_contact(provider, model)) and not model.employees


def _stated(dossier: Dossier) -> Iterator[NoticeRule]:
    """What the organization states itself."""
    for number, item in enumerate(dossier.engagement.notices):
        yield NoticeRule(
            id=f"stated-{number}",
            what=item.what or notices.STATED,
            to=item.to,
            by=item.who,
            reach=item.contact,
            within=item.within,
            business_days=item.business_days,
            citation=f"{item.source} ({notices.STATED})",
            note=item.note,
        )


def _truth(rule: NoticeRule, dossier: Dossier) -> Truth:
    return rule.when.truth(dossier.assessment.case.facts) if rule.when is not None else Truth.YES


def _row(rule: NoticeRule, truth: Truth, others: Mapping[str, NoticeRule], dossier: Dossier) -> tuple[str, ...]:
    names, asked = dossier.names, dossier.incident
    facts = [leaf.fact for leaf in rule.when.leaves() if leaf.fact is not None] if rule.when is not None else []
    day = last_day(rule, asked, others) if asked is not None else None
    return (
        _owner(rule, dossier),
        rule.to,
        _reach(rule, dossier),
        rule.what,
        notices.applies(rule, truth, [names.question(fact) for fact in facts]),
        notices.within(rule),
        notices.starts(rule, others),
        notices.last(rule, day.isoformat() if day is not None else None, asked=asked is not None),
        rule.citation,
        notices.to_check(rule),
    )


def _reach(rule: NoticeRule, dossier: Dossier) -> str:
    """How to reach whoever is told: their stated contact, or that of our own people, else room to write it in."""
    if rule.reach is not None:
        return rule.reach
    system = dossier.engagement.system
    officer = system.security_officer if system is not None else None
    if isinstance(rule, ProviderNotice) and officer is not None and officer.contact is not None:
        return person_label(officer)
    return notices.REACH


def person_label(who: Person) -> str:
    """A person stated for the system, by title, name and contact."""
    return visits.called(who.title or who.name, who.name, who.contact)


def _owner(rule: NoticeRule, dossier: Dossier) -> str:
    """Who sends it: the provider, the person stated, or the role the duty falls to."""
    if isinstance(rule, ProviderNotice):
        return dossier.names.provider(rule.provider)
    duty = dossier.assessment.plan.terrain.duties.get(rule.duty or "")
    if (who := _named(rule, dossier)) is not None:
        return who
    if duty is None:
        return notices.NOBODY
    system = dossier.engagement.system
    person: Person | None = getattr(system, _ROLES.get(duty.owner, ""), None)
    return notices.proposed(person_label(person)) if person is not None else notices.role(duty.owner)


def _named(rule: NoticeRule, dossier: Dossier) -> str | None:
    """The person stated for a notice or its duty; None where nobody is."""
    stated = dossier.engagement.duties.get(rule.duty or "")
    who = rule.by or (stated.who if stated is not None else None)
    return called(who, dossier) if who is not None else None


def _silent(rules: Sequence[NoticeRule], dossier: Dossier) -> Iterator[NoticeRule]:
    """Outside providers that touch regulated data, and of whom no notice is known."""
    known = {rule.provider for rule in rules if isinstance(rule, ProviderNotice)}
    for provider in dossier.engagement.providers:
        if provider.id not in known and holds_data(provider, dossier):
            yield ProviderNotice(
                id=f"silent-{provider.id}",
                what=notices.ON_ITS_SIDE,
                to=notices.YOU,
                provider=provider.id,
                only_if=notices.IF_AGREED,
                citation=notices.NOT_STATED,
                note=notices.AGREE,
            )


def _missing(rules: Sequence[NoticeRule], dossier: Dossier) -> Iterator[str]:
    """What nobody stated."""
    engagement = dossier.engagement
    promised = (rule for rule in rules if isinstance(rule, ProviderNotice) and rule.id.startswith("contract-"))
    clocks = {rule.provider for rule in promised if rule.within is not None}
    silent = [
        dossier.names.provider(item.id)
        for item in engagement.providers
        if item.id not in clocks and holds_data(item, dossier)
    ]
    if silent:
        yield notices.no_clock(silent)
    if not engagement.notices:
        yield notices.no_others()
    nameless = sum(not isinstance(rule, ProviderNotice) and not _named(rule, dossier) for rule in rules)
    if nameless:
        yield notices.nobody(nameless)
