"""The words of a finding: title, criterion, condition, cause, effect, action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.result.finding import OPEN_QUESTIONS
from assessor.words import finding_duties, own_plans, row_findings
from assessor.words import finding_statements as statements
from assessor.words import finding_terms as terms
from assessor.words.demands import asks, measure
from assessor.words.finding_subject import some
from assessor.words.grammar import counted, inside, listed, opening, verb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor.result.finding import Finding
    from assessor.result.scales import FindingKind
    from assessor.result.subjects import Group
    from assessor.words.finding_subject import Parts, Subject
    from assessor.words.names import Names

_SHOWN = 3
# kinds that tell what people determined themselves, and those that only ask for an answer
_SEEN_ALREADY: Final = OPEN_QUESTIONS | {"determined", "undetermined"}
# verdict -> what is said of one obligation, and of several
_VERDICTS: Final = {
    "gap": ("is a gap", "are gaps"),
    "partial": ("is partial", "are partial"),
    "not_assessable": ("cannot be judged", "cannot be judged"),
}


def parts(subject: Subject) -> Parts:
    """Title, condition, cause and action, and what the organization plans."""
    said = _said(subject)
    seen = "" if subject.finding.kind in _SEEN_ALREADY else statements.seen(subject)
    condition = f"{seen} {said.condition}" if seen else said.condition
    return said._replace(condition=condition, planned=own_plans.measures(subject.finding.plans))


def _said(subject: Subject) -> Parts:
    if subject.gate is not None:
        return statements.paper(subject)
    return says(subject.finding.kind)(subject)


def says(kind: FindingKind) -> Callable[[Subject], Parts]:  # noqa: C901, PLR0912 - one case for each kind
    """What makes the sentences of a kind of finding; mypy refuses a kind without a case."""
    match kind:
        case "contract":
            return statements.paper
        case "basis":
            return statements.basis
        case "alternative":
            return statements.alternative
        case "duty" | "unstated_duty":
            return finding_duties.duty
        case "unowned":
            return terms.unowned
        case "unstated_function":
            return statements.unstated_function
        case "determined":
            return statements.determined_otherwise
        case "undetermined":
            return statements.undetermined
        case "fact":
            return statements.fact
        case "frequency" | "unstated_frequency":
            return statements.frequency
        case "unstated_term":
            return terms.unstated_term
        case "statement":
            return row_findings.parts
        case "cadence" | "detection" | "capacity" | "evidence" | "independence" | "scope" | "contradicted":
            return terms.failing


def criterion(subject: Subject) -> str:
    """The obligations by citation and title, and what they ask for."""
    rows = subject.obligations
    titles = [f"{row.citation or row.ref}, {row.title}" for row in rows[:_SHOWN]]
    more = f"; and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    named = f"{'; '.join(titles)}{more}."
    foundation = subject.finding.foundation
    if foundation is not None:
        return f"{foundation.title} ({foundation.citation}), the basis for the decisions on these: {named}"
    if subject.gate is not None:
        gate = subject.names.gates[subject.gate]
        note = f" {gate.note}" if gate.note else ""
        return f"{gate.title} ({gate.citation}), on which these depend today: {named}{note}"
    if len(rows) == 1:
        named += f" {rows[0].statement}"
    asked: dict[str, list[str]] = {}
    for demand, _ in subject.comparisons:
        if demand.capability is not None and not subject.finding.duty:
            work = f"{inside(subject.names.capability(demand.capability))} {asks(demand, subject.names)}"
            asked.setdefault(measure(demand), []).append(work)
    return " ".join([named, *(f"{opening(by)}: {some(work, '; ')}." for by, work in asked.items())])


def gravity(finding: Finding, groups: Iterable[Group], names: Names, said: str | None = None) -> str:
    """Why it is as grave as it is, or `said` for that.

    By name the headings under which nothing is in place, and the row, where what is at stake is not the same for all.
    """
    why = finding.why
    reason = (said or why.reason).removesuffix(".")
    if why.stakes and len(why.obligations) == 1 and len(finding.obligations) > 1:
        reason = f"{reason} ({names.obligation(why.obligations[0])} alone)"
    named = [
        f"{group.citation or group.ref}, {inside(group.title)}" for group in groups if group.ref in finding.why.headings
    ]
    return f"{': '.join(filter(None, (reason, '; '.join(named))))}." if reason else ""


def effect(subject: Subject) -> str:
    """What the finding does to its rows, and for how many it is the only obstacle."""
    counts = subject.finding.verdict_counts
    total = len(subject.obligations)
    verdicts = [
        (count, verb(count, *_VERDICTS[name]))
        for name, count in (("gap", counts.gap), ("partial", counts.partial), ("not_assessable", counts.not_assessable))
        if count
    ]
    until = "answered" if subject.finding.kind in OPEN_QUESTIONS else "fixed"
    if total == 1:
        return f"Until this is {until}, {_named(subject)} {verdicts[0][1]}, and {_obstacle(subject)}."
    if len(verdicts) == 1:
        standing = f"{counted(total, 'obligation')} {verdicts[0][1]}"
    else:
        shares = listed([f"{count} {share}" for count, share in verdicts])
        standing = f"of {counted(total, 'obligation')}, {shares}"
    return f"Until this is {until}, {standing}, and {_obstacle(subject)}."


def _named(subject: Subject) -> str:
    """The one row of a finding, by its title."""
    return f"“{subject.first.title}”"


def _obstacle(subject: Subject) -> str:
    """Whether anything else holds the rows back."""
    alone, total = subject.finding.alone, len(subject.obligations)
    if subject.finding.kind == "alternative" and statements.completing_would_do(subject):
        weak = statements.rests_on_a_weak_ground(subject)
        way = "a decision on another ground, where there is one," if weak else "completing the decision"
        return f"{way} would be enough, and so would fixing the other findings"
    if alone == total:
        return f"nothing else holds {verb(total, 'it', 'them')} back"
    if alone:
        return f"{alone} of them {verb(alone, 'has', 'have')} no other obstacle"
    return f"other findings hold {verb(total, 'it', 'them')} back too"
