"""The Harbor Charter as one object, as every framework is one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor.model.engagement import DocumentedAlternative
from assessor.model.framework import OwnAlternative, OwnFrequency
from assessor.model.rules import AlternativeRule
from assessor.report.framework import PresentedFramework
from tests.fifth_framework.harbor import links, pages, scores, words
from tests.fifth_framework.harbor.result import HarborScore
from tests.fifth_framework.harbor.rules import KIND, harbor_rules
from tests.fifth_framework.harbor.statements import BLOCK, harbor_statements

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
    from assessor.report.names import BriefNames
    from assessor.report.outcome import Outcome
    from assessor.report.sheet import Sheet
    from assessor.result.result import Result


class Harbor(PresentedFramework):
    """A framework nobody has: light enough for ships."""

    id = "harbor"
    folder = Path(__file__).parent
    block = BLOCK
    rule_kinds = (KIND,)

    def own_frequencies(self, rules: RuleHolder, engagement: Engagement) -> Iterator[OwnFrequency]:
        """How often lanterns are trimmed is the harbor's choice once it was inspected."""
        stated = harbor_statements(engagement)
        if harbor_rules(rules) is not None and stated is not None and stated.inspected_on is not None:
            yield OwnFrequency(
                obligation="harbor:3",
                document="harbor inspection",
                where=("harbor", "inspected_on"),
                citation="Harbor Charter 3",
                state="in_date",
                frequency="P1M",
                age=0,
            )

    def own_alternatives(self, rules: RuleHolder, engagement: Engagement, obligation: str) -> Iterator[OwnAlternative]:
        """Waivers of the harbor master."""
        made, stated = harbor_rules(rules), harbor_statements(engagement)
        if made is None or stated is None:
            return
        rule = AlternativeRule(
            document="waiver", citation=made.citation, states=("measure",), reviewed_every=made.holds
        )
        for waiver in stated.waivers:
            if waiver.obligation == obligation:
                instead = DocumentedAlternative(obligation=obligation, measure=waiver.instead, on=waiver.on)
                yield OwnAlternative(stated=instead, rule=rule)

    def framework_of(self, rules: RuleHolder) -> str:
        """The framework its rules name."""
        made = harbor_rules(rules)
        return self.id if made is None else made.framework

    def check_rules(self, library: Library) -> Iterator[Diagnostic]:
        """Its rules."""
        return links.rule_problems(library)

    def check_statements(self, source: Source, plan: Plan) -> Iterator[Diagnostic]:
        """Its block."""
        return links.statement_problems(source, plan)

    def score_type(self) -> type:
        """The type of its figures."""
        return HarborScore

    def score(self, case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> HarborScore | None:
        """Its figures."""
        return scores.score(case, judgements)

    def prose(self) -> Sequence[Prose[Any]]:
        """The texts beside its figures."""
        return words.PROSE

    def sheets(self, result: Result, names: BriefNames) -> Iterable[Sheet]:
        """Its page."""
        return pages.sheets_of(result, names)

    def outcome(self, result: Result, _names: BriefNames) -> Outcome | None:
        """The light, as the harbor master would report it."""
        return pages.outcome_of(result)

    def headlines(self, score: object) -> Iterable[str]:
        """Its line on the terminal."""
        return (f"Harbor Charter today: {words.light(score)}",) if isinstance(score, HarborScore) else ()

    def starter(self, _plan: Plan, as_of: str) -> Iterable[str]:
        """Its block in a new engagement file."""
        return ("#harbor:", f'#  inspected_on: "{as_of}"')


HARBOR = Harbor()
