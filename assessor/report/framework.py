"""What the brief, the terminal and a starter file ask of a framework: its texts and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from assessor.assess.framework import ScoringFramework

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor.encode.prose import Prose
    from assessor.model.engagement import Engagement
    from assessor.model.framework import RuleHolder
    from assessor.model.notice import NoticeRule
    from assessor.model.plan import Plan, Terrain
    from assessor.model.provider_term import ProviderTerm
    from assessor.report.deliverable import Grid
    from assessor.report.names import BriefNames
    from assessor.report.outcome import Outcome
    from assessor.report.sheet import Sheet
    from assessor.result.result import Result
    from assessor.result.scales import FrameworkScore
    from assessor.result.security_plan import FrameworkPart


class PresentedFramework(ScoringFramework, Protocol):
    """A framework as the whole program knows it; whatever it has nothing to say of, it leaves as it is here."""

    def prose(self) -> Sequence[Prose[Any]]:
        """The texts that stand beside its figures in `result.json`."""
        return ()

    def sheets(self, _result: Result, _names: BriefNames) -> Iterable[Sheet]:
        """Its pages of the brief; none where the result has nothing for them."""
        return ()

    def outcome(self, _result: Result, _names: BriefNames) -> Outcome | None:
        """What its own assessor would report of today; None where it has nothing to say beyond its rows."""
        return None

    def effects(self, _result: Result) -> Mapping[str, str]:
        """What a row that is not in place does beyond itself, in a sentence, by reference; empty where nothing."""
        return {}

    def grids(self, _result: Result, _rules: RuleHolder, _engagement: Engagement) -> Iterable[Grid]:
        """Its sheets of the workbook; none where it keeps no register of its own."""
        return ()

    def annex_sources(self, _provider: str, _result: Result) -> Iterable[str]:
        """What asks for a paper on who is responsible for what, of this provider; none where nothing does."""
        return ()

    def ssp_part(self, _result: Result, _rules: RuleHolder) -> FrameworkPart | None:
        """What it adds to a system security plan; None where it has nothing of its own."""
        return None

    def notices(self, _terrain: Terrain, _engagement: Engagement) -> Iterable[NoticeRule]:
        """Whom its rules say to tell of an incident, and by when; conditions on facts are left to whoever asks."""
        return ()

    def provider_terms(self, _terrain: Terrain, _engagement: Engagement) -> Iterable[tuple[str, ProviderTerm]]:
        """What its rules want in the contracts of outside providers, each with the provider's id."""
        return ()

    def headlines(self, _score: FrameworkScore) -> Iterable[str]:
        """What the terminal says of its figures, a line each."""
        return ()

    def starter(self, _plan: Plan, _as_of: str) -> Iterable[str]:
        """Lines of a new engagement file that show its own block, commented out; asked only where it is chosen."""
        return ()


Registry = tuple[PresentedFramework, ...]
