"""Duties that hang on an incident nobody told of, or were to be done after one, and for which there is only a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.duty_standing import answers, word
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.evaluate.case import Case
    from assessor.frameworks.hipaa.result_breach import Clock
    from assessor.frameworks.hipaa.statements import Incident
    from assessor.model.row_finding import FindingBook, FindingRule, RowFinding

_BLOCK: Final = "hipaa"
# The fact that says whether there was any incident at all.
_HAPPENED: Final = "patient_data_incident"
_NOTICES: Final = "notices"
# Notices, and the proof of them, for which a name shows nothing while nobody says whether there was anything to tell.
_NAMED: Final = ("notices_given", "notices_proof")
# Notices of which the contents or the way they went can be known by now, by the rule that speaks of them.
_SENT: Final = ("done", "late", "undated")
_OF_NOTICE: Final = {
    "individuals_contents": "individuals",
    "individuals_delivery": "individuals",
    "media_contents": "media",
    "covered_entity_contents": "covered_entity",
}


def unasked(case: Case, book: FindingBook, breaches: Sequence[Incident]) -> Iterator[RowFinding]:
    """Nobody says whether there was an incident, or what those were that are said to have been."""
    happened = case.facts.get(_HAPPENED)
    if breaches or happened is False:
        return
    if happened is True:
        yield from book.of(_NOTICES, "none_listed", "unknown", _BLOCK, "breaches")
        return
    for name in (*_NAMED, *_OF_NOTICE):
        for finding in book.of(name, "unasked", "unknown", "organization", _HAPPENED):
            named = tuple(ref for ref, _ in _named(case, book.rules[name]))
            if named:
                yield replace(finding, what=book.rules[_NOTICES].what, concerns=named)


def on_a_name(case: Case, book: FindingBook, clocks: Sequence[Clock]) -> Iterator[RowFinding]:
    """Of a notice that went out, what it had to say or how it had to go, where only somebody is named for that."""
    sent = {clock.id for clock in clocks if clock.state in _SENT}
    for name, clock in _OF_NOTICE.items():
        if clock not in sent or name not in book.rules:
            continue
        for ref, place in _named(case, book.rules[name]):
            for finding in book.of(name, "named_only", "unknown", *place):
                yield replace(finding, concerns=(ref,))


def _named(case: Case, rule: FindingRule) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Its rows for which somebody is named and no more is said of the rule's duty, and where that is written."""
    duty = rule.duty or ""
    stated = case.engagement.duties.get(duty)
    for ref in rule.concerns:
        for part, answer in answers(case, duty, ref):
            if word(answer) == "assigned":
                own = part is not None and stated is not None and part.id in stated.parts
                yield ref, ("duties", duty, "parts", part.id) if own and part is not None else ("duties", duty)
                break
