"""Whom and what an assessment is about: catalogs, the organization, and everything the result names by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.scales import VERDICT_RANK, Verdict
from assessor.result import subjects
from assessor.result.offers import Offer, Offers
from assessor.result.rules import AmendedValue, LoadedPack, Rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.library.engagement import Source
    from assessor.model.pack import RulePackInfo
    from assessor.model.plan import CatalogPlan, Obligation, Plan
    from assessor.model.rules import FrameworkRules
    from assessor.result.contract import ContractPoint


def chosen(assessment: Assessment) -> list[FrameworkRules]:
    """The engagement's frameworks, in its order."""
    known = assessment.plan.terrain.frameworks
    return [known[name] for name in dict.fromkeys(assessment.case.engagement.frameworks) if name in known]


def catalogs(plan: Plan) -> tuple[subjects.Catalog, ...]:
    """Editions and digests of the catalogs judged."""
    return tuple(
        subjects.Catalog(
            id=part.info.id,
            title=part.info.title,
            edition=part.info.edition,
            version=part.info.edition,
            publisher=part.info.publisher,
            source=part.info.source,
            license=part.info.license,
            sha256=part.info.sha256,
        )
        for part in plan.catalogs
    )


def rules(plan: Plan) -> Rules:
    """The rules that judged, with the packs on top of them; the caller knows the folder."""
    packs = tuple(map(loaded, plan.rule_packs))
    changed = tuple(
        AmendedValue(
            pack=item.pack,
            amends=item.amends,
            entry=item.entry,
            at=item.at,
            was=item.was,
            now=item.now,
            reason=item.reason,
            citation=item.citation,
            verify=item.verify,
        )
        for item in plan.amendments
    )
    return Rules(sha256=plan.rules_sha256, folder=None, packs=packs, amendments=changed)


def loaded(pack: RulePackInfo) -> LoadedPack:
    """A pack as the result names it."""
    return LoadedPack(
        id=pack.id,
        version=pack.version,
        title=pack.title,
        licence=pack.licence,
        authors=pack.authors,
        shipped=pack.place == "shipped",
        option=pack.option,
        sha256=pack.sha256,
    )


def organization(assessment: Assessment) -> subjects.Organization:
    """Name, sector and the facts that were stated."""
    stated, facts = assessment.case.engagement.organization, assessment.plan.terrain.facts
    name, sector, country = (stated.get(key) for key in ("name", "sector", "country"))
    values = dict(sorted(assessment.case.facts.items()))
    return subjects.Organization(
        name=str(name or ""),
        sector=None if sector is None else str(sector),
        country=None if country is None else str(country),
        facts={fact: tuple(value) if isinstance(value, list) else value for fact, value in values.items()},
        questions={fact: subjects.Question(id=fact, question=facts[fact].question).short for fact in values},
    )


def frameworks(assessment: Assessment) -> tuple[subjects.ChosenFramework, ...]:
    """The frameworks in their own words."""
    return tuple(
        subjects.ChosenFramework(
            id=framework.id,
            title=framework.title,
            catalog=framework.catalog,
            words={Verdict(verdict): word for verdict, word in framework.words.items()},
            issuer=framework.issuer,
            examiner=framework.examiner,
            examiner_bar=framework.examiner_bar,
            examination=framework.examination,
        )
        for framework in chosen(assessment)
    )


def arrangement_titles(assessment: Assessment) -> Mapping[str, subjects.ArrangementTitle]:
    """Which support model each arrangement is; today's and the recommended one are none."""
    models = assessment.plan.terrain.models
    return {name: subjects.ArrangementTitle(model=name if name in models else None) for name in assessment.arrangements}


def functions(plan: Plan) -> tuple[subjects.Function, ...]:
    """Every support function."""
    return tuple(
        subjects.Function(id=function.id, title=function.title, kind=function.kind)
        for function in plan.terrain.functions.values()
    )


def models(plan: Plan) -> tuple[subjects.Model, ...]:
    """Every support model with its tiers."""
    return tuple(
        subjects.Model(
            id=model.id,
            title=model.title,
            label=model.label,
            nature=model.nature,
            offerings=tuple(subjects.Offering(id=tier.id, title=tier.title) for tier in model.offerings),
        )
        for _, model in sorted(plan.terrain.models.items())
    )


def gates(plan: Plan) -> tuple[subjects.Gate, ...]:
    """Every contract paper some work needs."""
    return tuple(
        subjects.Gate(
            id=gate.id,
            title=gate.title,
            needs=gate.needs,
            reach=gate.reach,
            citation=gate.citation,
            ask=gate.ask,
            note=gate.note,
        )
        for _, gate in sorted(plan.terrain.gates.items())
    )


