"""Checks of the rules and of the block: names that exist, numbers that can be reached, days that have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.dates import not_later
from assessor.library.references import missing, unknown
from assessor.model.diagnostic import Diagnostic
from tests.fifth_framework.harbor.lanterns import lanterns_of
from tests.fifth_framework.harbor.rules import harbor_rules
from tests.fifth_framework.harbor.statements import BLOCK, harbor_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.engagement import Source
    from assessor.library.library import Library
    from assessor.model.plan import Plan


def rule_problems(library: Library) -> Iterator[Diagnostic]:
    """The rules name a framework, and its catalog has the lanterns they ask for."""
    rules = harbor_rules(library)
    if rules is None:
        return
    yield from unknown("framework", [rules.framework], library.frameworks, rules.span)
    framework = library.frameworks.get(rules.framework)
    catalog = library.catalogs.get(framework.catalog) if framework is not None else None
    most = sum(lanterns_of(row.props) for row in catalog.rows) if catalog is not None else 0
    if most < rules.lanterns:
        message = f"the rules ask for {rules.lanterns} lanterns, the catalog has {most}"
        yield Diagnostic("harbor/lanterns", message, rules.span, "correct one of them")


def statement_problems(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Nothing in the block lies in the future, and what it names exists."""
    stated, rules = harbor_statements(source.engagement), harbor_rules(plan.terrain)
    if stated is None or rules is None or rules.framework not in source.engagement.frameworks:
        return
    if stated.inspected_on is not None:
        yield from not_later(source, stated.inspected_on, (BLOCK.key, "inspected_on"))
    rows = {row.ref for row in plan.obligations}
    for index, waiver in enumerate(stated.waivers):
        if waiver.obligation not in rows:
            at = (BLOCK.key, "waivers", index, "obligation")
            yield missing(source.document, "obligation", waiver.obligation, rows, at, key=False)
