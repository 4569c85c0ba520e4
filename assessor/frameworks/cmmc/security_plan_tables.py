"""What CMMC adds to a system security plan: its asset categories, outside providers, what its plan may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.frameworks.cmmc import words
from assessor.frameworks.cmmc.cautions import cautions, custody
from assessor.frameworks.cmmc.closing_words import closing
from assessor.frameworks.cmmc.outlook_words import beside_met, outlook
from assessor.frameworks.cmmc.plan_gaps import plan_gap
from assessor.frameworks.cmmc.request_words import request
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.frameworks.cmmc.result_figures import Finding
from assessor.result.security_plan import (
    Blank,
    FrameworkPart,
    OwnFinding,
    PlanEligibility,
    ProviderTreatment,
    SspAssets,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.frameworks.cmmc.plan_gaps import PlanGap
    from assessor.frameworks.cmmc.rules import CmmcRules, Level
    from assessor.frameworks.cmmc.vocabulary import FedrampModerate, ProviderKind
    from assessor.result.result import Result

_CATALOG: Final = "cmmc"
_SOURCES: Final = ("NIST SP 800-171 r2 3.12.4; 32 CFR 170.24(c)(2)",)
_KINDS: Final[Mapping[ProviderKind, str]] = {"csp": "Cloud service provider", "esp": "External service provider"}
_OUTSIDE: Final = "Outside provider"
_FEDRAMP: Final = "FedRAMP Moderate, or its equivalent"
_STATES: Final[Mapping[FedrampModerate, str]] = {
    "authorized": "authorized",
    "equivalent": "equivalent",
    "none": "none",
}


def ssp_part(result: Result, rules: CmmcRules | None) -> FrameworkPart | None:
    """Its part, where there are figures."""
    for score in (result.scores or {}).values():
        if isinstance(score, CmmcScore):
            return _part(score, rules.level(score.level) if rules is not None else None, result)
    return None


def _part(score: CmmcScore, level: Level | None, result: Result) -> FrameworkPart:
    gap = plan_gap(score, result)
    return FrameworkPart(
        framework="cmmc",
        sources=_SOURCES,
        asked=tuple(
            f"CMMC Level {item.level}, {item.requirements} requirements ({item.citation})" for item in score.figures
        ),
        assets=tuple(
            SspAssets(
                id=item.category,
                title=item.title,
                count=item.count,
                treatment=item.treatment,
                citation=item.citation,
                policy=item.policy,
            )
            for item in score.assets
        ),
        providers=tuple(
            ProviderTreatment(
                provider=item.provider,
                kind=_KINDS[item.kind] if item.in_scope else _OUTSIDE,
                treatment=item.treatment,
                citation=item.citation,
                authorization=_FEDRAMP if item.fedramp_needed else None,
                state=_STATES[item.fedramp_moderate] if item.fedramp_moderate is not None else None,
                met=item.fedramp_met,
            )
            for item in score.providers
        ),
        eligibility=tuple(
            PlanEligibility(ref=item.ref, eligible=item.eligible, citation=item.citation) for item in score.poam
        ),
        request=tuple(request(score, level)),
        outlook=tuple(outlook(score, gap, result)),
        findings=dict(_findings(score, gap, result)),
        outside=frozenset(_other_levels(score.level, result)),
        blanks=tuple(_blanks(score)),
        cautions=(*cautions(score, result), *custody(score, result)),
        providers_at=("cmmc", "service_providers"),
        closing=tuple(closing(score, level)),
    )


def _findings(score: CmmcScore, gap: PlanGap | None, result: Result) -> Iterator[tuple[str, OwnFinding]]:
    """Every requirement of the level as an assessor would call it: MET, NOT MET or N/A (32 CFR 170.24(b))."""
    found = {lost.ref: lost.finding for figure in score.figures for lost in figure.lost}
    for figure in score.figures:
        found |= {item.ref: Finding.NOT_APPLICABLE for item in figure.not_applicable}
        found |= {item.ref: Finding.UNDETERMINED for item in figure.undetermined}
    outside = {*_other_levels(score.level, result)}
    for row in result.obligations:
        if row.catalog != _CATALOG or row.ref in outside:
            continue
        finding = found.get(row.ref, Finding.MET)
        unsure = beside_met(gap) if gap is not None and row.ref == gap.asks.ref else None
        word = words.finding(finding, row.verdicts[TODAY].verdict)
        yield row.ref, OwnFinding(word=word, partly=finding is Finding.PARTIAL_CREDIT, remark=unsure)


def _other_levels(level: int, result: Result) -> Iterator[str]:
    """Rows of levels that an assessment at this one does not ask for; Level 3 comes on top of Level 2."""
    asked = {1: (1,), 2: (2,), 3: (2, 3)}[level]
    marks = tuple(f".L{item}-" for item in asked)
    for row in result.obligations:
        if row.catalog == _CATALOG and not any(mark in row.id for mark in marks):
            yield row.ref


def _blanks(score: CmmcScore) -> Iterator[Blank]:
    for item in score.assets:
        if item.count is None:
            yield Blank(code="asset_count", place=("cmmc", "assets", item.category), about=item.category)
        if item.described and item.policy is None and item.count != 0:
            yield Blank(code="asset_policy", place=("cmmc", "asset_policies", item.category), about=item.category)
