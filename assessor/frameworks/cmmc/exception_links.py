"""Exceptions that let a requirement of CMMC count as met: only with what the rule asks to stand beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.cmmc.statements import cmmc_statements
from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.frameworks.cmmc.rules import CmmcRules
    from assessor.frameworks.cmmc.statements import ExceptionNote
    from assessor.library.engagement import Source
    from assessor.model.plan import Obligation, Plan
    from assessor.model.span import Pointer


def claimed_exceptions(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """An exception counts as met only with what it needs, and only where the rule knows exceptions."""
    rules = cmmc_rules(plan.terrain)
    if rules is None:
        return  # rules that know no exceptions leave them to their own framework
    framework = plan.terrain.frameworks.get(rules.framework)
    rows = {row.ref: row for row in plan.obligations if framework is not None and row.catalog == framework.catalog}
    objectives = {row.ref: row.parent for part in plan.catalogs for row in part.rows if row.kind == "objective"}
    stated = cmmc_statements(source.engagement)
    notes = {note.requirement: note for note in stated.exceptions} if stated is not None else {}
    for index, item in enumerate(source.engagement.determinations):
        if item.exception is None:
            continue
        at: Pointer = ("determinations", index, "exception")
        ref = objectives.get(item.obligation) or item.obligation
        row = rows.get(ref)
        if row is None or not row.alternative_allowed:
            message = f"'{item.obligation}' does not allow the exception '{item.exception.replace('_', ' ')}'"
            advice = "remove it; only CMMC requirements allow exceptions, and not the one for the security plan"
            yield Diagnostic("determination/no-exception", message, source.document.span(at), advice)
            continue
        lacks = _lacks(rules, notes.get(ref), item.exception)
        if lacks:
            message = f"'{ref}' counts as met by {item.exception.replace('_', ' ')} only with: {lacks}"
            advice = f"state it under cmmc: exceptions, requirement {ref}"
            yield Diagnostic("cmmc/exception", message, source.document.span(at), advice)
    yield from _alternatives(source, rules, rows, notes)
    claims = [item.obligation for item in source.engagement.determinations if item.exception is not None]
    claimed = {objectives.get(ref) or ref for ref in claims}
    claimed |= {item.obligation for item in source.engagement.alternatives}
    for index, ref in enumerate(notes):
        if ref in rows and ref not in claimed:
            message = f"no determination claims this exception for '{ref}', so it has no effect"
            place = source.document.span(("cmmc", "exceptions", index, "requirement"))
            advice = "add a determination of the requirement: status met, with the exception"
            yield Diagnostic("cmmc/unclaimed", message, place, advice, Severity.WARNING)


def _alternatives(
    source: Source, rules: CmmcRules, rows: Mapping[str, Obligation], notes: Mapping[str, ExceptionNote]
) -> Iterator[Diagnostic]:
    """An alternative is no exception by itself."""
    for index, other in enumerate(source.engagement.alternatives):
        note = notes.get(other.obligation)
        if other.obligation in rows and (note is None or _lacks(rules, note, note.kind)):
            message = (
                f"'{other.obligation}' has an alternative, but no exception under 'cmmc' that makes it count as met"
            )
            place = source.document.span(("alternatives", index, "obligation"))
            advice = "state its kind and what it needs under cmmc: exceptions; until then it costs points"
            yield Diagnostic("cmmc/alternative", message, place, advice, Severity.WARNING)


def _lacks(rules: CmmcRules, note: ExceptionNote | None, kind: str) -> str:
    """What an exception still needs, in words."""
    rule = next((item for item in rules.exceptions if item.id == kind), None)
    if rule is None:
        return ""
    if note is None or note.kind != kind:
        return "; ".join(rule.needs.values())
    return "; ".join(meaning for name, meaning in rule.needs.items() if getattr(note, name) in (None, False))
