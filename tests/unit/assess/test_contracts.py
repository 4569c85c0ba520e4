"""Whose work is left open by contracts: nobody's, or two owners'; and what a contract never does."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.assess.contract_points import DRILL, RESTORE, judged, of, points


def test_without_a_contract_nothing_is_read() -> None:
    assert points(None) == []
    assert points({}) == []


# nobody's


def test_what_the_only_provider_leaves_out_is_nobodys() -> None:
    (row,) = points({"excludes": [{"what": RESTORE, "text": "on request"}]})
    assert (row.kind, row.capability, row.function, row.provider) == (
        "unowned",
        RESTORE,
        "backup_dr",
        "msp",
    )
    assert DRILL in row.refs
    assert row.text.startswith("Nobody owns restore testing: today's arrangement gives it to North, but the contract")
    assert row.text.endswith("contract leaves it out: “on request”.")


def test_a_function_left_out_takes_its_capabilities_along() -> None:
    found = {row.capability for row in of(points({"excludes": ["backup_dr"]}), "unowned")}
    assert {"backup", RESTORE} <= found
    kept = of(points({"excludes": ["backup_dr"], "includes": [RESTORE]}), "unowned")
    assert RESTORE not in {row.capability for row in kept}, "what is said of a capability goes first"


def test_the_matrix_may_give_it_back() -> None:
    line = {"capability": RESTORE, "owner": "customer"}
    (row,) = points({"responsibility_matrix": [line]})
    assert (row.kind, row.has) == ("unowned", "the matrix gives it to you")
    assert points({"responsibility_matrix": [{**line, "owner": "shared"}]}) == []
    only = {"obligation": DRILL, "owner": "customer"}
    found = points({"responsibility_matrix": [only]})
    assert {(row.kind, *row.refs) for row in found} == {("unowned", DRILL)}


def test_it_is_somebodys_where_another_has_it_or_you_do() -> None:
    left_out = {"excludes": [RESTORE]}
    second = {"id": "second", "model": "managed", "offering": "gold"}
    assert points(left_out, others=[second], today={"backup_dr": ["msp", "second"]}) == []
    mine = {f"perform:{RESTORE}": {"state": "assigned"}}
    assert points(left_out, duties=mine) == []
    assert points(left_out, today={"backup_dr": []}) == [], "the gap register tells that nobody is assigned at all"


def test_something_that_does_not_apply_is_not_read() -> None:
    assert points({"excludes": [RESTORE]}, facts={"covered_entity": False, "business_associate": False}) == []


# two owners, and other answers


def test_two_contracts_that_claim_the_same_work() -> None:
    second = {
        "id": "second",
        "name": "South",
        "model": "managed",
        "offering": "gold",
        "contract": {"includes": [RESTORE]},
    }
    both = {"includes": ["backup_dr"]}
    (row,) = of(points(both, others=[second], today={"backup_dr": ["msp", "second"]}), "double")
    assert (row.capability, row.has) == (RESTORE, "North and South both say it is theirs")
    apart = {"covers": ["office"]}
    groups = [{"id": "office"}, {"id": "plant"}]
    other = {**second, "covers": ["plant"]}
    assert of(points(both, others=[other], msp=apart, asset_groups=groups), "double") == []
    three = [second, {**second, "id": "third", "name": "West"}]
    (row,) = of(points(both, others=three, today={"backup_dr": ["msp", "second"]}), "double")
    assert row.has == "North, South and West all say it is theirs"


def test_you_and_a_contract_that_claim_the_same_work() -> None:
    mine = {f"perform:{RESTORE}": {"state": "done"}}
    (row,) = of(points({"includes": ["backup_dr"]}, duties=mine), "double")
    assert (row.provider, row.capability, row.has) == ("msp", RESTORE, "North and you both say it is theirs")
    assert of(points({}, duties=mine), "double") == []


def test_where_one_of_two_ways_is_enough_both_must_be_left_out() -> None:
    """SOC 2 CC7.2 takes the review of logs or somebody who looks at alerts at any hour."""
    facts = {"soc2_availability": False}
    left_out = {"excludes": ["alert-triage-24x7", "log-review"]}
    found = of(points(left_out, framework="soc-2", facts=facts), "unowned")
    assert "soc-2:CC7.2" in {ref for row in found for ref in row.refs}
    half = of(points({"excludes": ["alert-triage-24x7"]}, framework="soc-2", facts=facts), "unowned")
    assert "soc-2:CC7.2" not in {ref for row in half for ref in row.refs}


def test_the_matrix_against_today() -> None:
    line = {"responsibility_matrix": [{"capability": RESTORE, "owner": "provider"}]}
    (row,) = points(line, today={"backup_dr": []})
    assert (row.kind, row.needs) == ("disagreement", "today's arrangement gives it to nobody")
    own = {"id": "own", "name": "Own team", "model": "internal_it"}
    (row,) = points(line, others=[own], today={"backup_dr": ["own"]})
    assert row.needs == "today's arrangement gives it to Own team"
    assert points(line) == []


def test_what_stays_with_you_cannot_be_given_away() -> None:
    (row,) = points({"responsibility_matrix": [{"capability": "risk-treatment", "owner": "provider"}]})
    assert (row.kind, row.needs) == ("disagreement", "the organization itself does this, whatever it buys")


# laws


_CAPABILITIES = ("backup", RESTORE, "backup-isolation", "os-patching", "log-review", "endpoint-protection")
_WORK = st.sampled_from((*_CAPABILITIES, "backup_dr", "patching", "soc_mdr", "endpoint_protection"))
_LINES = st.builds(
    lambda name, owner: {"capability": name, "owner": owner},
    st.sampled_from(_CAPABILITIES),
    st.sampled_from(("provider", "customer", "shared")),
)


@settings(max_examples=40)
@given(
    st.lists(_WORK, unique=True, min_size=1, max_size=5),
    st.lists(_WORK, unique=True, max_size=4),
    st.lists(_LINES, max_size=3),
    st.booleans(),
)
def test_taking_back_an_exclusion_never_leaves_more_to_nobody(
    excludes: list[str], includes: list[str], matrix: list[dict[str, str]], second: bool
) -> None:
    more: dict[str, Any] = {"others": [{"id": "second", "model": "managed", "offering": "gold"}]}
    more["today"] = {"backup_dr": ["msp", "second"]} if second else {}
    contract = {"includes": includes, "responsibility_matrix": matrix}
    before = {
        (row.capability, ref)
        for row in of(points({**contract, "excludes": excludes}, **more), "unowned")
        for ref in row.refs
    }
    after = {
        (row.capability, ref)
        for row in of(points({**contract, "excludes": excludes[1:]}, **more), "unowned")
        for ref in row.refs
    }
    assert after <= before


def test_a_contract_moves_only_what_it_leaves_out_and_what_asks_for_a_clause_it_lacks() -> None:
    """It has ended: its promise, slower than anything asks, is not read; whose work it is, and what it says, are."""
    worst = {
        "excludes": ["backup_dr", "patching"],
        "documents": {"msa": "msa.pdf"},
        "ends": "2020-01-01",
        "promises": [{"capability": "endpoint-protection", "every": "P9Y"}],
        "responsibility_matrix": [{"capability": "log-review", "owner": "customer"}],
        "clauses": {"safeguards": False},
    }
    complete = {**worst, "clauses": {"safeguards": True}}
    items = (None, complete, worst)
    silent, left_out, told = [
        {ref: row.verdict for ref, row in judged(item).judgements["today"].items()} for item in items
    ]
    assert {ref: left_out[ref].value for ref in silent if left_out[ref] is not silent[ref]} == {
        "hipaa:164.308(a)(1)(ii)(D)": "gap",
        "hipaa:164.312(b)": "gap",
        "hipaa:164.308(a)(7)(ii)(A)": "gap",
        "hipaa:164.308(a)(7)(ii)(B)": "gap",
        DRILL: "gap",
        "hipaa:164.310(d)(2)(iv)": "gap",
    }
    changed = {ref: told[ref].value for ref in left_out if told[ref] is not left_out[ref]}
    assert changed == {"hipaa:164.314(a)(2)(i)(A)": "gap", "hipaa:164.308(b)(3)": "partial"}
    assert points(worst)