def events(plan: Plan) -> tuple[subjects.Event, ...]:
    """Every event of the rules."""
    return tuple(
        subjects.Event(id=event.id, title=event.title, origin=event.origin)
        for _, event in sorted(plan.terrain.events.items())
    )


def questions(plan: Plan) -> tuple[subjects.Question, ...]:
    """Every fact of the rules as the question it answers."""
    return tuple(
        subjects.Question(id=fact.id, question=fact.question) for _, fact in sorted(plan.terrain.facts.items())
    )


def asset_groups(assessment: Assessment) -> tuple[subjects.AssetGroup, ...]:
    """The organization's asset groups."""
    return tuple(
        subjects.AssetGroup(id=group.id, title=group.title or group.id, frameworks=tuple(sorted(group.frameworks)))
        for group in sorted(assessment.case.engagement.asset_groups, key=lambda group: group.id)
    )


def capabilities(plan: Plan, points: Iterable[ContractPoint]) -> tuple[subjects.Capability, ...]:
    """The capabilities some obligation demands, and those only a contract speaks of."""
    demanded = {
        demand.capability
        for row in plan.obligations
        for clause in row.clauses
        for demand in clause
        if demand.capability is not None
    }
    named = {point.capability for point in points if point.capability is not None}
    return tuple(
        subjects.Capability(
            id=capability.id,
            title=capability.title,
            definition=capability.definition,
            iscm_domain=capability.iscm_domain,
            performed_by=capability.performed_by,
            metric=capability.metric,
            unit=capability.unit,
            cadence=capability.defaults.every,
            evidence_types=capability.evidence.types,
        )
        for capability in (plan.terrain.capabilities[name] for name in sorted(demanded | named))
    )


def providers(assessment: Assessment) -> tuple[subjects.Provider, ...]:
    """The engagement's providers with the functions they run today."""
    engagement = assessment.case.engagement
    return tuple(
        subjects.Provider(
            id=provider.id,
            name=provider.name or provider.id,
            model=provider.model,
            offering=provider.offering,
            employees=assessment.plan.terrain.models[provider.model].employees,
            functions=tuple(sorted(name for name, runs in engagement.today.items() if provider.id in runs)),
            artefacts=dict(provider.artefacts),
            contract_ends=provider.contract.ends if provider.contract is not None else None,
        )
        for provider in sorted(engagement.providers, key=lambda provider: provider.id)
    )


def inputs(source: Source) -> tuple[subjects.Input, ...]:
    """The files it was made from: the engagement, and a provider's own offers."""
    sold = source.engagement.sold
    files = (subjects.Input(path=source.name, sha256=source.sha256),)
    return files if sold is None else (*files, subjects.Input(path=sold.file, sha256=sold.sha256))


def offers(assessment: Assessment) -> Offers | None:
    """The provider's own offers that were compared, if any were."""
    book = assessment.case.engagement.sold
    if book is None:
        return None
    return Offers(
        provider=book.seller.id,
        name=book.seller.name,
        valid_until=book.seller.valid_until,
        option=book.option,
        offers=tuple(
            Offer(
                id=book.supplier(offer),
                title=f"{book.seller.name}: {offer.title}",
                model=offer.model,
                offering=offer.offering,
                functions=offer.includes,
                term_months=offer.price.term_months,
                least_monthly=offer.price.minimum_monthly,
            )
            for offer in book.offers
        ),
    )


def groups(assessment: Assessment) -> tuple[subjects.Group, ...]:
    """Group rows with the worst verdict below them; a group is never counted."""
    return tuple(
        subjects.Group(
            ref=row.ref,
            catalog=row.catalog,
            title=row.title,
            citation=row.citation,
            parent=row.parent,
            worst={name: _worst(assessment, name, refs) for name in assessment.arrangements},
        )
        for part in assessment.plan.catalogs
        for row, refs in _groups_of(part)
    )


def _groups_of(part: CatalogPlan) -> list[tuple[Obligation, list[str]]]:
    """The group rows of a catalog, each with the obligations below it, however deep."""
    below: dict[str, list[str]] = {row.ref: [] for row in part.rows}
    parents = {row.ref: row.parent for row in part.rows}
    for row in part.rows:
        ancestor = row.parent
        while row.kind == "obligation" and ancestor is not None:
            below[ancestor].append(row.ref)
            ancestor = parents.get(ancestor)
    return [(row, below[row.ref]) for row in part.rows if row.kind == "group"]


def _worst(assessment: Assessment, arrangement: str, refs: Sequence[str]) -> Verdict | None:
    judged = assessment.judgements[arrangement]
    verdicts = [judged[ref].verdict for ref in refs if ref in judged]
    ranked = [verdict for verdict in verdicts if verdict in VERDICT_RANK]
    if ranked:
        return min(ranked, key=VERDICT_RANK.__getitem__)
    return Verdict.NOT_APPLICABLE if verdicts else None
