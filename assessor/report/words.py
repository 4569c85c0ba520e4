"""The words, marks and fixed style classes of the brief; nothing a user wrote ever becomes a class name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Status:
    """How one verdict is shown: a shape, a word and a shade that all say the same."""

    id: str
    word: str
    short: str
    mark: str
    style: str
    meaning: str


STATUSES: Final = (
    Status("satisfied", "Met", "Met", "●", "met", "Every demand is met by the provider's terms."),
    Status(
        "satisfied_with_customer_duties",
        "Met, with your duty",
        "With duty",
        "◉",
        "duty",
        "Met, as long as you do the duties listed beside it. Counts as in place.",
    ),
    Status(
        "compensated",
        "Compensated",
        "Comp.",
        "■",
        "comp",
        "A documented alternative stands in for what the terms do not meet. Counts as in place.",
    ),
    Status(
        "partial",
        "Partial",
        "Partial",
        "◐",
        "part",
        "At least one demand is answered and at least one fails. Never counts as in place.",
    ),
    Status("gap", "Gap", "Gap", "▲", "gap", "Demands fail and none is met. Nobody does the work as it is asked."),
    Status("not_applicable", "Not applicable", "N/A", "\u2012", "na", "Does not apply, for the reason given."),
    Status("not_tested", "Not tested", "Not tested", "□", "none", "Left out on request; nobody looked."),
    Status(
        "not_assessable",
        "Not assessable",
        "Unknown",
        "○",
        "none",
        "A fact or a term is not stated. Nothing fails, and nothing is claimed.",
    ),
)
_STATUS: Final = {status.id: status for status in STATUSES}
_OTHER: Final = Status("", "Not judged", "\u2013", "\u2012", "na", "No verdict.")
IN_PLACE: Final = frozenset({"satisfied", "satisfied_with_customer_duties", "compensated"})
NOT_IN_PLACE: Final = frozenset({"partial", "gap", "not_assessable", "not_tested"})

# result of one demand -> the status whose shape and shade it borrows
_RESULTS: Final = {
    "met": "satisfied",
    "met_with_duty": "satisfied_with_customer_duties",
    "part": "partial",
    "unmet": "gap",
    "unknown": "not_assessable",
}


@dataclass(frozen=True, slots=True)
class Severity:
    """How much a finding holds back, as shape and word, and the rule behind it."""

    word: str
    mark: str
    style: str
    meaning: str


SEVERITIES: Final = {
    "high": Severity("High", "▲", "high", "At least one obligation it holds back is a gap today."),
    "medium": Severity("Medium", "◆", "medium", "No gap, but at least one obligation it holds back is partial."),
    "low": Severity("Low", "○", "low", "Nothing fails: the obligations it holds back only cannot be judged."),
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """One of the eight comparisons: what it asks, and when it fails."""

    title: str
    question: str
    part: str
    fails: str


PREDICATES: Final = {
    "cadence": Predicate(
        "Schedule and response",
        "Is it done often enough, or in time when the event happens, or set up as asked?",
        "work",
        "There is no schedule, a binding interval or time is not kept, or the event is not taken.",
    ),
    "detection": Predicate(
        "Detection",
        "Would the provider notice by itself, or only when somebody calls?",
        "work",
        "Detection is weaker than a binding demand, or absent where some is asked.",
    ),
    "capacity": Predicate(
        "Hours",
        "Are there enough working hours for it?",
        "work",
        "After tickets and work of higher priority no hours are left for it.",
    ),
    "evidence": Predicate(
        "Evidence",
        "Does the work leave a record of the kind asked for?",
        "assurance",
        "The record is weaker than a binding demand, or weaker than the framework's floor.",
    ),
    "contract": Predicate(
        "Contract paper",
        "Is the paper signed that must be signed before this work?",
        "assurance",
        "The paper is known to be missing.",
    ),
    "independence": Predicate(
        "Independence",
        "Is it done by somebody who does not judge their own work?",
        "assurance",
        "The provider runs what it would have to judge.",
    ),
    "customer_duty": Predicate(
        "Your duty",
        "Is the part that stays with you done or assigned?",
        "assurance",
        "The duty is known not to be done. If the duty is the whole work, the demand is unmet.",
    ),
    "scope": Predicate(
        "Scope",
        "Are all sites and systems covered?",
        "assurance",
        "A group of sites or systems is not covered by the provider.",
    ),
}
BASES: Final = {
    "legal": ("legal", "The rule itself states it. It binds."),
    "contractual": ("contractual", "A contract or a contractual standard states it. It binds."),
    "entity_defined": ("set by the organization", "The framework lets you choose the value; your choice binds."),
    "engine_default": (
        "engine default",
        "The rule gives no number. Having no schedule fails; a slower schedule only draws advice.",
    ),
    "proposed": ("proposed", "A proposed rule. Shown for information, decides nothing."),
}
KINDS: Final = {
    "contract": "Contract paper missing",
    "unowned": "Nobody assigned",
    "cadence": "Schedule or response",
    "contradicted": "A record contradicts",
    "alternative": "A decision that does not count",
    "basis": "Decisions without a basis",
    "frequency": "No frequency defined",
    "unstated_frequency": "Not stated: a frequency",
    "detection": "Detection",
    "capacity": "Not enough hours",
    "evidence": "Evidence too weak",
    "independence": "Independence",
    "customer_duty": "Your own duty",
    "duty": "Your own duty",
    "scope": "Sites not covered",
    "unstated_function": "Not stated: who runs it",
    "unstated_duty": "Not stated: your duty",
    "unstated_term": "Not stated: a term",
    "fact": "Not stated: a fact",
    "unknown": "Not stated",
}
CARRIERS: Final = {
    "provider": "the provider",
    "shared": "the provider and you together",
    "customer": "you",
    "third_party": "an independent third party",
    "none": "nobody",
}
PROOFS: Final = {
    "proven": "proven",
    "stale": "stale proof",
    "declared": "declared",
    "contradicted": "contradicted",
}
RESIDUE: Final = {
    "duty": "A duty only you can do",
    "customer": "Work the organization does itself",
    "none_in_place": "No way of buying support meets it",
}
DUTY_STATES: Final = {
    "assigned": "assigned",
    "done": "done",
    "not_done": "not done",
    "unconfirmed": "not confirmed",
    "unknown": "not stated",
    "required": "required",
}


def status(verdict: str) -> Status:
    """The look of a verdict; an unknown word is shown as not judged."""
    return _STATUS.get(verdict, _OTHER)


def result(demand_result: str) -> Status:
    """The look of one demand's result."""
    return status(_RESULTS.get(demand_result, ""))


def severity(name: str) -> Severity:
    """The look of a finding's severity."""
    return SEVERITIES.get(name, SEVERITIES["low"])
