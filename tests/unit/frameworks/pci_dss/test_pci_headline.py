"""What the terminal says of PCI DSS figures, in one line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor import api
from assessor.frameworks.pci_dss.outcome import outcome_of
from assessor.frameworks.pci_dss.result import PciDssScore
from assessor.frameworks.pci_dss.words import headline
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_whoever_has_to_take_part_is_said_to_be_unpriced(data_root: Path, cache: Path) -> None:
    result = api.assess(ROOT / "examples" / "retailer.yaml", data=data_root, cache=cache)
    score = (result.scores or {})["pci-dss"]
    assert isinstance(score, PciDssScore)
    assert score.instrument is not None
    told, alone = outcome_of(result), replace(score, instrument=replace(score.instrument, involvement=()))
    assert told is not None
    assert "Mastercard: a QSA or certified ISA must take part" in told.way
    untold = outcome_of(replace(result, scores={**(result.scores or {}), "pci-dss": alone}))
    assert untold is not None
    assert "QSA" not in untold.way


def test_the_line(data_root: Path, cache: Path) -> None:
    result = api.assess(ROOT / "examples" / "retailer.yaml", data=data_root, cache=cache)
    score = (result.scores or {})["pci-dss"]
    assert isinstance(score, PciDssScore)
    figures = replace(
        score,
        level=replace(score.level, level=2),
        counts=replace(score.counts, not_in_place=1),
        attestation=replace(score.attestation, outcome="non_compliant"),
    )
    expected = "PCI DSS today: level 2, 1 requirement Not in Place, an attestation today would say non-compliant"
    assert list(headline(figures)) == [expected]
    undecided = replace(figures, attestation=replace(score.attestation, outcome="undetermined"))
    assert list(headline(undecided)) == ["PCI DSS today: level 2, 1 requirement Not in Place"]
