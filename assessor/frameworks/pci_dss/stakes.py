"""What hangs on each requirement that is Not in Place: the whole attestation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.severity import Stake

if TYPE_CHECKING:
    from assessor.frameworks.pci_dss.result import PciDssScore


def stakes(score: PciDssScore) -> dict[str, Stake]:
    """One requirement not in place is enough for a non-compliant attestation."""
    return {ref: Stake(code="attestation") for ref, finding in score.findings.items() if finding == "not_in_place"}


def would_hang(score: PciDssScore) -> dict[str, Stake]:
    """What is attested as in place, or will be once a duty is finished: the same hangs on it."""
    attested = ("in_place", "once_finished")
    return {ref: Stake(code="attestation") for ref, finding in score.findings.items() if finding.startswith(attested)}
