"""HIPAA as one object: roles and contracts, decisions on addressable measures, papers kept, breach clocks."""

from __future__ import annotations

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
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.engagement import Engagement
    from assessor.model.framework import RuleHolder
    from assessor.model.notice import NoticeRule
    from assessor.model.plan import Plan, Terrain
    from assessor.model.row_finding import RowFinding
    from assessor.model.severity import Stake
    from assessor.report.names import BriefNames
    from assessor.report.outcome import Outcome
    from assessor.report.sheet import Sheet
    from assessor.result.question import OpenQuestion
    from assessor.result.result import Result


def _statements() -> type:
    from assessor.frameworks.hipaa.statements import HipaaStatements  # noqa: PLC0415

    return HipaaStatements


def _rules() -> type:
    from assessor.frameworks.hipaa.rules import HipaaRules  # noqa: PLC0415

    return HipaaRules


class Hipaa(PresentedFramework):
    """HIPAA, as the rest of the program asks it; what a question needs is imported when it is asked."""

    id = "hipaa"
    folder = Path(__file__).parent
    block = Block(key="hipaa", load=_statements)
    rule_kinds = (RuleKind(kind="hipaa_rules", key="hipaa", load=_rules),)

    def framework_of(self, rules: RuleHolder) -> str:
        """The framework its rules name."""
        from assessor.frameworks.hipaa.rules import hipaa_rules  # noqa: PLC0415

        made = hipaa_rules(rules)
        return self.id if made is None else made.framework

    def check_rules(self, library: Library) -> Iterator[Diagnostic]:
        """Its rules against its catalog and what else is loaded."""
        from assessor.frameworks.hipaa.links import rule_problems  # noqa: PLC0415

        return rule_problems(library)

    def check_statements(self, source: Source, plan: Plan) -> Iterator[Diagnostic]:
        """Its block, and what else an engagement states that only HIPAA gives a meaning."""
        from assessor.frameworks.hipaa.links import statement_problems  # noqa: PLC0415

        return statement_problems(source, plan)

    def row_findings(self, case: Case) -> Iterable[RowFinding]:
        """Missed days, contracts and analyses there are none of, papers gone too early."""
        from assessor.frameworks.hipaa.row_findings import row_findings  # noqa: PLC0415

        return row_findings(case)

    def own_questions(self, case: Case) -> Iterable[OpenQuestion]:
        """Incidents with patient data, and what is not stated of them."""
        from assessor.frameworks.hipaa.incident_questions import incident_questions  # noqa: PLC0415

        return incident_questions(case)

    def score_type(self) -> type:
        """The type of its figures."""
        from assessor.frameworks.hipaa.result import HipaaScore  # noqa: PLC0415

        return HipaaScore

    def score(self, case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> object | None:
        """Its figures of a case."""
        from assessor.frameworks.hipaa.scores import score  # noqa: PLC0415

        return score(case, judgements)

    def stakes(self, case: Case, score: object) -> Mapping[str, Stake]:
        """What hangs on each row that is not in place."""
        from assessor.frameworks.hipaa.result import HipaaScore  # noqa: PLC0415
        from assessor.frameworks.hipaa.stakes import stakes  # noqa: PLC0415

        return stakes(case, score) if isinstance(score, HipaaScore) else {}

    def prose(self) -> Sequence[Prose[Any]]:
        """The texts beside its figures."""
        from assessor.frameworks.hipaa.prose import PROSE  # noqa: PLC0415

        return PROSE

    def sheets(self, result: Result, names: BriefNames) -> Iterable[Sheet]:
        """Its pages of the brief."""
        from assessor.frameworks.hipaa.pages import sheets_of  # noqa: PLC0415

        return sheets_of(result, names)

    def notices(self, terrain: Terrain, engagement: Engagement) -> Iterable[NoticeRule]:
        """The notices of a breach, its own and those of its business associates."""
        from assessor.frameworks.hipaa.notice_rules import notice_rules  # noqa: PLC0415
        from assessor.frameworks.hipaa.rules import hipaa_rules  # noqa: PLC0415

        made = hipaa_rules(terrain)
        return notice_rules(made, terrain, engagement) if made is not None else ()

    def outcome(self, result: Result, _names: BriefNames) -> Outcome | None:
        """What its own assessor would report of today."""
        from assessor.frameworks.hipaa.outcome import outcome_of  # noqa: PLC0415

        return outcome_of(result)

    def starter(self, plan: Plan, as_of: str) -> Iterable[str]:
        """What a new engagement file shows of its block."""
        from assessor.frameworks.hipaa.starter import starter  # noqa: PLC0415

        return starter(plan, as_of)


HIPAA = Hipaa()
