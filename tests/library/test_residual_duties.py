"""What nobody can outsource: each duty known to experts has its place in the rules, and something leads to it.

The table is written by hand from the regulations, not read off the rules: the duty's usual short name, the duties of
ours that say it, and one obligation, paper or framework at which at least one of them must come up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.audit import audit
from assessor.library.loader import gather
from assessor.library.resources import data_files, shipped_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.library import Library

WHERE = {
    "RD-H1 accept and sign the risk analysis": (("rd-h1", "rd-risk-analysis"), "hipaa:164.306(b)(2)"),
    "RD-H2 name the security official": (("rd-h2",), "hipaa:164.308(a)(2)"),
    "RD-H3 sanction the workforce": (("rd-h3",), "hipaa:164.308(a)(1)(ii)(C)"),
    "RD-H4 decide on addressable measures": (("rd-h4",), "hipaa:164.306(d)(3)"),
    "RD-H5 sign business associate contracts": (("rd-h5",), "hipaa:164.308(b)(3)"),
    "RD-H6 judge breaches and give notice": (("rd-h6", "rd-breach-notification"), "hipaa:164.404(a)(1)"),
    "RD-H7 keep documents six years": (("rd-h7", "rd-record-retention"), "hipaa:164.316(b)(2)(i)"),
    "RD-H8 rules for the premises": (("rd-h8", "rd-physical-access"), "hipaa:164.310(a)(2)(ii)"),
    "RD-P1 confirm the scope": (("rd-p1", "rd-scope-confirmation"), "pci-dss:12.5.2"),
    "RD-P2 sign the attestation": (("rd-p2",), "framework pci-dss"),
    "RD-P3 manage providers with card data": (("rd-p3",), "pci-dss:12.8.1"),
    "RD-P4 policy and executive approval": (("rd-p4", "rd-policy-lifecycle"), "pci-dss:12.1.1"),
    "RD-P5 train staff": (("rd-p5",), "pci-dss:12.6.3"),
    "RD-P5 inspect terminals": (("rd-p5",), "pci-dss:9.5.1.2"),
    "RD-P6 authorize access": (("rd-p6", "rd-account-lifecycle", "rd-authorization-model"), "pci-dss:7.2.3"),
    "RD-P7 accept targeted risk analyses": (("rd-p7",), "pci-dss:12.3.1"),
    "RD-S1 management assertion": (("rd-s1",), "framework soc-2"),
    "RD-S2 board oversight and ethics": (("rd-s2", "rd-entity-control-environment"), "soc-2:CC1.2"),
    "RD-S3 commitments to customers": (("rd-s3",), "soc-2:CC2.3"),
    "RD-S4 risk appetite": (("rd-s4",), "soc-2:CC3.1"),
    "RD-S5 controls that providers expect": (("rd-s5",), "soc-2:CC9.2"),
    "RD-S6 watch providers left out": (("rd-s6",), "soc-2:CC9.2"),
    "RD-C1 affirmation": (("rd-c1",), "framework cmmc"),
    "RD-C2 security plan": (("rd-c2", "rd-security-plan"), "cmmc:CA.L2-3.12.4"),
    "RD-C2 providers in the plan": (("rd-c2",), "gate responsibility-matrix"),
    "RD-C3 screen people": (("rd-personnel-screening", "rd-c3"), "cmmc:PS.L2-3.9.1"),
    "RD-C3 remove people": (("rd-joiner-mover-leaver", "rd-c3"), "cmmc:PS.L2-3.9.2"),
    "RD-C4 control physical access": (("rd-physical-access", "rd-c4"), "cmmc:PE.L2-3.10.5"),
    "RD-C4 escorts": (("rd-c4",), "cmmc:PE.L2-3.10.3"),
    "RD-C5 decide what is posted": (("rd-public-content-control",), "cmmc:AC.L2-3.1.22"),
    "RD-C6 fund the plan of action": (("rd-c6", "rd-risk-treatment"), "framework cmmc"),
    "RD-C7 report to DoD within 72 hours": (("rd-c7",), "cmmc:IR.L2-3.6.2"),
    "RD-C8 keep artifacts six years": (("rd-c8",), "framework cmmc"),
}


@pytest.fixture(scope="module")
def library() -> Library:
    loaded, _ = gather(data_files(shipped_root()), FRAMEWORKS)
    assert loaded is not None
    return loaded


def places(library: Library, name: str) -> Iterator[str]:
    """Every obligation, paper and framework at which a duty comes up, itself or through others."""
    duty = library.duties[name]
    yield from duty.attaches_to
    yield from (f"framework {framework}" for framework in duty.concerns)
    yield from (f"gate {gate.id}" for gate in library.gates.values() if gate.duty == name)
    yield from (gate.decides for gate in library.gates.values() if gate.duty == name and gate.decides)
    held = {item.id for item in library.capabilities.values() if item.duty == name}
    for crosswalk in library.crosswalks:
        for entry in crosswalk.entries:
            for edge in (edge for item in entry.essential for edge in (item.any_of or (item,))):
                if edge.capabilities is not None and held.intersection(edge.capabilities.names):
                    yield f"{crosswalk.crosswalk.source}:{entry.obligation}"
    for part in duty.through:
        yield from places(library, part)


@pytest.mark.parametrize("named", WHERE)
def test_a_duty_that_cannot_be_outsourced(library: Library, named: str) -> None:
    ours, place = WHERE[named]
    found: set[str] = set()
    for name in ours:
        duty = library.duties[name]
        assert duty.citation
        assert duty.owner
        assert duty.title, f"{name} stands in lists and sentences"
        found.update(places(library, name))
    assert place in found


def test_no_duty_of_any_framework_is_idle(library: Library) -> None:
    for name in library.duties:
        assert list(places(library, name)), f"nothing leads to {name}"
    assert [item.message for item in audit(library) if "duty" in item.message] == []


def test_numbers_of_duties_are_whole() -> None:
    """The expert's list has 8, 7, 6 and 8 of them."""
    numbers = {name.partition(" ")[0] for name in WHERE}
    assert numbers == {
        f"RD-{letter}{n}" for letter, last in zip("HPSC", (8, 7, 6, 8), strict=True) for n in range(1, last + 1)
    }
