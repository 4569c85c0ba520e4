"""SOC 2 as one object: the report that is wanted, where criteria stand in it, tests, providers left out or included."""

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
    from assessor.model.plan import Plan
    from assessor.model.row_finding import RowFinding
    from assessor.model.rules import Fact
    from assessor.model.severity import Stake
    from assessor.report.names import BriefNames
    from assessor.report.outcome import Outcome
    from assessor.report.sheet import Sheet
    from assessor.result.action import PeriodRecords
    from assessor.result.question import OpenQuestion
    from assessor.result.result import Result
    from assessor.result.security_plan import FrameworkPart


def _statements() -> type:
    from assessor.frameworks.soc_2.statements import Soc2Block  # noqa: PLC0415

    return Soc2Block


def _rules() -> type:
    from assessor.frameworks.soc_2.rules import Soc2Rules  # noqa: PLC0415

    return Soc2Rules


class Soc2(PresentedFramework):
    """SOC 2, as the rest of the program asks it; what a question needs is imported when it is asked."""

    id = "soc-2"
    folder = Path(__file__).parent
    block = Block(key="soc_2", load=_statements)
    rule_kinds = (RuleKind(kind="soc_2_rules", key="soc_2", load=_rules),)

    def framework_of(self, rules: RuleHolder) -> str:
        """The framework its rules name."""
        from assessor.frameworks.soc_2.rules import soc_2_rules  # noqa: PLC0415

        made = soc_2_rules(rules)
        return self.id if made is None else made.framework

    def examinations(self, _rules: RuleHolder, _facts: Mapping[str, Fact], engagement: Engagement) -> Iterable[str]:
        """The report that is wanted; type 2, which customers ask for, where the engagement does not say."""
        from assessor.frameworks.soc_2.statements import soc_2_statements  # noqa: PLC0415

        block = soc_2_statements(engagement)
        return ("soc_2_type_1",) if block is not None and block.type == 1 else ("soc_2_type_2",)

    def check_rules(self, library: Library) -> Iterator[Diagnostic]:
        """Its rules against its catalog and what else is loaded."""
        from assessor.frameworks.soc_2.links import rule_problems  # noqa: PLC0415

        return rule_problems(library)

    def check_statements(self, source: Source, plan: Plan) -> Iterable[Diagnostic]:
        """Its block, and what else an engagement states that only SOC 2 gives a meaning."""
        if self.block.key not in source.engagement.blocks:
            return ()
        from assessor.frameworks.soc_2.links import statement_problems  # noqa: PLC0415

        return statement_problems(source, plan)

    def row_findings(self, case: Case) -> Iterable[RowFinding]:
        """Samples that deviated, reports that expired, organizations nobody watches."""
        from assessor.frameworks.soc_2.row_findings import row_findings  # noqa: PLC0415

        return row_findings(case)

    def own_questions(self, case: Case) -> Iterable[OpenQuestion]:
        """The type of the report and its period."""
        from assessor.frameworks.soc_2.report_questions import report_questions  # noqa: PLC0415

        return report_questions(case)

    def score_type(self) -> type:
        """The type of its figures."""
        from assessor.frameworks.soc_2.result import Soc2Score  # noqa: PLC0415

        return Soc2Score

    def score(self, case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> object | None:
        """Its figures of a case."""
        from assessor.frameworks.soc_2.scores import score  # noqa: PLC0415

        return score(case, judgements)

    def stakes(self, case: Case, score: object) -> Mapping[str, Stake]:
        """What hangs on each row that is not in place, or not shown."""
        from assessor.frameworks.soc_2.result import Soc2Score  # noqa: PLC0415
        from assessor.frameworks.soc_2.stakes import stakes  # noqa: PLC0415

        return stakes(case, score) if isinstance(score, Soc2Score) else {}

    def records(self, score: object) -> PeriodRecords | None:
        """The records that a type 2 report lacks."""
        from assessor.frameworks.soc_2.records import missing_records  # noqa: PLC0415
        from assessor.frameworks.soc_2.result import Soc2Score  # noqa: PLC0415

        return missing_records(score) if isinstance(score, Soc2Score) else None

    def prose(self) -> Sequence[Prose[Any]]:
        """The texts beside its figures."""
        from assessor.frameworks.soc_2.prose import PROSE  # noqa: PLC0415

        return PROSE

    def sheets(self, result: Result, names: BriefNames) -> Iterable[Sheet]:
        """Its pages of the brief."""
        from assessor.frameworks.soc_2.pages import sheets_of  # noqa: PLC0415

        return sheets_of(result, names)

    def outcome(self, result: Result, names: BriefNames) -> Outcome | None:
        """What its own assessor would report of today."""
        from assessor.frameworks.soc_2.outcome import outcome_of  # noqa: PLC0415

        return outcome_of(result, names)

    def ssp_part(self, result: Result, _rules: RuleHolder) -> FrameworkPart | None:
        """What a CPA firm has to know before it can price the examination."""
        from assessor.frameworks.soc_2.request_words import request  # noqa: PLC0415
        from assessor.frameworks.soc_2.result import Soc2Score  # noqa: PLC0415
        from assessor.result.security_plan import FrameworkPart  # noqa: PLC0415

        found = next((one for one in (result.scores or {}).values() if isinstance(one, Soc2Score)), None)
        return FrameworkPart(framework=self.id, request=tuple(request(found))) if found is not None else None

    def starter(self, plan: Plan, as_of: str) -> Iterable[str]:
        """What a new engagement file shows of its block."""
        from assessor.frameworks.soc_2.starter import starter  # noqa: PLC0415

        return starter(plan, as_of)


SOC_2 = Soc2()
