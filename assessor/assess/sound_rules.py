"""A library without prose and places in which nothing is wrong, and cases held against it."""

from __future__ import annotations

from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Final, cast

from assessor.assess.case_sets import judgeable
from assessor.graph.compile import bare_plan
from assessor.library.audit import AUDIT_CHECKS, OF_TERMS
from assessor.library.ledger import SoundCheck
from assessor.library.links import link_checks
from assessor.library.overlay_links import own_problems
from assessor.library.overlays import with_overlay
from assessor.library.pack_links import check_packs
from assessor.library.partwise import Doubtful
from assessor.library.rule_case_links import CaseRules
from assessor.library.watched import OF_ALL, PARTS, watched
from assessor.library.watched_terrain import watched_terrain
from assessor.model.named_tuple import NamedTuple
from assessor.model.sense import EVERY, ShareName, needed
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assessor.graph.build import Graph
    from assessor.library.data_set import DataSet
    from assessor.library.framework import CheckedFramework
    from assessor.library.ledger import Ledger
    from assessor.library.library import Library
    from assessor.library.partwise import PartwiseLibrary
    from assessor.library.rule_cases import ReadCase
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.overlay import Overlay
    from assessor.model.plan import Plan

    Check = Callable[[Library], Iterable[Diagnostic]]

_OVERLAID: Final = ("frameworks", "overlays")  # what says how a library with a pack in it differs


class RulesRead(NamedTuple):
    """What was asked to hold a case against the rules: rows of these catalogs, and these shares of the rules."""

    catalogs: tuple[str, ...]
    read: tuple[ShareName, ...]


class SoundRules:
    """A library in which nothing is wrong, with the plans that cases ask; see `links_hold` for what makes it so."""

    def __init__(self, library: PartwiseLibrary, data: DataSet, registry: Sequence[CheckedFramework]) -> None:
        self._parts, self._data, self._registry = library, data, registry
        self._library = cast("Library", library)
        self._joined: set[str] = set()  # rows whose clauses the case at hand asked for

    def links_hold(self, ledger: Ledger, ground: Callable[[frozenset[str], bool], str]) -> bool:
        """Whether every check finds nothing; those are run whose `ground`, the parts they read, has changed.

        `ground` is asked as well whether the check compares terms.
        """
        try:
            return not check_packs(self._library, self._data.packs) and self._checks_hold(ledger, ground)
        except Doubtful:
            return False

    def _checks_hold(self, ledger: Ledger, ground: Callable[[frozenset[str], bool], str]) -> bool:
        for name, check, library, always in self._checks():
            known, terms = ledger.checks.get(name), check in OF_TERMS
            if known is not None and ground(frozenset(known.parts), terms) == known.rests_on:
                continue
            read = set(always)
            if any(True for _ in check(watched(library(), read))):
                return False
            ledger.check_found_sound(name, SoundCheck(tuple(sorted(read)), ground(frozenset(read), terms)))
        return True

    def _checks(self) -> Iterator[tuple[str, Check, Callable[[], Library], tuple[str, ...]]]:
        """Each check by a name of its own, the library it reads, and the parts this library was made of besides."""
        links = [(f"{number} {_name(check)}", check) for number, check in enumerate(link_checks(self._registry))]
        for part in sorted(PARTS - OF_ALL):
            yield f"part {part}", partial(_gathers, part=part), self._itself, ()
        for name, check in links:
            yield name, check, self._itself, ()
        for check in AUDIT_CHECKS:
            yield f"audit {_name(check)}", check, self._itself, ()
        for overlay in self._library.overlays.values():
            yield f"overlay {overlay.id}", partial(own_problems, overlay=overlay), self._itself, _OVERLAID
            adopted = cache(partial(self._with, overlay))
            for name, check in links:
                yield f"with {overlay.id} {name}", check, adopted, _OVERLAID

    def _itself(self) -> Library:
        return self._library

    def _with(self, overlay: Overlay) -> Library:
        return with_overlay(self._parts.whole, overlay)

    def judged(self, read: ReadCase) -> RulesRead | None:
        """What a case rests on that holds no error; None for one that does."""
        try:
            return self._judged(read)
        except Doubtful:
            return None

    def _judged(self, read: ReadCase) -> RulesRead | None:
        shares: set[ShareName] = set()
        self._joined.clear()
        terrain = watched_terrain(self._bare.terrain, shares)
        plan = replace(self._bare, terrain=terrain)  # nothing that one case made of it serves another, unread
        engagement, faults = judgeable(read, CaseRules(plan), self._registry)
        if engagement is None or faults:
            return None
        chosen = [terrain.frameworks[name].catalog for name in engagement.frameworks]
        expected = [item.obligation.partition(":")[0] for item in read.case.expect]
        if self._joined:
            shares |= {ShareName("crosswalks", ref) for ref in self._joined}
            shares |= {ShareName(part, EVERY) for part in ("capabilities", "duties")}
        return RulesRead(tuple(sorted({*chosen, *expected})), needed(shares))

    @cached_property
    def _bare(self) -> Plan:
        return bare_plan(self._library, self._registry, self._graph_of)

    def _graph_of(self, ref: str) -> Graph:
        self._joined.add(ref)
        return self._graph

    @cached_property
    def _graph(self) -> Graph:
        from assessor.graph.build import build  # noqa: PLC0415 - few cases ask for what needs a graph

        return build(self._library)


def _gathers(library: Library, part: str) -> Iterator[Diagnostic]:
    """A part can be gathered; a library raises Doubtful where that finds a problem."""
    getattr(library, part)
    return iter(())


def _name(check: Check) -> str:
    return f"{getattr(check, '__module__', '')}.{getattr(check, '__qualname__', '')}"
