"""CMMC as one object: score and status, plan of action, dates and scope (32 CFR part 170)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor.frameworks.cmmc.sheet_words import PLAN_SHEET
from assessor.model.framework import Block, PlanSheet, RuleKind
from assessor.report.framework import PresentedFramework

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor.encode.prose import Prose
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.library.engagement import Source
    from assessor.library.library import Library
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.engagement import Engagement
    from assessor.model.framework import RuleHolder
    from assessor.model.notice import NoticeRule
    from assessor.model.plan import Plan, Terrain
    from assessor.model.provider_term import ProviderTerm
    from assessor.model.row_finding import RowFinding
    from assessor.model.rules import Fact
    from assessor.model.severity import Stake
    from assessor.report.deliverable import Grid
    from assessor.report.names import BriefNames
    from assessor.report.outcome import Outcome
    from assessor.report.sheet import Sheet
    from assessor.result.action import Enquiry
    from assessor.result.result import Result
    from assessor.result.security_plan import FrameworkPart


_BLOCK = "cmmc"
CERTIFICATION = "cmmc_certification"
# Who assesses where a certification is called for; Level 3 presupposes the certificate of Level 2 (32 CFR 170.18(a)).
_CERTIFIED = ("c3pao", "dibcac")


def _statements() -> type:
    from assessor.frameworks.cmmc.statements import CmmcStatements  # noqa: PLC0415

    return CmmcStatements


def _rules() -> type:
    from assessor.frameworks.cmmc.rules import CmmcRules  # noqa: PLC0415

    return CmmcRules


class Cmmc(PresentedFramework):
    """CMMC, as the rest of the program asks it; what a question needs is imported when it is asked."""

    id = "cmmc"
    folder = Path(__file__).parent
    block = Block(key=_BLOCK, load=_statements)
    plan_sheet = PlanSheet(title=PLAN_SHEET, place=(_BLOCK, "poam"), key="requirement", fields=("planned", "due"))
    rule_kinds = (RuleKind(kind="cmmc_rules", key="cmmc", load=_rules),)

    def framework_of(self, rules: RuleHolder) -> str:
        """The framework its rules name."""
        from assessor.frameworks.cmmc.rules import cmmc_rules  # noqa: PLC0415

        made = cmmc_rules(rules)
        return self.id if made is None else made.framework

    def examinations(self, _rules: RuleHolder, _facts: Mapping[str, Fact], engagement: Engagement) -> Iterable[str]:
        """A certification assessment, where the contract (else the aim) is a status that needs one."""
        from assessor.frameworks.cmmc.statements import cmmc_statements  # noqa: PLC0415

        block = cmmc_statements(engagement)
        if block is None:
            return ()
        called = block.contract.requires if block.contract is not None else None
        outside = block.assessment in _CERTIFIED if called is None else called.endswith(_CERTIFIED)
        return (CERTIFICATION,) if outside else ()

    def check_rules(self, library: Library) -> Iterator[Diagnostic]:
        """Its rules against its catalog and what else is loaded."""
        from assessor.frameworks.cmmc.rule_links import rule_problems  # noqa: PLC0415

        return rule_problems(library)

    def check_statements(self, source: Source, plan: Plan) -> Iterable[Diagnostic]:
        """Its block, and what else an engagement states that only CMMC gives a meaning."""
        engagement = source.engagement
        excepted = any(item.exception is not None for item in engagement.determinations)
        if not (excepted or _BLOCK in engagement.blocks or self.id in engagement.frameworks):
            return ()
        from assessor.frameworks.cmmc.block_links import statement_problems  # noqa: PLC0415

        return statement_problems(source, plan)

    def row_findings(self, case: Case) -> Iterable[RowFinding]:
        """No security plan, plans of action overdue, exceptions and clouds without their papers."""
        from assessor.frameworks.cmmc.row_findings import row_findings  # noqa: PLC0415

        return row_findings(case)

    def score_type(self) -> type:
        """The type of its figures."""
        from assessor.frameworks.cmmc.result import CmmcScore  # noqa: PLC0415

        return CmmcScore

    def score(self, case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> object | None:
        """Its figures of a case."""
        from assessor.frameworks.cmmc.scores import score  # noqa: PLC0415

        return score(case, judgements)

    def stakes(self, case: Case, score: object) -> Mapping[str, Stake]:
        """What hangs on each row that is not in place."""
        from assessor.frameworks.cmmc.result import CmmcScore  # noqa: PLC0415
        from assessor.frameworks.cmmc.stakes import stakes  # noqa: PLC0415

        return stakes(score, case.engagement.plan_of_action) if isinstance(score, CmmcScore) else {}

    def would_hang(self, case: Case, score: object) -> Mapping[str, Stake]:
        """What would hang on each requirement that is met."""
        from assessor.frameworks.cmmc.result import CmmcScore  # noqa: PLC0415
        from assessor.frameworks.cmmc.stakes import would_hang  # noqa: PLC0415

        return would_hang(case, score) if isinstance(score, CmmcScore) else {}

    def enquiry(self, score: object) -> Enquiry | None:
        """Whether the contract asks for the assessment that would be booked."""
        from assessor.frameworks.cmmc.first_question import enquiry  # noqa: PLC0415
        from assessor.frameworks.cmmc.result import CmmcScore  # noqa: PLC0415

        return enquiry(score) if isinstance(score, CmmcScore) else None

    def prose(self) -> Sequence[Prose[Any]]:
        """The texts beside its figures."""
        from assessor.frameworks.cmmc.prose import PROSE  # noqa: PLC0415

        return PROSE

    def sheets(self, result: Result, names: BriefNames) -> Iterable[Sheet]:
        """Its pages of the brief."""
        from assessor.frameworks.cmmc.pages import sheets_of  # noqa: PLC0415

        return sheets_of(result, names)

    def effects(self, result: Result) -> Mapping[str, str]:
        """What is open without a plan and so keeps the requirement for one from being met; what to ask first."""
        from assessor.frameworks.cmmc.cautions import cautions  # noqa: PLC0415
        from assessor.frameworks.cmmc.outlook_words import holds_back  # noqa: PLC0415
        from assessor.frameworks.cmmc.plan_gaps import plan_gap  # noqa: PLC0415
        from assessor.frameworks.cmmc.result import CmmcScore  # noqa: PLC0415

        scores = [score for score in (result.scores or {}).values() if isinstance(score, CmmcScore)]
        gaps = [gap for score in scores if (gap := plan_gap(score, result)) is not None]
        told = {lost.ref: holds_back(gap) for gap in gaps if not gap.counted for lost in gap.unplanned}
        for caution in (each for score in scores for each in cautions(score, result)):
            told[caution.ref] = " ".join(filter(None, (told.get(caution.ref), caution.text)))
        return told

    def grids(self, result: Result, rules: RuleHolder, engagement: Engagement) -> Iterable[Grid]:
        """Its plan of action as a sheet of the workbook."""
        from assessor.frameworks.cmmc.plan_tables import grids_of  # noqa: PLC0415

        return grids_of(result, rules, engagement)

    def annex_sources(self, provider: str, result: Result) -> Iterable[str]:
        """The customer responsibility matrix, of an outside provider that is in the scope of the assessment."""
        from assessor.frameworks.cmmc.result import CmmcScore  # noqa: PLC0415
        from assessor.frameworks.cmmc.words import ANNEX_SOURCES  # noqa: PLC0415

        scores = [score for score in (result.scores or {}).values() if isinstance(score, CmmcScore)]
        in_scope = {item.provider for score in scores for item in score.providers if item.in_scope}
        return ANNEX_SOURCES if provider in in_scope else ()

    def ssp_part(self, result: Result, rules: RuleHolder) -> FrameworkPart | None:
        """Asset categories, outside providers by the scoping table, and its plan of action."""
        from assessor.frameworks.cmmc.rules import cmmc_rules  # noqa: PLC0415
        from assessor.frameworks.cmmc.security_plan_tables import ssp_part  # noqa: PLC0415

        return ssp_part(result, cmmc_rules(rules))

    def notices(self, terrain: Terrain, engagement: Engagement) -> Iterable[NoticeRule]:
        """Reports to DoD, the word to the prime contractor, and what is kept."""
        from assessor.frameworks.cmmc.notice_rules import notice_rules  # noqa: PLC0415

        return notice_rules(terrain, engagement)

    def provider_terms(self, terrain: Terrain, engagement: Engagement) -> Iterable[tuple[str, ProviderTerm]]:
        """What the contract of a provider in the scope has to hold."""
        from assessor.frameworks.cmmc.boundary import provider_terms  # noqa: PLC0415
        from assessor.frameworks.cmmc.rules import cmmc_rules  # noqa: PLC0415
        from assessor.frameworks.cmmc.statements import cmmc_statements  # noqa: PLC0415

        made, stated = cmmc_rules(terrain), cmmc_statements(engagement)
        return provider_terms(made, stated) if made is not None and stated is not None else ()

    def headlines(self, score: object) -> Iterable[str]:
        """What the terminal says of its figures."""
        from assessor.frameworks.cmmc.result import CmmcScore  # noqa: PLC0415
        from assessor.frameworks.cmmc.words import headline  # noqa: PLC0415

        return headline(score) if isinstance(score, CmmcScore) else ()

    def outcome(self, result: Result, _names: BriefNames) -> Outcome | None:
        """What its own assessor would report of today."""
        from assessor.frameworks.cmmc.outcome import outcome_of  # noqa: PLC0415

        return outcome_of(result)

    def starter(self, plan: Plan, as_of: str) -> Iterable[str]:
        """What a new engagement file shows of its block."""
        from assessor.frameworks.cmmc.starter import starter  # noqa: PLC0415

        return starter(plan, as_of)


CMMC = Cmmc()
