"""CMMC's figures in sentences: why a plan of action may hold something, what answers a contract, the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.cmmc.result_figures import Finding
from assessor.frameworks.todays_verdict import todays_verdict
from assessor.model.scales import Verdict
from assessor.words import grammar
from assessor.words.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.frameworks.cmmc.result_figures import Ends, InapplicableRequirement, PlanItem, PlanRuling
    from assessor.frameworks.cmmc.vocabulary import StatusKind
    from assessor.result.result import Result
    from assessor.words.names import Names

_HEADLINE_STATUS: Final[Mapping[StatusKind, str]] = {
    "final": "a Final status is within reach",
    "conditional": "a Conditional status is within reach",
    "none": "no status",
    "not_scorable": "not scorable without a current security plan",
}


FINDINGS: Final[Mapping[Finding, str]] = {
    Finding.MET: "MET",
    Finding.NOT_MET: "NOT MET",
    Finding.PARTIAL_CREDIT: "NOT MET, partial credit",
    Finding.NOT_APPLICABLE: "N/A",
    Finding.UNDETERMINED: "Not determined",
}


def finding(found: Finding, verdict: Verdict) -> str:
    """What an assessor would call it, with what a requirement that is met rests on."""
    beside = {
        Verdict.WITH_DUTIES: ", with the organization's duty",
        Verdict.COMPENSATED: ", by a documented exception",
    }
    return FINDINGS[found] + (beside.get(verdict, "") if found is Finding.MET else "")


def headline(score: CmmcScore) -> tuple[str, ...]:
    """What a terminal says of the score, in one line."""
    status = "the status is still open" if score.status is None else _HEADLINE_STATUS[score.status]
    points = ""
    if score.sprs is not None:
        points = f"{score.sprs} of 110 points, "
    elif score.range is not None:
        low, high = score.range
        points = f"{low} to {high} of 110 points, "
    wrong = posted(score)
    return (f"CMMC level {score.level} today: {points}{status}", *([wrong] if wrong is not None else []))


def posted(score: CmmcScore) -> str | None:
    """What is wrong with the score that stands in SPRS; None where none is stated or today's facts reach it."""
    shown = score.posted
    if shown is None or shown.above == 0:
        return None
    since = f" on {shown.on}" if shown.on is not None else ""
    if shown.supported is None:
        support = "today's facts support no score at all, as there is no current security plan"
    else:
        support = f"today's facts support {between(shown.supported)}"
    return (
        f"The score of {signed(shown.score)} posted in SPRS{since} is too high: {support}. Have it corrected there "
        f"before anybody affirms it ({shown.citation}); a false affirmation can bring liability under the False Claims "
        "Act (31 U.S.C. 3729 to 3733)."
    )


def signed(points: int) -> str:
    """A whole number with a true minus sign."""
    return f"{grammar.MINUS}{-points}" if points < 0 else str(points)


def points_or_dash(points: int | None) -> str:
    """A score as printed; a dash where there is none."""
    return "\u2013" if points is None else signed(points)


def between(ends: Ends) -> str:
    """Both ends of a range, or the one score."""
    low, high = ends
    return signed(low) if low == high else f"{signed(low)} to {signed(high)}"


def plan_ruling(ruling: PlanRuling, points: int) -> str:
    """Why a plan of action may hold a requirement that costs so many points, or may not."""
    if ruling.code == "excepted":
        return ruling.exception or ""
    return {
        "no_plan": "this level allows no plan of action",
        "must_be_met": "the rule says it must be met",
        "costs_too_much": f"it costs {points} points; a plan may cover at most {ruling.most_points}{_excepted(ruling)}",
        "costs_little": f"it costs {points} {grammar.noun(points, 'point')} and is not excluded",
    }[ruling.code]


def _excepted(ruling: PlanRuling) -> str:
    """That the rule allows others at a higher price, where it does; 32 CFR 170.21(a)(2)(ii) has one at Level 2."""
    if not ruling.exceptions:
        return ""
    return f" ({'one exception' if ruling.exceptions == 1 else f'{ruling.exceptions} exceptions'})"


