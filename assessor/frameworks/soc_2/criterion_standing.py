"""Where each criterion stands, in the words of a SOC 2 report. What is stated against one is an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.frameworks.soc_2.control_tests import by_id, mitigated
from assessor.frameworks.soc_2.criteria import asked
from assessor.frameworks.soc_2.operating_period import Shown, contradicting, lacking, shown
from assessor.model.scales import IN_PLACE, DemandResult, Verdict

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import DemandOutcome, Judgement
    from assessor.frameworks.soc_2.result import LackingPart, StandingWord
    from assessor.frameworks.soc_2.statements import Soc2Block
    from assessor.model.plan import Obligation


class CriterionStanding(NamedTuple):
    """A criterion's standing, what its operation lacks, what other controls stand in for, and which records fail it."""

    id: StandingWord
    lacking: tuple[LackingPart, ...] = ()
    excused: tuple[str, ...] = ()
    contradicting: tuple[str, ...] = ()


def standing(case: Case, block: Soc2Block | None, row: Obligation, judged: Judgement) -> CriterionStanding:
    """The first that holds: out of scope, not tested, exception, undetermined, mitigated, design only, none noted."""
    if judged.verdict is Verdict.NOT_APPLICABLE:
        return CriterionStanding("out_of_scope")
    if judged.verdict is Verdict.NOT_TESTED:
        return CriterionStanding("not_tested")
    if judged.determined is not None and judged.verdict in (Verdict.PARTIAL, Verdict.GAP):
        return CriterionStanding("exception")
    failing = _failing(judged)
    excused = tuple(sorted({asked(outcome.demand) for outcome in failing if _excused(case, block, row, outcome)}))
    stated = judged.findings and judged.verdict not in IN_PLACE
    if stated or _unanswered(block, row) or any(asked(outcome.demand) not in excused for outcome in failing):
        return CriterionStanding("exception", excused=excused)
    if _unknown(judged):
        return CriterionStanding("undetermined", excused=excused)
    period = block.period if block is not None else None
    against = () if block is None or period is None else contradicting(case, block, period, row, judged)
    if against:
        return CriterionStanding("exception", excused=excused, contradicting=against)
    found = [] if block is None or period is None else shown(case, block, period, row, judged)
    missing = lacking(found)
    if _deviated(block, row):
        return CriterionStanding("exception_mitigated", missing, excused)
    if period is None:
        return CriterionStanding("designed")
    return CriterionStanding(_operating(found, missing), missing)


def _failing(judged: Judgement) -> list[DemandOutcome]:
    """What is not met; nothing where the verdict says that the criterion is in place all the same."""
    if judged.verdict in IN_PLACE:
        return []
    return [outcome for outcome in judged.clauses if outcome.result <= DemandResult.PART]


def _unknown(judged: Judgement) -> bool:
    """Whether something that is asked for is not known, unless people have decided all the same."""
    if judged.determined is not None:
        return judged.verdict is Verdict.NOT_ASSESSABLE
    return judged.verdict is Verdict.NOT_ASSESSABLE or any(
        item.result is DemandResult.UNKNOWN for item in judged.clauses
    )


def _operating(found: list[Shown], missing: tuple[LackingPart, ...]) -> StandingWord:
    if missing:
        return "design_only"
    return "no_occurrence" if found and all(item.how == "no_occurrence" for item in found) else "no_exception"


def _excused(case: Case, block: Soc2Block | None, row: Obligation, outcome: DemandOutcome) -> bool:
    """Whether a failing demand is the very thing a deviation was found in, with other controls in its place."""
    tests = by_id(block.controls_tested if block is not None else ())
    about = {outcome.demand.capability, outcome.demand.duty}
    held = [item.id for item in case.terrain.capabilities.values() if item.duty and item.duty == outcome.demand.duty]
    return any(
        test.deviations and row.ref in test.criteria and mitigated(test, row.ref, tests)
        for test in tests.values()
        if test.capability is not None and test.capability in {*about, *held}
    )


def _deviated(block: Soc2Block | None, row: Obligation) -> bool:
    return block is not None and any(test.deviations and row.ref in test.criteria for test in block.controls_tested)


def _unanswered(block: Soc2Block | None, row: Obligation) -> bool:
    """Whether a control of this criterion deviated and nothing stands in for it."""
    tests = by_id(block.controls_tested if block is not None else ())
    return any(
        test.deviations and row.ref in test.criteria and not mitigated(test, row.ref, tests) for test in tests.values()
    )
