"""What the codes of a result are called, and what they mean: verdicts, severities, comparisons, bases, kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import Verdict
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.scales import Basis, DutyStanding, EvidenceSource, FunctionKind, Predicate, ProofWord
    from assessor.result.finding import Finding, Severity
    from assessor.result.scales import ContractPointKind, FindingKind


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """What a verdict is called, in full and in a narrow column, and what it means."""

    word: str
    short: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PredicateWords:
    """What one of the eight comparisons is called, what it asks, of which part it is, and when it fails."""

    title: str
    question: str
    part: str
    fails: str


VERDICTS: Final[Mapping[Verdict, VerdictWords]] = {
    Verdict.SATISFIED: VerdictWords("Met", "Met", "Every demand is met by the provider's terms."),
    Verdict.WITH_DUTIES: VerdictWords(
        "Met, with your duty",
        "With duty",
        "Met, as long as you do the duties listed beside it. Counts as in place.",
    ),
    Verdict.COMPENSATED: VerdictWords(
        "Compensated",
        "Comp.",
        "A documented alternative stands in for what the terms do not meet. Counts as in place.",
    ),
    Verdict.PARTIAL: VerdictWords(
        "Partial",
        "Partial",
        "At least one demand is answered and at least one fails. Never counts as in place.",
    ),
    Verdict.GAP: VerdictWords("Gap", "Gap", "Demands fail and none is met. Nobody does the work as required."),
    Verdict.NOT_APPLICABLE: VerdictWords("Not applicable", "N/A", "Does not apply, for the reason given."),
    Verdict.NOT_TESTED: VerdictWords("Not tested", "Not tested", "Left out on request; nobody has looked."),
    Verdict.NOT_ASSESSABLE: VerdictWords(
        "Not assessable",
        "Unknown",
        "A fact or a term is not stated. Nothing is known to fail, and nothing is claimed.",
    ),
}
NOT_JUDGED: Final = VerdictWords("Not judged", "\u2013", "No verdict.")
# severity -> its name, and the rule behind it
SEVERITIES: Final[Mapping[Severity, tuple[str, str]]] = {
    "high": (
        "High",
        "Data without the paper that has to come first, a missed day, a breach, or an outcome out of reach without it.",
    ),
    "medium": ("Medium", "Needed for the outcome, but it can be deferred, is addressable or is in part in place."),
    "low": ("Low", "The rest; mostly answers that are missing."),
}
PREDICATES: Final[Mapping[Predicate, PredicateWords]] = {
    "cadence": PredicateWords(
        "Schedule and response",
        "Is it done often enough, in time when something happens, or set up as required?",
        "work",
        "There is no schedule, a binding interval or response time is not kept, or nobody responds to the event.",
    ),
    "detection": PredicateWords(
        "Detection",
        "Would the provider notice on its own, or only when somebody calls?",
        "work",
        "Detection is weaker than a binding demand, or absent where some is required.",
    ),
    "capacity": PredicateWords(
        "Hours",
        "Are there enough working hours for it?",
        "work",
        "Tickets and higher-priority work leave no hours for it.",
    ),
    "evidence": PredicateWords(
        "Evidence",
        "Does the work leave the kind of record required?",
        "assurance",
        "The record is weaker than a binding demand, or weaker than the framework's floor.",
    ),
    "contract": PredicateWords(
        "Contract paper",
        "Has the paper been signed that this work requires?",
        "assurance",
        "The paper is known to be missing.",
    ),
    "independence": PredicateWords(
        "Independence",
        "Is it done by somebody who is not reviewing their own work?",
        "assurance",
        "The provider runs what it would have to review.",
    ),
    "customer_duty": PredicateWords(
        "Your duty",
        "Is the part that stays with you done or assigned?",
        "assurance",
        "The duty is known not to be done. If the duty is the whole work, the demand is unmet.",
    ),
    "scope": PredicateWords(
        "Scope",
        "Are all sites and systems covered?",
        "assurance",
        "A group of sites or systems is not covered by the provider.",
    ),
}
# basis -> whether it binds
BINDING: Final[Mapping[Basis, str]] = {
    "legal": "The rule itself states it. It binds.",
    "contractual": "A contract or a contractual standard states it. It binds.",
    "entity_defined": "The framework lets you choose the value; your choice binds.",
    "engine_default": "The rule gives no number. No schedule at all fails; a slower one only draws advice.",
    "proposed": "A proposed rule, shown for information only.",
}
PROOFS: Final[Mapping[ProofWord, str]] = {
    "proven": "proven",
    "stale": "stale proof",
    "declared": "declared",
    "contradicted": "contradicted",
}
DUTY_STATES: Final[Mapping[DutyStanding, str]] = {
    "assigned": "assigned",
    "done": "done",
    "partly": "done in part",
    "draft": "a draft, not adopted",
    "template": "a template, not adopted",
    "not_done": "not done",
    "unconfirmed": "not confirmed",
    "unknown": "not stated",
    "required": "required",
}
EVIDENCE_SOURCES: Final[Mapping[EvidenceSource, str]] = {
    "third_party": "an outside party",
    "system": "a system",
    "document": "a document",
    "declared": "a statement",
}
FUNCTION_KINDS: Final[Mapping[FunctionKind, str]] = {
    "delegable": "",
    "reserved": "yours unless assigned",
    "independent": "needs an outside party",
}
CONTRACT_POINTS: Final[Mapping[ContractPointKind, str]] = {
    "unowned": "No owner",
    "ended": "Not in force",
    "paper": "Paper missing",
    "clause": "Clause missing",
    "slow": "Too slow",
    "double": "Two owners",
    "disagreement": "Matrix disagrees",
    "contradiction": "Contradiction",
    "not_included": "Not included",
}
FINDINGS: Final[Mapping[FindingKind, str]] = {
    "contract": "Contract paper missing",
    "unowned": "Nobody assigned",
    "cadence": "Schedule or response",
    "contradicted": "Contradicted by a record",
    "alternative": "Decision not valid",
    "basis": "Decision without a basis",
    "frequency": "No frequency defined",
    "unstated_frequency": "Not stated: a frequency",
    "detection": "Detection",
    "capacity": "Not enough hours",
    "evidence": "Evidence too weak",
    "independence": "Independence",
    "duty": "Your own duty",
    "statement": "Stated in the file",
    "scope": "Sites not covered",
    "unstated_function": "Not stated: who runs it",
    "unstated_duty": "Not stated: your duty",
    "unstated_term": "Not stated: a term",
    "fact": "Not stated: a fact",
    "determined": "Determined",
    "undetermined": "Undetermined",
}


def finding_kind(finding: Finding) -> str:
    """What a finding is about, in a few words."""
    if finding.kind == "unstated_term" and finding.cause is not None:
        return "Not stated: a paper"
    return FINDINGS[finding.kind]