def inapplicable(requirement: InapplicableRequirement, result: Result, names: Names) -> str | None:
    """Why a requirement does not apply: the answer to the question that decides it, else what the verdict says."""
    for question in result.questions:
        if question.id == requirement.denied:
            return f"{question.question} No."
    return reason(todays_verdict(result, requirement.ref).why, names)


def contract_answer(score: CmmcScore) -> str:
    """Why the status held satisfies the contract or does not, or what is not stated."""
    answer, held, affirmed = score.contract.answer, score.held, score.affirmation
    called, earlier = score.contract.requires_title, answer.earlier
    return {
        "nothing_called": "The status the contract requires is not stated.",
        "nothing_held": "No recorded status is stated.",
        "status_not_named": f"A status has been on record since {held.since}, but which one is not stated.",
        "ended": f"The status ended on {held.until}.",
        "less": f"{held.title} is lower than {called}.",
        "earlier_not_stated": f"{held.title} requires {earlier} to be Final first, and that date is not stated.",
        "earlier_too_late": (
            f"{earlier} became Final on {answer.earlier_since}, after {held.title} of {held.since}, which requires "
            "it first."
        ),
        "earlier_ended": f"{earlier}, which {held.title} requires, ended on {answer.earlier_until}.",
        "not_affirmed": f"Whether the status of {affirmed.due} has been affirmed since is not stated.",
        "affirmed_before": f"The last affirmation, dated {affirmed.last}, is older than the status of {affirmed.due}.",
        "affirmation_overdue": f"The last affirmation is dated {affirmed.last}; the next was due on {affirmed.due}.",
        "held": f"{held.title} is held until {held.until}.",
    }[answer.code]


def plan_note(score: CmmcScore, days: int | None, citation: str | None) -> str:
    """How long a plan of action may stay open, and from when."""
    if days is None:
        return "This level allows no plan of action: everything must be MET."
    if score.closeout is not None:
        state = "closed" if score.closeout.closed else f"to be closed by {score.closeout.due}"
        return f"{days} days from the Conditional status of {score.closeout.from_} ({citation}): {state}."
    return (
        f"What is eligible may stay open for {days} days after a Conditional status ({citation}); everything else must "
        "be MET first. No Conditional status date is stated, so no last day can be named."
    )


def in_time(item: PlanItem, score: CmmcScore) -> str:
    """Whether a planned day is inside the days a plan may stay open."""
    if item.over:
        return "already past"
    if item.due is None:
        return "no day planned"
    if item.in_time is None:
        return "last day not known"
    return "yes" if item.in_time else f"no: after {score.closeout.due if score.closeout is not None else ''}"


def called_prime(name: str, contact: str | None) -> str:
    """The prime contractor by name, with how it is reached where that is stated."""
    return f"{name} ({contact})" if contact is not None else name


def told_prime(name: str, to: str) -> str:
    """The prime contractor by name, and as what it is told."""
    return f"{name} ({grammar.inside(to)})"


# A prime contractor is stated, so there is no more to ask than whether a report was made.
REPORTED: Final = "a report was made"


def copies(provider: str) -> str:
    """What to ask before copies that may hold CUI go to a provider that is stated to hold none."""
    return (
        f"{provider} is not stated to hold CUI: ask first where the copies would lie and who has the keys. A cloud "
        "that stores CUI needs FedRAMP Moderate or its equivalent (DFARS 252.204-7012(b)(2)(ii)(D))."
    )


def custody(provider: str) -> str:
    """What to ask where a provider that is stated to hold no CUI wipes or shreds media that may hold some."""
    return (
        f"{provider} is not stated to hold CUI: ask first where drives are wiped or shredded, whether one that held "
        "CUI ever leaves the organization's custody for that, and what its administrators can open."
    )


def assessed_on(as_of: str) -> str:
    """Where a weakness of the plan was found."""
    return f"Assessment as of {as_of}"


ANNEX_SOURCES: Final = ("32 CFR 170.19(c)(2): the customer responsibility matrix of an outside provider",)
