"""What rules and an engagement say of a SOC 2 report, against what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from assessor.frameworks.soc_2.provider_links import TYPE_2, provider_report, subservice
from assessor.frameworks.soc_2.rules import soc_2_rules
from assessor.frameworks.soc_2.statements import soc_2_statements
from assessor.library.dates import in_order, not_later, stated
from assessor.library.finding_rule_links import finding_rule_problems
from assessor.library.references import missing, unknown
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.interval import DAY, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.soc_2.rules import Soc2Rules
    from assessor.frameworks.soc_2.statements import ControlTest, Soc2Block
    from assessor.library.engagement import Source
    from assessor.library.library import Library
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer

_BLOCK = "soc_2"


def rule_problems(library: Library) -> Iterator[Diagnostic]:
    """The rules of SOC 2 reports name facts, duties and a framework that exist, and have all the words needed."""
    made = soc_2_rules(library)
    if made is None:
        return
    yield from unknown("framework", [made.framework], library.frameworks, made.span)
    yield from unknown("fact", [item.fact for item in made.categories if item.fact], library.facts, made.span)
    duties = (made.assertion_duty, made.cuec_duty, made.carve_out_duty, *stated(made.records_duty))
    yield from unknown("duty", duties, library.duties, made.span)
    yield from finding_rule_problems(library, made.row_findings)
    from assessor.frameworks.soc_2.result import StandingWord  # noqa: PLC0415 - the result, only where rules are linked
    from assessor.frameworks.soc_2.result_providers import ReportState  # noqa: PLC0415

    for kind, wanted, words in (
        ("standing", get_args(StandingWord), made.standings),
        ("report state", get_args(ReportState), made.report_states),
    ):
        for name in sorted(set(wanted) - {item.id for item in words}):
            message = f"the rules have no wording for {kind} '{name}'"
            yield Diagnostic("link/no-word", message, made.span, "add it with a title and a text")


def statement_problems(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """The engagement's block: possible for its type, within its dates, about things that exist."""
    block, made = soc_2_statements(source.engagement), soc_2_rules(plan.terrain)
    if block is None or made is None or made.framework not in source.engagement.frameworks:
        return
    yield from _shape(source, block)
    yield from _length(source, made, block)
    yield from _categories(source, made, block)
    yield from _tests(source, plan, made, block)
    yield from _quiet(source, plan, made, block)
    yield from subservice(source, plan, block)
    for index, report in enumerate(block.provider_reports):
        yield from provider_report(source, plan, made, report, (_BLOCK, "provider_reports", index))


def _shape(source: Source, block: Soc2Block) -> Iterator[Diagnostic]:
    """Type 2 has a period, type 1 a day; neither has what belongs to the other."""
    document, at = source.document, (_BLOCK,)
    if block.type == TYPE_2 and block.period is None:
        message = "a type 2 report covers a period, but none is stated"
        advice = (
            "add period: {from: ..., to: ...}, up to as_of at most; for a single day, or while the period has not begun"
            ", choose type: 1"
        )
        yield Diagnostic("engagement/report-type", message, document.span((*at, "type")), advice)
    for name, mine in (("period", TYPE_2), ("controls_tested", TYPE_2), ("no_occurrence", TYPE_2), ("as_of_date", 1)):
        if getattr(block, name) and block.type != mine:
            message = f"{name} belongs to a type {mine} report, but this one is type {block.type}"
            yield Diagnostic("engagement/report-type", message, document.key_span((*at, name)), "remove it")
    if block.period is not None:
        yield from in_order(source, block.period.from_, block.period.to, (*at, "period", "to"))
        if block.period.from_ > source.engagement.as_of:
            span = document.span((*at, "period", "from"))
            message = f"the period begins on {block.period.from_}, after as_of {source.engagement.as_of}"
            advice = (
                "nothing of it has passed: until it begins, write type: 1 and leave period out; what is in place today "
                "shows what is ready for it"
            )
            yield Diagnostic("engagement/future", message, span, advice)
        else:
            yield from not_later(source, block.period.to, (*at, "period", "to"))
    if block.as_of_date is not None:
        yield from not_later(source, block.as_of_date, (*at, "as_of_date"))


def _length(source: Source, made: Soc2Rules, block: Soc2Block) -> Iterator[Diagnostic]:
    """A period shorter or longer than is the custom; nothing forbids it."""
    usual = made.report_period
    if usual is None or block.period is None or not block.period.days:
        return
    days, least, most = block.period.days, seconds(usual.shortest) // DAY, seconds(usual.longest) // DAY
    if least <= days <= most:
        return
    message = f"the report period is {days:,} days; {least} to {most} is customary"
    span = source.document.span((_BLOCK, "period"))
    advice = "ask the CPA firm and the readers of the report whether this period works for them"
    yield Diagnostic("engagement/period", message, span, advice, Severity.WARNING)


