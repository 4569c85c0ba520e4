"""What contracts leave open: a case of each kind, and what must never happen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor import api
from assessor.assess import subjects
from assessor.assess.contracts.register import contracts
from assessor.assess.engine import assess_engagement
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.structured import engagement_of
from assessor.words import contracts as words
from assessor.words.names import Names

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.model.plan import Plan

RESTORE = "restore-testing"
DRILL = "hipaa:164.308(a)(7)(ii)(D)"


@cache
def shipped(framework: str) -> Plan:
    return api.load_library([framework])


def judged(contract: dict[str, Any] | None, *, framework: str = "hipaa", **more: Any) -> Assessment:
    """A business associate whose provider holds every function unless `today` says otherwise."""
    plan = shipped(framework)
    one: dict[str, Any] = {"id": "msp", "name": "North", "model": "managed", "offering": "gold", **more.pop("msp", {})}
    if contract is not None:
        one["contract"] = contract
    delegable = [name for name, item in plan.terrain.functions.items() if item.kind == "delegable"]
    stated = {
        "as_of": "2026-11-21",
        "organization": {"name": "Small", "business_associate": True, "covered_entity": True, **more.pop("facts", {})},
        "frameworks": [framework],
        "providers": [one, *more.pop("others", [])],
        "today": {key: ["msp"] for key in delegable} | more.pop("today", {}),
        **more,
    }
    return assess_engagement(plan, engagement_of(stated, FRAMEWORKS), arrangements=["today"])


class Row(NamedTuple):
    """A point with its words."""

    kind: str
    capability: str | None
    function: str | None
    provider: str
    refs: tuple[str, ...]
    needs: str
    has: str
    text: str


def points(contract: dict[str, Any] | None, **more: Any) -> list[Row]:
    assessment = judged(contract, **more)
    plan, as_of = assessment.plan, assessment.case.engagement.as_of
    names = Names(
        organization="Small",
        arrangements=(),
        providers={provider.id: provider.name for provider in subjects.providers(assessment)},
        capabilities={capability.id: capability.title for capability in subjects.capabilities(plan)},
        functions={function.id: function.title for function in subjects.functions(plan)},
        gates={gate.id: gate for gate in subjects.gates(plan)},
    )
    return [
        Row(
            point.kind,
            point.capability,
            point.function,
            point.provider,
            point.refs,
            words.needs(point, names, as_of),
            words.has(point, names),
            words.text(point, names, as_of),
        )
        for point in contracts(assessment)
    ]


def kinds(rows: list[Row]) -> list[tuple[str, str | None]]:
    return [(row.kind, row.capability) for row in rows]


def of(rows: list[Row], kind: str) -> list[Row]:
    return [row for row in rows if row.kind == kind]


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
    """SOC 2 CC7.2 takes the correlation of logs or their review."""
    facts = {"soc2_availability": False}
    left_out = {"excludes": ["log-correlation", "log-review"]}
    found = of(points(left_out, framework="soc-2", facts=facts), "unowned")
    assert "soc-2:CC7.2" in {ref for row in found for ref in row.refs}
    half = of(points({"excludes": ["log-correlation"]}, framework="soc-2", facts=facts), "unowned")
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
    (row,) = points({"responsibility_matrix": [{"capability": "risk-analysis", "owner": "provider"}]})
    assert (row.kind, row.needs) == ("disagreement", "the organization itself does this, whatever it buys")


# too slow


def test_a_promise_longer_than_a_binding_interval() -> None:
    """PCI DSS 10.4.1.1 asks for daily reviews, 11.3.1 for scans every three months (92 days)."""
    facts = {"pci_entity_type": "merchant"}
    promises = [{"capability": "internal-vulnerability-scanning", "every": "P6M"}]
    found = of(points({"promises": promises}, framework="pci-dss", facts=facts), "slow")
    slow = {ref: (row.needs, row.has) for row in found for ref in row.refs}
    assert slow["pci-dss:11.3.1"] == ("every 3 months", "promises it every 6 months")
    promises[0]["every"] = "P3M"
    assert of(points({"promises": promises}, framework="pci-dss", facts=facts), "slow") == []


def test_a_time_and_hours_that_bind() -> None:
    """SP 800-172 3.6.2e asks for a team within 24 hours, 3.6.1e for people at all hours."""
    levels = [
        {"event": "incident", "respond_within": "PT36H", "hours": "8x5"},
        {"event": "alert", "respond_within": "PT36H", "hours": "8x5"},
    ]
    found = of(points({"sla": levels}, framework="cmmc", facts={"cmmc_level": 3}), "slow")
    assert {(ref, row.needs, row.has) for row in found for ref in row.refs} == {
        ("cmmc:IR.L3-3.6.2e", "incident: within 24 hours", "answers within 36 hours"),
        ("cmmc:IR.L3-3.6.1e", "alert: answered 24x7", "answers 8x5"),
    }
    levels[0]["respond_within"], levels[1]["hours"] = "PT24H", "24x7"
    assert of(points({"sla": levels}, framework="cmmc", facts={"cmmc_level": 3}), "slow") == []


def test_our_own_defaults_make_nothing_too_slow() -> None:
    """HIPAA gives no number for restore tests: the size of our default never fails."""
    assert of(points({"promises": [{"capability": RESTORE, "every": "P9Y"}]}), "slow") == []


# papers, clauses, dates


def test_papers_and_clauses_of_the_gates_in_reach() -> None:
    with_data = {"data_contact": ["phi"], "artefacts": {"baa": "baa.pdf"}}
    missing = {"data_contact": ["phi"], "artefacts": {"baa": None}}
    clause = {"clauses": {"subcontractors": False, "safeguards": True}}
    (row,) = points(clause, msp=with_data)
    assert (row.kind, row.refs) == ("clause", ("hipaa:164.308(b)(3)",))
    assert "164.314(a)(2)(i)(B)" in row.needs
    assert kinds(points(clause, msp=missing)) == [("paper", None)], "a paper that is not there has no clauses"
    assert points(clause, msp={"data_contact": []}) == []
    (row,) = points({"documents": {"sla": None, "msa": "msa.pdf"}}, msp={"data_contact": []})
    assert (row.kind, row.needs, row.refs) == ("paper", "the paper called sla", ())


@pytest.mark.parametrize(
    ("dates", "has"),
    [
        ({"ends": "2026-11-20"}, ["ended on 2026-11-20"]),
        ({"ends": "2026-11-21"}, []),
        ({"starts": "2026-11-22"}, ["begins on 2026-11-22"]),
        ({"starts": "2026-11-21", "ends": "2027-11-20"}, []),
    ],
)
def test_a_contract_out_of_force(dates: dict[str, str], has: list[str]) -> None:
    found = points(dates)
    assert [row.has for row in found] == has
    assert all(DRILL in row.refs for row in found)


# said twice


def test_a_promise_other_than_the_terms_stated() -> None:
    stated = {"services": {"backup_dr": {"sustains": "P1D", "lines": {RESTORE: {"every": "P6M"}}}}}
    (row,) = points({"promises": [{"capability": RESTORE, "every": "P1Y"}]}, msp=stated)
    assert row.kind == "contradiction"
    assert (row.needs, row.has) == (
        "every 6 months (stated under services)",
        "the contract promises it every 1 year, which is looser",
    )
    (row,) = points({"promises": [{"capability": RESTORE, "every": "P1M"}]}, msp=stated)
    assert row.has.endswith("stricter")
    assert points({"promises": [{"capability": RESTORE, "every": "P6M"}]}, msp=stated) == []
    (row,) = points({"promises": [{"capability": RESTORE, "every": "P5Y"}]})
    assert "assumed from the tier" in row.needs


def test_times_and_hours_other_than_the_terms_stated() -> None:
    taken = {"services": {"soc_mdr": {"events": {"alert": "PT1H"}, "hours": "24x7"}}}
    level = {"event": "alert", "respond_within": "PT4H", "hours": "8x5"}
    found = points({"sla": [level]}, msp=taken)
    assert [(row.kind, row.function, row.needs) for row in found] == [
        ("contradiction", "soc_mdr", "24x7 (stated under services)"),
        ("contradiction", "soc_mdr", "alert within 1 hour (stated under services)"),
    ]
    assert found[1].has == "the contract says within 4 hours, which is looser"
    assert points({"sla": [{"severity": "Urgent", "respond_within": "P9D"}]}, msp=taken) == []


def test_terms_for_what_the_contract_leaves_out() -> None:
    stated = {"services": {"backup_dr": {"sustains": "P1D", "lines": {RESTORE: {"every": "P6M"}}}}}
    found = points({"excludes": [RESTORE]}, msp=stated)
    assert kinds(found) == [("unowned", RESTORE), ("contradiction", RESTORE)]


def test_a_list_that_does_not_name_the_work() -> None:
    found = of(points({"includes": ["backup_dr"]}), "not_included")
    named = {row.function for row in found}
    assert "backup_dr" not in named
    assert {"asset_mgmt", "endpoint_protection"} <= named


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


def test_a_contract_never_moves_a_verdict() -> None:
    worst = {
        "excludes": ["backup_dr", "patching"],
        "ends": "2020-01-01",
        "promises": [{"capability": "os-patching", "every": "P9Y"}],
        "responsibility_matrix": [{"capability": "log-review", "owner": "customer"}],
        "clauses": {"safeguards": False},
    }
    told = [{ref: row.verdict for ref, row in judged(item).judgements["today"].items()} for item in (None, worst)]
    assert told[0] == told[1]
    assert points(worst)
