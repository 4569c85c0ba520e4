"""Statements that would put right what is stated against an obligation, where saying the opposite is all it takes.

What a finding looks at is a paper that is not there, a document that does not exist or an answer that is no; or a day
on which something was last looked at. Whether that mends it, the evaluator says: what was missed for good stays so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assessor.assess.smallest.atoms import atom, paper_file, statement
from assessor.assess.smallest.own_part import LOOSEST, own_document
from assessor.model.scales import Truth
from assessor.model.stated import stated

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import AlternativeUse
    from assessor.model.framework import OwnFrequency
    from assessor.model.row_finding import RowFinding
    from assessor.result.smallest import Atom

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d|none|never")
_AGED: Final = ("stale", "outdated", "missing", "expired", "overdue")
_PAPERS: Final = ("artefacts", "documents", "contract", "clauses")


def cure(case: Case, finding: RowFinding) -> Atom | None:
    """What to state instead; None where a statement is not enough."""
    engagement, place = case.engagement, finding.place
    own = next((item for item in case.own_frequencies.values() if _is_about(item, finding)), None)
    if own is not None:
        return own_document(case, own, LOOSEST, None)
    there = stated(engagement, place)
    value: object = None
    if there is False:
        value = True
    elif _is_dated(finding, there):
        value = engagement.as_of
    elif there is None and finding.code == "not_stated":
        value = True
    elif there is None and finding.code == "missing" and place[-2] in _PAPERS:
        value = paper_file(finding.provider or "our", place[-1])
    if value is None:
        return None
    kind = "paper" if any(step in _PAPERS for step in place) else "document"
    return atom(
        "paper" if kind == "paper" else "document",
        statement(engagement, place, value),
        provider=finding.provider,
        title=finding.what,
    )


def _is_dated(finding: RowFinding, there: object) -> bool:
    """Whether a day is all that is missing: of a look that is too old, or on which something found was removed."""
    if finding.code == "remains":
        return there is None
    return isinstance(there, str) and bool(_DAY.fullmatch(there)) and finding.code in _AGED and finding.due is None


def _is_about(own: OwnFrequency, finding: RowFinding) -> bool:
    """Whether a finding speaks of the document behind one frequency."""
    return own.where == finding.place and own.frequency is None and own.obligation.endswith(f":{finding.subject}")


def basis(case: Case, use: AlternativeUse | None) -> Atom | None:
    """What a complete decision rests on done again, where only that is not in order."""
    if use is None or use.lacks or use.rule.rests_on is None or use.rests is Truth.YES:
        return None
    rule = use.rule.rests_on
    if any(name != rule.fact for name in use.missing_facts):
        return None
    place = ("organization", rule.fact)
    return atom("document", statement(case.engagement, place, case.engagement.as_of), title=rule.title)