def _categories(source: Source, made: Soc2Rules, block: Soc2Block) -> Iterator[Diagnostic]:
    """Categories named here are those the facts choose: the facts decide what applies."""
    known = {item.id: item for item in made.categories}
    facts = source.engagement.organization
    for index, name in enumerate(block.categories):
        at: Pointer = (_BLOCK, "categories", index)
        if name not in known:
            yield missing(source.document, "category", name, known, at, key=False)
        elif known[name].fact is not None and facts.get(known[name].fact or "") is not True:
            message = f"category '{name}' is named here, but organization does not say {known[name].fact}: true"
            advice = f"write {known[name].fact}: true under organization; that decides which criteria apply"
            yield Diagnostic("engagement/category", message, source.document.span(at), advice)
    if not block.categories:
        return
    for item in made.categories:
        if item.fact is not None and facts.get(item.fact) is True and item.id not in block.categories:
            message = f"organization says {item.fact}: true, but categories leaves out '{item.id}'"
            span = source.document.key_span((_BLOCK, "categories"))
            yield Diagnostic("engagement/category", message, span, "add it here, or remove categories")


def _criterion(source: Source, plan: Plan, made: Soc2Rules, ref: str, at: Pointer) -> Iterator[Diagnostic]:
    """A criterion that exists, of a category that is not known to be left out."""
    catalog = plan.terrain.frameworks[made.framework].catalog
    refs = {row.ref: row.id for row in plan.obligations if row.catalog == catalog}
    if ref not in refs:
        yield missing(source.document, "criterion", ref, refs, at, key=False)
        return
    letters = refs[ref].rstrip("0123456789.")
    for item in made.categories:
        if item.letters == letters and item.fact and source.engagement.organization.get(item.fact) is False:
            message = f"'{ref}' belongs to category {item.id}, which this report does not cover ({item.fact}: false)"
            advice = "remove it, or choose the category under organization"
            yield Diagnostic("engagement/category", message, source.document.span(at), advice)


def _tests(source: Source, plan: Plan, made: Soc2Rules, block: Soc2Block) -> Iterator[Diagnostic]:
    seen: dict[str, ControlTest] = {}
    by_id = {test.id: test for test in block.controls_tested}
    for index, test in enumerate(block.controls_tested):
        at: Pointer = (_BLOCK, "controls_tested", index)
        if test.id in seen:
            span = source.document.span((*at, "id"))
            yield Diagnostic("link/duplicate-id", f"tested control '{test.id}' appears twice", span, "rename one")
        seen[test.id] = test
        yield from _criterion(source, plan, made, test.obligation, (*at, "obligation"))
        for place, ref in enumerate(test.also_for):
            yield from _criterion(source, plan, made, ref, (*at, "also_for", place))
        yield from unknown(
            "capability", stated(test.capability), plan.terrain.capabilities, source.document.span((*at, "capability"))
        )
        frequencies = [item.frequency for item in made.sampling]
        yield from unknown("frequency", stated(test.frequency), frequencies, source.document.span((*at, "frequency")))
        yield from _counts(source, test, at)
        yield from _instead(source, test, by_id, at)


def _counts(source: Source, test: ControlTest, at: Pointer) -> Iterator[Diagnostic]:
    if test.population is not None and test.sample > test.population:
        message = f"the sample of {test.sample} is larger than the population of {test.population}"
        span = source.document.span((*at, "sample"))
        yield Diagnostic("engagement/sample", message, span, "correct one of them; a sample is part of the population")
    if test.deviations > test.sample:
        message = f"the number of deviations, {test.deviations}, is larger than the sample of {test.sample}"
        span = source.document.span((*at, "deviations"))
        yield Diagnostic(
            "engagement/sample", message, span, "correct one of them; deviations are counted within the sample"
        )


def _instead(source: Source, test: ControlTest, by_id: dict[str, ControlTest], at: Pointer) -> Iterator[Diagnostic]:
    for place, name in enumerate(test.mitigated_by):
        here: Pointer = (*at, "mitigated_by", place)
        if name == test.id:
            message = f"'{name}' cannot mitigate itself"
        elif name not in by_id:
            yield missing(source.document, "tested-control", name, set(by_id) - {test.id}, here, key=False)
            continue
        elif not set(by_id[name].criteria) & set(test.criteria):
            message = f"'{name}' was tested for {', '.join(by_id[name].criteria)}, not for {test.obligation}"
        else:
            continue
        advice = "name a tested control of the same criterion, or add the criterion to its also_for"
        yield Diagnostic("engagement/mitigation", message, source.document.span(here), advice)


def _quiet(source: Source, plan: Plan, made: Soc2Rules, block: Soc2Block) -> Iterator[Diagnostic]:
    """Nothing occurred, so nothing of it can have been looked at."""
    for index, item in enumerate(block.no_occurrence):
        at: Pointer = (_BLOCK, "no_occurrence", index)
        yield from _criterion(source, plan, made, item.obligation, (*at, "obligation"))
        yield from unknown(
            "capability", stated(item.capability), plan.terrain.capabilities, source.document.span((*at, "capability"))
        )
        for test in block.controls_tested:
            same = item.obligation in test.criteria and item.capability in (None, test.capability)
            if same and (test.population or test.sample):
                message = f"'{item.obligation}' is stated as no occurrence, but '{test.id}' was sampled for it"
                span = source.document.span((*at, "obligation"))
                yield Diagnostic("engagement/no-occurrence", message, span, "keep one of them")
