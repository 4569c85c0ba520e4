"""Findings about what the engagement says or leaves out: facts, functions, duties, papers, frequencies, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, Verdict
from assessor.words import alternatives, matrix_claims
from assessor.words.determinations import determined
from assessor.words.finding_subject import SILENT, Parts, some
from assessor.words.grammar import inside, opening, verb
from assessor.words.owners import told

if TYPE_CHECKING:
    from assessor.result.finding import OverdueAnalysis, PastAccess
    from assessor.result.subjects import Gate
    from assessor.result.verdict import Determination, RestsOn
    from assessor.words.finding_subject import Subject


def unstated_function(subject: Subject) -> Parts:
    """Who runs a function is not stated."""
    functions = subject.finding.able_functions
    who = subject.names.all_functions(functions)
    return Parts(
        f"Who runs {who} is not stated",
        f"The engagement file does not mention {who}.",
        SILENT,
        "State who does it, or that nobody does.",
        topic=f"who runs {who}",
    )


def fact(subject: Subject) -> Parts:
    """Whether something applies depends on facts that are not stated."""
    names, facts = subject.names, subject.finding.facts
    more = f" (and {len(facts) - 1} more)" if len(facts) > 1 else ""
    applies = verb(len(subject.obligations), "this obligation applies", "these obligations apply")
    if all(row.applicable for row in subject.obligations):
        applies = "work that was done once still counts"
    return Parts(
        f"Not answered: {names.question(facts[0])}{more}",
        f"Whether {applies} depends on: {' '.join(names.full_question(name) for name in facts)}",
        SILENT,
        "Answer the question." if len(facts) == 1 else "Answer the questions.",
    )


def undetermined(subject: Subject) -> Parts:
    """Objectives are determined, and others are not."""
    determination = subject.today.determination
    undecided = determination.undecided if determination is not None else ()
    missing = ", ".join(ref.partition(":")[2] for ref in undecided)
    return Parts(
        f"Not fully assessed: {inside(subject.first.title)}",
        f"No objective has failed so far, but these are still open: {missing}.",
        "The determinations in the file do not cover every objective.",
        "Assess the open objectives and record the result.",
    )


def determined_otherwise(subject: Subject) -> Parts:
    """A person determined something else than the terms give."""
    determination, derived = subject.today.determination, subject.today.derived or subject.today.verdict
    decision = determined(determination) if determination is not None else ""
    theirs, again = matrix_claims.mended_by(subject.finding, subject.names), "Then have it assessed again."
    return Parts(
        _seen(determination) or f"Assessed as not met: {inside(subject.first.title)}",
        f"Determined {decision}. {_by_terms(derived)}",
        "What was seen counts more than what the terms promise.",
        f"{theirs} {again}" if theirs else "Fix what the assessment found, then have it assessed again.",
        once_done=f"{theirs} {again}" if theirs else again,
    )


def seen(subject: Subject) -> str:
    """What people who looked at its rows saw there and called not met, where they say why; else nothing."""
    today = [row.verdicts[TODAY] for row in subject.obligations]
    held = [one.determination for one in today if one.verdict in (Verdict.GAP, Verdict.PARTIAL)]
    made = [one for one in held if one is not None and one.status != "open"]
    told = [determined(one) for one in made if one.rationale or any(part.rationale for part in one.objectives)]
    return f"Determined {some([*dict.fromkeys(told)], '; ')}." if told else ""


def _by_terms(derived: Verdict) -> str:
    """What the terms alone would have given."""
    return "The terms alone would do." if derived in IN_PLACE else "The terms alone fall short too."


def _seen(determination: Determination | None) -> str:
    """What somebody saw, in their own words: the first sentence of why they determined it so."""
    if determination is None:
        return ""
    parts = determination.objectives if determination.rolled_up else (determination,)
    for part in parts:
        if part.rationale and part.status in ("not_met", "partial_credit"):
            return part.rationale.partition(". ")[0].rstrip(".")
    return ""


def frequency(subject: Subject) -> Parts:
    """The organization has to choose a frequency, and has not."""
    what, analysis = subject.work, subject.finding.analysis
    if analysis is not None:
        return _without_analysis(what, analysis)
    if subject.finding.kind == "frequency":
        rows = subject.obligations
        return Parts(
            f"No frequency defined for {what}" + (f" ({rows[0].title})" if len(rows) == 1 else ""),
            f"The engagement file says that nobody has defined how often this has to be done: {what}.",
            "The rule lets the organization choose the frequency, but it has to choose one.",
            "Define the frequency, and write down why.",
        )
    return Parts(
        f"Frequency not stated for {what}",
        f"The engagement file does not say how often this has to be done: {what}.",
        SILENT,
        "State the frequency, or that none is defined.",
    )


def _without_analysis(what: str, analysis: OverdueAnalysis) -> Parts:
    last = "is missing" if analysis.age_days is None else f"was last reviewed {analysis.age_days} days ago"
    return Parts(
        f"No current risk analysis for {what}",
        f"The {analysis.title} behind this frequency {last}: {what}.",
        f"A frequency of your own choice counts only with a current analysis behind it ({analysis.citation}).",
        "Write or review the analysis, and record its date.",
    )


def _signed_first(who: str, *, serves: bool, past: PastAccess | None) -> str:
    """A paper without which a provider may not touch data; work that it does meanwhile is not simply stopped."""
    ask = f"Sign or obtain it now; until then {who} may have neither data nor access"
    if serves:
        ask += ", and counsel says how its work goes on. If it does not sign, give the work to another"
    return f"{ask}.{_before(past) if past is not None else ''}"


def _before(past: PastAccess) -> str:
    """What is owed for the time in which it had data without the paper."""
    by = f"{told(past.owner)}, by {past.due}"
    return f" It has had data since {past.since}: {past.work} ({past.citation}; {by})."


def paper(subject: Subject) -> Parts:
    """A contract paper is missing or not stated; the cause is its gate."""
    gate, who = subject.names.gates[subject.finding.cause or ""], subject.who
    title = inside(gate.title)
    runs = subject.names.all_functions(subject.finding.functions, "and")
    work = f", which runs {runs}" if runs else ""
    if subject.finding.kind == "contract":
        return Parts(
            f"{who} has no {title}",
            f"The engagement file says that there is no {title} with {who}{work}.",
            f"{who} was given the work without the paper." if runs else f"It was never obtained from {who}.",
            _signed_first(who, serves=bool(runs), past=subject.finding.past)
            if gate.reach == "provider"
            else _asked_for(gate, who),
        )
    return Parts(
        f"{opening(title)} with {who}: not stated",
        f"The engagement file does not say whether there is a {title} with {who}{work}.",
        "It names no such paper, nor does it say that there is none.",
        f"Look for it, and record for {who} whether there is one.",
    )


def _asked_for(gate: Gate, who: str) -> str:
    """A paper that stops nobody's work: signed or obtained, or, where it is the provider's own, asked for."""
    return gate.ask.replace("{provider}", who) if gate.ask else f"Sign or obtain the {inside(gate.title)} with {who}."


def basis(subject: Subject) -> Parts:
    """What documented decisions rest on is missing, outdated or not stated."""
    foundation, rests_on = subject.finding.foundation, _rests_on(subject)
    title, action = (foundation.title, foundation.action) if foundation is not None else ("", "")
    standing = alternatives.standing(rests_on) if rests_on is not None else ""
    known = rests_on is not None and rests_on.state in ("never_done", "outdated")
    count = len(subject.obligations)
    decisions = verb(count, "One documented decision rests", f"{count} documented decisions rest")
    return Parts(
        f"{title}: {standing}",
        f"{decisions} on it. The engagement file says: {standing}." if known else f"{decisions} on it, and {standing}.",
        "It was never made, or not renewed after something changed." if known else SILENT,
        action,
    )


def _rests_on(subject: Subject) -> RestsOn | None:
    """How that stands on which the decision about the first obligation rests."""
    decision = subject.today.alternative
    lacks = decision.lacks if decision is not None else ()
    return next((lack.rests_on for lack in lacks if lack.rests_on is not None), None)


def alternative(subject: Subject) -> Parts:
    """One documented decision does not count."""
    decision = subject.today.alternative
    document = decision.document if decision is not None else ""
    lacks = [alternatives.lack(lack, decision) for lack in decision.lacks] if decision is not None else []
    weak = rests_on_a_weak_ground(subject)
    return Parts(
        f"The {inside(document)} for {subject.first.id} does not count: {subject.first.title}",
        f"The engagement file records a decision, but {'; '.join(lacks)}.",
        "No ground is recorded that holds by itself." if weak else "The record leaves out what would make it valid.",
        "Carry out the requirement and withdraw the decision; keep that only on another, true ground."
        if weak
        else "Complete the record, or carry out the requirement itself.",
    )


def rests_on_a_weak_ground(subject: Subject) -> bool:
    """Whether a decision names no ground but one that is never enough: more writing does not mend that."""
    decision = subject.today.alternative
    return decision is not None and any(lack.id == "ground_alone" for lack in decision.lacks)


def completing_would_do(subject: Subject) -> bool:
    """Whether completing the decision would be enough: what it rests on holds."""
    return _rests_on(subject) is None
