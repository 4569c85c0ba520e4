"""What today's verdicts rest on or wait for, of each provider: the promises its confirmation sheet asks about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.assess.open_questions import open_questions
from assessor.assess.promises import Parts, own_parts, places, promised
from assessor.evaluate.supply import TODAY, providers_of
from assessor.evaluate.terms import CONTRACT
from assessor.model.provider_answers import ASPECTS, TERM_OF
from assessor.model.scales import WORK, Truth, Verdict
from assessor.model.value import replace
from assessor.model.version import VERSION
from assessor.result.confirmation import ConfirmationSheets, Origin, Promise, Sheet, VerdictStanding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Alternative, DemandOutcome
    from assessor.evaluate.supply import Supplier
    from assessor.library.engagement import Source
    from assessor.model.plan import Demand, Obligation
    from assessor.result.confirmation import Footing
    from assessor.result.question import OpenKind, OpenQuestion, OpenQuestions

# What an open question has to be about for a provider to be able to answer it on its sheet.
_TERMS: Final[frozenset[OpenKind]] = frozenset(
    ("order", "named", "schedule", "event", "set_up", "coverage_hours", "detection", "evidence", "place")
)
_FOOTINGS: Final[tuple[Footing, ...]] = ("waits", "assumed", "duty", "stated", "confirmed")
_Found = dict[str, Promise]


def confirmation_sheets(assessment: Assessment, source: Source) -> ConfirmationSheets:
    """The sheets of all providers that have something to confirm."""
    open_ = open_questions(assessment)
    found: _Found = {}
    for promise in (*_rested_on(assessment), *_waited_for(assessment, open_), *_owed(assessment)):
        found[promise.key] = _joined(found[promise.key], promise) if promise.key in found else promise
    for promise in _beside(assessment, list(found.values())):
        found.setdefault(promise.key, promise)
    sheets = (_sheet(provider.id, found.values()) for provider in assessment.case.engagement.providers)
    country = source.engagement.organization.get("country")
    return ConfirmationSheets(
        origin=Origin(
            organization=str(source.engagement.organization.get("name", "")),
            country=country if isinstance(country, str) else None,
            file=source.name,
            digest=source.sha256,
            as_of=source.engagement.as_of,
            version=VERSION,
        ),
        sheets=tuple(sheet for sheet in sheets if sheet.promises),
        open=open_,
    )


def _sheet(provider: str, found: Iterable[Promise]) -> Sheet:
    own = [promise for promise in found if promise.provider == provider and promise.footing != "confirmed"]
    weights: dict[tuple[str, str, str], set[str]] = {}
    for promise in own:
        weights.setdefault(promise.line, set()).update(promise.obligations)
    asked = sorted(
        own,
        key=lambda item: (
            -len(weights[item.line]),
            item.line,
            ASPECTS.index(item.aspect),
            item.event or item.data or "",
        ),
    )
    refs = {ref for promise in asked for ref in promise.obligations}
    order = dict.fromkeys(ref for promise in asked for ref in promise.obligations if ref in refs)
    return Sheet(provider=provider, promises=tuple(asked), obligations=tuple(order))


def _rested_on(assessment: Assessment) -> Iterator[Promise]:
    """The terms that verdicts in place were compared with."""
    for row, outcome, chosen, supplier in _deciding(assessment):
        terms = chosen.terms
        if terms is None:
            continue
        for parts in promised(assessment.case, row.ref, outcome.demand, terms):
            grade, borne_out = terms.grades.get(parts.term, 0), parts.term in terms.confirmed
            footing: Footing = "assumed" if grade < CONTRACT else "confirmed" if borne_out else "stated"
            yield _promise(supplier, chosen.function or "", outcome.demand, parts, footing, row.ref)
        work = (chosen.function or "", outcome.demand.capability or "")
        for parts in places(assessment.case, row.catalog, supplier, work):
            yield _promise(supplier, work[0], outcome.demand, parts, _said(supplier, *work), row.ref)


def _said(supplier: Supplier, function: str, capability: str) -> Footing:
    """Whether a line of a provider is borne out, or the organization's word."""
    service = supplier.provider.services.get(function) if supplier.provider is not None else None
    line = service.lines.get(capability) if service is not None else None
    return "confirmed" if line is not None and line.data_at and line.confirmed is not None else "stated"


