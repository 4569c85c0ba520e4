"""What the engagement answers of a duty, or of its parts, against what is asked of it (docs/method.md, section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.case import binding
from assessor.evaluate.outcome import DutyUse
from assessor.model.condition import NEVER_DONE
from assessor.model.interval import seconds
from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import AS_DEFINED, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.model.engagement import DutyAnswer
    from assessor.model.plan import Demand
    from assessor.model.rules import Duty, DutyPart
    from assessor.model.scales import DutyFault, DutyStanding

NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES
# What starter files wrote for a name; whoever leaves it there has answered nothing that could count.
PLACEHOLDER: Final = "name"
_IN_WORK: Final[tuple[DutyStanding, ...]] = ("draft", "template")


# Nobody says how often what stands beside recurring work comes; a day more than a year past shows that it ended.
_A_YEAR: Final = "P1Y"


class DutyDemand(NamedTuple):
    """What is asked of a duty: recurring work, a result in force, or neither.

    `limit` is the longest interval that passes, `lapses` is how old a stated day of what merely stands may be; None
    asks for none.
    """

    recurring: bool = False
    result: bool = False
    limit: str | None = None
    binds: bool = False
    lapses: str | None = None


class AnswerStanding(NamedTuple):
    """One answer judged: its dates, the work itself, and where it stands. `partly` caps what it fails at part."""

    dates: Truth
    work: Truth
    use: DutyUse

    @property
    def partly(self) -> bool:
        """Whether it fails in part only."""
        return self.use.state == "partly"


def of_work(case: Case, demand: Demand, ref: str) -> DutyDemand:
    """The organization's own work: the timing of the demand decides what it is."""
    limit = demand.every
    if demand.every == AS_DEFINED:
        limit = case.defined.get(ref)
    elif not binding(demand.basis):
        limit = demand.loosest
    return DutyDemand(demand.every is not None, demand.state, limit, binding(demand.basis))


def of_rule(rule: Duty | None, part: DutyPart | None) -> DutyDemand:
    """A duty beside a provider's work, or by itself: what its rule says, and the part's own rule first."""
    if rule is None:
        return DutyDemand()
    timed = rule if part is None or part.kind is None else part
    basis = timed.basis or rule.basis
    limit = timed.every if binding(basis) else timed.loosest
    return DutyDemand(timed.kind == "recurring", timed.kind == "result", limit, binding(basis))


def beside_work(case: Case, demand: Demand, ref: str, rule: Duty | None, part: DutyPart | None) -> DutyDemand:
    """A duty beside the work of a demand: what its rule says; where it merely stands, a stated day still tells."""
    asked = of_rule(rule, part)
    if asked.recurring or asked.result:
        return asked
    limit = of_work(case, demand, ref).limit
    return asked if limit is None else asked._replace(lapses=max(limit, _A_YEAR, key=seconds))


def answers(case: Case, duty: str, ref: str) -> Iterator[tuple[DutyPart | None, DutyAnswer | None]]:
    """The parts asked for by an obligation, each with its answer; a part not answered has the duty's own."""
    stated, rule = case.engagement.duties.get(duty), case.terrain.duties.get(duty)
    asked = [part for part in rule.parts if ref in part.attaches_to] if rule is not None else []
    if not asked:
        yield None, stated
    for part in asked:
        yield part, (stated.parts.get(part.id, stated) if stated is not None else None)


def word(answer: DutyAnswer | None) -> DutyStanding:
    """Where an answer says that a duty stands; `unknown` if it does not say."""
    if answer is None:
        return "unknown"
    state = answer.state or "unknown"
    if answer.document in ("draft", "template"):
        return answer.document
    if answer.document == "missing":
        return "not_done"
    told = "done" if answer.document == "adopted" and state not in ("partly", "not_done") else state
    return "unknown" if answer.who == PLACEHOLDER and told in ("done", "assigned") else told


def judged(
    case: Case, duty: str, part: DutyPart | None, answer: DutyAnswer | None, asked: DutyDemand
) -> AnswerStanding:
    """One answer against what is asked."""
    state = word(answer)
    work = YES
    if state in ("not_done", "partly", *_IN_WORK) or (state == "assigned" and asked.result):
        work = NO
    elif state == "unknown":
        work = UNKNOWN
    dates, fault = (YES, None) if answer is None or work is UNKNOWN else _dates(case, answer, state, asked)
    use = DutyUse(
        id=duty,
        state=state,
        part=part.id if part is not None else None,
        truth=min(work, dates),
        fault=fault,
        needed=(asked.limit if asked.recurring else asked.lapses) if fault is not None else None,
        assumed=fault == "undated" and dates is YES,
    )
    return AnswerStanding(dates, work, use)


def _dates(case: Case, answer: DutyAnswer, state: DutyStanding, asked: DutyDemand) -> tuple[Truth, DutyFault | None]:
    """Whether recurring work was done, and is done, as often as it is needed."""
    if not asked.recurring:
        return _lapse(case, answer, asked)
    limit = seconds(asked.limit) if asked.limit is not None else None
    if answer.last == NEVER_DONE:
        return NO, "never"
    if limit is not None and answer.last is not None and case.age_of(answer.last) > limit:
        return NO, "overdue"
    if limit is not None and answer.every is not None and seconds(answer.every) > limit:
        return NO, "too_seldom"
    if answer.last is None and state == "done":
        return (UNKNOWN if asked.binds else YES), "undated"
    return YES, None


def _lapse(case: Case, answer: DutyAnswer, asked: DutyDemand) -> tuple[Truth, DutyFault | None]:
    """What a day says of work that is not asked for one."""
    if asked.lapses is None or answer.last is None:
        return YES, None
    if answer.last == NEVER_DONE:
        return NO, "never"
    return (NO, "overdue") if case.age_of(answer.last) > seconds(asked.lapses) else (YES, None)
