"""PCI DSS as one object: level, instrument and questionnaire, findings, papers, rhythms and ways of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor.model.framework import Block, RuleKind
from assessor.report.framework import PresentedFramework

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor.encode.prose import Prose
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.library.engagement import Source
    from assessor.library.library import Library
    from assessor.model.condition import Stated
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.engagement import Engagement
    from assessor.model.framework import OwnAlternative, OwnFrequency, RuleHolder
    from assessor.model.notice import NoticeRule
    from assessor.model.plan import Plan, Terrain
    from assessor.model.row_finding import RowFinding
    from assessor.model.rules import Fact
    from assessor.model.severity import Stake
    from assessor.report.names import BriefNames
    from assessor.report.outcome import Outcome
    from assessor.report.sheet import Sheet
    from assessor.result.question import OpenQuestion
    from assessor.result.result import Result


_BLOCK = "pci_dss"
REPORT = "pci_report"  # as price lists call the examination
_KINDS = ("pci_levels", "pci_instruments", "pci_saq", "pci_worksheets")


def _statements() -> type:
    from assessor.frameworks.pci_dss.statements import PciDss  # noqa: PLC0415

    return PciDss


def _content(kind: str) -> type:
    from assessor.frameworks.pci_dss.rules import CONTENTS  # noqa: PLC0415

    return CONTENTS[kind]


class PciDssFramework(PresentedFramework):
    """PCI DSS, as the rest of the program asks it; what a question needs is imported when it is asked."""

    id = "pci-dss"
    folder = Path(__file__).parent
    block = Block(key=_BLOCK, load=_statements)
    rule_kinds = tuple(RuleKind(kind=kind, key=kind, load=partial(_content, kind)) for kind in _KINDS)

    def own_frequencies(self, rules: RuleHolder, engagement: Engagement) -> Iterable[OwnFrequency]:
        """Rhythms that rest on a targeted risk analysis."""
        if _BLOCK not in engagement.blocks:
            return ()
        from assessor.frameworks.pci_dss.rhythms import own_frequencies  # noqa: PLC0415
        from assessor.frameworks.pci_dss.rules import pci_rules  # noqa: PLC0415
        from assessor.frameworks.pci_dss.statements import pci_statements  # noqa: PLC0415

        return own_frequencies(pci_rules(rules).worksheets, pci_statements(engagement), engagement.as_of)

    def own_alternatives(self, rules: RuleHolder, engagement: Engagement, obligation: str) -> Iterable[OwnAlternative]:
        """The customized approach."""
        if _BLOCK not in engagement.blocks:
            return ()
        from assessor.frameworks.pci_dss.own_ways import customized  # noqa: PLC0415
        from assessor.frameworks.pci_dss.rules import pci_rules  # noqa: PLC0415
        from assessor.frameworks.pci_dss.statements import pci_statements  # noqa: PLC0415

        return customized(pci_rules(rules).worksheets, pci_statements(engagement), obligation)

    def own_facts(
        self, rules: RuleHolder, facts: Mapping[str, Fact], engagement: Engagement
    ) -> Mapping[str, Stated | None]:
        """The questionnaire, where the answers of the channels lead to one or exclude the one that is stated."""
        if _BLOCK not in engagement.blocks or self.id not in engagement.frameworks:
            return {}
        from assessor.frameworks.pci_dss.settled_saq import settled_saq  # noqa: PLC0415

        return settled_saq(rules, facts, engagement)

    def examinations(self, rules: RuleHolder, facts: Mapping[str, Fact], engagement: Engagement) -> Iterable[str]:
        """The full report, where that is filed."""
        from assessor.frameworks.pci_dss.saq_agreement import FACT, ROC  # noqa: PLC0415

        filed = self.own_facts(rules, facts, engagement).get(FACT, engagement.organization.get(FACT))
        return (REPORT,) if ROC in (filed if isinstance(filed, (list, tuple)) else (filed,)) else ()

    def check_rules(self, library: Library) -> Iterator[Diagnostic]:
        """Its rules against its catalog and what else is loaded."""
        from assessor.frameworks.pci_dss.rule_links import rule_problems  # noqa: PLC0415

        return rule_problems(library)

    def check_statements(self, source: Source, plan: Plan) -> Iterable[Diagnostic]:
        """Its block, and what else an engagement states that only PCI DSS gives a meaning."""
        if _BLOCK not in source.engagement.blocks:
            return ()
        from assessor.frameworks.pci_dss.block_links import statement_problems  # noqa: PLC0415

        return statement_problems(source, plan)

    def check_figures(self, source: Source, plan: Plan) -> Iterable[Diagnostic]:
        """The questionnaire and the levels that are stated beside those the answers lead to."""
        if self.id not in source.engagement.frameworks:
            return ()
        from assessor.frameworks.pci_dss.checks import problems  # noqa: PLC0415

        return problems(source, plan)

    def row_findings(self, case: Case) -> Iterable[RowFinding]:
        """Providers' papers, risk analyses and controls of own design that are missing or too old."""
        from assessor.frameworks.pci_dss.row_findings import row_findings  # noqa: PLC0415

        return row_findings(case)

    def own_questions(self, case: Case) -> Iterable[OpenQuestion]:
        """The ways cards are taken, until a questionnaire follows."""
        from assessor.frameworks.pci_dss.channel_questions import channel_questions  # noqa: PLC0415

        return channel_questions(case)

    def score_type(self) -> type:
        """The type of its figures."""
        from assessor.frameworks.pci_dss.result import PciDssScore  # noqa: PLC0415

        return PciDssScore

    def score(self, case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> object | None:
        """Its figures of a case."""
        from assessor.frameworks.pci_dss.scores import score  # noqa: PLC0415

        return score(case, judgements)

    def stakes(self, _case: Case, score: object) -> Mapping[str, Stake]:
        """What hangs on each row that is not in place."""
        from assessor.frameworks.pci_dss.result import PciDssScore  # noqa: PLC0415
        from assessor.frameworks.pci_dss.stakes import stakes  # noqa: PLC0415

        return stakes(score) if isinstance(score, PciDssScore) else {}

    def would_hang(self, _case: Case, score: object) -> Mapping[str, Stake]:
        """What would hang on each row that is in place."""
        from assessor.frameworks.pci_dss.result import PciDssScore  # noqa: PLC0415
        from assessor.frameworks.pci_dss.stakes import would_hang  # noqa: PLC0415

        return would_hang(score) if isinstance(score, PciDssScore) else {}

    def prose(self) -> Sequence[Prose[Any]]:
        """The texts beside its figures."""
        from assessor.frameworks.pci_dss.prose import PROSE  # noqa: PLC0415

        return PROSE

    def sheets(self, result: Result, names: BriefNames) -> Iterable[Sheet]:
        """Its pages of the brief."""
        from assessor.frameworks.pci_dss.pages import sheets_of  # noqa: PLC0415

        return sheets_of(result, names)

    def headlines(self, score: object) -> Iterable[str]:
        """What the terminal says of its figures."""
        from assessor.frameworks.pci_dss.result import PciDssScore  # noqa: PLC0415
        from assessor.frameworks.pci_dss.words import headline  # noqa: PLC0415

        return headline(score) if isinstance(score, PciDssScore) else ()

    def annex_sources(self, _provider: str, _result: Result) -> Iterable[str]:
        """Which requirements are managed by whom."""
        from assessor.frameworks.pci_dss.words import ANNEX_SOURCES  # noqa: PLC0415

        return ANNEX_SOURCES

    def notices(self, terrain: Terrain, engagement: Engagement) -> Iterable[NoticeRule]:
        """The acquirer, the brands and an investigator."""
        from assessor.frameworks.pci_dss.compromise_notices import notice_rules  # noqa: PLC0415

        return notice_rules(terrain, engagement)

    def outcome(self, result: Result, _names: BriefNames) -> Outcome | None:
        """What its own assessor would report of today."""
        from assessor.frameworks.pci_dss.outcome import outcome_of  # noqa: PLC0415

        return outcome_of(result)

    def starter(self, plan: Plan, as_of: str) -> Iterable[str]:
        """What a new engagement file shows of its block."""
        from assessor.frameworks.pci_dss.starter import starter  # noqa: PLC0415

        return starter(plan, as_of)


PCI_DSS = PciDssFramework()
