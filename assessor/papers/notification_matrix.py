"""The notification matrix: who must be told of an incident, by whom and by when, for this organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.notice import NoticeRule, ProviderNotice, last_day
from assessor.model.scales import Truth
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.words import notices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.papers.dossier import Dossier

# Of the events a contract may answer, those that are an incident.
_EVENTS: Final = ("incident", "breach")
_COLUMNS: Final = (
    GridColumn(title="Who tells", width=18),
    GridColumn(title="Whom", width=22),
    GridColumn(title="What", width=28),
    GridColumn(title="Owed", width=28),
    GridColumn(title="Within", width=14),
    GridColumn(title="Clock starts", width=18),
    GridColumn(title="Last day", width=16),
    GridColumn(title="Owner", width=20),
    GridColumn(title="Citation", width=24),
    GridColumn(title="Remarks", width=34),
)


def notification_matrix(dossier: Dossier) -> Deliverable:
    """All notices that concern the organization, or may, with last days where a day of discovery is given."""
    rules = [*_of_rules(dossier), *_of_contracts(dossier), *_stated(dossier)]
    others = {rule.id: rule for rule in rules}
    rows = [(rule, truth) for rule in rules if (truth := _truth(rule, dossier)) is not Truth.NO]
    grid = Grid(
        id="notices",
        title=notices.TITLE,
        note=notices.NOTE if dossier.incident is None else f"{notices.counted(_iso(dossier))} {notices.NOTE}",
        columns=_COLUMNS,
        rows=tuple(GridRow(rule.id, _row(rule, truth, others, dossier)) for rule, truth in rows),
    )
    return Deliverable(
        stem="notification-matrix",
        title=f"{notices.TITLE}: {dossier.names.organization}",
        lede=notices.LEDE,
        organization=dossier.names.organization,
        as_of=dossier.result.as_of,
        rests_on=dossier.rests_on,
        missing=tuple(_missing([rule for rule, _ in rows], dossier)),
        grids=(grid,),
    )


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
            if made is not None and about and level.respond_within is not None:
                yield ProviderNotice(
                    id=f"contract-{provider.id}-{number}",
                    what=notices.level(level, dossier.names.events),
                    to=notices.YOU,
                    provider=provider.id,
                    within=level.respond_within,
                    citation=notices.document([path for path in made.documents.values() if path is not None]),
                )


def _stated(dossier: Dossier) -> Iterator[NoticeRule]:
    """What the organization states itself."""
    for number, item in enumerate(dossier.engagement.notices):
        yield NoticeRule(
            id=f"stated-{number}",
            what=item.what or notices.STATED,
            to=item.to,
            by=item.who,
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
        names.provider(rule.provider) if isinstance(rule, ProviderNotice) else notices.YOU,
        rule.to,
        rule.what,
        notices.applies(rule, truth, [names.question(fact) for fact in facts]),
        notices.within(rule),
        notices.starts(rule, others),
        notices.last(rule, day.isoformat() if day is not None else None, asked=asked is not None),
        _owner(rule, dossier),
        rule.citation,
        notices.to_check(rule),
    )


def _owner(rule: NoticeRule, dossier: Dossier) -> str:
    """Who sends it: the provider, the person stated, or the role the duty falls to."""
    if isinstance(rule, ProviderNotice):
        return dossier.names.provider(rule.provider)
    stated = dossier.engagement.duties.get(rule.duty or "")
    who = rule.by or (stated.who if stated is not None else None)
    duty = dossier.assessment.plan.terrain.duties.get(rule.duty or "")
    return who or (notices.role(duty.owner) if duty is not None else "")


def _missing(rules: Sequence[NoticeRule], dossier: Dossier) -> Iterator[str]:
    """What nobody stated."""
    engagement = dossier.engagement
    clocks = {rule.provider for rule in rules if isinstance(rule, ProviderNotice) and rule.id.startswith("contract-")}
    silent = [
        dossier.names.provider(item.id) for item in engagement.providers if item.data_contact and item.id not in clocks
    ]
    if silent:
        yield notices.no_clock(silent)
    if not engagement.notices:
        yield notices.no_others()
    named = {name: answer.who for name, answer in engagement.duties.items()}
    nameless = sum(
        not isinstance(rule, ProviderNotice) and rule.by is None and named.get(rule.duty or "") is None
        for rule in rules
    )
    if nameless:
        yield notices.nobody(nameless)
