"""The block `pci_dss` of an engagement against the plan: brands, channels, papers, dates."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.statements import pci_statements
from assessor.library.dates import not_later
from assessor.library.references import missing
from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.frameworks.pci_dss.rules import Answer
    from assessor.frameworks.pci_dss.statements import BrandVolume, Channel, PciDss
    from assessor.library.engagement import Source
    from assessor.model.condition import Scalar
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer

FRAMEWORK, BLOCK = "pci-dss", "pci_dss"
_WIDE_TO_NARROW = ("any", "card-not-present", "e-commerce")
_DATED = {
    "targeted_risk_analyses": ("on", "reviewed"),
    "customized": ("tra_on",),
    "service_providers": ("chosen_with_care_on", "status_checked_on"),
    "stray_card_data": ("found", "removed"),
}


def statement_problems(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Every problem of the block; none where the framework is not chosen, which the engagement's checks say."""
    stated = pci_statements(source.engagement)
    if stated is None or FRAMEWORK not in source.engagement.frameworks:
        return
    for check in (_brands, _channels, _analyses, _customized, _legal_exceptions, _providers):
        yield from check(source, plan, stated)
    yield from _dates(source, stated)


def _brands(source: Source, plan: Plan, stated: PciDss) -> Iterator[Diagnostic]:
    rules = pci_rules(plan.terrain).levels
    known = {brand.id for brand in rules.brands} if rules is not None else set()
    yield from _once(source, "brands", "brand", [item.brand for item in stated.brands])
    for index, item in enumerate(stated.brands):
        if item.brand not in known:
            at: Pointer = (BLOCK, "brands", index, "brand")
            yield missing(source.document, "brand", item.brand, known, at, key=False)
        yield from _volumes(source, item, (BLOCK, "brands", index, "transactions"))


def _volumes(source: Source, item: BrandVolume, at: Pointer) -> Iterator[Diagnostic]:
    """A part is not larger than the whole."""
    told = [(name, item.transactions[name]) for name in _WIDE_TO_NARROW if name in item.transactions]
    for (wide, most), (narrow, count) in pairwise(told):
        if count > most:
            message = f"'{narrow}' has {count} payments, more than the {most} of '{wide}', which includes them"
            yield Diagnostic("pci-dss/volumes", message, source.document.span((*at, narrow)), "correct one of them")


def _channels(source: Source, plan: Plan, stated: PciDss) -> Iterator[Diagnostic]:
    rules = pci_rules(plan.terrain).saq
    answers = {answer.id: answer for answer in (rules.answers if rules is not None else ())}
    yield from _once(source, "channels", "id", [item.id for item in stated.channels])
    for index, item in enumerate(stated.channels):
        for name, value in item.answers.items():
            at: Pointer = (BLOCK, "channels", index, "answers", name)
            if name not in answers:
                yield missing(source.document, "answer", name, answers, at, key=True)
                continue
            yield from _answer(source, item, answers[name], value, at)


def _answer(source: Source, channel: Channel, answer: Answer, value: Scalar, at: Pointer) -> Iterator[Diagnostic]:
    """An answer is of the type its question wants, and a way of paying fits the kind of channel."""
    span = source.document.span(at)
    if answer.type == "boolean":
        if not isinstance(value, bool):
            yield Diagnostic(
                "pci-dss/answer", f"{answer.id} must be true or false, found '{value}'", span, answer.question
            )
        return
    choices = {choice.id: choice for choice in answer.choices}
    fitting = [item.id for item in answer.choices if not item.kinds or channel.kind in item.kinds]
    chosen = choices.get(str(value))
    if chosen is None:
        message = f"{answer.id} must be one of {', '.join(fitting)}, found '{value}'"
        yield Diagnostic("pci-dss/answer", message, span, answer.question)
    elif chosen.id not in fitting:
        message = f"{answer.id} '{chosen.id}' does not fit a channel of kind '{channel.kind}'"
        advice = f"for {channel.kind}: {', '.join(fitting)}"
        yield Diagnostic("pci-dss/answer", message, span, advice)


