"""Cases against the plan: what they expect exists, and their engagements hold like those of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.library.engagement_links import check_engagement
from assessor.library.references import missing
from assessor.library.rule_cases import source_of
from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.library.engagement import Source
    from assessor.library.framework import CheckedFramework
    from assessor.library.rule_cases import ReadCase
    from assessor.model.plan import Plan
    from assessor.model.rule_case import Expectation
    from assessor.model.span import Pointer

TODAY = "today"
_MOST_NAMED: Final = 12


class CaseRules:
    """The rules that cases are held against, with what every case asks of them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.obligations = frozenset(row.ref for row in plan.obligations)
        self._narrowed: dict[tuple[str, ...], Plan] = {}

    def narrowed(self, frameworks: tuple[str, ...]) -> Plan:
        """The plan of some frameworks, one for all cases that choose the same."""
        if frameworks not in self._narrowed:
            self._narrowed[frameworks] = self.plan.narrowed(frameworks)
        return self._narrowed[frameworks]


def check_ids(cases: Sequence[ReadCase]) -> Iterator[Diagnostic]:
    """No two cases have one id."""
    first: dict[str, ReadCase] = {}
    for read in cases:
        known = first.setdefault(read.case.id, read)
        if known is not read:
            message = f"id '{read.case.id}' appears twice among cases, first at {known.case.span}"
            span = read.document.span((*read.at, "id"))
            yield Diagnostic("link/duplicate-id", message, span, "rename or remove one of them")


def check_case(
    read: ReadCase, rules: CaseRules, registry: Sequence[CheckedFramework]
) -> tuple[Source | None, list[Diagnostic]]:
    """A case's engagement, and every error of it and of what is expected.

    Warnings are left out: what an engagement file is warned of is often the very thing a case is about, and the papers
    of a made-up organization lie nowhere.
    """
    plan = rules.plan
    problems = [*_expectations(read, rules)]
    known = {item.catalog for item in plan.terrain.frameworks.values()}
    catalogs = {expected.obligation.partition(":")[0] for expected in read.case.expect}
    if "frameworks" not in read.case.engagement and not catalogs & known:
        return None, problems  # whose engagement it is cannot be told
    source, faults = source_of(read, plan, registry)
    problems += faults
    if source is None:
        return None, problems
    found = check_engagement(source, rules.narrowed(source.engagement.frameworks), registry)
    problems += [item for item in found if item.severity is Severity.ERROR]
    problems += _chosen(read, source, plan)
    return source, problems


def _expectations(read: ReadCase, rules: CaseRules) -> Iterator[Diagnostic]:
    obligations = rules.obligations
    arrangements = {TODAY, *rules.plan.terrain.models}
    for index, expected in enumerate(read.case.expect):
        at = (*read.at, "expect", index)
        if expected.obligation not in obligations:
            yield _no_obligation(read, rules, expected.obligation, (*at, "obligation"))
        if expected.arrangement not in arrangements:
            name = expected.arrangement
            yield missing(read.document, "arrangement", name, arrangements, (*at, "arrangement"), key=False)
        if expected.exactly is not None and expected.exactly not in expected.allowed:
            message = f"{expected.exactly.value} is not one of the verdicts that {expected.verdict} stands for"
            yield Diagnostic("link/label", message, read.document.span((*at, "exactly")), "make both say the same")
        if expected.predicate is not None and expected.in_place:
            message = f"'{expected.predicate}' cannot be what fails where the verdict is {expected.verdict}"
            span = read.document.span((*at, "predicate"))
            yield Diagnostic("link/label", message, span, "remove it, or expect another verdict")
    yield from _contradictions(read)


def _contradictions(read: ReadCase) -> Iterator[Diagnostic]:
    """What is expected of one obligation under one arrangement can all be at once."""
    first: dict[tuple[str, str], Expectation] = {}
    for index, expected in enumerate(read.case.expect):
        other = first.setdefault((expected.obligation, expected.arrangement), expected)
        both = expected.possible and other.possible  # one that contradicts itself is told above
        if both and not expected.possible & other.possible:
            message = (
                f"'{expected.obligation}' under {expected.arrangement} is expected to be {expected.verdict}, "
                f"and {other.verdict} above"
            )
            span = read.document.span((*read.at, "expect", index))
            yield Diagnostic("link/contradiction", message, span, "keep one of them")


def _no_obligation(read: ReadCase, rules: CaseRules, name: str, at: Pointer) -> Diagnostic:
    """The fault of a name that is no obligation: a heading, or nothing that exists."""
    if any(row.ref == name for part in rules.plan.catalogs for row in part.rows):
        below = [row.ref for row in rules.plan.obligations if row.parent == name][:_MOST_NAMED]
        message = f"'{name}' is a heading; only the obligations under it are judged"
        advice = f"expect one of {', '.join(below)}" if below else "expect an obligation further down"
        return Diagnostic("link/unknown-obligation", message, read.document.span(at), advice)
    return missing(read.document, "obligation", name, rules.obligations, at, key=False)


def _chosen(read: ReadCase, source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """What is expected belongs to a framework of the engagement."""
    chosen = source.engagement.frameworks
    of_catalog = {item.catalog: item.id for item in plan.terrain.frameworks.values()}
    for index, expected in enumerate(read.case.expect):
        name = of_catalog.get(expected.obligation.partition(":")[0])
        if name is not None and name not in chosen:
            message = f"'{expected.obligation}' belongs to '{name}', which is not among the frameworks of the case"
            span = read.document.span((*read.at, "expect", index, "obligation"))
            yield Diagnostic("engagement/not-chosen", message, span, f"add {name} to 'frameworks', or leave them out")
