"""What to ask a supplier before copies that may hold CUI go to it, where it is stated to hold none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.frameworks.cmmc import words
from assessor.result.security_plan import Caution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.result.result import Result

# Work that takes copies of the data itself.
_COPIES = frozenset({"backup", "backup-isolation"})


# Work with media that may hold CUI, done out of the organization's sight.
_MEDIA = "media-disposal"


def custody(score: CmmcScore, result: Result) -> Iterator[Caution]:
    """Where a provider that is stated to hold no CUI disposes of media today (NIST SP 800-171 r2 3.8.3)."""
    without = {item.provider: item.name for item in score.providers if item.holds != "cui"}
    for row in result.obligations:
        steps = row.verdicts[TODAY].witness
        by = {step.provider for step in steps if row.demands[step.demand].capability == _MEDIA}
        if row.catalog == "cmmc":
            yield from (
                Caution(ref=row.ref, supplier=name, text=words.custody(without[name]))
                for name in sorted(without.keys() & by)
            )


def cautions(score: CmmcScore, result: Result) -> Iterator[Caution]:
    """By requirement not met, in the order of the findings (DFARS 252.204-7012(b)(2)(ii)(D))."""
    without = {item.provider: item.name for item in score.providers if item.holds != "cui"}
    lost = {item.ref for figure in score.figures for item in figure.lost}
    told = set()
    for finding in result.findings:
        supplier = finding.remedy.supplier if finding.remedy is not None else None
        if supplier not in without or _COPIES.isdisjoint(finding.capabilities):
            continue
        for ref in finding.obligations:
            if ref in lost and (ref, supplier) not in told:
                told.add((ref, supplier))
                yield Caution(ref=ref, supplier=supplier, text=words.copies(without[supplier]))
