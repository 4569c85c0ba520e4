"""Amendments: the value is changed where it should be, once, and nowhere else; what cannot be is said with a reason."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.loader import gather
from assessor.library.resources import data_files, shipped_root

if TYPE_CHECKING:
    from assessor.library.library import Library
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.pack import Amended

ROW = "hipaa:164.308(a)(1)(ii)(D)"
WEEKLY = f"""
  - amends: crosswalk
    entry: "{ROW}"
    at: [essential, AU-6, demand]
    to: {{every: P7D, basis: contractual, citation: Our policy}}
    reason: Our policy says so.
"""


@cache
def shipped() -> list[tuple[str, bytes]]:
    return data_files(shipped_root())


def loaded(*amendments: str) -> tuple[Library | None, list[Diagnostic]]:
    """The shipped library with one pack for each text."""
    files = [
        (f"packs/p{number}/rules/amendments.yaml", f"schema: amendments/1\namendments:{text}".encode())
        for number, text in enumerate(amendments)
    ]
    return gather([*shipped(), *files], FRAMEWORKS)


def made(*amendments: str) -> tuple[Amended, ...]:
    library, problems = loaded(*amendments)
    assert problems == []
    assert library is not None
    return library.amendments


def test_a_demand_is_amended_and_nothing_else() -> None:
    before, _ = loaded()
    after, problems = loaded(WEEKLY)
    assert problems == []
    assert before is not None
    assert after is not None
    (record,) = after.amendments
    assert (record.pack, record.entry, record.at) == ("p0", ROW, ("essential", "AU-6", "demand"))
    assert record.was is not None
    assert '"P1D"' in record.was
    assert record.now == '{"basis": "contractual", "citation": "Our policy", "every": "P7D"}'
    entries = {
        f"{crosswalk.crosswalk.source}:{entry.obligation}": entry
        for crosswalk in before.crosswalks
        for entry in crosswalk.entries
    }
    changed = [
        name
        for crosswalk in after.crosswalks
        for entry in crosswalk.entries
        if entries[name := f"{crosswalk.crosswalk.source}:{entry.obligation}"] != entry
    ]
    assert changed == [ROW]
    assert before.capabilities == after.capabilities
    assert before.models == after.models


def test_a_row_somebody_amended_no_longer_counts_as_read_twice() -> None:
    library, _ = loaded(WEEKLY)
    assert library is not None
    (entry,) = [
        entry
        for crosswalk in library.crosswalks
        if crosswalk.crosswalk.source == "hipaa"
        for entry in crosswalk.entries
        if entry.obligation == "164.308(a)(1)(ii)(D)"
    ]
    assert not entry.reviewed


def test_a_key_is_added_and_one_taken_away() -> None:
    text = """
  - {amends: model, entry: managed, at: [offerings, silver, title], to: The middle tier, reason: Ours is called that.}
  - {amends: capabilities, entry: log-review, at: [also_called], remove: true, reason: We call it nothing else.}
"""
    first, second = made(text)
    assert (first.entry, first.now) == ("log-review", None)
    assert (second.entry, second.now) == ("managed", '"The middle tier"')


def test_the_order_of_packs_does_not_matter() -> None:
    other = """
  - {amends: model, entry: managed, at: [offerings, silver, title], to: The middle tier, reason: Ours is called that.}
"""
    one = {(item.entry, item.now) for item in made(WEEKLY, other)}
    two = {(item.entry, item.now) for item in made(other, WEEKLY)}
    assert one == two


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{amends: catalog, entry: hipaa, at: [title], to: x, reason: y}", "amend/kind"),
        ("{amends: crosswalk, entry: 'hipaa:1', at: [essential], to: [], reason: y}", "amend/unknown"),
        (f"{{amends: crosswalk, entry: '{ROW}', at: [essential, AU-7, demand], to: {{}}, reason: y}}", "amend/lost"),
        (
            f"{{amends: crosswalk, entry: '{ROW}', at: [essential, AU-6, relationship], to: of, reason: y}}",
            "amend/invalid",
        ),
        (f"{{amends: crosswalk, entry: '{ROW}', at: [essential, AU-6, nonsense], to: 1, reason: y}}", "amend/invalid"),
        (f"{{amends: crosswalk, entry: '{ROW}', at: [essential, AU-6, control], to: AU-6, reason: y}}", "amend/same"),
        (f"{{amends: crosswalk, entry: '{ROW}', at: [essential, AU-6], reason: y}}", "amend/what"),
        (f"{{amends: crosswalk, entry: '{ROW}', at: [essential, AU-6], to: 1, remove: true, reason: y}}", "amend/what"),
    ],
)
def test_what_cannot_be_amended_is_said_at_its_place(text: str, code: str) -> None:
    _, problems = loaded(f"\n  - {text}\n")
    (problem,) = problems
    assert problem.code == code
    assert str(problem.span) == "packs/p0/rules/amendments.yaml:3:5"
    assert problem.help


@pytest.mark.parametrize(
    "second", ["[essential, AU-6, demand]", "[essential, AU-6]", "[essential, AU-6, demand, every]"]
)
def test_two_packs_that_amend_one_value_are_in_conflict(second: str) -> None:
    other = f"\n  - {{amends: crosswalk, entry: '{ROW}', at: {second}, remove: true, reason: y}}\n"
    for order in ((WEEKLY, other), (other, WEEKLY)):
        _, problems = loaded(*order)
        (problem,) = [item for item in problems if item.code == "amend/conflict"]
        named = f"{problem.span} {problem.message}"
        assert "packs/p0/" in named
        assert "packs/p1/" in named


OWN_WORK = b"""schema: capabilities/1
capabilities:
  - id: print-watch
    title: Watch over printers
    definition: Printers are watched for pages that lie there.
    iscm_domain: governance
    cdm_area: NONE
    performed_by: provider
    delivered_by: {any_of: [soc_mdr]}
    runs: person
    controls: {primary: ["PE-5"], supporting: ["AC-5"]}
    metric: printers_watched
    unit: percent
    threshold: {example: "100", note: Our value.}
    volatility: medium
    evidence: {class: work_record, types: [callback_record]}
    defaults: {every: P1M, loosest: P3M}
    effort: {priority: 3, hours_per_run: 1, low: 0.5, high: 2, confidence: low, basis: assumption}
    proof: [document]
"""
TAKEN_UP = """
  - amends: model
    entry: internal_it
    at: [services, soc_mdr, lines, print-watch]
    to: {every: P7D, evidence: work_record}
    reason: Our own staff walks by the printers every week.
"""


def test_a_shipped_model_takes_up_work_that_a_pack_brings() -> None:
    amendment = f"schema: amendments/1\namendments:{TAKEN_UP}".encode()
    ours = [("packs/p0/rules/work.yaml", OWN_WORK), ("packs/p0/rules/amendments.yaml", amendment)]
    library, problems = gather([*shipped(), *ours], FRAMEWORKS)
    assert problems == []
    assert library is not None
    line = library.models["internal_it"].services["soc_mdr"].lines["print-watch"]
    assert str(line.every) == "P7D"
    (record,) = library.amendments
    assert record.was is None


def test_two_packs_cannot_give_a_model_the_same_line() -> None:
    _, problems = loaded(TAKEN_UP, TAKEN_UP.replace("P7D", "P1M"))
    assert [problem.code for problem in problems] == ["amend/conflict"]
