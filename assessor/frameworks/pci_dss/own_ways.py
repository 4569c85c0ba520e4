"""The customized approach of PCI DSS (12.3.2, Appendix D): controls of one's own design, weighed like alternatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.engagement import DocumentedAlternative
from assessor.model.framework import OwnAlternative
from assessor.model.rules import AlternativeRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.pci_dss.rules import PciWorksheets
    from assessor.frameworks.pci_dss.statements import PciDss

_TERM = "customized_approach"  # the paper's term of review


def customized(rules: PciWorksheets | None, stated: PciDss | None, obligation: str) -> Iterator[OwnAlternative]:
    """Those stated for one requirement; the rule stands in rules/scoring/pci-worksheets.yaml."""
    if rules is None or stated is None:
        return
    paper = rules.customized_approach
    every = rules.reviewed_every[_TERM].every
    rule = AlternativeRule(document=paper.document, citation=paper.citation, states=paper.parts, reviewed_every=every)
    for index, control in enumerate(stated.customized):
        if control.obligation != obligation:
            continue
        alternative = DocumentedAlternative(
            obligation=control.obligation,
            measure=control.controls_matrix,
            objective=control.objective,
            by=control.by,
            on=control.tra_on,
        )
        lacks = tuple(name for name in paper.parts if not getattr(control, name))
        at = ("pci_dss", "customized", index, "obligation")
        yield OwnAlternative(stated=alternative, rule=rule, lacks=lacks, at=at)
