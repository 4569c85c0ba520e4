"""Whom a merchant tells of a theft of card data, with the acquirer as the engagement names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.statements import pci_statements
from assessor.frameworks.pci_dss.words import told_acquirer
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.engagement import Engagement
    from assessor.model.framework import RuleHolder
    from assessor.model.notice import NoticeRule


def notice_rules(terrain: RuleHolder, engagement: Engagement) -> Iterator[NoticeRule]:
    """The notices of the rules; the bank that settles the cards by its name, where that is stated."""
    levels, stated = pci_rules(terrain).levels, pci_statements(engagement)
    name = stated.acquirer.name if stated is not None and stated.acquirer is not None else None
    for rule in levels.notices if levels is not None else ():
        if rule.party == "acquirer" and name is not None:
            yield replace(rule, to=told_acquirer(name, rule.to))
        else:
            yield rule
