"""Laws of what is sold: terms belong to one piece of work, and a bare tier brings nobody what has to be ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.api import assess
from assessor.assess.prepare import load_library
from assessor.evaluate.supply import Supplier
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.resources import shipped_root
from assessor.model.shape import UNSTATED

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.library.library import Library

# What a flat fee tempts a provider to leave out (docs/authors.md): never done because a tier has a name.
ORDERED = (
    "firewall-rule-review",
    "integrity-monitoring",
    "rogue-device-detection",
    "internal-vulnerability-scanning",
    "external-vulnerability-scanning",
    "restore-testing",
    "media-disposal",
    "intrusion-detection",
    "execution-control",
    "continuity-plan",
    "continuity-exercise",
    "incident-exercise",
    "impact-analysis",
    "network-segmentation",
    "web-application-protection",
    "cross-domain-transfer",
    "threat-hunting",
)
ROWS = (
    ("hipaa", "164.308(a)(7)(ii)(D)"),
    ("hipaa", "164.308(a)(7)(ii)(E)"),
    ("hipaa", "164.310(d)(2)(i)"),
    ("pci-dss", "1.2.7"),
    ("pci-dss", "9.4.7"),
    ("pci-dss", "11.2.1"),
    ("pci-dss", "11.3.1"),
    ("pci-dss", "11.5.1"),
    ("pci-dss", "11.5.2"),
    ("pci-dss", "6.4.2"),
    ("cmmc", "CM.L2-3.4.8"),
    ("cmmc", "SC.L2-3.13.13"),
    ("cmmc", "RA.L2-3.11.2"),
    ("cmmc", "SI.L2-3.14.6"),
    ("soc-2", "A1.3"),
)
IN_PLACE = {"satisfied", "satisfied_with_customer_duties", "compensated"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(shipped_root(), FRAMEWORKS)


def test_no_terms_are_inherited_from_other_work(library: Library) -> None:
    """Whatever an offering promises of a capability stands on a line for that capability, in its function."""
    promised = 0
    for model in library.models.values():
        for offering in (None, *(item.id for item in model.offerings)):
            chain = [item.services for item in model.tiers(offering)] + [model.services]
            for services in chain:
                for service in services.values():
                    assert service.sustains is UNSTATED
                    assert service.events is None
                    assert service.establishes is None
            for item in library.capabilities.values():
                for function in item.delivered_by.functions:
                    terms = Supplier(id=model.id, model=model, offering=offering).terms(function, item.id)
                    lines = [tier[function].lines.get(item.id) for tier in chain if function in tier]
                    stated = any(line is not None and line.sold != "not_sold" for line in lines)
                    assert terms is None or stated, (model.id, offering, function, item.id)
                    promised += terms is not None
    assert promised > 500


@pytest.mark.parametrize("tier", ["bronze", "silver", "gold"])
def test_a_bare_tier_does_nothing_that_has_to_be_ordered(library: Library, tier: str) -> None:
    supplier = Supplier(id="msp", model=library.models["managed"], offering=tier)
    for name in ORDERED:
        for function in library.capabilities[name].delivered_by.functions:
            terms = supplier.terms(function, name)
            assert terms is None or not terms.counts, (tier, function, name)


@pytest.mark.parametrize("tier", ["bronze", "silver", "gold"])
def test_no_row_of_such_work_is_in_place_by_the_name_of_a_tier(library: Library, tier: str, tmp_path: Path) -> None:
    functions = [item.id for item in library.functions.values() if item.kind == "delegable"]
    papers = "{baa: a.txt, customer_responsibility_matrix: b.txt, aoc: c.txt, tpsp_acknowledgement: d.txt}"
    duties = [item.id for item in library.duties.values()]
    engagement = tmp_path / "bare.yaml"
    engagement.write_text(
        "schema: engagement/1\nas_of: '2026-11-21'\n"
        "organization: {name: Bare, covered_entity: true, cmmc_level: 2, cui_in_cloud: false, saq: ROC, users: 20,\n"
        "  devices: 20, wireless_networks: true, wireless_in_scope: true, internal_fte: 0}\n"
        "frameworks: [hipaa, pci-dss, soc-2, cmmc]\n"
        f"providers: [{{id: msp, model: managed, offering: {tier}, artefacts: {papers}}}]\n"
        f"today: {{{', '.join(f'{name}: [msp]' for name in functions)}}}\n"
        f"duties: {{{', '.join(f'{name}: {{state: done, last: 2026-10-01}}' for name in duties)}}}\n",
        encoding="utf-8",
    )
    judged = {item.ref: item for item in assess(engagement).obligations}
    for catalog, row in ROWS:
        verdict = judged[f"{catalog}:{row}"].verdicts["today"].verdict
        assert verdict not in IN_PLACE, (tier, row, verdict)
