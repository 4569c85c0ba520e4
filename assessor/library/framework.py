"""What the checks of data and engagements ask of a framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from assessor.model.framework import Framework

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.library.engagement import Source
    from assessor.library.library import Library
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.framework import RuleHolder
    from assessor.model.plan import Plan


class CheckedFramework(Framework, Protocol):
    """A framework with checks of its own; one that has none leaves them as they are here."""

    def framework_of(self, _rules: RuleHolder) -> str:
        """The id of the framework its block belongs to; its own rules may name another one."""
        return self.id

    def check_rules(self, _library: Library) -> Iterable[Diagnostic]:
        """What its own rules name that does not exist, or does not fit its catalog."""
        return ()

    def check_statements(self, _source: Source, _plan: Plan) -> Iterable[Diagnostic]:
        """What an engagement states for it that cannot be, contradicts itself or changes nothing; warnings included."""
        return ()

    def check_figures(self, _source: Source, _plan: Plan) -> Iterable[Diagnostic]:
        """What only its arithmetic can tell of an engagement whose statements were all read."""
        return ()
