"""Who acts, as it is printed: a person the organization names, or a proposal."""

from __future__ import annotations

from assessor.result.finding import ActionOwner
from assessor.words import owners

_PLANNED = ActionOwner(role="executive", who="Owner", basis="plan", duty=None)
_STANDS = ActionOwner(role="security_official", who="Rosa Imhoff", basis="role", duty=None)
_SAME = ActionOwner(role="it_lead", who="Owner", basis="role", duty=None)
_NOBODY = ActionOwner(role="security_official", who=None, basis="role", duty=None)


def test_only_whom_the_organization_names_stands_without_a_mark() -> None:
    assert [owners.told(each) for each in (_PLANNED, _STANDS, _NOBODY)] == [
        "Owner",
        "proposed: Rosa Imhoff",
        "proposed: security official",
    ]


def test_the_letter_confirms_whom_somebody_named_and_asks_for_the_others() -> None:
    assert owners.confirmed([_PLANNED, _PLANNED]) == "Confirm Owner as owner of the first actions, and the dates."
    assert "Confirm or name the owners" in (both := owners.confirmed([_PLANNED, _NOBODY]))
    assert "(named: Owner; proposed: Security official)" in both
    assert owners.confirmed([_PLANNED, _SAME]) == owners.confirmed([_PLANNED])
    assert "onfirm Rosa" not in owners.confirmed([_STANDS])