def _deciding(assessment: Assessment) -> Iterator[tuple[Obligation, DemandOutcome, Alternative, Supplier]]:
    """Every work of a provider that today's verdicts count, in place or in part, where people did not decide them."""
    judged = assessment.judgements[TODAY]
    for row in assessment.plan.obligations:
        found = judged.get(row.ref)
        if found is None or found.determined is not None:
            continue
        if found.ground is None and found.verdict is not Verdict.PARTIAL:
            continue
        for outcome in found.clauses:
            chosen = outcome.chosen
            if chosen is None or chosen.supplier is None or chosen.supplier.provider is None:
                continue
            works = chosen.refused is None and chosen.done is None and min(chosen.truths[:WORK]) is Truth.YES
            if works and chosen.terms is not None:
                yield row, outcome, chosen, chosen.supplier


def _waited_for(assessment: Assessment, open_: OpenQuestions) -> Iterator[Promise]:
    """What would have to be promised for an open obligation to be judged."""
    suppliers = providers_of(assessment.case.terrain, assessment.case.engagement)
    rows = {row.ref: row for row in assessment.plan.obligations}
    for item in open_.asked:
        if item.kind not in _TERMS or item.provider is None or item.function is None:
            continue
        supplier = suppliers[item.provider]
        for ref in item.obligations:
            yield from _waits(assessment, supplier, item, rows[ref])


def _waits(assessment: Assessment, supplier: Supplier, item: OpenQuestion, row: Obligation) -> Iterator[Promise]:
    function = item.function or ""
    for demand in (demand for clause in row.clauses for demand in clause):
        terms = supplier.terms(function, demand.capability or "")
        if demand.capability not in item.capabilities or terms is None:
            continue
        if item.kind == "place":
            for parts in places(assessment.case, row.catalog, supplier, (function, demand.capability)):
                yield replace(_promise(supplier, function, demand, parts, "waits", row.ref), waiting=(row.ref,))
            continue
        for parts in promised(assessment.case, row.ref, demand, terms, around=item.kind == "coverage_hours"):
            made = _promise(supplier, function, demand, parts, "waits", row.ref)
            yield replace(made, on_order=item.kind in ("order", "named"), waiting=(row.ref,))


def _owed(assessment: Assessment) -> Iterator[Promise]:
    """Where the organization has to call, because the provider is not known to notice by itself."""
    for row, outcome, chosen, supplier in _deciding(assessment):
        if any(duty.id.startswith("report:") for duty in chosen.duties):
            parts = Parts("detection", "detection", None, "threshold")
            yield _promise(supplier, chosen.function or "", outcome.demand, parts, "duty", row.ref)


def _beside(assessment: Assessment, found: Iterable[Promise]) -> Iterator[Promise]:
    """What the organization itself wrote into a line that is asked about anyway, because a line is confirmed whole."""
    suppliers = providers_of(assessment.case.terrain, assessment.case.engagement)
    for provider, function, capability in dict.fromkeys(item.line for item in found if item.footing != "confirmed"):
        held = suppliers[provider].provider
        service = held.services.get(function) if held is not None else None
        line = service.lines.get(capability) if service is not None else None
        if line is None or line.confirmed is not None:
            continue
        for parts in own_parts(line):
            made = Promise(
                provider=provider,
                function=function,
                capability=capability,
                aspect=parts.aspect,
                event=parts.event,
                data=parts.data,
                asked=parts.asked,
                footing="stated",
                on_order=False,
                obligations=(),
                waiting=(),
            )
            yield made


def _promise(supplier: Supplier, function: str, demand: Demand, parts: Parts, footing: Footing, ref: str) -> Promise:
    return Promise(
        provider=supplier.id,
        function=function,
        capability=demand.capability or "",
        aspect=parts.aspect,
        event=parts.event,
        data=parts.data,
        asked=parts.asked,
        footing=footing,
        on_order=False,
        obligations=(ref,),
        waiting=(),
    )


def _joined(first: Promise, more: Promise) -> Promise:
    """One promise that two obligations hang on: the nearer footing, and the stricter of what is asked."""
    nearer = min(first, more, key=lambda item: _FOOTINGS.index(item.footing))
    return replace(
        nearer,
        asked=Parts(first.aspect, TERM_OF[first.aspect], first.event, first.asked).stricter(more.asked),
        on_order=first.on_order or more.on_order,
        obligations=tuple(dict.fromkeys((*first.obligations, *more.obligations))),
        waiting=tuple(dict.fromkeys((*first.waiting, *more.waiting))),
    )


def standing_of(assessment: Assessment) -> VerdictStanding:
    """Today's verdicts in place, what they rest on, and how many are open."""
    judged = assessment.judgements[TODAY].values()
    found = [item.ground for item in judged if item.ground is not None]
    return VerdictStanding(
        in_place=len(found),
        confirmed=found.count("confirmed"),
        stated=found.count("stated"),
        assumed=found.count("assumed"),
        open=sum(item.verdict is Verdict.NOT_ASSESSABLE for item in judged),
    )
