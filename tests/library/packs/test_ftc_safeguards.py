"""The pack of the FTC Safeguards Rule: every paragraph with a duty, the rule's own intervals only, and tried out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.library.packs.shipped_pack import ShippedPack

if TYPE_CHECKING:
    from assessor.model.plan import Demand

PACK = ShippedPack("ftc-safeguards")
# 16 CFR 314.4: the paragraphs below each letter that ask for something; "" is the letter's own sentence.
PARAGRAPHS = {
    "314.3": ("(a)",),
    "314.4(a)": ("", "(1)", "(2)", "(3)"),
    "314.4(b)": ("", "(1)", "(1)(i)", "(1)(ii)", "(1)(iii)", "(2)"),
    "314.4(c)": (
        *("", "(1)", "(1)(i)", "(1)(ii)", "(2)", "(3)", "(4)(in-house)", "(4)(external)"),
        *("(5)", "(6)(i)", "(6)(ii)", "(7)", "(8)"),
    ),
    "314.4(d)": ("(1)", "(2)(i)", "(2)(ii)"),
    "314.4(e)": ("(1)", "(2)", "(3)", "(4)"),
    "314.4(f)": ("(1)", "(2)", "(3)"),
    "314.4(g)": ("",),
    "314.4(h)": ("", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"),
    "314.4(i)": ("", "(1)", "(2)"),
    "314.4(j)": ("(1)", "(1)(i)", "(1)(ii)", "(1)(iii)", "(1)(iv)", "(1)(v)", "(1)(vi)"),
}


def asked(demand: Demand) -> str:
    """A demand in one line: of whom, when, and whether the rule itself says so."""
    times = [text for text in (demand.every, demand.event, demand.within) if text]
    when = "in force" if demand.state else " ".join(str(text) for text in times)
    side = " (side)" if demand.weight == "side" else ""
    return f"{demand.capability or demand.duty}: {when} {demand.basis}{side}"


def test_every_paragraph_is_there_in_the_order_of_the_rule() -> None:
    assert list(PACK.rows) == [head + tail for head, tails in PARAGRAPHS.items() for tail in tails]
    assert len(PACK.rows) == 53


def test_citations_are_the_paragraphs() -> None:
    for name, row in PACK.rows.items():
        assert row.citation == f"16 CFR {name.removesuffix('(in-house)').removesuffix('(external)')}"


def test_the_exception_is_for_four_paragraphs_and_no_other() -> None:
    """16 CFR 314.6: (b)(1), (d)(2), (h) and (i)."""
    excepted = {name for name, row in PACK.rows.items() if row.otherwise and "5,000" in row.otherwise}
    wanted = ("314.4(b)(1)", "314.4(d)(2)", "314.4(h)", "314.4(i)")
    assert excepted == {name for name in PACK.rows if name.startswith(wanted)}
    assert Counter(name[:8] for name in excepted) == {"314.4(b)": 4, "314.4(d)": 2, "314.4(h)": 8, "314.4(i)": 3}


def test_another_control_may_be_approved_for_encryption_and_sign_in_only() -> None:
    assert {name for name, row in PACK.rows.items() if row.alternative_allowed} == {"314.4(c)(3)", "314.4(c)(5)"}


def test_the_rule_sets_three_intervals_and_a_deadline() -> None:
    legal = {
        (name, asked(demand))
        for name, row in PACK.rows.items()
        for clause in row.clauses
        for demand in clause
        if demand.basis == "legal" and (demand.every or demand.within)
    }
    assert legal == {
        ("314.4(d)(2)(i)", "penetration-testing: P1Y legal"),
        ("314.4(d)(2)(ii)", "internal-vulnerability-scanning: P6M significant-change legal"),
        ("314.4(j)(1)", "breach-notification: breach P30D legal"),
    }
    (report,) = (part for part in PACK.plan.terrain.duties["rd-ftc-safeguards-board-report"].parts if part.every)
    assert (report.id, str(report.every), report.attaches_to) == ("report", "P1Y", ("ftc-safeguards:314.4(i)",))


def test_what_we_chose_says_why() -> None:
    for name, row in PACK.rows.items():
        for clause in row.clauses:
            for demand in clause:
                assert demand.because or demand.duty or demand.basis == "legal", name


@pytest.mark.parametrize(
    ("name", "clauses"),
    [
        (
            "314.3(a)",
            [["policy-lifecycle: in force legal"], ["rd-ftc-safeguards-program:  legal"]],
        ),
        ("314.4(b)(2)", [["risk-analysis: P1Y engine_default"], ["rd-ftc-safeguards-risks:  legal"]]),
        (
            "314.4(c)(1)",
            [["access-recertification: P6M engine_default"], ["physical-access: P6M engine_default (side)"]],
        ),
        (
            "314.4(c)(3)",
            [
                ["encryption-in-transit: in force legal"],
                ["stored-data-encryption: in force legal"],
                ["device-encryption: in force legal"],
                ["rd-ftc-safeguards-keys:  legal"],
            ],
        ),
        (
            "314.4(c)(5)",
            [
                ["multi-factor-authentication: in force legal"],
                ["multi-factor-authentication: in force legal"],
                ["rd-ftc-safeguards-local-sign-in:  legal"],
            ],
        ),
        (
            "314.4(c)(8)",
            [
                ["audit-logging: in force legal"],
                ["log-review: P7D engine_default"],
                ["rd-ftc-safeguards-user-activity:  legal"],
            ],
        ),
        (
            "314.4(d)(1)",
            [
                ["control-assessment: P1Y engine_default", "monitoring-program: P1M engine_default"],
                ["rd-ftc-safeguards-tests:  legal"],
            ],
        ),
        (
            "314.4(d)(2)(i)",
            [
                ["penetration-testing: P1Y legal", "configuration-compliance: P1D engine_default"],
                ["penetration-testing: P1Y legal", "internal-vulnerability-scanning: P1D engine_default"],
                ["rd-ftc-safeguards-tests:  legal"],
            ],
        ),
        ("314.4(f)(1)", [["provider-due-diligence: provider-engaged legal"]]),
        ("314.4(h)(3)", [["rd-ftc-safeguards-plan-content:  legal"]]),
        ("314.4(j)(1)(iv)", [["rd-ftc-safeguards-notice:  legal"]]),
    ],
)
def test_what_a_row_demands(name: str, clauses: list[list[str]]) -> None:
    assert [[asked(demand) for demand in clause] for clause in PACK.rows[name].clauses] == clauses


def test_every_row_leads_to_controls() -> None:
    for name, row in PACK.rows.items():
        essential = {demand.control for clause in row.clauses for demand in clause if demand.control}
        assert len(essential) <= 4, name
        assert essential | set(row.supporting), name
