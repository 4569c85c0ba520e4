"""Whom a contractor tells of a cyber incident, with the prime contractor as the engagement names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.cmmc.statements import cmmc_statements
from assessor.frameworks.cmmc.words import REPORTED, told_prime
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.engagement import Engagement
    from assessor.model.framework import RuleHolder
    from assessor.model.notice import NoticeRule


def notice_rules(terrain: RuleHolder, engagement: Engagement) -> Iterator[NoticeRule]:
    """The notices of the rules; whoever is named for one has the stated contact."""
    made, stated = cmmc_rules(terrain), cmmc_statements(engagement)
    contract = stated.contract if stated is not None else None
    prime = contract.prime if contract is not None else None
    for rule in made.notices if made is not None else ():
        if rule.party == "prime" and prime is not None:
            yield replace(rule, to=told_prime(prime.name, rule.to), reach=prime.contact, only_if=REPORTED)
        else:
            yield rule
