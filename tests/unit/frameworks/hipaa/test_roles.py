"""Roles and the chain of contracts: what a missing business associate contract holds back, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.contracts.contract_points import contracts
from assessor.evaluate.supply import TODAY
from assessor.frameworks.hipaa import scores as hipaa
from assessor.frameworks.hipaa.words import contract_need
from assessor.model.scales import IN_PLACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.assess.engine import Assessment
    from assessor.frameworks.hipaa.result import HipaaScore

CONTRACT, BACKUP, DISPOSAL = "hipaa:164.308(b)(3)", "hipaa:164.308(a)(7)(ii)(A)", "hipaa:164.310(d)(2)(i)"
TERMS = "hipaa:164.314(a)(2)(i)(C)"


def figures(assessment: Assessment) -> HipaaScore:
    found = hipaa.score(assessment.case, assessment.judgements)
    assert found is not None
    return found


def verdicts(assessment: Assessment, *refs: str) -> list[str]:
    return [assessment.judgements[TODAY][ref].verdict.value for ref in refs]


def provider(stated: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in stated["providers"] if each["id"] == name)
    return found


def signed(stated: dict[str, Any]) -> None:
    provider(stated, "northmsp")["artefacts"]["baa"] = "papers/northmsp-baa.txt"


def written_terms(stated: dict[str, Any]) -> None:
    """The organization's own part of every contract is done and read, so that only the missing paper is left."""
    stated["duties"]["rd-provider-contracts"] = {"state": "done"}
    for each in stated["providers"]:
        said = each.setdefault("contract", {}).setdefault("clauses", {})
        said.update(dict.fromkeys(("safeguards", "report-incidents", "subcontractors"), True))


def no_patient_data(stated: dict[str, Any]) -> None:
    for each in stated["providers"]:
        each["data_contact"] = []


def test_a_missing_contract_caps_what_that_provider_carries(assess: Callable[..., Assessment]) -> None:
    """Everything North MSP decides is partial, by one cause; what the repair firm carries stands."""
    before = assess(written_terms)
    assert verdicts(before, CONTRACT, TERMS, BACKUP, DISPOSAL) == [
        *["partial"] * 3,
        "satisfied_with_customer_duties",
    ]
    assert {before.judgements[TODAY][ref].cause for ref in (CONTRACT, TERMS, BACKUP)} == {"baa"}
    row = next(each for each in figures(before).contracts if each.provider == "northmsp")
    assert (row.needed, row.state, row.carries) == ("yes", "missing", 0)
    assert row.held_back > 0


def test_the_contract_lifts_both(assess: Callable[..., Assessment]) -> None:
    def change(stated: dict[str, Any]) -> None:
        written_terms(stated)
        signed(stated)

    after = assess(change)
    assert all(word in IN_PLACE for word in verdicts(after, CONTRACT, TERMS, BACKUP, DISPOSAL))
    row = next(each for each in figures(after).contracts if each.provider == "northmsp")
    before = figures(assess(written_terms)).contracts
    held = next(each for each in before if each.provider == "northmsp").held_back
    assert (row.state, row.held_back) == ("signed", 0)
    assert 0 < row.carries <= held


def test_nobody_with_patient_data_needs_one(assess: Callable[..., Assessment]) -> None:
    none = assess(no_patient_data)
    assert verdicts(none, CONTRACT) == ["not_applicable"]
    assert {each.state for each in figures(none).contracts} == {"not_needed"}
    assert verdicts(none, BACKUP)[0] in IN_PLACE


def test_a_contract_nobody_speaks_of_is_unknown(assess: Callable[..., Assessment]) -> None:
    unsaid = assess(lambda stated: provider(stated, "northmsp").pop("artefacts"))
    assert verdicts(unsaid, CONTRACT, BACKUP) == ["not_assessable", "not_assessable"]
    assert figures(unsaid).contracts[1].state == "not_stated"


def test_roles_and_the_chain(assess: Callable[..., Assessment]) -> None:
    def role(name: str, **facts: Any) -> Any:
        def change(stated: dict[str, Any]) -> None:
            stated["organization"] |= {key: facts[key] for key in facts if key != "works_for"}
            stated["hipaa"]["works_for"] = facts.get("works_for", [])
            if facts.get("business_associate"):
                stated["hipaa"]["breaches"] = []

        actor = figures(assess(change)).actor
        return next(each.holds for each in actor.roles if each.id == name)

    associate = {"covered_entity": False, "business_associate": True}
    up = [{"name": "Billing partner", "kind": "business_associate", "contract": None}]
    assert role("covered_entity") == "yes"
    assert role("business_associate") == "no"
    assert role("subcontractor") == "no"
    assert role("subcontractor", **associate) == "unknown"  # nobody says whom it works for
    assert role("subcontractor", **associate, works_for=up) == "yes"
    assert role("subcontractor", **associate, works_for=[{"name": "Clinic", "kind": "covered_entity"}]) == "no"
    whose = figures(assess(lambda stated: stated["organization"].update(associate))).contracts
    assert [each.role for each in whose] == ["subcontractor", "subcontractor", "subcontractor", None]


NEITHER = {"covered_entity": False, "business_associate": False}


def test_without_a_role_no_contract_is_needed_and_no_notice_owed(assess: Callable[..., Assessment]) -> None:
    found = figures(assess(lambda stated: stated["organization"].update(NEITHER)))
    assert {(each.needed, each.state, each.role) for each in found.contracts} == {("no", "not_needed", None)}
    assert (
        contract_need(found.contracts[1].need)
        == "the organization is neither a covered entity nor a business associate"
    )
    clocks = [clock for each in found.incidents for clock in each.clocks]
    assert clocks
    assert {(clock.state, clock.due) for clock in clocks} == {("not_owed", None)}


def test_a_role_that_may_be_leaves_it_open(assess: Callable[..., Assessment]) -> None:
    """What only a covered entity owes is not owed by one that is none, whatever else is open."""

    def change(stated: dict[str, Any]) -> None:
        stated["organization"]["covered_entity"] = False
        stated["organization"].pop("business_associate")

    found = figures(assess(change))
    assert found.contracts[1].needed == "unknown"
    states = {clock.id: clock.state for clock in found.incidents[0].clocks}
    assert states.pop("covered_entity") == "unknown"
    assert set(states.values()) == {"not_owed"}


def test_the_contract_lint_asks_only_for_what_applies(assess: Callable[..., Assessment]) -> None:
    def refs(**facts: bool) -> set[str]:
        made = assess(lambda stated: stated["organization"].update(facts))
        return {ref for point in contracts(made) for ref in point.refs}

    assert CONTRACT in refs()
    assert refs(**NEITHER) == set()
