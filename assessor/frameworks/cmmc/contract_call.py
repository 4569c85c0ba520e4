"""What a contract calls for, in which phase, and whether the status held satisfies it (32 CFR 170.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from assessor.frameworks.cmmc.result_dates import ContractAnswer, ContractCall, Phase, Phases
from assessor.frameworks.cmmc.status_dates import day, earlier_level, iso

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.cmmc.result_dates import Affirmation, HeldStatus
    from assessor.frameworks.cmmc.rules import CmmcRules, Status
    from assessor.frameworks.cmmc.rules import Phase as PhaseRule
    from assessor.frameworks.cmmc.statements import CmmcStatements
    from assessor.frameworks.cmmc.vocabulary import ContractAnswerCode, PhaseCall

# Whether a status is enough, by what decided it; every other answer says that something is not stated.
_SATISFIED: Final[Mapping[ContractAnswerCode, bool]] = {
    "ended": False,
    "less": False,
    "earlier_too_late": False,
    "earlier_ended": False,
    "affirmed_before": False,
    "affirmation_overdue": False,
    "held": True,
}


def contract_call(
    rules: CmmcRules, stated: CmmcStatements, held: HeldStatus, affirmed: Affirmation, as_of: date
) -> ContractCall:
    """What the contract calls for, and whether the status stated as recorded satisfies it; null where not stated.

    A status that was not affirmed, or longer ago than a year, is not current (32 CFR 170.22, DFARS 204.7501).
    """
    wanted = rules.status(stated.contract.requires if stated.contract is not None else None)
    phase = phase_on(rules, _solicitation(stated) or as_of)
    answer = _answer(rules, stated, wanted, held, affirmed, as_of)
    prime = stated.contract.prime if stated.contract is not None else None
    return ContractCall(
        title=stated.contract.title if stated.contract is not None else None,
        prime=prime.name if prime is not None else None,
        prime_contact=prime.contact if prime is not None else None,
        requires=wanted.id if wanted is not None else None,
        requires_title=wanted.title if wanted is not None else None,
        phase=phase.number if phase is not None else None,
        call=_call(phase, wanted.id) if wanted is not None else None,
        satisfied=_SATISFIED.get(answer.code),
        answer=answer,
    )


def _answer(
    rules: CmmcRules,
    stated: CmmcStatements,
    wanted: Status | None,
    held: HeldStatus,
    affirmed: Affirmation,
    as_of: date,
) -> ContractAnswer:
    """The first thing that is wrong with the status held, or not stated of it."""
    status, since = rules.status(held.status), day(held.since)
    if wanted is None:
        return _coded("nothing_called")
    if since is None:
        return _coded("nothing_held")
    if status is None:
        return _coded("status_not_named")
    if not held.current:
        return _coded("ended")
    if rules.statuses.index(status) < rules.statuses.index(wanted):
        return _coded("less")
    earlier = _earlier(rules, stated, status, since, as_of)
    if earlier is not None:
        return earlier
    if affirmed.last is None:
        return _coded("not_affirmed")
    if affirmed.covers is False:
        return _coded("affirmed_before")
    return _coded("affirmation_overdue" if affirmed.overdue else "held")


def _coded(code: ContractAnswerCode) -> ContractAnswer:
    return ContractAnswer(code=code, earlier=None, earlier_since=None, earlier_until=None)


def _earlier(
    rules: CmmcRules, stated: CmmcStatements, status: Status, since: date, as_of: date
) -> ContractAnswer | None:
    """What is wrong with the status that must be Final before the one held; None where nothing is."""
    level = rules.level(status.level)
    needed = rules.status(level.needs) if level is not None else None
    if level is None or needed is None:
        return None
    before = earlier_level(rules, level, stated)
    if before is None:
        return ContractAnswer(code="earlier_not_stated", earlier=needed.title, earlier_since=None, earlier_until=None)
    if before.since <= since and as_of <= before.until:
        return None
    return ContractAnswer(
        code="earlier_too_late" if before.since > since else "earlier_ended",
        earlier=needed.title,
        earlier_since=iso(before.since),
        earlier_until=iso(before.until),
    )


def _call(phase: PhaseRule | None, wanted: str) -> PhaseCall:
    """How a phase stands to the status called for: intended, at DoD's discretion, or not foreseen yet."""
    if phase is not None and wanted in phase.demands:
        return "intended"
    return "discretion" if phase is not None and wanted in phase.may else "not_foreseen"


def _solicitation(stated: CmmcStatements) -> date | None:
    return day(stated.contract.solicitation if stated.contract is not None else None)


def phase_on(rules: CmmcRules, on: date) -> PhaseRule | None:
    """The phase a day falls into; None before the first."""
    begun = [phase for phase in rules.phases if date.fromisoformat(phase.begins) <= on]
    return max(begun, key=lambda phase: phase.begins, default=None)


def phases(rules: CmmcRules, stated: CmmcStatements, as_of: date) -> Phases:
    """Every phase, the one of today, and the one the solicitation falls into."""
    solicited = _solicitation(stated)
    now = phase_on(rules, as_of)
    then = phase_on(rules, solicited) if solicited is not None else None
    titles = {status.id: status.title for status in rules.statuses}
    return Phases(
        today=now.number if now is not None else None,
        solicitation=iso(solicited),
        at_solicitation=then.number if then is not None else None,
        table=tuple(
            Phase(
                number=phase.number,
                begins=phase.begins,
                begun=date.fromisoformat(phase.begins) <= as_of,
                text=phase.text,
                demands=tuple(titles[name] for name in phase.demands),
                may=tuple(titles[name] for name in phase.may),
                standing=phase.standing,
                citation=phase.citation,
                verify=phase.verify,
            )
            for phase in rules.phases
        ),
    )