def _analyses(source: Source, plan: Plan, stated: PciDss) -> Iterator[Diagnostic]:
    """An analysis stands for a requirement that wants one, and says nothing else than `defined_frequencies`."""
    rules = pci_rules(plan.terrain).worksheets
    wanted = {row.obligation for row in rules.risk_analyses} if rules is not None else set()
    analyses = stated.targeted_risk_analyses or ()
    yield from _once(source, "targeted_risk_analyses", "obligation", [item.obligation for item in analyses])
    for index, item in enumerate(analyses):
        at: Pointer = (BLOCK, "targeted_risk_analyses", index)
        if not _is_row(plan, item.obligation):
            yield _no_row(source, plan, item.obligation, (*at, "obligation"))
        elif item.obligation not in wanted:
            message = f"'{item.obligation}' does not call for a targeted risk analysis"
            advice = f"those that do: {', '.join(sorted(wanted))}"
            yield Diagnostic("pci-dss/no-analysis", message, source.document.span((*at, "obligation")), advice)
        defined = source.engagement.defined_frequencies
        if item.obligation in defined and defined[item.obligation] != item.frequency:
            other = defined[item.obligation] or "null"
            message = f"the analysis sets {item.frequency}, but defined_frequencies says {other}"
            span = source.document.span((*at, "frequency"))
            yield Diagnostic(
                "pci-dss/frequency", message, span, "state the same in both, or remove it from defined_frequencies"
            )


def _customized(source: Source, plan: Plan, stated: PciDss) -> Iterator[Diagnostic]:
    """The customized approach is open to this business and this requirement, and not combined with a worksheet."""
    rules = pci_rules(plan.terrain).worksheets
    rows = {row.ref: row for row in plan.obligations}
    compensated = {item.obligation for item in source.engagement.alternatives}
    stated_saq = source.engagement.organization.get("saq")
    filed = " and ".join(stated_saq) if isinstance(stated_saq, list) else stated_saq
    barred = rules is not None and rules.customized_approach.not_for_saq and filed not in (None, "ROC")
    yield from _once(source, "customized", "obligation", [item.obligation for item in stated.customized])
    for index, item in enumerate(stated.customized):
        at: Pointer = (BLOCK, "customized", index, "obligation")
        if item.obligation not in rows:
            yield _no_row(source, plan, item.obligation, at)
            continue
        span = source.document.span(at)
        if item.obligation in compensated:
            message = f"'{item.obligation}' has both a compensating control and the customized approach"
            advice = "a compensating control goes with the defined approach only; keep one of the two"
            yield Diagnostic("pci-dss/combined", message, span, advice)
        if barred:
            message = f"the customized approach is not allowed with a questionnaire (saq: {filed})"
            yield Diagnostic("pci-dss/customized", message, span, "meet the requirement as written, or file a ROC")
        if rows[item.obligation].props.get("customized_approach") is False:
            message = f"'{item.obligation}' does not allow the customized approach"
            yield Diagnostic("pci-dss/customized", message, span, "meet the requirement as written")


def _legal_exceptions(source: Source, plan: Plan, stated: PciDss) -> Iterator[Diagnostic]:
    for index, item in enumerate(stated.legal_exceptions):
        if not _is_row(plan, item.obligation):
            yield _no_row(source, plan, item.obligation, (BLOCK, "legal_exceptions", index, "obligation"))


def _providers(source: Source, _plan: Plan, stated: PciDss) -> Iterator[Diagnostic]:
    known = {provider.id for provider in source.engagement.providers}
    yield from _once(source, "service_providers", "provider", [item.provider for item in stated.service_providers])
    for index, item in enumerate(stated.service_providers):
        if item.provider not in known:
            at: Pointer = (BLOCK, "service_providers", index, "provider")
            yield missing(source.document, "provider", item.provider, known, at, key=False)


def _dates(source: Source, stated: PciDss) -> Iterator[Diagnostic]:
    """Nothing is dated after the day of the assessment."""
    places: list[tuple[Pointer, str | None]] = [((BLOCK, "compromised_on"), stated.compromised_on)]
    if stated.acquirer is not None:
        places.append(((BLOCK, "acquirer", "on"), stated.acquirer.on))
    for key, names in _DATED.items():
        for index, item in enumerate(getattr(stated, key) or ()):
            places += [((BLOCK, key, index, name), getattr(item, name)) for name in names]
    for at, day in places:
        if day is not None:
            yield from not_later(source, day, at)


def _once(source: Source, key: str, name: str, values: Iterable[str]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            span = source.document.span((BLOCK, key, index, name))
            yield Diagnostic("link/duplicate-id", f"'{value}' appears twice in {key}", span, "keep one of them")
        seen.add(value)


def _is_row(plan: Plan, ref: str) -> bool:
    return any(row.ref == ref for row in plan.obligations)


def _no_row(source: Source, plan: Plan, ref: str, at: Pointer) -> Diagnostic:
    return missing(source.document, "obligation", ref, {row.ref for row in plan.obligations}, at, key=False)
